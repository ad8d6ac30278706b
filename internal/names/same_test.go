package names

import (
	"slices"
	"strings"
	"testing"

	"quoth/internal/lang"
	"quoth/internal/text"
)

func TestEqual(t *testing.T) {
	for _, pair := range [][2]string{
		{"JPMorgan", "JP Morgan"}, {"JPMorgan", "JPMorgan Chase"}, {"J.P. Morgan", "JP Morgan"},
		{"Merkel", "Angela Merkel"}, {"Merkels", "Angela Merkel"}, {"Bundeskanzlerin Angela Merkel", "Angela Merkel"},
		{"EU", "Europäische Union"}, {"EU", "European Union"}, {"Europäische Union", "European Union"},
		{"WHO", "World Health Organization"}, {"WHO", "Weltgesundheitsorganisation"}, {"IWF", "International Monetary Fund"},
		{"Siemens AG", "Siemens"}, {"the United Nations", "UN"}, {"USA", "Vereinigte Staaten"}, {"US", "United States"},
		{"Netanjahu", "Netanyahu"}, {"Benjamin Netanjahu", "Netanyahu"}, {"Jelzin", "Yeltsin"}, {"Lawrow", "Lavrov"},
		{"Timoschenko", "Tymoshenko"}, {"Chruschtschow", "Khrushchev"}, {"Gaddafi", "Qaddafi"}, {"Selenskyj", "Zelensky"},
		{"Ahmadinedschad", "Ahmadinejad"}, {"Saakaschwili", "Saakashvili"}, {"Путин", "Putin"},
		{"Kiew", "Kyiv"}, {"Mailand", "Milan"}, {"Deutschland", "Germany"}, {"Deutschlands", "Germany"}, {"Österreich", "Austria"},
		{"Müller", "Mueller"}, {"Weiß", "Weiss"}, {"Erdoğan", "Erdogan"}, {"George W. Bush", "George Bush"}, {"A. Merkel", "Angela Merkel"},
		{"Bund der Vogelfreunde Ostheim", "BVO"}, {"Cambridge-Analytica", "Cambridge Analytica"}, {"HANNA ARP", "Hanna Arp"},
		{"JP Morgan", "JPMorgan Chase"}, {"Russland", "Russia"}, {"Russland", "Rusia"}, {"Russland", "Россия"}, {"Wladimir Putin", "Vladimir Putin"},
	} {
		if !Equal(pair[0], pair[1]) || !Equal(pair[1], pair[0]) {
			t.Errorf("%q and %q should be equal", pair[0], pair[1])
		}
	}
	for _, pair := range [][2]string{
		{"Berlin", "Union Berlin"}, {"Bayern", "Bayern München"}, {"Bank", "Deutsche Bank"}, {"Angela", "Angela Merkel"},
		{"York", "New York"}, {"Deutschland", "Alternative für Deutschland"}, {"Iran", "Irak"}, {"Merkel", "Merz"},
		{"Facebook", "Twitter"}, {"Nordkorea", "Südkorea"}, {"CDU", "CSU"}, {"Hans Maier", "Karl Maier"}, {"", "Merkel"}, {"UN", "EU"},
		{"Österreich", "Australien"}, {"Slowenien", "Slowakei"}, {"Niger", "Nigeria"}, {"ab", "abs"},
	} {
		if Equal(pair[0], pair[1]) || Equal(pair[1], pair[0]) {
			t.Errorf("%q and %q should differ", pair[0], pair[1])
		}
	}
}

func TestAbroad(t *testing.T) {
	tests := []struct {
		name string
		want []string
	}{
		{"Heinrich", []string{"henry"}}, {"heinrichs", []string{"heinrich", "henry"}}, {"John", []string{"johann", "johannes"}}, {"Livius", []string{"livy"}},
		{"Herkules", []string{"hercules"}}, {"Detlef", nil}, {"", nil},
	}
	for _, tt := range tests {
		if got := Abroad(tt.name); !slices.Equal(got, tt.want) {
			t.Errorf("Abroad(%q) = %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestVariants(t *testing.T) {
	for name, want := range map[string]string{
		"Mailand": "milan", "Kiew": "kyiv", "Kyiv": "kiew", "Moskau": "moscow", "Deutschland": "germany", "Germany": "deutschland",
		"Sweden": "schweden", "Ungarn": "hungary", "Netanjahu": "netanyahu",
		"Jelzin": "yeltsin", "Selenskyj": "zelensky", "Timoschenko": "tymoshenko", "Gaddafi": "qaddafi",
		"Müller": "mueller", "Mueller": "müller", "Erdoğan": "erdogan", "EU": "europäische union", "WHO": "world health organization",
		"Baschirow": "bashirov", "Kasharov": "kascharow", "Petruschenko": "petrushenko", "Bajramow": "bayramov", "Rhein": "rhine",
	} {
		got := Variants(name)
		if !slices.Contains(got, want) {
			t.Errorf("Variants(%q) = %q, without %q", name, got, want)
		}
		if len(got) > maxVariants || slices.Contains(got, lang.Fold(name)) {
			t.Errorf("Variants(%q) = %q", name, got)
		}
	}
}

func TestRelated(t *testing.T) {
	for _, c := range []struct{ word, want string }{
		{"australische", "australien"}, {"französisch", "frankreich"}, {"Swiss", "schweiz"}, {"Deutschland", "deutsch"}, {"Deutsche", "germany"},
		{"germans", "deutschland"}, {"schwedischen", "sweden"}, {"Brite", "british"}, {"us-amerikanischen", "american"}, {"Frankreichs", "french"},
		{"bayerische", "bavaria"}, {"Palästinenser", "palestinian"},
	} {
		if got := Related(c.word); !slices.Contains(got, c.want) {
			t.Errorf("Related(%q) = %q, without %q", c.word, got, c.want)
		}
	}
	for _, word := range []string{"haus", "", "der", strings.Repeat("a", 4000)} {
		if got := Related(word); got != nil {
			t.Errorf("Related(%q) = %q", word, got)
		}
	}
}

func TestWithin(t *testing.T) {
	for word, want := range map[string]string{"Saxony": "leipzig", "sachsen": "grimma", "Kalifornien": "los angeles", "NRW": "köln"} {
		if got := Within(word); !slices.Contains(got, want) {
			t.Errorf("Within(%q) = %q, without %q", word, got, want)
		}
	}
	for _, word := range []string{"leipzig", "haus", "", strings.Repeat("a", 4000)} {
		if got := Within(word); got != nil {
			t.Errorf("Within(%q) = %q", word, got)
		}
	}
}

func TestEveryNationHasItsCountry(t *testing.T) {
	for _, n := range theNations() {
		if len(n.names) == 0 || len(n.adjectives) < 2 || len(n.people) < 1 {
			t.Errorf("incomplete: %+v", n)
		}
	}
}

func TestConsistentGivesTheSurnameItsPerson(t *testing.T) {
	s := "Jana Ritter kam. Ritter ging. Ritters Hund blieb. Nordtal AG wuchs. Nordtal fiel."
	at := func(part string, from int, kind Type) Name {
		i := from + strings.Index(s[from:], part)
		return Name{Span: text.Span{Start: i, End: i + len(part)}, Type: kind, Score: .5}
	}
	found := []Name{at("Jana Ritter", 0, Person), at("Ritter", 15, Organisation), at("Ritters", 27, Place), at("Nordtal AG", 40, Organisation), at("Nordtal", 60, Place)}
	Consistent(s, found)
	for i, want := range []Type{Person, Person, Person, Organisation, Organisation} {
		if found[i].Type != want {
			t.Errorf("%q is a %v, want %v", s[found[i].Start:found[i].End], found[i].Type, want)
		}
	}
}

func FuzzNames(f *testing.F) {
	f.Add("Netanjahu", "Benjamin Netanyahu")
	f.Add("\xff\xfe", strings.Repeat("sch", 1500))
	f.Fuzz(func(t *testing.T, a, b string) {
		if Equal(a, b) != Equal(b, a) {
			t.Errorf("Equal(%q, %q) depends on the order", a, b)
		}
		if !Equal(a, a) {
			t.Errorf("%q is not equal to itself", a)
		}
		if n := len(Variants(a)); n > maxVariants {
			t.Errorf("%d variants of %q", n, a)
		}
		Related(b)
	})
}

func TestSexOf(t *testing.T) {
	for name, want := range map[string]Sex{
		"Anna Krüger": Female, "Anna-Lena Krüger": Female, "Clara": Female, "Peter Hamilton": Male, "Karl-Heinz Vogt": Male, "Jean-Luc Perrin": Male,
		"Kim Vogt": AnySex, "Grant": AnySex, "Vogt": AnySex, "Krüger": AnySex, "": AnySex, "Bundeskanzlerin Anna Krüger": Female,
	} {
		if got := SexOf(name); got != want {
			t.Errorf("%q: %d, want %d", name, got, want)
		}
	}
}
