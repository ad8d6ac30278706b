package postings

import (
	"math/bits"
	"slices"
)

// placeGroup moves the cursors of a group to a window, and returns the bound of the group's contribution there.
func (s *searcher) placeGroup(g *segmentGroup, lo, hi uint32) float32 {
	var sum groupSum
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

// contribution bounds what a group adds to the score of a sentence in an article.
func (s *searcher) contribution(g *segmentGroup, m groupSum, sentenceK float32, eighths byte) float32 {
	own := s.ownWeight[min(m.n, 2)] * saturate(m.tf, s.params.K1, sentenceK)
	return g.weight * (own + s.articleBound(m.count, eighths))
}

// articleBound bounds articleScore, given words/8.
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

// articleScore is what count sentences with a group add to the score of every sentence of their article, before the group's weight.
func (s *searcher) articleScore(count float32, words uint16) float32 {
	return s.params.Article * saturate(count, s.params.ArticleK1, s.articleK0+s.articleK1*float32(words))
}

// scanFound is scan for the articles found before alone: no other can be among the best.
func (s *searcher) scanFound(segment *Segment, g *segmentGroup) {
	w := &s.window
	for _, a := range w.found {
		w.left[a/64] |= 1 << (a % 64)
	}
	s.scan(segment, g, true)
	clear(w.left[:])
}

// scan adds the contributions of a group to the bounds of the window; with only set, to those of the articles in w.left alone.
func (s *searcher) scan(segment *Segment, g *segmentGroup, only bool) {
	if len(g.cursors) > 1 {
		s.scanSeveral(segment, g, only)
		return
	}
	w, c := &s.window, &g.cursors[0]
	for at := c.from; at < c.blocks && c.load(at); at++ {
		from, to := c.within(w.lo, w.hi)
		switch picked := w.pick(&c.block, from, to, only); {
		case len(picked) == 0 || !c.count():
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

// everyPosting has the indices of all postings of a block.
var everyPosting = func() (all [blockSize]uint8) {
	for i := range all {
		all[i] = uint8(i)
	}
	return all
}()

// pick returns which of the postings from <= i < to of the loaded block to add: all, or those of the articles in w.left. The slice is
// valid until the next call.
func (w *window) pick(b *block, from, to int, only bool) []uint8 {
	if !only {
		return everyPosting[from:to]
	}
	n := 0
	for i, article := range b.docs[from:to] {
		a := (article - w.lo) % windowSize
		w.picked[n%blockSize] = uint8(from + i)
		n += int(w.left[a/64] >> (a % 64) & 1)
	}
	return w.picked[:n]
}

// place makes room for links to n postings of the loaded block. It returns the index of the first of them, all links, and the index of
// the block.
func (s *searcher) place(c *cursor, n int) (first int, links []link, block uint32) {
	w := &s.window
	first = len(w.links)
	w.links = slices.Grow(w.links, n)[:first+n]
	w.blocks = append(w.blocks, scanned{c.sentenceBits, c.group, c.p, c.minLength, c.group.weight * s.saturated(c.tf, c.minLength)})
	return first, w.links, uint32(len(w.blocks) - 1)
}

// scanOnce is scanBlock for a block in which each article has the term once.
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
		if t.link == 0 {
			w.found = append(w.found, uint16(a))
		}
		t.link = uint32(at)
		at++
	}
}

// scanBlock adds the contributions of the postings picked from the loaded block.
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
		if t.link == 0 {
			w.found = append(w.found, uint16(a))
		}
		t.link = uint32(at)
		at++
	}
}

// scanSeveral is scan for a group of several alternatives.
func (s *searcher) scanSeveral(segment *Segment, g *segmentGroup, only bool) {
	w := &s.window
	if w.sums == nil {
		w.sums = make([]groupSum, windowSize)
	}
	minLength := byte(255)
	for i := len(g.cursors) - 1; i >= 0; i-- { // backwards, so that links lead from the first to the last
		c := &g.cursors[i]
		for at := c.from; at < c.blocks && c.load(at); at++ {
			minLength = min(minLength, c.minLength)
			from, to := c.within(w.lo, w.hi)
			if picked := w.pick(&c.block, from, to, only); len(picked) > 0 && c.count() {
				s.sumBlock(c, picked)
			}
			if to < c.n {
				break
			}
		}
	}
	k := s.sentenceK[minLength]
	for i, word := range &w.seen {
		w.seen[i] = 0
		for ; word != 0; word &= word - 1 {
			a := uint32(64*i + bits.TrailingZeros64(word))
			t := &w.articles[a]
			if t.bound == 0 {
				w.found = append(w.found, uint16(a))
			}
			t.bound += s.contribution(g, w.sums[a], k, segment.eighths[w.lo+a])
			w.sums[a] = groupSum{}
		}
	}
}

// sumBlock adds the postings picked from the loaded block to the sums of their articles.
func (s *searcher) sumBlock(c *cursor, picked []uint8) {
	w := &s.window
	all := (*[windowSize]groupSum)(w.sums)
	at, links, block := s.place(c, len(picked))
	for _, i := range picked {
		article := c.docs[i%blockSize]
		begin, end := c.starts[i%blockSize], c.starts[i%blockSize+1]
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
