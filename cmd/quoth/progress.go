package main

import (
	"fmt"
	"io"
	"time"
)

// progress is a line on standard error that is written over again and again, where that is a terminal.
type progress struct {
	w      io.Writer
	isLive bool
	shown  time.Time
	dirty  bool // the line stands there
}

func (a *app) progress() *progress { return &progress{w: a.stderr, isLive: terminal(a.stderr) != nil} }

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
