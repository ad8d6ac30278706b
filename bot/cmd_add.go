package bot

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"path"
	"strings"

	"quoth/corpus"
	"quoth/internal/extract"
	"quoth/internal/when"
)

// addName is the name of the command that takes files and replies.
const addName = "add"

const (
	maxFile     = 25 << 20 // bytes of an attachment
	maxReceipts = 5        // articles and errors told one by one
)

func addCommand() Command {
	return Command{
		Name: addName, Aliases: []string{"hinzufügen", "hinzufuegen"}, Args: "<article>", ArgsDE: "<Artikel>", Manager: true,
		Help:    "Store an article: pasted text, an attached .txt, .md, .html or .jsonl file, or a reply to the message that holds it",
		HelpDE:  "Einen Artikel speichern: als Text, als Datei (.txt, .md, .html, .jsonl) oder als Antwort auf die Nachricht",
		Example: "add date 2018-08 Headline\n\nThe text of the article.",
		Options: []Option{
			{Name: "text", NameDE: "text", Kind: TextOption, Help: "The text of the article", HelpDE: "Der Text des Artikels"},
			{Name: "file", NameDE: "datei", Kind: FileOption, Help: "A .txt, .md, .html or .jsonl file", HelpDE: "Eine Datei .txt, .md, .html oder .jsonl"},
			{Name: "headline", NameDE: "schlagzeile", Kind: TextOption, Help: "Its headline", HelpDE: "Seine Schlagzeile"},
			{Name: "date", NameDE: "datum", Kind: TextOption, Help: "When it was published, such as 2018-08-06", HelpDE: "Wann er erschien, etwa 2018-08-06"},
			{Name: "publisher", NameDE: "quelle", Kind: TextOption, Help: "Who published it", HelpDE: "Wer ihn veröffentlicht hat"},
			{Name: "link", NameDE: "link", Kind: TextOption, Help: "Where it can be read", HelpDE: "Wo er zu lesen ist"},
		},
		Run: add,
	}
}

func add(ctx context.Context, c *corpus.Corpus, r *Request) (*Reply, error) {
	s := &Stored{}
	given := false
	for _, f := range r.Files {
		given = true
		if err := s.addFile(ctx, c, r, f); err != nil {
			return nil, err
		}
	}
	if text := pasted(r); text != "" && !given {
		given = true
		a, err := extract.Text([]byte(text))
		if err == nil {
			err = s.add(ctx, c, r, a)
		}
		if err != nil {
			return nil, refused(err)
		}
	}
	if !given {
		return nil, &misuse{
			"There is no article here. Paste its text after the command, attach a .txt, .md, .html or .jsonl file, or reply with !add to the message that holds it.",
			"Hier ist kein Artikel. Der Text gehört hinter den Befehl, als Datei (.txt, .md, .html, .jsonl) an die Nachricht, oder !hinzufügen als Antwort auf die Nachricht mit dem Artikel.",
		}
	}
	return &Reply{Stored: s, Failed: s.Total+s.Known == 0}, nil
}

// pasted returns the article's text as it was typed: after the command, or in the message replied to with the command's words as its head.
func pasted(r *Request) string {
	text := strings.TrimSpace(r.Text)
	if r.ReplyTo == "" {
		return text
	}
	return strings.TrimSpace(text + "\n" + r.ReplyTo)
}

// refused tells the asker an error of package extract that says itself what is wrong.
func refused(err error) error {
	var own *misuse
	if err == nil || errors.As(err, &own) || remedy("en", err) != "" {
		return err
	}
	return &misuse{"The article was not stored: " + err.Error() + ".", "Der Artikel wurde nicht gespeichert: " + err.Error() + "."}
}

// addFile stores the articles of an attachment.
func (s *Stored) addFile(ctx context.Context, c *corpus.Corpus, r *Request, f File) error {
	data, err := read(ctx, f)
	if err != nil {
		return err
	}
	one := func(a extract.Article, err error) error {
		if err == nil {
			err = s.add(ctx, c, r, a)
		}
		if err != nil && remedy("en", err) == "" {
			err = refused(err)
		}
		return err
	}
	switch strings.ToLower(path.Ext(f.Name)) {
	case ".jsonl", ".ndjson", ".json":
		return s.addLines(ctx, c, r, extract.Lines(bytes.NewReader(data), f.Name))
	case ".md", ".markdown":
		return one(extract.Markdown(data))
	case ".html", ".htm", ".xhtml":
		return one(extract.HTML(data, "", r.Fields.Link))
	case ".txt", ".text":
		return one(extract.Text(data))
	}
	return extract.ErrFormat
}

// read reads an attachment.
func read(ctx context.Context, f File) ([]byte, error) {
	tooLarge := &misuse{
		fmt.Sprintf("%s is too large: a file has %d MB at most. Split it, or import it on the command line.", f.Name, maxFile>>20),
		fmt.Sprintf("%s ist zu groß: eine Datei hat höchstens %d MB. Bitte teilen oder auf der Kommandozeile importieren.", f.Name, maxFile>>20),
	}
	if f.Size > maxFile {
		return nil, tooLarge
	}
	body, err := f.Open(ctx)
	if err != nil {
		return nil, err
	}
	defer body.Close()
	data, err := io.ReadAll(io.LimitReader(body, maxFile+1))
	if err == nil && len(data) > maxFile {
		err = tooLarge
	}
	return data, err
}

// add stores one article.
func (s *Stored) add(ctx context.Context, c *corpus.Corpus, r *Request, given extract.Article) error {
	a, err := article(r, given)
	if err != nil {
		return err
	}
	receipt, err := c.Add(ctx, a)
	if err != nil {
		return err
	}
	s.Receipts = append(s.Receipts, receipt)
	if receipt.Known {
		s.Known++
	} else {
		s.Total++
	}
	return nil
}

// article makes a corpus article of what was read and what was named besides.
func article(r *Request, e extract.Article) (corpus.Article, error) {
	a := corpus.Article{
		Ref: e.Ref, Headline: e.Headline, Text: e.Text, URL: e.URL, Source: e.Source, Author: e.Author, Lang: e.Lang, Date: e.Date,
		AddedBy: r.User,
	}
	if r.Fields.Headline != "" {
		a.Headline = r.Fields.Headline
	}
	if r.Fields.Publisher != "" {
		a.Source = r.Fields.Publisher
	}
	if r.Fields.Link != "" {
		if a.URL = safeURL(r.Fields.Link); a.URL == "" {
			return a, &misuse{"The link is not a web address that begins with https:// or http://.", "Der Link ist keine Adresse, die mit https:// oder http:// beginnt."}
		}
	}
	if r.Fields.Date != "" {
		date, err := when.Parse(r.Fields.Date)
		if err != nil {
			return a, &misuse{"The date could not be read; write it as 2018-08-06, 2018-08 or 2018.", "Das Datum war nicht zu lesen; bitte als 2018-08-06, 2018-08 oder 2018 schreiben."}
		}
		a.Date = date
	}
	return a, nil
}

// addLines stores the articles of a stream: the first ones one by one, so that each has its receipt, the others in one go.
func (s *Stored) addLines(ctx context.Context, c *corpus.Corpus, r *Request, articles iter.Seq2[extract.Article, error]) error {
	next, stop := iter.Pull2(articles)
	defer stop()
	for range maxReceipts {
		e, err, ok := next()
		if !ok {
			return nil
		}
		if err == nil {
			err = s.add(ctx, c, r, e)
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if err != nil {
			s.bad(err)
		}
	}
	rest := func(yield func(corpus.Article, error) bool) {
		for {
			e, err, ok := next()
			if !ok {
				return
			}
			a := corpus.Article{}
			if err == nil {
				a, err = article(r, e)
			}
			if !yield(a, err) {
				return
			}
		}
	}
	done, err := c.Import(ctx, rest, func(p corpus.Progress) {
		if p.Bad != nil {
			s.bad(p.Bad.Err)
		}
	})
	s.Total, s.Known = s.Total+done.Stored, s.Known+done.Known
	return err
}

// bad notes an article that could not be stored.
func (s *Stored) bad(err error) {
	s.Failed++
	if len(s.Bad) < maxReceipts {
		s.Bad = append(s.Bad, err.Error())
	}
}
