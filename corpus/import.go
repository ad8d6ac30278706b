package corpus

import (
	"context"
	"errors"
	"iter"
	"runtime"
	"slices"
	"sync"
	"time"

	"go.etcd.io/bbolt"

	"quoth/internal/analysis"
)

const (
	// importArticles and importBytes bound what is stored in one transaction. Each worker holds as much in memory, about six times
	// over while it analyses it.
	importArticles = 4096
	importBytes    = 4 << 20
	// importSegment is the size at which the parts of several transactions become a segment. If each were written, and merged later,
	// they would leave holes in the file.
	importSegment = 16 << 20
	// importWorkers bounds the memory that an import takes on a machine with many cores.
	importWorkers = 4
)

// ImportMemory is how much memory an import needs, in bytes, as a soft limit for debug.SetMemoryLimit; pages of the file that are in memory
// come on top of it, 100 MB for a million articles. Left alone, the collector lets the garbage of analysis and compression grow as large as
// what is kept, the tables of words and the parts that await their segment.
const ImportMemory = 272 << 20

// Imported is what an import has done. What it counts as stored is on the disk.
type Imported struct {
	Stored int   // articles stored
	Known  int   // articles that were stored already
	Failed int   // items that could not be stored
	Bytes  int64 // of the texts stored
}

// Progress is how far an import has got.
type Progress struct {
	Imported
	Elapsed time.Duration // since the import began
	Bad     *BadItem      // the item that could not be stored, if this call is about one
}

// BadItem is an item of an import that could not be stored.
type BadItem struct {
	Item int // its place among the items given, from 1
	Err  error
}

// Import stores many articles, some thousands in a transaction; it analyses and compresses them on all cores. Items that come with
// an error, or that Add would refuse, are counted, reported to progress, and skipped. So are articles that are stored already or lie in
// the bin, which makes it safe to repeat an import that was interrupted. Import reads articles in the calling goroutine; progress,
// which may be nil, is called from several, one at a time.
//
// When ctx is done, the batches under way are still stored, and Import returns ctx's error beside the outcome. Any other error is one
// of the file.
func (c *Corpus) Import(ctx context.Context, articles iter.Seq2[Article, error], progress func(Progress)) (Imported, error) {
	if err := c.Mend(ctx); err != nil { // articles that the index lacks would be stored twice
		return Imported{}, err
	}
	im := &importer{
		c: c, began: time.Now(), progress: progress,
		work: make(chan *batch), order: make(chan *batch, importWorkers),
	}
	ctx, im.cancel = context.WithCancelCause(ctx)
	defer im.cancel(nil)
	var workers, committer sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), importWorkers) {
		workers.Go(im.analyse)
	}
	committer.Go(im.commit)

	im.read(ctx, articles)
	close(im.work)
	close(im.order)
	workers.Wait()
	committer.Wait()
	err := errors.Join(context.Cause(ctx), c.settle())
	im.mu.Lock()
	defer im.mu.Unlock()
	return im.done, err
}

// importer is an import under way. One goroutine reads articles into batches, several analyse these in any order, and one commits them
// in the order in which they were read.
type importer struct {
	c      *Corpus
	began  time.Time
	cancel context.CancelCauseFunc
	work   chan *batch // to the workers
	order  chan *batch // to commit, the same batches
	batch  *batch      // being filled by read

	mu       sync.Mutex // guards done, and lets only one call of progress run at a time
	done     Imported
	progress func(Progress)
}

// batch is what goes into one transaction.
type batch struct {
	articles []*incoming
	bytes    int // of their texts

	codec   *codec
	checked []*indexPart // the parts that were searched: none of them has one of the articles

	ready  chan struct{} // closed by the worker once it has set what follows, and what is made of each article
	err    error
	tables tables
	data   []byte // the segment; nil if no article is stored
}

// incoming is an article of a batch, and what is made of it.
type incoming struct {
	*Article
	item     int // its place among the items given
	prints   []fingerprint
	quotable bool   // it has a sentence that can be quoted; else it is not stored
	late     bool   // it was stored since the batch was prepared
	record   []byte // once it is quotable
}

func newBatch() *batch { return &batch{ready: make(chan struct{})} }

// read fills batches and hands them on.
func (im *importer) read(ctx context.Context, articles iter.Seq2[Article, error]) {
	im.batch = newBatch()
	item := 0
	for a, err := range articles {
		if ctx.Err() != nil {
			return
		}
		item++
		if err == nil {
			err = a.clean()
		}
		if err != nil {
			im.bad(item, err)
			continue
		}
		im.batch.add(&a, item)
		if len(im.batch.articles) >= importArticles || im.batch.bytes >= importBytes {
			if !im.dispatch(ctx) {
				return
			}
		}
	}
	im.dispatch(ctx)
}

// add takes an article into the batch.
func (b *batch) add(a *Article, item int) {
	b.articles = append(b.articles, &incoming{Article: a, item: item, prints: prints(a)})
	b.bytes += len(a.Text)
}

// dispatch hands the batch, without the articles that are stored already, to the workers and to commit, and begins a new one. It returns
// false where the import is to end.
func (im *importer) dispatch(ctx context.Context) bool {
	b := im.batch
	im.batch = newBatch()
	before := len(b.articles)
	if err := im.prepare(b); err != nil {
		im.cancel(err)
		return false
	}
	im.report(Imported{Known: before - len(b.articles)}, nil)
	if len(b.articles) == 0 {
		return true
	}
	select {
	case im.order <- b:
		im.work <- b
		return true
	case <-ctx.Done():
		im.c.release(b)
		return false
	}
}

// release gives up the reservation that prepare made for a batch, once the batch is stored or will not be.
func (c *Corpus) release(b *batch) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.reserved = slices.DeleteFunc(c.reserved, func(n uint64) bool { return n == b.articles[0].Number })
}

// prepare drops the articles of a batch that are stored already, and numbers the others.
func (im *importer) prepare(b *batch) error {
	c := im.c
	err := c.read(func(v *view) error {
		b.checked = v.st.parts
		return b.drop(v, v.st.parts)
	})
	if err != nil || len(b.articles) == 0 {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.now().codec.newest == 0 && len(b.articles) >= dictionaryArticles {
		var sample []*Article
		for _, a := range b.articles {
			sample = append(sample, a.Article)
		}
		err := c.update(func(tx *bbolt.Tx, st *state) error { return addDictionary(tx, st, sample) })
		if err != nil {
			return err
		}
	}
	b.codec = c.now().codec
	c.reserved = append(c.reserved, c.next)
	now := time.Now().UTC().Truncate(time.Millisecond)
	for _, a := range b.articles {
		a.Number, a.Added, a.Removed = c.next, now, time.Time{}
		c.next++
	}
	return nil
}

// drop removes the articles that some parts hold, and those that the batch has twice.
func (b *batch) drop(v *view, parts []*indexPart) error {
	find := v.finder(parts)
	seen := map[fingerprint]*Article{}
	kept := b.articles[:0]
	for _, a := range b.articles {
		known, err := find.known(a)
		if err != nil {
			return err
		}
		if known || a.isAmong(seen) {
			continue
		}
		for _, p := range a.prints {
			seen[p] = a.Article
		}
		kept = append(kept, a)
	}
	b.articles = kept
	return nil
}

// isAmong reports whether an article seen in the batch is the same, and has a sentence: without one, it is not going to be stored.
func (a *incoming) isAmong(seen map[fingerprint]*Article) bool {
	same := func(p fingerprint) bool {
		other := seen[p]
		return other != nil && sameArticle(a.Article, other) && analysis.CountQuotable(languageOf(other), other.Text) > 0
	}
	if a.Named && same(a.prints[1]) && seen[a.prints[1]].Text != a.Text {
		a.unname()
	}
	return slices.ContainsFunc(a.prints, same)
}

// unname takes the name of its file away from an article.
func (a *incoming) unname() { a.Ref, a.Named, a.prints = "", false, a.prints[:1] }

// analyse indexes and compresses batches until there are no more.
func (im *importer) analyse() {
	indexer := analysis.NewIndexer()
	var z *compressor
	var of *codec
	for b := range im.work {
		if z == nil || of != b.codec {
			if z, b.err = b.codec.compressor(); b.err != nil {
				close(b.ready)
				continue
			}
			of = b.codec
		}
		if b.err = b.index(indexer); b.err == nil {
			b.compress(z)
		}
		indexer.Reset()
		close(b.ready)
	}
}

// index makes the segment and the tables of a batch. It does so for all articles before any is compressed: the table of words stays in
// the processor's caches that way, which the tables of the compressor would drive it out of.
func (b *batch) index(indexer *analysis.Indexer) error {
	var tables tableBuilder
	for _, a := range b.articles {
		l := languageOf(a.Article)
		a.Lang = l.Code()
		quotable, err := indexer.Add(a.forIndex(l))
		if err != nil {
			return err
		}
		if a.quotable = quotable > 0; a.quotable {
			tables.add(a.Number, a.prints, indexer.Sentences())
		}
	}
	b.tables = tables.tables()
	if indexer.Len() == 0 {
		return nil
	}
	var err error
	b.data, err = indexer.Bytes()
	return err
}

// compress makes the records of a batch that is indexed.
func (b *batch) compress(z *compressor) {
	for _, a := range b.articles {
		if a.quotable {
			a.record = z.record(a.Article)
		}
	}
}

// commit stores batches in order. After one that cannot be stored, it only releases the others.
func (im *importer) commit() {
	failed := false
	for b := range im.order {
		<-b.ready
		err := b.err
		if err == nil && !failed {
			err = im.store(b)
		}
		im.c.release(b)
		if err != nil {
			failed = true
			im.cancel(err)
		}
	}
}

// store writes a batch in one transaction.
func (im *importer) store(b *batch) error {
	var done Imported
	c := im.c
	c.mu.Lock()
	err := c.update(func(tx *bbolt.Tx, st *state) (err error) {
		renamed, err := b.findLate(tx, st)
		if err != nil {
			return err
		}
		if renamed || !st.codec.serves(b.codec) {
			z, err := st.codec.compressor()
			if err != nil {
				return err
			}
			b.compress(z)
		}
		done, err = b.store(tx, st)
		return err
	})
	c.mu.Unlock()
	if err != nil {
		return err
	}
	im.report(done, nil)
	for _, a := range b.articles {
		if !a.quotable {
			im.bad(a.item, ErrEmptyArticle)
		}
	}
	return c.settleLarge()
}

// findLate finds the articles that were stored since the batch was prepared, by Add or with the batch before. It reports whether an
// article lost its name, so that its record has to be made anew.
func (b *batch) findLate(tx *bbolt.Tx, st *state) (renamed bool, err error) {
	v := &view{tx: tx, st: st}
	defer v.end()
	late := v.finder(slices.DeleteFunc(slices.Clone(st.parts), func(p *indexPart) bool { return slices.Contains(b.checked, p) }))
	for _, a := range b.articles {
		if !a.quotable {
			continue
		}
		ref := a.Ref
		if a.late, err = late.known(a); err != nil {
			return false, err
		}
		renamed = renamed || a.Ref != ref
	}
	return renamed, nil
}

// store writes the articles to the log and adds their part to the state. It returns what it has done.
func (b *batch) store(tx *bbolt.Tx, st *state) (done Imported, err error) {
	log := tx.Bucket(articlesBucket)
	log.FillPercent = 1
	for _, a := range b.articles {
		if !a.quotable {
			continue
		}
		if a.late {
			done.Known++
			st.erased = insertNumber(st.erased, a.Number)
			err = tx.Bucket(erasedBucket).Put(numberKey(a.Number), nil)
		} else {
			done.Stored++
			done.Bytes += int64(len(a.Text))
			st.counts[a.Lang]++
			err = log.Put(numberKey(a.Number), a.record)
		}
		if err != nil {
			return done, err
		}
	}
	if b.data != nil {
		p, err := newPart(b.tables, b.data)
		if err != nil {
			return done, err
		}
		p.volatile = true
		st.replace(nil, p)
		if err := st.setPending(tx, true); err != nil {
			return done, err
		}
	}
	return done, log.SetSequence(max(log.Sequence(), b.articles[len(b.articles)-1].Number))
}

// settleLarge makes a segment of the parts in memory once they are large enough together.
func (c *Corpus) settleLarge() error {
	size := 0
	for _, p := range c.now().volatile() {
		size += p.size
	}
	if size < importSegment {
		return nil
	}
	return c.settle()
}

// settle makes a segment of the parts in memory.
func (c *Corpus) settle() error {
	c.upkeep.Lock()
	defer c.upkeep.Unlock()
	st := c.now()
	parts := st.volatile()
	if len(parts) == 0 {
		return nil
	}
	defer c.maintain()
	return c.merge(st, parts)
}

// bad reports an item that could not be stored.
func (im *importer) bad(item int, err error) {
	im.report(Imported{Failed: 1}, &BadItem{item, err})
}

// report adds to what was done, and passes it on.
func (im *importer) report(more Imported, bad *BadItem) {
	if more == (Imported{}) {
		return
	}
	im.mu.Lock()
	defer im.mu.Unlock()
	d := &im.done
	d.Stored, d.Known, d.Failed, d.Bytes = d.Stored+more.Stored, d.Known+more.Known, d.Failed+more.Failed, d.Bytes+more.Bytes
	if im.progress != nil {
		im.progress(Progress{*d, time.Since(im.began), bad})
	}
}
