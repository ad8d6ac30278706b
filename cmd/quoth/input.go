package main

import (
	"io"
	"iter"
	"os"
	"sync/atomic"

	"quoth/internal/extract"
)

// input counts how much is read of files to be imported.
type input struct {
	size int64 // of all, in bytes; 0 where that cannot be told before they are read, as of directories and zip files
	read atomic.Int64
}

func newInput(files []string) *input {
	in := &input{}
	for _, name := range files {
		info, err := os.Stat(name)
		if err != nil || !info.Mode().IsRegular() || extract.FormatOf(name) != extract.JSONLines {
			return &input{}
		}
		in.size += info.Size()
	}
	return in
}

// path is extract.Path.
func (in *input) path(name string) iter.Seq2[extract.Article, error] {
	if in.size == 0 {
		return extract.Path(name)
	}
	return func(yield func(extract.Article, error) bool) {
		f, err := os.Open(name)
		if err != nil {
			extract.Path(name)(yield) // which says so
			return
		}
		defer f.Close()
		extract.Lines(io.TeeReader(f, in), name)(yield)
	}
}

// Write counts bytes that were read.
func (in *input) Write(p []byte) (int, error) {
	in.read.Add(int64(len(p)))
	return len(p), nil
}

// share returns the share of the input that was read, 0 where that cannot be told.
func (in *input) share() float64 {
	if in.size == 0 {
		return 0
	}
	return float64(in.read.Load()) / float64(in.size)
}
