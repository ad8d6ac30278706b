package corpus

import (
	"encoding/binary"
	"encoding/json"
	"fmt"

	"go.etcd.io/bbolt"
)

// A corpus is one bbolt file with these buckets, a line for each kind of key and its value:
//
//	meta          "format"     uint64    version of this layout
//	              "analysis"   uint64    analysis.Version that the index was built with
//	              "generation" uint64    of the segments in use; any others were left by a re-index that was interrupted
//	              "counts"     JSON      live articles by language: {"de":12,"en":3}
//	              "pending"    1         present while the log holds imported articles that are in no part yet
//	              "retired"    JSON      ids of the dictionaries that are to be deleted: [1] (retire.go)
//	              "wipe"       uint64    the last transaction that erased something; present until free pages are overwritten (wipe.go)
//	articles      number       record    the log (record.go); the bucket's sequence is the last number given
//	dictionaries  id           bytes     CRC-32C, then a zstd dictionary or raw content; records name the one they need
//	bin           number       JSON      removed articles that can still be restored: {"at":1533513600000,"by":"81"}
//	erased        number       ""        articles that are gone from the log but not yet from the index
//	tail          number       part      index of the newest articles, fewer than eight, one article a part (part.go)
//	segments      id           a bucket  "info": first, last, articles, generation, uint64 each;
//	                                     "known": fingerprints (known.go); "sentences": where they stand (sentences.go);
//	                                     "data": the segment (package postings)
//	settings      -            unused; may hold values of early files
//	audit         sequence     JSON      who did what when: {"at":1533513600000,"by":"81","did":"remove","article":7}
//	zeros         sequence     zeros     while free pages are overwritten (wipe.go)
//
// Numbers, ids and sequences are 8 bytes, big endian, so that bbolt sorts keys by their value. A corpus of three articles, the
// second of which lies in the bin:
//
//	meta       format=1 analysis=3 generation=1 counts={"de":2}
//	articles   1=record 2=record 3=record
//	bin        2={"at":1533513600000,"by":"81"}
//	tail       1=part 2=part 3=part
//	audit      1={"at":1533513600000,"by":"81","did":"remove","article":2}
//
// The log is the truth: tail, segments, counts and erased are derived from it and from the bin, and Reindex rebuilds them.
//
// Every article of the log is in exactly one part of the index, a part being an entry of the tail or a segment. An add commits one
// record and one part; the eighth part turns the tail into a segment. In the background, eight such segments become one, then ten
// of those, and so on (maintain.go). An import keeps the parts of its transactions in memory until together they are worth a
// segment; if it is cut off, "pending" says so, and the index is rebuilt from the log when the file is opened next.
//
// Each segment has a bucket of its own because bbolt rewrites whole leaves: in a shared bucket, a large value would be written again
// with each small one beside it.
//
// History: 1 is the first format, and there have been three additions since that did not need another. Parts got tables of sentences:
// a program that does not know them ignores that of a segment, but takes a part of the tail for damaged and rebuilds the index.
// Then dictionaries got a code for every symbol (package frame): an older one remains in use in its corpus, with zstd's own encoder.
// Then "retired", "wipe" and "zeros" came to be: a program that does not know them leaves to a later one what they say is to be done.
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
	zerosBucket        = []byte("zeros")

	buckets = [][]byte{
		metaBucket, articlesBucket, dictionariesBucket, binBucket, erasedBucket, tailBucket, segmentsBucket,
		settingsBucket, auditBucket,
	}

	formatKey     = []byte("format")
	analysisKey   = []byte("analysis")
	generationKey = []byte("generation")
	countsKey     = []byte("counts")
	pendingKey    = []byte("pending")
	retiredKey    = []byte("retired")
	wipeKey       = []byte("wipe")

	infoKey      = []byte("info")
	knownKey     = []byte("known")
	sentencesKey = []byte("sentences")
	dataKey      = []byte("data")
)

func numberKey(n uint64) []byte { return binary.BigEndian.AppendUint64(nil, n) }

// keyNumber reads a key that numberKey made. Any other is damage.
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
