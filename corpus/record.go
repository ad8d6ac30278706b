package corpus

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"slices"
	"time"

	"quoth/internal/when"
)

// A record is an article in the log, complete in itself but for the dictionary that its frame names:
//
//	1 byte       version, 1
//	zstd frame   of: headline, ref, URL, source, author, lang, added by, each a uvarint length and the bytes;
//	             year, month, day, milliseconds since 1970 at which it was added, as uvarints;
//	             the text, to the end
//	4 bytes      CRC-32C of the article's key in the log and of what stands before, little endian
const recordVersion = 1

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// appendRecord appends the record of an article to dst. Payload is a buffer that it may use; the grown one is returned.
func appendRecord(dst, payload []byte, a *Article, z *compressor) (record, buffer []byte) {
	payload = payload[:0]
	for _, s := range a.strings() {
		payload = binary.AppendUvarint(payload, uint64(len(*s)))
		payload = append(payload, *s...)
	}
	for _, n := range []int64{int64(a.Date.Year), int64(a.Date.Month), int64(a.Date.Day), a.Added.UnixMilli()} {
		payload = binary.AppendUvarint(payload, uint64(max(n, 0)))
	}
	payload = append(payload, a.Text...)

	start := len(dst)
	dst = append(dst, recordVersion)
	dst = z.compress(dst, payload)
	return binary.LittleEndian.AppendUint32(dst, recordSum(a.Number, dst[start:])), payload
}

// strings lists the fields of an article that are kept as strings, in the order in which they are written.
func (a *Article) strings() []*string {
	return []*string{&a.Headline, &a.Ref, &a.URL, &a.Source, &a.Author, &a.Lang, &a.AddedBy}
}

func recordSum(number uint64, data []byte) uint32 {
	return crc32.Update(crc32.Checksum(numberKey(number), castagnoli), castagnoli, data)
}

// decodeRecord reads the article of a number. The result shares nothing with the record.
func decodeRecord(number uint64, record []byte, z *decompressor) (*Article, error) {
	damaged := func(what string) (*Article, error) {
		return nil, fmt.Errorf("%w: article %d: %s", ErrDamaged, number, what)
	}
	if len(record) < 5 {
		return damaged("its record is too short")
	}
	body, sum := record[:len(record)-4], binary.LittleEndian.Uint32(record[len(record)-4:])
	if recordSum(number, body) != sum {
		return damaged("its record fails the checksum")
	}
	if body[0] != recordVersion {
		return nil, fmt.Errorf("%w: article %d", ErrNewer, number)
	}
	payload, err := z.decompress(body[1:])
	if err != nil {
		return damaged(err.Error())
	}
	a, ok := parsePayload(payload)
	if !ok {
		return damaged("its fields do not fit the record")
	}
	a.Number = number
	return a, nil
}

func parsePayload(p []byte) (a *Article, ok bool) {
	a = new(Article)
	for _, s := range a.strings() {
		n, w := binary.Uvarint(p)
		if w <= 0 || n > uint64(len(p)-w) {
			return nil, false
		}
		*s, p = string(p[w:w+int(n)]), p[w+int(n):]
	}
	var n [4]uint64
	for i := range n {
		v, w := binary.Uvarint(p)
		if w <= 0 {
			return nil, false
		}
		n[i], p = v, p[w:]
	}
	a.Date = when.Date{Year: int(n[0]), Month: time.Month(n[1]), Day: int(n[2])}
	if n[3] > 0 {
		a.Added = time.UnixMilli(int64(n[3])).UTC()
	}
	a.Text = string(slices.Clip(p))
	return a, true
}
