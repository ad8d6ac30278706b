package answer

import (
	"math/rand/v2"
	"testing"
)

func TestWithin(t *testing.T) {
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
		if got := within([]rune(c.a), []rune(c.b), c.n); got != c.want {
			t.Errorf("within(%q, %q, %d) = %v", c.a, c.b, c.n, got)
		}
	}
}

// slips is the plain recursion that within computes.
func slips(a, b []rune) int {
	if len(a) == 0 || len(b) == 0 {
		return len(a) + len(b)
	}
	least := min(slips(a[1:], b)+1, slips(a, b[1:])+1, slips(a[1:], b[1:])+btoi(a[0] != b[0]))
	if len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0] {
		least = min(least, slips(a[2:], b[2:])+1)
	}
	return least
}

func TestWithinIsTheDistance(t *testing.T) {
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
			if got, want := within(a, b, n), slips(a, b) <= n; got != want {
				t.Fatalf("within(%q, %q, %d) = %v, the distance is %d (seed %d)", string(a), string(b), n, got, slips(a, b), seed)
			}
		}
	}
}
