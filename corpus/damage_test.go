package corpus

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.etcd.io/bbolt"
)

// savedFerries returns the bytes of a corpus of n ferries.
func savedFerries(t *testing.T, n int) []byte {
	t.Helper()
	c := openTest(t)
	if _, err := c.Import(context.Background(), ferries(1, n), nil); err != nil {
		t.Fatal(err)
	}
	for i := n + 1; i <= n+20; i++ {
		mustAdd(t, c, ferry(i))
	}
	var b bytes.Buffer
	if _, err := c.Backup(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func writeFile(t *testing.T, data []byte) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "damaged.db")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func quietOpen(path string) (*Corpus, error) {
	return Open(slog.New(slog.DiscardHandler), path, Options{})
}

func TestABackupIsACorpus(t *testing.T) {
	c := openAt(t, writeFile(t, savedFerries(t, 300)))
	if c.Len() != 320 || len(find(t, c, "de", "schiff310x")) != 1 {
		t.Fatalf("length %d", c.Len())
	}
}

func TestForeignFilesAreRecognised(t *testing.T) {
	other := filepath.Join(t.TempDir(), "other.db")
	db, err := bbolt.Open(other, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	bolt, err := os.ReadFile(other)
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"text":              []byte("Dear diary, nothing happened."),
		"SQLite":            append([]byte("SQLite format 3\x00"), make([]byte, 8192)...),
		"zeros":             make([]byte, 65536),
		"bbolt's, not ours": bolt,
	} {
		path := writeFile(t, data)
		if _, err := quietOpen(path); !errors.Is(err, ErrForeign) || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: %v", name, err)
		}
		if after, _ := os.ReadFile(path); !bytes.Equal(after, data) {
			t.Errorf("%s: the file was changed", name)
		}
	}
	if _, err := quietOpen(t.TempDir()); err == nil {
		t.Error("a directory was opened")
	}
}

func TestANewerFileIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "newer.db")
	c := openAt(t, path)
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bbolt.Tx) error { return putMeta(tx, formatKey, formatVersion+1) })
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := quietOpen(path); !errors.Is(err, ErrNewer) || !strings.Contains(err.Error(), path) {
		t.Fatal(err)
	}
}

func TestATruncatedFileIsRefused(t *testing.T) {
	data := savedFerries(t, 1000)
	for _, size := range []int{1, 100, 4096, 5000, 8192, 16384, len(data) / 2, len(data) - 4096, len(data) - 1} {
		path := writeFile(t, data[:size])
		if _, err := quietOpen(path); !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrForeign) || !strings.Contains(err.Error(), path) {
			t.Errorf("cut to %d of %d bytes: %v", size, len(data), err)
		}
	}
}

// TestABitFlipNeverEndsTheProcess flips bits all over a file. Whatever opens must give articles whole or an error, and Check must not
// call a file sound whose articles differ.
func TestABitFlipNeverEndsTheProcess(t *testing.T) {
	data := savedFerries(t, 400)
	rng := rand.New(rand.NewPCG(7, 7))
	for range 120 {
		damaged := bytes.Clone(data)
		at, bit := rng.IntN(len(data)), byte(1)<<rng.IntN(8)
		damaged[at] ^= bit
		name := fmt.Sprintf("byte %d, bit %x", at, bit)
		c, err := quietOpen(writeFile(t, damaged))
		if err != nil {
			if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrForeign) && !errors.Is(err, ErrNewer) {
				t.Errorf("%s: opening: %v", name, err)
			}
			continue
		}
		lost := 0
		for n := 1; n <= 420; n++ {
			if a, err := c.Get(uint64(n)); err != nil {
				lost++
			} else if a.Text != ferry(n).Text {
				t.Errorf("%s: article %d reads %q", name, n, a.Text)
			}
		}
		problems, err := c.Check(context.Background())
		if lost > 0 && err == nil && len(problems) == 0 {
			t.Errorf("%s: %d articles are lost and Check says nothing", name, lost)
		}
		_, _ = c.Add(context.Background(), ferry(1000))
		_ = c.Close()
	}
}
