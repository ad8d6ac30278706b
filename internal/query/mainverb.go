package query

import (
	"slices"

	"quoth/internal/lang"
	"quoth/internal/lexicon"
)

// mainVerb finds the verb of a question that the neighbours of its words leave open: the German one right behind "was" or at the
// beginning, and the English one behind the subject of "did", "will" and the like, where its object or a preposition follows.
func (a *Analyser) mainVerb(p *Plan, tokens []token, start int) {
	if p.Kind == HowMuch || p.Kind == HowMany || p.Kind == Said || p.Wants == WantDeed || p.Wants == WantMoney || start == len(tokens) || slices.ContainsFunc(p.Words, func(w Word) bool { return w.POS == lexicon.Verb }) {
		return
	}
	for i := range p.Words {
		w := &p.Words[i]
		if !w.Name && w.Lang == p.Lang && a.is(tokens[w.at], lexicon.Verb) && p.verbPlace(tokens, start, w.at) {
			w.POS = lexicon.Verb
			return
		}
	}
}

// verbPlace tells whether the main verb of a question stands at token i, if it is one.
func (p *Plan) verbPlace(tokens []token, start, i int) bool {
	if p.Lang.Code() == "de" {
		return i == start && i+1 < len(tokens) && (p.Kind == What && verbEnding(tokens[i].folded) || subjects[tokens[i+1].folded])
	}
	return supports[tokens[start].folded] && i > start+1 && !determiners[tokens[i-1].folded] && (i+1 == len(tokens) || tokens[i+1].stop)
}

// supports are the English auxiliaries behind which the subject and then an infinitive follow.
var supports = lang.Set("do does did will would can could shall should must may might")
