package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"quoth/bot"
	"quoth/corpus"
	"quoth/internal/extract"
	"quoth/internal/lang"
	"quoth/internal/when"
)

// fields are what the flags of add say of an article.
type fields struct{ headline, date, source, url, author, lang string }

func (a *app) addCommand() *cobra.Command {
	var f fields
	cmd := &cobra.Command{
		Use:   "add [FILE...]",
		Short: "Store articles of files or standard input, and say what was understood",
		Long: "Add stores the articles of text, Markdown, HTML and JSON lines files, or the one on standard input, and says what was\n" +
			"understood of each. A text may begin with named lines (headline: date: source: url: author: lang:) or with a line such\n" +
			"as \"date 2018-08 Headline\". Flags come before what the text says.",
		Example: "  quoth add --source \"Hafen-Anzeiger\" --date 2026-03-14 story.txt\n  quoth add < story.txt",
		RunE:    func(cmd *cobra.Command, files []string) error { return a.add(cmd.Context(), files, &f) },
	}
	flags := cmd.Flags()
	flags.StringVar(&f.headline, "headline", "", "headline of the article")
	flags.StringVar(&f.date, "date", "", "`date` of publication, as exact as it is known: 2018, 2018-08, 2018-08-06")
	flags.StringVar(&f.source, "source", "", "publisher")
	flags.StringVar(&f.url, "url", "", "web address")
	flags.StringVar(&f.author, "author", "", "byline")
	flags.StringVar(&f.lang, "lang", "", "language `code`: de, en, es, fr, ru, sv, no, hu (recognised where it is not given)")
	return cmd
}

// piece is an article to be stored, and where it was read.
type piece struct {
	corpus.Article
	File string
	Line int
}

// added is what became of one article.
type added struct {
	Receipt corpus.Receipt
	Error   string // why it could not be stored, in words; empty where it was
	File    string // of the piece
	Line    int
}

var addOperation = operation[guildArgs, piece, added]{
	name:  "add",
	makes: true,
	run: func(ctx context.Context, d *corpus.Dir, args guildArgs, items iter.Seq2[piece, error], out func(added) error) error {
		return d.Use(args.Guild, func(c *corpus.Corpus) error {
			if err := c.Mend(ctx); err != nil {
				return err
			}
			for p, err := range items {
				if err != nil {
					return err
				}
				result := added{File: p.File, Line: p.Line}
				if result.Receipt, err = c.Add(ctx, p.Article); err != nil {
					result.Error = explain(err)
				}
				if err := out(result); err != nil {
					return err
				}
			}
			return nil
		})
	},
}

func (a *app) add(ctx context.Context, files []string, f *fields) error {
	date, err := f.check(files)
	if err != nil {
		return err
	}
	bad := false
	var mu sync.Mutex // what is read and what is stored come from different goroutines
	report := func(err error) {
		mu.Lock()
		defer mu.Unlock()
		bad = true
		fmt.Fprintf(a.stderr, "quoth: %s\n", explain(err))
	}
	items := func(yield func(piece, error) bool) {
		for x, err := range a.pieces(ctx, files) {
			p := piece{bot.NewArticle(x, bot.Operator), x.File, x.Line}
			f.apply(&p.Article, date)
			switch {
			case ctx.Err() != nil:
				yield(piece{}, context.Cause(ctx))
				return
			case err != nil:
				report(err)
			case !yield(p, nil):
				return
			}
		}
	}
	err = call(ctx, a, addOperation, guildArgs{a.guild}, items, func(r added) error {
		if r.Error != "" {
			report(&extract.Error{Name: r.File, Line: r.Line, Err: errors.New(r.Error)})
			return nil
		}
		_, err := fmt.Fprintln(a.stdout, receiptLine(&r.Receipt))
		return err
	})
	if err == nil && bad {
		err = errReported
	}
	return err
}

// check looks at what the flags say of files, and returns the date that they name.
func (f *fields) check(files []string) (date when.Date, err error) {
	if len(files) > 1 && (f.headline != "" || f.url != "") {
		return date, usageError("--headline and --url are those of one article; name one file with them")
	}
	if f.date != "" {
		if date, err = when.Parse(f.date); err != nil {
			return date, usageError(fmt.Sprintf("--date %q is not a date such as 2018-08-06, 2018-08 or 2018", f.date))
		}
	}
	if f.lang != "" && lang.Get(f.lang) == nil {
		return date, usageError(fmt.Sprintf("--lang %q is not known; de, en, es, fr, ru, sv, no and hu are", f.lang))
	}
	if f.url != "" && !strings.HasPrefix(f.url, "http://") && !strings.HasPrefix(f.url, "https://") {
		return date, usageError(fmt.Sprintf("--url %q is not a web address; it begins with http:// or https://", f.url))
	}
	return date, nil
}

// apply puts what the flags say in the place of what the text says.
func (f *fields) apply(a *corpus.Article, date when.Date) {
	a.Headline = cmp.Or(f.headline, a.Headline)
	a.Source = cmp.Or(f.source, a.Source)
	a.URL = cmp.Or(f.url, a.URL)
	a.Author = cmp.Or(f.author, a.Author)
	a.Lang = cmp.Or(f.lang, a.Lang)
	a.Date = cmp.Or(date, a.Date)
}

// pieces reads the articles of files, or of standard input where there is none. Files are named as the operator named them,
// not as importers do: an article typed in again under the same file name is another one.
func (a *app) pieces(ctx context.Context, files []string) iter.Seq2[extract.Article, error] {
	if len(files) == 0 {
		return a.pasted(ctx)
	}
	return func(yield func(extract.Article, error) bool) {
		for _, name := range files {
			for article, err := range extract.Path(name) {
				if article.Named {
					article.Ref = ""
				}
				if !yield(article, err) {
					return
				}
			}
		}
	}
}

// pasted reads standard input: JSON lines or a JSON array, HTML or text, whichever it begins like.
func (a *app) pasted(ctx context.Context) iter.Seq2[extract.Article, error] {
	const name = "standard input"
	return func(yield func(extract.Article, error) bool) {
		data, err := io.ReadAll(io.LimitReader(interruptible(ctx, a.stdin), extract.MaxDocument+1))
		if err != nil {
			yield(extract.Article{}, &extract.Error{Name: name, Err: err})
			return
		}
		start := beginning(data)
		var article extract.Article
		switch {
		case strings.HasPrefix(strings.TrimSpace(strings.TrimPrefix(start, "[")), "{"):
			extract.Lines(bytes.NewReader(data), name)(yield)
			return
		case strings.HasPrefix(start, "<!doctype html"), strings.HasPrefix(start, "<html"):
			article, err = extract.HTML(data, "")
		default:
			article, err = extract.Text(data)
		}
		if err != nil {
			err = &extract.Error{Name: name, Err: err}
		} else {
			article.File = name
		}
		yield(article, err)
	}
}

// beginning gives the first letters of a text, in lower case, without a byte order mark and the zeros of UTF-16.
func beginning(text []byte) string {
	text = text[:min(len(text), 256)]
	for _, mark := range []string{"\xef\xbb\xbf", "\xff\xfe", "\xfe\xff"} {
		text = bytes.TrimPrefix(text, []byte(mark))
	}
	return strings.ToLower(string(bytes.TrimSpace(bytes.ReplaceAll(text, []byte{0}, nil))))
}

// receiptLine says what was understood of an article.
func receiptLine(r *corpus.Receipt) string {
	headline := "without a headline"
	if r.Headline != "" {
		headline = fmt.Sprintf("%q", r.Headline)
	}
	verb := "stored as"
	if r.Known {
		verb = "stored already, as"
	}
	parts := []string{fmt.Sprintf("%s %d: %s", verb, r.Number, headline)}
	for _, p := range []string{r.Source, r.Date.String()} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(append(parts, r.Lang, plural(r.Sentences, "sentence")), ", ")
}
