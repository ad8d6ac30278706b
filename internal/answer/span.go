package answer

import (
	"quoth/internal/lexicon"
	"quoth/internal/names"
	"quoth/internal/query"
	"quoth/internal/text"
	"quoth/internal/when"
)

const verb = lexicon.Verb

// piece is a part of a sentence that may be the answer.
type piece struct {
	text.Span
	from, to int     // words of the sentence, half open
	good     float64 // how well it suits by its own nature, 0 to 1
}

// fill finds the words of a candidate that answer and sets the features that speak of them.
func (q *Question) fill(p *Preparer, c *candidate) {
	f := p.facts(c.story, c.sentence)
	want, feature := q.Plan.Wants, -1
	var pieces []piece
	switch {
	case want&(query.WantPerson|query.WantOrganisation) != 0:
		pieces, feature = c.namePieces(f, personGood), fPerson
		pieces = c.join(pieces)
	case want&query.WantTime != 0:
		pieces, feature = c.timePieces(f), fTime
	case want&query.WantPlace != 0:
		pieces, feature = c.placePieces(f), fPlace
	case want&(query.WantCount|query.WantMoney|query.WantMeasure) != 0:
		pieces, feature = q.amountPieces(c, f), fCount
	case want&query.WantReason != 0:
		pieces, feature = c.cuePieces(reasonCues), fReason
	case want&query.WantManner != 0:
		pieces, feature = c.cuePieces(mannerCues), fManner
	case want&query.WantQuote != 0:
		pieces, feature = c.quotePieces(), fQuote
	case want&query.WantThing != 0:
		pieces, feature = c.thingPieces(f), fThing
	}
	c.features[fDated] = q.dated(c, f)
	if feature < 0 {
		return
	}
	q.choose(c, pieces)
	c.features[feature] = c.spanGood
	c.features[fTyped] = c.spanGood * c.features[fPredicate]
	if c.span.End == c.span.Start {
		c.features[fLacking] = 1
	}
}

// choose takes the best piece: good by nature, near to the words of the question, not made of them.
func (q *Question) choose(c *candidate, pieces []piece) {
	best := 0.0
	for _, x := range pieces {
		s := x.good * (0.35 + 0.65*q.near(c, x)) * (1 - q.asked(c, x))
		if s > best {
			best = s
			c.span, c.spanGood = x.Span, s
		}
	}
}

// near tells how near the matched words are to a piece, 0 to 1.
func (q *Question) near(c *candidate, x piece) float64 {
	words := c.story.Sentences[c.sentence].words
	closest := make([]float64, len(q.Groups))
	for _, m := range c.m.matches {
		d := 0
		switch {
		case m.word < x.from:
			d = contentDistance(words, m.word, x.from)
		case m.word >= x.to:
			d = contentDistance(words, x.to-1, m.word)
		}
		closest[m.group] = max(closest[m.group], m.p*3/float64(2+max(1, d)))
	}
	sum, total := 0.0, 0.0
	for g, v := range closest {
		if c.m.best[g] > 0 {
			sum += q.weight[g] * v
			total += q.weight[g]
		}
	}
	if total == 0 {
		return 0
	}
	return sum / total
}

// asked tells what share of a piece's words the question named itself.
func (q *Question) asked(c *candidate, x piece) float64 {
	words := c.story.Sentences[c.sentence].words
	n, hit := 0, 0
	for i := x.from; i < x.to; i++ {
		if len(words[i].Terms) == 0 {
			continue
		}
		n++
		for _, m := range c.m.matches {
			if m.word == i && m.p >= 0.5 && m.group != q.focusGroup() {
				hit++
				break
			}
		}
	}
	if n == 0 {
		return 1
	}
	return float64(hit) / float64(n)
}

func (q *Question) focusGroup() int {
	for g := range q.Groups {
		if q.Groups[g].Word == q.Plan.Focus {
			return g
		}
	}
	return -1
}

// piece makes a piece of a byte span of the sentence.
func (c *candidate) piece(s text.Span, good float64) piece {
	words := c.story.Sentences[c.sentence].words
	x := piece{Span: s, good: good, from: len(words)}
	for i, w := range words {
		if w.Start < s.End && s.Start < w.End {
			x.from, x.to = min(x.from, i), i+1
		}
	}
	if x.to == 0 {
		x.from = 0
	}
	return x
}

// personGood and placeGood say how well a name of a type suits; the tagger's types flip.
var (
	personGood = map[names.Type]float64{names.Person: 1, names.Organisation: 0.9, names.Other: 0.35, names.Place: 0.3}
	placeGood  = map[names.Type]float64{names.Place: 1, names.Organisation: 0.35, names.Other: 0.35}
	thingGood  = map[names.Type]float64{names.Other: 1, names.Organisation: 0.9, names.Person: 0.7, names.Place: 0.7}
)

func (c *candidate) namePieces(f *facts, good map[names.Type]float64) []piece {
	var list []piece
	for _, n := range f.names {
		if g := good[n.Type]; g > 0 {
			list = append(list, c.piece(n.Span, g))
		}
	}
	return list
}

// timePieces are the dates and times, the exact ones first.
func (c *candidate) timePieces(f *facts) []piece {
	var list []piece
	for _, t := range f.times {
		list = append(list, c.piece(t.Span, 1))
	}
	return list
}

// placePieces are the places, and phrases that begin with a preposition of place.
func (c *candidate) placePieces(f *facts) []piece {
	list := c.namePieces(f, placeGood)
	words := c.story.Sentences[c.sentence].words
	for i := range list {
		if list[i].from > 0 && placePrepositions[words[list[i].from-1].Folded] {
			list[i].good = min(1, list[i].good+0.2)
		}
	}
	for _, np := range c.nounPhrases() {
		if np.from > 0 && placePrepositions[words[np.from-1].Folded] && !overlapsTime(f.times, np.Span) {
			np.good = 0.45
			list = append(list, np)
		}
	}
	return list
}

// amountPieces are the numbers, those first that count what the question asks for.
func (q *Question) amountPieces(c *candidate, f *facts) []piece {
	var list []piece
	want := q.Plan.Wants
	for _, a := range f.amounts {
		x := c.piece(a.Span, 0.6)
		switch {
		case a.Money:
			x.good = weigh(want&query.WantMoney != 0, 1, 0.2)
		case want&query.WantMeasure != 0:
			x.good = weigh(a.Unit != "", 0.9, 0.4)
		case want&query.WantMoney != 0:
			x.good = 0.4
		default:
			x.good = weigh(q.counts(c, x), 1, 0.5)
			if x.good == 1 || a.Unit == "" || a.Noun.End > a.Noun.Start {
				x.Span = a.Number
			}
		}
		list = append(list, x)
	}
	return list
}

func weigh(cond bool, yes, no float64) float64 {
	if cond {
		return yes
	}
	return no
}

// counts tells whether a number counts the class asked for: a word of it or the next two match the focus.
func (q *Question) counts(c *candidate, x piece) bool {
	g := q.focusGroup()
	for _, m := range c.m.matches {
		if m.group == g && m.word >= x.from && m.word <= x.to+1 {
			return true
		}
	}
	return false
}

// thingPieces are the names and the noun phrases.
func (c *candidate) thingPieces(f *facts) []piece {
	list := c.namePieces(f, thingGood)
	for _, np := range c.nounPhrases() {
		np.good = 0.6
		list = append(list, np)
	}
	return list
}

// dated tells whether the sentence (1) or its article (0.5) is of a date that the question names.
func (q *Question) dated(c *candidate, f *facts) float64 {
	best := 0.0
	for _, want := range q.Plan.Times {
		if !want.Resolved() {
			continue
		}
		for _, t := range f.times {
			if t.Resolved() && meet(want, t) {
				return 1
			}
		}
		first, last := c.story.Date.Days()
		from, to := want.Days()
		if !c.story.Date.IsZero() && (to == 0 || first <= to) && (from == 0 || from <= last) {
			best = 0.5
		}
	}
	return best
}

// meet tells whether two mentions have a day in common.
func meet(a, b when.Mention) bool {
	af, al := a.Days()
	bf, bl := b.Days()
	return (al == 0 || bf == 0 || bf <= al) && (bl == 0 || af == 0 || af <= bl)
}
