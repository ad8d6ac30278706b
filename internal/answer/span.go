package answer

import (
	"quoth/internal/lexicon"
	"quoth/internal/names"
	"quoth/internal/query"
	"quoth/internal/text"
)

const verb = lexicon.Verb

// column says which weights a question's spans are chosen by.
type column uint8

const (
	forWho column = iota
	forWhere
	forThing
	forClass // a thing of a class that the question names: "which bank", "what award"
	forWhen
	forCount
	forMeasure
	forReason
	forManner
	forQuote
	numColumns
)

// How well a type of name suits, by names.Type; the tagger's types flip.
var (
	whoGood   = [5]float64{names.Person: 1, names.Organisation: 0.9, names.Other: 0.35, names.Place: 0.3}
	placeGood = [5]float64{names.Place: 1, names.Organisation: 0.35, names.Other: 0.35}
	thingGood = [5]float64{names.Other: 1, names.Organisation: 0.9, names.Person: 0.7, names.Place: 0.7}
)

// fill finds the words of a candidate that answer and sets the features that speak of them.
func (q *Question) fill(p *Preparer, c *candidate) {
	f := p.facts(c.story, c.sentence)
	c.features[fDated] = q.dated(c, f)
	c.features[fMisdated] = weigh(q.misdated(c), 1, 0)
	x, col, feature := q.pieces(c, f)
	if feature < 0 {
		return
	}
	q.choose(c, x, col)
	if q.Plan.Kind == query.Who && (q.Plan.Quoted || x.asksSpeaker()) {
		q.chooseSpeaker(p, c)
	}
	if q.Plan.Kind == query.Said {
		c.features[fSpoken] = q.spoken(p, c)
		c.unvoiced = weigh(c.features[fSpoken] == 0 && !c.story.voiced(c.sentence), 1, 0)
	}
	c.sumless = c.spanGood == 0 && x.lacksNumber()
	c.features[feature] = c.spanGood
	if c.spanGood == 0 {
		c.features[fLacking] = 1
	}
}

// pieces collects what may answer in a candidate, and tells by which weights to choose and which
// feature of the ranking speaks of it; -1 for a question that wants nothing in particular.
func (q *Question) pieces(c *candidate, f *facts) (x *pool, col column, feature int) {
	const measured = query.WantTime | query.WantCount | query.WantMoney | query.WantMeasure
	x = &pool{reading: q.read(c), facts: f, list: q.pieceRoom[:0]}
	x.chunks = x.phrases()
	want := q.Plan.Wants
	switch {
	case want == query.WantDefinition, want&query.WantDefinition != 0 && x.namesAsked():
		x.defines = true
		x.definitions()
		return x, forThing, fDefinition
	case want&(query.WantPerson|query.WantOrganisation) != 0:
		x.entities(&whoGood, 0)
		x.actors()
		return x, x.forClass(forWho), fPerson
	case want&query.WantPlace != 0 && want&query.WantTime == 0:
		x.places()
		return x, forWhere, fPlace
	case want == query.WantScoreline:
		x.scorelines()
		return x, forCount, fCount
	case want&measured != 0:
		col, feature = x.timesAndAmounts(c)
	default:
		col, feature = x.clausesAndThings(c)
	}
	return x, col, feature
}

// timesAndAmounts collects the times, numbers and sums that may answer, as pieces does.
func (p *pool) timesAndAmounts(c *candidate) (column, int) {
	switch want := p.q.Plan.Wants; {
	case want&query.WantTime != 0:
		p.times()
		c.features[fTense] = p.tense()
		return forWhen, fTime
	case want&query.WantCount != 0:
		if want&query.WantFrequency != 0 {
			p.frequencies()
		}
		if len(p.list) == 0 {
			p.amounts()
		}
		return forCount, fCount
	}
	p.amounts()
	return forMeasure, fCount
}

// clausesAndThings collects the clauses, quotations and things that may answer, as pieces does.
func (p *pool) clausesAndThings(c *candidate) (column, int) {
	switch want := p.q.Plan.Wants; {
	case want&query.WantReason != 0:
		p.reasons()
		p.grounds(c)
		c.features[fEarlier] = weigh(p.earlier(), 1, 0)
		return forReason, fReason
	case want&query.WantManner != 0:
		p.manners()
		return forManner, fManner
	case want&query.WantQuote != 0:
		p.quotations()
		return forQuote, fQuote
	case want&query.WantDeed != 0:
		p.predicates()
		return forThing, fThing
	case want&query.WantThing != 0:
		p.entities(&thingGood, 0.6)
		if p.q.Plan.Focus < 0 {
			p.complements()
		}
		return p.forClass(forThing), fThing
	}
	return 0, -1
}

// forClass returns the column for a question that names the class asked for, else the one given.
func (r *reading) forClass(otherwise column) column {
	if r.q.Plan.Focus >= 0 {
		return forClass
	}
	return otherwise
}

// choose takes the piece that the weights put first. How well the span suits the question is told for
// the ranking by simpler means: good by nature, near to the words of the question, not made of them.
func (q *Question) choose(c *candidate, x *pool, col column) {
	best, at := 0.0, 0
	var v spanVector
	x.noteLists()
	for i := range x.list {
		y := &x.list[i]
		x.describe(y, &v)
		c.spanGood = max(c.spanGood, x.suits(y, &v, col))
		s := v.score(col)
		if x.defines {
			s = y.good
		}
		if i == 0 || s > best {
			best, at, c.span = s, i, y.Span
		}
	}
	if len(x.list) > 0 {
		x.bears(c, &x.list[at])
	}
	if c.spanGood == 0 && col == forWhere { // bold type is for what may be a place
		c.span = text.Span{}
	}
	q.pieceRoom = x.list // for the next candidate
}

// suits tells for the ranking how well a piece suits. It counts most for who does it how near the words of the question are, and whether
// the piece can be who does something; what is quoted mostly stands apart from who says it and on what.
func (p *pool) suits(x *piece, v *spanVector, col column) float64 {
	apart, role := 0.65, 1.0 // apart is what one far from all of them counts
	switch {
	case col == forQuote:
		return x.good
	case col == forWho:
		apart = 0.35
		switch {
		case v[pAgent] > 0, v[pSubject] > 0 && p.passive == p.q.Plan.Patient:
			role = 1.15
		case v[pPrep] > 0, v[pOblique] > 0:
			role = 0.8
		}
	case p.replies: // the words of the question stand in the one before
		apart = 1
	}
	return x.good * role * (apart + (1-apart)*v[pNear]) * (1 - v[pAsked])
}

// chooseSpeaker takes who says it, where a question quotes and asks who; a pronoun, where it is clear for whom it stands.
func (q *Question) chooseSpeaker(p *Preparer, c *candidate) {
	if n, ok := p.speaking(c.story, c.sentence, text.Span{}); ok {
		c.span, c.spanGood = n, 1
		return
	}
	if name, word := p.refers(c.story, c.sentence); name != "" && q.Plan.Quoted && c.story.reportsAround(c.sentence, text.Span{}) {
		c.span, c.spanGood = c.story.Sentences[c.sentence].words[word].Span, 1
	}
}

// asksSpeaker tells whether the words of the question stand within a quotation for the most part.
func (r *reading) asksSpeaker() bool {
	if len(r.q.Plan.Filter.Phrases) == 0 || len(r.matches) == 0 {
		return false
	}
	inside, n := quotedWords(r.story.Text, r.words, r.inside), 0
	for _, m := range r.matches {
		if inside[m.word] {
			n++
		}
	}
	return 2*n > len(r.matches)
}
