package corpus

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"time"

	"go.etcd.io/bbolt"
)

// What is erased leaves its bytes in pages of the file that are free then, until bbolt writes something else there. So upkeep fills the
// free pages, once all else is done: it puts zeros into a bucket made for that until every page is taken that was free when it began, and
// deletes the bucket. A pass that is cut off leaves the bucket to the next one.

const (
	// fillPages is how many pages are filled in one transaction, while writers wait.
	fillPages = 1024
	// wipePause is how long upkeep waits for readers to end, before it looks again.
	wipePause = 100 * time.Millisecond
	// pageHeader and leafEntry are what bbolt puts on a leaf page before the key and the value, in bytes: once, and for each entry.
	pageHeader, leafEntry = 16, 16
)

// errRead says that free pages cannot be overwritten yet.
var errRead = errors.New("pages that became free are still being read")

// setWipe notes that the free pages are to be overwritten because of what a transaction erases.
func (s *state) setWipe(tx *bbolt.Tx) error {
	s.wipe = uint64(tx.ID())
	return putMeta(tx, wipeKey, s.wipe)
}

// wipe overwrites the free pages. What becomes free in the meantime was in use after the articles were erased, and holds nothing of them.
// Due is the state.wipe of a state that has nothing of erased articles in its pages in use.
//
// The list of free pages has no checksum, and filling them would overwrite whatever is on it. So the file is checked first.
func (c *Corpus) wipe(ctx context.Context, due uint64) error {
	if err := c.wipeable(); err != nil {
		return fileError(c.path, err)
	}
	for more := true; more; {
		if err := ctx.Err(); err != nil {
			return err
		}
		var err error
		if more, err = c.fill(); err != nil {
			return fileError(c.path, err)
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.update(func(tx *bbolt.Tx, st *state) error {
		if err := tx.DeleteBucket(zerosBucket); err != nil || st.wipe != due { // more was erased in the meantime
			return err
		}
		st.wipe = 0
		return tx.Bucket(metaBucket).Delete(wipeKey)
	})
}

// wipeable returns errRead where a reader may need a page that is to be overwritten, and an error where the file is damaged; that is not
// looked for again for some time.
func (c *Corpus) wipeable() error {
	if err := c.unread(); err != nil {
		return err
	}
	problems, err := c.checkFile()
	if err == nil && len(problems) > 0 {
		c.unwiped.Store(time.Now().Unix())
		err = fmt.Errorf("%w: what was erased cannot be overwritten: %s", ErrDamaged, problems[0])
	}
	return err
}

// unread returns errRead where a reader may need a page that is free by now.
func (c *Corpus) unread() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := cmp.Or(c.jammed, c.replaced()); err != nil {
		return err
	}
	tx, err := c.db.Begin(true) // bbolt lets go then of the pages that no reader needs
	if err != nil {
		return err
	}
	if c.jammed = rollback(tx); c.jammed == nil && c.db.Stats().PendingPageN > 0 {
		return errRead
	}
	return c.jammed
}

// fill puts zeros on as many pages as are free, at most fillPages, and reports whether there are more.
func (c *Corpus) fill() (more bool, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	free := c.db.Stats().FreePageN + c.db.Stats().PendingPageN
	return free > fillPages, c.update(func(tx *bbolt.Tx, _ *state) error {
		b, err := tx.CreateBucketIfNotExists(zerosBucket)
		if err != nil {
			return err
		}
		b.FillPercent = 1
		zeros := make([]byte, (c.page-pageHeader)/2-leafEntry-len(numberKey(0))) // bbolt puts two entries on a page at least
		for range 2 * min(free, fillPages) {
			id, err := b.NextSequence()
			if err != nil {
				return err
			}
			if err := b.Put(numberKey(id), zeros); err != nil {
				return err
			}
		}
		return nil
	})
}
