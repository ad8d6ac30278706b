package analysis

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"quoth/internal/lang"
	"quoth/internal/postings"
	"quoth/internal/text"
)

// segmentOf indexes one article and opens the segment.
func segmentOf(t testing.TB, a *Article) (*postings.Segment, int) {
	t.Helper()
	x := NewIndexer()
	quotable, err := x.Add(a)
	if err != nil {
		t.Fatal(err)
	}
	return opened(t, x), quotable
}

// opened opens the segment of what was indexed.
func opened(t testing.TB, x *Indexer) *postings.Segment {
	t.Helper()
	data, err := x.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	s, err := postings.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Check(); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestNumbersHaveOneFormInAllLanguages(t *testing.T) {
	de, en := lang.Get("de"), lang.Get("en")
	for _, x := range []struct {
		l        *lang.Language
		in, want string
	}{
		{de, "3.000", "3000"}, {en, "3,000", "3000"}, {de, "3000", "3000"}, {en, "3000", "3000"},
		{de, "1.234.567,50", "1234567.5"}, {en, "1,234,567.50", "1234567.5"},
		{de, "1,5", "1.5"}, {en, "1.5", "1.5"}, {de, "7,0", "7"}, {en, "3.125", "3.125"}, {de, "3.125", "3125"},
		{de, "18.08.2018", "18.08.2018"}, {en, "1.2.3", "1.2.3"}, {de, "10.39", "10.39"}, {en, "12,34", "12,34"},
		{de, "g20", "g20"}, {en, "g20", "g20"}, {de, "0", "0"}, {de, "0,00", "0"}, {de, "1234.567", "1234.567"},
		{en, "17th", "17"}, {en, "2nd", "2"}, {de, "17th", "17th"},
	} {
		if got := Term(x.l, x.in); got != "\x7f"+x.want {
			t.Errorf("%s: %q is %q, not %q", x.l, x.in, got, x.want)
		}
	}
	if valueTerm(12) != Term(de, "12") || valueTerm(1e6) != Term(de, "1.000.000") {
		t.Error("a number word is not its figures")
	}
}

func TestTermsOfDifferentKindsNeverMeet(t *testing.T) {
	seen := map[string]string{}
	for _, l := range lang.All() {
		for kind, term := range map[string]string{"word": Term(l, "bank"), "part": partTerm(l, "bank")} {
			name := l.Code() + " " + kind
			if other, ok := seen[term]; ok {
				t.Errorf("%s and %s are both %q", name, other, term)
			}
			seen[term] = name
			if back, stem := Split(term); back != l || stem != l.Stem("bank") || (term[0] > partBit) != (kind == "part") {
				t.Errorf("%s: %q splits into %v, %q", name, term, back, stem)
			}
		}
	}
	if SourceKey("  Heise \n Online ") != "\x00source:heise online" {
		t.Errorf("key %q", SourceKey("  Heise \n Online "))
	}
	for _, term := range []string{"", SourceKey("x"), valueTerm(3)} {
		if l, stem := Split(term); l != nil || stem != "" {
			t.Errorf("%q splits into %v, %q", term, l, stem)
		}
	}
}

func TestAnArticleIsFoundByItsWords(t *testing.T) {
	de := lang.Get("de")
	const article = "Die Häfen sind voll. Am Kai lagen 3.000 Tonnen Getreide.\n\nFoto: H. Krug / Beispielbild\n\nAusblick\n\nDer Kapitän ging an Land."
	s, quotable := segmentOf(t, &Article{
		ID: 5, Day: 17750, Lang: de, Keys: []string{SourceKey("Küstenblatt")},
		Headline: "Zwölf Fähren im Hafen",
		Text:     article,
	})
	if quotable != 4 {
		t.Errorf("%d sentences can be quoted", quotable)
	}
	for _, term := range []string{
		Term(de, "hafen"), Term(de, "häfen"), Term(de, "kapitän"), valueTerm(3000), SourceKey("KÜSTENBLATT"), Term(de, "gehen"),
		Term(de, "ausblick"),
	} {
		if s.DF(term) == 0 {
			t.Errorf("%q is not found", term)
		}
	}
	for _, term := range []string{Term(de, "die"), Term(de, "schule"), Term(de, "krug"), Term(lang.Get("en"), "hafen")} {
		if s.DF(term) != 0 {
			t.Errorf("%q is found", term)
		}
	}
	for info := range s.Articles(0) {
		if info.ID != 5 || info.Sentences != 1+len(text.Sentences(article, de)) {
			t.Errorf("%+v", info)
		}
	}
}

func TestNamesAreFoundAsTheyAreWritten(t *testing.T) {
	for code, text := range map[string]string{
		"en": "Paul Browning met Anna Woods. The browning leaves fell on the woods.",
		"de": "Anton Berger traf Ruth Jennings. Die Berliner Bergwacht kam mit Fischern und Bergen von Äpfeln zu Matjaž Kovačič nach Köln.",
	} {
		s, _ := segmentOf(t, &Article{ID: 1, Lang: lang.Get(code), Text: text})
		var found []string
		for term := range s.Terms(NameTerm("")) {
			found = append(found, term[1:])
		}
		want := map[string][]string{"en": {"browning", "woods"}, "de": {"berger", "jennings", "kovacic", "matjaz"}}[code]
		if !slices.Equal(found, want) {
			t.Errorf("%s: %q, not %q", code, found, want)
		}
	}
}

func TestALoneLineWithoutAFullStopCanBeQuoted(t *testing.T) {
	s, quotable := segmentOf(t, &Article{ID: 1, Lang: lang.Get("en"), Text: "Harbour stays closed"})
	if quotable != 1 || s.DF(Term(lang.Get("en"), "harbour")) != 1 {
		t.Errorf("%d sentences", quotable)
	}
}

func TestATextWithoutWordsIsNotAdded(t *testing.T) {
	x := NewIndexer()
	for _, s := range []string{"", " ", "...", "\u200b\u200f", "---\n***"} {
		if n, err := x.Add(&Article{ID: 1, Lang: lang.Get("en"), Headline: "A headline", Text: s}); n != 0 || err != nil || x.Len() != 0 {
			t.Errorf("%q: %d, %v, length %d", s, n, err, x.Len())
		}
	}
}

// TestTheTableForgetsWithoutAFault feeds more distinct words than a table holds, in sentences; terms must come out as without a table, and
// a sentence that exceeds its limit must not make it grow.
func TestTheTableForgetsWithoutAFault(t *testing.T) {
	l := lang.Get("en")
	tab := newTable(l)
	rng := rand.New(rand.NewPCG(3, 3))
	const sentence = 25
	for i := range 3 * maxEntries {
		word := fmt.Sprintf("Word%cx%d", 'a'+rng.IntN(26), rng.IntN(4*maxEntries))
		if i%sentence == 0 {
			tab.makeRoom()
		}
		got := tab.meanings[tab.lookup(word, 0, len(word))].terms
		if _, want := newEntry(l, word); !slices.Equal(got, want.terms) {
			t.Fatalf("%s: %q, not %q", word, got, want.terms)
		}
	}
	if len(tab.entries) > maxEntries+sentence || len(tab.slots) > 1<<17 {
		t.Errorf("%d entries in %d slots", len(tab.entries), len(tab.slots))
	}
}

// FuzzIndexer checks that any article makes a sound segment with the promised number of sentences, and that the words of a
// quotable sentence are found under their terms.
func FuzzIndexer(f *testing.F) {
	f.Add("Kein Hafen", "Die Reederei lehnte das Angebot ab. Es waren 3.000 Euro!", 0)
	f.Add("", strings.Repeat("a", 4000), 1)
	f.Add("\xff", "\x00\u202e\ufeff A.B. 1.2.3 12,5", 4)
	f.Fuzz(func(t *testing.T, headline, s string, n int) {
		all := lang.All()
		l := all[uint(n)%uint(len(all))]
		x := NewIndexer()
		quotable, err := x.Add(&Article{ID: 9, Lang: l, Headline: headline, Text: s})
		if err != nil {
			t.Fatal(err)
		}
		if quotable != CountQuotable(l, s) {
			t.Fatalf("%d sentences can be quoted, not %d", quotable, CountQuotable(l, s))
		}
		if quotable == 0 {
			return
		}
		checkWords(t, opened(t, x), l, s)
	})
}

func checkWords(t *testing.T, segment *postings.Segment, l *lang.Language, s string) {
	t.Helper()
	for info := range segment.Articles(0) {
		if info.Sentences != 1+len(text.Sentences(s, l)) {
			t.Fatalf("%d sentences, not %d", info.Sentences, 1+len(text.Sentences(s, l)))
		}
	}
	for _, x := range text.Sentences(s, l) {
		if !isQuotable(x.Role) || !utf8.ValidString(s) {
			continue
		}
		for _, w := range text.AppendWords(nil, s, x.Start, x.End) {
			folded := lang.Fold(s[w.Start:w.End])
			if folded != "" && !l.IsStop(folded) && segment.DF(cut(Term(l, folded))) == 0 {
				t.Fatalf("the word %q is not found", folded)
			}
		}
	}
}

func BenchmarkIndexer(b *testing.B) {
	l := lang.Get("de")
	words := strings.Fields("der die das Hafen Fähre Reederei Kapitän legte fuhr im am Morgen Sturm geschlossen Tonnen Getreide Ladung Mannschaft Küste")
	rng := rand.New(rand.NewPCG(1, 1))
	var s strings.Builder
	for s.Len() < 1<<20 {
		for range 12 {
			s.WriteString(words[rng.IntN(len(words))] + " ")
		}
		fmt.Fprintf(&s, "lagen %d Boote. ", rng.IntN(1000))
	}
	x := NewIndexer()
	b.SetBytes(int64(s.Len()))
	for b.Loop() {
		if _, err := x.Add(&Article{ID: 1, Lang: l, Text: s.String()}); err != nil {
			b.Fatal(err)
		}
		x.Reset()
	}
}
