// Package control lets one process do a command's work in another: the bot that runs holds the files of its data
// directory, so the command line asks it over a unix socket in that directory.
//
//	ln, err := control.Listen(dir)                       // in the bot
//	go control.Serve(ctx, log, ln, handlers)
//
//	client, err := control.Dial(ctx, dir)                // in a command; ErrNoServer where no bot runs
//	err = client.Call(ctx, "list", args, nil, func(out json.RawMessage) error { ... })
//
// A connection carries one call. Both sides write JSON lines:
//
//	client  {"v":2,"op":"import","args":{...}}   first
//	        {"item":{...}}                       any number, while the call goes on
//	        {"end":true}                         no more items
//	server  {"out":{...}}                        any number
//	        {"error":"..."} or {"done":true}     last
//
// A client that goes away ends its call: the handler's context is done. The socket is for its owner alone (mode 0600),
// and who may use it may do everything that the bot's operator may.
package control

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// version is that of the protocol. A server refuses any other, since both come from one program, which may have been
// updated while the bot ran.
const version = 2

// maxFrame is the greatest length of a line in bytes. What is read of a file as one article takes 16 MiB at most, as what encode escapes is
// escaped in the file, too, or is one of at most 8 MiB.
const maxFrame = 32 << 20

// errLongFrame is returned for a line over maxFrame.
var errLongFrame = fmt.Errorf("a line of over %d MiB", maxFrame>>20)

// socketName is the name of the socket in the data directory.
const socketName = "quoth.sock"

// ErrNoServer is returned by Dial where no server listens.
var ErrNoServer = errors.New("no quoth serve is running")

// RemoteError is an error of a handler, as its server worded it.
type RemoteError string

// Error returns the server's words.
func (e RemoteError) Error() string { return string(e) }

// frame is a line of either side.
type frame struct {
	V     int             `json:"v,omitempty"`
	Op    string          `json:"op,omitempty"`
	Args  json.RawMessage `json:"args,omitempty"`
	Item  json.RawMessage `json:"item,omitempty"`
	End   bool            `json:"end,omitempty"`
	Out   json.RawMessage `json:"out,omitempty"`
	Error string          `json:"error,omitempty"`
	Done  bool            `json:"done,omitempty"`
}

// newFrames returns a scanner of the lines that come over a connection.
func newFrames(conn io.Reader) *bufio.Scanner {
	in := bufio.NewScanner(conn)
	in.Buffer(nil, maxFrame)
	return in
}

// readFrame reads a line. It returns io.EOF after the last.
func readFrame(in *bufio.Scanner) (f frame, err error) {
	if !in.Scan() {
		return frame{}, cmp.Or(in.Err(), io.EOF)
	}
	if err := json.Unmarshal(in.Bytes(), &f); err != nil {
		return frame{}, fmt.Errorf("a line that is not of the protocol: %w", err)
	}
	return f, nil
}

// writeFrame writes a line and sends it off.
func writeFrame(out *bufio.Writer, f *frame) error {
	line, err := encode(f)
	if err != nil {
		return err
	}
	if len(line) > maxFrame {
		return errLongFrame
	}
	if _, err := out.Write(line); err != nil {
		return err
	}
	return out.Flush()
}

// encode returns a value as a line of JSON, in which characters such as < stand as they are: escaped, each would take six bytes.
func encode(v any) ([]byte, error) {
	var line bytes.Buffer
	e := json.NewEncoder(&line)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return line.Bytes(), err
}
