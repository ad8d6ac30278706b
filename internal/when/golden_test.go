package when

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"quoth/internal/lang"
	"quoth/internal/text"
)

var update = flag.Bool("update", false, "write what is found into the golden files; read the difference before you keep it")

// The golden files hold sentences at the margin and below each its mentions: preposition | phrase | value. A line
// "# ref 2018-08-08" gives the date of the article for the sentences below it.
func TestGolden(t *testing.T) {
	for _, code := range []string{"de", "en", "es", "fr", "ru", "sv", "no", "hu"} {
		golden(t, "testdata/"+code+".txt", code, findAll)
	}
	golden(t, "testdata/questions-de.txt", "de", Query)
	golden(t, "testdata/questions-en.txt", "en", Query)
}

func findAll(l *lang.Language, s string, ref Date) []Mention {
	return Find(l, text.Tokenize(s, text.Span{End: len(s)}), ref)
}

func golden(t *testing.T, file, code string, find func(*lang.Language, string, Date) []Mention) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	l := lang.Get(code)
	var ref Date
	var want, have, out strings.Builder
	sentence := ""
	flush := func() {
		if !*update && want.String() != have.String() {
			t.Errorf("%s: %s\nfound:\n%swant:\n%s", file, sentence, have.String(), want.String())
		}
		want.Reset()
		have.Reset()
	}
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "\t") {
			want.WriteString(line)
			continue
		}
		flush()
		out.WriteString(line)
		sentence = strings.TrimRight(line, "\n")
		if value, ok := strings.CutPrefix(sentence, "# ref "); ok {
			if ref, err = Parse(value); err != nil {
				t.Fatal(err)
			}
		}
		if sentence == "" || strings.HasPrefix(sentence, "#") {
			continue
		}
		for _, m := range find(l, sentence, ref) {
			fmt.Fprintf(&have, "\t%s | %s | %v\n", sentence[m.Prep.Start:m.Prep.End], sentence[m.Start:m.End], m)
		}
		out.WriteString(have.String())
	}
	flush()
	if *update {
		if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
