// Package lang holds what is known of each language: its stemmer, stop words, question words, abbreviations, number
// words, irregular forms, the verbs with a particle, and for German the parts of compounds; and it tells the language of a text.
//
// A caller folds a word of a text once with [Fold] and hands the folded form to the methods of a [Language]:
//
//	de := lang.Get("de")
//	de.Stem(lang.Fold("Gegangen")) // "geh", as for "ging" and "gehen"
//
// German and English are known in full; Spanish, French, Russian, Swedish, Norwegian and Hungarian are stemmed and have
// stop words, question words, abbreviations and the common number words. The tables are the text files in data, read when
// a language is first asked for.
package lang

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"
)

// A Language answers questions about the words of one language. It is immutable and safe for concurrent use.
type Language struct {
	code          string
	id            byte
	stop          map[string]bool
	abbreviations map[string]Abbreviation
	months        map[string]bool
	counting      map[string]bool // stop words before a cardinal number
	prepositions  map[string]bool
	questions     map[string]string // words joined by a space to a kind
	numbers       map[string]float64
	tens          []string          // the number words of 20 to 90, the shortest first
	stems         map[string]string // of the forms that stem would not bring to the stem of their lemma
	stem          func(string) string
	german        *german // nil for the other languages
	*separating           // nil for all but German and English
	listed        *filter // of the words in stop, stems, numbers, and the particles
}

// codes lists the languages in the order of their IDs, from 1. IDs are written to disk: append only.
var codes = [...]string{"de", "en", "es", "fr", "ru", "sv", "no", "hu"}

// loaded returns each of them. It is read when first asked for: the tables of one take some milliseconds.
var loaded = func() (all [len(codes)]func() *Language) {
	for i, code := range codes {
		all[i] = sync.OnceValue(func() *Language { return load(code, byte(i+1)) })
	}
	return all
}()

// Get returns the language with an ISO 639-1 code ("de", "en", "es", "fr", "ru", "sv", "no", "hu"), nil for any other.
func Get(code string) *Language {
	i := slices.Index(codes[:], code)
	if i < 0 {
		return nil
	}
	return loaded[i]()
}

// Named returns the language that people mean by a name ("German", "Deutsch"), a code or a tag ("de-AT", "en_US", "nb"); nil if it is none of
// these.
func Named(name string) *Language {
	name = strings.ToLower(strings.TrimSpace(name))
	if i := strings.IndexAny(name, "-_"); i > 0 {
		name = name[:i]
	}
	return Get(cmp.Or(byName[name], name))
}

// byName has codes by the names of languages, and by other codes.
var byName = map[string]string{
	"german": "de", "deutsch": "de", "deu": "de", "ger": "de", "english": "en", "englisch": "en", "eng": "en", "spanish": "es", "spanisch": "es",
	"french": "fr", "französisch": "fr", "russian": "ru", "russisch": "ru", "swedish": "sv", "schwedisch": "sv", "norwegian": "no",
	"norwegisch": "no", "nb": "no", "nn": "no", "hungarian": "hu", "ungarisch": "hu",
}

// ByID returns the language with an ID, nil for an unknown one.
func ByID(id byte) *Language {
	if id == 0 || int(id) > len(codes) {
		return nil
	}
	return loaded[id-1]()
}

// All returns the languages in the order of their IDs, German and English first. The slice is the caller's.
func All() []*Language {
	all := make([]*Language, len(loaded))
	for i, load := range loaded {
		all[i] = load()
	}
	return all
}

// Code returns the ISO 639-1 code.
func (l *Language) Code() string { return l.code }

// ID returns the language's number, 1 to 8. It never changes, so that it can be written to disk.
func (l *Language) ID() byte { return l.id }

// String returns the code.
func (l *Language) String() string { return l.code }

// IsStop tells whether a folded word says nothing of what a text is about: an article, pronoun, preposition,
// conjunction, auxiliary or particle.
func (l *Language) IsStop(word string) bool {
	if !l.listed.may(word) {
		return false
	}
	return l.stop[word]
}

// An Abbreviation tells whether a word before a full stop is one, and whether the sentence may end there all the same.
type Abbreviation uint8

const (
	NoAbbreviation Abbreviation = iota
	MayEnd                      // "inc.", "usw."
	LeadsOn                     // "dr.", "z.b.": what it belongs to follows, so that it never ends a sentence
	IfCapital                   // "sat.", "so.": where it begins with a capital, and a word like any other where it does not
	IfNumbered                  // "no.", "art.": where a number follows
)

// Abbreviation returns what a folded word is with its final full stop: "dr.", "z.b.".
func (l *Language) Abbreviation(word string) Abbreviation {
	const street = "str."
	if l.german != nil && strings.HasSuffix(word, street) { // "hauptstr."
		word = street
	}
	return l.abbreviations[word]
}

// IsMonth tells whether a folded word is the name of a month.
func (l *Language) IsMonth(word string) bool {
	return l.months[word]
}

// Counts tells whether a folded stop word commonly stands before a cardinal number ("etwa 12", "nur 3") and not an ordinal.
func (l *Language) Counts(word string) bool {
	return l.counting[word]
}

// StopWords returns the stop words in alphabetical order.
func (l *Language) StopWords() []string { return slices.Sorted(maps.Keys(l.stop)) }
