package frame

import "github.com/klauspost/compress/huff0"

// MaxText is the greatest length of a text that is compressed. Of a longer one, what exceeds it is stored as it is.
const MaxText = 4 << 20

// Encoder makes frames. It is not safe for concurrent use.
type Encoder struct {
	d         *encoding
	seen      seen
	recent    [3]uint32  // the most recent offsets, which have short codes
	literals  []byte     // of the block at hand
	sequences []sequence // likewise
	huffman   huff0.Scratch
	brought   bool // a block of the frame has brought codes of literals of its own
}

// sequence is the length of a run of literals, and the length and offset of the match behind it. The offset is as it is written: see
// Encoder.code.
type sequence struct{ literals, length, offset uint32 }

// NewEncoder returns an Encoder that uses the dictionary with an id. It fails with ErrUnfit if there is none that Train could have made.
func (d *Dictionaries) NewEncoder(id uint32) (*Encoder, error) {
	one := d.byID[id]
	if one == nil || one.encoding == nil {
		return nil, ErrUnfit
	}
	ready, err := one.encoding()
	if err != nil {
		return nil, err
	}
	return newEncoder(ready), nil
}

func newEncoder(d *encoding) *Encoder { return &Encoder{d: d, seen: seen{base: 1}} }

// Append appends a frame of text to dst.
func (e *Encoder) Append(dst, text []byte) []byte {
	dst = e.appendHeader(dst, len(text))
	e.begin()
	for begin := 0; ; begin += maxBlock {
		end := min(begin+maxBlock, len(text))
		dst = e.appendBlock(dst, text[:end], begin, end == len(text))
		if end == len(text) {
			return dst
		}
	}
}

// appendHeader appends the header of a frame, which says that its text is to be held in memory as a whole.
func (e *Encoder) appendHeader(dst []byte, size int) []byte {
	const oneSegment, shortID, longID, size8, size16, size32 = 0x20, 1, 3, 0, 0x40, 0x80
	dst = le.AppendUint32(dst, magic)
	at := len(dst)
	if dst = append(dst, oneSegment|shortID, byte(e.d.id)); e.d.id > 0xFF {
		dst[at] |= longID
		dst = append(dst, byte(e.d.id>>8), byte(e.d.id>>16), byte(e.d.id>>24))
	}
	switch {
	case size < 1<<8:
		dst[at] |= size8
		return append(dst, byte(size))
	case size < 1<<16+1<<8:
		dst[at] |= size16
		return le.AppendUint16(dst, uint16(size-1<<8))
	}
	dst[at] |= size32
	return le.AppendUint32(dst, uint32(size))
}

// appendBlock appends a block of text[begin:].
func (e *Encoder) appendBlock(dst, text []byte, begin int, last bool) []byte {
	header := len(dst)
	dst = append(dst, 0, 0, 0)
	recent, kind := e.recent, compressedBlock
	if len(text) <= MaxText {
		e.parse(text, begin)
		dst = e.appendSequences(e.appendLiterals(dst))
	}
	if n := len(dst) - header - 3; n == 0 || n >= len(text)-begin {
		dst = append(dst[:header+3], text[begin:]...)
		e.recent, kind = recent, rawBlock
	}
	v := (len(dst)-header-3)<<3 | kind<<1
	if last {
		v |= 1
	}
	dst[header], dst[header+1], dst[header+2] = byte(v), byte(v>>8), byte(v>>16)
	return dst
}

// appendLiterals appends the section of literals: Huffman codes, or the bytes themselves if they are few or codes save nothing.
func (e *Encoder) appendLiterals(dst []byte) []byte {
	const fewest, oneStream = 16, 1 << 10
	n := len(e.literals)
	if n < fewest {
		return append(append(dst, byte(rawLiterals+n<<3)), e.literals...)
	}
	compress := huff0.Compress1X
	if n >= oneStream {
		compress = huff0.Compress4X
	}
	packed, kind, err := e.pack(compress, n < oneStream)
	if err != nil || len(packed) >= n { // incompressible
		return append(append(dst, byte(rawLiterals+3<<2+n<<4), byte(n>>4), byte(n>>12)), e.literals...)
	}
	v, size := uint64(kind), 3 // of the header
	switch {
	case n < oneStream:
		v |= uint64(n)<<4 | uint64(len(packed))<<14
	case n < 1<<14:
		v |= 2<<2 | uint64(n)<<4 | uint64(len(packed))<<18
		size = 4
	default:
		v |= 3<<2 | uint64(n)<<4 | uint64(len(packed))<<22
		size = 5
	}
	dst = le.AppendUint64(dst, v)
	return append(dst[:len(dst)-8+size], packed...)
}

// pack returns the literals in Huffman codes: those of the dictionary if the literals are few, or these codes are better; else codes of
// their own, with their description before them. Once a block has brought its own, a reader no longer has those of the dictionary.
func (e *Encoder) pack(compress func([]byte, *huff0.Scratch) ([]byte, bool, error), few bool) (packed []byte, kind int, err error) {
	e.huffman.TransferCTable(e.d.literals)
	switch {
	case e.brought:
		e.huffman.Reuse = huff0.ReusePolicyNone
	case few:
		e.huffman.Reuse = huff0.ReusePolicyPrefer
	default:
		e.huffman.Reuse = huff0.ReusePolicyAllow
	}
	packed, reused, err := compress(e.literals, &e.huffman)
	if reused {
		return packed, treelessLiterals, err
	}
	e.brought = true
	return packed, packedLiterals, err
}
