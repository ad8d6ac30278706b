package main

import (
	"github.com/spf13/cobra"

	"quoth/corpus"
)

var eraseOperation = changeOperation("erase", (*corpus.Corpus).Erase)

func (a *app) eraseCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "erase NUMBER...",
		Short: "Erase articles for good, also those in the bin",
		Args:  takes(1, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.change(cmd.Context(), eraseOperation, args, "article %d is erased\n")
		},
	}
}
