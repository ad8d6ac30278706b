package lexicon

import (
	"cmp"
	"slices"
	"strings"

	"quoth/internal/lang"
)

// maxNear is how many words Near returns at most.
const maxNear = 4

// Near returns the words of the embedded data that a folded word may be a slip of the keyboard for, in their dictionary form, the
// nearest first. Their stems differ by one slip, or by two where the word is long; the first letter has to be right. A word with an
// ending of its own is no slip: a detector is no detect. It looks at every word there is, which takes a millisecond or two.
func (x *Lexicon) Near(l *lang.Language, word string) []string {
	d, ok := directionFrom(l)
	if !ok || x.own == nil || len(word) > maxWordBytes {
		return nil
	}
	n := newNearWords(l.Stem(word), word)
	for key, cs := range x.own[d].all() {
		if slips, ok := n.near(key); ok {
			for _, c := range cs {
				n.add(c.head, slips)
			}
		}
	}
	if x.groups != nil {
		for _, g := range x.groups.groups[d] {
			for _, m := range g {
				if slips, ok := n.near(m.key); ok {
					n.add(m.text, slips)
				}
			}
		}
	}
	return n.best()
}

// nearWords collects the words that are near to one.
type nearWords struct {
	stem, form []rune
	first      string         // letter of the stem
	most       int            // slips of the stem
	slips      map[string]int // of the stem and of the dictionary form, by dictionary form
}

func newNearWords(stem, form string) *nearWords {
	const long = 8
	n := &nearWords{stem: []rune(stem), form: []rune(form), most: 1, slips: map[string]int{}}
	if len(n.form) >= long {
		n.most = 2
	}
	n.first = string(n.stem[:min(len(n.stem), 1)])
	return n
}

// near tells whether a key is near, and by how many slips.
func (n *nearWords) near(key string) (slips int, ok bool) {
	if n.first == "" || !strings.HasPrefix(key, n.first) || len(key) < len(n.stem)-n.most || len(key) > 2*(len(n.stem)+n.most) {
		return 0, false
	}
	slips = lang.Slips(n.stem, []rune(key), n.most)
	return slips, 0 < slips && slips <= n.most && !strings.Contains(key, " ")
}

// mostInAll is how many slips of the stem and of the dictionary form, which an inflection adds to, make another word.
const mostInAll = 3

// add takes a word whose stem differs by some slips.
func (n *nearWords) add(word string, slips int) {
	if word == "" || strings.HasPrefix(string(n.form), word) {
		return
	}
	if slips += lang.Slips(n.form, []rune(word), mostInAll); slips <= mostInAll {
		n.slips[word] = slips
	}
}

func (n *nearWords) best() (words []string) {
	for w := range n.slips {
		words = append(words, w)
	}
	slices.SortFunc(words, func(a, b string) int { return cmp.Or(cmp.Compare(n.slips[a], n.slips[b]), cmp.Compare(a, b)) })
	return words[:min(len(words), maxNear)]
}
