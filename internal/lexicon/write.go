package lexicon

import (
	"encoding/binary"
	"errors"
	"maps"
	"slices"
)

// A fileContent is what a file is made from.
type fileContent struct {
	keys [directions][]fileKey // sorted by key, distinct
}

type fileKey struct {
	key        string
	candidates []fileCandidate // best first
}

type fileCandidate struct {
	text string // folded words
	pos  POS
	p    float32
}

var errTooLarge = errors.New("the imported dictionary is too large")

// encode returns the file's bytes.
func (c *fileContent) encode() ([]byte, error) {
	out := make([]byte, headerBytes)
	copy(out, fileMagic)
	put := binary.LittleEndian.PutUint32
	put(out[8:], fileVersion)
	put(out[12:], stemFingerprint())
	var sections [][]byte
	var counts []int
	numbers := [directions]map[string]uint64{}
	for d := range directions {
		var texts []string
		texts, numbers[d] = c.numberTexts(d)
		sections = append(sections, encodeSection(texts, nil))
		counts = append(counts, len(texts))
	}
	for d := range directions {
		strings, payloads := encodeKeys(c.keys[d], numbers[d])
		sections = append(sections, encodeSection(strings, payloads))
		counts = append(counts, len(strings))
	}
	for i, s := range sections {
		at := 24 + 12*i
		put(out[at:], uint32(len(out)-headerBytes))
		put(out[at+4:], uint32(len(s)))
		put(out[at+8:], uint32(counts[i]))
		out = append(out, s...)
	}
	if len(out) > maxFileBytes {
		return nil, errTooLarge
	}
	sum := newChecksum()
	sum.Write(out[headerBytes:])
	put(out[16:], sum.Sum32())
	put(out[20:], uint32(len(out)-headerBytes))
	return out, nil
}

// numberTexts returns the sorted texts of a direction's candidates and the
// number of each.
func (c *fileContent) numberTexts(d direction) ([]string, map[string]uint64) {
	numbers := map[string]uint64{}
	for _, k := range c.keys[d] {
		for _, cand := range k.candidates {
			numbers[cand.text] = 0
		}
	}
	texts := slices.Sorted(maps.Keys(numbers))
	for i, text := range texts {
		numbers[text] = uint64(i)
	}
	return texts, numbers
}

func encodeKeys(keys []fileKey, numbers map[string]uint64) (strings []string, payloads [][]byte) {
	for _, k := range keys {
		var b []byte
		for _, c := range k.candidates {
			b = binary.AppendUvarint(b, numbers[c.text])
			b = append(b, byte(c.pos), pByte(c.p))
		}
		strings, payloads = append(strings, k.key), append(payloads, b)
	}
	return strings, payloads
}

// encodeSection writes sorted strings, with payloads unless nil.
func encodeSection(strings []string, payloads [][]byte) []byte {
	var blocks, data []byte
	last := ""
	for i, s := range strings {
		shared := commonPrefix(last, s)
		if i%blockStrings == 0 {
			blocks = binary.LittleEndian.AppendUint32(blocks, uint32(len(data)))
			shared = 0
		}
		data = binary.AppendUvarint(data, uint64(shared))
		data = binary.AppendUvarint(data, uint64(len(s)-shared))
		data = append(data, s[shared:]...)
		if payloads != nil {
			data = binary.AppendUvarint(data, uint64(len(payloads[i])))
			data = append(data, payloads[i]...)
		}
		last = s
	}
	return append(blocks, data...)
}
