package corpus

import (
	"context"
	"errors"
	"math"
	"slices"

	"go.etcd.io/bbolt"

	"quoth/internal/analysis"
)

// reindexBytes is how much text goes into one segment of a re-index.
const reindexBytes = 8 << 20

// Ends of a walk over the log: errEnough where it goes on later, errEnd where there is no more.
var (
	errEnough = errors.New("enough")
	errEnd    = errors.New("end")
)

// Reindex builds the index anew from the log. Questions are answered from the old one and articles can be added meanwhile. When it is
// interrupted, the old index stays.
func (c *Corpus) Reindex(ctx context.Context) error {
	return c.anew(ctx, func() bool { return true })
}

// anew builds the index anew unless that is not needed any more when its turn comes.
func (c *Corpus) anew(ctx context.Context, needed func() bool) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(c.closing, cancel)()
	c.upkeep.Lock()
	defer c.upkeep.Unlock()
	if !needed() {
		return nil
	}
	if err := c.dropLeftover(ctx); err != nil {
		return err
	}
	return c.reindex(ctx)
}

// Mend builds the index anew where parts of it are missing, as after an import that was cut off: until then, articles are not found.
// A file that may not be written stays as it is.
func (c *Corpus) Mend(ctx context.Context) error {
	missing := func() bool { return c.now().broken != nil && !c.db.IsReadOnly() }
	if !missing() {
		return nil
	}
	return c.anew(ctx, missing)
}

// reindex is Reindex with c.upkeep held.
func (c *Corpus) reindex(ctx context.Context) error {
	st := c.now()
	r := &reindexer{
		c: c, generation: st.generation + 1, indexer: analysis.NewIndexer(), erased: st.erased, counts: map[string]int{},
	}
	err := r.run(ctx)
	if err != nil {
		c.mu.Lock()
		defer c.mu.Unlock()
		err = errors.Join(err, c.update(func(tx *bbolt.Tx, st *state) error { return deleteOthers(tx, st.generation) }))
	}
	return err
}

// reindexer writes segments of a new generation, which nobody sees until the last step puts it in the place of the old one.
type reindexer struct {
	c          *Corpus
	generation uint64
	indexer    *analysis.Indexer
	erased     []uint64 // as it was at the start
	from       uint64   // the next article's number, at least
	parts      []*indexPart
	counts     map[string]int // of the log by language, those in the bin included
}

// chunk is some articles of the log, indexed.
type chunk struct {
	articles int
	last     uint64
	counts   map[string]int
	tables   tables
	data     []byte // nil where there is no article
	more     bool   // the log goes on
}

func (r *reindexer) run(ctx context.Context) error {
	for {
		ch, err := r.next(ctx)
		if err != nil {
			return err
		}
		if !ch.more && ch.articles < tailArticles*smallFan {
			return r.finish(ctx)
		}
		if err := r.write(&ch); err != nil {
			return err
		}
	}
}

// next indexes the articles that come next.
func (r *reindexer) next(ctx context.Context) (ch chunk, err error) {
	end := r.c.horizon()
	err = r.c.read(func(v *view) (err error) {
		ch, err = r.index(ctx, v, end)
		return err
	})
	return ch, err
}

// horizon returns a number below which all articles that will ever be in the log are there: those that an import has numbered and not
// stored yet come later than others of greater numbers.
func (c *Corpus) horizon() uint64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Min(append([]uint64{c.next}, c.reserved...))
}

// index indexes articles of a view, from r.from on and below end.
func (r *reindexer) index(ctx context.Context, v *view, end uint64) (ch chunk, err error) {
	ch.counts = map[string]int{}
	var b tableBuilder
	size := 0
	err = v.each(r.from, func(a *Article) error {
		if a.Number >= end {
			return errEnd
		}
		quotable, err := r.indexer.Add(a.forIndex(languageFor(a.Lang)))
		if err != nil { // it stands behind another than it should
			return recordDamaged(a.Number, err.Error())
		}
		ch.last = a.Number
		ch.counts[a.Lang]++
		if quotable > 0 {
			ch.articles++
			b.add(a.Number, prints(a), r.indexer.Sentences())
		}
		if size += len(a.Text); size >= reindexBytes {
			return errEnough
		}
		return ctx.Err()
	}, func(number uint64, err error) {
		if number >= end {
			return
		}
		ch.last = number
		r.c.log.Warn("an article cannot be indexed", "err", err)
	})
	if ch.more = errors.Is(err, errEnough); err != nil && !ch.more && !errors.Is(err, errEnd) {
		return chunk{}, err
	}
	if ch.articles == 0 {
		return ch, nil
	}
	ch.tables = b.tables()
	ch.data, err = r.indexer.Bytes()
	return ch, err
}

// write stores a chunk as a segment of the new generation.
func (r *reindexer) write(ch *chunk) error {
	r.c.mu.Lock()
	defer r.c.mu.Unlock()
	var p *indexPart
	err := r.c.update(func(tx *bbolt.Tx, st *state) (err error) {
		p, err = r.put(tx, ch)
		return err
	})
	if err == nil {
		r.take(ch, p)
	}
	return err
}

// put stores the segment of a chunk, which may have none.
func (r *reindexer) put(tx *bbolt.Tx, ch *chunk) (*indexPart, error) {
	if ch.data == nil {
		return nil, nil
	}
	return putSegment(tx, r.generation, ch.tables, ch.data)
}

// take goes on to the articles after a chunk.
func (r *reindexer) take(ch *chunk, p *indexPart) {
	if p != nil {
		r.parts = append(r.parts, p)
	}
	if ch.last > 0 {
		r.from = ch.last + 1
	}
	for code, n := range ch.counts {
		r.counts[code] += n
	}
}

// finish indexes what was added meanwhile and puts the new generation in the place of the old one.
func (r *reindexer) finish(ctx context.Context) error {
	r.c.mu.Lock()
	defer r.c.mu.Unlock()
	return r.c.update(func(tx *bbolt.Tx, st *state) error {
		v := &view{tx: tx, st: st}
		for more := true; more; {
			ch, err := r.index(ctx, v, math.MaxUint64)
			if err != nil {
				return err
			}
			p, err := r.put(tx, &ch)
			if err != nil {
				return err
			}
			r.take(&ch, p)
			more = ch.more
		}
		if err := r.recount(v); err != nil {
			return err
		}
		sortParts(r.parts)
		st.parts, st.broken = r.parts, nil
		st.generation, st.analysis = r.generation, analysis.Version
		return errors.Join(
			putMeta(tx, generationKey, st.generation), putMeta(tx, analysisKey, st.analysis),
			st.setPending(tx, false), emptyBucket(tx, tailBucket), deleteOthers(tx, st.generation))
	})
}

// recount puts the counts of live articles right. Where articles were erased meanwhile, their language is not known any more, and the
// counts stay as they are.
func (r *reindexer) recount(v *view) error {
	if !slices.Equal(r.erased, v.st.erased) {
		return nil
	}
	for _, n := range v.st.bin {
		a, err := v.outline(n)
		if errors.Is(err, ErrDamaged) {
			continue // and not counted
		}
		if err != nil {
			return err
		}
		r.counts[a.Lang]--
	}
	v.st.counts = r.counts
	return nil
}

// deleteOthers deletes the segments of all generations but one, and those that cannot be read.
func deleteOthers(tx *bbolt.Tx, generation uint64) error {
	segments := tx.Bucket(segmentsBucket)
	var others [][]byte
	err := segments.ForEachBucket(func(k []byte) error {
		if _, g, err := readInfo(segments, k); err != nil || g != generation {
			others = append(others, slices.Clone(k))
		}
		return nil
	})
	for _, k := range others {
		err = errors.Join(err, segments.DeleteBucket(k))
	}
	return err
}
