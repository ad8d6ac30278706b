package main

import (
	"context"
	"fmt"
	"iter"
	"time"

	"github.com/spf13/cobra"

	"quoth/corpus"
)

func (a *app) reindexCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "reindex",
		Short: "Build the index of every corpus, or of the one that --guild names, anew from its articles",
		Args:  takes(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return call(cmd.Context(), a, reindexOperation, guildArgs{a.namedGuild(cmd)}, nil, func(r reindexed) error {
				_, err := fmt.Fprintf(a.stdout, "%s: %s in %s\n", r.Guild, plural(r.Articles, "article"), r.Took.Round(time.Millisecond))
				return err
			})
		},
	}
}

type reindexed struct {
	Guild    string
	Articles int
	Took     time.Duration
}

var reindexOperation = operation[guildArgs, none, reindexed]{
	name: "reindex",
	run: func(ctx context.Context, d *corpus.Dir, args guildArgs, _ iter.Seq2[none, error], out func(reindexed) error) error {
		return eachGuild(ctx, d, args.Guild, func(guild string, c *corpus.Corpus) error {
			began := time.Now()
			if err := c.Reindex(ctx); err != nil {
				return err
			}
			return out(reindexed{guild, c.Len(), time.Since(began)})
		})
	},
}
