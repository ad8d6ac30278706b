package lang

import (
	"strings"

	"github.com/kljensen/snowball/french"
	"github.com/kljensen/snowball/hungarian"
	"github.com/kljensen/snowball/norwegian"
	"github.com/kljensen/snowball/russian"
	"github.com/kljensen/snowball/spanish"
	"github.com/kljensen/snowball/swedish"
)

// maxWord is the length in bytes past which a word is taken for noise: it is its own stem, and no compound.
const maxWord = 60

// stemmers are the Snowball stemmers (Porter 1980, Porter 2001), one a language.
var stemmers = map[string]func(string) string{
	"de": snowball,
	"en": func(w string) string { return snowballEnglish(british(w)) },
	"es": func(w string) string { return spanish.Stem(w, true) },
	"fr": func(w string) string { return french.Stem(trimElision(w), true) },
	"ru": func(w string) string { return russian.Stem(w, true) },
	"sv": func(w string) string { return swedish.Stem(w, true) },
	"no": func(w string) string { return norwegian.Stem(w, true) },
	"hu": func(w string) string { return hungarian.Stem(w, true) },
}

// Stem returns the index term of a folded word: irregular forms are replaced by their lemma ("ging" by "gehen",
// "children" by "child"), then the Snowball stemmer is applied. A word with a digit, and a word of more than 60 bytes,
// is its own stem; so is one of which the stemmer would leave nothing.
func (l *Language) Stem(word string) string {
	if len(word) > maxWord || hasDigit(word) {
		return word
	}
	if l.listed.may(word) {
		if s, ok := l.stems[word]; ok {
			return s
		}
	}
	if l.german != nil {
		return l.german.stem(word)
	}
	if s := l.stem(word); s != "" {
		return s
	}
	return word
}

// trimElision cuts a French article or pronoun off a word: "l'état", "qu'elle".
func trimElision(word string) string {
	head, rest, ok := strings.Cut(word, "'")
	if ok && rest != "" && (len(head) == 1 || head == "qu") {
		return rest
	}
	return word
}

func hasDigit(word string) bool {
	for i := range len(word) {
		if '0' <= word[i] && word[i] <= '9' {
			return true
		}
	}
	return false
}
