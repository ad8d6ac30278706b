package corpus

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"sort"
)

// The fingerprints of a part say which texts and refs its articles have, so that an article that is given twice is recognised. They
// are entries of 9 bytes in ascending order:
//
//	fingerprint   5 bytes of SHA-256 of "text\x00" + text, or of "ref\x00" + ref
//	article       its number less that of the part's first, uint32, big endian
//
// An article has an entry for its text, and one for its ref if it has one. Fingerprints may be equal by chance: the article found is
// read and compared.
const (
	printSize = 5
	knownSize = printSize + 4
)

type fingerprint [printSize]byte

func newPrint(kind, value string) fingerprint {
	var room [4 << 10]byte // most texts fit, and take no memory of the heap
	sum := sha256.Sum256(append(append(room[:0], kind...), value...))
	return fingerprint(sum[:printSize])
}

// prints returns the fingerprints of an article: of its text, and of its ref where it has one.
func prints(a *Article) []fingerprint {
	text := newPrint("text\x00", a.Text)
	if a.Ref == "" {
		return []fingerprint{text}
	}
	return []fingerprint{text, newPrint("ref\x00", a.Ref)}
}

// known is the fingerprints of a part, as stored.
type known []byte

func appendKnown(k known, p fingerprint, offset uint64) known {
	return binary.BigEndian.AppendUint32(append(k, p[:]...), uint32(offset))
}

// sorted returns the entries in ascending order.
func (k known) sorted() known {
	entries := make([][knownSize]byte, len(k)/knownSize)
	for i := range entries {
		entries[i] = [knownSize]byte(k[i*knownSize:])
	}
	slices.SortFunc(entries, func(a, b [knownSize]byte) int { return bytes.Compare(a[:], b[:]) })
	out := make(known, 0, len(k))
	for i := range entries {
		out = append(out, entries[i][:]...)
	}
	return out
}

// isSorted reports whether the entries are complete and in ascending order.
func (k known) isSorted() bool {
	for i := knownSize; i+knownSize <= len(k); i += knownSize {
		if bytes.Compare(k[i-knownSize:i], k[i:i+knownSize]) > 0 {
			return false
		}
	}
	return len(k)%knownSize == 0
}

// entry returns the i-th entry.
func (k known) entry(i int) []byte { return k[i*knownSize : i*knownSize+knownSize] }

// find returns the numbers of the articles with a fingerprint.
func (t *tables) find(p fingerprint) (numbers []uint64) {
	for i := t.known.seek(p); i < len(t.known)/knownSize && bytes.HasPrefix(t.known.entry(i), p[:]); i++ {
		numbers = append(numbers, t.first+uint64(binary.BigEndian.Uint32(t.known.entry(i)[printSize:])))
	}
	return numbers
}

// seek returns the place of the first entry that is not below a fingerprint. Fingerprints are spread evenly, so the search begins at
// the place that the fingerprint would have in a perfectly even spread, and goes on from there in growing steps: a binary search over
// all entries would touch far more memory.
func (k known) seek(p fingerprint) int {
	n := len(k) / knownSize
	below := func(i int) bool { return bytes.Compare(k.entry(i)[:printSize], p[:]) < 0 }
	share := uint64(binary.BigEndian.Uint32(p[:]))
	from := int(share * uint64(n) >> 32)
	to := from
	for step := 8; from > 0 && !below(from-1); step *= 2 {
		from, to = max(from-step, 0), from-1
	}
	for step := 8; to < n && below(to); step *= 2 {
		from, to = to+1, min(to+step, n)
	}
	return from + sort.Search(to-from, func(i int) bool { return !below(from + i) })
}

// mergeKnown joins the fingerprints of parts into those of one whose first article is first, without dead articles.
func mergeKnown(all []tables, first uint64, dead func(uint64) bool) known {
	var merged known
	for _, t := range all {
		for k := t.known; len(k) >= knownSize; k = k[knownSize:] {
			number := t.first + uint64(binary.BigEndian.Uint32(k[printSize:]))
			if number >= first && !dead(number) {
				merged = appendKnown(merged, fingerprint(k[:printSize]), number-first)
			}
		}
	}
	return merged.sorted()
}

// stored returns the number of the article that is the same as a (see sameArticle) and does not lie in the bin, the newest where there are
// several; 0 where there is none.
func (v *view) stored(a *Article) (newest uint64, err error) {
	var numbers []uint64
	if v.st.broken != nil {
		numbers, err = v.storedInLog(a)
	} else {
		numbers, err = v.finder(v.st.parts).stored(a, prints(a))
	}
	for _, n := range numbers {
		if !v.st.dead(n) {
			newest = max(newest, n)
		}
	}
	return newest, err
}

// storedInLog returns the numbers of the articles that are the same as a, where parts of the index are missing: it reads every article.
func (v *view) storedInLog(a *Article) (numbers []uint64, err error) {
	for other, err := range v.each(0) {
		if other == nil {
			return nil, err
		}
		if err == nil && sameArticle(a, other) {
			numbers = append(numbers, other.Number)
		}
	}
	return numbers, nil
}

// sameArticle reports whether two articles are the same: by their refs, else by their texts. So a text that was printed twice, and has
// two refs, is two articles.
func sameArticle(a, b *Article) bool {
	if a.Ref != "" && b.Ref != "" {
		return a.Ref == b.Ref
	}
	return a.Text == b.Text
}
