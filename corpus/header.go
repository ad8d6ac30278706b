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

// A bbolt file begins with two meta pages, which are written in turn:
//
//	page header                                       16 bytes
//	magic, version, page size, flags                  uint32 each
//	root page, sequence, freelist, pages used,        uint64 each
//	transaction, FNV-1a of all from the magic on
//
// Its list of free pages is a page, with overflow pages behind it where it is long:
//
//	page header     16 bytes: page uint64, flags uint16, count uint16, overflow pages uint32
//	count           uint64, only where the count in the header is 0xFFFF
//	free pages      in ascending order, uint64 each
//
// All numbers are in the byte order of the machine. Both are looked at before bbolt maps the file: reading a page that lies behind
// the end of the file would end the process, and the list of free pages, which has no checksum, says where articles are written.
const (
	metaOffset = 16
	metaSize   = 64
	metaMagic  = 0xED0CDAED

	freelistFlag = 0x10
	noFreelist   = math.MaxUint64 // in place of its page, where no list is stored
)

// checkHeader returns what is wrong with a file that should be a corpus, nil where nothing is. An empty file is a new one. The file
// is not locked yet: if another process commits to it in the meantime, it is looked at again.
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

// checkPages checks that the pages a meta page counts are there, and that its list of free ones is sound.
func checkPages(f *os.File, m *boltMeta) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if m.pageSize == 0 || uint64(info.Size())/uint64(m.pageSize) < m.pages {
		return fmt.Errorf("%w: it was cut off: it has %d bytes, not %d pages of %d bytes", ErrDamaged, info.Size(), m.pages, m.pageSize)
	}
	_, err = readFreelist(f, m)
	return err
}

type boltMeta struct {
	pageSize    uint32
	root        uint64 // page of the bucket of buckets
	freelist    uint64 // its page
	pages, txid uint64
	valid       bool // the checksum fits
}

// metaPlaces returns where meta pages may be. The second one lies at the page size; where the first does not tell that, any is tried.
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

// readMeta reads a meta page; not ok where there is none.
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
	m = boltMeta{pageSize: e.Uint32(p[8:]), root: e.Uint64(p[16:]), freelist: e.Uint64(p[32:]), pages: e.Uint64(p[40:]), txid: e.Uint64(p[48:])}
	m.valid = sum.Sum64() == e.Uint64(p[metaSize-8:])
	return m, true
}
