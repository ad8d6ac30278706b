package corpus

import (
	"fmt"
	"slices"

	"go.etcd.io/bbolt"

	"quoth/internal/postings"
)

// tailArticles is how many articles the tail holds at most, plus one: as many become a segment.
const tailArticles = 8

// addTail stores the part of the newest article, or makes a segment of it and the rest of the tail where that is long enough.
func addTail(tx *bbolt.Tx, st *state, number uint64, value []byte) error {
	p, err := newTailPart(number, value)
	if err != nil {
		return err
	}
	var tail []*indexPart
	for _, q := range st.parts {
		if q.tail {
			tail = append(tail, q)
		}
	}
	st.replace(nil, p)
	if len(tail)+1 < tailArticles {
		return tx.Bucket(tailBucket).Put(numberKey(number), value)
	}
	tail = append(tail, p)
	t, data, err := mergeParts(tx, st, tail)
	if err != nil {
		return err
	}
	return swap(tx, st, tail, t, data)
}

// replace puts one part in the place of others; nil stands for none.
func (s *state) replace(old []*indexPart, p *indexPart) {
	s.parts = slices.DeleteFunc(s.parts, func(q *indexPart) bool { return slices.Contains(old, q) })
	if p != nil {
		s.parts = append(s.parts, p)
		sortParts(s.parts)
	}
}

// mergeParts makes one segment of parts, without erased articles. The articles of the bin stay, so that they can be restored.
func mergeParts(tx *bbolt.Tx, st *state, parts []*indexPart) (tables, []byte, error) {
	segments := make([]*postings.Segment, 0, len(parts))
	beside := make([]tables, 0, len(parts))
	index := tx.Bucket(segmentsBucket)
	for _, p := range parts {
		s, err := p.open(index)
		if err != nil {
			return tables{}, nil, err
		}
		segments = append(segments, s)
		beside = append(beside, p.tables(index))
	}
	data, err := postings.Merge(segments, st.isErased)
	if err != nil {
		return tables{}, nil, fmt.Errorf("merging %d parts of the index: %w", len(parts), err)
	}
	merged, err := postings.Open(data)
	if err != nil {
		return tables{}, nil, err
	}
	first, _ := merged.Range()
	return mergeTables(beside, first, st.isErased), data, nil
}
