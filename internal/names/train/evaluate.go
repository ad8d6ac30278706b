package main

import (
	"fmt"
	"strings"

	"quoth/internal/lang"
	"quoth/internal/names"
	"quoth/internal/text"
)

// tally counts exact names: right, found and in the annotation, for each type and, at 0, for all.
type tally struct{ right, found, gold [5]int }

func (t *tally) f1(k int) float64 {
	if t.right[k] == 0 {
		return 0
	}
	return 2 * float64(t.right[k]) / float64(t.found[k]+t.gold[k])
}

func (t *tally) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "F1 %.4f  P %.3f  R %.3f ", t.f1(0), float64(t.right[0])/float64(max(1, t.found[0])), float64(t.right[0])/float64(max(1, t.gold[0])))
	for k := names.Person; k <= names.Other; k++ {
		fmt.Fprintf(&b, "  %s %.3f", k, t.f1(int(k)))
	}
	return b.String()
}

// evaluate tags the sentences through the package's interface and compares the names, as spans of the corpus's tokens and
// with their types. Where the annotation knows no type "other", names of that type do not count.
func evaluate(tagger *names.Tagger, l *lang.Language, corpus []sentence) *tally {
	t := new(tally)
	withOther := false
	for i := range corpus {
		for _, e := range corpus[i].gold {
			withOther = withOther || e.kind == names.Other
		}
	}
	for i := range corpus {
		s := &corpus[i]
		words := text.AppendWords(nil, s.text, 0, len(s.text))
		gold := make(map[entity]bool)
		for _, e := range s.gold {
			gold[e] = true
			t.gold[0]++
			t.gold[e.kind]++
		}
		for _, n := range tagger.Tag(nil, l, s.text, words) {
			if n.Type == names.Other && !withOther {
				continue
			}
			e := s.over(n)
			t.found[0]++
			t.found[e.kind]++
			if gold[e] {
				t.right[0]++
				t.right[e.kind]++
			}
		}
	}
	return t
}

// over returns the tokens of the corpus that a name touches.
func (s *sentence) over(n names.Name) entity {
	e := entity{kind: n.Type}
	for e.from < len(s.tokens) && s.tokens[e.from].End <= n.Start {
		e.from++
	}
	e.to = e.from
	for e.to < len(s.tokens) && s.tokens[e.to].Start < n.End {
		e.to++
	}
	return e
}
