package frame

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

const limit = 1 << 20

// words gives texts of some length that repeat themselves as much as stories do.
func words(r *rand.Rand, length int) []byte {
	var b bytes.Buffer
	for b.Len() < length {
		n := int(r.ExpFloat64() * 400)
		fmt.Fprintf(&b, "%s%c%x ", strings.Repeat("so", r.IntN(3)), 'a'+n%26, n)
		if r.IntN(400) == 0 {
			b.Write(bytes.Repeat([]byte{'-'}, r.IntN(200)))
		}
	}
	return b.Bytes()[:length]
}

// made is what frames are made with.
type made struct {
	dictionaries map[uint32][]byte
	encoders     map[string]func(text []byte) []byte
	decoder      *zstd.Decoder // a complete one
}

func newMade(t testing.TB) *made {
	r := rand.New(rand.NewPCG(1, 2))
	raw := words(r, 40000)
	var texts [][]byte
	for range 200 {
		texts = append(texts, words(r, 1500))
	}
	trained, err := zstd.BuildDict(zstd.BuildDictOptions{ID: 7, Contents: texts, History: raw, Offsets: [3]int{1, 4, 8}, Level: zstd.SpeedDefault})
	if err != nil {
		t.Fatal(err)
	}
	ours, err := Train(9, raw, texts)
	if err != nil {
		t.Fatal(err)
	}
	m := &made{dictionaries: map[uint32][]byte{7: trained, 9: ours, 300: raw}, encoders: map[string]func([]byte) []byte{}}
	e, err := Open(m.dictionaries, limit).NewEncoder(9)
	if err != nil {
		t.Fatal(err)
	}
	m.encoders["ours"] = func(text []byte) []byte { return e.Append(nil, text) }
	for _, level := range []zstd.EncoderLevel{zstd.SpeedFastest, zstd.SpeedDefault, zstd.SpeedBestCompression} {
		for name, option := range map[string]zstd.EOption{
			"none": zstd.WithSingleSegment(false), "raw": zstd.WithEncoderDictRaw(300, raw), "trained": zstd.WithEncoderDict(trained),
		} {
			e, err := zstd.NewWriter(nil, option, zstd.WithEncoderLevel(level), zstd.WithEncoderCRC(false))
			if err != nil {
				t.Fatal(err)
			}
			m.encoders[fmt.Sprintf("%s %v", name, level)] = func(text []byte) []byte { return e.EncodeAll(text, nil) }
		}
	}
	m.decoder, err = zstd.NewReader(nil, zstd.WithDecoderDicts(trained, ours), zstd.WithDecoderDictRaw(300, raw), zstd.WithDecoderMaxMemory(limit))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func (m *made) reader() *Reader {
	return Open(m.dictionaries, limit).NewReader()
}

// TestRead holds every frame to its content, read at once and in pieces.
func TestRead(t *testing.T) {
	m := newMade(t)
	reader := m.reader()
	for name, encode := range m.encoders {
		r := rand.New(rand.NewPCG(3, 4))
		for i := range 60 {
			want := words(r, int(r.ExpFloat64()*3000)+20)
			switch i {
			case 0:
				want = bytes.Repeat([]byte{byte(i)}, 5000)
			case 1:
				want = make([]byte, 700)
				for j := range want {
					want[j] = byte(r.Uint32())
				}
			case 2:
				want = words(r, 300000)
			}
			data := encode(want)
			if len(data) < 20 {
				continue
			}
			if err := reader.Reset(data); err != nil {
				t.Fatalf("%s, text %d: %v", name, i, err)
			}
			for n := 1; ; n += r.IntN(len(want)/3 + 2) {
				got, err := reader.Read(n)
				if err != nil || len(got) < min(n, len(want)) || !bytes.HasPrefix(want, got) {
					t.Fatalf("%s, text %d: read %d of %d bytes, %v", name, i, len(got), len(want), err)
				}
				if len(got) == len(want) {
					break
				}
			}
			if got, err := reader.Read(len(want) + 1); err != nil || len(got) != len(want) {
				t.Fatalf("%s, text %d: %d bytes behind the end, %v", name, i, len(got)-len(want), err)
			}
		}
	}
}

// TestReadLess holds a reader to stop early.
func TestReadLess(t *testing.T) {
	m := newMade(t)
	want := words(rand.New(rand.NewPCG(5, 6)), 5000)
	reader := m.reader()
	if err := reader.Reset(m.encoders["trained default"](want)); err != nil {
		t.Fatal(err)
	}
	if got, err := reader.Read(500); err != nil || len(got) > 1000 {
		t.Errorf("asked for 500 bytes it read %d, %v", len(got), err)
	}
}

// TestWithoutDictionary holds a reader to refuse frames of a dictionary that it does not have or that is damaged.
func TestWithoutDictionary(t *testing.T) {
	m := newMade(t)
	data := m.encoders["trained default"](words(rand.New(rand.NewPCG(5, 6)), 500))
	for name, dictionary := range map[string][]byte{"missing": nil, "empty": {}, "cut short": m.dictionaries[7][:20]} {
		dictionaries := map[uint32][]byte{7: dictionary}
		if dictionary == nil {
			delete(dictionaries, 7)
		}
		if err := Open(dictionaries, limit).NewReader().Reset(data); err != ErrUnread {
			t.Errorf("%s: %v, want ErrUnread", name, err)
		}
	}
}

// TestDamage flips every bit of a frame and of the tables of its dictionary: what is still read is what a complete decoder reads.
func TestDamage(t *testing.T) {
	m := newMade(t)
	data, dictionary := m.encoders["ours"](words(rand.New(rand.NewPCG(11, 12)), 700)), m.dictionaries[9]
	unread := 0
	compare := func(reader *Reader, complete *zstd.Decoder, data []byte) {
		err := reader.Reset(data)
		var got []byte
		if err == nil {
			got, err = reader.Read(limit + 1)
		}
		if err != nil {
			unread++
			return
		}
		if want, err := complete.DecodeAll(data, nil); err == nil && !bytes.Equal(got, want) {
			t.Errorf("read %q, a complete decoder %q", got, want)
		}
	}
	reader := m.reader()
	for bit := range 8 * len(data) {
		flipped := bytes.Clone(data)
		flipped[bit/8] ^= 1 << (bit % 8)
		compare(reader, m.decoder, flipped)
	}
	tables := len(dictionary) - len(m.dictionaries[300])
	for bit := range 8 * tables {
		flipped := bytes.Clone(dictionary)
		flipped[bit/8] ^= 1 << (bit % 8)
		complete, err := zstd.NewReader(nil, zstd.WithDecoderDicts(flipped), zstd.WithDecoderMaxMemory(limit), zstd.WithDecoderConcurrency(1))
		if err != nil {
			continue
		}
		compare(Open(map[uint32][]byte{9: flipped}, limit).NewReader(), complete, data)
		complete.Close()
	}
	if unread == 0 {
		t.Error("all was read")
	}
}

// FuzzRead holds frames of any bytes to what a complete decoder makes of them, or to ErrUnread.
func FuzzRead(f *testing.F) {
	m := newMade(f)
	r := rand.New(rand.NewPCG(7, 8))
	for _, encode := range m.encoders {
		for range 3 {
			f.Add(encode(words(r, 100+r.IntN(1000))), uint32(r.Uint32()))
		}
	}
	reader := m.reader()
	f.Fuzz(func(t *testing.T, data []byte, change uint32) {
		data = bytes.Clone(data)
		if len(data) > 0 {
			data[int(change>>8)%len(data)] ^= byte(change)
		}
		var got []byte
		err := reader.Reset(data)
		if err == nil {
			got, err = reader.Read(limit + 1)
		}
		if err != nil {
			if _, again := reader.Read(0); again == nil {
				t.Error("the error is forgotten")
			}
			return
		}
		if want, err := m.decoder.DecodeAll(data, nil); err == nil && !bytes.HasPrefix(want, got) {
			t.Errorf("read %q, a complete decoder %q", got, want)
		}
	})
}

// BenchmarkRead reads half of stories of the usual length, beside a complete decoder that reads them as a whole.
func BenchmarkRead(b *testing.B) {
	m := newMade(b)
	r := rand.New(rand.NewPCG(9, 10))
	var frames [][]byte
	for range 200 {
		frames = append(frames, m.encoders["trained default"](words(r, 1700)))
	}
	b.Run("half", func(b *testing.B) {
		reader := m.reader()
		for i := 0; b.Loop(); i++ {
			if err := reader.Reset(frames[i%len(frames)]); err != nil {
				b.Fatal(err)
			}
			if _, err := reader.Read(850); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("complete", func(b *testing.B) {
		var buffer []byte
		for i := 0; b.Loop(); i++ {
			var err error
			if buffer, err = m.decoder.DecodeAll(frames[i%len(frames)], buffer[:0]); err != nil {
				b.Fatal(err)
			}
		}
	})
}
