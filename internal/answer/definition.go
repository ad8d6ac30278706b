package answer

import (
	"slices"
	"strings"

	"quoth/internal/lang"
	"quoth/internal/names"
	"quoth/internal/query"
)

// definitions adds what somebody or something is that the question names: the noun before the name, what stands behind it between commas
// or in brackets, and what it is said to be.
func (p *pool) definitions() {
	for i := range p.chunks {
		c := &p.chunks[i]
		from, to := p.defined(c)
		if from == to {
			continue
		}
		leads := !p.genitive(to - 1) // unlike "die Partei Merkels"
		if leads && from > c.from && p.tokens[from-1].class == nominal && p.tokens[from].before == 0 {
			p.define(c.from, from, 0.8)
		}
		if leads && i > 0 {
			p.introduced(i-1, from)
		}
		if i+1 < len(p.chunks) {
			p.apposition(to, i+1)
		}
		p.equated(i, to)
		p.relative(to)
	}
}

// genitive tells whether a word has the ending of the German genitive, which the question has not.
func (p *pool) genitive(word int) bool {
	return p.german && slices.ContainsFunc(p.matches, func(m match) bool {
		return m.word == word && p.words[word].Folded == p.q.Plan.Words[m.group].Folded+"s"
	})
}

// namesAsked tells whether a word of the question is in a person's name.
func (p *pool) namesAsked() bool {
	return slices.ContainsFunc(p.matches, func(m match) bool {
		w := &p.words[m.word]
		return m.p >= 0.5 && slices.ContainsFunc(p.facts.names, func(n names.Name) bool {
			return n.Type == names.Person && n.Start <= w.Start && w.End <= n.End
		})
	})
}

// defined returns the words of a phrase that the question asks about, none if it has neither the last word of the question nor ends in one
// of the others ("Penhallow" for Penhallow Components). A name is taken whole: "Wladimir" of Wladimir Putin.
func (p *pool) defined(c *phrase) (from, to int) {
	from, head := c.to, false
	for _, m := range p.matches {
		if m.word < c.from || m.word >= c.to || m.p < 0.5 {
			continue
		}
		if partial(p.words[m.word].Folded, p.q.Plan.Words[m.group].Folded) {
			continue
		}
		from, to = min(from, m.word), m.word+1
		head = head || m.group == len(p.q.Plan.Words)-1
	}
	if from == c.to || !head && to < c.to {
		return c.to, c.to
	}
	for _, n := range p.facts.names {
		if w := &p.words[from]; n.Start < w.Start && w.End <= n.End {
			for from > c.from && p.words[from-1].Start >= n.Start {
				from--
			}
		}
	}
	return from, to
}

// partial tells whether one of two words is more than the other with an ending, so that neither says what the other is: Wollenweber is no
// Weber, and Beat no Beatles.
func partial(a, b string) bool {
	const ending = 2
	long, short := a, b
	if len(long) < len(short) {
		long, short = short, long
	}
	return long != short && strings.HasSuffix(long, short) || strings.HasPrefix(long, short) && len(long) > len(short)+ending
}

// introduced adds the noun phrase that leads from phrase i to the name at word name in the phrase after it: "the minister for rural
// affairs, Declan Fogarty", "die Sonde „Hesperus“", "a law called X", "European Stability Mechanism (ESM)".
func (p *pool) introduced(i, name int) {
	gap, place, end := p.tokens[name].before, i+1, name
	if name != p.chunks[place].start {
		return
	}
	for k := i; gap&unbracket != 0 && k > max(0, i-3); k-- { // "the leader of the Left (PL), X"
		if c := &p.chunks[k]; p.tokens[c.start].before&bracket != 0 {
			i, end = k-1, c.start
			break
		}
	}
	before := &p.chunks[i]
	if before.to > end {
		return
	}
	led := before.to == name && gap&(bracket|opening) != 0 ||
		before.to < end && end-before.to <= 2 && specifying[p.words[name-1].Folded] && p.tokens[before.to].before&stop == 0
	for i > 0 && p.attribute(p.chunks[i-1], p.chunks[i]) != 0 {
		i--
	}
	first := &p.chunks[i]
	switch {
	case led:
		p.define(before.from, before.to, 0.9)
	case before.to != end || gap&(comma|stop) == 0, gap&comma != 0 && !p.inserted(place):
	case p.acts(p.words[first.to-1].Folded), first.start < first.from && gap&comma != 0:
		p.define(first.from, first.to, 0.9)
	}
}

// apposition adds the noun phrase behind a name that ends before word to, where it says who or what that is. Phrase i is the next.
func (p *pool) apposition(to, i int) {
	if p.aged(to, i) && i+1 < len(p.chunks) { // "Vroni Aschauer, 41 Jahre alt, eine Ärztin"
		to = p.chunks[i].to
		for to < len(p.words) && p.tokens[to].before&broken == 0 {
			to++
		}
		i++
	}
	next := &p.chunks[i]
	switch {
	case p.joined(to, next.from) == 1: // "Merkel, die Kanzlerin", "Kern, Sprecherin des Vereins"
		if p.inserted(i) && (next.start < next.from || p.acts(p.words[next.to-1].Folded) || p.named(*next) == 0) {
			p.define(next.from, next.to, 0.9)
		}
	case next.start == to+1 && p.tokens[to].before&comma != 0 && inOtherWords[p.words[to].Folded]:
		p.define(next.from, next.to, 0.8)
	case p.tokens[to].before&bracket != 0 && next.start == to: // of a person a party or an age
		if p.q.Plan.Kind == query.What {
			p.define(next.from, next.to, 0.9)
		}
	}
}

// aged tells whether phrase i is an age behind the name that ends before word to.
func (p *pool) aged(to, i int) bool {
	c := &p.chunks[i]
	return c.start == to && p.tokens[to].before&(comma|bracket) != 0 && p.tokens[c.from].class == numeral
}

// inserted tells whether phrase i and what belongs to it stand between commas: no verb follows ("according to Kern, the bridge is safe"),
// and it does not end a list ("Kern, the bishop and three ministers").
func (p *pool) inserted(i int) bool {
	c := &p.chunks[i]
	for k := c.to; k+1 < len(p.words) && p.tokens[k].before&ends == 0; k++ {
		if p.tokens[k].class == junction {
			after := p.tokens[k+1].class
			return after == nominal || after == modifier || after == adposition
		}
	}
	return p.verbless(c.to, c.start < c.from && indefinites[p.words[c.start].Folded])
}

// verbless tells whether no verb follows from a word on before the next conjunction or relative clause. English participles may follow a
// noun: "a bank based in Leeds".
func (p *pool) verbless(from int, participles bool) bool {
	for i := from; i < len(p.words) && p.tokens[i].before&ends == 0; i++ {
		switch p.tokens[i].class {
		case junction, opener:
			return true
		case finite:
			if p.german || !participles && !strings.HasSuffix(p.words[i].Folded, "ing") {
				return false
			}
		case auxiliary, pronoun:
			return false
		}
	}
	return true
}

// ends are the gaps at which what is said without a verb ends.
const ends = comma | stop | bracket | unbracket

// equated adds what the name in phrase i, which ends before word to, is said to be: "X is a law", "seit 2019 ist X die Chefin", "Chef ist
// X", "X means a delay".
func (p *pool) equated(i, to int) {
	if p.ruled(i) {
		return
	}
	if at := p.verbBehind(to); at >= 0 {
		p.predicate(i+1, at)
		return
	}
	start := p.chunks[i].start
	if start == 0 || p.tokens[start].before&broken != 0 {
		return
	}
	if with, says := saysWhat[p.words[start-1].Folded]; !says || with != "" {
		return
	}
	if p.german && i+1 < len(p.chunks) { // "seit 2019 ist X die Chefin"
		if next := &p.chunks[i+1]; next.start == to && p.tokens[to].before&broken == 0 && next.start < next.from && p.verbless(next.to, true) {
			p.define(next.from, next.to, 0.9)
		}
	}
	if i > 0 && p.chunks[i-1].to == start-1 && p.verbless(to, true) { // "Chef des Konzerns ist X"
		first := i - 1
		for first > 0 && p.attribute(p.chunks[first-1], p.chunks[first]) != 0 {
			first--
		}
		if c := &p.chunks[first]; c.prep < 0 {
			p.define(c.from, c.to, 0.9)
		}
	}
}

// ruled tells whether phrase i is no subject: a preposition or a noun goes before it ("the brother of X is a pilot"), or it is not said to
// be so ("if X were president").
func (p *pool) ruled(i int) bool {
	c := &p.chunks[i]
	return c.prep >= 0 || i > 0 && p.attribute(p.chunks[i-1], *c) != 0 || c.start > 0 && conditions[p.words[c.start-1].Folded]
}

// predicate adds the noun phrase, k or one behind it, that belongs to the verb at word at.
func (p *pool) predicate(k, at int) {
	for ; k < len(p.chunks); k++ {
		c := &p.chunks[k]
		takes := c.prep < 0
		if with := saysWhat[p.words[at].Folded]; with != "" {
			takes = c.prep == at+1 && p.words[c.prep].Folded == with
		}
		switch {
		case takes && p.only(at+1, c.start):
			if !p.german || p.verbless(c.to, false) {
				p.define(c.from, c.to, 1)
			}
			return
		case !p.german || c.prep < 0 || p.tokens[c.start].clause != p.tokens[at].clause:
			return
		}
	}
}

// verbBehind returns the verb that says what the name is which ends before word to, -1 if there is none: right behind the name, or behind
// a bracket or an adverb.
func (p *pool) verbBehind(to int) int {
	at := to
	if p.tokens[at].before&bracket != 0 {
		for at++; at < len(p.words) && p.tokens[at].before&unbracket == 0; at++ {
		}
	}
	for k := at; k < min(len(p.words), at+2); k++ {
		_, says := saysWhat[p.words[k].Folded]
		switch {
		case k > to && p.tokens[k].before&(comma|stop) != 0:
			return -1
		case says:
			return k
		case p.tokens[k].class != adverb:
			return -1
		}
	}
	return -1
}

// only tells whether the words from one to another only modify: "ist auch", "seit 2019".
func (p *pool) only(from, to int) bool {
	for i := from; i < to; i++ {
		switch p.tokens[i].class {
		case finite, auxiliary, pronoun, opener:
			return false
		}
	}
	return true
}

// relative adds what a clause tells of the name that ends before word to: "the drug, which lowers blood pressure". The German pronouns are
// articles as well, but the clause ends in its verb.
func (p *pool) relative(to int) {
	if to == len(p.words) || p.tokens[to].before&comma == 0 || !relatives[p.words[to].Folded] {
		return
	}
	x := p.piece(to, p.clauseEnd(to), isClause)
	if last := p.tokens[x.to-1].class; p.german && last != finite && last != auxiliary {
		return
	}
	x.good = 0.5
	p.add(x)
}

// define adds what somebody or something is, with what is said of that by a genitive, "of" or "for".
func (p *pool) define(from, to int, good float64) {
	for i := range p.chunks {
		if p.chunks[i].from != from {
			continue
		}
		for ; p.chunks[i].to == to && i+1 < len(p.chunks); i++ {
			next := &p.chunks[i+1]
			kind := p.attribute(p.chunks[i], *next)
			if kind == 0 || kind == 2 && !purposes[p.words[next.prep].Folded] {
				break
			}
			to = next.to
		}
		break
	}
	x := p.piece(from, to, isPhrase)
	if x.good = good; !x.dateline && !p.denied(from) {
		p.add(x)
	}
}

// denied tells whether a negation stands right before word i: "is no lawyer", "not only a poet".
func (p *pool) denied(i int) bool {
	for k := i; k > max(0, i-3) && p.tokens[k].before&broken == 0; k-- {
		if negations[p.words[k-1].Folded] {
			return true
		}
	}
	return false
}

var (
	// saysWhat are verbs that say what somebody is or a word means, with the preposition that they take.
	saysWhat = map[string]string{
		"ist": "", "war": "", "sind": "", "waren": "", "wird": "", "wurde": "", "wurden": "", "bleibt": "", "blieb": "",
		"is": "", "was": "", "are": "", "were": "", "becomes": "", "became": "", "remains": "",
		"bedeutet": "", "bedeuten": "", "heisst": "", "means": "", "mean": "",
		"steht": "für", "gilt": "als", "galt": "als", "gelten": "als", "stands": "for", "refers": "to",
	}
	// conditions open a clause of what is not said to be so.
	conditions = lang.Set("if whether unless")
	purposes   = lang.Set("for für zur zum")
	// inOtherWords lead on to another word for the same.
	inOtherWords = lang.Set("or oder also sprich")
	// relatives open a clause that tells more of a noun.
	relatives = lang.Set("der die das dessen deren welcher welche welches who which whose that")
)
