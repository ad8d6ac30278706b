package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"strings"
	"syscall"

	"quoth/corpus"
	"quoth/internal/control"
)

// advice says, for errors that an operator can mend, what to do about them.
var advice = []struct {
	err  error
	todo string
}{
	{corpus.ErrLocked, "wait until the other quoth has ended, or stop it"},
	{corpus.ErrNewer, "update quoth, or name another data directory with --data"},
	{corpus.ErrForeign, "move the file out of the data directory, or name another with --data"},
	{corpus.ErrDamaged, "put a backup in its place; quoth check says what is wrong with it"},
	{corpus.ErrMoved, "try again, and what is there now is used"},
	{corpus.ErrNoArticles, "store some with quoth add or quoth import"},
	{corpus.ErrNotFound, "quoth list shows the numbers there are"},
	{corpus.ErrEmptyQuestion, "name what it is about, as in: quoth ask \"!who declined\""},
	{corpus.ErrDuplicate, "remove that one first"},
	{syscall.ENOTDIR, "a folder is needed there; name another data directory with --data"},
	{control.ErrRunning, "stop it first"},
}

// reason drops the names of files, which the errors of package os hold and whoever reports them gives.
func reason(err error) error {
	var p *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &p):
		return p.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}

// explain puts an error into a sentence that says what to do.
func explain(err error) string {
	if errors.As(err, new(control.RemoteError)) {
		return err.Error() // explained by the server
	}
	if errors.Is(err, context.Canceled) {
		return "interrupted; what was acknowledged is stored"
	}
	text := strings.Join(strings.Fields(strings.ReplaceAll(strings.TrimSpace(err.Error()), "\n", "; ")), " ")
	for _, a := range advice {
		if errors.Is(err, a.err) {
			return text + "; " + a.todo
		}
	}
	if errors.Is(err, corpus.ErrNotWritable) && !strings.Contains(text, "disk full") {
		return text + "; or name another data directory with --data"
	}
	return text
}
