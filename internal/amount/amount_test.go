package amount

import (
	"flag"
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"quoth/internal/lang"
	"quoth/internal/text"
	"quoth/internal/when"
)

var update = flag.Bool("update", false, "write what is found into the golden files; read the difference before you keep it")

// find gives the amounts of a text.
func find(l *lang.Language, s string) []Amount {
	tokens := text.Tokenize(s, text.Span{End: len(s)})
	return Find(when.Find(l, tokens, when.Date{}), l, tokens)
}

// The golden files hold sentences at the margin and below each its amounts:
// qualifier | span | number | noun | value, unit and marks.
func TestGolden(t *testing.T) {
	for _, code := range []string{"de", "en", "fr"} {
		file := "testdata/" + code + ".txt"
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		for line := range strings.Lines(string(data)) {
			if strings.HasPrefix(line, "\t") {
				continue
			}
			out.WriteString(line)
			s := strings.TrimRight(line, "\n")
			for _, a := range find(lang.Get(code), s) {
				fmt.Fprintf(&out, "\t%s | %s | %s | %s | %s\n", s[a.Qualifier.Start:a.Qualifier.End], s[a.Start:a.End],
					s[a.Number.Start:a.Number.End], s[a.Noun.Start:a.Noun.End], describe(a))
			}
		}
		if *update {
			if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if out.String() != string(data) {
			t.Errorf("%s differs; found:\n%s", file, out.String())
		}
	}
}

func describe(a Amount) string {
	s := strconv.FormatFloat(a.Value, 'f', -1, 64)
	if len(s) > 20 {
		s = strconv.FormatFloat(a.Value, 'g', 4, 64)
	}
	if a.To != 0 {
		s += fmt.Sprintf(" to %g", a.To)
	}
	if a.Of != 0 {
		s += fmt.Sprintf(" of %g", a.Of)
	}
	s += " " + a.Unit
	for _, mark := range []struct {
		on   bool
		name string
	}{{a.Money, "money"}, {a.Measured && !a.Money, "measured"}, {a.Vague, "vague"}, {a.Age, "age"}} {
		if mark.on {
			s += ", " + mark.name
		}
	}
	return strings.TrimSpace(s)
}

// A number written in the way of a language is read back as itself.
func TestFiguresRoundTrip(t *testing.T) {
	for n := int64(1); n < 4e12; n = n*7 + 3 {
		plain := strconv.FormatInt(n, 10)
		var grouped strings.Builder
		for i, digit := range plain {
			if i > 0 && (len(plain)-i)%3 == 0 {
				grouped.WriteByte('.')
			}
			grouped.WriteRune(digit)
		}
		for code, figures := range map[string]string{"de": grouped.String() + ",25", "en": strings.ReplaceAll(grouped.String(), ".", ",") + ".25"} {
			s := "x " + figures + " kg"
			found := find(lang.Get(code), s)
			if len(found) != 1 || math.Abs(found[0].Value-float64(n)-0.25) > 0.001 || found[0].Unit != "kg" {
				t.Fatalf("%s: %q gives %+v", code, s, found)
			}
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, code := range []string{"de", "en", "fr"} {
		data, err := os.ReadFile("testdata/" + code + ".txt")
		if err != nil {
			f.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			f.Add(line, code)
		}
	}
	f.Fuzz(func(t *testing.T, s, code string) {
		l := lang.Get(code)
		if l == nil {
			l = lang.Get("en")
		}
		end := 0
		for _, a := range find(l, s) {
			if a.Start < end || a.End <= a.Start || a.End > len(s) || a.Number.Start < a.Start || a.Number.End > a.End || a.Number.End <= a.Number.Start {
				t.Fatalf("%+v begins before %d or ends beyond %d", a, end, len(s))
			}
			if a.Qualifier.End > a.Start || a.Qualifier.Start > a.Qualifier.End || a.Noun.Start > a.Noun.End || a.Noun.End > len(s) {
				t.Fatalf("parts of %+v", a)
			}
			if math.IsNaN(a.Value) || math.IsInf(a.Value, 0) || a.To != 0 && a.To <= a.Value {
				t.Fatalf("value of %+v", a)
			}
			if utf8.ValidString(s) && !utf8.ValidString(s[a.Start:a.End]+s[a.Noun.Start:a.Noun.End]) {
				t.Fatalf("%q is cut", s[a.Start:a.End])
			}
			end = a.End
		}
	})
}

func BenchmarkFind(b *testing.B) {
	data, err := os.ReadFile("testdata/de.txt")
	if err != nil {
		b.Fatal(err)
	}
	s := string(data)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		find(lang.Get("de"), s)
	}
}

// TestFiguresWithoutEnd reads a number of more groups than any has. Were all of them read anew from each, it would not end in time.
func TestFiguresWithoutEnd(t *testing.T) {
	s := "1" + strings.Repeat(" 000", 1<<15)
	find(lang.Get("fr"), s)
}

// BenchmarkHostile shows that the time grows no faster than the text.
func BenchmarkHostile(b *testing.B) {
	for _, unit := range []string{"a", "1", "1.", "1.000.", "zwei ", "zwei Millionen ", "10 bis ", "1-"} {
		for _, size := range []int{1 << 14, 1 << 18} {
			s := strings.Repeat(unit, size/len(unit))
			b.Run(strings.ReplaceAll(strings.TrimSpace(unit), " ", "_")+"/"+strconv.Itoa(size>>10)+"k", func(b *testing.B) {
				b.SetBytes(int64(size))
				for b.Loop() {
					find(lang.Get("de"), s)
				}
			})
		}
	}
}
