package corpus

import (
	"cmp"
	"encoding/binary"
	"slices"

	"quoth/internal/text"
)

// tables are what a part has beside its segment: see known.go and sentences.go.
type tables struct {
	first     uint64 // number of the part's first article
	known     known
	sentences sentenceTable
}

// tableBuilder makes the tables of a part. The zero value is ready for the first article.
type tableBuilder struct {
	first         uint64
	known         known
	entries, cuts []byte // of the table of sentences
	buffer        []byte
}

// add appends an article, whose number is above that of the one before.
func (b *tableBuilder) add(number uint64, prints []fingerprint, sentences []text.Sentence) {
	if len(b.entries) == 0 {
		b.first = number
	}
	for _, p := range prints {
		b.known = appendKnown(b.known, p, number-b.first)
	}
	b.buffer = appendCuts(b.buffer[:0], sentences)
	b.addCuts(number, b.buffer)
}

func (b *tableBuilder) addCuts(number uint64, cuts []byte) {
	b.cuts = append(b.cuts, cuts...)
	for _, n := range []uint32{uint32(number - b.first), uint32(len(b.cuts)), articleSum(number, cuts)} {
		b.entries = binary.BigEndian.AppendUint32(b.entries, n)
	}
}

// tables returns the tables of the articles added.
func (b *tableBuilder) tables() tables {
	n := len(b.entries) / sentenceEntry
	t := binary.BigEndian.AppendUint32(make(sentenceTable, 0, 4+len(b.entries)+len(b.cuts)), uint32(n))
	return tables{b.first, b.known.sorted(), append(append(t, b.entries...), b.cuts...)}
}

// mergeTables joins tables into those of a part whose first article is first. Dead articles and damaged entries are left out.
func mergeTables(all []tables, first uint64, dead func(uint64) bool) tables {
	type article struct {
		number uint64
		cuts   []byte
	}
	var list []article
	for _, t := range all {
		for i := range t.sentences.len() {
			number := t.number(i)
			if cuts, ok := t.cuts(i); ok && number >= first && !dead(number) {
				list = append(list, article{number, cuts})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b article) int { return cmp.Compare(a.number, b.number) })
	b := tableBuilder{first: first}
	for _, a := range list {
		b.addCuts(a.number, a.cuts)
	}
	b.known = mergeKnown(all, first, dead)
	return b.tables()
}
