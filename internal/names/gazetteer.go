package names

import (
	"embed"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"quoth/internal/text"
)

// classes is a set of gazetteer classes, a bit each.
type classes uint32

const (
	given classes = 1 << iota
	surname
	city
	region
	water
	country
	people
	adjective
	party
	institution
	company
	media
	club
	work
	role
	ending
	site
	month
	particle
	noun
	begins    // first word of an entry of several
	continues // a later word of one
	partial   // in the table only: longer entries begin so
)

// anyCase are the classes of words that are looked up without regard to capitals.
const anyCase = adjective | role | ending | site | month | particle | noun

var classNames = map[string]classes{
	"given": given, "surname": surname, "country": country, "city": city, "region": region, "water": water, "party": party,
	"institution": institution, "company": company, "media": media, "club": club, "work": work, "role": role,
	"ending": ending, "site": site, "month": month, "particle": particle, "noun": noun,
}

// allClasses are the classes of names, in order.
var allClasses = []classes{given, surname, city, region, water, country, people, party, institution, company, media, club, work}

//go:embed data/*.txt
var dataFiles embed.FS

// hashSet maps hashes to classes: open addressing, no deletion, hash 0 is an empty slot.
type hashSet struct {
	keys   []uint64
	values []classes
	shift  uint
	n      int
}

func newHashSet(bits uint) *hashSet {
	return &hashSet{keys: make([]uint64, 1<<bits), values: make([]classes, 1<<bits), shift: 64 - bits}
}

func (h *hashSet) slot(key uint64) int {
	mask := len(h.keys) - 1
	i := int(key * 0x9e3779b97f4a7c15 >> h.shift)
	for h.keys[i] != key && h.keys[i] != 0 {
		i = (i + 1) & mask
	}
	return i
}

func (h *hashSet) get(key uint64) classes { return h.values[h.slot(key)] }

// add unites the classes of key with c, growing the set when it is half full.
func (h *hashSet) add(key uint64, c classes) {
	if 2*h.n >= len(h.keys) {
		bigger := newHashSet(64 - h.shift + 1)
		for i, k := range h.keys {
			if k != 0 {
				bigger.add(k, h.values[i])
			}
		}
		*h = *bigger
	}
	i := h.slot(key)
	if h.keys[i] == 0 {
		h.keys[i] = key
		h.n++
	}
	h.values[i] |= c
}

const lowerSalt = 0x6a09e667f3bcc908 // parts words looked up in lower case from names

// chain hashes an entry of several words.
func chain(h, word uint64) uint64 { return (h*31 + word) * hashPrime }

// gazetteer is the set of all entries, in the spelling of the data files.
type gazetteer struct {
	set     *hashSet
	entries map[classes][]string // names by class, for the training program

	words  []text.Span // of the name that is being added
	tokens []token
}

var theGazetteer = sync.OnceValue(newGazetteer)

func newGazetteer() *gazetteer {
	g := &gazetteer{set: newHashSet(17), entries: make(map[classes][]string)}
	for _, file := range []string{"given", "surnames", "words"} {
		c := classNames[strings.TrimSuffix(file, "s")]
		for line := range dataLines(file) {
			if heading, ok := strings.CutPrefix(line, "@"); ok {
				c = classNames[heading]
				continue
			}
			for word := range strings.FieldsSeq(line) {
				g.add(word, c)
			}
		}
	}
	for _, group := range theGroups() {
		for _, name := range group.names {
			g.add(name, group.class)
		}
	}
	for _, n := range theNations() {
		for _, adj := range n.adjectives {
			for _, e := range adjectiveEndings {
				g.add(adj+e, adjective)
			}
		}
		for _, p := range n.people {
			g.add(p, people)
		}
	}
	return g
}

// add enters a name or word into the set with class c.
func (g *gazetteer) add(name string, c classes) {
	g.words = text.AppendWords(g.words[:0], name, 0, len(name))
	g.tokens = appendTokens(g.tokens[:0], name, g.words)
	tokens := g.tokens
	if len(tokens) == 0 || len(tokens) > maxEntry {
		return
	}
	if c&anyCase == 0 {
		g.entries[c] = append(g.entries[c], name)
	}
	h := tokens[0].key(c)
	for _, t := range tokens[1:] {
		g.set.add(h, partial)
		h = chain(h, t.key(c))
	}
	g.set.add(h, c)
}

func (t *token) key(c classes) uint64 {
	if c&anyCase != 0 {
		return t.lower ^ lowerSalt
	}
	return t.word
}

// adjectiveEndings are those of German adjectives.
var adjectiveEndings = [...]string{"", "e", "en", "er", "es", "em"}

const maxEntry = 7 // words of a gazetteer entry

// mark sets the classes of tokens: those of the longest entry that begins at each token not yet covered by one.
func (g *gazetteer) mark(tokens []token) {
	for i := range tokens {
		t := &tokens[i]
		if t.kind != wordToken {
			continue
		}
		t.classes |= g.set.get(t.lower ^ lowerSalt)
		if t.last != 0 {
			t.classes |= g.set.get(t.last^lowerSalt) & (role | ending | site)
		}
		t.classes &^= partial
	}
	for i := 0; i < len(tokens); {
		i += g.markEntry(tokens[i:])
	}
}

// markEntry marks the longest entry that tokens begin with, and returns how many tokens it has, at least 1.
func (g *gazetteer) markEntry(tokens []token) int {
	t := &tokens[0]
	if t.kind != wordToken || t.shape == 0o11 { // small letters alone
		return 1
	}
	h := t.word
	c := g.set.get(h)
	n, found := 1, c&^partial
	if found == 0 && t.genitive != 0 {
		found = g.set.get(t.genitive) &^ partial
	}
	for k := 1; c&partial != 0 && k < len(tokens) && k < maxEntry; k++ {
		h = chain(h, tokens[k].word)
		c = g.set.get(h)
		if c&^partial != 0 {
			n, found = k+1, c&^partial
		}
	}
	for k := range n {
		tokens[k].classes |= found
		if n > 1 && k == 0 {
			tokens[k].classes |= begins
		} else if k > 0 {
			tokens[k].classes |= continues
		}
	}
	return n
}

// cldrLanguages are the languages whose names of countries are known.
var cldrLanguages = []string{"de", "en", "es", "fr", "ru", "sv", "no", "hu"}

// countryNames returns the names of a region in all languages, each once.
func countryNames(r language.Region) []string {
	var all []string
	for _, n := range theNamers() {
		name, _, _ := strings.Cut(n.Name(r), " (")
		name = strings.TrimSpace(name)
		if name == "" || slices.Contains(all, name) {
			continue
		}
		all = append(all, name)
	}
	return all
}
