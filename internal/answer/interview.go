package answer

import (
	"slices"

	"quoth/internal/query"
)

// inherits is how much of the match of a question that a text asks goes to the sentence that replies, and to the one behind it.
var inherits = [...]float64{1: 0.8, 2: 0.6}

// asked returns the sentence that asks what the i-th replies to: the one before it or, in a reply of two sentences, the one before that;
// -1 if there is none.
func (s *Story) asked(i int) int {
	for back := 0; back < len(inherits) && back <= i; back++ {
		if s.Sentences[i-back].asks > 0 {
			if back == 0 {
				return -1
			}
			return i - back
		}
	}
	return -1
}

// replied tells whether a sentence asks and the next one may be quoted as the reply.
func (r *Retrieved) replied(i int) bool {
	list := r.Story.Sentences
	return list[i].asks > 0 && i+1 < len(list) && list[i+1].asks == 0 && r.quotable(i+1)
}

// asksBack tells whether a sentence that asks is no answer to the question.
func (q *Question) asksBack() bool { return q.Plan.Kind != query.Search }

// reply returns how a sentence matches; what replies to a question of the text is about what that asks.
func (q *Question) reply(s *Story, sm *storyMatch, i int) *matched {
	own, at := &sm.body[i], s.asked(i)
	if at < 0 || !q.asksBack() || len(sm.body[at].matches) == 0 {
		return own
	}
	m, asking := *own, &sm.body[at]
	m.best = slices.Clone(own.best)
	widest(m.best, asking.best, inherits[i-at])
	m.cover = q.cover(m.best)
	m.dense = inherits[i-at] * density(asking, len(s.Sentences[at].words))
	return &m
}
