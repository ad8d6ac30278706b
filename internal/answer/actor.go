package answer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/internal/amount"
	"quoth/internal/lang"
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
		case p.acts(last.Folded):
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
func (r *reading) acts(folded string) bool {
	return r.ends(folded, roles) || r.ends(folded, corporate) || r.ends(folded, actorNouns)
}

// actorNouns are people and bodies, besides roles and corporate, that do what the news tell of.
var actorNouns = lang.Set("polizei feuerwehr regierung opposition gericht staatsanwaltschaft ministerium gewerkschaft universität kirche parlament senat rat ausschuss kommission institut amt zeitung " +
	"agentur team mannschaft kasse stadt gemeinde mann frau junge mädchen kind schüler schülerin student studentin lehrer lehrerin arzt ärztin fahrer fahrerin pilot zeuge zeugin nachbar nachbarin " +
	"polizist polizistin soldat soldaten forscher forscherinnen wissenschaftler wissenschaftlerin einwohner bewohner demonstranten aktivisten rentner rentnerin unbekannte " +
	"police government court prosecutors ministry union university church parliament senate council committee commission institute office newspaper agency team city man woman boy girl child " +
	"pupil student teacher doctor driver pilot witness neighbour neighbor policeman officer soldier soldiers researchers scientist scientists residents protesters activists pensioner")
