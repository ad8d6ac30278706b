package corpus

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var (
	crashTime = flag.Duration("crash.time", 3*time.Second, "how long TestNothingAcknowledgedIsLostInACrash runs")
	crashSeed = flag.Uint64("crash.seed", 0, "its seed; 0 takes the clock")
)

// crashFile is the environment variable that makes the test binary the process that is killed. It holds the file to work on.
const crashFile = "QUOTH_CRASH_FILE"

func TestMain(m *testing.M) {
	for name, work := range processes {
		if path := os.Getenv(name); path != "" {
			if err := work(path); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
			return
		}
	}
	os.Exit(m.Run())
}

// crashWork adds, removes, restores, erases, imports and re-indexes without end. It writes a line to standard output before each change
// ("? add 7 7": ferries 7 to 7) and another when the change is acknowledged ("! add 7 7").
func crashWork(path string) error {
	ctx := context.Background()
	c, err := Open(slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError})), path, Options{})
	if err != nil {
		return err
	}
	next := 0
	err = c.read(func(v *view) error {
		for a, err := range v.each(0) {
			if err != nil {
				return err
			}
			next = max(next, ferryNumber(a))
		}
		return nil
	})
	if err != nil {
		return err
	}
	rng := rand.New(rand.NewPCG(uint64(os.Getpid()), uint64(time.Now().UnixNano())))
	for {
		n := 1 + rng.IntN(next+1)
		var err error
		switch k := rng.IntN(100); {
		case k < 70:
			next++
			fmt.Printf("? add %d %d\n", next, next)
			_, err = c.Add(ctx, ferry(next))
			fmt.Printf("! add %d %d\n", next, next)
		case k < 80:
			err = c.crashChange(n, "remove", c.Remove)
		case k < 86:
			err = c.crashChange(n, "restore", c.Restore)
		case k < 89:
			err = c.crashChange(n, "erase", c.Erase)
		case k < 97:
			to := next + 1 + rng.IntN(300)
			fmt.Printf("? add %d %d\n", next+1, to)
			from := next + 1
			_, err = c.Import(ctx, ferries(from, to), func(p Progress) { fmt.Printf("! add %d %d\n", from, from+p.Stored-1) })
			next = to
		default:
			err = c.Reindex(ctx)
		}
		if err != nil {
			return err
		}
	}
}

// ferryNumber returns the n of an article that is ferry(n).
func ferryNumber(a *Article) (n int) {
	if _, err := fmt.Sscanf(a.Ref, "ferry-%d", &n); err != nil {
		panic(err)
	}
	return n
}

// crashChange changes the live or removed article of a ferry, if there is one.
func (c *Corpus) crashChange(ferry int, what string, fn func(context.Context, uint64, string) error) error {
	number := uint64(0)
	err := c.read(func(v *view) error {
		for a, err := range v.each(0) {
			if err != nil {
				return err
			}
			if ferryNumber(a) == ferry {
				number = a.Number
			}
		}
		return nil
	})
	if err != nil || number == 0 {
		return err
	}
	fmt.Printf("? %s %d %d\n", what, ferry, ferry)
	if err := fn(context.Background(), number, "81"); err != nil && !errors.Is(err, ErrNotFound) {
		return err
	}
	fmt.Printf("! %s %d %d\n", what, ferry, ferry)
	return nil
}

// fate is what may have become of a ferry's article.
type fate struct{ absent, live, removed bool }

// TestNothingAcknowledgedIsLostInACrash kills a process that changes a corpus, at random moments, again and again. Each time, every change
// that was acknowledged must have happened, no other may have happened by half, and Check must find nothing.
func TestNothingAcknowledgedIsLostInACrash(t *testing.T) {
	seed := *crashSeed
	if seed == 0 {
		seed = uint64(time.Now().UnixNano())
	}
	t.Logf("-crash.seed=%d", seed)
	rng := rand.New(rand.NewPCG(seed, 2))
	path := filepath.Join(t.TempDir(), "crash.db")
	fates := map[int]fate{}
	kills := 0
	for start := time.Now(); time.Since(start) < *crashTime || kills == 0; kills++ {
		out := runAndKill(t, crashFile, path, time.Duration(10+rng.IntN(250))*time.Millisecond)
		for line := range strings.Lines(out) {
			follow(fates, line)
		}
		compareFates(t, path, fates)
		if t.Failed() {
			t.Fatalf("after %d kills; the last run said:\n%s", kills+1, out)
		}
	}
	t.Logf("%d kills, %d articles", kills, len(fates))
}

// runAndKill runs one of processes, kills it some time after its first line, and returns what it wrote.
func runAndKill(t *testing.T, process, path string, after time.Duration) string {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), process+"="+path)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	r := bufio.NewReader(pipe)
	first, _ := r.ReadString('\n')
	timer := time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
	rest, _ := io.ReadAll(r)
	timer.Stop()
	_ = cmd.Wait()
	if stderr.Len() > 0 {
		t.Errorf("the process said: %s", stderr.String())
	}
	return first + string(rest)
}

// follow notes what a line of crashWork says: after a "?" a change may have happened, after a "!" it has.
func follow(fates map[int]fate, line string) {
	var mark, what string
	var from, to int
	if n, _ := fmt.Sscanf(line, "%s %s %d %d\n", &mark, &what, &from, &to); n != 4 || !strings.HasSuffix(line, "\n") {
		return // cut off by the kill
	}
	for i := from; i <= to; i++ {
		f, ok := fates[i]
		if !ok {
			f.absent = true
		}
		if mark == "!" {
			f = fate{}
		}
		switch what {
		case "add", "restore":
			f.live = true
		case "remove":
			f.removed = true
		case "erase":
			f.absent = true
		}
		fates[i] = f
	}
}

// compareFates opens the corpus and compares it with what may have happened. From then on, what it found is what must be there.
func compareFates(t *testing.T, path string, fates map[int]fate) {
	t.Helper()
	c, err := Open(slog.New(slog.NewTextHandler(t.Output(), nil)), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer closeChecked(t, c)
	c.background.Wait() // for the index to be rebuilt, if need be
	found := map[int]fate{}
	err = c.read(func(v *view) error {
		for a, err := range v.each(0) {
			if err != nil {
				return err
			}
			n := ferryNumber(a)
			if a.Text != ferry(n).Text {
				t.Errorf("article %d is not ferry %d: %q", a.Number, n, a.Text)
			}
			if _, ok := found[n]; ok {
				t.Errorf("ferry %d is stored twice", n)
			}
			found[n] = fate{live: a.Removed.IsZero(), removed: !a.Removed.IsZero()}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	live := 0
	for n, may := range fates {
		is, ok := found[n]
		if !ok {
			is.absent = true
		}
		if is.absent && !may.absent || is.live && !may.live || is.removed && !may.removed {
			t.Errorf("ferry %d: is %+v, may be %+v", n, is, may)
		}
		fates[n] = is
		if is.live {
			live++
		}
	}
	if c.Len() != live {
		t.Errorf("length %d, not %d", c.Len(), live)
	}
	looked := 0
	for n := range fates { // in random order
		if got := find(t, c, "de", fmt.Sprintf("schiff%dx", n)); (len(got) == 1) != fates[n].live {
			t.Errorf("ferry %d, %+v: found %v", n, fates[n], got)
		}
		if looked++; looked == 200 {
			break
		}
	}
}
