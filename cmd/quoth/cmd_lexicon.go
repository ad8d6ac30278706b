package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"quoth/internal/lexicon"
)

// lexiconFile is the name of an imported dictionary in the data directory.
const lexiconFile = "lexicon.db"

func (a *app) lexiconCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "lexicon",
		Short: "Work on the dictionary that leads from one language to the other",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(&cobra.Command{
		Use:   "import FILE",
		Short: "Read a German-English dictionary in the Ding format (Debian: trans-de-en), beside the built-in one",
		Args:  takes(1, 1),
		RunE:  func(cmd *cobra.Command, args []string) error { return a.importLexicon(cmd.Context(), args[0]) },
	})
	return cmd
}

func (a *app) importLexicon(ctx context.Context, name string) error {
	dir, err := a.dataDir()
	if err != nil {
		return err
	}
	var in io.Reader
	if name == "-" {
		in = interruptible(ctx, a.stdin)
	} else {
		f, err := os.Open(name)
		if err != nil {
			return fmt.Errorf("%s: %w", name, reason(err))
		}
		defer f.Close()
		in = f
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("the data directory cannot be made: %w; name another with --data", err)
	}
	var stats lexicon.ImportStats
	n, err := writeFile(filepath.Join(dir, lexiconFile), func(w io.Writer) (n int64, err error) {
		stats, err = lexicon.Import(ctx, in, w)
		return stats.Bytes, err
	})
	if errors.Is(err, lexicon.ErrNotDing) {
		return fmt.Errorf("%s is not a dictionary in the Ding format; its lines are such as \"Haus {n} :: house\"", name)
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(a.stdout, "%s read, %d not understood; %s can be looked up, %.1f MB\n",
		plural(stats.Lines, "line"), stats.Skipped, plural(stats.Keys, "word"), float64(n)/1e6)
	client, err := dialServer(ctx, dir)
	if client != nil {
		fmt.Fprintln(a.stdout, "quoth serve uses it when it is started again")
		err = client.Close()
	}
	return err
}
