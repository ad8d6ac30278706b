package corpus

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"slices"
	"time"

	"github.com/klauspost/compress/zstd"

	"quoth/internal/when"
)

// A record is an article in the log, complete but for the dictionary that its frame names:
//
//	1 byte       version, 1
//	zstd frame   of: headline, ref, URL, source, author, lang, added by, each a uvarint length and the bytes;
//	             year, month, day, milliseconds since 1970 at which it was added, as uvarints;
//	             the text, to the end
//	4 bytes      CRC-32C of the article's key in the log and of what stands before, little endian
const recordVersion = 1

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// record returns the record of an article.
func (z *compressor) record(a *Article) []byte {
	p := z.payload[:0]
	for _, s := range a.strings() {
		p = binary.AppendUvarint(p, uint64(len(*s)))
		p = append(p, *s...)
	}
	for _, n := range []int64{int64(a.Date.Year), int64(a.Date.Month), int64(a.Date.Day), a.Added.UnixMilli()} {
		p = binary.AppendUvarint(p, uint64(max(n, 0)))
	}
	z.payload = append(p, a.Text...)
	return z.seal(a.Number, z.payload)
}

// seal returns the record of an article's payload.
func (z *compressor) seal(number uint64, payload []byte) []byte {
	z.sealed = z.compress(append(z.sealed[:0], recordVersion), payload)
	z.sealed = binary.LittleEndian.AppendUint32(z.sealed, articleSum(number, z.sealed))
	return slices.Clone(z.sealed)
}

// strings lists the fields of an article that are strings, in the order in which they are written.
func (a *Article) strings() []*string {
	return []*string{&a.Headline, &a.Ref, &a.URL, &a.Source, &a.Author, &a.Lang, &a.AddedBy}
}

// articleSum returns the CRC-32C of an article's number, as 8 bytes, big endian, and of data.
func articleSum(number uint64, data []byte) uint32 {
	sum := ^uint32(0)
	for i := 56; i >= 0; i -= 8 { // by hand: a slice would escape to the heap
		sum = castagnoli[byte(sum)^byte(number>>i)] ^ sum>>8
	}
	return crc32.Update(^sum, castagnoli, data)
}

// recordFrame returns the frame in the record of an article, after comparing the checksum.
func recordFrame(number uint64, record []byte) (frame []byte, err error) {
	if len(record) < 5 {
		return nil, recordDamaged(number, "its record is too short")
	}
	body, sum := record[:len(record)-4], binary.LittleEndian.Uint32(record[len(record)-4:])
	if articleSum(number, body) != sum {
		return nil, recordDamaged(number, "its record fails the checksum")
	}
	if body[0] != recordVersion {
		return nil, fmt.Errorf("%w: article %d", ErrNewer, number)
	}
	return body[1:], nil
}

// decodeRecord reads the payload of an article's record into buffer, which it returns, grown where need be.
func decodeRecord(buffer []byte, number uint64, record []byte, z *zstd.Decoder) (p payload, grown []byte, err error) {
	frame, err := recordFrame(number, record)
	if err != nil {
		return p, buffer, err
	}
	data, err := z.DecodeAll(frame, buffer[:0])
	if err != nil {
		return p, buffer, recordDamaged(number, err.Error())
	}
	p, ok := parsePayload(data)
	if !ok {
		return p, data, recordDamaged(number, "its fields do not fit the record")
	}
	return p, data, nil
}

func recordDamaged(number uint64, what string) error {
	return fmt.Errorf("%w: article %d: %s", ErrDamaged, number, what)
}

// payload is what the frame of a record holds. It shares the memory it was parsed from.
type payload struct {
	fields  [7][]byte // in the order of Article.strings
	numbers [4]uint64
	text    []byte
}

func (p *payload) headline() []byte { return p.fields[0] }
func (p *payload) lang() []byte     { return p.fields[5] }

// article returns the article, which has a number. It shares no memory with the payload.
func (p *payload) article(number uint64) *Article {
	a := &Article{Number: number, Text: string(p.text)}
	for i, s := range a.strings() {
		*s = string(p.fields[i])
	}
	a.Date = when.Date{Year: int(p.numbers[0]), Month: time.Month(p.numbers[1]), Day: int(p.numbers[2])}
	if added := p.numbers[3]; added > 0 {
		a.Added = time.UnixMilli(int64(added)).UTC()
	}
	return a
}

func parsePayload(data []byte) (p payload, ok bool) {
	for i := range p.fields {
		n, w := binary.Uvarint(data)
		if w <= 0 || n > uint64(len(data)-w) {
			return p, false
		}
		p.fields[i], data = data[w:w+int(n)], data[w+int(n):]
	}
	for i := range p.numbers {
		v, w := binary.Uvarint(data)
		if w <= 0 {
			return p, false
		}
		p.numbers[i], data = v, data[w:]
	}
	p.text = data
	return p, true
}
