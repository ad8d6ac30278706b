package corpus

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"maps"
	"slices"
	"sync"

	"github.com/klauspost/compress/zstd"
)

const (
	// dictionarySize is the size of a corpus's dictionary. Against none it takes a quarter off the texts; twice the size
	// would take off a fifteenth more. A trained one (BuildZstdDict) was no better than raw content and took a second to make.
	dictionarySize = 112 << 10
	// dictionarySample is how much of one article goes into the dictionary.
	dictionarySample = 512
	// dictionaryArticles is how many articles a corpus has before a dictionary is made of them.
	dictionaryArticles = 256
)

// compressor makes zstd frames. It is not safe for concurrent use.
type compressor struct {
	encoder *zstd.Encoder
}

// newCompressor returns a compressor with the dictionary of that id; id 0 stands for none.
func newCompressor(id uint32, dictionary []byte) (*compressor, error) {
	options := []zstd.EOption{
		zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(1), zstd.WithEncoderCRC(false),
		zstd.WithLowerEncoderMem(true),
	}
	if id != 0 {
		options = append(options, zstd.WithEncoderDictRaw(id, dictionary))
	}
	encoder, err := zstd.NewWriter(nil, options...)
	if err != nil {
		return nil, fmt.Errorf("zstd: %w", err)
	}
	return &compressor{encoder: encoder}, nil
}

// compress appends a frame of src to dst.
func (z *compressor) compress(dst, src []byte) []byte { return z.encoder.EncodeAll(src, dst) }

// maxRecord is the most that a record can hold uncompressed: the text and its fields.
const maxRecord = MaxText + 7*maxField + 128

// decompressor reads frames made without or with one of some dictionaries. It is safe for concurrent use.
type decompressor struct{ decoder *zstd.Decoder }

func newDecompressor(dictionaries map[uint32][]byte) (*decompressor, error) {
	options := []zstd.DOption{
		zstd.WithDecoderConcurrency(2), zstd.WithDecoderMaxMemory(maxRecord), zstd.WithDecoderLowmem(true),
	}
	for id, dictionary := range dictionaries {
		if len(dictionary) == 0 {
			continue // damaged: its frames give an error
		}
		options = append(options, zstd.WithDecoderDictRaw(id, dictionary))
	}
	decoder, err := zstd.NewReader(nil, options...)
	if err != nil {
		return nil, fmt.Errorf("zstd: %w", err)
	}
	return &decompressor{decoder}, nil
}

func (z *decompressor) decompress(frame []byte) ([]byte, error) {
	return z.decoder.DecodeAll(frame, nil)
}

// sealDictionary returns a dictionary as it is stored: its CRC-32C, little endian, before it. A flipped bit in a dictionary
// would change the texts of articles whose own checksums hold.
func sealDictionary(dictionary []byte) []byte {
	sum := crc32.Checksum(dictionary, castagnoli)
	return append(binary.LittleEndian.AppendUint32(nil, sum), dictionary...)
}

// openDictionary returns a stored dictionary, nil where it fails its checksum.
func openDictionary(sealed []byte) []byte {
	if len(sealed) < 4 || crc32.Checksum(sealed[4:], castagnoli) != binary.LittleEndian.Uint32(sealed) {
		return nil
	}
	return slices.Clone(sealed[4:])
}

// codec is the dictionaries of a corpus and what compresses and decompresses with them, made when first needed.
// New records use the sound dictionary of the greatest id. It is immutable and safe for concurrent use.
type codec struct {
	dictionaries map[uint32][]byte
	newest       uint32 // that new records use; 0 where there is none
	last         uint32 // the greatest id ever given, also to one that is damaged
	decompressor func() (*decompressor, error)
}

func newCodec(dictionaries map[uint32][]byte) *codec {
	c := &codec{dictionaries: dictionaries}
	for id, dictionary := range dictionaries {
		if c.last = max(c.last, id); len(dictionary) > 0 {
			c.newest = max(c.newest, id)
		}
	}
	c.decompressor = sync.OnceValues(func() (*decompressor, error) { return newDecompressor(dictionaries) })
	return c
}

// with returns a codec that has one more dictionary, which is the newest.
func (c *codec) with(dictionary []byte) *codec {
	all := maps.Clone(c.dictionaries)
	all[c.last+1] = dictionary
	return newCodec(all)
}

// compressor returns a new compressor with the newest dictionary.
func (c *codec) compressor() (*compressor, error) {
	return newCompressor(c.newest, c.dictionaries[c.newest])
}

// sampleDictionary makes a dictionary of the beginnings of articles, taken evenly from those given.
func sampleDictionary(articles []*Article) []byte {
	var dictionary []byte
	step := max(1, len(articles)*dictionarySample/dictionarySize/2)
	for i := len(articles) - 1; i >= 0 && len(dictionary) < dictionarySize; i -= step {
		text := articles[i].Text
		dictionary = append(dictionary, text[:min(len(text), dictionarySample)]...)
	}
	return dictionary[:min(len(dictionary), dictionarySize)]
}
