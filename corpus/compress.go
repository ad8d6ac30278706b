package corpus

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/klauspost/compress/zstd"

	"quoth/internal/frame"
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
