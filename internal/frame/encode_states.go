package frame

import "math/bits"

// stateTable codes symbols by finite state entropy (RFC 8878, section 4.1): the more probable a symbol, the fewer bits of the state
// are written for it.
type stateTable struct {
	log     uint // a state is from 1<<log to under twice that
	states  []uint16
	symbols [maxSymbols]transition
}

// transition: with a symbol, the lowest (state + bits) >> 16 bits of the state are written, and what is left of it, plus find, is
// where in states the next state stands.
type transition struct {
	bits uint32
	find int32
}

// newStateTable makes the table of normalized counts, all above 0, which are together 1<<log.
func newStateTable(counts []int16, log uint) *stateTable {
	size := 1 << log
	t := &stateTable{log: log, states: make([]uint16, size)}
	next := make([]int, len(counts)) // in states, by symbol
	first := 0
	for s, count := range counts {
		n := int(count)
		next[s] = first
		most := log // bits; a state of n<<most and above gives as many, others one less
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

// start returns a state for the symbol that is coded first and read last.
func (t *stateTable) start(symbol uint8) uint32 {
	x := &t.symbols[symbol&(maxSymbols-1)]
	n := (x.bits + 1<<15) >> 16
	return uint32(t.states[int32((n<<16-x.bits)>>n)+x.find])
}

// step codes a symbol and returns the next state.
func (t *stateTable) step(w *bitWriter, state uint32, symbol uint8) uint32 {
	x := &t.symbols[symbol&(maxSymbols-1)]
	n := (state + x.bits) >> 16 & 31
	w.put(state&(1<<n-1), uint(n))
	return uint32(t.states[int32(state>>n)+x.find])
}

// end writes the state that the reader begins with.
func (t *stateTable) end(w *bitWriter, state uint32) {
	w.put(state&(1<<t.log-1), t.log)
	w.flush()
}

// normalize returns counts that are in proportion to those given, above 0, and together 1<<log. Log must have room for them.
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
	for ; left != 0; left -= sign(left) { // rounding; the greatest count bears it best
		greatest := 0
		for s, n := range normal {
			if n > normal[greatest] {
				greatest = s
			}
		}
		normal[greatest] += int16(sign(left))
	}
	return normal
}

func sign(n int) int {
	if n < 0 {
		return -1
	}
	return 1
}
