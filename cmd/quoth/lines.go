package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
)

// maxLine is the greatest length of a line of commands.
const maxLine = 64 << 10

// errLongLine is returned for a line over maxLine.
var errLongLine = fmt.Errorf("the line is too long; a question has %d bytes at most", maxLine)

// awaited is a line that is being read, so that waiting for it can be given up.
type awaited struct{ pending chan line } // nil while none is read

type line struct {
	text string
	err  error
}

// next returns what read gives, or ctx's error, after which the line is the next call's.
func (w *awaited) next(ctx context.Context, read func() (string, error)) (string, error) {
	if w.pending == nil {
		w.pending = make(chan line, 1)
		go func(to chan<- line) {
			text, err := read()
			to <- line{text, err}
		}(w.pending)
	}
	select {
	case got := <-w.pending:
		w.pending = nil
		return got.text, got.err
	case <-ctx.Done():
		return "", context.Cause(ctx)
	}
}

// lineReader reads lines so that waiting for one can be given up.
type lineReader struct {
	in    *bufio.Reader
	begun bool // the first line is read
	line  awaited
}

func newLineReader(r io.Reader) *lineReader { return &lineReader{in: bufio.NewReader(r)} }

// read returns the next line without its end, the first without a byte order mark. It returns io.EOF after the last, errLongLine for
// one that it passed over, and ctx's error, after which the line is the next call's.
func (l *lineReader) read(ctx context.Context) (string, error) { return l.line.next(ctx, l.next) }

func (l *lineReader) next() (string, error) {
	var text []byte
	long := false
	for {
		part, err := l.in.ReadSlice('\n')
		if len(text)+len(part) > maxLine {
			long, text = true, nil
		}
		if !long {
			text = append(text, part...)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err == io.EOF && (long || len(text) > 0) {
			err = nil
		}
		if err == nil && long {
			err = errLongLine
		}
		if !l.begun {
			l.begun, text = true, bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
		}
		return string(bytes.TrimRight(text, "\r\n")), err
	}
}

// interruptible returns a reader of r from which reading ends with ctx's error when ctx is done, also while r gives nothing.
func interruptible(ctx context.Context, r io.Reader) io.Reader {
	from, to := io.Pipe()
	go func() {
		_, err := io.Copy(to, r)
		to.CloseWithError(err)
	}()
	context.AfterFunc(ctx, func() { to.CloseWithError(context.Cause(ctx)) })
	return from
}
