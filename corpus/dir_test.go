package corpus

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

func openDir(t *testing.T, opt Options) *Dir {
	t.Helper()
	d, err := OpenDir(slog.New(slog.NewTextHandler(t.Output(), nil)), t.TempDir(), opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	return d
}

func TestGuildsAreApartAndFewAreOpenAtOnce(t *testing.T) {
	d := openDir(t, Options{MaxOpen: 3})
	const guilds, each = 12, 4
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Go(func() {
			for i := range guilds * each / 4 {
				n := w*guilds*each/4 + i
				err := d.Use(fmt.Sprint("guild-", n%guilds), func(c *Corpus) error {
					_, err := c.Add(context.Background(), ferry(n))
					return err
				})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	d.mu.Lock()
	if len(d.slots) > 3 || d.recent.Len() > 3 {
		t.Errorf("%d slots, %d open", len(d.slots), d.recent.Len())
	}
	d.mu.Unlock()
	names, err := d.Guilds()
	if err != nil || len(names) != guilds || !slices.IsSorted(names) {
		t.Fatalf("guilds %v, %v", names, err)
	}
	for i, name := range names {
		err := d.Use(name, func(c *Corpus) error {
			defer func() {
				if problems, err := c.Check(context.Background()); err != nil || len(problems) > 0 {
					t.Errorf("%s: %v %v", name, problems, err)
				}
			}()
			if c.Len() != each {
				t.Errorf("guild %d, %s: %d articles", i, name, c.Len())
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	}
}

func TestAGuildHasACorpusOnceItIsUsed(t *testing.T) {
	d := openDir(t, Options{})
	if d.Has("81") {
		t.Error("there is a corpus before")
	}
	if err := d.Use("81", func(*Corpus) error { return nil }); err != nil {
		t.Fatal(err)
	}
	if !d.Has("81") || d.Has("82") || d.Has("../guilds/81") {
		t.Error("Has is wrong")
	}
}

func TestAGuildsNameMustBeFitForAFile(t *testing.T) {
	d := openDir(t, Options{})
	for _, name := range []string{"", ".", "..", "a/b", `a\b`, "a.db", "ä", "a b", "\x00", strings.Repeat("1", 65)} {
		if err := d.Use(name, func(*Corpus) error { return nil }); !errors.Is(err, ErrBadGuild) {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestAClosedDirectoryRefuses(t *testing.T) {
	d := openDir(t, Options{})
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if err := d.Use("81", func(*Corpus) error { return nil }); !errors.Is(err, ErrClosed) {
		t.Fatal(err)
	}
}

func TestADirectoryThatIsAFileIsNamed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenDir(slog.Default(), path, Options{}); err == nil || !strings.Contains(err.Error(), path) {
		t.Fatal(err)
	}
}

// TestNothingIsStoredInAFileThatIsGone deletes the file of an open corpus, or puts another in its place: an article added to it would be gone
// once it is closed.
func TestNothingIsStoredInAFileThatIsGone(t *testing.T) {
	for name, x := range map[string]struct {
		change   func(path string) error
		articles int // of the file that is there then, or of a new one
	}{
		"deleted":  {os.Remove, 0},
		"replaced": {func(path string) error { return os.Rename(writeFile(t, savedFerries(t, 300)), path) }, 320},
	} {
		t.Run(name, func(t *testing.T) {
			d := openDir(t, Options{})
			err := d.Use("81", func(c *Corpus) error {
				mustAdd(t, c, ferry(1000))
				err := x.change(c.path)
				if _, err := c.Add(t.Context(), ferry(1001)); !errors.Is(err, ErrMoved) || !strings.Contains(err.Error(), c.path) {
					t.Errorf("added: %v", err)
				}
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			for added := range 2 {
				err := d.Use("81", func(c *Corpus) error {
					if c.Len() != x.articles+added {
						t.Errorf("%d articles, not %d", c.Len(), x.articles+added)
					}
					mustAdd(t, c, ferry(1001+added))
					return nil
				})
				if err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func TestACorpusInUseIsLocked(t *testing.T) {
	c := openTest(t)
	if _, err := quietOpen(c.path); !errors.Is(err, ErrLocked) || !strings.Contains(err.Error(), c.path) {
		t.Fatal(err)
	}
}

func TestTwoServersNeverSeeEachOthersArticles(t *testing.T) {
	d := openDir(t, Options{})
	use := func(guild string, fn func(c *Corpus)) {
		t.Helper()
		if err := d.Use(guild, func(c *Corpus) error { fn(c); return nil }); err != nil {
			t.Fatal(err)
		}
	}
	other := network
	other.Text = strings.ReplaceAll(network.Text, "Alsterbank", "Elbbank")
	use("1", func(c *Corpus) { mustAdd(t, c, network) })
	use("2", func(c *Corpus) { mustAdd(t, c, other) })
	for range 2 { // the second time from memory
		use("1", func(c *Corpus) {
			if r := ask(t, c, "!who declined"); len(r.Answers) == 0 || !strings.Contains(r.Answers[0].Sentence, "Alsterbank") {
				t.Errorf("server 1: %+v", r.Answers)
			}
		})
		use("2", func(c *Corpus) {
			if r := ask(t, c, "!who declined"); len(r.Answers) == 0 || !strings.Contains(r.Answers[0].Sentence, "Elbbank") {
				t.Errorf("server 2: %+v", r.Answers)
			}
		})
	}
}

// TestAGuildAtUpkeepIsNotClosedForAnother has upkeep that would not end, so that whoever closes its corpus would wait for ever.
func TestAGuildAtUpkeepIsNotClosedForAnother(t *testing.T) {
	d := openDir(t, Options{MaxOpen: 2})
	use := func(guild string, fn func(c *Corpus)) {
		t.Helper()
		done := make(chan error)
		go func() { done <- d.Use(guild, func(c *Corpus) error { fn(c); return nil }) }()
		select {
		case err := <-done:
			if err != nil {
				t.Fatal(err)
			}
		case <-time.After(10 * time.Second):
			t.Fatalf("%s waits for the upkeep of another", guild)
		}
	}
	end := make(chan struct{})
	t.Cleanup(func() { close(end) }) // before the Dir is closed
	use("working", func(c *Corpus) {
		c.maintain()
		c.background.Wait()
		c.running.Store(true)
		c.background.Go(func() { <-end; c.running.Store(false) })
	})
	for _, guild := range []string{"a", "b", "working", "c"} {
		use(guild, func(*Corpus) {})
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.slots["working"] == nil || len(d.slots) > 2 {
		t.Errorf("%d corpora are open, the one at upkeep: %v", len(d.slots), d.slots["working"])
	}
}
