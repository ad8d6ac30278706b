package corpus

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"quoth/internal/analysis"
	"quoth/internal/answer"
	"quoth/internal/lang"
	"quoth/internal/postings"
	"quoth/internal/when"
)

// openTest opens a corpus in a fresh directory; it is checked and closed when the test ends.
func openTest(t testing.TB) *Corpus {
	t.Helper()
	return openAt(t, filepath.Join(t.TempDir(), "test.db"))
}

func openAt(t testing.TB, path string) *Corpus {
	t.Helper()
	c, err := Open(slog.New(slog.NewTextHandler(t.Output(), nil)), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { closeChecked(t, c) })
	return c
}

// reopened closes a corpus and opens its file again.
func reopened(t testing.TB, c *Corpus) *Corpus {
	t.Helper()
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	return openAt(t, c.path)
}

// closeChecked checks and closes a corpus, unless it is closed already.
func closeChecked(t testing.TB, c *Corpus) {
	t.Helper()
	problems, err := c.Check(context.Background())
	if errors.Is(err, ErrClosed) {
		return
	}
	if err != nil {
		t.Error(err)
	}
	for _, p := range problems {
		t.Error("check:", p)
	}
	if err := c.Close(); err != nil {
		t.Error(err)
	}
}

// openHolding is openTest for a corpus of some articles.
func openHolding(t testing.TB, articles ...Article) *Corpus {
	t.Helper()
	c := openTest(t)
	for _, a := range articles {
		mustAdd(t, c, a)
	}
	return c
}

// write runs fn in a write transaction.
func write(t testing.TB, c *Corpus, fn func(tx *bbolt.Tx, st *state) error) {
	t.Helper()
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := c.update(fn); err != nil {
		t.Fatal(err)
	}
}

func mustAdd(t testing.TB, c *Corpus, a Article) uint64 {
	t.Helper()
	r, err := c.Add(context.Background(), a)
	if err != nil {
		t.Fatal(err)
	}
	return r.Number
}

// find returns the numbers of the articles in which a word of a language stands.
func find(t testing.TB, c *Corpus, code, word string) (numbers []uint64) {
	t.Helper()
	err := c.view(func(v *view) error {
		q := &postings.Query{K: 100, Groups: []postings.Group{{Weight: 1, Alts: []postings.Alt{
			{Term: analysis.Term(lang.Get(code), lang.Fold(word)), P: 1},
		}}}}
		hits, err := postings.Search(v.segments, q, v.st.dead)
		for _, h := range hits {
			if !slices.Contains(numbers, h.Article) {
				numbers = append(numbers, h.Article)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return numbers
}

func ferry(n int) Article {
	return Article{
		Ref:      fmt.Sprintf("ferry-%d", n),
		Headline: fmt.Sprintf("Fähre %d läuft aus", n),
		Text:     fmt.Sprintf("Die Fähre Nummer %d hat am Morgen den Hafen verlassen. An Bord waren schiff%dx und %d Menschen.", n, n, n+10),
		Source:   "Küstenblatt",
		URL:      fmt.Sprintf("https://www.kuestenblatt.example/%d", n),
		Date:     when.Date{Year: 2021, Month: time.May, Day: 1 + n%28},
		AddedBy:  "operator",
	}
}

func TestAnArticleIsStoredFoundRemovedAndRestored(t *testing.T) {
	ctx := context.Background()
	c := openTest(t)
	given := Article{
		Ref:      "harbour-1",
		Headline: "Hafen bleibt  geschlossen",
		Text:     "Der Hafen bleibt nach dem Sturm geschlossen.\n\nDie Reederei lehnte eine frühere Öffnung ab.",
		Source:   "Küstenblatt", URL: "https://kuestenblatt.example/hafen", Author: "M. Deich",
		Date: when.Date{Year: 2021, Month: 5}, AddedBy: "81",
	}
	r, err := c.Add(ctx, given)
	if err != nil {
		t.Fatal(err)
	}
	if r.Number != 1 || r.Lang != "de" || r.Sentences != 2 || r.Known || r.Headline != "Hafen bleibt geschlossen" {
		t.Fatalf("receipt %+v", r)
	}
	if got := find(t, c, "de", "Reederei"); len(got) != 1 || got[0] != 1 {
		t.Fatalf("found %v", got)
	}
	if again, err := c.Add(ctx, given); err != nil || !again.Known || again.Number != 1 || again.Sentences != 2 {
		t.Fatalf("added twice: %+v, %v", again, err)
	}
	if err := c.Remove(ctx, 1, "81"); err != nil {
		t.Fatal(err)
	}
	if got := find(t, c, "de", "Reederei"); len(got) != 0 || c.Len() != 0 {
		t.Fatalf("found %v of %d in the bin", got, c.Len())
	}
	closeChecked(t, c)

	c = openAt(t, c.path)
	a, err := c.Get(1)
	if err != nil || a.Removed.IsZero() || a.Text != given.Text || a.Author != given.Author || a.Date != given.Date || a.AddedBy != "81" {
		t.Fatalf("got %+v, %v", a, err)
	}
	if err := c.Restore(ctx, 1, "82"); err != nil {
		t.Fatal(err)
	}
	if got := find(t, c, "de", "Reederei"); len(got) != 1 || c.Len() != 1 {
		t.Fatalf("found %v of %d restored", got, c.Len())
	}
	entries, err := c.Audit(10)
	if err != nil || len(entries) != 2 || entries[0].Did != "restore" || entries[0].By != "82" || entries[1].Did != "remove" {
		t.Fatalf("audit %+v, %v", entries, err)
	}
}

func TestAnArticleGivenAnewReplacesTheRemovedOne(t *testing.T) {
	ctx := context.Background()
	c := openTest(t)
	a := ferry(1)
	first := mustAdd(t, c, a)
	if err := c.Remove(ctx, first, "operator"); err != nil {
		t.Fatal(err)
	}
	a.Headline = "Fähre fährt doch"
	second := mustAdd(t, c, a)
	if first == second {
		t.Fatal("the number was given twice")
	}
	if err := c.Restore(ctx, first, "operator"); !errors.Is(err, ErrDuplicate) {
		t.Fatalf("restored beside its successor: %v", err)
	}
	if found := find(t, c, "de", "schiff1x"); !slices.Equal(found, []uint64{second}) {
		t.Fatalf("found %v", found)
	}
}

func TestWhatCannotBeStoredIsRefused(t *testing.T) {
	c := openTest(t)
	for _, x := range []struct {
		name string
		in   Article
		want error
	}{
		{"nothing", Article{}, ErrEmptyArticle},
		{"white space", Article{Text: " \n\t\u00a0"}, ErrEmptyArticle},
		{"no word", Article{Text: "... !!! ---"}, ErrEmptyArticle},
		{"too long", Article{Text: strings.Repeat("a ", MaxText)}, ErrTooLong},
		{"a long headline", Article{Headline: strings.Repeat("a", maxField+1), Text: "Well."}, ErrTooLong},
	} {
		if r, err := c.Add(context.Background(), x.in); !errors.Is(err, x.want) || r != (Receipt{}) {
			t.Errorf("%s: %+v, %v", x.name, r, err)
		}
	}
	n := mustAdd(t, c, Article{Text: "The lock \xff gate jammed again.", Headline: "\xc3("})
	if a, _ := c.Get(n); a.Text != "The lock \uFFFD gate jammed again." || a.Headline != "\uFFFD(" {
		t.Errorf("stored %q, %q", a.Headline, a.Text)
	}
	if n != 1 || c.Len() != 1 {
		t.Errorf("number %d, length %d", n, c.Len())
	}
}

func TestManyArticlesPassFromTheTailToSegments(t *testing.T) {
	c := openTest(t)
	const n = 700
	for i := 1; i <= n; i++ {
		mustAdd(t, c, ferry(i))
	}
	c.background.Wait()
	if st := c.now(); c.Len() != n || st.counts["de"] != n || len(st.parts) > tailArticles+smallFan+mergeFan {
		t.Fatalf("%d articles, %v, in %d parts", c.Len(), st.counts, len(st.parts))
	}
	closeChecked(t, c)
	c = openAt(t, c.path)
	for i := 1; i <= n; i += 7 {
		if got := find(t, c, "de", fmt.Sprintf("schiff%dx", i)); len(got) != 1 || got[0] != uint64(i) {
			t.Fatalf("ferry %d: found %v", i, got)
		}
		if a, err := c.Get(uint64(i)); err != nil || a.Text != ferry(i).Text {
			t.Fatalf("ferry %d: %+v, %v", i, a, err)
		}
	}
	list, err := c.List(ListOptions{Limit: 3, Before: 10})
	if err != nil || len(list) != 3 || list[0].Number != 9 || list[2].Number != 7 || list[0].Text != "" {
		t.Fatalf("list %+v, %v", list, err)
	}
}

// TestLongStoriesAreNotAllKept has stories prepared of as much text as an article can have, each by two questions at once.
func TestLongStoriesAreNotAllKept(t *testing.T) {
	answers := newAnswers(slog.New(slog.DiscardHandler), "")
	long := strings.Repeat("a", MaxText)
	for number := range uint64(2*preparedText/MaxText) + 1 {
		for range 2 {
			answers.keep(storyKey{nil, number}, &answer.Story{Text: long})
		}
	}
	if n := answers.stories.Len(); n != preparedText/MaxText || answers.text.Load() != preparedText {
		t.Errorf("%d stories of %d bytes are kept", n, answers.text.Load())
	}
	if answers.forget(nil); answers.text.Load() != 0 {
		t.Errorf("%d bytes are counted where none are kept", answers.text.Load())
	}
}

// TestAClosedCorpusLeavesNoStories closes a corpus while a question is being answered.
func TestAClosedCorpusLeavesNoStories(t *testing.T) {
	c := openTest(t)
	n := mustAdd(t, c, network)
	engine, err := c.opt.answers.engine()
	if err != nil {
		t.Fatal(err)
	}
	closed := make(chan error)
	err = c.view(func(v *view) error {
		go func() { closed <- c.Close() }()
		for c.mu.TryLock() { // until Close waits for the view to end
			c.mu.Unlock()
			time.Sleep(time.Millisecond)
		}
		_, err := c.archive(engine, v).Story(n)
		return err
	})
	if err := errors.Join(err, <-closed); err != nil {
		t.Fatal(err)
	}
	if keys := c.opt.answers.stories.Keys(); len(keys) > 0 {
		t.Errorf("stories are kept: %v", keys)
	}
}
