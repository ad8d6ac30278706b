package corpus

import (
	"context"
	"errors"
	"fmt"
	"time"

	"go.etcd.io/bbolt"
)

// binEntry says when an article was removed, and by whom.
type binEntry struct {
	At int64  `json:"at"` // milliseconds since 1970
	By string `json:"by,omitempty"`
}

func (e *binEntry) time() time.Time { return time.UnixMilli(e.At).UTC() }

// Remove puts an article into the bin, where it is not found any more, but can be restored until Options.KeepRemoved has passed. By is
// the ID of the user who removes it. Removing an article that lies in the bin does nothing. Remove returns ErrNotFound, or an error of
// the file.
func (c *Corpus) Remove(ctx context.Context, number uint64, by string) error {
	return c.change(ctx, number, func(tx *bbolt.Tx, st *state, a *Article) error {
		if !a.Removed.IsZero() {
			return nil
		}
		e := binEntry{At: time.Now().UnixMilli(), By: by}
		if err := putJSON(tx.Bucket(binBucket), numberKey(number), &e); err != nil {
			return err
		}
		st.bin = insertNumber(st.bin, number)
		st.count(a.Lang, -1)
		return audit(tx, AuditEntry{By: by, Did: "remove", Article: number})
	})
}

// Restore takes an article out of the bin. Restoring an article that does not lie there does nothing. It returns ErrNotFound,
// ErrDuplicate where the same article was stored again in the meantime, or an error of the file.
func (c *Corpus) Restore(ctx context.Context, number uint64, by string) error {
	return c.change(ctx, number, func(tx *bbolt.Tx, st *state, a *Article) error {
		if a.Removed.IsZero() {
			return nil
		}
		same, err := (&view{tx: tx, st: st}).stored(a)
		if err != nil {
			return err
		}
		if same != 0 {
			return fmt.Errorf("%w: %d", ErrDuplicate, same)
		}
		if err := tx.Bucket(binBucket).Delete(numberKey(number)); err != nil {
			return err
		}
		st.bin = deleteNumber(st.bin, number)
		st.count(a.Lang, 1)
		return audit(tx, AuditEntry{By: by, Did: "restore", Article: number})
	})
}

// Erase deletes an article for good: from the log at once, and in the background from the index and from the pages of the file that
// become free. A dictionary that was made of it is replaced. Erase returns ErrNotFound, or an error of the file.
func (c *Corpus) Erase(ctx context.Context, number uint64, by string) error {
	err := c.change(ctx, number, func(tx *bbolt.Tx, st *state, a *Article) error {
		if a.Removed.IsZero() {
			st.count(a.Lang, -1)
		}
		if err := erase(tx, st, a); err != nil {
			return err
		}
		return audit(tx, AuditEntry{By: by, Did: "erase", Article: number})
	})
	if err == nil {
		c.maintain()
	}
	return err
}

// erase deletes an article from the log and notes what still has something of it. It leaves the counts to its caller.
func erase(tx *bbolt.Tx, st *state, a *Article) error {
	k := numberKey(a.Number)
	st.bin = deleteNumber(st.bin, a.Number)
	st.erased = insertNumber(st.erased, a.Number)
	return errors.Join(
		tx.Bucket(articlesBucket).Delete(k),
		tx.Bucket(binBucket).Delete(k),
		tx.Bucket(erasedBucket).Put(k, nil),
		st.retire(tx, a.Text),
		st.setWipe(tx),
	)
}

// change runs fn on an article in a write transaction. Of a damaged one, fn gets what the index knows, so that it can be removed.
func (c *Corpus) change(ctx context.Context, number uint64, fn func(tx *bbolt.Tx, st *state, a *Article) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.update(func(tx *bbolt.Tx, st *state) error {
		v := &view{tx: tx, st: st}
		a, err := v.article(number)
		if errors.Is(err, ErrDamaged) {
			a, err = v.remains(number)
		}
		if err != nil {
			return err
		}
		return fn(tx, st, a)
	})
}

// emptyBin erases the articles that have lain in the bin too long.
func (c *Corpus) emptyBin(now time.Time) error {
	c.emptied.Store(now.Unix())
	limit := now.Add(-c.opt.KeepRemoved)
	found := false
	err := c.read(func(v *view) error {
		due, err := removedBefore(v.tx, limit)
		found = len(due) > 0
		return err
	})
	if err != nil || !found {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.update(func(tx *bbolt.Tx, st *state) error {
		due, err := removedBefore(tx, limit) // again: articles may have been restored, and even removed anew, in between
		if err != nil {
			return err
		}
		for _, n := range due {
			a, err := (&view{tx: tx, st: st}).article(n)
			switch {
			case errors.Is(err, ErrDamaged), errors.Is(err, ErrNotFound):
				a = &Article{Number: n}
			case err != nil:
				return err
			}
			if err := erase(tx, st, a); err != nil {
				return err
			}
		}
		return nil
	})
}

// removedBefore returns the numbers of the articles in the bin that were removed before a time.
func removedBefore(tx *bbolt.Tx, limit time.Time) (numbers []uint64, err error) {
	bin := tx.Bucket(binBucket)
	err = bin.ForEach(func(k, _ []byte) error {
		n, err := keyNumber(k)
		if err != nil {
			return err
		}
		var e binEntry
		if err := getJSON(bin, k, &e); err != nil {
			return err
		}
		if e.time().Before(limit) {
			numbers = append(numbers, n)
		}
		return nil
	})
	return numbers, err
}
