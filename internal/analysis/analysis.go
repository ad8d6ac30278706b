// Package analysis turns an article into what the index keeps of it: its sentences, and the terms of each sentence.
//
//	x := analysis.NewIndexer()
//	quotable, err := x.Add(&analysis.Article{ID: 7, Lang: lang.Get("de"), Headline: "...", Text: "..."})
//	segment, err := x.Bytes()
//
// [Term] and [AsPart] make the same terms of the words of a question, and [Words] those of a stored text. What a term looks like is drawn
// in term.go.
//
// In the index, sentence 0 of an article is its headline, even if it has none, and sentence i is
// text.Sentences(article.Text, language)[i-1]. Captions and credits keep their place in that order but have no terms, so that they are
// never found.
//
// Stop words are not indexed but take a position, so that a phrase can skip over them.
package analysis

import (
	"slices"

	"quoth/internal/lang"
	"quoth/internal/postings"
	"quoth/internal/text"
)

// Version must be raised whenever the terms of an article may come out differently: with a change of the sentence splitter, the stemmers,
// the stop words, the verbs with a particle, the compound parts, or the layout of terms. An index of another version is rebuilt.
const Version = 8

// Article is what the index needs of an article.
type Article struct {
	ID       uint64 // above that of the article added before
	Day      int32  // of publication, days since 1970-01-01; 0 where unknown
	Lang     *lang.Language
	Keys     []string // made by SourceKey
	Headline string
	Text     string
}

// Indexer analyses articles into a segment. Stemming costs the most, and words recur: so it keeps a table from surface forms to terms. It
// is not safe for concurrent use.
type Indexer struct {
	builder *postings.Builder
	tables  tables
	epoch   uint32 // grows with each segment: term IDs of another epoch are not the builder's

	// The article at hand:
	cut       []text.Sentence // its text
	sentences []postings.Sentence
	terms     []postings.Term // of all sentences

	// The sentence at hand:
	words     []text.Span
	entries   []int32 // of the words, by their places in the table
	separated []lang.Separated
}

// NewIndexer returns an empty Indexer.
func NewIndexer() *Indexer {
	return &Indexer{builder: postings.NewBuilder(Version), tables: tables{}, epoch: 1}
}

// Add analyses an article and adds it to the segment. It returns how many of its sentences can be quoted; if that is 0, it has added
// nothing.
func (x *Indexer) Add(a *Article) (quotable int, err error) {
	x.cut = slices.AppendSeq(x.cut[:0], text.Each(a.Text, a.Lang))
	x.terms, x.sentences = x.terms[:0], x.sentences[:0]

	x.sentence(a.Lang, a.Headline, text.Span{Start: 0, End: len(a.Headline)})
	x.sentences[0].Headline = true
	for _, s := range x.cut {
		if !isQuotable(s.Role) {
			x.sentences = append(x.sentences, postings.Sentence{Paragraph: s.Paragraph})
			continue
		}
		if x.sentence(a.Lang, a.Text, s.Span) > 0 {
			quotable++
		}
		x.sentences[len(x.sentences)-1].Paragraph = s.Paragraph
	}
	if quotable == 0 {
		return 0, nil
	}
	return quotable, x.builder.Add(&postings.Article{
		ID: a.ID, Day: a.Day, Lang: a.Lang.ID(), Keys: a.Keys, Sentences: x.sentences,
	})
}

// Sentences returns the sentences of the text that was given to Add last, quotable or not. They are valid until the next Add.
func (x *Indexer) Sentences() []text.Sentence { return x.cut }

// Bytes returns the segment of the articles added, and begins a new one.
func (x *Indexer) Bytes() ([]byte, error) {
	x.epoch++
	return x.builder.Bytes()
}

// Len returns the number of articles added to the segment.
func (x *Indexer) Len() int { return x.builder.Len() }

// Reset forgets the articles added. It keeps the table of words.
func (x *Indexer) Reset() {
	x.epoch++
	x.builder.Reset()
	if cap(x.terms) > 1<<16 { // after a very long article
		x.terms, x.sentences, x.cut = nil, nil, nil
	}
}

// isQuotable reports whether a sentence with a role can be found and quoted.
func isQuotable(r text.Role) bool { return r != text.Caption }

// maxPosition is the greatest position that package postings keeps. Words of a sentence from there on are not indexed.
const maxPosition = 1<<16 - 1

// sentence appends the sentence s[span] to x.sentences, and returns its number of words.
func (x *Indexer) sentence(l *lang.Language, s string, span text.Span) int {
	x.words = text.AppendWords(x.words[:0], s, span.Start, span.End)
	x.words = x.words[:min(len(x.words), maxPosition)]
	t := x.tables.of(l)
	t.makeRoom()
	x.entries = x.entries[:0]
	roles := role(0)
	for _, w := range x.words {
		place := t.lookup(s, w.Start, w.End)
		x.entries = append(x.entries, int32(place))
		roles |= t.entries[place].role
	}
	x.separated = x.separated[:0]
	if roles&particle != 0 {
		x.separate(t)
	}
	start, separated := len(x.terms), x.separated
	for i, place := range x.entries {
		x.emit(t, int(place), i)
		for ; len(separated) > 0 && separated[0].Verb <= i; separated = separated[1:] {
			x.emit(t, t.lookup(separated[0].Lemma, 0, len(separated[0].Lemma)), i)
		}
	}
	x.sentences = append(x.sentences, postings.Sentence{
		Words: len(x.words), Terms: x.terms[start:len(x.terms):len(x.terms)],
	})
	return len(x.words)
}

// separate lists in x.separated the verbs of the sentence whose particle is a word of its own ("lehnte ... ab", "turned down"), in order
// of the verbs.
func (x *Indexer) separate(t *table) {
	finite := func(i int) string { return t.finite(x.entries[i]) }
	for i, place := range x.entries {
		if t.entries[place].role&particle == 0 {
			continue
		}
		next := ""
		if i+1 < len(x.entries) {
			next = t.meanings[x.entries[i+1]].folded
		}
		x.separated = t.l.SeparableAt(x.separated, i, t.meanings[place].folded, next, finite)
	}
	slices.SortFunc(x.separated, func(a, b lang.Separated) int { return a.Verb - b.Verb })
}

// emit appends to x.terms the terms of a word, given the place of its entry.
func (x *Indexer) emit(t *table, place, position int) {
	e := &t.entries[place]
	if e.terms == 0 {
		return
	}
	if e.epoch != x.epoch {
		m := &t.meanings[place]
		e.first, m.rest = x.builder.Term(m.terms[0]), m.rest[:0]
		for _, term := range m.terms[1:] {
			m.rest = append(m.rest, x.builder.Term(term))
		}
		e.epoch = x.epoch
	}
	x.terms = append(x.terms, postings.Term{ID: e.first, Position: int32(position)})
	if e.terms > 1 {
		for _, id := range t.meanings[place].rest {
			x.terms = append(x.terms, postings.Term{ID: id, Position: int32(position)})
		}
	}
}

// CountQuotable returns the number of sentences of a text that Indexer.Add would make findable.
func CountQuotable(l *lang.Language, s string) (n int) {
	sentences := text.Sentences(s, l)
	var words []text.Span
	for _, x := range sentences {
		if words = text.AppendWords(words[:0], s, x.Start, x.End); len(words) > 0 && isQuotable(x.Role) {
			n++
		}
	}
	return n
}
