package postings

import (
	"encoding/binary"
	"math"
	"math/bits"
)

// listWriter encodes one posting list after the other, in memory of the size of the longest.
type listWriter struct {
	articles, sentences uint32
	skip                []byte
	blocks              []byte
	positions           bitWriter
	form                singleForm
	single              []byte // the first sentence, as the list of a term that is in no other

	// The block being filled.
	docs       []uint32 // articles
	last       []bool   // by sentence: it is the last one of its article so far
	ords       []uint32 // by sentence: its number in the article
	tfs        []uint8  // by sentence: tf - 1
	base       uint32   // the article before the block, as unpackDeltas takes it
	exceptions []int    // sentences that need more bits than the rest
	begin      uint32   // where its positions begin
	count      int      // sentences so far of its last article
	bound      bound
	bits       bitWriter
}

// bound is what no article and no sentence of a block exceeds, or falls below.
type bound struct {
	maxTF, maxCount       uint8 // greatest tf in a sentence; most sentences in an article, 255 for 255 and more
	minLength, minWords16 uint8 // least sentence length; least article length / 16, 255 for more
}

func (w *listWriter) reset() {
	w.articles, w.sentences = 0, 0
	w.skip, w.blocks, w.positions.data, w.single = w.skip[:0], w.blocks[:0], w.positions.data[:0], w.single[:0]
	w.startBlock(^uint32(0))
}

func (w *listWriter) startBlock(base uint32) {
	w.docs, w.last, w.ords, w.tfs = w.docs[:0], w.last[:0], w.ords[:0], w.tfs[:0]
	w.base, w.begin = base, uint32(len(w.positions.data))
	w.bound = bound{minLength: 255, minWords16: 255}
}

// place is what lists need to know of a sentence, in 8 bytes, because encoding reads one for each sentence of each term, all over the
// segment. From the highest bit down: article, 24 bits; number in the article, 24; words of the article / 16 (255 for more), 8; the
// sentence's column of words, 8.
type place uint64

func newPlace(article, ord uint32, articleWords uint16, length byte) place {
	words16 := min(articleWords/16, math.MaxUint8)
	return place(article)<<40 | place(ord)<<16 | place(words16)<<8 | place(length)
}

func (p place) article() uint32 { return uint32(p >> 40) }
func (p place) ord() uint32     { return uint32(p>>16) & (maxSentences - 1) }
func (p place) words16() uint8  { return uint8(p >> 8) }
func (p place) length() byte    { return byte(p) }

// add appends a sentence: its number in the segment, its place, and the positions of the term. Sentences come in order.
func (w *listWriter) add(sentence uint32, at place, positions []uint16) {
	positions = positions[:min(len(positions), maxTF)]
	if n := len(w.docs); n > 0 && w.docs[n-1] == at.article() {
		w.last[len(w.last)-1] = false
		w.count++
	} else {
		if n == blockSize {
			w.flush(true)
		}
		w.docs = append(w.docs, at.article())
		w.articles++
		w.count = 1
	}
	if w.sentences == 0 {
		w.single = w.form.append(w.single, sentence, positions)
	}
	w.sentences++
	w.last = append(w.last, true)
	w.ords = append(w.ords, at.ord())
	w.tfs = append(w.tfs, uint8(len(positions)-1))
	w.bound.maxTF = max(w.bound.maxTF, uint8(len(positions)))
	w.bound.maxCount = max(w.bound.maxCount, uint8(min(w.count, 255)))
	w.bound.minLength = min(w.bound.minLength, at.length())
	w.bound.minWords16 = min(w.bound.minWords16, at.words16())
	width := positionWidth(at.length())
	for _, p := range positions {
		w.positions.put(uint32(p), width)
	}
}

// flush encodes the block; skip says whether it gets an entry in the skip table.
func (w *listWriter) flush(skip bool) {
	var deltas uint32
	var tfs uint8
	before := w.base
	for _, a := range w.docs {
		deltas |= a - before - 1
		before = a
	}
	for _, tf := range w.tfs {
		tfs |= tf
	}
	wd, wt := uint(bits.Len32(deltas)), uint(bits.Len8(tfs))
	ws, wx := w.ordWidth()
	w.blocks = append(w.blocks, byte(wd|wt<<5), byte(ws))
	if wx > 0 {
		w.blocks[len(w.blocks)-1] |= withExceptions
	}
	w.blocks = binary.AppendUvarint(w.blocks, uint64(len(w.ords)-len(w.docs)))
	w.bits.data = w.blocks
	if wx > 0 {
		w.findExceptions(ws)
		w.bits.data = append(w.bits.data, byte(wx))
		w.bits.data = binary.AppendUvarint(w.bits.data, uint64(len(w.exceptions)))
	}
	w.packBlock(wd, ws, wt, wx)
	w.blocks = w.bits.data
	w.positions.align()
	if skip {
		w.skip = le.AppendUint32(w.skip, before)
		w.skip = le.AppendUint32(w.skip, uint32(len(w.blocks)))
		w.skip = le.AppendUint32(w.skip, w.begin)
		w.skip = append(w.skip, w.bound.maxTF, w.bound.maxCount, w.bound.minLength, w.bound.minWords16)
	}
	w.startBlock(before)
}

// withExceptions marks a block in which some sentences are too great for their bits.
const withExceptions = 0x80

// ordWidth returns how many bits for a sentence make the block smallest, and how many an exception then takes, 0 if there is none.
// Without exceptions, a few long articles would widen all sentences of the block.
func (w *listWriter) ordWidth() (ws, wx uint) {
	var lengths [33]int // how many sentences have each bits.Len(ord + 1): those of more than ws are exceptions
	all := uint32(0)
	for _, ord := range w.ords {
		lengths[bits.Len32(ord+1)]++
		all |= ord
	}
	full := uint(bits.Len32(all))
	ws = full
	best := len(w.ords) * int(full)
	each := bits.Len(uint(len(w.ords)-1)) + int(full)
	exceptions := lengths[full+1]
	for width := int(full); width >= 0; width-- {
		if size := len(w.ords)*width + exceptions*each + 16; exceptions > 0 && size < best {
			best, ws, wx = size, uint(width), full
		}
		exceptions += lengths[width]
	}
	return ws, wx
}

// findExceptions lists the sentences of the block that ws bits cannot hold.
func (w *listWriter) findExceptions(ws uint) {
	w.exceptions = w.exceptions[:0]
	for j, ord := range w.ords {
		if ord+1 >= 1<<ws {
			w.exceptions = append(w.exceptions, j)
		}
	}
}

func (w *listWriter) packBlock(wd, ws, wt, wx uint) {
	before := w.base
	for _, a := range w.docs {
		w.bits.put(a-before-1, wd)
		before = a
	}
	if len(w.ords) > len(w.docs) {
		for _, last := range w.last {
			if last {
				w.bits.put(1, 1)
			} else {
				w.bits.put(0, 1)
			}
		}
	}
	for _, ord := range w.ords {
		w.bits.put(min(ord, 1<<ws-1), ws)
	}
	if wt > 0 {
		for _, tf := range w.tfs {
			w.bits.put(uint32(tf), wt)
		}
	}
	if wx > 0 {
		for _, j := range w.exceptions {
			w.bits.put(uint32(j), uint(bits.Len(uint(len(w.ords)-1))))
		}
		for _, j := range w.exceptions {
			w.bits.put(w.ords[j], wx)
		}
	}
	w.bits.align()
}

// finish appends the list to dst and starts the next one.
func (w *listWriter) finish(dst []byte) []byte {
	switch {
	case w.sentences == 0:
	case w.sentences == 1:
		w.positions.align()
		dst = append(dst, w.single...)
	default:
		w.flush(w.articles > blockSize)
		dst = append(dst, w.skip...)
		dst = append(dst, w.blocks...)
		dst = append(dst, w.positions.data...)
	}
	w.reset()
	return dst
}
