//go:build unix

// Command bench measures the index as its users feel it, over a corpus and queries of any size, and prints one line for each
// operation:
//
//	go run ./internal/bench index LANG DIR ARTICLES.jsonl       import them into DIR, where those of the last time are deleted first
//	go run ./internal/bench query LANG DIR QUERIES.txt          the best ten sentences for the words of each line, with their text
//	go run ./internal/bench add   LANG DIR ARTICLES.jsonl [N]   N articles (1), each durable and findable before the next
//	go run ./internal/bench open  LANG DIR QUERIES.txt [N]      open the file and ask the first query, N times (20)
//	go run ./internal/bench ask   LANG DIR COMMANDS.txt         answer each line ("!who declined")
//
// ARTICLES are JSON lines {id, title, text, lang}, QUERIES lines "kind TAB words" in the language LANG, which the other operations
// ignore. Queries and commands are run through once before the run that counts. CPU time is that of the whole process, kernel
// included; sizes are those of the blocks on disk.
//
// With -cpuprofile FILE before the operation it writes a profile.
package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"iter"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
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
		return add(dir, file, cmp.Or(n, 1))
	case "open":
		return open(code, dir, file, cmp.Or(n, 20))
	case "ask":
		return ask(dir, file)
	}
	return fmt.Errorf("%q is none of index, query, add, open, ask", op)
}

// with opens the corpus of a directory for fn.
func with(dir string, fn func(c *corpus.Corpus) error) error {
	d, err := corpus.OpenDir(slog.New(slog.DiscardHandler), dir, corpus.Options{})
	if err != nil {
		return err
	}
	return errors.Join(d.Use(guild, fn), d.Close())
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
	if err := os.RemoveAll(filepath.Join(dir, "guilds", guild+".db")); err != nil {
		return err
	}
	debug.SetMemoryLimit(corpus.ImportMemory) // as quoth import does
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
		match := func(words []string) (hits int, err error) {
			found, err := c.Match(context.Background(), code, words, 10)
			return len(found), err
		}
		first, _, err := timed(queries[:1], match)
		if err != nil {
			return err
		}
		return measure("query", queries, "hits", match, "openMs", opened, "firstMs", milliseconds(first[0]))
	})
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

func ask(dir, file string) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	commands := strings.Split(strings.TrimSpace(string(data)), "\n")
	return with(dir, func(c *corpus.Corpus) error {
		return measure("ask", commands, "answered", func(command string) (answered int, err error) {
			r, err := c.Ask(context.Background(), corpus.ParseQuestion(command))
			if err != nil {
				return 0, fmt.Errorf("%s: %w", command, err)
			}
			if r.Answered {
				answered = 1
			}
			return answered, nil
		})
	})
}
