package corpus

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

var modelSeed = flag.Uint64("model.seed", 0, "seed of the property test; 0 takes the clock")

// model is what a corpus should hold, in the plainest form.
type model struct {
	articles map[uint64]Article // all that were not erased
	removed  map[uint64]bool
	last     uint64
}

// live returns the number of the live article with a ref, 0 if there is none.
func (m *model) live(ref string) uint64 {
	for n, a := range m.articles {
		if a.Ref == ref && !m.removed[n] {
			return n
		}
	}
	return 0
}

// TestACorpusBehavesLikeAMap adds, imports, removes, restores, erases, re-indexes and reopens at random, and compares the corpus with the
// model now and then.
func TestACorpusBehavesLikeAMap(t *testing.T) {
	seed := *modelSeed
	if seed == 0 {
		seed = uint64(time.Now().UnixNano())
	}
	t.Logf("-model.seed=%d", seed)
	rng := rand.New(rand.NewPCG(seed, 1))
	ctx := context.Background()
	c := openTest(t)
	m := &model{articles: map[uint64]Article{}, removed: map[uint64]bool{}}
	steps := 1500
	if testing.Short() {
		steps = 300
	}
	for step := range steps {
		n := 1 + rng.Uint64N(m.last+2)
		switch k := rng.IntN(100); {
		case k < 60:
			m.add(t, c, ferry(rng.IntN(600)))
		case k < 72:
			m.remove(t, n, c.Remove(ctx, n, "81"))
		case k < 82:
			m.restore(t, n, c.Restore(ctx, n, "81"))
		case k < 87:
			m.erase(t, n, c.Erase(ctx, n, "81"))
		case k < 93:
			from := rng.IntN(600)
			m.imported(t, c, from, from+rng.IntN(20))
		case k < 96:
			if err := c.Reindex(ctx); err != nil {
				t.Fatal(err)
			}
		case k < 99:
			closeChecked(t, c)
			c = openAt(t, c.path)
		default:
			m.compare(t, c)
		}
		if t.Failed() {
			t.Fatalf("after step %d", step)
		}
	}
	m.compare(t, c)
}

func (m *model) add(t *testing.T, c *Corpus, a Article) {
	t.Helper()
	r, err := c.Add(context.Background(), a)
	if err != nil {
		t.Fatal(err)
	}
	if n := m.live(a.Ref); n != 0 {
		if !r.Known || r.Number != n {
			t.Fatalf("%s is stored as %d, but the receipt says %+v", a.Ref, n, r)
		}
		return
	}
	if r.Known || r.Number <= m.last {
		t.Fatalf("%s is new after %d, but the receipt says %+v", a.Ref, m.last, r)
	}
	m.articles[r.Number] = a
	m.last = r.Number
}

func (m *model) imported(t *testing.T, c *Corpus, from, to int) {
	t.Helper()
	var fresh []Article
	for i := from; i <= to; i++ {
		a := ferry(i)
		if !slices.ContainsFunc(m.list(), func(n uint64) bool { return m.articles[n].Ref == a.Ref }) {
			fresh = append(fresh, a)
		}
	}
	im, err := c.Import(context.Background(), ferries(from, to), nil)
	if err != nil || im.Stored != len(fresh) || im.Known != to-from+1-len(fresh) {
		t.Fatalf("imported %+v, %v instead of %d", im, err, len(fresh))
	}
	for _, a := range fresh {
		m.last++
		m.articles[m.last] = a
	}
}

func (m *model) remove(t *testing.T, n uint64, err error) {
	t.Helper()
	if m.missing(t, n, err) {
		return
	}
	m.removed[n] = true
}

func (m *model) restore(t *testing.T, n uint64, err error) {
	t.Helper()
	if a, ok := m.articles[n]; ok && m.removed[n] && m.live(a.Ref) != 0 {
		if !errors.Is(err, ErrDuplicate) {
			t.Fatalf("restoring %d beside %d: %v", n, m.live(a.Ref), err)
		}
		return
	}
	if !m.missing(t, n, err) {
		delete(m.removed, n)
	}
}

func (m *model) erase(t *testing.T, n uint64, err error) {
	t.Helper()
	if m.missing(t, n, err) {
		return
	}
	delete(m.articles, n)
	delete(m.removed, n)
}

// missing reports whether there is no article n, and fails where err says otherwise.
func (m *model) missing(t *testing.T, n uint64, err error) bool {
	t.Helper()
	_, ok := m.articles[n]
	if ok && err != nil || !ok && !errors.Is(err, ErrNotFound) {
		t.Fatalf("article %d, stored %v: %v", n, ok, err)
	}
	return !ok
}

func (m *model) list() (numbers []uint64) {
	for n := range m.articles {
		numbers = append(numbers, n)
	}
	slices.Sort(numbers)
	return numbers
}

func (m *model) compare(t *testing.T, c *Corpus) {
	t.Helper()
	if c.Len() != len(m.articles)-len(m.removed) {
		t.Errorf("length %d, not %d", c.Len(), len(m.articles)-len(m.removed))
	}
	for n := uint64(1); n <= m.last+1; n++ {
		a, err := c.Get(n)
		want, ok := m.articles[n]
		if !ok {
			if !errors.Is(err, ErrNotFound) {
				t.Errorf("article %d: %v", n, err)
			}
			continue
		}
		if err != nil || a.Text != want.Text || a.Ref != want.Ref || a.Date != want.Date || a.Removed.IsZero() == m.removed[n] {
			t.Errorf("article %d: %+v, %v", n, a, err)
		}
	}
	for i := range 600 {
		var want []uint64
		if n := m.live(fmt.Sprintf("ferry-%d", i)); n != 0 {
			want = []uint64{n}
		}
		if got := find(t, c, "de", fmt.Sprintf("schiff%dx", i)); !slices.Equal(got, want) {
			t.Errorf("ferry %d: found %v, not %v", i, got, want)
		}
	}
}
