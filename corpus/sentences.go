package corpus

import (
	"encoding/binary"
	"sort"

	"quoth/internal/text"
)

// A part's table of sentences says where the sentences of its articles stand, so that a sentence found can be quoted without
// splitting the article again:
//
//	number of articles   uint32
//	an entry for each article, in order of their numbers:
//	    article          its number less that of the part's first, uint32
//	    end              of its cuts, counted from the end of the entries, uint32
//	    checksum         CRC-32C of the article's number (uint64) and its cuts, uint32
//	cuts                 of each article, for each sentence:
//	    length           a byte, if it is 1 to 255 and one byte lies between this sentence and the one before (none before the first)
//	    0, gap, length   else: a byte 0, then as uvarints how many bytes lie between the two, and the length
//
// Numbers are big endian. The table is derived from the texts: where an article has no entry (as in parts older than these tables),
// or one that fails its checksum, its text is split instead.
type sentenceTable []byte

// sentenceEntry is the size of an entry.
const sentenceEntry = 12

// appendCuts appends the cuts of a text.
func appendCuts(dst []byte, sentences []text.Sentence) []byte {
	at := -1
	for _, s := range sentences {
		if length := s.End - s.Start; s.Start == at+1 && 0 < length && length < 256 {
			dst = append(dst, byte(length))
		} else {
			dst = binary.AppendUvarint(append(dst, 0), uint64(s.Start-max(at, 0)))
			dst = binary.AppendUvarint(dst, uint64(length))
		}
		at = s.End
	}
	return dst
}

// cutAt returns where the nth sentence stands, counted from 1; not ok where there is none.
func cutAt(cuts []byte, n int) (span text.Span, ok bool) {
	at := -1
	for ; n > 0; n-- {
		if len(cuts) == 0 {
			return span, false
		}
		span = text.Span{Start: at + 1, End: at + 1 + int(cuts[0])}
		if cuts = cuts[1:]; span.Start == span.End {
			gap, w := binary.Uvarint(cuts)
			length, w2 := binary.Uvarint(cuts[max(w, 0):])
			if w <= 0 || w2 <= 0 || gap > MaxText || length > MaxText {
				return span, false
			}
			span.Start = max(at, 0) + int(gap)
			span.End = span.Start + int(length)
			cuts = cuts[w+w2:]
		}
		at = span.End
	}
	return span, true
}

// len returns the number of entries.
func (t sentenceTable) len() int {
	if len(t) < 4 {
		return 0
	}
	return min(int(binary.BigEndian.Uint32(t)), (len(t)-4)/sentenceEntry)
}

func (t sentenceTable) field(entry, i int) uint32 {
	return binary.BigEndian.Uint32(t[4+entry*sentenceEntry+4*i:])
}

// number returns the article of an entry.
func (t *tables) number(entry int) uint64 { return t.first + uint64(t.sentences.field(entry, 0)) }

// cuts returns the cuts of an entry; not ok where they are damaged.
func (t *tables) cuts(entry int) (cuts []byte, ok bool) {
	s := t.sentences
	all := s[4+s.len()*sentenceEntry:]
	from, to := uint32(0), s.field(entry, 1)
	if entry > 0 {
		from = s.field(entry-1, 1)
	}
	if from > to || uint64(to) > uint64(len(all)) {
		return nil, false
	}
	cuts = all[from:to]
	return cuts, articleSum(t.number(entry), cuts) == s.field(entry, 2)
}

// cutsOf returns the cuts of an article.
func (t *tables) cutsOf(number uint64) (cuts []byte, ok bool) {
	n := t.sentences.len()
	if n == 0 || number < t.first {
		return nil, false
	}
	i := int(min(number-t.first, uint64(n-1))) // where it is if no number is left out, else before
	if t.number(i) != number {
		i = sort.Search(n, func(i int) bool { return t.number(i) >= number })
	}
	if i == n || t.number(i) != number {
		return nil, false
	}
	return t.cuts(i)
}

// isWhole reports whether all entries of the table of sentences are there, in order, and sound.
func (t *tables) isWhole() bool {
	s := t.sentences
	if len(s) == 0 {
		return true
	}
	if len(s) < 4 || s.len() != int(binary.BigEndian.Uint32(s)) {
		return false
	}
	end := 4 + s.len()*sentenceEntry
	for i := range s.len() {
		cuts, ok := t.cuts(i)
		if !ok || i > 0 && t.number(i-1) >= t.number(i) {
			return false
		}
		end += len(cuts)
	}
	return end == len(s)
}
