package answer

import (
	"strings"

	"quoth/internal/analysis"
	"quoth/internal/lang"
	"quoth/internal/names"
	"quoth/internal/query"
)

// isStem tells whether a term is the stem of a folded word, in any language.
func isStem(term, folded string) bool {
	l, _ := analysis.Split(term)
	return l != nil && term == analysis.Term(l, folded)
}

// mayBe tells whether a word of a text in a language, as it is written, may be a form of a name of the question. Where that is marked as one,
// an English word without a capital letter is none: "gates" is not Gates.
func mayBe(l *lang.Language, written string, name *query.Word) bool {
	if name.Person && name.Marked && l.Code() == "en" && !capital(written) {
		return false
	}
	return inflects(l, written, name.Text)
}

// inflects tells whether a word of a text in a language, as it is written, may be a form of a name, and not only have its stem, as "Fed" has
// that of "Federer" and, where either is written like a name, "Brown" that of "Browning".
func inflects(l *lang.Language, written, name string) bool {
	const lost = 3 // of the name's letters at most: of "Berlinern" for Berlin
	word, whole, n := lang.Plain(written), lang.Plain(name), 0
	for n < min(len(word), len(whole)) && word[n] == whole[n] {
		n++
	}
	a, b := nameEnding(word), nameEnding(whole)
	switch {
	case len(whole)-n > lost:
		return false
	case a == b || !capital(written) && !capital(name):
		return true
	case a == "ing" || b == "ing":
		return false
	case b == "er":
		return ofPlace(l, lang.Fold(written))
	}
	return !capital(name) || ofPlace(l, lang.Fold(name))
}

// nameEnding returns the ending of a folded word, without those of a genitive, a dative and of women, that may make another surname of one.
func nameEnding(folded string) string {
	folded = strings.TrimSuffix(strings.TrimSuffix(folded, "in"), "innen")
	folded = strings.TrimRight(folded, "sn")
	for _, ending := range [...]string{"er", "ing"} {
		if strings.HasSuffix(folded, ending) {
			return ending
		}
	}
	return ""
}

// ofPlace tells whether a word with "er" behind it is of the place that it names: in German of any that is no common noun, as "Querfurter" of
// "Querfurt", but not "Berger" of "Berg".
func ofPlace(l *lang.Language, folded string) bool {
	if l.Code() == "de" {
		return !lang.IsNoun(l, folded)
	}
	kind, known := names.Known(folded)
	return known && kind == names.Place
}
