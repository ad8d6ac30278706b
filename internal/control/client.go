package control

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"net"
	"syscall"
)

// Client is one call to be made.
type Client struct {
	conn net.Conn
}

// Dial connects to the server of a data directory. It returns ErrNoServer where none listens, which also a socket left by
// one that was killed means.
func Dial(ctx context.Context, dir string) (*Client, error) {
	path, release, err := socketPath(dir)
	if err != nil {
		return nil, err
	}
	defer release()
	var d net.Dialer
	conn, err := d.DialContext(ctx, "unix", path)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ECONNREFUSED) || errors.Is(err, syscall.ENOTDIR) {
		return nil, ErrNoServer
	}
	if err != nil {
		return nil, fmt.Errorf("the running quoth serve cannot be reached: %w", err)
	}
	return &Client{conn}, nil
}

// Close ends the call.
func (c *Client) Close() error { return c.conn.Close() }

// Call runs an operation with args on the server and hands what it puts out to out, in order. Items, which may be nil, are
// read in a goroutine of their own; an error among them ends the call and is returned. Call does not wait
// for that goroutine where the server ended first. The error is a RemoteError where the handler returned one. Call can be
// made once.
func (c *Client) Call(ctx context.Context, op string, args any, items iter.Seq2[any, error], out func(json.RawMessage) error) error {
	defer context.AfterFunc(ctx, func() { c.conn.Close() })()
	defer c.conn.Close()
	raw, err := json.Marshal(args)
	if err != nil {
		return err
	}
	sent := make(chan error, 1)
	go func() {
		err := c.send(&frame{V: version, Op: op, Args: raw}, items)
		sent <- err
		if _, ok := errors.AsType[*itemError](err); ok {
			c.conn.Close()
		}
	}()
	err = c.receive(out)
	if err == nil || errors.As(err, new(RemoteError)) {
		return err
	}
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	select {
	case failed := <-sent:
		if bad, ok := errors.AsType[*itemError](failed); ok {
			return bad.err
		}
	default:
	}
	return err
}

// itemError is an error of the items, not of the connection.
type itemError struct{ err error }

func (e *itemError) Error() string { return e.err.Error() }

func (c *Client) send(first *frame, items iter.Seq2[any, error]) error {
	w := bufio.NewWriterSize(c.conn, 64<<10)
	if err := writeFrame(w, first); err != nil {
		return err
	}
	if items != nil {
		for item, err := range items {
			if err != nil {
				return &itemError{err}
			}
			raw, err := encode(item)
			if err != nil {
				return &itemError{err}
			}
			switch err := writeFrame(w, &frame{Item: raw}); {
			case errors.Is(err, errLongFrame): // the server would wait for it for ever
				return &itemError{err}
			case err != nil:
				return err
			}
		}
	}
	return writeFrame(w, &frame{End: true})
}

func (c *Client) receive(out func(json.RawMessage) error) error {
	in := newFrames(c.conn)
	for {
		f, err := readFrame(in)
		switch {
		case err == io.EOF:
			return errors.New("quoth serve ended before the work was done; start it again and repeat the command")
		case err != nil:
			return fmt.Errorf("the connection to quoth serve broke: %w", err)
		case f.Error != "":
			return RemoteError(f.Error)
		case f.Done:
			return nil
		case f.Out != nil:
			if err := out(f.Out); err != nil {
				return err
			}
		}
	}
}
