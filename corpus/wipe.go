package corpus

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"
	"time"

	"go.etcd.io/bbolt"
)

// What is erased leaves its bytes in pages of the file that are free then, until bbolt writes something else there. So upkeep fills the
// free pages with zeros once all else is done, between transactions, and when nobody reads an older state of the file any more. It takes
// their list from the file (header.go). Bbolt itself has no call for this, and a bucket of zeros cannot be made to take up just the free
// pages; a compacted copy would have to take the place of a file that is being read.

const (
	// wipePages is how many free pages are overwritten while writers wait.
	wipePages = 1024
	// wipePause is how long upkeep waits for readers to end, before it looks again.
	wipePause = 100 * time.Millisecond
)

// errRead says that free pages cannot be overwritten yet.
var errRead = errors.New("pages that became free are still being read")

// setWipe notes that the free pages are to be overwritten because of what a transaction erases.
func (s *state) setWipe(tx *bbolt.Tx) error {
	s.wipe = uint64(tx.ID())
	return putMeta(tx, wipeKey, s.wipe)
}

// wipe overwrites the free pages, those behind the pages in use among them: a transaction that failed may have written there. What
// becomes free in the meantime was in use after the articles were erased, and holds nothing of them. Due is the state.wipe of a state
// that has nothing of erased articles in its pages in use.
func (c *Corpus) wipe(ctx context.Context, due uint64) error {
	if err := c.trustFree(ctx); err != nil {
		return fileError(c.path, err)
	}
	for from := uint64(1); from > 0; {
		var err error
		if from, err = c.wipeFrom(from); err != nil {
			return fileError(c.path, err)
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.update(func(tx *bbolt.Tx, st *state) error {
		if st.wipe != due { // more was erased in the meantime
			return nil
		}
		st.wipe = 0
		return tx.Bucket(metaBucket).Delete(wipeKey)
	})
}

// trustFree makes sure, once, that the list of free pages may be believed, which has no checksum: bbolt, too, has it from the file since
// the corpus was opened or a commit failed. It compares the list with the pages in use. Then it commits, because the last sync of the
// transaction before may have failed: after a crash, pages that became free with that may be in use again.
func (c *Corpus) trustFree(ctx context.Context) (err error) {
	c.mu.Lock()
	unlock := sync.OnceFunc(c.mu.Unlock)
	defer unlock()
	if c.trusted.Load() {
		return nil
	}
	c.trusted.Store(true) // until a commit fails
	defer func() {
		if err != nil {
			c.trusted.Store(false)
		}
	}()
	err = c.read(func(v *view) error {
		last, free, err := c.freePages(v)
		unlock() // the pages stay as they are as long as v is read
		if err != nil {
			return err
		}
		return checkFree(ctx, c.file, &last, free)
	})
	if err != nil {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.update(func(*bbolt.Tx, *state) error { return nil })
}

// wipeFrom overwrites some of the free pages from a page on, and returns the page to go on with, 0 where there are no more.
func (c *Corpus) wipeFrom(from uint64) (next uint64, err error) {
	c.mu.Lock() // which keeps transactions from being begun
	defer c.mu.Unlock()
	if err := c.unread(); err != nil {
		return 0, err
	}
	if !c.trusted.Load() { // a commit has failed in the meantime
		return 0, errRead
	}
	err = c.read(func(v *view) error {
		_, free, err := c.freePages(v)
		if err != nil {
			return err
		}
		i, _ := slices.BinarySearch(free, from)
		if free = free[i:]; len(free) > wipePages {
			next, free = free[wipePages], free[:wipePages]
		}
		page, zeros := make([]byte, c.page), make([]byte, c.page)
		for _, id := range free {
			info, err := v.tx.Page(int(id))
			if err != nil {
				return err
			}
			if info != nil && info.Type != "free" { // by the list that bbolt has in memory
				return errFreelist
			}
			if err := c.wipePage(id, page, zeros); err != nil {
				return err
			}
		}
		return nil
	})
	return next, err
}

// wipePage fills a page with zeros. It is read to a buffer first.
func (c *Corpus) wipePage(id uint64, page, zeros []byte) error {
	at := int64(id) * int64(c.page)
	n, err := c.file.ReadAt(page, at)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if bytes.Equal(page[:n], zeros[:n]) { // often so, and the file may have a hole there
		return nil
	}
	if _, err := c.file.WriteAt(zeros[:n], at); err != nil {
		return fmt.Errorf("%w: %w", ErrNotWritable, err)
	}
	return nil
}

// unread returns errRead where a reader may need a page that is free by now. The caller holds c.mu.
func (c *Corpus) unread() error {
	if err := cmp.Or(c.jammed, c.replaced()); err != nil {
		return err
	}
	tx, err := c.db.Begin(true) // bbolt lets go then of the pages that no reader needs
	if err != nil {
		return err
	}
	id := tx.ID()
	if c.jammed = rollback(tx); c.jammed != nil {
		return c.jammed
	}
	switch {
	case id != c.now().txid+1:
		return errReplaced
	case c.db.Stats().PendingPageN > 0:
		return errRead
	}
	return nil
}

// freePages returns the free pages in ascending order, and after them those behind all pages in use. The caller holds c.mu.
func (c *Corpus) freePages(v *view) (last boltMeta, free []uint64, err error) {
	if last, err = lastMeta(c.file); err != nil {
		return last, nil, err
	}
	if last.txid != uint64(v.tx.ID()) {
		return last, nil, errReplaced
	}
	if free, err = readFreelist(c.file, &last); err != nil {
		return last, nil, err
	}
	info, err := c.file.Stat()
	if err != nil {
		return last, nil, err
	}
	for id := last.pages; int64(id)*int64(c.page) < info.Size(); id++ {
		free = append(free, id)
	}
	return last, free, nil
}
