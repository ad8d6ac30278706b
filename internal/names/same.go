package names

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"quoth/internal/lang"
)

// keyOf returns a key under which spellings of one name, folded and bare, meet: "JP Morgan" and "JPMorgan", "Netanjahu" and
// "Netanyahu", "EU" and "Europäische Union".
func keyOf(folded string) string {
	if key, ok := groupKey(folded); ok {
		return key
	}
	if base, ok := strings.CutSuffix(folded, "s"); ok { // Merkels, Deutschlands
		if _, known := Known(folded); !known {
			if key, ok := groupKey(base); ok {
				return key
			}
			if _, known := Known(base); known {
				folded = base
			}
		}
	}
	return soundKey(folded)
}

func groupKey(folded string) (string, bool) {
	if all := personAliases()[folded]; len(all) > 0 {
		return soundKey(fold(all[0])), true
	}
	if groups := aliases()[folded]; len(groups) == 1 && len(groups[0].names) > 1 {
		return soundKey(fold(groups[0].names[0])), true
	}
	return "", false
}

func soundKey(folded string) string {
	var b strings.Builder
	for word := range strings.FieldsSeq(folded) {
		if all := personAliases()[word]; len(all) > 0 {
			word = fold(all[0])
		}
		b.WriteString(sound(word))
	}
	return b.String()
}

// bare returns a folded name without article, titles before a person and the legal form of a company.
func bare(folded string) string {
	words := strings.Fields(folded)
	if len(words) > 1 && articles[words[0]] {
		words = words[1:]
	}
	for len(words) > 1 && wordClass(words[0])&role != 0 {
		words = words[1:]
	}
	for len(words) > 1 && legalForms[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

var (
	articles   = lang.Set("the der die das den dem des")
	legalForms = lang.Set("ag gmbh se inc corp corporation co ltd plc kg kgaa sa nv llc ab asa spa ev holding group company")
)

// wordClass returns the classes of a folded word that is looked up without regard to capitals.
func wordClass(word string) classes {
	var buf [2 * maxBytes]byte
	if len(word) > maxBytes {
		return 0
	}
	h := uint64(hashSeed)
	for _, c := range appendLower(buf[:0], word) {
		h = step(h, c)
	}
	return theGazetteer().set.get(h^lowerSalt) &^ partial
}

// Equal reports whether two names as they stand in articles may well mean the same: spellings of one name, genitives, a
// surname and the full name, the beginning of a company's name and the whole, an acronym and its long form, the name of a
// place in two languages. It does not know whom an article speaks of: all Müllers are equal to "Müller".
func Equal(a, b string) bool {
	if len(a) > maxName || len(b) > maxName {
		return a == b
	}
	fa, fb := bare(fold(a)), bare(fold(b))
	if fa == "" || fb == "" {
		return a == b
	}
	if fa == fb || keyOf(fa) == keyOf(fb) || share(fa, fb) {
		return true
	}
	if isAcronym(a, fa, fb) || isAcronym(b, fb, fa) {
		return true
	}
	wa, wb := strings.Fields(fa), strings.Fields(fb)
	if len(wa) > len(wb) {
		wa, wb = wb, wa
	}
	return sameGenitive(wa, wb) || abridged(wa, wb) || initialled(wa, wb)
}

// share reports whether one group has both names.
func share(a, b string) bool {
	return slices.ContainsFunc(aliases()[a], func(g *group) bool { return slices.Contains(aliases()[b], g) })
}

// isAcronym reports whether short, folded to word, is made of the initials of the words of long, with or without its small
// words.
func isAcronym(short, word, long string) bool {
	if n := utf8.RuneCountInString(word); n < 2 || n > 7 || strings.IndexByte(word, ' ') >= 0 || !hasTwoCapitals(short) {
		return false
	}
	var all, main strings.Builder
	for w := range strings.FieldsSeq(long) {
		r, _ := utf8.DecodeRuneInString(w)
		all.WriteRune(r)
		switch w {
		case "of", "the", "for", "and", "in", "on", "to", "fur", "und", "der", "die", "das", "des", "von", "zur", "de", "la", "et", "du":
		default:
			main.WriteRune(r)
		}
	}
	return word == all.String() || word == main.String()
}

func hasTwoCapitals(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n >= 2
}

func sameWord(a, b string) bool { return a == b || sound(a) == sound(b) }

// sameGenitive reports whether the names differ by a genitive s of the last word alone.
func sameGenitive(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	n := len(a) - 1
	for i := range n {
		if !sameWord(a[i], b[i]) {
			return false
		}
	}
	x, y := a[n], b[n]
	if len(x) > len(y) {
		x, y = y, x
	}
	return len(x) >= 4 && (y == x+"s" || sameWord(x, strings.TrimSuffix(y, "s")) && strings.HasSuffix(y, "s"))
}

// abridged reports whether short is what long is called for short: its surname, or the beginning of a company's name.
// "Berlin" is not short for "Union Berlin", nor "Bank" for "Deutsche Bank".
func abridged(short, long []string) bool {
	if len(short) >= len(long) || len(long) > 8 {
		return false
	}
	tail := long[len(long)-len(short):]
	atEnd, atStart := true, true
	for i, w := range short {
		last := i == len(short)-1
		atEnd = atEnd && (sameWord(w, tail[i]) || last && sameGenitive(short[i:], tail[i:]))
		atStart = atStart && sameWord(w, long[i])
	}
	if !atEnd && !atStart {
		return false
	}
	c := nameClass(strings.Join(short, " "))
	if atEnd && IsFirstName(long[0]) { // whose surname may be a place, too, or a first name
		c &^= city | region | water | given
	}
	if c&(city|region|water|country|people|adjective|role|ending|site|month|particle|noun) != 0 {
		return false
	}
	if atEnd {
		return len(short) > 1 || len(short[0]) > 2 && (c&given == 0 || c&surname != 0) && nameClass(strings.Join(long, " ")) == 0
	}
	return c&(given|surname) == 0 && len(short[0]) > 2
}

// IsFirstName reports whether a folded word is a first name and no place.
func IsFirstName(word string) bool {
	c := nameClass(word)
	return c&given != 0 && c&(city|region|water|country) == 0
}

// initialled reports whether the names have the same surname and first names that agree, one of them an initial, or differ
// by a middle initial.
func initialled(a, b []string) bool {
	if len(a) < 2 || !sameWord(a[len(a)-1], b[len(b)-1]) {
		return false
	}
	if len(a) == len(b) {
		x, y := a[0], b[0]
		return (len(x) == 1 || len(y) == 1) && x[0] == y[0]
	}
	return len(b) == 3 && len(a) == 2 && sameWord(a[0], b[0]) && len(b[1]) == 1
}

// nameClass returns the classes of a folded name.
func nameClass(folded string) classes { return wordClass(folded) | foldedNames()[folded] }

// foldedNames are the classes of all names of the gazetteer by folded name.
var foldedNames = sync.OnceValue(func() map[string]classes {
	all := make(map[string]classes)
	for _, c := range allClasses {
		for _, name := range theGazetteer().entries[c] {
			all[fold(name)] |= c
		}
	}
	return all
})

// Known tells what a name of the gazetteer names, without regard to capitals and diacritics, and whether it is there. Where
// a name has several types, place comes before organisation, and that before person.
func Known(name string) (Type, bool) {
	if len(name) > maxName {
		return 0, false
	}
	c := foldedNames()[fold(name)]
	switch {
	case c&(city|region|water|country) != 0:
		return Place, true
	case c&(party|institution|company|media|club) != 0:
		return Organisation, true
	case c&(given|surname) != 0:
		return Person, true
	case c&work != 0:
		return Other, true
	}
	return 0, false
}

// related are the folded words that belong to each country by folded word.
var related = sync.OnceValue(func() map[string][]*kin {
	all := make(map[string][]*kin)
	for _, n := range theNations() {
		k := &kin{}
		for _, w := range slices.Concat(n.names[:min(len(n.names), 3)], n.adjectives, n.people) {
			if w = lang.Fold(w); !slices.Contains(k.words, w) {
				k.words = append(k.words, w)
			}
		}
		enter := func(w string) {
			w = lang.Fold(w)
			if have := all[w]; len(have) == 0 || have[len(have)-1] != k {
				all[w] = append(have, k)
			}
		}
		for _, name := range n.names {
			enter(name)
			enter(name + "s")
		}
		for _, w := range n.adjectives {
			for _, e := range adjectiveEndings {
				enter(w + e)
			}
		}
		for _, w := range n.people {
			for _, e := range [...]string{"", "s", "n", "nen"} {
				enter(w + e)
			}
		}
	}
	return all
})

type kin struct{ words []string }

// Related returns the folded words of the country or region that word belongs to: its name in German and English, its
// adjectives and its people: "australische" gives "australien", "australia", "australisch", "australier" and so on. Some are
// of several words ("south african"). It returns nil where word is none of a country. word need not be folded.
func Related(word string) []string {
	if len(word) > maxName {
		return nil
	}
	word = lang.Fold(word)
	var all []string
	for _, k := range related()[word] {
		for _, w := range k.words {
			if w != word && !slices.Contains(all, w) {
				all = append(all, w)
			}
		}
	}
	return all
}

// Consistent makes the types of the names of one article agree. All of one name take the type that its mentions have most
// often, weighted by their scores; one word takes the type of the longer names that it is the surname or, of an
// organisation, the beginning of. s is the article's text, names are those of all its sentences and are changed in place.
func Consistent(s string, names []Name) {
	keys := make([]string, len(names))
	whole, part := votes{}, votes{} // of names, and of words by the longer names that they stand for
	for i, n := range names {
		keys[i] = fold(s[n.Start:n.End])
		whole.add(keys[i], n.Type, n.Score)
	}
	for i, n := range names {
		first, _, long := strings.Cut(keys[i], " ")
		if !long {
			continue
		}
		switch t := top(whole[keys[i]]); t {
		case Person:
			part.add(keys[i][strings.LastIndexByte(keys[i], ' ')+1:], t, n.Score)
		case Organisation:
			part.add(first, t, n.Score)
		}
	}
	for i, key := range keys {
		base := strings.TrimSuffix(key, "s")
		word := !strings.Contains(key, " ")
		switch {
		case word && part[key] != nil && !isPlace(key):
			names[i].Type = top(part[key])
		case word && part[base] != nil && !isPlace(base):
			names[i].Type = top(part[base])
		case whole[base] != nil:
			names[i].Type = top(whole[base])
		case key != "":
			names[i].Type = top(whole[key])
		}
	}
}

// votes are the sums of scores for each type by folded name.
type votes map[string]*[Other + 1]float32

func (v votes) add(name string, t Type, score float32) {
	if name == "" {
		return
	}
	if v[name] == nil {
		v[name] = new([Other + 1]float32)
	}
	v[name][t] += max(score, .01)
}

func isPlace(folded string) bool {
	t, ok := Known(folded)
	return ok && t == Place
}

// top returns the type with most votes, the first of equals.
func top(votes *[Other + 1]float32) Type {
	best := Person
	for t := Person; t <= Other; t++ {
		if votes[t] > votes[best] {
			best = t
		}
	}
	return best
}
