package corpus

import (
	"context"
	"errors"
	"slices"
	"time"

	"go.etcd.io/bbolt"

	"quoth/internal/analysis"
)

const (
	// smallFan is how many of the smallest segments, those made of the tail, become one.
	smallFan = 8
	// mergeFan is how many segments of a size become one.
	mergeFan = 10
	// maxSegment is the greatest size of a merged segment: the merge and bbolt's commit hold it in memory.
	maxSegment = 48 << 20
	// emptyEvery is how often the bin is emptied of what has lain in it too long.
	emptyEvery = 24 * time.Hour
	// mendEvery is the least time between two rebuilds of an index that turned out to be damaged: a failing disk damages the next
	// one, too.
	mendEvery = time.Hour
)

// maintain starts the background goroutine if there is something for it to do and the corpus is not being closed. It does not wait
// for it.
func (c *Corpus) maintain() {
	c.starting.Lock()
	defer c.starting.Unlock()
	if c.closing.Err() != nil || c.nextTask(c.now()) == nil || !c.running.CompareAndSwap(false, true) {
		return
	}
	c.background.Go(func() {
		err := c.work(c.closing)
		c.running.Store(false)
		if err == nil {
			c.maintain() // for a writer that still saw this goroutine run and left it something to do
		} else if !errors.Is(err, context.Canceled) && !errors.Is(err, ErrClosed) {
			c.log.Error("upkeep of the index", "err", err)
		}
	})
}

// maintainDaily has the bin emptied even if nothing is ever written, until the corpus is closed.
func (c *Corpus) maintainDaily() {
	for {
		select {
		case <-c.closing.Done():
			return
		case <-time.After(emptyEvery):
			c.maintain()
		}
	}
}

// work does all that there is to do, one task after the other.
func (c *Corpus) work(ctx context.Context) error {
	for more := true; more && ctx.Err() == nil; {
		var err error
		if more, err = c.workOnce(ctx); errors.Is(err, errRead) {
			pause(ctx, wipePause)
			more, err = true, nil
		}
		if err != nil {
			return err
		}
	}
	return ctx.Err()
}

// pause waits for some time, or until ctx is done.
func pause(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}

// workOnce does the next task; false where there is none.
func (c *Corpus) workOnce(ctx context.Context) (more bool, err error) {
	c.upkeep.Lock()
	defer c.upkeep.Unlock()
	task := c.nextTask(c.now())
	if task == nil {
		return false, nil
	}
	return true, task(ctx)
}

// nextTask returns the next task, nil where there is none or the file may not be written. A task is run with c.upkeep held. What keeps
// the index small comes before what goes through the log, which may take long, or fail over a damaged page each time.
func (c *Corpus) nextTask(st *state) func(context.Context) error {
	switch {
	case c.db.IsReadOnly():
		return nil
	case st.leftover:
		return c.dropLeftover
	case st.broken != nil || st.analysis != analysis.Version:
		return c.reindex
	case len(st.bin) > 0 && c.binIsDue(time.Now()):
		return func(context.Context) error { return c.emptyBin(time.Now()) }
	case len(st.erased) > 0:
		return func(ctx context.Context) error { return c.mending(c.purge(ctx)) }
	}
	if parts := mergeable(st.parts); len(parts) > 0 {
		return func(context.Context) error { return c.mending(c.merge(st, parts)) }
	}
	switch {
	case st.codec.wantsDictionary(st.live()):
		return c.makeDictionary
	case len(st.codec.retired) > 0 && !st.kept:
		return c.dropRetired
	case st.wipe != 0 && time.Since(time.Unix(c.unwiped.Load(), 0)) >= mendEvery: // last: one pass is enough for all that was erased by then
		return func(ctx context.Context) error { return c.wipe(ctx, st.wipe) }
	}
	return nil
}

// binIsDue reports whether the bin is to be emptied. If that was last done in the future, the clock has been set right since, and it is.
func (c *Corpus) binIsDue(now time.Time) bool {
	since := now.Sub(time.Unix(c.emptied.Load(), 0))
	return since >= emptyEvery || since <= -emptyEvery
}

// mending takes the error of work on the index. If that says that the index is damaged, the index will be rebuilt from the log.
func (c *Corpus) mending(damage error) error {
	if !errors.Is(damage, ErrDamaged) || time.Since(c.mended) < mendEvery {
		return damage
	}
	c.mended = time.Now()
	c.log.Warn("a part of the index is damaged; the index is rebuilt", "err", damage)
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.update(func(tx *bbolt.Tx, st *state) error {
		st.broken = damage
		return nil
	})
}

// dropLeftover deletes the segments of a re-index that was interrupted.
func (c *Corpus) dropLeftover(context.Context) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.update(func(tx *bbolt.Tx, st *state) error {
		st.leftover = false
		return deleteOthers(tx, st.generation)
	})
}

// swap puts a segment, with its tables, in the place of the parts it was merged from.
func swap(tx *bbolt.Tx, st *state, old []*indexPart, t tables, data []byte) error {
	p, err := putSegment(tx, st.generation, t, data)
	if err != nil {
		return err
	}
	for _, q := range old {
		if err := deletePart(tx, q); err != nil {
			return err
		}
	}
	st.replace(old, p)
	if st.pending && st.broken == nil && len(st.volatile()) == 0 { // a broken index may lack articles of an import that was cut off
		return st.setPending(tx, false)
	}
	return nil
}

// mergeable returns the segments to be merged next, nil where there are none: the newest ones of about the same size, if there are
// enough of them, with the smaller ones among them.
func mergeable(parts []*indexPart) []*indexPart {
	fan := smallFan
	for limit := tailArticles * smallFan; limit < 1<<30; limit *= mergeFan {
		if run := newestBelow(parts, limit); len(run) >= fan {
			return upToSize(run, maxSegment)
		}
		fan = mergeFan
	}
	return nil
}

// newestBelow returns the newest segments, back to the first that has at least limit articles or is too large to be merged.
func newestBelow(parts []*indexPart, limit int) (run []*indexPart) {
	for _, p := range slices.Backward(parts) {
		if p.tail || p.volatile {
			continue
		}
		if p.articles >= limit || p.size >= maxSegment/4 {
			break
		}
		run = append(run, p)
	}
	slices.Reverse(run)
	return run
}

// upToSize returns as many of the parts, from the first on, as fit into a size.
func upToSize(parts []*indexPart, size int) []*indexPart {
	for i, p := range parts {
		if size -= p.size; size < 0 {
			return parts[:i]
		}
	}
	return parts
}

// merge puts one segment in the place of several parts. Writers wait only while the result is written.
func (c *Corpus) merge(st *state, parts []*indexPart) error {
	var t tables
	var data []byte
	err := c.read(func(v *view) (err error) {
		t, data, err = mergeParts(v.tx, st, parts)
		for _, p := range parts {
			p.dropPages(v.tx)
		}
		return err
	})
	if err != nil {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.update(func(tx *bbolt.Tx, st *state) error {
		for _, p := range parts {
			if !slices.Contains(st.parts, p) {
				return nil // rewritten in the meantime
			}
		}
		return swap(tx, st, parts, t, data)
	})
}

// purge rewrites the parts that hold erased articles. When no part holds them any more, it takes them off the list.
func (c *Corpus) purge(ctx context.Context) error {
	for ctx.Err() == nil {
		st := c.now()
		var found *indexPart
		err := c.read(func(v *view) (err error) {
			found, err = v.partOf(st.erased)
			return err
		})
		if err != nil {
			return err
		}
		if found == nil {
			return c.forgetErased(st.erased)
		}
		if err := c.merge(st, []*indexPart{found}); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// partOf returns a part that holds one of the articles, whose numbers ascend; nil where none does.
func (v *view) partOf(numbers []uint64) (*indexPart, error) {
	for _, p := range v.st.parts {
		i, _ := slices.BinarySearch(numbers, p.first)
		if i == len(numbers) || numbers[i] > p.last {
			continue
		}
		s, err := p.open(v.tx)
		if err != nil {
			return nil, err
		}
		for _, n := range numbers[i:] {
			if n > p.last {
				break
			}
			if _, ok := articleIn(s, n); ok {
				return p, nil
			}
		}
	}
	return nil, nil
}

// forgetErased takes erased articles that no part holds any more off the list.
func (c *Corpus) forgetErased(numbers []uint64) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.update(func(tx *bbolt.Tx, st *state) error {
		for _, n := range numbers {
			if err := tx.Bucket(erasedBucket).Delete(numberKey(n)); err != nil {
				return err
			}
			st.erased = deleteNumber(st.erased, n)
		}
		return nil
	})
}
