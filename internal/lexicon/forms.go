package lexicon

import (
	"slices"
	"strings"

	"quoth/internal/lang"
)

// unlikely is what a candidate has of its weight whose head only shares the stem.
const unlikely = 0.04

// likelyHeads returns the candidates with less weight for those of other words that only share the stem ("universe" for "universities",
// "Gründer" for "Gründe"), as far as the surface form tells: where it is a regular form of some heads, others are unlikely. An irregular
// form that is a verb of its own, too, is likelier the form: who asks who found something seldom means founding.
func likelyHeads(from *lang.Language, cs []candidate, key, word string) []candidate {
	if word == "" || len(cs) == 0 || sameHead(cs) {
		return cs
	}
	german := from.Code() == "de"
	irregular := !strings.HasPrefix(lang.Plain(word), lang.Plain(key))
	is := make([]bool, len(cs))
	for i, c := range cs {
		switch {
		case irregular && german && c.pos == Verb:
			is[i] = true
		case irregular && !german && c.pos == Verb:
			is[i] = c.head != word && !changesVowel(word)
		case irregular && !german && c.pos == Noun && changesVowel(word): // "men", of "man" and not of "manned"
			is[i] = c.head == word || len(c.head)-len(key) <= 1
		default:
			is[i] = isForm(german, c.pos, c.head, word)
		}
	}
	weighed := slices.Clone(cs)
	some := slices.Contains(is, true)
	for i, c := range weighed {
		if some && !is[i] {
			weighed[i].weight *= unlikely
		}
		if german && c.head == word { // "absage" is more likely the noun
			weighed[i].weight *= 2
		}
	}
	return weighed
}

// changesVowel tells whether an English word is a plural that changes its vowel.
func changesVowel(word string) bool {
	return strings.HasSuffix(word, "men") || plurals[word]
}

var plurals = lang.Set("feet teeth geese mice lice")

func sameHead(cs []candidate) bool {
	for _, c := range cs {
		if c.head != cs[0].head {
			return false
		}
	}
	return true
}

// isForm tells whether a word is a regular form of a head of a part of speech.
func isForm(german bool, pos POS, head, word string) bool {
	switch {
	case head == word || head == "":
		return true
	case german:
		return isGermanForm(pos, head, word)
	}
	return isEnglishForm(pos, head, word)
}

// englishEndings are those of inflection; an adverb in -ly counts as a form of its adjective.
var englishEndings = [posCount][]string{
	Noun: {"s", "es"}, Verb: {"s", "es", "ed", "ing", "d"}, Adj: {"er", "est", "ly", "r", "st", "y"}, Adv: {"er", "est", "r", "st"},
}

func isEnglishForm(pos POS, head, word string) bool {
	for _, ending := range englishEndings[pos] {
		stem, ok := strings.CutSuffix(word, ending)
		if !ok || stem == "" {
			continue
		}
		last := stem[len(stem)-1:]
		switch {
		case stem == head, stem == head+head[len(head)-1:]: // "stopped"
			return true
		case last == "i" && stem[:len(stem)-1]+"y" == head: // "cities"
			return true
		case ending != "s" && stem+"e" == head: // "making"
			return true
		}
	}
	return pos == Noun && strings.HasSuffix(word, "ves") && strings.HasPrefix(head, word[:len(word)-3]+"f")
}

// germanEndings are those of inflection, on a noun, on a verb without -en, and on an adjective with or without those of the comparative
// and superlative.
var germanEndings = [posCount][]string{
	Noun: {"", "e", "en", "n", "er", "ern", "s", "es", "se", "sen", "nen", "ens", "ns"},
	Verb: {"e", "st", "t", "en", "n", "te", "ten", "tet", "test", "et", "ete", "eten", "end", "ende", "enden", "ender", "endes"},
	Adj: {
		"", "e", "en", "em", "er", "es", "ere", "eren", "erer", "eres", "erem", "re", "ren", "rer", "res", "st", "ste", "sten", "ster", "stes", "stem",
		"este", "esten", "ester", "estes", "estem",
	},
	Adv: {"", "e", "en", "em", "er", "es"},
}

// latinEndings are those of nouns that change them in the plural: "Museum", "Thema", "Virus".
var latinEndings = []string{"um", "a", "us", "on", "o"}

// isGermanForm does not look at what stands before the head: "abgelehnt" is a form of "ablehnen". An inflection may bring an umlaut in
// ("länger", "Häuser"), but hardly takes one away: "hohe" is of "hoch", not of "Höhe".
func isGermanForm(pos POS, head, word string) bool {
	if strings.ContainsAny(head, "äöü") && !strings.ContainsAny(word, "äöü") {
		return false
	}
	head, word = lang.Plain(head), lang.Plain(word)
	stem := head
	switch pos {
	case Verb:
		if strings.Contains(head, " ") || strings.Contains(word, "ge") || strings.Contains(word, "zu") {
			return true
		}
		stem = strings.TrimSuffix(strings.TrimSuffix(head, "n"), "e")
	case Adj:
		stem = strings.TrimSuffix(strings.TrimSuffix(head, "r"), "e")
	case Noun:
		if adjective, ok := strings.CutSuffix(strings.TrimSuffix(head, "r"), "e"); ok && isGermanForm(Adj, adjective, word) { // "Gelehrte"
			return true
		}
		for _, ending := range latinEndings {
			if cut, ok := strings.CutSuffix(head, ending); ok && word == cut+"en" {
				return true
			}
		}
	}
	rest, ok := strings.CutPrefix(word, stem)
	return ok && slices.Contains(germanEndings[pos], rest)
}

// inflections tells how far word is from being each candidate's head with an
// ending: letters of the head that are not in the word count twice.
func inflections(cs []candidate, word string) []int {
	word = lang.Plain(word)
	distances := make([]int, len(cs))
	for i, c := range cs {
		if i > 0 && c.head == cs[i-1].head {
			distances[i] = distances[i-1]
			continue
		}
		head := lang.Plain(c.head)
		n := commonPrefix(head, word)
		distances[i] = 2*(len(head)-n) + len(word) - n
	}
	return distances
}

func commonPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
