package postings

import (
	"math"
	"slices"
)

// sequence is one alternative of a phrase in one segment: terms at consecutive positions, nil standing for any word.
type sequence []*decoded

// phrase is a list of alternatives.
type phrase []sequence

// filters are the operators of a query in one segment.
type filters struct {
	phrases  []phrase // each must occur in the sentence
	keys     sequence // all must occur in the article
	excluded phrase   // must not occur in the sentence
	scratch  []uint64 // bit sets of articles of the window, like the next two
	other    []uint64
	union    []uint64
	starts   []int // scratch of follows
}

// openFilters opens the lists of the query's filters; false if nothing in the segment can pass them.
func (s *searcher) openFilters(segment *Segment) bool {
	f := &s.filters
	f.phrases, f.keys = f.phrases[:0], f.keys[:0]
	for _, key := range s.q.Keys {
		d := s.openTerm(segment, key)
		if d == nil {
			return false
		}
		f.keys = append(f.keys, d)
	}
	for _, alternatives := range s.q.Phrases {
		p := s.openPhrase(segment, alternatives)
		if len(p) == 0 {
			return false
		}
		f.phrases = append(f.phrases, p)
	}
	f.excluded = s.openPhrase(segment, s.q.Exclude)
	return true
}

func (s *searcher) openPhrase(segment *Segment, alternatives [][]string) (p phrase) {
	for _, terms := range alternatives {
		if q := s.openSequence(segment, terms); q != nil {
			p = append(p, q)
		}
	}
	return p
}

// openSequence returns nil if a term is unknown, or there are no terms.
func (s *searcher) openSequence(segment *Segment, terms []string) sequence {
	var q sequence
	known := 0
	for _, term := range terms {
		var d *decoded
		if term != "" {
			if d = s.openTerm(segment, term); d == nil {
				return nil
			}
			known++
		}
		q = append(q, d)
	}
	if known == 0 {
		return nil
	}
	return q
}

// filter sets w.allowed to the articles of the window that have all keys, and all terms of an alternative of each phrase; false if there
// are none.
func (s *searcher) filter() bool {
	f, w := &s.filters, &s.window
	if len(f.keys) == 0 && len(f.phrases) == 0 {
		return true
	}
	if f.scratch == nil {
		const n = windowSize / 64
		w.allowed, f.union, f.scratch, f.other = make([]uint64, n), make([]uint64, n), make([]uint64, n), make([]uint64, n)
	}
	for i := range w.allowed {
		w.allowed[i] = ^uint64(0)
	}
	f.keys.restrict(w, w.allowed, f.scratch)
	for _, p := range f.phrases {
		clear(f.union)
		for _, q := range p {
			copy(f.scratch, w.allowed)
			q.restrict(w, f.scratch, f.other)
			for i, word := range f.scratch {
				f.union[i] |= word
			}
		}
		copy(w.allowed, f.union)
	}
	return slices.ContainsFunc(w.allowed, func(word uint64) bool { return word != 0 })
}

// restrict leaves in set the articles that have all terms of the sequence.
func (q sequence) restrict(w *window, set, scratch []uint64) {
	for _, d := range q {
		if d == nil {
			continue
		}
		clear(scratch)
		for at := d.find(0, w.lo); at < d.blocks && d.load(at) && w.mark(&d.block, scratch); at++ {
		}
		for i, word := range scratch {
			set[i] &= word
		}
	}
}

// mark adds the articles of a block that lie in the window to a set; false if others come after the window.
func (w *window) mark(b *block, set []uint64) bool {
	from, to := b.within(w.lo, w.hi)
	for _, article := range b.docs[from:to] {
		a := article - w.lo
		set[a>>6] |= 1 << (a & 63)
	}
	return to == b.n
}

// passes reports whether a sentence has all phrases, and nothing that is excluded.
func (s *searcher) passes(article, ord uint32) bool {
	f := &s.filters
	for _, p := range f.phrases {
		if !f.occurs(p, article, ord) {
			return false
		}
	}
	return !f.occurs(f.excluded, article, ord)
}

func (f *filters) occurs(p phrase, article, ord uint32) bool {
	for _, q := range p {
		if f.follows(q, article, ord) {
			return true
		}
	}
	return false
}

// follows reports whether the terms of a sequence stand at consecutive positions of a sentence.
func (f *filters) follows(q sequence, article, ord uint32) bool {
	var first *decoded
	f.starts = f.starts[:0] // where the sequence can begin, by the terms so far
	for k, d := range q {
		if d == nil {
			continue
		}
		positions := d.inSentence(article, ord)
		if first == nil {
			first = d
			for _, p := range positions {
				if int(p) >= k {
					f.starts = append(f.starts, int(p)-k)
				}
			}
		} else {
			f.starts = slices.DeleteFunc(f.starts, func(start int) bool {
				_, ok := slices.BinarySearchFunc(positions, start+k, func(p uint16, at int) int { return int(p) - at })
				return !ok
			})
		}
		if len(f.starts) == 0 {
			return false
		}
	}
	return first != nil && f.starts[0]+len(q) <= first.seg.room(article, ord)
}

// inSentence returns the positions of the term in a sentence.
func (d *decoded) inSentence(article, ord uint32) []uint16 {
	i, ok := d.seek(0, article)
	if !ok || !d.expand() {
		return nil
	}
	from := d.starts[i]
	if j, ok := slices.BinarySearch(d.ords[from:d.starts[i+1]], ord); ok { // an article can have 100 000 sentences
		return d.positionsOf(from + uint32(j))
	}
	return nil
}

// room returns how many positions a sentence has. Of an endless one, that is not known.
func (s *Segment) room(article, ord uint32) int {
	from, to, ok := s.span(article)
	if !ok || ord >= to-from || s.lengths[from+ord] == longLength {
		return math.MaxInt
	}
	return int(s.lengths[from+ord])
}
