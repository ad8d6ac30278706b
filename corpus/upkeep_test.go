package corpus

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"quoth/internal/analysis"
)

func TestAnOldIndexIsRebuiltInTheBackground(t *testing.T) {
	c := openTest(t)
	mustImport(t, c, ferries(1, 500))
	if err := c.Remove(context.Background(), 7, "81"); err != nil {
		t.Fatal(err)
	}
	write(t, c, func(tx *bbolt.Tx, st *state) error {
		st.analysis = analysis.Version + 1
		return putMeta(tx, analysisKey, st.analysis)
	})
	c = reopened(t, c)
	if got := find(t, c, "de", "schiff300x"); len(got) != 1 {
		t.Fatalf("found %v before the index is rebuilt", got)
	}
	c.background.Wait()
	if st := c.now(); st.analysis != analysis.Version || st.generation != 2 || len(st.parts) != 1 || c.Len() != 499 {
		t.Fatalf("analysis %d, generation %d, %d parts, %d articles", st.analysis, st.generation, len(st.parts), c.Len())
	}
	if got := find(t, c, "de", "schiff300x"); len(got) != 1 {
		t.Fatalf("found %v after the index is rebuilt", got)
	}
}

// TestAnOldIndexIsAddedTo adds an article to the index of an earlier version before that is rebuilt. It must be sound.
func TestAnOldIndexIsAddedTo(t *testing.T) {
	c := openTest(t)
	mustImport(t, c, ferries(1, 100))
	c.upkeep.Lock() // nothing is rebuilt in the meantime
	defer c.upkeep.Unlock()
	write(t, c, func(tx *bbolt.Tx, st *state) error {
		st.analysis = analysis.Version - 1
		return putMeta(tx, analysisKey, st.analysis)
	})
	mustAdd(t, c, network)
	problems, err := c.Check(context.Background())
	if err != nil || len(problems) > 0 {
		t.Errorf("check: %v %v", problems, err)
	}
	if got := find(t, c, "de", "Plauderfeld"); len(got) == 0 {
		t.Error("the article added is not found")
	}
}

func TestSegmentsLeftFromARebuildAreDeleted(t *testing.T) {
	c := openTest(t)
	mustImport(t, c, ferries(1, 100))
	write(t, c, func(tx *bbolt.Tx, st *state) error {
		k, data, err := mergeParts(tx, st, st.parts)
		if err != nil {
			return err
		}
		_, err = putSegment(tx, st.generation+1, k, data)
		return err
	})
	c = reopened(t, c)
	c.background.Wait()
	segments := 0
	err := c.read(func(v *view) error {
		return v.tx.Bucket(segmentsBucket).ForEachBucket(func([]byte) error { segments++; return nil })
	})
	if err != nil || segments != 1 || len(find(t, c, "de", "schiff50x")) != 1 {
		t.Fatalf("%d segments, %v", segments, err)
	}
}

func TestErasedArticlesLeaveTheIndex(t *testing.T) {
	ctx := context.Background()
	c := openTest(t)
	mustImport(t, c, ferries(1, 300))
	mustAdd(t, c, ferry(301))
	for _, n := range []uint64{5, 6, 250, 301} {
		if err := c.Erase(ctx, n, "81"); err != nil {
			t.Fatal(err)
		}
	}
	if err := c.Erase(ctx, 5, "81"); !errors.Is(err, ErrNotFound) {
		t.Fatal(err)
	}
	c.background.Wait()
	c.maintain()
	c.background.Wait()
	if st := c.now(); len(st.erased) != 0 {
		t.Fatalf("erased but in the index: %v", st.erased)
	}
	err := c.view(func(v *view) error {
		n := 0
		for _, s := range v.segments {
			n += s.Len()
		}
		if n != 297 || c.Len() != 297 {
			t.Errorf("%d articles in the index, %d in all", n, c.Len())
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if r, err := c.Add(ctx, ferry(5)); err != nil || r.Known || r.Number != 302 {
		t.Fatalf("an erased article stored again: %+v, %v", r, err)
	}
}

func TestTheBinIsEmptiedInTime(t *testing.T) {
	ctx := context.Background()
	c := openTest(t)
	for i := range 3 {
		mustAdd(t, c, ferry(i))
	}
	if err := errors.Join(c.Remove(ctx, 1, "81"), c.Remove(ctx, 2, "81")); err != nil {
		t.Fatal(err)
	}
	if err := c.emptyBin(time.Now()); err != nil {
		t.Fatal(err)
	}
	if list, err := c.List(ListOptions{Removed: true}); err != nil || len(list) != 2 || list[0].Number != 2 {
		t.Fatalf("bin %v, %v", list, err)
	}
	if err := c.emptyBin(time.Now().Add(31 * 24 * time.Hour)); err != nil {
		t.Fatal(err)
	}
	if list, err := c.List(ListOptions{Removed: true}); err != nil || len(list) != 0 {
		t.Fatalf("bin %v, %v", list, err)
	}
	if list, err := c.List(ListOptions{}); err != nil || len(list) != 1 || list[0].Number != 3 {
		t.Fatalf("list %v, %v", list, err)
	}
}

// TestAnArticleRemovedAnewKeepsItsTime has an article whose time is up restored and removed again while the bin is being emptied.
func TestAnArticleRemovedAnewKeepsItsTime(t *testing.T) {
	c := openTest(t)
	n := mustAdd(t, c, ferry(1))
	if err := c.Remove(context.Background(), n, "81"); err != nil {
		t.Fatal(err)
	}
	removedAt := func(at time.Time) error {
		return c.update(func(tx *bbolt.Tx, _ *state) error {
			return putJSON(tx.Bucket(binBucket), numberKey(n), &binEntry{At: at.UnixMilli()})
		})
	}
	c.mu.Lock()
	err := removedAt(time.Now().AddDate(0, 0, -40))
	emptied := make(chan error)
	go func() { emptied <- c.emptyBin(time.Now()) }()
	time.Sleep(50 * time.Millisecond) // for it to find the article, and wait for the writer
	err = errors.Join(err, removedAt(time.Now()))
	c.mu.Unlock()
	if err := errors.Join(err, <-emptied); err != nil {
		t.Fatal(err)
	}
	if a, err := c.Get(n); err != nil || a.Removed.IsZero() {
		t.Errorf("%+v, %v", a, err)
	}
}

func TestAForgottenUserLeavesNoTrace(t *testing.T) {
	ctx := context.Background()
	c := openTest(t)
	for i := range 6 {
		a := ferry(i)
		a.AddedBy = []string{"4711", "81"}[i%2]
		mustAdd(t, c, a)
	}
	if err := errors.Join(c.Remove(ctx, 2, "4711"), c.Remove(ctx, 4, "81")); err != nil {
		t.Fatal(err)
	}
	if n, err := c.Forget(ctx, "4711"); err != nil || n != 3 {
		t.Fatalf("forgot %d, %v", n, err)
	}
	err := c.read(func(v *view) error {
		return v.tx.ForEach(func(name []byte, b *bbolt.Bucket) error {
			return b.ForEach(func(k, value []byte) error {
				if strings.Contains(string(value), "4711") {
					t.Errorf("%s %x still has %q", name, k, value)
				}
				return nil
			})
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	for n := uint64(1); n <= 6; n++ {
		if a, err := c.Get(n); err != nil || a.AddedBy != []string{"81", ""}[n%2] || a.Text != ferry(int(n)-1).Text {
			t.Errorf("%+v, %v", a, err)
		}
	}
	if entries, err := c.Audit(10); err != nil || len(entries) != 2 || entries[0].By != "81" || entries[1].By != "" {
		t.Errorf("%+v, %v", entries, err)
	}
}

// TestReadersNeverSeeHalfAChange searches while articles are added, removed, imported, merged and re-indexed. Every reader must find exactly
// once every article that was acknowledged before it began and is never removed.
func TestReadersNeverSeeHalfAChange(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	c := openTest(t)
	for i := 1; i <= 20; i++ {
		mustAdd(t, c, ferry(i))
	}
	var readers, writers sync.WaitGroup
	for r := range 3 {
		readers.Go(func() {
			for i := 0; ctx.Err() == nil; i++ {
				n := 1 + (i+r)%20
				if got := find(t, c, "de", fmt.Sprintf("schiff%dx", n)); !slices.Equal(got, []uint64{uint64(n)}) {
					t.Errorf("ferry %d: found %v", n, got)
					return
				}
				if a, err := c.Get(uint64(n)); err != nil || a.Text != ferry(n).Text {
					t.Errorf("ferry %d: %v", n, err)
				}
			}
		})
	}
	writers.Go(func() {
		for i := range 150 {
			n := mustAdd(t, c, ferry(1000+i))
			if i%3 == 0 {
				if err := c.Remove(ctx, n, "81"); err != nil {
					t.Error(err)
				}
			}
			if i%9 == 0 {
				if err := c.Erase(ctx, n, "81"); err != nil {
					t.Error(err)
				}
			}
		}
	})
	writers.Go(func() {
		if im, err := c.Import(ctx, ferries(2000, 3000), nil); err != nil || im.Stored != 1001 {
			t.Errorf("%+v, %v", im, err)
		}
		if err := c.Reindex(ctx); err != nil {
			t.Error(err)
		}
	})
	writers.Go(func() {
		for range 3 {
			if problems, err := c.Check(ctx); err != nil || len(problems) > 0 {
				t.Errorf("%v %v", problems, err)
			}
		}
	})
	writers.Wait()
	cancel()
	readers.Wait()
	if c.Len() != 20+100+1001 {
		t.Errorf("length %d", c.Len())
	}
}

func TestABrokenSegmentIsRebuiltFromTheLog(t *testing.T) {
	c := openTest(t)
	mustImport(t, c, ferries(1, 100))
	mustAdd(t, c, ferry(101))
	write(t, c, func(tx *bbolt.Tx, st *state) error {
		return errors.Join(
			tx.Bucket(segmentsBucket).Bucket(numberKey(st.parts[0].id)).Put(dataKey, []byte("no segment")),
			tx.Bucket(tailBucket).Put(numberKey(101), []byte("no part")))
	})
	c = reopened(t, c)
	c.background.Wait()
	for _, n := range []int{50, 101} {
		if got := find(t, c, "de", fmt.Sprintf("schiff%dx", n)); len(got) != 1 {
			t.Errorf("ferry %d: found %v", n, got)
		}
	}
}

// TestTheBinIsEmptiedDaily runs upkeep half a day after the bin was emptied, and a day after.
func TestTheBinIsEmptiedDaily(t *testing.T) {
	c := openTest(t)
	n := mustAdd(t, c, ferry(1))
	if err := c.Remove(context.Background(), n, "81"); err != nil {
		t.Fatal(err)
	}
	c.background.Wait()
	c.opt.KeepRemoved = -time.Hour // its time is up
	for _, x := range []struct {
		ago  time.Duration
		want error
	}{{emptyEvery / 2, nil}, {emptyEvery, ErrNotFound}} {
		c.emptied.Store(time.Now().Add(-x.ago).Unix())
		c.maintain()
		c.background.Wait()
		if _, err := c.Get(n); !errors.Is(err, x.want) {
			t.Errorf("after %v: %v", x.ago, err)
		}
	}
}

// TestTheBinIsEmptiedOnceTheClockIsRight runs upkeep after the bin was emptied by a clock that was years ahead.
func TestTheBinIsEmptiedOnceTheClockIsRight(t *testing.T) {
	c := openTest(t)
	n := mustAdd(t, c, ferry(1))
	c.emptied.Store(time.Now().AddDate(5, 0, 0).Unix())
	c.opt.KeepRemoved = -time.Hour // its time is up
	if err := c.Remove(context.Background(), n, "81"); err != nil {
		t.Fatal(err)
	}
	c.maintain()
	c.background.Wait()
	if _, err := c.Get(n); !errors.Is(err, ErrNotFound) {
		t.Errorf("a removed article stays: %v", err)
	}
}

// TestACorpusIsClosedWhileItIsUsed checks that everybody is told that the corpus is closed, and, with the race detector, that no upkeep is
// begun then.
func TestACorpusIsClosedWhileItIsUsed(t *testing.T) {
	ctx := context.Background()
	for range 20 {
		c := openTest(t)
		var users sync.WaitGroup
		for u := range 3 {
			users.Go(func() {
				for n := 0; ; n++ {
					r, err := c.Add(ctx, ferry(u*1000+n))
					if err == nil {
						err = c.Erase(ctx, r.Number, "81") // which leaves work for the background
					}
					if errors.Is(err, ErrClosed) {
						return
					}
					if err != nil {
						t.Error(err)
					}
				}
			})
		}
		time.Sleep(20 * time.Millisecond)
		if err := c.Close(); err != nil {
			t.Error(err)
		}
		users.Wait()
	}
}
