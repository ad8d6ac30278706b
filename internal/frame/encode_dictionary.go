package frame

import (
	"bytes"
	"fmt"
	"math/bits"
	"slices"

	"github.com/klauspost/compress/huff0"
)

const (
	maxContent = 1 << (32 - tagBits) // so that a contentTable can hold all places
	minContent = margin              // so that firstOffsets lie within it
)

// encoding is a dictionary ready to compress with. It is immutable and safe for concurrent use.
type encoding struct {
	id          uint32
	content     []byte
	offsets     [3]uint32
	literals    *huff0.Scratch
	states      [3]*stateTable
	long, short contentTable // by 8 and by 6 bytes
}

// offsetCodes is how many codes of offsets are used: offsets reach back over MaxText and a dictionary.
const offsetCodes = 24

// symbols is how many codes of each table must have a count.
var symbols = [3]int{literalTable: len(codes[literalTable]), offsetTable: offsetCodes, matchTable: len(codes[matchTable])}

// newEncoding makes what an Encoder needs of the dictionary with an id. It fails with ErrUnfit.
func newEncoding(id uint32, from *dictionary) (*encoding, error) {
	if from.huffman == nil || len(from.content) < minContent || len(from.content) > maxContent {
		return nil, ErrUnfit
	}
	e := &encoding{id: id, offsets: from.offsets}
	for i, counts := range from.counts {
		if len(counts) < symbols[i] || slices.Min(counts) < 1 {
			return nil, ErrUnfit
		}
		e.states[i] = newStateTable(counts, from.tables[i].log)
	}
	var err error
	if e.literals, _, err = huff0.ReadTable(from.literals, nil); err != nil {
		return nil, ErrUnfit
	}
	e.setContent(from.content)
	return e, nil
}

func (d *encoding) setContent(content []byte) {
	d.content = content
	size := uint(bits.Len(uint(len(content)))) - 2
	d.long, d.short = newContentTable(size), newContentTable(size)
	for i := range len(content) - margin + 1 {
		v := load(content, i)
		d.long.put(hash8(v), i)
		d.short.put(hash6(v), i)
	}
}

// contentTable says where in the content some bytes stand last, by their hash. An entry is the place, and a tag of further bits of the
// hash: without that, most lookups would compare bytes in vain.
type contentTable struct {
	entries []uint32
	shift   uint
}

const tagBits = 12

func newContentTable(size uint) contentTable {
	return contentTable{make([]uint32, 1<<size), 64 - size}
}

func (t *contentTable) put(hash uint64, at int) {
	t.entries[hash>>t.shift] = uint32(at)<<tagBits | t.tag(hash)
}

// get returns where bytes with a hash may stand; not ok if they stand nowhere.
func (t *contentTable) get(hash uint64) (at int, ok bool) {
	x := t.entries[hash>>t.shift]
	return int(x >> tagBits), x&(1<<tagBits-1) == t.tag(hash)
}

func (t *contentTable) tag(hash uint64) uint32 {
	return uint32(hash>>(t.shift-tagBits)) & (1<<tagBits - 1)
}

// Train makes the dictionary with an id, which is not 0, from its content and from samples of the texts that it is for. Of a content over
// 1 MB it takes the end. It fails if the samples cannot be compressed.
func Train(id uint32, content []byte, samples [][]byte) ([]byte, error) {
	if n := minContent - len(content); n > 0 {
		content = append(bytes.Repeat([]byte(" "), n), content...)
	}
	content = content[max(0, len(content)-maxContent):]
	literals, sequences := countSymbols(content, samples)
	table, err := huffmanTable(literals)
	if err != nil {
		return nil, fmt.Errorf("training a dictionary: %w", err)
	}
	out := le.AppendUint32(le.AppendUint32(nil, dictionaryMagic), id)
	out = append(out, table...)
	for _, i := range dictionaryOrder {
		out = appendCounts(out, normalize(sequences[i], maxLogs[i]), maxLogs[i])
	}
	for _, offset := range firstOffsets {
		out = le.AppendUint32(out, offset)
	}
	return append(out, content...), nil
}

// countSymbols returns how often each literal and each code occurs when samples are compressed, each at least once.
func countSymbols(content []byte, samples [][]byte) (literals []int, sequences [3][]int) {
	d := &encoding{offsets: firstOffsets}
	d.setContent(content)
	e := newEncoder(d)
	const weight = 16 // of a symbol that occurs, against the 1 that each has
	literals = slices.Repeat([]int{1}, 256)
	for i, n := range symbols {
		sequences[i] = slices.Repeat([]int{1}, n)
	}
	for _, text := range samples {
		e.begin()
		e.parse(text[:min(len(text), maxBlock)], 0)
		for _, c := range e.literals {
			literals[c] += weight
		}
		for _, s := range e.sequences {
			sequences[offsetTable][bits.Len32(s.offset)-1] += weight
			sequences[matchTable][lengthsCode.of(s.length)] += weight
			sequences[literalTable][literalsCode.of(s.literals)] += weight
		}
	}
	return literals, sequences
}

// huffmanTable returns the description of Huffman codes for literals with these frequencies.
func huffmanTable(counts []int) ([]byte, error) {
	const size = 64 << 10
	total := 0
	for _, n := range counts {
		total += n
	}
	var text []byte
	for c, n := range counts {
		text = append(text, bytes.Repeat([]byte{byte(c)}, max(n*size/total, 1))...)
	}
	var h huff0.Scratch
	_, _, err := huff0.Compress1X(text, &h)
	return h.OutTable, err
}
