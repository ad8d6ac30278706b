package postings

import (
	"iter"
	"math"
	"slices"
	"sort"
)

// columns collects the columns of a segment: see format.go.
type columns struct {
	foot    footer
	first   []uint32 // the first sentence of each article
	days    []int32
	ids     []uint32
	words   []uint16
	langs   []byte
	lengths []byte
	breaks  []byte
}

func (c *columns) reset() {
	c.foot = footer{}
	c.first, c.days, c.ids, c.words = c.first[:0], c.days[:0], c.ids[:0], c.words[:0]
	c.langs, c.lengths, c.breaks = c.langs[:0], c.lengths[:0], c.breaks[:0]
}

func (c *columns) addSentence(words int, breaks bool) {
	if len(c.lengths)%8 == 0 {
		c.breaks = append(c.breaks, 0)
	}
	if breaks {
		c.breaks[len(c.breaks)-1] |= 1 << (len(c.lengths) % 8)
	}
	c.lengths = append(c.lengths, byte(min(max(words, 0), longLength)))
}

// addArticle adds an article, whose sentences, from first on, have been added.
func (c *columns) addArticle(id uint64, day int32, lang byte, first uint32) {
	if len(c.days) == 0 {
		c.foot.firstID = id
	}
	words := uint64(0)
	for _, n := range c.lengths[first:] {
		words += uint64(n)
	}
	c.foot.sentenceWords += words
	words = min(words, math.MaxUint16)
	c.foot.articleWords += words
	c.first = append(c.first, first)
	c.days = append(c.days, day)
	c.ids = append(c.ids, uint32(id-c.foot.firstID))
	c.words = append(c.words, uint16(words))
	c.langs = append(c.langs, lang)
}

// eighth returns a length in units of 8 words, rounded down, at most 255.
func eighth(words uint16) byte { return byte(min(words/8, 255)) }

// closeSegment appends to the header and the lists all that follows.
func (c *columns) closeSegment(data []byte, dictionary *termWriter) []byte {
	f := &c.foot
	f.articles, f.sentences, f.terms = uint64(len(c.days)), uint64(len(c.lengths)), uint64(dictionary.n)
	f.termsAt = uint64(len(data))
	data = append(data, dictionary.terms...)
	f.indexAt = uint64(len(data))
	data = append(data, dictionary.index...)
	f.articlesAt = uint64(len(data))
	for i, v := range c.first {
		data = le.AppendUint32(data, v)
		data = le.AppendUint16(data, c.words[i])
	}
	data = le.AppendUint32(data, uint32(f.sentences))
	data = le.AppendUint16(data, 0)
	if slices.ContainsFunc(c.days, func(day int32) bool { return day != 0 }) {
		f.columns |= hasDays
		for _, v := range c.days {
			data = le.AppendUint32(data, uint32(v))
		}
	}
	if n := len(c.ids); n > 0 && c.ids[n-1] != uint32(n-1) {
		f.columns |= hasIDs
		for _, v := range c.ids {
			data = le.AppendUint32(data, v)
		}
	}
	data = append(data, c.langs...)
	for _, v := range c.words {
		data = append(data, eighth(v))
	}
	f.sentencesAt = uint64(len(data))
	data = append(data, c.lengths...)
	data = append(data, c.breaks...)
	return appendFooter(data, f)
}

func (s *Segment) id(article uint32) uint64 {
	if s.ids == nil {
		return s.firstID + uint64(article)
	}
	return s.firstID + uint64(le.Uint32(s.ids[4*article:]))
}

func (s *Segment) day(article uint32) int32 {
	if s.days == nil {
		return 0
	}
	return int32(le.Uint32(s.days[4*article:]))
}

// span returns the sentences of an article, from <= sentence < to; not ok if the column is damaged.
func (s *Segment) span(article uint32) (from, to uint32, ok bool) {
	b := s.records[recordSize*article:]
	from, to = le.Uint32(b), le.Uint32(b[recordSize:])
	return from, to, from <= to && uint64(to) <= s.sentences
}

// articleOf returns the article of a sentence, and the sentence's number in it.
func (s *Segment) articleOf(sentence uint32) (article, ord uint32) {
	lo, hi := 0, int(s.articles) // the last article that begins at or before the sentence
	for hi-lo > 1 {
		mid := int(uint(lo+hi) >> 1)
		if le.Uint32(s.records[recordSize*mid:]) <= sentence {
			lo = mid
		} else {
			hi = mid
		}
	}
	return uint32(lo), sentence - le.Uint32(s.records[recordSize*lo:])
}

func (s *Segment) articleLength(article uint32) uint16 {
	return le.Uint16(s.records[recordSize*article+4:])
}

// breakAt reports whether a sentence begins a paragraph; of the first sentence of an article, whether it is the headline.
func (s *Segment) breakAt(sentence uint32) bool { return s.breaks[sentence>>3]>>(sentence&7)&1 != 0 }

// Info is what a segment says of an article, apart from its words.
type Info struct {
	ID        uint64
	Lang      byte
	Sentences int
}

// Articles iterates over the articles whose IDs are at least from, in order. Damage shows as wrong values or an early end.
func (s *Segment) Articles(from uint64) iter.Seq[Info] {
	return func(yield func(Info) bool) {
		n := int(s.articles)
		begin := sort.Search(n, func(i int) bool { return s.id(uint32(i)) >= from })
		for a := uint32(begin); a < uint32(n); a++ {
			lo, hi, ok := s.span(a)
			if !ok || lo == hi {
				return
			}
			if !yield(Info{ID: s.id(a), Lang: s.langs[a], Sentences: int(hi - lo)}) {
				return
			}
		}
	}
}
