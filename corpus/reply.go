package corpus

import "time"

// Reply is what Ask found.
type Reply struct {
	Kind     Kind
	Answered bool
	Answers  []Answer   // best first, but those of a summary in reading order; empty unless Answered
	Unsure   bool       // the first of them is as likely wrong as right
	Searched []Searched // the words that were looked for
	Nearest  *Source    // if not Answered, the article closest to the question; nil if none is close

	Incomplete bool // parts of the index are missing until it is rebuilt: more may be stored than was found

	Took time.Duration // time spent answering, without loading the language data for the first question
}

// Source is the article that an answer stands in.
type Source struct {
	Article  uint64
	Ref      string
	Headline string
	Source   string // publisher
	URL      string // of the article, with a text fragment (#:~:text=) that leads to the sentence; empty if it has none
	Date     string // as precise as is known: "2018", "2018-08" or "2018-08-06"; empty where unknown
	Lang     string
}

// Answer is a quoted sentence, and the words of it that answer the question.
type Answer struct {
	Source
	Sentence  string // exact substring of the article's text
	Offset    int    // of Sentence in the article's text, bytes
	Span      string // the words of Sentence that answer; empty where the whole sentence does
	SpanStart int    // byte offset of Span in Sentence
	Hedged    bool   // the sentence reports a claim
	Cue       string // the words that show it: "soll", "reportedly"
	Speaker   string // of a quotation, where known
	Resolved  string // whom a pronoun or "the company" in the sentence means; to be shown beside the quote, never in it
	Score     float64
	Also      []Source // other articles that give the same answer, newest first
	Conflicts bool     // another answer of the reply gives a different value for the same fact
}

// Searched is a word of the question, and what was looked for in its place.
type Searched struct {
	Word  string              // as typed
	Read  string              // what it was taken for, if it looked like a slip of the keyboard; else empty
	Terms map[string][]string // what was looked for, by language code
	Seen  bool                // whether any of them occurs in the corpus
}
