package corpus

import (
	"encoding/binary"
	"encoding/json"
	"fmt"

	"go.etcd.io/bbolt"
)

// A corpus is one bbolt file. Its buckets, each key and value in order:
//
//	meta          "format"     uint64    version of this layout
//	              "analysis"   uint64    analysis.Version of the parts of the index
//	              "generation" uint64    of the parts in use; others are left over from a re-index that did not end
//	              "counts"     JSON      live articles by language: {"de":12,"en":3}
//	              "pending"    1         there while an import has articles in the log that are not in a part yet
//	articles      number       record    the log (record.go); the bucket's sequence is the last number given
//	dictionaries  id           bytes     CRC-32C and zstd dictionary or raw content for one, named in the frames that need it
//	bin           number       JSON      removed articles that can still be restored: {"at":1533513600000,"by":"81"}
//	erased        number       ""        articles that are gone from the log but not yet from the index
//	tail          number       part      index of the newest articles, fewer than eight, one a part
//	segments      id           a bucket  "info": first, last, articles, generation; "known": fingerprints;
//	                                     "sentences": where they stand (sentences.go); "data": segment
//	settings      -            nothing now; may hold values of files made before
//	audit         sequence     JSON      who did what when: {"at":1533513600000,"by":"81","did":"remove","article":7}
//
// Numbers, ids and sequences are 8 bytes, big endian, so that keys stand in their order. For example a corpus of three
// articles, of which the second lies in the bin:
//
//	meta       format=1 analysis=3 generation=1 counts={"de":2}
//	articles   1=record 2=record 3=record
//	bin        2={"at":1533513600000,"by":"81"}
//	tail       1=part 2=part 3=part
//	audit      1={"at":1533513600000,"by":"81","did":"remove","article":2}
//
// The log is the truth: tail, segments, counts and erased are derived from it and from the bin, and Reindex makes them anew.
// Every article of the log is in exactly one part of the index in use. An add is one commit of one record and one part; the
// eighth part makes a segment of the tail. Eight of these segments become one, and then ten of a size, in the
// background (maintain.go). An import keeps the parts of its transactions in memory until they are worth a segment; where it is
// cut off, the index is made anew from the log as the file is opened. A segment has a bucket of its own because bbolt rewrites whole
// leaves: a large value would be written again with each small one beside it.
//
// The fingerprints of a part (known.go) tell which texts and refs it holds, to recognise an article that is given twice.
//
// History: format 1 is the first. Parts have tables of sentences since some time after it; the format is the same, as a program
// that does not know them passes over that of a segment, and takes a part of the tail that has one for damaged, upon which it makes
// the index anew. Dictionaries have a code for each symbol since some time after that (package frame); those made before go on being
// used where they are, by the encoder that they were made for.
const formatVersion = 1

var (
	metaBucket         = []byte("meta")
	articlesBucket     = []byte("articles")
	dictionariesBucket = []byte("dictionaries")
	binBucket          = []byte("bin")
	erasedBucket       = []byte("erased")
	tailBucket         = []byte("tail")
	segmentsBucket     = []byte("segments")
	settingsBucket     = []byte("settings")
	auditBucket        = []byte("audit")

	buckets = [][]byte{
		metaBucket, articlesBucket, dictionariesBucket, binBucket, erasedBucket, tailBucket, segmentsBucket,
		settingsBucket, auditBucket,
	}

	formatKey     = []byte("format")
	analysisKey   = []byte("analysis")
	generationKey = []byte("generation")
	countsKey     = []byte("counts")
	pendingKey    = []byte("pending")

	infoKey      = []byte("info")
	knownKey     = []byte("known")
	sentencesKey = []byte("sentences")
	dataKey      = []byte("data")
)

func numberKey(n uint64) []byte { return binary.BigEndian.AppendUint64(nil, n) }

// keyNumber reads a key that numberKey made; any other gives an error.
func keyNumber(k []byte) (uint64, error) {
	if len(k) != 8 {
		return 0, fmt.Errorf("%w: a key of %d bytes where a number should be", ErrDamaged, len(k))
	}
	return binary.BigEndian.Uint64(k), nil
}

// emptyBucket deletes all that a bucket holds.
func emptyBucket(tx *bbolt.Tx, name []byte) error {
	if err := tx.DeleteBucket(name); err != nil {
		return err
	}
	_, err := tx.CreateBucket(name)
	return err
}

// putMeta writes a number to the meta bucket.
func putMeta(tx *bbolt.Tx, key []byte, value uint64) error {
	return tx.Bucket(metaBucket).Put(key, numberKey(value))
}

func getMeta(tx *bbolt.Tx, key []byte) (uint64, error) {
	n, err := keyNumber(tx.Bucket(metaBucket).Get(key))
	if err != nil {
		return 0, fmt.Errorf("meta %s: %w", key, err)
	}
	return n, nil
}

func putJSON(b *bbolt.Bucket, key []byte, value any) error {
	data, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return b.Put(key, data)
}

func getJSON(b *bbolt.Bucket, key []byte, value any) error {
	if err := json.Unmarshal(b.Get(key), value); err != nil {
		return fmt.Errorf("%w: entry %x: %w", ErrDamaged, key, err)
	}
	return nil
}
