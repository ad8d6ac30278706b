package bot

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"path"
	"regexp"
	"slices"
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
		Example: "add 2018-08-06 Headline\nThe text of the article.", ExampleDE: "hinzufügen 2018-08-06 Schlagzeile\nDer Text des Artikels.",
		Options: []Option{
			{Name: "text", NameDE: "text", Kind: TextOption, Help: "The text of the article", HelpDE: "Der Text des Artikels"},
			{Name: "file", NameDE: "datei", Kind: FileOption, Help: "A .txt, .md, .html or .jsonl file", HelpDE: "Eine Datei .txt, .md, .html oder .jsonl"},
			{Name: "headline", NameDE: "schlagzeile", Kind: TextOption, Help: "Its headline", HelpDE: "Seine Schlagzeile"},
			{Name: "date", NameDE: "datum", Kind: TextOption, Help: "When it was published, such as 2018-08-06", HelpDE: "Wann er erschien, etwa 2018-08-06"},
			{Name: "publisher", NameDE: "quelle", Kind: TextOption, Help: "Who published it", HelpDE: "Wer ihn veröffentlicht hat"},
			{Name: "link", NameDE: "link", Kind: TextOption, Help: "Where it can be read", HelpDE: "Wo er zu lesen ist"},
		},
		Fits: isArticle,
		Run:  add,
	}
}

func add(ctx context.Context, c *corpus.Corpus, r *Request) (*Reply, error) {
	reply := &Reply{Stored: &Stored{}}
	s := reply.Stored
	for _, words := range []*string{&r.Text, &r.ReplyTo, &r.Fields.Headline, &r.Fields.Publisher} { // IDs could not be forgotten there
		*words = strings.TrimSpace(markup.ReplaceAllString(*words, ""))
	}
	var err error
	if slices.ContainsFunc(r.Files, readable) {
		reply.Notice, err = s.addFiles(ctx, c, r)
	} else {
		reply.Notice, err = s.addText(ctx, c, r)
	}
	stored := s.Total + s.Known
	switch reply.Failed = stored == 0; {
	case stored+s.Failed == 0 && err == nil:
		return nil, extract.ErrEmpty
	case stored+s.Failed == 0:
		return nil, err
	case stored > 0 && errors.Is(err, context.DeadlineExceeded):
		err = &misuse{english.importCut, german.importCut}
	}
	return reply, err
}

// addText stores the article that was typed or replied to. Files that cannot be read, such as its pictures, are passed over. What was
// typed with a reply is the article's head; where it is not, unused says so.
func (s *Stored) addText(ctx context.Context, c *corpus.Corpus, r *Request) (unused string, err error) {
	text, typed := pasted(r)
	if len(r.Files) > 0 {
		if _, alone, _ := headOf(text); alone { // the article is in the file
			return "", extract.ErrFormat
		}
	}
	if text == "" {
		return "", &misuse{
			"There is no article here. Paste its text after the command, attach a .txt, .md, .html or .jsonl file, or reply with !add to the message that holds it.",
			"Hier ist kein Artikel. Der Text gehört hinter den Befehl, als Datei (.txt, .md, .html, .jsonl) an die Nachricht, oder !hinzufügen als Antwort auf die Nachricht mit dem Artikel.",
		}
	}
	head, fits, err := headBeside(typed)
	if err != nil {
		return "", err
	}
	if !fits {
		unused = phrasesOf(speech(r)).wordsUnused
	}
	a, err := extract.Markdown([]byte(text)) // as Discord shows it
	switch empty := errors.Is(err, extract.ErrEmpty) || err == nil && anyLink.ReplaceAllString(a.Text, "") == ""; {
	case empty && anyLink.MatchString(text):
		return "", &misuse{
			"I do not open links. Paste the text of the article with the link, or attach the page as an .html or .txt file.",
			"Links öffne ich nicht. Bitte den Text des Artikels mit dem Link einfügen oder die Seite als Datei (.html, .txt) anhängen.",
		}
	case err != nil:
		return "", refused(err)
	}
	return unused, s.add(ctx, c, r, headed(a, head))
}

// anyLink is a link in a text, with the white space around it.
var anyLink = regexp.MustCompile(`\s*<?https?://[^\s>]+>?\s*`)

// headOf reads the date, the headline and the named lines of a text. Alone says that there is nothing else in it.
func headOf(text string) (head extract.Article, alone bool, err error) {
	const below = "x"
	head, err = extract.Text([]byte(text + "\n\n" + below))
	return head, err == nil && head.Text == below, err
}

// headBeside reads what was typed beside an article. Where that is more or less than its head, fits is false and the head empty.
func headBeside(text string) (head extract.Article, fits bool, err error) {
	head, alone, err := headOf(text)
	switch {
	case err != nil:
		return extract.Article{}, false, refused(err)
	case strings.TrimSpace(text) != "" && (!alone || !isHead(head)):
		return extract.Article{}, false, nil
	}
	return head, true, nil
}

// addFiles stores the articles of the files, and goes on where one of several fails. What was typed beside a single text is its head;
// where it is not, unused says so.
func (s *Stored) addFiles(ctx context.Context, c *corpus.Corpus, r *Request) (unused string, err error) {
	lang := speech(r)
	head, fits, err := headBeside(r.Text)
	switch single := singleText(r.Files); {
	case single && err != nil:
		return "", err
	case !fits || !single && strings.TrimSpace(r.Text) != "":
		unused, head = phrasesOf(lang).textUnused, extract.Article{}
	}
	for _, f := range r.Files {
		if isPicture(f) {
			continue
		}
		err := s.addFile(ctx, c, r, f, head)
		if err != nil && ctx.Err() != nil {
			return unused, ctx.Err()
		}
		why := remedy(lang, err)
		switch {
		case err == nil:
		case len(r.Files) == 1 || why == "":
			return unused, err
		default:
			s.bad(brief(f.Name) + ": " + why)
		}
	}
	return unused, nil
}

// singleText tells whether one of the files can be read, and holds one article.
func singleText(files []File) bool {
	files = slices.DeleteFunc(slices.Clone(files), func(f File) bool { return !readable(f) })
	return len(files) == 1 && extract.FormatOf(files[0].Name) != extract.JSONLines
}

// pasted returns the text of an article: that of the message replied to, with what was typed beside it, or what was typed. The latter also
// in reply to a message that is no article: a shorter one, where it asks a question or where several lines were typed.
func pasted(r *Request) (text, typed string) {
	_, alone, _ := headOf(r.Text)
	asked := strings.HasSuffix(r.ReplyTo, "?") || strings.Contains(r.Text, "\n")
	if r.ReplyTo == "" || !alone && asked && len(r.Text) > len(r.ReplyTo) {
		return r.Text, ""
	}
	return r.ReplyTo, r.Text
}

// readable tells whether a file can be read.
func readable(f File) bool {
	format := extract.FormatOf(f.Name)
	return format != "" && format != extract.InZip
}

// isPicture tells whether a file is one that is often posted with an article and holds none.
func isPicture(f File) bool {
	switch strings.ToLower(path.Ext(f.Name)) {
	case ".png", ".jpg", ".jpeg", ".gif", ".webp", ".heic", ".avif", ".svg", ".mp4", ".mov", ".webm":
		return true
	}
	return false
}

// addFile stores the articles of an attachment. What head has goes before what the file says.
func (s *Stored) addFile(ctx context.Context, c *corpus.Corpus, r *Request, f File, head extract.Article) error {
	if !readable(f) {
		return extract.ErrFormat
	}
	data, err := read(ctx, f)
	if err != nil {
		return err
	}
	if extract.FormatOf(f.Name) == extract.JSONLines {
		return s.addLines(ctx, c, r, extract.Lines(bytes.NewReader(data), f.Name))
	}
	a, err := extract.File(f.Name, data, r.Fields.Link)
	if err != nil {
		return refused(err)
	}
	return s.add(ctx, c, r, headed(a, head))
}

// isArticle tells whether a text after "add" is an article to be stored, and no question that begins with the word: it has several lines
// or sentences, or a head.
func isArticle(text string) bool {
	text = strings.TrimSpace(text)
	head, _, err := headOf(text)
	return strings.ContainsAny(text, "\n") || strings.Contains(text, ". ") && !strings.HasSuffix(text, "?") || err == nil && !isBare(head)
}

// isBare tells whether a head is a headline and nothing else, as any words beside a file could be.
func isBare(head extract.Article) bool {
	return head == extract.Article{Headline: head.Headline, Text: head.Text}
}

// isHead tells whether what was typed beside a file is meant as its head: "please" and "this one" are not.
func isHead(head extract.Article) bool {
	const words = 3 // of a headline at least, where it stands alone
	return !isBare(head) || len(strings.Fields(head.Headline)) >= words
}

// headed returns an article with what a head has in the place of its own. A bare headline is used where the article has none.
func headed(a, head extract.Article) extract.Article {
	if isBare(head) {
		a.Headline = cmp.Or(a.Headline, head.Headline)
		return a
	}
	a.Ref, a.Headline, a.URL = cmp.Or(head.Ref, a.Ref), cmp.Or(head.Headline, a.Headline), cmp.Or(head.URL, a.URL)
	a.Source, a.Author, a.Lang = cmp.Or(head.Source, a.Source), cmp.Or(head.Author, a.Author), cmp.Or(head.Lang, a.Lang)
	a.Date = cmp.Or(head.Date, a.Date)
	return a
}

// read reads an attachment.
func read(ctx context.Context, f File) ([]byte, error) {
	if f.Size > maxFile {
		return nil, &misuse{
			fmt.Sprintf("%s is too large: a file has %d MB at most. Split it, or import it on the command line.", f.Name, maxFile>>20),
			fmt.Sprintf("%s ist zu groß: eine Datei hat höchstens %d MB. Bitte teilen oder auf der Kommandozeile importieren.", f.Name, maxFile>>20),
		}
	}
	return f.Read(ctx)
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
	if !receipt.Known {
		s.Total++
		return nil
	}
	s.Known++
	if cmp.Or(a.Headline, receipt.Headline) != receipt.Headline || cmp.Or(a.Date, receipt.Date) != receipt.Date ||
		cmp.Or(a.Source, receipt.Source) != receipt.Source || cmp.Or(a.URL, receipt.URL) != receipt.URL {
		s.Kept++
	}
	return nil
}

// NewArticle makes the article that a user stores of what was read.
func NewArticle(x extract.Article, user string) corpus.Article {
	return corpus.Article{
		Ref: x.Ref, Named: x.Named, Headline: x.Headline, Text: x.Text, URL: x.URL, Source: x.Source, Author: x.Author, Lang: x.Lang, Date: x.Date,
		AddedBy: user,
	}
}

// article makes a corpus article of what was read and what was named besides.
func article(r *Request, x extract.Article) (corpus.Article, error) {
	a := NewArticle(x, r.User)
	a.Headline, a.Source = cmp.Or(r.Fields.Headline, a.Headline), cmp.Or(r.Fields.Publisher, a.Source)
	if r.Fields.Link != "" {
		if a.URL = safeURL(strings.Trim(r.Fields.Link, "<> ")); a.URL == "" {
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
			s.bad(fault(speech(r), err))
		}
	}
	done, err := c.Import(ctx, remaining(r, next), func(p corpus.Progress) {
		if p.Bad != nil {
			s.bad(fault(speech(r), p.Bad.Err))
		}
	})
	s.Total, s.Known = s.Total+done.Stored, s.Known+done.Known
	return err
}

// remaining yields what next gives, as articles to be stored.
func remaining(r *Request, next func() (extract.Article, error, bool)) iter.Seq2[corpus.Article, error] {
	return func(yield func(corpus.Article, error) bool) {
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
}

// bad notes an article or a file that could not be stored, and why.
func (s *Stored) bad(why string) {
	s.Failed++
	if len(s.Bad) < maxReceipts {
		s.Bad = append(s.Bad, why)
	}
}
