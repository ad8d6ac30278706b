package analysis

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"quoth/internal/lang"
	"quoth/internal/text"
)

// TestAKeyIsTheWord holds that short words have the same key where they are the same and only there, wherever they stand.
func TestAKeyIsTheWord(t *testing.T) {
	rng := rand.New(rand.NewPCG(17, 17))
	words := map[key]string{}
	for range 100_000 {
		b := make([]byte, rng.IntN(19))
		for i := range b {
			b[i] = "ab\x00\xff"[rng.IntN(4)]
		}
		word := string(b)
		k := newKey(word, 0, len(word))
		if k.long() != (len(word) > 15) {
			t.Fatalf("%q: long is %v", word, k.long())
		}
		if other, ok := words[k]; ok && other != word && !k.long() {
			t.Fatalf("%q and %q have one key", word, other)
		}
		words[k] = word
		before, behind := strings.Repeat("x", rng.IntN(3)), strings.Repeat("y", rng.IntN(20))
		if again := newKey(before+word+behind, len(before), len(before)+len(word)); again != k {
			t.Fatalf("%q between %q and %q has another key", word, before, behind)
		}
	}
}

// TestASentenceOfAnyNumberOfWords feeds more words at once than a table holds.
func TestASentenceOfAnyNumberOfWords(t *testing.T) {
	l := lang.Get("de")
	var s strings.Builder
	for i := range 1 << placeBits {
		fmt.Fprintf(&s, "w%c%c%c%c ", 'a'+i%26, 'a'+i/26%26, 'a'+i/26/26%26, 'a'+i/26/26/26%26)
	}
	words := NewWords().Of(l, s.String(), text.Span{Start: 0, End: s.Len()})
	if len(words) != 1<<placeBits {
		t.Fatalf("%d words", len(words))
	}
	for i := 0; i < len(words); i += 100 {
		if want := []string{Term(l, words[i].Folded)}; !slices.Equal(words[i].Terms, want) {
			t.Fatalf("%q: %q, not %q", words[i].Folded, words[i].Terms, want)
		}
	}
	x := NewIndexer()
	for id := range uint64(3) {
		if _, err := x.Add(&Article{ID: id + 1, Lang: l, Headline: s.String()[id<<19:], Text: "Die Reederei lehnte das Angebot ab."}); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(x.tables[l].entries); n >= 1<<placeBits {
		t.Errorf("%d entries", n)
	}
}
