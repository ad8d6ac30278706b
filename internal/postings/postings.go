// Package postings is the search index of a corpus: immutable segments of posting lists, and the top-k search over them.
//
// A [Builder] takes articles, cut into sentences and terms, and makes a segment, which is one slice of bytes. [Open] reads a segment
// in place, so that the slice can be a memory map: nothing is copied, and opening costs the same for any size. [Merge] makes one
// segment of several and leaves out dead articles. [Search] ranks the sentences of all segments given.
//
//	b := postings.NewBuilder(analysisVersion)
//	bank := b.Term("\x01bank") // once for each distinct term
//	err := b.Add(&postings.Article{ID: 7, Day: 17750, Lang: 1, Sentences: []postings.Sentence{
//		{Headline: true, Words: 4, Terms: []postings.Term{{ID: bank, Position: 2}}},
//	}})
//	data, err := b.Bytes()
//	segment, err := postings.Open(data)
//	hits, err := postings.Search([]*postings.Segment{segment}, &postings.Query{
//		Groups: []postings.Group{{Weight: 1, Alts: []postings.Alt{{Term: "\x01bank", P: 1}}}},
//		K:      10,
//	}, nil)
//
// Terms are opaque bytes to this package; it knows no language. The format of a segment is drawn in format.go. It is written by
// builder.go, list_write.go, terms.go and columns.go, and read by list_read.go, list_positions.go, terms.go and columns.go. A search
// goes through search.go, where it is said what made it fast, window.go, scan.go and evaluate.go; phrase.go has the operators.
//
// # Keeping segments
//
// A search looks up every term in every segment, at some 0.5 us each, so a few dozen segments are fine and thousands are not. Keep the
// newest articles as one small segment each (50 us to build), and merge them eight at a time. Segments of more than 150 000 articles
// gain a search nothing, and a merge takes as much memory as its result.
package postings

// MaxTerm is the greatest length of a term in bytes. Longer ones are cut to it, in the index and in queries alike.
const MaxTerm = 200

// Article is one news story, cut into the sentences that can be found.
type Article struct {
	ID        uint64     // above that of the article before, and less than 1<<32 above that of the segment's first
	Day       int32      // days since 1970-01-01, 0 where unknown
	Lang      byte       // language ID
	Keys      []string   // filter terms such as "\x00source:heise"; no term may have the same text
	Sentences []Sentence // in reading order, at least one; the headline, if there is one, first
}

// Sentence is the unit of retrieval.
type Sentence struct {
	Paragraph int    // consecutive sentences with the same number are one paragraph
	Headline  bool   // only of the first sentence of an article
	Words     int    // number of words, including those without a term
	Terms     []Term // in order of their Position, which several may share (a word, its surface form, its compound parts)
}

// Term is one occurrence of a term in a sentence. Words that nobody searches for (stop words) can be left out: their positions stay
// free, and a phrase has the empty string in their place.
type Term struct {
	ID       TermID // from Term of the same Builder
	Position int32  // of the word in its sentence, from 0
}

// TermID stands for the text of a term in one Builder.
type TermID uint32

// Query says which sentences are wanted. A filter with its zero value lets all of them pass.
type Query struct {
	Groups  []Group      // the words of the question; a hit holds at least one
	Phrases [][][]string // the sentence must have an alternative of each: terms at consecutive positions, "" standing for any word
	Exclude [][]string   // the sentence must have none of these sequences of terms
	Keys    []string     // filter terms, all of which the article must have
	After   int32        // first day wanted, 0 for any. An article of unknown day does not pass a filter by date
	Before  int32        // first day no longer wanted, 0 for any
	Lang    byte         // of the article, 0 for any

	HeadlineOnly bool // only headlines are wanted
	// Wanted, which may be nil, tells of a sentence that would be among the hits by all else whether it may be, given the article's ID and Lang.
	Wanted func(article uint64, lang byte, sentence int) bool
	K      int     // the most hits wanted, at most MaxK
	Params *Params // nil for DefaultParams
}

// MaxK is the greatest K; a greater one is cut to it.
const MaxK = 1000

// Group is one word of a question: its stem, translations, compound parts and spellings, any of which may stand in the text. It is
// scored like one term with tf = sum of P*tf and df = sum of P*df (Darwish and Oard, Probabilistic Structured Query Methods, SIGIR
// 2003), so that a word with many translations weighs no more than one with few.
type Group struct {
	Weight float32 // of the word in the question; 1 is usual
	Alts   []Alt
}

// Alt is one alternative of a Group: P is the probability that it means the word asked for, in (0, 1].
type Alt struct {
	Term string
	P    float32
}

// Hit is a sentence found.
type Hit struct {
	Article  uint64  // Article.ID
	Sentence int     // index in Article.Sentences
	Score    float32 // see Params
}

// Params are the weights of a score. A sentence s of article a and paragraph p scores
//
//	own(s) + Article*article(a) + Paragraph*sum over groups of max own of the sentences of p
//	       + Neighbour*max(own(s-1), own(s+1)) + Headline*own(headline of a, unless it is s)
//
// where own and article are BM25: sums over the groups of Weight*idf*tf*(k1+1)/(tf+k1*(1-b+b*length/average)). Both use the idf of
// sentences, ln(1+(N-df+0.5)/(df+0.5)). The tf of an article is the number of its sentences with the term. Lengths are in words, at
// most 255 for a sentence and 65535 for an article.
type Params struct {
	K1, B     float32 // of sentences
	ArticleK1 float32
	ArticleB  float32
	Article   float32
	Paragraph float32
	Neighbour float32
	Headline  float32
}

// DefaultParams returns the weights in use where a query names none.
func DefaultParams() Params {
	return Params{K1: 0.5, B: 0.3, ArticleK1: 1.2, ArticleB: 0.6, Article: 0.25, Paragraph: 0.1, Neighbour: 0.1, Headline: 0.1}
}
