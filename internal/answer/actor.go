package answer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/internal/amount"
	"quoth/internal/query"
	"quoth/internal/text"
)

// actors lets pieces that nobody has tagged tell who: nouns of office and of bodies ("the judge", "die Sparkasse"), those by whom something
// is done ("found by a trainee"), and English words in capitals that stand together.
func (p *pool) actors() {
	p.list = slices.DeleteFunc(p.list, func(x piece) bool {
		return p.measures(x.Span) || x.form != isName && overlapsTime(p.facts.times, x.Span)
	})
	for i := range p.list {
		x := &p.list[i]
		if x.good > 0 || x.form != isPhrase && x.form != isRun {
			continue
		}
		last := &p.words[x.to-1]
		switch {
		case acts(p.german, last.Folded):
			x.good = 0.4
		case p.passive && x.prep >= 0 && agents[p.words[x.prep].Folded]:
			x.good = 0.5
		case p.doing(x):
			x.good = 0.6
		case p.german || x.form != isRun:
		case x.to-x.from > 1:
			x.good = 0.5
		case p.story.proper(last.Span):
			x.good = 0.4
		}
	}
}

// measures tells whether a part of a sentence begins with an amount in a unit, or a part of one, which nobody is: "Millionen Euro".
func (p *pool) measures(s text.Span) bool {
	return slices.ContainsFunc(p.facts.amounts, func(a amount.Amount) bool { return a.Measured && a.Start <= s.Start && s.Start < a.End })
}

// doing tells whether a noun phrase names who does what the question asks: it stands before the verb of its clause, and the question has
// that verb.
func (p *pool) doing(x *piece) bool {
	verbs := &p.verbs[p.tokens[x.from].clause]
	if p.passive || x.prep >= 0 || x.form != isPhrase || verbs.first < x.to {
		return false
	}
	for i := verbs.first; i <= verbs.last; i++ {
		if p.tokens[i].class == finite && p.tokens[i].action > 0 {
			return true
		}
	}
	return false
}

// farEnough is how many bytes of a story are looked at for another place where a word stands.
const farEnough = 64 << 10

// proper tells whether an English word in capitals is one within sentences too, if need be elsewhere in the story.
func (s *Story) proper(word text.Span) bool {
	rest, w := s.Text[:min(len(s.Text), farEnough)], s.Text[word.Start:word.End]
	for {
		before, after, ok := strings.Cut(rest, w)
		if !ok {
			return false
		}
		n := len(before)
		next, _ := utf8.DecodeRuneInString(after)
		if n > 1 && before[n-1] == ' ' && 'a' <= before[n-2] && before[n-2] <= 'z' && !unicode.IsLetter(next) {
			return true
		}
		rest = after
	}
}

// acts tells whether a noun is of an office, a trade or a body, or a German one ends in one: "Alsterbank".
func acts(german bool, folded string) bool {
	const shortest = 4 // of an end: "Verrat" is no Rat
	for i := range folded {
		if i > 0 && (!german || len(folded)-i < shortest) {
			break
		}
		if w := folded[i:]; roles[w] || corporate[w] || actorNouns[w] {
			return true
		}
	}
	return false
}

// actorNouns are people and bodies, besides roles and corporate, that do what the news tell of.
var actorNouns = set("polizei feuerwehr regierung opposition gericht staatsanwaltschaft ministerium gewerkschaft universität kirche parlament senat rat ausschuss kommission institut amt zeitung " +
	"agentur team mannschaft kasse stadt gemeinde mann frau junge mädchen kind schüler schülerin student studentin lehrer lehrerin arzt ärztin fahrer fahrerin pilot zeuge zeugin nachbar nachbarin " +
	"polizist polizistin soldat soldaten forscher forscherinnen wissenschaftler wissenschaftlerin einwohner bewohner demonstranten aktivisten rentner rentnerin unbekannte " +
	"police government court prosecutors ministry union university church parliament senate council committee commission institute office newspaper agency team city man woman boy girl child " +
	"pupil student teacher doctor driver pilot witness neighbour neighbor policeman officer soldier soldiers researchers scientist scientists residents protesters activists pensioner")

// offices adds what somebody or something is that the question names: the noun before the name, what stands behind it between commas or
// in brackets, and what it is said to be.
func (p *pool) offices() {
	for i := range p.chunks {
		c := &p.chunks[i]
		name := p.nameIn(c)
		if name == c.to {
			continue
		}
		if name > c.from && p.tokens[name-1].class == nominal && p.tokens[name].before == 0 {
			p.office(c.from, name, 1)
		}
		if i > 0 && name == c.start {
			p.introduced(&p.chunks[i-1], name)
		}
		if i+1 < len(p.chunks) {
			p.apposition(c.to, &p.chunks[i+1])
		}
	}
}

// nameIn returns the word of a phrase at which the name begins that the question gives, the phrase's end if it has none.
func (p *pool) nameIn(c *phrase) int {
	for i := c.from; i < c.to; i++ {
		if p.tokens[i].named < 0.5 {
			continue
		}
		for _, n := range p.facts.names {
			if w := &p.words[i]; n.Start < w.Start && w.End <= n.End { // "Wladimir" of Wladimir Putin
				for i > c.from && p.words[i-1].Start >= n.Start {
					i--
				}
			}
		}
		return i
	}
	return c.to
}

// introduced adds the noun phrase that leads to a name at word name: "eine Studentin: Lea Brandt".
func (p *pool) introduced(before *phrase, name int) {
	if before.to == name && p.tokens[name].before&(comma|stop) != 0 && acts(p.german, p.words[name-1].Folded) {
		p.office(before.from, before.to, 0.9)
	}
}

// apposition adds the noun phrase next behind a name that ends before word to, where it says who or what that is.
func (p *pool) apposition(to int, next *phrase) {
	determined := next.start < next.from
	switch {
	case p.joined(to, next.from) == 1 && determined: // "Merkel, die Kanzlerin"
		p.office(next.from, next.to, 0.9)
	case p.tokens[to].before&bracket != 0: // of a person a party or an age
		if p.q.Plan.Kind == query.What && next.start == to {
			p.office(next.from, next.to, 0.9)
		}
	case to < len(p.words) && beings[p.words[to].Folded] && next.start == to+1 && next.prep < 0:
		p.office(next.from, next.to, 0.9)
	}
}

// office adds what somebody or something is.
func (p *pool) office(from, to int, good float64) {
	x := p.piece(from, to, isPhrase)
	if x.good = good; p.q.Plan.Kind == query.Who && !acts(p.german, p.words[to-1].Folded) {
		x.good /= 2
	}
	p.add(x)
}

// beings are verbs that say what somebody is.
var beings = set("ist war wird wurde bleibt blieb is was becomes became remains")
