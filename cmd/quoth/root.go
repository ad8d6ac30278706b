package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
)

// Exit statuses.
const (
	exitOK    = 0
	exitWrong = 1 // something was wrong with what was given, or nothing could be done
	exitUsage = 2 // the command line itself was wrong
)

// defaultGuild is the corpus that the command line uses unless another is named. Discord's have numbers.
const defaultGuild = "default"

// app is one run of the program: its streams and the flags that every subcommand has.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	data           string // the flag; see dataDir
	guild          string
	started        bool // a subcommand's work has begun, so that its errors are not those of the command line
}

// usageError is a mistake in the command line that only the subcommand itself could see.
type usageError string

func (e usageError) Error() string { return string(e) }

// errReported ends a command whose mistakes have been told already.
var errReported = errors.New("reported")

// run runs the program with its arguments and returns its exit status.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	a := &app{stdin: stdin, stdout: stdout, stderr: stderr}
	root := a.root()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	cmd, err := root.ExecuteContextC(ctx)
	var usage usageError
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errReported):
		return exitWrong
	case !a.started || errors.As(err, &usage):
		fmt.Fprintf(stderr, "quoth: %v\n%s\n", err, usageHint(cmd))
		return exitUsage
	}
	fmt.Fprintf(stderr, "quoth: %s\n", explain(err))
	return exitWrong
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "quoth",
		Short: "Answers questions about stored news stories, word for word and with the source",
		Long: "Quoth stores news stories and answers questions about them with their own sentences, each with its source.\n" +
			"Try it: quoth chat",
		Args:          cobra.NoArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		PersistentPreRun: func(*cobra.Command, []string) {
			a.started = true
		},
	}
	root.CompletionOptions.HiddenDefaultCmd = true
	root.SetHelpCommand(helpCommand())
	root.SetFlagErrorFunc(flagError)
	root.PersistentFlags().StringVar(&a.data, "data", "", "data `directory` (default $STATE_DIRECTORY, else $XDG_DATA_HOME/quoth, else ~/.local/share/quoth)")
	root.PersistentFlags().StringVar(&a.guild, "guild", defaultGuild, "corpus to work on: a Discord server's `number`, or a name")
	root.AddCommand(
		a.chatCommand(), a.askCommand(), a.serveCommand(),
		a.addCommand(), a.importCommand(), a.exportCommand(), a.listCommand(), a.removeCommand(), a.restoreCommand(), a.eraseCommand(), a.logCommand(),
		a.backupCommand(), a.checkCommand(), a.reindexCommand(), a.lexiconCommand(), a.forgetCommand(), a.versionCommand(),
	)
	return root
}

// dataDir returns the data directory, which may not exist yet.
func (a *app) dataDir() (string, error) {
	if a.data != "" {
		return filepath.Abs(a.data)
	}
	if dir := os.Getenv("STATE_DIRECTORY"); dir != "" {
		return dir, nil
	}
	if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "quoth"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", errors.New("there is no home directory to keep data in; name a directory with --data")
	}
	return filepath.Join(home, ".local", "share", "quoth"), nil
}

// logger returns the log of a command, on standard error.
func (a *app) logger(level slog.Level) *slog.Logger {
	return slog.New(slog.NewTextHandler(a.stderr, &slog.HandlerOptions{Level: level}))
}

// plural counts things.
func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}
