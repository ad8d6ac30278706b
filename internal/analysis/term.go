package analysis

import (
	"slices"
	"strconv"
	"strings"

	"quoth/internal/lang"
)

// The first byte of a term says of what kind it is. Kinds are on the disk: append only.
//
//	0x00         a filter key: "\x00source:heise"
//	1 to 0x3f    a language's ID, then a stem of it
//	0x7f         the same in all languages: a number, a word with a digit in it, or a name as it is written, folded, or as it is typed
//	0x81 to 0xbf a language's ID | 0x80, then the stem of a part of a compound
const (
	keyByte    = 0x00
	sharedByte = 0x7f
	partBit    = 0x80
)

// Term returns the index term of a folded word (see lang.Fold) of a language: the language's ID and the word's stem. A word with a digit
// in it has the same term in all languages.
func Term(l *lang.Language, folded string) string {
	return markedTerm(l, string(rune(l.ID()))+folded)
}

// markedTerm is Term for a folded word with the language's ID before it. Most stems are the beginning of their word, and so take no memory
// of their own.
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

// partTerm returns the term of compounds that have a folded word as a part.
func partTerm(l *lang.Language, folded string) string {
	return string([]byte{l.ID() | partBit}) + l.Stem(folded)
}

// NameTerm returns the term of a folded word as it is written. Names are indexed by it beside their stem where that is another
// word ("Browning" has the stem of "Brown", and in a German text "Berger" that of "Berg"), and without their diacritics where they have
// some that are no German ones: "Kovačič".
func NameTerm(folded string) string {
	return string(rune(sharedByte)) + folded
}

// Exact returns the term of a word as it stands in a text of a language: that of a name as it is written where it has one, else that of its
// stem; "" for a stop word.
func Exact(l *lang.Language, word string) string {
	_, m := newEntry(l, word)
	switch name := cut(NameTerm(m.folded)); {
	case len(m.terms) == 0:
		return ""
	case slices.Contains(m.terms, name):
		return name
	}
	return m.terms[0]
}

// AsPart returns, for the term of a stem, the term of compounds that have it as a part. Any other term it returns as it is.
func AsPart(term string) string {
	if l, stem := Split(term); l != nil {
		return string([]byte{l.ID() | partBit}) + stem
	}
	return term
}

// numberTerm returns the term of a folded word with a digit in it ("3.000", "1,5", "g20", "10.39"), written as is usual in the language.
// The term has no language: "3.000" in a German text is "3,000" in an English one.
func numberTerm(l *lang.Language, folded string) string {
	return string(rune(sharedByte)) + number(folded, l.Code() == "en")
}

// ValueTerm returns the term of the figures for a number or an ordinal that is written in words; ok is false for any other folded word.
func ValueTerm(l *lang.Language, folded string) (term string, ok bool) {
	if n, ok := l.Ordinal(folded); ok {
		return valueTerm(float64(n)), true
	}
	value, ok := l.Number(folded)
	return valueTerm(value), ok
}

// valueTerm returns the term of a whole number written in words, which is that of its figures.
func valueTerm(value float64) string {
	return string(rune(sharedByte)) + strconv.FormatFloat(value, 'f', -1, 64)
}

// SourceKey returns the filter key of an article's source, without regard to case and spacing.
func SourceKey(source string) string {
	return string(rune(keyByte)) + "source:" + lang.Fold(strings.Join(strings.Fields(source), " "))
}

// Split returns the language and the stem of a term that is a stem, or a stem as a part; nil and "" for any other.
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

// number brings figures into one form: no separators of thousands, a decimal point, no zeros at the end of a fraction. What is not made
// of figures, points and commas ("g20"), or is no number ("18.08.2018", "1.2.3"), stays as it is.
func number(s string, english bool) string {
	thousands, decimal := ".", ","
	if english {
		thousands, decimal, s = ",", ".", trimOrdinal(s)
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

// trimOrdinal makes the figures of an English ordinal those of German ones, "17th" as in "17. Jahrhundert".
func trimOrdinal(s string) string {
	for _, ending := range [...]string{"th", "st", "nd", "rd"} {
		if figures, ok := strings.CutSuffix(s, ending); ok && figures != "" && strings.Trim(figures, "0123456789") == "" {
			return figures
		}
	}
	return s
}

// isGrouped reports whether groups of figures are those between separators of thousands: one to three figures, then three each.
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
