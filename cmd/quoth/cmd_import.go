package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime/debug"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"quoth/bot"
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
func stopAtError(items iter.Seq2[corpus.Article, error], kept *error) iter.Seq2[corpus.Article, error] {
	return func(yield func(corpus.Article, error) bool) {
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

// boundMemory sets corpus.ImportMemory as the soft limit of this process's memory, where none below it is set, and returns what sets it back.
func boundMemory() (restore func()) {
	before := debug.SetMemoryLimit(-1) // which only asks
	debug.SetMemoryLimit(min(before, corpus.ImportMemory))
	return func() { debug.SetMemoryLimit(before) }
}

func (a *app) importFiles(ctx context.Context, files []string) error {
	defer boundMemory()()
	began := time.Now()
	r := &importReport{progress: a.progress(), places: map[int]extract.Error{}, input: newInput(files)}
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

// importReport tells an operator how an import goes. What is read and what is stored come from different goroutines.
type importReport struct {
	mu       sync.Mutex
	progress *progress
	places   map[int]extract.Error // where the articles were read whose fate is not known yet
	unread   int                   // what could not be read
	given    int                   // articles read
	input    *input
	last     importStep
}

// keepPlaces is how many articles an import may have under way; bad ones are named by their number beyond that.
const keepPlaces = 1 << 17

// articles yields the articles that could be read and reports the others.
func (r *importReport) articles(ctx context.Context, read iter.Seq2[extract.Article, error]) iter.Seq2[corpus.Article, error] {
	return func(yield func(corpus.Article, error) bool) {
		n := 0
		for x, err := range read {
			if ctx.Err() != nil {
				return
			}
			if err != nil {
				r.bad(err.Error())
				continue
			}
			n++
			r.place(n, &x)
			if !yield(bot.NewArticle(x, bot.Operator), nil) {
				return
			}
		}
	}
}

// place keeps where the n-th article was read.
func (r *importReport) place(n int, x *extract.Article) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.places[n], r.given = extract.Error{Name: x.File, Line: x.Line}, n
	delete(r.places, n-keepPlaces)
}

// bad reports something that could not be read.
func (r *importReport) bad(reason string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.unread++
	r.progress.say(reason)
}

// step reports how far the storing has come.
func (r *importReport) step(s importStep) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if s.Bad > 0 {
		fault, ok := r.places[s.Bad]
		if !ok {
			fault.Name = fmt.Sprintf("article %d", s.Bad)
		}
		fault.Err = errors.New(s.Reason)
		r.progress.say(fault.Error())
	}
	r.last = s
	rate := float64(s.Stored+s.Known) / max(s.Elapsed.Seconds(), 1e-3)
	line := fmt.Sprintf("%d articles stored, %.1f MB, %.0f a second", s.Stored, float64(s.Bytes)/1e6, rate)
	if left := timeLeft(r.input.share(), r.given, s.Stored+s.Known+s.Failed, s.Elapsed); left > 0 {
		line += fmt.Sprintf(", %v left", left)
	}
	r.progress.show(line)
}

// timeLeft tells how long an import will go on, to the second, from the share of its input that was read, the number of articles in that, and
// how many of these were dealt with in the time elapsed; 0 where that cannot be told.
func timeLeft(share float64, read, done int, elapsed time.Duration) time.Duration {
	if share <= 0 || done <= 0 {
		return 0
	}
	all := float64(read) / share
	return time.Duration(float64(elapsed) * max(all/float64(done)-1, 0)).Round(time.Second)
}

// finish ends the report and returns how many could not be stored.
func (r *importReport) finish() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.progress.clear()
	return r.unread + r.last.Failed
}
