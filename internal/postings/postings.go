// Package postings is the search index of a corpus: immutable segments of posting lists, and the top-k search over them.
//
// A [Builder] takes articles cut into sentences and terms and gives a segment as one slice of bytes. [Open] reads a
// segment straight from those bytes (a memory map): nothing is copied, and opening costs the same for any size.
// [Merge] makes one segment of several and leaves dead articles out. [Search] ranks the sentences of all given segments.
//
//	b := postings.NewBuilder(analysisVersion)
//	bank := b.Term("\x01bank") // once for each distinct term
//	err := b.Add(&postings.Article{ID: 7, Day: 17750, Lang: 1, Sentences: []postings.Sentence{
//		{Headline: true, Words: 4, Terms: []postings.Term{{ID: bank, Position: 2}}},
//	}})
//	data := b.Bytes()
//	segment, err := postings.Open(data)
//	hits, err := postings.Search([]*postings.Segment{segment}, &postings.Query{
//		Groups: []postings.Group{{Weight: 1, Alts: []postings.Alt{{Term: "\x01bank", P: 1}}}},
//		K:      10,
//	}, nil)
//
// Terms are opaque bytes to this package; it knows no language. What is stored is drawn in format.go.
//
// # Keeping segments
//
// The newest articles are best kept as one small segment each (50 us to build), merged eight at a time, so that a search
// meets few segments. A search looks every term up in every segment, some 0.5 us each: a few dozen segments are fine,
// thousands are not. Merging further than
// 150 000 articles a segment gains a search nothing and costs the merge its memory, which is that of its result.
//
// # What made it fast
//
// Measured on 100 000 articles of 164 MB, German, queries of one to four words, ten hits:
//
//   - lists of articles rather than of sentences, with the sentences of an article in a part of the block that is read only
//     for articles that can still be among the best: bounds need no context
//   - bounds that know that a word found in one sentence of an article is not found in its neighbour as well: half the
//     evaluations; the tf of an article rather than the greatest of its block: another quarter
//   - articles ruled out by what the lists say of them, before their lengths and records are read: a tenth, a fifth at a million
//   - links from an article to its postings, made by the scan, instead of a look-up in each list: a tenth, a quarter for 200 hits,
//     and the sixfold speed for words with thirty alternatives each
//   - groups that the threshold rules out are looked up (MaxScore), but scanned where many articles are left: a look-up costs
//     as much as two dozen postings. Windows from the newest article down
//   - a binary search without branches in a block; article lengths as bytes, which stay in the cache (a fifth at a million)
//   - sentences bit-packed with exceptions: 0.7 % of the text saved; a short form for terms of one sentence (95 % of all): 1.6 %;
//     the length of most lists as a bit a term: 0.9 %
//   - blocks decoded once a search, the article's share of bounds from a table, the first bytes of terms in the index: an eighth
//   - lists of one sentence of a fixed width: 1 % of the text saved, and a quarter of a merge
//   - the memory of a search kept for the next: a third of a query at 10 000 articles
//   - groups that the threshold rules out scanned only for the articles that are left: half the bounds and links, an eighth
//   - a first window of 512 articles, while there is no threshold: a twentieth
//   - the candidates of a window in a list instead of a bit set, whose words mispredict: a tenth
//
// No gain: windows of 2048 to 16384 articles, the most promising articles of a window first; telling in the scan whether the
// sentences of an article are neighbours (a quarter less for one word, more for several), or whether one is its first; blocks passed
// over by their bounds beside those of the other groups (they never are); exact lengths in the first bounds of sentences (fewer
// scores, but each reads a cache line more: a fifth slower at 100 000); terms looked up in all segments side by side, so that they wait
// for memory together; the next block of a list touched a window ahead. A threshold known beforehand would save 4 % for ten hits
// and 40 % for 200.
package postings

// MaxTerm is the greatest length of a term in bytes; longer ones are cut to it, in the index and in queries alike.
const MaxTerm = 200

// Article is one news story, cut into the sentences that can be found.
type Article struct {
	ID        uint64     // ascending from one Add to the next; all of a segment within 1<<32 of its first
	Day       int32      // days since 1970-01-01, 0 where unknown
	Lang      byte       // language ID
	Keys      []string   // filter terms such as "\x00source:heise"; must differ from the texts of all terms
	Sentences []Sentence // in reading order, at least one. The headline, where there is one, is the first and flagged
}

// Sentence is the unit of retrieval.
type Sentence struct {
	Paragraph int    // sentences next to each other with the same number are one paragraph
	Headline  bool   // only the first sentence of an article may be one
	Words     int    // number of words, those without a term too
	Terms     []Term // by ascending Position; several may share one (a word, its surface form, its compound parts)
}

// Term is one occurrence of a term in a sentence. Words that nobody searches for (stop words) need not be given: their
// positions stay free, and a phrase names them by the empty string.
type Term struct {
	ID       TermID // of the same Builder's Term
	Position int32  // of the word in its sentence, from 0; under 65536
}

// TermID stands for a term's text within one Builder.
type TermID uint32

// Query says which sentences are wanted. The zero value of a filter asks for nothing.
type Query struct {
	Groups  []Group      // the words of the question; a hit holds at least one
	Phrases [][][]string // each phrase must occur in the sentence: one of its alternatives, each a sequence of terms at consecutive positions, "" standing for any word
	Exclude [][]string   // sequences of terms that must not occur in the sentence
	Keys    []string     // filter terms that the article must all have
	After   int32        // first day wanted, 0 for any. An article of unknown day fails a filter by date
	Before  int32        // first day no longer wanted, 0 for any
	Lang    byte         // of the article, 0 for any

	HeadlineOnly bool    // only headlines are wanted
	K            int     // the most hits wanted, at most MaxK
	Params       *Params // nil for DefaultParams
}

// MaxK is the greatest K; more is cut to it.
const MaxK = 1000

// Group is one word of a question: its stem, translations, compound parts and spellings, of which any may stand in the text.
// The group is scored as if it were one term with tf = sum of P*tf and df = sum of P*df (Darwish and Oard, Probabilistic
// Structured Query Methods, SIGIR 2003), so that many translations of a word weigh no more than one.
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
	Score    float32 // with context
}

// Params are the weights of a score. A sentence s of article a and paragraph p scores
//
//	own(s) + Article*article(a) + Paragraph*sum over groups of max own of the sentences of p
//	       + Neighbour*max(own(s-1), own(s+1)) + Headline*own(headline of a, unless it is s)
//
// where own and article are BM25 sums over the groups of Weight*idf*tf*(k1+1)/(tf+k1*(1-b+b*length/average)), idf being that of sentences:
// ln(1+(N-df+0.5)/(df+0.5)). The tf of an article counts its sentences with the term. Lengths are in words, those of
// sentences cut at 255 and those of articles at 65535.
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
