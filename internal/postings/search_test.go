package postings

import (
	"math"
	"math/rand/v2"
	"sync"
	"testing"
)

// sameHits compares hits up to rounding: where two scores are as good as equal their order may differ.
func sameHits(t *testing.T, got, all []Hit, k int) {
	t.Helper()
	want := all[:min(k, len(all))]
	if len(got) != len(want) {
		t.Errorf("%d hits, want %d", len(got), len(want))
	}
	type place struct {
		article  uint64
		sentence int
	}
	byPlace := map[place]Hit{}
	for _, h := range all {
		byPlace[place{h.Article, h.Sentence}] = h
	}
	for i, h := range got {
		w, ok := byPlace[place{h.Article, h.Sentence}]
		if !ok {
			t.Errorf("hit %d: %+v is none", i, h)
		}
		if !near(h.Score, w.Score) {
			t.Errorf("hit %d: %+v, want %+v", i, h, w)
		}
		if !near(h.Score, want[i].Score) {
			t.Errorf("hit %d: %+v, want %+v", i, h, want[i])
		}
		if i > 0 && compareHits(got[i-1], h) >= 0 {
			t.Errorf("hits %d and %d are out of order", i-1, i)
		}
	}
}

func near(x, y float32) bool {
	return math.Abs(float64(x-y)) <= 1e-4*max(1, math.Abs(float64(y)))
}

// equalsFullScan asks segments of a model n questions, and compares the hits with those of a full scan.
func equalsFullScan(t *testing.T, rng *rand.Rand, m *model, segments []*Segment, n int) {
	t.Helper()
	for range n {
		q := m.randomQuery(rng)
		got, err := Search(segments, q, m.isDead)
		if err != nil {
			t.Fatal(err)
		}
		if sameHits(t, got, m.search(q), q.K); t.Failed() {
			t.Fatalf("%+v", q)
		}
	}
}

// Search over any number of segments gives what a full scan gives.
func TestSearchEqualsFullScan(t *testing.T) {
	rng := seeded(t)
	for range 12 {
		m := randomModel(rng, 1+rng.IntN(600), 30)
		equalsFullScan(t, rng, m, m.split(rng, 1+rng.IntN(4)), 40)
	}
}

// So it does where a segment is searched by several windows and lists have many blocks.
func TestLargeSearchEqualsFullScan(t *testing.T) {
	rng := seeded(t)
	m := randomModel(rng, 3*windowSize, 5)
	equalsFullScan(t, rng, m, m.split(rng, 2), 60)
}

// Searches take over the memory of others that have ended, also while some go on.
func TestSearchesAtTheSameTime(t *testing.T) {
	rng := seeded(t)
	m := randomModel(rng, 2000, 20)
	segments := m.split(rng, 3)
	var queries []*Query
	var want [][]Hit
	for range 50 {
		q := m.randomQuery(rng)
		queries, want = append(queries, q), append(want, m.search(q))
	}
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for i, q := range queries {
				if got, err := Search(segments, q, m.isDead); err != nil {
					t.Error(err)
				} else {
					sameHits(t, got, want[i], q.K)
				}
			}
		})
	}
	all.Wait()
}

func TestMergedEqualsRebuilt(t *testing.T) {
	rng := seeded(t)
	for range 8 {
		m := randomModel(rng, 1+rng.IntN(700), 30)
		segments := m.split(rng, 1+rng.IntN(4))
		merged, err := Merge(segments, m.isDead)
		if err != nil {
			t.Fatal(err)
		}
		var alive []modelArticle
		for _, a := range m.articles {
			if !m.dead[a.ID] {
				alive = append(alive, a)
			}
		}
		if string(merged) != string(build(alive)) {
			t.Fatal("the merged segment differs from one built of the same articles")
		}
		if err := mustOpen(merged).Check(); err != nil {
			t.Fatal(err)
		}
	}
}
