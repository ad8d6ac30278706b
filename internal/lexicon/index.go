package lexicon

import "iter"

// An index is values by key. Those of a key lie side by side, in the order
// they were added:
//
//	slots   declin: 0   absag: 1
//	ends    4           6
//	values  ablehnen absagen absage-erteilen ausschlagen | cancel decline
//
// So a key costs one entry of a map and a value no slice of its own, which is
// what loading tens of thousands of them would otherwise spend its time on.
type index[V any] struct {
	slots  map[string]int32 // key to its place in ends
	ends   []int32          // where the values of a slot end; they begin where those of the slot before end
	values []V
}

// get returns the values of a key, nil where it has none.
func (x *index[V]) get(key string) []V {
	i, ok := x.slots[key]
	if !ok {
		return nil
	}
	return x.slot(i)
}

func (x *index[V]) slot(i int32) []V {
	begin := int32(0)
	if i > 0 {
		begin = x.ends[i-1]
	}
	return x.values[begin:x.ends[i]:x.ends[i]]
}

// all yields the keys with their values, in no order.
func (x *index[V]) all() iter.Seq2[string, []V] {
	return func(yield func(string, []V) bool) {
		for key, i := range x.slots {
			if !yield(key, x.slot(i)) {
				return
			}
		}
	}
}

// An indexBuilder collects the values of an index.
type indexBuilder[V any] struct {
	slots  map[string]int32
	counts []int32 // values by slot
	of     []int32 // the slot of each value
	values []V
}

func newIndexBuilder[V any](keys, values int) *indexBuilder[V] {
	return &indexBuilder[V]{
		slots:  make(map[string]int32, keys),
		counts: make([]int32, 0, keys),
		of:     make([]int32, 0, values),
		values: make([]V, 0, values),
	}
}

func (b *indexBuilder[V]) add(key string, v V) {
	i, ok := b.slots[key]
	if !ok {
		i = int32(len(b.counts))
		b.slots[key] = i
		b.counts = append(b.counts, 0)
	}
	b.counts[i]++
	b.of = append(b.of, i)
	b.values = append(b.values, v)
}

// index returns what was added. The builder is not used after.
func (b *indexBuilder[V]) index() index[V] {
	x := index[V]{slots: b.slots, ends: b.counts, values: make([]V, len(b.values))}
	next := make([]int32, len(b.counts))
	end := int32(0)
	for i, n := range b.counts {
		next[i] = end
		end += n
		x.ends[i] = end
	}
	for i, v := range b.values {
		slot := b.of[i]
		x.values[next[slot]] = v
		next[slot]++
	}
	return x
}
