package lexicon

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"unicode"

	"quoth/internal/lang"
)

// The embedded tables. A line of data/table_*.txt is an English word or
// phrase, its part of speech, and its German translations in order of
// likelihood:
//
//	decline v | ablehnen, absagen, Absage erteilen, ausschlagen
//	turn down v | ablehnen, abweisen
//	platoon n | ~Zug
//
// The German word after a ~ is right, but seldom means the English one: a Zug
// is most often a train.
//
//go:embed data/*.txt
var data embed.FS

// rankRatio is the weight of a translation relative to the one before it.
const rankRatio = 0.78

// seldomRatio is how much less a translation with a ~ weighs read backwards.
const seldomRatio = 0.3

// A table is a dictionary in memory: candidates by stem key, for each
// direction.
type table [directions]index[candidate]

// lookup returns the candidates of a key; a nil table has none.
func (t *table) lookup(d direction, key string) []candidate {
	if t == nil {
		return nil
	}
	return t[d].get(key)
}

// readTables returns the lines of the embedded tables, not yet indexed.
func readTables() ([]tableEntry, error) {
	entries := make([]tableEntry, 0, 1<<15)
	err := eachLine("table_*.txt", func(line string) error {
		e, err := parseEntry(line)
		entries = append(entries, e)
		return err
	})
	return entries, err
}

// eachLine calls f with the lines of the embedded files of a pattern that are
// neither empty nor comments. What f finds wrong comes back with the places: the
// files are compiled in, so that a mistake in them is one of the program.
func eachLine(pattern string, f func(line string) error) error {
	names, err := fs.Glob(data, "data/"+pattern)
	for _, name := range names {
		b, readErr := data.ReadFile(name)
		err = errors.Join(err, readErr)
		n := 0
		for line := range strings.SplitSeq(string(b), "\n") {
			n++
			line, _, _ = strings.Cut(line, "#")
			if line = strings.TrimSpace(line); line == "" {
				continue
			}
			if lineErr := f(line); lineErr != nil {
				err = errors.Join(err, fmt.Errorf("lexicon: %s:%d: %w", path.Base(name), n, lineErr))
			}
		}
	}
	return err
}

// indexEntries returns the candidates of one direction by stem key. stems is
// of the language translated from.
func indexEntries(d direction, entries []tableEntry, stems *stemCache) index[candidate] {
	n := 0
	for _, e := range entries {
		n += len(e.targets)
	}
	b := newIndexBuilder[candidate](len(entries), n)
	for _, e := range entries {
		weight := float32(1)
		if d == toGerman {
			key := stems.key(e.head)
			for _, t := range e.targets {
				b.add(key, candidate{head: e.head, text: t.text, pos: e.pos, weight: weight})
				weight *= rankRatio
			}
			continue
		}
		// Read backwards, the weight is the forward one before it is normalised: a
		// word with many translations is a common one, so its share is not divided.
		for _, t := range e.targets {
			back := weight
			if t.seldom {
				back *= seldomRatio
			}
			b.add(stems.key(t.text), candidate{head: t.text, text: e.head, pos: e.pos, weight: back})
			weight *= rankRatio
		}
	}
	return b.index()
}

// A tableEntry is one line of the tables, its words folded.
type tableEntry struct {
	head    string
	pos     POS
	targets []target
}

type target struct {
	text   string
	seldom bool // it seldom means the head
}

// parseEntry reads "head pos | target, target".
func parseEntry(line string) (e tableEntry, err error) {
	left, right, ok := strings.Cut(line, "|")
	if !ok {
		return e, fmt.Errorf("no | in %q", line)
	}
	left = strings.TrimSpace(left)
	i := strings.LastIndexByte(left, ' ')
	if i < 0 {
		return e, fmt.Errorf("no part of speech in %q", line)
	}
	e.pos, ok = parsePOS(left[i+1:])
	if !ok || e.pos == Any {
		return e, fmt.Errorf("unknown part of speech in %q", line)
	}
	head := strings.TrimSpace(left[:i])
	if !validEntry(head) {
		return e, fmt.Errorf("bad head in %q", line)
	}
	e.head = foldEntry("en", head)
	e.targets = make([]target, 0, 1+strings.Count(right, ","))
	for t := range strings.SplitSeq(right, ",") {
		t, seldom := strings.CutPrefix(strings.TrimSpace(t), "~")
		if !validEntry(t) {
			return e, fmt.Errorf("bad translation %q in %q", t, line)
		}
		e.targets = append(e.targets, target{foldEntry("de", t), seldom})
	}
	return e, nil
}

// foldEntry returns the words of an entry folded, without articles, with
// single spaces between.
func foldEntry(code, s string) string {
	if !strings.ContainsAny(s, " -") {
		return lang.Fold(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	for w := range strings.FieldsFuncSeq(s, isWordBreak) {
		if w = lang.Fold(w); dropped[code][w] {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	if b.Len() == 0 { // nothing but articles
		return strings.Join(splitWords(lang.Fold(s)), " ")
	}
	return b.String()
}

// validEntry reports whether s is words of letters, digits, hyphens,
// apostrophes and dots.
func validEntry(s string) bool {
	letters := 0
	for _, r := range s {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			letters++
		case !strings.ContainsRune(" -'’.", r):
			return false
		}
	}
	return letters > 0
}

// A stemCache remembers stems while a table is built, for most words occur in
// several entries and stemming is what loading costs.
type stemCache struct {
	lang  *lang.Language
	stems map[string]string
}

func newStemCache(code string) *stemCache {
	return &stemCache{lang: lang.Get(code), stems: make(map[string]string, 1<<16)}
}

func (c *stemCache) stem(word string) string {
	s, ok := c.stems[word]
	if !ok {
		s = c.lang.Stem(word)
		c.stems[word] = s
	}
	return s
}

// key returns the key of an entry's folded words.
func (c *stemCache) key(text string) string {
	if !strings.Contains(text, " ") && len(text) <= maxWordBytes {
		return c.stem(text)
	}
	return stemKey(c.stem, strings.SplitSeq(text, " "))
}
