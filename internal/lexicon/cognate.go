package lexicon

import (
	"slices"
	"strings"

	"quoth/internal/lang"
)

// maxCognates bounds what Cognate returns.
const maxCognates = 12

// A suffixRule is an ending of one language and those it has in the other.
type suffixRule struct {
	english string
	german  []string
}

// suffixRules are the regular correspondences of words that English and German
// took from Latin, Greek and French. The longer ending comes first.
var suffixRules = []suffixRule{
	{"isation", []string{"isierung", "isation"}},
	{"ization", []string{"isierung", "isation"}},
	{"ification", []string{"ifizierung", "ifikation"}},
	{"ation", []string{"ation", "ierung"}},
	{"ition", []string{"ition"}},
	{"ology", []string{"ologie"}},
	{"ological", []string{"ologisch"}},
	{"ologist", []string{"ologe", "ologin"}},
	{"ography", []string{"ografie", "ographie"}},
	{"ographer", []string{"ograf", "ograph"}},
	{"graphic", []string{"grafisch"}},
	{"ically", []string{"isch"}},
	{"ician", []string{"iker"}},
	{"icist", []string{"iker"}},
	{"istic", []string{"istisch"}},
	{"ible", []string{"ibel"}},
	{"able", []string{"abel"}},
	{"ility", []string{"ilität"}},
	{"ivity", []string{"ivität"}},
	{"ical", []string{"isch", "ikal"}},
	{"ional", []string{"ional", "ionell"}},
	{"ial", []string{"ial", "iell"}},
	{"ual", []string{"ual", "uell"}},
	{"ance", []string{"anz"}},
	{"ence", []string{"enz"}},
	{"ancy", []string{"anz"}},
	{"ency", []string{"enz"}},
	{"cracy", []string{"kratie"}},
	{"crat", []string{"krat"}},
	{"cratic", []string{"kratisch"}},
	{"ary", []string{"är", "ar"}},
	{"ory", []string{"orisch", "orium"}},
	{"icise", []string{"isieren"}},
	{"icize", []string{"isieren"}},
	{"ise", []string{"isieren"}},
	{"ize", []string{"isieren"}},
	{"ify", []string{"ifizieren"}},
	{"ate", []string{"ieren", "at"}},
	{"ity", []string{"ität"}},
	{"ics", []string{"ik"}},
	{"ism", []string{"ismus"}},
	{"ian", []string{"isch", "ier", "ianisch"}}, // peoples and lands: "Illyrian", "Illyria"
	{"ia", []string{"ien", "ie"}},
	{"ist", []string{"ist"}},
	{"ive", []string{"iv"}},
	{"ous", []string{"ös"}},
	{"ious", []string{"iös"}},
	{"ent", []string{"ent"}},
	{"ant", []string{"ant"}},
	{"ion", []string{"ion"}},
	{"ine", []string{"in"}},
	{"ure", []string{"ur"}},
	{"ute", []string{"ut"}},
	{"ble", []string{"bel"}},
	{"tre", []string{"ter"}},
	{"ter", []string{"ter"}},
	{"ic", []string{"isch", "ik"}},
	{"al", []string{"al", "ell"}},
	{"ty", []string{"tät"}},
	{"or", []string{"or"}},
	{"er", []string{"er"}},
	{"y", []string{"ie"}},
	{"e", []string{"", "e"}},
	{"", []string{"", "e", "ieren"}},
}

// Endings of inflection that are tried away before the rules.
var (
	englishInflections = []string{"'s", "ies", "es", "s", "ing", "ed", "ly"}
	germanInflections  = []string{"innen", "en", "em", "er", "es", "n", "e", "s"}
)

// spelling are the letters that differ in words of the same origin, English
// first; they apply at every place of the word.
var (
	toGermanLetters = []*strings.Replacer{
		strings.NewReplacer("sch", "sch", "ch", "ch", "ck", "ck", "ce", "ze", "ci", "zi", "cy", "zy", "c", "k"),
		strings.NewReplacer("ph", "f"),
		strings.NewReplacer("sch", "sch", "ch", "ch", "ck", "ck", "ce", "ze", "ci", "zi", "cy", "zy", "c", "k", "ph", "f"),
	}
	toEnglishLetters = []*strings.Replacer{
		strings.NewReplacer("ck", "ck", "sk", "sk", "k", "c"),
		strings.NewReplacer("ze", "ce", "zi", "ci", "zy", "cy", "ck", "ck", "k", "c"),
		strings.NewReplacer("f", "ph"),
		strings.NewReplacer("k", "c", "f", "ph"),
	}
	plainLetters = strings.NewReplacer("ä", "a", "ö", "o", "ü", "u")
)

// Cognate returns how a folded word that the lexicon does not know would be
// spelt in the other language if both took it from the same source:
// "privatization" gives "privatisierung", "demokratie" gives "democracy". At
// most 12 forms, the likelier first, most of which are no words: the caller
// looks which of them its texts have. Pairs other than English and German give
// none, as do words under five letters, where chance likeness is the rule.
func Cognate(from, to *lang.Language, word string) []string {
	d, ok := directionOf(from, to)
	if !ok || len(word) < 5 || len(word) > maxWordBytes {
		return nil
	}
	c := cognates{word: word}
	inflections, letters := englishInflections, toGermanLetters
	if d == toEnglish {
		inflections, letters = germanInflections, toEnglishLetters
	}
	bases := []string{word}
	for _, ending := range inflections {
		base, ok := strings.CutSuffix(word, ending)
		if ok && len(base) >= 4 {
			if ending == "ies" {
				base += "y"
			}
			bases = append(bases, base)
		}
	}
	telling := false
	for _, base := range bases {
		telling = c.base(d, base, 2, letters) || telling
	}
	for _, base := range bases {
		if !telling {
			c.base(d, base, 0, letters)
		}
	}
	return c.forms[:min(len(c.forms), maxCognates)]
}

// A cognates gathers forms without doubles.
type cognates struct {
	word  string
	forms []string
}

func (c *cognates) add(form string) {
	if len(form) >= 4 && form != c.word && !slices.Contains(c.forms, form) {
		c.forms = append(c.forms, form)
	}
}

// base applies the rules whose ending fits base and has at least minSuffix
// letters, and reports whether there was one. An English ending says enough:
// the longest is right. A German one may come of several.
func (c *cognates) base(d direction, base string, minSuffix int, letters []*strings.Replacer) (fits bool) {
	for _, rule := range suffixRules {
		endings, others := []string{rule.english}, rule.german
		if d == toEnglish {
			endings, others = rule.german, []string{rule.english}
		}
		for _, ending := range endings {
			stem, ok := strings.CutSuffix(base, ending)
			if !ok || len(ending) < minSuffix || len(stem) < 3 {
				continue
			}
			fits = true
			for _, other := range others {
				c.spell(d, stem, other, letters)
			}
		}
		if fits && d == toGerman && minSuffix > 0 {
			return true
		}
	}
	return fits
}

// spell adds stem+ending with the letters as the other language has them.
func (c *cognates) spell(d direction, stem, ending string, letters []*strings.Replacer) {
	if d == toEnglish {
		stem = plainLetters.Replace(stem)
	}
	for _, letter := range slices.Backward(letters) {
		if d == toGerman { // what c becomes depends on the ending's first letter
			c.add(letter.Replace(stem + ending))
		} else {
			c.add(letter.Replace(stem) + ending)
		}
	}
	c.add(stem + ending)
}
