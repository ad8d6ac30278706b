package answer

import (
	"slices"
)

// standsIn is how well a pronoun, "the company" or "der Komponist" matches what it stands for.
const standsIn = 0.8

// standIn lets the words of the sentence that stand for somebody or something named before match what those do: "she" in a story of Elena
// Barbu.
func (q *Question) standIn(p *Preparer, c *candidate) {
	c.density = c.features[fDensity]
	if c.m.cover >= c.in.cover { // the rest of the story has nothing more of the question
		return
	}
	list := p.chains(c.story)
	own := *c.m
	own.best = slices.Clone(own.best)
	own.matches = slices.Clone(own.matches)
	for x := c.story.starts[c.sentence]; x < c.story.starts[c.sentence+1]; x++ {
		q.standFor(c, &own, x, int(list[x].to)-1, longestChain)
	}
	if len(own.matches) > len(c.m.matches) {
		own.cover = q.cover(own.best)
		c.m = &own
		q.contextFeatures(c, c.in)
	}
}

// longestChain is how many mentions one is followed back through.
const longestChain = 12

// standFor lets a word match what the mentions that mention x stands for do, and what their owners stand for: "he", who is "her brother".
func (q *Question) standFor(c *candidate, own *matched, x int32, word, left int) {
	list := c.story.references
	for ; left > 0 && list[x].of >= 0; left-- {
		x = list[x].of
		m := &list[x]
		if int(m.sentence) == c.sentence {
			continue
		}
		for _, y := range c.in.body[m.sentence].matches {
			if p := standsIn * y.p; y.word >= int(m.from) && y.word < int(m.to) && own.best[y.group] < p {
				own.best[y.group] = p
				own.matches = slices.Insert(own.matches, own.before(word), match{word: word, group: y.group, p: p})
			}
		}
		if x > 0 && list[x-1].sentence == m.sentence && list[x-1].from == m.from {
			q.standFor(c, own, x-1, word, left-1)
		}
	}
}

// before returns how many of the matches stand before a word.
func (m *matched) before(word int) int {
	n, _ := slices.BinarySearchFunc(m.matches, word, func(x match, word int) int { return x.word - word })
	return n
}
