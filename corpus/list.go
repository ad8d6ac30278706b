package corpus

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"iter"
)

// Get returns an article, which may be in the bin: see Article.Removed. It returns ErrNotFound, or an error of the file.
func (c *Corpus) Get(number uint64) (a Article, err error) {
	err = c.read(func(v *view) error {
		stored, err := v.article(number)
		if err == nil {
			a = *stored
		}
		return err
	})
	return a, err
}

// ListOptions say which articles List returns.
type ListOptions struct {
	Limit   int    // the most articles wanted; 0 means 20
	Before  uint64 // only articles with smaller numbers; 0 means all
	Removed bool   // the articles in the bin instead of the others
}

// List returns articles without their texts, the newest first. Damaged ones are left out.
func (c *Corpus) List(opt ListOptions) (list []Article, err error) {
	if opt.Limit <= 0 {
		opt.Limit = 20
	}
	err = c.read(func(v *view) error {
		bucket := articlesBucket
		if opt.Removed {
			bucket = binBucket
		}
		cursor := v.tx.Bucket(bucket).Cursor()
		k, _ := cursor.Last()
		if opt.Before > 0 {
			if k, _ = cursor.Seek(numberKey(opt.Before)); k == nil {
				k, _ = cursor.Last()
			} else {
				k, _ = cursor.Prev()
			}
		}
		for ; k != nil && len(list) < opt.Limit; k, _ = cursor.Prev() {
			n, err := keyNumber(k)
			if err != nil {
				return err
			}
			a, err := v.outline(n)
			if errors.Is(err, ErrDamaged) {
				c.log.Warn("an article cannot be listed", "err", err)
				continue
			}
			if err != nil {
				return err
			}
			if a.Removed.IsZero() != opt.Removed {
				list = append(list, *a)
			}
		}
		return nil
	})
	return list, err
}

// Each calls fn with every article that does not lie in the bin, in order of their numbers, until fn returns an error, which Each
// returns. Fn may take its time: between batches the file is not held open for reading, which would block an add that makes it grow.
// So articles added in the meantime are given to fn, too. Damaged articles are skipped; if there are any, Each returns an error at
// the end that wraps ErrDamaged.
func (c *Corpus) Each(fn func(a *Article) error) error {
	n := 0
	var first error
	for from, more := uint64(0), true; more; {
		var batch []*Article
		err := c.read(func(v *view) (err error) {
			batch, from, err = v.batch(from, func(err error) {
				n++
				first = cmp.Or(first, err)
			})
			return err
		})
		if err != nil {
			return err
		}
		for _, a := range batch {
			if err := fn(a); err != nil {
				return err
			}
		}
		more = len(batch) > 0
	}
	if n > 0 {
		return fmt.Errorf("%d articles cannot be read, the first: %w", n, first)
	}
	return nil
}

// batchBytes is about how much text a batch has.
const batchBytes = 1 << 20

// batch returns articles from a number on that do not lie in the bin, and the number after the last one looked at. It returns none where
// there are no more.
func (v *view) batch(from uint64, damaged func(error)) (batch []*Article, next uint64, err error) {
	size := 0
	for a, err := range v.each(from) {
		switch {
		case a == nil:
			return nil, from, err
		case err != nil:
			damaged(err)
		case a.Removed.IsZero():
			batch = append(batch, a)
			size += len(a.Text)
		}
		if from = a.Number + 1; size >= batchBytes {
			break
		}
	}
	return batch, from, nil
}

// each iterates over the articles of the log from a number on, those in the bin included. Of a damaged one it yields the number alone,
// with an error that wraps ErrDamaged. Any other error it yields without an article, and ends.
func (v *view) each(from uint64) iter.Seq2[*Article, error] {
	return func(yield func(*Article, error) bool) {
		cursor := v.tx.Bucket(articlesBucket).Cursor()
		for k, record := cursor.Seek(numberKey(from)); k != nil; k, record = cursor.Next() {
			n, err := keyNumber(k)
			if err != nil {
				yield(nil, err)
				return
			}
			a, err := v.articleOf(n, record)
			if errors.Is(err, ErrDamaged) {
				a = &Article{Number: n}
			}
			if !yield(a, err) || a == nil {
				return
			}
		}
	}
}

// Len returns the number of articles, those in the bin not included.
func (c *Corpus) Len() int { return c.now().live() }

// Removed returns the number of articles in the bin.
func (c *Corpus) Removed() int { return len(c.now().bin) }

// Backup writes a consistent copy of the file to w and returns its size in bytes. In the meantime articles can be added. An error of w it
// returns as it is.
func (c *Corpus) Backup(w io.Writer) (n int64, err error) {
	var failed error
	out := writerFunc(func(p []byte) (n int, err error) {
		n, failed = w.Write(p)
		return n, failed
	})
	err = c.read(func(v *view) error {
		n, err = v.tx.WriteTo(out)
		return err
	})
	return n, cmp.Or(failed, err)
}

type writerFunc func(p []byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }
