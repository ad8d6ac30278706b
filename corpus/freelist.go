package corpus

import (
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"slices"
)

// errNoFreelist says that the list of free pages can be none that bbolt wrote.
var errNoFreelist = fmt.Errorf("%w: its list of free pages is not one", ErrDamaged)

// readFreelist returns the list of free pages that a meta page names.
func readFreelist(f io.ReaderAt, m *boltMeta) (free []uint64, err error) {
	if m.freelist == noFreelist {
		return nil, nil
	}
	if m.freelist >= m.pages {
		return nil, errNoFreelist
	}
	size, at := uint64(m.pageSize), int64(m.freelist*uint64(m.pageSize))
	var b [24]byte
	if _, err := f.ReadAt(b[:], at); err != nil {
		return nil, errNoFreelist
	}
	e := binary.NativeEndian
	n, overflow, begin := uint64(e.Uint16(b[10:])), uint64(e.Uint32(b[12:])), uint64(16)
	if n == math.MaxUint16 {
		n, begin = e.Uint64(b[16:]), 24
	}
	// The list may be longer than its pages take: bbolt makes room for those, too, that it then takes for the list itself.
	if e.Uint64(b[:]) != m.freelist || e.Uint16(b[8:]) != freelistFlag || n > m.pages || overflow > m.pages ||
		begin+8*n > (overflow+1)*size || overflow > (begin+8*(n+overflow+2))/size {
		return nil, errNoFreelist
	}
	list := make([]byte, 8*n)
	if _, err := f.ReadAt(list, at+int64(begin)); err != nil {
		return nil, errNoFreelist
	}
	for before := uint64(1); len(list) > 0; list = list[8:] {
		id := e.Uint64(list)
		if id <= before || id >= m.pages {
			return nil, errNoFreelist
		}
		free, before = append(free, id), id
	}
	return free, nil
}

// errInUse says that the file may not be written: what it holds would be written over.
var errInUse = fmt.Errorf("%w: its list of free pages has one that is in use", ErrDamaged)

// checkFree returns errInUse where a page of a file, to which nobody writes meanwhile, is in use and free.
func checkFree(f io.ReaderAt) error {
	m, err := lastMeta(f)
	if err != nil {
		return err
	}
	free, err := readFreelist(f, &m)
	if err != nil {
		return err
	}
	return freeInUse(f, &m, free)
}

// freeInUse returns errInUse where a page is in use and free. To tell, it reads the branch pages, which have the numbers of all others, the
// leaf pages that name buckets, and the header of the page in use before each run of free ones, which may go on there: 2 ms for 100 000
// articles. Other damage it leaves to those who come across it.
func freeInUse(f io.ReaderAt, m *boltMeta, free []uint64) error {
	w := &pageWalk{f: f, m: m, used: []uint64{m.freelist}}
	w.buckets(w.tree(m.root), func(name []byte, root uint64) {
		leaves := w.tree(root)
		if string(name) == string(segmentsBucket) {
			w.buckets(leaves, func(_ []byte, root uint64) { w.tree(root) })
		}
	})
	slices.Sort(w.used)
	last, end := uint64(0), uint64(0) // the page in use whose header was read last, and the page behind those that it goes on in
	for _, id := range free {
		i, found := slices.BinarySearch(w.used, id)
		if !found && i > 0 {
			if before := w.used[i-1]; before != last {
				_, pages := w.length(before)
				last, end = before, before+pages
			}
			found = id < end
		}
		if found {
			return fmt.Errorf("%w: page %d", errInUse, id)
		}
	}
	return nil
}

// pageWalk goes through the pages of a file that is not mapped. What it cannot read it leaves out.
type pageWalk struct {
	f    io.ReaderAt
	m    *boltMeta
	used []uint64 // the first pages of what it found
}

// A page begins with its number, uint64, its kind and its number of elements, uint16, and the number of pages in which it goes on, uint32.
// The elements, of 16 bytes, come next. One of a branch has the place and length of a key, uint32, and a page, uint64; one of a leaf its
// kind, and the place, counted from the element, and the lengths of a key and its value, uint32. A bucket begins with its root page, uint64.
const (
	branchPage    = 1
	leafPage      = 2
	bucketElement = 1
	elementSize   = 16
)

// length returns the kind of a page and how many pages it takes, 0 where it cannot be one.
func (w *pageWalk) length(id uint64) (kind uint16, pages uint64) {
	var h [pageHeader]byte
	e := binary.NativeEndian
	if _, err := w.f.ReadAt(h[:], int64(id)*int64(w.m.pageSize)); err != nil || id >= w.m.pages || e.Uint64(h[:]) != id {
		return 0, 0
	}
	pages = 1 + uint64(e.Uint32(h[12:]))
	if pages > w.m.pages-id {
		return 0, 0
	}
	return e.Uint16(h[8:]), pages
}

// elements calls fn with each element of a page of a kind, and what follows the element in the page.
func (w *pageWalk) elements(id uint64, kind uint16, fn func(element []byte)) {
	k, pages := w.length(id)
	if k != kind {
		return
	}
	p := make([]byte, pages*uint64(w.m.pageSize))
	if _, err := w.f.ReadAt(p, int64(id)*int64(w.m.pageSize)); err != nil {
		return
	}
	for n := int(binary.NativeEndian.Uint16(p[10:])); n > 0 && len(p) >= pageHeader+elementSize; n-- {
		fn(p[pageHeader:])
		p = p[elementSize:]
	}
}

// tree adds the pages of a tree, whose leaves are all equally deep, and returns the leaves.
func (w *pageWalk) tree(root uint64) []uint64 {
	level := []uint64{root}
	for root != 0 && uint64(len(w.used)+len(level)) <= w.m.pages {
		w.used = append(w.used, level...)
		if kind, _ := w.length(level[0]); kind != branchPage {
			return level
		}
		var next []uint64
		for _, id := range level {
			w.elements(id, branchPage, func(b []byte) { next = append(next, binary.NativeEndian.Uint64(b[8:])) })
		}
		if level = next; len(level) == 0 {
			return nil
		}
	}
	return nil
}

// buckets calls fn with the name and the root of each bucket in leaves that has pages of its own.
func (w *pageWalk) buckets(leaves []uint64, fn func(name []byte, root uint64)) {
	e := binary.NativeEndian
	for _, id := range leaves {
		w.elements(id, leafPage, func(b []byte) {
			key := uint64(e.Uint32(b[4:]))
			value := key + uint64(e.Uint32(b[8:]))
			if e.Uint32(b)&bucketElement != 0 && value+8 <= uint64(len(b)) {
				fn(b[key:value], e.Uint64(b[value:]))
			}
		})
	}
}
