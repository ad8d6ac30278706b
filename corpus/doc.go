// Package corpus keeps news articles and answers questions about them with sentences quoted from them.
//
// A [Dir] is a directory of corpora, one file for each Discord server; a [Corpus] is one of them:
//
//	dir, err := corpus.OpenDir(log, path, corpus.Options{})
//	err = dir.Use("81384788765712384", func(c *corpus.Corpus) error {
//		receipt, err := c.Add(ctx, corpus.Article{Headline: "...", Text: "...", AddedBy: user})
//		reply, err := c.Ask(ctx, corpus.ParseQuestion("!who declined"))
//		return err
//	})
//
// Articles are added one by one ([Corpus.Add]) or by the thousand ([Corpus.Import]); both are on the disk when they are said to be.
// Removed ones lie in a bin for a while ([Corpus.Remove], [Corpus.Restore]) or are gone for good ([Corpus.Erase]).
// Everything but the articles, the bin and the audit log is derived from these and can be made anew
// ([Corpus.Reindex]); [Corpus.Check] tells whether all of it fits together. What is on the disk is drawn in layout.go.
//
// It knows nothing of Discord or of networks.
package corpus
