package text

import (
	"math/rand/v2"
	"testing"
)

// TestAPlainWordEndsAsAnyOther holds the short way through plain words to the long way, over signs at random.
func TestAPlainWordEndsAsAnyOther(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 5))
	signs := []rune("aabcXYZäßÀÿ×÷ñ09.,.'’ʼ -–\u00ad\u200b\u0301½жα日\n")
	for range 200_000 {
		var b []byte
		for range rng.IntN(8) {
			if b = append(b, string(signs[rng.IntN(len(signs))])...); rng.IntN(20) == 0 {
				b = append(b[:len(b)-1], byte(0x80+rng.IntN(128)))
			}
		}
		s := string(b)
		for i := range s {
			if class, _ := classify(s, i); class != letter {
				continue
			}
			if got := plainEnd(s, i); got != 0 && got != wordEnd(s, i) {
				t.Fatalf("%q from %d: to %d, not %d", s, i, got, wordEnd(s, i))
			}
		}
	}
}
