package control

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"net"
	"runtime/debug"
	"sync"
	"time"
)

// ErrGone ends the items of a call whose client went away before it had sent them all.
var ErrGone = errors.New("the command that asked for this has ended")

// Handler does the work of an operation. It reads what items it wants and calls out, from one goroutine at a time, for each
// result. Its error's text is shown to the user as it is.
type Handler func(ctx context.Context, args json.RawMessage, items iter.Seq2[json.RawMessage, error], out func(any) error) error

// Serve answers calls, each in a goroutine, until ctx is done; then it closes the listener, and returns when the calls under
// way have ended, whose contexts are done too. A handler that panics ends its call, not the process.
func Serve(ctx context.Context, log *slog.Logger, ln *Listener, handlers map[string]Handler) error {
	defer ln.Close()
	defer context.AfterFunc(ctx, func() { ln.Close() })()
	var calls sync.WaitGroup
	defer calls.Wait()
	for {
		conn, err := ln.net.Accept()
		if ctx.Err() != nil {
			if err == nil {
				conn.Close()
			}
			return nil
		}
		if errors.Is(err, net.ErrClosed) {
			return err
		}
		if err != nil {
			log.Error("control socket", "err", err)
			select { // out of file descriptors, perhaps
			case <-time.After(100 * time.Millisecond):
			case <-ctx.Done():
			}
			continue
		}
		calls.Go(func() { serveConn(ctx, log, conn, handlers) })
	}
}

// lastPatience is how long a client may take to read the last line.
const lastPatience = 2 * time.Second

// serveConn answers one call.
func serveConn(ctx context.Context, log *slog.Logger, conn net.Conn, handlers map[string]Handler) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer conn.Close()
	// A handler that waits for items, or for a client to take results, must see that the server ends.
	ended := context.AfterFunc(ctx, func() { _ = conn.SetDeadline(time.Unix(1, 0)) })
	defer ended()
	in := newFrames(conn)
	first, err := readFrame(in)
	if err != nil {
		return
	}
	w := bufio.NewWriterSize(conn, 64<<10)
	last := frame{Done: true}
	if err := serveCall(ctx, cancel, log, first, in, w, handlers); err != nil {
		last = frame{Error: err.Error()}
	}
	ended()
	_ = conn.SetWriteDeadline(time.Now().Add(lastPatience))
	_ = writeFrame(w, &last) // a client that is gone needs no answer
}

func serveCall(ctx context.Context, cancel func(), log *slog.Logger, first frame, in *bufio.Scanner, w *bufio.Writer, handlers map[string]Handler) (err error) {
	if first.V != version {
		return fmt.Errorf("the quoth serve that runs speaks version %d of the protocol, this command version %d; restart quoth serve", version, first.V)
	}
	h := handlers[first.Op]
	if h == nil {
		return fmt.Errorf("the quoth serve that runs does not know %q; restart quoth serve with this version", first.Op)
	}
	items := make(chan frame)
	go receiveItems(ctx, cancel, in, items)
	defer func() {
		if r := recover(); r != nil {
			log.Error("a command of the control socket panicked", "op", first.Op, "panic", r, "stack", string(debug.Stack()))
			err = errors.New("quoth serve failed at this; its log says why")
		}
	}()
	return h(ctx, first.Args, itemSeq(ctx, items), func(v any) error {
		raw, err := encode(v)
		if err != nil {
			return err
		}
		return writeFrame(w, &frame{Out: raw})
	})
}

// receiveItems hands on items, closes the channel at their end, and cancels the call when the client goes away.
func receiveItems(ctx context.Context, cancel func(), in *bufio.Scanner, items chan<- frame) {
	defer cancel()
	for open := true; ; {
		f, err := readFrame(in)
		switch {
		case err != nil:
			return
		case f.End && open:
			open = false
			close(items)
		case f.Item != nil && open:
			select {
			case items <- f:
			case <-ctx.Done():
				return
			}
		}
	}
}

// itemSeq yields the items; when the client goes away before their end, ErrGone.
func itemSeq(ctx context.Context, items <-chan frame) iter.Seq2[json.RawMessage, error] {
	return func(yield func(json.RawMessage, error) bool) {
		for {
			select {
			case f, ok := <-items:
				if !ok || !yield(f.Item, nil) {
					return
				}
			case <-ctx.Done():
				yield(nil, ErrGone)
				return
			}
		}
	}
}
