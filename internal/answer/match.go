package answer

import (
	"math"
	"quoth/internal/analysis"

	"quoth/internal/query"
)

// Question is a plan with what its words are looked for as in one corpus.
type Question struct {
	Plan   *query.Plan
	Groups []query.Group // one for each of Plan.Words
	terms  map[string][]alt
	weight []float64 // of each group: its weight times its idf
	total  float64   // sum of weight
}

// alt says that a term stands for a group with a probability.
type alt struct {
	group int
	p     float64
}

// NewQuestion prepares a question for matching. df tells in how many of n sentences a term occurs.
func NewQuestion(p *query.Plan, groups []query.Group, df func(term string) int, n int) *Question {
	q := &Question{Plan: p, Groups: groups, terms: map[string][]alt{}, weight: make([]float64, len(groups))}
	for g, group := range groups {
		merged := 0.0
		for _, a := range group.Alts {
			q.terms[a.Term] = append(q.terms[a.Term], alt{g, float64(a.P)})
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

// match finds the words of the question among words.
func (q *Question) match(words []analysis.Word) matched {
	m := matched{best: make([]float64, len(q.Groups))}
	for i := range words {
		for _, term := range words[i].Terms {
			for _, a := range q.terms[term] {
				m.matches = append(m.matches, match{i, a.group, a.p})
				m.best[a.group] = max(m.best[a.group], a.p)
			}
		}
	}
	m.cover = q.cover(m.best)
	return m
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
