package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/internal/lang"
)

// A Token is a run of letters, a run of digits, or one other sign: finer than the words of AppendWords. White space parts
// tokens and is none.
type Token struct {
	Span
	Kind   Kind
	Glued  bool   // nothing stands between it and the token before
	Upper  bool   // a Word that begins with a capital
	Punct  rune   // the sign of a Punct
	Folded string // lang.Fold of a Word, empty if that is too long to be one
	Value  int    // of a Number; -1 beyond nine digits
}

// Kind tells what a token is; the zero Kind is that of no token.
type Kind uint8

// The kinds of token.
const (
	Word Kind = iota + 1
	Number
	Punct
)

// longestWord bounds the words that are folded, in bytes.
const longestWord = 60

// Digits is how many digits a Number has; 0 of any other token.
func (t Token) Digits() int {
	if t.Kind != Number {
		return 0
	}
	return t.End - t.Start
}

// Tokens are the tokens of a part of a text.
type Tokens struct {
	Text string  // all of it
	List []Token // in order
}

// Tokenize cuts a part of a text into tokens. A span outside of the text is cut to it.
func Tokenize(s string, span Span) Tokens {
	from, to := max(span.Start, 0), min(span.End, len(s))
	list := make([]Token, 0, max(to-from, 0)/5+4)
	last := -1
	for i := from; i < to; {
		r, size := utf8.DecodeRuneInString(s[i:to])
		if unicode.IsSpace(r) {
			i += size
			continue
		}
		t := Token{Span: Span{i, i + size}, Glued: i == last}
		switch {
		case isDigit(s[i]):
			t.number(s[:to])
		case unicode.IsLetter(r):
			t.Upper = unicode.IsUpper(r)
			t.word(s[:to])
		default:
			t.Kind, t.Punct = Punct, r
		}
		list = append(list, t)
		last, i = t.End, t.End
	}
	return Tokens{s, list}
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// number reads the rest of a run of digits.
func (t *Token) number(s string) {
	const longest = 9 // digits of a Value
	t.Kind, t.Value = Number, int(s[t.Start]-'0')
	for ; t.End < len(s) && isDigit(s[t.End]); t.End++ {
		if t.Value = t.Value*10 + int(s[t.End]-'0'); t.End-t.Start >= longest {
			t.Value = -1
		}
	}
}

// word reads the rest of a run of letters.
func (t *Token) word(s string) {
	t.Kind = Word
	for t.End < len(s) {
		r, size := utf8.DecodeRuneInString(s[t.End:])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			break
		}
		t.End += size
	}
	if t.End-t.Start <= longestWord {
		t.Folded = lang.Fold(s[t.Start:t.End])
	}
}

// At returns token i, the zero Token beyond the ends.
func (t *Tokens) At(i int) Token {
	if i < 0 || i >= len(t.List) {
		return Token{}
	}
	return t.List[i]
}

// Word returns the folded text of token i, empty if it is no word.
func (t *Tokens) Word(i int) string {
	if i < 0 || i >= len(t.List) {
		return ""
	}
	return t.List[i].Folded
}

// Punct tells whether token i is one of some signs.
func (t *Tokens) Punct(i int, signs string) bool {
	return i >= 0 && i < len(t.List) && t.List[i].Kind == Punct && strings.ContainsRune(signs, t.List[i].Punct)
}

// Glued tells whether token i follows the one before it without a gap.
func (t *Tokens) Glued(i int) bool { return i > 0 && i < len(t.List) && t.List[i].Glued }
