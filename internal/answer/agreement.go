package answer

import (
	"strings"

	"quoth/internal/lang"
	"quoth/internal/names"
)

// agreement is what a mention may be as far as its words tell: a pronoun stands for what it agrees with in gender and in kind.
type agreement struct {
	gender gender
	kind   kind
}

type gender uint8

const (
	masculine gender = 1 << iota
	feminine
	neutral
	numerous
	singular = masculine | feminine | neutral
)

type kind uint8

const (
	aPerson kind = 1 << iota
	aBody        // organisation
	aPlace
	aThing
	anything = aPerson | aBody | aPlace | aThing
)

func (a agreement) agrees(b agreement) bool { return a.gender&b.gender != 0 && a.kind&b.kind != 0 }

// Pronouns and the words of place that stand for what was named before.
var germanPronouns = map[string]agreement{
	"er": {masculine, anything}, "ihn": {masculine, anything}, "ihm": {masculine | neutral, anything}, "sie": {feminine | numerous, anything}, "ihr": {feminine | numerous, anything},
	"es": {neutral, aBody | aThing}, "ihnen": {numerous, anything}, "dieser": {masculine, anything}, "diese": {feminine | numerous, anything},
	"sein": {masculine | neutral, anything}, "seine": {masculine | neutral, anything}, "seinen": {masculine | neutral, anything}, "seinem": {masculine | neutral, anything}, "seiner": {masculine | neutral, anything}, "seines": {masculine | neutral, anything},
	"ihre": {feminine | numerous, anything}, "ihren": {feminine | numerous, anything}, "ihrem": {feminine | numerous, anything}, "ihrer": {feminine | numerous, anything}, "ihres": {feminine | numerous, anything},
	"dessen": {masculine | neutral, anything}, "deren": {feminine | numerous, anything},
	"dort": {singular, aPlace}, "beide": {numerous, anything}, "beiden": {numerous, anything},
}

var englishPronouns = map[string]agreement{
	"he": {masculine, aPerson}, "him": {masculine, aPerson}, "his": {masculine, aPerson}, "she": {feminine, anything}, "her": {feminine, anything}, "hers": {feminine, aPerson},
	"it": {neutral, aBody | aThing}, "its": {neutral, aBody | aThing | aPlace},
	"they": {numerous, anything}, "them": {numerous, anything}, "their": {numerous, anything}, "theirs": {numerous, anything}, "both": {numerous, anything},
	"there": {singular, aPlace},
}

// expletive verbs go with an "es" or a "there" that stands for nothing.
var expletive = lang.Set("gibt gab waren sind is are was were")

// nameAgreement tells it by the type of a name and the sex of a person.
func (s *Story) nameAgreement(i int, n names.Name) agreement {
	switch n.Type {
	case names.Person:
		switch s.sex(i, n.Span, s.Text[n.Start:n.End]) {
		case names.Male:
			return agreement{masculine, aPerson}
		case names.Female:
			return agreement{feminine, aPerson}
		}
		return agreement{masculine | feminine, aPerson}
	case names.Organisation:
		return agreement{singular | numerous, aBody}
	case names.Place:
		return agreement{neutral, aPlace}
	}
	return agreement{singular, aThing | aBody}
}

// nounAgreement tells it by the noun that a phrase ends in, in German also by that before a name ("der Betreiber Norlicht"), and by its article
// or number.
func (r *reading) nounAgreement(i int, c phrase, subject bool) agreement {
	a := agreement{singular | numerous, anything}
	for k := c.to - 1; k >= c.from && a.kind == anything && (r.german || k == c.to-1); k-- {
		a = r.wordAgreement(i, k)
	}
	head, number := r.words[c.to-1].Folded, r.words[c.from].Folded
	switch {
	case r.tokens[c.from].class == numeral && number != "1" && number != "one" && !r.story.tellsAge(i, c.to-1):
		a.gender = numerous
	case r.german && subject && r.words[c.start].Folded == "der":
		a.gender &= masculine
	case r.german && c.start < c.from:
		a.gender &= germanGender(r.words[c.start].Folded)
	case r.german && c.start > 1 && a.kind == aPerson: // "der heute 58-Jährige"
		a.gender &= germanGender(r.words[c.start-2].Folded)
	case a.gender == numerous:
	case !r.german && strings.HasSuffix(head, "s") && !strings.HasSuffix(head, "ss"):
		a.gender = numerous
	case !r.german && a.kind != aBody: // a club may be "they"
		a.gender &= singular
	}
	return a
}

// wordAgreement tells it by one noun.
func (r *reading) wordAgreement(i, k int) agreement {
	noun := r.words[k].Folded
	switch {
	case women[noun], r.story.isWoman(i, k), !r.german && strings.HasSuffix(noun, "woman"):
		return agreement{feminine, aPerson}
	case crowds[noun]:
		return agreement{numerous, aPerson}
	case men[noun], r.german && roles[noun+"in"], !r.german && strings.HasSuffix(noun, "man"):
		return agreement{masculine, aPerson}
	case r.ends(noun, roles), r.story.tellsAge(i, k), strings.HasSuffix(noun, "ist") && len(noun) > len("geist"): // "Polizist", "chemist"
		return agreement{masculine | feminine, aPerson}
	case r.ends(noun, corporate):
		return agreement{singular | numerous, aBody}
	}
	return agreement{singular | numerous, anything}
}

// Nouns for several people, and for spans of time, to which no pronoun refers.
var (
	crowds = lang.Set("people men women children leute menschen männer frauen kinder")
	spells = lang.Set("minute minuten stunde stunden tag tage tagen woche wochen monat monate monaten jahr jahre jahren uhr ende anfang " +
		"morgen vormittag mittag nachmittag abend nacht montag dienstag mittwoch donnerstag freitag samstag sonntag morning afternoon evening night " +
		"monday tuesday wednesday thursday friday saturday sunday " +
		"minutes hour hours day days week weeks month months year years time")
)

// ends tells whether a noun is one of a set, or a German compound that ends in one.
func (r *reading) ends(noun string, set map[string]bool) bool {
	const shortest = 4 // of an end: "Verrat" is no Rat
	for i := range noun {
		if i > 0 && (!r.german || len(noun)-i < shortest) {
			break
		}
		if set[noun[i:]] {
			return true
		}
	}
	return false
}

// germanGender tells the gender by an article, of a noun in any case.
func germanGender(article string) gender {
	switch article {
	case "der", "dieser":
		return masculine | feminine
	case "die", "diese", "seine", "ihre", "unsere":
		return feminine | numerous
	case "das", "dieses":
		return neutral
	case "den":
		return masculine | numerous
	case "einen":
		return masculine
	case "dem", "einem", "diesem", "seinem", "ihrem", "ein", "sein", "ihr":
		return masculine | neutral
	case "eine", "einer":
		return feminine
	case "viele", "mehrere", "einige", "alle", "beide":
		return numerous
	}
	return singular | numerous
}
