package control

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// serve runs a server on a fresh directory until the test ends, and returns the directory.
func serve(t *testing.T, handlers map[string]Handler) string {
	t.Helper()
	dir := t.TempDir()
	serveOn(t, dir, handlers)
	return dir
}

func serveOn(t *testing.T, dir string, handlers map[string]Handler) (stop func()) {
	t.Helper()
	ln, err := Listen(dir)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error)
	go func() { done <- Serve(ctx, slog.New(slog.DiscardHandler), ln, handlers) }()
	stopped := false
	stop = func() {
		if stopped {
			return
		}
		stopped = true
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	t.Cleanup(stop)
	return stop
}

// add answers each number among the items with the sum of all so far.
func add(_ context.Context, args json.RawMessage, items iter.Seq2[json.RawMessage, error], out func(any) error) error {
	sum := 0
	if err := json.Unmarshal(args, &sum); err != nil {
		return err
	}
	for raw, err := range items {
		n := 0
		if err == nil {
			err = json.Unmarshal(raw, &n)
		}
		if err != nil {
			return err
		}
		if n < 0 {
			return errors.New("a number below zero cannot be added")
		}
		sum += n
		if err := out(sum); err != nil {
			return err
		}
	}
	return nil
}

func numbers(ns ...int) iter.Seq2[any, error] {
	return func(yield func(any, error) bool) {
		for _, n := range ns {
			if !yield(n, nil) {
				return
			}
		}
	}
}

// call calls an operation and returns the numbers that come out.
func call(t *testing.T, dir, op string, args any, items iter.Seq2[any, error]) (outs []int, err error) {
	t.Helper()
	client, err := Dial(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	err = client.Call(context.Background(), op, args, items, func(raw json.RawMessage) error {
		n := 0
		err := json.Unmarshal(raw, &n)
		outs = append(outs, n)
		return err
	})
	return outs, err
}

func TestCall(t *testing.T) {
	dir := serve(t, map[string]Handler{"add": add, "panic": func(context.Context, json.RawMessage, iter.Seq2[json.RawMessage, error], func(any) error) error {
		panic("at the disco")
	}})
	if info, err := os.Stat(filepath.Join(dir, socketName)); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the socket is %v, %v; want mode 0600", info, err)
	}
	for _, tt := range []struct {
		op    string
		items iter.Seq2[any, error]
		want  []int
		err   string
	}{
		{"add", numbers(1, 2, 3), []int{11, 13, 16}, ""},
		{"add", nil, nil, ""},
		{"add", numbers(1, -1, 5), []int{11}, "a number below zero"},
		{"add", func(yield func(any, error) bool) { _ = yield(1, nil) && yield(nil, errors.New("the file ends here")) }, []int{11}, "the file ends here"},
		{"multiply", nil, nil, "does not know \"multiply\""},
		{"panic", numbers(1, 2), nil, "its log says why"},
		{"add", numbers(4), []int{14}, ""}, // the server lives on
	} {
		outs, err := call(t, dir, tt.op, 10, tt.items)
		if tt.err == "" && err != nil || tt.err != "" && (err == nil || !strings.Contains(err.Error(), tt.err)) {
			t.Errorf("%s: error %v, want %q", tt.op, err, tt.err)
		}
		if len(outs) > len(tt.want) || tt.err == "" && len(outs) != len(tt.want) {
			t.Errorf("%s puts out %v, want %v", tt.op, outs, tt.want)
		}
		for i := range outs {
			if outs[i] != tt.want[i] {
				t.Errorf("%s puts out %v, want %v", tt.op, outs, tt.want)
			}
		}
	}
}

// TestLongItem tells that the longest article that can be read goes through, whatever it holds, and that what is too long ends its call.
func TestLongItem(t *testing.T) {
	length := func(_ context.Context, _ json.RawMessage, items iter.Seq2[json.RawMessage, error], out func(any) error) error {
		for raw := range items {
			var s string
			if err := json.Unmarshal(raw, &s); err != nil {
				return err
			}
			if err := out(len(s)); err != nil {
				return err
			}
		}
		return nil
	}
	dir := serve(t, map[string]Handler{"length": length})
	for _, x := range []struct {
		item string
		err  error
	}{{strings.Repeat("<", 16<<20), nil}, {strings.Repeat("x", maxFrame), errLongFrame}} {
		outs, err := call(t, dir, "length", nil, func(yield func(any, error) bool) { yield(x.item, nil) })
		if !errors.Is(err, x.err) || err == nil && (len(outs) != 1 || outs[0] != len(x.item)) {
			t.Errorf("of an item of %d bytes come %v, %v", len(x.item), outs, err)
		}
	}
}

func TestNoServer(t *testing.T) {
	dir := t.TempDir()
	for _, d := range []string{dir, filepath.Join(dir, "missing"), filepath.Join(dir, strings.Repeat("long/", 60))} {
		if _, err := Dial(context.Background(), d); !errors.Is(err, ErrNoServer) {
			t.Errorf("Dial gives %v", err)
		}
	}
}

// TestOneServer tells that a second server is refused, that one may take over after the first has ended, and also the socket of one
// that was killed.
func TestOneServer(t *testing.T) {
	dir := t.TempDir()
	stop := serveOn(t, dir, map[string]Handler{"add": add})
	if _, err := Listen(dir); !errors.Is(err, ErrRunning) {
		t.Errorf("a second server gets %v", err)
	}
	stop()
	if entries, _ := os.ReadDir(dir); len(entries) > 0 {
		t.Errorf("the server leaves %v", entries)
	}
	dead, err := net.ListenUnix("unix", &net.UnixAddr{Name: filepath.Join(dir, socketName), Net: "unix"})
	if err != nil {
		t.Fatal(err)
	}
	dead.SetUnlinkOnClose(false)
	dead.Close()
	if _, err := Dial(context.Background(), dir); !errors.Is(err, ErrNoServer) {
		t.Errorf("Dial to a killed server gives %v", err)
	}
	serveOn(t, dir, map[string]Handler{"add": add})
	if outs, err := call(t, dir, "add", 0, numbers(7)); err != nil || len(outs) != 1 {
		t.Error(outs, err)
	}
}

func TestLongPath(t *testing.T) {
	dir := filepath.Join(t.TempDir(), strings.Repeat("x", 100), strings.Repeat("y", 100))
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	ln, err := Listen(dir)
	if err != nil {
		t.Skip(err) // where paths of sockets are short
	}
	ln.Close()
	serveOn(t, dir, map[string]Handler{"add": add})
	if outs, err := call(t, dir, "add", 0, numbers(7)); err != nil || len(outs) != 1 {
		t.Error(outs, err)
	}
}

// TestGone tells that a client that goes away ends its call, before its last item or after, and that a server that stops ends all.
func TestGone(t *testing.T) {
	began, ended := make(chan bool), make(chan error, 1)
	wait := func(ctx context.Context, _ json.RawMessage, items iter.Seq2[json.RawMessage, error], _ func(any) error) error {
		began <- true
		for range items {
		}
		<-ctx.Done()
		ended <- ctx.Err()
		return ctx.Err()
	}
	dir := t.TempDir()
	stop := serveOn(t, dir, map[string]Handler{"wait": wait})
	forever := func(yield func(any, error) bool) {
		for yield(0, nil) {
		}
	}
	for _, items := range []iter.Seq2[any, error]{nil, numbers(1, 2), forever} {
		ctx, cancel := context.WithCancel(context.Background())
		client, err := Dial(ctx, dir)
		if err != nil {
			t.Fatal(err)
		}
		go func() { <-began; cancel() }()
		if err := client.Call(ctx, "wait", nil, items, nil); !errors.Is(err, context.Canceled) {
			t.Errorf("the call gives %v", err)
		}
		<-ended
	}
	client, err := Dial(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	go func() { <-began; stop() }()
	if err := client.Call(context.Background(), "wait", nil, nil, nil); err == nil {
		t.Error("a call ends well although its server stopped")
	}
	<-ended
}

// TestStopWithReader tells that a client that reads nothing, such as one whose output is being paged through, does not hold up the server.
func TestStopWithReader(t *testing.T) {
	began := make(chan bool, 1)
	endless := func(_ context.Context, _ json.RawMessage, _ iter.Seq2[json.RawMessage, error], out func(any) error) error {
		began <- true
		for {
			if err := out(strings.Repeat("x", 1<<20)); err != nil {
				return err
			}
		}
	}
	dir := t.TempDir()
	stop := serveOn(t, dir, map[string]Handler{"endless": endless})
	client, err := Dial(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	reading, release := make(chan bool, 1), make(chan bool)
	go func() {
		_ = client.Call(t.Context(), "endless", nil, nil, func(json.RawMessage) error {
			select {
			case reading <- true:
			default:
			}
			<-release
			return nil
		})
	}()
	defer close(release)
	<-began
	<-reading
	stopped := make(chan bool)
	go func() { stop(); close(stopped) }()
	select {
	case <-stopped:
	case <-time.After(5 * lastPatience):
		t.Fatal("the server waits for its client")
	}
}

// FuzzServe tells that whatever a client sends, the server answers with one last line or none, and goes on.
func FuzzServe(f *testing.F) {
	f.Add([]byte(`{"v":2,"op":"add","args":1}` + "\n" + `{"item":2}` + "\n" + `{"end":true}` + "\n"))
	f.Add([]byte(`{"v":9,"op":"add"}` + "\n"))
	f.Add([]byte(`{"v":2,"op":"add","args":"x"}` + "\n" + `{"end":true}{"end":true}` + "\n"))
	f.Add([]byte("\xff\x00\n\n"))
	f.Fuzz(func(t *testing.T, sent []byte) {
		ours, theirs := net.Pipe()
		done := make(chan bool)
		go func() {
			serveConn(context.Background(), slog.New(slog.DiscardHandler), theirs, map[string]Handler{"add": add})
			close(done)
		}()
		got := make(chan []byte)
		go func() {
			all, _ := io.ReadAll(ours)
			got <- all
		}()
		_, _ = ours.Write(sent)
		// What was answered is there when the connection is closed, unless the server waits for more.
		ours.Close()
		<-done
		lasts := 0
		in := bufio.NewReader(bytes.NewReader(<-got))
		for {
			line, err := in.ReadBytes('\n')
			if err != nil {
				break
			}
			var answer frame
			if err := json.Unmarshal(line, &answer); err != nil {
				t.Fatalf("%q: %v", line, err)
			}
			if answer.Done || answer.Error != "" {
				lasts++
			} else if lasts > 0 {
				t.Fatalf("%q after the last line", line)
			}
		}
		if lasts > 1 {
			t.Fatalf("%d last lines", lasts)
		}
	})
}
