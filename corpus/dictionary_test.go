package corpus

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// TestDictionaryOfAnyArticles holds that whatever the articles a dictionary is made of, what is compressed with it comes back.
func TestDictionaryOfAnyArticles(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 5))
	noise := make([]byte, 2000)
	for name, text := range map[string]func(i int) string{
		"one letter": func(int) string { return "a" },
		"equal":      func(int) string { return strings.Repeat("a", 4000) },
		"numbers":    func(i int) string { return fmt.Sprint(i) },
		"same":       func(int) string { return "Der Hafen bleibt bis Montag geschlossen." },
		"news": func(i int) string {
			return strings.Repeat(fmt.Sprintf("Am Tag %d sank der Wasserstand um %d cm. ", i, i%7), 20)
		},
		"noise": func(int) string {
			for i := range noise {
				noise[i] = byte(rng.Uint32())
			}
			return string(noise)
		},
	} {
		t.Run(name, func(t *testing.T) {
			var articles []*Article
			for i := range dictionaryArticles {
				articles = append(articles, &Article{Text: text(i)})
			}
			c := newCodec(map[uint32][]byte{1: nil}) // one that is damaged
			c = c.with(trainDictionary(c.last+1, articles))
			if c.newest != 2 || len(c.dictionaries[2]) > 2*dictionarySize {
				t.Fatalf("dictionary %d of %d bytes", c.newest, len(c.dictionaries[c.newest]))
			}
			d, err := c.decompressor()
			if err != nil {
				t.Fatal(err)
			}
			for _, level := range []zstd.EncoderLevel{singleLevel, bulkLevel} {
				z, err := c.compressor(level)
				if err != nil {
					t.Fatal(err)
				}
				for _, a := range articles {
					if got, err := d.decompress(nil, z.compress(nil, []byte(a.Text))); err != nil || string(got) != a.Text {
						t.Fatalf("%q came back as %q, %v", a.Text, got, err)
					}
				}
			}
		})
	}
}
