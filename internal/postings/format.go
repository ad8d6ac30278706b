package postings

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
)

// A segment is one slice of bytes. Integers whose type is given are little endian, all others are uvarints. Bits fill each byte from
// the lowest up. Articles are numbered from 0 in order of their IDs, sentences from 0 through all articles.
//
//	header    "quothseg", format uint32, analysis uint32
//	lists     the posting lists, in order of their terms
//	terms     in blocks of 32, each beginning with a uint32 that has a bit a term, set if the term is in one sentence only and its
//	          list has the usual length (see singleForm). Then each term:
//	              shared<<4 | suffix    byte: how many bytes it shares with the term before (the first of a block: with its head),
//	                                    and how many follow. 15 in either half: 15 and more, and the rest is a uvarint behind
//	              suffix bytes
//	              nothing more if its bit is set, else either
//	              length of its list    under 16: of a term in one sentence; or
//	              16 + (articles<<1 | several)
//	              sentences - articles          only if several is 1
//	              length of its list
//	index     for each block of terms: the head (the 8 bytes that its first term begins with, zeros behind a shorter one), then
//	          where it begins in terms and where its first list begins in lists, uint32 each
//	articles  columns with an entry for each article:
//	              first sentence uint32, words uint16    (and one entry more: number of sentences, 0)
//	              day int32                              left out if all are 0
//	              ID - first ID uint32                   left out if the IDs are consecutive
//	              language byte
//	              words / 8, a byte                      255 for 255 and more
//	sentences columns with an entry for each sentence:
//	              words, a byte                          255 for 255 and more
//	              a bit                                  set if a paragraph begins; for the first of an article, if it is the headline
//	footer    see footer
//
// The list of a term that is in one sentence only, as most are (for k and n see singleForm):
//
//	sentence<<k | position    n bytes. If all k bits of the position are set, what it exceeds them by follows
//	each further position
//
// The list of any other term: a skip table if it has more than 128 articles, blocks of 128 articles (the last may have fewer),
// positions. An entry of the skip table, 16 bytes:
//
//	last article of the block        uint32
//	end of the block                 uint32, counted from the end of the table
//	beginning of its positions       uint32, counted from the end of the blocks
//	greatest tf in a sentence, most sentences in an article, least sentence length, least article length / 16
//	                                 a byte each, 255 for 255 and more
//
// A block of n articles, with m sentences that have the term:
//
//	wd | wt<<5    byte: bits of a delta, bits of a tf
//	ws            byte: bits of a sentence, plus 128 if there are exceptions
//	m - n
//	wx, e         only with exceptions: bits of one (a byte), and how many there are
//	n * wd bits   deltas: article - article before - 1
//	m bits        set for the last sentence of each article; left out if m = n
//	m * ws bits   number of the sentence in its article; all ones for an exception, which is too great for ws bits
//	m * wt bits   tf - 1
//	e * wj bits   which sentences of the block are exceptions; wj = bits.Len(m - 1)
//	e * wx bits   their numbers in their articles
//
// The positions of a block: for each of its sentences, tf positions of bits.Len(words - 1) bits, or 16 if words is 255.
//
// History: 1, the first. 2: lists of one sentence got a fixed width; the index got heads; days and IDs can be left out.
const (
	magic         = "quothseg"
	formatVersion = 2
	headerSize    = 16
	footerSize    = 96

	blockSize    = 128 // articles in a block
	termBlock    = 32  // terms in a block
	skipSize     = 16  // bytes
	termHead     = 8   // bytes
	indexSize    = termHead + 8
	recordSize   = 6       // bytes: first sentence and words of an article, which a search reads together
	maxArticles  = 1 << 24 // in a segment, so that the deltas of a block cannot overflow
	maxSentences = 1 << 24 // in an article
	maxTF        = 128     // in a sentence; further occurrences are left out
	maxPosition  = 1<<16 - 1
	longLength   = math.MaxUint8
)

// Errors of Open, Verify, Check, Merge and Search. Tell them apart with errors.Is.
var (
	// ErrForeign is returned for bytes that do not begin like a segment.
	ErrForeign = errors.New("not a segment")
	// ErrNewer is returned for a segment of a later format.
	ErrNewer = errors.New("segment of a later format")
	// ErrDamaged is returned for a segment that contradicts itself or its checksum, or is of an earlier format.
	ErrDamaged = errors.New("segment is damaged")
)

func damaged(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrDamaged, fmt.Sprintf(format, args...))
}

var le = binary.LittleEndian

// footer is the end of a segment, footerSize bytes: the fields as uint64 in this order, zeros, the CRC-32C of all before it as uint32,
// and "gees".
type footer struct {
	articles, sentences, terms uint64
	firstID                    uint64
	articleWords               uint64 // sum of the words of articles
	sentenceWords              uint64 // sum of the words of sentences
	termsAt, indexAt           uint64 // where the sections begin; lists begin behind the header
	articlesAt, sentencesAt    uint64
	columns                    uint64 // those that are there: hasDays | hasIDs
}

const endMark = "gees"

// Columns of articles that may be left out.
const (
	hasDays = 1 << iota
	hasIDs
)

// articleSize returns how many bytes an article takes in the columns.
func (f *footer) articleSize() uint64 {
	return recordSize + 4*(f.columns&hasDays/hasDays+f.columns&hasIDs/hasIDs) + 2
}

func (f *footer) fields() []*uint64 {
	return []*uint64{&f.articles, &f.sentences, &f.terms, &f.firstID, &f.articleWords, &f.sentenceWords,
		&f.termsAt, &f.indexAt, &f.articlesAt, &f.sentencesAt, &f.columns}
}

// appendFooter closes a segment.
func appendFooter(data []byte, f *footer) []byte {
	begin := len(data)
	for _, v := range f.fields() {
		data = le.AppendUint64(data, *v)
	}
	for len(data) < begin+footerSize-8 {
		data = append(data, 0)
	}
	data = le.AppendUint32(data, crc32.Checksum(data, castagnoli()))
	return append(data, endMark...)
}

// castagnoli has hardware support on amd64 and arm64; MakeTable returns the same table each time.
func castagnoli() *crc32.Table { return crc32.MakeTable(crc32.Castagnoli) }

func appendHeader(data []byte, analysis uint32) []byte {
	data = append(data, magic...)
	data = le.AppendUint32(data, formatVersion)
	return le.AppendUint32(data, analysis)
}

// Segment is an immutable index of some articles. It is safe for concurrent use.
// It reads from the slice given to Open and is valid as long as that is.
type Segment struct {
	footer
	data     []byte
	analysis uint32
	single   singleForm
	lists    []byte // goes on to the end of data, so that a read of 8 bytes within a list stays in the slice
	termData []byte
	index    []byte
	records  []byte // columns of articles
	days     []byte // nil if all are 0
	ids      []byte // nil if they are consecutive
	langs    []byte
	eighths  []byte // words / 8; small enough to stay in the cache while lists are scanned
	lengths  []byte // columns of sentences
	breaks   []byte
}

// Open reads a segment, at a cost that does not depend on its size: it checks that the sections lie within data and have the right
// lengths, and leaves their contents to Verify and Check. It fails with ErrForeign, ErrNewer or ErrDamaged.
func Open(data []byte) (*Segment, error) {
	if len(data) < headerSize || string(data[:len(magic)]) != magic {
		return nil, ErrForeign
	}
	if v := le.Uint32(data[8:]); v != formatVersion {
		if v > formatVersion {
			return nil, fmt.Errorf("%w: %d", ErrNewer, v)
		}
		return nil, damaged("format %d", v)
	}
	if len(data) < headerSize+footerSize || string(data[len(data)-4:]) != endMark {
		return nil, damaged("cut short")
	}
	s := &Segment{data: data, analysis: le.Uint32(data[12:])}
	end := len(data) - footerSize
	for i, v := range s.fields() {
		*v = le.Uint64(data[end+8*i:])
	}
	if err := s.checkSections(uint64(end)); err != nil {
		return nil, err
	}
	s.cutSections()
	return s, nil
}

// checkSections checks that the sections follow each other up to end, and are as long as the counts say.
func (s *Segment) checkSections(end uint64) error {
	switch {
	case s.articles > maxArticles || s.sentences > math.MaxUint32 || s.terms > math.MaxUint32:
		return damaged("impossible counts")
	case headerSize > s.termsAt || s.termsAt > s.indexAt || s.indexAt > s.articlesAt || s.articlesAt > s.sentencesAt || s.sentencesAt > end:
		return damaged("sections out of order")
	case s.articlesAt-s.indexAt != indexSize*((s.terms+termBlock-1)/termBlock):
		return damaged("%d terms, %d bytes of index", s.terms, s.articlesAt-s.indexAt)
	case s.sentencesAt-s.articlesAt != recordSize+s.articleSize()*s.articles:
		return damaged("%d articles, %d bytes of columns", s.articles, s.sentencesAt-s.articlesAt)
	case end-s.sentencesAt != s.sentences+(s.sentences+7)/8:
		return damaged("%d sentences, %d bytes of columns", s.sentences, end-s.sentencesAt)
	}
	return nil
}

func (s *Segment) cutSections() {
	s.single = newSingleForm(int(s.sentences))
	s.lists = s.data[headerSize:]
	s.termData = s.data[s.termsAt:s.indexAt]
	s.index = s.data[s.indexAt:s.articlesAt]
	rest := s.data[s.articlesAt:]
	cut := func(n uint64) (section []byte) {
		section, rest = rest[:n:n], rest[n:]
		return section
	}
	s.records = cut(recordSize * (s.articles + 1))
	if s.columns&hasDays != 0 {
		s.days = cut(4 * s.articles)
	}
	if s.columns&hasIDs != 0 {
		s.ids = cut(4 * s.articles)
	}
	s.langs = cut(s.articles)
	s.eighths = cut(s.articles)
	s.lengths = cut(s.sentences)
	s.breaks = cut((s.sentences + 7) / 8)
}

// Verify compares the checksum of all bytes (some 10 GB/s).
func (s *Segment) Verify() error {
	end := len(s.data) - 8
	if got, want := crc32.Checksum(s.data[:end], castagnoli()), le.Uint32(s.data[end:]); got != want {
		return damaged("checksum %08x, stored %08x", got, want)
	}
	return nil
}

// Len returns the number of articles.
func (s *Segment) Len() int { return int(s.articles) }

// Sentences returns the number of sentences.
func (s *Segment) Sentences() int { return int(s.sentences) }

// Analysis returns the version of the text analysis given to NewBuilder.
func (s *Segment) Analysis() uint32 { return s.analysis }

// Range returns the least and the greatest article ID, zeros if there is no article.
func (s *Segment) Range() (first, last uint64) {
	if s.articles == 0 {
		return 0, 0
	}
	return s.id(0), s.id(uint32(s.articles - 1))
}
