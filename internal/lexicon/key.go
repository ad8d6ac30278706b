package lexicon

import (
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"quoth/internal/lang"
)

// splitWords cuts a dictionary entry or word at white space and hyphens, as
// the text's words are cut.
func splitWords(s string) []string {
	return strings.FieldsFunc(s, isWordBreak)
}

func isWordBreak(r rune) bool {
	return r == ' ' || r == '\t' || r == '-' || r == '‑' || r == '\u00a0'
}

// content returns words without articles and reflexives, unless nothing else
// is there.
func content(code string, words []string) []string {
	kept := make([]string, 0, len(words))
	for _, w := range words {
		if !dropped[code][w] {
			kept = append(kept, w)
		}
	}
	if len(kept) == 0 {
		return words
	}
	return kept
}

// phraseKey returns the key of folded words: their stems, articles left out,
// with single spaces between.
func phraseKey(l *lang.Language, words []string) string {
	if len(words) == 1 {
		if len(words[0]) > maxWordBytes || !utf8.ValidString(words[0]) {
			return ""
		}
		return l.Stem(words[0])
	}
	return stemKey(l.Stem, slices.Values(content(l.Code(), words)))
}

func stemKey(stem func(string) string, words iter.Seq[string]) string {
	var b strings.Builder
	for w := range words {
		if len(w) > maxWordBytes || !utf8.ValidString(w) {
			return ""
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(stem(w))
	}
	return b.String()
}
