package corpus

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"os"
)

// A bbolt file begins with two meta pages, written in turn: 16 bytes of page header, then
//
//	magic, version, page size, flags  uint32 each
//	root page, sequence, freelist, pages used, transaction, FNV-1a of what stands before  uint64 each
//
// in the byte order of the machine. They are looked at before bbolt maps the file, because a page that the file is too
// short for would end the process when it is read.
const (
	metaOffset = 16
	metaSize   = 64
	metaMagic  = 0xED0CDAED
)

// checkHeader tells what is wrong with a file that should be a corpus, nil where nothing is. An empty file is a new one.
func checkHeader(f *os.File) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return ErrForeign
	}
	if info.Size() == 0 {
		return nil
	}
	pages := uint64(0)
	var txid uint64
	found, whole := false, false
	for _, at := range metaPlaces(f) {
		m, ok := readMeta(f, at)
		found = found || ok
		if !ok || !m.valid {
			continue
		}
		if whole = true; m.txid >= txid {
			txid, pages = m.txid, m.pages*uint64(m.pageSize)
		}
	}
	switch {
	case !found:
		return ErrForeign
	case !whole:
		return fmt.Errorf("%w: both of its headers fail their checksum", ErrDamaged)
	case uint64(info.Size()) < pages:
		return fmt.Errorf("%w: it was cut off: %d bytes of %d are there", ErrDamaged, info.Size(), pages)
	}
	return nil
}

type boltMeta struct {
	pageSize    uint32
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
	m = boltMeta{pageSize: e.Uint32(p[8:]), pages: e.Uint64(p[40:]), txid: e.Uint64(p[48:])}
	m.valid = sum.Sum64() == e.Uint64(p[metaSize-8:])
	return m, true
}
