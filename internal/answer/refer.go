package answer

import (
	"strings"

	"quoth/internal/names"
	"quoth/internal/text"
)

// Words that stand for someone or something named before.
var (
	personal  = set("er sie ihm ihn he she him")
	plural    = set("sind waren haben hatten werden wurden können konnten sollen wollen müssen mussten wollten sollten hätten wären are were have")
	corporate = set("konzern unternehmen firma bank verein partei gesellschaft hersteller betreiber behörde organisation verband club klub company firm group bank club party manufacturer operator agency " +
		"organisation organization airline fluggesellschaft stiftung")
	roles = set("komponist komponistin politiker politikerin kanzler kanzlerin präsident präsidentin minister ministerin sänger sängerin schauspieler schauspielerin autor autorin trainer trainerin spieler spielerin " +
		"regisseur regisseurin sportler sportlerin musiker musikerin künstler künstlerin richter richterin anwalt anwältin vorsitzende vorsitzender bürgermeister bürgermeisterin papst könig königin prinz " +
		"schriftsteller schriftstellerin journalist journalistin unternehmer unternehmerin forscher forscherin angeklagte angeklagter täter verdächtige " +
		"composer politician chancellor president minister singer actor actress author coach player director athlete musician artist judge lawyer chairman mayor pope king queen prince writer journalist " +
		"entrepreneur researcher suspect defendant founder striker goalkeeper senator governor")
	definite = set("der die das dem den des the this dieser diese dieses diesem diesen")
)

// reach is how many sentences back a pronoun is followed.
const reach = 3

// refers returns the name that a pronoun, "the company" or "der Komponist" in a sentence stands for;
// empty if the sentence has no such word, or if what came before leaves more than one name to choose from.
func (p *Preparer) refers(s *Story, i int) string {
	want, role := s.anaphor(i)
	if want == 0 {
		return ""
	}
	for _, n := range p.facts(s, i).names {
		if n.Type == want && n.Start < s.Sentences[i].words[min(8, len(s.Sentences[i].words)-1)].Start {
			return "" // named in the sentence itself
		}
	}
	if role != "" {
		if name := p.holder(s, i, role, want); name != "" {
			return name
		}
	}
	for k := i - 1; k >= max(0, i-reach); k-- {
		switch list := p.distinct(s, k, want); len(list) {
		case 0:
			continue
		case 1:
			return p.full(s, list[0], k)
		default:
			return ""
		}
	}
	return ""
}

// anaphor finds the word at the beginning of a sentence that refers to what was named before: what
// kind of name it wants, and the noun if it is one.
func (s *Story) anaphor(i int) (want names.Type, role string) {
	words := s.Sentences[i].words
	for k, w := range words {
		if k >= 6 {
			break
		}
		next := ""
		if k+1 < len(words) {
			next = words[k+1].Folded
		}
		switch f := w.Folded; {
		case k < 4 && personal[f] && !plural[next] && (k == 0 || !plural[words[k-1].Folded]):
			return names.Person, ""
		case k > 0 && definite[words[k-1].Folded] && corporate[f] && !s.attributed(i, k):
			return names.Organisation, f
		case k > 0 && definite[words[k-1].Folded] && roles[f] && !s.attributed(i, k):
			return names.Person, f
		}
	}
	return 0, ""
}

// attributed tells whether what follows the noun at word k says which is meant: a name, a genitive, "of".
func (s *Story) attributed(i, k int) bool {
	words := s.Sentences[i].words
	if k+1 >= len(words) || s.Text[words[k].End:words[k+1].Start] != " " {
		return false
	}
	next := words[k+1]
	return capital(s.Text[next.Start:next.End]) || genitives[next.Folded] || next.Folded == "of" || next.Folded == "von" || next.Folded == "vom"
}

// holder returns the name that an earlier sentence gives together with a role: "der Komponist Anton Beispiel".
func (p *Preparer) holder(s *Story, i int, role string, want names.Type) string {
	found := ""
	for k := i - 1; k >= 0; k-- {
		words := s.Sentences[k].words
		for _, n := range p.facts(s, k).names {
			if n.Type != want {
				continue
			}
			for j := 1; j < len(words); j++ {
				if words[j].Start == n.Start && words[j-1].Folded == role {
					name := s.Text[n.Start:n.End]
					if found != "" && !names.Equal(found, name) {
						return ""
					}
					found = p.full(s, name, i)
				}
			}
		}
	}
	return found
}

// distinct returns the names of a type in a sentence, those that mean the same once.
func (p *Preparer) distinct(s *Story, k int, want names.Type) (list []string) {
	for _, n := range p.facts(s, k).names {
		if n.Type != want {
			continue
		}
		name, known := s.Text[n.Start:n.End], false
		for _, x := range list {
			known = known || names.Equal(x, name)
		}
		if !known {
			list = append(list, name)
		}
	}
	return list
}

// full returns the longest name of the story, up to a sentence, that a shorter one means.
func (p *Preparer) full(s *Story, name string, upTo int) string {
	best := name
	for k := 0; k <= upTo; k++ {
		for _, n := range p.facts(s, k).names {
			x := s.Text[n.Start:n.End]
			if len(x) > len(best) && len(x) < 60 && strings.Contains(x, name) && names.Equal(x, name) {
				best = x
			}
		}
	}
	return best
}

// covers tells whether a span holds another.
func covers(a, b text.Span) bool { return a.Start <= b.Start && b.End <= a.End }
