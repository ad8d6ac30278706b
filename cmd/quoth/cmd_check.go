package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"path/filepath"

	"github.com/spf13/cobra"

	"quoth/corpus"
	"quoth/internal/lexicon"
)

func (a *app) checkCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "check",
		Short: "Check every corpus and the imported dictionary, or the corpus that --guild names, for damage",
		Args:  takes(0, 0),
		RunE:  func(cmd *cobra.Command, _ []string) error { return a.check(cmd.Context(), a.namedGuild(cmd)) },
	}
}

// checked is what is wrong with a corpus.
type checked struct {
	Guild    string
	Articles int
	Problems []string
}

var checkOperation = operation[guildArgs, none, checked]{
	name: "check",
	run: func(ctx context.Context, d *corpus.Dir, args guildArgs, _ iter.Seq2[none, error], out func(checked) error) error {
		return eachGuild(ctx, d, args.Guild, func(guild string, c *corpus.Corpus) error {
			mended := c.Mend(ctx)
			if mended != nil && ctx.Err() != nil {
				return mended
			}
			problems, err := c.Check(ctx)
			if err != nil {
				return err
			}
			if mended != nil { // as on a full disk: what else is wrong is told all the same
				problems = append(problems, explain(mended))
			}
			return out(checked{guild, c.Len(), problems})
		})
	},
}

func (a *app) check(ctx context.Context, guild string) error {
	bad := false
	err := call(ctx, a, checkOperation, guildArgs{guild}, nil, func(r checked) error {
		if len(r.Problems) == 0 {
			_, err := fmt.Fprintf(a.stdout, "%s: sound, %s\n", r.Guild, plural(r.Articles, "article"))
			return err
		}
		bad = true
		for _, p := range r.Problems {
			fmt.Fprintf(a.stdout, "%s: %s\n", r.Guild, p)
		}
		_, err := fmt.Fprintf(a.stderr, "quoth: %s is damaged: quoth reindex mends an index; for anything else put a backup in its place\n", r.Guild)
		return err
	})
	if guild == "" {
		err = errors.Join(err, a.checkLexicon(&bad))
	}
	if err == nil && bad {
		err = errReported
	}
	return err
}

// checkLexicon checks the imported dictionary, where there is one.
func (a *app) checkLexicon(bad *bool) error {
	dir, err := a.dataDir()
	if err != nil {
		return err
	}
	_, err = lexicon.Open(filepath.Join(dir, lexiconFile))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err == nil:
		_, err = fmt.Fprintf(a.stdout, "%s: sound\n", lexiconFile)
		return err
	}
	*bad = true
	fmt.Fprintln(a.stdout, err)
	_, err = fmt.Fprintf(a.stderr, "quoth: %s is of no use: import the dictionary again with quoth lexicon import, or delete the file\n", lexiconFile)
	return err
}
