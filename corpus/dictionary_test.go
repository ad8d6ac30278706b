package corpus

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/klauspost/compress/zstd"
	"go.etcd.io/bbolt"
)

// TestDictionaryOfAnyArticles checks that what is compressed with a dictionary comes back, whatever articles the dictionary is made of.
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
			d, err := c.decoder()
			if err != nil {
				t.Fatal(err)
			}
			z, err := c.compressor()
			if err != nil {
				t.Fatal(err)
			}
			for _, a := range articles {
				if got, err := d.DecodeAll(z.compress(nil, []byte(a.Text)), nil); err != nil || string(got) != a.Text {
					t.Fatalf("%q came back as %q, %v", a.Text, got, err)
				}
			}
		})
	}
}

// TestDictionaryOfAnEarlierVersion checks that articles can be read and written with a dictionary that lacks codes for some symbols, like
// those that zstd.BuildDict made.
func TestDictionaryOfAnEarlierVersion(t *testing.T) {
	var articles []*Article
	var texts [][]byte
	for i := range dictionaryArticles {
		articles = append(articles, &Article{Text: benchArticle(i).Text})
		texts = append(texts, []byte(articles[i].Text))
	}
	dictionary, err := zstd.BuildDict(zstd.BuildDictOptions{
		ID: 1, Contents: texts, History: sampleArticles(articles), Offsets: [3]int{1, 4, 8}, Level: zstd.SpeedDefault,
	})
	if err != nil {
		t.Fatal(err)
	}
	old := newCodec(map[uint32][]byte{1: dictionary})
	z, err := old.compressor()
	if err != nil {
		t.Fatal(err)
	}
	if z.encode != nil {
		t.Fatal("the dictionary has a code for each symbol")
	}
	frame := z.compress(nil, texts[0])
	if len(frame) > len(texts[0])/2 {
		t.Errorf("%d of %d bytes", len(frame), len(texts[0]))
	}
	for _, c := range []*codec{old, old.with(trainDictionary(2, articles))} {
		d, err := c.decoder()
		if err != nil {
			t.Fatal(err)
		}
		if got, err := d.DecodeAll(frame, nil); err != nil || string(got) != articles[0].Text {
			t.Errorf("%q came back as %q, %v", articles[0].Text, got, err)
		}
	}
}

// TestAWrongFrameIsNeverStored checks that articles come back, added or imported, even if package frame encodes them wrongly.
func TestAWrongFrameIsNeverStored(t *testing.T) {
	for name, wrong := range map[string]func(encode appendFrame, dst, text []byte) []byte{
		"another text": func(encode appendFrame, dst, text []byte) []byte { return encode(dst, bytes.ToUpper(text)) },
		"less text":    func(encode appendFrame, dst, text []byte) []byte { return encode(dst, text[:len(text)-1]) },
		"more text": func(encode appendFrame, dst, text []byte) []byte {
			return encode(dst, append(text[:len(text):len(text)], '.'))
		},
		"too much text": func(encode appendFrame, dst, text []byte) []byte {
			return encode(dst, bytes.Repeat(text, 1+2*maxRecord/len(text)))
		},
		"cut short": func(encode appendFrame, dst, text []byte) []byte {
			dst = encode(dst, text)
			return dst[:len(dst)-1]
		},
		"flipped bit": func(encode appendFrame, dst, text []byte) []byte {
			dst = encode(dst, text)
			dst[len(dst)-3] ^= 4
			return dst
		},
		"nothing": func(encode appendFrame, dst, text []byte) []byte { return dst },
	} {
		t.Run(name, func(t *testing.T) {
			c := openTest(t)
			mustImport(t, c, ferries(1, dictionaryArticles))
			var calls atomic.Int32
			codec := c.now().codec
			right := codec.encoder
			codec.encoder = func() (appendFrame, error) {
				encode, err := right()
				return func(dst, text []byte) []byte {
					calls.Add(1)
					return wrong(encode, dst, text)
				}, err
			}
			last := dictionaryArticles + 20
			mustImport(t, c, ferries(dictionaryArticles+1, last))
			for range 5 {
				last++
				mustAdd(t, c, ferry(last))
			}
			if calls.Load() != 25 {
				t.Errorf("%d frames were made", calls.Load())
			}
			n := 0
			err := c.Each(func(a *Article) error {
				if n++; a.Text != ferry(n).Text {
					t.Errorf("article %d came back as %q", n, a.Text)
				}
				return nil
			})
			if err != nil || n != last {
				t.Errorf("%d articles, %v", n, err)
			}
		})
	}
}

// TestADictionaryIsMadeOnce has an import make the first dictionary while upkeep waits to store one. With two small ones, a corpus would
// never get a larger one.
func TestADictionaryIsMadeOnce(t *testing.T) {
	c := openTest(t)
	c.upkeep.Lock() // upkeep is what the test does
	defer c.upkeep.Unlock()
	var articles []*Article
	for n := range dictionaryArticles {
		a := ferry(n)
		mustAdd(t, c, a)
		articles = append(articles, &a)
	}
	c.mu.Lock()
	made := make(chan error)
	go func() { made <- c.makeDictionary(context.Background()) }()
	time.Sleep(50 * time.Millisecond) // for it to read its sample, and wait for the writer
	err := c.update(func(tx *bbolt.Tx, st *state) error { return addDictionary(tx, st, articles) })
	c.mu.Unlock()
	if err := errors.Join(err, <-made); err != nil {
		t.Fatal(err)
	}
	if n := len(c.now().codec.dictionaries); n != 1 {
		t.Errorf("%d dictionaries", n)
	}
}

// TestADictionaryThatIsGivenUpLeavesNothing closes a corpus while its first dictionary is made. If an earlier version left an empty one
// then, the file is sound.
func TestADictionaryThatIsGivenUpLeavesNothing(t *testing.T) {
	c := openHolding(t, ferry(1))
	c.background.Wait()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := c.makeDictionary(ctx); !errors.Is(err, context.Canceled) || len(c.now().codec.dictionaries) > 0 {
		t.Errorf("%v, dictionaries %v", err, c.now().codec.dictionaries)
	}
	err := c.db.Update(func(tx *bbolt.Tx) error {
		return tx.Bucket(dictionariesBucket).Put(numberKey(0), sealDictionary(nil))
	})
	if err := errors.Join(err, c.Close()); err != nil {
		t.Fatal(err)
	}
	openAt(t, c.path) // which is checked as it is closed
}
