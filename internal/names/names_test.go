package names

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"quoth/internal/lang"
	"quoth/internal/text"
)

func load(t testing.TB) *Tagger {
	t.Helper()
	tagger, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return tagger
}

func tag(tagger *Tagger, code, s string) []string {
	var all []string
	for _, n := range tagger.Tag(nil, lang.Get(code), s, text.AppendWords(nil, s, 0, len(s))) {
		all = append(all, fmt.Sprintf("%s/%v", s[n.Start:n.End], n.Type))
	}
	return all
}

func TestTag(t *testing.T) {
	tagger := load(t)
	for _, c := range []struct{ lang, in, want string }{
		{"de", "Bundeskanzlerin Angela Merkel traf am Montag in Paris den französischen Präsidenten Emmanuel Macron.",
			"Angela Merkel/person Paris/place Emmanuel Macron/person"},
		{"de", "Die SPD will das Gesetz im Bundestag ablehnen.", "SPD/organisation Bundestag/organisation"},
		{"de", "Der Umsatz von Siemens stieg um zwölf Prozent.", "Siemens/organisation"},
		{"de", "Bei einem Erdbeben in Chile starben drei Menschen.", "Chile/place"},
		{"de", "Gestern regnete es den ganzen Tag.", ""},
		{"en", "Facebook asked the bank in New York for data, said Peter Miller.", "Facebook/organisation New York/place Peter Miller/person"},
		{"en", "Merkel's visit to Israel was her third.", "Merkel/person Israel/place"},
		{"en", "The weather was mild.", ""},
		{"sv", "Anders Svensson bor i Stockholm.", "Anders Svensson/person Stockholm/place"},
	} {
		if got := strings.Join(tag(tagger, c.lang, c.in), " "); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

func TestTagWithoutLanguage(t *testing.T) {
	tagger := load(t)
	s := "Peter Miller lives in London."
	if got := tagger.Tag(nil, nil, s, text.AppendWords(nil, s, 0, len(s))); len(got) != 2 {
		t.Errorf("got %v", got)
	}
}

func TestTagIsConcurrent(t *testing.T) {
	tagger := load(t)
	s := "Angela Merkel sprach in Berlin mit Vertretern der Deutschen Bank."
	want := tag(tagger, "de", s)
	done := make(chan []string)
	for range 8 {
		go func() { done <- tag(tagger, "de", s) }()
	}
	for range 8 {
		if got := <-done; !slices.Equal(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
	}
}

// checkNames reports names that are not in order, disjoint, on word borders, or without a type and a score.
func checkNames(t *testing.T, s string, words []text.Span, found []Name) {
	t.Helper()
	end, w := 0, 0
	for _, n := range found {
		for w < len(words) && words[w].Start < n.Start {
			w++
		}
		if n.Start < end || n.End <= n.Start || w == len(words) || words[w].Start != n.Start {
			t.Fatalf("name %v begins out of order or within a word", n)
		}
		v := w
		for v < len(words) && words[v].End < n.End {
			v++
		}
		if v == len(words) || words[v].End != n.End && words[v].End-possessiveLen(s[words[v].Start:words[v].End]) != n.End {
			t.Fatalf("name %v ends within a word", n)
		}
		if n.Type < Person || n.Type > Other || !(n.Score > 0 && n.Score <= 1) {
			t.Fatalf("name %v: type or score", n)
		}
		end = n.End
	}
}

func FuzzTag(f *testing.F) {
	tagger := load(f)
	for _, s := range []string{"Angela Merkel's EU-Kommission, \"J.P. Morgan\"", "\xff\xc3 A\xc3", "AT&T-" + strings.Repeat("A-", 50) + "B", "ß'S 'S", "Ⱥ's"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		words := text.AppendWords(nil, s, 0, len(s))
		for _, code := range []string{"de", "en"} {
			found := tagger.Tag(nil, lang.Get(code), s, words)
			checkNames(t, s, words, found)
			Consistent(s, found)
			checkNames(t, s, words, found)
		}
	})
}

func TestTagHostile(t *testing.T) {
	tagger := load(t)
	for _, s := range []string{
		strings.Repeat("A", 4000), strings.Repeat("A ", 20000), strings.Repeat("A-", 20000) + "B", strings.Repeat("New York ", 5000),
		strings.Repeat("\xff", 4000), strings.Repeat("Ä", 4000), strings.Repeat("„ A", 4000), strings.Repeat("Ⱥ", 4000), "",
	} {
		words := text.AppendWords(nil, s, 0, len(s))
		checkNames(t, s, words, tagger.Tag(nil, lang.Get("de"), s, words))
	}
}

func TestDecodeFindsTheBestSequence(t *testing.T) {
	// A naive model: all sequences of three labels, one by one.
	m := load(t).models["de"]
	scores := make([][Labels]int32, 3)
	seed := uint32(1)
	for range 200 {
		for i := range scores {
			for k := range scores[i] {
				seed = seed*1664525 + 1013904223
				scores[i][k] = int32(seed>>20) - 2048
			}
		}
		best := int32(never)
		for a := range Labels {
			for b := range Labels {
				for c := range Labels {
					best = max(best, value(m, scores, []uint8{uint8(a), uint8(b), uint8(c)}))
				}
			}
		}
		labels := make([]uint8, 3)
		m.decode(labels, scores, make([][Labels]uint8, 3))
		if got := value(m, scores, labels); got != best {
			t.Fatalf("labels %v are worth %d, the best %d", labels, got, best)
		}
	}
}

func value(m *model, scores [][Labels]int32, labels []uint8) (sum int32) {
	at := 0
	for i, label := range labels {
		if !MayFollow(at, int(label)) {
			return never
		}
		sum += m.transition[at][label] + scores[i][label]
		at = int(label)
	}
	if !MayFollow(at, 0) {
		return never
	}
	return sum + m.transition[at][0]
}

func TestNewRefusesBrokenModels(t *testing.T) {
	good, _ := modelFiles.ReadFile("model/en.bin")
	for _, bad := range [][]byte{nil, {1}, good[:len(good)-1], append([]byte("QNM0"), good[4:]...), append(slices.Clone(good), 0)} {
		if _, err := New(map[string][]byte{"en": bad}); err == nil {
			t.Errorf("a model of %d bytes was taken", len(bad))
		}
	}
	if _, err := New(nil); err == nil {
		t.Error("no model was taken")
	}
}

func TestEncodeKeepsTheWeights(t *testing.T) {
	var transitions [Labels][Labels]float32
	w := Weighted{Feature: 0x123456789abcdef0}
	w.Weights[0], w.Weights[15] = 1.27, -.64
	m, err := readModel(Encode([]Weighted{w}, &transitions, 4))
	if err != nil {
		t.Fatal(err)
	}
	var scores [Labels]int32
	m.emit(&scores, &[FeatureCount]uint64{w.Feature})
	if scores[1] != 127 || scores[16] != -64 || scores[0] != 0 || scores[7] != 0 {
		t.Errorf("got %v", scores)
	}
}

func TestGazetteerFilesAreText(t *testing.T) {
	for _, g := range theGroups() {
		for _, name := range g.names {
			if name == "" || !utf8.ValidString(name) || strings.TrimSpace(name) != name {
				t.Errorf("name %q in %q", name, g.names)
			}
		}
	}
	if n := len(theRegions()); n < 200 || n > 300 {
		t.Errorf("%d countries", n)
	}
}

func BenchmarkTag(b *testing.B) {
	tagger := load(b)
	s := "Bundeskanzlerin Angela Merkel traf am Montag in Paris den französischen Präsidenten, um über die Pläne der Europäischen Kommission " +
		"für eine gemeinsame Bankenaufsicht zu sprechen, wie ein Sprecher der Regierung in Berlin sagte."
	words := text.AppendWords(nil, s, 0, len(s))
	l := lang.Get("de")
	var found []Name
	b.ReportAllocs()
	for b.Loop() {
		found = tagger.Tag(found[:0], l, s, words)
	}
	b.ReportMetric(float64(len(words)*b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		newGazetteer()
	}
}

func BenchmarkEqual(b *testing.B) {
	for b.Loop() {
		Equal("Angela Merkel", "Europäische Union")
	}
}
