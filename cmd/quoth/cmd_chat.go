package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"log/slog"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"quoth/bot"
	"quoth/corpus"
	"quoth/internal/control"
)

// samplesGuild is the corpus of the sample articles.
const samplesGuild = "samples"

func (a *app) chatCommand() *cobra.Command {
	noSamples := false
	cmd := &cobra.Command{
		Use:   "chat",
		Short: "Talk to the bot in the terminal: the commands it has in Discord, no token needed",
		Long: "Chat runs the bot's commands in the terminal, or from a pipe, a line each; a line that ends in \\ goes on in the next.\n" +
			"Without --guild it works on the articles stored by add and import, or on a few sample articles where there are none yet.\n" +
			"A file is attached by its name with an @ before it: !add @story.txt, or !add @\"my story.txt\"",
		Args: takes(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.chat(cmd.Context(), a.namedGuild(cmd), !noSamples)
		},
	}
	cmd.Flags().BoolVar(&noSamples, "no-samples", false, "do not store sample articles")
	return cmd
}

type chatArgs struct {
	Guild   string // empty: the operator's own articles where there are some, else the samples
	Samples bool   // may be stored
}

// message is what is said in a conversation, and how its reply is to be shown.
type message struct {
	Text    string
	Files   []attachment
	Options bot.TerminalOptions
}

type attachment struct {
	Name string
	Data []byte
}

// said is what the bot says. The first is no reply but tells what the conversation is about.
type said struct {
	Guild    string
	Articles int
	Text     string
}

// chatOperation answers messages by the bot's commands.
func chatOperation(log *slog.Logger) operation[chatArgs, message, said] {
	return operation[chatArgs, message, said]{
		name:  "chat",
		makes: true,
		run: func(ctx context.Context, d *corpus.Dir, args chatArgs, items iter.Seq2[message, error], out func(said) error) error {
			guild, articles, err := chatCorpus(ctx, d, args.Guild, args.Samples)
			if err != nil {
				return err
			}
			if err := out(said{Guild: guild, Articles: articles}); err != nil {
				return err
			}
			desk, earlier := bot.NewDesk(log, d), ""
			for m, err := range items {
				if err != nil {
					return err
				}
				request := bot.Request{Guild: guild, User: bot.Operator, Manager: true, Files: m.files(), Earlier: earlier}
				reply := desk.Handle(ctx, m.Text, request)
				if reply.Answer != nil {
					earlier = reply.Question
				}
				if err := out(said{Text: bot.Terminal(reply, m.Options)}); err != nil {
					return err
				}
			}
			return nil
		},
	}
}

func (m *message) files() (files []bot.File) {
	for _, f := range m.Files {
		files = append(files, bot.File{
			Name: f.Name, Size: int64(len(f.Data)),
			Read: func(context.Context) ([]byte, error) { return f.Data, nil },
		})
	}
	return files
}

// chat holds a conversation. Where no bot runs, it stands in for one meanwhile, so that other subcommands work beside it.
func (a *app) chat(ctx context.Context, guild string, withSamples bool) error {
	stop, err := a.standIn(ctx)
	if err != nil {
		return err
	}
	console, err := a.console(ctx)
	if err == nil {
		err = a.converse(ctx, console, chatArgs{guild, withSamples})
		console.close()
	}
	return errors.Join(err, stop())
}

// standIn serves the control socket until stop is called, unless a bot does.
func (a *app) standIn(ctx context.Context) (stop func() error, err error) {
	nothing := func() error { return nil }
	dir, err := a.dataDir()
	if err != nil {
		return nil, err
	}
	log := a.logger(slog.LevelWarn)
	d, err := openDir(log, dir)
	if err != nil {
		return nil, err
	}
	socket, err := control.Listen(dir)
	if err != nil { // a bot runs, or there can be no socket here: the conversation then keeps its files to itself
		return nothing, d.Close()
	}
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	done := make(chan error, 1)
	go func() { done <- control.Serve(ctx, log, socket, handlers(log, d)) }()
	return func() error {
		cancel()
		return errors.Join(<-done, d.Close())
	}, nil
}

// chatCorpus chooses the corpus to talk about, stores the samples where it is theirs, and returns how many articles it has.
func chatCorpus(ctx context.Context, d *corpus.Dir, guild string, withSamples bool) (string, int, error) {
	articles := 0
	count := func(c *corpus.Corpus) error {
		articles = c.Len()
		return nil
	}
	if guild != "" {
		err := d.Use(guild, count)
		return guild, articles, err
	}
	if d.Has(defaultGuild) || !withSamples {
		if err := d.Use(defaultGuild, count); err != nil || articles > 0 || !withSamples {
			return defaultGuild, articles, err
		}
	}
	err := d.Use(samplesGuild, func(c *corpus.Corpus) error { return errors.Join(storeSamples(ctx, c), count(c)) })
	return samplesGuild, articles, err
}

// storeSamples stores the sample articles in an empty corpus.
func storeSamples(ctx context.Context, c *corpus.Corpus) error {
	if c.Len() > 0 {
		return nil
	}
	samples, err := bot.Samples()
	if err != nil {
		return err
	}
	for _, s := range samples {
		if _, err := c.Add(ctx, s); err != nil {
			return err
		}
	}
	return nil
}

// converse says what the console reads, and shows what the bot says to it.
func (a *app) converse(ctx context.Context, console *console, args chatArgs) error {
	answered := make(chan none, 1) // a message is read when the one before has its reply
	messages := func(yield func(message, error) bool) {
		for {
			select {
			case <-answered:
			case <-ctx.Done():
				return
			}
			m, err := console.message()
			if errors.Is(err, io.EOF) || !yield(m, err) || err != nil {
				return
			}
		}
	}
	return call(ctx, a, chatOperation(a.logger(slog.LevelWarn)), args, messages, func(s said) (err error) {
		switch {
		case s.Guild == "":
			_, err = fmt.Fprintln(console, s.Text)
		case console.isTerminal():
			_, err = fmt.Fprint(console, welcome(s.Guild, s.Articles))
		}
		answered <- none{}
		return err
	})
}

func isFarewell(message string) bool {
	return slices.Contains([]string{"exit", "quit", "bye"}, strings.TrimPrefix(strings.ToLower(strings.TrimSpace(message)), "!"))
}

func welcome(guild string, articles int) string {
	about := plural(articles, "article")
	if guild == samplesGuild {
		about = plural(articles, "sample article") + ", in German and English"
	}
	return about + ". Ask one of them, for instance:\n" +
		"  !who declined\n  !when did the bridge close?\n  !summary storm\n" +
		"!help lists the commands; exit ends the conversation.\n\n"
}
