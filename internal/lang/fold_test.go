package lang

import (
	"math/rand/v2"
	"testing"
)

// TestLatinIsFoldedAsAnyOther holds the short way to fold a word to the long one, over letters at random.
func TestLatinIsFoldedAsAnyOther(t *testing.T) {
	rng := rand.New(rand.NewPCG(13, 13))
	for range 100_000 {
		var b []byte
		for range rng.IntN(9) {
			if b = append(b, string(rune("aZs'`x"[rng.IntN(6)]))...); rng.IntN(2) == 0 {
				b = append(b, string(rune(0xA0+rng.IntN(0x70)))...)
			}
		}
		if len(b) > 0 && rng.IntN(20) == 0 {
			b = b[:len(b)-1]
		}
		word := string(b)
		folded, ok := foldLatin(nil, word)
		if want := foldAny(word); ok && string(folded) != want {
			t.Fatalf("%q is %q, not %q", word, folded, want)
		}
	}
	for r := rune(0xC0); r <= 0xFF; r++ {
		if _, ok := foldLatin(nil, "x"+string(r)+"y"); !ok {
			t.Errorf("%c is no letter of Latin-1", r)
		}
	}
}
