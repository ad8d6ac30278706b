package corpus

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// fullFile is the environment variable that makes the test binary the process whose files cannot grow. It holds the file to work on.
const fullFile = "QUOTH_FULL_FILE"

// fillDisk adds articles until the file cannot grow any more. Then nothing may be lost, and adding must go on once there is room again.
func fillDisk(path string) error {
	signal.Ignore(unix.SIGXFSZ)
	ctx := context.Background()
	c, err := Open(slog.New(slog.DiscardHandler), path, Options{})
	if err != nil {
		return err
	}
	unlimited := unix.Rlimit{}
	if err := unix.Getrlimit(unix.RLIMIT_FSIZE, &unlimited); err != nil {
		return err
	}
	limit := unix.Rlimit{Cur: 400 << 10, Max: unlimited.Max}
	if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &limit); err != nil {
		return err
	}
	stored := 0
	for ; ; stored++ {
		if _, err = c.Add(ctx, ferry(stored+1)); err != nil {
			break
		}
	}
	if !errors.Is(err, ErrNotWritable) || !strings.Contains(err.Error(), path) {
		return fmt.Errorf("full after %d: %w", stored, err)
	}
	if _, err := c.Import(ctx, ferries(stored+1, stored+1000), nil); !errors.Is(err, ErrNotWritable) {
		return fmt.Errorf("imported into a full file: %w", err)
	}
	c.background.Wait()
	if err := whole(c, stored); err != nil {
		return err
	}
	if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &unlimited); err != nil {
		return err
	}
	if _, err := c.Add(ctx, ferry(stored+1)); err != nil {
		return fmt.Errorf("with room again: %w", err)
	}
	if err := whole(c, stored+1); err != nil {
		return err
	}
	fmt.Println("stored", stored+1)
	return c.Close()
}

// whole returns what is wrong with a corpus that should hold the first n ferries.
func whole(c *Corpus, n int) error {
	if c.Len() != n {
		return fmt.Errorf("length %d, not %d", c.Len(), n)
	}
	seen := map[int]bool{}
	err := c.Each(func(a *Article) error {
		if i := ferryNumber(a); a.Text != ferry(i).Text || seen[i] || i > n {
			return fmt.Errorf("article %d: %q", a.Number, a.Text)
		}
		seen[ferryNumber(a)] = true
		return nil
	})
	if err != nil || len(seen) != n {
		return fmt.Errorf("%d articles: %w", len(seen), err)
	}
	if problems, err := c.Check(context.Background()); err != nil || len(problems) > 0 {
		return fmt.Errorf("check: %v, %w", problems, err)
	}
	return nil
}

func TestAFullDiskLosesNothing(t *testing.T) {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), fullFile+"="+filepath.Join(t.TempDir(), "full.db"))
	out, err := cmd.CombinedOutput()
	t.Logf("%s", out)
	if err != nil {
		t.Fatal(err)
	}
}
