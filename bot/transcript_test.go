package bot

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"quoth/corpus"
)

var update = flag.Bool("update", false, "rewrite the replies of the transcripts in testdata")

// newDesk returns a desk over an empty directory, which is checked for consistency at the end of the test.
func newDesk(t testing.TB) *Desk {
	t.Helper()
	dir, err := corpus.OpenDir(slog.New(slog.DiscardHandler), t.TempDir(), corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := dir.Close(); err != nil {
			t.Error(err)
		}
	})
	return NewDesk(slog.New(slog.DiscardHandler), dir)
}

// storeSamples stores the sample articles in a guild.
func storeSamples(t testing.TB, d *Desk, guild string) {
	t.Helper()
	samples, err := Samples()
	if err != nil {
		t.Fatal(err)
	}
	err = d.dir.Use(guild, func(c *corpus.Corpus) error {
		for _, a := range samples {
			if _, err := c.Add(context.Background(), a); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A transcript is a txtar archive. A file named "in", "in member", "in reply" or "in then" is what a user types: a manager, a member without
// permission, a manager in reply to a message, whose text follows after a line "----", or in reply to the answer before. The file "out"
// after it is the reply.
// The sample articles are stored at first, unless the comment on top says "empty".
func TestTranscripts(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no transcripts", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			archive := txtar.Parse(data)
			desk := newDesk(t)
			if !bytes.Contains(archive.Comment, []byte("empty")) {
				storeSamples(t, desk, "t")
			}
			talk(t, desk, archive)
			if *update {
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// talk says what a transcript says, and compares or replaces the replies.
func talk(t *testing.T, desk *Desk, archive *txtar.Archive) {
	var files []txtar.File
	earlier := ""
	for i, f := range archive.Files {
		if !strings.HasPrefix(f.Name, "in") {
			continue
		}
		files = append(files, f)
		line := string(f.Data)
		r := Request{Guild: "t", User: "101", Manager: f.Name != "in member", Limit: 1}
		if strings.Contains(line, "summary") || strings.Contains(line, "zusammenfassung") {
			r.Limit = 0
		}
		if f.Name == "in reply" {
			line, r.ReplyTo, _ = strings.Cut(line, "----\n")
		}
		if f.Name == "in then" {
			r.Earlier = earlier
		}
		reply := desk.Handle(t.Context(), line, r)
		earlier = reply.Question
		got := Terminal(reply, TerminalOptions{Width: 100})
		want := ""
		if i+1 < len(archive.Files) && archive.Files[i+1].Name == "out" {
			want = string(archive.Files[i+1].Data)
		}
		if got != want && !*update {
			t.Errorf("%s\ngot:\n%s\nwant:\n%s", f.Data, got, want)
		}
		files = append(files, txtar.File{Name: "out", Data: fmt.Append(nil, got)})
	}
	archive.Files = files
}
