package bot

import (
	"context"
	"log/slog"
	"strings"

	"quoth/corpus"
)

// Desk answers commands over a directory of corpora. It is safe for concurrent use.
type Desk struct {
	log      *slog.Logger
	dir      *corpus.Dir
	commands []Command
}

// NewDesk returns a Desk with every command. Log is told of errors that the asker cannot mend.
func NewDesk(log *slog.Logger, dir *corpus.Dir) *Desk {
	return &Desk{log: log, dir: dir, commands: Commands()}
}

// Handle runs a line such as "!who declined", "list 2" or "wer hat abgesagt?", the latter a free question. The words of the line
// replace Word and Text of the request. It always has a reply: what went wrong is in it.
func (d *Desk) Handle(ctx context.Context, line string, r Request) *Reply {
	return d.answer(ctx, line, len(r.Files) > 0 || r.ReplyTo != "", &r, func(*Command) error { return nil })
}

// answer runs a line after complete has put into the request what the command needs. Holds is as for parse.
func (d *Desk) answer(ctx context.Context, line string, holds bool, r *Request, complete func(*Command) error) *Reply {
	c, word, text := parse(d.commands, line, holds)
	r.Word, r.Text = word, text
	lang := speech(r)
	if c == nil {
		return &Reply{Lang: lang, Notice: phrasesOf(lang).unknownCommand(word), Failed: true}
	}
	if err := complete(c); err != nil {
		return d.explain(lang, c, r, err)
	}
	return d.run(ctx, c, r)
}

// run runs one command. It always has a reply, also where the command fails or panics.
func (d *Desk) run(ctx context.Context, c *Command, r *Request) (reply *Reply) {
	lang := speech(r)
	defer func() {
		if p := recover(); p != nil {
			reply = d.broken(lang, c, r, p)
		}
	}()
	if c.Manager && !r.Manager {
		return &Reply{Lang: lang, Notice: phrasesOf(lang).notManager, Failed: true}
	}
	err := d.dir.Use(r.Guild, func(corpus *corpus.Corpus) (err error) {
		reply, err = c.Run(ctx, corpus, r)
		return err
	})
	if err != nil {
		done := reply
		if reply = d.explain(lang, c, r, err); done != nil { // a part of it
			reply.Stored = done.Stored
			reply.Notice = strings.TrimSpace(reply.Notice + " " + done.Notice)
		}
	}
	reply.Lang = lang
	return reply
}
