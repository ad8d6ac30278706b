package postings

import (
	"bytes"
	"math"
	"slices"
)

// Merge returns one segment with the articles of several, in order of ID, without the dead ones (dead may be nil). Where an
// ID occurs twice the segment that comes later in the list wins. The result may hold no article: Len 0.
//
// It holds in memory the result, 4 bytes an article and a sentence of the inputs and their longest posting list; nothing else of the
// inputs is held decoded. The checksums of the inputs are verified first. It fails with ErrDamaged, and with ErrArticle for IDs too far apart for one segment.
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
	m.lists.form = newSingle(len(m.cols.lengths))
	m.terms.usual = uint32(m.lists.form.bytes)
	if err := m.mergeTerms(); err != nil {
		return nil, err
	}
	return m.cols.closeSegment(m.data, &m.terms), nil
}

// merger is a merge under way.
type merger struct {
	data    []byte
	terms   termWriter
	lists   listWriter
	cols    columns
	inputs  []*mergeInput
	current []*mergeInput // the inputs that have the term at hand
}

// mergeInput is one segment being merged.
type mergeInput struct {
	segment   *Segment
	articles  []uint32 // new number of each article, gone for one left out
	sentences []uint32 // likewise
	terms     termCursor
	postings  decoded
	at        int    // article of the block in postings
	article   uint32 // its new number; gone at the end of the list
}

const gone = math.MaxUint32

// number gives the articles of the result their numbers and writes their columns.
func (m *merger) number(segments []*Segment, dead func(id uint64) bool) error {
	for _, s := range segments {
		if s.articles > 0 {
			m.inputs = append(m.inputs, &mergeInput{segment: s, articles: make([]uint32, 0, s.articles)})
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
				in.leaveOut()
			}
		}
		if dead != nil && dead(id) {
			next.leaveOut()
			continue
		}
		if n > 0 && id-m.cols.foot.firstID > math.MaxUint32 || n == maxArticles {
			return errTooLarge
		}
		if err := m.copyColumns(next); err != nil {
			return err
		}
		next.articles = append(next.articles, n)
		n++
	}
}

func (in *mergeInput) done() bool { return len(in.articles) == int(in.segment.articles) }
func (in *mergeInput) id() uint64 { return in.segment.id(uint32(len(in.articles))) }

// leaveOut passes over an article.
func (in *mergeInput) leaveOut() {
	if _, to, ok := in.segment.span(uint32(len(in.articles))); ok {
		for uint32(len(in.sentences)) < to {
			in.sentences = append(in.sentences, gone)
		}
	}
	in.articles = append(in.articles, gone)
}

// copyColumns copies those of the input's next article.
func (m *merger) copyColumns(in *mergeInput) error {
	s, article := in.segment, uint32(len(in.articles))
	from, to, ok := s.span(article)
	if !ok || int(from) != len(in.sentences) || to-from > maxSentences || len(m.cols.lengths)+int(to-from) > math.MaxUint32 {
		return damaged("sentences of article %d", article)
	}
	first := uint32(len(m.cols.lengths))
	for i := from; i < to; i++ {
		in.sentences = append(in.sentences, first+i-from)
		m.cols.addSentence(int(s.lengths[i]), s.breakAt(i))
	}
	m.cols.addArticle(s.id(article), s.day(article), s.langs[article], first)
	return nil
}

// mergeTerms writes the lists of all terms in order.
func (m *merger) mergeTerms() error {
	m.lists.reset()
	m.inputs = slices.DeleteFunc(m.inputs, func(in *mergeInput) bool { return in.segment.terms == 0 })
	for _, in := range m.inputs {
		in.terms = in.segment.termsFrom(0)
		in.terms.next()
	}
	for {
		m.current = m.current[:0]
		for _, in := range m.inputs {
			if in.terms.err != nil {
				return in.terms.err
			}
			if in.terms.ended {
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
		if len(m.current) == 0 {
			return nil
		}
		var err error
		if len(m.current) == 1 && m.current[0].terms.sentences == 1 {
			err = m.copySingle(m.current[0])
		} else {
			err = m.mergeLists()
		}
		if err != nil {
			return err
		}
		for _, in := range m.current {
			in.terms.next()
		}
	}
}

// mergeLists writes the list of the term that the current inputs have.
func (m *merger) mergeLists() error {
	for _, in := range m.current {
		if err := in.open(); err != nil {
			return err
		}
	}
	for {
		next := m.current[0]
		for _, in := range m.current[1:] {
			if in.article < next.article {
				next = in
			}
		}
		if next.article == gone {
			break
		}
		d, article := &next.postings, next.article
		for j := d.starts[next.at]; j < d.starts[next.at+1]; j++ {
			at := newPlace(article, d.ords[j], m.cols.words[article], d.length[j])
			m.lists.add(m.cols.first[article]+d.ords[j], at, d.positionsOf(j))
		}
		if next.advance(); d.err != nil {
			return d.err
		}
	}
	e := entry{articles: m.lists.articles, sentences: m.lists.sentences, begin: uint32(len(m.data) - headerSize)}
	m.data = m.lists.finish(m.data)
	return m.addTerm(e)
}

// addTerm adds the term of the current inputs, whose list ends the data.
func (m *merger) addTerm(e entry) error {
	if len(m.data) > math.MaxUint32 {
		return errTooLarge
	}
	if e.end = uint32(len(m.data) - headerSize); e.articles > 0 {
		m.terms.add(m.current[0].terms.term, e)
	}
	return nil
}

// copySingle writes the list of a term that one sentence of one input holds, as it is with most terms.
func (m *merger) copySingle(in *mergeInput) error {
	old, e := &in.segment.single, in.terms.entry
	sentence, first, rest, ok := old.read(in.segment.lists[e.begin:e.end])
	if !ok || sentence >= uint64(len(in.sentences)) {
		return damaged("sentence of the list at %d", e.begin)
	}
	to := in.sentences[sentence]
	if to == gone {
		return nil
	}
	if first == old.long || m.lists.form.long <= first {
		return m.mergeLists()
	}
	e.begin = uint32(len(m.data) - headerSize)
	m.data = append(m.lists.form.appendHead(m.data, to, first), rest...)
	return m.addTerm(e)
}

// open begins the list of the input's current term.
func (in *mergeInput) open() error {
	l, err := in.segment.open(in.terms.entry)
	if err != nil {
		return err
	}
	in.postings.reset(l)
	if in.postings.load(0) && in.postings.expand() {
		in.at = -1
		in.advance()
	}
	return in.postings.err
}

// advance goes to the next article that is not gone.
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
		if in.article = in.articles[d.docs[in.at]]; in.article != gone {
			return
		}
	}
}
