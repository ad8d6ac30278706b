package postings

import "math/bits"

// bitWriter appends values of a few bits each, filling bytes from the lowest bit up.
type bitWriter struct {
	data []byte
	acc  uint64
	n    uint // bits in acc, under 32 between calls
}

func (w *bitWriter) put(v uint32, width uint) {
	w.acc |= uint64(v) << w.n
	w.n += width
	if w.n >= 32 {
		w.data = le.AppendUint32(w.data, uint32(w.acc))
		w.acc >>= 32
		w.n -= 32
	}
}

// align fills up the last byte with zeros.
func (w *bitWriter) align() {
	for ; w.n > 0; w.n -= min(w.n, 8) {
		w.data = append(w.data, byte(w.acc))
		w.acc >>= 8
	}
	w.acc = 0
}

// bitsAt returns the value of width <= 32 bits at an offset in bits. b must have 8 bytes from there on.
func bitsAt(b []byte, bit, width uint) uint32 {
	return uint32(le.Uint64(b[bit>>3:]) >> (bit & 7) & (1<<width - 1))
}

// unpackDeltas fills dst with ascending numbers, the first of them above last. b begins with their differences less one, in width <= 24
// bits each, and must go on for 8 bytes behind these. A load of 64 bits serves several values.
func unpackDeltas(dst []uint32, b []byte, width uint, last uint32) {
	mask := uint64(1)<<width - 1
	bit := uint(0)
	if width <= 14 {
		for ; len(dst) >= 4; dst = dst[4:] {
			v := le.Uint64(b[bit>>3:]) >> (bit & 7)
			dst[0] = last + 1 + uint32(v&mask)
			dst[1] = dst[0] + 1 + uint32(v>>width&mask)
			dst[2] = dst[1] + 1 + uint32(v>>(2*width)&mask)
			last = dst[2] + 1 + uint32(v>>(3*width)&mask)
			dst[3] = last
			bit += 4 * width
		}
	}
	for i := range dst {
		last += 1 + uint32(le.Uint64(b[bit>>3:])>>(bit&7)&mask)
		dst[i] = last
		bit += width
	}
}

// positionWidth returns the bits of a position in a sentence, whose length is given by its column.
func positionWidth(length byte) uint {
	switch length {
	case 0:
		return 0
	case longLength:
		return 16
	}
	return uint(bits.Len8(length - 1))
}
