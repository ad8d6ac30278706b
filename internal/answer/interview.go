package answer

import (
	"slices"
	"strings"

	"quoth/internal/lang"
	"quoth/internal/query"
)

// inherits is how much of its match a question asked in the text passes on to the sentence that replies, and to the one after that.
var inherits = [...]float64{1: 0.8, 2: 0.6}

// answersYesOrNo are replies of one word that say nothing without the question.
var answersYesOrNo = lang.Set("yes no yeah yep nope sure never absolutely exactly definitely maybe perhaps ja nein doch nie niemals natürlich klar sicher genau vielleicht jein eben")

// interviews tells whether a sentence asks as an interviewer does, in bold type or not, and is not quoted of somebody in the story.
func (s *Story) interviews(i int) bool {
	sentence := s.Sentences[i].Span
	return strings.HasSuffix(strings.TrimRight(s.Text[sentence.Start:sentence.End], "*_"), "?")
}

// asked returns the sentence that asks what the i-th replies to: the one before it or, in a reply of two sentences, the one before that;
// -1 if there is none.
func (s *Story) asked(i int) int {
	if s.interviews(i) {
		return -1
	}
	for back := 1; back < len(inherits) && back <= i; back++ {
		if s.interviews(i - back) {
			return i - back
		}
	}
	return -1
}

// label returns the person whose name stands before a colon where the paragraph of a sentence begins, as printed interviews tell who speaks:
// "Wendt: Nicht gut. Im Winter ..."; "" if there is none. The names of the story must have been found.
func (s *Story) label(i int) string {
	const farthest, longest = 30, 40 // sentences back; bytes of a name
	first := i
	for first > 0 && i-first < farthest && s.Sentences[first-1].Paragraph == s.Sentences[i].Paragraph && !s.interviews(first-1) {
		first--
	}
	from := s.Sentences[first].Start
	name, _, ok := strings.Cut(s.Text[from:min(len(s.Text), from+longest)], ": ")
	name = strings.Trim(name, "*_")
	if !ok || !s.hasPerson(name) {
		return ""
	}
	return name
}

// replied tells whether a sentence asks and the next one may be quoted as the reply.
func (r *Retrieved) replied(i int) bool {
	list := r.Story.Sentences
	return r.Story.interviews(i) && i+1 < len(list) && list[i+1].asks == 0 && r.quotable(i+1)
}

// asksBack tells whether a sentence that asks is no answer to the question.
func (q *Question) asksBack() bool { return q.Plan.Kind != query.Search && q.Plan.Kind != query.Said }

// alone tells whether a sentence of one word may reply to a question before it.
func (s *Story) alone(i int) bool {
	words := s.Sentences[i].words
	return len(words) == 1 && i > 0 && s.asked(i) == i-1 && !answersYesOrNo[words[0].Folded] && !s.Lang.IsStop(words[0].Folded)
}

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
