package postings

import (
	"cmp"
	"math"
	"slices"
	"sync"
)

// What made searches fast and segments small, measured on 100 000 articles of 164 MB, German, with queries of one to four words, ten
// hits:
//
//   - lists of articles rather than of sentences; the sentences of an article are in a part of the block that is read only for
//     articles that can still be among the best. Bounds then need no context
//   - bounds that know that a word found in one sentence of an article is not in its neighbour as well: half the evaluations. The tf
//     of the article rather than the greatest of its block: another quarter
//   - ruling out articles by what the lists say of them, before their lengths and records are read: a tenth; a fifth at a million
//   - links from an article to its postings, made by the scan, instead of a look-up in each list: a tenth; a quarter for 200 hits; a
//     sixth of the time for words with thirty alternatives each
//   - looking up the groups that the threshold rules out (MaxScore), but scanning them where many articles are left: a look-up costs
//     as much as two dozen postings. Windows from the newest article down
//   - a binary search without branches within a block; article lengths as bytes, which stay in the cache (a fifth at a million)
//   - sentences bit-packed with exceptions: 0.7 % of the text saved. A short form for terms of one sentence (95 % of all): 1.6 %. The
//     length of most lists as one bit a term: 0.9 %
//   - decoding a block once a search, the article's share of a bound from a table, the first bytes of terms in the index: an eighth
//   - lists of one sentence of a fixed width: 1 % of the text saved, and a quarter of the time of a merge
//   - keeping the memory of a search for the next one: a third of a query at 10 000 articles
//   - scanning groups that the threshold rules out only for the articles that are left: half the bounds and links, an eighth
//   - a first window of 512 articles, while there is no threshold: a twentieth
//   - the candidates of a window in a list instead of a bit set, whose words are mispredicted: a tenth
//
// No gain: windows of 2048 to 16384 articles; the most promising articles of a window first; telling in the scan whether the sentences
// of an article are neighbours (a quarter less for one word, more for several), or whether one is its first; skipping blocks by their
// bounds and those of the other groups (it never happens); exact lengths in the first bounds of sentences (fewer scores, but each reads
// a cache line more: a fifth slower at 100 000); looking up terms in all segments side by side, to wait for memory together; touching
// the next block of a list one window ahead. A threshold known beforehand would save 4 % for ten hits and 40 % for 200.

// Search returns the best q.K sentences of all segments, best first: by score, then the newer article (the greater ID), then the earlier
// sentence. Idf and average lengths are those of all segments together. Dead, which may be nil, says which articles must not be found;
// they count in the idf until a merge leaves them out. An ID that two segments have is found in both, unless dead.
//
// A damaged posting list is searched as far as it can be read. Then the error wraps ErrDamaged, and the hits are those that were found.
//
// Search may be called concurrently. It takes some 100 KB of memory, whatever the size of the segments, and keeps it for later searches.
func Search(segments []*Segment, q *Query, dead func(id uint64) bool) ([]Hit, error) {
	s := searchers.Get().(*searcher)
	s.begin(segments, q, dead)
	if s.top.k > 0 && (len(q.Groups) == 0 || len(s.groups) > 0) {
		for i, segment := range s.segments {
			if segment.articles > 0 {
				s.searchSegment(segment, i)
			}
		}
	}
	hits, err := s.top.sorted(), s.err
	if err == nil { // damage may have left a searcher in the middle of an article
		s.end()
		searchers.Put(s)
	}
	return hits, err
}

// searchers are idle: to make a new one costs more than a search of a small corpus.
var searchers = sync.Pool{New: func() any { return new(searcher) }}

// searcher is a search under way. Its memory is used for one segment after the other, and for later searches.
type searcher struct {
	q        *Query
	segments []*Segment // newest first
	dead     func(id uint64) bool
	groups   []scoredGroup
	top      top
	err      error

	// These, up to ownWeight, are kept for the next search, if it has the same params and averages.
	params   Params
	averages averages
	// The k of BM25, k1 * (1 - b + b*length/average), of sentences by their length; of articles, articleK0 + articleK1*length, and
	// by words/8, which is no greater.
	sentenceK            [256]float32
	articleK0, articleK1 float32
	articleKs            [256]float32
	// saturations holds saturate by tf - 1 and length, articleBounds holds articleBound by number of sentences - 1 and words/8.
	saturations   [4][256]float32
	articleBounds [4][256]float32
	// ownWeight is the greatest weight with which the score of a group in a sentence can count in the score of any sentence of the
	// article, by the number of sentences with the group: 0, 1, 2 and more.
	ownWeight [3]float32

	window     window
	evaluation evaluation
	filters    filters
	readers    []*decoded      // of lists, of all segments so far
	used       int             // how many of them the segment at hand uses
	order      []*segmentGroup // scratch of scanGroups
}

// scoredGroup is a group of the query; its weight is Weight * idf.
type scoredGroup struct {
	number int // in the query
	weight float32
	alts   []scoredAlt
}

// scoredAlt is an alternative, with its entry in each segment. Where a segment does not have the term, the entry has no articles.
type scoredAlt struct {
	p       float32
	entries []entry
}

// begin makes a searcher, which is new or has ended, ready for a query.
func (s *searcher) begin(segments []*Segment, q *Query, dead func(id uint64) bool) {
	s.q, s.dead = q, dead
	s.top.k = min(q.K, MaxK)
	s.segments = append(s.segments, segments...)
	slices.SortStableFunc(s.segments, func(x, y *Segment) int {
		_, xLast := x.Range()
		_, yLast := y.Range()
		return cmp.Compare(yLast, xLast)
	})
	var total footer
	for _, g := range segments {
		total.articles += g.articles
		total.sentences += g.sentences
		total.articleWords += g.articleWords
		total.sentenceWords += g.sentenceWords
	}
	params := DefaultParams()
	if q.Params != nil {
		params = *q.Params
	}
	s.setLengths(params, &total)
	for i, g := range q.Groups {
		if g.Weight > 0 {
			s.addGroup(i, float64(total.sentences))
		}
	}
}

// end forgets the query and keeps the memory.
func (s *searcher) end() {
	s.q, s.dead = nil, nil
	clear(s.segments)
	clear(s.groups)
	s.segments, s.groups, s.top.hits = s.segments[:0], s.groups[:0], s.top.hits[:0]
}

// addGroup looks up the terms of the i-th group of the query.
func (s *searcher) addGroup(i int, sentences float64) {
	g := &s.q.Groups[i]
	df := 0.0
	alts := make([]scoredAlt, 0, len(g.Alts))
	entries := make([]entry, len(g.Alts)*len(s.segments))
	for _, alt := range g.Alts {
		if !(alt.P > 0) {
			continue
		}
		a := scoredAlt{alt.P, entries[:len(s.segments)]}
		entries = entries[len(s.segments):]
		for j, segment := range s.segments {
			e, _, err := segment.lookup(alt.Term)
			s.note(err)
			df += float64(alt.P) * float64(e.sentences)
			a.entries[j] = e
		}
		alts = append(alts, a)
	}
	if df > 0 {
		n := max(sentences, df)
		idf := math.Log(1 + (n-df+0.5)/(df+0.5))
		s.groups = append(s.groups, scoredGroup{number: i, weight: g.Weight * float32(idf), alts: alts})
	}
}

// averages are the mean lengths of all segments, in words.
type averages struct{ sentence, article float32 }

// setLengths makes the tables that follow from params and lengths, unless these are the same as in the search before.
func (s *searcher) setLengths(params Params, total *footer) {
	sentence := float32(total.sentenceWords) / float32(max(total.sentences, 1))
	article := float32(total.articleWords) / float32(max(total.articles, 1))
	of := averages{max(sentence, 1), max(article, 1)}
	if s.params == params && s.averages == of {
		return
	}
	s.params, s.averages = params, of
	p := &s.params
	for length := range s.sentenceK {
		s.sentenceK[length] = p.K1 * (1 - p.B + p.B*float32(length)/of.sentence)
	}
	s.articleK0 = p.ArticleK1 * (1 - p.ArticleB)
	s.articleK1 = p.ArticleK1 * p.ArticleB / of.article
	for i := range s.articleKs {
		s.articleKs[i] = s.articleK0 + s.articleK1*float32(8*i)
	}
	for n := range s.articleBounds {
		for i := range s.articleKs {
			s.saturations[n][i] = saturate(float32(n+1), p.K1, s.sentenceK[i])
			s.articleBounds[n][i] = s.articleBound(float32(n+1), byte(i))
		}
	}
	// A group that is in one sentence counts for that sentence or for a neighbour, not for both.
	around := p.Neighbour + p.Headline
	s.ownWeight = [3]float32{0, p.Paragraph + max(1, around), p.Paragraph + 1 + around}
}

// note keeps the first error.
func (s *searcher) note(err error) {
	if s.err == nil {
		s.err = err
	}
}

// saturate is the part of BM25 that depends on tf.
func saturate(tf, k1, k float32) float32 { return tf * (k1 + 1) / (tf + k) }

// saturated is saturate for a sentence of the given length.
func (s *searcher) saturated(tf uint32, length byte) float32 {
	if tf-1 < uint32(len(s.saturations)) {
		return s.saturations[tf-1][length]
	}
	return saturate(float32(tf), s.params.K1, s.sentenceK[length])
}

// top is a heap of the best k hits, the worst of them first.
type top struct {
	k    int
	hits []Hit
}

// compareHits orders the better hit first.
func compareHits(x, y Hit) int {
	switch {
	case x.Score != y.Score:
		return cmp.Compare(y.Score, x.Score)
	case x.Article != y.Article:
		return cmp.Compare(y.Article, x.Article)
	}
	return cmp.Compare(x.Sentence, y.Sentence)
}

// rejects reports whether no hit of an article, with a score of at most bound, would be among the best.
func (t *top) rejects(bound float32, id uint64) bool {
	if len(t.hits) < t.k {
		return false
	}
	worst := &t.hits[0]
	return bound < worst.Score || bound == worst.Score && id < worst.Article
}

// threshold returns the score that a hit must reach.
func (t *top) threshold() float32 {
	if len(t.hits) < t.k {
		return float32(math.Inf(-1))
	}
	return t.hits[0].Score
}

// wants reports whether a hit is among the best so far.
func (t *top) wants(h Hit) bool { return len(t.hits) < t.k || compareHits(h, t.hits[0]) < 0 }

// add puts in a hit that is wanted.
func (t *top) add(h Hit) {
	if len(t.hits) < t.k {
		t.hits = append(t.hits, h)
		for i := len(t.hits) - 1; i > 0; {
			parent := (i - 1) / 2
			if compareHits(t.hits[parent], t.hits[i]) >= 0 {
				return
			}
			t.hits[parent], t.hits[i] = t.hits[i], t.hits[parent]
			i = parent
		}
		return
	}
	t.hits[0] = h
	t.sink()
}

func (t *top) sink() {
	for i := 0; ; {
		child := 2*i + 1
		if child >= len(t.hits) {
			return
		}
		if child+1 < len(t.hits) && compareHits(t.hits[child+1], t.hits[child]) > 0 {
			child++
		}
		if compareHits(t.hits[child], t.hits[i]) <= 0 {
			return
		}
		t.hits[i], t.hits[child] = t.hits[child], t.hits[i]
		i = child
	}
}

// sorted returns a copy of the hits, best first.
func (t *top) sorted() []Hit {
	slices.SortFunc(t.hits, compareHits)
	return slices.Clone(t.hits)
}
