package lang

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/kljensen/snowball/english"
)

// TestSnowballEnglishIsTheReference holds the stemmer to the one of kljensen/snowball, over words of the tables with all endings
// that it knows, alone and behind another, and over letters at random.
func TestSnowballEnglishIsTheReference(t *testing.T) {
	words := slices.Concat(
		slices.Sorted(maps.Keys(englishExceptions)), slices.Sorted(maps.Keys(Get("en").stems)), slices.Sorted(maps.Keys(Get("en").stop)),
		strings.Fields("gener general communal arsenal y yy say cry by dyed enjoy youth relate hop fall fell tan ski log theolog animate vex show café naïve"),
	)
	endings := []string{
		"", "'", "'s", "'s'", "s", "es", "us", "ss", "sses", "ied", "ies", "ed", "ing", "edly", "ingly", "eed", "eedly", "y", "e", "l", "ll", "sion",
	}
	for _, step := range []*englishEndings{&doubleSuffixes, &suffixes, &residues} {
		for _, list := range step {
			for _, x := range list {
				endings = append(endings, x.suffix)
			}
		}
	}
	rng := rand.New(rand.NewPCG(7, 7))
	for _, word := range words {
		for _, ending := range endings {
			checkEnglish(t, word+ending)
			checkEnglish(t, word+endings[rng.IntN(len(endings))]+ending)
		}
	}
	for range 100_000 {
		b := make([]byte, rng.IntN(10))
		for i := range b {
			b[i] = "aeiouybcdghlmnrstwxz'"[rng.IntN(21)]
		}
		checkEnglish(t, string(b)+endings[rng.IntN(len(endings))])
	}
}

func checkEnglish(t *testing.T, word string) {
	t.Helper()
	if got, want := snowballEnglish(word), english.Stem(word, true); got != want {
		t.Fatalf("%q: %q, not %q", word, got, want)
	}
}

// FuzzSnowballEnglish holds the same for any word at all.
func FuzzSnowballEnglish(f *testing.F) {
	for _, s := range []string{"'yes'", "hopping", "ies", "Being", " news", "a\ufffdies", "\xffed", "''''", "generously", strings.Repeat("ational", 30)} {
		f.Add(s)
	}
	f.Fuzz(checkEnglish)
}

func BenchmarkSnowballEnglish(b *testing.B) {
	words := strings.Fields("the company declined to comment on tuesday negotiations hopefully international ministers voted against reorganization youth")
	for b.Loop() {
		for _, w := range words {
			snowballEnglish(w)
		}
	}
}
