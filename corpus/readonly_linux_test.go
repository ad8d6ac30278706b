package corpus

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// readOnlyDir is the environment variable that makes the test binary a process that may not write. It holds the data directory.
const readOnlyDir = "QUOTH_READ_ONLY_DIR"

// readOnly asks, lists and checks the ferries of a data directory that may not be written, and tries to write.
func readOnly(path string) error {
	if os.Getuid() == 0 { // who may write everywhere
		if err := syscall.Setuid(65534); err != nil {
			return err
		}
	}
	ctx := context.Background()
	d, err := OpenDir(slog.New(slog.DiscardHandler), path, Options{})
	if err != nil {
		return err
	}
	if err := d.Writable(); !errors.Is(err, ErrNotWritable) || !strings.Contains(err.Error(), path) {
		return fmt.Errorf("writable: %w", err)
	}
	if err := d.Use("82", func(*Corpus) error { return nil }); !errors.Is(err, ErrNotWritable) {
		return fmt.Errorf("a new corpus: %w", err)
	}
	err = d.Use("81", func(c *Corpus) error {
		if err := c.Mend(ctx); err != nil {
			return err
		}
		if r, err := c.Ask(ctx, ParseQuestion("!wer war an Bord der Fähre 7")); err != nil || len(r.Answers) == 0 {
			return fmt.Errorf("answers %v: %w", r.Answers, err)
		}
		for _, err := range []error{
			func() error { _, err := c.Add(ctx, ferry(100)); return err }(),
			c.Remove(ctx, 1, "81"), c.Reindex(ctx),
			func() error { _, err := c.Import(ctx, ferries(100, 110), nil); return err }(),
		} {
			if !errors.Is(err, ErrNotWritable) || !strings.Contains(err.Error(), path) {
				return fmt.Errorf("written: %w", err)
			}
		}
		c.background.Wait()
		return whole(c, 20)
	})
	return errors.Join(err, d.Close())
}

func TestACopyThatMayNotBeWrittenCanBeRead(t *testing.T) {
	path := t.TempDir()
	d, err := OpenDir(slog.Default(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	err = d.Use("81", func(c *Corpus) error {
		_, err := c.Import(t.Context(), ferries(1, 20), nil)
		return err
	})
	if err := errors.Join(err, d.Close()); err != nil {
		t.Fatal(err)
	}
	guilds := filepath.Join(path, "guilds")
	for place, mode := range map[string]os.FileMode{filepath.Dir(path): 0o755, path: 0o555, filepath.Join(guilds, "81.db"): 0o444, guilds: 0o555} {
		if err := os.Chmod(place, mode); err != nil {
			t.Fatal(err)
		}
	}
	defer os.Chmod(guilds, 0o755) // so that it can be removed
	defer os.Chmod(path, 0o755)
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), readOnlyDir+"="+path)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
}
