package lexicon

import (
	"slices"
	"strings"
	"testing"

	"quoth/internal/lang"
)

func TestCognate(t *testing.T) {
	en, de := lang.Get("en"), lang.Get("de")
	tests := []struct {
		from, to   *lang.Language
		word, want string
	}{
		{en, de, "privatization", "privatisierung"},
		{en, de, "privatisation", "privatisierung"},
		{en, de, "democracy", "demokratie"},
		{en, de, "democratic", "demokratisch"},
		{en, de, "telephone", "telefon"},
		{en, de, "photography", "fotografie"},
		{en, de, "catastrophe", "katastrophe"},
		{en, de, "politicians", "politiker"},
		{en, de, "capacity", "kapazität"},
		{en, de, "conference", "konferenz"},
		{en, de, "communism", "kommunismus"},
		{en, de, "aggressive", "aggressiv"},
		{en, de, "religious", "religiös"},
		{en, de, "coalition", "koalition"},
		{en, de, "tolerance", "toleranz"},
		{en, de, "criticize", "kritisieren"},
		{en, de, "biology", "biologie"},
		{en, de, "cappadocian", "kappadozisch"},
		{en, de, "cappadocia", "kappadozien"},
		{de, en, "demokratie", "democracy"},
		{de, en, "privatisierung", "privatization"},
		{de, en, "katastrophe", "catastrophe"},
		{de, en, "kapazität", "capacity"},
		{de, en, "konferenz", "conference"},
		{de, en, "religiös", "religious"},
		{de, en, "terroristen", "terrorist"},
		{de, en, "militär", "military"},
		{de, en, "struktur", "structure"},
		{de, en, "offiziell", "official"},
		{de, en, "illyrisch", "illyrian"},
		{de, en, "illyrien", "illyria"},
		{de, en, "aggressiven", "aggressive"},
	}
	for _, tt := range tests {
		if got := Cognate(tt.from, tt.to, tt.word); !slices.Contains(got, tt.want) {
			t.Errorf("%q: %q, without %q", tt.word, got, tt.want)
		}
	}
}

func FuzzCognate(f *testing.F) {
	en, de := lang.Get("en"), lang.Get("de")
	for _, w := range []string{"privatization", "größe", "", "cccccc", "a\xff\xfe\xfd", strings.Repeat("ation", 12)} {
		f.Add(w)
	}
	f.Fuzz(func(t *testing.T, word string) {
		for _, got := range [][]string{Cognate(en, de, word), Cognate(de, en, word)} {
			if len(got) > maxCognates || slices.Contains(got, word) || slices.Contains(got, "") {
				t.Errorf("%q: %q", word, got)
			}
		}
	})
}
