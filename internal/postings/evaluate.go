package postings

// evaluation scores the sentences of one article. Its slices by sentence go by the number in the article and are zero between articles.
type evaluation struct {
	tf        []float32
	own       []float32
	mask      []uint32
	paragraph []uint32  // of a sentence, from 0; not kept zero
	best      []float32 // of a paragraph: the best part of the group at hand
	sum       []float32 // of a paragraph: the sum of best over the groups
	touched   []uint32  // sentences with tf
	hits      []uint32  // sentences with own
	parts     []part

	context  float32 // the article's part of the score
	bestSum  float32 // sum over the groups of the best part
	around   uint32
	headline bool
}

// part is what a group gives to the own score of a sentence. Those of a group follow each other.
type part struct {
	sentence uint32
	group    int
	score    float32
}

func (e *evaluation) grow(n int) {
	if n <= len(e.tf) {
		return
	}
	n += 64
	e.tf, e.own, e.best, e.sum = make([]float32, n), make([]float32, n), make([]float32, n), make([]float32, n)
	e.mask, e.paragraph = make([]uint32, n), make([]uint32, n)
}

// evaluate adds the hits of one article.
func (s *searcher) evaluate(segment *Segment, groups []*segmentGroup, article uint32) {
	if s.q.Lang != 0 && segment.langs[article] != s.q.Lang || !s.inTime(segment, article) {
		return
	}
	from, to, ok := segment.span(article)
	if !ok || from == to {
		s.note(damaged("sentences of article %d", article))
		return
	}
	e := &s.evaluation
	e.grow(int(to - from))
	e.context, e.bestSum, e.around = 0, 0, 0
	words := segment.articleLength(article)
	for _, g := range groups {
		if count := s.collect(g, article, to-from); count > 0 {
			e.context += g.weight * s.articleScore(count, words)
			e.around |= g.bit
			e.addGroup(s, g, segment.lengths[from:to])
		}
	}
	for i := uint32(0); len(s.groups) == 0 && i < to-from; i++ {
		e.hits = append(e.hits, i)
	}
	if bound := s.evaluated() * slack; bound >= s.top.threshold() {
		if id := segment.id(article); !s.top.rejects(bound, id) && (s.dead == nil || !s.dead(id)) {
			e.headline = segment.breakAt(from)
			e.addParagraphs(segment, from, to)
			s.addHits(article, id, int(to-from))
		}
	}
	for _, i := range e.hits {
		e.own[i], e.mask[i] = 0, 0
	}
	e.hits, e.parts = e.hits[:0], e.parts[:0]
}

// evaluated bounds the scores of the article when the own scores of its sentences are known.
func (s *searcher) evaluated() float32 {
	e := &s.evaluation
	own := float32(0)
	for _, i := range e.hits {
		own = max(own, e.own[i])
	}
	bound := own + e.context + s.params.Paragraph*e.bestSum
	if len(e.hits) > 1 {
		bound += s.params.Neighbour*own + s.params.Headline*e.own[0]
	}
	return bound
}

func (s *searcher) inTime(segment *Segment, article uint32) bool {
	if s.q.After == 0 && s.q.Before == 0 {
		return true
	}
	day := segment.day(article)
	return day != 0 && (s.q.After == 0 || day >= s.q.After) && (s.q.Before == 0 || day < s.q.Before)
}

// collect sums P*tf of a group by sentence and returns the sum of P*sentences.
func (s *searcher) collect(g *segmentGroup, article, sentences uint32) (count float32) {
	e := &s.evaluation
	for i := range g.cursors {
		c := &g.cursors[i]
		i, ok := c.seek(c.from, article)
		if !ok || !c.count() {
			continue
		}
		count += c.p * float32(c.starts[i+1]-c.starts[i])
		for j := c.starts[i]; j < c.starts[i+1]; j++ {
			ord, tf := c.sentence(j)
			if ord >= sentences {
				c.fail("sentence")
				break
			}
			if e.tf[ord] == 0 {
				e.touched = append(e.touched, ord)
			}
			e.tf[ord] += c.p * float32(tf)
		}
	}
	return count
}

// addGroup scores what collect found and forgets it.
func (e *evaluation) addGroup(s *searcher, g *segmentGroup, lengths []byte) {
	best := float32(0)
	for _, i := range e.touched {
		score := g.weight * saturate(e.tf[i], s.params.K1, s.sentenceK[lengths[i]])
		if e.own[i] == 0 {
			e.hits = append(e.hits, i)
		}
		e.own[i] += score
		e.mask[i] |= g.bit
		e.tf[i] = 0
		e.parts = append(e.parts, part{i, g.number, score})
		best = max(best, score)
	}
	e.bestSum += best
	e.touched = e.touched[:0]
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
	for parts := e.parts; len(parts) > 0; {
		n := 0
		for ; n < len(parts) && parts[n].group == parts[0].group; n++ {
			p := e.paragraph[parts[n].sentence]
			if score := parts[n].score; score > e.best[p] {
				e.sum[p] += score - e.best[p]
				e.best[p] = score
			}
		}
		for _, part := range parts[:n] {
			e.best[e.paragraph[part.sentence]] = 0
		}
		parts = parts[n:]
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
