package corpus

import (
	"cmp"
	"context"
	"errors"
	"math"
	"slices"

	"go.etcd.io/bbolt"

	"quoth/internal/analysis"
)

// reindexBytes is how much text goes into one segment of a re-index.
const reindexBytes = 8 << 20

// Reindex rebuilds the index from the log. In the meantime questions are answered from the old index, and articles can be added. If it
// is interrupted, the old index stays.
func (c *Corpus) Reindex(ctx context.Context) error {
	return c.rebuild(ctx, func() bool { return true })
}

// rebuild waits its turn, and then rebuilds the index if that is still needed.
func (c *Corpus) rebuild(ctx context.Context, needed func() bool) error {
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

// Mend rebuilds the index if parts of it are missing, as after an import that was cut off: until then, some articles are not found.
// It leaves a file that may not be written as it is.
func (c *Corpus) Mend(ctx context.Context) error {
	missing := func() bool { return c.now().broken != nil && !c.db.IsReadOnly() }
	if !missing() {
		return nil
	}
	return c.rebuild(ctx, missing)
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

// reindexer writes the segments of a new generation, which nobody sees until finish puts it in the place of the old one.
type reindexer struct {
	c          *Corpus
	generation uint64
	indexer    *analysis.Indexer
	erased     []uint64 // state.erased at the start
	from       uint64   // the next article has this number or a greater one
	parts      []*indexPart
	counts     map[string]int // articles of the log by language, those in the bin included
}

// chunk is consecutive articles of the log, indexed.
type chunk struct {
	articles int    // that are indexed; those without a sentence are not
	last     uint64 // number of the last article, indexed or not
	counts   map[string]int
	tables   tables
	data     []byte // nil where there is no article
	more     bool   // there is more in the log
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

// next indexes the next articles, in a view of its own.
func (r *reindexer) next(ctx context.Context) (ch chunk, err error) {
	end := r.c.horizon()
	err = r.c.read(func(v *view) (err error) {
		ch, err = r.index(ctx, v, end)
		return err
	})
	return ch, err
}

// horizon returns a number below which the log is complete. From there on, an import may still store articles that it has numbered,
// although the log holds greater numbers already.
func (c *Corpus) horizon() uint64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Min(append([]uint64{c.next}, c.reserved...))
}

// index indexes articles of a view, from r.from on and below end, until they make a chunk.
func (r *reindexer) index(ctx context.Context, v *view, end uint64) (ch chunk, err error) {
	ch.counts = map[string]int{}
	var b tableBuilder
	size := 0
	for a, err := range v.each(r.from) {
		if a == nil || ctx.Err() != nil {
			return chunk{}, cmp.Or(ctx.Err(), err)
		}
		if err != nil {
			if a.Number < end {
				ch.last = a.Number
				r.c.log.Warn("an article cannot be indexed", "err", err)
			}
			continue
		}
		if a.Number >= end {
			break
		}
		quotable, err := r.indexer.Add(a.forIndex(languageFor(a.Lang)))
		if err != nil { // its number is not above the one before
			return chunk{}, recordDamaged(a.Number, err.Error())
		}
		ch.last = a.Number
		ch.counts[a.Lang]++
		if quotable > 0 {
			ch.articles++
			b.add(a.Number, prints(a), r.indexer.Sentences())
		}
		if size += len(a.Text); size >= reindexBytes {
			ch.more = true
			break
		}
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
	return r.c.update(func(tx *bbolt.Tx, _ *state) error { return r.put(tx, ch) })
}

// put stores the segment of a chunk, if it has one, and goes on behind the chunk. If it fails, so does the re-index.
func (r *reindexer) put(tx *bbolt.Tx, ch *chunk) error {
	if ch.data != nil {
		p, err := putSegment(tx, r.generation, ch.tables, ch.data)
		if err != nil {
			return err
		}
		r.parts = append(r.parts, p)
	}
	if ch.last > 0 {
		r.from = ch.last + 1
	}
	for code, n := range ch.counts {
		r.counts[code] += n
	}
	return nil
}

// finish indexes what is left, with writers kept out, and puts the new generation in the place of the old one.
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
			if err := r.put(tx, &ch); err != nil {
				return err
			}
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

// recount puts the counts of live articles right. If articles were erased in the meantime, whose languages are not known any more, the
// counts stay as they are.
func (r *reindexer) recount(v *view) error {
	if !slices.Equal(r.erased, v.st.erased) {
		return nil
	}
	for _, n := range v.st.bin {
		a, err := v.outline(n)
		if errors.Is(err, ErrDamaged) {
			continue // it is not in r.counts
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
