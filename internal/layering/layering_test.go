package layering

import (
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"
)

func TestArchitecture(t *testing.T) {
	problems, err := Check(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Error(p)
	}
}

// sound is a module of the same packages in which nothing is wrong.
func sound() fstest.MapFS {
	repo := fstest.MapFS{}
	for pkg := range layers {
		name := path.Base(pkg)
		text := "// Package " + name + " is.\npackage " + name + "\n"
		if strings.HasPrefix(pkg, "cmd/") {
			text = "// Command " + name + " is.\npackage main\n"
		}
		repo[pkg+"/"+name+".go"] = &fstest.MapFile{Data: []byte(text)}
	}
	return repo
}

// TestEveryCheckCanFail breaks the architecture in each way on purpose.
func TestEveryCheckCanFail(t *testing.T) {
	if problems, err := Check(sound()); err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	for _, tt := range []struct{ file, text, want string }{
		{"corpus/x.go", "package corpus\nimport _ \"github.com/bwmarrin/discordgo\"", "only bot and internal/discordtest may"},
		{"internal/discordtest/x.go", "package discordtest\nimport _ \"github.com/bwmarrin/discordgo\"", "only its tests may"},
		{"bot/x.go", "package bot\nimport _ \"go.etcd.io/bbolt\"", "only corpus may"},
		{"bot/x_test.go", "package bot\nimport _ \"go.etcd.io/bbolt/errors\"", "only corpus may"},
		{"internal/text/x.go", "package text\nimport _ \"github.com/kljensen/snowball/english\"", "only internal/lang may"},
		{"internal/text/x.go", "package text\nimport _ \"github.com/blevesearch/snowballstem/german\"", "only internal/lang may"},
		{"internal/names/x.go", "package names\nimport _ \"quoth/corpus\"", "neither bot nor corpus"},
		{"internal/names/x_test.go", "package names\nimport _ \"quoth/bot\"", "neither bot nor corpus"},
		{"internal/text/x.go", "package text\nimport _ \"quoth/internal/when\"", "does not allow it"},
		{"corpus/x.go", "package corpus\nimport _ \"quoth/bot\"", "does not allow it"},
		{"corpus/x.go", "package corpus\nimport _ \"quoth/internal/fetch\"", "does not allow it"},
		{"bot/x.go", "package bot\nimport _ \"quoth/internal/discordtest\"", "does not allow it"},
		{"corpus/x.go", "package corpus\nimport _ \"net/http\"", "may not speak to the network"},
		{"internal/extract/x.go", "package extract\nimport _ \"net\"", "may not speak to the network"},
		{"bot/x.go", "package bot\nimport web \"net/http\"\nvar _ = web.DefaultClient", "may dial"},
		{"bot/x.go", "package bot\nimport \"net\"\nvar _ net.Dialer", "may dial"},
		{"bot/x.go", "package bot\nimport _ \"example.org/new/library\"", "the library is not in the table"},
		{"internal/fresh/x.go", "// Package fresh is.\npackage fresh\nimport _ \"quoth/internal/lang\"", "not in the table of layers"},
		{"internal/fresh/x.go", "package fresh", "no package comment"},
		{"bot/x.go", "package bot\nfunc init() {}", "function init"},
		{"docs/x.md", "# Notes", "top of the repository"},
	} {
		repo := sound()
		repo[tt.file] = &fstest.MapFile{Data: []byte(tt.text)}
		problems, err := Check(repo)
		if err != nil {
			t.Errorf("%s: %v", tt.file, err)
		}
		if len(problems) == 0 || !strings.Contains(strings.Join(problems, "\n"), tt.want) {
			t.Errorf("%s with\n%s\n\ngives %q, not %q", tt.file, tt.text, problems, tt.want)
		}
	}
	repo := sound()
	delete(repo, "internal/text/text.go")
	if problems, _ := Check(repo); len(problems) != 1 || !strings.Contains(problems[0], "has no sources") {
		t.Errorf("a package that is gone gives %q", problems)
	}
}
