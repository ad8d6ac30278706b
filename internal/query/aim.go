package query

import (
	"slices"

	"quoth/internal/lang"
)

// An Aim is what a question asks of somebody that many verbs may tell.
type Aim uint8

const (
	NoAim      Aim = iota
	Intention      // what somebody wants, plans or demands: "what does Lund want"
	Succession     // who follows somebody in a post or a task: "who succeeds Lund"
)

// intending and succeeding are the verbs that ask for those.
var (
	intending = lang.Set("want wants wanted plan plans planned planning demand demands demanded intend intends intended demanding " +
		"will wollen wollte wollten plant planen plante planten fordert fordern forderte forderten verlangt verlangen verlangte verlangten möchte möchten beabsichtigt vor vorhat")
	succeeding = lang.Set("succeed succeeds succeeded follows replace replaces replaced takes folgt folgte folgen nachfolgt nachfolger nachfolgerin nachfolge beerbt ersetzt übernimmt ablöst")
)

// findAim returns which token says what a question with "what" or "who" asks of somebody, and makes it no stop word; -1 if none does.
func findAim(kind Kind, tokens []token) (at int, a Aim) {
	is := func(verbs map[string]bool) int {
		return slices.IndexFunc(tokens, func(t token) bool { return verbs[t.folded] })
	}
	switch kind {
	case What:
		at, a = is(intending), Intention
	case Who:
		at, a = is(succeeding), Succession
	default:
		return -1, NoAim
	}
	last := len(tokens) - 1
	switch {
	case at < 0 || !slices.ContainsFunc(tokens, func(t token) bool { return !t.stop && !intending[t.folded] }):
		return -1, NoAim
	case tokens[at].folded == "vor" && (at != last || !slices.ContainsFunc(tokens, func(t token) bool { return having[t.folded] })):
		return -1, NoAim
	case tokens[at].folded == "will" && tokens[at].lang.Code() == "en":
		return -1, NoAim // "what will Lund do"
	case tokens[at].folded == "takes" && !slices.ContainsFunc(tokens, func(t token) bool { return t.folded == "over" }):
		return -1, NoAim
	}
	tokens[at].stop = false
	return at, a
}

// having are the forms of the verb of "was hat Lund vor".
var having = lang.Set("hat haben hatte hatten")

// setAim notes what the word at a token asks of somebody.
func (p *Plan) setAim(at int, a Aim) {
	for i := range p.Words {
		if p.Words[i].at == at {
			p.Words[i].Aim = a
		}
	}
}
