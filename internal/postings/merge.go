package postings

import (
	"bytes"
	"encoding/binary"
	"math"
	"slices"
	"sort"
)

// Merge returns one segment with the articles of several, in order of their IDs, without those that are dead (dead may be nil). If two
// segments have the same ID, the later one in the list wins. The result may have no article.
//
// Merge verifies the checksums of the segments first. Beside the result, it needs memory for the longest posting list. It fails with
// ErrDamaged, and with ErrArticle for IDs too far apart for one segment.
func Merge(segments []*Segment, dead func(id uint64) bool) ([]byte, error) {
	m := &merger{}
	size, analysis := headerSize+footerSize, uint32(math.MaxUint32)
	for _, s := range segments {
		if err := s.Verify(); err != nil {
			return nil, err
		}
		size += len(s.data)
		analysis = min(analysis, s.analysis)
	}
	if len(segments) == 0 {
		analysis = 0
	}
	m.data = appendHeader(make([]byte, 0, size), analysis)
	if err := m.number(segments, dead); err != nil {
		return nil, err
	}
	m.lists.form = newSingleForm(len(m.cols.lengths))
	m.dictionary.reset(uint32(m.lists.form.bytes))
	if err := m.mergeTerms(); err != nil {
		return nil, err
	}
	return m.cols.closeSegment(m.data, &m.dictionary), nil
}

// merger is a merge under way.
type merger struct {
	data       []byte
	dictionary termWriter
	lists      listWriter
	cols       columns
	inputs     []*mergeInput
	current    []*mergeInput // the inputs that have the current term
}

// mergeInput is one segment being merged.
type mergeInput struct {
	segment  *Segment
	articles uint32 // how many have been numbered, or left out
	runs     []run
	terms    termCursor
	head     uint64 // first bytes of the current term

	// The list of the current term:
	article  uint32 // the current article, by its number in the result; gone at the end of the list
	postings decoded
	at       int // where the article is in the block of postings
}

// run is articles that are consecutive both in the input and in the result. If the inputs do not overlap and no article is left out, as
// with those of an import, each input is one run.
type run struct {
	first, end uint32 // articles in the input
	article    uint32 // number of the first in the result
	sentence   uint32 // its first sentence in the input
	toSentence uint32 // and in the result
}

// gone is in the place of the number of an article that is left out, or where there are no more.
const gone = math.MaxUint32

// number numbers the articles of the result, and writes their columns.
func (m *merger) number(segments []*Segment, dead func(id uint64) bool) error {
	for _, s := range segments {
		if s.articles > 0 {
			m.inputs = append(m.inputs, &mergeInput{segment: s})
		}
	}
	for n := uint32(0); ; {
		var next *mergeInput
		for _, in := range m.inputs {
			if !in.done() && (next == nil || in.id() <= next.id()) {
				next = in
			}
		}
		if next == nil {
			return nil
		}
		id := next.id()
		for _, in := range m.inputs {
			if in != next && !in.done() && in.id() == id {
				in.articles++
			}
		}
		if dead != nil && dead(id) {
			next.articles++
			continue
		}
		if n > 0 && id-m.cols.foot.firstID > math.MaxUint32 || n == maxArticles {
			return errTooLarge
		}
		if err := m.copyColumns(next, n); err != nil {
			return err
		}
		n++
	}
}

func (in *mergeInput) done() bool { return uint64(in.articles) == in.segment.articles }
func (in *mergeInput) id() uint64 { return in.segment.id(in.articles) }

// copyColumns copies the columns of the input's next article, which gets the given number.
func (m *merger) copyColumns(in *mergeInput, number uint32) error {
	s, article := in.segment, in.articles
	from, to, ok := s.span(article)
	if !ok || to-from > maxSentences || uint64(len(m.cols.lengths))+uint64(to-from) > math.MaxUint32 {
		return damaged("sentences of article %d", article)
	}
	first := uint32(len(m.cols.lengths))
	for i := from; i < to; i++ {
		m.cols.addSentence(int(s.lengths[i]), s.breakAt(i))
	}
	m.cols.addArticle(s.id(article), s.day(article), s.langs[article], first)
	in.articles++
	if n := len(in.runs); n > 0 && in.runs[n-1].end == article && in.runs[n-1].article+article-in.runs[n-1].first == number {
		in.runs[n-1].end = in.articles
	} else {
		in.runs = append(in.runs, run{first: article, end: in.articles, article: number, sentence: from, toSentence: first})
	}
	return nil
}

// numberOf returns the number of an article in the result, and its run; gone and nil if it is left out.
func (in *mergeInput) numberOf(article uint32) (uint32, *run) {
	i := 0
	if len(in.runs) > 1 {
		i = sort.Search(len(in.runs), func(i int) bool { return in.runs[i].end > article })
	}
	if i == len(in.runs) || article < in.runs[i].first || article >= in.runs[i].end {
		return gone, nil
	}
	r := &in.runs[i]
	return r.article + article - r.first, r
}

// mergeTerms writes the lists of all terms, in order.
func (m *merger) mergeTerms() error {
	m.lists.reset()
	for _, in := range m.inputs {
		in.terms = termCursor{ended: true}
		if in.segment.terms > 0 && len(in.runs) > 0 {
			in.terms = in.segment.termsFrom(0)
			in.nextTerm()
		}
	}
	for {
		for _, in := range m.inputs {
			if in.terms.err != nil {
				return in.terms.err
			}
		}
		m.inputs = slices.DeleteFunc(m.inputs, func(in *mergeInput) bool { return in.terms.ended })
		if len(m.inputs) == 0 {
			return nil
		}
		if err := m.untilOneEnds(); err != nil {
			return err
		}
	}
}

// untilOneEnds writes the lists of terms until an input has no more terms.
func (m *merger) untilOneEnds() (err error) {
	for ended := false; !ended; {
		m.findTerm()
		if len(m.current) == 1 && m.current[0].terms.sentences == 1 {
			err = m.copySingle(m.current[0])
		} else {
			err = m.mergeLists()
		}
		if err != nil {
			return err
		}
		for _, in := range m.current {
			in.nextTerm()
			ended = ended || in.terms.ended
		}
	}
	return nil
}

// findTerm sets m.current to the inputs whose current term is the least. The first bytes of terms nearly settle that.
func (m *merger) findTerm() {
	least := uint64(math.MaxUint64)
	for _, in := range m.inputs {
		least = min(least, in.head)
	}
	m.current = m.current[:0]
	for _, in := range m.inputs {
		if in.head != least {
			continue
		}
		order := 0
		if len(m.current) > 0 {
			order = bytes.Compare(in.terms.term, m.current[0].terms.term)
		}
		if order < 0 {
			m.current = m.current[:0]
		}
		if order <= 0 {
			m.current = append(m.current, in)
		}
	}
}

// nextTerm goes on to the next term.
func (in *mergeInput) nextTerm() {
	if in.terms.next() {
		var head [termHead]byte
		copy(head[:], in.terms.term)
		in.head = binary.BigEndian.Uint64(head[:])
	}
}

// mergeLists merges the lists of the current term.
func (m *merger) mergeLists() error {
	for _, in := range m.current {
		if err := in.open(); err != nil {
			return err
		}
	}
	for {
		next, until := m.current[0], uint32(gone) // the input whose turn it is, and the article before which its turn ends
		for _, in := range m.current[1:] {
			if in.article < next.article {
				next, until = in, next.article
			} else {
				until = min(until, in.article)
			}
		}
		if next.article == gone {
			break
		}
		for next.article < until {
			m.addSentences(next)
			next.advance()
		}
		if next.postings.err != nil {
			return next.postings.err
		}
	}
	e := entry{articles: m.lists.articles, sentences: m.lists.sentences, begin: uint32(len(m.data) - headerSize)}
	m.data = m.lists.finish(m.data)
	return m.addTerm(e)
}

// addSentences appends the sentences of the input's current article to the list.
func (m *merger) addSentences(in *mergeInput) {
	article := in.article
	first, words := m.cols.first[article], m.cols.words[article]
	d := &in.postings
	for j := d.starts[in.at]; j < d.starts[in.at+1]; j++ {
		m.lists.add(first+d.ords[j], newPlace(article, d.ords[j], words, d.length[j]), d.positionsOf(j))
	}
}

// addTerm appends the current term to the dictionary. Its list is the last in m.data.
func (m *merger) addTerm(e entry) error {
	if uint64(len(m.data)) > math.MaxUint32 {
		return errTooLarge
	}
	if e.end = uint32(len(m.data) - headerSize); e.articles > 0 {
		m.dictionary.add(m.current[0].terms.term, e)
	}
	return nil
}

// copySingle writes the list of a term that is in one sentence of one input only, as most are.
func (m *merger) copySingle(in *mergeInput) error {
	old, e := &in.segment.single, in.terms.entry
	sentence, first, rest, ok := old.read(in.segment.lists[e.begin:e.end])
	if !ok || sentence >= in.segment.sentences {
		return damaged("sentence of the list at %d", e.begin)
	}
	r := &in.runs[0]
	if r.first > 0 || r.end < in.articles {
		article, _ := in.segment.articleOf(uint32(sentence))
		if _, r = in.numberOf(article); r == nil {
			return nil
		}
	}
	if first == old.long || m.lists.form.long <= first {
		return m.mergeLists()
	}
	e.begin = uint32(len(m.data) - headerSize)
	m.data = append(m.lists.form.appendHead(m.data, r.toSentence+uint32(sentence)-r.sentence, first), rest...)
	return m.addTerm(e)
}

// open begins the list of the input's current term.
func (in *mergeInput) open() error {
	l, err := in.segment.open(in.terms.entry)
	if err != nil {
		return err
	}
	in.postings.reset(l)
	in.at = -1
	in.advance()
	return in.postings.err
}

// advance goes on to the next article of the list that is not left out.
func (in *mergeInput) advance() {
	d := &in.postings
	for {
		if in.at++; in.at >= d.n {
			in.at = 0
			if d.at+1 >= d.blocks || !d.load(d.at+1) || !d.expand() {
				in.article = gone
				return
			}
		}
		if in.article, _ = in.numberOf(d.docs[in.at]); in.article != gone {
			return
		}
	}
}
