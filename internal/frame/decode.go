package frame

import "slices"

const (
	maxHeader = 14 // bytes of a frame before its blocks, unless it is larger than 4 GB
	slack     = 32 // bytes that a copy may read or write behind its end
)

// Reader reads one frame after the other. It is not safe for concurrent use.
type Reader struct {
	dictionaries *Dictionaries
	dictionary   *dictionary
	out          []byte // the content so far
	blocks       []byte // those that are left
	last         bool   // none is left
	failed       bool

	// The block at hand:
	literals []byte // those that are left, with slack behind them
	left     int    // how many sequences are left
	bits     bitReader
	states   [3]uint32 // by table
	decoded  [16]piece
	touched  byte // keeps the compiler from leaving out a load

	// What blocks take over from those before, and the first from the dictionary:
	offsets [3]uint32 // the most recent ones
	tables  [3]*table // nil without any
	huffman *huffman  // likewise

	// Memory for what a block brings:
	buffer []byte // of literals
	own    [3]table
	codes  huffman
}

// NewReader returns a Reader of frames made with any of the dictionaries, or with none.
func (d *Dictionaries) NewReader() *Reader { return &Reader{dictionaries: d} }

// Reset begins a frame. What Read has returned is no longer valid. The data must not change until the next Reset.
func (r *Reader) Reset(data []byte) error {
	r.out, r.literals, r.left, r.last = r.out[:0], nil, 0, false
	size, ok := r.header(data)
	if r.failed = !ok || size > uint64(r.dictionaries.limit); r.failed {
		return ErrUnread
	}
	r.out = slices.Grow(r.out, int(size)+slack)
	r.offsets, r.tables, r.huffman = r.dictionary.offsets, r.dictionary.tables, r.dictionary.huffman
	return nil
}

// header reads what comes before the blocks, and returns the size of the content, 0 if that is not told.
func (r *Reader) header(data []byte) (size uint64, ok bool) {
	if len(data) < maxHeader || le.Uint32(data) != magic {
		return 0, false
	}
	descriptor := data[4]
	if descriptor&0x1c != 0 { // a checksum, or a bit that is reserved
		return 0, false
	}
	single, at := descriptor>>5&1, 5
	if single == 0 {
		at++ // the size of the window: all content is kept anyway
	}
	id := uint32(0)
	switch descriptor & 3 {
	case 1:
		id = uint32(data[at])
	case 2:
		id = uint32(le.Uint16(data[at:]))
	case 3:
		id = le.Uint32(data[at:])
	}
	at += []int{0, 1, 2, 4}[descriptor&3]
	switch descriptor >> 6 {
	case 0:
		size = uint64(single) * uint64(data[at])
		at += int(single)
	case 1:
		size = uint64(le.Uint16(data[at:])) + 256
		at += 2
	case 2:
		size = uint64(le.Uint32(data[at:]))
		at += 4
	case 3:
		return 0, false
	}
	r.dictionary, r.blocks = r.dictionaries.byID[id], data[at:]
	return size, r.dictionary != nil
}

// Read returns the content from its beginning, at least n bytes or all of it. It is valid until the next call. After an error, all calls
// fail until the next Reset.
func (r *Reader) Read(n int) ([]byte, error) {
	for !r.failed && len(r.out) < n && (r.left > 0 || !r.last) {
		if r.left == 0 {
			r.failed = !r.block()
		} else {
			r.failed = !r.sequences(n)
		}
	}
	if r.failed {
		return nil, ErrUnread
	}
	return r.out, nil
}

// block begins the next block: it reads everything but the sequences; false if it is damaged.
func (r *Reader) block() bool {
	if len(r.blocks) < 3 {
		return false
	}
	head := uint(r.blocks[0]) | uint(r.blocks[1])<<8 | uint(r.blocks[2])<<16
	data, size := r.blocks[3:], int(head>>3)
	r.last = head&1 != 0
	kind := head >> 1 & 3
	if size > maxBlock || kind != repeatBlock && size > len(data) || len(data) == 0 {
		return false
	}
	switch kind {
	case rawBlock:
		r.blocks = data[size:]
		return r.add(data[:size])
	case repeatBlock:
		r.blocks = data[1:]
		return r.add(slices.Repeat(data[:1], size))
	case compressedBlock:
		r.blocks = data[size:]
		rest, ok := r.readLiterals(data[:size])
		return ok && r.readSequences(rest)
	}
	return false
}

// add appends bytes as they are.
func (r *Reader) add(b []byte) bool {
	if !r.room(len(b)) {
		return false
	}
	r.out = append(r.out, b...)
	return true
}

// room makes room for n bytes and some slack; false if the frame would exceed the limit.
func (r *Reader) room(n int) bool {
	if len(r.out)+n > r.dictionaries.limit {
		return false
	}
	r.out = slices.Grow(r.out, n+slack)
	return true
}

// readLiterals reads the literals of a block, and returns what follows.
func (r *Reader) readLiterals(data []byte) (rest []byte, ok bool) {
	kind, size, packed, head, streams := literalsHeader(data)
	if size > maxBlock || head+packed > len(data) {
		return nil, false
	}
	if cap(r.buffer) < size+slack {
		r.buffer = make([]byte, 0, size+size/4+slack)
	}
	r.literals = r.buffer[:size]
	from, rest := data[head:head+packed], data[head+packed:]
	switch kind {
	case rawLiterals:
		copy(r.literals, from)
		return rest, true
	case repeatLiterals:
		for i := range r.literals {
			r.literals[i] = from[0]
		}
		return rest, true
	case packedLiterals:
		if from, ok = r.codes.read(from); !ok {
			return nil, false
		}
		r.huffman = &r.codes
	}
	return rest, r.huffman != nil && r.huffman.decodeAll(r.literals, from, streams)
}

// literalsHeader returns the kind of literals, how many they are, in how many bytes they are packed, the size of this header, and the
// number of streams.
func literalsHeader(data []byte) (kind, size, packed, head, streams int) {
	var b [8]byte
	copy(b[:5], data)
	v := le.Uint64(b[:])
	kind, format := int(v&3), v>>2&3
	if kind < packedLiterals {
		head = []int{1, 2, 1, 3}[format]
		size = int(v & (1<<(8*head) - 1) >> []int{3, 4, 3, 4}[format])
		if packed = size; kind == repeatLiterals {
			packed = 1
		}
		return kind, size, packed, head, 1
	}
	width := []int{10, 10, 14, 18}[format]
	size, packed = int(v>>4&(1<<width-1)), int(v>>(4+width)&(1<<width-1))
	if streams = 4; format == 0 {
		streams = 1
	}
	return kind, size, packed, (4 + 2*width + 7) / 8, streams
}
