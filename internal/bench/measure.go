//go:build unix

package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"
)

// used is what the process has used so far.
type used struct {
	cpu   float64 // seconds, of the process and the kernel for it
	rssMB float64 // the most memory it ever had, mapped files included
}

func usage() used {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		return used{}
	}
	seconds := func(t syscall.Timeval) float64 { return float64(t.Sec) + float64(t.Usec)/1e6 }
	return used{seconds(r.Utime) + seconds(r.Stime), float64(r.Maxrss) / 1024}
}

// measure runs fn on the items twice and prints the figures of the second run: the sum of what fn returned under the name counted,
// those of more, and how long an item took.
func measure[T any](op string, items []T, counted string, fn func(T) (int, error), more ...any) error {
	if _, _, err := timed(items, fn); err != nil { // warms
		return err
	}
	cpu := usage().cpu
	took, count, err := timed(items, fn)
	if err != nil {
		return err
	}
	u := usage()
	figures := append([]any{"n", len(items), counted, count}, more...)
	line(op, append(figures, "p50us", percentile(took, .5), "p95us", percentile(took, .95), "p99us", percentile(took, .99),
		"maxus", percentile(took, 1), "cpuUsPerQ", (u.cpu-cpu)*1e6/float64(len(items)), "rssMB", u.rssMB)...)
	return nil
}

// timed runs fn on one item after the other. It returns how long each took, and the sum of what fn returned.
func timed[T any](items []T, fn func(T) (int, error)) (took []time.Duration, sum int, err error) {
	for _, item := range items {
		begin := time.Now()
		n, err := fn(item)
		if err != nil {
			return nil, 0, err
		}
		took = append(took, time.Since(begin))
		sum += n
	}
	return took, sum, nil
}

// diskSize returns the bytes of the blocks that the files of a directory take.
func diskSize(dir string) (n int64, err error) {
	err = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		if st, ok := info.Sys().(*syscall.Stat_t); ok {
			n += st.Blocks * 512
		} else {
			n += info.Size()
		}
		return nil
	})
	return n, err
}

// readQueries reads lines "kind TAB words".
func readQueries(file string) (queries [][]string, err error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	for l := range strings.SplitSeq(strings.TrimSpace(string(data)), "\n") {
		_, words, ok := strings.Cut(l, "\t")
		if !ok {
			return nil, fmt.Errorf("%s: a line without a tab: %q", file, l)
		}
		queries = append(queries, strings.Fields(words))
	}
	return queries, nil
}

// percentile returns the p-th of the durations, in microseconds.
func percentile(d []time.Duration, p float64) float64 {
	if len(d) == 0 {
		return 0
	}
	s := slices.Sorted(slices.Values(d))
	return float64(s[int(float64(len(s)-1)*p)].Nanoseconds()) / 1e3
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1e3 }

// line prints one operation's figures: names and values in turn.
func line(op string, figures ...any) {
	var b strings.Builder
	fmt.Fprintf(&b, "%-12s %-6s", "quoth", op)
	for i := 0; i+1 < len(figures); i += 2 {
		if v, ok := figures[i+1].(float64); ok {
			fmt.Fprintf(&b, " %s=%.4g", figures[i], v)
		} else {
			fmt.Fprintf(&b, " %s=%v", figures[i], figures[i+1])
		}
	}
	fmt.Println(b.String())
}
