package analysis

import (
	"hash/maphash"
	"math/bits"
)

// key stands for a word in a table. Up to 15 bytes, it is the word itself, as little-endian numbers with zeros behind it, and its length in
// the highest byte. For a longer word, it is 15 bytes of a hash, and longKey in the highest byte.
type key struct{ lo, hi uint64 }

const (
	maxKeyed = 15
	longKey  = 0xFF // equal keys may then be of different words
	lengthAt = 56   // in bits, of the highest byte
)

var longSeed = maphash.MakeSeed()

// newKey returns the key of the word s[start:end]. If s goes on for 16 bytes from start, the word is read with two loads.
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

// masks cut what was loaded down to a word, by its length.
var masks = func() (m [maxKeyed + 1]key) {
	for n := range m {
		m[n] = key{uint64(1)<<(8*min(n, 8)) - 1, uint64(1)<<(8*max(n-8, 0)) - 1}
	}
	return m
}()

// load returns the first 8 bytes of s.
func load(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// long reports whether the key is a hash of the word.
func (k key) long() bool { return k.hi>>lengthAt == longKey }

// hash mixes the key with a seed, so that no text can be made to collide.
func (k key) hash(seed [2]uint64) uint64 {
	hi, lo := bits.Mul64(k.lo^seed[0], k.hi^seed[1])
	return hi ^ lo
}
