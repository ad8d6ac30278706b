package frame

// code is what a symbol of a table stands for: base, plus what the extra bits say.
type code struct {
	base  uint32
	extra uint8
}

// The tables of a block, in the order in which it has them. Dictionaries have another order: see dictionaryOrder.
const (
	literalTable = iota // lengths of literals
	offsetTable         // offsets, and references to recent ones: see Reader.offset
	matchTable          // lengths of matches
)

// The codes of each table (section 3.1.1.3.2.1): small numbers have codes of their own, greater ones share a code with others. And the
// counts of the predefined tables, which are used where none is given.
var (
	codes = [3][]code{
		literalTable: makeCodes(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16),
		offsetTable:  makeCodes(1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30),
		matchTable: makeCodes(3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
			1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16),
	}
	maxLogs          = [3]uint{literalTable: 9, offsetTable: 8, matchTable: 9}
	predefinedLogs   = [3]uint{literalTable: 6, offsetTable: 5, matchTable: 6}
	predefinedCounts = [3][]int16{
		literalTable: {4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1, 1, 1, -1, -1, -1, -1},
		offsetTable:  {1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1},
		matchTable: {1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
			1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1},
	}
)

// maxSymbols bounds the symbols of a table; it is a power of 2.
const maxSymbols = 64

// makeCodes returns consecutive codes, the first of which is base, by their extra bits.
func makeCodes(base uint32, extra ...uint8) (list []code) {
	for _, n := range extra {
		list = append(list, code{base, n})
		base += 1 << n
	}
	return list
}
