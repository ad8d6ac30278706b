package main

import (
	"fmt"
	"os"

	"golang.org/x/term"

	"quoth/bot"
)

// printReply prints a reply for people.
func (a *app) printReply(r *asked) error {
	var opt bot.TerminalOptions
	if f, ok := a.stdout.(*os.File); ok && isTerminal(f) {
		opt = terminalOptions(f)
	}
	reply := &bot.Reply{Lang: bot.Speech(r.Command), Question: r.Command, Answer: &r.Reply}
	_, err := fmt.Fprint(a.stdout, bot.Terminal(reply, opt))
	return err
}

// terminalOptions say how a reply is shown on a terminal, in colour unless the environment forbids it (no-color.org).
func terminalOptions(f *os.File) bot.TerminalOptions {
	width, _ := terminalSize(f)
	return bot.TerminalOptions{Width: min(width, 100), Color: os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"}
}

// terminalSize returns how many characters and lines a terminal has, the usual ones where it does not say.
func terminalSize(f *os.File) (width, height int) {
	width, height, err := term.GetSize(int(f.Fd()))
	if err != nil || width < 1 || height < 1 {
		return 80, 24
	}
	return width, height
}
