package lexicon

import (
	"slices"
	"strings"
	"testing"

	"quoth/internal/lang"
)

func TestNear(t *testing.T) {
	x, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ code, word, want string }{
		{"de", "seilban", "seilbahn"},
		{"de", "stichwal", "stichwahl"},
		{"de", "regirung", "regierung"},
		{"de", "busgeld", "bussgeld"},
		{"de", "fahrschien", "fahrschein"}, // two letters swapped
		{"en", "goverment", "government"},
		{"en", "exectuive", "executive"},
		{"en", "tikets", "ticket"},
	} {
		if got := x.Near(lang.Get(c.code), c.word); !slices.Contains(got, c.want) {
			t.Errorf("%s: %q, without %q", c.word, got, c.want)
		}
	}
	for _, c := range []struct{ code, word string }{{"de", ""}, {"de", "xqzvwk"}, {"fr", "goverment"}, {"en", strings.Repeat("a", 1000)}, {"en", "\xff\xff\xff\xff\xff\xff"}} {
		if got := x.Near(lang.Get(c.code), c.word); len(got) > 0 {
			t.Errorf("%q is near to %q", c.word, got)
		}
	}
	if got := x.Near(lang.Get("en"), "detector"); slices.Contains(got, "detect") {
		t.Errorf("an ending is a slip: %q", got)
	}
}

func BenchmarkNear(b *testing.B) {
	x, err := Embedded()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		x.Near(lang.Get("de"), "stichwal")
	}
}
