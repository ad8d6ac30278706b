package lexicon

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestIndex compares an index with a map of slices.
func TestIndex(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, keys := range []int{1, 7, 300} {
		b := newIndexBuilder[int](0, 0)
		want := map[string][]int{}
		for i := range 3 * keys {
			key := fmt.Sprint(r.IntN(keys))
			b.add(key, i)
			want[key] = append(want[key], i)
		}
		x := b.index()
		got := maps.Collect(x.all())
		if !maps.EqualFunc(got, want, slices.Equal) {
			t.Errorf("%d keys: %v, want %v", keys, got, want)
		}
		for key, values := range want {
			if got := x.get(key); !slices.Equal(got, values) {
				t.Errorf("%d keys: %s has %v, want %v", keys, key, got, values)
			}
		}
	}
	var none index[int]
	for _, x := range []index[int]{none, newIndexBuilder[int](0, 0).index()} {
		if got := x.get("a"); got != nil {
			t.Errorf("an empty index has %v", got)
		}
	}
}
