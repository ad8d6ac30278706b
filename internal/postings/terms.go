package postings

import (
	"encoding/binary"
	"iter"
	"sort"
)

// entry is what the dictionary knows of a term: its counts and where its list is, in Segment.lists.
type entry struct {
	articles, sentences uint32
	begin, end          uint32
}

// termWriter appends terms in order to the sections terms and index.
type termWriter struct {
	terms, index []byte
	last         []byte
	block        int    // where the block at hand begins in terms
	usual        uint32 // length of most lists, see single
	n            int
}

// isUsual reports whether the entry is left to a bit of its block.
func (e *entry) isUsual(length uint32) bool { return e.sentences == 1 && e.end-e.begin == length }

// add appends a term, which it does not keep.
func (w *termWriter) add(term []byte, e entry) {
	shared := 0
	if w.n%termBlock == 0 {
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
	if e.isUsual(w.usual) {
		w.terms[w.block+i/8] |= 1 << (i % 8)
	} else {
		w.addEntry(e)
	}
	w.last = append(w.last[:0], term...)
}

// shortList is the limit of lengths for the short form of an entry.
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

// termCursor reads terms in order. After next returned true, term and entry are those of the current one; when it returned
// false, err tells the end from damage.
type termCursor struct {
	entry
	s     *Segment
	term  []byte
	rest  []byte
	left  uint64 // terms not yet read
	at    int    // in the block
	usual uint32 // bit set: the terms of the block with an entry of the usual form
	ended bool   // next returned false
	err   error
}

// termsFrom returns a cursor at the beginning of a block of terms.
func (s *Segment) termsFrom(block int) termCursor {
	c := termCursor{s: s, left: s.terms - uint64(block)*termBlock, term: make([]byte, 0, MaxTerm)}
	at, lists := le.Uint32(s.index[8*block:]), le.Uint32(s.index[8*block+4:])
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

// uvarint reads a number of at most 32 bits. A damaged one gives 0 and ends the cursor's reading at the next check of rest.
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
	if c.left == 0 {
		c.ended = true
		return false
	}
	if c.at%termBlock == 0 {
		if len(c.rest) < termBlock/8 {
			return c.fail("terms end early")
		}
		c.at, c.usual, c.rest = 0, le.Uint32(c.rest), c.rest[termBlock/8:]
	}
	if len(c.rest) == 0 {
		return c.fail("terms end early")
	}
	shared, suffix := uint64(c.rest[0]>>4), uint64(c.rest[0]&15)
	c.rest = c.rest[1:]
	if shared == 15 {
		shared += c.uvarint()
	}
	if suffix == 15 {
		suffix += c.uvarint()
	}
	if shared > uint64(len(c.term)) || suffix > uint64(len(c.rest)) || shared+suffix > MaxTerm {
		return c.fail("length of a term")
	}
	c.term = append(c.term[:shared], c.rest[:suffix]...)
	c.rest = c.rest[suffix:]
	return c.readEntry()
}

func (c *termCursor) readEntry() bool {
	begin := uint64(c.end)
	articles, sentences, length := uint64(1), uint64(1), uint64(c.s.single.bytes)
	if c.usual>>c.at&1 == 0 {
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

// readLongEntry reads an entry that is not of the usual form.
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

// seek returns a cursor that has read the first term >= key, or that has ended.
func (s *Segment) seek(key string) (c termCursor, ok bool) {
	blocks := len(s.index) / 8
	if blocks == 0 {
		return c, false
	}
	after := sort.Search(blocks, func(i int) bool { return string(s.firstTerm(i)) > key })
	c = s.termsFrom(max(after-1, 0))
	for c.next() {
		if string(c.term) >= key {
			return c, true
		}
	}
	return c, false
}

// firstTerm returns the first term of a block, which shares no bytes with another; empty if damaged.
func (s *Segment) firstTerm(block int) []byte {
	at := le.Uint32(s.index[8*block:])
	if uint64(at)+termBlock/8 >= uint64(len(s.termData)) {
		return nil
	}
	b := s.termData[at+termBlock/8:]
	length := uint64(b[0] & 15)
	b = b[1:]
	if length == 15 {
		more, n := binary.Uvarint(b)
		if n <= 0 || more > MaxTerm {
			return nil
		}
		length, b = length+more, b[n:]
	}
	return b[:min(length, uint64(len(b)))]
}

// lookup finds a term. An error means that the dictionary is damaged there.
func (s *Segment) lookup(term string) (e entry, ok bool, err error) {
	c, ok := s.seek(cutTerm(term))
	if !ok || string(c.term) != cutTerm(term) {
		return entry{}, false, c.err
	}
	return c.entry, true, nil
}

func cutTerm(term string) string { return term[:min(len(term), MaxTerm)] }

// DF returns the number of sentences that hold the term (of a filter key: of articles), 0 where it is unknown.
func (s *Segment) DF(term string) int {
	e, _, _ := s.lookup(term)
	return int(e.sentences)
}

// HasTerm reports whether any sentence holds the term.
func (s *Segment) HasTerm(term string) bool { return s.DF(term) > 0 }

// Terms iterates over the terms that begin with prefix, in order of their bytes, with their DF. Damage ends it early.
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
