package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
)

// takes returns the check of a subcommand's arguments, of which there are least to most; any number where most is negative.
func takes(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return fmt.Errorf("an argument is missing; the command is: %s", cmd.UseLine())
		case most >= 0 && len(args) > most:
			return fmt.Errorf("%q is an argument too many; the command is: %s", args[most], cmd.UseLine())
		}
		return nil
	}
}

// flagError puts an error of a flag, which quotes how Go reads numbers, in words.
func flagError(_ *cobra.Command, err error) error {
	var number *strconv.NumError
	var short interface{ GetSpecifiedShortnames() string }
	switch {
	case errors.As(err, &number):
		what := "a whole number"
		if number.Func == "ParseBool" {
			what = "true or false"
		}
		return fmt.Errorf("%s: it takes %s", strings.TrimSuffix(err.Error(), ": "+number.Error()), what)
	case errors.As(err, &short):
		if name := short.GetSpecifiedShortnames(); strings.Trim(name, "0123456789") == "" && name != "" {
			return fmt.Errorf("there is no flag -%s, and a number has no sign here", name)
		}
	}
	return err
}

// usageHint says where the command line of a subcommand is explained.
func usageHint(cmd *cobra.Command) string {
	path := strings.Fields(cmd.CommandPath())[1:]
	if len(path) > 0 && path[0] == "help" {
		path = nil
	}
	return fmt.Sprintf("Run \"%s\" to see how it is used.", strings.Join(append([]string{"quoth", "help"}, path...), " "))
}

// helpCommand is that of cobra, but for a command that does not exist, which is a mistake here.
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Tell how a subcommand is used",
		RunE: func(cmd *cobra.Command, args []string) error {
			about, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return usageError(fmt.Sprintf("no such command: quoth %s", strings.Join(args, " ")))
			}
			about.InitDefaultHelpFlag() // which is else added where a command is run
			return about.Help()
		},
	}
}
