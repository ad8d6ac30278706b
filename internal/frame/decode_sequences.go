package frame

// readSequences reads what comes before the sequences of a block: how many there are, and their tables.
func (r *Reader) readSequences(data []byte) bool {
	if len(data) == 0 {
		return false
	}
	n := int(data[0])
	switch {
	case n == 0:
		if len(data) > 1 {
			return false
		}
		return r.finishBlock()
	case n < 128:
		data = data[1:]
	case n < 255 && len(data) >= 2:
		n, data = (n-128)<<8|int(data[1]), data[2:]
	case n == 255 && len(data) >= 3:
		n, data = 0x7f00+int(data[1])+int(data[2])<<8, data[3:]
	default:
		return false
	}
	if len(data) == 0 || data[0]&3 != 0 {
		return false
	}
	modes, data := data[0], data[1:]
	ok := true
	for i := range r.tables {
		if data, ok = r.readTable(data, i, int(modes>>(6-2*i)&3)); !ok {
			return false
		}
	}
	if !r.bits.reset(data) {
		return false
	}
	r.bits.fill()
	for i, t := range r.tables {
		r.states[i] = r.bits.take(t.log)
	}
	r.left = n
	return n > 0
}

func (r *Reader) readTable(data []byte, i, mode int) (rest []byte, ok bool) {
	switch mode {
	case predefinedTable:
		r.tables[i] = &r.dictionaries.predefined[i]
	case repeatTable:
		if len(data) == 0 || int(data[0]) >= len(codes[i]) {
			return nil, false
		}
		r.own[i].repeat(codes[i][data[0]])
		r.tables[i], data = &r.own[i], data[1:]
	case packedTable:
		var counts [maxSymbols]int16
		n, log, rest, ok := readCounts(counts[:len(codes[i])], data, maxLogs[i])
		r.tables[i] = &r.own[i]
		return rest, ok && r.own[i].build(counts[:n], log, codes[i])
	}
	return data, r.tables[i] != nil
}

// finishBlock appends the literals behind the last sequence.
func (r *Reader) finishBlock() bool {
	literals := r.literals
	r.literals = nil
	return r.add(literals)
}

// piece is what a sequence appends: a run of literals, and then length bytes that are a copy of those offset before.
type piece struct{ run, length, offset int }

// sequences appends the pieces of the block's sequences, until the content has n bytes or none is left.
func (r *Reader) sequences(n int) bool {
	for r.left > 0 && len(r.out) < n {
		batch, ok := r.batch(n)
		if !ok {
			return false
		}
		for _, q := range batch {
			if !r.copy(q.run, q.length, q.offset) {
				return false
			}
		}
	}
	if r.left > 0 {
		return true
	}
	r.bits.fill()
	return r.bits.ended() && r.finishBlock()
}

// batch decodes the next few sequences, or fewer if the content then has n bytes. Doing several at a time lets the processor fetch what
// they copy from the dictionary, which is rarely in its caches, while it goes on.
func (r *Reader) batch(n int) ([]piece, bool) {
	literals, offsets, matches := r.tables[literalTable], r.tables[offsetTable], r.tables[matchTable]
	b, states, at, content, touched := r.bits, r.states, len(r.out), r.dictionary.content, byte(0)
	k := 0
	for ; k < len(r.decoded) && r.left > 0 && at < n; k++ {
		l, o, m := &literals.entries[states[literalTable]&511], &offsets.entries[states[offsetTable]&511], &matches.entries[states[matchTable]&511]
		b.fill()
		value := o.base + b.take(uint(o.extra))
		length := m.base + b.take(uint(m.extra))
		if o.extra > 16 {
			b.fill()
		}
		run := l.base + b.take(uint(l.extra))
		if r.left--; r.left > 0 {
			b.fill()
			states[literalTable] = uint32(l.next) + b.take(uint(l.bits))
			states[matchTable] = uint32(m.next) + b.take(uint(m.bits))
			states[offsetTable] = uint32(o.next) + b.take(uint(o.bits))
		}
		q := piece{int(run), int(length), r.offset(value, run)}
		r.decoded[k] = q
		at += q.run
		if from := uint(len(content) - (q.offset - at)); from < uint(len(content)) {
			touched += content[from]
		}
		at += q.length
	}
	r.bits, r.states, r.touched = b, states, touched
	return r.decoded[:k], b.used <= 64
}

// offset returns the offset that a value stands for after a run of literals (section 3.1.1.5): 1 to 3 stand for recent offsets.
func (r *Reader) offset(value, run uint32) int {
	last := &r.offsets
	if value > 3 {
		*last = [3]uint32{value - 3, last[0], last[1]}
		return int(last[0])
	}
	if run > 0 {
		value--
	}
	switch value {
	case 0:
	case 1:
		last[0], last[1] = last[1], last[0]
	case 2:
		*last = [3]uint32{last[2], last[0], last[1]}
	default:
		*last = [3]uint32{last[0] - 1, last[0], last[1]}
	}
	return int(last[0])
}

// copy appends a piece. It copies 16 bytes at a time, which may be more than is wanted: hence the slack.
func (r *Reader) copy(run, length, offset int) bool {
	if run > len(r.literals) || len(r.out)+run+length+slack > cap(r.out) && !r.room(run+length) {
		return false
	}
	at := len(r.out)
	out := r.out[:at+run+length+slack]
	*(*[16]byte)(out[at:]) = *(*[16]byte)(r.literals[:16])
	if run > 16 {
		copy(out[at+16:at+run], r.literals[16:])
	}
	r.literals = r.literals[run:]
	at += run
	end := at + length
	if offset > at { // it begins in the dictionary, and may go on in the content
		content := r.dictionary.content
		from := len(content) - (offset - at)
		if from < 0 {
			return false
		}
		k := min(length, offset-at)
		if k <= 16 && from+16 <= len(content) {
			*(*[16]byte)(out[at:]) = *(*[16]byte)(content[from:])
		} else {
			copy(out[at:at+k], content[from:])
		}
		at += k
	}
	if offset < 1 {
		return false
	}
	if offset >= 16 {
		for ; at < end; at += 16 {
			*(*[16]byte)(out[at:]) = *(*[16]byte)(out[at-offset:])
		}
	} else {
		for ; at < end; at++ {
			out[at] = out[at-offset]
		}
	}
	r.out = r.out[:end]
	return true
}
