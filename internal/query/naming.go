package query

import (
	"slices"

	"quoth/internal/lexicon"
)

// namings are the ways to ask what somebody or something is called.
var namings = ways(
	"[what] is|was|are|were the name|names of *", "[what] is|was|are|were * called|named",
	"[wie] heisst|hiess|heissen|hiessen *", "[wie] ist|war|lautet|lautete der name *",
)

// asksName tells whether a question asks what somebody or something is called. The words that ask are not looked for.
func asksName(w *wording, tokens []token) bool {
	_, to := w.asks(namings)
	return to > 0
}

// holder returns the word by which a question names a post or a part in a story, and asks who that is: "who is the mayor of Leith", "wie hiess
// der Zeuge"; -1 if there is none.
func (p *Plan) holder(w *wording, tokens []token) int {
	from := 0
	if !p.Naming {
		var to int
		if from, to = w.asks(beings); to == 0 || p.Kind != Who || !definite[tokens[from].folded] {
			return -1
		}
	}
	return slices.IndexFunc(p.Words, func(x Word) bool { return x.Role && x.at >= from && x.POS != lexicon.Verb })
}
