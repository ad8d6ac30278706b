package corpus

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"quoth/internal/lang"
	"quoth/internal/text"
)

// layouts are texts with different things before, between and behind their sentences.
var layouts = []string{
	"Die Fähre nach Amrum fiel aus. Der Sturm legte sich erst am Abend.",
	"  Die Werft schließt.\n\n\nDer Bürgermeister bedauert das.   Er will helfen.\n",
	"Hintergrund\n\nDie Brücke ist gesperrt.\nFoto: Hafenamt\n\nSie wird erneuert.",
	"Ein Satz ohne Punkt",
	strings.Repeat("Der Pegel steigt weiter und weiter, ", 20) + "sagte der Wirt. Mehr nicht.",
	strings.Repeat("Der Deich hielt nicht, ", 200) + "hieß es.",
}

func layout(n int) Article {
	return Article{
		Headline: fmt.Sprint("Nachricht ", n), Ref: fmt.Sprint("layout-", n), Lang: "de",
		Text: strings.Replace(layouts[n%len(layouts)], "e", fmt.Sprintf("e%d", n), n%3),
	}
}

// compareSentences compares every sentence that the index can name with one cut from the article's text.
func compareSentences(t *testing.T, c *Corpus) {
	t.Helper()
	err := c.view(func(v *view) error {
		for a, err := range v.each(0) {
			if err != nil {
				return err
			}
			want := []string{a.Headline}
			for s := range text.Each(a.Text, lang.Get(a.Lang)) {
				want = append(want, a.Text[s.Start:s.End])
			}
			for n := range want {
				if got, err := v.sentence(a.Number, n); err != nil || got != want[n] {
					t.Errorf("article %d: sentence %d is %q, %v, want %q", a.Number, n, got, err, want[n])
				}
			}
			if got, err := v.sentence(a.Number, len(want)); err != nil || got != "" {
				t.Errorf("article %d: behind the last sentence stands %q, %v", a.Number, got, err)
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

// TestASentenceIsFoundByItsPlace follows articles from the tail through segments of every age.
func TestASentenceIsFoundByItsPlace(t *testing.T) {
	ctx := context.Background()
	c := openTest(t)
	for n := range 75 {
		mustAdd(t, c, layout(n))
		if n < 10 {
			compareSentences(t, c)
		}
	}
	compareSentences(t, c)
	mustImport(t, c, series(100, 419, layout))
	mustAdd(t, c, layout(1000))
	compareSentences(t, c)
	if err := c.Erase(ctx, 5, "81"); err != nil {
		t.Fatal(err)
	}
	if err := c.Reindex(ctx); err != nil {
		t.Fatal(err)
	}
	compareSentences(t, c)
}

// changeTables changes the tables of sentences of all segments.
func changeTables(t *testing.T, c *Corpus, change func(table []byte) []byte) {
	t.Helper()
	c.background.Wait()
	write(t, c, func(tx *bbolt.Tx, _ *state) error {
		return tx.Bucket(segmentsBucket).ForEachBucket(func(k []byte) error {
			b := tx.Bucket(segmentsBucket).Bucket(k)
			return b.Put(sentencesKey, change(bytes.Clone(b.Get(sentencesKey))))
		})
	})
}

// TestADamagedTableOfSentencesIsNotBelieved changes every byte of a table: quotes stay right, and Check says what is wrong.
func TestADamagedTableOfSentencesIsNotBelieved(t *testing.T) {
	c := openTest(t)
	for n := range 16 {
		mustAdd(t, c, layout(n))
	}
	var good []byte
	changeTables(t, c, func(table []byte) []byte { good = table; return table })
	for at := range good {
		changeTables(t, c, func([]byte) []byte {
			bad := bytes.Clone(good)
			bad[at] ^= 1 << (at % 8)
			return bad
		})
		compareSentences(t, c)
		if problems, err := c.Check(context.Background()); err != nil || len(problems) == 0 {
			t.Errorf("byte %d of %d: Check says %q, %v", at, len(good), problems, err)
		}
	}
	for _, size := range []int{0, 3, 4, 10, len(good) - 1} {
		changeTables(t, c, func([]byte) []byte { return good[:size] })
		compareSentences(t, c)
	}
	if err := c.Reindex(context.Background()); err != nil {
		t.Fatal(err)
	}
	compareSentences(t, c)
}

// TestATableThatDisagreesWithTheTextIsNamed gives an article the sound entry of another cut.
func TestATableThatDisagreesWithTheTextIsNamed(t *testing.T) {
	c := openTest(t)
	for n := range 8 {
		mustAdd(t, c, layout(n))
	}
	var good []byte
	changeTables(t, c, func(table []byte) []byte {
		good = table
		old, b := tables{first: 1, sentences: table}, tableBuilder{first: 1}
		for i := range old.sentences.len() {
			cuts, _ := old.cuts(i)
			if old.number(i) == 3 {
				cuts = []byte{5, 6}
			}
			b.addCuts(old.number(i), cuts)
		}
		return b.tables().sentences
	})
	problems, err := c.Check(context.Background())
	if err != nil || len(problems) != 1 || !strings.Contains(problems[0], "article 3: its sentences do not stand") {
		t.Errorf("%q, %v", problems, err)
	}
	changeTables(t, c, func([]byte) []byte { return good })
}
