package frame

import "math/bits"

// table is a decoding table of finite state entropy (section 4.1), with what its symbols stand for.
type table struct {
	log     uint
	entries [512]entry
}

// entry is what a state says. Its symbol stands for base, plus what the extra bits say; the next state is next, plus what bits more bits
// say.
type entry struct {
	base  uint32
	next  uint16
	bits  uint8
	extra uint8
}

// repeat makes the table of a single symbol, which takes no bits.
func (t *table) repeat(c code) {
	t.log = 0
	t.entries[0] = entry{base: c.base, extra: c.extra}
}

// build spreads the symbols over the states (section 4.1.1); false if the counts are not those of a table.
func (t *table) build(counts []int16, log uint, codes []code) bool {
	size := uint32(1) << log
	var next [maxSymbols]uint16 // by symbol: its count, then one more for each of its states
	high := size
	sum := uint32(0)
	for symbol, count := range counts {
		next[symbol] = uint16(count)
		if sum += uint32(count); count < 0 {
			sum += 2
			high--
			t.entries[high].base = uint32(symbol)
			next[symbol] = 1
		}
	}
	if sum != size {
		return false
	}
	at, step, mask := uint32(0), size>>1+size>>3+3, size-1
	for symbol, count := range counts {
		for range count {
			t.entries[at].base = uint32(symbol)
			at = (at + step) & mask
			for at >= high {
				at = (at + step) & mask
			}
		}
	}
	t.log = log
	for i := range t.entries[:size] {
		e := &t.entries[i]
		symbol := e.base
		n := next[symbol]
		next[symbol]++
		width := log + 1 - uint(bits.Len16(n))
		*e = entry{base: codes[symbol].base, extra: codes[symbol].extra, bits: uint8(width), next: n<<width - uint16(size)}
	}
	return true
}
