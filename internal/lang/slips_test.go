package lang

import (
	"math/rand/v2"
	"testing"
)

func TestSlips(t *testing.T) {
	for _, c := range []struct {
		a, b string
		n    int
		want bool
	}{
		{"keeper", "keeper", 0, true},
		{"keper", "keeper", 1, true},   // left out
		{"keeeper", "keeper", 1, true}, // doubled
		{"keepre", "keeper", 1, true},  // swapped
		{"kaeper", "keeper", 1, true},  // wrong
		{"kepre", "keeper", 1, false},  // two slips
		{"kepre", "keeper", 2, true},   // left out and swapped
		{"keeper", "beekeeper", 2, false},
		{"brücke", "brucke", 1, true}, // a rune is one letter
	} {
		if got := Slips([]rune(c.a), []rune(c.b), c.n) <= c.n; got != c.want {
			t.Errorf("within %d slips of %q is %q: %v", c.n, c.a, c.b, got)
		}
	}
}

// slips is the plain recursion that Slips computes.
func slips(a, b []rune) int {
	if len(a) == 0 || len(b) == 0 {
		return len(a) + len(b)
	}
	least := min(slips(a[1:], b)+1, slips(a, b[1:])+1, slips(a[1:], b[1:])+1)
	if a[0] == b[0] {
		least = min(least, slips(a[1:], b[1:]))
	}
	if len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0] {
		least = min(least, slips(a[2:], b[2:])+1)
	}
	return least
}

func TestSlipsAreTheDistance(t *testing.T) {
	seed := rand.Uint64()
	r := rand.New(rand.NewPCG(seed, 0))
	word := func() []rune {
		w := make([]rune, r.IntN(7))
		for i := range w {
			w[i] = rune('a' + r.IntN(3))
		}
		return w
	}
	for range 2000 {
		a, b := word(), word()
		for n := range 4 {
			if got, want := Slips(a, b, n), min(slips(a, b), n+1); got != want {
				t.Fatalf("from %q to %q, at most %d: %d, not %d (seed %d)", string(a), string(b), n, got, want, seed)
			}
		}
	}
}
