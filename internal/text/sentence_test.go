package text_test

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"quoth/internal/lang"
	"quoth/internal/text"
)

// A story is a text with a bar where a sentence must end; the bars are taken out before it is cut.
var stories = []struct{ code, text string }{
	{"de", "Die Bank lehnte ab.| Warum?| Das blieb offen!| Mehr sagte sie nicht."},
	{"de", "Am 5. Januar kam er nach Köln.| Im 2. Weltkrieg war das anders.| Der 1. FC Neustadt gewann 3:1."},
	{"de", "Es waren 12.| Danach kamen noch 3.| Im Jahr 2018.| Merkel schwieg."},
	{"de", "Es kostet 3.000 Euro, also 1,5 Prozent mehr.| Um 10.30 Uhr war Schluss.| Er zahlte 4.500.| Merkel auch."},
	{"de", "Friedrich II. war König.| Papst Pius XII. starb 1958.| Das ist Kapitel II.| Der Rest folgt."},
	{"de", "Dr. Meier und Prof. Dr. Huber kamen, z. B. aus Graz, d. h. von weit her.| U.a. Berlin ist gemeint."},
	{"de", "Er kaufte Äpfel, Birnen usw.| Dann ging er heim.| Es kamen ca. 300 Gäste.| Der Umsatz lag bei 5 Mio. Euro."},
	{"de", "„Das mache ich nicht.“ sagte er.| „Das mache ich nicht.“| Dann ging er.| „Wirklich?“, fragte sie.| »Ja.«| Ende."},
	{"de", "Er sagte: „Ich gehe.| Du bleibst.“| Sie blieb."},
	{"de", "Und dann ... kam er doch.| Und dann …| Der Vorhang fiel.| Er zahlte (angeblich?) Millionen."},
	{"de", "Berlin (dpa) – Der Minister tritt zurück.| Das teilte er am Mo. dem 3. März mit."},
	{"de", "Das Haus in der Hauptstr. 12 und das in der Gartenstr. 4 brannten.| Die Feuerwehr kam aus der Uferstr.| Das dauerte."},
	{"de", "Die Fa. Huber liegt in der Neuen Str. 4.| Er tut, was er mag.| Frau Mag. Kern kam am So. Abend.| Das ist so.| Peter weiß es."},
	{"de", "Es geht um Art. 5 und Nr. IV der Ordnung.| So ist seine Art.| Eva lacht.| Die max. Höhe von 3 m galt 90 Min. Spielzeit lang."},
	{"de", "Siehe S. 12 und Abs. 3 der Verordnung.| Am 24.12. Dienstag ist zu.| Plan B.| Der ist besser."},
	{"de", "„Das Dach fiel.“|Alle kamen heim.|„Alle?“|Niemand kam zu Schaden, sagte Feuerwehrchef Lutz Barthel.|Der Sturm „Ute“ kostet 2 Mio.Euro, sagt Dr.Meier von Web.De, z.B. hier."},
	{"de", "Bäume werden 28 Jahre alt.[1]| Das zeigt eine Studie.[2][13]| Schuld sei der Boden.³| Mehr weiß niemand.[Beleg fehlt] Das Gericht urteilte (Az. 3 C 218/17)."},
	{"de", "Landshofen (epd). Ein Hahn darf krähen.| Das Gericht tagte (Senat).| Der Hahn auch."},
	{"de", "Bad Neudorf, 3. September 2019. Das Klinikum baut.| Er kam nach Köln, 3 Jahre danach.| Berlin, 2019.| Das war es."},
	{"en", "Rangers credit the rain. 💧 |Hotel owner Bea Lanning ordered kayaks. 🛶🛶"},
	{"en", "The fine is $250.|Bill Okun said no.|\"I'd leave.\"|He asked \"Why?\"|She left.|“I won't,” she said.|“Nor me.”|It starts on Sept. 1,2021.|Consult example.Org/minutes for par. 3 by J.Miller."},
	{"en", "The strike cost £1.1m.| Talks resume on Monday.| It began at 5.40am.| Drivers were told at 9 a.m. Monday."},
	{"en", "Mr. Smith met Dr. Jones at 5 p.m. Monday.| He left at 6 p.m.| The rest stayed."},
	{"en", "J. R. R. Tolkien wrote it.| George W. Bush read it.| The U.S. Senate did not.| He lives in the U.S.| She does not."},
	{"en", "Acme Inc. bought it.| The deal with Foo Corp.| The price was $1.5 million.| No. 5 won."},
	{"en", "“I won’t go.”| Nobody believed her.| \"Really?\" he asked.| (He left.)| It ended in 1990.| Why?"},
	{"en", "A comet circles the Sun.| Dust trails behind it.| The market opens on Sun. 4 May and on Sat. 10 May."},
	{"en", "The bank said no.| John Miller sat.| She was ill.| Doctors came in.| Nobody liked modern art.| Art. 5 and Vol. II say no. 3 is void."},
	{"en", "They met at Main St. in Springfield, Ill. on Sat. night.| It is on Elm St.| The church is St. Anne's."},
	{"en", "WENLOW (Reuters) - The bank said no.| It gave no reason."},
	{"en", "Sen. Miller (D-Ohio) spoke in St. Louis on Sept. 5 for Lt. Gen. Park.| It rained."},
	{"fr", "« Je pars. »| Elle est restée.| M. Dupont est venu avec Mme. Durand."},
	{"es", "¿Por qué?| Nadie lo sabe.| El Sr. Ruiz llegó a las 5 p.m. y se fue."},
	{"sv", "Det kostar bl.a. 5 kr. per dag.| Hon kom kl. 10.30.| Sedan gick hon."},
	{"ru", "Он живёт на ул. Мира.| Почему?| Никто не знает."},
}

func TestSentences(t *testing.T) {
	for _, story := range stories {
		s := strings.ReplaceAll(story.text, "|", "")
		var got []string
		for _, sentence := range text.Sentences(s, lang.Get(story.code)) {
			got = append(got, s[sentence.Start:sentence.End])
		}
		want := strings.FieldsFunc(story.text, func(r rune) bool { return r == '|' })
		for i := range want {
			want[i] = strings.TrimSpace(want[i])
		}
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%s:\ngot\n\t%s\nwant\n\t%s", story.code, strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
		}
	}
}

// TestArticle follows an article as a moderator pastes it: headline, caption with its credit, headings, agency.
func TestArticle(t *testing.T) {
	const article = `Stadtwerke lehnen Angebot ab

Der Turm am Hafen. Foto: Petra Muster
© knipser24 / Bildlager.example

Neustadt (dpa) – Die Stadtwerke haben das Angebot abgelehnt. „Es war zu niedrig“, sagte
der Chef.

Hintergrund

- Das erste Angebot kam im Mai.
- Das zweite folgte im Juni. (dpa)
***
Lesen Sie auch: Was Strom bald kostet`
	want := []string{
		"0 heading Stadtwerke lehnen Angebot ab",
		"1 caption Der Turm am Hafen. Foto: Petra Muster",
		"1 caption © knipser24 / Bildlager.example",
		"2 body Neustadt (dpa) – Die Stadtwerke haben das Angebot abgelehnt.",
		"2 body „Es war zu niedrig“, sagte\nder Chef.",
		"3 heading Hintergrund",
		"4 body - Das erste Angebot kam im Mai.",
		"4 body - Das zweite folgte im Juni.",
		"4 caption (dpa)",
		"4 caption ***",
		"4 caption Lesen Sie auch: Was Strom bald kostet",
	}
	checkCut(t, article, want, func(s text.Sentence) string {
		return string(rune('0'+s.Paragraph)) + " " + s.Role.String() + " " + article[s.Start:s.End]
	})
}

// checkCut holds what a German article is cut into, one line a sentence as show gives it, against what is wanted.
func checkCut(t *testing.T, article string, want []string, show func(text.Sentence) string) {
	t.Helper()
	var got []string
	for _, s := range text.Sentences(article, lang.Get("de")) {
		got = append(got, show(s))
	}
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("got\n%s\nwant\n%s", g, w)
	}
}

func TestLines(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       int // sentences
		paragraphs int
	}{
		{"a sentence a line", "Er kam.\nEr sah.\nEr ging.", 3, 3},
		{"a line goes on in lower case", "Er kam\nund ging.", 1, 1},
		{"hard-wrapped", "The council of the small town on the river voted late on\nTuesday to keep the public library open for two years and\nPaul Miller, its head, was pleased. Nobody had expected a\nresult like this.", 2, 1},
		{"hard-wrapped with dashes", "Die Stadt will sparen – und zwar bei der Kultur, also der\nBücherei und den Bädern – und damit beginnen, so hieß es\nim Rathaus, sobald es geht.", 1, 1},
		{"list without punctuation", "Brot\nMilch\nEier", 3, 3},
		{"old line ends", "Er kam.\rEr ging.", 2, 2},
		{"Windows line ends", "Er kam.\r\n\r\nEr ging.\r\nSie blieb.", 3, 2},
		{"white space alone", " \n\t\n", 0, 0},
		{"nothing", "", 0, 0},
	} {
		got := text.Sentences(c.text, lang.Get("de"))
		paragraphs := 0
		if len(got) > 0 {
			paragraphs = got[len(got)-1].Paragraph + 1
		}
		if len(got) != c.want || paragraphs != c.paragraphs {
			t.Errorf("%s: %d sentences in %d paragraphs, want %d in %d", c.name, len(got), paragraphs, c.want, c.paragraphs)
		}
	}
}

// TestRows cuts what says something without being a sentence: each row is one, and quoted alone.
func TestRows(t *testing.T) {
	const article = `Start | Sport | Kreisliga

Die Kreisliga hat gespielt.

SV Altendorf – TuS Brunnstadt 3:1
FC Klingental – SpVgg Moorbach 0:0
VfR Lindenau – 1. SC Hohenwart 2:4

Ort | Einwohner
Nordau | 41.200

Gold | Anna Maier | Nordau

Bürgeramt	Mo-Fr 8-12 Uhr

2027: Baubeginn. Oder nicht?
1. Platz: Anna Maier (SV Nord)

„Das war es. Mehr nicht“ – Eva Kern

Ausblick

Am Sonntag geht es weiter.`
	want := []string{
		"heading Start | Sport | Kreisliga",
		"body Die Kreisliga hat gespielt.",
		"body SV Altendorf – TuS Brunnstadt 3:1",
		"body FC Klingental – SpVgg Moorbach 0:0",
		"body VfR Lindenau – 1. SC Hohenwart 2:4",
		"body Ort | Einwohner",
		"body Nordau | 41.200",
		"body Gold | Anna Maier | Nordau",
		"body Bürgeramt\tMo-Fr 8-12 Uhr",
		"body 2027: Baubeginn.",
		"body Oder nicht?",
		"body 1. Platz: Anna Maier (SV Nord)",
		"body „Das war es. Mehr nicht“ – Eva Kern",
		"heading Ausblick",
		"body Am Sonntag geht es weiter.",
	}
	checkCut(t, article, want, func(s text.Sentence) string { return s.Role.String() + " " + article[s.Start:s.End] })
}

// checkSentences tests what holds of any text.
func checkSentences(t *testing.T, s string, got []text.Sentence) {
	t.Helper()
	at, paragraph, valid := 0, 0, utf8.ValidString(s)
	gap := func(end int) {
		if strings.TrimFunc(s[at:end], unicode.IsSpace) != "" {
			t.Fatalf("lost %q", s[at:end])
		}
	}
	for _, x := range got {
		if x.Start < at || x.End <= x.Start || x.End > len(s) || x.Paragraph < paragraph {
			t.Fatalf("out of order: %+v after %d in %q", x, at, s)
		}
		gap(x.Start)
		part := s[x.Start:x.End]
		if strings.TrimFunc(part, unicode.IsSpace) != part || len(part) > 2000 {
			t.Fatalf("not trimmed or too long: %q", part)
		}
		if valid && !utf8.ValidString(part) {
			t.Fatalf("cut inside a rune: %q", part)
		}
		at, paragraph = x.End, x.Paragraph
	}
	gap(len(s))
}

func FuzzSentences(f *testing.F) {
	for _, story := range stories {
		f.Add(story.text, byte(1))
	}
	f.Add("Foto: x\n\n(dpa)\r\n… 3. Mai \xff\xc3 « Non. »", byte(4))
	f.Add("\u200bA.\u00a0B! 1. ([?]) \"…\"", byte(2))
	f.Fuzz(func(t *testing.T, s string, id byte) {
		checkSentences(t, s, text.Sentences(s, lang.ByID(id)))
	})
}

// TestHostile holds the properties over input meant to hurt.
func TestHostile(t *testing.T) {
	for _, unit := range []string{"a", "A.", "a.b", ".", "?)", "(a?) ", "1.", "\n", "\n\n", " ", "“", "- ", "…", "\xff", "\u0301", "\u200b", "ä", "A. 1. ", "(", "a.\n", "Foto: ", "日本", "[1]", "Ab.[1]", "Ab.Cdef ", `Ab."Cdef `, ".“", "a. 💧", "(dpa). ", "A, 1. Mai 2019. "} {
		s := strings.Repeat(unit, 1<<18/len(unit))
		for _, l := range []*lang.Language{lang.Get("de"), lang.Get("en"), nil} {
			checkSentences(t, s, text.Sentences(s, l))
		}
		checkWords(t, s, text.AppendWords(nil, s, 0, len(s)))
	}
}

// BenchmarkVeryLongTexts cuts texts that take a minute where a rule is quadratic.
func BenchmarkVeryLongTexts(b *testing.B) {
	for _, unit := range []string{"…", ".", "?)", "[1]", `ab."Cdef `, ".💧 "} {
		s := strings.Repeat(unit, 8<<20/len(unit))
		b.Run(unit, func(b *testing.B) {
			for b.Loop() {
				text.Sentences(s, nil)
			}
		})
	}
}

// TestAgainstTreebank measures the borders over tagged sentences, joined by a space, where that data lies beside the repository.
func TestAgainstTreebank(t *testing.T) {
	for _, c := range []struct {
		file, code string
		least      float64
	}{{"un_de_pud.bio", "de", .99}, {"un_en_pud.bio", "en", .99}, {"ge_dev.bio", "de", .98}, {"un_sv_test.bio", "sv", .98}} {
		f, err := os.Open(filepath.Join("..", "..", "..", "shared", "ner", c.file))
		if err != nil {
			t.Skip("needs the tagged sentences in shared/ner beside the repository:", err)
		}
		s, want := joinTokens(f)
		f.Close()
		hits, got := 0, text.Sentences(s, lang.Get(c.code))
		for _, x := range got {
			if want[x.End] {
				hits++
			}
		}
		f1 := 2 * float64(hits) / float64(len(got)+len(want))
		t.Logf("%s: F1 %.4f of %d borders", c.file, f1, len(want))
		if f1 < c.least {
			t.Errorf("%s: F1 %.4f, want %.2f", c.file, f1, c.least)
		}
	}
}

// joinTokens joins the sentences that end in final punctuation to a text, and returns where they end in it.
func joinTokens(f *os.File) (s string, ends map[int]bool) {
	var b strings.Builder
	ends = make(map[int]bool)
	var tokens []string
	flush := func() {
		if len(tokens) > 2 && strings.ContainsAny(tokens[len(tokens)-1], ".!?") {
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(detokenise(tokens))
			ends[b.Len()] = true
		}
		tokens = tokens[:0]
	}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if token, _, ok := strings.Cut(lines.Text(), "\t"); ok {
			tokens = append(tokens, token)
		} else {
			flush()
		}
	}
	flush()
	return b.String(), ends
}

func detokenise(tokens []string) string {
	var b strings.Builder
	open, quoted := true, false
	for _, token := range tokens {
		space := !open
		open = false
		switch token {
		case ".", ",", "!", "?", ":", ";", ")", "]", "...", "“", "”", "''", "'s", "’s", "%", "n't":
			space = false
		case "(", "[", "„", "``":
			open = true
		case "\"":
			space, open = space && !quoted, !quoted
			quoted = !quoted
		}
		if space {
			b.WriteByte(' ')
		}
		b.WriteString(token)
	}
	return b.String()
}

func prose() string {
	return strings.Repeat("Die Stadtwerke in Neustadt haben am 5. Januar das Angebot der Bank abgelehnt. „Es war zu niedrig“, sagte Dr. Meier gegen 10.30 Uhr.\n\n", 1<<13)
}

func BenchmarkSentences(b *testing.B) {
	s, l := prose(), lang.Get("de")
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		text.Sentences(s, l)
	}
}
