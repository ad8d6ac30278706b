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
	in, isFile := a.stdin.(*os.File)
	if !isFile || !isTerminal(in) || !isTerminal(a.stdout) {
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

// options say how replies are shown.
func (c *console) options() bot.TerminalOptions {
	if c.screen == nil {
		return bot.TerminalOptions{}
	}
	return terminalOptions(c.file)
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
		if err == nil && isFarewell(text) {
			return message{}, io.EOF
		}
		m := message{Options: c.options()}
		if err == nil {
			m.Text, m.Files, err = attached(text)
		}
		var attachment *attachmentError
		switch {
		case errors.Is(err, errLongLine) || errors.As(err, &attachment):
			fmt.Fprintf(c, "  %v\n", err)
		case err != nil:
			return message{}, err
		case strings.TrimSpace(m.Text) != "":
			return m, nil
		}
	}
}
