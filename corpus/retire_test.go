package corpus

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"quoth/internal/analysis"
)

// TestOthersGoOnWhileDictionariesChange adds, imports and reads articles while others are erased that dictionaries are made of.
func TestOthersGoOnWhileDictionariesChange(t *testing.T) {
	ctx := context.Background()
	c := openTest(t)
	const old = 2000
	mustImport(t, c, ferries(1, old))
	stop := make(chan struct{})
	done := make(chan error, 3)
	until := func(fn func(i int) error) {
		for i := 0; ; i++ {
			select {
			case <-stop:
				done <- nil
				return
			default:
			}
			if err := fn(i); err != nil {
				done <- err
				return
			}
		}
	}
	go until(func(i int) error { _, err := c.Add(ctx, ferry(10_000+i)); return err })
	go until(func(i int) error {
		_, err := c.Import(ctx, ferries(20_000+300*i, 20_000+300*i+299), nil)
		return err
	})
	go until(func(i int) error {
		return c.Each(func(a *Article) error {
			if a.Text != ferry(ferryNumber(a)).Text {
				return fmt.Errorf("article %d: %q", a.Number, a.Text)
			}
			return nil
		})
	})
	retired := 0
	for number := uint64(old); number > old-5; number-- {
		if err := c.Erase(ctx, number, "81"); err != nil {
			t.Fatal(err)
		}
		if len(c.now().codec.retired) > 0 {
			retired++
		}
		time.Sleep(30 * time.Millisecond)
	}
	close(stop)
	for range cap(done) {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	c.background.Wait()
	if st := c.now(); retired == 0 || len(st.codec.retired) > 0 || st.wipe != 0 {
		t.Errorf("%d were retired; %v still are, wipe %d", retired, st.codec.retired, st.wipe)
	}
}

// TestWhatIsErasedIsNotWrittenAgain erases an article between the moments when its record is made anew and stored.
func TestWhatIsErasedIsNotWrittenAgain(t *testing.T) {
	ctx := context.Background()
	c := newsWithMark(t, dictionaryArticles)
	c.upkeep.Lock() // upkeep is what the test does
	err := c.Erase(ctx, dictionaryArticles+1, "81")
	if err == nil {
		err = c.makeDictionary(ctx)
	}
	codec := c.now().codec
	z, errZ := codec.compressor()
	if err := errors.Join(err, errZ); err != nil {
		t.Fatal(err)
	}
	list, _, err := c.rewrite(ctx, &rewriting{codec: codec, z: z})
	if err != nil || len(list) != dictionaryArticles {
		t.Fatalf("%d records, %v", len(list), err)
	}
	if err := c.Erase(ctx, dictionaryArticles, "81"); err != nil {
		t.Fatal(err)
	}
	write(t, c, func(tx *bbolt.Tx, _ *state) error { return putReplacements(tx, list) })
	c.upkeep.Unlock()
	c.background.Wait()
	holdsNews(t, c, dictionaryArticles-1)
}

// TestADictionaryStaysUntilNothingNeedsIt interrupts the writing of records: by a transaction that fails, and by another dictionary that is
// retired before the first is deleted.
func TestADictionaryStaysUntilNothingNeedsIt(t *testing.T) {
	ctx := context.Background()
	const n = 400
	for name, interrupt := range map[string]func(c *Corpus) error{
		"failure": func(c *Corpus) error {
			c.jammed = ErrNotWritable
			defer func() { c.jammed = nil }()
			if err := c.dropRetired(ctx); !errors.Is(err, ErrNotWritable) {
				return fmt.Errorf("written to a full file: %w", err)
			}
			return nil
		},
		"retired": func(c *Corpus) error {
			if err := errors.Join(c.dropRetired(ctx), c.dropRetired(ctx)); err != nil { // all records are written, and the walk has ended
				return err
			}
			c.mu.Lock()
			dropped := make(chan error)
			go func() { dropped <- c.dropRetired(ctx) }()
			time.Sleep(50 * time.Millisecond) // for it to walk once more, and wait for the writer
			err := c.update(func(tx *bbolt.Tx, st *state) error { return st.retire(tx, "") })
			c.mu.Unlock()
			return errors.Join(err, <-dropped)
		},
	} {
		t.Run(name, func(t *testing.T) {
			c := newsWithMark(t, n)
			c.upkeep.Lock() // upkeep is what the test does
			err := c.Erase(ctx, n+1, "81")
			if err == nil {
				err = c.makeDictionary(ctx)
			}
			if err == nil {
				err = interrupt(c)
			}
			c.upkeep.Unlock()
			if err != nil {
				t.Fatal(err)
			}
			c.maintain()
			c.background.Wait()
			holdsNews(t, c, n)
		})
	}
}

// TestADictionaryIsNotMadeOfWhatIsErased erases an article between the moments when a dictionary's articles are read and it is made.
func TestADictionaryIsNotMadeOfWhatIsErased(t *testing.T) {
	c := openTest(t)
	c.upkeep.Lock() // upkeep is what the test does
	number := mustAdd(t, c, marked())
	for i := range dictionaryArticles {
		mustAdd(t, c, benchArticle(i))
	}
	c.mu.Lock()
	made := make(chan error)
	go func() { made <- c.makeDictionary(context.Background()) }()
	time.Sleep(50 * time.Millisecond) // for it to read its sample, and wait for the writer
	a := marked()
	a.Number = number
	err := c.update(func(tx *bbolt.Tx, st *state) error {
		st.count("de", -1)
		return erase(tx, st, &a)
	})
	c.mu.Unlock()
	if err := errors.Join(err, <-made); err != nil {
		t.Fatal(err)
	}
	c.upkeep.Unlock()
	c.background.Wait()
	if c.now().codec.newest == 0 {
		t.Error("no dictionary was made")
	}
	holdsNews(t, c, dictionaryArticles)
}

// TestABatchUnderWayIsNotStoredWithARetiredDictionary has an import compress a batch, and store it once the dictionary is gone, or another
// has its id.
func TestABatchUnderWayIsNotStoredWithARetiredDictionary(t *testing.T) {
	ctx := context.Background()
	for _, more := range []int{0, dictionaryArticles} {
		c := newsWithMark(t, dictionaryArticles-1)
		im := &importer{c: c, began: time.Now()}
		b := newBatch()
		for i := range 10 {
			a := ferry(i)
			b.add(&a, i+1)
		}
		z, err := c.now().codec.compressor()
		if err = errors.Join(err, im.prepare(b), c.Erase(ctx, dictionaryArticles, "81")); err != nil {
			t.Fatal(err)
		}
		c.background.Wait()
		mustImport(t, c, ferries(1000, 999+more))
		c.background.Wait()
		if id := c.now().codec.newest; id == 1 != (more > 0) {
			t.Fatalf("with %d more articles, dictionary %d", more, id)
		}
		indexer := analysis.NewIndexer()
		if err := b.index(indexer); err != nil {
			t.Fatal(err)
		}
		b.compress(z)
		err = im.store(b)
		c.release(b)
		if err = errors.Join(err, c.settle()); err != nil {
			t.Fatal(err)
		}
		for i, a := range b.articles {
			if got, err := c.Get(a.Number); err != nil || got.Text != ferry(i).Text {
				t.Errorf("%+v, %v", got, err)
			}
		}
	}
}

// TestADictionaryIsKeptForADamagedRecord erases an article while another cannot be read, and then that one.
func TestADictionaryIsKeptForADamagedRecord(t *testing.T) {
	ctx := context.Background()
	const n = 400
	c := newsWithMark(t, n)
	pieces := pieces(t, c, n+1)
	write(t, c, func(tx *bbolt.Tx, _ *state) error { return flip(tx.Bucket(articlesBucket), numberKey(7)) })
	if err := c.Erase(ctx, n+1, "81"); err != nil {
		t.Fatal(err)
	}
	c.background.Wait()
	for range 2 {
		problems, err := c.Check(ctx)
		if all := strings.Join(problems, "\n"); err != nil || !strings.Contains(all, "dictionaries [1]") || !strings.Contains(all, "article 7") {
			t.Errorf("%s, %v", all, err)
		}
		if codec := c.now().codec; codec.newest != 2 || len(codec.dictionaries) != 2 {
			t.Errorf("dictionary %d of %d", codec.newest, len(codec.dictionaries))
		}
		if a, err := c.Get(8); err != nil || a.Text != benchArticle(7).Text {
			t.Errorf("%+v, %v", a, err)
		}
		c = reopened(t, c)
		c.background.Wait()
	}
	if err := c.Erase(ctx, 7, "81"); err != nil {
		t.Fatal(err)
	}
	c.background.Wait()
	if kept := keeps(t, c.path, pieces); kept > 0 {
		t.Errorf("%d pieces are left", kept)
	}
	if codec := c.now().codec; codec.dictionaries[1] != nil || codec.newest == 0 || len(codec.retired) > 0 {
		t.Errorf("dictionary %d, retired %d", codec.newest, codec.retired)
	}
}

// TestADictionaryIsKeptForARecordOutOfOrder damages a key, so that bbolt does not find others, though a walk over the log comes upon them.
func TestADictionaryIsKeptForARecordOutOfOrder(t *testing.T) {
	ctx := context.Background()
	const n = 400
	c := newsWithMark(t, n)
	file := closed(t, c)
	flipKey(t, file, 7, 40)
	c = openDamaged(t, file)
	c.upkeep.Lock() // upkeep is what the test does
	if err := c.Erase(ctx, n+1, "81"); err != nil {
		t.Fatal(err)
	}
	for range 50 {
		if task := c.nextTask(c.now()); task != nil {
			if err := task(ctx); err != nil && !errors.Is(err, ErrDamaged) { // of the pass over free pages
				t.Fatal(err)
			}
		}
	}
	c.upkeep.Unlock()
	if st := c.now(); !st.kept || st.codec.dictionaries[1] == nil || c.nextTask(st) != nil {
		t.Errorf("kept %v, dictionaries %d retired", st.kept, st.codec.retired)
	}
}

// TestPartsAreMergedWhileADictionaryCannotBeReplaced damages a page of the log after an article was erased, and adds others.
func TestPartsAreMergedWhileADictionaryCannotBeReplaced(t *testing.T) {
	c := newsWithMark(t, 400)
	c.upkeep.Lock() // for upkeep to find the damage
	if err := c.Erase(context.Background(), 401, "81"); err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(c.path)
	if err != nil {
		t.Fatal(err)
	}
	c.upkeep.Unlock()
	key := append(numberKey(200), recordVersion)
	for i := bytes.Index(file, key); i >= 0; i = bytes.Index(file, key) {
		file[i-i%c.page] ^= 1 // the number of the page
		file[i] ^= 1
	}
	damaged := openDamaged(t, file)
	for i := range 20 * tailArticles {
		mustAdd(t, damaged, ferry(i))
		damaged.background.Wait()
	}
	if st := damaged.now(); len(st.codec.retired) == 0 || len(st.parts) > 12 {
		t.Errorf("%d parts, dictionaries %d retired", len(st.parts), st.codec.retired)
	}
}

func TestWhatADictionaryIsMadeOf(t *testing.T) {
	long := strings.Repeat("Der Hafen bleibt bis Montag geschlossen, wie die Behörde meldet. ", 20)
	for _, x := range []struct {
		dictionary, text string
		want             bool
	}{
		{"vorher " + long[:dictionarySample] + " nachher", long, true},
		{"vorher " + long[:dictionarySample-1] + " nachher", long, false},
		{"vorher " + long[:dictionarySample-1], long, true},
		{"vorher " + long[:leastPiece], long, true},
		{"vorher " + long[:leastPiece-1], long, false},
		{"vorher Kurz. nachher", "Kurz.", true},
		{"vorher", "Kurz.", false},
		{"", long, false},
	} {
		if got := madeOf([]byte(x.dictionary), x.text); got != x.want {
			t.Errorf("%.40q... of %.20q: %v", x.dictionary, x.text, got)
		}
	}
}
