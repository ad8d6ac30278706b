package corpus

import (
	"container/list"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// fileSuffix ends the name of a corpus's file.
const fileSuffix = ".db"

// Dir is a directory of corpora, a file each. A file is opened when it is used; when too many are open, those that have not been used
// for longest are closed. It is safe for concurrent use.
type Dir struct {
	log  *slog.Logger
	path string
	opt  Options

	mu     sync.Mutex       // guards what follows, slots included; not held while a corpus is opened or closed
	change *sync.Cond       // on mu: a slot has changed
	slots  map[string]*slot // by guild
	recent *list.List       // of the *slot that are open, the last used first
	closed bool
}

// slot is a corpus that is being opened, open, or being closed. While there is one, nobody else opens the file.
type slot struct {
	guild  string
	corpus *Corpus       // nil while it is being opened or closed
	users  int           // calls of Use under way; one with users is not closed
	place  *list.Element // in Dir.recent
}

// OpenDir opens the folder "guilds" of the data directory path, and creates both where they are missing. It reads none of the files.
func OpenDir(log *slog.Logger, path string, opt Options) (*Dir, error) {
	d := &Dir{
		log: log, path: filepath.Join(path, "guilds"), opt: opt.withDefaults(log), slots: map[string]*slot{}, recent: list.New(),
	}
	d.change = sync.NewCond(&d.mu)
	if err := os.MkdirAll(d.path, 0o700); err != nil {
		return nil, fileError(path, err)
	}
	return d, nil
}

// Writable returns an error, which wraps ErrNotWritable, if no file can be made in the directory.
func (d *Dir) Writable() error {
	probe, err := os.CreateTemp(d.path, ".probe-*")
	if err != nil {
		return fileError(d.path, err)
	}
	return errors.Join(probe.Close(), os.Remove(probe.Name()))
}

// Use runs fn on a guild's corpus, which is created where it is missing, and stays open until fn returns. One whose file was deleted or
// replaced since it was last used is opened anew. It returns fn's error, ErrBadGuild, or an error of the file.
func (d *Dir) Use(guild string, fn func(*Corpus) error) error {
	if !validGuild(guild) {
		return fmt.Errorf("%w: %q", ErrBadGuild, guild)
	}
	s, err := d.take(guild)
	if err != nil {
		return err
	}
	defer d.release(s)
	return fn(s.corpus)
}

func validGuild(guild string) bool {
	if guild == "" || len(guild) > 64 {
		return false
	}
	for _, c := range []byte(guild) {
		if !('0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '-' || c == '_') {
			return false
		}
	}
	return true
}

// take returns the slot of a guild, with its corpus open and one more user.
func (d *Dir) take(guild string) (*slot, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for {
		if d.closed {
			return nil, ErrClosed
		}
		s := d.slots[guild]
		if s == nil {
			return d.open(guild)
		}
		switch {
		case s.corpus == nil:
			d.change.Wait()
		case s.users == 0 && s.corpus.moved() != nil:
			d.close(s)
		default:
			s.users++
			d.recent.MoveToFront(s.place)
			return s, nil
		}
	}
}

// open opens a guild's corpus. It is called with d.mu held, which it releases while it opens the file.
func (d *Dir) open(guild string) (*slot, error) {
	s := &slot{guild: guild}
	d.slots[guild] = s
	d.mu.Unlock()
	c, err := Open(d.log, d.file(guild), d.opt)
	d.mu.Lock()
	defer d.change.Broadcast()
	if err != nil {
		delete(d.slots, guild)
		return nil, err
	}
	s.corpus, s.users = c, 1
	s.place = d.recent.PushFront(s)
	d.evict()
	return s, nil
}

// release ends one use of a slot.
func (d *Dir) release(s *slot) {
	d.mu.Lock()
	defer d.mu.Unlock()
	s.users--
	d.change.Broadcast()
	d.evict()
}

// evict closes corpora, those unused for longest first, until at most MaxOpen are open or all are in use. It is called with d.mu held,
// which it releases while it closes a file.
func (d *Dir) evict() {
	for d.recent.Len() > d.opt.MaxOpen {
		s := d.unused()
		if s == nil {
			return
		}
		d.close(s)
	}
}

// close is shut, with the error logged.
func (d *Dir) close(s *slot) {
	if err := d.shut(s); err != nil {
		d.log.Error("closing a corpus", "err", err)
	}
}

// unused returns the corpus unused for longest, nil where all are in use. One at upkeep is the last choice: closing it would wait for the
// end of a merge, and whoever asks something of another corpus with it.
func (d *Dir) unused() (working *slot) {
	for place := d.recent.Back(); place != nil; place = place.Prev() {
		s := place.Value.(*slot)
		switch {
		case s.users > 0:
		case !s.corpus.running.Load():
			return s
		case working == nil:
			working = s
		}
	}
	return working
}

// shut closes the corpus of a slot without users. It is called with d.mu held, which it releases while it closes the file.
func (d *Dir) shut(s *slot) error {
	c := s.corpus
	s.corpus = nil
	d.recent.Remove(s.place)
	d.mu.Unlock()
	err := c.Close()
	d.mu.Lock()
	delete(d.slots, s.guild)
	d.change.Broadcast()
	return err
}

func (d *Dir) file(guild string) string { return filepath.Join(d.path, guild+fileSuffix) }

// Warm loads the language data, which the first question would have to wait for.
func (d *Dir) Warm() error {
	_, err := d.opt.answers.engine()
	return err
}

// Guilds returns the names of the corpora, sorted.
func (d *Dir) Guilds() ([]string, error) {
	entries, err := os.ReadDir(d.path)
	if err != nil {
		return nil, fileError(d.path, err)
	}
	var guilds []string
	for _, e := range entries {
		if guild, ok := strings.CutSuffix(e.Name(), fileSuffix); ok && validGuild(guild) && !e.IsDir() {
			guilds = append(guilds, guild)
		}
	}
	slices.Sort(guilds)
	return guilds, nil
}

// Has reports whether a guild has a corpus.
func (d *Dir) Has(guild string) bool {
	if !validGuild(guild) {
		return false
	}
	_, err := os.Stat(d.file(guild))
	return err == nil
}

// Close closes all corpora, each as soon as nobody uses it. No corpus can be used afterwards.
func (d *Dir) Close() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.closed = true
	var errs []error
	for len(d.slots) > 0 {
		waiting := true
		for _, s := range d.slots {
			if s.corpus != nil && s.users == 0 {
				errs = append(errs, d.shut(s))
				waiting = false
				break
			}
		}
		if waiting {
			d.change.Wait()
		}
	}
	return errors.Join(errs...)
}
