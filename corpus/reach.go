package corpus

import (
	"context"
	"encoding/binary"
	"fmt"
	"io"
)

// The pages in use make a tree. After the page header (header.go), a page has an entry for each key:
//
//	branch page    where the key begins, its length, uint32 each; a page, uint64
//	leaf page      flags, where the key begins, its length, that of the value behind it, uint32 each
//
// Keys begin that many bytes behind the beginning of their entry. The value of a bucket begins with its root page, uint64, 0 where the
// bucket lies in the value itself.
const (
	headerSize = 16 // of a page, and length of an entry

	branchFlag = 0x01
	leafFlag   = 0x02
	bucketFlag = 0x01 // of an entry
)

// walker visits the pages that a transaction uses.
type walker struct {
	file io.ReaderAt
	size uint64 // of a page
	seen []bool // pages that must not be come upon, by number: those visited, and those on the list of free pages
}

// checkFree compares the list of free pages of a meta page with the pages in use. It returns an error where a page is both.
func checkFree(ctx context.Context, file io.ReaderAt, m *boltMeta, free []uint64) error {
	w := &walker{file, uint64(m.pageSize), make([]bool, m.pages)}
	for _, id := range free {
		if id < m.pages { // the others lie behind all pages in use
			w.seen[id] = true
		}
	}
	if m.freelist != noFreelist {
		if err := w.visit(ctx, m.freelist); err != nil {
			return err
		}
	}
	return w.visit(ctx, m.root)
}

// visit goes through a page and all below it.
func (w *walker) visit(ctx context.Context, id uint64) error {
	var h [headerSize]byte
	err := ctx.Err()
	if err == nil && id < uint64(len(w.seen)) {
		_, err = w.file.ReadAt(h[:], int64(id*w.size))
	}
	if err != nil {
		return err
	}
	e := binary.NativeEndian
	if e.Uint64(h[:]) != id {
		return fmt.Errorf("%w: page %d is none", ErrDamaged, id)
	}
	for i := id; i <= id+uint64(e.Uint32(h[12:])); i++ {
		if i >= uint64(len(w.seen)) || w.seen[i] {
			return fmt.Errorf("%w: page %d is in use twice, or in use and free", ErrDamaged, i)
		}
		w.seen[i] = true
	}
	children, err := w.children(int64(id*w.size)+headerSize, e.Uint16(h[8:]), int(e.Uint16(h[10:])))
	if err != nil {
		return err
	}
	for _, child := range children {
		if err := w.visit(ctx, child); err != nil {
			return err
		}
	}
	return nil
}

// children returns the pages that the entries of a page name; they lie at a place in the file.
func (w *walker) children(at int64, flags uint16, count int) (pages []uint64, err error) {
	if flags != branchFlag && flags != leafFlag { // the list of free pages
		return nil, nil
	}
	entries := make([]byte, headerSize*count)
	if _, err := w.file.ReadAt(entries, at); err != nil {
		return nil, err
	}
	e := binary.NativeEndian
	for ; len(entries) > 0; entries, at = entries[headerSize:], at+headerSize {
		if flags == branchFlag {
			pages = append(pages, e.Uint64(entries[8:]))
			continue
		}
		if e.Uint32(entries)&bucketFlag == 0 {
			continue
		}
		var root [8]byte
		if _, err := w.file.ReadAt(root[:], at+int64(e.Uint32(entries[4:]))+int64(e.Uint32(entries[8:]))); err != nil {
			return nil, err
		}
		if id := e.Uint64(root[:]); id > 0 {
			pages = append(pages, id)
		}
	}
	return pages, nil
}
