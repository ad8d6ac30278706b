package answer

import (
	"slices"

	"quoth/internal/lang"
	"quoth/internal/text"
)

// standsIn is how well a pronoun, "the company" or "der Komponist" matches the name that it stands for.
const standsIn = 0.8

// standIn lets a word of the sentence that stands for somebody named before match that name, if the question has it: "she" in a story
// of Elena Barbu.
func (q *Question) standIn(p *Preparer, c *candidate) {
	if q.nameCover(c.m.best) == 1 || q.nameCover(c.in.all) == 0 {
		return
	}
	name, word := p.refers(c.story, c.sentence)
	own := *c.m
	own.best = slices.Clone(own.best)
	for _, w := range text.AppendWords(nil, name, 0, len(name)) {
		folded := lang.Fold(name[w.Start:w.End])
		for g := range q.Groups {
			if asked := &q.Plan.Words[g]; asked.Name && asked.Folded == folded && own.best[g] < standsIn && q.names(g, name) {
				own.best[g] = standsIn
				own.matches = slices.Insert(slices.Clone(own.matches), own.before(word), match{word: word, group: g, p: standsIn})
			}
		}
	}
	if len(own.matches) > len(c.m.matches) {
		own.cover = q.cover(own.best)
		c.m = &own
		q.contextFeatures(c, c.in)
	}
}

// before returns how many of the matches stand before a word.
func (m *matched) before(word int) int {
	n, _ := slices.BinarySearchFunc(m.matches, word, func(x match, word int) int { return x.word - word })
	return n
}

// spreadReferences lets "the dam" stand for the Ludlow Dam that the question asks of, and "die Zeche" for the Zeche Ludwig, where the
// story calls it by its name elsewhere.
func (q *Question) spreadReferences(s *Story, sm *storyMatch) {
	for g := 1; g < len(q.Groups); g++ {
		first, last := &q.Plan.Words[g-1], &q.Plan.Words[g]
		name, noun := g-1, g
		if last.Name {
			name, noun = g, g-1
		}
		if first.Name == last.Name || !first.Before(last) || q.Plan.Words[noun].POS == verb || !sm.adjoin(g-1, g) {
			continue
		}
		for i := range sm.body {
			if m := &sm.body[i]; m.best[name] < standsIn && s.refersBy(i, m, noun) {
				m.best[name] = standsIn
			}
		}
	}
}

// adjoin tells whether a sentence or the headline has a word for one group right before a word for another.
func (sm *storyMatch) adjoin(first, last int) bool {
	return sm.head.adjoin(first, last) || slices.ContainsFunc(sm.body, func(m matched) bool { return m.adjoin(first, last) })
}

func (m *matched) adjoin(first, last int) bool {
	for _, a := range m.matches {
		for _, b := range m.matches {
			if a.group == first && b.group == last && a.word+1 == b.word {
				return true
			}
		}
	}
	return false
}

// refersBy tells whether a sentence has a word for a group behind a definite article, an English one in small letters.
func (s *Story) refersBy(i int, m *matched, noun int) bool {
	words := s.Sentences[i].words
	return slices.ContainsFunc(m.matches, func(x match) bool {
		w := &words[x.word]
		return x.group == noun && x.word > 0 && definite[words[x.word-1].Folded] && (s.Lang.Code() == "de" || !capital(s.Text[w.Start:w.End]))
	})
}
