package extract

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// beginsArray tells whether the first that in gives is the bracket of a JSON array, and leaves away what stands before it.
func beginsArray(in *bufio.Reader) bool {
	const farthest = 64
	start, _ := in.Peek(farthest)
	for i, c := range start {
		switch c {
		case ' ', '\t', '\r', '\n', 0xEF, 0xBB, 0xBF: // the latter a byte order mark
			continue
		case '[':
			_, err := in.Discard(i)
			return err == nil
		}
		break
	}
	return false
}

// array reads the articles of a JSON array as Lines does those of lines. What is not JSON ends it.
func array(in io.Reader, name string, yield func(Article, error) bool) {
	bounded := &boundedReader{in: in, left: maxLine}
	d := json.NewDecoder(bounded)
	_, err := d.Token()
	var scanner lineScanner
	for n := 1; err == nil && d.More(); n++ {
		var raw json.RawMessage
		bounded.left = maxLine
		if err = d.Decode(&raw); err != nil {
			break
		}
		a, wrong := decodeLine(raw, &scanner)
		if wrong != nil {
			a, wrong = Article{}, &Error{Name: name, Item: n, Err: wrong}
		} else {
			a.File = name
		}
		if !yield(a, wrong) {
			return
		}
	}
	if err == nil {
		_, err = d.Token()
	}
	if err == nil {
		switch _, err = d.Token(); err {
		case io.EOF:
			return
		case nil:
			err = errors.New("it is not one JSON array: what stands behind it was not read")
		}
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = fmt.Errorf("%w: the array does not end", ErrJSON)
	} else if syntax := (*json.SyntaxError)(nil); errors.As(err, &syntax) {
		err = jsonReason(err)
	}
	if err != nil {
		yield(Article{}, &Error{Name: name, Err: err})
	}
}

// boundedReader fails where more than left bytes are read at once: a value of that length would be held in memory.
type boundedReader struct {
	in   io.Reader
	left int
}

func (r *boundedReader) Read(p []byte) (n int, err error) {
	if r.left <= 0 {
		return 0, fmt.Errorf("%w: an article has %d MB at most", ErrTooLong, maxLine>>20)
	}
	n, err = r.in.Read(p[:min(len(p), r.left)])
	r.left -= n
	return n, err
}
