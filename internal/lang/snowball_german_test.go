package lang

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	snowballstem "github.com/blevesearch/snowballstem"
	reference "github.com/blevesearch/snowballstem/german"
)

// compiled returns the stem as the Snowball compiler's output makes it.
func compiled(word string) string {
	env := snowballstem.NewEnv(word)
	reference.Stem(env)
	return env.Current()
}

// TestSnowballIsTheReference holds the stemmer to the one made by the Snowball compiler, over words of the tables with
// all endings that it knows, and over letters at random.
func TestSnowballIsTheReference(t *testing.T) {
	words := slices.Sorted(maps.Keys(compounds().words))
	endings := []string{
		"", "e", "em", "en", "ern", "er", "s", "es", "nis", "nisse", "st", "est", "esten", "end", "ung", "igend", "eigung", "ig", "eig",
		"isch", "ik", "lich", "erlich", "enheit", "heiten", "lichkeit", "igkeit", "keiten",
	}
	for i, word := range words {
		for _, ending := range endings {
			check(t, word+ending)
			check(t, word+words[len(words)-1-i]+ending)
		}
	}
	rng := rand.New(rand.NewPCG(7, 7))
	letters := []rune("aeiouyäöübcdghklmnrstß")
	for range 100_000 {
		var b strings.Builder
		for range rng.IntN(12) {
			b.WriteRune(letters[rng.IntN(len(letters))])
		}
		check(t, b.String())
	}
}

func check(t *testing.T, word string) {
	t.Helper()
	if got, want := snowball(word), compiled(word); got != want {
		t.Fatalf("%q: %q, not %q", word, got, want)
	}
}

// FuzzSnowball holds the same for any folded word.
func FuzzSnowball(f *testing.F) {
	for _, s := range []string{"häuser", "auue", "niss", "yuyu", "äußersten", "möglichkeiten", "a\ufffde", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, word string) {
		if word = Fold(word); utf8.ValidString(word) {
			check(t, word)
		}
	})
}

// TestATrieIsAMap holds that a walk along a word finds exactly the words of the map that it begins with.
func TestATrieIsAMap(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 11))
	word := func() string {
		b := make([]byte, rng.IntN(6))
		for i := range b {
			b[i] = "abc\xff"[rng.IntN(4)]
		}
		return string(b)
	}
	for range 200 {
		values := make(map[string]byte)
		for range rng.IntN(50) {
			values[word()] = byte(1 + rng.IntN(255))
		}
		tree := newTrie(values)
		for range 50 {
			w, node := word(), uint32(trieRoot)
			for i := 0; ; i++ {
				if got := tree.value(node); got != values[w[:i]] {
					t.Fatalf("%q in %v: %d", w[:i], values, got)
				}
				if i == len(w) {
					break
				}
				if node = tree.step(node, w[i]); node == trieRoot {
					break
				}
			}
		}
	}
}
