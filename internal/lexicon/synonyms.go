package lexicon

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"quoth/internal/lang"
)

// Weights of synonyms relative to 1 for the word itself.
const (
	groupWeight  = 0.6  // the second word of a group, for the group's first
	memberWeight = 0.4  // the first word of a group, for any other of the group
	groupRatio   = 0.9  // each later member, relative to the one before
	pivotWeight  = 0.45 // times the probability of going there and back through the other language
	minSynonym   = 0.04
)

// A synonyms is the embedded groups. A line of data/syn_de.txt or syn_en.txt
// is a group of words that may stand for each other in questions about news,
// the most typical first. A member with /n, /v or /adj is found under that
// part of speech only (and under Any):
//
//	absagen, Absage, Absage erteilen, ablehnen
//	strike/n, walkout, industrial action
type synonyms struct {
	groups [directions][][]member         // by the direction that starts at the language
	index  [directions]map[string][]entry // stem key to the groups that have it
}

type member struct {
	key  string // stems
	text string // folded words
	pos  POS    // Any where not given
}

type entry struct {
	group int32
	pos   POS
}

// has reports whether a key is in a group; a nil synonyms has none.
func (s *synonyms) has(l *lang.Language, key string) bool {
	d, ok := side(l)
	return ok && s != nil && len(s.index[d][key]) > 0
}

// side returns the index of a language's groups.
func side(l *lang.Language) (direction, bool) {
	switch l.Code() {
	case "en":
		return toGerman, true
	case "de":
		return toEnglish, true
	}
	return 0, false
}

// read parses the embedded groups of the language of stems.
func (s *synonyms) read(d direction, stems *stemCache) ([]problem, error) {
	var problems []problem
	s.index[d] = make(map[string][]entry, 1<<12)
	name := "syn_" + stems.lang.Code() + ".txt"
	err := eachLine("data/"+name, func(n int, line string) {
		g, err := parseGroup(stems, line)
		if err != nil {
			problems = append(problems, problem{name, n, err.Error()})
			return
		}
		s.add(d, g)
	})
	return problems, err
}

func (s *synonyms) add(d direction, g []member) {
	id := int32(len(s.groups[d]))
	s.groups[d] = append(s.groups[d], g)
	for _, m := range g {
		es := s.index[d][m.key]
		if !slices.ContainsFunc(es, func(e entry) bool { return e.group == id }) {
			s.index[d][m.key] = append(es, entry{id, m.pos})
		}
	}
}

// parseGroup splits "word, word/v, two words".
func parseGroup(stems *stemCache, line string) ([]member, error) {
	var g []member
	for part := range strings.SplitSeq(line, ",") {
		word, tag, tagged := strings.Cut(strings.TrimSpace(part), "/")
		pos, ok := ParsePOS(tag)
		if tagged && !ok || !validEntry(word) {
			return nil, fmt.Errorf("bad member %q", part)
		}
		text := foldEntry(stems.lang.Code(), word)
		m := member{key: stemKey(stems.stem, strings.Fields(text)), text: text, pos: pos}
		if slices.ContainsFunc(g, func(o member) bool { return o.text == m.text }) {
			return nil, fmt.Errorf("%q twice", word)
		}
		g = append(g, m)
	}
	if len(g) < 2 {
		return nil, fmt.Errorf("a group of one")
	}
	return g, nil
}

// Synonyms returns words and phrases of the same language that may stand for
// a folded word, best first, at most 8, without forms of the word itself. P
// is a weight relative to 1 for the word: groups written for this project
// give 0.6 and less, words reached through the other language and back less
// than that. pos chooses among senses; Any takes all.
func (x *Lexicon) Synonyms(l *lang.Language, word string, pos POS) []Translation {
	if l == nil || len(word) > maxWordBytes {
		return nil
	}
	d, ok := side(l)
	if !ok {
		return nil
	}
	key := phraseKey(l, splitWords(word))
	if key == "" {
		return nil
	}
	found := weighed{}
	x.groups.collect(found, d, key, pos)
	x.pivot(found, d, l, key, word, pos)
	return found.sorted()
}

// weighed is synonyms by their stem key.
type weighed map[string]Translation

// add joins the weights that several groups or ways give a synonym, as the
// probability that one of them holds.
func (w weighed) add(key, text string, pos POS, p float32) {
	if old, ok := w[key]; ok {
		old.P = 1 - (1-old.P)*(1-p)
		w[key] = old
		return
	}
	w[key] = Translation{Words: strings.Fields(text), POS: pos, P: p}
}

func (w weighed) sorted() []Translation {
	ts := make([]Translation, 0, len(w))
	for _, t := range w {
		if t.P >= minSynonym {
			ts = append(ts, t)
		}
	}
	slices.SortFunc(ts, func(a, b Translation) int {
		return cmp.Or(cmp.Compare(b.P, a.P), slices.Compare(a.Words, b.Words))
	})
	return ts[:min(len(ts), maxSynonyms)]
}

// collect adds the members of a key's groups. The groups that a word heads are
// about it; those it is only a member of count less. A word of many groups has
// many senses, so each counts less.
func (s *synonyms) collect(found weighed, d direction, key string, pos POS) {
	if s == nil {
		return
	}
	var heads, others [][]member
	for _, e := range s.index[d][key] {
		if pos != Any && e.pos != Any && e.pos != pos {
			continue
		}
		if g := s.groups[d][e.group]; g[0].key == key {
			heads = append(heads, g)
		} else {
			others = append(others, g)
		}
	}
	found.addGroups(heads, key, groupWeight)
	found.addGroups(others, key, memberWeight)
}

func (w weighed) addGroups(groups [][]member, key string, weight float32) {
	weight /= float32(math.Sqrt(float64(max(len(groups), 1))))
	for _, g := range groups {
		p := weight
		for _, m := range g {
			if m.key != key {
				w.add(m.key, m.text, m.pos, p)
				p *= groupRatio
			}
		}
	}
}

// pivot adds the words that the embedded table leads back to from the word's
// translations.
func (x *Lexicon) pivot(found weighed, d direction, l *lang.Language, key, word string, pos POS) {
	back := toEnglish
	if d == toEnglish {
		back = toGerman
	}
	other := lang.Get("de")
	if d == toEnglish {
		other = lang.Get("en")
	}
	own := Lexicon{own: x.own}
	reached := weighed{}
	there := own.translate(d, l, key, word, pos)
	for _, t := range there[:min(len(there), 6)] {
		text := strings.Join(t.Words, " ")
		for _, b := range own.translate(back, other, phraseKey(other, t.Words), text, t.POS) {
			k := phraseKey(l, b.Words)
			if k == key {
				continue
			}
			p := reached[k].P + pivotWeight*t.P*b.P
			reached[k] = Translation{Words: b.Words, POS: b.POS, P: p}
		}
	}
	for k, t := range reached {
		found.add(k, strings.Join(t.Words, " "), t.POS, t.P)
	}
}
