package lexicon

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash"
	"hash/crc32"
	"math"
	"os"
	"strings"
)

// A file is an imported dictionary. All numbers are little endian or uvarint.
//
//	offset  bytes
//	0       8      "QuothLex"
//	8       4      format version, 1
//	12      4      fingerprint of the stemmers the keys were made with
//	16      4      CRC-32C of all that follows the header
//	20      4      length of all that follows the header
//	24      4*12   sections: German texts, English texts, keys to German, keys to English;
//	               each its offset behind the header, its length, its number of strings
//	72             the sections, one behind the other
//
// A section is sorted strings in blocks of 16:
//
//	4 bytes a block: where it begins behind these numbers
//	blocks: for each string  uvarint shared    bytes it has in common with the string before; 0 for a block's first
//	                         uvarint n, n bytes  the rest of it
//	                         in a keys section also: uvarint n, n bytes of candidates
//	candidates, best first:  uvarint text      number of the string in the texts section
//	                         1 byte  part of speech
//	                         1 byte  probability p as round(-16 log2 p)
//
// Both directions of the Debian dictionary take some 15 MB. The bytes are
// held as they are and searched in place; nothing is unpacked.
//
// Version 1 is the first.
type file struct {
	texts [directions]section
	keys  [directions]section
}

type section struct {
	blocks []byte // 4 bytes a block
	data   []byte
	n      int
}

const (
	fileMagic    = "QuothLex"
	fileVersion  = 1
	headerBytes  = 24 + 12*2*int(directions)
	blockStrings = 16
	maxFileBytes = 64 << 20
)

// Errors of Open, for whoever can import the dictionary again or delete the file.
var (
	ErrFormat  = errors.New("it is no imported dictionary, or a damaged one")
	ErrVersion = errors.New("it was imported by another version of quoth")
)

func newChecksum() hash.Hash32 { return crc32.New(crc32.MakeTable(crc32.Castagnoli)) }

// Open reads an imported dictionary and verifies it: ErrFormat for a damaged
// file, ErrVersion for one made by another version. The lexicon holds the
// file's bytes (some 15 MB) and no open file.
func Open(path string) (*Lexicon, error) {
	if st, err := os.Stat(path); err != nil {
		return nil, err
	} else if st.Size() > maxFileBytes {
		return nil, fmt.Errorf("%s: %w", path, ErrFormat)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	f, err := decodeFile(b)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return &Lexicon{imported: f}, nil
}

// decodeFile checks the header, the checksum and the sections' bounds.
func decodeFile(b []byte) (*file, error) {
	if len(b) < headerBytes || string(b[:8]) != fileMagic {
		return nil, ErrFormat
	}
	u32 := func(at int) uint32 { return binary.LittleEndian.Uint32(b[at:]) }
	if u32(8) != fileVersion || u32(12) != stemFingerprint() {
		return nil, ErrVersion
	}
	body := b[headerBytes:]
	sum := newChecksum()
	sum.Write(body)
	if u32(16) != sum.Sum32() || uint64(u32(20)) != uint64(len(body)) {
		return nil, ErrFormat
	}
	f := new(file)
	for i, s := range f.sections() {
		at := 24 + 12*i
		offset, length, n := uint64(u32(at)), uint64(u32(at+4)), uint64(u32(at+8))
		blocks := 4 * ((n + blockStrings - 1) / blockStrings)
		if offset+length > uint64(len(body)) || blocks > length {
			return nil, ErrFormat
		}
		all := body[offset : offset+length]
		*s = section{blocks: all[:blocks], data: all[blocks:], n: int(n)}
	}
	return f, nil
}

func (f *file) sections() []*section {
	return []*section{&f.texts[toGerman], &f.texts[toEnglish], &f.keys[toGerman], &f.keys[toEnglish]}
}

// lookup returns the candidates of a key; a nil file has none.
func (f *file) lookup(d direction, key string) []candidate {
	if f == nil {
		return nil
	}
	s := &f.keys[d]
	block, ok := s.find(key)
	if !ok {
		return nil
	}
	r := s.reader(block, true)
	for r.next() {
		switch bytes.Compare(r.text, []byte(key)) {
		case 0:
			return f.candidates(d, r.payload)
		case 1:
			return nil
		}
	}
	return nil
}

// candidates decodes the candidates of a key; those that make no sense are
// left out.
func (f *file) candidates(d direction, b []byte) []candidate {
	var cs []candidate
	for len(b) > 0 {
		id, n := binary.Uvarint(b)
		if n <= 0 || len(b) < n+2 {
			return cs
		}
		text, ok := f.texts[d].at(id)
		if pos := POS(b[n]); ok && pos < posCount {
			cs = append(cs, candidate{text: text, pos: pos, weight: byteP(b[n+1])})
		}
		b = b[n+2:]
	}
	return cs
}

// find returns the last block that begins at or before a key.
func (s *section) find(key string) (block int, ok bool) {
	low, high := 0, len(s.blocks)/4
	for low < high {
		mid := int(uint(low+high) / 2)
		r := s.reader(mid, false)
		if !r.next() || string(r.text) > key {
			high = mid
		} else {
			low = mid + 1
		}
	}
	return low - 1, low > 0
}

// at returns a text section's string by number.
func (s *section) at(i uint64) (string, bool) {
	if i >= uint64(s.n) {
		return "", false
	}
	r := s.reader(int(i/blockStrings), false)
	for range i%blockStrings + 1 {
		if !r.next() {
			return "", false
		}
	}
	text := string(r.text)
	return text, strings.TrimSpace(text) != ""
}

// A blockReader goes through the strings of a block.
type blockReader struct {
	b       []byte
	left    int
	keys    bool // a keys section: payloads follow the strings
	text    []byte
	payload []byte
}

func (s *section) reader(block int, keys bool) blockReader {
	at := uint64(binary.LittleEndian.Uint32(s.blocks[4*block:]))
	r := blockReader{left: min(blockStrings, s.n-block*blockStrings), keys: keys, text: make([]byte, 0, 64)}
	if at < uint64(len(s.data)) {
		r.b = s.data[at:]
	}
	return r
}

// next goes to the next string; false at the end of the block or of sense.
func (r *blockReader) next() bool {
	if r.left == 0 {
		return false
	}
	r.left--
	shared, n := binary.Uvarint(r.b)
	if n <= 0 || shared > uint64(len(r.text)) {
		return false
	}
	r.b = r.b[n:]
	rest, ok := r.chunk()
	if !ok {
		return false
	}
	r.text = append(r.text[:shared], rest...)
	if r.keys {
		r.payload, ok = r.chunk()
	}
	return ok
}

// chunk returns the next bytes with their length before them.
func (r *blockReader) chunk() ([]byte, bool) {
	size, n := binary.Uvarint(r.b)
	if n <= 0 || size > uint64(len(r.b)-n) {
		return nil, false
	}
	c := r.b[n : n+int(size)]
	r.b = r.b[n+int(size):]
	return c, true
}

// byteP and pByte keep a probability in a byte, to within two percent.
func byteP(b byte) float32 { return float32(math.Exp2(-float64(b) / 16)) }

func pByte(p float32) byte {
	return byte(min(max(math.Round(-16*math.Log2(float64(p))), 0), 255))
}
