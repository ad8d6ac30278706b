package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"golang.org/x/term"

	"quoth/bot"
	"quoth/internal/lang"
)

// printReply prints a reply for people.
func (a *app) printReply(r *asked) error {
	var opt bot.TerminalOptions
	if f, ok := a.stdout.(*os.File); ok && isTerminal(f) {
		opt.Color = wantsColor()
		if width, _, err := term.GetSize(int(f.Fd())); err == nil {
			opt.Width = min(width, 100)
		}
	}
	reply := &bot.Reply{Lang: speech(r), Question: r.Command, Answer: &r.Reply}
	_, err := fmt.Fprint(a.stdout, bot.Terminal(reply, opt))
	return err
}

// speech returns the language in which a question was asked, "de" or "en".
func speech(r *asked) string {
	first, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimSpace(r.Command), "!"), " ")
	words := r.Reply.Kind.Words()
	if i := slices.Index(words, strings.ToLower(first)); i >= 0 {
		if i == 0 || slices.Contains(words[:1], first) {
			return "en"
		}
		if lang.Get("de").IsStop(first) || i == 1 {
			return "de"
		}
	}
	if code, _ := lang.Detect(r.Command); code == "de" {
		return code
	}
	return "en"
}
