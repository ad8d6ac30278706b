package answer

import (
	"cmp"
	"hash/maphash"
	"math"
	"slices"

	"quoth/internal/query"
)

// Question is a plan with what its words are looked for as in one corpus.
type Question struct {
	Plan   *query.Plan
	Groups []query.Group // one for each of Plan.Words
	terms  []term
	weight []float64 // of each group: its weight times its idf
	total  float64   // sum of weight
}

// term is an index term with the groups that it stands for.
type term struct {
	hash uint64
	alts []alt
}

// alt says that a term stands for a group with a probability.
type alt struct {
	group int
	p     float64
}

// NewQuestion prepares a question for matching. df tells in how many of n sentences a term occurs.
func NewQuestion(p *query.Plan, groups []query.Group, df func(term string) int, n int) *Question {
	q := &Question{Plan: p, Groups: groups, weight: make([]float64, len(groups))}
	place := map[string]int{}
	for g, group := range groups {
		merged := 0.0
		for _, a := range group.Alts {
			at, ok := place[a.Term]
			if !ok {
				at = len(q.terms)
				place[a.Term] = at
				q.terms = append(q.terms, term{hash: maphash.String(seed, a.Term)})
			}
			q.terms[at].alts = append(q.terms[at].alts, alt{g, float64(a.P)})
			merged += float64(a.P) * float64(df(a.Term))
		}
		if merged > float64(n) {
			merged = float64(n)
		}
		idf := math.Log(1 + (float64(n)-merged+0.5)/(merged+0.5))
		q.weight[g] = float64(group.Weight) * idf
		q.total += q.weight[g]
	}
	return q
}

// match is one word of a sentence that stands for a word of the question.
type match struct {
	word  int // index in the sentence's words
	group int
	p     float64
}

// matched is how a run of words matches the question.
type matched struct {
	matches []match   // by word
	best    []float64 // for each group the best p, 0 if it is missing
	cover   float64   // share of the question's weight that is matched, 0 to 1
}

// matchStory matches the headline and every sentence of a story.
func (q *Question) matchStory(s *Story) *storyMatch {
	groups := len(q.Groups)
	sm := &storyMatch{body: make([]matched, len(s.Sentences)), all: make([]float64, groups)}
	best := make([]float64, groups*(1+len(s.Sentences)))
	sm.head.best = best[:groups]
	for i := range sm.body {
		sm.body[i].best = best[(i+1)*groups : (i+2)*groups]
	}
	for _, t := range q.terms {
		for _, at := range s.at(t.hash) {
			m := &sm.head
			if at.sentence >= 0 {
				m = &sm.body[at.sentence]
			}
			for _, a := range t.alts {
				m.matches = append(m.matches, match{int(at.word), a.group, a.p})
				m.best[a.group] = max(m.best[a.group], a.p)
				sm.all[a.group] = max(sm.all[a.group], a.p)
			}
		}
	}
	q.spreadNames(sm)
	sm.head.cover = q.cover(sm.head.best)
	for i := range sm.body {
		m := &sm.body[i]
		slices.SortFunc(m.matches, func(a, b match) int {
			return cmp.Or(cmp.Compare(a.word, b.word), cmp.Compare(a.group, b.group), cmp.Compare(b.p, a.p))
		})
		m.cover = q.cover(m.best)
		sm.bestOne = max(sm.bestOne, m.cover)
	}
	sm.cover = q.cover(sm.all)
	return sm
}

// spreadNames lets a surname alone stand for the full name that the question gives, where the
// story has that elsewhere: "Barbu" in a story of Elena Barbu.
func (q *Question) spreadNames(sm *storyMatch) {
	const trust = 0.9
	for g := len(q.Groups) - 1; g > 0; g-- {
		last, first := q.Plan.Words[q.Groups[g].Word], q.Plan.Words[q.Groups[g-1].Word]
		if !last.Name || !first.Name || !first.Before(&last) {
			continue
		}
		for i := range sm.body {
			if best := sm.body[i].best; best[g] > 0 {
				best[g-1] = max(best[g-1], min(best[g], trust*sm.all[g-1]))
			}
		}
	}
}

// cover returns the share of the question's weight that best holds.
func (q *Question) cover(best []float64) float64 {
	if q.total == 0 {
		return 0
	}
	sum := 0.0
	for g, p := range best {
		sum += q.weight[g] * p
	}
	return sum / q.total
}

// widest raises a to the greater of a and f times b, group by group.
func widest(a, b []float64, f float64) {
	for g := range a {
		a[g] = max(a[g], f*b[g])
	}
}
