package lang

import (
	"slices"
	"strings"

	"github.com/kljensen/snowball/english"
)

// snowballEnglish returns the stem of an English word by the Snowball algorithm for English (Porter 2001,
// https://snowballstem.org/algorithms/english/stemmer.html), as package english of kljensen/snowball takes it. That one works on
// runes and makes some of each ending it tries; most words are ASCII, for which this works on bytes, in a fifteenth of the time.
func snowballEnglish(word string) string {
	if !isPrintedASCII(word) {
		return english.Stem(word, true)
	}
	if len(word) <= 2 {
		return word
	}
	if stem, ok := englishExceptions[word]; ok {
		return stem
	}
	var room [96]byte
	w := append(room[:0], strings.TrimLeft(word[:len(word)-1], "'")...)
	w = append(w, word[len(word)-1])
	s := englishStemmer{w: w}
	s.markConsonantYs()
	s.r1, s.r2 = englishRegions(w)
	s.possessive()
	s.plural()
	s.pastOrGerund()
	s.finalY()
	s.doubleSuffix()
	s.suffix()
	s.residue()
	s.finalE()
	return s.stem(word)
}

// isPrintedASCII tells whether a word is of ASCII without capital letters, spaces and control characters.
func isPrintedASCII(word string) bool {
	for i := range len(word) {
		if c := word[i]; c <= ' ' || c > '~' || 'A' <= c && c <= 'Z' {
			return false
		}
	}
	return true
}

// englishExceptions are the forms that the rules would get wrong.
var englishExceptions = map[string]string{
	"skis": "ski", "skies": "sky", "sky": "sky", "dying": "die", "lying": "lie", "tying": "tie",
	"idly": "idl", "gently": "gentl", "ugly": "ugli", "early": "earli", "only": "onli", "singly": "singl",
	"news": "news", "howe": "howe", "atlas": "atlas", "cosmos": "cosmos", "bias": "bias", "andes": "andes",
	"inning": "inning", "innings": "inning", "outing": "outing", "outings": "outing", "canning": "canning", "cannings": "canning",
	"herring": "herring", "herrings": "herring", "earring": "earring", "earrings": "earring",
	"proceed": "proceed", "proceeds": "proceed", "proceeded": "proceed", "proceeding": "proceed",
	"exceed": "exceed", "exceeds": "exceed", "exceeded": "exceed", "exceeding": "exceed",
	"succeed": "succeed", "succeeds": "succeed", "succeeded": "succeed", "succeeding": "succeed",
}

// englishStemmer is a word on its way to its stem.
type englishStemmer struct {
	w      []byte
	r1, r2 int // where the regions begin
}

func isEnglishVowel(c byte) bool { return isVowel[c] }

// markConsonantYs puts a y that begins the word or follows a vowel into upper case: there it is a consonant.
func (s *englishStemmer) markConsonantYs() {
	for i, c := range s.w {
		if c == 'y' && (i == 0 || isEnglishVowel(s.w[i-1])) {
			s.w[i] = 'Y'
		}
	}
}

// englishRegions returns where R1 and R2 begin: behind the first consonant after a vowel, but for some prefixes, and behind the
// first consonant after a vowel in R1.
func englishRegions(w []byte) (r1, r2 int) {
	for _, prefix := range [...]string{"gener", "commun", "arsen"} {
		if len(w) >= len(prefix) && string(w[:len(prefix)]) == prefix {
			return len(prefix), afterConsonant(w, len(prefix))
		}
	}
	r1 = afterConsonant(w, 0)
	return r1, afterConsonant(w, r1)
}

// afterConsonant returns the place behind the first consonant that follows a vowel from i on, len(w) for none.
func afterConsonant(w []byte, i int) int {
	for i++; i < len(w); i++ {
		if isEnglishVowel(w[i-1]) && !isEnglishVowel(w[i]) {
			return i + 1
		}
	}
	return len(w)
}

// ends tells whether the word ends in suffix.
func (s *englishStemmer) ends(suffix string) bool {
	n := len(s.w) - len(suffix)
	return n >= 0 && string(s.w[n:]) == suffix
}

// replace puts by, which is no longer, in the place of the last n bytes.
func (s *englishStemmer) replace(n int, by string) {
	s.w = s.w[:len(s.w)-n+copy(s.w[len(s.w)-n:], by)]
	s.r1, s.r2 = min(s.r1, len(s.w)), min(s.r2, len(s.w))
}

// before returns the byte before the last n, 0 for none.
func (s *englishStemmer) before(n int) byte {
	if len(s.w) <= n {
		return 0
	}
	return s.w[len(s.w)-n-1]
}

// possessive is step 0.
func (s *englishStemmer) possessive() {
	switch {
	case s.ends("'s'"):
		s.replace(3, "")
	case s.ends("'s"):
		s.replace(2, "")
	case s.ends("'"):
		s.replace(1, "")
	}
}

// plural is step 1a.
func (s *englishStemmer) plural() {
	switch {
	case s.ends("sses"):
		s.replace(2, "")
	case s.ends("ied"), s.ends("ies"):
		if len(s.w) > 4 {
			s.replace(2, "")
		} else {
			s.replace(1, "")
		}
	case s.ends("us"), s.ends("ss"):
	case s.ends("s"):
		if len(s.w) > 2 && slices.ContainsFunc(s.w[:len(s.w)-2], isEnglishVowel) {
			s.replace(1, "")
		}
	}
}

// pastOrGerund is step 1b.
func (s *englishStemmer) pastOrGerund() {
	ending := 0
	switch {
	case s.ends("eedly"):
		ending = 5
	case s.ends("eed"):
		ending = 3
	case s.ends("ingly"):
		s.cutVerbEnding(5)
	case s.ends("edly"):
		s.cutVerbEnding(4)
	case s.ends("ing"):
		s.cutVerbEnding(3)
	case s.ends("ed"):
		s.cutVerbEnding(2)
	}
	if ending > 0 && ending <= len(s.w)-s.r1 {
		s.replace(ending-2, "")
	}
}

// cutVerbEnding takes n bytes off a word that has a vowel before them, and mends what is left.
func (s *englishStemmer) cutVerbEnding(n int) {
	if !slices.ContainsFunc(s.w[:len(s.w)-n], isEnglishVowel) {
		return
	}
	r1, r2 := s.r1, s.r2
	s.replace(n, "")
	switch {
	case s.ends("at"), s.ends("bl"), s.ends("iz"):
		s.addE()
	case s.endsDouble():
		s.w = s.w[:len(s.w)-1]
	case s.r1 == len(s.w) && shortSyllable(s.w):
		s.addE()
		r1, r2 = len(s.w), len(s.w)
	}
	s.r1, s.r2 = min(r1, len(s.w)), min(r2, len(s.w))
}

// addE puts an e behind the word, of which an ending was cut.
func (s *englishStemmer) addE() {
	s.w = s.w[:len(s.w)+1]
	s.w[len(s.w)-1] = 'e'
}

// endsDouble tells whether the word ends in a consonant that is doubled before an ending.
func (s *englishStemmer) endsDouble() bool {
	switch c := s.before(0); c {
	case 'b', 'd', 'f', 'g', 'm', 'n', 'p', 'r', 't':
		return s.before(1) == c
	}
	return false
}

// shortSyllable tells whether w ends in a vowel and a consonant other than w, x and Y, the vowel after another consonant; or is
// a vowel and a consonant.
func shortSyllable(w []byte) bool {
	n := len(w)
	if n < 2 || isEnglishVowel(w[n-1]) || !isEnglishVowel(w[n-2]) {
		return false
	}
	if n == 2 {
		return true
	}
	last := w[n-1]
	return last != 'w' && last != 'x' && last != 'Y' && !isEnglishVowel(w[n-3])
}

// finalY is step 1c.
func (s *englishStemmer) finalY() {
	if c := s.before(0); len(s.w) > 2 && (c == 'y' || c == 'Y') && !isEnglishVowel(s.before(1)) {
		s.w[len(s.w)-1] = 'i'
	}
}

// An englishEnding is one that a step looks for, and what takes its place.
type englishEnding struct{ suffix, by string }

// englishEndings are those of a step by their last letter, the longest first.
type englishEndings ['z' - 'a' + 1][]englishEnding

// newEnglishEndings makes englishEndings of pairs of suffix and replacement.
func newEnglishEndings(pairs ...string) (e englishEndings) {
	for i := 0; i < len(pairs); i += 2 {
		suffix := pairs[i]
		list := &e[suffix[len(suffix)-1]-'a']
		*list = append(*list, englishEnding{suffix, pairs[i+1]})
	}
	for _, list := range e {
		slices.SortStableFunc(list, func(a, b englishEnding) int { return len(b.suffix) - len(a.suffix) })
	}
	return e
}

// longest returns the longest ending that the word has, nil for none.
func (s *englishStemmer) longest(e *englishEndings) *englishEnding {
	last, before := s.before(0), s.before(1)
	if last < 'a' || last > 'z' {
		return nil
	}
	list := e[last-'a']
	for i := range list {
		if x := &list[i]; x.suffix[len(x.suffix)-2] == before && s.ends(x.suffix) {
			return x
		}
	}
	return nil
}

var (
	doubleSuffixes = newEnglishEndings("ational", "ate", "tional", "tion", "enci", "ence", "anci", "ance", "abli", "able", "entli", "ent", "izer", "ize",
		"ization", "ize", "ation", "ate", "ator", "ate", "alism", "al", "aliti", "al", "alli", "al", "fulness", "ful", "ousli", "ous", "ousness", "ous",
		"iveness", "ive", "iviti", "ive", "biliti", "ble", "bli", "ble", "ogi", "og", "fulli", "ful", "lessli", "less", "li", "")
	suffixes = newEnglishEndings("ational", "ate", "tional", "tion", "alize", "al", "icate", "ic", "iciti", "ic", "ical", "ic", "ful", "", "ness", "", "ative", "")
	residues = newEnglishEndings("al", "", "ance", "", "ence", "", "er", "", "ic", "", "able", "", "ible", "", "ant", "", "ement", "", "ment", "", "ent", "",
		"ism", "", "ate", "", "iti", "", "ous", "", "ive", "", "ize", "", "ion", "")
)

// doubleSuffix is step 2.
func (s *englishStemmer) doubleSuffix() {
	e := s.longest(&doubleSuffixes)
	if e == nil || len(e.suffix) > len(s.w)-s.r1 {
		return
	}
	switch e.suffix {
	case "li":
		switch s.before(2) {
		case 'c', 'd', 'e', 'g', 'h', 'k', 'm', 'n', 'r', 't':
		default:
			return
		}
	case "ogi":
		if s.before(3) != 'l' {
			return
		}
	}
	s.replace(len(e.suffix), e.by)
}

// suffix is step 3.
func (s *englishStemmer) suffix() {
	e := s.longest(&suffixes)
	if e == nil || len(e.suffix) > len(s.w)-s.r1 || e.suffix == "ative" && len(e.suffix) > len(s.w)-s.r2 {
		return
	}
	s.replace(len(e.suffix), e.by)
}

// residue is step 4.
func (s *englishStemmer) residue() {
	e := s.longest(&residues)
	if e == nil || len(e.suffix) > len(s.w)-s.r2 {
		return
	}
	if e.suffix == "ion" && s.before(3) != 's' && s.before(3) != 't' {
		return
	}
	s.replace(len(e.suffix), e.by)
}

// finalE is step 5, which also takes off an l.
func (s *englishStemmer) finalE() {
	last := len(s.w) - 1
	if s.r1 > last {
		return
	}
	switch s.w[last] {
	case 'e':
		if s.r2 <= last || !shortSyllable(s.w[:last]) {
			s.replace(1, "")
		}
	case 'l':
		if s.r2 <= last && s.before(1) == 'l' {
			s.replace(1, "")
		}
	}
}

// stem returns the stem without marks; a part of the word it was made from where that is the same.
func (s *englishStemmer) stem(word string) string {
	for i, c := range s.w {
		if c == 'Y' {
			s.w[i] = 'y'
		}
	}
	if string(s.w) == word[:min(len(s.w), len(word))] {
		return word[:len(s.w)]
	}
	return string(s.w)
}
