package corpus

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"maps"
	"slices"
	"sync"

	"github.com/klauspost/compress/zstd"

	"quoth/internal/frame"
)

const (
	// dictionarySize is the greatest size of a dictionary's content: the beginnings of 1500 articles. Where stories repeat each
	// other, articles take a sixth less space than with 256 KB.
	dictionarySize = 768 << 10
	// dictionaryShare is one over the share of the articles at hand that may become the dictionary: a small corpus gets a small one.
	dictionaryShare = 4
	// dictionarySample is how much of an article goes into the dictionary, in bytes.
	dictionarySample = 512
	// dictionaryTraining is how many articles the dictionary's tables of probabilities are made from.
	dictionaryTraining = 512
	// dictionaryArticles is how many articles a corpus must have to get a dictionary, and largerArticles how many it must have to
	// get a larger one where the first is small.
	dictionaryArticles = 256
	largerArticles     = 8192
)

// compressor makes zstd frames. It is not safe for concurrent use.
type compressor struct {
	encode  appendFrame   // of package frame; nil where that cannot use the dictionary
	decoder *zstd.Decoder // checks what encode makes; nil without it
	decoded []byte        // what decoder made of the last frame
	other   *zstd.Encoder // for all frames where encode is nil, else for those it gets wrong

	payload, sealed []byte // of the last record
}

// appendFrame appends a frame of text to dst.
type appendFrame func(dst, text []byte) []byte

// newCompressor returns a compressor with the dictionary of that id; id 0 stands for none.
func newCompressor(id uint32, dictionary []byte) (*compressor, error) {
	options := []zstd.EOption{
		zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(1), zstd.WithEncoderCRC(false),
		zstd.WithLowerEncoderMem(true),
	}
	switch {
	case id == 0:
	case isTrained(dictionary):
		options = append(options, zstd.WithEncoderDict(dictionary))
	default:
		options = append(options, zstd.WithEncoderDictRaw(id, dictionary))
	}
	encoder, err := zstd.NewWriter(nil, options...)
	if err != nil {
		return nil, fmt.Errorf("zstd: %w", err)
	}
	return &compressor{other: encoder}, nil
}

// compress appends a frame of src to dst. There is no other copy of what is stored. So a frame of our own encoder is believed only
// after zstd's decoder, which shares no code with it, has read it back.
func (z *compressor) compress(dst, src []byte) []byte {
	if z.encode != nil {
		begin := len(dst)
		dst = z.encode(dst, src)
		var err error
		if z.decoded, err = z.decoder.DecodeAll(dst[begin:], z.decoded[:0]); err == nil && bytes.Equal(z.decoded, src) {
			return dst
		}
		dst = dst[:begin]
	}
	return z.other.EncodeAll(src, dst)
}

// maxRecord is the greatest size of a payload: the text and the other fields.
const maxRecord = MaxText + 7*maxField + 128

// newDecoder returns a decoder of frames made with any of the dictionaries, or with none.
func newDecoder(dictionaries map[uint32][]byte) (*zstd.Decoder, error) {
	options := []zstd.DOption{
		zstd.WithDecoderConcurrency(2), zstd.WithDecoderMaxMemory(maxRecord), zstd.WithDecoderLowmem(true),
	}
	for id, dictionary := range dictionaries {
		switch {
		case len(dictionary) == 0: // damaged: its frames give an error
		case isTrained(dictionary):
			options = append(options, zstd.WithDecoderDicts(dictionary))
		default:
			options = append(options, zstd.WithDecoderDictRaw(id, dictionary))
		}
	}
	decoder, err := zstd.NewReader(nil, options...)
	if err != nil {
		return nil, fmt.Errorf("zstd: %w", err)
	}
	return decoder, nil
}

// sealDictionary returns a dictionary as it is stored, after its CRC-32C, little endian: the checksums of records do not cover it, and a
// flipped bit in it would change their texts.
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

// codec is the dictionaries of a corpus, and what compresses and decompresses with them, made when first needed. New records use the
// undamaged dictionary of the greatest id that is not retired. It is immutable and safe for concurrent use.
type codec struct {
	dictionaries map[uint32][]byte // nil for one that is damaged
	retired      []uint32          // those that are to be deleted (retire.go)
	newest       uint32            // the one that new records use; 0 where there is none
	last         uint32            // the greatest id, damaged and retired ones included
	decoder      func() (*zstd.Decoder, error)
	encoder      func() (appendFrame, error) // makes one with the newest dictionary; fails where package frame cannot use that
	quoters      sync.Pool                   // of idle *quoter
}

func newCodec(dictionaries map[uint32][]byte, retired ...uint32) *codec {
	c := &codec{dictionaries: dictionaries, retired: retired}
	for id, dictionary := range dictionaries {
		if c.last = max(c.last, id); len(dictionary) > 0 && !slices.Contains(retired, id) {
			c.newest = max(c.newest, id)
		}
	}
	c.decoder = sync.OnceValues(func() (*zstd.Decoder, error) { return newDecoder(dictionaries) })
	frames := sync.OnceValue(func() *frame.Dictionaries { return frame.Open(dictionaries, maxRecord) })
	c.encoder = func() (appendFrame, error) {
		e, err := frames().NewEncoder(c.newest)
		if err != nil {
			return nil, err
		}
		return e.Append, nil
	}
	c.quoters.New = func() any { return &quoter{frame: frames().NewReader()} }
	return c
}

// with returns a codec with one more dictionary, which is its newest.
func (c *codec) with(dictionary []byte) *codec {
	all := maps.Clone(c.dictionaries)
	all[c.last+1] = dictionary
	return newCodec(all, c.retired...)
}

// serves reports whether records may be stored that were made with the newest dictionary of another codec. It compares more than the id,
// which is given again once no record needs its dictionary.
func (c *codec) serves(other *codec) bool {
	id := other.newest
	return id == 0 || !slices.Contains(c.retired, id) && bytes.Equal(c.dictionaries[id], other.dictionaries[id])
}

// wantsDictionary reports whether a corpus of so many articles should get a dictionary: its first, or a larger one.
func (c *codec) wantsDictionary(articles int) bool {
	if c.newest == 0 {
		return articles >= dictionaryArticles
	}
	inUse := len(c.dictionaries) - len(c.retired)
	return articles >= largerArticles && inUse == 1 && len(c.dictionaries[c.newest]) < dictionarySize/2
}

// compressor returns a new compressor with the newest dictionary.
func (c *codec) compressor() (*compressor, error) {
	encode, err := c.encoder()
	if err != nil { // there is no dictionary, or one of an earlier version or of noise
		return newCompressor(c.newest, c.dictionaries[c.newest])
	}
	z, err := newCompressor(0, nil)
	if err != nil {
		return nil, err
	}
	z.encode = encode
	z.decoder, err = c.decoder()
	return z, err
}

// trainDictionary makes the dictionary with an id from articles, in zstd's format where they allow for its tables, else as raw content.
func trainDictionary(id uint32, articles []*Article) []byte {
	content := sampleArticles(articles)
	var texts [][]byte
	for i := 0; i < len(articles); i += max(1, len(articles)/dictionaryTraining) {
		texts = append(texts, []byte(articles[i].Text))
	}
	trained, err := frame.Train(id, content, texts)
	if err == nil { // zstd's decoder must take it, or no article could be read
		_, err = newDecoder(map[uint32][]byte{id: trained})
	}
	if err != nil { // the articles are noise
		return content
	}
	return trained
}

// isTrained reports whether a dictionary is in zstd's format. Raw content is text, and so cannot begin with its magic number.
func isTrained(dictionary []byte) bool {
	return bytes.HasPrefix(dictionary, []byte{0x37, 0xA4, 0x30, 0xEC})
}

// sampleArticles joins the beginnings of articles, picked evenly from those given.
func sampleArticles(articles []*Article) (content []byte) {
	size, samples := 0, 0
	for _, a := range articles {
		size += len(a.Text)
		samples += min(len(a.Text), dictionarySample)
	}
	size = min(size/dictionaryShare, dictionarySize)
	step := max(1, samples/(size+1))
	for i := len(articles) - 1; i >= 0 && len(content) < size; i -= step {
		text := articles[i].Text
		content = append(content, text[:min(len(text), dictionarySample)]...)
	}
	return content[:min(len(content), size)]
}
