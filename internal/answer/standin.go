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
