package main

import (
	"context"
	"encoding/json"
	"iter"

	"github.com/spf13/cobra"

	"quoth/corpus"
)

func (a *app) exportCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "export",
		Short: "Print all articles as JSON lines, which import reads back",
		Args:  takes(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			e := json.NewEncoder(a.stdout)
			e.SetEscapeHTML(false)
			return call(cmd.Context(), a, exportOperation, guildArgs{a.guild}, nil, func(l exportLine) error { return e.Encode(l) })
		},
	}
}

// exportLine is an article as import reads it.
type exportLine struct {
	ID     string `json:"id,omitempty"`
	Title  string `json:"title,omitempty"`
	Text   string `json:"text"`
	Date   string `json:"date,omitempty"`
	Lang   string `json:"lang,omitempty"`
	Source string `json:"source,omitempty"`
	URL    string `json:"url,omitempty"`
	Author string `json:"author,omitempty"`
}

var exportOperation = operation[guildArgs, none, exportLine]{
	name: "export",
	run: func(ctx context.Context, d *corpus.Dir, args guildArgs, _ iter.Seq2[none, error], out func(exportLine) error) error {
		return existing(d, args.Guild, func(c *corpus.Corpus) error {
			return c.Each(func(a *corpus.Article) error {
				if ctx.Err() != nil {
					return context.Cause(ctx)
				}
				return out(exportLine{
					ID: a.Ref, Title: a.Headline, Text: a.Text, Date: a.Date.String(), Lang: a.Lang,
					Source: a.Source, URL: a.URL, Author: a.Author,
				})
			})
		})
	},
}
