package analysis

import (
	"strconv"
	"strings"

	"quoth/internal/lang"
)

// The first byte of a term says of what kind it is. These are written to disk: append only.
//
//	0x00         a filter key: "\x00source:heise"
//	1 to 0x3f    a language's ID, then a stem of it
//	0x7f         a number or a word with a digit in it, the same in all languages
//	0x81 to 0xbf a language's ID | 0x80, then the stem of a part of a compound
const (
	keyByte    = 0x00
	numberByte = 0x7f
	partBit    = 0x80
)

// Term returns the index term of a folded word (lang.Fold) of a language: the language's ID and the word's stem.
// A word with a digit in it is a number term in every language.
func Term(l *lang.Language, folded string) string {
	if hasDigit(folded) {
		return numberTerm(l, folded)
	}
	return string(rune(l.ID())) + l.Stem(folded)
}

// markedTerm is Term for a folded word behind the language's ID. Most stems begin their word, and need no room of their own.
func markedTerm(l *lang.Language, marked string) string {
	folded := marked[1:]
	if hasDigit(folded) {
		return numberTerm(l, folded)
	}
	stem := l.Stem(folded)
	if strings.HasPrefix(folded, stem) {
		return marked[:1+len(stem)]
	}
	return marked[:1] + stem
}

// partTerm returns the term under which compounds that have the folded word as a part are indexed.
func partTerm(l *lang.Language, folded string) string {
	return string([]byte{l.ID() | partBit}) + l.Stem(folded)
}

// AsPart returns the term under which compounds are indexed that have the word of a stem's term as a part; any other term as it is.
func AsPart(term string) string {
	if l, stem := Split(term); l != nil {
		return string([]byte{l.ID() | partBit}) + stem
	}
	return term
}

// numberTerm returns the term of a folded word with a digit in it, such as "3.000", "1,5", "g20" or "10.39", as it is
// written in the language. It has no language of its own: "3.000" of a German text is "3,000" of an English one.
func numberTerm(l *lang.Language, folded string) string {
	return string(rune(numberByte)) + number(folded, l.Code() == "en")
}

// valueTerm returns the term of a whole number that was written in words, the same as that of its figures.
func valueTerm(value float64) string {
	return string(rune(numberByte)) + strconv.FormatFloat(value, 'f', -1, 64)
}

// SourceKey returns the filter key of an article's source, compared without regard to case.
func SourceKey(source string) string {
	return string(rune(keyByte)) + "source:" + lang.Fold(strings.Join(strings.Fields(source), " "))
}

// Split returns the language of a term that is a stem or a part's stem, and the stem; nil and "" for any other.
func Split(term string) (l *lang.Language, stem string) {
	if term == "" {
		return nil, ""
	}
	if l = lang.ByID(term[0] &^ partBit); l == nil {
		return nil, ""
	}
	return l, term[1:]
}

func hasDigit(word string) bool {
	for i := range len(word) {
		if c := word[i]; '0' <= c && c <= '9' {
			return true
		}
	}
	return false
}

// number brings figures to one form: thousands not separated, a decimal point, no zeros at the end of a fraction.
// What is not made of figures, points and commas ("g20"), and what has more than one kind of meaning
// ("18.08.2018", "1.2.3"), stays as it is.
func number(s string, english bool) string {
	thousands, decimal := ".", ","
	if english {
		thousands, decimal = ",", "."
	}
	if strings.Trim(s, "0123456789.,") != "" {
		return s
	}
	whole, fraction, _ := strings.Cut(s, decimal)
	if strings.ContainsAny(fraction, ".,") {
		return s
	}
	if groups := strings.Split(whole, thousands); len(groups) > 1 {
		if !isGrouped(groups) {
			return s
		}
		whole = strings.Join(groups, "")
	}
	if fraction = strings.TrimRight(fraction, "0"); fraction != "" {
		whole += "." + fraction
	}
	return whole
}

// isGrouped tells whether the parts between separators are those of thousands: one to three figures, then three each.
func isGrouped(groups []string) bool {
	if n := len(groups[0]); n < 1 || n > 3 {
		return false
	}
	for _, g := range groups[1:] {
		if len(g) != 3 {
			return false
		}
	}
	return true
}
