package corpus

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"go.etcd.io/bbolt"
)

// benchArticle returns an article of about 1 KB, whose words recur like those of real ones.
func benchArticle(n int) Article {
	nouns := strings.Fields("Hafen Fähre Reederei Kapitän Sturm Ladung Küste Werft Behörde Rathaus Brücke Schule Bahnhof Gericht Verein Museum")
	verbs := strings.Fields("meldet plant verschiebt eröffnet prüft verkauft sperrt lobt kritisiert erneuert")
	var s strings.Builder
	for i := range 14 {
		k := n*31 + i*i*7
		fmt.Fprintf(&s, "Die %s in %sdorf %s nach Angaben vom %d. Mai den %sbau für %d Euro. ", nouns[k%16], nouns[(k/3)%16],
			verbs[k%10], 1+k%28, nouns[(k/7)%16], k%9973)
	}
	return Article{Ref: fmt.Sprint("bench-", n), Headline: fmt.Sprint("Nachricht ", n), Text: s.String(), Lang: "de"}
}

// BenchmarkCommit commits one small value at a time. BenchmarkAdd should not take more than twice as long.
func BenchmarkCommit(b *testing.B) {
	db, err := bbolt.Open(filepath.Join(b.TempDir(), "floor.db"), 0o600, nil)
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	if err := db.Update(initialise); err != nil {
		b.Fatal(err)
	}
	n := uint64(0)
	for b.Loop() {
		n++
		if err := db.Update(func(tx *bbolt.Tx) error { return tx.Bucket(articlesBucket).Put(numberKey(n), make([]byte, 600)) }); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAdd(b *testing.B) {
	c := openTest(b)
	for i := 0; b.Loop(); i++ {
		mustAdd(b, c, benchArticle(i))
	}
}

func BenchmarkImport(b *testing.B) {
	const n = 5000
	articles := make([]Article, n)
	size := 0
	for i := range articles {
		articles[i] = benchArticle(i)
		size += len(articles[i].Text)
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		c := openTest(b)
		mustImport(b, c, yielded(articles))
	}
}

func BenchmarkOpen(b *testing.B) {
	c := openTest(b)
	mustImport(b, c, ferries(1, 20000))
	for i := 20001; i <= 20007; i++ {
		mustAdd(b, c, ferry(i))
	}
	path := c.path
	if err := c.Close(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		c, err := quietOpen(path)
		if err == nil {
			err = c.view(func(*view) error { return nil })
		}
		if err != nil {
			b.Fatal(err)
		}
		if err := c.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkGet(b *testing.B) {
	c := openTest(b)
	for i := range 400 {
		mustAdd(b, c, benchArticle(i))
	}
	n := uint64(0)
	for b.Loop() {
		n = n%400 + 1
		if _, err := c.Get(n); err != nil {
			b.Fatal(err)
		}
	}
}
