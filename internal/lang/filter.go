package lang

import "math/bits"

// A filter tells of most words that they are in none of some tables, for a tenth of what looking one of them up takes. Most
// words that are analysed were never seen before, and are in none.
type filter struct {
	bits  []uint64
	shift uint
}

// newFilter returns a filter of words.
func newFilter(words []string) *filter {
	const bitsAWord = 12
	log := max(bits.Len(uint(bitsAWord*len(words))), 6)
	f := &filter{make([]uint64, 1<<log/64), 64 - uint(log)}
	for _, word := range words {
		h := f.hash(word)
		f.bits[h>>6] |= 1 << (h & 63)
	}
	return f
}

// may tells whether a word may be among those of the filter.
func (f *filter) may(word string) bool {
	h := f.hash(word)
	return f.bits[h>>6]>>(h&63)&1 != 0
}

// hash mixes a word's length and its first and last eight bytes.
func (f *filter) hash(word string) uint64 {
	var first, last uint64
	if n := len(word); n >= 8 {
		first, last = load64(word), load64(word[n-8:])
	} else {
		for i := range n {
			first = first<<8 | uint64(word[i])
		}
	}
	return (first ^ bits.RotateLeft64(last, 29) ^ uint64(len(word))<<59) * 0x9E3779B97F4A7C15 >> f.shift
}

// load64 returns the first 8 bytes of s, which is no shorter.
func load64(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}
