package corpus

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"sort"
)

// A part's fingerprints are entries of 9 bytes in ascending order: 5 bytes of a SHA-256 and, big endian, the article's
// number less the part's first. An article has one of its text, and one of its ref if it has a ref. A match is made sure of by
// comparing the stored article itself, so that fingerprints that meet by chance do no harm.
const (
	printSize = 5
	knownSize = printSize + 4
)

type fingerprint [printSize]byte

func textPrint(text string) fingerprint {
	sum := sha256.Sum256([]byte("text\x00" + text))
	return fingerprint(sum[:printSize])
}

func refPrint(ref string) fingerprint {
	sum := sha256.Sum256([]byte("ref\x00" + ref))
	return fingerprint(sum[:printSize])
}

// prints returns the fingerprints of an article: of its text, and of its ref where it has one.
func prints(a *Article) []fingerprint {
	if a.Ref == "" {
		return []fingerprint{textPrint(a.Text)}
	}
	return []fingerprint{textPrint(a.Text), refPrint(a.Ref)}
}

// known is a part's fingerprints, as it is stored.
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

// isSorted tells whether the entries are whole and in ascending order.
func (k known) isSorted() bool {
	for i := knownSize; i+knownSize <= len(k); i += knownSize {
		if bytes.Compare(k[i-knownSize:i], k[i:i+knownSize]) > 0 {
			return false
		}
	}
	return len(k)%knownSize == 0
}

// entry returns an entry: its fingerprint, and what follows it.
func (k known) entry(i int) []byte { return k[i*knownSize : i*knownSize+knownSize] }

// find returns the numbers of the articles with a fingerprint, in a part whose first article is first.
func (k known) find(p fingerprint, first uint64) (numbers []uint64) {
	for i := k.seek(p); i < len(k)/knownSize && bytes.HasPrefix(k.entry(i), p[:]); i++ {
		numbers = append(numbers, first+uint64(binary.BigEndian.Uint32(k.entry(i)[printSize:])))
	}
	return numbers
}

// seek returns the place of the first entry that is not below a fingerprint. As fingerprints are spread evenly, it is near the place
// that they would have if they were spread quite evenly; most memory that a search by halves would read lies far from there.
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

// mergeKnown joins fingerprints, without dead articles, into one of a part whose first article is first.
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
