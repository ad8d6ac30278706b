package corpus

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"quoth/internal/analysis"
)

// rewritten returns a corpus whose file held 300 ferries, imported, before fn changed it.
func rewritten(t *testing.T, fn func(tx *bbolt.Tx) error) *Corpus {
	t.Helper()
	c := openTest(t)
	mustImport(t, c, ferries(1, 300))
	c.background.Wait()
	if err := c.db.Update(fn); err != nil {
		t.Fatal(err)
	}
	return reopened(t, c)
}

// flip changes a bit in the middle of a value.
func flip(b *bbolt.Bucket, key []byte) error {
	v := bytes.Clone(b.Get(key))
	v[len(v)/2] ^= 1
	return b.Put(key, v)
}

// TestADamagedArticleHoldsUpNoOther re-indexes, lists and exports an archive with articles that cannot be read, and erases a user's ID. All of
// that must work for the other articles; a damaged one can be removed, or stored again.
func TestADamagedArticleHoldsUpNoOther(t *testing.T) {
	ctx := context.Background()
	c := rewritten(t, func(tx *bbolt.Tx) error {
		return errors.Join(putMeta(tx, analysisKey, 1), flip(tx.Bucket(articlesBucket), numberKey(100)), flip(tx.Bucket(articlesBucket), numberKey(101)))
	})
	if err := c.Remove(ctx, 101, "81"); err != nil { // while the index has it
		t.Fatal(err)
	}
	c.background.Wait()
	if err := c.Reindex(ctx); err != nil || c.now().analysis != analysis.Version || c.Len() != 298 {
		t.Fatalf("%v, analysis %d, %d articles", err, c.now().analysis, c.Len())
	}
	if list, err := c.List(ListOptions{Limit: 500}); err != nil || len(list) != 298 {
		t.Errorf("%d are listed, %v", len(list), err)
	}
	n := 0
	if err := c.Each(func(*Article) error { n++; return nil }); !errors.Is(err, ErrDamaged) || n != 298 {
		t.Errorf("%d are exported, %v", n, err)
	}
	if n, err := c.Forget(ctx, "operator"); err != nil || n != 298 {
		t.Errorf("%d articles of the operator's, %v", n, err)
	}
	again := mustAdd(t, c, ferry(100))
	if found := find(t, c, "de", "schiff100x"); !slices.Equal(found, []uint64{again}) {
		t.Errorf("given again as %d, it is found in %v", again, found)
	}
	if err := errors.Join(c.Erase(ctx, 100, "81"), c.Erase(ctx, 101, "81")); err != nil || c.Len() != 299 {
		t.Errorf("%v, %d articles", err, c.Len())
	}
}

// TestADamagedPartOfTheIndexIsRebuilt flips a bit in a part that is read only when it is merged.
func TestADamagedPartOfTheIndexIsRebuilt(t *testing.T) {
	ctx := context.Background()
	flipSegments := func(tx *bbolt.Tx) error {
		segments := tx.Bucket(segmentsBucket)
		return segments.ForEachBucket(func(k []byte) error { return flip(segments.Bucket(k), dataKey) })
	}
	t.Run("segment", func(t *testing.T) {
		c := rewritten(t, flipSegments)
		erase := func(n uint64) (generation uint64) {
			t.Helper()
			if err := c.Erase(ctx, n, "81"); err != nil {
				t.Fatal(err)
			}
			c.background.Wait()
			if c.now().broken != nil || len(find(t, c, "de", "schiff9x")) != 1 {
				t.Errorf("broken: %v", c.now().broken)
			}
			return c.now().generation
		}
		mended := erase(5)
		if len(c.now().erased) > 0 {
			t.Errorf("erased: %v", c.now().erased)
		}
		write(t, c, func(tx *bbolt.Tx, _ *state) error { return flipSegments(tx) })
		if g := erase(6); g != mended {
			t.Errorf("a failing disk has the index rebuilt again and again: generation %d after %d", g, mended)
		}
		c.mended = time.Time{} // an hour later
		if g := erase(7); g <= mended || len(c.now().erased) > 0 {
			t.Errorf("generation %d after %d, erased: %v", g, mended, c.now().erased)
		}
	})
	t.Run("tail", func(t *testing.T) {
		c := openHolding(t, ferry(0), ferry(1), ferry(2))
		if err := c.db.Update(func(tx *bbolt.Tx) error { return flip(tx.Bucket(tailBucket), numberKey(2)) }); err != nil {
			t.Fatal(err)
		}
		c = reopened(t, c)
		for n := 3; n < 12; n++ {
			mustAdd(t, c, ferry(n))
		}
		c.background.Wait()
		if len(find(t, c, "de", "schiff1x")) != 1 {
			t.Error("an article is not found")
		}
	})
}

// TestNothingIsStoredTwiceUntilTheIndexIsRebuilt adds an article of an import that was cut off.
func TestNothingIsStoredTwiceUntilTheIndexIsRebuilt(t *testing.T) {
	c := rewritten(t, func(tx *bbolt.Tx) error {
		return errors.Join(tx.Bucket(metaBucket).Put(pendingKey, []byte{1}), emptyBucket(tx, segmentsBucket))
	})
	r, err := c.Add(context.Background(), ferry(17))
	if err != nil || !r.Known || r.Number != 17 {
		t.Errorf("%+v, %v", r, err)
	}
	if err := c.Mend(context.Background()); err != nil || c.now().broken != nil || c.Len() != 300 {
		t.Errorf("%v, broken: %v, %d articles", err, c.now().broken, c.Len())
	}
}

// TestAReindexMissesNoBatchOfAnImport re-indexes after an article was stored, but before a batch of an import with smaller numbers is.
func TestAReindexMissesNoBatchOfAnImport(t *testing.T) {
	ctx := context.Background()
	c := openTest(t)
	im := &importer{c: c, began: time.Now()}
	b := newBatch()
	for n := range 100 {
		a := ferry(n)
		b.add(&a, n)
	}
	if err := im.prepare(b); err != nil {
		t.Fatal(err)
	}
	damaged := mustAdd(t, c, ferry(500))
	mustAdd(t, c, ferry(501))
	write(t, c, func(tx *bbolt.Tx, _ *state) error { return flip(tx.Bucket(articlesBucket), numberKey(damaged)) })
	r := &reindexer{c: c, generation: c.now().generation + 1, indexer: analysis.NewIndexer(), counts: map[string]int{}}
	ch, err := r.next(ctx)
	if err != nil || ch.articles != 0 {
		t.Fatalf("%d articles are indexed before those of the batch, %v", ch.articles, err)
	}
	if b.err = b.index(analysis.NewIndexer()); b.err != nil {
		t.Fatal(b.err)
	}
	z, err := b.codec.compressor()
	if err != nil {
		t.Fatal(err)
	}
	b.compress(z)
	if err := errors.Join(im.store(b), r.write(&ch)); err != nil {
		t.Fatal(err)
	}
	c.release(b)
	if err := r.finish(ctx); err != nil {
		t.Fatal(err)
	}
	if err := c.Erase(ctx, damaged, "81"); err != nil {
		t.Fatal(err)
	}
	if c.Len() != 101 || len(find(t, c, "de", "schiff50x")) != 1 || len(find(t, c, "de", "schiff501x")) != 1 {
		t.Errorf("%d articles", c.Len())
	}
}

// TestAChangeOutlivesTheLastSyncOfItsCommit reports a commit as failed all of whose pages are written.
func TestAChangeOutlivesTheLastSyncOfItsCommit(t *testing.T) {
	c := openHolding(t, ferry(1))
	func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		a := ferry(2)
		a.Number = c.next
		_, part, err := c.analyse(&a, languageOf(&a))
		if err != nil {
			t.Fatal(err)
		}
		old := c.states.Load()
		tx, err := c.db.Begin(true)
		if err != nil {
			t.Fatal(err)
		}
		st := old.now.clone()
		st.txid = tx.ID()
		a.Lang = "de"
		err = errors.Join(c.put(tx, st, &a, part), putJSON(tx.Bucket(metaBucket), countsKey, st.counts), tx.Commit())
		if err != nil {
			t.Fatal(err)
		}
		c.settleFailed(old, st)
	}()
	if a, err := c.Get(2); err != nil || a.Ref != "ferry-2" {
		t.Errorf("%+v, %v", a, err)
	}
	if n := mustAdd(t, c, ferry(3)); n != 3 || len(find(t, c, "de", "schiff2x")) != 1 {
		t.Errorf("the next article is %d", n)
	}
}

// TestAnAnswerFromAPartOfTheIndexSaysSo asks while the index is known to be damaged.
func TestAnAnswerFromAPartOfTheIndexSaysSo(t *testing.T) {
	c := openHolding(t, ferry(1))
	c.background.Wait()
	if err := c.mending(ErrDamaged); err != nil {
		t.Fatal(err)
	}
	if r := ask(t, c, "!wer hat den Hafen verlassen"); !r.Incomplete {
		t.Error("it does not say so")
	}
	var all sync.WaitGroup
	before := c.now().generation
	for range 4 { // one of them rebuilds it
		all.Go(func() {
			if err := c.Mend(context.Background()); err != nil {
				t.Error(err)
			}
		})
	}
	if all.Wait(); c.now().generation != before+1 {
		t.Fatalf("generation %d after %d", c.now().generation, before)
	}
	if r := ask(t, c, "!wer hat den Hafen verlassen"); r.Incomplete {
		t.Error("it says so when all is well again")
	}
}

// TestWhatAnImportLacksIsNotForgotten turns the tail into a segment, and closes the file, before the articles of an import that was cut off
// are indexed. They must be found when the file is opened the next time.
func TestWhatAnImportLacksIsNotForgotten(t *testing.T) {
	c := openTest(t)
	mustImport(t, c, ferries(1, 300))
	c.background.Wait()
	c.upkeep.Lock() // nothing is rebuilt in the meantime
	write(t, c, func(tx *bbolt.Tx, st *state) error {
		st.parts, st.broken = nil, errCutOff
		return errors.Join(st.setPending(tx, true), emptyBucket(tx, segmentsBucket))
	})
	for n := range tailArticles {
		mustAdd(t, c, ferry(301+n))
	}
	c.cancel()
	c.upkeep.Unlock()
	c = reopened(t, c)
	c.background.Wait()
	if found := find(t, c, "de", "schiff100x"); !slices.Equal(found, []uint64{100}) {
		t.Errorf("found %v", found)
	}
}

// TestAWrongLastNumberCostsNoArticle makes the log claim that its last number is less, or far more, than it is.
func TestAWrongLastNumberCostsNoArticle(t *testing.T) {
	for _, last := range []uint64{0, 284, 300 | 1<<40, 300 | 1<<63} {
		c := rewritten(t, func(tx *bbolt.Tx) error { return tx.Bucket(articlesBucket).SetSequence(last) })
		for n := 301; n <= 300+2*tailArticles; n++ {
			if got := mustAdd(t, c, ferry(n)); got != uint64(n) {
				t.Fatalf("last %d: ferry %d is article %d", last, n, got)
			}
		}
		for n := 1; n <= c.Len(); n++ {
			if a, err := c.Get(uint64(n)); err != nil || a.Text != ferry(n).Text {
				t.Fatalf("last %d: ferry %d: %q, %v", last, n, a.Text, err)
			}
		}
		if c.Len() != 300+2*tailArticles {
			t.Errorf("last %d: %d articles", last, c.Len())
		}
	}
}

// TestASentenceOfNoArticleIsDamage looks for an article that the index has, without a table of sentences, and the log lacks.
func TestASentenceOfNoArticleIsDamage(t *testing.T) {
	c := openTest(t)
	for n := range tailArticles {
		mustAdd(t, c, ferry(n+1))
	}
	write(t, c, func(tx *bbolt.Tx, st *state) error {
		segment := tx.Bucket(segmentsBucket).Bucket(numberKey(st.parts[0].id))
		return errors.Join(segment.Delete(sentencesKey), tx.Bucket(articlesBucket).Delete(numberKey(3)))
	})
	if _, err := c.Match(context.Background(), "de", []string{"schiff3x"}, 5); !errors.Is(err, ErrDamaged) {
		t.Error(err)
	}
	if err := c.Close(); err != nil {
		t.Error(err)
	}
}
