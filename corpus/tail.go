package corpus

import (
	"fmt"
	"slices"

	"go.etcd.io/bbolt"

	"quoth/internal/postings"
)

// tailArticles is how many articles turn the tail into a segment. The tail holds fewer.
const tailArticles = 8

// addTail appends the part of an article to the tail, which becomes a segment when it is long enough.
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

// replace puts a part in the place of others. Either may be nil.
func (s *state) replace(old []*indexPart, p *indexPart) {
	s.parts = slices.DeleteFunc(s.parts, func(q *indexPart) bool { return slices.Contains(old, q) })
	if p != nil {
		s.parts = append(s.parts, p)
		sortParts(s.parts)
	}
}

// mergeParts makes one segment of several parts, without erased articles. Those in the bin stay: they can be restored.
func mergeParts(tx *bbolt.Tx, st *state, parts []*indexPart) (tables, []byte, error) {
	segments := make([]*postings.Segment, 0, len(parts))
	beside := make([]tables, 0, len(parts))
	for _, p := range parts {
		s, err := p.open(tx)
		if err != nil {
			return tables{}, nil, err
		}
		segments = append(segments, s)
		beside = append(beside, p.tables(tx))
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
