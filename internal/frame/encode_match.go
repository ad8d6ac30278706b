package frame

import "math/bits"

// seen tells where the text has had the same 8 and the same 5 bytes last: by their hash, the place plus base. Entries below base are
// of texts before, and as good as none.
type seen struct {
	long, short [1 << seenBits]uint32
	base        uint32
}

const (
	seenBits = 12
	margin   = 8 // bytes that are read at once
)

// begin forgets the text before.
func (e *Encoder) begin() {
	s := &e.seen
	if s.base += MaxText; s.base > 1<<31 {
		*s = seen{base: 1}
	}
	e.recent, e.brought = e.d.offsets, false
}

// put notes that the text has the bytes of v at i.
func (s *seen) put(v uint64, i int) {
	s.long[hash8(v)>>(64-seenBits)] = s.base + uint32(i)
	s.short[hash5(v)>>(64-seenBits)] = s.base + uint32(i)
}

// The upper bits of a hash of the first 8, 6 or 5 of the bytes in v are the best.
func hash8(v uint64) uint64 { return v * 0xcf1bbcdcb7a56463 }
func hash6(v uint64) uint64 { return v << 16 * 227718039650203 }
func hash5(v uint64) uint64 { return v << 24 * 889523592379 }

// match is bytes that stand also so far back, in the text or in the dictionary before it; length 0 stands for none.
type match struct {
	length, offset int
	gain           int // about the bits that it saves, more or less what it costs
}

const (
	byteGain = 4  // of a byte that need not be a literal
	lazy     = 24 // a match of that length is taken without a look for a better one after it
	enough   = 16 // after a match in the text of that length the dictionary is not asked
)

// improve replaces m by another match if that gains more.
func (m *match) improve(length, offset int) {
	if gain := byteGain*length - bits.Len(uint(offset)); gain > m.gain {
		*m = match{length, offset, gain}
	}
}

// parse cuts text[begin:] into sequences, and literals after them.
func (e *Encoder) parse(text []byte, begin int) {
	e.literals, e.sequences = e.literals[:0], e.sequences[:0]
	next := begin // literals begin here
	end := len(text) - margin
	for i := begin; i <= end; {
		m := e.find(text, i)
		if m.length == 0 {
			i += 1 + (i-next)>>6
			continue
		}
		for i < end && m.length < lazy {
			after := e.find(text, i+1)
			if after.gain <= m.gain+byteGain {
				break
			}
			i, m = i+1, after
		}
		back := e.commonBefore(text[:i], i-next, m.offset)
		i, m.length = i-back, m.length+back
		e.literals = append(e.literals, text[next:i]...)
		e.sequences = append(e.sequences, sequence{uint32(i - next), uint32(m.length), e.code(uint32(m.offset), i-next)})
		next = i + m.length
		for i++; i < min(next, end+1); i += 2 {
			e.seen.put(load(text, i), i)
		}
		i = next
	}
	e.literals = append(e.literals, text[next:]...)
}

// find returns the best match for what begins at i.
func (e *Encoder) find(text []byte, i int) (m match) {
	rest, v := text[i:], load(text, i)
	e.tryRecent(&m, text, i, v)
	s := &e.seen
	hash := hash8(v)
	long, short := &s.long[hash>>(64-seenBits)], &s.short[hash5(v)>>(64-seenBits)]
	if *long >= s.base {
		if from := int(*long - s.base); load(text, from) == v {
			m.improve(common(text[from:], rest), i-from)
		}
	}
	if *short >= s.base && m.length < 8 {
		from := int(*short - s.base)
		if n := common(text[from:], rest); n >= 5 {
			m.improve(n, i-from)
		}
	}
	*long, *short = s.base+uint32(i), s.base+uint32(i)
	if m.length < enough {
		e.d.find(&m, rest, i, v, hash)
	}
	return m
}

// tryRecent sets m to the match at the most recent offset, whose code is short.
func (e *Encoder) tryRecent(m *match, text []byte, i int, v uint64) {
	offset := int(e.recent[0])
	from := text
	at := i - offset
	if at < 0 {
		from = e.d.content
		at += len(from)
	}
	if at >= 0 && at+margin <= len(from) && uint32(load(from, at)) == uint32(v) {
		n := common(from[at:], text[i:])
		*m = match{n, offset, n * byteGain}
	}
}

// find improves m by what the dictionary has of the text that goes on with rest from i; v is the first 8 bytes, hash their hash8.
func (d *encoding) find(m *match, rest []byte, i int, v, hash uint64) {
	if at, ok := d.long.get(hash); ok && load(d.content, at) == v {
		m.improve(common(d.content[at:], rest), i+len(d.content)-at)
		return
	}
	if at, ok := d.short.get(hash6(v)); ok {
		if n := common(d.content[at:], rest); n >= 6 {
			m.improve(n, i+len(d.content)-at)
		}
	}
}

// commonBefore returns how many of so many bytes at the end of text stand also offset before it.
func (e *Encoder) commonBefore(text []byte, most, offset int) (n int) {
	for ; n < most; n++ {
		from, at := text, len(text)-n-1-offset
		if at < 0 {
			from = e.d.content
			at += len(from)
		}
		if at < 0 || from[at] != text[len(text)-n-1] {
			break
		}
	}
	return n
}

// code returns the code of an offset that comes after so many literals, and moves it to the front of the recent ones: 1 to 3
// stand for a recent one, after no literals for the second, the third, and the first less one; others are the offset + 3.
func (e *Encoder) code(offset uint32, literals int) uint32 {
	r := e.recent
	after := uint32(0)
	if literals == 0 {
		after = 1
	}
	switch {
	case offset == r[0] && literals > 0:
		return 1
	case offset == r[1]:
		e.recent = [3]uint32{offset, r[0], r[2]}
		return 2 - after
	}
	e.recent = [3]uint32{offset, r[0], r[1]}
	switch {
	case offset == r[2]:
		return 3 - after
	case offset == r[0]-1 && literals == 0:
		return 3
	}
	return offset + 3
}

// load returns 8 bytes of b.
func load(b []byte, i int) uint64 { return le.Uint64(b[i:]) }

// common returns the number of bytes that a and b have in common at their beginning.
func common(a, b []byte) (n int) {
	for len(a) >= 8 && len(b) >= 8 {
		if x := load(a, 0) ^ load(b, 0); x != 0 {
			return n + bits.TrailingZeros64(x)>>3
		}
		a, b, n = a[8:], b[8:], n+8
	}
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b, n = a[1:], b[1:], n+1
	}
	return n
}
