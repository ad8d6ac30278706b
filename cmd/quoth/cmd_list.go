package main

import (
	"context"
	"fmt"
	"iter"
	"strings"
	"text/tabwriter"
	"time"
	"unicode"

	"github.com/spf13/cobra"

	"quoth/corpus"
)

func (a *app) listCommand() *cobra.Command {
	var opt corpus.ListOptions
	cmd := &cobra.Command{
		Use:   "list",
		Short: "Print the newest articles, or those in the bin",
		Args:  takes(0, 0),
		RunE:  func(cmd *cobra.Command, _ []string) error { return a.list(cmd.Context(), opt) },
	}
	cmd.Flags().IntVar(&opt.Limit, "limit", 20, "the most articles")
	cmd.Flags().Uint64Var(&opt.Before, "before", 0, "only articles with a smaller `number`")
	cmd.Flags().BoolVar(&opt.Removed, "removed", false, "those in the bin, which can be restored")
	return cmd
}

type listArgs struct {
	Guild   string
	Options corpus.ListOptions
}

// listed is a page of a corpus's articles, without their text.
type listed struct {
	Articles []corpus.Article
	Total    int // articles in the corpus, those in the bin not included
}

var listOperation = operation[listArgs, none, listed]{
	name: "list",
	run: func(_ context.Context, d *corpus.Dir, args listArgs, _ iter.Seq2[none, error], out func(listed) error) error {
		return existing(d, args.Guild, func(c *corpus.Corpus) error {
			articles, err := c.List(args.Options)
			if err != nil {
				return err
			}
			return out(listed{articles, c.Len()})
		})
	},
}

func (a *app) list(ctx context.Context, opt corpus.ListOptions) error {
	if opt.Limit < 1 {
		return usageError("--limit is 1 at least")
	}
	return call(ctx, a, listOperation, listArgs{a.guild, opt}, nil, func(l listed) error {
		w := tabwriter.NewWriter(a.stdout, 0, 0, 2, ' ', 0)
		for i := range l.Articles {
			x := &l.Articles[i]
			fmt.Fprintf(w, "%d\t%s\t%s\t%s\t%s", x.Number, x.Date, x.Lang, oneField(x.Source), oneField(x.Headline))
			if opt.Removed {
				fmt.Fprintf(w, "\tremoved %s", x.Removed.Local().Format(time.DateOnly))
			}
			fmt.Fprintln(w)
		}
		if err := w.Flush(); err != nil {
			return err
		}
		what := plural(l.Total, "article")
		if opt.Removed {
			what = plural(len(l.Articles), "article") + " in the bin"
		}
		_, err := fmt.Fprintln(a.stderr, what)
		return err
	})
}

// oneField makes a stored text fit for a column of a terminal.
func oneField(s string) string {
	if s == "" {
		return "-"
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, s)
}
