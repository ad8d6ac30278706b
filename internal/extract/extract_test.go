package extract

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

const page = `<!DOCTYPE html>
<html lang="de-DE"><head><meta charset="utf-8"><title>Hafen öffnet wieder | Küstenblatt</title>
<meta property="og:site_name" content="Küstenblatt">
<link rel="canonical" href="/hafen">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},
{"@type":["NewsArticle"],"headline":"Hafen &amp; Werft öffnen wieder","datePublished":"2018-08-06T10:00:00+02:00",
"author":[{"@type":"Person","name":"Ada Beispiel"},{"name":"Bo Muster"}],"publisher":{"name":"Küstenblatt"},"inLanguage":"de"}]}</script>
</head><body><nav><a href="/">Start</a> <a href="/sport">Sport</a></nav>
<article><h1>Hafen &amp; Werft öffnen wieder</h1>
<figure><img src="a.jpg"><figcaption>Der Hafen bei Nacht. Foto: Muster</figcaption></figure>
<p>Der Hafen von Musterstadt ist seit Montag wieder geöffnet. Das sagte die Bürgermeisterin am Vormittag vor der
Presse, nachdem die Arbeiten an der Mole beendet worden waren.</p>
<h2>Lange Arbeiten</h2>
<p>Die Arbeiten hatten drei Jahre gedauert und <b>zwölf Millionen</b> Euro gekostet. Die Werft, die im Herbst
schließen musste, nimmt den Betrieb ebenfalls wieder auf, wie ein Sprecher bestätigte.</p>
<p style="font-size: small" class="photo-credit">© Muster / Bildagentur</p><p aria-hidden="false" hidden>Bildagentur</p>
<script>track()</script>
<p>Nach Angaben der Stadt werden in der ersten Woche vierzig Schiffe erwartet, darunter drei Fähren und ein Segler
aus dem vorletzten Jahrhundert.</p></article>
<footer>Impressum Datenschutz</footer></body></html>`

func TestPage(t *testing.T) {
	a, err := HTML([]byte(page), "https://www.kuestenblatt.example/hafen?utm=1")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []struct{ name, got, want string }{
		{"headline", a.Headline, "Hafen & Werft öffnen wieder"},
		{"source", a.Source, "Küstenblatt"},
		{"author", a.Author, "Ada Beispiel, Bo Muster"},
		{"date", a.Date.String(), "2018-08-06"},
		{"lang", a.Lang, "de"},
		{"url", a.URL, "https://www.kuestenblatt.example/hafen"},
	} {
		if f.got != f.want {
			t.Errorf("%s %q, want %q", f.name, f.got, f.want)
		}
	}
	blocks := strings.Split(a.Text, "\n\n")
	if len(blocks) != 4 || blocks[1] != "Lange Arbeiten" || !strings.Contains(blocks[2], "drei Jahre gedauert und zwölf Millionen Euro gekostet.") {
		t.Errorf("blocks %q", blocks)
	}
	for _, unwanted := range []string{"Foto", "Bildagentur", "Impressum", "Sport", "track"} {
		if strings.Contains(a.Text, unwanted) {
			t.Errorf("the text holds %q", unwanted)
		}
	}
}

func TestPageInAnOldCharset(t *testing.T) {
	for _, said := range []string{"iso-8859-1", "utf-8"} { // the latter as pages say that were saved anew
		latin := "<html><head><meta http-equiv=Content-Type content=\"text/html; charset=" + said +
			"\"><title>M\xfcll</title></head><body><p>Die Stra\xdfe ist gesperrt.</p></body></html>"
		a, err := HTML([]byte(latin), "")
		if err != nil || a.Headline != "Müll" || a.Text != "Die Straße ist gesperrt." {
			t.Errorf("%s: %+v, %v", said, a, err)
		}
	}
}

// Text in Windows-1252 is told from UTF-8 in which a byte is wrong, in a file and in a line alike.
func TestEncodings(t *testing.T) {
	const want = "Die Fähre fährt über den großen Fluss."
	for name, in := range map[string]string{
		"UTF-8": want, "Windows-1252": "Die F\xe4hre f\xe4hrt \xfcber den gro\xdfen Fluss.", "UTF-8 with a wrong byte": want + "\xff",
	} {
		want := want + strings.Repeat("\ufffd", strings.Count(in, "\xff"))
		if a, err := Text([]byte(in)); err != nil || a.Text != want {
			t.Errorf("%s: %q, %v", name, a.Text, err)
		}
		for _, form := range []string{`{"text":"%s"}`, `[{"text":"%s"}]`} {
			for a, err := range Lines(strings.NewReader(strings.Replace(form, "%s", in, 1)), "") {
				if err != nil || a.Text != want {
					t.Errorf("%s in %s: %q, %v", name, form, a.Text, err)
				}
			}
		}
	}
}

func TestCanonicalOfAnotherHostIsNotBelieved(t *testing.T) {
	a, err := HTML([]byte(`<link rel=canonical href="https://bank.example/x"><p>Some text stands here.</p>`), "https://evil.example/a")
	if err != nil || a.URL != "https://evil.example/a" || a.Source != "evil.example" {
		t.Errorf("%+v, %v", a, err)
	}
}

func TestText(t *testing.T) {
	for _, c := range []struct{ name, in, headline, date, source, url, lang, text string }{
		{"date and headline", "date 2018-08 Bank lehnt ab\nDie Bank sagte nein.", "Bank lehnt ab", "2018-08", "", "", "", "Die Bank sagte nein."},
		{"bare date", "2018-08-06 Bank lehnt ab\n\nDie Bank sagte nein.", "Bank lehnt ab", "2018-08-06", "", "", "", "Die Bank sagte nein."},
		{"German date", "6. August 2018: Bank lehnt ab\nDie Bank sagte nein.", "Bank lehnt ab", "2018-08-06", "", "", "", "Die Bank sagte nein."},
		{"named, in any order", "Quelle: Küstenblatt\nlink: https://example.org/a\nÜberschrift: Bank lehnt ab\nDatum: 06.08.2018\nSprache: Deutsch\n\nDie Bank: nein.",
			"Bank lehnt ab", "2018-08-06", "Küstenblatt", "https://example.org/a", "de", "Die Bank: nein."},
		{"front matter", "---\ntitle: No deal\ndate: August 2018\n---\nThe bank said no.", "No deal", "2018-08", "", "", "", "The bank said no."},
		{"short first line", "No deal for banks\n\nThe bank said no.\nIt was firm.", "No deal for banks", "", "", "", "", "The bank said no.\nIt was firm."},
		{"an interview", "Ms Alder, why did you close the pool?\n\nThe roof leaks.\n\nSince when?\n\nSince May.\n\nAnd who pays?\n\nThe town.", "", "", "", "", "",
			"Ms Alder, why did you close the pool?\n\nThe roof leaks.\n\nSince when?\n\nSince May.\n\nAnd who pays?\n\nThe town."},
		{"questions and answers below a question", "Why is the pool closed?\n\nThe roof leaks.\n\nSince when?\n\nSince May.\n\nWho pays?\n\nThe town.", "Why is the pool closed?", "", "", "", "",
			"The roof leaks.\n\nSince when?\n\nSince May.\n\nWho pays?\n\nThe town."},
		{"a question above an article", "Do you need a pool?\n\nThe roof leaks.\n\nWho pays?\n\nThe town.", "Do you need a pool?", "", "", "", "", "The roof leaks.\n\nWho pays?\n\nThe town."},
		{"text alone", "The bank said no. It was firm.", "", "", "", "", "", "The bank said no. It was firm."},
		{"a year opens a sentence", "2018 war ein gutes Jahr.\nAlle freuten sich.", "", "", "", "", "", "2018 war ein gutes Jahr.\nAlle freuten sich."},
		{"a colon in the text", "Facebook: Banken lehnen ab.", "", "", "", "", "", "Facebook: Banken lehnen ab."},
		{"a headline, and what is named below it", "Liveblog: Sturm\nDatum: 12. Oktober 2025\nQuelle: Küstenfunk\n\nDie Fähre ruht.", "Liveblog: Sturm", "2025-10-12", "Küstenfunk", "", "", "Die Fähre ruht."},
		{"a headline, and a date below it", "No deal for banks\n2018-08-06\n\nThe bank said no.", "No deal for banks", "2018-08-06", "", "", "", "The bank said no."},
		{"a byline", "No deal for banks\nBy Ada Lee Example\nPublished 7 August 2025\n\nThe bank said no.", "No deal for banks", "2025-08-07", "", "", "", "The bank said no."},
		{"a headline above its paragraph", "NO DEAL FOR BANKS\nThe bank said no on Monday. It was firm, and it has stayed so.", "NO DEAL FOR BANKS", "", "", "", "", "The bank said no on Monday. It was firm, and it has stayed so."},
		{"a sentence broken after a few words", "The bank has said\nno to every offer that was made to it this year.", "", "", "", "", "", "The bank has said\nno to every offer that was made to it this year."},
		{"a page that was copied whole", "Menü\nSport\nEin Bagger am Hafen\nQuelle: dpa\nBank sagt nein\nVon: Ada Beispiel\nStand: 14.05.2025, 16:20 Uhr\n\nDie Bank sagte nein.", "Bank sagt nein", "2025-05-14", "", "", "",
			"Menü\nSport\nEin Bagger am Hafen\nQuelle: dpa\nBank sagt nein\nVon: Ada Beispiel\nStand: 14.05.2025, 16:20 Uhr\n\nDie Bank sagte nein."},
		{"a block of code", "```\n2018-08 No deal\nThe bank said no.\n```", "No deal", "2018-08", "", "", "", "The bank said no."},
		{"a block of code on its lines", "```The bank said no.\nIt was firm.```", "", "", "", "", "", "The bank said no.\nIt was firm."},
		{"lines broken at a width", "The bank has said no to every\noffer that was made to it this\nyear.", "", "", "", "", "", "The bank has said no to every\noffer that was made to it this\nyear."},
		{"a sentence that begins with a date", "title: No deal\n6 August 2018 was a bad day.", "No deal", "", "", "", "", "6 August 2018 was a bad day."},
		{"a date opens a sentence", "6. August 2018 war ein guter Tag.\n\nAlle freuten sich.", "", "", "", "", "", "6. August 2018 war ein guter Tag.\n\nAlle freuten sich."},
		{"a date before a name in small letters", "2018-08-06 iPhone sold\nThe bank said no.", "iPhone sold", "2018-08-06", "", "", "", "The bank said no."},
		{"dashes open a sentence", "--- The bank said no.\nIt was firm.", "", "", "", "", "", "--- The bank said no.\nIt was firm."},
		{"a date with its weekday", "No deal for banks\nFriday, July 21, 2017\n\nThe bank said no.", "No deal for banks", "2017-07-21", "", "", "", "The bank said no."},
		{"a date with the time of day", "Bank sagt nein\n\nVon Hanna Ritz, Mölln\n14. Februar 2023, 6:30 Uhr | Aktualisiert: 14. Februar 2023, 17:12 Uhr\n\nDie Bank sagte nein.", "Bank sagt nein", "2023-02-14", "", "", "", "Die Bank sagte nein."},
		{"when it was published", "No deal for banks\nBy Ada Example\nPublished 3 March 2019 | Last updated 4 March 2019 at 16:40 GMT\n\nThe bank said no.", "No deal for banks", "2019-03-03", "", "", "", "The bank said no."},
		{"a time behind the date", "No deal for banks\nJun 2, 2024 9:15 AM ET\n\nThe bank said no.", "No deal for banks", "2024-06-02", "", "", "", "The bank said no."},
		{"a press release", "PRESSEMITTEILUNG\nNr. 47/2019\n\nBank sagt nein\n\nDie Bank sagte nein.", "Bank sagt nein", "", "", "", "", "Die Bank sagte nein."},
		{"a press release that says so itself", "Press release authors met.\n\nThe bank said no.", "", "", "", "", "", "Press release authors met.\n\nThe bank said no."},
		{"a date alone at the top", "July 21, 2017\n\nThe bank said no.", "", "2017-07-21", "", "", "", "The bank said no."},
		{"words before a list", "Die Bank sagte nein zu diesen drei Wünschen:\n\nzu Geld, zu Daten und zu einem Konto.", "", "", "", "", "", "Die Bank sagte nein zu diesen drei Wünschen:\n\nzu Geld, zu Daten und zu einem Konto."},
		{"a number in a line of its own", "The patient breathes pure O\n2 in a chamber that is closed for an hour each day.", "", "", "", "", "", "The patient breathes pure O\n2 in a chamber that is closed for an hour each day."},
		{"a rule at the top", "---\nThe bank said no.", "", "", "", "", "", "The bank said no."},
		{"a quote above its paragraph", "„Wir sagen nein.“\nDie Bank blieb am Montag dabei, wie sie sagte.", "", "", "", "", "", "„Wir sagen nein.“\nDie Bank blieb am Montag dabei, wie sie sagte."},
		{"a quote and a blank line", "\"We say no.\"\n\nThe bank was firm.", "", "", "", "", "", "\"We say no.\"\n\nThe bank was firm."},
		{"a quote above a named line", "„Wir sagen nein.“\nQuelle: dpa\nDie Bank blieb dabei.", "", "", "", "", "", "„Wir sagen nein.“\nQuelle: dpa\nDie Bank blieb dabei."},
		{"a sentence behind a colon", "Stand: Die Bank zögert noch.\nVon: 12 auf 15 Prozent steigt der Zins.", "", "", "", "", "", "Stand: Die Bank zögert noch.\nVon: 12 auf 15 Prozent steigt der Zins."},
		{"a link below the headline", "2018-08-06 No deal\n<https://example.org/a>\nThe bank said no.", "No deal", "2018-08-06", "", "https://example.org/a", "", "The bank said no."},
		{"a link at the end", "No deal for banks\n\nThe bank said no.\n\nQuelle: https://example.org/a\n", "No deal for banks", "", "", "https://example.org/a", "", "The bank said no."},
		{"a link as the source", "Quelle: https://example.org/a\nDie Bank sagte nein.", "", "", "", "https://example.org/a", "", "Die Bank sagte nein."},
		{"a link in the text", "The bank said no: see https://example.org/a", "", "", "", "", "", "The bank said no: see https://example.org/a"},
		{"a mail that was forwarded", "> date 2018-08 No deal\n> The bank said\n> no.\n>\n> > Again.\n>100 asked.", "No deal", "2018-08", "", "", "", "The bank said\nno.\n\nAgain.\n>100 asked."},
		{"the head of a mail", "----- Forwarded message -----\nVon: Ada <ada@example.org>\nGesendet: Montag, 3. März 2025 08:15\nAn: Bo\nBetreff: WG: Kein Handel\n\n> Die Bank sagte nein.", "Kein Handel", "2025-03-03", "", "", "", "Die Bank sagte nein."},
		{"when a page was last changed", "Bank sagt nein\nStand: 14.05.2025, 16:20 Uhr\nVon: Ada Beispiel\n\nDie Bank sagte nein.", "Bank sagt nein", "2025-05-14", "", "", "", "Die Bank sagte nein."},
		{"a PDF that was copied", "Der Gletscher verlor sie-\nben Prozent. Ma-\nria Ober-\nhofer vom Wetter-\nund Klimadienst sagt das.", "", "", "", "", "", "Der Gletscher verlor sieben Prozent. Maria Oberhofer vom Wetter-\nund Klimadienst sagt das."},
		{"a hyphen at the end of a line", "A well-\nknown bank said no.", "", "", "", "", "", "A well-\nknown bank said no."},
		{"Windows line ends and BOM", "\ufeffdate 2018\r\nThe bank said no.\r\nIt was firm.", "", "2018", "", "", "", "The bank said no.\nIt was firm."},
	} {
		a, err := Text([]byte(c.in))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		got := [6]string{a.Headline, a.Date.String(), a.Source, a.URL, a.Lang, a.Text}
		if want := [6]string{c.headline, c.date, c.source, c.url, c.lang, c.text}; got != want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, want)
		}
	}
}

func TestTextThatIsRefused(t *testing.T) {
	for in, want := range map[string]string{
		"":                                      "there is no text in it",
		" \n\t\n":                               "there is no text in it",
		"title: Nothing below\nsource: nobody":  "there is no text in it",
		"<https://example.org/a>":               "there is no text in it",
		"2018-08 No deal\nhttps://example.org/": "there is no text in it",
		"date: soon\nText.":                     `the date "soon" is not a date such as 2018-08-06`,
		"link: javascript:alert(1)\nText.":      `the link is not a web address: "javascript:alert(1)"`,
		"lang: klingon\nText.":                  `the language "klingon" is not known`,
		strings.Repeat("a", MaxDocument) + "aa": "it is too long",
	} {
		if a, err := Text([]byte(in)); err == nil || err.Error() != want || a != (Article{}) {
			t.Errorf("%.40q: %v, want %s", in, err, want)
		}
	}
}

func TestMarkdownThatIsNone(t *testing.T) {
	const in = "Sales changed.\n\n+ 12 percent\n- 5 degrees\n[sic](no) and [1](see below)"
	if a, err := Markdown([]byte(in)); err != nil || a.Text != in {
		t.Errorf("%q, %v", a.Text, err)
	}
	a, err := Markdown([]byte("2018-08 No deal\n```\nThe bank said [no](https://example.org/a_(b) \"No\").\n```"))
	if err != nil || a.Headline != "No deal" || a.Text != "The bank said no." {
		t.Errorf("%+v, %v", a, err)
	}
}

func TestMarkdownOfManyBrackets(t *testing.T) {
	for _, part := range []string{"](", "[](", "[a](/("} {
		if _, err := Markdown([]byte(strings.Repeat(part, MaxDocument/8/len(part)))); err != nil {
			t.Errorf("%q: %v", part, err)
		}
	}
}

// Blank lines within a head, however many, do not each look for where it goes on.
func TestTextOfManyBlankLines(t *testing.T) {
	for _, first := range []string{"Quiet day in Dorn", "date: 2018"} {
		a, err := Text([]byte(first + strings.Repeat("\n", 1<<20) + "source: Anzeiger\nNothing happened."))
		if err != nil || a.Source != "Anzeiger" || a.Text != "Nothing happened." {
			t.Errorf("%s: %+v, %v", first, a, err)
		}
	}
}

func TestBoldHeadline(t *testing.T) {
	for _, in := range []string{"**No deal for banks**\nThe bank said no on Monday, and it was firm.", "**2018-08-06 No deal for banks**\nThe bank said no on Monday, and it was firm."} {
		if a, err := Markdown([]byte(in)); err != nil || a.Headline != "No deal for banks" || a.Text != "The bank said no on Monday, and it was firm." {
			t.Errorf("%q: %+v, %v", in, a, err)
		}
	}
}

func TestMarkdown(t *testing.T) {
	a, err := Markdown([]byte("# No *deal*\n\n![a](b.jpg)The **bank** said [no](https://example.org).\n\n## Why\n\n> Because.\n\n• one f**k **two** **three** ||four|| Peter`s Paul`s"))
	if err != nil || a.Headline != "No *deal*" || a.Text != "The bank said no.\n\nWhy\n\nBecause.\n\none f**k two three four Peter`s Paul`s" {
		t.Errorf("%+v, %v", a, err)
	}
}

// zipped returns a zip file of files, a name and a content each.
func zipped(t *testing.T, files ...[2]string) []byte {
	t.Helper()
	var archive bytes.Buffer
	z := zip.NewWriter(&archive)
	for _, f := range files {
		w, err := z.Create(f[0])
		if err == nil {
			_, err = io.WriteString(w, f[1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return archive.Bytes()
}

// unzipped gives the articles of a zip file.
func unzipped(data []byte, name string) iter.Seq2[Article, error] {
	return func(yield func(Article, error) bool) { archive(bytes.NewReader(data), int64(len(data)), name, yield) }
}

func TestDirectoryAndZip(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("a.txt", "The first.")
	write("b/c.md", "# Second\n\nThe second.")
	write("b/d.html", "<title>Third</title><p>The third.</p>")
	write("b/e.jsonl", "{\"text\":\"The fourth.\"}\nbad\n")
	write("b/picture.jpg", "no text")
	write(".git/config.txt", "hidden")
	write("z.zip", string(zipped(t, [2]string{"../../up.txt", "The fifth."}, [2]string{"deep/f.jsonl", `{"text":"The sixth."}`},
		[2]string{"inner.zip", "PK"}, [2]string{"__MACOSX/g.txt", "no"})))
	var texts, places, faults []string
	shown := func(err error) string {
		return filepath.ToSlash(strings.TrimPrefix(err.Error(), dir+string(filepath.Separator)))
	}
	for a, err := range Path(dir) {
		if err != nil {
			faults = append(faults, shown(err))
			continue
		}
		if a.Named != (a.Ref != "") {
			t.Errorf("%q is named: %v", a.Ref, a.Named)
		}
		texts = append(texts, a.Ref+"="+a.Text)
		places = append(places, shown(&Error{Name: a.File, Line: a.Line, Err: ErrTooLong}))
	}
	want := "a.txt=The first.|b/c.md=The second.|b/d.html=The third.|=The fourth.|../../up.txt=The fifth.|=The sixth."
	if got := strings.Join(texts, "|"); got != want {
		t.Errorf("texts %s, want %s", got, want)
	}
	want = strings.ReplaceAll("a.txt: X|b/c.md: X|b/d.html: X|b/e.jsonl: line 1: X|z.zip:../../up.txt: X|z.zip:deep/f.jsonl: line 1: X", "X", ErrTooLong.Error())
	if got := strings.Join(places, "|"); got != want {
		t.Errorf("places %s, want %s", got, want)
	}
	if got := strings.Join(faults, "|"); got != "b/e.jsonl: line 2: it is not JSON: invalid character 'b' looking for beginning of value, at byte 1" {
		t.Errorf("faults %s", got)
	}
}

// told gives the texts and the errors, ten at most.
func told(t *testing.T, articles iter.Seq2[Article, error]) string {
	t.Helper()
	var all []string
	for a, err := range articles {
		if err != nil {
			if a != (Article{}) {
				t.Errorf("%v comes with %+v", err, a)
			}
			a.Text = err.Error()
		}
		if all = append(all, a.Text); len(all) > 9 {
			break
		}
	}
	return strings.Join(all, "|")
}

func TestZipBombEndsInAnError(t *testing.T) {
	line := `{"text":"One."}` + "\n"
	for _, c := range []struct{ name, content, want string }{
		{"a.txt", strings.Repeat("a", 40<<20), "bomb.zip:a.txt: it is too long: a file has 8 MB at most|Next."},
		{"a.jsonl", line + strings.Repeat(" ", 40<<20), "One.|bomb.zip:a.jsonl: line 2: the zip file unpacks to more than is read: it is too long"},
		{"b.jsonl", line + strings.Repeat(strings.Repeat(" ", 1<<20)+"\n", 40), "One.|bomb.zip:b.jsonl: line 14: the zip file unpacks to more than is read: it is too long"},
	} {
		data := zipped(t, [2]string{c.name, c.content}, [2]string{"next.txt", "Next."})
		if got := told(t, unzipped(data, "bomb.zip")); got != c.want {
			t.Errorf("%s gives %s, want %s", c.name, got, c.want)
		}
	}
}

func TestNothingToRead(t *testing.T) {
	dir := t.TempDir()
	files := filepath.Join(dir, "files")
	err := errors.Join(os.MkdirAll(filepath.Join(files, ".git"), 0o700), os.Mkdir(filepath.Join(dir, "none"), 0o700),
		os.WriteFile(filepath.Join(files, "a.pdf"), nil, 0o600), os.WriteFile(filepath.Join(files, ".git", "b.txt"), []byte("B."), 0o600),
		os.WriteFile(filepath.Join(dir, "empty.zip"), zipped(t), 0o600), os.WriteFile(filepath.Join(dir, "other.zip"), zipped(t, [2]string{"a.pdf", ""}), 0o600))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"files", "none", "empty.zip", "other.zip"} {
		var faults []error
		for _, err := range Path(filepath.Join(dir, name)) {
			faults = append(faults, err)
		}
		if len(faults) != 1 || !errors.Is(faults[0], ErrNoFile) {
			t.Errorf("%s gives %v", name, faults)
		}
	}
}

// TestLinkedDirectory holds that a link is followed where it is named, and not within.
func TestLinkedDirectory(t *testing.T) {
	t.Chdir(t.TempDir())
	err := errors.Join(os.Mkdir("real", 0o700), os.WriteFile(filepath.Join("real", "a.txt"), []byte("A."), 0o600),
		os.Symlink(".", filepath.Join("real", "loop")), os.Symlink("real", "link"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for a, err := range Path("link") {
		got = append(got, fmt.Sprint(a.Ref, " ", filepath.ToSlash(a.File), " ", err))
	}
	if len(got) != 1 || got[0] != "a.txt link/a.txt <nil>" {
		t.Errorf("%q", got)
	}
}

func TestPathThatCannotBeRead(t *testing.T) {
	for _, name := range []string{filepath.Join(t.TempDir(), "none.txt"), "extract.go"} {
		for _, err := range Path(name) {
			if err == nil {
				t.Errorf("%s: no error", name)
			}
		}
	}
}

// sound fails the test where an article breaks what the package promises of each.
func sound(t *testing.T, a Article, err error) {
	t.Helper()
	if err != nil {
		if a != (Article{}) {
			t.Fatalf("an error came with %+v", a)
		}
		return
	}
	if strings.TrimSpace(a.Text) == "" || strings.ContainsAny(a.Text, "\x00\r\ufeff") {
		t.Fatalf("text %q", a.Text)
	}
	for _, s := range []string{a.Text, a.Headline, a.Source, a.Author, a.URL, a.Ref} {
		if !utf8.ValidString(s) {
			t.Fatalf("not UTF-8: %q", s)
		}
	}
	if strings.ContainsAny(a.Headline+a.Source+a.Author+a.Ref, "\n\r\x00") || len(a.Headline) > maxFieldBytes {
		t.Fatalf("fields %+v", a)
	}
	if a.URL != "" && !strings.HasPrefix(a.URL, "http://") && !strings.HasPrefix(a.URL, "https://") {
		t.Fatalf("url %q", a.URL)
	}
}

func FuzzHTML(f *testing.F) {
	f.Add([]byte(page), "https://example.org/")
	f.Add([]byte("<p>a<br><br>b<svg><p>c"), "")
	f.Add([]byte("\xff\xfe<\x00p\x00>\x00a\x00"), "x:y")
	f.Fuzz(func(t *testing.T, data []byte, url string) {
		a, err := HTML(data, url)
		sound(t, a, err)
	})
}

// FuzzClean holds that a text is called clean if and only if cleaning changes nothing.
func FuzzClean(f *testing.F) {
	for _, s := range []string{
		"", "Die Fähre – pünktlich.\n\tEnde", "a\r\nb", "a\x00b", "\x7f", "a\u0085b", "a\u00a0b", "a\u00adb", "\ufeffa", "\ufffd", "\uff21",
		"a\u200bb", "a\u200cb", "a\u2028b", "a\u2029b", "\xc2", "\xe2\x80", "\xff", "€",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got := isClean(s); got != (cleaned(s) == s) {
			t.Errorf("%q is clean: %v; cleaned: %q", s, got, cleaned(s))
		}
	})
}

func FuzzText(f *testing.F) {
	f.Add([]byte("date 2018-08 Headline\nText."))
	f.Add([]byte("url: http://[::1\n\n# x\n[a](b)"))
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := Text(data)
		sound(t, a, err)
		a, err = Markdown(data)
		sound(t, a, err)
	})
}

func FuzzZip(f *testing.F) {
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	f.Fuzz(func(t *testing.T, data []byte) {
		for a, err := range unzipped(data, "z") {
			sound(t, a, err)
		}
	})
}

func BenchmarkHTML(b *testing.B) {
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		if _, err := HTML([]byte(page), ""); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkHostileHTML shows that neither depth nor breadth makes the work grow faster than the page.
func BenchmarkHostileHTML(b *testing.B) {
	for _, c := range []struct{ name, unit string }{{"deep", "<div>"}, {"wide", "<p>a, b, c</p>"}, {"links", "<a href=x>y</a> "}, {"breaks", "x<br>"},
		{"tables", "<table><tr><td>"}, {"formatting", "<b><i>x"}} {
		for _, size := range []int{64 << 10, 256 << 10} {
			data := []byte(strings.Repeat(c.unit, size/len(c.unit)))
			b.Run(c.name+"/"+map[int]string{64 << 10: "64k", 256 << 10: "256k"}[size], func(b *testing.B) {
				b.SetBytes(int64(size))
				for b.Loop() {
					_, _ = HTML(data, "")
				}
			})
		}
	}
}

func BenchmarkLines(b *testing.B) {
	data := strings.Repeat(`{"id":"a","title":"One","text":"`+strings.Repeat("Some words of text. ", 100)+`","date":"2018-08-06"}`+"\n", 100)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		for _, err := range Lines(strings.NewReader(data), "") {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}
