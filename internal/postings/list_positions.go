package postings

// decoded is a block with all its sentences and positions, which phrases, merges and checks need.
type decoded struct {
	block
	expanded  int      // the block that the rest is of, -1 for none
	ords, tfs []uint32 // by sentence of the block
	length    []byte   // likewise: its column
	positions []uint16 // of all sentences
	posStart  []uint32 // by sentence, and one more: where its positions begin
}

func (d *decoded) reset(l list) {
	d.block.reset(l)
	d.expanded = -1
}

// expand decodes the sentences and positions of the loaded block.
func (d *decoded) expand() bool {
	if d.expanded == d.at {
		return true
	}
	if !d.count() {
		return false
	}
	d.expanded = d.at
	d.ords, d.tfs, d.length = d.ords[:0], d.tfs[:0], d.length[:0]
	for i, article := range d.docs[:d.n] {
		from, to, ok := d.seg.span(article)
		if !ok {
			return d.fail("sentences of an article")
		}
		for j := d.starts[i]; j < d.starts[i+1]; j++ {
			ord, tf := d.sentence(j)
			if ord >= to-from {
				return d.fail("sentence")
			}
			d.ords, d.tfs = append(d.ords, ord), append(d.tfs, tf)
			d.length = append(d.length, d.seg.lengths[from+ord])
		}
	}
	return d.expandPositions()
}

func (d *decoded) expandPositions() bool {
	d.positions, d.posStart = d.positions[:0], append(d.posStart[:0], 0)
	data := d.list.positions
	if d.single {
		return d.expandSingle(data)
	}
	bit, end := uint(0), 8*uint(len(data))
	if d.skip != nil {
		bit = 8 * uint(le.Uint32(d.skip[d.at*skipSize+8:]))
	}
	data = data[:cap(data)]
	for i, tf := range d.tfs {
		width := positionWidth(d.length[i])
		if bit+uint(tf)*width > end {
			return d.fail("positions")
		}
		for range tf {
			d.positions = append(d.positions, uint16(bitsAt(data, bit, width)))
			bit += width
		}
		d.posStart = append(d.posStart, uint32(len(d.positions)))
	}
	return true
}

func (d *decoded) expandSingle(data []byte) bool {
	positions, ok := d.seg.single.positions(d.positions, d.first, data)
	d.positions, d.posStart = positions, append(d.posStart, uint32(len(positions)))
	return ok && len(positions) == int(d.tf) || d.fail("positions")
}

// positionsOf returns the positions in the i-th sentence of the block.
func (d *decoded) positionsOf(i uint32) []uint16 { return d.positions[d.posStart[i]:d.posStart[i+1]] }
