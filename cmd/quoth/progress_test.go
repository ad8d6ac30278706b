package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestTimeLeft(t *testing.T) {
	for _, c := range []struct {
		share      float64
		read, done int
		elapsed    time.Duration
		want       time.Duration
	}{
		{0.5, 1000, 1000, 10 * time.Second, 10 * time.Second},
		{0.5, 1000, 250, 10 * time.Second, 70 * time.Second}, // most of what was read waits to be stored
		{1, 1000, 1000, 10 * time.Second, 0},
		{1, 1000, 900, 9 * time.Second, time.Second},
		{0.25, 1000, 0, time.Second, 0},
		{0, 1000, 1000, time.Second, 0},
	} {
		if got := timeLeft(c.share, c.read, c.done, c.elapsed); got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}

func TestTheShareOfTheInputThatWasRead(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a.jsonl")
	if err := os.WriteFile(name, []byte(strings.Repeat("{\"text\":\"The ferry left at noon.\"}\n", 10_000)), 0o600); err != nil {
		t.Fatal(err)
	}
	in := newInput([]string{name, name})
	n := 0
	for _, err := range in.path(name) {
		if n++; err != nil {
			t.Fatal(err)
		}
	}
	if n != 10_000 || in.share() != 0.5 {
		t.Errorf("%d articles, a share of %v", n, in.share())
	}
	for _, files := range [][]string{{name, dir}, {"-"}, {name, filepath.Join(dir, "no.jsonl")}} {
		if in := newInput(files); in.share() != 0 || in.size != 0 {
			t.Errorf("%v: %v bytes", files, in.size)
		}
	}
}
