package answer

import (
	"slices"

	"quoth/internal/lang"
	"quoth/internal/names"
	"quoth/internal/query"
)

// grounds notes whether the sentence gives a reason, and whether for what is asked.
func (p *pool) grounds(c *candidate) {
	c.features[fBaseless], c.features[fAside] = weigh(p.diesOf(), 0, 1), 0
	for i := range p.words {
		n, sure := p.leads(i)
		if n == 0 {
			continue
		}
		end := p.clauseEnd(i + n)
		if !p.tellsAnew(i+n, end) && !(p.said(i+n, end) == 0 && p.tellsAnew(i+n, p.stretchEnd(i+n))) { // "the reason is, that"
			continue
		}
		c.features[fBaseless] = 0
		if sure >= surely && c.features[fAside] == 0 {
			c.features[fAside] = p.beside(i, end)
		}
	}
}

// diesOf tells whether the sentence has a cause of death, where it is asked how somebody died.
func (p *pool) diesOf() bool {
	return slices.ContainsFunc(p.matches, func(m match) bool { return p.q.Plan.Words[m.group].Death && befell(p.words[m.word].Folded) == 0 })
}

// surely is how sure a word is that leads to nothing but reasons.
const surely = 0.9

// leads returns how many words lead to a reason at word i, and how sure they are; 0 where none do.
func (p *pool) leads(i int) (n int, sure float64) {
	if f := p.words[i].Folded; reasonPrepositions[f] > 0 || opposing[f] {
		n, sure = 1, 0.3
	}
	if cue, s := p.cueAt(reasonCues, i); cue > 0 {
		n, sure = cue, s
	}
	if n > 0 {
		return n, sure
	}
	f := p.words[i].Folded
	switch means := mannerCues[f]; {
	case means > 0 && p.tellsOfKilling():
		return 1, means
	case accusing[f] > 0 && p.q.asksOfPenalty():
		return 1, surely
	}
	return 0, 0
}

// asksOfPenalty tells whether a question asks why somebody was arrested, tried or punished, for which it is a reason what they are accused of.
func (q *Question) asksOfPenalty() bool {
	return slices.ContainsFunc(q.Plan.Words, func(w query.Word) bool { return w.Penalty })
}

// accusing are words of what somebody is accused of, with how sure they lead to it.
var accusing = map[string]float64{
	"accused": 0.8, "accuse": 0.8, "accuses": 0.8, "charged": 0.8, "suspected": 0.8, "suspect": 0.6, "alleged": 0.6, "allegedly": 0.6, "alleging": 0.8, "allegations": 0.7,
	"charges": 0.7, "convicted": 0.7, "guilty": 0.7, "suspicion": 0.8,
	"vorgeworfen": 0.8, "vorwerfen": 0.8, "vorwirft": 0.8, "vorwurf": 0.8, "vorwürfe": 0.7, "wirft": 0.7, "werfen": 0.7, "warf": 0.7, "beschuldigt": 0.8, "beschuldigen": 0.8, "verdächtigt": 0.8,
	"verdacht": 0.8, "tatverdacht": 0.7, "anklage": 0.7, "angeklagt": 0.7, "verantworten": 0.6, "bezichtigt": 0.8,
}

// opposing prepositions tell why somebody protests.
var opposing = lang.Set("gegen against")

// said counts the words from one to before another that say something.
func (p *pool) said(from, to int) int {
	return int(p.tokens[to].said) - int(p.tokens[min(from, to)].said)
}

// tellsAnew tells whether of the words from one to before another as many say something that the question does not as say the same; times,
// sums and places say neither.
func (p *pool) tellsAnew(from, to int) bool {
	same, anew := 0, 0
	for i := from; i < to; i++ {
		w := &p.words[i]
		switch {
		case len(w.Terms) == 0 || overlapsTime(p.facts.times, w.Span) || p.measures(w.Span):
		case p.known(i):
			same++
		case !slices.ContainsFunc(p.facts.names, func(n names.Name) bool { return n.Type == names.Place && covers(n.Span, w.Span) }):
			anew++
		}
	}
	return anew > 0 && anew >= same
}

// beside is the weighted share of the question's words that are no names which the sentence has only from one word to before another,
// or not at all.
func (p *pool) beside(from, to int) float64 {
	best := make([]float64, len(p.q.Groups))
	for _, m := range p.matches {
		if m.word < from || m.word >= to {
			best[m.group] = max(best[m.group], m.p)
		}
	}
	p.q.makeSure(best, p.story.Lang)
	return 1 - p.q.share(best, isPredicate)
}
