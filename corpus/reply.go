package corpus

import "time"

// Reply is what Ask found.
type Reply struct {
	Kind     Kind
	Answered bool
	Answers  []Answer   // best first; a summary's sentences in reading order. Empty unless Answered
	Searched []Searched // the words that were looked for
	Nearest  *Source    // where nothing was found: the article closest to the question, nil if none is

	Incomplete bool // parts of the index are missing and being made anew: more may be stored than was found

	Took time.Duration // time spent answering; loading the language data before the first question is not counted
}

// Source names the article that an answer stands in.
type Source struct {
	Article  uint64
	Ref      string
	Headline string
	Source   string // publisher
	URL      string // of the article, with a text fragment (#:~:text=) that leads to the sentence; empty where the article has none
	Date     string // as exact as it is known: "2018", "2018-08" or "2018-08-06"; empty where unknown
	Lang     string
}

// Answer is one quoted sentence with the words that answer in it.
type Answer struct {
	Source
	Sentence  string // exact substring of the article's text
	Offset    int    // of Sentence in the article's text, bytes
	Span      string // the words of Sentence that answer; empty where the whole sentence does
	SpanStart int    // byte offset of Span in Sentence
	Hedged    bool   // the sentence reports a claim
	Cue       string // the words that show it: "soll", "reportedly"
	Speaker   string // of a quotation, where known
	Resolved  string // whom a pronoun or "the company" in the sentence stands for; to be shown beside the quote, never in it
	Score     float64
	Also      []Source // other articles that give the same answer, newest first
	Conflicts bool     // another answer of this reply gives a different value for the same fact
}

// Searched is one word of the question as it was looked for.
type Searched struct {
	Word  string              // as typed
	Read  string              // as what it was read, where it was taken for a slip of the keyboard; else empty
	Terms map[string][]string // what was looked for, by language code
	Seen  bool                // whether any of them occurs in the corpus
}
