package postings

import (
	"encoding/binary"
	"math/bits"
)

// singleForm is the form of the lists of terms that are in one sentence only, as most are. It puts the sentence and the first position into
// as few bytes as leave 4 bits for the position. All such lists of a segment have one form, which follows from the number of its
// sentences.
type singleForm struct {
	bytes uint // of sentence and first position: the usual length of a list
	long  uint // the least position that does not fit, all of its bits being set
	shift uint // bits of the position
}

func newSingleForm(sentences int) singleForm {
	width := uint(bits.Len(uint(max(sentences-1, 0))))
	n := (width + 4 + 7) / 8
	shift := min(8*n-width, 8)
	return singleForm{bytes: n, long: 1<<shift - 1, shift: shift}
}

// append appends the list of a term that is at some positions, ascending, of a sentence.
func (f *singleForm) append(dst []byte, sentence uint32, positions []uint16) []byte {
	first := min(uint(positions[0]), f.long)
	dst = f.appendHead(dst, sentence, first)
	if first == f.long {
		dst = binary.AppendUvarint(dst, uint64(uint(positions[0])-f.long))
	}
	for _, p := range positions[1:] {
		dst = binary.AppendUvarint(dst, uint64(p))
	}
	return dst
}

func (f *singleForm) appendHead(dst []byte, sentence uint32, first uint) []byte {
	n := len(dst) + int(f.bytes)
	return le.AppendUint64(dst, uint64(sentence)<<f.shift|uint64(first))[:n]
}

// read takes a list apart: the sentence, the first position (f.long if it is in the rest), and the rest. Not ok if the list is cut short.
func (f *singleForm) read(list []byte) (sentence uint64, first uint, rest []byte, ok bool) {
	if uint(len(list)) < f.bytes {
		return 0, 0, nil, false
	}
	head := le.Uint64(list[:cap(list)][:8]) & (1<<(8*f.bytes) - 1)
	return head >> f.shift, uint(head) & f.long, list[f.bytes:], true
}

// positions appends the positions of a list that read took apart; not ok if they are damaged.
func (f *singleForm) positions(dst []uint16, first uint, rest []byte) (positions []uint16, ok bool) {
	above := uint64(f.long) // of the next position
	if first < f.long {
		dst, above = append(dst, uint16(first)), 0
	}
	for len(rest) > 0 {
		p, n := binary.Uvarint(rest)
		if n <= 0 || p+above > maxPosition || p > maxPosition {
			return dst, false
		}
		dst, rest, above = append(dst, uint16(p+above)), rest[n:], 0
	}
	return dst, len(dst) > 0
}
