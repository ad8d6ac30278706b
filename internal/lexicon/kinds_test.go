package lexicon

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"quoth/internal/lang"
)

// TestKinds asks with the general word, as a question would, for the special
// one of an article.
func TestKinds(t *testing.T) {
	x, en, de := load(t)
	tests := []struct {
		l     *lang.Language
		class string
		want  []string
	}{
		{en, "ships", []string{"freighter", "tanker", "aircraft carrier"}},
		{en, "vessel", []string{"freighter", "ferry"}},
		{en, "diseases", []string{"cancer", "measles"}},
		{en, "politician", []string{"minister", "senator", "lawmaker"}},
		{en, "authors", []string{"novelist", "poet"}},
		{en, "authorities", []string{"police", "ministry"}},
		{en, "officers", []string{"general", "colonel"}},
		{de, "schiffe", []string{"frachter", "tanker", "fähre"}},
		{de, "krankheiten", []string{"krebs", "grippe"}},
	}
	for _, tt := range tests {
		got := x.Kinds(tt.l, tt.class)
		for _, w := range tt.want {
			if !slices.Contains(texts(got), w) {
				t.Errorf("%q: %q, without %q", tt.class, texts(got), w)
			}
		}
	}
}

// TestKindsProperties goes through all classes: weights fall from 1.
func TestKindsProperties(t *testing.T) {
	x, en, de := load(t)
	for d, l := range [directions]*lang.Language{toGerman: en, toEnglish: de} {
		for _, classes := range x.kinds[d] {
			for _, c := range classes {
				checkKinds(t, x, l, c.name)
			}
		}
	}
}

func checkKinds(t *testing.T, x *Lexicon, l *lang.Language, class string) {
	t.Helper()
	got := x.Kinds(l, class)
	if len(got) == 0 || len(got) > maxKinds || got[0].P != 1 {
		t.Fatalf("%q: %d members: %v", class, len(got), got)
	}
	for i, k := range got {
		if i > 0 && (k.P >= got[i-1].P || k.P < 0.3) {
			t.Errorf("%q: weight of %v", class, k)
		}
		word := strings.Join(k.Words, " ")
		if word == "" || lang.Fold(word) != word {
			t.Errorf("%q: member %d is %q", class, i, word)
		}
	}
}

// TestKindsConcurrent is for the race detector, and for callers that change
// what they were given.
func TestKindsConcurrent(t *testing.T) {
	x, en, _ := load(t)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for _, k := range x.Kinds(en, "ship") {
				k.Words[0] = "changed"
			}
		})
	}
	wg.Wait()
	checkKinds(t, x, en, "ship")
}

func TestMergeKeepsKinds(t *testing.T) {
	x, en, _ := load(t)
	if got := Merge(nil, x).Kinds(en, "ship"); len(got) == 0 {
		t.Error("a merged lexicon has no kinds")
	}
	if got := Merge(nil, nil); len(got.Kinds(en, "ship")) > 0 {
		t.Error("an empty lexicon has kinds")
	}
}

func FuzzKinds(f *testing.F) {
	x, en, de := load(f)
	f.Add("ship")
	f.Add("schiffe")
	f.Add("a\xff b")
	f.Add(" - ")
	f.Fuzz(func(t *testing.T, class string) {
		for _, l := range []*lang.Language{en, de} {
			if n := len(x.Kinds(l, class)); n > maxKinds {
				t.Errorf("%q has %d kinds", class, n)
			}
		}
	})
}
