package answer

import (
	"slices"
	"strings"

	"quoth/internal/lang"
	"quoth/internal/names"
	"quoth/internal/text"
)

// Words that stand for someone or something named before.
var (
	personal = map[string]names.Sex{"er": names.Male, "ihm": names.Male, "ihn": names.Male, "he": names.Male, "him": names.Male,
		"sie": names.Female, "she": names.Female}
	plural    = lang.Set("sind waren haben hatten werden wurden können konnten sollen wollen müssen mussten wollten sollten hätten wären are were have")
	corporate = lang.Set("konzern unternehmen firma bank verein partei gesellschaft hersteller betreiber behörde organisation verband club klub company firm group bank club party manufacturer operator agency " +
		"organisation organization airline fluggesellschaft stiftung")
	roles = lang.Set("komponist komponistin politiker politikerin kanzler kanzlerin präsident präsidentin minister ministerin sänger sängerin schauspieler schauspielerin autor autorin trainer trainerin spieler spielerin " +
		"regisseur regisseurin sportler sportlerin musiker musikerin künstler künstlerin richter richterin anwalt anwältin vorsitzende vorsitzender bürgermeister bürgermeisterin papst könig königin prinz " +
		"schriftsteller schriftstellerin journalist journalistin unternehmer unternehmerin forscher forscherin angeklagte angeklagter täter verdächtige " +
		"composer politician chancellor president minister singer actor actress author coach player director athlete musician artist judge lawyer chairman mayor pope king queen prince writer journalist " +
		"entrepreneur researcher suspect defendant founder striker goalkeeper senator governor " +
		"chairwoman spokesman spokeswoman manager prosecutor surgeon professor farmer baker captain inspector detective secretary premier mp bishop skipper pilot driver teacher scientist engineer architect analyst " +
		"sprecher sprecherin direktor direktorin leiter leiterin chef chefin landrat landrätin kapitän kapitänin torwart torhüter intendant intendantin rektor rektorin professor professorin architekt architektin " +
		"staatsanwalt staatsanwältin verteidiger verteidigerin kämmerer senator senatorin bischof bischöfin pfarrer pfarrerin arzt ärztin chirurg chirurgin biologe biologin meteorologe meteorologin " +
		"historiker historikerin archäologe archäologin wissenschaftler wissenschaftlerin ingenieur ingenieurin landwirt landwirtin bauer bäuerin wirt wirtin bäcker bäckerin lehrer lehrerin abgeordnete abgeordneter")
	generic = map[string]names.Sex{"mann": names.Male, "junge": names.Male, "man": names.Male, "boy": names.Male, "frau": names.Female, "mädchen": names.Female,
		"woman": names.Female, "girl": names.Female}
	definite = lang.Set("der die das dem den des the this dieser diese dieses diesem diesen")
)

// reach is how many sentences back a pronoun is followed.
const reach = 3

// anaphor is a word at the beginning of a sentence that refers to what was named before.
type anaphor struct {
	word int        // of the sentence
	want names.Type // kind of name that it stands for
	sex  names.Sex
	role string // the noun; empty for a pronoun
}

// refers returns the name that a pronoun, "the company" or "der Komponist" in a sentence stands for; empty if the sentence has no such
// word, or if what came before leaves more than one name to choose from: a wrong name would say what no source says.
func (p *Preparer) refers(s *Story, i int) (name string, word int) {
	words := s.Sentences[i].words
	quoted := quotedWords(s.Text, words, s.quoting(i))
	a, ok := s.anaphor(i)
	if !ok || quoted[a.word] {
		if a, ok = s.reporter(i, quoted); !ok {
			return "", 0
		}
	}
	for _, n := range p.names(s, i) {
		if at := s.at(i, n.Span); n.Type == a.want && at < max(8, a.word) && !quoted[min(at, len(words)-1)] {
			return "", 0 // named in the sentence itself
		}
	}
	switch {
	case a.role != "" && a.want == names.Person:
		name = p.holder(s, i, a.role, a.want)
	case a.role != "":
		if name = p.holder(s, i, a.role, a.want); name == "" {
			name = p.antecedent(s, i, a)
		}
	default:
		name = p.antecedent(s, i, a)
	}
	if s.holds(i, name) {
		return "", 0
	}
	return name, a.word
}

// anaphor finds the word at the beginning of a sentence that refers to what was named before.
func (s *Story) anaphor(i int) (a anaphor, ok bool) {
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
		case k < 4 && personal[f] != 0 && !several(f, next) && (k == 0 || !several(f, words[k-1].Folded)):
			return anaphor{word: k, want: names.Person, sex: personal[f]}, true
		case k > 0 && s.generic(i, k) != 0:
			return anaphor{word: k, want: names.Person, sex: s.generic(i, k)}, true
		case k > 0 && definite[words[k-1].Folded] && corporate[f] && !s.attributed(i, k):
			return anaphor{word: k, want: names.Organisation, role: f}, true
		case k > 0 && definite[words[k-1].Folded] && roles[f] && !s.attributed(i, k):
			return anaphor{word: k, want: names.Person, role: f}, true
		}
	}
	return a, false
}

// generic tells of what sex somebody is whom the noun at word k points back to by no more than that: "der Mann", "die 34-Jährige".
func (s *Story) generic(i, k int) names.Sex {
	words := s.Sentences[i].words
	f, before := words[k].Folded, words[k-1].Folded
	if f == "jährige" && k > 1 && strings.Trim(before, "0123456789") == "" {
		switch words[k-2].Folded {
		case "der":
			return names.Male
		case "die":
			return names.Female
		}
	}
	if definite[before] && generic[f] != 0 && !s.attributed(i, k) {
		return generic[f]
	}
	return 0
}

// reporter finds the pronoun or noun beside a verb of saying for who says what a sentence quotes, or what stands before both: »...«, sagte sie;
// »...«, sagte die Ministerin; the road is closed, she said.
func (s *Story) reporter(i int, quoted []bool) (a anaphor, ok bool) {
	words := s.Sentences[i].words
	says := func(k int) bool { return k >= 0 && k < len(words) && !quoted[k] && reporting[words[k].Folded] }
	for k, w := range words {
		if sex := personal[w.Folded]; sex != 0 && !quoted[k] && (says(k-1) || says(k+1)) {
			first := k
			if says(k - 1) {
				first--
			}
			return anaphor{word: k, want: names.Person, sex: sex}, slices.Contains(quoted, true) || s.follows(i, first)
		}
		if roles[w.Folded] && k > 0 && !quoted[k] && definite[words[k-1].Folded] && (says(k-2) || says(k+1)) && !s.attributed(i, k) {
			return anaphor{word: k, want: names.Person, role: w.Folded}, slices.Contains(quoted, true)
		}
	}
	return a, false
}

// follows tells whether a comma stands before word k of a sentence.
func (s *Story) follows(i, k int) bool {
	words := s.Sentences[i].words
	return k > 0 && strings.HasPrefix(s.Text[words[k-1].End:], ", ")
}

// voiced tells whether a pronoun or noun in a sentence stands for who says it.
func (s *Story) voiced(i int) bool {
	words := s.Sentences[i].words
	_, ok := s.reporter(i, quotedWords(s.Text, words, s.quoting(i)))
	return ok
}

// several tells whether a word beside a pronoun is a verb of the plural: "sie standen".
func several(pronoun, folded string) bool {
	return plural[folded] || pronoun == "sie" && len(folded) > 4 && strings.HasSuffix(folded, "en")
}

// holds tells whether the last word of a name stands in a sentence.
func (s *Story) holds(i int, name string) bool {
	last := name[strings.LastIndexByte(name, ' ')+1:]
	return last != "" && strings.Contains(s.Text[s.Sentences[i].Start:s.Sentences[i].End], last)
}

// antecedent returns the one name of the sentences before that an anaphor may stand for.
func (p *Preparer) antecedent(s *Story, i int, a anaphor) string {
	found, unsure, others, at := "", false, false, 0 // at is the sentence that names found
	for k := i - 1; k >= max(0, i-reach); k-- {
		list := p.names(s, k)
		for x, n := range list {
			if n.Type != a.want || s.attribute(k, n.Span) || x+1 < len(list) && s.titles(n.Span, list[x+1].Span) {
				continue
			}
			name := p.full(s, s.Text[n.Start:n.End], k)
			sex := names.AnySex
			if a.want == names.Person {
				sex = s.sex(k, n.Span, name)
			}
			switch {
			case found != "" && names.Equal(found, name):
			case found != "" && !unsure && a.want == names.Person && sex == names.AnySex && k < at: // named before, and it is not known what
			case sex != names.AnySex && sex != a.sex:
				others = true
			case found != "":
				return ""
			default:
				at, found, unsure = k, name, a.want == names.Person && sex == names.AnySex
			}
		}
		if found == "" && p.people(s, k, a.sex) {
			return "" // who may be meant as well
		}
	}
	if unsure && (others || a.sex == names.Female && s.Lang.Code() == "de") { // "sie" is a thing as often
		return ""
	}
	return found
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
		for _, n := range p.names(s, k) {
			if n.Type != want {
				continue
			}
			for j := 1; j < len(words); j++ {
				if words[j].Start == n.Start && strings.HasSuffix(words[j-1].Folded, role) { // "Finanzministerin Anna Lund" of "die Ministerin"
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

// full returns the longest name of the story, up to a sentence, that a shorter one means; the name itself where it may mean several people.
func (p *Preparer) full(s *Story, name string, upTo int) string {
	best := name
	p.names(s, upTo) // finds those of the whole story
	for _, n := range s.names {
		if n.Start >= s.Sentences[upTo].End {
			break
		}
		x := s.Text[n.Start:n.End]
		if x != best && len(x) < 60 && len(x) > len(name) && strings.Contains(x, name) && names.Equal(x, name) { // best comes often
			if best != name && n.Type == names.Person && !names.Equal(x, best) {
				return name
			}
			best = longer(best, x)
		}
	}
	return best
}

func longer(a, b string) string {
	if len(b) > len(a) {
		return b
	}
	return a
}

// covers tells whether a span holds another.
func covers(a, b text.Span) bool { return a.Start <= b.Start && b.End <= a.End }
