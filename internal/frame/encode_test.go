package frame

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// news returns a text of about a KB that resembles others.
func news(rng *rand.Rand) []byte {
	nouns := strings.Fields("Hafen Fähre Reederei Kapitän Sturm Ladung Küste Werft Behörde Rathaus Brücke Schule Bahnhof Gericht Verein")
	var s strings.Builder
	for range 4 + rng.IntN(12) {
		fmt.Fprintf(&s, "Die %s plant nach Angaben vom %d. Mai einen neuen %sbau für %d Euro. ",
			nouns[rng.IntN(len(nouns))], 1+rng.IntN(30), nouns[rng.IntN(len(nouns))], rng.IntN(1e6))
	}
	return []byte(s.String())
}

// dictionaryOf returns a dictionary of news.
func dictionaryOf(t testing.TB, id uint32) []byte {
	t.Helper()
	rng := rand.New(rand.NewPCG(1, 1))
	var content []byte
	var samples [][]byte
	for range 100 {
		content = append(content, news(rng)...)
		samples = append(samples, news(rng))
	}
	dictionary, err := Train(id, content, samples)
	if err != nil {
		t.Fatal(err)
	}
	return dictionary
}

// coder is an encoder and what reads its frames: a complete decoder and our own.
type coder struct {
	*Encoder
	complete *zstd.Decoder
	reader   *Reader
}

// newCoder returns a coder with the dictionary of an id; an error where no Encoder takes it, or the complete decoder does not.
func newCoder(t testing.TB, id uint32, dictionary []byte) (*coder, error) {
	t.Helper()
	dictionaries := Open(map[uint32][]byte{id: dictionary}, 8<<20)
	e, err := dictionaries.NewEncoder(id)
	if err != nil {
		return nil, err
	}
	complete, err := zstd.NewReader(nil, zstd.WithDecoderDicts(dictionary), zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	t.Cleanup(complete.Close)
	return &coder{e, complete, dictionaries.NewReader()}, nil
}

func newsCoder(t testing.TB, id uint32) *coder {
	t.Helper()
	c, err := newCoder(t, id, dictionaryOf(t, id))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// holds encodes a text and holds both decoders to it.
func (c *coder) holds(t *testing.T, text []byte) {
	t.Helper()
	frame := c.Append([]byte("before"), text)
	if string(frame[:6]) != "before" {
		t.Fatalf("%q was before", frame[:6])
	}
	frame = frame[6:]
	if got, err := c.complete.DecodeAll(frame, nil); err != nil || !bytes.Equal(got, text) {
		t.Fatalf("a text of %d bytes came back from a complete decoder as %d bytes, %v", len(text), len(got), err)
	}
	if len(frame) < maxHeader { // left to the complete one
		return
	}
	var got []byte
	err := c.reader.Reset(frame)
	if err == nil {
		got, err = c.reader.Read(len(text) + 1)
	}
	if err != nil || !bytes.Equal(got, text) {
		t.Fatalf("a text of %d bytes came back as %d bytes, %v", len(text), len(got), err)
	}
}

// TestFramesComeBack holds that a complete decoder and ours read back whatever an encoder was given, one text after the other.
func TestFramesComeBack(t *testing.T) {
	for _, id := range []uint32{1, 255, 256, 1 << 31} {
		c := newsCoder(t, id)
		d := c.d
		rng := rand.New(rand.NewPCG(2, uint64(id)))
		noise := make([]byte, 300<<10)
		for i := range noise {
			noise[i] = byte(rng.Uint32())
		}
		texts := [][]byte{
			nil, []byte("a"), []byte("Hafen"), d.content, d.content[len(d.content)-40:], noise, noise[:7], noise[:255], noise[:256],
			bytes.Repeat([]byte("a"), 1<<16+255), bytes.Repeat([]byte("ab"), 1<<16), bytes.Repeat([]byte{0}, maxBlock),
			bytes.Repeat(noise[:maxBlock/2-1], 5), bytes.Repeat([]byte("Гавань закрыта. "), 100), append(noise[:100:100], d.content...),
		}
		for range 300 {
			texts = append(texts, news(rng))
		}
		for _, text := range texts {
			c.holds(t, text)
		}
	}
}

// TestCodesOfABlockBefore holds that a block is not written in the dictionary's codes of literals where one before it has replaced
// them.
func TestCodesOfABlockBefore(t *testing.T) {
	c := newsCoder(t, 1)
	rng := rand.New(rand.NewPCG(10, 10))
	var text []byte
	for len(text) < maxBlock { // literals that have short codes of their own
		text = append(text, "XYQ#~"[int(min(rng.ExpFloat64(), 4))])
	}
	for len(text) < 2*maxBlock { // and such as the dictionary has
		text = append(text, "0123456789"[rng.IntN(10)])
	}
	for n := 1; n <= maxBlock; n *= 2 {
		c.holds(t, text[:maxBlock+n])
		if !c.brought {
			t.Error("the first block has no codes of its own")
		}
	}
}

// TestATextTooLongComesBack is about texts that nothing is found in, because offsets would be too great for their codes.
func TestATextTooLongComesBack(t *testing.T) {
	c := newsCoder(t, 1)
	content := c.d.content
	for _, size := range []int{MaxText - 1, MaxText, MaxText + 1, MaxText + 2*maxBlock} {
		c.holds(t, bytes.Repeat(content, size/len(content)+1)[:size])
	}
}

// TestPlacesAreCountedOn holds that texts come back also where the count of places begins anew.
func TestPlacesAreCountedOn(t *testing.T) {
	c := newsCoder(t, 1)
	rng := rand.New(rand.NewPCG(3, 3))
	turned := 0
	for range 3 * (1 << 31) / MaxText {
		before := c.seen.base
		c.holds(t, news(rng))
		if c.seen.base < before {
			turned++
		}
	}
	if turned != 3 {
		t.Errorf("the count began anew %d times", turned)
	}
}

func TestATextLikeTheDictionaryIsSmall(t *testing.T) {
	e := newsCoder(t, 1)
	if n := len(e.Append(nil, e.d.content[1000:3000])); n > 40 {
		t.Errorf("2000 bytes of the dictionary take %d", n)
	}
	text, size, compressed := news(rand.New(rand.NewPCG(4, 4))), 0, 0
	for range 100 {
		size, compressed = size+len(text), compressed+len(e.Append(nil, text))
	}
	if compressed > size/4 {
		t.Errorf("news of %d bytes take %d", size, compressed)
	}
}

func TestLengthCodes(t *testing.T) {
	for name, x := range map[string]struct {
		code        *lengthCode
		least, most uint32
	}{"literals": {literalsCode, 0, maxBlock - 1}, "matches": {lengthsCode, 3, maxBlock}} {
		for n := x.least; n <= x.most; n++ {
			c := x.code.of(n)
			if of := x.code.codes[c]; n < of.base || n >= of.base+1<<of.extra {
				t.Fatalf("%s: %d has code %d, which begins with %d", name, n, c, of.base)
			}
		}
	}
}

func TestCountsComeBack(t *testing.T) {
	const log = 9
	rng := rand.New(rand.NewPCG(5, 5))
	for range 1000 {
		counts := make([]int, 1+rng.IntN(maxSymbols))
		for i := range counts {
			counts[i] = rng.IntN(1 << rng.IntN(20))
		}
		normal := normalize(counts, log)
		sum := 0
		for _, n := range normal {
			if sum += int(n); n < 1 {
				t.Fatalf("%v of %v", normal, counts)
			}
		}
		if sum != 1<<log {
			t.Fatalf("%v add up to %d", normal, sum)
		}
		written := append(appendCounts(nil, normal, log), "rest"...)
		var got [maxSymbols]int16
		n, gotLog, rest, ok := readCounts(got[:], written, log)
		if !ok || gotLog != log || string(rest) != "rest" || fmt.Sprint(got[:n]) != fmt.Sprint(normal) {
			t.Fatalf("%v came back as %v, then %q, %v", normal, got[:n], rest, ok)
		}
		if _, _, _, ok := readCounts(got[:len(normal)-1], written, log); ok {
			t.Fatalf("%v pass for one less", normal)
		}
	}
}

// TestNoEncoderForOtherDictionaries also feeds the beginnings of one of our own.
func TestNoEncoderForOtherDictionaries(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 6))
	var samples [][]byte
	for range 100 {
		samples = append(samples, news(rng))
	}
	content := bytes.Join(samples, nil)
	other, err := zstd.BuildDict(zstd.BuildDictOptions{ID: 1, Contents: samples, History: content, Offsets: [3]int{1, 4, 8}})
	if err != nil {
		t.Fatal(err)
	}
	ours, err := Train(1, content, samples)
	if err != nil {
		t.Fatal(err)
	}
	begin := len(ours) - len(content)
	for _, dictionary := range [][]byte{nil, other, content, ours[:8], ours[:begin-1], ours[:begin+7]} {
		if _, err := newCoder(t, 1, dictionary); err != ErrUnfit {
			t.Errorf("one of %d bytes: %v", len(dictionary), err)
		}
	}
	if _, err := newCoder(t, 1, ours[:begin+8]); err != nil {
		t.Error(err)
	}
	if _, err := newCoder(t, 2, ours); err != ErrUnfit {
		t.Errorf("one of another id: %v", err)
	}
}

func TestTrainFromAnything(t *testing.T) {
	noise := make([]byte, 1<<16)
	rng := rand.New(rand.NewPCG(7, 7))
	for i := range noise {
		noise[i] = byte(rng.Uint32())
	}
	for _, x := range []struct {
		content string
		samples []string
		fails   bool // nothing is gained by Huffman codes
	}{
		{"", nil, true},
		{"a", []string{"a"}, false},
		{"aaaaaaaa", []string{strings.Repeat("a", 300<<10)}, true},
		{string(noise), []string{string(noise), "", "b"}, false},
		{strings.Repeat(string(noise), 40), []string{string(noise[:1000])}, true},
	} {
		var samples [][]byte
		for _, s := range x.samples {
			samples = append(samples, []byte(s))
		}
		dictionary, err := Train(7, []byte(x.content), samples)
		if (err != nil) != x.fails {
			t.Errorf("%.9q: %v", x.content, err)
		}
		if err != nil {
			continue
		}
		c, err := newCoder(t, 7, dictionary)
		if err != nil {
			t.Errorf("%.9q: %v", x.content, err)
			continue
		}
		c.holds(t, []byte("Der Hafen bleibt geschlossen. "+x.content))
	}
}

// FuzzAppend gives an encoder two texts, of which the second may be taken for the first where it should not.
func FuzzAppend(f *testing.F) {
	c := newsCoder(f, 1)
	f.Add([]byte("Die Fähre legte an."), []byte("Die Fähre legte nicht an."), 1)
	f.Add([]byte(""), []byte("\x00\xff"), 9000)
	f.Fuzz(func(t *testing.T, a, b []byte, repeat int) {
		a = bytes.Repeat(a, 1+(repeat&0x3FFF)%(1+(1<<19)/(1+len(a))))
		for _, text := range [][]byte{a, b, append(b[:len(b):len(b)], a...)} {
			c.holds(t, text)
		}
	})
}

// FuzzOpen holds that a dictionary with an encoder gives frames that are read with it, if a complete decoder takes it at all, and that
// any dictionary can be asked for a frame made with another.
func FuzzOpen(f *testing.F) {
	rng := rand.New(rand.NewPCG(8, 8))
	text := news(rng)
	dictionary, err := Train(1, news(rng), [][]byte{text})
	if err != nil {
		f.Fatal(err)
	}
	c, err := newCoder(f, 1, dictionary)
	if err != nil {
		f.Fatal(err)
	}
	data := c.Append(nil, text)
	f.Add(dictionary)
	f.Fuzz(func(t *testing.T, dictionary []byte) {
		r := Open(map[uint32][]byte{1: dictionary}, limit).NewReader()
		if r.Reset(data) == nil {
			if got, err := r.Read(limit + 1); err == nil && len(got) > limit {
				t.Errorf("read %d bytes", len(got))
			}
		}
		if c, err := newCoder(t, 1, dictionary); err == nil {
			c.holds(t, text)
		}
	})
}

func BenchmarkAppend(b *testing.B) {
	e := newsCoder(b, 1)
	rng := rand.New(rand.NewPCG(9, 9))
	texts, size := make([][]byte, 1000), 0
	for i := range texts {
		texts[i] = news(rng)
		size += len(texts[i])
	}
	b.SetBytes(int64(size / len(texts)))
	var out []byte
	for i := 0; b.Loop(); i++ {
		out = e.Append(out[:0], texts[i%len(texts)])
	}
}
