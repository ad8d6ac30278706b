package text_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"quoth/internal/text"
)

func TestAppendWords(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Die Bank lehnte ab.", "Die|Bank|lehnte|ab"},
		{"Cambridge-Analytica, JP Morgan & Co.", "Cambridge|Analytica|JP|Morgan|Co"},
		{"Merkel's plan, Hans’ Hut, l'État 'so'", "Merkel's|plan|Hans|Hut|l'État|so"},
		{"3.000 Euro, 1,5 Prozent, 10.39 Uhr, 24.12.2018.", "3.000|Euro|1,5|Prozent|10.39|Uhr|24.12.2018"},
		{"The U.S. and z.B. Rom; U.S.-Bank", "The|U.S.|and|z.B.|Rom|U.S.|Bank"},
		{"heise.de a.bc Ende.Neu", "heise|de|a|bc|Ende|Neu"},
		{"So\u00adzial\u200bamt ist ein Wort\u200b", "So\u00adzial\u200bamt|ist|ein|Wort"},
		{"Cafe\u0301 Ümit Москва 6½ A340", "Cafe\u0301|Ümit|Москва|6½|A340"},
		{"a\xffb \xc3", "a|b"},
		{"", ""},
		{"– … !", ""},
	} {
		var got []string
		for _, w := range text.AppendWords(nil, c.in, 0, len(c.in)) {
			got = append(got, c.in[w.Start:w.End])
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%q: got %q, want %q", c.in, g, c.want)
		}
	}
}

// TestAppendWordsInside cuts only the part asked for, and appends.
func TestAppendWordsInside(t *testing.T) {
	got := text.AppendWords([]text.Span{{0, 1}}, "a bc de f", 2, 7)
	if want := []text.Span{{0, 1}, {2, 4}, {5, 7}}; len(got) != 3 || got[1] != want[1] || got[2] != want[2] {
		t.Errorf("got %v, want %v", got, want)
	}
}

// checkWords tests what holds of any text: words in order, apart, each with a letter or digit at its start, and no letter or digit outside,
// but for the apostrophe that Unicode calls a letter.
func checkWords(t *testing.T, s string, words []text.Span) {
	t.Helper()
	at := 0
	gap := func(end int) {
		if strings.ContainsFunc(s[at:end], func(r rune) bool { return (unicode.IsLetter(r) || unicode.IsNumber(r)) && r != 'ʼ' }) {
			t.Fatalf("lost %q", s[at:end])
		}
	}
	for _, w := range words {
		if w.Start < at || w.End <= w.Start || w.End > len(s) {
			t.Fatalf("out of order: %v after %d in %q", w, at, s)
		}
		if r, _ := utf8.DecodeRuneInString(s[w.Start:]); !unicode.IsLetter(r) && !unicode.IsNumber(r) {
			t.Fatalf("word %q begins with %q", s[w.Start:w.End], r)
		}
		gap(w.Start)
		if !utf8.ValidString(s[w.Start:w.End]) {
			t.Fatalf("word %q is not UTF-8", s[w.Start:w.End])
		}
		at = w.End
	}
	gap(len(s))
}

func FuzzAppendWords(f *testing.F) {
	for _, story := range stories {
		f.Add(story.text)
	}
	f.Add("a.b.c 1,5'x\u200b\u0301 \xff")
	f.Fuzz(func(t *testing.T, s string) {
		checkWords(t, s, text.AppendWords(nil, s, 0, len(s)))
	})
}

func BenchmarkAppendWords(b *testing.B) {
	s := prose()
	b.SetBytes(int64(len(s)))
	var words []text.Span
	for b.Loop() {
		words = text.AppendWords(words[:0], s, 0, len(s))
	}
}
