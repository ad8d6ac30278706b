package frame

import "sync"

// A dictionary is either raw content, without tables, or in zstd's format (section 5):
//
//	37 A4 30 EC
//	id          uint32
//	Huffman     the codes of literals, described as in a block
//	counts      of the tables of offsets, of lengths of matches, and of lengths of runs of literals (counts.go)
//	offsets     the recent ones at the beginning of a frame, 3 times uint32
//	content     what is as good as written before every text
//
// Train gives every symbol a probability, so that any text can be coded with the tables. Other programs leave out symbols that their
// samples lack: frames made with such a dictionary are read here, but not written.
const dictionaryMagic = 0xEC30A437

var (
	firstOffsets    = [3]uint32{1, 4, 8} // where no dictionary says otherwise
	dictionaryOrder = [3]int{offsetTable, matchTable, literalTable}
)

// Dictionaries are what frames are made with. They are immutable and safe for concurrent use. Once there is an Encoder for it, a
// dictionary of the greatest size takes some 2 MB.
type Dictionaries struct {
	byID       map[uint32]*dictionary
	limit      int // of a frame's text
	predefined [3]table
}

// dictionary is what a frame that names it begins with.
type dictionary struct {
	content  []byte
	offsets  [3]uint32
	huffman  *huffman // nil in raw content, like the next three
	literals []byte   // what it was read from
	tables   [3]*table
	counts   [3][]int16                // what these were built from
	encoding func() (*encoding, error) // made when first needed
}

// Open takes dictionaries by their ids, which are not 0, and the greatest size of a text that is read. It keeps their bytes. A
// dictionary that is damaged or empty is left out: frames made with it give ErrUnread, and there is no Encoder for it.
func Open(byID map[uint32][]byte, limit int) *Dictionaries {
	d := &Dictionaries{byID: map[uint32]*dictionary{0: {offsets: firstOffsets}}, limit: limit}
	for i, counts := range predefinedCounts {
		d.predefined[i].build(counts, predefinedLogs[i], codes[i])
	}
	for id, data := range byID {
		if one, ok := openDictionary(data, id); ok && id != 0 {
			one.encoding = sync.OnceValues(func() (*encoding, error) { return newEncoding(id, one) })
			d.byID[id] = one
		}
	}
	return d
}

// openDictionary reads the dictionary with an id; not ok if it is damaged or empty.
func openDictionary(data []byte, id uint32) (d *dictionary, ok bool) {
	if len(data) < 8 || le.Uint32(data) != dictionaryMagic {
		return &dictionary{content: data, offsets: firstOffsets}, len(data) > 0
	}
	d = &dictionary{huffman: new(huffman)}
	rest, ok := d.huffman.read(data[8:])
	if !ok || le.Uint32(data[4:]) != id {
		return nil, false
	}
	d.literals = data[8 : len(data)-len(rest)]
	for _, i := range dictionaryOrder {
		counts := make([]int16, len(codes[i]))
		n, log, after, ok := readCounts(counts, rest, maxLogs[i])
		d.tables[i] = new(table)
		if !ok || !d.tables[i].build(counts[:n], log, codes[i]) {
			return nil, false
		}
		d.counts[i], rest = counts[:n], after
	}
	if len(rest) < 12 {
		return nil, false
	}
	d.content = rest[12:]
	for i := range d.offsets {
		if d.offsets[i] = le.Uint32(rest[4*i:]); uint64(d.offsets[i])-1 >= uint64(len(d.content)) {
			return nil, false
		}
	}
	return d, true
}
