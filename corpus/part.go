package corpus

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"go.etcd.io/bbolt"

	"quoth/internal/postings"
)

// indexPart is a piece of the index: an entry of the tail, a bucket of segments, or what an import has yet to write. It is immutable.
type indexPart struct {
	id          uint64 // its key in the file
	tail        bool   // an entry of the tail
	volatile    bool   // of an import, in memory only
	first, last uint64 // numbers of its first and last article
	articles    int    // how many it has
	size        int    // of its segment, in bytes

	// Kept in memory for parts of the tail and volatile ones; nil for the others, which are read from the file.
	segment *postings.Segment
	beside  tables
}

// A part of the tail is stored as one value, its numbers being big endian:
//
//	length of the fingerprints | withSentences   uint32
//	length of the table of sentences             uint32
//	fingerprints (known.go), table of sentences (sentences.go), segment (package postings)
//
// Parts made before there were tables of sentences have neither the bit withSentences nor the second length.
const withSentences = 1 << 31

// partValue makes the value of a part of the tail.
func partValue(t tables, data []byte) []byte {
	v := make([]byte, 0, 8+len(t.known)+len(t.sentences)+len(data))
	v = binary.BigEndian.AppendUint32(v, uint32(len(t.known))|withSentences)
	v = binary.BigEndian.AppendUint32(v, uint32(len(t.sentences)))
	return append(append(append(v, t.known...), t.sentences...), data...)
}

// cutValue takes the value of a part of the tail apart.
func cutValue(value []byte) (t tables, data []byte, ok bool) {
	if len(value) < 8 {
		return t, nil, false
	}
	k, s := uint64(binary.BigEndian.Uint32(value)), uint64(0)
	value = value[4:]
	if k&withSentences != 0 {
		k, s = k&^withSentences, uint64(binary.BigEndian.Uint32(value))
		value = value[4:]
	}
	if k+s > uint64(len(value)) {
		return t, nil, false
	}
	t.known, t.sentences = known(value[:k:k]), sentenceTable(value[k:k+s:k+s])
	return t, value[k+s:], true
}

// newTailPart makes a part of a value of the tail, which it keeps.
func newTailPart(id uint64, value []byte) (*indexPart, error) {
	t, data, ok := cutValue(value)
	if !ok {
		return nil, fmt.Errorf("%w: part %d of the tail is too short", ErrDamaged, id)
	}
	p, err := newPart(t, data)
	if err != nil {
		return nil, fmt.Errorf("%w: part %d of the tail: %w", ErrDamaged, id, err)
	}
	p.id, p.tail = id, true
	return p, nil
}

// newPart makes a part of a segment and its tables, which it keeps.
func newPart(t tables, data []byte) (*indexPart, error) {
	segment, err := postings.Open(data)
	if err != nil {
		return nil, err
	}
	p := &indexPart{articles: segment.Len(), size: len(data), segment: segment, beside: t}
	p.first, p.last = segment.Range()
	p.beside.first = p.first
	return p, nil
}

// partList is what readParts finds.
type partList struct {
	parts    []*indexPart // of the generation asked for
	leftover bool         // there are segments of other generations
	broken   error        // why parts of the generation are missing from the list
}

// readParts lists the parts of a generation. Those that are damaged, or of another format of segments, are left out: the index can be
// rebuilt from the log.
func readParts(tx *bbolt.Tx, generation uint64) (list partList, err error) {
	err = tx.Bucket(tailBucket).ForEach(func(k, v []byte) error {
		id, err := keyNumber(k)
		if err != nil {
			return err
		}
		p, err := newTailPart(id, slices.Clone(v))
		if err == nil {
			err = p.segment.Verify()
		}
		if err != nil {
			list.broken = errors.Join(list.broken, err)
		} else {
			list.parts = append(list.parts, p)
		}
		return nil
	})
	if err != nil {
		return partList{}, err
	}
	segments := tx.Bucket(segmentsBucket)
	err = segments.ForEachBucket(func(k []byte) error {
		p, g, err := readInfo(segments, k)
		if err == nil && g == generation {
			_, err = p.open(tx)
		}
		switch {
		case err != nil:
			list.broken = errors.Join(list.broken, err)
		case g == generation:
			list.parts = append(list.parts, p)
		default:
			list.leftover = true
		}
		return nil
	})
	sortParts(list.parts)
	return list, err
}

func sortParts(parts []*indexPart) {
	slices.SortStableFunc(parts, func(a, b *indexPart) int { return cmp.Compare(a.first, b.first) })
}

// readInfo reads what the bucket of a segment says of it.
func readInfo(segments *bbolt.Bucket, key []byte) (p *indexPart, generation uint64, err error) {
	id, err := keyNumber(key)
	if err != nil {
		return nil, 0, err
	}
	b := segments.Bucket(key)
	info := b.Get(infoKey)
	if len(info) != 32 {
		return nil, 0, fmt.Errorf("%w: segment %d has no description", ErrDamaged, id)
	}
	field := func(i int) uint64 { return binary.BigEndian.Uint64(info[i*8:]) }
	p = &indexPart{id: id, first: field(0), last: field(1), articles: int(field(2)), size: len(b.Get(dataKey))}
	return p, field(3), nil
}

// putSegment writes a segment to a bucket of its own; one without an article it leaves out, and returns nil.
func putSegment(tx *bbolt.Tx, generation uint64, t tables, data []byte) (*indexPart, error) {
	p, err := newPart(tables{}, data)
	if err != nil || p.articles == 0 {
		return nil, err
	}
	p.segment, p.beside = nil, tables{} // they are read from the file
	segments := tx.Bucket(segmentsBucket)
	if p.id, err = segments.NextSequence(); err != nil {
		return nil, err
	}
	b, err := segments.CreateBucket(numberKey(p.id))
	if err != nil {
		return nil, err
	}
	b.FillPercent = 1
	var info []byte
	for _, n := range []uint64{p.first, p.last, uint64(p.articles), generation} {
		info = binary.BigEndian.AppendUint64(info, n)
	}
	for _, kv := range []struct{ k, v []byte }{{infoKey, info}, {knownKey, t.known}, {sentencesKey, t.sentences}, {dataKey, data}} {
		if err := b.Put(kv.k, kv.v); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// deletePart removes a part from the file.
func deletePart(tx *bbolt.Tx, p *indexPart) error {
	switch {
	case p.volatile:
		return nil
	case p.tail:
		return tx.Bucket(tailBucket).Delete(numberKey(p.id))
	}
	return tx.Bucket(segmentsBucket).DeleteBucket(numberKey(p.id))
}

// bucket returns the bucket of the part's segment, nil where it is missing.
func (p *indexPart) bucket(tx *bbolt.Tx) *bbolt.Bucket {
	return tx.Bucket(segmentsBucket).Bucket(numberKey(p.id))
}

// open returns the part's segment. It lives as long as the transaction.
func (p *indexPart) open(tx *bbolt.Tx) (*postings.Segment, error) {
	if p.segment != nil {
		return p.segment, nil
	}
	b := p.bucket(tx)
	if b == nil {
		return nil, fmt.Errorf("%w: segment %d is missing", ErrDamaged, p.id)
	}
	s, err := postings.Open(b.Get(dataKey))
	if err != nil {
		return nil, fmt.Errorf("%w: segment %d: %w", ErrDamaged, p.id, err)
	}
	return s, nil
}

// articleIn returns what a segment says of an article; not ok where it does not have it.
func articleIn(s *postings.Segment, number uint64) (info postings.Info, ok bool) {
	for info := range s.Articles(number) {
		return info, info.ID == number
	}
	return info, false
}

// tables returns the part's tables. They live as long as the transaction.
func (p *indexPart) tables(tx *bbolt.Tx) tables {
	if p.segment != nil {
		return p.beside
	}
	if b := p.bucket(tx); b != nil {
		return tables{p.first, known(b.Get(knownKey)), sentenceTable(b.Get(sentencesKey))}
	}
	return tables{}
}

// dropPages tells the system that the part's segment, which was read from end to end, will not be read again soon.
func (p *indexPart) dropPages(tx *bbolt.Tx) {
	if b := p.bucket(tx); b != nil && p.segment == nil {
		dropPages(b.Get(dataKey))
	}
}
