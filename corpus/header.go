package corpus

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"math"
	"os"
)

// A bbolt file begins with two meta pages, written in turn: 16 bytes of page header, then
//
//	magic, version, page size, flags  uint32 each
//	root page, sequence, freelist, pages used, transaction, FNV-1a of what stands before  uint64 each
//
// in the byte order of the machine. They are looked at before bbolt maps the file, because a page that the file is too
// short for would end the process when it is read. So is the list of free pages, which has no checksum, since articles would be
// written to what it holds: 16 bytes of page header, and the numbers of the pages in ascending order, uint64 each; before them their
// number, where that does not fit into the header.
const (
	metaOffset = 16
	metaSize   = 64
	metaMagic  = 0xED0CDAED

	freelistFlag = 0x10
	noFreelist   = math.MaxUint64 // instead of its page, where none is stored
)

// checkHeader tells what is wrong with a file that should be a corpus, nil where nothing is. An empty file is a new one. It is not locked
// yet: where the process that has it open writes to it meanwhile, it is looked at again.
func checkHeader(f *os.File) error {
	info, err := f.Stat()
	switch {
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return ErrForeign
	case info.Size() == 0:
		return nil
	}
	for {
		last, err := lastMeta(f)
		if err == nil {
			err = checkPages(f, &last)
		}
		if err == nil {
			return nil
		}
		if now, _ := lastMeta(f); now.txid == last.txid {
			return err
		}
	}
}

// lastMeta reads the meta page of the last transaction.
func lastMeta(f io.ReaderAt) (last boltMeta, err error) {
	found, whole := false, false
	for _, at := range metaPlaces(f) {
		m, ok := readMeta(f, at)
		found = found || ok
		if !ok || !m.valid {
			continue
		}
		if whole = true; m.txid >= last.txid {
			last = m
		}
	}
	switch {
	case !found:
		return last, ErrForeign
	case !whole:
		return last, fmt.Errorf("%w: both of its headers fail their checksum", ErrDamaged)
	}
	return last, nil
}

// checkPages tells whether the pages that a meta page tells of are there, and its list of free ones is sound.
func checkPages(f *os.File, m *boltMeta) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	switch pages := m.pages * uint64(m.pageSize); {
	case uint64(info.Size()) < pages:
		return fmt.Errorf("%w: it was cut off: %d bytes of %d are there", ErrDamaged, info.Size(), pages)
	case !freelistFits(f, m):
		return fmt.Errorf("%w: its list of free pages is none", ErrDamaged)
	}
	return nil
}

// freelistFits tells whether the list of free pages may be what bbolt has written.
func freelistFits(f io.ReaderAt, m *boltMeta) bool {
	if m.freelist == noFreelist {
		return true
	}
	if m.freelist >= m.pages {
		return false
	}
	size, at := uint64(m.pageSize), int64(m.freelist*uint64(m.pageSize))
	var b [24]byte
	if _, err := f.ReadAt(b[:], at); err != nil {
		return false
	}
	e := binary.NativeEndian
	n, overflow, begin := uint64(e.Uint16(b[10:])), uint64(e.Uint32(b[12:])), uint64(16)
	if n == math.MaxUint16 {
		n, begin = e.Uint64(b[16:]), 24
	}
	// Bbolt makes room for those, too, that it then takes for the list itself.
	if e.Uint64(b[:]) != m.freelist || e.Uint16(b[8:]) != freelistFlag || n > m.pages || overflow > m.pages ||
		begin+8*n > (overflow+1)*size || overflow > (begin+8*(n+overflow+2))/size {
		return false
	}
	list := make([]byte, 8*n)
	if _, err := f.ReadAt(list, at+int64(begin)); err != nil {
		return false
	}
	for before := uint64(1); len(list) > 0; list = list[8:] {
		id := e.Uint64(list)
		if id <= before || id >= m.pages {
			return false
		}
		before = id
	}
	return true
}

type boltMeta struct {
	pageSize    uint32
	freelist    uint64 // its page
	pages, txid uint64
	valid       bool // the checksum fits
}

// metaPlaces returns where the two meta pages may be: the second lies at the page size, which the first tells.
func metaPlaces(f io.ReaderAt) []int64 {
	if m, ok := readMeta(f, 0); ok && m.valid {
		return []int64{0, int64(m.pageSize)}
	}
	places := []int64{0}
	for size := int64(1 << 10); size <= 64<<10; size *= 2 {
		places = append(places, size)
	}
	return places
}

// readMeta reads a meta page; ok is false where there is none.
func readMeta(f io.ReaderAt, at int64) (m boltMeta, ok bool) {
	var b [metaOffset + metaSize]byte
	if _, err := f.ReadAt(b[:], at); err != nil && !errors.Is(err, io.EOF) {
		return m, false
	}
	p, e := b[metaOffset:], binary.NativeEndian
	if e.Uint32(p) != metaMagic {
		return m, false
	}
	sum := fnv.New64a()
	sum.Write(p[:metaSize-8])
	m = boltMeta{pageSize: e.Uint32(p[8:]), freelist: e.Uint64(p[32:]), pages: e.Uint64(p[40:]), txid: e.Uint64(p[48:])}
	m.valid = sum.Sum64() == e.Uint64(p[metaSize-8:])
	return m, true
}
