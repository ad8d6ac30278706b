package answer

import (
	"slices"

	"quoth/internal/lang"
	"quoth/internal/names"
	"quoth/internal/text"
)

// places adds what tells where: names, phrases with a preposition of place, and ways from somewhere. No person and no time is a place.
func (p *pool) places() {
	p.entities(&placeGood, 0)
	p.adverbials(placePrepositions, 0.45)
	p.ways()
	p.list = slices.DeleteFunc(p.list, func(x piece) bool {
		switch x.form {
		case isName:
			return p.speaksOf(names.Person, x.Span)
		case isAdverbial: // "nach Angaben aus Genf"
			return overlapsTime(p.facts.times, x.Span) || sayings[p.folded(x.from+1)]
		}
		return overlapsTime(p.facts.times, x.Span) || p.speaksOf(names.Person, x.Span)
	})
	for i := range p.list {
		x := &p.list[i]
		if x.form == isAdverbial && x.good > 0 && p.speaksOf(names.Place, x.Span) {
			x.good = max(x.good, 0.9)
		}
		if x.form == isName && x.prep >= 0 && partners[p.words[x.prep].Folded] {
			x.good *= 0.4
		}
		if p.q.Plan.Origin && (x.prep < 0 || !origins[p.words[x.prep].Folded]) {
			x.good *= 0.4
		}
	}
}

// speaksOf tells whether a part of a sentence has words of a name of a type.
func (p *pool) speaksOf(t names.Type, s text.Span) bool {
	return slices.ContainsFunc(p.facts.names, func(n names.Name) bool { return n.Type == t && n.Start < s.End && s.Start < n.End })
}

// partners are the prepositions before those against, with, for or by whom something is done, which is not where.
var partners = lang.Set("gegen against versus mit with für for by trotz despite")

// origins are the prepositions of where somebody or something comes from.
var origins = lang.Set("aus from of von vom")

// ways adds where something is as seen from elsewhere: "40 kilometres east of the town of Vallenar", "nördlich von Kellinghusen".
func (p *pool) ways() {
	for i := range p.chunks {
		at := p.chunks[i].start - 1
		if c := p.chunks[i]; c.prep >= 0 && joining[p.words[c.prep].Folded] {
			at = c.prep - 1
		}
		if at < 0 || !compass[p.words[at].Folded] || p.tokens[at+1].before&broken != 0 {
			continue
		}
		x := p.piece(p.farFrom(at), p.attributed(i), isAdverbial)
		x.good = 1
		p.list = slices.DeleteFunc(p.list, func(y piece) bool { return covers(x.Span, y.Span) }) // it is not there itself
		p.add(x)
	}
}

// farFrom returns the first word of the distance that ends before word i, i if none does.
func (p *pool) farFrom(i int) int {
	for _, a := range p.facts.amounts {
		if i > 0 && a.End == p.words[i-1].End {
			return p.within(a.Span, isAmount).from
		}
	}
	return i
}

// attributed returns the word behind chunk i and the genitives that belong to it.
func (p *pool) attributed(i int) int {
	for i+1 < len(p.chunks) && p.attribute(p.chunks[i], p.chunks[i+1]) == 1 {
		i++
	}
	return p.chunks[i].to
}

// joining words stand between a point of the compass and what it is seen from.
var joining = lang.Set("of from von vom")

// compass are the directions in which something may lie from elsewhere.
var compass = lang.Set("north south east west northeast northwest southeast southwest upstream downstream " +
	"nördlich südlich östlich westlich nordöstlich nordwestlich südöstlich südwestlich flussaufwärts flussabwärts oberhalb unterhalb jenseits")
