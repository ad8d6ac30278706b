package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"quoth/bot"
	"quoth/corpus"
)

func (a *app) askCommand() *cobra.Command {
	var opt askOptions
	cmd := &cobra.Command{
		Use:   "ask QUESTION...",
		Short: "Answer a question, or one a line with --batch",
		Example: "  quoth ask \"!who declined\"\n" +
			"  quoth ask --json \"wann wurde die Brücke gesperrt?\"\n" +
			"  quoth ask --batch --json < questions.txt > answers.jsonl",
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case opt.batch && len(args) > 0:
				return errors.New("with --batch the questions come from standard input, not from the command line")
			case !opt.batch && len(args) == 0:
				return errors.New("name a question, as in: quoth ask \"!who declined\"")
			case opt.limit < 1 || opt.limit > maxLimit:
				return fmt.Errorf("--limit is from 1 to %d", maxLimit)
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if opt.batch {
				return a.askBatch(cmd.Context(), opt)
			}
			return a.askOne(cmd.Context(), strings.Join(args, " "), opt)
		},
	}
	cmd.Flags().BoolVar(&opt.json, "json", false, "print each reply as one JSON object on a line")
	cmd.Flags().BoolVar(&opt.batch, "batch", false, "read one question a line from standard input and print one line for each")
	cmd.Flags().IntVar(&opt.limit, "limit", 5, "the most answers to a question, 20 at most")
	return cmd
}

// maxLimit is the greatest number of answers of one reply.
const maxLimit = 20

type askOptions struct {
	json, batch bool
	limit       int
}

type askArgs struct {
	Guild string
	Limit int
}

// typed is a question as it was typed, or why it could not be read.
type typed struct{ Line, Problem string }

// asked is a question and what came of it.
type asked struct {
	Command string
	Reply   corpus.Reply
	Error   string // in words; empty unless the question could not be asked
}

var askOperation = operation[askArgs, typed, asked]{
	name: "ask",
	run: func(ctx context.Context, d *corpus.Dir, args askArgs, items iter.Seq2[typed, error], out func(asked) error) error {
		for question, err := range items {
			if err != nil {
				return err
			}
			if err := out(askCorpus(ctx, d, args, question)); err != nil {
				return err
			}
			if ctx.Err() != nil {
				return context.Cause(ctx)
			}
		}
		return nil
	},
}

// ask answers questions. Each has an answer, also where there is nothing to look in.
func (a *app) ask(ctx context.Context, args askArgs, items iter.Seq2[typed, error], out func(asked) error) error {
	err := call(ctx, a, askOperation, args, items, out)
	var missing noDataDir
	if !errors.As(err, &missing) {
		return err
	}
	for q, err := range items {
		if err != nil {
			return err
		}
		result := asked{Command: q.Line, Error: cmp.Or(q.Problem, explain(missing))}
		result.Reply.Kind = corpus.ParseQuestion(q.Line).Kind
		if err := out(result); err != nil {
			return err
		}
	}
	return nil
}

// askCorpus answers one question.
func askCorpus(ctx context.Context, d *corpus.Dir, args askArgs, q typed) asked {
	result := asked{Command: q.Line, Error: q.Problem}
	question := corpus.ParseQuestion(q.Line)
	question.Limit = args.Limit
	result.Reply.Kind = question.Kind
	if q.Problem != "" {
		return result
	}
	err := existing(d, args.Guild, func(c *corpus.Corpus) (err error) {
		if err := c.Mend(ctx); err != nil && ctx.Err() != nil { // whoever asks once waits for all that is stored, if it can be had
			return err
		}
		result.Reply, err = c.Ask(ctx, question)
		return err
	})
	if err != nil {
		result.Error = explain(err)
	}
	return result
}

// newTyped returns a question as it was read.
func newTyped(line string, err error) typed {
	if err == nil && !utf8.ValidString(line) {
		err = errors.New("the question is not valid UTF-8; set the terminal or the file to UTF-8")
	}
	q := typed{Line: strings.ToValidUTF8(line, "\ufffd")}
	if err != nil {
		q.Problem = err.Error()
	}
	return q
}

// questionOnly returns an error for a line that gives another command of the bot than a question.
func questionOnly(line string) error {
	c, marked := bot.Named(line)
	if c == nil || !marked || c.IsQuestion() {
		return nil
	}
	return usageError(fmt.Sprintf("ask takes questions only, and !%s is none; the other subcommands and quoth chat do such things", c.Name))
}

func (a *app) askOne(ctx context.Context, command string, opt askOptions) error {
	if err := questionOnly(command); err != nil {
		return err
	}
	items := func(yield func(typed, error) bool) { yield(newTyped(command, nil), nil) }
	return a.ask(ctx, askArgs{a.guild, opt.limit}, items, func(r asked) error {
		if opt.json {
			if err := writeJSON(a.stdout, &r); err != nil || r.Error == "" {
				return err
			}
			return errReported
		}
		if r.Error != "" {
			return errors.New(r.Error)
		}
		return a.printReply(&r)
	})
}

// printReply prints a reply for people.
func (a *app) printReply(r *asked) error {
	reply := &bot.Reply{Lang: bot.Speech(r.Command), Question: r.Command, Answer: &r.Reply}
	_, err := fmt.Fprint(a.stdout, bot.Terminal(reply, terminalOptions(terminal(a.stdout))))
	return err
}

// askBatch answers standard input's lines. A question that cannot be asked gives a line that says so, and is no error of the
// command: each line has its answer.
func (a *app) askBatch(ctx context.Context, opt askOptions) error {
	lines := newLineReader(interruptible(ctx, a.stdin))
	items := func(yield func(typed, error) bool) {
		for {
			command, err := lines.read()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil && !errors.Is(err, errLongLine) {
				yield(typed{}, err)
				return
			}
			if !yield(newTyped(command, cmp.Or(err, questionOnly(command))), nil) {
				return
			}
		}
	}
	return a.ask(ctx, askArgs{a.guild, opt.limit}, items, func(r asked) error {
		if opt.json {
			return writeJSON(a.stdout, &r)
		}
		_, err := fmt.Fprintln(a.stdout, oneLine(&r))
		return err
	})
}

// oneLine puts a reply's best answer on one line.
func oneLine(r *asked) string {
	if r.Error != "" {
		return "error: " + r.Error
	}
	if !r.Reply.Answered {
		return "nothing found"
	}
	best := &r.Reply.Answers[0]
	parts := []string{best.Sentence, best.Headline, best.Source.Source, best.Date, best.URL}
	if best.Span != "" {
		parts = append([]string{best.Span}, parts...)
	}
	shown := parts[:0]
	for _, p := range parts {
		if p = strings.Join(strings.Fields(p), " "); p != "" {
			shown = append(shown, oneField(p))
		}
	}
	return strings.Join(shown, " | ")
}
