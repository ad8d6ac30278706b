package main

import (
	"context"
	"fmt"
	"iter"
	"strconv"

	"github.com/spf13/cobra"

	"quoth/bot"
	"quoth/corpus"
)

func (a *app) removeCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "remove NUMBER...",
		Short: "Put articles into the bin, where they stay for 30 days",
		Args:  takes(1, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.change(cmd.Context(), removeOperation, args, "article %d lies in the bin; quoth restore %[1]d takes it out again\n")
		},
	}
}

// changed is an article that was removed or restored, or why it could not be.
type changed struct {
	Number uint64
	Error  string
}

var removeOperation = changeOperation("remove", (*corpus.Corpus).Remove)

type changeArgs struct {
	Guild   string
	Numbers []uint64
}

// changeOperation does something to each of a corpus's articles.
func changeOperation(name string, change func(*corpus.Corpus, context.Context, uint64, string) error) operation[changeArgs, none, changed] {
	return operation[changeArgs, none, changed]{name: name, run: func(ctx context.Context, d *corpus.Dir, args changeArgs, _ iter.Seq2[none, error], out func(changed) error) error {
		return existing(d, args.Guild, func(c *corpus.Corpus) error {
			for _, number := range args.Numbers {
				result := changed{Number: number}
				if err := change(c, ctx, number, bot.Operator); err != nil {
					result.Error = explain(err)
				}
				if err := out(result); err != nil {
					return err
				}
			}
			return nil
		})
	}}
}

// change runs an operation on the articles of some numbers and says of each what was done.
func (a *app) change(ctx context.Context, op operation[changeArgs, none, changed], numbers []string, done string) error {
	args := changeArgs{Guild: a.guild}
	for _, number := range numbers {
		n, err := strconv.ParseUint(number, 10, 64)
		if err != nil || n == 0 {
			return usageError(fmt.Sprintf("%q is not the number of an article; quoth list shows them", number))
		}
		args.Numbers = append(args.Numbers, n)
	}
	bad := false
	err := call(ctx, a, op, args, nil, func(r changed) error {
		if r.Error != "" {
			bad = true
			_, err := fmt.Fprintf(a.stderr, "quoth: %d: %s\n", r.Number, r.Error)
			return err
		}
		_, err := fmt.Fprintf(a.stdout, done, r.Number)
		return err
	})
	if err == nil && bad {
		err = errReported
	}
	return err
}
