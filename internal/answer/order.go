package answer

import (
	"slices"

	"quoth/internal/query"
)

// turns tells of each story how near it is to the one that a question for the newest or the oldest of several asks for: 1 for that, less for
// one farther from it, and 0 for one that is about something else.
func (q *Question) turns(stories []Retrieved, matches []*storyMatch) []float64 {
	turns := make([]float64, len(stories))
	if q.Plan.Order == 0 {
		return turns
	}
	worth, best := make([]float64, len(stories)), 0.0
	for i := range stories {
		worth[i] = stories[i].worth(matches[i])
		best = max(best, worth[i])
	}
	var days []int32
	day := func(i int) int32 { first, _ := stories[i].Story.Date.Days(); return first }
	for i := range stories {
		if worth[i] >= nearly*best && day(i) != 0 {
			days = append(days, day(i))
		}
	}
	slices.Sort(days)
	days = slices.Compact(days)
	for i := range stories {
		at, ok := slices.BinarySearch(days, day(i))
		if !ok || worth[i] < nearly*best {
			continue
		}
		if q.Plan.Order == query.Oldest {
			at = len(days) - 1 - at
		}
		turns[i] = float64(at+1) / float64(len(days))
	}
	return turns
}
