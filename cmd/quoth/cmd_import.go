package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"

	"quoth/corpus"
	"quoth/internal/extract"
)

func (a *app) importCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "import FILE...",
		Short: "Store many articles: JSON lines, text, Markdown, HTML, directories and zip files of those",
		Long: "Import stores every article of the files: JSON lines (.jsonl), text (.txt), Markdown (.md), HTML (.html), and\n" +
			"directories and zip files of those; - reads JSON lines from standard input. A JSON line is\n\n" +
			"  {\"id\",\"title\",\"text\",\"date\",\"lang\",\"source\",\"url\",\"author\"}\n\n" +
			"of which only text is required; a JSON array of such objects does, too. What cannot be read or stored is reported with its file, line and reason, and the\n" +
			"import goes on. What is stored already is passed over, so that an import can be repeated.",
		Args: takes(1, -1),
		RunE: func(cmd *cobra.Command, args []string) error { return a.importFiles(cmd.Context(), args) },
	}
}

type guildArgs struct{ Guild string }

// importStep is how far an import has come.
type importStep struct {
	Stored, Known, Failed int
	Bytes                 int64
	Elapsed               time.Duration
	Bad                   int    // the place of an item that could not be stored, from 1; 0 where this is not about one
	Reason                string // why not
}

var importOperation = operation[guildArgs, corpus.Article, importStep]{
	name:  "import",
	makes: true,
	run: func(ctx context.Context, d *corpus.Dir, args guildArgs, items iter.Seq2[corpus.Article, error], out func(importStep) error) error {
		return d.Use(args.Guild, func(c *corpus.Corpus) error {
			ctx, cancel := context.WithCancelCause(ctx)
			defer cancel(nil)
			var gone error
			items := stopAtError(items, &gone)
			_, err := c.Import(ctx, items, func(p corpus.Progress) {
				step := importStep{Stored: p.Stored, Known: p.Known, Failed: p.Failed, Bytes: p.Bytes, Elapsed: p.Elapsed}
				if p.Bad != nil {
					step.Bad, step.Reason = p.Bad.Item, p.Bad.Err.Error()
				}
				if err := out(step); err != nil {
					cancel(err)
				}
			})
			return errors.Join(err, gone)
		})
	},
}

// stopAtError ends items at the first error, which it keeps: it is the connection's, not an item's.
func stopAtError[I any](items iter.Seq2[I, error], kept *error) iter.Seq2[I, error] {
	return func(yield func(I, error) bool) {
		for item, err := range items {
			if err != nil {
				*kept = err
				return
			}
			if !yield(item, nil) {
				return
			}
		}
	}
}

// importMemory bounds what this process may take for an import, bytes; pages of the corpus's file that are in memory come on top of it,
// 100 MB for a million articles. Left alone, the collector lets the garbage of analysis and compression grow as large as what is kept,
// the tables of words and the parts that await their segment. The bound is soft: an import that needs more takes it.
const importMemory = 288 << 20

// boundMemory sets importMemory as the soft limit of this process's memory, where none below it is set, and returns what sets it back.
func boundMemory() (restore func()) {
	before := debug.SetMemoryLimit(-1) // which only asks
	debug.SetMemoryLimit(min(before, importMemory))
	return func() { debug.SetMemoryLimit(before) }
}

func (a *app) importFiles(ctx context.Context, files []string) error {
	defer boundMemory()()
	began := time.Now()
	r := &importReport{progress: a.progress(), input: newInput(files)}
	err := call(ctx, a, importOperation, guildArgs{a.guild}, r.articles(ctx, a.extract(ctx, files, r.input)), func(s importStep) error {
		r.step(s)
		return nil
	})
	bad, s := r.finish(), r.last
	if err != nil && s.Stored+s.Known == 0 {
		return err
	}
	took := time.Since(began)
	rate := ""
	if n := s.Stored + s.Known; n > 0 && took > time.Millisecond {
		rate = fmt.Sprintf(" (%.0f a second)", float64(n)/took.Seconds())
	}
	fmt.Fprintf(a.stderr, "%s stored, %d stored already, %d bad, in %s%s\n",
		plural(s.Stored, "article"), s.Known, bad, took.Round(time.Millisecond), rate)
	if errors.Is(err, context.Canceled) {
		return errors.New("interrupted; the same command imports the rest")
	}
	if err == nil && bad > 0 {
		err = errReported
	}
	return err
}

// extract reads the articles of files, as far as in counts; "-" is standard input.
func (a *app) extract(ctx context.Context, files []string, in *input) iter.Seq2[extract.Article, error] {
	return func(yield func(extract.Article, error) bool) {
		for _, name := range files {
			articles := in.path(name)
			if name == "-" {
				articles = extract.Lines(interruptible(ctx, a.stdin), "standard input")
			}
			for article, err := range articles {
				if !yield(article, err) {
					return
				}
			}
		}
	}
}
