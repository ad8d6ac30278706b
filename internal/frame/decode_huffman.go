package frame

import "math/bits"

// huffman is a decoding table of Huffman codes (section 4.2): the next log bits of a stream are the index of an entry, which says what
// byte they begin with, and how many bits that takes.
type huffman struct {
	log     uint                 // bits of the longest code
	entries [1 << maxCode]uint16 // bits << 8 | byte
	weights [256]uint8           // by byte: its code has log + 1 - weight bits; 0 means none
	table   table                // that the weights are packed with
}

const (
	maxCode      = 11
	maxWeightLog = 6
)

// weightCodes are the codes of the table of weights: each stands for itself.
var weightCodes = makeCodes(0, make([]uint8, maxCode+2)...)

// read reads the description of the codes, and returns what follows.
func (h *huffman) read(data []byte) (rest []byte, ok bool) {
	if len(data) == 0 {
		return nil, false
	}
	head := int(data[0])
	size := head
	if head >= 128 {
		size = (head - 126) / 2
	}
	if data = data[1:]; size > len(data) {
		return nil, false
	}
	n := head - 127
	if head < 128 {
		n = h.readWeights(data[:size])
	} else {
		for i := range n {
			h.weights[i] = data[i/2] >> (4 * (1 - i%2)) & 15
		}
	}
	return data[size:], n > 0 && h.build(n)
}

// readWeights reads weights that are packed with a table of their own. It returns how many they are, 0 if they are damaged.
func (h *huffman) readWeights(data []byte) (n int) {
	var counts [maxCode + 2]int16
	symbols, log, data, ok := readCounts(counts[:], data, maxWeightLog)
	var r bitReader
	if !ok || !h.table.build(counts[:symbols], log, weightCodes) || !r.reset(data) {
		return 0
	}
	// Two states take turns until one cannot go on.
	r.fill()
	state, other := r.take(log), r.take(log)
	for n < len(h.weights)-2 {
		e := &h.table.entries[state&511]
		h.weights[n] = uint8(e.base)
		n++
		if r.fill(); r.used+uint(e.bits) > 64 {
			h.weights[n] = uint8(h.table.entries[other&511].base)
			return n + 1
		}
		state, other = other, uint32(e.next)+r.take(uint(e.bits))
	}
	return 0
}

// build makes the table from the first n weights, n < 256. The weight of the next byte, the last, follows from the others.
func (h *huffman) build(n int) bool {
	var counts [16]uint32
	sum := uint32(0)
	for _, w := range h.weights[:n] {
		counts[w]++
		sum += 1 << w >> 1
	}
	h.log = uint(bits.Len32(sum))
	left := uint32(1)<<h.log - sum
	if sum == 0 || h.log > maxCode || left&(left-1) != 0 {
		return false
	}
	h.weights[n] = uint8(bits.Len32(left))
	counts[h.weights[n]]++
	var starts [16]uint32 // by weight: where its entries begin. The least weights, which have the longest codes, come first
	for w := 2; w < len(starts); w++ {
		starts[w] = starts[w-1] + counts[w-1]<<(w-2)
	}
	for b, w := range h.weights[:n+1] {
		if w == 0 {
			continue
		}
		entries := h.entries[starts[w]:][:1<<(w-1)]
		starts[w] += 1 << (w - 1)
		e := uint16(h.log+1-uint(w))<<8 | uint16(b)
		for i := range entries[:min(len(entries), 8)] {
			entries[i] = e
		}
		for i := 8; i < len(entries); i *= 2 {
			copy(entries[i:], entries[:i])
		}
	}
	return true
}

// decodeAll fills dst from one stream or four. All but the last of four give the same number of bytes.
func (h *huffman) decodeAll(dst, data []byte, streams int) bool {
	if streams == 1 {
		return h.decode(dst, data)
	}
	if len(data) < 6 {
		return false
	}
	heads, data := data[:6], data[6:]
	each := (len(dst) + 3) / 4
	for i := range 3 {
		size := int(le.Uint16(heads[2*i:]))
		if size > len(data) || each > len(dst) || !h.decode(dst[:each], data[:size]) {
			return false
		}
		dst, data = dst[each:], data[size:]
	}
	return h.decode(dst, data)
}

// decode fills dst from a stream that holds as much and no more.
func (h *huffman) decode(dst, data []byte) bool {
	var r bitReader
	if !r.reset(data) {
		return false
	}
	entries, shift := &h.entries, (64-h.log)&63
	for ; len(dst) >= 4; dst = dst[4:] {
		r.fill()
		value, used := r.value, r.used
		a := entries[value<<(used&63)>>shift&(1<<maxCode-1)]
		used += uint(a >> 8)
		b := entries[value<<(used&63)>>shift&(1<<maxCode-1)]
		used += uint(b >> 8)
		c := entries[value<<(used&63)>>shift&(1<<maxCode-1)]
		used += uint(c >> 8)
		d := entries[value<<(used&63)>>shift&(1<<maxCode-1)]
		used += uint(d >> 8)
		dst[0], dst[1], dst[2], dst[3] = byte(a), byte(b), byte(c), byte(d)
		if r.used = used; used > 64 {
			return false
		}
	}
	r.fill()
	for i := range dst {
		e := entries[r.value<<(r.used&63)>>shift&(1<<maxCode-1)]
		dst[i] = byte(e)
		r.used += uint(e >> 8)
	}
	r.fill()
	return r.ended()
}
