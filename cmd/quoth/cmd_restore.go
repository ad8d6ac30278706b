package main

import (
	"github.com/spf13/cobra"

	"quoth/corpus"
)

var restoreOperation = changeOperation("restore", (*corpus.Corpus).Restore)

func (a *app) restoreCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "restore NUMBER...",
		Short: "Take articles out of the bin",
		Args:  takes(1, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.change(cmd.Context(), restoreOperation, args, "article %d is found again\n")
		},
	}
}
