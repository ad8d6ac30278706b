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
		case ' ', '\t', '\r', '\n':
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
	bounded := &boundedReader{in, maxLine, fmt.Errorf("%w: an article has %d MB at most", ErrTooLong, maxLine>>20)} // of memory for one
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
		err = endArray(d)
	}
	if err != nil {
		yield(Article{}, &Error{Name: name, Err: arrayReason(err)})
	}
}

// endArray reads the closing bracket, behind which nothing may stand.
func endArray(d *json.Decoder) error {
	if _, err := d.Token(); err != nil {
		return err
	}
	_, err := d.Token()
	switch err {
	case io.EOF:
		return nil
	case nil:
		return errors.New("it is not one JSON array: what stands behind it was not read")
	}
	return err
}

// arrayReason puts an error of the decoder in words.
func arrayReason(err error) error {
	switch syntax := (*json.SyntaxError)(nil); {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("%w: the array does not end", ErrJSON)
	case errors.As(err, &syntax):
		return jsonReason(err)
	}
	return err
}

// boundedReader fails with the error beyond where more than left bytes are read.
type boundedReader struct {
	in     io.Reader
	left   int64
	beyond error
}

func (r *boundedReader) Read(p []byte) (n int, err error) {
	if r.left <= 0 {
		return 0, r.beyond
	}
	n, err = r.in.Read(p[:min(int64(len(p)), r.left)])
	r.left -= int64(n)
	return n, err
}
