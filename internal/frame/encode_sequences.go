package frame

import (
	"cmp"
	"math/bits"
	"slices"
)

var (
	literalsCode = newLengthCode(codes[literalTable])
	lengthsCode  = newLengthCode(codes[matchTable])
)

// lengthCode finds the code of a length.
type lengthCode struct {
	codes []code
	small [256]uint8 // the codes of small lengths
}

func newLengthCode(codes []code) *lengthCode {
	c := &lengthCode{codes: codes}
	for i, x := range codes {
		for n := x.base; n < min(x.base+1<<x.extra, uint32(len(c.small))); n++ {
			c.small[n] = uint8(i)
		}
	}
	return c
}

// of returns the code of a length, which must not exceed a block.
func (c *lengthCode) of(length uint32) uint8 {
	if length < uint32(len(c.small)) {
		return c.small[length]
	}
	i, found := slices.BinarySearchFunc(c.codes, length, func(x code, length uint32) int { return cmp.Compare(x.base, length) })
	if !found {
		i--
	}
	return uint8(i)
}

// appendSequences appends the section of sequences, coded by the dictionary's tables from the last to the first.
func (e *Encoder) appendSequences(dst []byte) []byte {
	n := len(e.sequences)
	switch {
	case n == 0:
		return append(dst, 0)
	case n < 128:
		dst = append(dst, byte(n))
	case n < 0x7F00:
		dst = append(dst, byte(n>>8|0x80), byte(n))
	default:
		dst = append(dst, 0xFF, byte(n-0x7F00), byte((n-0x7F00)>>8))
	}
	w := bitWriter{out: append(dst, lastTable<<6|lastTable<<4|lastTable<<2)}
	literalStates, offsetStates, matchStates := e.d.states[literalTable], e.d.states[offsetTable], e.d.states[matchTable]
	var literals, offset, length uint32 // states
	for i := n - 1; i >= 0; i-- {
		s := &e.sequences[i]
		cl, co, cm := literalsCode.of(s.literals), uint8(bits.Len32(s.offset)-1), lengthsCode.of(s.length)
		if i == n-1 {
			literals, offset, length = literalStates.start(cl), offsetStates.start(co), matchStates.start(cm)
		} else {
			offset = offsetStates.step(&w, offset, co)
			length = matchStates.step(&w, length, cm)
			literals = literalStates.step(&w, literals, cl)
		}
		run, match := literalsCode.codes[cl], lengthsCode.codes[cm]
		w.put(s.literals-run.base, uint(run.extra))
		w.flush()
		w.put(s.length-match.base, uint(match.extra))
		w.put(s.offset-1<<co, uint(co))
		w.flush()
	}
	matchStates.end(&w, length)
	offsetStates.end(&w, offset)
	literalStates.end(&w, literals)
	return w.close()
}
