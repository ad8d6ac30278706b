package main

import (
	"context"
	"fmt"
	"iter"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"quoth/corpus"
)

func (a *app) logCommand() *cobra.Command {
	limit := 20
	cmd := &cobra.Command{
		Use:   "log",
		Short: "Print who removed, restored or erased which articles, the newest first",
		Args:  takes(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if limit < 1 {
				return usageError("--limit is 1 at least")
			}
			return a.log(cmd.Context(), limit)
		},
	}
	cmd.Flags().IntVar(&limit, "limit", limit, "the most entries")
	return cmd
}

type logArgs struct {
	Guild string
	Limit int
}

var logOperation = operation[logArgs, none, corpus.AuditEntry]{
	name: "log",
	run: func(_ context.Context, d *corpus.Dir, args logArgs, _ iter.Seq2[none, error], out func(corpus.AuditEntry) error) error {
		return existing(d, args.Guild, func(c *corpus.Corpus) error {
			entries, err := c.Audit(args.Limit)
			for _, e := range entries {
				if err := out(e); err != nil {
					return err
				}
			}
			return err
		})
	},
}

// log prints the audit log. A user whose ID was erased on request is shown as "-".
func (a *app) log(ctx context.Context, limit int) error {
	w := tabwriter.NewWriter(a.stdout, 0, 0, 2, ' ', 0)
	err := call(ctx, a, logOperation, logArgs{a.guild, limit}, nil, func(e corpus.AuditEntry) error {
		_, err := fmt.Fprintf(w, "%s\t%s\t%s\t%d\n", e.Time.Local().Format(time.DateTime), oneField(e.By), e.Did, e.Article)
		return err
	})
	if err != nil {
		return err
	}
	return w.Flush()
}
