// Package analysis turns an article into what the index keeps of it: its sentences, and each sentence's terms.
//
//	x := analysis.NewIndexer()
//	quotable, err := x.Add(&analysis.Article{ID: 7, Lang: lang.Get("de"), Headline: "...", Text: "..."})
//	segment, err := x.Bytes()
//
// A question's words become the same terms by [Term] and [AsPart]. What a term looks like is drawn in term.go.
//
// Sentence 0 of an article in the index is its headline, also where it has none; sentence i is
// text.Sentences(article.Text, language)[i-1]. Captions and credits have their place in that order but no terms, so that they are
// never found.
//
// Stop words are not indexed, but they count as a position, so that a phrase can skip over them.
package analysis

import (
	"slices"

	"quoth/internal/lang"
	"quoth/internal/postings"
	"quoth/internal/text"
)

// Version changes whenever the terms of an article may come out differently: with the sentence splitter, the stemmers,
// the stop words, the compound parts, and the layout of terms. Segments of another version are rebuilt.
const Version = 4

// Article is what the index needs of an article.
type Article struct {
	ID       uint64 // above that of the article added before
	Day      int32  // of publication, days since 1970-01-01; 0 where unknown
	Lang     *lang.Language
	Keys     []string // made by SourceKey
	Headline string
	Text     string
}

// Indexer analyses articles into a segment. Stemming is the dearest part of it and words recur, so it keeps a table from
// surface form to terms, filled once for each distinct word. It is not safe for concurrent use.
type Indexer struct {
	builder *postings.Builder
	tables  tables
	epoch   uint32 // of the builder's term IDs: grows with each segment

	terms     []postings.Term // an arena: sentences are cut from it until the article is added
	sentences []postings.Sentence
	cut       []text.Sentence
	words     []text.Span
	entries   []int32 // of the words, by their places in the table
	separated []lang.Separated
}

// NewIndexer returns an Indexer without articles.
func NewIndexer() *Indexer {
	return &Indexer{builder: postings.NewBuilder(Version), tables: tables{}, epoch: 1}
}

// Add analyses an article and appends it to the segment. It returns the number of sentences that can be quoted; where
// that is 0, nothing was added.
func (x *Indexer) Add(a *Article) (quotable int, err error) {
	x.cut = slices.AppendSeq(x.cut[:0], text.Each(a.Text, a.Lang))
	sentences := x.cut
	x.terms, x.sentences = x.terms[:0], x.sentences[:0]

	x.sentence(a.Lang, a.Headline, text.Span{Start: 0, End: len(a.Headline)})
	x.sentences[0].Headline = true
	for _, s := range sentences {
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

// Sentences returns the sentences of the text of the article added last, quotable or not. They are valid until the next Add.
func (x *Indexer) Sentences() []text.Sentence { return x.cut }

// Bytes returns the segment of the articles added so far and begins a new one.
func (x *Indexer) Bytes() ([]byte, error) {
	x.epoch++
	return x.builder.Bytes()
}

// Len returns the number of articles added to the segment.
func (x *Indexer) Len() int { return x.builder.Len() }

// Reset forgets the articles added, and keeps the table of words.
func (x *Indexer) Reset() {
	x.epoch++
	x.builder.Reset()
	if cap(x.terms) > 1<<16 { // after a very long article
		x.terms, x.sentences, x.cut = nil, nil, nil
	}
}

// isQuotable tells whether a sentence of that role is indexed.
func isQuotable(r text.Role) bool { return r != text.Caption }

// maxPosition is the last position that postings.Term can tell; further words of a sentence are not indexed.
const maxPosition = 1<<16 - 1

// sentence appends the sentence s[span] to x.sentences and returns its number of words.
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

// separate lists in x.separated the separable verbs that stand apart in the sentence, in order of their finite parts.
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

// emit appends the terms of a word, given the place of its entry, to x.terms.
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
