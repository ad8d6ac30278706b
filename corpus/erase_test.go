package corpus

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"go.etcd.io/bbolt"
)

const (
	firstMark = "Zwetschgenkapitän Ottokar Quandtner gestand die Tat am Sonntag."
	lastMark  = "Seine Schwester Xaveria Pflunzhuber schwieg dazu beharrlich."
	markWord  = "pflunzhuber"
)

// marked is an article that is going to be erased.
func marked() Article {
	a := benchArticle(100_000)
	a.Ref, a.Text = "marked", firstMark+" "+a.Text+" "+lastMark
	return a
}

// newsWithMark returns a corpus of n articles and a marked one, whose number is n+1 and which the dictionary is made of.
func newsWithMark(t *testing.T, n int) *Corpus {
	t.Helper()
	c := openTest(t)
	mustImport(t, c, series(0, n, func(i int) Article {
		if i == n {
			return marked()
		}
		return benchArticle(i)
	}))
	c.background.Wait()
	if a, err := c.Get(uint64(n + 1)); err != nil || a.Text != marked().Text {
		t.Fatalf("%+v, %v", a, err)
	}
	if !madeOf(c.now().codec.dictionaries[1], marked().Text) {
		t.Fatal("the dictionary is not made of the marked article")
	}
	return c
}

// pieces returns what a file may keep of an article: its marks and a word as they are, its fingerprints, and its frame bit by bit.
func pieces(t *testing.T, c *Corpus, number uint64) (list [][]byte) {
	t.Helper()
	a, err := c.Get(number)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{firstMark, lastMark, markWord} {
		list = append(list, []byte(s))
	}
	for _, p := range prints(&a) {
		list = append(list, bytes.Clone(p[:]))
	}
	return append(list, framesOf(t, c, number)...)
}

// framesOf returns the frame of an article in pieces, without its header, which others have, too.
func framesOf(t *testing.T, c *Corpus, number uint64) (list [][]byte) {
	t.Helper()
	err := c.read(func(v *view) error {
		record, err := v.record(number)
		if len(record) > 36 {
			list = slices.Collect(slices.Chunk(bytes.Clone(record[20:len(record)-len(record)%16-16]), 16))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// keeps returns how many pieces stand in the file.
func keeps(t *testing.T, path string, pieces [][]byte) (n int) {
	t.Helper()
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pieces {
		if bytes.Contains(file, p) {
			n++
		}
	}
	return n
}

// holdsNews holds a corpus to the first n articles of news, and the others in its place; none of its dictionaries may have the marked one.
func holdsNews(t *testing.T, c *Corpus, n int) {
	t.Helper()
	found := 0
	err := c.Each(func(a *Article) error {
		if want := benchArticle(found); a.Text != want.Text || a.Headline != want.Headline {
			t.Errorf("article %d is %q", a.Number, a.Text)
		}
		found++
		return nil
	})
	if err != nil || found != n {
		t.Errorf("%d articles, %v", found, err)
	}
	st := c.now()
	for id, dictionary := range st.codec.dictionaries {
		if madeOf(dictionary, marked().Text) || bytes.Contains(dictionary, []byte(lastMark)) {
			t.Errorf("dictionary %d is made of the erased article", id)
		}
	}
	if len(st.codec.retired) > 0 || st.kept || st.wipe != 0 || len(st.erased) > 0 {
		t.Errorf("left to do: dictionaries %d, kept %v, wipe %d, erased %d", st.codec.retired, st.kept, st.wipe, st.erased)
	}
	if got := find(t, c, "de", markWord); len(got) > 0 {
		t.Errorf("the index has %v", got)
	}
}

// TestNothingOfAnErasedArticleIsLeft erases an article that a dictionary is made of, in each of the ways there are, in a large corpus and
// in one that is too small for another dictionary.
func TestNothingOfAnErasedArticleIsLeft(t *testing.T) {
	ctx := context.Background()
	for name, erase := range map[string]func(c *Corpus, number uint64) error{
		"erased": func(c *Corpus, number uint64) error { return c.Erase(ctx, number, "81") },
		"bin": func(c *Corpus, number uint64) error {
			err := c.Remove(ctx, number, "81")
			c.opt.KeepRemoved = -time.Hour // its time is up
			c.emptied.Store(0)
			c.maintain()
			return err
		},
	} {
		for _, n := range []int{dictionaryArticles - 1, 400} {
			t.Run(fmt.Sprintf("%s of %d", name, n), func(t *testing.T) {
				c := newsWithMark(t, n)
				number := uint64(n + 1)
				pieces := pieces(t, c, number)
				if kept := keeps(t, c.path, pieces); kept < len(pieces)-3 { // but for marks that are compressed, and a word in two pieces
					t.Fatalf("%d of %d pieces are in the file", kept, len(pieces))
				}
				if err := erase(c, number); err != nil {
					t.Fatal(err)
				}
				c.background.Wait()
				if kept := keeps(t, c.path, pieces); kept > 0 {
					t.Errorf("%d pieces are left", kept)
				}
				holdsNews(t, c, n)
				if id := c.now().codec.newest; id == 0 != (n < dictionaryArticles) || id == 1 {
					t.Errorf("dictionary %d is in use", id)
				}
				holdsNews(t, reopened(t, c), n)
			})
		}
	}
}

// TestNothingOfAForgottenUserIsLeft holds that records with a user's ID are gone, and that nothing is overwritten where there was none.
func TestNothingOfAForgottenUserIsLeft(t *testing.T) {
	ctx := context.Background()
	c := openTest(t)
	a := marked()
	a.AddedBy = "814209"
	number := mustAdd(t, c, a)
	if err := c.Remove(ctx, number, a.AddedBy); err != nil {
		t.Fatal(err)
	}
	pieces := [][]byte{bytes.Join(framesOf(t, c, number), nil), []byte(a.AddedBy)}
	if kept := keeps(t, c.path, pieces); kept != len(pieces) {
		t.Fatalf("%d of %d pieces are in the file", kept, len(pieces))
	}
	for _, transactions := range []int{4, 1} { // the second time, nothing is forgotten, and so nothing overwritten
		before := c.now().txid
		if _, err := c.Forget(ctx, a.AddedBy); err != nil {
			t.Fatal(err)
		}
		c.background.Wait()
		if n := c.now().txid - before; n != transactions {
			t.Errorf("%d transactions, not %d", n, transactions)
		}
	}
	if kept := keeps(t, c.path, pieces); kept > 0 {
		t.Errorf("%d pieces are left", kept)
	}
}

// untilWritten is a context that is done once something was written to a corpus.
type untilWritten struct {
	context.Context
	c    *Corpus
	from int // the last transaction before
}

func (u untilWritten) Err() error {
	if u.c.now().txid > u.from {
		return context.Canceled
	}
	return nil
}

// TestForgettingInPartIsOverwrittenToo ends Forget after it has erased the ID from an article.
func TestForgettingInPartIsOverwrittenToo(t *testing.T) {
	c := openTest(t)
	a := marked()
	a.AddedBy = "814209"
	pieces := [][]byte{bytes.Join(framesOf(t, c, mustAdd(t, c, a)), nil)}
	if _, err := c.Forget(untilWritten{context.Background(), c, c.now().txid}, a.AddedBy); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	c.background.Wait()
	if kept := keeps(t, c.path, pieces); kept > 0 {
		t.Errorf("%d pieces are left", kept)
	}
}

// listPage puts a page in use on a file's list of free ones, which has no checksum.
func listPage(t *testing.T, path string, page uint64) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	last, err := lastMeta(f)
	if err != nil {
		t.Fatal(err)
	}
	e, list := binary.NativeEndian, make([]byte, last.pageSize)
	if _, err := f.ReadAt(list, int64(last.freelist)*int64(last.pageSize)); err != nil {
		t.Fatal(err)
	}
	n := e.Uint16(list[10:])
	e.PutUint16(list[10:], n+1)
	at := pageHeader
	for end := at + 8*int(n); at < end && e.Uint64(list[at:]) < page; at += 8 {
	}
	copy(list[at+8:], list[at:len(list)-8])
	e.PutUint64(list[at:], page)
	if _, err := f.WriteAt(list, int64(last.freelist)*int64(last.pageSize)); err != nil {
		t.Fatal(err)
	}
}

// longPage returns a page of a corpus that goes on in others.
func longPage(t *testing.T, c *Corpus) (page uint64) {
	t.Helper()
	err := c.read(func(v *view) error {
		for id := 2; ; id++ {
			info, err := v.tx.Page(id)
			if err != nil || info == nil || info.Type == "leaf" && info.OverflowCount > 0 {
				page = uint64(id)
				return err
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return page
}

// TestAPageInUseIsNotOverwritten opens a corpus whose list of free pages has one in use, or what a page goes on in, with something to
// overwrite. Its articles can be read, and nothing is written.
func TestAPageInUseIsNotOverwritten(t *testing.T) {
	for _, behind := range []uint64{0, 1} {
		c := newsWithMark(t, dictionaryArticles)
		page := longPage(t, c) + behind
		write(t, c, func(tx *bbolt.Tx, st *state) error { return st.setWipe(tx) })
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
		listPage(t, c.path, page)
		before, err := os.ReadFile(c.path)
		if err != nil {
			t.Fatal(err)
		}
		if c, err = quietOpen(c.path); err != nil {
			t.Fatal(err)
		}
		c.maintain()
		c.background.Wait()
		if _, err := c.Add(t.Context(), ferry(1)); !errors.Is(err, errInUse) || errors.Is(err, ErrNotWritable) {
			t.Errorf("added: %v", err)
		}
		if err := c.Reindex(t.Context()); !errors.Is(err, errInUse) {
			t.Errorf("reindexed: %v", err)
		}
		n := 0
		if err := c.Each(func(*Article) error { n++; return nil }); err != nil || n != c.Len() {
			t.Errorf("%d of %d articles can be read, %v", n, c.Len(), err)
		}
		if problems, err := c.Check(t.Context()); err != nil || len(problems) == 0 {
			t.Errorf("the check finds %v, %v", problems, err)
		}
		if after, err := os.ReadFile(c.path); err != nil || !bytes.Equal(before, after) {
			t.Errorf("the file was changed, %v", err)
		}
		if c.unwiped.Load() == 0 || c.nextTask(c.now()) != nil {
			t.Error("it would be tried again")
		}
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	}
}

// TestWhatIsErasedMeanwhileIsOverwrittenToo erases an article, which no dictionary is made of, when a pass over the free pages is due for
// what was erased before.
func TestWhatIsErasedMeanwhileIsOverwrittenToo(t *testing.T) {
	ctx := context.Background()
	c := newsWithMark(t, 400)
	a, err := c.Get(1)
	if err != nil {
		t.Fatal(err)
	}
	var pieces [][]byte // of the index, which has the article until after that pass
	for _, p := range prints(&a) {
		pieces = append(pieces, bytes.Clone(p[:]))
	}
	c.upkeep.Lock() // upkeep is what the test does
	write(t, c, func(tx *bbolt.Tx, st *state) error { return st.setWipe(tx) })
	pass := c.nextTask(c.now())
	err = errors.Join(c.Erase(ctx, 1, "81"), pass(ctx))
	c.upkeep.Unlock()
	if err != nil {
		t.Fatal(err)
	}
	c.maintain()
	c.background.Wait()
	if kept := keeps(t, c.path, pieces); kept > 0 {
		t.Errorf("%d pieces are left", kept)
	}
}

// TestReadersKeepWhatIsErased begins to read before an article is erased. Until it ends, the article and all others are there for it.
func TestReadersKeepWhatIsErased(t *testing.T) {
	const n = 400
	c := newsWithMark(t, n)
	pieces := pieces(t, c, n+1)
	err := c.read(func(v *view) error {
		if err := c.Erase(context.Background(), n+1, "81"); err != nil {
			return err
		}
		for st := c.now(); len(st.codec.retired) > 0 || len(st.erased) > 0; st = c.now() {
			time.Sleep(time.Millisecond)
		}
		time.Sleep(2 * wipePause) // for it to be tried
		if a, err := v.article(n + 1); err != nil || a.Text != marked().Text {
			t.Errorf("%+v, %v", a, err)
		}
		for i := range n {
			if a, err := v.article(uint64(i + 1)); err != nil || a.Text != benchArticle(i).Text {
				t.Errorf("%+v, %v", a, err)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	c.background.Wait()
	if kept := keeps(t, c.path, pieces); kept > 0 {
		t.Errorf("%d pieces are left", kept)
	}
	holdsNews(t, c, n)
}

// eraseFile is the environment variable that makes the test binary the process that erases the marked article of a file.
const eraseFile = "QUOTH_ERASE_FILE"

// eraseMarked erases the last article of a file, and waits to be killed while upkeep does the rest.
func eraseMarked(path string) error {
	c, err := Open(slog.New(slog.DiscardHandler), path, Options{})
	if err != nil {
		return err
	}
	err = c.Erase(context.Background(), c.next-1, "81")
	if err != nil && !errors.Is(err, ErrNotFound) { // erased before it was killed
		return err
	}
	fmt.Println("erased")
	c.background.Wait()
	return c.Close()
}

// TestErasingGoesOnAfterACrash kills a process at random moments after it has erased an article.
func TestErasingGoesOnAfterACrash(t *testing.T) {
	const n = 1500
	c := newsWithMark(t, n)
	pieces := pieces(t, c, n+1)
	file := closed(t, c)
	cut := 0
	for range 6 {
		path := filepath.Join(t.TempDir(), "erase.db")
		if err := os.WriteFile(path, file, 0o600); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			runAndKill(t, eraseFile, path, time.Duration(rand.IntN(200))*time.Millisecond)
			if keeps(t, path, pieces) > 0 {
				cut++
			}
		}
		c := openAt(t, path)
		c.background.Wait()
		if kept := keeps(t, path, pieces); kept > 0 {
			t.Errorf("%d pieces are left", kept)
		}
		holdsNews(t, c, n)
		closeChecked(t, c)
	}
	t.Logf("killed before all was gone: %d times", cut)
}
