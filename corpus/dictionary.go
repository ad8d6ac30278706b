package corpus

import (
	"bytes"
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"slices"

	"go.etcd.io/bbolt"

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

// makeDictionary makes a dictionary of the newest articles. Those added from now on are compressed with it.
func (c *Corpus) makeDictionary(ctx context.Context) error {
	sample, err := c.newest(ctx)
	if err != nil {
		return err
	}
	if len(sample) == 0 {
		return fmt.Errorf("%w: no article can be read to make a dictionary of", ErrDamaged)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.update(func(tx *bbolt.Tx, st *state) error {
		if !st.codec.wantsDictionary(st.live()) { // an import has made one in the meantime
			return nil
		}
		log := tx.Bucket(articlesBucket)
		sample = slices.DeleteFunc(sample, func(a *Article) bool { return log.Get(numberKey(a.Number)) == nil }) // erased in the meantime
		if len(sample) == 0 {
			return nil
		}
		return addDictionary(tx, st, sample)
	})
}

// newest returns as many of the newest articles as a dictionary is made of.
func (c *Corpus) newest(ctx context.Context) (sample []*Article, err error) {
	size := 0
	err = c.read(func(v *view) error {
		cursor := v.tx.Bucket(articlesBucket).Cursor()
		for k, record := cursor.Last(); k != nil && size < dictionaryShare*dictionarySize && ctx.Err() == nil; k, record = cursor.Prev() {
			n, err := keyNumber(k)
			if err != nil {
				return err
			}
			a, err := v.articleOf(n, record)
			if errors.Is(err, ErrDamaged) {
				continue
			}
			if err != nil {
				return err
			}
			sample = append(sample, a)
			size += len(a.Text)
		}
		return nil
	})
	return sample, cmp.Or(err, ctx.Err())
}

// addDictionary stores a dictionary made of a sample of articles. Records written from now on use it.
func addDictionary(tx *bbolt.Tx, st *state, sample []*Article) error {
	dictionary := trainDictionary(st.codec.last+1, sample)
	st.codec = st.codec.with(dictionary)
	return tx.Bucket(dictionariesBucket).Put(numberKey(uint64(st.codec.newest)), sealDictionary(dictionary))
}

// readCodec reads the dictionaries, and which of them are retired.
func readCodec(tx *bbolt.Tx) (*codec, error) {
	dictionaries := map[uint32][]byte{}
	err := tx.Bucket(dictionariesBucket).ForEach(func(k, v []byte) error {
		id, err := keyNumber(k)
		if id > 0 { // an earlier version left an empty one of id 0 where a corpus was closed as its first was being made
			dictionaries[uint32(id)] = openDictionary(v)
		}
		return err
	})
	var retired []uint32
	if err == nil && tx.Bucket(metaBucket).Get(retiredKey) != nil {
		err = getJSON(tx.Bucket(metaBucket), retiredKey, &retired)
	}
	return newCodec(dictionaries, retired...), err
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

// isTrained reports whether a dictionary is in zstd's format. Raw content is text, and so cannot begin with its magic number.
func isTrained(dictionary []byte) bool {
	return bytes.HasPrefix(dictionary, []byte{0x37, 0xA4, 0x30, 0xEC})
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
