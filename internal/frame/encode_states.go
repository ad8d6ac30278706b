package frame

import (
	"cmp"
	"math/bits"
)

// stateTable codes symbols by finite state entropy (section 4.1): the more probable a symbol, the fewer bits of the state are written for
// it.
type stateTable struct {
	log     uint // a state is from 1<<log to under twice that
	states  []uint16
	symbols [maxSymbols]transition
}

// transition is what a symbol does to a state: its lowest (state + bits) >> 16 bits are written, and the rest of it, plus find, is where
// the next state stands in stateTable.states.
type transition struct {
	bits uint32
	find int32
}

// newStateTable makes a table from normalized counts, all of them above 0, whose sum is 1<<log.
func newStateTable(counts []int16, log uint) *stateTable {
	size := 1 << log
	t := &stateTable{log: log, states: make([]uint16, size)}
	next := make([]int, len(counts)) // in states, by symbol
	first := 0
	for s, count := range counts {
		n := int(count)
		next[s] = first
		most := log // bits of a state from n<<most on; others give one less
		if n > 1 {
			most -= uint(bits.Len(uint(n-1)) - 1)
		}
		t.symbols[s] = transition{uint32(most<<16) - uint32(n)<<most, int32(first - n)}
		first += n
	}
	at := 0
	spread := make([]int, size)
	for s, n := range counts {
		for range n {
			spread[at] = s
			at = (at + size>>1 + size>>3 + 3) & (size - 1)
		}
	}
	for i, s := range spread {
		t.states[next[s]] = uint16(size + i)
		next[s]++
	}
	return t
}

// start returns the first state, for the symbol that is coded first and read last.
func (t *stateTable) start(symbol uint8) uint32 {
	x := &t.symbols[symbol&(maxSymbols-1)]
	n := (x.bits + 1<<15) >> 16
	return uint32(t.states[int32((n<<16-x.bits)>>n)+x.find])
}

// step codes a symbol, and returns the next state.
func (t *stateTable) step(w *bitWriter, state uint32, symbol uint8) uint32 {
	x := &t.symbols[symbol&(maxSymbols-1)]
	n := (state + x.bits) >> 16 & 31
	w.put(state&(1<<n-1), uint(n))
	return uint32(t.states[int32(state>>n)+x.find])
}

// end writes the last state, which the reader begins with.
func (t *stateTable) end(w *bitWriter, state uint32) {
	w.put(state&(1<<t.log-1), t.log)
	w.flush()
}

// normalize scales counts so that all are above 0 and their sum is 1<<log, which must be large enough for that.
func normalize(counts []int, log uint) []int16 {
	total := 0
	for _, n := range counts {
		total += n
	}
	normal := make([]int16, len(counts))
	left := 1 << log
	for s, n := range counts {
		normal[s] = int16(max(n<<log/max(total, 1), 1))
		left -= int(normal[s])
	}
	for left != 0 { // the greatest count bears rounding best
		greatest := 0
		for s, n := range normal {
			if n > normal[greatest] {
				greatest = s
			}
		}
		step := cmp.Compare(left, 0)
		normal[greatest] += int16(step)
		left -= step
	}
	return normal
}
