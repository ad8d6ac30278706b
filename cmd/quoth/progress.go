package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"sync"
	"time"

	"golang.org/x/term"

	"quoth/bot"
	"quoth/corpus"
	"quoth/internal/extract"
)

// progress is a line on standard error that is written over again and again, where that is a terminal.
type progress struct {
	w      io.Writer
	isLive bool
	shown  time.Time
	dirty  bool // the line stands there
}

func (a *app) progress() *progress { return &progress{w: a.stderr, isLive: isTerminal(a.stderr)} }

func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// show replaces the line, ten times a second at most.
func (p *progress) show(line string) {
	if p.isLive && time.Since(p.shown) > 100*time.Millisecond {
		p.shown, p.dirty = time.Now(), true
		fmt.Fprintf(p.w, "\r\x1b[K%s", line)
	}
}

// say prints a line that stays.
func (p *progress) say(line string) {
	p.clear()
	fmt.Fprintln(p.w, line)
}

func (p *progress) clear() {
	if p.dirty {
		fmt.Fprint(p.w, "\r\x1b[K")
		p.dirty = false
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
	if r.places == nil {
		r.places = map[int]extract.Error{}
	}
	r.places[n], r.given = *x.Fault(nil), n
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

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}
