package lexicon

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"quoth/internal/lang"
)

// dictionary is lines in the Ding format, written for this test.
const dictionary = `# a small dictionary
ablehnen; absagen {vt} | ablehnend; absagend | abgelehnt; abgesagt :: to decline; to turn down | declining; turning down | declined; turned down
Ablehnung {f}; Absage {f} [adm.] | Ablehnungen {pl} :: refusal (of sth.) | refusals
Rückgang {m}; Abnahme {f} :: decline; decrease
zurückgehen; abnehmen {vi} :: to decline; to decrease
jdm. eine Absage erteilen {vt} :: to decline sb.
ein Angebot ablehnen :: to decline an offer
eine Einladung ablehnen :: to decline an invitation
Bank {f} [fin.] | Banken {pl} | bei der Bank :: bank | banks | at the bank
Bank {f}; Sitzbank {f} :: bench
Ufer {n} (eines Flusses) :: bank (of a river)
Geldinstitut {n} /GI/ <Kreditinstitut> :: bank; financial institution
Großbank {f} [fin.] | Großbanken {pl} :: big bank | big banks
schnell; rasch {adj} :: fast; quick
schnell laufen/rennen {vi} :: to run fast
`

func TestParseDing(t *testing.T) {
	pairs, ok := parseDing("jdm. etw. ablehnen; (höflich) absagen {vt} [geh.] | eine Absage :: to decline/refuse sth.; to turn down | a refusal /REF/ (of sth.)")
	if !ok {
		t.Fatal("not an entry")
	}
	var got []string
	for _, p := range pairs {
		got = append(got, strings.Join(p.german, " ")+" = "+strings.Join(p.english, " ")+" "+p.pos.String())
	}
	want := []string{
		"ablehnen = decline v", "ablehnen = turn down v", "absagen = decline v", "absagen = turn down v",
		"absage = refusal v",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	for _, line := range []string{"no separator", "a\xff :: b", strings.Repeat("a; ", 40000) + ":: b"} {
		if pairs, ok := parseDing(line); ok {
			t.Errorf("%.20q has %d pairs", line, len(pairs))
		}
	}
}

// importDictionary imports text and returns the file's path and lexicon.
func importDictionary(t *testing.T, text string) (string, *Lexicon) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "lexicon.db")
	var b bytes.Buffer
	st, err := Import(context.Background(), strings.NewReader(text), &b)
	if err != nil {
		t.Fatal(err)
	}
	if st.Bytes != int64(b.Len()) || st.Pairs == 0 || st.Keys == 0 || st.Lines != strings.Count(text, "\n") {
		t.Errorf("statistics %+v", st)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	x, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	return path, x
}

// TestImport imports a dictionary, opens it and asks it.
func TestImport(t *testing.T) {
	_, x := importDictionary(t, dictionary)
	en, de := lang.Get("en"), lang.Get("de")
	tests := []struct {
		from, to *lang.Language
		word     string
		pos      POS
		first    string
	}{
		{en, de, "declined", Verb, "ablehnen"}, // in three entries, zurückgehen in one
		{en, de, "decline", Noun, "rückgang"},
		{en, de, "banks", Noun, "bank"}, // in three entries, Ufer in one
		{de, en, "bank", Noun, "bank"},
		{de, en, "großbank", Noun, "big bank"},
		{de, en, "absage", Noun, "refusal"},
		{en, de, "fast", Adj, "schnell"},
		{en, de, "turn down", Any, "ablehnen"},
	}
	for _, tt := range tests {
		got := x.Translate(tt.from, tt.to, lang.Fold(tt.word), tt.pos)
		checkTranslations(t, tt.word, got, 1)
		if len(got) == 0 || texts(got)[0] != tt.first {
			t.Errorf("%q %v: %v, want %q first", tt.word, tt.pos, got, tt.first)
		}
	}
	if got, n := x.TranslatePhrase(en, de, []string{"turned", "down", "offers"}); n != 2 || len(got) == 0 {
		t.Errorf("phrase: %d words, %v", n, got)
	}
	if !x.Known(de, "geldinstitute") || x.Known(de, "erdbeben") {
		t.Error("what is known is not what was imported")
	}
}

// TestMerge: the embedded table's order stays, the imported one fills in.
func TestMerge(t *testing.T) {
	own, en, de := load(t)
	_, imported := importDictionary(t, dictionary+"Quastenflosser {m} [zool.] :: coelacanth\n")
	x := Merge(own, imported)
	if got := texts(x.Translate(en, de, "coelacanths", Any)); !slices.Equal(got, []string{"quastenflosser"}) {
		t.Errorf("imported word: %q", got)
	}
	both, alone := x.Translate(en, de, "declined", Verb), own.Translate(en, de, "declined", Verb)
	checkTranslations(t, "declined", both, 1)
	if texts(both)[0] != texts(alone)[0] {
		t.Errorf("merged %q, embedded alone %q", texts(both), texts(alone))
	}
	if got := Merge(nil, nil); len(got.Translate(en, de, "bank", Any)) > 0 || got.Known(en, "bank") || len(got.Synonyms(en, "bank", Any)) > 0 {
		t.Error("an empty lexicon knows words")
	}
}

func TestImportErrors(t *testing.T) {
	var b bytes.Buffer
	if _, err := Import(context.Background(), strings.NewReader("# nothing\nhere\n"), &b); !errors.Is(err, ErrNotDing) || b.Len() > 0 {
		t.Errorf("no entries: %v, %d bytes", err, b.Len())
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Import(ctx, strings.NewReader(dictionary), &b); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	long := strings.Repeat("x", maxLineBytes+10) + " :: y\n"
	st, err := Import(context.Background(), strings.NewReader(long+"Hund {m} :: dog"), &b)
	if err != nil || st.Lines != 2 || st.Skipped != 1 || st.Pairs != 1 {
		t.Errorf("a line too long: %+v %v", st, err)
	}
}

// TestOpenDamaged cuts the file everywhere and turns over every byte.
func TestOpenDamaged(t *testing.T) {
	path, _ := importDictionary(t, dictionary)
	good, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := range good {
		if _, err := decodeFile(good[:i]); err == nil {
			t.Fatalf("cut to %d bytes it opens", i)
		}
		bad := slices.Clone(good)
		bad[i] ^= 0x41
		// The sections' places stand outside of the checksum: a wrong one may
		// open, but then only finds less.
		if f, err := decodeFile(bad); err == nil {
			if i < 24 || i >= headerBytes {
				t.Fatalf("with byte %d changed it opens", i)
			}
			f.lookup(toGerman, "declin")
		}
	}
	if _, err := Open(filepath.Join(t.TempDir(), "none")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
	if err := os.WriteFile(path, good[:100], 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(path); !errors.Is(err, ErrFormat) {
		t.Errorf("half a file: %v", err)
	}
}

// FuzzDing: no line makes the parser panic, and what it returns are folded
// words within the bounds.
func FuzzDing(f *testing.F) {
	for line := range strings.Lines(dictionary) {
		f.Add(line)
	}
	f.Add("((((([[[{{{<<< :: ;;;|||")
	f.Fuzz(func(t *testing.T, line string) {
		pairs, ok := parseDing(line)
		if !ok && len(pairs) > 0 {
			t.Error("an error, and pairs")
		}
		for _, p := range pairs {
			if p.weight <= 0 || p.pos >= posCount {
				t.Errorf("pair %+v", p)
			}
			for _, words := range [][]string{p.german, p.english} {
				if len(words) == 0 || len(words) > maxDingWords || slices.Contains(words, "") {
					t.Errorf("words %q", words)
				}
			}
		}
	})
}

// FuzzFile: bytes with a valid header and checksum, whatever they hold, never
// make a lookup panic.
func FuzzFile(f *testing.F) {
	var b bytes.Buffer
	if _, err := Import(context.Background(), strings.NewReader(dictionary), &b); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes(), "declin")
	f.Add(b.Bytes(), "bank")
	f.Fuzz(func(t *testing.T, file []byte, key string) {
		if len(file) >= headerBytes {
			file = slices.Clone(file)
			copy(file, fileMagic)
			binary.LittleEndian.PutUint32(file[8:], fileVersion)
			binary.LittleEndian.PutUint32(file[12:], stemFingerprint())
			sum := newChecksum()
			sum.Write(file[headerBytes:])
			binary.LittleEndian.PutUint32(file[16:], sum.Sum32())
			binary.LittleEndian.PutUint32(file[20:], uint32(len(file)-headerBytes))
		}
		opened, err := decodeFile(file)
		if err != nil {
			return
		}
		for d := range directions {
			for _, c := range opened.lookup(d, key) {
				if strings.TrimSpace(c.text) == "" || c.pos >= posCount || c.weight <= 0 {
					t.Errorf("candidate %+v", c)
				}
			}
		}
	})
}

// installedDing is the dictionary as Debian's trans-de-en installs it.
const installedDing = "/usr/share/trans/de-en"

func TestInstalledDictionary(t *testing.T) {
	if testing.Short() {
		t.Skip("takes ten seconds")
	}
	r, err := os.Open(installedDing)
	if err != nil {
		t.Skip("needs Debian's trans-de-en: ", err)
	}
	defer r.Close()
	var b bytes.Buffer
	st, err := Import(context.Background(), r, &b)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%+v", st)
	if b.Len() > 16<<20 || st.Lines < 200_000 || st.Skipped > st.Lines/100 {
		t.Errorf("%+v", st)
	}
	f, err := decodeFile(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	x, en, de := &Lexicon{imported: f}, lang.Get("en"), lang.Get("de")
	for word, want := range map[string]string{"accident": "unfall", "declined": "ablehnen", "cities": "stadt", "houses": "haus"} {
		if got := texts(x.Translate(en, de, word, Any)); len(got) == 0 || got[0] != want {
			t.Errorf("%q: %q", word, got)
		}
	}
	for word, want := range map[string]string{"unfall": "accident", "grund": "reason", "behörde": "authority", "starb": "die"} {
		if got := texts(x.Translate(de, en, word, Any)); len(got) == 0 || got[0] != want {
			t.Errorf("%q: %q", word, got)
		}
	}
}
