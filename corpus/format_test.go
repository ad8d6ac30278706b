package corpus

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

var updateFormat = flag.Bool("update", false, "rewrite the current format's file in testdata")

// TestFilesOfEachFormatOpen opens a file of each version of the format.
func TestFilesOfEachFormatOpen(t *testing.T) {
	if *updateFormat {
		writeFormat(t, filepath.Join("testdata", fmt.Sprintf("format%d.db", formatVersion)))
	}
	for format := 1; format <= formatVersion; format++ {
		data, err := os.ReadFile(filepath.Join("testdata", fmt.Sprintf("format%d.db", format)))
		if err != nil {
			t.Fatal(err)
		}
		c := openAt(t, writeFile(t, data))
		c.background.Wait()
		if c.Len() != 39 {
			t.Errorf("format %d: %d articles", format, c.Len())
		}
		for n := 1; n <= 40; n++ {
			a, err := c.Get(uint64(n))
			if want := ferry(n); err != nil || a.Text != want.Text || a.Headline != want.Headline || a.Date != want.Date || a.URL != want.URL || a.Source != want.Source {
				t.Errorf("format %d: article %d: %+v, %v", format, n, a, err)
			}
			if found := len(find(t, c, "de", fmt.Sprintf("schiff%dx", n))); found == 1 != (n != 7) {
				t.Errorf("format %d: article %d is found %d times", format, n, found)
			}
		}
	}
}

func writeFormat(t *testing.T, path string) {
	t.Helper()
	ctx := context.Background()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	c := openTest(t)
	mustImport(t, c, ferries(1, 20))
	for n := 21; n <= 40; n++ {
		mustAdd(t, c, ferry(n))
	}
	if err := c.Remove(ctx, 7, "81"); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Backup(f); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}
