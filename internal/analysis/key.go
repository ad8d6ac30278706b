package analysis

import (
	"hash/maphash"
	"math/bits"
)

// key stands for a word in a table: up to 15 bytes, as little-endian numbers with zeros behind, and their number in the highest byte;
// or for a longer one, 15 bytes of hash and longKey.
type key struct{ lo, hi uint64 }

const (
	maxKeyed = 15
	longKey  = 0xFF // in the highest byte: the word is longer, and equal keys are not equal words
	lengthAt = 56   // bits
)

var longSeed = maphash.MakeSeed()

// newKey returns the key of the word s[start:end]. Where the text goes on for 16 bytes, it is read at once with the word.
func newKey(s string, start, end int) (k key) {
	n := end - start
	switch {
	case n > maxKeyed:
		h := maphash.String(longSeed, s[start:end])
		return key{h, h>>8 | longKey<<lengthAt}
	case len(s)-start >= 16:
		k.lo, k.hi = load(s[start:]), load(s[start+8:])
	default:
		var room [16]byte
		copy(room[:], s[start:end])
		k.lo, k.hi = load(string(room[:8])), load(string(room[8:]))
	}
	m := &masks[n]
	return key{k.lo & m.lo, k.hi&m.hi | uint64(n)<<lengthAt}
}

// masks cut what was read to the bytes of a word of each length.
var masks = func() (m [maxKeyed + 1]key) {
	for n := range m {
		m[n] = key{uint64(1)<<(8*min(n, 8)) - 1, uint64(1)<<(8*max(n-8, 0)) - 1}
	}
	return m
}()

// load returns the first 8 bytes of s, which is no shorter.
func load(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// long tells whether the word is longer than what the key holds.
func (k key) long() bool { return k.hi>>lengthAt == longKey }

// hash mixes the key with a seed, which a text cannot know.
func (k key) hash(seed [2]uint64) uint64 {
	hi, lo := bits.Mul64(k.lo^seed[0], k.hi^seed[1])
	return hi ^ lo
}
