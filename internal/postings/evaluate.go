package postings

import "slices"

// evaluation scores the sentences of one article.
type evaluation struct {
	sentences []sentenceScore // by number in the article, and one more, so that each has a neighbour behind it
	best      []float32       // by paragraph: the best part of the group at hand; zero between groups
	sum       []float32       // by paragraph: the sum of best over the groups
	hits      []uint32        // the sentences with an own score
	found     []foundGroup
	parts     []part // of found

	count   float32 // of the group being collected: sum of P * sentences
	k       float32 // likewise: the k of its sentences is not less
	context float32 // the part of the score that all sentences of the article share
	bestSum float32 // sum over the groups of their best parts

	headline bool
	lang     byte
}

// sentenceScore is what is known of a sentence. It is zero between articles, except for paragraph.
type sentenceScore struct {
	tf        float32 // of the group at hand
	own       float32 // a bound, until addGroups makes it exact
	paragraph uint32  // from 0
}

// foundGroup is a group that the article has.
type foundGroup struct {
	*segmentGroup
	count      float32 // sum of P * sentences
	begin, end int     // of its parts in evaluation.parts
}

// part is what a group contributes to a sentence.
type part struct {
	sentence uint32
	tf       float32 // sum of P * tf
	score    float32 // its share of the sentence's own score, once exact
}

// grow makes room for n sentences and a neighbour behind them.
func (e *evaluation) grow(n int) {
	if n < len(e.sentences) {
		return
	}
	n += 64
	e.sentences = append(e.sentences, make([]sentenceScore, n-len(e.sentences))...)
	e.best, e.sum = make([]float32, n), make([]float32, n)
}

// evaluate adds the hits of one article, from its links and the groups that have to be looked up. Most articles are ruled out by what
// the lists alone say of them, before the columns are read.
func (s *searcher) evaluate(segment *Segment, looked []*segmentGroup, article, link uint32) {
	if s.q.Lang != 0 && segment.langs[article] != s.q.Lang || !s.inTime(segment, article) {
		return
	}
	e := &s.evaluation
	e.context, e.bestSum = 0, 0
	s.collectScanned(segment, article, link)
	for _, g := range looked {
		s.collect(segment, g, article)
	}
	if len(s.groups) == 0 || e.bound(&s.params)*slack >= s.top.threshold() {
		s.score(segment, article)
	}
	for _, i := range e.hits {
		e.sentences[i].own = 0
	}
	e.hits, e.found, e.parts = e.hits[:0], e.found[:0], e.parts[:0]
}

// score adds the hits of an article, from the groups that were collected.
func (s *searcher) score(segment *Segment, article uint32) {
	e := &s.evaluation
	from, to, ok := segment.span(article)
	if !ok || from == to {
		s.note(damaged("sentences of article %d", article))
		return
	}
	e.grow(int(to - from))
	if len(s.groups) == 0 {
		for i := range to - from {
			e.hits = append(e.hits, i)
		}
	}
	if !s.addGroups(segment, article, segment.lengths[from:to]) {
		return
	}
	bound, id := e.bound(&s.params)*slack, segment.id(article)
	if bound >= s.top.threshold() && !s.top.rejects(bound, id) && (s.dead == nil || !s.dead(id)) {
		e.headline, e.lang = segment.breakAt(from), segment.langs[article]
		e.addParagraphs(segment, from, to)
		s.addHits(article, id, int(to-from))
	}
}

// bound returns the greatest score that the sentences can have, were they cut into paragraphs as favourably as possible.
func (e *evaluation) bound(p *Params) float32 {
	most := float32(0)
	for _, i := range e.hits {
		score, neighbour := e.sentences[i].own, e.sentences[i+1].own
		if i > 0 {
			neighbour = max(neighbour, e.sentences[i-1].own)
			score += p.Headline * e.sentences[0].own
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

// collectScanned collects the groups whose postings of the article are linked, from the one scanned last to the first.
func (s *searcher) collectScanned(segment *Segment, article, first uint32) {
	e, w := &s.evaluation, &s.window
	var group *segmentGroup
	for at := first; at != 0; {
		l := &w.links[at]
		b := &w.blocks[l.block]
		if b.group != group {
			s.closeGroup(segment, group, article)
			group = b.group
		}
		ok := false
		if group.oneTerm {
			ok = s.addOneTerm(segment, b, article, l.from, l.to)
		} else {
			ok = e.addPosting(segment, &b.sentenceBits, b.p, s.sentenceK[b.minLength], article, l.from, l.to)
		}
		if !ok {
			s.note(damaged("a sentence of article %d", article))
		}
		at = l.next
	}
	s.closeGroup(segment, group, article)
}

// collect looks up a group in its lists.
func (s *searcher) collect(segment *Segment, g *segmentGroup, article uint32) {
	for i := range g.cursors {
		c := &g.cursors[i]
		i, ok := c.seek(c.from, article)
		if !ok || !c.count() {
			continue
		}
		if !s.evaluation.addPosting(segment, &c.sentenceBits, c.p, s.sentenceK[c.minLength], article, c.starts[i], c.starts[i+1]) {
			c.fail("sentence")
		}
	}
	s.closeGroup(segment, g, article)
}

// addOneTerm is addPosting and closeGroup for the only posting that the article has of a group.
func (s *searcher) addOneTerm(segment *Segment, b *scanned, article, from, to uint32) bool {
	e, g := &s.evaluation, b.group
	begin, more := len(e.parts), b.wt > 0 && b.mostTF(from, to) > b.tf
	best, score := b.least, b.least
	at, limit := b.sentAt+uint(from)*b.ws, uint32(1)<<b.ws-1
	for j := from; j < to; j++ {
		ord, tf := bitsAt(b.bits, at, b.ws), b.tf
		if at += b.ws; ord == limit && b.many > 0 {
			ord = b.exception(j)
		}
		ord += b.ord
		if more {
			tf += b.tfAbove(j)
			score = g.weight * s.saturated(tf, b.minLength)
			best = max(best, score)
		}
		if int(ord)+1 >= len(e.sentences) && !e.growFor(segment, article, ord) {
			return false
		}
		e.parts = append(e.parts, part{sentence: ord, tf: float32(tf)})
		t := &e.sentences[ord]
		if t.own == 0 {
			e.hits = append(e.hits, ord)
		}
		t.own += score
	}
	e.found = append(e.found, foundGroup{g, float32(to - from), begin, len(e.parts)})
	e.context += g.weight * s.countBound(to-from, segment.eighths[article])
	e.bestSum += best
	return true
}

// addPosting adds P*tf to the sentences from <= i < to of a block; false if the article does not have one of them.
func (e *evaluation) addPosting(segment *Segment, b *sentenceBits, p, k float32, article, from, to uint32) bool {
	if e.count == 0 || k < e.k {
		e.k = k
	}
	e.count += p * float32(to-from)
	for j := from; j < to; j++ {
		ord, tf := b.sentence(j)
		if int(ord)+1 >= len(e.sentences) && !e.growFor(segment, article, ord) {
			return false
		}
		t := &e.sentences[ord].tf
		if *t == 0 {
			e.parts = append(e.parts, part{sentence: ord})
		}
		*t += p * float32(tf)
	}
	return true
}

// closeGroup bounds what a group, whose postings have all been added, contributes to scores.
func (s *searcher) closeGroup(segment *Segment, g *segmentGroup, article uint32) {
	e := &s.evaluation
	if e.count == 0 {
		return
	}
	begin := 0
	if n := len(e.found); n > 0 {
		begin = e.found[n-1].end
	}
	best := float32(0)
	parts := e.parts[begin:]
	for i := range parts {
		p := &parts[i]
		t := &e.sentences[p.sentence]
		p.tf, t.tf = t.tf, 0
		score := g.weight * saturate(p.tf, s.params.K1, e.k)
		if t.own == 0 {
			e.hits = append(e.hits, p.sentence)
		}
		t.own += score
		best = max(best, score)
	}
	e.found = append(e.found, foundGroup{g, e.count, begin, len(e.parts)})
	e.context += g.weight * s.articleBound(e.count, segment.eighths[article])
	e.bestSum += best
	e.count = 0
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

// addGroups puts the exact own scores and context in the place of their bounds; false if the lists have a sentence that the article does
// not have.
func (s *searcher) addGroups(segment *Segment, article uint32, lengths []byte) bool {
	e := &s.evaluation
	for _, i := range e.hits {
		e.sentences[i].own = 0
	}
	e.context, e.bestSum = 0, 0
	// The groups are in the order of their scans, on which rounding must not depend.
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
			if length := lengths[p.sentence]; g.oneTerm {
				p.score = g.weight * s.saturated(uint32(p.tf), length)
			} else {
				p.score = g.weight * saturate(p.tf, s.params.K1, s.sentenceK[length])
			}
			e.sentences[p.sentence].own += p.score
			best = max(best, p.score)
		}
		e.bestSum += best
		e.context += g.weight * s.articleScore(g.count, words)
	}
	return true
}

// addParagraphs numbers the paragraphs and sums up the best parts of each.
func (e *evaluation) addParagraphs(segment *Segment, from, to uint32) {
	paragraph := uint32(0)
	e.sentences[0].paragraph, e.sum[0] = 0, 0
	for i := from + 1; i < to; i++ {
		if segment.breakAt(i) {
			paragraph++
			e.sum[paragraph] = 0
		}
		e.sentences[i-from].paragraph = paragraph
	}
	for _, g := range e.found {
		parts := e.parts[g.begin:g.end]
		for _, part := range parts {
			p := e.sentences[part.sentence].paragraph
			if part.score > e.best[p] {
				e.sum[p] += part.score - e.best[p]
				e.best[p] = part.score
			}
		}
		for _, part := range parts {
			e.best[e.sentences[part.sentence].paragraph] = 0
		}
	}
}

// addHits adds the sentences that are wanted and pass the filters.
func (s *searcher) addHits(article uint32, id uint64, sentences int) {
	e := &s.evaluation
	ofHeadline := float32(0)
	if e.headline {
		ofHeadline = s.params.Headline * e.sentences[0].own
	}
	for _, i := range e.hits {
		if s.q.HeadlineOnly && (i > 0 || !e.headline) {
			continue
		}
		t := &e.sentences[i]
		score := t.own + e.context + s.params.Paragraph*e.sum[t.paragraph]
		neighbour := float32(0)
		if i > 0 {
			neighbour = e.sentences[i-1].own
			score += ofHeadline
		}
		if int(i)+1 < sentences {
			neighbour = max(neighbour, e.sentences[i+1].own)
		}
		score += s.params.Neighbour * neighbour
		hit := Hit{Article: id, Sentence: int(i), Score: score}
		if s.top.wants(hit) && s.passes(article, i) && (s.q.Wanted == nil || s.q.Wanted(id, e.lang, int(i))) {
			s.top.add(hit)
		}
	}
}
