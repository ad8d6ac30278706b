//go:build !linux

package corpus

// forgetPages does nothing here; see forget_linux.go.
func forgetPages([]byte) {}
