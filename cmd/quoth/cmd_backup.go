package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"syscall"

	"github.com/spf13/cobra"

	"quoth/corpus"
)

func (a *app) backupCommand() *cobra.Command {
	force := false
	cmd := &cobra.Command{
		Use:   "backup FILE",
		Short: "Write a consistent copy of a corpus to a file, also while the bot runs",
		Long: "Backup writes a copy of the corpus as it is at this moment to FILE, - for standard output. To restore it, copy it to\n" +
			"guilds/<corpus>.db in the data directory while no quoth runs.",
		Args: takes(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error { return a.backup(cmd.Context(), args[0], force) },
	}
	cmd.Flags().BoolVar(&force, "force", false, "replace the file where it exists")
	return cmd
}

// backupOperation puts out the bytes of the copy, in order.
var backupOperation = operation[guildArgs, none, []byte]{
	name: "backup",
	run: func(ctx context.Context, d *corpus.Dir, args guildArgs, _ iter.Seq2[none, error], out func([]byte) error) error {
		return existing(d, args.Guild, func(c *corpus.Corpus) error {
			_, err := c.Backup(writerFunc(func(p []byte) error {
				if ctx.Err() != nil {
					return context.Cause(ctx)
				}
				return out(p)
			}))
			return err
		})
	},
}

// writerFunc is an io.Writer that hands on pieces of a bounded size.
type writerFunc func([]byte) error

func (f writerFunc) Write(p []byte) (n int, err error) {
	for n < len(p) {
		piece := p[n:min(len(p), n+1<<20)]
		if err := f(piece); err != nil {
			return n, err
		}
		n += len(piece)
	}
	return n, nil
}

func (a *app) backup(ctx context.Context, name string, force bool) error {
	if name == "-" {
		if terminal(a.stdout) != nil {
			return usageError("a backup is not for the terminal; name a file, or lead standard output into one")
		}
		_, err := a.copyTo(ctx, a.stdout)
		return err
	}
	if _, err := os.Lstat(name); err == nil && !force {
		return fmt.Errorf("%s exists already; name another file, or replace it with --force", name)
	}
	n, err := writeFile(name, func(w io.Writer) (int64, error) { return a.copyTo(ctx, w) })
	if err == nil {
		fmt.Fprintf(a.stdout, "%s: %.1f MB\n", name, float64(n)/1e6)
	}
	return err
}

func (a *app) copyTo(ctx context.Context, w io.Writer) (n int64, err error) {
	err = call(ctx, a, backupOperation, guildArgs{a.guild}, nil, func(piece []byte) error {
		n += int64(len(piece))
		_, err := w.Write(piece)
		return err
	})
	return n, err
}

// writeFile writes a file so that its name holds either what it held before or the whole of the new one, on the disk.
func writeFile(name string, write func(io.Writer) (int64, error)) (n int64, err error) {
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+"-*")
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return 0, fmt.Errorf("%s cannot be written: there is no folder %s", name, filepath.Dir(name))
	}
	if err != nil {
		return 0, fmt.Errorf("%s cannot be written: %w", name, reason(err))
	}
	n, err = write(f)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		return 0, errors.Join(ofFile(err, f.Name(), name), os.Remove(f.Name()))
	}
	return n, nil
}

// ofFile gives an error of the temporary file as that of the file that it was to become.
func ofFile(err error, temporary, name string) error {
	var p *fs.PathError
	var link *os.LinkError
	if errors.As(err, &p) && p.Path == temporary || errors.As(err, &link) && link.Old == temporary {
		return fmt.Errorf("%s cannot be written: %w", name, reason(err))
	}
	return err
}
