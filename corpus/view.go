package corpus

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"go.etcd.io/bbolt"

	"quoth/internal/lang"
	"quoth/internal/postings"
)

// view is a corpus as it stands at one moment. It must not be used after the function it was given to has returned.
// The strings and articles it hands out may be kept; segments, and what they hand out, may not.
type view struct {
	tx     *bbolt.Tx
	st     *state
	log    *bbolt.Cursor // over the articles, once one was asked for
	buffer []byte        // of the payload decoded last
	quoter *quoter       // once a sentence or an outline was asked for

	// Set by Corpus.view alone:
	segments []*postings.Segment // of the parts
	beside   []tables            // of the parts, each empty until it is asked for
}

// view runs fn on the corpus as it stands now, with its segments open. Damage comes back as an error that wraps ErrDamaged.
func (c *Corpus) view(fn func(v *view) error) error {
	return c.read(func(v *view) error {
		v.segments = make([]*postings.Segment, 0, len(v.st.parts))
		v.beside = make([]tables, len(v.st.parts))
		for _, p := range v.st.parts {
			s, err := p.open(v.tx)
			if err != nil {
				return err
			}
			v.segments = append(v.segments, s)
		}
		return fn(v)
	})
}

// read is view without the segments.
func (c *Corpus) read(fn func(v *view) error) (err error) {
	v, err := c.begin()
	if err != nil {
		return fileError(c.path, err)
	}
	defer func() { err = fileError(c.path, err) }()
	defer v.tx.Rollback()
	defer v.end()
	defer faultsPanic()()
	defer guard(&err)
	return fn(v)
}

// begin opens a read transaction and finds the state that belongs to it. If two commits come between the one and the other, it
// begins again.
func (c *Corpus) begin() (*view, error) {
	for range 1000 {
		if err := c.replaced(); err != nil {
			return nil, err
		}
		tx, err := c.db.Begin(false)
		if err != nil {
			return nil, err
		}
		if st := c.states.Load().of(tx.ID()); st != nil {
			return &view{tx: tx, st: st}, nil
		}
		if err := tx.Rollback(); err != nil {
			return nil, err
		}
	}
	return nil, errReplaced
}

// replaced returns an error if the open file has lost its headers, or is too short for them, as happens while another file is copied
// over it. Bbolt would then end the process: it reads the headers from the memory map, with its locks held.
func (c *Corpus) replaced() error {
	has := func(at int) bool {
		var magic [4]byte // comparing checksums would take longer than all else that a view needs
		_, err := c.file.ReadAt(magic[:], int64(at)+metaOffset)
		return err == nil && binary.NativeEndian.Uint32(magic[:]) == metaMagic
	}
	if has(c.page) {
		return nil
	}
	info, err := c.file.Stat()
	if err != nil || info.Size() >= 2*int64(c.page) && has(0) { // an error means that it was closed, as bbolt will say
		return nil
	}
	return errReplaced
}

// moved returns ErrMoved if the path no longer leads to the open file: what is written to that would be gone once it is closed.
func (c *Corpus) moved() error {
	open, err := c.file.Stat()
	if err != nil { // it was closed, as bbolt will say
		return nil
	}
	if there, err := os.Stat(c.path); errors.Is(err, fs.ErrNotExist) || err == nil && !os.SameFile(there, open) {
		return ErrMoved
	}
	return nil
}

// langs returns the languages of the articles, the most frequent first.
func (v *view) langs() []*lang.Language {
	var list []*lang.Language
	for code, n := range v.st.counts {
		if l := lang.Get(code); l != nil && n > 0 {
			list = append(list, l)
		}
	}
	slices.SortFunc(list, func(a, b *lang.Language) int {
		return cmp.Or(v.st.counts[b.Code()]-v.st.counts[a.Code()], int(a.ID())-int(b.ID()))
	})
	return list
}

// payload returns the payload of an article, which is valid until the next call; ErrNotFound where no article has the number.
func (v *view) payload(number uint64) (p payload, err error) {
	record, err := v.record(number)
	if err != nil {
		return p, err
	}
	return v.decode(number, record)
}

// decode returns the payload of an article's record, which is valid until the next call.
func (v *view) decode(number uint64, record []byte) (p payload, err error) {
	z, err := v.st.codec.decoder()
	if err != nil {
		return p, err
	}
	p, v.buffer, err = decodeRecord(v.buffer, number, record, z)
	return p, err
}

// record returns the record of an article; ErrNotFound where no article has the number.
func (v *view) record(number uint64) ([]byte, error) {
	if v.log == nil {
		v.log = v.tx.Bucket(articlesBucket).Cursor()
	}
	var key [8]byte
	binary.BigEndian.PutUint64(key[:], number)
	found, record := v.log.Seek(key[:])
	if !bytes.Equal(found, key[:]) {
		return nil, fmt.Errorf("%w: %d", ErrNotFound, number)
	}
	return record, nil
}

// beginning returns the payload of an article with the first end bytes of its text or more, if it has as many. It decodes no more than
// it must. The payload is valid until the next call; ErrNotFound where no article has the number.
func (v *view) beginning(number uint64, end int) (p payload, err error) {
	if v.quoter == nil {
		v.quoter = v.st.codec.quoters.Get().(*quoter)
	}
	if v.quoter.number != number {
		record, err := v.record(number)
		if err == nil {
			err = v.quoter.begin(number, record)
		}
		if err != nil {
			return p, err
		}
	}
	if p, ok := v.quoter.payload(end); ok {
		return p, nil
	}
	return v.payload(number)
}

// end gives back what the view has borrowed.
func (v *view) end() {
	if v.quoter != nil {
		v.quoter.number = 0
		v.st.codec.quoters.Put(v.quoter)
	}
}

// article returns an article of the log, which may be in the bin; ErrNotFound where no article has the number.
func (v *view) article(number uint64) (*Article, error) {
	p, err := v.payload(number)
	if err != nil {
		return nil, err
	}
	return v.described(&p, number)
}

// indexed is article for a number from the index: that the log lacks it is damage.
func (v *view) indexed(number uint64) (*Article, error) {
	a, err := v.article(number)
	return a, lacking(err)
}

// articleOf returns the article of a record of the log.
func (v *view) articleOf(number uint64, record []byte) (*Article, error) {
	p, err := v.decode(number, record)
	if err != nil {
		return nil, err
	}
	return v.described(&p, number)
}

// lacking turns ErrNotFound, for an article that must be there, into damage.
func lacking(err error) error {
	if errors.Is(err, ErrNotFound) {
		return fmt.Errorf("%w: the log lacks an article (%v)", ErrDamaged, err)
	}
	return err
}

// outline is indexed without the text, of which it decodes no more than it must.
func (v *view) outline(number uint64) (*Article, error) {
	p, err := v.beginning(number, 0)
	if err != nil {
		return nil, lacking(err)
	}
	p.text = nil
	return v.described(&p, number)
}

// described returns the article of a payload, with the time at which it was removed where it lies in the bin.
func (v *view) described(p *payload, number uint64) (*Article, error) {
	a := p.article(number)
	if hasNumber(v.st.bin, number) {
		var e binEntry
		if err := getJSON(v.tx.Bucket(binBucket), numberKey(number), &e); err != nil {
			return nil, err
		}
		a.Removed = e.time()
	}
	return a, nil
}

// remains returns what the index and the bin still know of an article whose record is damaged: its language, and Removed.
func (v *view) remains(number uint64) (*Article, error) {
	a, err := v.described(&payload{}, number)
	if err != nil {
		return nil, err
	}
	for _, p := range v.st.parts {
		if number < p.first || number > p.last {
			continue
		}
		s, err := p.open(v.tx)
		if err != nil {
			continue
		}
		if info, ok := articleIn(s, number); ok {
			if l := lang.ByID(info.Lang); l != nil {
				a.Lang = l.Code()
			}
		}
	}
	return a, nil
}
