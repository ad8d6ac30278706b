package corpus

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"slices"

	"github.com/klauspost/compress/zstd"
	"go.etcd.io/bbolt"
)

// A dictionary that was made of an article which is erased is retired: no record is written with it from then on (codec.newest,
// codec.serves). In the background, the records that need it are written again, with the newest of the others, which is made first where
// there is none, or with none in a small corpus. Then it is deleted. Readers keep the dictionaries of their transaction in memory.
//
// A damaged record that needs the dictionary cannot be written again, and may still be of use to somebody who knows how to repair it. So
// the dictionary is kept for it, until the record is erased; Check says so.

// leastPiece is how many bytes of an erased article's beginning are looked for where a dictionary ends. Fewer begin other articles, too.
const leastPiece = 16

// madeOf reports whether a dictionary holds the beginning of a text, as sampleArticles takes it: where the dictionary ends, it may be cut
// short.
func madeOf(dictionary []byte, text string) bool {
	sample := []byte(text[:min(len(text), dictionarySample)])
	if bytes.Contains(dictionary, sample) {
		return true
	}
	for n := len(sample) - 1; n >= leastPiece; n-- {
		if bytes.HasSuffix(dictionary, sample[:n]) {
			return true
		}
	}
	return false
}

// retire retires the dictionaries that were made of a text that is erased; all of them if it is empty, as that of a damaged article is not
// known.
func (s *state) retire(tx *bbolt.Tx, text string) error {
	s.kept = false // the article may have been what a dictionary was kept for
	retired := slices.Clone(s.codec.retired)
	err := tx.Bucket(dictionariesBucket).ForEach(func(k, sealed []byte) error { // what is left of damaged ones, too
		id, err := keyNumber(k)
		if err == nil && id > 0 && !slices.Contains(retired, uint32(id)) && (text == "" || madeOf(sealed, text)) {
			retired = append(retired, uint32(id))
		}
		return err
	})
	if err != nil || len(retired) == len(s.codec.retired) {
		return err
	}
	return s.setDictionaries(tx, s.codec.dictionaries, retired)
}

// setDictionaries puts others in the place of the dictionaries of the state, and notes which of them are retired.
func (s *state) setDictionaries(tx *bbolt.Tx, all map[uint32][]byte, retired []uint32) error {
	s.codec = newCodec(all, retired...)
	if len(retired) == 0 {
		return tx.Bucket(metaBucket).Delete(retiredKey)
	}
	return putJSON(tx.Bucket(metaBucket), retiredKey, retired)
}

// rewriting is a walk over the log that writes the records again which need a retired dictionary.
type rewriting struct {
	codec *codec
	z     *compressor
	from  uint64 // the next article has this number or a greater one
}

// replacement is what takes the place of a record.
type replacement struct {
	number      uint64
	old, record []byte
}

// dropRetired writes the next records again that need a retired dictionary. When a walk from the first record on finds none, it deletes
// these dictionaries. It is called until then; where the dictionaries change in the meantime, the walk begins anew.
func (c *Corpus) dropRetired(ctx context.Context) error {
	codec := c.now().codec
	if c.rewriting == nil || c.rewriting.codec != codec {
		z, err := codec.compressor()
		if err != nil {
			return err
		}
		c.rewriting = &rewriting{codec: codec, z: z}
	}
	r := c.rewriting
	whole := r.from == 0
	list, needed, err := c.rewrite(ctx, r)
	if err != nil {
		return err
	}
	if len(list) == 0 {
		if c.rewriting = nil; !whole {
			return nil
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.now().codec != codec {
		return nil
	}
	return c.update(func(tx *bbolt.Tx, st *state) error {
		if len(list) == 0 {
			return c.drop(tx, st, needed)
		}
		return putReplacements(tx, list)
	})
}

// rewrite makes the next records that are to be written again, none where there are no more, and goes on behind them. Needed are the
// retired dictionaries of damaged records on the way.
func (c *Corpus) rewrite(ctx context.Context, r *rewriting) (list []replacement, needed []uint32, err error) {
	err = c.read(func(v *view) error {
		cursor := v.tx.Bucket(articlesBucket).Cursor()
		size := 0
		for k, old := cursor.Seek(numberKey(r.from)); k != nil && len(list) < importArticles && size < importBytes; k, old = cursor.Next() {
			if err := ctx.Err(); err != nil {
				return err
			}
			id := dictionaryOf(old)
			if !slices.Contains(r.codec.retired, id) {
				continue
			}
			n, err := keyNumber(k)
			if err == nil {
				_, err = v.decode(n, old)
			}
			if found, lost := v.record(n); err == nil && (lost != nil || !bytes.Equal(found, old)) {
				err = recordDamaged(n, "it is out of order") // and putReplacements would not find it
			}
			if errors.Is(err, ErrDamaged) {
				needed = append(needed, id)
				continue
			}
			if err != nil {
				return err
			}
			list = append(list, replacement{n, slices.Clone(old), r.z.seal(n, v.buffer)})
			size += len(v.buffer)
			r.from = n + 1
		}
		return nil
	})
	return list, needed, err
}

// dictionaryOf returns the dictionary that the frame of a record names, 0 where it names none.
func dictionaryOf(record []byte) uint32 {
	var h zstd.Header
	if len(record) > 0 {
		_ = h.Decode(record[1:]) // of a damaged frame, what is there of its header
	}
	return h.DictionaryID
}

// putReplacements puts records in the place of others. Those that were erased or changed in the meantime need no retired dictionary any more.
func putReplacements(tx *bbolt.Tx, list []replacement) error {
	log := tx.Bucket(articlesBucket)
	for _, x := range list {
		k := numberKey(x.number)
		if !bytes.Equal(log.Get(k), x.old) {
			continue
		}
		if err := log.Put(k, x.record); err != nil {
			return err
		}
	}
	return nil
}

// drop deletes the retired dictionaries but for those that are needed.
func (c *Corpus) drop(tx *bbolt.Tx, st *state, needed []uint32) error {
	all := maps.Clone(st.codec.dictionaries)
	var kept []uint32
	for _, id := range st.codec.retired {
		if slices.Contains(needed, id) {
			kept = append(kept, id)
			continue
		}
		delete(all, id)
		if err := tx.Bucket(dictionariesBucket).Delete(numberKey(uint64(id))); err != nil {
			return err
		}
	}
	if st.kept = len(kept) > 0; st.kept {
		c.log.Warn("a dictionary that may hold the beginning of an erased article is kept for damaged articles", "dictionaries", kept)
	}
	if len(kept) == len(st.codec.retired) {
		return nil
	}
	return errors.Join(st.setDictionaries(tx, all, kept), st.setWipe(tx))
}
