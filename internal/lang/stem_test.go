package lang_test

import (
	"strings"
	"testing"

	"quoth/internal/lang"
)

// TestStemGroups holds that the words of a line have one stem.
func TestStemGroups(t *testing.T) {
	for _, c := range []struct{ code, words string }{
		{"de", "gehen geht ging gingen gegangen"},
		{"de", "ablehnen abgelehnt abgelehnte abzulehnen ablehnung ablehnungen"},
		{"de", "lehnen lehnte lehnt"},
		{"de", "ankündigen ankündigt angekündigt angekündigten ankündigung"},
		{"de", "kaufen kaufte gekauft gekaufte kauft"},
		{"de", "verkaufen verkaufte verkauft verkauften verkauf"},
		{"de", "sinken sank gesunken sanken"},
		{"de", "führen führt führte geführt führe"}, {"de", "fahren fährt fuhr fuhren"}, {"de", "drängen drängte dränge gedrängt"},
		{"de", "sterben starb stirbt gestorben starben"},
		{"de", "unfall unfälle unfällen unfalls"},
		{"de", "haus häuser häusern hauses"},
		{"de", "ändern ändert geändert änderte änderung änderungen"},
		{"de", "verhandeln verhandelt verhandelten verhandlung verhandlungen"},
		{"de", "finanzieren finanzierte finanziert finanzierung"},
		{"de", "entscheiden entschied entschieden entscheidung"},
		{"de", "teilnehmen teilgenommen teilzunehmen teilnahm"},
		{"de", "angreifen angegriffen angriff angriffe"},
		{"de", "angabe angaben"}, {"de", "einnahme einnahmen"}, {"de", "planet planeten"},
		{"de", "problem probleme problemen problems"},
		{"de", "grossproblem grossprobleme"},
		{"de", "konzern konzerne konzernen konzerns"},
		{"de", "system systeme systemen"},
		{"de", "forschungszentrum forschungszentren"},
		{"de", "museum museen"},
		{"de", "ministerin ministerinnen minister ministern"},
		{"de", "bestätigen bestätigt bestätigte bestätigung"},
		{"de", "feiern gefeiert feier feiert"},
		{"de", "gross grösser grösste grosse"},
		{"en", "go goes went gone going"},
		{"en", "decline declined declines declining"},
		{"en", "man men"}, {"en", "child children"}, {"en", "say said says saying"}, {"en", "sink sank sunk sinking"},
		{"en", "crisis crises"}, {"en", "company companies"}, {"en", "die died dies dying"},
		{"es", "banco bancos"}, {"es", "decir dijo dijeron"}, {"fr", "l'état état"}, {"fr", "journal journaux"},
		{"ru", "банк банка банки"}, {"sv", "banken banker bank"}, {"no", "banken banker"}, {"hu", "ment megy mentek"},
	} {
		l := lang.Get(c.code)
		stems := make(map[string]string)
		for word := range strings.FieldsSeq(c.words) {
			stems[l.Stem(word)] += word + " "
		}
		if len(stems) != 1 {
			t.Errorf("%s: %v", c.code, stems)
		}
	}
}

// TestStemApart holds that nouns which only look like verbs' forms keep stems of their own.
func TestStemApart(t *testing.T) {
	de := lang.Get("de")
	for _, c := range []struct{ noun, verb string }{
		{"gebiet", "bieten"}, {"gericht", "richten"}, {"gewalt", "walten"}, {"gesetz", "setzen"}, {"gehalt", "halten"}, {"geschäft", "schaffen"},
		{"gemeinde", "meinen"}, {"angehörige", "hören"}, {"vorstand", "vorstehen"}, {"verband", "verbinden"}, {"stahl", "stehlen"}, {"macht", "machen"},
		{"gerät", "geraten"}, {"betrieb", "betreiben"}, {"begriff", "begreifen"}, {"abschied", "scheiden"}, {"legende", "legen"}, {"verlag", "liegen"}, {"betrug", "betragen"},
		{"welt", "wollen"}, {"vierte", "vieren"}, {"tier", "tun"}, {"geburt", "bergen"}, {"geschichte", "schichten"}, {"gesicht", "sichten"}, {"gewicht", "weichen"},
	} {
		if stem := de.Stem(c.noun); stem == de.Stem(c.verb) {
			t.Errorf("%s has the stem of %s, %q", c.noun, c.verb, stem)
		}
	}
	for _, word := range []string{"gebiet", "gericht", "gewalt", "gesetz", "gehalt"} {
		if stem := de.Stem(word); stem != word {
			t.Errorf("stem of %s is %s", word, stem)
		}
	}
}

func FuzzStem(f *testing.F) {
	for _, word := range []string{"abgelehnt", "ging", "", "\xff", "gegegege", "zuzuzu", strings.Repeat("a", 4000), "ієї", "l'", "'"} {
		f.Add(word, byte(1))
	}
	f.Fuzz(func(t *testing.T, word string, id byte) {
		l := lang.ByID(id%8 + 1)
		word = lang.Fold(word)
		if stem := l.Stem(word); stem == "" && word != "" {
			t.Errorf("%s: %q has no stem", l, word)
		}
		parts := lang.Compound(l, word)
		if len(parts) == 1 || len(strings.Join(parts, "")) > len(word)+len(parts) {
			t.Errorf("%q: %q", word, parts)
		}
		l.Number(word)
		l.QuestionWord([]string{word, word})
		l.Separable(nil, []string{word, "ab"})
	})
}

func TestSeparable(t *testing.T) {
	de := lang.Get("de")
	for _, c := range []struct{ in, want string }{
		{"die bank lehnte das angebot ab", "lehnte+ab=ablehnen"},
		{"die bank lehnt ab und teilt das mit", "lehnt+ab=ablehnen teilt+mit=mitteilen"},
		{"er nahm an der sitzung teil", "nahm+teil=teilnehmen"},
		{"der chef trat gestern von seinem amt zurück", "trat+zurück=zurücktreten"},
		{"er stellte auf der messe ein auto vor", "stellte+vor=vorstellen"},
		{"sie führte ein gespräch", ""},
		{"das gericht ordnete eine prüfung an , sagte er", "ordnete+an=anordnen"},
		{"sie ging nach hause", ""},
		{"ab montag gilt das", ""},
		{"", ""},
	} {
		words := strings.Fields(c.in)
		for i, w := range words {
			if w == "," {
				words[i] = ""
			}
		}
		var got []string
		for _, s := range de.Separable(nil, words) {
			got = append(got, words[s.Verb]+"+"+words[s.Particle]+"="+s.Lemma)
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%q: %q, want %q", c.in, g, c.want)
		}
	}
	if got := lang.Get("en").Separable(nil, []string{"lehnte", "ab"}); got != nil {
		t.Errorf("English has %v", got)
	}
}

func TestCompound(t *testing.T) {
	de := lang.Get("de")
	for _, c := range []struct{ in, want string }{
		{"grossbanken", "gross banken"}, {"bankdaten", "bank daten"}, {"arbeitsmarktreform", "arbeit markt reform"}, {"kundendaten", "kunde daten"},
		{"schulgebäude", "schul gebäude"}, {"bundesfinanzministerium", "bundes finanz ministerium"}, {"krankenkassen", "kranke kassen"},
		{"flugzeugabsturz", "flugzeug absturz"}, {"menschenrechte", "mensch rechte"}, {"bundesamt", "bundes amt"}, {"ölpreis", "öl preis"},
		{"wahlkampf", "wahl kampf"}, {"staatsanwaltschaft", ""}, {"facebook", ""}, {"düsseldorf", ""}, {"merkel", ""}, {"frankfurt", ""}, {"salzburg", ""}, {"brandenburgs", ""},
		{"entscheidung", ""}, {"bank", ""}, {"banken", ""}, {"wissenschaft", ""}, {"abgelehnt", ""}, {"", ""}, {"tausend", ""}, {"heutige", ""}, {strings.Repeat("bank", 16), ""},
	} {
		if got := strings.Join(lang.Compound(de, c.in), " "); got != c.want {
			t.Errorf("%q: %q, want %q", c.in, got, c.want)
		}
	}
	if lang.Compound(lang.Get("en"), "bankdaten") != nil || lang.Compound(nil, "bankdaten") != nil {
		t.Error("only German words have parts")
	}
}

func BenchmarkFold(b *testing.B) {
	words := strings.Fields("Die Stadtwerke haben am Dienstag das Angebot abgelehnt Größe Müller bank wer hat")
	for b.Loop() {
		for _, w := range words {
			lang.Fold(w)
		}
	}
}

func BenchmarkStem(b *testing.B) {
	l := lang.Get("de")
	words := strings.Fields("die stadtwerke haben am dienstag das angebot abgelehnt grösse müller bank wer hat verhandlungen")
	for b.Loop() {
		for _, w := range words {
			l.Stem(w)
		}
	}
}

func BenchmarkCompound(b *testing.B) {
	l := lang.Get("de")
	for b.Loop() {
		lang.Compound(l, "bundesfinanzministerium")
	}
}
