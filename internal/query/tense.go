package query

import (
	"quoth/internal/lang"
	"quoth/internal/lexicon"
)

// Tense tells whether a question for a time asks for one that is over.
type Tense uint8

const (
	AnyTime Tense = iota
	Past          // "when did", "wann wurde"
	Coming        // "when will", "when does", "wann tritt": later than the article, in most cases
)

var (
	pastAuxiliaries   = lang.Set("did was were had has have wurde wurden war waren hatte hatten hat haben")
	comingAuxiliaries = lang.Set("will shall does do is are can may must should wird werden kann können soll sollen sollte sollten muss müssen darf dürfen will wollen")
	perfects          = lang.Set("ist sind")
)

// tense reads the tense of a question for a time from its first verb; the question word ends before token start.
func (a *Analyser) tense(p *Plan, tokens []token, start int) Tense {
	if p.Kind != When {
		return AnyTime
	}
	for i := range tokens {
		switch folded := tokens[i].folded; {
		case perfects[folded]:
			if last := len(tokens) - 1; last > i && lang.Participle(tokens[last].folded) {
				return Past // "wann ist er gestorben"
			}
			return Coming
		case pastAuxiliaries[folded], p.Lang.Preterite(folded):
			return Past
		case comingAuxiliaries[folded]:
			return Coming
		case i == start && p.Lang.Code() == "de" && a.is(tokens[i], lexicon.Verb):
			return Coming // "wann tritt sie ihr Amt an"
		}
	}
	return AnyTime
}
