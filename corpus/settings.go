package corpus

import (
	"context"
	"time"

	"go.etcd.io/bbolt"
)

// AuditEntry is something that somebody did to a corpus. Adding an article is not among the entries: the article itself
// says who added it and when.
type AuditEntry struct {
	Time    time.Time
	By      string // user ID, empty where it was erased on request
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

// audit appends an entry to the audit log, with the time of now.
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

// Forget erases a user's ID from articles, the bin and the audit log; the articles themselves stay. It returns the number of
// articles that the user had added. The pages of the file that held the ID are free then, and are written over in time.
func (c *Corpus) Forget(ctx context.Context, user string) (articles int, err error) {
	if user == "" {
		return 0, nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	var theirs []*Article
	err = c.read(func(v *view) error {
		return v.each(0, func(a *Article) error {
			if a.AddedBy == user {
				theirs = append(theirs, a)
			}
			return ctx.Err()
		}, func(_ uint64, err error) {
			c.log.Warn("whether a user's ID stands in an article cannot be told", "err", err)
		})
	})
	if err != nil {
		return 0, err
	}
	return len(theirs), c.update(func(tx *bbolt.Tx, st *state) error {
		z, err := st.codec.compressor()
		if err != nil {
			return err
		}
		for _, a := range theirs {
			a.AddedBy = ""
			record, _ := appendRecord(nil, nil, a, z)
			if err := tx.Bucket(articlesBucket).Put(numberKey(a.Number), record); err != nil {
				return err
			}
		}
		return forgetEntries(tx, user)
	})
}

// forgetEntries erases a user's ID from the bin and the audit log.
func forgetEntries(tx *bbolt.Tx, user string) error {
	changed := map[string]any{}
	bin, log := tx.Bucket(binBucket), tx.Bucket(auditBucket)
	err := bin.ForEach(func(k, _ []byte) error {
		var e binEntry
		if err := getJSON(bin, k, &e); err != nil || e.By != user {
			return err
		}
		e.By = ""
		changed[string(k)] = &e
		return nil
	})
	if err != nil {
		return err
	}
	for k, e := range changed {
		if err := putJSON(bin, []byte(k), e); err != nil {
			return err
		}
	}
	clear(changed)
	err = log.ForEach(func(k, _ []byte) error {
		var r auditRecord
		if err := getJSON(log, k, &r); err != nil || r.By != user {
			return err
		}
		r.By = ""
		changed[string(k)] = &r
		return nil
	})
	if err != nil {
		return err
	}
	for k, r := range changed {
		if err := putJSON(log, []byte(k), r); err != nil {
			return err
		}
	}
	return nil
}
