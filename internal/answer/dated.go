package answer

import (
	"math"
	"slices"

	"quoth/internal/postings"
	"quoth/internal/query"
	"quoth/internal/when"
)

// ofPeriod returns a question that names a date as the index is asked it for what was published then, without the date: no story of 2008
// says "in 2008". It is nil where no date is named, or nothing else.
func (q *Question) ofPeriod(search *postings.Query) *postings.Query {
	at := slices.IndexFunc(q.Plan.Times, when.Mention.Resolved)
	dated := *search
	dated.Groups = q.groups(func(w *query.Word) bool { return !w.Dated })
	if at < 0 || len(dated.Groups) == 0 {
		return nil
	}
	first, last := q.Plan.Times[at].Days()
	dated.After = max(dated.After, first)
	if end := last + late + 1; last != 0 && (dated.Before == 0 || end < dated.Before) {
		dated.Before = end
	}
	return &dated
}

// hitsOfPeriod finds what was published in the period of a question, measured by the best that was published at any time.
func (e *Engine) hitsOfPeriod(a *Archive, q *Question, dated *postings.Query) ([]hit, error) {
	ever := *dated
	ever.After, ever.Before, ever.K = 0, 0, 1
	_, best, err := e.hits(a, q, &ever)
	if err != nil || best == 0 {
		return nil, err
	}
	hits, then, err := e.hits(a, q, dated)
	return relative(hits, math.Sqrt(best*then)), err
}

// dated tells whether the sentence (1) or its article (0.5) is of a date that the question names. Who asks of "last summer" may have
// the words from the article, and mean what it meant.
func (q *Question) dated(c *candidate, f *facts) float64 {
	best := weigh(q.published(c.story), 0.5, 0)
	for _, want := range q.Plan.Times {
		for _, t := range f.times {
			if !want.Resolved() || !t.Resolved() {
				continue
			}
			if meet(want, t) {
				return 1
			}
			if sameWords(want, q.Plan.Today, t, c.story.Date) {
				best = 0.5
			}
		}
	}
	return best
}

// misdated tells whether the question names a date, and neither the sentence nor its article is of it.
func (q *Question) misdated(c *candidate) bool {
	return c.features[fDated] == 0 && !c.story.Date.IsZero() && slices.ContainsFunc(q.Plan.Times, when.Mention.Resolved)
}

// sameWords tells whether two mentions say the same of the days they are told on: "last summer" and "im vergangenen Sommer".
func sameWords(a when.Mention, today when.Date, b when.Mention, date when.Date) bool {
	if !a.Relative || !b.Relative || a.Precision != b.Precision || a.From.Month != b.From.Month && (a.Precision == when.Season || a.Precision == when.Month) {
		return false
	}
	ago, before := told(a, today), told(b, date)
	switch a.Precision {
	case when.Day, when.DayPart, when.Time:
		from, _ := a.Days()
		other, _ := b.Days()
		return ago == before || ago*before >= 0 && (from-other)%7 == 0 // a weekday
	}
	return ago > 0 == (before > 0) && ago < 0 == (before < 0)
}

// told returns in how many days from the day on which it is told a mention lies, negative before it; 0 if the day is of it.
func told(m when.Mention, on when.Date) int32 {
	day, _ := on.Days()
	first, last := m.Days()
	switch {
	case last != 0 && last < day:
		return last - day
	case first > day:
		return first - day
	}
	return 0
}

// late is how many days after something happened stories of it are published.
const late = 2

// published tells whether a story is of a date that the question names, or of the days after it.
func (q *Question) published(s *Story) bool {
	first, last := s.Date.Days()
	return !s.Date.IsZero() && slices.ContainsFunc(q.Plan.Times, func(want when.Mention) bool {
		from, to := want.Days()
		return want.Resolved() && (to == 0 || first <= to+late) && (from == 0 || from <= last)
	})
}

// meet tells whether two mentions have a day in common.
func meet(a, b when.Mention) bool {
	af, al := a.Days()
	bf, bl := b.Days()
	return (al == 0 || bf == 0 || bf <= al) && (bl == 0 || af == 0 || af <= bl)
}

// datePublished lets the day on which a story was published stand for the date that the question names, as if the headline had it.
func (q *Question) datePublished(s *Story, sm *storyMatch) {
	if !q.published(s) {
		return
	}
	for g := range q.Groups {
		if q.Plan.Words[g].Dated {
			sm.head.best[g] = 1
		}
	}
}
