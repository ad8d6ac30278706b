package corpus

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"math"
	"os"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"go.etcd.io/bbolt"
)

// Corpus is the articles of one Discord server, with their index and the audit log, in one file.
// It is safe for concurrent use. Writers wait for each other; readers wait for nobody.
type Corpus struct {
	log  *slog.Logger
	path string
	opt  Options
	db   *bbolt.DB
	file *os.File // the one db has open
	page int      // size of its pages

	writable func() error // why nothing may be written, as found before the first transaction that would

	mu           sync.Mutex  // held by the writer; guards the fields down to jammed
	next         uint64      // the number that the next article gets
	reserved     []uint64    // first numbers of the batches that imports have numbered but not stored yet
	compressor   *compressor // for the articles of Add
	compressorOf *codec      // that made it
	jammed       error       // why a transaction could not be ended, so that no other can be begun

	states atomic.Pointer[states] // stored with mu held, loaded without

	upkeep     sync.Mutex // held while parts are merged or the index is rebuilt; taken before mu
	mended     time.Time  // when damage was last found in the index; guarded by upkeep
	rewriting  *rewriting // the walk of dropRetired, nil where none is under way; guarded by upkeep
	starting   sync.Mutex // held while the background goroutine is started, and by Close to say that none may be any more
	background sync.WaitGroup
	unwiped    atomic.Int64   // when the file was last found too damaged for its free pages to be overwritten, in Unix seconds
	running    atomic.Bool    // whether the background goroutine of maintain.go runs
	daily      sync.WaitGroup // the goroutine of maintainDaily
	emptied    atomic.Int64   // when the bin was last looked through, seconds since 1970; 0 before the first time
	closing    context.Context
	cancel     context.CancelFunc // of closing
}

// state is what is kept in memory of the file, as one transaction left it. It is immutable once published in Corpus.states.
type state struct {
	txid       int // of the transaction
	generation uint64
	analysis   uint64
	parts      []*indexPart   // in order of their first articles
	broken     error          // why parts are missing, until the index is rebuilt; nil where none is
	pending    bool           // the file lacks parts: they are volatile, or were lost
	leftover   bool           // there are segments of other generations, to be deleted
	bin        []uint64       // numbers of removed articles, ascending
	erased     []uint64       // numbers of erased articles that parts still hold, ascending
	wipe       uint64         // the last transaction that erased something, until the free pages are overwritten; else 0
	counts     map[string]int // live articles by language
	codec      *codec
	kept       bool // its retired dictionaries cannot be deleted, because damaged records need them
}

// states hold the state of the last transaction (now), the one before it, and the one being committed (next, else nil). A reader
// needs the state that belongs to its bbolt transaction. That can be any of the three: the writer publishes next before it commits,
// and a reader may have begun its transaction just before the last commit.
type states struct{ before, now, next *state }

// of returns the state that a transaction left; nil where it is none of the three.
func (s *states) of(txid int) *state {
	for _, st := range []*state{s.now, s.next, s.before} {
		if st != nil && st.txid == txid {
			return st
		}
	}
	return nil
}

// now returns the state of the last transaction.
func (c *Corpus) now() *state { return c.states.Load().now }

// load reads everything of the file but articles and segments.
func (c *Corpus) load() (err error) {
	defer faultsPanic()()
	defer guard(&err)
	return c.db.View(func(tx *bbolt.Tx) error {
		for _, name := range buckets {
			b := tx.Bucket(name)
			if b == nil {
				return ErrForeign
			}
			if b.Root() == 0 && b.Stats().InlineBucketInuse == 0 { // ForEach would not end
				return fmt.Errorf("%w: bucket %s is not what it should be", ErrDamaged, name)
			}
		}
		format, err := getMeta(tx, formatKey)
		if err != nil {
			return err
		}
		if format > formatVersion {
			return fmt.Errorf("%w (format %d, this one knows up to %d)", ErrNewer, format, formatVersion)
		}
		st, err := readState(tx)
		if err != nil {
			return err
		}
		if st.broken != nil {
			c.log.Warn("parts of the index cannot be read; it is rebuilt", "err", st.broken)
		}
		c.next = nextNumber(tx)
		c.states.Store(&states{now: st})
		return nil
	})
}

func readState(tx *bbolt.Tx) (*state, error) {
	st := &state{txid: tx.ID(), counts: map[string]int{}}
	var err error
	if st.generation, err = getMeta(tx, generationKey); err != nil {
		return nil, err
	}
	if st.analysis, err = getMeta(tx, analysisKey); err != nil {
		return nil, err
	}
	if err := getJSON(tx.Bucket(metaBucket), countsKey, &st.counts); err != nil {
		return nil, err
	}
	if st.bin, err = readNumbers(tx.Bucket(binBucket)); err != nil {
		return nil, err
	}
	if st.erased, err = readNumbers(tx.Bucket(erasedBucket)); err != nil {
		return nil, err
	}
	if tx.Bucket(metaBucket).Get(wipeKey) != nil {
		if st.wipe, err = getMeta(tx, wipeKey); err != nil {
			return nil, err
		}
	}
	list, err := readParts(tx, st.generation)
	if err != nil {
		return nil, err
	}
	st.parts, st.leftover, st.broken = list.parts, list.leftover, list.broken
	if tx.Bucket(metaBucket).Get(pendingKey) != nil {
		st.pending, st.broken = true, errors.Join(st.broken, errCutOff)
	}
	st.codec, err = readCodec(tx)
	return st, err
}

func readNumbers(b *bbolt.Bucket) (numbers []uint64, err error) {
	err = b.ForEach(func(k, _ []byte) error {
		n, err := keyNumber(k)
		numbers = append(numbers, n)
		return err
	})
	return numbers, err
}

// nextNumber returns the number that the next article gets. The bucket's sequence, the last number given, has no checksum. So it is
// believed only where it is not below the last sound record, which must not be overwritten, nor so far above it that one segment could
// not hold both.
func nextNumber(tx *bbolt.Tx) uint64 {
	last := uint64(0)
	cursor := tx.Bucket(articlesBucket).Cursor()
	for k, record := cursor.Last(); k != nil; k, record = cursor.Prev() {
		n, err := keyNumber(k)
		if err == nil {
			_, err = recordFrame(n, record)
		}
		if !errors.Is(err, ErrDamaged) {
			last = n
			break
		}
	}
	if told := cursor.Bucket().Sequence(); told > last && told-last <= math.MaxUint32 {
		last = told
	}
	return last + 1
}

// update runs fn in a write transaction. What fn changes in its copy of the state becomes visible with the commit; where fn fails,
// nothing does. The caller holds c.mu.
func (c *Corpus) update(fn func(tx *bbolt.Tx, st *state) error) (err error) {
	defer faultsPanic()()
	old := c.states.Load()
	if err := cmp.Or(c.jammed, c.writable(), c.replaced(), c.moved()); err != nil {
		return fileError(c.path, err)
	}
	tx, err := c.db.Begin(true)
	if err != nil {
		return fileError(c.path, err)
	}
	committed := false
	st := old.now.clone()
	st.txid = tx.ID()
	defer func() {
		if !committed {
			c.jammed = rollback(tx)
			err = errors.Join(fileError(c.path, err), c.jammed)
			c.settleFailed(old, st)
		}
	}()
	defer guard(&err)
	if tx.ID() != old.now.txid+1 { // another file: what bbolt takes for free pages may hold its articles
		return errReplaced
	}
	c.db.AllocSize = allocSize(tx.Size())
	if err := fn(tx, st); err != nil {
		return err
	}
	if !maps.Equal(st.counts, old.now.counts) {
		if err := putJSON(tx.Bucket(metaBucket), countsKey, st.counts); err != nil {
			return err
		}
	}
	c.states.Store(&states{before: old.before, now: old.now, next: st})
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("%w: %w", ErrNotWritable, err)
	}
	committed = true
	c.states.Store(&states{before: old.now, now: st})
	return nil
}

// settleFailed publishes the state that readers find after a transaction has failed. If only the last sync of its commit failed,
// the file holds what it wrote, though a crash may still undo that; otherwise it is as the transaction before left it.
func (c *Corpus) settleFailed(old *states, st *state) {
	tx, err := c.db.Begin(false)
	if err != nil {
		c.states.Store(old)
		return
	}
	defer tx.Rollback()
	if tx.ID() != st.txid {
		c.states.Store(old)
		return
	}
	c.states.Store(&states{before: old.now, now: st})
	defer guard(&err) // the last page of the log may be damaged
	c.next = max(c.next, nextNumber(tx))
}

// rollback ends a transaction that may have ended already. Over damaged pages it fails, and bbolt's lock stays held.
func rollback(tx *bbolt.Tx) (err error) {
	defer guard(&err)
	_ = tx.Rollback()
	return nil
}

// clone returns a copy whose slices and maps may be changed.
func (s *state) clone() *state {
	n := *s
	n.parts, n.bin, n.erased = slices.Clone(s.parts), slices.Clone(s.bin), slices.Clone(s.erased)
	n.counts = maps.Clone(s.counts)
	return &n
}

// errReplaced says that the last transaction of the file is not the one that was written last.
var errReplaced = fmt.Errorf("%w: what it holds is not what was written last", ErrDamaged)

// errCutOff says why the index lacks articles that are in the log.
var errCutOff = errors.New("an import was cut off before its articles were indexed")

// volatile returns the parts that are in memory only.
func (s *state) volatile() (parts []*indexPart) {
	for _, p := range s.parts {
		if p.volatile {
			parts = append(parts, p)
		}
	}
	return parts
}

// setPending notes in the file whether it lacks parts.
func (s *state) setPending(tx *bbolt.Tx, pending bool) error {
	if s.pending == pending {
		return nil
	}
	if s.pending = pending; pending {
		return tx.Bucket(metaBucket).Put(pendingKey, []byte{1})
	}
	return tx.Bucket(metaBucket).Delete(pendingKey)
}

// dead reports whether an article that a part holds must not be found.
func (s *state) dead(number uint64) bool {
	return hasNumber(s.bin, number) || s.isErased(number)
}

// isErased reports whether an article that a part holds is gone for good.
func (s *state) isErased(number uint64) bool { return hasNumber(s.erased, number) }

// count adds n to the number of live articles in a language. An article without a language is not counted: it is damaged, and not in
// the index.
func (s *state) count(lang string, n int) {
	if lang != "" {
		s.counts[lang] += n
	}
}

// live returns the number of articles that can be found.
func (s *state) live() (n int) {
	for _, count := range s.counts {
		n += count
	}
	return n
}

// hasNumber, insertNumber and deleteNumber are for ascending lists.
func hasNumber(list []uint64, n uint64) bool {
	_, ok := slices.BinarySearch(list, n)
	return ok
}

func insertNumber(list []uint64, n uint64) []uint64 {
	if i, ok := slices.BinarySearch(list, n); !ok {
		return slices.Insert(list, i, n)
	}
	return list
}

func deleteNumber(list []uint64, n uint64) []uint64 {
	if i, ok := slices.BinarySearch(list, n); ok {
		return slices.Delete(list, i, i+1)
	}
	return list
}

// Close ends background work, waits for questions that are being answered, and closes the file.
func (c *Corpus) Close() error {
	c.starting.Lock()
	c.cancel()
	c.starting.Unlock()
	c.daily.Wait()
	c.background.Wait()
	defer c.opt.answers.forget(c) // last: questions still being answered prepare stories
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.jammed != nil { // closing would wait for bbolt's lock for ever; the file stays open until the process ends
		return fileError(c.path, c.jammed)
	}
	return fileError(c.path, c.db.Close())
}
