package query

import (
	"quoth/internal/lang"
	"quoth/internal/lexicon"
	"quoth/internal/names"
)

// isPerson tells whether the gazetteer has a word as the name of a person alone.
func isPerson(folded string) bool {
	kind, ok := names.Known(folded)
	return ok && kind == names.Person
}

// isPlace tells whether the gazetteer has a word as the name of a place.
func isPlace(folded string) bool {
	kind, ok := names.Known(folded)
	return ok && kind == names.Place
}

func isName(folded string) bool {
	_, ok := names.Known(folded)
	return ok
}

// isSurname tells whether a word that is no name by itself is one behind a first name: "nina hagen", but not "when was nina born".
func (a *Analyser) isSurname(tokens []token, i int, lower bool) bool {
	t, last := tokens[i], i == len(tokens)-1
	return i > 0 && tokens[i-1].name && names.IsFirstName(tokens[i-1].folded) && isName(t.folded) &&
		!(i > 1 && tokens[i-2].name) && !(last && lower && (a.is(t, lexicon.Verb) || a.is(t, lexicon.Adj)))
}

// locating are the prepositions before the name of a place.
var locating = lang.Set("in at near from off of outside around bei aus nahe von vor auf um")
