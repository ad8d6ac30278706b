package postings

import (
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write testdata/segment.golden anew")

// small is three articles that every search below is about.
func small() []modelArticle {
	sentence := func(words string) (Sentence, []modelTerm) {
		var terms []modelTerm
		fields := strings.Fields(words)
		for i, w := range fields {
			if w != "_" {
				terms = append(terms, modelTerm{w, i})
			}
		}
		return Sentence{Words: len(fields)}, terms
	}
	article := func(id uint64, day int32, lang byte, source string, sentences ...string) modelArticle {
		a := modelArticle{Article: Article{ID: id, Day: day, Lang: lang, Keys: []string{"\x00source:" + source}}}
		for i, words := range sentences {
			s, terms := sentence(words)
			s.Headline = i == 0
			s.Paragraph = (i + 1) / 2
			a.Sentences = append(a.Sentences, s)
			a.terms = append(a.terms, terms)
		}
		return a
	}
	return []modelArticle{
		article(3, 17000, 1, "harbour", "ferry line stops", "the last ferry left _ the island", "ferry fares had doubled", "nobody was _ surprised"),
		article(7, 17100, 1, "valley", "new bridge opens", "the bridge replaces the ferry", "tolls stay low"),
		article(12, 0, 2, "harbour", "fähre fährt wieder", "die fähre zur insel fährt wieder täglich"),
	}
}

// checked opens what a Builder makes.
func checked(t *testing.T, b *Builder) *Segment {
	t.Helper()
	data, err := b.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	s := mustOpen(data)
	if err := s.Check(); err != nil {
		t.Fatal(err)
	}
	return s
}

func hits(t *testing.T, s *Segment, q *Query) string {
	t.Helper()
	q.K = max(q.K, 10)
	found, err := Search([]*Segment{s}, q, nil)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, h := range found {
		fmt.Fprintf(&b, "%d/%d ", h.Article, h.Sentence)
	}
	return strings.TrimSpace(b.String())
}

func groups(terms ...string) (g []Group) {
	for _, term := range terms {
		var alts []Alt
		for i, alt := range strings.Split(term, "|") {
			alts = append(alts, Alt{Term: alt, P: 1 / float32(i+1)})
		}
		g = append(g, Group{Weight: 1, Alts: alts})
	}
	return g
}

func TestSearch(t *testing.T) {
	s := mustOpen(build(small()))
	for _, test := range []struct {
		name string
		q    Query
		want string
	}{
		{"one word: short sentences in good company first", Query{Groups: groups("ferry")}, "3/2 3/1 3/0 7/1"},
		{"the sentence with both words first", Query{Groups: groups("ferry", "bridge")}, "7/1 7/0 3/2 3/1 3/0"},
		{"a translation finds the other language", Query{Groups: groups("island|insel")}, "3/1 12/1"},
		{"an unknown word", Query{Groups: groups("zeppelin")}, ""},
		{"nothing asked: the newest articles", Query{}, "12/0 12/1 7/0 7/1 7/2 3/0 3/1 3/2 3/3"},
		{"only the best", Query{Groups: groups("ferry"), K: 1, HeadlineOnly: true}, "3/0"},
		{"phrase", Query{Groups: groups("ferry"), Phrases: [][][]string{{{"last", "ferry"}}}}, "3/1"},
		{"phrase with any word in it", Query{Phrases: [][][]string{{{"left", "", "the"}}}}, "3/1"},
		{"words of a phrase in another order", Query{Phrases: [][][]string{{{"ferry", "last"}}}}, ""},
		{"either phrase", Query{Phrases: [][][]string{{{"new", "bridge"}, {"ferry", "fares"}}}}, "7/0 3/2"},
		{"both phrases", Query{Phrases: [][][]string{{{"the", "bridge"}}, {{"the", "ferry"}}}}, "7/1"},
		{"a phrase without alternatives", Query{Groups: groups("ferry"), Phrases: [][][]string{{}}}, ""},
		{"without a word", Query{Groups: groups("ferry"), Exclude: [][]string{{"the"}}}, "3/2 3/0"},
		{"without a phrase", Query{Groups: groups("ferry"), Exclude: [][]string{{"the", "ferry"}, {"line"}}}, "3/2 3/1"},
		{"of a source", Query{Groups: groups("ferry"), Keys: []string{"\x00source:valley"}}, "7/1"},
		{"of an unknown source", Query{Groups: groups("ferry"), Keys: []string{"\x00source:moon"}}, ""},
		{"since a day, which an undated article fails", Query{After: 17050}, "7/0 7/1 7/2"},
		{"before a day", Query{Before: 17100, HeadlineOnly: true}, "3/0"},
		{"in a language", Query{Groups: groups("insel", "ferry"), Lang: 2}, "12/1"},
		{"in headlines", Query{Groups: groups("ferry", "bridge"), HeadlineOnly: true}, "7/0 3/0"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := hits(t, s, &test.q); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

func TestWeightlessGroups(t *testing.T) {
	s := mustOpen(build(small()))
	q := &Query{Groups: []Group{{Weight: 0, Alts: []Alt{{"ferry", 1}}}, {Weight: 1, Alts: []Alt{{"bridge", 0}}}}}
	if got := hits(t, s, q); got != "" {
		t.Errorf("got %s", got)
	}
}

// A segment of this format, kept as it was written, opens and answers.
func TestOldSegment(t *testing.T) {
	path := filepath.Join("testdata", "segment.golden")
	if *update {
		if err := os.WriteFile(path, build(small()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	s := mustOpen(data)
	if err := s.Check(); err != nil {
		t.Fatal(err)
	}
	if got := hits(t, s, &Query{Groups: groups("ferry", "bridge")}); got != "7/1 7/0 3/2 3/1 3/0" {
		t.Errorf("got %s", got)
	}
	if s.Len() != 3 || s.Sentences() != 9 || s.Analysis() != 3 {
		t.Errorf("%d articles, %d sentences, analysis %d", s.Len(), s.Sentences(), s.Analysis())
	}
	if first, last := s.Range(); first != 3 || last != 12 {
		t.Errorf("articles %d to %d", first, last)
	}
}

func TestTerms(t *testing.T) {
	s := mustOpen(build(small()))
	var got []string
	for term, df := range s.Terms("f") {
		got = append(got, fmt.Sprint(term, df))
	}
	if want := []string{"fares1", "ferry4", "fähre2", "fährt2"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if s.DF("\x00source:harbour") != 2 || s.DF("fer") > 0 || s.DF("zzz") > 0 || s.DF("") > 0 || s.DF("ferry") == 0 {
		t.Error("wrong counts")
	}
	for term := range s.Terms("zz") {
		t.Errorf("term %q", term)
	}
}

// Terms of all lengths and a long shared beginning are found again; those that are too long are cut alike on both sides.
func TestLongTerms(t *testing.T) {
	b := NewBuilder(1)
	var terms []Term
	for n := range 300 {
		terms = append(terms, Term{ID: b.Term(strings.Repeat("x", n+1)), Position: int32(n)})
	}
	if err := b.Add(&Article{ID: 1, Sentences: []Sentence{{Terms: terms}}}); err != nil {
		t.Fatal(err)
	}
	s := checked(t, b)
	for n := range 300 {
		if s.DF(strings.Repeat("x", n+1)) == 0 {
			t.Errorf("term of %d bytes is lost", n+1)
		}
	}
	if s.terms != MaxTerm {
		t.Errorf("%d terms", s.terms)
	}
}

func TestArticles(t *testing.T) {
	s := mustOpen(build(small()))
	got := slices.Collect(s.Articles(4))
	want := []Info{{ID: 7, Lang: 1, Sentences: 3}, {ID: 12, Lang: 2, Sentences: 2}}
	if !slices.Equal(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestAddRefuses(t *testing.T) {
	b := NewBuilder(1)
	term := b.Term("ferry")
	sentence := []Sentence{{Words: 1, Terms: []Term{{ID: term}}}}
	if err := b.Add(&Article{ID: 5, Sentences: sentence}); err != nil {
		t.Fatal(err)
	}
	for name, a := range map[string]*Article{
		"no sentence":          {ID: 6},
		"the same ID":          {ID: 5, Sentences: sentence},
		"an ID too far":        {ID: 5 + 1<<32, Sentences: sentence},
		"an unknown term":      {ID: 6, Sentences: []Sentence{{Terms: []Term{{ID: 99}}}}},
		"a negative position":  {ID: 6, Sentences: []Sentence{{Terms: []Term{{ID: term, Position: -1}}}}},
		"positions going down": {ID: 6, Sentences: []Sentence{{Terms: []Term{{ID: term, Position: 1}, {ID: term}}}}},
	} {
		if err := b.Add(a); !errors.Is(err, ErrArticle) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if b.Len() != 1 {
		t.Errorf("%d articles", b.Len())
	}
}

// Words far into an endless sentence are left out, the rest of it is found.
func TestEndlessSentence(t *testing.T) {
	b := NewBuilder(1)
	var terms []Term
	for i := range int32(70000) {
		terms = append(terms, Term{ID: b.Term(fmt.Sprint("w", i%1000)), Position: i})
	}
	terms = append(terms, Term{ID: b.Term("end"), Position: 70000})
	if err := b.Add(&Article{ID: 1, Sentences: []Sentence{{Words: 70001, Terms: terms}}}); err != nil {
		t.Fatal(err)
	}
	s := checked(t, b)
	if got := hits(t, s, &Query{Groups: groups("w7"), Phrases: [][][]string{{{"w7", "w8"}}}}); got != "1/0" {
		t.Errorf("got %q", got)
	}
	if s.DF("end") > 0 {
		t.Error("a word beyond the last position was indexed")
	}
}

func TestEmpty(t *testing.T) {
	s := checked(t, NewBuilder(1))
	if got := hits(t, s, &Query{Groups: groups("ferry")}); got != "" {
		t.Errorf("got %s", got)
	}
	merged, err := Merge([]*Segment{s, mustOpen(build(small()))}, func(uint64) bool { return true })
	if err != nil || mustOpen(merged).Len() != 0 || mustOpen(merged).Check() != nil {
		t.Errorf("all articles dead: %v", err)
	}
	if merged, err = Merge(nil, nil); err != nil || mustOpen(merged).Len() != 0 {
		t.Errorf("nothing merged: %v", err)
	}
}

// Of two segments with the same article the later one in the list wins.
func TestMergeReplaces(t *testing.T) {
	old, revised := small(), small()[1:2]
	revised[0].terms[0][0].text = "newest"
	merged, err := Merge([]*Segment{mustOpen(build(old)), mustOpen(build(revised))}, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := []modelArticle{old[0], revised[0], old[2]}
	if string(merged) != string(build(want)) {
		t.Error("the merged segment differs from one built of the newest articles")
	}
}

func TestOpenRefuses(t *testing.T) {
	good := build(small())
	change := func(at int, v byte) []byte {
		data := slices.Clone(good)
		data[at] = v
		return data
	}
	for name, test := range map[string]struct {
		data []byte
		want error
	}{
		"nothing":            {nil, ErrForeign},
		"other bytes":        {[]byte("SQLite format 3\x00 and so on"), ErrForeign},
		"a later format":     {change(8, 9), ErrNewer},
		"an earlier format":  {change(8, 1), ErrDamaged},
		"cut short":          {good[:len(good)-1], ErrDamaged},
		"header only":        {good[:headerSize], ErrDamaged},
		"more articles":      {change(len(good)-footerSize, 200), ErrDamaged},
		"terms elsewhere":    {change(len(good)-footerSize+6*8+3, 200), ErrDamaged},
		"sentences too many": {change(len(good)-footerSize+8+7, 255), ErrDamaged},
	} {
		if _, err := Open(test.data); !errors.Is(err, test.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Whatever bit of a segment is flipped, Verify tells, and search, merge and check come back.
func TestDamage(t *testing.T) {
	rng := seeded(t)
	m := randomModel(rng, 300, 30)
	good := build(m.articles)
	for range 500 {
		data := slices.Clone(good)
		for range 1 + rng.IntN(3) {
			data[rng.IntN(len(data))] ^= 1 << rng.IntN(8)
		}
		if string(data) == string(good) {
			continue
		}
		useDamaged(t, data, m.randomQuery(rng))
	}
}

func useDamaged(t *testing.T, data []byte, q *Query) {
	s, err := Open(data)
	if err != nil {
		return
	}
	if err := s.Check(); !errors.Is(err, ErrDamaged) {
		t.Fatalf("Check: %v", err)
	}
	touch(s, q)
}

// touch reads all there is to read; the results do not matter.
func touch(s *Segment, q *Query) {
	_, _ = Search([]*Segment{s}, q, nil)
	_, _ = Merge([]*Segment{s, s}, nil)
	_ = s.checkContents()
	for range s.Terms("t") {
	}
	for range s.Articles(0) {
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(build(small()))
	f.Add(build(randomModel(rand.New(rand.NewPCG(1, 2)), 200, 30).articles))
	q := &Query{Groups: groups("ferry|term-of-the-language-1", "term-of-the-language-2"), Phrases: [][][]string{{{"the", "", "ferry"}, {"term-of-the-language-1", "term-of-the-language-3"}}}, K: 5}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := Open(data)
		if err != nil {
			if s != nil {
				t.Error("an error and a segment")
			}
			return
		}
		touch(s, q)
	})
}

// Every list comes back as it was written.
func FuzzList(f *testing.F) {
	f.Add(uint64(1), uint16(300), uint8(3))
	f.Add(uint64(2), uint16(1), uint8(0))
	f.Fuzz(func(t *testing.T, seed uint64, n uint16, spread uint8) {
		rng := rand.New(rand.NewPCG(seed, 0))
		b := NewBuilder(1)
		term := b.Term("x")
		var want [][3]uint32
		for a := range uint32(n%2000) + 1 {
			article := Article{ID: uint64(a)}
			for s := range 1 + rng.IntN(1+int(spread)) {
				sentence := Sentence{Words: rng.IntN(300)}
				for p := range sentence.Words {
					if rng.IntN(40) == 0 {
						sentence.Terms = append(sentence.Terms, Term{ID: term, Position: int32(p)})
						want = append(want, [3]uint32{a, uint32(s), uint32(p)})
					}
				}
				article.Sentences = append(article.Sentences, sentence)
			}
			if err := b.Add(&article); err != nil {
				t.Fatal(err)
			}
		}
		s := checked(t, b)
		if got := occurrences(t, s, "x"); !slices.Equal(got, want) {
			t.Fatalf("%d occurrences, want %d", len(got), len(want))
		}
	})
}

// occurrences reads a list: article, sentence, position.
func occurrences(t *testing.T, s *Segment, term string) (got [][3]uint32) {
	e, ok, err := s.lookup(term)
	if err != nil {
		t.Fatal(err)
	}
	if !ok {
		return nil
	}
	l, err := s.open(e)
	if err != nil {
		t.Fatal(err)
	}
	var d decoded
	d.reset(l)
	for at := range l.blocks {
		if !d.load(at) || !d.expand() {
			t.Fatal(d.err)
		}
		for i := range d.n {
			for j := d.starts[i]; j < d.starts[i+1]; j++ {
				for _, p := range d.positionsOf(j) {
					got = append(got, [3]uint32{d.docs[i], d.ords[j], uint32(p)})
				}
			}
		}
	}
	return got
}
