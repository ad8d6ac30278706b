package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"quoth/corpus"
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

// TestWhoeverInterruptsIsNotKeptWaiting interrupts a check of all corpora after the first. The next is a file that cannot be opened.
func TestWhoeverInterruptsIsNotKeptWaiting(t *testing.T) {
	dir := t.TempDir()
	d, err := openDir(slog.New(slog.DiscardHandler), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	err = d.Use("1", func(*corpus.Corpus) error {
		return os.WriteFile(filepath.Join(dir, "guilds", "2.db"), []byte("no corpus"), 0o600)
	})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	err = checkOperation.run(ctx, d, guildArgs{}, nil, func(checked) error { cancel(); return nil })
	if !errors.Is(err, context.Canceled) || errors.Is(err, corpus.ErrForeign) {
		t.Error(err)
	}
}

func TestErrorsOfSeveralCorporaAreToldApart(t *testing.T) {
	got := explain(errors.Join(errors.New("1.db: cannot be read"), errors.New("2.db: cannot be read\n")))
	if want := "1.db: cannot be read; 2.db: cannot be read"; got != want {
		t.Errorf("%q", got)
	}
}
