// Package lexicon translates words between English and German and names
// words that may stand for each other, so that a question finds sentences that
// say the same in other words.
//
// [Embedded] is the table written for this project: the vocabulary of news and
// of encyclopaedias, with parts of speech and the translations in order of
// likelihood, groups of synonyms for both languages, and classes with their
// members ("ship": "tanker", "ferry"). [Import] turns a Ding dictionary
// (Debian's trans-de-en) into one compact file, [Open] reads it, and [Merge]
// puts it behind the embedded table.
//
//	x, err := lexicon.Embedded()
//	for _, t := range x.Translate(en, de, "declined", lexicon.Verb) {
//		fmt.Println(t.Words, t.P) // [ablehnen] 0.42, ..., [absage erteilen] 0.15
//	}
//
// Words are looked up by their stem, so any inflection of them is found; what
// comes back is the dictionary form, folded.
package lexicon

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"quoth/internal/lang"
)

// POS is a part of speech. The values are written to disk: append only.
type POS uint8

// The parts of speech. Any asks for all of them; a translation whose part of
// speech the dictionary does not tell has Any too.
const (
	Any POS = iota
	Noun
	Verb
	Adj
	Adv
	Prep
	Conj
	Num
	Pron
	posCount
)

var posNames = [posCount]string{"any", "n", "v", "adj", "adv", "prep", "conj", "num", "pron"}

// String returns the abbreviation used in the tables: n, v, adj, adv, prep,
// conj, num, pron, or any.
func (p POS) String() string {
	if p >= posCount {
		return "?"
	}
	return posNames[p]
}

// parsePOS is the inverse of String; ok is false for an unknown abbreviation.
func parsePOS(s string) (p POS, ok bool) {
	i := slices.Index(posNames[:], s)
	return POS(max(i, 0)), i >= 0
}

// A Translation is a word or phrase that may stand for the word asked for.
type Translation struct {
	Words []string // folded, at least one; a phrase has several
	POS   POS
	P     float32 // probability, or for a synonym the weight relative to 1 for the word itself
}

// Limits of what comes back and of what is looked up.
const (
	maxTranslations = 12
	maxSynonyms     = 24
	maxWordBytes    = 64
	maxPhraseWords  = 6
	minP            = 0.015
)

// ownShare is the part of the probability that the embedded table keeps where
// an imported one knows the word as well.
const ownShare = 0.6

// A direction is an index into what is stored once for each way of
// translating. The values are written to disk: append only.
type direction uint8

const (
	toGerman direction = iota
	toEnglish
	directions
)

// directionFrom returns the direction that starts at a language; ok is false
// where there is none.
func directionFrom(l *lang.Language) (d direction, ok bool) {
	switch {
	case l == nil:
	case l.Code() == "en":
		return toGerman, true
	case l.Code() == "de":
		return toEnglish, true
	}
	return 0, false
}

// directionOf returns the direction for a pair of languages; ok is false where
// no table has the pair.
func directionOf(from, to *lang.Language) (d direction, ok bool) {
	d, ok = directionFrom(from)
	back, other := directionFrom(to)
	return d, ok && other && back != d
}

// A candidate is one translation of a key, with its weight beside the other
// candidates of the key.
type candidate struct {
	head   string // folded dictionary form of the key; "" where not recorded
	text   string // folded words, single spaces between them
	pos    POS
	weight float32
}

// A Lexicon is a set of word tables. It does not change and is safe for
// concurrent use.
type Lexicon struct {
	own      *table    // nil in a Lexicon of Open
	imported *file     // nil in a Lexicon of Embedded
	groups   *synonyms // nil in a Lexicon of Open
	kinds    *kinds    // nil in a Lexicon of Open
}

// embedded is parsed at the first use, not at start.
var embedded = sync.OnceValues(loadEmbedded)

// loadEmbedded parses the tables, groups and classes. Stemming is what it costs, so the
// two languages are indexed side by side.
func loadEmbedded() (*Lexicon, error) {
	entries, err := readTables()
	if err != nil {
		return nil, err
	}
	x := &Lexicon{own: new(table), groups: new(synonyms), kinds: new(kinds)}
	var g errgroup.Group
	for d, code := range [directions]string{toGerman: "en", toEnglish: "de"} {
		g.Go(func() error {
			stems := newStemCache(code)
			x.own[d] = indexEntries(direction(d), entries, stems)
			return errors.Join(x.groups.read(direction(d), stems), x.kinds.read(direction(d), stems))
		})
	}
	return x, g.Wait()
}

// Embedded returns the lexicon written for this project. The first call parses
// it (some hundred milliseconds), later ones return the same value.
func Embedded() (*Lexicon, error) { return embedded() }

// Merge returns a lexicon that asks both: base's entries come first, more
// fills in. Either may be nil.
func Merge(base, more *Lexicon) *Lexicon {
	var x Lexicon
	for _, l := range []*Lexicon{base, more} {
		if l == nil {
			continue
		}
		x.own = cmp.Or(x.own, l.own)
		x.imported = cmp.Or(x.imported, l.imported)
		x.groups = cmp.Or(x.groups, l.groups)
		x.kinds = cmp.Or(x.kinds, l.kinds)
	}
	return &x
}

// Translate returns the translations of a folded word in any inflection, the
// most likely first, at most 12. P sums to at most 1. With a part of speech
// only senses of it come back; where the word has none, all come back at lower
// P, for the part of speech of a question's word is a guess. Any returns all,
// each part of speech with its share. A pair of languages without a table
// gives none. A word with spaces is looked up as a phrase.
func (x *Lexicon) Translate(from, to *lang.Language, word string, pos POS) []Translation {
	d, ok := directionOf(from, to)
	if !ok || len(word) > maxWordBytes {
		return nil
	}
	key := phraseKey(from, splitWords(word))
	return x.translate(d, from, key, word, pos)
}

// TranslatePhrase looks up the longest dictionary phrase of at least two words
// that words begin with, and returns its translations and the number of words
// it covers; 0 where there is none. Articles within are passed over.
func (x *Lexicon) TranslatePhrase(from, to *lang.Language, words []string) ([]Translation, int) {
	d, ok := directionOf(from, to)
	if !ok {
		return nil, 0
	}
	return longestPhrase(from, words, func(key, _ string) []Translation {
		if !strings.Contains(key, " ") {
			return nil
		}
		return x.translate(d, from, key, "", Any)
	})
}

// longestPhrase looks up the longest phrase of at least two words that words
// begin with, by its key and its words.
func longestPhrase(l *lang.Language, words []string, look func(key, phrase string) []Translation) ([]Translation, int) {
	drop := dropped[l.Code()]
	for n := min(len(words), maxPhraseWords); n >= 2; n-- {
		if drop[words[0]] || drop[words[n-1]] {
			continue
		}
		if ts := look(phraseKey(l, words[:n]), strings.Join(words[:n], " ")); len(ts) > 0 {
			return ts, n
		}
	}
	return nil, 0
}

// Known reports whether a table or a synonym group has the folded word, in any
// inflection.
func (x *Lexicon) Known(l *lang.Language, word string) bool {
	d, ok := directionFrom(l)
	if !ok || len(word) > maxWordBytes {
		return false
	}
	key := phraseKey(l, splitWords(word))
	if x.groups.has(d, key) {
		return true
	}
	own, imported := x.own.lookup(d, key), x.imported.lookup(d, key)
	return len(own)+len(imported) > 0 && (plausible(own, key, word) || plausible(imported, key, word))
}

// plausible reports whether the word may be an inflection of a candidate's head,
// and not a name that the stemmer cuts down to the same stem ("federer" and
// "federal"). An irregular form, which does not begin with its stem, always may.
func plausible(cs []candidate, key, word string) bool {
	const longestEnding = 5
	if len(cs) > 0 && !strings.HasPrefix(lang.Plain(word), lang.Plain(key)) {
		return true
	}
	for i, n := range inflections(cs, word) {
		if n <= longestEnding || cs[i].head == "" || weakForm(cs[i].head, word) {
			return true
		}
	}
	return false
}

// weakForm tells whether a word is the preterite or participle of a weak German verb: "legte" of "legen".
func weakForm(infinitive, word string) bool {
	stem, ok := strings.CutSuffix(infinitive, "en")
	rest, same := strings.CutPrefix(word, stem)
	return ok && same && (rest == "te" || rest == "ten" || rest == "t" || rest == "ete" || rest == "eten")
}

// translate mixes the tables' candidates for a key. word is the surface form,
// used to tell homographs apart; "" for phrases.
func (x *Lexicon) translate(d direction, from *lang.Language, key, word string, pos POS) []Translation {
	if key == "" {
		return nil
	}
	own := likelyHeads(from, x.own.lookup(d, key), key, word)
	imported := x.imported.lookup(d, key)
	scale := float32(1)
	if pos != Any {
		o, i := withPOS(own, pos), withPOS(imported, pos)
		if len(o)+len(i) > 0 {
			own, imported = o, i
		} else {
			scale = 0.6
		}
	}
	likely := likelyPOS(from, own, word)
	share := float32(ownShare)
	if len(own) == 0 {
		share = 0
	} else if len(imported) == 0 {
		share = 1
	}
	ts := make([]Translation, 0, len(own)+len(imported))
	ts = appendShare(ts, own, share*scale, likely)
	ts = appendShare(ts, imported, (1-share)*scale, likely)
	return best(ts, maxTranslations)
}

// withPOS returns the candidates of one part of speech.
func withPOS(cs []candidate, pos POS) []candidate {
	var kept []candidate
	for _, c := range cs {
		if c.pos == pos {
			kept = append(kept, c)
		}
	}
	return kept
}

// posFactor is how much more senses of the part of speech that an ending
// tells count than others.
const posFactor = 6

// germanNounEndings are of nouns only.
var germanNounEndings = []string{"ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "tion", "tionen", "tät", "täten"}

// likelyPOS is the part of speech that a word's ending tells, Any where it
// does not: an English word in -ed or -ing is most often the verb, unless it
// is an entry itself.
func likelyPOS(from *lang.Language, cs []candidate, word string) POS {
	if from.Code() == "de" {
		for _, ending := range germanNounEndings {
			if strings.HasSuffix(word, ending) {
				return Noun
			}
		}
		return Any
	}
	if !strings.HasSuffix(word, "ed") && !strings.HasSuffix(word, "ing") {
		return Any
	}
	for _, c := range cs {
		if c.head == word {
			return Any
		}
	}
	return Verb
}

// appendShare appends the candidates with probabilities that sum to share.
func appendShare(ts []Translation, cs []candidate, share float32, likely POS) []Translation {
	if share == 0 {
		return ts
	}
	weight := func(c candidate) float32 {
		if likely != Any && c.pos == likely {
			return c.weight * posFactor
		}
		return c.weight
	}
	var sum float32
	for _, c := range cs {
		sum += weight(c)
	}
	if sum <= 0 {
		return ts
	}
	for _, c := range cs {
		ts = append(ts, Translation{Words: strings.Fields(c.text), POS: c.pos, P: share * weight(c) / sum})
	}
	return ts
}

// best joins equal translations, sorts them by probability and cuts the tail.
func best(ts []Translation, limit int) []Translation {
	slices.SortStableFunc(ts, func(a, b Translation) int {
		return cmp.Or(slices.Compare(a.Words, b.Words), cmp.Compare(a.POS, b.POS))
	})
	joined := ts[:0]
	for _, t := range ts {
		if n := len(joined); n > 0 && joined[n-1].POS == t.POS && slices.Equal(joined[n-1].Words, t.Words) {
			joined[n-1].P += t.P
			continue
		}
		joined = append(joined, t)
	}
	slices.SortStableFunc(joined, func(a, b Translation) int { return cmp.Compare(b.P, a.P) })
	for i, t := range joined {
		if i == limit || i > 0 && t.P < minP {
			return joined[:i]
		}
	}
	return joined
}

// dropped are the words that a dictionary phrase and a question may differ in.
var dropped = map[string]map[string]bool{
	"de": lang.Set("der die das den dem des ein eine einen einem einer eines sich jdn jdm jds jmd jd etw"),
	"en": lang.Set("a an the sb sth his her their its my your our oneself"),
}
