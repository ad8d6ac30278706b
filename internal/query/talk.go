package query

import (
	"slices"

	"quoth/internal/lang"
)

// fillers are words of talk: a question means the same without them, and no article has to have them.
var fillers = lang.Set("really actually exactly currently wirklich tatsächlich derzeit momentan aktuell nochmal bloss")

// hush makes stop words of what a question is asked with and not for: words of talk, and the verb of "gab es". A question of nothing
// else keeps them, but for words of talk: "where exactly?" has no word to look for.
func hush(kind Kind, tokens []token) {
	quiet := make([]bool, len(tokens))
	rest := false
	for i, t := range tokens {
		quiet[i] = fillers[t.folded] || spoken(kind, tokens, i) || exists(tokens, i) || titled(tokens, i) || kind == What && (happening[t.folded] || doing[t.folded]) ||
			kind == Said && (saying[t.lang.Code()][t.folded] || opinion[t.folded])
		rest = rest || !quiet[i] && !t.stop
	}
	for i := range tokens {
		tokens[i].stop = tokens[i].stop || rest && quiet[i] || kind != Search && fillers[tokens[i].folded]
	}
}

// spoken tells whether the word at token i is a German "ist" as it is spoken: "wer is ...". Elsewhere it may be a name.
func spoken(kind Kind, tokens []token, i int) bool {
	return tokens[i].folded == "is" && (kind == Who || kind == What) && (i == 0 || i == 1 && (tokens[0].folded == "wer" || tokens[0].folded == "was"))
}

// exists tells whether the word at token i only asks whether something is there: "gab es", "hat es ... gegeben".
func exists(tokens []token, i int) bool {
	es := func(k int) bool { return k >= 0 && k < len(tokens) && tokens[k].folded == "es" }
	switch tokens[i].folded {
	case "gabs", "gibts":
		return true
	case "gab", "gibt":
		return es(i-1) || es(i+1)
	case "gegeben", "geben":
		return i == len(tokens)-1 && (es(0) || es(1) || es(2) || es(3))
	}
	return false
}

// titled tells whether the word at token i only goes before a name: "mr braun".
func titled(tokens []token, i int) bool {
	return titles[tokens[i].folded] && i+1 < len(tokens) && !tokens[i+1].stop
}

// titles go before names, and stand in no text beside each of them.
var titles = lang.Set("mr mrs ms dr prof")

// happening are the verbs of questions for what happened.
var happening = lang.Set("happen happens happened happening passiert passierte passieren geschah geschieht geschehen")

// doing are the verbs of questions for what somebody does, or what became of somebody.
var doing = lang.Set("tut tat taten getan macht machte machten gemacht became become becomes geworden")

// saying are the verbs of questions for somebody's words.
var saying = map[string]map[string]bool{
	"en": lang.Set("say says said"),
	"de": lang.Set("sagt sagte sagten sagen gesagt meint meinte"),
}

// opinion are words for what somebody thinks of something, who is quoted on it.
var opinion = lang.Set("think thinks opinion stance reaction denkt denken hält halten hielt hielten meinung ansicht haltung reaktion")

// clauses begin a clause that tells only when or why something was: "what happened after the mayor said no".
var clauses = lang.Set("after before when while because if until nachdem bevor als wenn weil ob falls")

// asksWords tells whether a question asks what somebody says: "what did the mayor say", "what does he think of it". It does not where it
// asks for something of a class ("what year did she say"), for what was at the time ("what happened after he said no") or is told of
// somebody ("what is he said to own").
func (p *Plan) asksWords(folded []string, class int) bool {
	if p.Kind != What || containsAny(folded, "do", "does", "did") && p.class(folded, class) != 0 {
		return false
	}
	for i, w := range folded {
		switch {
		case clauses[w]:
			return false
		case opinion[w] && !p.apart(folded, i) && containsAny(folded[i+1:], "of", "about", "on", "to", "zu", "zum", "zur", "über", "von", "vom", "davon", "dazu"):
			return true
		case saying[p.Lang.Code()][w]:
			return w != "said" || i+1 == len(folded) || folded[i+1] != "to"
		}
	}
	return false
}

// apart tells whether word i is a part of a separable verb: "hielt ... davon ab".
func (p *Plan) apart(folded []string, i int) bool {
	return slices.ContainsFunc(p.Lang.Separable(folded), func(s lang.Separated) bool { return s.Verb == i })
}

// joinVerbs puts the infinitive of a separable verb in the place of its parts ("lehnte ... ab"), where the lexicon has it: the words of
// "gab ... dazu" may have met by chance. An English verb keeps its form, and gets the infinitive with the particle beside it.
func (a *Analyser) joinVerbs(l *lang.Language, tokens []token) {
	for _, j := range l.Separable(folds(tokens)) {
		if !a.lex.Known(l, j.Lemma) {
			continue
		}
		verb := &tokens[j.Verb]
		verb.stop, tokens[j.Particle].stop = false, true
		if l.Code() == "en" {
			verb.phrasal = j.Lemma
		} else {
			verb.folded = j.Lemma
		}
	}
}
