package answer

import (
	"slices"
	"strings"

	"quoth/internal/lang"
	"quoth/internal/names"
	"quoth/internal/text"
)

const (
	kinswomen = "tochter töchter mutter schwester ehefrau frau witwe freundin nichte tante enkelin cousine partnerin lebensgefährtin " +
		"daughter daughters mother sister wife widow girlfriend niece aunt"
	kinsmen = "sohn söhne vater bruder ehemann mann witwer freund neffe onkel enkel lebensgefährte son sons father brother husband boyfriend nephew uncle"
)

// Words before a name that tell the sex of a person, and words for people.
var (
	women = lang.Set(kinswomen + " fräulein mrs ms miss lady dame queen princess duchess gattin grossmutter oma mama " +
		"woman actress spokeswoman chairwoman businesswoman granddaughter grandmother")
	men    = lang.Set(kinsmen + " herr herrn mr sir lord king prince duke gatte grossvater opa papa man actor widower spokesman chairman businessman grandson grandfather")
	kin    = lang.Set(kinswomen + " " + kinsmen + " cousin partner")
	behind = lang.Set("von vom durch of by from")
)

// sex tells that of a person by the words before the name at a span, or else by the full name.
func (s *Story) sex(i int, span text.Span, name string) names.Sex {
	words := s.Sentences[i].words
	for k := s.at(i, span) - 1; k >= 0 && s.adjoins(i, k); k-- {
		switch f := words[k].Folded; {
		case women[f], s.isWoman(i, k):
			return names.Female
		case men[f], s.Lang.Code() == "de" && roles[f+"in"]:
			return names.Male
		case !roles[f]:
			return names.SexOf(name)
		}
	}
	return names.SexOf(name)
}

// isWoman tells whether word k is a German noun for a woman: "Bürgermeisterin".
func (s *Story) isWoman(i, k int) bool {
	const stem = 4 // letters before the ending
	w := &s.Sentences[i].words[k]
	base, ok := strings.CutSuffix(w.Folded, "in")
	if !ok || s.Lang.Code() != "de" || len(base) < stem || !capital(s.Text[w.Start:w.End]) {
		return false
	}
	if roles[w.Folded] {
		return true
	}
	for _, end := range [...]string{"er", "or", "ent", "ant", "ist", "eur", "atin", "log"} {
		if strings.HasSuffix(base, end) {
			return true
		}
	}
	return false
}

// at returns the word of a sentence at which a span begins.
func (s *Story) at(i int, span text.Span) int {
	words := s.Sentences[i].words
	for k := range words {
		if words[k].End > span.Start {
			return k
		}
	}
	return len(words)
}

// adjoins tells whether nothing but space, a comma or a full stop of a title stands between word k and the next.
func (s *Story) adjoins(i, k int) bool {
	words := s.Sentences[i].words
	return k+1 < len(words) && strings.Trim(s.Text[words[k].End:words[k+1].Start], " ,.\u00a0") == ""
}

// attribute tells whether a name only says more of another: behind "seine Tochter", or in a phrase with "of", "by" or "from".
func (s *Story) attribute(i int, name text.Span) bool {
	const most = 4 // words back
	words := s.Sentences[i].words
	at := s.at(i, name)
	g := grammarOf(s.Lang)
	for k := at - 1; k >= max(0, at-most) && s.adjoins(i, k); k-- {
		w := &words[k]
		class, known := g[w.Folded]
		switch {
		case behind[w.Folded]:
			return true
		case kin[w.Folded]:
			return k > 0 && (g[words[k-1].Folded] == possessive || strings.HasSuffix(words[k-1].Folded, "s"))
		case known && (class == article || class == possessive || class == modifier):
		case roles[w.Folded], s.Lang.Code() == "de" && capital(s.Text[w.Start:w.End]):
		default:
			return false
		}
	}
	return false
}

// people tells whether a sentence speaks of somebody of a sex by a noun that is no title of a name: "ein Fahrer", "the judge".
func (p *Preparer) people(s *Story, i int, sex names.Sex) bool {
	for k := range s.Sentences[i].words {
		f := s.Sentences[i].words[k].Folded
		switch {
		case women[f], s.isWoman(i, k):
			if sex != names.Male && !p.entitles(s, i, k) {
				return true
			}
		case men[f], s.Lang.Code() == "de" && roles[f+"in"]:
			if sex != names.Female && !p.entitles(s, i, k) {
				return true
			}
		case roles[f] && !p.entitles(s, i, k):
			return true
		}
	}
	return false
}

// entitles tells whether a person's name follows word k at once.
func (p *Preparer) entitles(s *Story, i, k int) bool {
	words := s.Sentences[i].words
	return k+1 < len(words) && slices.ContainsFunc(p.names(s, i), func(n names.Name) bool {
		return n.Type == names.Person && n.Start == words[k+1].Start
	})
}
