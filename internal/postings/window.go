package postings

import (
	"cmp"
	"slices"
)

// windowSize is how many articles are scored together. Their bounds stay in the first-level cache.
const windowSize = 4096

// firstWindow is how many are while there is no threshold, and so every article is a candidate.
const firstWindow = 512

// lookUpCost is how many postings are scanned in the time that one look-up in a list takes.
const lookUpCost = 24

// slack makes up for the rounding of bounds, which are summed in another order than scores.
const slack = 1 + 1e-5

// window is the articles lo <= article < hi of a segment, and what scans found of them. In its tables and lists, articles count from lo.
type window struct {
	lo, hi   uint32
	articles [windowSize]candidate   // zero between windows
	found    []uint16                // the articles that are not zero
	left     [windowSize / 64]uint64 // bit set of found, while a scan looks for no others; else zero
	allowed  []uint64                // bit set of the articles that filter lets pass; unused if the query has no keys and phrases
	sums     []groupSum              // of the group at hand; zero between groups
	seen     [windowSize / 64]uint64 // bit set of the articles in sums
	links    []link                  // the postings scanned, from 1
	blocks   []scanned               // the blocks that these are of
	picked   [blockSize]uint8        // scratch of pick
}

// candidate is what scans found of an article.
type candidate struct {
	bound float32 // the greatest score that a sentence of it can have, by the groups scanned so far
	link  uint32  // its last posting in links; 0 for none
}

// link is a posting that was scanned. By its links an article is evaluated without looking it up in each list.
type link struct {
	next     uint32 // the article's posting before, 0 for none
	block    uint32 // in window.blocks
	from, to uint32 // its sentences in the block
}

// scanned is what an evaluation needs of a block that was scanned, so as not to decode it again.
type scanned struct {
	sentenceBits
	group     *segmentGroup
	p         float32
	minLength byte    // no sentence is shorter
	least     float32 // what the least tf gives to the score of a sentence of that length
}

// groupSum sums up the alternatives of a group in an article.
type groupSum struct {
	count float32 // sum of P * sentences
	tf    float32 // the greatest that the sum of P * tf can be in a sentence
	n     uint32  // sum of the numbers of sentences
}

// segmentGroup is a group of the query in one segment.
type segmentGroup struct {
	scoredGroup
	cursors  []cursor
	oneTerm  bool    // there is one cursor, with P = 1
	bound    float32 // the greatest contribution to a score in the window
	postings int     // how many there would be in the window if they were spread evenly
}

// cursor reads the list of one alternative.
type cursor struct {
	*decoded
	group *segmentGroup
	p     float32
	from  int // first block of the window; windows come in descending order
}

// searchSegment adds the hits of the i-th segment. It is MaxScore (Turtle and Flood, Query Evaluation: Strategies and Optimizations,
// 1995) over articles, window by window: the groups that could not lift an article over the threshold by themselves are not scanned but
// looked up. The sentences of an article are looked at only if its bound, the score of an imaginary sentence that has all its matches,
// reaches the threshold.
func (s *searcher) searchSegment(segment *Segment, i int) {
	s.used = 0
	groups := s.openGroups(segment, i)
	if len(groups) == 0 && len(s.groups) > 0 || !s.openFilters(segment) {
		return
	}
	size := uint32(windowSize)
	if len(s.top.hits) < s.top.k {
		size = firstWindow
	}
	for hi := uint32(segment.articles); hi > 0; size = min(2*size, windowSize) {
		lo := max(hi, size) - size
		s.searchWindow(segment, groups, lo, hi)
		hi = lo
	}
	for _, d := range s.readers[:s.used] {
		s.note(d.err)
	}
}

func (s *searcher) openGroups(segment *Segment, number int) []*segmentGroup {
	var groups []*segmentGroup
	for _, g := range s.groups {
		sg := &segmentGroup{scoredGroup: g, cursors: make([]cursor, 0, len(g.alts))}
		for _, alt := range g.alts {
			if d := s.openList(segment, alt.entries[number]); d != nil {
				sg.cursors = append(sg.cursors, cursor{decoded: d, group: sg, p: alt.p, from: d.blocks})
			}
		}
		sg.oneTerm = len(sg.cursors) == 1 && sg.cursors[0].p == 1
		if len(sg.cursors) > 0 {
			groups = append(groups, sg)
		}
	}
	return groups
}

// openTerm returns a reader of the term's list, nil if there is none.
func (s *searcher) openTerm(segment *Segment, term string) *decoded {
	e, _, err := segment.lookup(term)
	s.note(err)
	return s.openList(segment, e)
}

// openList returns a reader of a list, nil if it is empty or cannot be read.
func (s *searcher) openList(segment *Segment, e entry) *decoded {
	if e.articles == 0 {
		return nil
	}
	l, err := segment.open(e)
	if err != nil {
		s.note(err)
		return nil
	}
	if s.used == len(s.readers) {
		s.readers = append(s.readers, new(decoded))
	}
	d := s.readers[s.used]
	s.used++
	d.reset(l)
	return d
}

// searchWindow adds the hits of the articles lo <= article < hi.
func (s *searcher) searchWindow(segment *Segment, groups []*segmentGroup, lo, hi uint32) {
	w := &s.window
	w.lo, w.hi = lo, hi
	all := float32(0)
	for _, g := range groups {
		g.bound = s.placeGroup(g, lo, hi)
		all += g.bound
	}
	threshold := s.top.threshold()
	if all*slack < threshold || all == 0 && len(groups) > 0 || !s.filter() {
		return
	}
	w.links, w.blocks = append(w.links[:0], link{}), w.blocks[:0]
	looked, lookedBound := s.scanGroups(segment, groups, threshold)
	for _, a := range slices.Backward(w.found) { // the newest first
		a %= windowSize
		c := w.articles[a]
		w.articles[a] = candidate{}
		if (c.bound+lookedBound)*slack >= threshold {
			s.consider(segment, looked, lo+uint32(a), c, lookedBound)
			threshold = s.top.threshold()
		}
	}
	w.found = w.found[:0]
}

// scanGroups scans as many groups as it must, those with the greatest bounds. It returns the others, which are to be looked up, by
// ascending bound, and the sum of their bounds.
func (s *searcher) scanGroups(segment *Segment, groups []*segmentGroup, threshold float32) ([]*segmentGroup, float32) {
	order := append(s.order[:0], groups...)
	s.order = order
	slices.SortStableFunc(order, func(x, y *segmentGroup) int { return cmp.Compare(x.bound, y.bound) })
	looked, lookedBound := 0, float32(0)
	for looked < len(order) && (lookedBound+order[looked].bound)*slack < threshold {
		lookedBound += order[looked].bound
		looked++
	}
	for _, g := range order[looked:] {
		s.scan(segment, g, false)
	}
	s.restrict(len(groups) == 0)
	for looked > 0 && s.prune(threshold/slack-lookedBound)*lookUpCost*len(order[looked-1].cursors) > order[looked-1].postings {
		looked--
		lookedBound = max(lookedBound-order[looked].bound, 0)
		s.scanFound(segment, order[looked])
	}
	return order[:looked], lookedBound
}

// prune leaves the candidates whose bounds reach a threshold, and returns how many these are.
func (s *searcher) prune(threshold float32) int {
	return s.window.keep(func(_ uint16, c *candidate) bool { return c.bound >= threshold })
}

// keep leaves the candidates that pass, and returns how many these are.
func (w *window) keep(passes func(at uint16, c *candidate) bool) int {
	found := w.found
	w.found = w.found[:0]
	for _, a := range found {
		if c := &w.articles[a%windowSize]; passes(a, c) {
			w.found = append(w.found, a)
		} else {
			*c = candidate{}
		}
	}
	return len(w.found)
}

// restrict leaves the candidates that pass the filters by keys and phrases. With all set, every article of the window is a candidate.
func (s *searcher) restrict(all bool) {
	w, f := &s.window, &s.filters
	if all {
		for a := range w.hi - w.lo {
			w.found = append(w.found, uint16(a))
		}
	}
	if len(f.keys) > 0 || len(f.phrases) > 0 {
		w.keep(func(a uint16, _ *candidate) bool { return w.allowed[a/64]>>(a%64)&1 != 0 })
	}
}

// consider looks up the groups that were not scanned, and evaluates the article unless they rule it out.
func (s *searcher) consider(segment *Segment, looked []*segmentGroup, article uint32, found candidate, lookedBound float32) {
	threshold := s.top.threshold()
	bound := found.bound
	for i := len(looked) - 1; i >= 0; i-- {
		g := looked[i]
		lookedBound -= g.bound
		bound += s.lookUp(segment, g, article)
		if (bound+max(lookedBound, 0))*slack < threshold {
			return
		}
	}
	s.evaluate(segment, looked, article, found.link)
}

// lookUp returns the contribution of a group to the bound of an article.
func (s *searcher) lookUp(segment *Segment, g *segmentGroup, article uint32) float32 {
	var m groupSum
	minLength := byte(255)
	for i := range g.cursors {
		c := &g.cursors[i]
		if i, ok := c.seek(c.from, article); ok && c.count() {
			n := c.starts[i+1] - c.starts[i]
			m.n += n
			m.count += c.p * float32(n)
			m.tf += c.p * float32(c.mostTF(c.starts[i], c.starts[i+1]))
			minLength = min(minLength, c.minLength)
		}
	}
	if m.n == 0 {
		return 0
	}
	return s.contribution(g, m, s.sentenceK[minLength], segment.eighths[article])
}
