package postings

import (
	"encoding/binary"
	"iter"
	"sort"
)

// entry is what the dictionary says of a term: how many articles and sentences have it, and where its list is in Segment.lists.
type entry struct {
	articles, sentences uint32
	begin, end          uint32
}

// termWriter appends terms in order to the sections terms and index.
type termWriter struct {
	terms, index []byte
	last         []byte
	block        int    // where the current block begins in terms
	usual        uint32 // length of most lists: singleForm.bytes
	n            int
}

// reset begins a dictionary, given the usual length of lists. It keeps the memory.
func (w *termWriter) reset(usual uint32) {
	*w = termWriter{terms: w.terms[:0], index: w.index[:0], last: w.last[:0], usual: usual}
}

// add appends a term, which it does not keep.
func (w *termWriter) add(term []byte, e entry) {
	shared := 0
	if w.n%termBlock == 0 {
		var head [termHead]byte
		shared = copy(head[:], term)
		w.index = append(w.index, head[:]...)
		w.index = le.AppendUint32(w.index, uint32(len(w.terms)))
		w.index = le.AppendUint32(w.index, e.begin)
		w.block = len(w.terms)
		w.terms = append(w.terms, make([]byte, termBlock/8)...)
	} else {
		for shared < len(w.last) && shared < len(term) && w.last[shared] == term[shared] {
			shared++
		}
	}
	i := w.n % termBlock
	w.n++
	suffix := term[shared:]
	w.terms = append(w.terms, byte(min(shared, 15)<<4|min(len(suffix), 15)))
	if shared >= 15 {
		w.terms = binary.AppendUvarint(w.terms, uint64(shared-15))
	}
	if len(suffix) >= 15 {
		w.terms = binary.AppendUvarint(w.terms, uint64(len(suffix)-15))
	}
	w.terms = append(w.terms, suffix...)
	if e.sentences == 1 && e.end-e.begin == w.usual {
		w.terms[w.block+i/8] |= 1 << (i % 8)
	} else {
		w.addEntry(e)
	}
	w.last = append(w.last[:0], term...)
}

// shortList is the least length of a list for which an entry of one sentence has the long form.
const shortList = 16

func (w *termWriter) addEntry(e entry) {
	length, several := uint64(e.end-e.begin), uint64(0)
	if e.sentences == 1 && length < shortList {
		w.terms = append(w.terms, byte(length))
		return
	}
	if e.sentences > e.articles {
		several = 1
	}
	w.terms = binary.AppendUvarint(w.terms, shortList+(uint64(e.articles)<<1|several))
	if several == 1 {
		w.terms = binary.AppendUvarint(w.terms, uint64(e.sentences-e.articles))
	}
	w.terms = binary.AppendUvarint(w.terms, length)
}

// termCursor reads terms in order. After next has returned true, term and entry are those of the current term; after it has returned
// false, err is nil at the end, and else tells of damage.
type termCursor struct {
	entry
	s     *Segment
	term  []byte
	rest  []byte
	left  uint64 // how many terms are not read yet
	size  int    // of the last term; termHead before the first of a block
	at    int    // in the block
	bits  uint32 // of the block: which of its terms have no more than a bit
	ended bool   // next has returned false
	err   error
}

// termsFrom returns a cursor before the first term of a block.
func (s *Segment) termsFrom(block int) termCursor {
	c := termCursor{s: s, left: s.terms - uint64(block)*termBlock}
	i := s.index[block*indexSize+termHead:]
	at, lists := le.Uint32(i), le.Uint32(i[4:])
	if uint64(at) > uint64(len(s.termData)) {
		c.fail("block of terms outside its section")
		return c
	}
	c.rest, c.end = s.termData[at:], lists
	return c
}

func (c *termCursor) fail(what string) bool {
	c.err, c.left, c.rest, c.ended = damaged("%s", what), 0, nil, true
	return false
}

// uvarint reads a number of about 32 bits at most. For a damaged one it returns 0 and sets err, which readEntry looks at.
func (c *termCursor) uvarint() uint64 {
	v, n := binary.Uvarint(c.rest)
	if n <= 0 || v > 1<<33 {
		c.fail("number in the terms")
		return 0
	}
	c.rest = c.rest[n:]
	return v
}

func (c *termCursor) next() bool {
	if c.at%termBlock == 0 && c.left > 0 {
		block := (c.s.terms - c.left) / termBlock
		c.term = append(c.term[:0], c.s.head(int(block))...)
	}
	shared, suffix, ok := c.readTerm()
	if !ok {
		return false
	}
	c.term = append(c.term[:shared], suffix...)
	return c.readEntry()
}

// readTerm returns how many bytes the next term shares with the one before, or with the head of its block, and the bytes that follow.
func (c *termCursor) readTerm() (shared int, suffix []byte, ok bool) {
	if c.left == 0 {
		c.ended = true
		return 0, nil, false
	}
	if c.at%termBlock == 0 {
		if len(c.rest) < termBlock/8 {
			return 0, nil, c.fail("terms end early")
		}
		c.at, c.size, c.bits, c.rest = 0, termHead, le.Uint32(c.rest), c.rest[termBlock/8:]
	}
	if len(c.rest) == 0 {
		return 0, nil, c.fail("terms end early")
	}
	begin, more := uint64(c.rest[0]>>4), uint64(c.rest[0]&15)
	c.rest = c.rest[1:]
	if begin == 15 {
		begin += c.uvarint()
	}
	if more == 15 {
		more += c.uvarint()
	}
	if begin > uint64(c.size) || more > uint64(len(c.rest)) || begin+more > MaxTerm {
		return 0, nil, c.fail("length of a term")
	}
	suffix, c.rest = c.rest[:more], c.rest[more:]
	c.size = int(begin + more)
	return int(begin), suffix, true
}

func (c *termCursor) readEntry() bool {
	begin := uint64(c.end)
	articles, sentences, length := uint64(1), uint64(1), uint64(c.s.single.bytes)
	if c.bits>>c.at&1 == 0 {
		articles, sentences, length = c.readLongEntry()
	}
	c.at++
	end := begin + length
	if c.err != nil {
		return false
	}
	if articles == 0 || articles > c.s.articles || sentences > c.s.sentences || end > c.s.termsAt-headerSize {
		return c.fail("entry of a term")
	}
	c.left--
	c.entry = entry{articles: uint32(articles), sentences: uint32(sentences), begin: uint32(begin), end: uint32(end)}
	return true
}

// readLongEntry reads an entry that is more than a bit of its block.
func (c *termCursor) readLongEntry() (articles, sentences, length uint64) {
	if length = c.uvarint(); length < shortList {
		return 1, 1, length
	}
	articles = (length - shortList) >> 1
	sentences = articles
	if length&1 != 0 {
		sentences += c.uvarint()
	}
	return articles, sentences, c.uvarint()
}

// head returns the first bytes of a block's first term, zeros behind a shorter one.
func (s *Segment) head(block int) []byte { return s.index[block*indexSize:][:termHead] }

// blockOf returns the last block whose first term is not above key, or else the first block; not ok if there are no terms.
func (s *Segment) blockOf(key string) (block int, ok bool) {
	var head [termHead]byte
	copy(head[:], key)
	want := binary.BigEndian.Uint64(head[:])
	blocks := len(s.index) / indexSize
	after := sort.Search(blocks, func(i int) bool {
		if got := binary.BigEndian.Uint64(s.index[i*indexSize:]); got != want {
			return got > want
		}
		c := s.termsFrom(i)
		return c.next() && string(c.term) > key
	})
	return max(after-1, 0), blocks > 0
}

// seek returns a cursor at the first term >= key; not ok if there is none.
func (s *Segment) seek(key string) (c termCursor, ok bool) {
	block, ok := s.blockOf(key)
	if !ok {
		return c, false
	}
	c = s.termsFrom(block)
	for c.next() {
		if string(c.term) >= key {
			return c, true
		}
	}
	return c, false
}

// lookup returns the entry of a term. An error says that the dictionary is damaged there.
func (s *Segment) lookup(term string) (e entry, ok bool, err error) {
	key := cutTerm(term)
	block, ok := s.blockOf(key)
	if !ok {
		return entry{}, false, nil
	}
	c := s.termsFrom(block)
	matched := common(s.head(block), key) // bytes that key shares with the term before
	for range termBlock {
		begin, suffix, ok := c.readTerm()
		if !ok || !c.readEntry() || begin < matched {
			break
		}
		if begin > matched {
			continue
		}
		n := common(suffix, key[matched:])
		matched += n
		switch {
		case n == len(suffix) && matched == len(key):
			return c.entry, true, nil
		case n < len(suffix) && (matched == len(key) || suffix[n] > key[matched]):
			return entry{}, false, nil
		}
	}
	return entry{}, false, c.err
}

// common returns the number of bytes that a and b have in common at their beginning.
func common(a []byte, b string) (n int) {
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func cutTerm(term string) string { return term[:min(len(term), MaxTerm)] }

// DF returns the number of sentences with a term, or of articles with a filter key; 0 if it is unknown.
func (s *Segment) DF(term string) int {
	e, _, _ := s.lookup(term)
	return int(e.sentences)
}

// Terms iterates over the terms that begin with prefix, in order of their bytes, and their DF. Damage ends it early.
func (s *Segment) Terms(prefix string) iter.Seq2[string, int] {
	return func(yield func(string, int) bool) {
		c, ok := s.seek(prefix)
		for ok && len(c.term) >= len(prefix) && string(c.term[:len(prefix)]) == prefix {
			if !yield(string(c.term), int(c.sentences)) {
				return
			}
			ok = c.next()
		}
	}
}
