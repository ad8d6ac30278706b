package control

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
)

// ErrRunning is returned by Listen where another server listens already.
var ErrRunning = errors.New("another quoth serve or chat is running on this data directory")

// maxSocketPath is the longest path that a socket may have everywhere; macOS allows the least.
const maxSocketPath = 103

// Listen makes the socket of a data directory, for the owner alone. It replaces one that a killed server left, and returns
// ErrRunning where one is alive.
func Listen(dir string) (*Listener, error) {
	client, err := Dial(context.Background(), dir)
	if err == nil {
		return nil, errors.Join(ErrRunning, client.Close())
	}
	if !errors.Is(err, ErrNoServer) {
		return nil, err
	}
	if err := os.Remove(filepath.Join(dir, socketName)); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	path, release, err := socketPath(dir)
	if err != nil {
		return nil, err
	}
	// The socket is made where nobody else can go, given its mode, and then moved to its place.
	private, err := os.MkdirTemp(dir, ".s")
	if err != nil {
		release()
		return nil, err
	}
	defer os.RemoveAll(private)
	defer release()
	return listenIn(dir, filepath.Join(filepath.Dir(path), filepath.Base(private), "s"), filepath.Join(private, "s"))
}

// listenIn listens on the socket of a private directory, whose short name is short, and moves it to its place in dir.
func listenIn(dir, short, long string) (*Listener, error) {
	ln, err := net.Listen("unix", short)
	if err != nil {
		return nil, err
	}
	ln.(*net.UnixListener).SetUnlinkOnClose(false)
	place := filepath.Join(dir, socketName)
	if err := errors.Join(os.Chmod(long, 0o600), os.Rename(long, place)); err != nil {
		return nil, errors.Join(err, ln.Close())
	}
	return &Listener{ln, sync.OnceValue(func() error { return errors.Join(os.Remove(place), ln.Close()) })}, nil
}

// Listener is a server's end of the socket.
type Listener struct {
	net   net.Listener
	close func() error
}

// Close stops listening and removes the socket. Closing again does nothing.
func (l *Listener) Close() error { return l.close() }

// socketPath returns a path of the socket that is short enough, valid until release is called.
func socketPath(dir string) (path string, release func(), err error) {
	path = filepath.Join(dir, socketName)
	if len(path)+len(".s0123456789/") <= maxSocketPath {
		return path, func() {}, nil
	}
	if runtime.GOOS != "linux" {
		return "", nil, fmt.Errorf("the path of the data directory is too long for a socket in it: %s", dir)
	}
	d, err := os.Open(dir)
	if errors.Is(err, os.ErrNotExist) {
		return "", nil, ErrNoServer
	}
	if err != nil {
		return "", nil, err
	}
	return strings.Join([]string{"/proc/self/fd", fmt.Sprint(d.Fd()), socketName}, "/"), func() { d.Close() }, nil
}
