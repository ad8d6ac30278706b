package lang

import (
	"strings"
	"unicode/utf8"
)

// snowball returns the stem of a German word by the Snowball algorithm for German (Porter 2001,
// https://snowballstem.org/algorithms/german/stemmer.html). It is the stemmer of most words of an import, so it
// works on bytes, where the one made by the Snowball compiler takes ten times as long.
func snowball(word string) string {
	if strings.Contains(word, "ß") {
		word = strings.ReplaceAll(word, "ß", "ss")
	}
	var room [96]byte
	w := append(room[:0], word...)
	markGlides(w)
	s := germanStemmer{w: w}
	s.r1, s.r2 = germanRegions(w)
	s.inflection()
	s.comparison()
	s.derivation()
	return unmarked(word, s.w)
}

// markGlides puts u and y between vowels into upper case: there they are consonants.
func markGlides(w []byte) {
	for i := 1; i+1 < len(w); i++ {
		if c := w[i]; (c == 'u' || c == 'y') && vowelBefore(w, i) && vowelAt(w, i+1) > 0 {
			w[i] = c - 'a' + 'A'
		}
	}
}

// isVowel tells whether a byte is a vowel without an umlaut.
var isVowel = [256]bool{'a': true, 'e': true, 'i': true, 'o': true, 'u': true, 'y': true}

// vowelAt returns the length of the vowel that begins at i, 0 for none.
func vowelAt(w []byte, i int) int {
	if isVowel[w[i]] {
		return 1
	}
	if w[i] == 0xC3 && i+1 < len(w) && (w[i+1] == 0xA4 || w[i+1] == 0xB6 || w[i+1] == 0xBC) { // ä, ö, ü
		return 2
	}
	return 0
}

// vowelBefore tells whether a vowel ends before i.
func vowelBefore(w []byte, i int) bool {
	return vowelAt(w, i-1) == 1 || i >= 2 && vowelAt(w, i-2) == 2
}

// germanRegions returns where R1 and R2 begin: behind the first consonant after a vowel, R1 not before the third letter, and behind the
// first consonant after a vowel in R1.
func germanRegions(w []byte) (r1, r2 int) {
	third := 0
	for range 3 {
		if third == len(w) {
			return len(w), len(w)
		}
		if w[third] < utf8.RuneSelf {
			third++
			continue
		}
		_, n := utf8.DecodeRune(w[third:])
		third += n
	}
	first := afterVowelConsonant(w, 0)
	return max(first, third), afterVowelConsonant(w, first)
}

// afterVowelConsonant returns the place behind the first consonant that follows a vowel from i on, len(w) for none.
func afterVowelConsonant(w []byte, i int) int {
	seen := false
	for i < len(w) {
		n := vowelAt(w, i)
		if n > 0 {
			seen = true
			i += n
			continue
		}
		r, n := rune(w[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRune(w[i:])
		}
		if i += n; seen && r != utf8.RuneError { // which is neither
			return i
		}
	}
	return len(w)
}

// germanStemmer is a word on its way to its stem.
type germanStemmer struct {
	w      []byte
	r1, r2 int // where the regions begin
}

// ends tells whether the word ends in suffix.
func (s *germanStemmer) ends(suffix string) bool {
	n := len(s.w) - len(suffix)
	return n >= 0 && string(s.w[n:]) == suffix
}

// cut takes n bytes off the end if they lie in the region that begins at r.
func (s *germanStemmer) cut(n, r int) bool {
	if len(s.w)-n < r {
		return false
	}
	s.w = s.w[:len(s.w)-n]
	return true
}

// before returns the byte before the last n, 0 for none.
func (s *germanStemmer) before(n int) byte {
	if len(s.w) <= n {
		return 0
	}
	return s.w[len(s.w)-n-1]
}

// inflection takes off an ending of declension or conjugation.
func (s *germanStemmer) inflection() {
	switch {
	case s.ends("ern"):
		s.cut(3, s.r1)
	case s.ends("em"), s.ends("er"):
		s.cut(2, s.r1)
	case s.ends("en"), s.ends("es"):
		if s.cut(2, s.r1) && s.ends("niss") {
			s.cut(1, 0)
		}
	case s.ends("e"):
		if s.cut(1, s.r1) && s.ends("niss") {
			s.cut(1, 0)
		}
	case s.ends("s"):
		switch s.before(1) {
		case 'b', 'd', 'f', 'g', 'h', 'k', 'l', 'm', 'n', 'r', 't':
			s.cut(1, s.r1)
		}
	}
}

// comparison takes off an ending of comparison or person.
func (s *germanStemmer) comparison() {
	switch {
	case s.ends("est"):
		s.cut(3, s.r1)
	case s.ends("en"), s.ends("er"):
		s.cut(2, s.r1)
	case s.ends("st"):
		switch s.before(2) {
		case 'b', 'd', 'f', 'g', 'h', 'k', 'l', 'm', 'n', 't':
			if utf8.RuneCount(s.w[:len(s.w)-3]) >= 3 {
				s.cut(2, s.r1)
			}
		}
	}
}

// derivation takes off an ending that makes a word of another.
func (s *germanStemmer) derivation() {
	switch {
	case s.ends("end"), s.ends("ung"):
		if s.cut(3, s.r2) && s.ends("ig") && s.before(2) != 'e' {
			s.cut(2, s.r2)
		}
	case s.ends("isch"):
		if s.before(4) != 'e' {
			s.cut(4, s.r2)
		}
	case s.ends("ig"), s.ends("ik"):
		if s.before(2) != 'e' {
			s.cut(2, s.r2)
		}
	case s.ends("lich"), s.ends("heit"):
		if s.cut(4, s.r2) && (s.ends("er") || s.ends("en")) {
			s.cut(2, s.r1)
		}
	case s.ends("keit"):
		if !s.cut(4, s.r2) {
			return
		}
		if s.ends("lich") {
			s.cut(4, s.r2)
		} else if s.ends("ig") {
			s.cut(2, s.r2)
		}
	}
}

// unmarked returns a stem without marks and umlauts; a part of the word it was made from where that is the same.
func unmarked(word string, stem []byte) string {
	n := 0
	for n < len(stem) && stem[n] >= 'a' && stem[n] != 0xC3 {
		n++
	}
	if n == len(stem) { // nothing but its end was cut off
		return word[:n]
	}
	for i := n; i < len(stem); i++ {
		c := stem[i]
		switch {
		case c == 'U' || c == 'Y':
			c += 'a' - 'A'
		case c == 0xC3 && vowelAt(stem, i) == 2:
			i++
			c = withoutUmlaut(stem[i])
		}
		stem[n] = c
		n++
	}
	if word[:n] == string(stem[:n]) {
		return word[:n]
	}
	return string(stem[:n])
}

// withoutUmlaut returns the letter of ä, ö or ü, given the second byte of the umlaut.
func withoutUmlaut(second byte) byte {
	switch second {
	case 0xA4:
		return 'a'
	case 0xB6:
		return 'o'
	}
	return 'u'
}
