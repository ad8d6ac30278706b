package amount

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/internal/lang"
	"quoth/internal/text"
)

// A token is a run of letters, a run of digits, or one other character.
type token struct {
	start, end int
	kind       kind
	punct      rune
	glued      bool // nothing stands between it and the token before
	wide       bool // the gap before it is more than one space, or a line break
	upper      bool
}

type kind uint8

const (
	none kind = iota
	word
	number
	punct
)

// longestWord bounds the words that are looked up, in bytes.
const longestWord = 60

type finder struct {
	s      string
	lang   *lang.Language
	de, en bool
	tokens []token
	folded []string // of each word, made when asked for
}

func (f *finder) scan(span text.Span) {
	f.tokens = make([]token, 0, (span.End-span.Start)/5+4)
	last := -1
	for i := span.Start; i < span.End; {
		r, size := utf8.DecodeRuneInString(f.s[i:span.End])
		if unicode.IsSpace(r) {
			i += size
			continue
		}
		t := token{start: i, end: i + size, glued: i == last, kind: punct, punct: r}
		t.wide = last >= 0 && strings.ContainsAny(f.s[last:i], "\n\r")
		switch {
		case r >= '0' && r <= '9':
			for t.kind = number; t.end < span.End && f.s[t.end] >= '0' && f.s[t.end] <= '9'; {
				t.end++
			}
		case unicode.IsLetter(r):
			t.kind, t.upper = word, unicode.IsUpper(r)
			for t.end < span.End {
				r, size := utf8.DecodeRuneInString(f.s[t.end:span.End])
				if !unicode.IsLetter(r) && !unicode.IsMark(r) {
					break
				}
				t.end += size
			}
		}
		f.tokens = append(f.tokens, t)
		last, i = t.end, t.end
	}
	f.fold()
}

// fold folds every word once.
func (f *finder) fold() {
	f.folded = make([]string, len(f.tokens))
	for i, t := range f.tokens {
		if t.kind == word && t.end-t.start <= longestWord {
			f.folded[i] = lang.Fold(f.s[t.start:t.end])
		}
	}
}

func (f *finder) at(i int) token {
	if i < 0 || i >= len(f.tokens) {
		return token{}
	}
	return f.tokens[i]
}

// word gives the folded text of token i, "" if it is no word.
func (f *finder) word(i int) string {
	if i < 0 || i >= len(f.folded) {
		return ""
	}
	return f.folded[i]
}

func (f *finder) punct(i int, chars string) bool {
	t := f.at(i)
	return t.kind == punct && strings.ContainsRune(chars, t.punct)
}

func (f *finder) glued(i int) bool { return i > 0 && i < len(f.tokens) && f.tokens[i].glued }

// source gives the text of token i.
func (f *finder) source(i int) string {
	t := f.at(i)
	return f.s[t.start:t.end]
}
