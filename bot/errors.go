package bot

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"runtime/debug"

	"quoth/corpus"
	"quoth/internal/extract"
)

// misuse is an error of the asker's, told in both languages.
type misuse struct{ en, de string }

func (m *misuse) Error() string { return m.en }

// explain turns an error of a command into words for the asker. It is the only place that does, and the only one that logs it.
func (d *Desk) explain(lang string, c *Command, r *Request, err error) *Reply {
	reply := &Reply{Lang: lang, Failed: true, Notice: remedy(lang, err)}
	if c.IsQuestion() {
		reply.Question = asked(r)
	}
	switch {
	case reply.Notice != "":
	case r.User == Operator: // who has the log, and can mend more
		reply.Notice = phrasesOf(lang).failure + " " + err.Error() + "."
	default:
		number := errorNumber()
		d.log.Error("a command failed", "number", number, "command", c.Name, "guild", r.Guild, "err", err)
		reply.Notice = fmt.Sprintf(phrasesOf(lang).broken, number)
	}
	return reply
}

// broken is the reply where a command panicked.
func (d *Desk) broken(lang string, c *Command, r *Request, reason any) *Reply {
	number := errorNumber()
	d.log.Error("a command panicked", "number", number, "command", c.Name, "guild", r.Guild, "panic", fmt.Sprint(reason), "stack", string(debug.Stack()))
	return &Reply{Lang: lang, Notice: fmt.Sprintf(phrasesOf(lang).broken, number), Failed: true}
}

// errorNumber returns a short number that joins a reply to a line of the log.
func errorNumber() int { return 10_000 + rand.IntN(90_000) }

// remedy says what is wrong and what to do, "" for an error that the asker cannot mend.
func remedy(lang string, err error) string {
	p := phrasesOf(lang)
	if own, ok := errors.AsType[*misuse](err); ok {
		return p.in(own.en, own.de)
	}
	if wrong, ok := errors.AsType[*corpus.OperatorError](err); ok {
		return fmt.Sprintf(p.badOperator, brief(wrong.Operator))
	}
	for _, known := range []struct {
		err   error
		words string
	}{
		{corpus.ErrEmptyQuestion, p.emptyQuestion},
		{corpus.ErrNoArticles, p.noArticles},
		{corpus.ErrNotFound, p.notFound},
		{corpus.ErrEmptyArticle, p.emptyArticle},
		{extract.ErrEmpty, p.emptyArticle},
		{corpus.ErrTooLong, p.tooLong},
		{extract.ErrTooLong, p.tooLong},
		{extract.ErrFormat, p.badFormat},
		{corpus.ErrDuplicate, p.duplicate},
		{corpus.ErrLocked, p.locked},
		{corpus.ErrClosed, p.stopping},
		{context.Canceled, p.stopping},
		{context.DeadlineExceeded, p.tookTooLong},
	} {
		if errors.Is(err, known.err) {
			return known.words
		}
	}
	return ""
}

// refused tells the asker an error of package extract that says itself what is wrong.
func refused(err error) error {
	if err == nil || remedy("en", err) != "" {
		return err
	}
	return &misuse{"The article was not stored: " + err.Error() + ".", "Der Artikel wurde nicht gespeichert: " + germanReason(err) + "."}
}

// fault says in a language why an article of a file was not stored, and where it stands.
func fault(lang string, err error) string {
	if lang != "de" {
		return err.Error()
	}
	at, ok := errors.AsType[*extract.Error](err)
	if !ok {
		return germanReason(err)
	}
	where := ""
	if at.Name != "" {
		where = at.Name + ": "
	}
	switch {
	case at.Line > 0:
		where += fmt.Sprintf("Zeile %d: ", at.Line)
	case at.Item > 0:
		where += fmt.Sprintf("Artikel %d: ", at.Item)
	}
	return where + germanReason(at.Err)
}

// germanReason says in German why there is no article.
func germanReason(err error) string {
	wrong, ok := errors.AsType[*extract.FieldError](err)
	switch {
	case ok && wrong.Field == "date":
		return fmt.Sprintf("„%s“ ist kein Datum wie 2018-08-06", wrong.Value)
	case ok && wrong.Field == "lang":
		return fmt.Sprintf("die Sprache „%s“ ist nicht bekannt", wrong.Value)
	case ok:
		return fmt.Sprintf("„%s“ ist keine Adresse, die mit https:// oder http:// beginnt", wrong.Value)
	case errors.Is(err, extract.ErrEmpty), errors.Is(err, corpus.ErrEmptyArticle):
		return "kein Text darin"
	case errors.Is(err, extract.ErrTooLong), errors.Is(err, corpus.ErrTooLong):
		return "zu lang für einen Artikel"
	case errors.Is(err, extract.ErrJSON):
		return "kein JSON"
	}
	return "nicht zu lesen (" + err.Error() + ")"
}
