package corpus

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"go.etcd.io/bbolt"
)

// AuditEntry is something that somebody did to an article. Adding it is not among the entries: the article itself says who added it,
// and when.
type AuditEntry struct {
	Time    time.Time
	By      string // user ID; empty if it was erased on request
	Did     string // "remove", "restore", "erase"
	Article uint64
}

// auditRecord is how an AuditEntry is stored.
type auditRecord struct {
	At      int64  `json:"at"`
	By      string `json:"by,omitempty"`
	Did     string `json:"did"`
	Article uint64 `json:"article,omitempty"`
}

// audit appends an entry to the audit log, with the current time.
func audit(tx *bbolt.Tx, e AuditEntry) error {
	b := tx.Bucket(auditBucket)
	n, err := b.NextSequence()
	if err != nil {
		return err
	}
	r := auditRecord{At: time.Now().UnixMilli(), By: e.By, Did: e.Did, Article: e.Article}
	return putJSON(b, numberKey(n), &r)
}

// Audit returns the newest entries of the audit log, at most limit, the newest first.
func (c *Corpus) Audit(limit int) (entries []AuditEntry, err error) {
	err = c.read(func(v *view) error {
		cursor := v.tx.Bucket(auditBucket).Cursor()
		for k, _ := cursor.Last(); k != nil && len(entries) < limit; k, _ = cursor.Prev() {
			var r auditRecord
			if err := getJSON(cursor.Bucket(), k, &r); err != nil {
				return err
			}
			entries = append(entries, AuditEntry{time.UnixMilli(r.At).UTC(), r.By, r.Did, r.Article})
		}
		return nil
	})
	return entries, err
}

// Forget erases a user's ID from articles, the bin and the audit log; the articles themselves stay. It returns how many articles the
// user had added. The pages of the file that held the ID become free, and are overwritten in the background.
func (c *Corpus) Forget(ctx context.Context, user string) (articles int, err error) {
	if user == "" {
		return 0, nil
	}
	theirs, err := c.addedBy(ctx, user)
	if err != nil {
		return 0, err
	}
	defer c.maintain()
	c.mu.Lock()
	defer c.mu.Unlock()
	for numbers := range slices.Chunk(theirs, importArticles) {
		err := c.update(func(tx *bbolt.Tx, st *state) error {
			return errors.Join(forgetAdder(tx, st, numbers), st.setWipe(tx)) // here, too: what follows may be cut off
		})
		if err = cmp.Or(err, ctx.Err()); err != nil {
			return 0, err
		}
	}
	return len(theirs), c.update(func(tx *bbolt.Tx, st *state) error {
		found, err := forgetEntries(tx, user)
		if err != nil || !found {
			return err
		}
		return st.setWipe(tx)
	})
}

// addedBy returns the numbers of the articles that a user added, those in the bin included.
func (c *Corpus) addedBy(ctx context.Context, user string) (numbers []uint64, err error) {
	err = c.read(func(v *view) error {
		cursor := v.tx.Bucket(articlesBucket).Cursor()
		for k, _ := cursor.First(); k != nil && ctx.Err() == nil; k, _ = cursor.Next() {
			n, err := keyNumber(k)
			if err != nil {
				return err
			}
			a, err := v.outline(n)
			switch {
			case errors.Is(err, ErrDamaged):
				c.log.Warn("an article cannot be read; it may hold the ID of the user to be forgotten", "err", err)
			case err != nil:
				return err
			case a.AddedBy == user:
				numbers = append(numbers, n)
			}
		}
		return ctx.Err()
	})
	return numbers, err
}

// forgetAdder writes articles again without the ID of who added them.
func forgetAdder(tx *bbolt.Tx, st *state, numbers []uint64) error {
	z, err := st.codec.compressor()
	if err != nil {
		return err
	}
	v := &view{tx: tx, st: st}
	for _, n := range numbers {
		a, err := v.article(n)
		if errors.Is(err, ErrNotFound) || errors.Is(err, ErrDamaged) {
			continue // erased in the meantime, or logged by addedBy
		}
		if err != nil {
			return err
		}
		a.AddedBy = ""
		if err := tx.Bucket(articlesBucket).Put(numberKey(n), z.record(a)); err != nil {
			return err
		}
	}
	return nil
}

// forgetEntries erases a user's ID from the bin and the audit log. It reports whether it was there.
func forgetEntries(tx *bbolt.Tx, user string) (found bool, err error) {
	inBin, err := forgetIn(tx.Bucket(binBucket), user, func(e *binEntry) *string { return &e.By })
	if err != nil {
		return false, err
	}
	inAudit, err := forgetIn(tx.Bucket(auditBucket), user, func(r *auditRecord) *string { return &r.By })
	return inBin || inAudit, err
}

// forgetIn erases a user's ID from the entries of a bucket, and reports whether there was one; by points to the ID in an entry.
func forgetIn[E any](b *bbolt.Bucket, user string, by func(*E) *string) (found bool, err error) {
	changed := map[string]*E{}
	err = b.ForEach(func(k, _ []byte) error {
		e := new(E)
		if err := getJSON(b, k, e); err != nil || *by(e) != user {
			return err
		}
		*by(e) = ""
		changed[string(k)] = e
		return nil
	})
	for k, e := range changed {
		err = errors.Join(err, putJSON(b, []byte(k), e))
	}
	return len(changed) > 0, err
}
