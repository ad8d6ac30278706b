package postings

import "slices"

// evaluation scores the sentences of one article. Its slices by sentence go by the number in the article and are zero between
// articles.
type evaluation struct {
	tf        []float32
	own       []float32 // what collect found bounds it from above; score makes it exact
	mask      []uint32
	paragraph []uint32  // of a sentence, from 0; not kept zero
	best      []float32 // of a paragraph: the best part of the group at hand
	sum       []float32 // of a paragraph: the sum of best over the groups
	touched   []uint32  // sentences with tf
	hits      []uint32  // sentences with own
	found     []foundGroup
	parts     []part
	chain     []uint32 // scratch of collectScanned

	count     float32 // of the group being collected: sum of P * sentences
	minLength byte    // no sentence of its blocks is shorter

	context  float32 // the article's part of the score
	bestSum  float32 // sum over the groups of the best part
	around   uint32
	headline bool
}

// foundGroup is a group that the article has.
type foundGroup struct {
	*segmentGroup
	count      float32 // sum of P * sentences
	begin, end int     // of its parts
}

// part is what a group gives to a sentence.
type part struct {
	sentence uint32
	tf       float32 // sum of P * tf
	score    float32 // its share of the sentence's own score
}

// grow makes room for n sentences and a neighbour behind them.
func (e *evaluation) grow(n int) {
	if n < len(e.own) {
		return
	}
	n += 64
	e.tf, e.own, e.mask = lengthen(e.tf, n), lengthen(e.own, n), lengthen(e.mask, n)
	e.best, e.sum, e.paragraph = make([]float32, n), make([]float32, n), make([]uint32, n)
}

func lengthen[T any](s []T, n int) []T { return append(s, make([]T, n-len(s))...) }

// evaluate adds the hits of one article, from its links and the groups that are to be looked up. What the lists alone know of
// it rules most articles out, before the columns are read.
func (s *searcher) evaluate(segment *Segment, looked []*segmentGroup, article, link uint32) {
	if s.q.Lang != 0 && segment.langs[article] != s.q.Lang || !s.inTime(segment, article) {
		return
	}
	e := &s.evaluation
	e.context, e.bestSum, e.around = 0, 0, 0
	s.collectScanned(segment, article, link)
	for _, g := range looked {
		s.collect(segment, g, article)
	}
	if len(s.groups) == 0 || e.bound(&s.params)*slack >= s.top.threshold() {
		s.score(segment, article)
	}
	for _, i := range e.hits {
		e.own[i], e.mask[i] = 0, 0
	}
	e.hits, e.found, e.parts = e.hits[:0], e.found[:0], e.parts[:0]
}

// score adds the hits of an article from what collect found.
func (s *searcher) score(segment *Segment, article uint32) {
	e := &s.evaluation
	from, to, ok := segment.span(article)
	if !ok || from == to {
		s.note(damaged("sentences of article %d", article))
		return
	}
	e.grow(int(to - from))
	for i := uint32(0); len(s.groups) == 0 && i < to-from; i++ {
		e.hits = append(e.hits, i)
	}
	if !s.addGroups(segment, article, segment.lengths[from:to]) {
		return
	}
	bound, id := e.bound(&s.params)*slack, segment.id(article)
	if bound >= s.top.threshold() && !s.top.rejects(bound, id) && (s.dead == nil || !s.dead(id)) {
		e.headline = segment.breakAt(from)
		e.addParagraphs(segment, from, to)
		s.addHits(article, id, int(to-from))
	}
}

// bound returns the greatest score that the sentences can have if the paragraphs fall as well as can be.
func (e *evaluation) bound(p *Params) float32 {
	most := float32(0)
	for _, i := range e.hits {
		score, neighbour := e.own[i], e.own[i+1]
		if i > 0 {
			neighbour = max(neighbour, e.own[i-1])
			score += p.Headline * e.own[0]
		}
		most = max(most, score+p.Neighbour*neighbour)
	}
	return most + e.context + p.Paragraph*e.bestSum
}

func (s *searcher) inTime(segment *Segment, article uint32) bool {
	if s.q.After == 0 && s.q.Before == 0 {
		return true
	}
	day := segment.day(article)
	return day != 0 && (s.q.After == 0 || day >= s.q.After) && (s.q.Before == 0 || day < s.q.Before)
}

// collectScanned collects the groups whose postings of the article are linked.
func (s *searcher) collectScanned(segment *Segment, article, first uint32) {
	e := &s.evaluation
	e.chain = e.chain[:0]
	for at := first; at != 0; at = s.window.links[at].next {
		e.chain = append(e.chain, at)
	}
	var group *segmentGroup
	for i := len(e.chain) - 1; i >= 0; i-- {
		l := &s.window.links[e.chain[i]]
		c := s.readers[l.cursor]
		if c.group != group {
			s.closeGroup(segment, group, article)
			group = c.group
		}
		if c.load(c.from+int(l.block)) && c.count() && int(l.index) < c.n {
			e.addPosting(segment, c, article, int(l.index))
		}
	}
	s.closeGroup(segment, group, article)
}

// collect looks a group up in its lists.
func (s *searcher) collect(segment *Segment, g *segmentGroup, article uint32) {
	for i := range g.cursors {
		c := &g.cursors[i]
		if i, ok := c.seek(c.from, article); ok && c.count() {
			s.evaluation.addPosting(segment, c, article, i)
		}
	}
	s.closeGroup(segment, g, article)
}

// addPosting sums P*tf by sentence.
func (e *evaluation) addPosting(segment *Segment, c *cursor, article uint32, i int) {
	if e.count == 0 {
		e.minLength = c.minLength
	}
	e.count += c.p * float32(c.starts[i+1]-c.starts[i])
	e.minLength = min(e.minLength, c.minLength)
	for j := c.starts[i]; j < c.starts[i+1]; j++ {
		ord, tf := c.sentence(j)
		if int(ord)+1 >= len(e.own) && !e.growFor(segment, article, ord) {
			c.fail("sentence")
			return
		}
		if e.tf[ord] == 0 {
			e.touched = append(e.touched, ord)
		}
		e.tf[ord] += c.p * float32(tf)
	}
}

// closeGroup bounds what the postings of a group, now all added, give to the scores.
func (s *searcher) closeGroup(segment *Segment, g *segmentGroup, article uint32) {
	e := &s.evaluation
	if e.count == 0 {
		return
	}
	best, k := float32(0), s.sentenceK[e.minLength]
	for _, i := range e.touched {
		score := g.weight * saturate(e.tf[i], s.params.K1, k)
		if e.own[i] == 0 {
			e.hits = append(e.hits, i)
		}
		e.own[i] += score
		best = max(best, score)
		e.parts = append(e.parts, part{sentence: i, tf: e.tf[i]})
		e.tf[i] = 0
	}
	begin := 0
	if n := len(e.found); n > 0 {
		begin = e.found[n-1].end
	}
	e.found = append(e.found, foundGroup{g, e.count, begin, len(e.parts)})
	e.context += g.weight * s.articleBound(e.count, segment.eighths[article])
	e.bestSum += best
	e.touched, e.count = e.touched[:0], 0
}

// growFor makes room for a sentence; false if the article does not have it.
func (e *evaluation) growFor(segment *Segment, article, ord uint32) bool {
	from, to, ok := segment.span(article)
	if !ok || ord >= to-from {
		return false
	}
	e.grow(int(to - from))
	return true
}

// addGroups puts the exact own scores and context in the place of their bounds; false if the lists name a sentence that the
// article does not have.
func (s *searcher) addGroups(segment *Segment, article uint32, lengths []byte) bool {
	e := &s.evaluation
	for _, i := range e.hits {
		e.own[i] = 0
	}
	e.context, e.bestSum = 0, 0
	// The groups come in order of their scans. Rounding must not depend on it.
	slices.SortFunc(e.found, func(x, y foundGroup) int { return x.number - y.number })
	words := segment.articleLength(article)
	for _, g := range e.found {
		best := float32(0)
		for j := g.begin; j < g.end; j++ {
			p := &e.parts[j]
			if int(p.sentence) >= len(lengths) {
				s.note(damaged("sentence %d of article %d", p.sentence, article))
				return false
			}
			p.score = g.weight * saturate(p.tf, s.params.K1, s.sentenceK[lengths[p.sentence]])
			e.own[p.sentence] += p.score
			e.mask[p.sentence] |= g.bit
			best = max(best, p.score)
		}
		e.bestSum += best
		e.around |= g.bit
		e.context += g.weight * s.articleScore(g.count, words)
	}
	return true
}

// addParagraphs fills sum from the parts.
func (e *evaluation) addParagraphs(segment *Segment, from, to uint32) {
	paragraph := uint32(0)
	e.paragraph[0], e.sum[0] = 0, 0
	for i := from + 1; i < to; i++ {
		if segment.breakAt(i) {
			paragraph++
			e.sum[paragraph] = 0
		}
		e.paragraph[i-from] = paragraph
	}
	for _, g := range e.found {
		parts := e.parts[g.begin:g.end]
		for _, part := range parts {
			p := e.paragraph[part.sentence]
			if part.score > e.best[p] {
				e.sum[p] += part.score - e.best[p]
				e.best[p] = part.score
			}
		}
		for _, part := range parts {
			e.best[e.paragraph[part.sentence]] = 0
		}
	}
}

// addHits offers the sentences of the article.
func (s *searcher) addHits(article uint32, id uint64, sentences int) {
	e := &s.evaluation
	ofHeadline := float32(0)
	if e.headline {
		ofHeadline = s.params.Headline * e.own[0]
	}
	for _, i := range e.hits {
		if s.q.HeadlineOnly && (i > 0 || !e.headline) {
			continue
		}
		score := e.own[i] + e.context + s.params.Paragraph*e.sum[e.paragraph[i]]
		neighbour := float32(0)
		if i > 0 {
			neighbour = e.own[i-1]
			score += ofHeadline
		}
		if int(i)+1 < sentences {
			neighbour = max(neighbour, e.own[i+1])
		}
		score += s.params.Neighbour * neighbour
		hit := Hit{Article: id, Sentence: int(i), Score: score, Own: e.own[i], Groups: e.mask[i], Around: e.around}
		if s.top.wants(hit) && s.passes(article, i) {
			s.top.add(hit)
		}
	}
}
