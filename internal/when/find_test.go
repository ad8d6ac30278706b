package when

import (
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"quoth/internal/lang"
	"quoth/internal/text"
)

// No word may name two of the things of which an entry holds one number.
func TestVocabularyIsUnambiguous(t *testing.T) {
	for code, v := range vocabularies {
		if lang.Get(code) == nil {
			t.Errorf("%s is no language", code)
		}
		for word, e := range v.words {
			numbered := 0
			for _, c := range []class{month, weekday, unit, day, edge, season, holiday, ordinal, decade} {
				if e.class&c != 0 {
					numbered++
				}
			}
			if numbered > 1 {
				t.Errorf("%s: %q has %d numbers", code, word, numbered)
			}
			if tokens := text.Tokenize(word, text.Span{End: len(word)}); len(tokens.List) != 1 || tokens.Word(0) != word {
				t.Errorf("%s: %q is never looked up", code, word)
			}
		}
		for name, c := range classNames {
			if c == 0 {
				t.Errorf("class %s is none", name)
			}
		}
	}
}

func TestUnknownLanguageFindsNothing(t *testing.T) {
	if got := findAll(nil, "2018-08-06", Date{}); got != nil {
		t.Errorf("%v", got)
	}
}

// What is found does not depend on where in a longer text the sentence stands.
func TestOffsets(t *testing.T) {
	l, ref := lang.Get("de"), Date{2018, 8, 8}
	sentence := "Am Montagabend um halb neun, vor drei Tagen und von 1990 bis 1995 in Köln."
	alone := findAll(l, sentence, ref)
	before := "Größe 2018. "
	within := Find(l, text.Tokenize(before+sentence+" 2019", text.Span{Start: len(before), End: len(before) + len(sentence)}), ref)
	if len(alone) != 3 || len(within) != 3 {
		t.Fatalf("%v and %v", alone, within)
	}
	for i, m := range within {
		if m.Start -= len(before); m.Start != alone[i].Start || m.From != alone[i].From {
			t.Errorf("%v, alone %v", m, alone[i])
		}
	}
}

func TestDaysOfBounds(t *testing.T) {
	l := lang.Get("en")
	for in, want := range map[string][2]string{"since 2010": {"2010-01-01", ""}, "until 2010": {"", "2010-12-31"}, "before 2010": {"", "2009-12-31"},
		"after 2010": {"2011-01-01", ""}, "in 2010": {"2010-01-01", "2010-12-31"}, "between 2010 and 2012": {"2010-01-01", "2012-12-31"}} {
		m := Query(l, in, Date{2018, 8, 8})
		if len(m) != 1 {
			t.Fatalf("%s: %v", in, m)
		}
		first, last := m[0].Days()
		name := func(day int32) string {
			if day == 0 {
				return ""
			}
			return OfDay(day).String()
		}
		if got := [2]string{name(first), name(last)}; got != want {
			t.Errorf("%s: %v, want %v", in, got, want)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, code := range []string{"de", "en", "hu"} {
		data, err := os.ReadFile("testdata/" + code + ".txt")
		if err != nil {
			f.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			for _, day := range []int32{17000, -719162, 2932896} { // the first and the last day that a Date has
				f.Add(line, code, day)
			}
		}
	}
	f.Add("in der Nacht zum Montag bis zum Montag auf Montag 99999999999 '90s ’ 31.12.9999 12:60", "de", int32(0))
	f.Fuzz(func(t *testing.T, s, code string, day int32) {
		l := lang.Get(code)
		if l == nil {
			l = lang.Get("de")
		}
		ref := OfDay(day)
		if day == 0 {
			ref = Date{}
		}
		for _, ref := range []Date{ref, {Year: ref.Year}, {Year: ref.Year, Month: ref.Month}} {
			for _, found := range [][]Mention{findAll(l, s, ref), Query(l, s, ref)} {
				end := 0
				for _, m := range found {
					check(t, s, m, end)
					end = m.End
				}
			}
		}
	})
}

func check(t *testing.T, s string, m Mention, end int) {
	t.Helper()
	switch {
	case m.Start < end || m.End <= m.Start || m.End > len(s):
		t.Fatalf("%+v begins before %d or ends beyond %d", m, end, len(s))
	case m.Prep.End > m.Start || m.Prep.Start > m.Prep.End || m.Prep.Start < 0:
		t.Fatalf("preposition of %+v", m)
	case utf8.ValidString(s) && !utf8.ValidString(s[m.Start:m.End]+s[m.Prep.Start:m.Prep.End]):
		t.Fatalf("%q is cut", s[m.Start:m.End])
	case !m.From.valid() || !m.To.valid():
		t.Fatalf("%q is no date: %v", s[m.Start:m.End], m)
	case m.Clock > 1440 || m.ClockTo > 1440 || m.Precision == Unknown || m.Precision == Time && m.Clock == 0 && !m.Counted && !m.Relative:
		t.Fatalf("%q: %v, clock %d", s[m.Start:m.End], m, m.Clock)
	case (m.From.Year == 0) != (m.To.Year == 0):
		t.Fatalf("%q is known by half: %v", s[m.Start:m.End], m)
	}
	if first, last := m.From.First(), m.To.Last(); m.Resolved() && time.Date(first.Year, first.Month, first.Day, 0, 0, 0, 0, time.UTC).After(time.Date(last.Year, last.Month, last.Day, 0, 0, 0, 0, time.UTC)) {
		t.Fatalf("%q ends before it begins: %v", s[m.Start:m.End], m)
	}
}

func BenchmarkFind(b *testing.B) {
	for _, code := range []string{"de", "en"} {
		data, err := os.ReadFile("testdata/" + code + ".txt")
		if err != nil {
			b.Fatal(err)
		}
		var sentences []string
		size := 0
		for line := range strings.Lines(string(data)) {
			if !strings.HasPrefix(line, "\t") && !strings.HasPrefix(line, "#") {
				sentences = append(sentences, line)
				size += len(line)
			}
		}
		l := lang.Get(code)
		b.Run(code, func(b *testing.B) {
			b.SetBytes(int64(size))
			for b.Loop() {
				for _, s := range sentences {
					findAll(l, s, Date{2018, 8, 8})
				}
			}
		})
	}
}

// BenchmarkHostile shows that the time grows no faster than the text.
func BenchmarkHostile(b *testing.B) {
	l := lang.Get("de")
	for _, unit := range []string{"a", "1", "1.", "3. und ", "Montag ", "in der Nacht zum Montag bis zum ", "zwischen 8 und ", "vor drei ", "am am am ", "2018-"} {
		for _, size := range []int{1 << 14, 1 << 18} {
			s := strings.Repeat(unit, size/len(unit))
			b.Run(strings.ReplaceAll(strings.TrimSpace(unit), " ", "_")+"/"+map[int]string{1 << 14: "16k", 1 << 18: "256k"}[size], func(b *testing.B) {
				b.SetBytes(int64(size))
				for b.Loop() {
					findAll(l, s, Date{2018, 8, 8})
				}
			})
		}
	}
}
