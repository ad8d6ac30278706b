package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// attachmentFiles makes a folder with files to attach, and works in it.
func attachmentFiles(t *testing.T) {
	t.Helper()
	t.Chdir(t.TempDir())
	err := errors.Join(os.Mkdir("folder", 0o700), os.WriteFile("story.txt", []byte("It rained."), 0o600),
		os.WriteFile("my story.txt", []byte("It snowed."), 0o600), os.WriteFile("large.txt", make([]byte, maxAttached+1), 0o600))
	if err != nil {
		t.Fatal(err)
	}
}

func TestAttached(t *testing.T) {
	attachmentFiles(t)
	for _, tt := range []struct{ in, text, files, err string }{
		{in: "!who  declined", text: "!who  declined"},
		{in: "!add @story.txt", text: "!add", files: "story.txt=It rained."},
		{in: "!add @" + filepath.Join(".", "story.txt") + " date\nBody @story.txt", text: "!add date\nBody @story.txt", files: "story.txt=It rained."},
		{in: `add @"my story.txt" @story.txt date  2025`, text: "add date  2025", files: "my story.txt=It snowed.story.txt=It rained."},
		{in: "@nobody @ @folder who?", text: "@nobody @ @folder who?"},
		{in: `!who is @"no body"`, text: `!who is @"no body"`},
		{in: "!add @none.txt", err: "none.txt: no such file"},
		{in: "!hinzufügen @story.txt @none.txt", err: "none.txt: no such file"},
		{in: `!add @"my none.txt"`, err: "my none.txt: no such file"},
		{in: `!add @"my story.txt`, err: `"my: no such file`},
		{in: "!add @folder", err: "folder: it is a folder; quoth import takes those"},
		{in: "!add @large.txt", err: "large.txt is too large to be attached, over 16 MiB; use quoth import"},
		{in: "!who is @large.txt", err: "large.txt is too large to be attached, over 16 MiB; use quoth import"},
		{in: "!add mail of me@example.org\n@none.txt", text: "!add mail of me@example.org\n@none.txt"},
	} {
		text, files, err := attached(tt.in)
		var shown strings.Builder
		for _, f := range files {
			shown.WriteString(f.Name + "=" + string(f.Data))
		}
		fault := ""
		if err != nil {
			fault = err.Error()
		}
		if fault != tt.err || text != tt.text || shown.String() != tt.files {
			t.Errorf("%q gives %q, %q, %v", tt.in, text, shown.String(), err)
		}
	}
}

// FuzzAttached holds that a message that names no file is left as it is, and that an error comes alone.
func FuzzAttached(f *testing.F) {
	f.Add("!who @a  @\"b c\" ")
	f.Add("!add @a\n@b")
	f.Fuzz(func(t *testing.T, said string) {
		t.Chdir(t.TempDir())
		text, files, err := attached(said)
		if err != nil && (text != "" || files != nil) || err == nil && len(files) == 0 && text != said {
			t.Fatalf("%q gives %q, %d files, %v", said, text, len(files), err)
		}
	})
}
