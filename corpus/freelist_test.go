package corpus

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"testing"
)

// TestADamagedListOfFreePagesIsRefused flips bits in the list that would have articles written behind the end of the file, or to pages in use.
func TestADamagedListOfFreePagesIsRefused(t *testing.T) {
	data := savedFerries(t, 300)
	page := os.Getpagesize()
	at := page * int(binary.NativeEndian.Uint64(data[metaOffset+32:]))
	n := int(binary.NativeEndian.Uint16(data[at+10:]))
	if n == 0 {
		t.Fatal("there are no free pages")
	}
	openAt(t, writeFile(t, data))
	flips := map[string][2]int{"kind": {8, 10}, "overflow": {12, 16}}
	for i := range n {
		flips[fmt.Sprintf("number %d", i)] = [2]int{16 + 8*i + 2, 16 + 8*i + 8} // but for the lowest bits, which may lead to another page
	}
	for name, span := range flips {
		for bit := 8 * span[0]; bit < 8*span[1]; bit++ {
			damaged := bytes.Clone(data)
			damaged[at+bit/8] ^= 1 << (bit % 8)
			if c, err := quietOpen(writeFile(t, damaged)); !errors.Is(err, ErrDamaged) {
				t.Errorf("%s, bit %d: %v", name, bit-8*span[0], err)
				if err == nil {
					_ = c.Close()
				}
			}
		}
	}
}

// TestADamagedListOfFreePagesCostsNoArticle flips the bits of the list that may lead to another page of the file, and writes as much as makes
// bbolt take free pages.
func TestADamagedListOfFreePagesCostsNoArticle(t *testing.T) {
	data := savedFerries(t, 300)
	at := os.Getpagesize() * int(binary.NativeEndian.Uint64(data[metaOffset+32:]))
	inUse := 0
	for i := range int(binary.NativeEndian.Uint16(data[at+10:])) {
		for bit := range 16 {
			damaged := bytes.Clone(data)
			damaged[at+16+8*i+bit/8] ^= 1 << (bit % 8)
			c, err := quietOpen(writeFile(t, damaged))
			if errors.Is(err, ErrDamaged) {
				continue
			}
			if err != nil {
				t.Fatal(err)
			}
			for k := range 2 * tailArticles {
				if _, err = c.Add(t.Context(), ferry(1000+k)); err != nil {
					break
				}
			}
			if errors.Is(err, errInUse) {
				inUse++
			} else if err != nil {
				t.Error(err)
			}
			n := 0
			if err := c.Each(func(*Article) error { n++; return nil }); err != nil || n < 300 {
				t.Errorf("number %d, bit %d: %d articles are left, %v", i, bit, n, err)
			}
			_ = c.Close()
		}
	}
	if inUse == 0 {
		t.Error("no page in use was listed")
	}
}
