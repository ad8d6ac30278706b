package main

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"quoth/internal/names"
	"quoth/internal/text"
)

// sentence is one annotated sentence: its tokens joined by spaces, where each of them lies, and the names.
type sentence struct {
	text   string
	tokens []text.Span
	gold   []entity
	weight float32
}

// entity is a name over the tokens [from, to) of a sentence.
type entity struct {
	from, to int
	kind     names.Type
}

var kinds = map[string]names.Type{
	"PER": names.Person, "ORG": names.Organisation, "LOC": names.Place, "MISC": names.Other,
}

// readCorpus reads a file of one token and its tag a line, a blank line after each sentence.
func readCorpus(dir, name string) ([]sentence, error) {
	f, err := os.Open(filepath.Join(dir, name+".bio"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var all []sentence
	var words, tags []string
	flush := func() {
		if len(words) > 0 {
			all = append(all, newSentence(words, tags))
		}
		words, tags = words[:0], tags[:0]
	}
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		if lines.Text() == "" {
			flush()
			continue
		}
		word, tag, ok := strings.Cut(lines.Text(), "\t")
		if !ok {
			return nil, fmt.Errorf("%s:%d: no tag", f.Name(), n)
		}
		words, tags = append(words, word), append(tags, tag)
	}
	flush()
	return all, lines.Err()
}

func newSentence(words, tags []string) sentence {
	s := sentence{weight: 1}
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		s.tokens = append(s.tokens, text.Span{Start: b.Len(), End: b.Len() + len(w)})
		b.WriteString(w)
		place, kind, _ := strings.Cut(tags[i], "-")
		switch {
		case place == "B" || place == "I" && (i == 0 || tags[i-1] == "O"):
			s.gold = append(s.gold, entity{i, i + 1, kinds[kind]})
		case place == "I":
			s.gold[len(s.gold)-1].to = i + 1
		}
	}
	s.text = b.String()
	return s
}

// labels returns the gold label of each of the tagger's own tokens, which may be other than the corpus's.
func (s *sentence) labels(tokens []text.Span) []uint8 {
	all := make([]uint8, len(tokens))
	t := 0
	for _, e := range s.gold {
		start, end := s.tokens[e.from].Start, s.tokens[e.to-1].End
		for t < len(tokens) && tokens[t].End <= start {
			t++
		}
		from := t
		for t < len(tokens) && tokens[t].Start < end {
			t++
		}
		for k := from; k < t; k++ {
			all[k] = uint8(names.Label(e.kind, k-from, t-from))
		}
	}
	return all
}

// exchange returns copies of the sentences in which most names are exchanged for others of their type, from the same corpus
// or the gazetteer (Dai and Adel 2020).
func exchange(corpus []sentence, rng *rand.Rand, weight float32) []sentence {
	x := exchanger{rng: rng}
	for i := range corpus {
		for _, e := range corpus[i].gold {
			x.pool[e.kind] = append(x.pool[e.kind], corpus[i].words(e.from, e.to))
		}
	}
	var made []sentence
	for i := range corpus {
		if len(corpus[i].gold) > 0 {
			c := x.exchange(&corpus[i])
			c.weight = weight
			made = append(made, c)
		}
	}
	return made
}

type exchanger struct {
	rng  *rand.Rand
	pool [5][][]string // names by type
}

func (x *exchanger) exchange(s *sentence) sentence {
	var words, tags []string
	add := func(all []string, kind string) {
		for i, w := range all {
			words = append(words, w)
			switch {
			case kind == "":
				tags = append(tags, "O")
			case i == 0:
				tags = append(tags, "B-"+kind)
			default:
				tags = append(tags, "I-"+kind)
			}
		}
	}
	at := 0
	for _, e := range s.gold {
		add(s.words(at, e.from), "")
		name := s.words(e.from, e.to)
		if x.rng.Float64() < .7 {
			name = x.other(e)
		}
		add(name, kindNames[e.kind])
		at = e.to
	}
	add(s.words(at, len(s.tokens)), "")
	return newSentence(words, tags)
}

// other returns another name in place of e.
func (x *exchanger) other(e entity) []string {
	pick := func(all []string) string { return all[x.rng.IntN(len(all))] }
	known := entries(e.kind)
	switch {
	case e.kind == names.Other || x.rng.Float64() > .3:
		return x.pool[e.kind][x.rng.IntN(len(x.pool[e.kind]))]
	case e.kind == names.Person && e.to-e.from > 1:
		return []string{pick(names.Entries("given")), pick(names.Entries("surname"))}
	}
	return strings.Fields(pick(known))
}

var kindNames = [...]string{names.Person: "PER", names.Organisation: "ORG", names.Place: "LOC", names.Other: "MISC"}

func (s *sentence) words(from, to int) []string {
	var all []string
	for _, t := range s.tokens[from:to] {
		all = append(all, s.text[t.Start:t.End])
	}
	return all
}
