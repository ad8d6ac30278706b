package query

import (
	"strings"

	"quoth/internal/lang"
	"quoth/internal/lexicon"
)

// partOfSpeech guesses from the neighbours whether a word is meant as a verb or as a noun; zero if
// they do not tell, or if the lexicon does not know the word as that.
func (a *Analyser) partOfSpeech(p *Plan, tokens []token, i int) lexicon.POS {
	t := tokens[i]
	senses := a.senses(t)
	is := func(pos lexicon.POS) bool { return senses&(1<<pos) != 0 }
	prev := ""
	if i > 0 {
		prev = tokens[i-1].folded
	}
	last := i == len(tokens)-1
	switch {
	case !is(lexicon.Verb), determiners[prev] && is(lexicon.Adj) && !last: // "the last king"
		return 0
	case !is(lexicon.Noun) && (!is(lexicon.Adj) && !is(lexicon.Adv) || isParticiple(t)), p.Kind != Which && !determiners[prev] && t.lang.StrongPreterite(t.folded) != "":
		return lexicon.Verb
	case i == 0 && p.Kind == Who, i == 1 && (prev == "who" || prev == "wer"):
		return lexicon.Verb
	case determiners[prev] && is(lexicon.Noun):
		return lexicon.Noun
	case t.lang.Code() == "en" && (strings.HasSuffix(t.folded, "ed") || prev == "to" && !last):
		return lexicon.Verb
	case last && prev != "to" && hasAuxiliary(tokens[:i]) && (t.lang.Code() == "en" || verbEnding(t.folded)):
		return lexicon.Verb
	}
	return 0
}

// isParticiple tells whether a word that is a verb and an adjective looks like a participle: "stolen" or "gestohlen", but not "long".
func isParticiple(t token) bool {
	if t.lang.Code() == "en" {
		return strings.HasSuffix(t.folded, "ed") || strings.HasSuffix(t.folded, "en") || t.lang.Stem(t.folded) != t.folded
	}
	return verbEnding(t.folded)
}

// verbEnding tells whether a German word may be an infinitive or a participle.
func verbEnding(folded string) bool {
	return strings.HasSuffix(folded, "n") || strings.HasSuffix(folded, "t") || strings.HasSuffix(folded, "te")
}

// unlikely is the share of the likeliest translation below which one is of another word with the same stem.
const unlikely = 0.12

// senses returns the parts of speech that the lexicon knows a word as, a bit each.
func (a *Analyser) senses(t token) (set uint16) {
	other := lang.Get("de")
	if t.lang == other {
		other = lang.Get("en")
	}
	list := a.lex.Translate(t.lang, other, t.folded, lexicon.Any)
	for _, tr := range list {
		if tr.P >= unlikely*list[0].P {
			set |= 1 << tr.POS
		}
	}
	return set
}

// is tells whether the lexicon knows a word as a part of speech.
func (a *Analyser) is(t token, pos lexicon.POS) bool { return a.senses(t)&(1<<pos) != 0 }

// determiners stand before nouns, never right before a verb.
var determiners = lang.Set("the a an this that these those his her its their our my your some any no every each " +
	"der die das den dem des ein eine einen einem einer eines dieser diese dieses diesen diesem sein seine seinen seinem seiner " +
	"ihr ihre ihren ihrem ihrer kein keine keinen viele many much of for from vom zum zur beim im")

// auxiliaries of a question push the verb to its end.
var auxiliaries = lang.Set("do does did will would can could should shall may might must " +
	"wird werden wurde wurden will wollen wollte kann können konnte soll sollen sollte muss müssen musste darf hat haben hatte ist sind war")
