package main

import (
	"context"
	"fmt"
	"iter"
	"math"
	"regexp"
	"slices"

	"github.com/spf13/cobra"

	"quoth/corpus"
)

func (a *app) forgetCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "forget USER",
		Short: "Erase a Discord user's ID from every corpus, or from the one that --guild names",
		Long: "Forget erases a user's ID wherever it is kept: who added an article, who removed one, the audit log. The articles stay.\n" +
			"Discord shows the ID, a number, in the user's menu where its developer mode is on.",
		Example: "  quoth forget 80351110224678912",
		Args:    takes(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.forget(cmd.Context(), forgetArgs{a.namedGuild(cmd), args[0]})
		},
	}
}

type forgetArgs struct{ Guild, User string }

type forgotten struct {
	Guild    string
	Articles int  // that the user had added
	Nowhere  bool // the ID did not stand in the corpus
}

var forgetOperation = operation[forgetArgs, none, forgotten]{
	name: "forget",
	run: func(ctx context.Context, d *corpus.Dir, args forgetArgs, _ iter.Seq2[none, error], out func(forgotten) error) error {
		return eachGuild(ctx, d, args.Guild, func(guild string, c *corpus.Corpus) error {
			entries, err := c.Audit(math.MaxInt)
			if err != nil {
				return err
			}
			acted := slices.ContainsFunc(entries, func(e corpus.AuditEntry) bool { return e.By == args.User })
			n, err := c.Forget(ctx, args.User)
			if err != nil {
				return err
			}
			return out(forgotten{guild, n, n == 0 && !acted})
		})
	},
}

// userID is an ID of Discord, which is made of the time; those of users have had from 17 to 19 digits so far.
var userID = regexp.MustCompile(`^[0-9]{15,20}$`)

func (a *app) forget(ctx context.Context, args forgetArgs) error {
	if !userID.MatchString(args.User) {
		return usageError(fmt.Sprintf("%q is not the ID of a Discord user, a number such as 80351110224678912", args.User))
	}
	known := false
	err := call(ctx, a, forgetOperation, args, nil, func(r forgotten) error {
		if r.Nowhere {
			return nil
		}
		known = true
		_, err := fmt.Fprintf(a.stdout, "%s: erased, also from %s\n", r.Guild, plural(r.Articles, "article"))
		return err
	})
	if err == nil && !known {
		_, err = fmt.Fprintf(a.stdout, "%s stands nowhere; there was nothing to erase\n", args.User)
	}
	return err
}
