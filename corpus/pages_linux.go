package corpus

import (
	"os"
	"unsafe"

	"golang.org/x/sys/unix"
)

// dropPages tells the system that mapped bytes will not be read again soon, so that a merge does not leave all of its segments in
// memory. It is advice: the bytes can still be read, and failure does no harm.
func dropPages(data []byte) {
	page := uintptr(os.Getpagesize())
	if len(data) == 0 {
		return
	}
	skip := -uintptr(unsafe.Pointer(&data[0])) & (page - 1)
	if n := uintptr(len(data)); n > skip+page {
		_ = unix.Madvise(data[skip:skip+(n-skip)&^(page-1)], unix.MADV_DONTNEED)
	}
}
