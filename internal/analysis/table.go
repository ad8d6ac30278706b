package analysis

import (
	"slices"
	"strings"

	"quoth/internal/lang"
	"quoth/internal/postings"
)

// maxEntries bounds each of the two generations of a table, about 20 MB.
const maxEntries = 1 << 16

// table maps the surface forms of a language's words to their terms. When it is full, the older half of what it has
// is forgotten unless it is asked for again, so that a stream of rare words does not drive out the common ones.
type table struct {
	l         *lang.Language
	separable bool
	young     map[string]*entry
	old       map[string]*entry
}

// entry is what is known of a surface form.
type entry struct {
	folded string
	terms  []string          // none for a stop word
	ids    []postings.TermID // of terms, in the Indexer's builder; valid in one epoch
	epoch  uint32
}

func newTable(l *lang.Language) *table {
	return &table{l: l, separable: l.Code() == "de", young: map[string]*entry{}}
}

// lookup returns the entry of a word as it stands in a text. It keeps no reference to the word's bytes.
func (t *table) lookup(word string) *entry {
	if e := t.young[word]; e != nil {
		return e
	}
	e := t.old[word]
	word = strings.Clone(word)
	if e == nil {
		e = newEntry(t.l, word)
	}
	if len(t.young) >= maxEntries {
		t.old, t.young = t.young, make(map[string]*entry, maxEntries)
	}
	t.young[word] = e
	return e
}

func newEntry(l *lang.Language, word string) *entry {
	e := &entry{folded: lang.Fold(word)}
	if e.folded == "" || l.IsStop(e.folded) {
		return e
	}
	e.terms = append(e.terms, cut(Term(l, e.folded)))
	if hasDigit(e.folded) {
		return e
	}
	if value, ok := l.Number(e.folded); ok {
		e.terms = append(e.terms, ValueTerm(value))
	}
	for _, part := range lang.Compound(l, e.folded) {
		if term := cut(PartTerm(l, part)); !slices.Contains(e.terms, term) {
			e.terms = append(e.terms, term)
		}
	}
	return e
}

// cut bounds a term as package postings does, so that two that it takes for one are not listed twice.
func cut(term string) string { return term[:min(len(term), postings.MaxTerm)] }
