package analysis

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/internal/lang"
	"quoth/internal/postings"
)

const (
	// maxEntries bounds a table, to about 9 MB beside its words. The words of one sentence may exceed it: it is so far below half
	// of 1 << 17 slots that few of them make the table grow.
	maxEntries = 1<<16 - 1<<10
	// minSlots is the least number of slots, a power of two. At most half of them are taken.
	minSlots = 1 << 10
)

// table maps the surface forms of a language's words to their terms. Every word of every text is looked up in it, and most are among a
// few thousand. What counts is how little memory a lookup touches: a slot, and an entry, two of which share a cache line. What is
// seldom needed is kept apart, in meanings.
//
// When the table is full, it forgets the words that were not looked up again since it was last full, so that a stream of rare words does
// not drive out the common ones.
type table struct {
	l        *lang.Language
	seed     [2]uint64
	slots    []slot // a power of two; open addressing with linear probing
	entries  []entry
	meanings []meaning // of the entries, by the same places
}

// slot is the upper bits of a word's hash and, in the lower placeBits, the place of its entry, from 1; 0 is a free slot.
type slot uint32

// placeBits is enough for maxEntries, and the words and separable verbs of one sentence besides.
const placeBits = 18

func newSlot(hash uint64, place int) slot { return slot(hash>>32)>>placeBits<<placeBits | slot(place) }

// may reports whether the slot's entry may be the one with a hash.
func (s slot) may(hash uint64) bool { return (s^slot(hash>>32))>>placeBits == 0 }

func (s slot) place() int { return int(s & (1<<placeBits - 1)) }

// entry is what indexing a word takes.
type entry struct {
	key   key
	epoch uint32          // the Indexer's, when it set the term IDs
	first postings.TermID // of the first term; for the others see meaning.rest
	terms uint8           // how many terms there are; 0 for a stop word
	again bool            // the word was looked up again
	role  role
}

// role says what a word may be to a separable verb.
type role uint8

const (
	particle role = 1 << iota // the part that stands apart
	finite                    // the verb; unknown until asked is set
	asked
)

// meaning is what else is known of a surface form.
type meaning struct {
	word   string // if it is too long for its key
	folded string
	finite string            // what lang.Language.Finite returns for it, once asked
	terms  []string          // none for a stop word
	rest   []postings.TermID // of the terms after the first
}

// tables holds the table of each language met so far.
type tables map[*lang.Language]*table

// of returns the table of a language.
func (all tables) of(l *lang.Language) *table {
	t := all[l]
	if t == nil {
		t = newTable(l)
		all[l] = t
	}
	return t
}

func newTable(l *lang.Language) *table {
	return &table{l: l, seed: [2]uint64{rand.Uint64(), rand.Uint64()}, slots: make([]slot, minSlots)}
}

// lookup returns the place of the entry of the word s[start:end], which is valid until makeRoom. It keeps no reference to s.
func (t *table) lookup(s string, start, end int) int {
	k := newKey(s, start, end)
	hash := k.hash(t.seed)
	for i := int(hash); ; i++ {
		slot := t.slots[i&(len(t.slots)-1)]
		if slot == 0 {
			return t.add(s[start:end], k, hash)
		}
		if slot.may(hash) {
			place := slot.place() - 1
			if e := &t.entries[place]; e.key == k && (!k.long() || t.meanings[place].word == s[start:end]) {
				e.again = true
				return place
			}
		}
	}
}

// add makes an entry for a word that has none.
func (t *table) add(word string, k key, hash uint64) int {
	if 2*(len(t.entries)+1) > len(t.slots) {
		t.resize(2 * len(t.slots))
	}
	e, m := newEntry(t.l, word)
	e.key = k
	if k.long() {
		m.word = strings.Clone(word)
	}
	t.entries, t.meanings = append(t.entries, e), append(t.meanings, m)
	t.put(len(t.entries), hash)
	return len(t.entries) - 1
}

// put gives a slot to an entry, given its place, from 1.
func (t *table) put(place int, hash uint64) {
	i := int(hash) & (len(t.slots) - 1)
	for t.slots[i] != 0 {
		i = (i + 1) & (len(t.slots) - 1)
	}
	t.slots[i] = newSlot(hash, place)
}

// resize puts all entries into n slots, and makes room for as many entries as these may hold.
func (t *table) resize(n int) {
	t.slots = make([]slot, n)
	t.entries = slices.Grow(t.entries, n/2-len(t.entries))
	t.meanings = slices.Grow(t.meanings, n/2-len(t.meanings))
	for i := range t.entries {
		t.put(i+1, t.entries[i].key.hash(t.seed))
	}
}

// makeRoom, if the table is full, forgets the entries that were not looked up again; all of them, if too few were not.
func (t *table) makeRoom() {
	if len(t.entries) < maxEntries {
		return
	}
	kept := 0
	for i := range t.entries {
		if t.entries[i].again {
			t.entries[kept], t.meanings[kept] = t.entries[i], t.meanings[i]
			t.entries[kept].again = false
			kept++
		}
	}
	if kept > maxEntries*3/4 {
		kept = 0
	}
	clear(t.meanings[kept:])
	t.entries, t.meanings = t.entries[:kept], t.meanings[:kept]
	t.resize(len(t.slots))
}

// finite is lang.Language.Finite for the word of an entry, given its place. It is computed when it is first asked for, as it is of few
// words.
func (t *table) finite(place int32) string {
	e := &t.entries[place]
	if e.role&asked == 0 {
		m := &t.meanings[place]
		e.role |= asked
		if m.finite = t.l.Finite(m.folded); m.finite != "" {
			e.role |= finite
		}
	}
	if e.role&finite == 0 {
		return ""
	}
	return t.meanings[place].finite
}

// newEntry analyses a word. It keeps no reference to it.
func newEntry(l *lang.Language, word string) (e entry, m meaning) {
	var room [64]byte
	marked := string(lang.AppendFold(append(room[:0], l.ID()), word))
	m.folded = marked[1:]
	if l.IsParticle(m.folded) {
		e.role = particle
	}
	if m.folded == "" || l.IsStop(m.folded) {
		return e, m
	}
	m.terms = append(m.terms, cut(markedTerm(l, marked)))
	if !hasDigit(m.folded) {
		if term, ok := ValueTerm(l, m.folded); ok {
			m.terms = append(m.terms, term)
		}
		parts := lang.Compound(l, m.folded)
		for _, part := range parts {
			if term := cut(partTerm(l, part)); !slices.Contains(m.terms, term) {
				m.terms = append(m.terms, term)
			}
		}
		if parts == nil && isCapital(word) {
			if lang.IsApart(l, m.folded, m.terms[0][1:]) {
				m.terms = append(m.terms, cut(NameTerm(m.folded)))
			}
			if strings.ContainsFunc(m.folded, isForeign) {
				m.terms = append(m.terms, cut(NameTerm(lang.Plain(m.folded))))
			}
		}
	}
	e.terms = uint8(len(m.terms)) // a word of 60 bytes has at most 20 parts
	return e, m
}

// isCapital reports whether a word begins with a capital letter.
func isCapital(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first)
}

// isForeign reports whether a letter has a mark that people leave out who type a name, as few keyboards have it.
func isForeign(r rune) bool {
	const lastLatin = 0x24F
	return r >= utf8.RuneSelf && r <= lastLatin && !strings.ContainsRune("äöüß", r)
}

// cut cuts a term as package postings does, so that two terms that are equal there are not listed twice.
func cut(term string) string { return term[:min(len(term), postings.MaxTerm)] }
