package lexicon

import (
	"fmt"
	"slices"
	"strings"

	"quoth/internal/lang"
)

// maxKinds is how many members of a class come back.
const maxKinds = 40

// kindRatio is the weight of a member of a class relative to the one before
// it: the 10th counts 0.76, the 40th 0.30.
const kindRatio = 0.97

// A kinds is the embedded classes: words for a kind of thing and words for
// things of that kind. A line of data/kinds_de.txt or kinds_en.txt is one or
// more names of a class, a colon, and its members, the most frequent in the
// news first:
//
//	ship, vessel: freighter, tanker, ferry, aircraft carrier
//
// A class within a class repeats its members: nothing is inherited.
type kinds [directions]map[string][]class // by the direction that starts at the language, and the class's stems

// A class is one name of a class with its members.
type class struct {
	name    string // folded words
	members []member
}

// read parses the embedded classes of the language of stems.
func (k *kinds) read(d direction, stems *stemCache) error {
	k[d] = make(map[string][]class, 1<<10)
	return eachLine("kinds_"+stems.lang.Code()+".txt", func(line string) error { return k.add(d, stems, line) })
}

// add reads "class, class: member, member".
func (k *kinds) add(d direction, stems *stemCache, line string) error {
	left, right, ok := strings.Cut(line, ":")
	if !ok {
		return fmt.Errorf("no colon in %q", line)
	}
	names, err := parseMembers(stems, left)
	if err != nil {
		return err
	}
	members, err := parseMembers(stems, right)
	if err != nil {
		return err
	}
	for _, n := range names {
		if slices.ContainsFunc(k[d][n.key], func(c class) bool { return c.name == n.text }) {
			return fmt.Errorf("class %q twice", n.text)
		}
		k[d][n.key] = append(k[d][n.key], class{n.text, members})
	}
	return nil
}

// of returns the members of the class that folded words name; a nil kinds has
// none. Where the stemmer makes one of two words ("authorities" and "authors"),
// the class whose name has more of the beginning in common with the word is
// meant, or the shorter name.
func (k *kinds) of(d direction, key, words string) []member {
	if k == nil {
		return nil
	}
	var best class
	longest := -1
	for _, c := range k[d][key] {
		n := commonPrefix(c.name, words)
		if n > longest || n == longest && len(c.name) < len(best.name) {
			best, longest = c, n
		}
	}
	return best.members
}

// Kinds returns words for things of the kind that a folded word names ("ship":
// "freighter", "tanker"), in the word's language, the most frequent in the
// news first, at most 40. P is a weight that falls slowly with the place: 1
// for the first, 0.97 of the one before for each other. A word that names no
// class, and a language without classes, gives none.
func (x *Lexicon) Kinds(l *lang.Language, class string) []Translation {
	d, ok := directionFrom(l)
	if !ok || len(class) > maxWordBytes {
		return nil
	}
	words := splitWords(class)
	members := x.kinds.of(d, phraseKey(l, words), strings.Join(words, " "))
	ts := make([]Translation, 0, min(len(members), maxKinds))
	p := float32(1)
	for _, m := range members[:min(len(members), maxKinds)] {
		ts = append(ts, Translation{Words: strings.Fields(m.text), POS: m.pos, P: p})
		p *= kindRatio
	}
	return ts
}
