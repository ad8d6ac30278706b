package corpus

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"testing"
)

// series yields an article for each number from one to another.
func series(from, to int, article func(n int) Article) iter.Seq2[Article, error] {
	return func(yield func(Article, error) bool) {
		for n := from; n <= to && yield(article(n), nil); n++ {
		}
	}
}

// yielded yields articles.
func yielded(articles []Article) iter.Seq2[Article, error] {
	return series(0, len(articles)-1, func(i int) Article { return articles[i] })
}

func ferries(from, to int) iter.Seq2[Article, error] { return series(from, to, ferry) }

// mustImport imports articles, of which none may be bad.
func mustImport(t testing.TB, c *Corpus, articles iter.Seq2[Article, error]) {
	t.Helper()
	if done, err := c.Import(context.Background(), articles, nil); err != nil || done.Failed > 0 {
		t.Fatalf("imported %+v, %v", done, err)
	}
}

func TestAnImportStoresWhatIsNewAndTellsWhatIsBad(t *testing.T) {
	ctx := context.Background()
	c := openHolding(t, ferry(3))
	if err := c.Remove(ctx, 1, "operator"); err != nil {
		t.Fatal(err)
	}
	mustAdd(t, c, ferry(4))
	badLine := errors.New("line 2: not JSON")
	items := func(yield func(Article, error) bool) {
		for i := range 400 {
			switch i {
			case 1:
				if !yield(Article{}, badLine) {
					return
				}
			case 2:
				if !yield(Article{Ref: "empty", Text: "  "}, nil) {
					return
				}
			case 5:
				if !yield(Article{Ref: "wordless", Text: "---"}, nil) || !yield(ferry(6), nil) {
					return
				}
			default:
				if !yield(ferry(i), nil) {
					return
				}
			}
		}
	}
	var bad []BadItem
	var last Progress
	im, err := c.Import(ctx, items, func(p Progress) {
		if last = p; p.Bad != nil {
			bad = append(bad, *p.Bad)
		}
	})
	if err != nil || im.Stored != 395 || im.Known != 3 || im.Failed != 3 {
		t.Fatalf("imported %+v, %v", im, err)
	}
	if len(bad) != 3 || bad[0].Item != 2 || !errors.Is(bad[0].Err, badLine) || bad[1].Item != 3 || bad[2].Item != 6 {
		t.Fatalf("bad items %+v", bad)
	}
	if last.Stored != im.Stored || c.Len() != 396 {
		t.Fatalf("progress %+v, length %d", last, c.Len())
	}
	again, err := c.Import(ctx, ferries(0, 399), nil)
	if err != nil || again.Stored != 3 || again.Known != 397 {
		t.Fatalf("imported again: %+v, %v", again, err)
	}
	if got := find(t, c, "de", "schiff4x"); len(got) != 1 || got[0] != 2 {
		t.Fatalf("found %v", got)
	}
}

func TestArticlesAreNumberedInTheOrderGivenAcrossBatches(t *testing.T) {
	c := openTest(t)
	const n = 3*importArticles + 100
	im, err := c.Import(context.Background(), ferries(1, n), nil)
	if err != nil || im.Stored != n {
		t.Fatalf("%+v, %v", im, err)
	}
	err = c.Each(func(a *Article) error {
		if want := ferry(int(a.Number)); a.Ref != want.Ref || a.Text != want.Text || a.Lang != "de" {
			t.Errorf("number %d is %s in %s", a.Number, a.Ref, a.Lang)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if c.Len() != n {
		t.Fatalf("%d articles", c.Len())
	}
}

// Who takes articles slowly keeps nobody from adding some.
func TestEachHoldsNothing(t *testing.T) {
	c := openTest(t)
	for i := range 3 {
		a := ferry(i + 1)
		a.Text += strings.Repeat(" It was late.", batchBytes/30)
		if _, err := c.Add(t.Context(), a); err != nil {
			t.Fatal(err)
		}
	}
	told := uint64(0)
	err := c.Each(func(a *Article) error {
		if told++; a.Number != told {
			t.Errorf("number %d after %d", a.Number, told-1)
		}
		if told > 1 {
			return nil
		}
		_, err := c.Add(t.Context(), ferry(4))
		return err
	})
	if err != nil || told != 4 {
		t.Errorf("%d articles, %v", told, err)
	}
}

func TestAnInterruptedImportCanBeRunAgain(t *testing.T) {
	c := openTest(t)
	ctx, cancel := context.WithCancel(context.Background())
	const n = 3 * importArticles
	reported := make(chan struct{})
	items := func(yield func(Article, error) bool) {
		for i := 1; i <= n && yield(ferry(i), nil); i++ {
			if i == importArticles+1 {
				<-reported
			}
		}
	}
	stored := 0
	im, err := c.Import(ctx, items, func(p Progress) {
		if stored = p.Stored; stored == importArticles {
			cancel()
			close(reported)
		}
	})
	if !errors.Is(err, context.Canceled) || im.Stored != stored || stored != importArticles || c.Len() != stored {
		t.Fatalf("%+v, %v; reported %d, length %d", im, err, stored, c.Len())
	}
	closeChecked(t, c)
	c = openAt(t, c.path)
	im, err = c.Import(context.Background(), ferries(1, n), nil)
	if err != nil || im.Known != stored || im.Stored != n-stored || c.Len() != n {
		t.Fatalf("%+v, %v; length %d", im, err, c.Len())
	}
}

// TestFilesOfOneNameAreAllStored imports two folders with files of the same names, in more batches than one, while more are under way.
func TestFilesOfOneNameAreAllStored(t *testing.T) {
	const n, folders = 5000, 2
	c := openTest(t)
	files := series(0, folders*n-1, func(i int) Article {
		a := ferry(i)
		a.Ref, a.Named = fmt.Sprintf("%04d.txt", i%n), true
		return a
	})
	for i, want := range []Imported{{Stored: folders * n}, {Known: folders * n}} {
		im, err := c.Import(context.Background(), files, nil)
		if im.Bytes = 0; err != nil || im != want {
			t.Fatalf("import %d: %+v, %v", i, im, err)
		}
	}
	seen := map[string]bool{}
	err := c.Each(func(a *Article) error {
		if a.Ref != "" && seen[a.Ref] {
			return fmt.Errorf("two articles have the name %s", a.Ref)
		}
		seen[a.Ref] = true
		return nil
	})
	if err != nil || len(seen) != n+1 {
		t.Errorf("%d names, %v", len(seen), err)
	}
}

// TestAnArticleIsKnownOnlyByOneThatIsStored imports articles together with others that are like them but are not stored.
func TestAnArticleIsKnownOnlyByOneThatIsStored(t *testing.T) {
	like := func(ref, text string) Article {
		a := ferry(7)
		if a.Ref = ref; text != "" {
			a.Text = text
		}
		return a
	}
	named := func(ref, text string) Article {
		a := like(ref, text)
		a.Named = true
		return a
	}
	const other = "The harbour of Skerry was closed on Monday."
	for _, x := range []struct {
		name   string
		stored []Article
		given  []Article
		want   Imported
	}{
		{"a text without a sentence", nil, []Article{like("a", "***"), like("a", "")}, Imported{Stored: 1, Failed: 1}},
		{"one that is stored", []Article{like("a", "")}, []Article{like("", ""), like("b", "")}, Imported{Stored: 1, Known: 1}},
		{"itself", nil, []Article{like("a", ""), like("a", ""), like("", "")}, Imported{Stored: 1, Known: 2}},
		{"a file of another folder", nil, []Article{named("1.txt", ""), named("1.txt", other), named("1.txt", other)}, Imported{Stored: 2, Known: 1}},
		{"a file of a folder imported later", []Article{like("1.txt", "")}, []Article{named("1.txt", other), named("1.txt", "")}, Imported{Stored: 1, Known: 1}},
		{"files of one text", []Article{like("1.txt", "")}, []Article{named("2.txt", ""), named("2.txt", other), named("2.txt", "")}, Imported{Stored: 2, Known: 1}},
		{"an id", []Article{like("1.txt", "")}, []Article{like("1.txt", other)}, Imported{Known: 1}},
	} {
		t.Run(x.name, func(t *testing.T) {
			c := openHolding(t, x.stored...)
			got, err := c.Import(context.Background(), yielded(x.given), nil)
			if got.Bytes = 0; err != nil || got != x.want {
				t.Errorf("%+v, %v", got, err)
			}
		})
	}
}
