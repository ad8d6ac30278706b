//go:build !linux

package corpus

// dropPages does nothing here; see pages_linux.go.
func dropPages([]byte) {}
