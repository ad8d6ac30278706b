package corpus

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestKnownFinds compares find with a scan of all entries, even if fingerprints are not spread evenly.
func TestKnownFinds(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 11))
	for _, n := range []int{0, 1, 2, 7, 100, 5000} {
		for _, spread := range []int{256, 16, 1} {
			var k known
			prints := []fingerprint{{}, {255, 255, 255, 255, 255}}
			for i := range n {
				p := fingerprint{byte(rng.IntN(spread)), byte(rng.IntN(spread)), byte(rng.IntN(spread)), byte(rng.IntN(4)), byte(rng.IntN(4))}
				k = appendKnown(k, p, uint64(i))
				prints = append(prints, p, fingerprint{p[0], p[1], p[2], p[3], p[4] + 1})
			}
			k = k.sorted()
			for range 300 {
				p := prints[rng.IntN(len(prints))]
				var want []uint64
				for i := range n {
					if fingerprint(k.entry(i)) == p {
						want = append(want, 1000+uint64(k.entry(i)[knownSize-1])+uint64(k.entry(i)[knownSize-2])<<8)
					}
				}
				if got := (&tables{first: 1000, known: k}).find(p); !slices.Equal(got, want) {
					t.Fatalf("%d entries: %x is of %v, not %v", n, p, got, want)
				}
			}
		}
	}
}
