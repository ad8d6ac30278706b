package postings

import (
	"encoding/binary"
	"math"
	"math/bits"
	"sort"
)

// list is a posting list ready to be read: an entry of the dictionary, and the parts of the list.
type list struct {
	entry
	seg       *Segment
	blocks    int
	skip      []byte // the skip table; nil if there is one block
	body      []byte // the blocks; its capacity goes on for 8 bytes and more
	positions []byte // likewise
}

// open finds the parts of a list.
func (s *Segment) open(e entry) (list, error) {
	l := list{entry: e, seg: s, blocks: int((e.articles + blockSize - 1) / blockSize)}
	data := s.lists[e.begin:e.end]
	l.body = data
	if l.blocks == 1 {
		return l, nil
	}
	if len(data) < l.blocks*skipSize {
		return l, damaged("skip table of %d blocks in %d bytes", l.blocks, len(data))
	}
	l.skip, data = data[:l.blocks*skipSize], data[l.blocks*skipSize:]
	end := l.blockEnd(l.blocks - 1)
	if uint64(end) > uint64(len(data)) {
		return l, damaged("blocks end at %d of %d bytes", end, len(data))
	}
	l.body, l.positions = data[:end], data[end:]
	return l, nil
}

func (l *list) lastArticle(block int) uint32 {
	if l.skip == nil {
		return ^uint32(0) - 1
	}
	return le.Uint32(l.skip[block*skipSize:])
}

func (l *list) blockEnd(block int) uint32 { return le.Uint32(l.skip[block*skipSize+4:]) }

// bound returns the bound of a block. The only block of a short list is not in a skip table: it is loaded.
func (b *block) bound(at int) bound {
	if b.skip != nil {
		return b.skipped(at)
	}
	b.load(at)
	return bound{maxTF: uint8(min(b.tf-1+1<<b.wt, maxTF)), maxCount: uint8(min(b.m-b.n+1, 255))}
}

// skipped returns what the skip table says of a block.
func (l *list) skipped(block int) bound {
	b := l.skip[block*skipSize+12 : block*skipSize+16]
	return bound{b[0], b[1], b[2], b[3]}
}

// find returns the first block, from block on, whose last article is >= article; l.blocks if there is none.
func (l *list) find(block int, article uint32) int {
	if block >= l.blocks || l.lastArticle(block) >= article {
		return block
	}
	return block + 1 + sort.Search(l.blocks-block-1, func(i int) bool { return l.lastArticle(block+1+i) >= article })
}

// block is a decoded block of a list. Articles are decoded by load, the rest when it is asked for.
type block struct {
	list
	sentenceBits
	at  int   // which block it is, -1 before the first
	n   int   // how many articles it has
	err error // damage: from there on, the list is empty

	minLength byte // no sentence is shorter

	docs   [blockSize]uint32     // articles, ascending; MaxUint32 behind the last
	starts [blockSize + 1]uint32 // where the sentences of each article begin, once counted
	counts bool                  // starts is set
	sought int                   // the last answer of seek

	single bool // the list is one of the form seg.single
	first  uint // then its first position; seg.single.long if that is in positions
}

// sentenceBits reads the sentences of a block. They are numbered from 0 through all its articles.
type sentenceBits struct {
	m      int // how many
	bits   []byte
	ws, wt uint // bits of a sentence and of a tf
	sentAt uint // bit offset of the sentences
	tfAt   uint
	wx, wj uint   // bits of an exception and of its place
	many   int    // how many exceptions there are
	ord    uint32 // of a list of one sentence its number in the article, else 0
	tf     uint32 // the least that a sentence can have
}

func (b *block) reset(l list) {
	b.list, b.at, b.n, b.m, b.counts, b.single, b.err = l, -1, 0, 0, false, false, nil
}

func (b *block) fail(what string) bool {
	b.err = damaged("%s in block %d of the list at %d", what, b.at, b.begin)
	b.blocks, b.n, b.m = 0, 0, 0
	return false
}

// load decodes the articles of a block, unless it has them already; false if the block is damaged.
func (b *block) load(at int) bool {
	if b.at == at {
		return b.n > 0
	}
	b.at, b.counts = at, false
	b.minLength = 0
	if b.sentences == 1 {
		return b.loadSingle()
	}
	lo, hi, base := uint32(0), uint32(len(b.body)), ^uint32(0)
	if b.skip != nil {
		hi, b.minLength = b.blockEnd(at), b.skipped(at).minLength
		if at > 0 {
			lo, base = b.blockEnd(at-1), b.lastArticle(at-1)
		}
	}
	if lo > hi || uint64(hi) > uint64(len(b.body)) {
		return b.fail("place")
	}
	return b.loadBits(b.body[lo:hi], base)
}

// loadBits reads the header of a block and its articles.
func (b *block) loadBits(data []byte, base uint32) bool {
	if len(data) < 3 {
		return b.fail("header")
	}
	n := min(blockSize, int(b.articles)-b.at*blockSize)
	wd, wt, ws := uint(data[0]&31), uint(data[0]>>5), uint(data[1]&^withExceptions)
	exceptions := data[1]&withExceptions != 0
	more, k := binary.Uvarint(data[2:])
	if k <= 0 || more > uint64(8*len(data)) || wd > 24 || ws > 31 {
		return b.fail("header")
	}
	data, m := data[2+k:], n+int(more)
	b.n = n
	b.sentenceBits = sentenceBits{m: m, ws: ws, wt: wt, tf: 1}
	if exceptions {
		if data = b.exceptionHeader(data); data == nil {
			return b.fail("exceptions")
		}
	}
	b.sentAt = uint(n) * wd
	if more > 0 {
		b.sentAt += uint(m)
	}
	b.tfAt = b.sentAt + uint(m)*ws
	size := (b.tfAt + uint(m)*wt + uint(b.many)*(b.wj+b.wx) + 7) / 8
	if size > uint(len(data)) {
		return b.fail("length")
	}
	if b.skip == nil {
		b.positions = data[size:]
	}
	b.bits = data[:cap(data)]
	unpackDeltas(b.docs[:n], b.bits, wd, base)
	copy(b.docs[n:], noDocs[n:])
	if last := b.docs[n-1]; uint64(last) >= b.seg.articles || b.skip != nil && last != b.lastArticle(b.at) {
		return b.fail("article")
	}
	return true
}

// exceptionHeader reads what is said of exceptions and returns what follows, nil if it is damaged.
func (b *block) exceptionHeader(data []byte) []byte {
	if len(data) < 2 || data[0] > 32 {
		return nil
	}
	many, k := binary.Uvarint(data[1:])
	if k <= 0 || many == 0 || many > uint64(b.m) {
		return nil
	}
	b.wx, b.wj, b.many = uint(data[0]), uint(bits.Len(uint(b.m-1))), int(many)
	return data[1+k:]
}

// noDocs are the articles of a block that has none.
var noDocs = func() (docs [blockSize]uint32) {
	for i := range docs {
		docs[i] = math.MaxUint32
	}
	return docs
}()

func (b *block) loadSingle() bool {
	sentence, first, rest, ok := b.seg.single.read(b.body)
	if !ok || sentence >= b.seg.sentences {
		return b.fail("sentence")
	}
	article, ord := b.seg.articleOf(uint32(sentence))
	b.list.positions, b.first = rest, first
	tf := 1
	if first == b.seg.single.long {
		tf = 0
	}
	for _, c := range b.list.positions {
		if c < 0x80 {
			tf++
		}
	}
	if tf == 0 || tf > maxTF {
		return b.fail("tf")
	}
	b.n, b.single = 1, true
	b.sentenceBits = sentenceBits{m: 1, bits: b.body[:cap(b.body)], ord: ord, tf: uint32(tf)}
	b.docs = noDocs
	b.docs[0], b.starts[0], b.starts[1], b.counts = article, 0, 1, true
	return true
}

// count sets starts from the bits that mark the last sentence of each article.
func (b *block) count() bool {
	if b.counts {
		return true
	}
	b.counts = true
	if b.m == b.n {
		for i := range b.n + 1 {
			b.starts[i] = uint32(i)
		}
		return true
	}
	b.starts[0] = 0
	i := 0
	from := b.sentAt - uint(b.m)
	for at := uint(0); at < uint(b.m); at += 32 {
		word := bitsAt(b.bits, from+at, min(32, uint(b.m)-at))
		for ; word != 0; word &= word - 1 {
			if i++; i > b.n {
				return b.fail("sentence count")
			}
			b.starts[i] = uint32(at) + uint32(bits.TrailingZeros32(word)) + 1
		}
	}
	if i != b.n || b.starts[i] != uint32(b.m) {
		return b.fail("sentence count")
	}
	return true
}

// sentence returns the number of the i-th sentence in its article, and its tf.
func (s *sentenceBits) sentence(i uint32) (ord, tf uint32) { return s.ordAt(i), s.tf + s.tfAbove(i) }

// ordAt returns the number of the i-th sentence in its article.
func (s *sentenceBits) ordAt(i uint32) uint32 {
	ord := bitsAt(s.bits, s.sentAt+uint(i)*s.ws, s.ws)
	if s.many > 0 && ord == 1<<s.ws-1 {
		ord = s.exception(i)
	}
	return s.ord + ord
}

// tfAbove returns how much greater the tf of the i-th sentence is than the least.
func (s *sentenceBits) tfAbove(i uint32) uint32 { return bitsAt(s.bits, s.tfAt+uint(i)*s.wt, s.wt) }

// exception returns the number in its article of a sentence whose bits are all ones.
func (s *sentenceBits) exception(i uint32) uint32 {
	at := s.tfAt + uint(s.m)*s.wt
	k := sort.Search(s.many, func(k int) bool { return bitsAt(s.bits, at+uint(k)*s.wj, s.wj) >= i })
	return bitsAt(s.bits, at+uint(s.many)*s.wj+uint(min(k, s.many-1))*s.wx, s.wx)
}

// mostTF returns the greatest tf of the sentences from <= i < to. Nearly always, that is the least.
func (s *sentenceBits) mostTF(from, to uint32) uint32 {
	if s.wt == 0 {
		return s.tf
	}
	at, all := s.tfAt+uint(from)*s.wt, uint(to-from)*s.wt
	if all <= 32 && bitsAt(s.bits, at, all) == 0 {
		return s.tf
	}
	most := uint32(0)
	for ; from < to; from++ {
		most = max(most, bitsAt(s.bits, at, s.wt))
		at += s.wt
	}
	return s.tf + most
}

// seek loads the block that may have an article, from block from on, and returns the article's index in docs; false if the list does not
// have it.
func (b *block) seek(from int, article uint32) (int, bool) {
	if b.n == 0 || article < b.docs[0] || article > b.docs[b.n-1] {
		at := b.find(from, article)
		if at >= b.blocks || !b.load(at) {
			return 0, false
		}
	}
	i := b.sought
	if i >= b.n || b.docs[i] != article {
		i = b.index(article)
		b.sought = i
	}
	return i, i < b.n && b.docs[i] == article
}

// index returns how many articles of the block come before an article: a binary search without a branch to mispredict.
func (b *block) index(article uint32) int {
	i := 0
	for step := blockSize / 2; step > 0; step /= 2 {
		less := (uint64(b.docs[(i+step-1)%blockSize]) - uint64(article)) >> 63
		i += step * int(less)
	}
	return i + int((uint64(b.docs[i%blockSize])-uint64(article))>>63)
}

// within returns the range, in docs, of the articles lo <= article < hi.
func (b *block) within(lo, hi uint32) (from, to int) {
	to = b.n
	if b.docs[0] < lo {
		from = b.index(lo)
	}
	if b.docs[b.n-1] >= hi {
		to = b.index(hi)
	}
	return from, to
}
