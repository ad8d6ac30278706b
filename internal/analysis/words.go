package analysis

import (
	"slices"
	"sync"

	"quoth/internal/lang"
	"quoth/internal/text"
)

// Word is a word of a text, with the terms under which it is indexed.
type Word struct {
	text.Span
	Folded string   // lang.Fold of it
	Terms  []string // its stem first; none for a stop word. They are shared, and must not be changed
}

// Words returns the words of texts with the terms under which an Indexer would index them. It keeps a bounded table of the words it has
// seen. It is safe for concurrent use.
type Words struct {
	mu     sync.Mutex // guards tables
	tables tables
}

// NewWords returns a Words that has seen none.
func NewWords() *Words { return &Words{tables: tables{}} }

// Of returns the words of s[span].
func (w *Words) Of(l *lang.Language, s string, span text.Span) []Word {
	spans := text.AppendWords(nil, s, span.Start, span.End)
	words := make([]Word, 0, len(spans))
	w.mu.Lock()
	t := w.tables.of(l)
	for _, x := range spans {
		t.makeRoom()
		m := &t.meanings[t.lookup(s, x.Start, x.End)]
		words = append(words, Word{Span: x, Folded: m.folded, Terms: m.terms})
	}
	w.mu.Unlock()
	joinSeparated(words, l)
	return words
}

// joinSeparated adds the terms of verbs whose particle is a word of its own to the verbs.
func joinSeparated(words []Word, l *lang.Language) {
	folded := make([]string, len(words))
	for i := range words {
		folded[i] = words[i].Folded
	}
	for _, v := range l.Separable(folded) {
		x := &words[v.Verb]
		x.Terms = append(slices.Clip(x.Terms), Term(l, v.Lemma))
	}
}
