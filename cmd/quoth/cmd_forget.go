package main

import (
	"context"
	"fmt"
	"iter"

	"github.com/spf13/cobra"

	"quoth/corpus"
)

func (a *app) forgetCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "forget USER",
		Short: "Erase a Discord user's ID from every corpus, or from the one that --guild names",
		Long:  "Forget erases a user's ID wherever it is kept: who added an article, who removed one, the audit log. The articles stay.",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			forget := forgetArgs{a.namedGuild(cmd.Flags().Changed("guild")), args[0]}
			return call(cmd.Context(), a, forgetOperation, forget, nil, func(r forgotten) error {
				_, err := fmt.Fprintf(a.stdout, "%s: erased, also from %s\n", r.Guild, plural(r.Articles, "article"))
				return err
			})
		},
	}
}

type forgetArgs struct{ Guild, User string }

type forgotten struct {
	Guild    string
	Articles int // that the user had added
}

var forgetOperation = operation[forgetArgs, none, forgotten]{
	name: "forget",
	run: func(ctx context.Context, d *corpus.Dir, args forgetArgs, _ iter.Seq2[none, error], out func(forgotten) error) error {
		return eachGuild(d, args.Guild, func(guild string, c *corpus.Corpus) error {
			n, err := c.Forget(ctx, args.User)
			if err != nil {
				return err
			}
			return out(forgotten{guild, n})
		})
	},
}
