package corpus

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

// TestTheSameArticlesAreFoundAmongFewTextsAndRefs compares imports and adds with a list that is searched from end to end.
func TestTheSameArticlesAreFoundAmongFewTextsAndRefs(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 5))
	c := openTest(t)
	var stored []Article
	for range 60 {
		var batch []Article
		want := 0
		for range rng.IntN(6) {
			a := Article{Lang: "en", Text: fmt.Sprintf("The ferry has %d decks.", rng.IntN(30))}
			if rng.IntN(3) > 0 {
				a.Ref = fmt.Sprint(rng.IntN(30))
			}
			batch = append(batch, a)
			if !slices.ContainsFunc(stored, func(b Article) bool { return sameArticle(&a, &b) }) {
				stored = append(stored, a)
				want++
			}
		}
		got := 0
		if rng.IntN(2) == 0 {
			im, err := c.Import(t.Context(), yielded(batch), nil)
			if err != nil {
				t.Fatal(err)
			}
			got = im.Stored
		} else {
			for _, a := range batch {
				if r, err := c.Add(t.Context(), a); err != nil {
					t.Fatal(err)
				} else if !r.Known {
					got++
				}
			}
		}
		if got != want || c.Len() != len(stored) {
			t.Fatalf("%d stored, %d in all, want %d and %d: %v", got, c.Len(), want, len(stored), batch)
		}
	}
}

// TestManyArticlesOfOneTextAreNotComparedWithEachOther has as many as would take minutes.
func TestManyArticlesOfOneTextAreNotComparedWithEachOther(t *testing.T) {
	c := openTest(t)
	var articles []Article
	for i := range 9000 {
		articles = append(articles, Article{Ref: fmt.Sprint(i), Lang: "en", Text: "Only subscribers may read on. Nobody else may."})
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	for i, want := range []Imported{{Stored: len(articles), Bytes: int64(len(articles) * len(articles[0].Text))}, {Known: len(articles)}} {
		if im, err := c.Import(ctx, yielded(articles), nil); err != nil || im != want {
			t.Fatalf("import %d: %+v, %v", i, im, err)
		}
	}
}
