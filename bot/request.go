package bot

import "context"

// Operator is the user who gives commands in the terminal, where there are no Discord users.
const Operator = "operator"

// Request is one use of a command.
type Request struct {
	Guild   string // whose corpus is asked
	User    string // Discord user ID, or Operator
	Manager bool   // may add and remove articles; found out anew for every request
	Word    string // the command word as it was typed, "" for a free question
	Text    string // what stands after it
	Fields  Fields // given by name besides the text
	Files   []File
	ReplyTo string   // text of the message that the request replies to; empty if it replies to none
	Earlier string   // the question that this one may follow up, as in "!when" after "!who declined"; empty where there is none
	Within  []uint64 // articles of the answer that the request replies to: a question is asked of them first
	Lang    string   // "de" or "en": the language to speak where the text does not show it; empty is English
	Limit   int      // the most answers wanted; 0 means 3, and 5 sentences of a summary or search
}

// Fields are what is known of an article that is being added. Each may be empty; the others overrule what its text says.
type Fields struct{ Headline, Date, Publisher, Link string }

// File is something attached to a request.
type File struct {
	Name string
	Size int64 // bytes as announced
	Read func(context.Context) ([]byte, error)
}
