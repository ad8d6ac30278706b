package lang

import (
	"math/bits"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// A vocabulary holds what German compounds are made of.
type vocabulary struct {
	words     map[string]bool // folded words, and stems of verbs
	stems     map[string]bool // of the words, for the inflected last part
	stemmed   *filter         // of the stems
	protected map[string]bool // words that stay whole
	longest   int             // bytes of the longest word
	trie      *trie           // of the words, see isPart and wantsE
}

// What the trie says of an entry.
const (
	isPart = 1 << iota // it is a word
	wantsE             // with an e it is one
)

var compounds = sync.OnceValue(func() *vocabulary {
	s := read("de-vocabulary.txt")
	l := Get("de")
	v := &vocabulary{words: Set(s["word"]...), stems: make(map[string]bool), protected: Set(s["protected"]...)}
	for word := range v.words {
		v.longest = max(v.longest, len(word))
		v.stems[l.Stem(word)] = true
	}
	for word := range v.protected { // a derived word among them may itself be a part
		if strings.HasSuffix(word, "schaft") || strings.HasSuffix(word, "heit") {
			v.words[word] = true
		}
	}
	v.stemmed = newFilter(keys(v.stems))
	present := make(map[string]byte)
	for word := range v.words {
		present[word] |= isPart
		if head, ok := strings.CutSuffix(word, "e"); ok && len(head) > minPart {
			present[head] |= wantsE
		}
	}
	v.trie = newTrie(present)
	return v
})

// minPart is the length in bytes of the shortest part of a compound.
const minPart = 3

// links are the linking elements between two parts; those from rareLinks on are rare.
var links = [...]string{"s", "n", "en", "es", "er", "e", "ens", "ns"}

const rareLinks = 4

// Compound returns the parts of a German compound as folded words without linking elements ("arbeitsmarktreform": "arbeit",
// "markt", "reform"), nil where the folded word is none, is a word of the vocabulary, is a name the vocabulary knows, is longer than 60
// bytes or the language is not German. Of several ways to take it apart the one with the fewest parts wins, then the one with common
// linking elements and whole words, then the one with the longest last part. After Koehn and Knight, Empirical Methods for Compound
// Splitting (2003), with a closed vocabulary in the place of counts. A call takes time quadratic in the word's length at most.
func Compound(l *Language, word string) []string {
	if l == nil || l.german == nil || len(word) < 2*minPart || len(word) > maxWord || hasDigit(word) {
		return nil
	}
	v := compounds()
	parts := v.split(l, word)
	if parts == nil || v.whole(l, word) { // few words have parts at all
		return nil
	}
	return parts
}

// IsNoun tells whether a folded word is a common German noun of the vocabulary, with the endings that hardly make another name of one: it
// knows "bergen" and "berges", and leaves "berger". For other languages it is false.
func IsNoun(l *Language, word string) bool {
	if l.german == nil {
		return false
	}
	v := compounds()
	for _, ending := range [...]string{"", "s", "es", "en", "n", "e"} {
		if head, ok := strings.CutSuffix(word, ending); ok && v.words[head] {
			return true
		}
	}
	return false
}

// IsApart tells whether a folded word would, as a name, be another one than its stem: "browning", "jennings", and in German "berger", but not
// "berliner", as "berlin" is no common noun.
func IsApart(l *Language, word, stem string) bool {
	s, er, ing := strings.HasSuffix(word, "s"), strings.HasSuffix(word, "er"), strings.HasSuffix(word, "ing")
	switch {
	case word == stem || !s && !er && !ing:
		return false
	case l.german == nil:
		return true
	}
	return (s || er && compounds().stems[stem]) && !IsNoun(l, word)
}

// whole tells whether a word, inflected or not, is in the vocabulary or protected.
func (v *vocabulary) whole(l *Language, word string) bool {
	if v.words[word] {
		return true
	}
	for _, ending := range [...]string{"", "s", "es", "en", "n", "e", "er", "ern"} {
		if head, ok := strings.CutSuffix(word, ending); ok {
			if v.protected[head] || v.words[head] {
				return true
			}
		}
	}
	return v.stems[l.Stem(word)]
}

// The costs of a way to take a word apart. A part outweighs everything else.
const (
	partCost  = 10
	rareCost  = 2 // a rare linking element, or an e dropped from the part
	stemCost  = 1 // a last part that is only known by its stem
	shortCost = 1 // a part of three letters
)

// way is how the head of a word up to some place is taken apart.
type way struct {
	cost int  // 0 where there is no way to here
	from int  // where its last part begins
	link int  // bytes of its linking element
	e    bool // an e was dropped from it
}

// split finds the cheapest way to take each head of the word apart, from the shortest on.
func (v *vocabulary) split(l *Language, word string) []string {
	inside := uint64(1)<<len(word) - 1
	ends := v.ends(word, 0)
	if ends.near()&inside == 0 { // as most words
		return nil
	}
	var ways [maxWord + 1]way
	for starts := uint64(1); starts != 0; { // the places to which there is a way, one a bit
		start := bits.TrailingZeros64(starts)
		starts &= starts - 1
		if start+minPart > len(word) {
			break
		}
		if start > 0 {
			ends = v.ends(word, start)
		}
		for m := ends.near() & inside; m != 0; m &= m - 1 {
			if end := bits.TrailingZeros64(m); utf8.RuneStart(word[end]) && ways[end].better(&ways[start], ends.part(word, end)) {
				starts |= 1 << end
			}
		}
		if start > 0 && start >= len(word)-v.longest-3 {
			ways[len(word)].better(&ways[start], v.last(l, ends, word))
		}
	}
	return join(word, ways[:len(word)+1])
}

// better replaces a way by one over another and one part more, if there is such a part and that is cheaper. Of equally cheap ones
// the first stays, which has the longest last part. It tells whether it was replaced.
func (w *way) better(over *way, part way) bool {
	if part.cost == 0 {
		return false
	}
	part.cost += over.cost
	if w.cost > 0 && w.cost <= part.cost {
		return false
	}
	*w = part
	return true
}

// join returns the parts of the way to the end of the word, nil for one part or none.
func join(word string, ways []way) (parts []string) {
	for end := len(word); end > 0; end = ways[end].from {
		w := &ways[end]
		if w.cost == 0 {
			return nil
		}
		part := word[w.from : end-w.link]
		if w.e {
			part += "e"
		}
		parts = append(parts, part)
	}
	if len(parts) < 2 {
		return nil
	}
	slices.Reverse(parts)
	return parts
}

// partEnds are the places of a word, one a bit, at which a word of the vocabulary ends that begins at start.
type partEnds struct {
	start int
	whole uint64
	e     uint64 // but for an e that is missing
}

// ends walks along the word from start.
func (v *vocabulary) ends(word string, start int) (p partEnds) {
	p.start = start
	node := uint32(trieRoot)
	for i := start; i < len(word); i++ {
		if node = v.trie.step(node, word[i]); node == trieRoot {
			break
		}
		if i+1-start < minPart {
			continue
		}
		value := uint64(v.trie.value(node))
		p.whole |= value & isPart << (i + 1)
		p.e |= value & wantsE / wantsE << (i + 1)
	}
	return p
}

// near returns the places at which a part may end, its linking element included.
func (p partEnds) near() uint64 {
	return p.whole | p.whole<<1 | p.whole<<2 | p.whole<<3 | p.e
}

// part returns the way from start to end that is a word of the vocabulary with or without a linking element, of cost 0 for none.
func (p partEnds) part(word string, end int) way {
	if p.whole>>end&1 != 0 {
		if end-p.start == minPart {
			return way{cost: partCost + shortCost, from: p.start}
		}
		return way{cost: partCost, from: p.start}
	}
	for i, link := range links {
		if p.whole>>(end-len(link))&1 != 0 && strings.HasSuffix(word[:end], link) {
			if i >= rareLinks {
				return way{cost: partCost + rareCost, from: p.start, link: len(link)}
			}
			return way{cost: partCost, from: p.start, link: len(link)}
		}
	}
	if p.e>>end&1 != 0 { // "Schulgebäude"
		return way{cost: partCost + rareCost, from: p.start, e: true}
	}
	return way{}
}

// last returns the way from start to the end of the word that is a word of the vocabulary, inflected or not.
func (v *vocabulary) last(l *Language, p partEnds, word string) way {
	if p.whole>>len(word)&1 != 0 {
		return p.part(word, len(word))
	}
	piece := word[p.start:]
	if len(piece) <= minPart || badTail(piece) {
		return way{}
	}
	if stem := l.Stem(piece); v.stemmed.may(stem) {
		if v.stems[stem] {
			return way{cost: partCost + stemCost, from: p.start}
		}
	}
	return way{}
}

// badTail tells whether a piece is rather an ending than a word.
func badTail(piece string) bool {
	switch piece {
	case "ende", "enden", "ender", "artig", "erst", "erste", "ersten", "lose", "losen", "loser", "ehen", "arten", "eise", "ring", "ringe", "ringen":
		return true
	}
	return false
}
