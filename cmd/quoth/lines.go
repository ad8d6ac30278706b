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

// lineReader reads lines.
type lineReader struct {
	in    *bufio.Reader
	begun bool // the first line is read
}

func newLineReader(r io.Reader) *lineReader { return &lineReader{in: bufio.NewReader(r)} }

// read returns the next line without its end, the first without a byte order mark. It returns io.EOF after the last, and errLongLine
// for one that it passed over.
func (l *lineReader) read() (string, error) {
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
