// Command bench measures the index as a user of it would feel it, over a corpus and queries of any
// size, and prints a line an operation:
//
//	go run ./internal/bench index LANG DIR ARTICLES.jsonl      import, one after the other, into an empty DIR
//	go run ./internal/bench query LANG DIR QUERIES.txt         the best ten sentences for each line's words, with their text
//	go run ./internal/bench add   LANG DIR ARTICLES.jsonl N    N articles, each durable and findable before the next
//	go run ./internal/bench open  LANG DIR QUERIES.txt [N]     open the file and ask one question, N times
//	go run ./internal/bench ask   LANG DIR COMMANDS.txt        answer each line ("!who declined"), all of them once before it counts
//
// ARTICLES are JSON lines {id, title, text, lang}, QUERIES lines "kind TAB words". CPU is that of the
// whole process, kernel included; sizes are blocks on disk.
//
// With -cpuprofile FILE before the operation it writes a profile.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"iter"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/pprof"
	"strconv"
	"strings"
	"time"

	"quoth/corpus"
	"quoth/internal/extract"
)

const guild = "bench"

func main() {
	profile := flag.String("cpuprofile", "", "file to write a profile to")
	flag.Parse()
	if err := profiled(*profile, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// profiled is run, with a profile written to a file if one is named.
func profiled(file string, args []string) error {
	if file == "" {
		return run(args)
	}
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		return err
	}
	err = run(args)
	pprof.StopCPUProfile()
	return errors.Join(err, f.Close())
}

func run(args []string) error {
	if len(args) < 4 {
		return errors.New("needs an operation and its arguments: index, query, add, open or ask, LANG DIR FILE [N]")
	}
	op, code, dir, file, n := args[0], args[1], args[2], args[3], 0
	if len(args) > 4 {
		var err error
		if n, err = strconv.Atoi(args[4]); err != nil || n < 1 {
			return fmt.Errorf("the count is a positive number, not %q", args[4])
		}
	}
	switch op {
	case "index":
		return index(dir, file)
	case "query":
		return query(code, dir, file)
	case "add":
		return add(dir, file, max(n, 1))
	case "open":
		return open(code, dir, file, max(n, 20))
	case "ask":
		return answers(dir, file)
	}
	return fmt.Errorf("%q is none of index, query, add, open, ask", op)
}

// with opens the corpus of a directory for fn.
func with(dir string, fn func(c *corpus.Corpus) error) error {
	d, err := corpus.OpenDir(slog.New(slog.DiscardHandler), dir, corpus.Options{})
	if err != nil {
		return err
	}
	if err := d.Use(guild, fn); err != nil {
		d.Close()
		return err
	}
	return d.Close()
}

// articles reads a file of articles.
func articles(file string) iter.Seq2[corpus.Article, error] {
	return func(yield func(corpus.Article, error) bool) {
		for a, err := range extract.Path(file) {
			if !yield(corpus.Article{Ref: a.Ref, Headline: a.Headline, Text: a.Text, Lang: a.Lang}, err) {
				return
			}
		}
	}
}

func index(dir, file string) error {
	if err := os.RemoveAll(filepath.Join(dir, "guilds")); err != nil {
		return err
	}
	begin, cpu := time.Now(), usage().cpu
	var done corpus.Imported
	err := with(dir, func(c *corpus.Corpus) (err error) {
		done, err = c.Import(context.Background(), articles(file), nil)
		return err
	})
	if err != nil {
		return err
	}
	wall, u := time.Since(begin).Seconds(), usage()
	size, err := diskSize(dir)
	raw := float64(done.Bytes)
	line("index", "arts", done.Stored, "failed", done.Failed, "wallS", wall, "cpuS", u.cpu-cpu, "art/s", float64(done.Stored)/wall,
		"MB/s", raw/1e6/wall, "MB/cpuS", raw/1e6/(u.cpu-cpu), "sizeMB", float64(size)/1e6, "x_raw", float64(size)/raw, "rssMB", u.rssMB)
	return err
}

func query(code, dir, file string) error {
	queries, err := readQueries(file)
	if err != nil {
		return err
	}
	begin := time.Now()
	return with(dir, func(c *corpus.Corpus) error {
		opened := milliseconds(time.Since(begin))
		first, _, err := ask(c, code, queries[:1])
		if err != nil {
			return err
		}
		if _, _, err := ask(c, code, queries); err != nil { // warms
			return err
		}
		cpu := usage().cpu
		took, hits, err := ask(c, code, queries)
		u := usage()
		line("query", "n", len(queries), "hits", hits, "openMs", opened, "firstMs", milliseconds(first[0]), "p50us", percentile(took, .5), "p95us", percentile(took, .95),
			"p99us", percentile(took, .99), "maxus", percentile(took, 1), "cpuUsPerQ", (u.cpu-cpu)*1e6/float64(len(queries)), "rssMB", u.rssMB)
		return err
	})
}

// ask asks the queries one after the other.
func ask(c *corpus.Corpus, code string, queries [][]string) (took []time.Duration, hits int, err error) {
	for _, words := range queries {
		begin := time.Now()
		found, err := c.Match(context.Background(), code, words, 10)
		if err != nil {
			return nil, 0, err
		}
		took = append(took, time.Since(begin))
		hits += len(found)
	}
	return took, hits, nil
}

func add(dir, file string, n int) error {
	return with(dir, func(c *corpus.Corpus) error {
		before, err := diskSize(dir)
		if err != nil {
			return err
		}
		var took []time.Duration
		cpu := usage().cpu
		for a, err := range articles(file) {
			if err != nil {
				return err
			}
			if len(took) == n {
				break
			}
			a.Ref = fmt.Sprintf("add%d-%s", os.Getpid(), a.Ref)
			begin := time.Now()
			if _, err := c.Add(context.Background(), a); err != nil {
				return err
			}
			took = append(took, time.Since(begin))
		}
		spent := usage().cpu - cpu
		after, err := diskSize(dir)
		line("add", "n", len(took), "p50us", percentile(took, .5), "p95us", percentile(took, .95), "p99us", percentile(took, .99),
			"cpuMsPerAdd", spent*1e3/float64(len(took)), "growKBPerAdd", float64(after-before)/1e3/float64(len(took)))
		return err
	})
}

func open(code, dir, file string, n int) error {
	queries, err := readQueries(file)
	if err != nil {
		return err
	}
	var opened, first []time.Duration
	for range n {
		begin := time.Now()
		err := with(dir, func(c *corpus.Corpus) error {
			opened = append(opened, time.Since(begin))
			_, err := c.Match(context.Background(), code, queries[0], 10)
			first = append(first, time.Since(begin))
			return err
		})
		if err != nil {
			return err
		}
	}
	line("open", "n", n, "openMs", percentile(opened, .5)/1e3, "openP95Ms", percentile(opened, .95)/1e3, "firstMs", percentile(first, .5)/1e3, "rssMB", usage().rssMB)
	return nil
}

func answers(dir, file string) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	commands := strings.Split(strings.TrimSpace(string(data)), "\n")
	return with(dir, func(c *corpus.Corpus) error {
		if _, _, err := answer(c, commands); err != nil { // warms
			return err
		}
		cpu := usage().cpu
		took, answered, err := answer(c, commands)
		u := usage()
		line("ask", "n", len(commands), "answered", answered, "p50us", percentile(took, .5), "p95us", percentile(took, .95),
			"p99us", percentile(took, .99), "maxus", percentile(took, 1), "cpuUsPerQ", (u.cpu-cpu)*1e6/float64(len(commands)), "rssMB", u.rssMB)
		return err
	})
}

// answer answers the commands one after the other.
func answer(c *corpus.Corpus, commands []string) (took []time.Duration, answered int, err error) {
	for _, command := range commands {
		begin := time.Now()
		r, err := c.Ask(context.Background(), corpus.ParseQuestion(command))
		if err != nil {
			return nil, 0, fmt.Errorf("%s: %w", command, err)
		}
		took = append(took, time.Since(begin))
		if r.Answered {
			answered++
		}
	}
	return took, answered, nil
}
