package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"quoth/corpus"
	"quoth/internal/control"
)

// operation is something that is done to the corpora of a data directory: with arguments A, on any number of items I,
// with any number of results O. The bot does it where one runs, this process where none does; whoever asks cannot
// tell the difference.
type operation[A, I, O any] struct {
	name  string
	makes bool // the data directory, where it is missing
	run   func(ctx context.Context, d *corpus.Dir, args A, items iter.Seq2[I, error], out func(O) error) error
}

// none stands for the items or arguments of an operation that takes none.
type none struct{}

// call does an operation and hands its results to out, in order. Items may be nil.
func call[A, I, O any](ctx context.Context, a *app, op operation[A, I, O], args A, items iter.Seq2[I, error], out func(O) error) error {
	dir, err := a.dataDir()
	if err != nil {
		return err
	}
	client, err := dialServer(ctx, dir)
	if err != nil {
		return err
	}
	if items == nil {
		items = func(func(I, error) bool) {}
	}
	if client != nil {
		return client.Call(ctx, op.name, args, erase(items), func(raw json.RawMessage) error {
			var o O
			if err := json.Unmarshal(raw, &o); err != nil {
				return err
			}
			return out(o)
		})
	}
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) && !op.makes {
		return noDataDir(dir)
	}
	d, err := openDir(a.logger(slog.LevelWarn), dir)
	if err != nil {
		return err
	}
	return errors.Join(op.run(ctx, d, args, items, out), d.Close())
}

// dialServer connects to the bot that runs on the data directory; nil where none does.
func dialServer(ctx context.Context, dir string) (*control.Client, error) {
	client, err := control.Dial(ctx, dir)
	if errors.Is(err, control.ErrNoServer) {
		return nil, nil
	}
	return client, err
}

// noDataDir tells that a data directory does not exist.
type noDataDir string

func (e noDataDir) Error() string {
	return fmt.Sprintf("there is no data directory %s: %v", string(e), corpus.ErrNoArticles)
}

// Unwrap tells that no articles are stored there.
func (e noDataDir) Unwrap() error { return corpus.ErrNoArticles }

func openDir(log *slog.Logger, dir string) (*corpus.Dir, error) {
	return corpus.OpenDir(log, dir, corpus.Options{Lexicon: filepath.Join(dir, lexiconFile)})
}

// erase gives items the type that package control takes.
func erase[I any](items iter.Seq2[I, error]) iter.Seq2[any, error] {
	return func(yield func(any, error) bool) {
		for item, err := range items {
			if !yield(item, err) {
				return
			}
		}
	}
}

// handler is the operation as the control socket serves it.
func (op operation[A, I, O]) handler(d *corpus.Dir) control.Handler {
	return func(ctx context.Context, raw json.RawMessage, items iter.Seq2[json.RawMessage, error], out func(any) error) error {
		var args A
		if err := json.Unmarshal(raw, &args); err != nil {
			return err
		}
		decoded := func(yield func(I, error) bool) {
			for raw, err := range items {
				var item I
				if err == nil {
					err = json.Unmarshal(raw, &item)
				}
				if !yield(item, err) || err != nil {
					return
				}
			}
		}
		if err := op.run(ctx, d, args, decoded, func(o O) error { return out(o) }); err != nil {
			return errors.New(explain(err))
		}
		return nil
	}
}

// handlers are the operations that the bot does for the command line.
func handlers(log *slog.Logger, d *corpus.Dir) map[string]control.Handler {
	return map[string]control.Handler{
		askOperation.name:       askOperation.handler(d),
		chatOperation(log).name: chatOperation(log).handler(d),
		addOperation.name:       addOperation.handler(d),
		importOperation.name:    importOperation.handler(d),
		exportOperation.name:    exportOperation.handler(d),
		listOperation.name:      listOperation.handler(d),
		removeOperation.name:    removeOperation.handler(d),
		restoreOperation.name:   restoreOperation.handler(d),
		eraseOperation.name:     eraseOperation.handler(d),
		logOperation.name:       logOperation.handler(d),
		backupOperation.name:    backupOperation.handler(d),
		checkOperation.name:     checkOperation.handler(d),
		reindexOperation.name:   reindexOperation.handler(d),
		forgetOperation.name:    forgetOperation.handler(d),
	}
}

// existing runs fn on a corpus that is there already; a mistyped name shall not make one.
func existing(d *corpus.Dir, guild string, fn func(*corpus.Corpus) error) error {
	if d.Has(guild) {
		return d.Use(guild, fn)
	}
	guilds, err := d.Guilds()
	if err != nil {
		return err
	}
	if len(guilds) == 0 {
		return corpus.ErrNoArticles
	}
	if len(guilds) > 10 {
		guilds = append(guilds[:10:10], "...")
	}
	return fmt.Errorf("there is no corpus %q; those there are: %s. Name one with --guild", guild, strings.Join(guilds, ", "))
}

// eachGuild runs fn on a corpus, or on all where guild is empty, until ctx is done.
func eachGuild(ctx context.Context, d *corpus.Dir, guild string, fn func(guild string, c *corpus.Corpus) error) error {
	if guild != "" {
		return existing(d, guild, func(c *corpus.Corpus) error { return fn(guild, c) })
	}
	guilds, err := d.Guilds()
	if err != nil {
		return err
	}
	var errs []error
	for _, g := range guilds {
		if ctx.Err() != nil {
			errs = append(errs, context.Cause(ctx))
			break
		}
		errs = append(errs, d.Use(g, func(c *corpus.Corpus) error { return fn(g, c) }))
	}
	return errors.Join(errs...)
}

// namedGuild returns the corpus that --guild names, "" where the command line does not have it.
func (a *app) namedGuild(cmd *cobra.Command) string {
	if cmd.Flags().Changed("guild") {
		return a.guild
	}
	return ""
}
