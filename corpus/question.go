package corpus

import "quoth/internal/query"

// Kind says what a question asks for.
type Kind = query.Kind

// The kinds of question, each a command of its own name.
const (
	Ask     = query.Ask     // free question; the kind is taken from its question word
	Who     = query.Who     // a person or an organisation
	What    = query.What    // a thing or an event
	When    = query.When    // a date or a time
	Where   = query.Where   // a place
	Why     = query.Why     // a reason
	How     = query.How     // a manner
	HowMany = query.HowMany // a count
	HowMuch = query.HowMuch // an amount, of money first
	Which   = query.Which   // one of a class named in the question
	Said    = query.Said    // a quotation of a speaker
	Summary = query.Summary // a story in at most five sentences
	Search  = query.Search  // the best sentences for the words, with operators
)

// Kinds returns every kind of question, in a fixed order.
func Kinds() []Kind { return query.Kinds() }

// Question is what a member asks.
type Question struct {
	Kind  Kind
	Lang  string // code of the language of the command word, "en" or "de"; empty if there is none
	Text  string // as typed, without the command word
	Limit int    // the most answers wanted; 0 means 5
}

// ParseQuestion reads a command line such as "!who declined" or "wer hat abgesagt?"; the leading "!" may be missing.
// A line whose first word names no kind is a free question (Ask).
func ParseQuestion(line string) Question {
	c := query.ParseCommand(line)
	return Question{Kind: c.Kind, Lang: c.Lang, Text: c.Text}
}
