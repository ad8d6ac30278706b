package postings

import (
	"cmp"
	"math/bits"
	"slices"
)

// windowSize is the number of articles that are scored together. Their bounds stay in the first-level cache.
const windowSize = 4096

// firstWindow is the number of them while there is no threshold, and every article is a candidate.
const firstWindow = 512

// lookUpCost is how many postings are scanned in the time of a look-up in a list.
const lookUpCost = 24

// slack makes up for rounding in a bound that is summed in another order than the score.
const slack = 1 + 1e-5

// window holds the bounds of the articles lo <= article < hi of a segment.
type window struct {
	lo, hi   uint32
	articles [windowSize]candidate   // zero between windows
	some     [windowSize / 64]uint64 // bit set: articles with a bound
	allowed  []uint64                // bit set: articles with all keys and phrases; in use only where the query has them
	merged   []merged                // of one group, zero between groups
	seen     [windowSize / 64]uint64 // bit set: articles with an entry in merged
	links    []link                  // the postings scanned; the first is unused
	blocks   []scanned               // that they are of
	picked   [blockSize]uint8        // scratch of pick
}

// candidate is what the scans found of an article.
type candidate struct {
	bound float32 // the greatest score that a sentence of it can have by the groups seen so far
	link  uint32  // its last posting in links, 0 for none
}

// link is a posting scanned, so that an article is evaluated without looking it up in each list.
type link struct {
	next     uint32 // the posting of the article before, 0 for none
	block    uint32 // in window.blocks
	from, to uint32 // its sentences in the block
}

// scanned is what an evaluation needs of a block scanned, so that the block need not be decoded again.
type scanned struct {
	sentenceBits
	group     *segmentGroup
	p         float32
	minLength byte    // no sentence is shorter
	least     float32 // what a sentence of that length adds to a score by the least tf
}

// merged sums the alternatives of a group in an article.
type merged struct {
	count float32 // sum of P * sentences
	tf    float32 // bound of sum of P * tf in any sentence
	n     uint32  // sum of sentences
}

// segmentGroup is a group of the query in one segment.
type segmentGroup struct {
	scoredGroup
	cursors  []cursor
	single   bool    // there is one, of P = 1
	bound    float32 // greatest contribution to a score in the window
	postings int     // in the window, if they were evenly spread
}

// cursor reads the list of one alternative.
type cursor struct {
	*decoded
	group *segmentGroup
	p     float32
	from  int // first block of the window; windows come in descending order
}

// searchSegment adds the hits of one segment, the i-th of the search. It is MaxScore (Turtle and Flood, Query Evaluation: Strategies and
// Optimizations, 1995) over articles by windows: a group whose contributions cannot lift an article over the threshold by
// themselves is not read but looked up. The sentences of an article are only looked at if its bound, the score of an imaginary sentence that
// holds all its matches, passes the threshold.
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
	for _, d := range s.cursors[:s.used] {
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
		sg.single = len(sg.cursors) == 1 && sg.cursors[0].p == 1
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
	if s.used == len(s.cursors) {
		s.cursors = append(s.cursors, new(decoded))
	}
	d := s.cursors[s.used]
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
	for i := len(w.some) - 1; i >= 0; i-- {
		for word := w.some[i]; word != 0; {
			bit := bits.Len64(word) - 1
			word &^= 1 << bit
			a := uint32(64*i + bit)
			if c := w.articles[a]; (c.bound+lookedBound)*slack >= threshold {
				s.consider(segment, looked, lo+a, c, lookedBound)
				threshold = s.top.threshold()
			}
			w.articles[a] = candidate{}
		}
		w.some[i] = 0
	}
}

// scanGroups scans as many groups as it takes and returns the others, which are to be looked up, by ascending bound, and
// the sum of their bounds.
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
		s.scan(segment, order[looked], true)
	}
	return order[:looked], lookedBound
}

// prune leaves in w.some the articles whose bound reaches a threshold and returns how many there are.
func (s *searcher) prune(threshold float32) int {
	w, n := &s.window, 0
	for i, word := range &w.some {
		for ; word != 0; word &= word - 1 {
			bit := bits.TrailingZeros64(word)
			if c := &w.articles[64*i+bit]; c.bound >= threshold {
				n++
			} else {
				*c = candidate{}
				w.some[i] &^= 1 << bit
			}
		}
	}
	return n
}

// restrict leaves in w.some the articles that pass the filters; all of them if the query has no group.
func (s *searcher) restrict(all bool) {
	w, f := &s.window, &s.filters
	if all {
		for i := range &w.some {
			w.some[i] = ^uint64(0)
		}
		n := w.hi - w.lo
		clear(w.some[(n+63)/64:])
		if n%64 != 0 {
			w.some[n/64] = 1<<(n%64) - 1
		}
	}
	if len(f.keys) == 0 && len(f.phrases) == 0 {
		return
	}
	for i, word := range &w.some {
		for out := word &^ w.allowed[i]; out != 0; out &= out - 1 {
			w.articles[64*i+bits.TrailingZeros64(out)] = candidate{}
		}
		w.some[i] &= w.allowed[i]
	}
}

// placeGroup moves the cursors of a group to a window and returns the bound of its contribution there.
func (s *searcher) placeGroup(g *segmentGroup, lo, hi uint32) float32 {
	var sum merged
	g.postings = 0
	minLength, minWords := byte(255), byte(255)
	for i := range g.cursors {
		c := &g.cursors[i]
		if c.skip == nil && (!c.load(0) || c.docs[0] >= hi || c.docs[c.n-1] < lo) {
			c.from = c.blocks
			continue
		}
		g.postings += int(uint64(c.articles) * uint64(hi-lo) / c.seg.articles)
		for c.from > 0 && c.lastArticle(c.from-1) >= lo {
			c.from--
		}
		count, tf := uint8(0), uint8(0)
		for at := c.from; at < c.blocks; at++ {
			b := c.bound(at)
			count, tf = max(count, b.maxCount), max(tf, b.maxTF)
			minLength, minWords = min(minLength, b.minLength), min(minWords, b.minWords16)
			if c.lastArticle(at) >= hi-1 {
				break
			}
		}
		sum.n += uint32(count)
		sum.tf += c.p * float32(tf)
		sum.count += c.p * float32(count)
		if count == 255 {
			sum.count = maxArticles
		}
	}
	if sum.n == 0 {
		return 0
	}
	return s.contribution(g, sum, s.sentenceK[minLength], byte(min(2*int(minWords), 255)))
}

// contribution bounds what a group adds to the score of any sentence in an article.
func (s *searcher) contribution(g *segmentGroup, m merged, sentenceK float32, eighths byte) float32 {
	own := s.ownWeight[min(m.n, 2)] * saturate(m.tf, s.params.K1, sentenceK)
	return g.weight * (own + s.articleBound(m.count, eighths))
}

// articleBound bounds articleScore by a length in eighths.
func (s *searcher) articleBound(count float32, eighths byte) float32 {
	return s.params.Article * saturate(count, s.params.ArticleK1, s.articleKs[eighths])
}

// countBound is articleBound for a number of sentences.
func (s *searcher) countBound(n uint32, eighths byte) float32 {
	if n-1 < uint32(len(s.articleBounds)) {
		return s.articleBounds[n-1][eighths]
	}
	return s.articleBound(float32(n), eighths)
}

// articleScore is what the sentences of an article with a group add to the score of each, but for the group's weight.
func (s *searcher) articleScore(count float32, words uint16) float32 {
	return s.params.Article * saturate(count, s.params.ArticleK1, s.articleK0+s.articleK1*float32(words))
}

// scan adds the contributions of a group to the bounds of the window. Where only is set, none but the articles found before can be
// among the best.
func (s *searcher) scan(segment *Segment, g *segmentGroup, only bool) {
	if len(g.cursors) > 1 {
		s.scanSeveral(segment, g)
		return
	}
	w, c := &s.window, &g.cursors[0]
	for at := c.from; at < c.blocks && c.load(at); at++ {
		from, to := c.within(w.lo, w.hi)
		picked := everyPosting[from:to]
		if only {
			picked = w.pick(c.docs[from:to], from)
		}
		switch {
		case len(picked) == 0:
		case !c.count():
			return
		case c.p == 1 && c.m == c.n && c.wt == 0 && c.tf == 1:
			s.scanOnce(segment, c, picked)
		default:
			s.scanBlock(segment, c, picked)
		}
		if to < c.n {
			break
		}
	}
}

// everyPosting holds the numbers of a block's postings.
var everyPosting = func() (all [blockSize]uint8) {
	for i := range all {
		all[i] = uint8(i)
	}
	return all
}()

// pick returns which postings of a block, of the given articles and numbered from first on, are of articles with a bound. It is
// valid until the next call.
func (w *window) pick(articles []uint32, first int) []uint8 {
	n := 0
	for i, article := range articles {
		a := (article - w.lo) % windowSize
		w.picked[n%blockSize] = uint8(first + i)
		n += int(w.some[a/64] >> (a % 64) & 1)
	}
	return w.picked[:n]
}

// place makes room for n postings of the loaded block and returns the number of the first link, the links up to and with them,
// and the number of the block.
func (s *searcher) place(c *cursor, n int) (first int, links []link, block uint32) {
	w := &s.window
	first = len(w.links)
	w.links = slices.Grow(w.links, n)[:first+n]
	w.blocks = append(w.blocks, scanned{c.sentenceBits, c.group, c.p, c.minLength, c.group.weight * s.saturated(c.tf, c.minLength)})
	return first, w.links, uint32(len(w.blocks) - 1)
}

// scanOnce is scanBlock where each article has the term once.
func (s *searcher) scanOnce(segment *Segment, c *cursor, picked []uint8) {
	w, weight := &s.window, c.group.weight
	own := s.ownWeight[1] * saturate(1, s.params.K1, s.sentenceK[c.minLength])
	at, links, block := s.place(c, len(picked))
	for _, i := range picked {
		article := c.docs[i%blockSize]
		a := (article - w.lo) % windowSize
		t := &w.articles[a]
		t.bound += weight * (own + s.articleBounds[0][segment.eighths[article]])
		links[at] = link{t.link, block, uint32(i), uint32(i) + 1}
		t.link = uint32(at)
		at++
		w.some[a/64] |= 1 << (a % 64)
	}
}

// scanBlock adds the contributions of some postings of the loaded block.
func (s *searcher) scanBlock(segment *Segment, c *cursor, picked []uint8) {
	w, weight, k := &s.window, c.group.weight, s.sentenceK[c.minLength]
	least := saturate(c.p*float32(c.tf), s.params.K1, k)
	at, links, block := s.place(c, len(picked))
	for _, i := range picked {
		article := c.docs[i%blockSize]
		begin, end := c.starts[i%blockSize], c.starts[i%blockSize+1]
		own, n := least, end-begin
		if tf := c.mostTF(begin, end); tf > c.tf {
			own = saturate(c.p*float32(tf), s.params.K1, k)
		}
		var ofArticle float32
		if eighth := segment.eighths[article]; c.p == 1 && n <= uint32(len(s.articleBounds)) {
			ofArticle = s.articleBounds[n-1][eighth]
		} else {
			ofArticle = s.articleBound(c.p*float32(n), eighth)
		}
		a := (article - w.lo) % windowSize
		t := &w.articles[a]
		t.bound += weight * (own*s.ownWeight[min(n, 2)] + ofArticle)
		links[at] = link{t.link, block, begin, end}
		t.link = uint32(at)
		at++
		w.some[a/64] |= 1 << (a % 64)
	}
}

// scanSeveral is scan for a group of several alternatives.
func (s *searcher) scanSeveral(segment *Segment, g *segmentGroup) {
	w := &s.window
	if w.merged == nil {
		w.merged = make([]merged, windowSize)
	}
	minLength := byte(255)
	for i := len(g.cursors) - 1; i >= 0; i-- { // so that links lead from the first to the last
		c := &g.cursors[i]
		for at := c.from; at < c.blocks && c.load(at) && c.count(); at++ {
			minLength = min(minLength, c.minLength)
			from, to := c.within(w.lo, w.hi)
			if from < to {
				s.mergeBlock(c, from, to)
			}
			if to < c.n {
				break
			}
		}
	}
	k := s.sentenceK[minLength]
	for i, word := range &w.seen {
		w.some[i] |= word
		w.seen[i] = 0
		for ; word != 0; word &= word - 1 {
			a := uint32(64*i + bits.TrailingZeros64(word))
			w.articles[a].bound += s.contribution(g, w.merged[a], k, segment.eighths[w.lo+a])
			w.merged[a] = merged{}
		}
	}
}

// mergeBlock merges the postings from <= i < to of the loaded block.
func (s *searcher) mergeBlock(c *cursor, from, to int) {
	w := &s.window
	all := (*[windowSize]merged)(w.merged)
	at, links, block := s.place(c, to-from)
	for i, article := range c.docs[from:to] {
		begin, end := c.starts[from+i], c.starts[from+i+1]
		a := (article - w.lo) % windowSize
		m, t := &all[a], &w.articles[a]
		m.n += end - begin
		m.count += c.p * float32(end-begin)
		m.tf += c.p * float32(c.mostTF(begin, end))
		links[at] = link{t.link, block, begin, end}
		t.link = uint32(at)
		at++
		w.seen[a/64] |= 1 << (a % 64)
	}
}

// consider looks up the groups not scanned and evaluates the article unless they rule it out.
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
	var m merged
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
