package postings

// chain is the occurrences of one term: a list of bytes that grows in a slab. For each occurrence it has two uvarints: the sentence, less
// that of the occurrence before, and the position. Most terms occur once, which takes nothing of the slab.
type chain struct {
	head, at uint32 // where it begins and where it goes on; of a single occurrence, at is the position
	last     uint32 // sentence of the last occurrence
	left     uint16 // free bytes in its last piece
	size     uint16 // of its last piece
	used     bool   // there is an occurrence
	many     bool   // there are more than one
}

// slab holds many chains in pages of equal size. A chain is in pieces, each twice as long as the one before, up to maxPiece. The last 4
// bytes of a full piece say where the next one is.
type slab struct {
	pages [][]byte
	used  uint32 // offset of the first byte that is not given out
}

const (
	pageBits   = 16
	pageSize   = 1 << pageBits
	firstPiece = 8
	maxPiece   = 1024
	linkSize   = 4
)

func (s *slab) reset() { s.used = 0 }

// bytes returns the rest of a page, from an offset on.
func (s *slab) bytes(at uint32) []byte { return s.pages[at>>pageBits][at&(pageSize-1):] }

// piece gives out n bytes of one page.
func (s *slab) piece(n uint32) uint32 {
	if free := pageSize - s.used&(pageSize-1); free < n {
		s.used += free
	}
	at := s.used
	s.used += n
	if int(at>>pageBits) == len(s.pages) {
		s.pages = append(s.pages, make([]byte, pageSize))
	}
	return at
}

// add appends an occurrence.
func (s *slab) add(c *chain, sentence, position uint32) {
	if !c.many {
		if !c.used {
			c.used, c.last, c.at = true, sentence, position
			return
		}
		c.many = true
		first, at := c.last, c.at
		s.grow(c)
		s.addUvarint(c, first)
		s.addUvarint(c, at)
	}
	delta := sentence - c.last
	c.last = sentence
	if c.left >= 2 && delta < 0x80 && position < 0x80 {
		p := s.bytes(c.at)
		p[1], p[0] = byte(position), byte(delta)
		c.at += 2
		c.left -= 2
		return
	}
	s.addUvarint(c, delta)
	s.addUvarint(c, position)
}

func (s *slab) addUvarint(c *chain, v uint32) {
	for ; v >= 0x80; v >>= 7 {
		s.addByte(c, byte(v)|0x80)
	}
	s.addByte(c, byte(v))
}

func (s *slab) addByte(c *chain, v byte) {
	if c.left == 0 {
		s.grow(c)
	}
	s.bytes(c.at)[0] = v
	c.at++
	c.left--
}

func (s *slab) grow(c *chain) {
	if c.size == 0 {
		c.size = firstPiece
		c.head = s.piece(firstPiece)
		c.at = c.head
	} else {
		c.size = min(2*c.size, maxPiece)
		next := s.piece(uint32(c.size))
		le.PutUint32(s.bytes(c.at), next)
		c.at = next
	}
	c.left = c.size - linkSize
}

// chainReader reads a chain of several occurrences.
type chainReader struct {
	slab *slab
	b    []byte // the rest of the piece at hand
	size uint32 // of that piece
	at   uint32 // offset of b
	end  uint32 // of the chain
}

func (s *slab) read(c *chain) chainReader {
	r := chainReader{slab: s, size: firstPiece, at: c.head, end: c.at}
	r.b = s.bytes(r.at)[:firstPiece-linkSize]
	return r
}

func (r *chainReader) more() bool { return r.at != r.end }

// next returns the next occurrence: its sentence, less that of the one before, and its position.
func (r *chainReader) next() (delta, position uint32) {
	if b := r.b; len(b) >= 2 && b[0]|b[1] < 0x80 {
		r.b = b[2:]
		r.at += 2
		return uint32(b[0]), uint32(b[1])
	}
	return r.uvarint(), r.uvarint()
}

func (r *chainReader) uvarint() (v uint32) {
	for shift := uint(0); ; shift += 7 {
		c := r.byte()
		v |= uint32(c&0x7f) << shift
		if c < 0x80 {
			return v
		}
	}
}

func (r *chainReader) byte() byte {
	if len(r.b) == 0 {
		r.size = min(2*r.size, maxPiece)
		r.at = le.Uint32(r.slab.bytes(r.at))
		r.b = r.slab.bytes(r.at)[:r.size-linkSize]
	}
	c := r.b[0]
	r.b = r.b[1:]
	r.at++
	return c
}
