package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"quoth/bot"
)

// console is where chat reads messages and shows replies: a terminal with line editing and history, or any two streams.
type console struct {
	io.Writer
	lines  *lineReader    // where it is no terminal
	screen *term.Terminal // where it is one
	file   *os.File       // of the screen
	before *term.State    // of the terminal
}

// prompt stands before what is typed.
const prompt = "> "

// console opens the console, from which reading ends with ctx.
func (a *app) console(ctx context.Context) (*console, error) {
	in := terminal(a.stdin)
	if in == nil || terminal(a.stdout) == nil {
		return &console{Writer: a.stdout, lines: newLineReader(interruptible(ctx, a.stdin))}, nil
	}
	before, err := term.MakeRaw(int(in.Fd()))
	if err != nil {
		return nil, err
	}
	screen := term.NewTerminal(struct {
		io.Reader
		io.Writer
	}{interruptible(ctx, in), a.stdout}, prompt)
	screen.SetBracketedPasteMode(true)
	return &console{Writer: screen, screen: screen, file: in, before: before}, nil
}

func (c *console) isTerminal() bool { return c.screen != nil }

// close gives the terminal back as it was.
func (c *console) close() {
	if c.screen != nil {
		c.screen.SetBracketedPasteMode(false)
		_ = term.Restore(int(c.file.Fd()), c.before)
	}
}

// read returns the next message: a line, the lines that end in \ and the one after them, or all that was pasted at once.
// It returns io.EOF after the last one.
func (c *console) read() (string, error) {
	var message strings.Builder
	for {
		text, err := c.readLine()
		pasted := errors.Is(err, term.ErrPasteIndicator)
		if errors.Is(err, io.EOF) && message.Len() > 0 {
			return message.String(), nil
		}
		if err != nil && !pasted {
			return "", err
		}
		start, more := strings.CutSuffix(text, `\`)
		if !pasted && !more {
			message.WriteString(text)
			return message.String(), nil
		}
		if pasted {
			start = text
		}
		message.WriteString(start + "\n")
	}
}

func (c *console) readLine() (string, error) {
	if c.screen == nil {
		return c.lines.read()
	}
	_ = c.screen.SetSize(terminalSize(c.file)) // may have changed since the last line
	return c.screen.ReadLine()
}

// message returns the next message that says something, with the files that it names. It returns io.EOF after the last one
// and where the conversation is ended.
func (c *console) message() (message, error) {
	for {
		text, err := c.read()
		m := message{Options: terminalOptions(c.file)}
		switch {
		case errors.Is(err, errLongLine):
		case err != nil:
			return message{}, err
		case isFarewell(text):
			return message{}, io.EOF
		default:
			m.Text, m.Files, err = attached(text)
		}
		if err != nil {
			fmt.Fprintf(c, "  %v\n", err)
		} else if strings.TrimSpace(m.Text) != "" {
			return m, nil
		}
	}
}

// terminal returns a stream that is a terminal; nil for any other.
func terminal(stream any) *os.File {
	if f, ok := stream.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		return f
	}
	return nil
}

// terminalOptions say how a reply is shown on a terminal, which may be nil, in colour unless the environment forbids it (no-color.org).
func terminalOptions(f *os.File) bot.TerminalOptions {
	if f == nil {
		return bot.TerminalOptions{}
	}
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
