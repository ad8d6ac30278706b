package frame

import "math/bits"

// Numbers of a few bits each are packed so that they fill each byte from its lowest bit up. They are read either forwards or, as a
// stream, from the last to the first.

// bitReader reads a stream from its end to its beginning. The highest bit that is set in the last byte marks the end.
type bitReader struct {
	data  []byte
	at    int    // where the bytes of value are in data
	value uint64 // the 8 bytes at hand
	used  uint   // how many bits of value have been read, from the highest down; over 64 once the stream is overrun
}

func (r *bitReader) reset(data []byte) bool {
	n := len(data)
	if n == 0 || data[n-1] == 0 {
		return false
	}
	r.data, r.at, r.value, r.used = data, max(n-8, 0), 0, uint(9-bits.Len8(data[n-1]))
	if n >= 8 {
		r.value = le.Uint64(data[r.at:])
		return true
	}
	for i, b := range data {
		r.value |= uint64(b) << (8 * i)
	}
	r.used += uint(8 * (8 - n))
	return true
}

// fill makes at least 57 bits ready, or all that are left.
func (r *bitReader) fill() {
	if n := min(int(r.used>>3), r.at); n > 0 {
		r.at -= n
		r.used -= uint(8 * n)
		r.value = le.Uint64(r.data[r.at:])
	}
}

// take reads n < 32 bits that are ready.
func (r *bitReader) take(n uint) uint32 {
	v := r.value << (r.used & 63) >> 1 >> (63 - n&63)
	r.used += n
	return uint32(v)
}

// ended reports whether exactly the whole stream has been read.
func (r *bitReader) ended() bool { return r.at == 0 && r.used == 64 }

// bitsFrom returns the 32 bits at an offset in bits, with zeros behind the end of data.
func bitsFrom(data []byte, at uint) uint32 {
	i := at >> 3
	if i+8 <= uint(len(data)) {
		return uint32(le.Uint64(data[i:]) >> (at & 7))
	}
	var b [8]byte
	if i < uint(len(data)) {
		copy(b[:], data[i:])
	}
	return uint32(le.Uint64(b[:]) >> (at & 7))
}

// bitWriter packs numbers.
type bitWriter struct {
	out []byte
	acc uint64
	n   uint // bits in acc, under 8 after flush
}

// put adds a number to acc, which must have room for it.
func (w *bitWriter) put(v uint32, width uint) {
	w.acc |= uint64(v) << (w.n & 63)
	w.n += width
}

// flush moves whole bytes out of acc.
func (w *bitWriter) flush() {
	n := w.n >> 3
	w.out = le.AppendUint64(w.out, w.acc)
	w.out = w.out[:len(w.out)-8+int(n)]
	w.acc >>= 8 * n
	w.n &= 7
}

// close ends a stream, and returns all bytes.
func (w *bitWriter) close() []byte {
	w.put(1, 1)
	return w.bytes()
}

// bytes returns all bytes, the last filled up with zeros, as at the end of what is read forwards.
func (w *bitWriter) bytes() []byte {
	w.n += 7
	w.flush()
	return w.out
}
