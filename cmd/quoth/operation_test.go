package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestWhatCannotBeReadAndWhatCannotBeStoredIsTold adds files by way of a server, which says what it thinks of some while others are still
// read.
func TestWhatCannotBeReadAndWhatCannotBeStoredIsTold(t *testing.T) {
	dir := t.TempDir()
	wordless, missing := filepath.Join(dir, "wordless.txt"), filepath.Join(dir, "missing.txt")
	if err := os.WriteFile(wordless, bytes.Repeat([]byte("?! "), 30_000), 0o600); err != nil {
		t.Fatal(err)
	}
	var stderr bytes.Buffer
	a := &app{data: dir, guild: defaultGuild, stdout: io.Discard, stderr: &stderr}
	stop, err := a.standIn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	for range 20 {
		files = append(files, wordless)
		files = append(files, slices.Repeat([]string{missing}, 500)...)
	}
	if err := a.add(t.Context(), files, &fields{}); !errors.Is(err, errReported) {
		t.Error(err)
	}
	if err := stop(); err != nil {
		t.Error(err)
	}
	if n := strings.Count(stderr.String(), "\n"); n != len(files) {
		t.Errorf("%d of %d files are told of", n, len(files))
	}
}
