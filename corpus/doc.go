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
// Articles are added one at a time ([Corpus.Add]) or in bulk ([Corpus.Import]); one that is reported as stored is on the disk.
// A removed article lies in the bin for a while ([Corpus.Remove], [Corpus.Restore]); an erased one is gone ([Corpus.Erase]).
// The articles, the bin and the audit log are the truth. The index is derived from them and can be rebuilt ([Corpus.Reindex]);
// [Corpus.Check] looks for contradictions. What is on the disk is drawn in layout.go.
//
// To follow an article through the code, read add.go, known.go (whether it is stored already), record.go, compress.go and dictionary.go
// (the log), part.go and tail.go (the index), and maintain.go (merges in the background); to follow a question, view.go and ask.go,
// which leaves the answering to package answer.
//
// The package knows nothing of Discord or of networks.
package corpus
