package lang

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// A vocabulary holds what German compounds are made of.
type vocabulary struct {
	words     map[string]struct{} // folded words, and stems of verbs
	stems     map[string]struct{} // of the words, for the inflected last part
	protected map[string]struct{} // words that stay whole
	longest   int                 // bytes of the longest word
}

var compounds = sync.OnceValue(func() *vocabulary {
	s := read("de-vocabulary.txt")
	l := Get("de")
	v := &vocabulary{words: wordSet(s["word"]), stems: make(map[string]struct{}), protected: wordSet(s["protected"])}
	for word := range v.words {
		v.longest = max(v.longest, len(word))
		v.stems[l.Stem(word)] = struct{}{}
	}
	for word := range v.protected { // a derived word among them may itself be a part
		if strings.HasSuffix(word, "schaft") || strings.HasSuffix(word, "heit") {
			v.words[word] = struct{}{}
		}
	}
	return v
})

// minPart is the length in bytes of the shortest part of a compound.
const minPart = 3

// links are the linking elements between two parts; those from rareLinks on are rare.
var links = [...]string{"s", "n", "en", "es", "er", "e", "ens", "ns"}

const rareLinks = 4

// Compound returns the parts of a German compound as folded words without linking elements ("arbeitsmarktreform": "arbeit",
// "markt", "reform"), nil where the folded word is none, is a word of the vocabulary, is a name the vocabulary knows, is longer than 60
// bytes or the language is not German. Of several ways to take it apart the one with the fewest parts wins, then
// the one with common linking elements and whole words, then the one with the longest last part. After Koehn and Knight, Empirical Methods for Compound Splitting (2003), with a closed
// vocabulary in the place of counts. A call takes time quadratic in the word's length at most.
func Compound(l *Language, word string) []string {
	if l == nil || l.german == nil || len(word) < 2*minPart || len(word) > maxWord || hasDigit(word) {
		return nil
	}
	v := compounds()
	if v.whole(l, word) {
		return nil
	}
	return v.split(l, word)
}

// whole tells whether a word, inflected or not, is in the vocabulary or protected.
func (v *vocabulary) whole(l *Language, word string) bool {
	if v.has(word) {
		return true
	}
	for _, ending := range [...]string{"", "s", "es", "en", "n", "e", "er", "ern"} {
		if head, ok := strings.CutSuffix(word, ending); ok {
			if _, ok := v.protected[head]; ok || v.has(head) {
				return true
			}
		}
	}
	_, ok := v.stems[l.Stem(word)]
	return ok
}

func (v *vocabulary) has(word string) bool {
	_, ok := v.words[word]
	return ok
}

// The costs of a way to take a word apart. A part outweighs everything else.
const (
	partCost  = 10
	rareCost  = 2 // a rare linking element, or an e dropped from the part
	stemCost  = 1 // a last part that is only known by its stem
	shortCost = 1 // a part of three letters
)

// split finds the cheapest way to take each head of the word apart, from the shortest on.
func (v *vocabulary) split(l *Language, word string) []string {
	type way struct {
		cost int // 0 where there is no way to here
		from int
		part string // without its linking element
	}
	ways := make([]way, len(word)+1)
	for end := minPart; end <= len(word); end++ {
		if end < len(word) && !utf8.RuneStart(word[end]) {
			continue
		}
		for start := max(0, end-v.longest-3); start <= end-minPart; start++ {
			if start > 0 && ways[start].cost == 0 {
				continue
			}
			part, cost := v.part(l, word[start:end], end == len(word))
			if part == "" {
				continue
			}
			cost += ways[start].cost
			if ways[end].cost == 0 || cost < ways[end].cost { // else the earlier start has the longer last part
				ways[end] = way{cost, start, part}
			}
		}
	}
	var parts []string
	for end := len(word); end > 0; end = ways[end].from {
		if ways[end].cost == 0 {
			return nil
		}
		parts = append(parts, ways[end].part)
	}
	if len(parts) < 2 {
		return nil
	}
	slices.Reverse(parts)
	return parts
}

// part returns the vocabulary's word for a piece of a compound and its cost, "" for none: inflected where it is the last
// piece, else with a linking element.
func (v *vocabulary) part(l *Language, piece string, last bool) (word string, cost int) {
	if v.has(piece) {
		if len(piece) == minPart {
			return piece, partCost + shortCost
		}
		return piece, partCost
	}
	if last {
		if _, ok := v.stems[l.Stem(piece)]; ok && len(piece) > minPart && !badTail(piece) {
			return piece, partCost + stemCost
		}
		return "", 0
	}
	for i, link := range links {
		if head, ok := strings.CutSuffix(piece, link); ok && len(head) >= minPart && v.has(head) {
			if i >= rareLinks {
				return head, partCost + rareCost
			}
			return head, partCost
		}
	}
	if len(piece) > minPart && v.has(piece+"e") { // "Schulgebäude"
		return piece + "e", partCost + rareCost
	}
	return "", 0
}

// badTail tells whether a piece is rather an ending than a word.
func badTail(piece string) bool {
	switch piece {
	case "ende", "enden", "ender", "artig", "erst", "erste", "ersten", "lose", "losen", "loser", "ehen", "arten", "eise", "ring", "ringe", "ringen":
		return true
	}
	return false
}
