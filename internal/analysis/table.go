package analysis

import (
	"hash/maphash"
	"slices"
	"strings"

	"quoth/internal/lang"
	"quoth/internal/postings"
)

const (
	// maxEntries bounds a table, to about 16 MB.
	maxEntries = 1 << 16
	// minSlots is the least number of slots, a power of two. At most half of them are taken.
	minSlots = 1 << 10
)

// table maps the surface forms of a language's words to their terms. Every word of every text is looked up in it, and most
// are among a few thousand, so that what counts is how few places in memory a lookup touches: a slot, the entry, the word's bytes.
// When the table is full, it forgets the words that were not looked up a second time since it was full before, so that a stream of
// rare words does not drive out the common ones.
type table struct {
	l       *lang.Language
	seed    maphash.Seed
	slots   []slot // open addressing, linear probing
	entries []entry
}

// slot holds the upper half of a word's hash and the place of its entry, from 1; 0 stands for a free one.
type slot struct{ hash, entry uint32 }

// entry is what is known of a surface form.
type entry struct {
	word     string
	folded   string
	terms    []string // none for a stop word
	hash     uint64
	epoch    uint32            // of the Indexer's builder for which the IDs are valid
	first    postings.TermID   // of terms[0]
	rest     []postings.TermID // of the other terms
	again    bool              // it was looked up again
	particle bool              // of a separable verb, perhaps
}

func newTable(l *lang.Language) *table {
	return &table{l: l, seed: maphash.MakeSeed(), slots: make([]slot, minSlots)}
}

// lookup returns the entry of a word as it stands in a text. It keeps no reference to the word's bytes. The entry stays valid, but
// what is written to it may be lost when other words are looked up.
func (t *table) lookup(word string) *entry {
	hash := maphash.String(t.seed, word)
	for i := int(hash); ; i++ {
		s := t.slots[i&(len(t.slots)-1)]
		if s.entry == 0 {
			return t.add(word, hash)
		}
		if s.hash == uint32(hash>>32) {
			if e := &t.entries[s.entry-1]; e.word == word {
				e.again = true
				return e
			}
		}
	}
}

// add makes an entry for a word that has none.
func (t *table) add(word string, hash uint64) *entry {
	if len(t.entries) >= maxEntries {
		t.forget()
	}
	if 2*(len(t.entries)+1) > len(t.slots) {
		t.place(2 * len(t.slots))
	}
	e := newEntry(t.l, strings.Clone(word))
	e.hash = hash
	t.entries = append(t.entries, e)
	t.put(len(t.entries))
	return &t.entries[len(t.entries)-1]
}

// put takes a slot for an entry, given its place from 1.
func (t *table) put(place int) {
	hash := t.entries[place-1].hash
	i := int(hash) & (len(t.slots) - 1)
	for t.slots[i].entry != 0 {
		i = (i + 1) & (len(t.slots) - 1)
	}
	t.slots[i] = slot{uint32(hash >> 32), uint32(place)}
}

// place puts all entries into n slots.
func (t *table) place(n int) {
	t.slots = make([]slot, n)
	for i := range t.entries {
		t.put(i + 1)
	}
}

// forget drops the entries that were not looked up again, or all where these are too few to be worth it.
func (t *table) forget() {
	kept := make([]entry, 0, maxEntries) // the old ones may still be in use
	for i := range t.entries {
		if e := &t.entries[i]; e.again {
			kept = append(kept, *e)
			kept[len(kept)-1].again = false
		}
	}
	if len(kept) > maxEntries*3/4 {
		kept = kept[:0]
	}
	t.entries = kept
	t.place(len(t.slots))
}

func newEntry(l *lang.Language, word string) entry {
	e := entry{word: word, folded: lang.Fold(word)}
	e.particle = l.IsParticle(e.folded)
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
