package lang_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"quoth/internal/lang"
)

func TestDetect(t *testing.T) {
	for _, c := range []struct{ code, text string }{
		{"de", "Die Stadtwerke haben das Angebot der Bank am Dienstag abgelehnt."},
		{"en", "The bank turned down the offer on Tuesday."},
		{"es", "El banco rechazó la oferta el martes."},
		{"fr", "La banque a refusé l'offre mardi."},
		{"ru", "Банк отклонил предложение во вторник."},
		{"sv", "Banken tackade nej till erbjudandet i tisdags."},
		{"no", "Banken takket nei til tilbudet på tirsdag."},
		{"hu", "A bank kedden elutasította az ajánlatot."},
		{"de", "wer hat abgesagt"},
		{"en", "who declined"},
		{"sv", "vem sade nej?"},
		{"no", "hvem sa nei?"},
	} {
		code, confidence := lang.Detect(c.text)
		if code != c.code || confidence < .3 || confidence > 1 {
			t.Errorf("%q: %s %.2f, want %s", c.text, code, confidence, c.code)
		}
	}
	for _, s := range []string{"", "12 – 34", "\xff\xfe"} {
		if code, confidence := lang.Detect(s); code != "" || confidence != 0 {
			t.Errorf("%q: %s %.2f", s, code, confidence)
		}
	}
}

func FuzzDetect(f *testing.F) {
	f.Add("Die Bank", 5000)
	f.Add("日本\xe6", 4095)
	f.Fuzz(func(t *testing.T, s string, n int) {
		code, confidence := lang.Detect(strings.Repeat(s, min(max(n, 0), 5000)))
		if confidence < 0 || confidence > 1 || (code == "") != (confidence == 0) {
			t.Errorf("%q %v", code, confidence)
		}
	})
}

// TestDetectNews measures single sentences, roughly cut, where the news articles lie beside the repository.
func TestDetectNews(t *testing.T) {
	f, err := os.Open(filepath.Join("..", "..", "..", "shared", "eval", "news", "articles.jsonl"))
	if err != nil {
		t.Skip("needs the articles in shared/eval/news beside the repository:", err)
	}
	defer f.Close()
	right, all := make(map[string]int), make(map[string]int)
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<22)
	for lines.Scan() {
		var a struct{ Text, Lang string }
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		for s := range strings.SplitSeq(strings.ReplaceAll(a.Text, ". ", ".\n"), "\n") {
			if len(s) < 15 {
				continue
			}
			all[a.Lang]++
			if code, _ := lang.Detect(s); code == a.Lang {
				right[a.Lang]++
			}
		}
	}
	for code, n := range all {
		share := float64(right[code]) / float64(n)
		t.Logf("%s: %.4f of %d sentences", code, share, n)
		if share < .97 {
			t.Errorf("%s: %.4f of %d sentences, want .97", code, share, n)
		}
	}
}

func BenchmarkDetect(b *testing.B) {
	s := strings.Repeat("Die Stadtwerke haben das Angebot der Bank am Dienstag abgelehnt. ", 60)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		lang.Detect(s)
	}
}
