//go:build !linux

package corpus

// forgetPages does something on Linux only.
func forgetPages([]byte) {}
