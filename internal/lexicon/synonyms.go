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
	memberWeight = 0.5  // the first word of a group, for any other of the group
	groupRatio   = 0.93 // each later member, relative to the one before
	derivedRatio = 0.3  // a group of another word that the stemmer makes the same ("response" for "responsible")
	minSynonym   = 0.04
)

// A synonyms is the embedded groups. A line of data/syn_de*.txt or syn_en*.txt
// is a group of words that may stand for each other in questions about news,
// the most typical first. A member with /n, /v or /adj is found under that
// part of speech only (and under Any):
//
//	absagen, Absage, Absage erteilen, ablehnen
//	strike/n, walkout, industrial action
type synonyms struct {
	groups [directions][][]member   // by the direction that starts at the language
	index  [directions]index[entry] // stem key to the groups that have it
}

type member struct {
	key  string // stems
	text string // folded words
	pos  POS    // Any where not given
}

// An entry is the place of a member.
type entry struct{ group, member int32 }

// has reports whether a key is in a group; a nil synonyms has none.
func (s *synonyms) has(d direction, key string) bool {
	return s != nil && len(s.index[d].get(key)) > 0
}

// read parses the embedded groups of the language of stems.
func (s *synonyms) read(d direction, stems *stemCache) error {
	b := newIndexBuilder[entry](1<<14, 1<<15)
	err := eachLine("syn_"+stems.lang.Code()+"*.txt", func(line string) error {
		g, err := parseGroup(stems, line)
		s.add(d, b, g)
		return err
	})
	s.index[d] = b.index()
	return err
}

func (s *synonyms) add(d direction, b *indexBuilder[entry], g []member) {
	id := int32(len(s.groups[d]))
	s.groups[d] = append(s.groups[d], g)
	for i, m := range g {
		b.add(m.key, entry{id, int32(i)})
	}
}

// parseGroup splits "word, word/v, two words".
func parseGroup(stems *stemCache, line string) ([]member, error) {
	g, err := parseMembers(stems, line)
	if err == nil && len(g) < 2 {
		return nil, fmt.Errorf("a group of one")
	}
	return g, err
}

// parseMembers reads words and phrases with commas between them, at least one.
func parseMembers(stems *stemCache, list string) ([]member, error) {
	ms := make([]member, 0, 1+strings.Count(list, ","))
	for part := range strings.SplitSeq(list, ",") {
		word, tag, tagged := strings.Cut(strings.TrimSpace(part), "/")
		pos, ok := parsePOS(tag)
		if tagged && !ok || !validEntry(word) {
			return nil, fmt.Errorf("bad member %q", part)
		}
		text := foldEntry(stems.lang.Code(), word)
		if slices.ContainsFunc(ms, func(o member) bool { return o.text == text }) {
			return nil, fmt.Errorf("%q twice", word)
		}
		ms = append(ms, member{key: stems.key(text), text: text, pos: pos})
	}
	return ms, nil
}

// Synonyms returns words and phrases of the same language that may stand for
// a folded word, best first, at most 24, without forms of the word itself. P
// is a weight relative to 1 for the word, 0.6 and less. pos chooses among
// senses; Any takes all.
func (x *Lexicon) Synonyms(l *lang.Language, word string, pos POS) []Translation {
	d, ok := directionFrom(l)
	if !ok || len(word) > maxWordBytes {
		return nil
	}
	key := phraseKey(l, splitWords(word))
	if key == "" {
		return nil
	}
	return x.groups.synonyms(d, key, word, pos)
}

// SynonymPhrase looks up the longest phrase of at least two words in the groups
// that folded words begin with ("went down in the storm": "go down"), and
// returns its synonyms, as Synonyms does, and the number of words it covers; 0
// where there is none. Articles within are passed over.
func (x *Lexicon) SynonymPhrase(l *lang.Language, words []string) ([]Translation, int) {
	d, ok := directionFrom(l)
	if !ok {
		return nil, 0
	}
	return longestPhrase(l, words, func(key, phrase string) []Translation { return x.groups.synonyms(d, key, phrase, Any) })
}

// weighed is synonyms by their stem key.
type weighed map[string]synonym

type synonym struct {
	text string // folded words
	pos  POS
	p    float32
}

// add joins the weights that several groups or ways give a synonym, as the
// probability that one of them holds.
func (w weighed) add(m *member, p float32) {
	if old, ok := w[m.key]; ok {
		old.p = 1 - (1-old.p)*(1-p)
		w[m.key] = old
		return
	}
	w[m.key] = synonym{m.text, m.pos, p}
}

// sorted returns the best synonyms.
func (w weighed) sorted() []Translation {
	list := make([]synonym, 0, len(w))
	for _, s := range w {
		if s.p >= minSynonym {
			list = append(list, s)
		}
	}
	slices.SortFunc(list, func(a, b synonym) int {
		return cmp.Or(cmp.Compare(b.p, a.p), cmp.Compare(a.text, b.text))
	})
	list = list[:min(len(list), maxSynonyms)]
	ts := make([]Translation, len(list))
	for i, s := range list {
		ts[i] = Translation{Words: strings.Fields(s.text), POS: s.pos, P: s.p}
	}
	return ts
}

// A sense is a group that a word is in, and how likely the word is meant, from
// 0 to 1.
type sense struct {
	group []member
	share float32
}

// synonyms returns the other members of a key's groups. The groups that a word
// heads are about it; those it is only a member of count less. A nil synonyms
// has none.
func (s *synonyms) synonyms(d direction, key, word string, pos POS) []Translation {
	if s == nil {
		return nil
	}
	var heads, others []sense
	for _, g := range s.senses(d, key, word, pos) {
		if g.group[0].key == key {
			heads = append(heads, g)
		} else {
			others = append(others, g)
		}
	}
	found := weighed{}
	found.addGroups(heads, key, groupWeight)
	found.addGroups(others, key, memberWeight)
	return found.sorted()
}

// senses returns the groups that have a member with the key. The English
// stemmer makes one of many words that are two ("executive" and "execution"):
// a group where none of them, endings left out, is the word or has as much of
// its beginning as one of another group is the less likely one.
// Irregular forms, which do not begin with their stem, tell nothing.
func (s *synonyms) senses(d direction, key, word string, pos POS) []sense {
	var found []sense
	var common []int
	longest, last := 0, int32(-1)
	base := withoutEnding(word)
	for _, e := range s.index[d].get(key) {
		g := s.groups[d][e.group]
		m := g[e.member]
		if pos != Any && m.pos != Any && m.pos != pos {
			continue
		}
		text := withoutEnding(m.text)
		n := 2 * commonPrefix(text, base)
		if text == base {
			n++
		}
		longest = max(longest, n)
		if e.group == last {
			common[len(common)-1] = max(common[len(common)-1], n)
			continue
		}
		last = e.group
		found, common = append(found, sense{g, 1}), append(common, n)
	}
	if d != toGerman || !strings.HasPrefix(word, key) {
		return found
	}
	for i, n := range common {
		if n < longest {
			found[i].share = derivedRatio
		}
	}
	return found
}

// withoutEnding cuts the ending of an inflected English word off, and the
// letter that it doubles or drops: "stab" and "stabbing", "refuse" and
// "refused" become one.
func withoutEnding(word string) string {
	for _, ending := range [...]string{"ies", "ied", "ing", "ed", "es", "s", "e", "y"} {
		if head, ok := strings.CutSuffix(word, ending); ok && len(head) > 1 {
			word = head
			break
		}
	}
	if n := len(word); n > 2 && word[n-1] == word[n-2] {
		return word[:n-1]
	}
	return word
}

// addGroups adds the members of groups. A word of many groups has many senses,
// so each counts less.
func (w weighed) addGroups(groups []sense, key string, weight float32) {
	var all float32
	for _, g := range groups {
		all += g.share
	}
	weight /= float32(math.Sqrt(float64(max(all, 1))))
	for _, g := range groups {
		p := weight * g.share
		for i := range g.group {
			if m := &g.group[i]; m.key != key {
				w.add(m, p)
				p *= groupRatio
			}
		}
	}
}
