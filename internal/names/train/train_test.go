package main

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"quoth/internal/lang"
	"quoth/internal/names"
	"quoth/internal/text"
)

// write makes a small corpus in which the names are those after "Frau", and the towns those after "in".
func write(t *testing.T, dir, name string, n int) {
	t.Helper()
	var b strings.Builder
	rng := rand.New(rand.NewPCG(7, uint64(n)))
	for range n {
		p, q := string(rune('A'+rng.IntN(26)))+"obrik", string(rune('A'+rng.IntN(26)))+"estow"
		b.WriteString("Dann\tO\nsah\tO\nFrau\tO\n" + p + "\tB-PER\nin\tO\n" + q + "\tB-LOC\ndas\tO\nBoot\tO\n.\tO\n\n")
	}
	if err := os.WriteFile(filepath.Join(dir, name+".bio"), []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestTrainLearnsAndIsDeterministic(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "learn", 60)
	write(t, dir, "test", 20)
	r := recipe{lang: "xx", sources: []source{{"learn", 0, 1, true}}, mix: []float32{1, 0}, tests: []string{"test"}}
	s := settings{data: dir, bits: 12, options: options{epochs: 6, lambda: 1, rate: .1, dropout: .1}}
	var out bytes.Buffer
	first, err := r.train(&s, &out)
	if err != nil {
		t.Fatal(err)
	}
	second, err := r.train(&s, &out)
	if err != nil || !bytes.Equal(first, second) {
		t.Fatalf("the same data gave two models, %v", err)
	}
	tagger, err := names.New(map[string][]byte{"en": first})
	if err != nil {
		t.Fatal(err)
	}
	corpus, err := readCorpus(dir, "test")
	if err != nil {
		t.Fatal(err)
	}
	if got := evaluate(tagger, lang.Get("de"), corpus); got.f1(0) < .95 {
		t.Errorf("learnt badly: %v", got)
	}
}

func TestLabelsFollowTheTokensOfTheTagger(t *testing.T) {
	s := newSentence(strings.Fields("Die U.S. - Firma St. Anna GmbH kam ."), strings.Fields("O B-LOC O O B-ORG I-ORG I-ORG O O"))
	tokens, _ := names.Features(s.text, text.AppendWords(nil, s.text, 0, len(s.text)), true)
	var got []string
	for i, l := range s.labels(tokens) {
		if l != 0 {
			got = append(got, s.text[tokens[i].Start:tokens[i].End])
		}
	}
	if want := []string{"U.S.", "St", "Anna", "GmbH"}; !slices.Equal(got, want) {
		t.Errorf("labelled %q, want %q", got, want)
	}
	if e := s.over(names.Name{Span: text.Span{Start: tokens[len(tokens)-4].Start, End: tokens[len(tokens)-2].End}, Type: names.Organisation}); e != s.gold[1] {
		t.Errorf("over the tokens %v, want %v", e, s.gold[1])
	}
}

func TestReadCorpusTellsBadLines(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "bad.bio"), []byte("a\tO\nb\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := readCorpus(dir, "bad"); err == nil || !strings.Contains(err.Error(), "bad.bio:2") {
		t.Errorf("got %v", err)
	}
}

// The models in the repository keep their figures.
func TestFigures(t *testing.T) {
	dir := "../../../../shared/ner"
	if _, err := os.Stat(dir); err != nil {
		t.Skip("needs the annotated corpora beside the repository")
	}
	tagger, err := names.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		lang, file string
		least      float64
	}{{"de", "ge_test", .675}, {"en", "un_en_pud", .645}, {"en", "un_en_ewt_test", .64}} {
		corpus, err := readCorpus(dir, c.file)
		if err != nil {
			t.Fatal(err)
		}
		got := evaluate(tagger, lang.Get(c.lang), corpus)
		t.Logf("%s %v", c.file, got)
		if got.f1(0) < c.least {
			t.Errorf("%s: %v, want at least %.2f", c.file, got, c.least)
		}
	}
}
