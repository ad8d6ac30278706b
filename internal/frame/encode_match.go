package frame

import "math/bits"

// seen says where in the text some 8 and some 5 bytes stand last: by their hash, the place plus base. Entries below base are of earlier
// texts, and as good as none.
type seen struct {
	long, short [1 << seenBits]uint32
	base        uint32
}

const (
	seenBits = 12
	margin   = 8 // bytes that load reads
)

// begin forgets the last text.
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

// hash8, hash6 and hash5 hash the first 8, 6 or 5 bytes of v. Their upper bits are the best.
func hash8(v uint64) uint64 { return v * 0xcf1bbcdcb7a56463 }
func hash6(v uint64) uint64 { return v << 16 * 227718039650203 }
func hash5(v uint64) uint64 { return v << 24 * 889523592379 }

// match is bytes that are a copy of those offset before, in the text or in the dictionary before it. Length 0 stands for none.
type match struct {
	length, offset int
	gain           int // about how many bits it saves, for comparing matches
}

const (
	byteGain = 4  // what a byte gains that need not be a literal
	lazy     = 24 // the length of a match that is taken without looking for a better one a byte later
	enough   = 16 // the length of a match in the text for which the dictionary is not searched
)

// improve sets m to another match if that gains more.
func (m *match) improve(length, offset int) {
	if gain := byteGain*length - bits.Len(uint(offset)); gain > m.gain {
		*m = match{length, offset, gain}
	}
}

// parse cuts text[begin:] into sequences, and literals behind them.
func (e *Encoder) parse(text []byte, begin int) {
	e.literals, e.sequences = e.literals[:0], e.sequences[:0]
	next := begin // where the next run of literals begins
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

// find returns the best match at i.
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

// tryRecent sets m to the match at the most recent offset, if there is one.
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

// find improves m by a match in the content. Rest is the text from i on, v its first 8 bytes, and hash their hash8.
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

// commonBefore returns by how many bytes, at most a given number, a match behind text can be extended backwards.
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

// code returns how an offset is written after a run of literals, and makes it the most recent one. 1 to 3 stand for the recent offsets;
// after no literals, for the second, the third, and the first less one. Any other offset is written as offset + 3.
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
