package text

import (
	"fmt"
	"strings"
	"testing"
)

// describe gives a token as its text and what is known of it: "^" begins with a capital, "+" is glued to the one before.
func (t Token) describe(s string) string {
	d := s[t.Start:t.End]
	if t.Glued {
		d = "+" + d
	}
	switch t.Kind {
	case Word:
		if t.Upper {
			d = "^" + d
		}
		return d + "/" + t.Folded
	case Number:
		return fmt.Sprintf("%s=%d:%d", d, t.Value, t.Digits())
	}
	return d
}

func TestTokenize(t *testing.T) {
	for in, want := range map[string]string{
		"":                                 "",
		" \n":                              "",
		"Am 5. Januar 2005.":               "^Am/am 5=5:1 +. ^Januar/januar 2005=2005:4 +.",
		"38,50€":                           "38=38:2 +, +50=50:2 +€",
		"6:05pm":                           "6=6:1 +: +05=5:2 +pm/pm",
		"Größe\u00a0n\u0303":               "^Größe/grösse n\u0303/ñ",
		"123456789 1234567890":             "123456789=123456789:9 1234567890=-1:10",
		strings.Repeat("x", longestWord+1): strings.Repeat("x", longestWord+1) + "/",
		"a\xffb":                           "a/a +\xff +b/b",
	} {
		tokens := Tokenize(in, Span{End: len(in)})
		var got []string
		for _, x := range tokens.List {
			got = append(got, x.describe(in))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %q, want %q", in, strings.Join(got, " "), want)
		}
	}
}

func TestTokenizeCutsTheSpanToTheText(t *testing.T) {
	for span, want := range map[Span]int{{-5, 500}: 3, {9, 3}: 0, {100, 200}: 0, {0, 2}: 1} {
		tokens := Tokenize("ab c.", span)
		if len(tokens.List) != want {
			t.Errorf("%v: %v", span, tokens.List)
		}
		if tokens.At(-1) != (Token{}) || tokens.At(3) != (Token{}) || tokens.Word(3) != "" || tokens.Punct(3, ".") || tokens.Glued(3) {
			t.Errorf("%v: a token beyond the ends", span)
		}
	}
}
