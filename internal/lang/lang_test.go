package lang_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"quoth/internal/lang"
)

func TestLanguages(t *testing.T) {
	all := lang.All()
	if len(all) != 8 || all[0].Code() != "de" || all[1].Code() != "en" {
		t.Fatalf("languages %v", all)
	}
	for i, l := range all {
		if int(l.ID()) != i+1 || lang.ByID(l.ID()) != l || lang.Get(l.Code()) != l {
			t.Errorf("%s has ID %d", l, l.ID())
		}
		if n := len(l.StopWords()); n < 90 {
			t.Errorf("%s has %d stop words", l, n)
		}
		for _, word := range l.StopWords() {
			if lang.Fold(word) != word {
				t.Errorf("%s: stop word %q is not folded", l, word)
			}
		}
	}
	if lang.Get("xx") != nil || lang.ByID(0) != nil || lang.ByID(9) != nil {
		t.Error("unknown languages are there")
	}
}

func TestFold(t *testing.T) {
	for _, c := range []struct{ in, fold, plain string }{
		{"bank", "bank", "bank"},
		{"Großbank", "grossbank", "grossbank"},
		{"GROẞ", "gross", "gross"},
		{"Müller", "müller", "muller"},
		{"Mu\u0308ller", "müller", "muller"},
		{"Merkel’s", "merkel", "merkel"},
		{"boys'", "boys", "boys"},
		{"D’Angelo", "d'angelo", "d'angelo"},
		{"U.S.", "u.s.", "u.s."},
		{"So\u00adzial\u200bamt", "sozialamt", "sozialamt"},
		{"Ærø", "ærø", "aero"},
		{"Łódź", "łódź", "lodz"},
		{"MOSKAU", "moskau", "moskau"},
		{"Ёлка", "ёлка", "елка"},
		{"3.000", "3.000", "3.000"},
		{"", "", ""},
	} {
		if got := lang.Fold(c.in); got != c.fold {
			t.Errorf("Fold(%q) = %q, want %q", c.in, got, c.fold)
		}
		if got := lang.Plain(c.in); got != c.plain {
			t.Errorf("Plain(%q) = %q, want %q", c.in, got, c.plain)
		}
	}
}

// TestFoldAllocates says what import counts on: a word that is folded already costs nothing.
func TestFoldAllocates(t *testing.T) {
	if n := testing.AllocsPerRun(100, func() { lang.Fold("already"); lang.Plain("already") }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"Großbank", "İ’s's", "\xff\xfe", "e\u0301\u200b", "ΑΣ", "ŉ", "ǰ", "'s's"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		folded, plain := lang.Fold(s), lang.Plain(s)
		if again := lang.Fold(folded); again != folded {
			t.Errorf("Fold(%q) = %q, folded again %q", s, folded, again)
		}
		if !utf8.ValidString(folded) && utf8.ValidString(s) || !utf8.ValidString(plain) && utf8.ValidString(s) {
			t.Errorf("Fold(%q) = %q, Plain %q", s, folded, plain)
		}
	})
}

// TestQuestionWord asks in every language.
func TestQuestionWord(t *testing.T) {
	for _, c := range []struct {
		code, question, kind string
		n                    int
	}{
		{"de", "wer hat abgesagt", lang.Who, 1},
		{"de", "mit wem sprach sie", lang.Who, 2},
		{"de", "seit wann gilt das", lang.When, 2},
		{"de", "woher kommt das geld", lang.Where, 1},
		{"de", "weshalb", lang.Why, 1},
		{"de", "wie viele banken", lang.HowMany, 2},
		{"de", "wieviel kostet das", lang.HowMuch, 1},
		{"de", "wie teuer ist es", lang.HowMuch, 2},
		{"de", "wie kam das", lang.How, 1},
		{"de", "in welcher stadt", lang.Which, 2},
		{"de", "was sagte der minister", lang.Said, 2},
		{"en", "who declined", lang.Who, 1},
		{"en", "how many banks", lang.HowMany, 2},
		{"en", "how long did it last", lang.How, 1},
		{"en", "how did they do it", lang.How, 1},
		{"en", "in which city", lang.Which, 2},
		{"en", "what time is it", lang.When, 2},
		{"es", "quién ganó", lang.Who, 1},
		{"es", "cuántos bancos", lang.HowMany, 1},
		{"fr", "à partir de quand", lang.When, 4},
		{"fr", "pourquoi", lang.Why, 1},
		{"ru", "сколько лет ему", lang.HowMuch, 2},
		{"sv", "hur många banker", lang.HowMany, 2},
		{"no", "hvorfor gikk han", lang.Why, 1},
		{"hu", "hány bank", lang.HowMany, 1},
		{"en", "banks declined", "", 0},
		{"en", "", "", 0},
	} {
		kind, n := lang.Get(c.code).QuestionWord(strings.Fields(c.question))
		if kind != c.kind || n != c.n {
			t.Errorf("%s %q: %q, %d, want %q, %d", c.code, c.question, kind, n, c.kind, c.n)
		}
	}
}

func TestNumber(t *testing.T) {
	for _, c := range []struct {
		code, word string
		want       float64
	}{
		{"de", "zwölf", 12}, {"de", "zweiundzwanzig", 22}, {"de", "dreihundertfünfzig", 350}, {"de", "zweitausendachtzehn", 2018},
		{"de", "neunzehnhundertneunundachtzig", 1989}, {"de", "hunderteins", 101}, {"de", "millionen", 1e6}, {"de", "anderthalb", 1.5}, {"de", "eintausend", 1000},
		{"en", "twelve", 12}, {"en", "twenty-one", 21}, {"en", "billion", 1e9}, {"en", "dozens", 12},
		{"es", "dieciséis", 16}, {"fr", "quatre-vingts", 80}, {"ru", "миллионов", 1e6}, {"sv", "tjugofem", 25}, {"no", "trettito", 32}, {"hu", "negyvenkettő", 42},
	} {
		if got, ok := lang.Get(c.code).Number(c.word); !ok || got != c.want {
			t.Errorf("%s %q: %v, %v, want %v", c.code, c.word, got, ok, c.want)
		}
	}
	for _, word := range []string{"", "und", "undzwanzig", "tausendtausend", "bank", "hundertundert", "einund", strings.Repeat("hundert", 500)} {
		if got, ok := lang.Get("de").Number(word); ok {
			t.Errorf("%q is %v", word, got)
		}
	}
}

func TestOrdinal(t *testing.T) {
	for _, c := range []struct {
		code, word string
		want       int
	}{
		{"en", "third", 3}, {"en", "fourth", 4}, {"en", "ninth", 9}, {"en", "thirteenth", 13}, {"en", "twentieth", 20}, {"en", "twenty-first", 21}, {"en", "thirty-fifth", 35},
		{"de", "dritten", 3}, {"de", "siebte", 7}, {"de", "achten", 8}, {"de", "neunzehnten", 19}, {"de", "zwanzigster", 20}, {"de", "einundzwanzigste", 21},
		{"en", "second", 0}, {"en", "tooth", 0}, {"en", "north", 0}, {"en", "-", 0}, {"en", "forty-north", 0}, {"en", "", 0},
		{"de", "zweite", 0}, {"de", "erste", 0}, {"de", "bekannte", 0}, {"de", "vier", 0}, {"de", "te", 0}, {"fr", "troisième", 0},
	} {
		if got, ok := lang.Get(c.code).Ordinal(c.word); got != c.want || ok != (got > 0) {
			t.Errorf("%s %q: %v, %v, want %v", c.code, c.word, got, ok, c.want)
		}
	}
}

func TestAbbreviations(t *testing.T) {
	for _, c := range []struct {
		code, word string
		want       lang.Abbreviation
	}{
		{"de", "usw.", lang.MayEnd}, {"de", "hauptstr.", lang.MayEnd}, {"de", "mio.", lang.MayEnd}, {"de", "z.b.", lang.LeadsOn}, {"de", "dr.", lang.LeadsOn}, {"de", "sept.", lang.IfCapital},
		{"de", "nr.", lang.IfNumbered}, {"de", "bank.", lang.NoAbbreviation}, {"de", "dr", lang.NoAbbreviation},
		{"en", "inc.", lang.MayEnd}, {"en", "mr.", lang.LeadsOn}, {"en", "ill.", lang.IfCapital}, {"en", "no.", lang.IfNumbered},
	} {
		if got := lang.Get(c.code).Abbreviation(c.word); got != c.want {
			t.Errorf("%s: %s is of kind %d, want %d", c.code, c.word, got, c.want)
		}
	}
}

// TestNamed reads languages as people and pages name them.
func TestNamed(t *testing.T) {
	for name, want := range map[string]string{
		"de": "de", " German ": "de", "DEUTSCH": "de", "ger": "de", "de-AT": "de", "en_US": "en", "nb": "no", "nn-NO": "no", "ungarisch": "hu",
		"": "", "klingon": "", "-": "", "xx-DE": "",
	} {
		got := ""
		if l := lang.Named(name); l != nil {
			got = l.Code()
		}
		if got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}
