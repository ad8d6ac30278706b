package corpus

import (
	"bytes"
	"cmp"
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"maps"
	"slices"

	"go.etcd.io/bbolt"

	"quoth/internal/analysis"
	"quoth/internal/postings"
	"quoth/internal/text"
)

// maxProblems is how many problems Check names; it counts the others.
const maxProblems = 100

// Check walks the whole file and returns what is wrong with it, one sentence for each problem, none where it is sound. It checks
// that bbolt's own check passes, that every article can be read, that every posting of every segment points to an existing sentence,
// that every article and sentence is in the index exactly once, and that counts, fingerprints and the bin agree with the log.
// It returns an error only where it could not look, or ctx is done. Articles can be added while it reads the log and the index.
func (c *Corpus) Check(ctx context.Context) (problems []string, err error) {
	broken, err := c.checkFile()
	if err != nil || len(broken) > 0 {
		return broken, err
	}
	err = c.read(func(v *view) error {
		k := &checker{v: v, ctx: ctx}
		if err := k.parts(); err != nil {
			return err
		}
		if err := k.log(); err != nil {
			return err
		}
		k.lists()
		problems = k.problems
		if k.more > 0 {
			problems = append(problems, fmt.Sprintf("and %d more", k.more))
		}
		return nil
	})
	return problems, err
}

// checkFile checks the pages of the file. It keeps writers out, as bbolt's check demands.
func (c *Corpus) checkFile() (problems []string, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	err = c.read(func(v *view) error {
		// Bbolt's check runs in a goroutine of its own, where guard does not reach: a page number or position past the end of the
		// file would end the process, and a wrong page length would keep it busy for ever. So these are looked for first.
		if err := cmp.Or(checkSpans(v.tx, c.file), walk(v.tx)); err != nil {
			problems = append(problems, fmt.Sprintf("file structure: %v", err))
			return nil
		}
		for err := range v.tx.Check() {
			if len(problems) < maxProblems {
				problems = append(problems, fmt.Sprintf("file structure: %v", err))
			}
		}
		return nil
	})
	return problems, err
}

// checkSpans returns an error where a page is longer than the file or goes on in one that is free, or where a key of a branch page is longer
// than that page.
func checkSpans(tx *bbolt.Tx, file io.ReaderAt) (err error) {
	defer guard(&err)
	size := tx.DB().Info().PageSize
	pages := int(tx.Size()) / size
	for id := 2; id < pages; id++ {
		info, err := tx.Page(id)
		if err != nil {
			return err
		}
		if info == nil || info.Type == "free" {
			continue
		}
		if id += info.OverflowCount; id >= pages {
			return fmt.Errorf("%w: page %d is longer than the file", ErrDamaged, info.ID)
		}
		for k := info.ID + 1; k <= id; k++ { // bbolt's check looks at the first only
			if more, err := tx.Page(k); err != nil || more.Type == "free" {
				return cmp.Or(err, fmt.Errorf("%w: page %d is in use and free", ErrDamaged, k))
			}
		}
		if info.Type == "branch" {
			data := make([]byte, (1+info.OverflowCount)*size)
			if _, err := file.ReadAt(data, int64(info.ID*size)); err != nil {
				return err
			}
			if !branchFits(data) {
				return fmt.Errorf("%w: page %d has keys longer than it is", ErrDamaged, info.ID)
			}
		}
	}
	return nil
}

// branchFits reports whether the keys of a branch page lie within it. The page header of 16 bytes is followed by an element of 16 bytes
// for each key: where the key begins, counted from the element, and its length, uint32 each, and a page, uint64.
func branchFits(page []byte) bool {
	e := binary.NativeEndian
	for i, n := 0, int(e.Uint16(page[10:])); i < n; i++ {
		at := 16 + 16*i
		if at+16 > len(page) || at+int(e.Uint32(page[at:]))+int(e.Uint32(page[at+4:])) > len(page) {
			return false
		}
	}
	return true
}

// walk visits every page in use and looks up every key.
func walk(tx *bbolt.Tx) (err error) {
	defer guard(&err)
	var visit func(b *bbolt.Bucket) error
	visit = func(b *bbolt.Bucket) error {
		var last []byte
		return b.ForEach(func(k, v []byte) error {
			if last != nil && bytes.Compare(last, k) >= 0 {
				return fmt.Errorf("%w: key %x comes after %x", ErrDamaged, k, last)
			}
			last = k
			if v != nil {
				if found := b.Get(k); found == nil || len(found) != len(v) {
					return fmt.Errorf("%w: key %x is not found", ErrDamaged, k)
				}
				return nil
			}
			if child := b.Bucket(k); child != nil {
				return visit(child)
			}
			return fmt.Errorf("%w: bucket %x is no bucket", ErrDamaged, k)
		})
	}
	return tx.ForEach(func(_ []byte, b *bbolt.Bucket) error { return visit(b) })
}

// checker is a check under way.
type checker struct {
	v        *view
	ctx      context.Context
	problems []string
	more     int

	indexed []indexed      // by number
	tables  []tables       // of the parts
	logged  []uint64       // numbers in the log, ascending
	counts  map[string]int // live articles of the log by language
}

// indexed is an article that a part has.
type indexed struct {
	number    uint64
	sentences int
	part      int // in state.parts
}

func (k *checker) problem(format string, args ...any) {
	if len(k.problems) == maxProblems {
		k.more++
		return
	}
	k.problems = append(k.problems, fmt.Sprintf(format, args...))
}

// parts checks each part of the index by itself.
func (k *checker) parts() error {
	for i, p := range k.v.st.parts {
		if err := k.ctx.Err(); err != nil {
			return err
		}
		t := p.tables(k.v.tx)
		k.tables = append(k.tables, t)
		if !t.known.isSorted() {
			k.problem("%s: its fingerprints are out of order", p)
		}
		if !t.isWhole() {
			k.problem("%s: its table of sentences is damaged", p)
		}
		s, err := p.open(k.v.tx)
		if err == nil {
			err = s.Check()
		}
		if err != nil {
			k.problem("%s: %v", p, err)
			continue
		}
		k.part(i, p, s)
	}
	slices.SortFunc(k.indexed, func(a, b indexed) int { return cmp.Compare(a.number, b.number) })
	return nil
}

// part compares a segment with what is known of its part.
func (k *checker) part(i int, p *indexPart, s *postings.Segment) {
	if first, last := s.Range(); first != p.first || last != p.last || s.Len() != p.articles {
		k.problem("%s: it holds the %d articles from %d to %d, not %d from %d to %d", p, s.Len(), first, last, p.articles, p.first, p.last)
	}
	// An index of another version is yet to be rebuilt; the parts added since are of this program's version.
	if v := uint64(s.Analysis()); v != k.v.st.analysis && (v != analysis.Version || k.v.st.analysis == analysis.Version) {
		k.problem("%s: it is of analysis version %d, not %d", p, v, k.v.st.analysis)
	}
	for info := range s.Articles(0) {
		k.indexed = append(k.indexed, indexed{info.ID, info.Sentences, i})
	}
}

// log checks the articles, and that each is in the index exactly once.
func (k *checker) log() error {
	k.counts = map[string]int{}
	next := 0
	cursor := k.v.tx.Bucket(articlesBucket).Cursor()
	for key, _ := cursor.First(); key != nil; key, _ = cursor.Next() {
		if err := k.ctx.Err(); err != nil {
			return err
		}
		n, err := keyNumber(key)
		if err != nil {
			k.problem("articles: %v", err)
			continue
		}
		k.logged = append(k.logged, n)
		for ; next < len(k.indexed) && k.indexed[next].number < n; next++ {
			k.notLogged(k.indexed[next].number)
		}
		var found []indexed
		for ; next < len(k.indexed) && k.indexed[next].number == n; next++ {
			found = append(found, k.indexed[next])
		}
		k.article(n, found)
	}
	for ; next < len(k.indexed); next++ {
		k.notLogged(k.indexed[next].number)
	}
	if b := k.v.tx.Bucket(articlesBucket); len(k.logged) > 0 && b.Sequence() < k.logged[len(k.logged)-1] {
		k.problem("articles: the last number given is said to be %d, but there is an article %d", b.Sequence(), k.logged[len(k.logged)-1])
	}
	return nil
}

// notLogged reports an article that the index has and the log lacks, unless it was erased.
func (k *checker) notLogged(n uint64) {
	if !k.v.st.isErased(n) {
		k.problem("article %d is in the index but not in the log", n)
	}
}

// article checks an article of the log, and what the parts that have it say of it.
func (k *checker) article(n uint64, found []indexed) {
	a, err := k.v.article(n)
	if err != nil {
		k.problem("%v", err)
		return
	}
	if a.Removed.IsZero() {
		k.counts[a.Lang]++
	}
	if k.v.st.analysis != analysis.Version {
		return
	}
	l := languageFor(a.Lang)
	cut := text.Sentences(a.Text, l)
	switch {
	case len(found) > 1:
		k.problem("article %d is in the index %d times", n, len(found))
	case len(found) == 0:
		if k.v.st.broken == nil && analysis.CountQuotable(l, a.Text) > 0 { // else lists says why
			k.problem("article %d is not in the index", n)
		}
	case found[0].sentences != 1+len(cut):
		k.problem("article %d: %d sentences are in the index, not %d", n, found[0].sentences, 1+len(cut))
	default:
		k.beside(a, k.tables[found[0].part], cut)
	}
}

// beside checks what the tables of its part say of an article, whose text is cut into the given sentences.
func (k *checker) beside(a *Article, t tables, cut []text.Sentence) {
	for _, p := range prints(a) {
		if !slices.Contains(t.find(p), a.Number) {
			k.problem("article %d: a fingerprint is missing", a.Number)
		}
	}
	cuts, ok := t.cutsOf(a.Number)
	if ok && !bytes.Equal(cuts, appendCuts(nil, cut)) {
		k.problem("article %d: its sentences do not stand where the table of sentences has them", a.Number)
	}
}

// lists checks the dictionaries, and compares the bin, the erased articles and the counts with the log.
func (k *checker) lists() {
	if k.v.st.broken != nil {
		k.problem("parts of the index cannot be read; it is being rebuilt: %v", k.v.st.broken)
	}
	for id, dictionary := range k.v.st.codec.dictionaries {
		if len(dictionary) == 0 {
			k.problem("dictionary %d fails its checksum", id)
		}
	}
	if k.v.st.kept {
		k.problem("dictionaries %d may hold the beginning of an erased article, until the damaged articles that need them are erased, too", k.v.st.codec.retired)
	}
	for _, n := range k.v.st.bin {
		if !hasNumber(k.logged, n) {
			k.problem("article %d is in the bin but not in the log", n)
		}
	}
	for _, n := range k.v.st.erased {
		if hasNumber(k.logged, n) {
			k.problem("article %d is said to be erased but is in the log", n)
		}
	}
	said := maps.Clone(k.v.st.counts)
	maps.DeleteFunc(said, func(_ string, n int) bool { return n == 0 })
	if !maps.Equal(said, k.counts) {
		k.problem("the counts by language are %v, not %v", k.counts, said)
	}
}

// String names a part in messages.
func (p *indexPart) String() string {
	if p.volatile {
		return fmt.Sprintf("part %d to %d of an import", p.first, p.last)
	}
	if p.tail {
		return fmt.Sprintf("part %d of the tail", p.id)
	}
	return fmt.Sprintf("segment %d", p.id)
}
