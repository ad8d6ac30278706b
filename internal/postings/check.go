package postings

// Check reads everything: it checks that the checksum and the columns are right, that the terms are in order, and that every posting is
// in order, in an existing sentence, within its words, and counted. It returns the first thing found wrong, which wraps ErrDamaged.
func (s *Segment) Check() error {
	if err := s.Verify(); err != nil {
		return err
	}
	return s.checkContents()
}

func (s *Segment) checkContents() error {
	if err := s.checkColumns(); err != nil {
		return err
	}
	if s.terms == 0 {
		return nil
	}
	c := s.termsFrom(0)
	var d decoded
	var last []byte
	for n := 0; c.next(); n++ {
		if n > 0 && string(last) >= string(c.term) {
			return damaged("term %q after %q", c.term, last)
		}
		last = append(last[:0], c.term...)
		if err := s.checkList(&d, c.entry); err != nil {
			return err
		}
	}
	return c.err
}

func (s *Segment) checkColumns() error {
	var articleWords, sentenceWords uint64
	next := uint32(0)
	for a := range uint32(s.articles) {
		from, to, ok := s.span(a)
		if !ok || from != next || from == to || a > 0 && s.id(a) <= s.id(a-1) {
			return damaged("columns of article %d", a)
		}
		next = to
		words := uint64(0)
		for _, n := range s.lengths[from:to] {
			words += uint64(n)
		}
		if uint64(s.articleLength(a)) != min(words, 65535) || s.eighths[a] != eighth(s.articleLength(a)) {
			return damaged("length of article %d", a)
		}
		sentenceWords += words
		articleWords += min(words, 65535)
	}
	if uint64(next) != s.sentences || articleWords != s.articleWords || sentenceWords != s.sentenceWords {
		return damaged("sums of the columns")
	}
	return nil
}

// checkList checks the list of a term.
func (s *Segment) checkList(d *decoded, e entry) error {
	l, err := s.open(e)
	if err != nil {
		return err
	}
	d.reset(l)
	sentences := 0
	for at := range l.blocks {
		if !d.load(at) || !d.expand() {
			return d.err
		}
		for i := range d.n {
			for j := d.starts[i]; j < d.starts[i+1]; j++ {
				if !d.inOrder(j, j > d.starts[i]) {
					return damaged("posting %d of block %d of the list at %d", j, at, e.begin)
				}
			}
		}
		sentences += d.m
	}
	if sentences != int(e.sentences) {
		return damaged("%d sentences in the list at %d, %d in the dictionary", sentences, e.begin, e.sentences)
	}
	return nil
}

// inOrder reports whether the i-th sentence of the block, unless it is the first of its article, comes after the one before, whether its
// positions ascend and lie within its words, and whether the bounds of the block hold.
func (d *decoded) inOrder(i uint32, after bool) bool {
	b := d.bound(d.at)
	if after && d.ords[i] <= d.ords[i-1] || d.tfs[i] > uint32(b.maxTF) || d.length[i] < b.minLength {
		return false
	}
	positions := d.positionsOf(i)
	for k, p := range positions {
		if k > 0 && p <= positions[k-1] || d.length[i] < longLength && int(p) >= max(int(d.length[i]), 1) {
			return false
		}
	}
	return true
}
