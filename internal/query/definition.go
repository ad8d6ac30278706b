package query

import (
	"slices"
	"strings"

	"quoth/internal/lang"
	"quoth/internal/lexicon"
)

// The ways to ask who or what something is.
var (
	// Behind a verb of being, much else than a definition may be asked for: "what is the reason".
	beings = ways(
		"[who] is|was|are|were *", "who *", "[who] or what is|was|are|were *", "[what] is|was|are|were *", "what *",
		"[wer] ist|is|war|sind|waren *", "[wer] oder was ist|war|sind|waren *", "[was] ist|is|war|sind|waren *",
		"tell me everything|more|something? about *", "erzähl|erzähle mir? was? von|über *", "[was] weisst du über *",
	)
	meanings = ways(
		"[what] is|are meant by *", "define *", "[what] kind|sort|type of _ is|was|are *",
		"[was] versteht man unter *", "[was] meint man mit *", "[was] ist mit * gemeint",
		"[was] ist|war|sind|waren * für ein|eine|einer _", "[was] für ein|eine _ ist|war *", "definiere *",
	)
	// Of what is known already ("the strike") these ask for what comes of it, or for the story.
	senses = ways(
		"[what] does|do|did * mean|represent", "[what] does|do|did * stand for", "[what] is|are the meaning of *", "explain *",
		"[was] bedeutet|heisst|bezeichnet|meint *", "wofür steht *", "[was] steht * für", "erkläre|erklär mir? mal? *",
	)
	// Of a name these ask for its business; what else does something is asked for what it does.
	doings = ways("[what] does|do * do", "[was] macht|tut *")
	trades = ways(
		"[what] is|was * job|profession|occupation|trade", "[what] does|did * do for a living", "[what] does|did * work as",
		"[was] macht|machte|ist|war * beruflich", "[was] ist|war * von beruf", "[welchen] beruf hat|hatte *", "als was arbeitet|arbeitete *",
	)
)

// definition settles a question for what a word means or what somebody's trade is, of which only the word is looked for.
func (a *Analyser) definition(p *Plan, w *wording, tokens []token) {
	if p.Kind != Ask && p.Kind != Who && p.Kind != What && p.Kind != Which || w.command == How { // "wie heißt ..."
		return
	}
	from, to, kind := a.toDefine(w, tokens)
	more := func(t token) bool { // "welchen Beruf hatte er früher" asks for more
		return t.stop && !determiners[t.folded] || kind == Who && a.isKnown(t) && !a.is(t, lexicon.Noun)
	}
	says := func(t token) bool { return !t.stop } // unlike "explain this"
	if to == 0 || slices.ContainsFunc(tokens[from:to], more) || !slices.ContainsFunc(tokens[from:to], says) {
		return
	}
	for i := range tokens {
		tokens[i].stop = tokens[i].stop || i < from || i >= to
	}
	p.Kind, p.Wants = kind, WantDefinition
}

// toDefine returns the words whose meaning, trade or business a question asks for, to being 0 where it does not; kind is Who for a trade.
func (a *Analyser) toDefine(w *wording, tokens []token) (from, to int, kind Kind) {
	if from, to = w.asks(trades); to > 0 {
		return from, to, Who
	}
	if from, to = w.asks(meanings); to > 0 {
		return from, to, What
	}
	if from, to = w.asks(senses); to > 0 {
		if definite[tokens[from].folded] && a.isKnown(tokens[to-1]) {
			return 0, 0, What
		}
		return from, to, What
	}
	if from, to = w.asks(doings); slices.ContainsFunc(tokens[from:to], a.isKnown) {
		return 0, 0, What
	}
	return from, to, What
}

// isKnown tells whether the lexicon has a word, which is then no name.
func (a *Analyser) isKnown(t token) bool { return !t.name && a.lex.Known(t.lang, t.folded) }

// asksDefinition tells whether a question names somebody or something and asks who or what that is: "who is Angela Merkel", "what is a
// tapir". The president is asked for by name, and the verdict by what it is.
func (a *Analyser) asksDefinition(p *Plan, w *wording, tokens []token) bool {
	const most = 4 // words of a name
	n := len(p.Words)
	if n == 0 || n > most || p.Kind != Who && p.Kind != What && p.Kind != Ask {
		return false
	}
	from, to := w.asks(beings)
	bare := to == 0
	if bare { // "!who maren tillmann"
		from, to = 0, len(tokens)
	}
	first, last := &p.Words[0], &p.Words[n-1]
	if first.at < from || last.at != first.at+n-1 || last.at != to-1 || !determine(tokens[from:first.at]) || p.asksClass(last) || last.Dated {
		return false
	}
	switch t := tokens[last.at]; {
	case n == 1 && first.at == from && !last.Name && p.Kind == What && (a.is(t, lexicon.Adj) || a.is(t, lexicon.Verb)): // "what is missing"
		return false
	case bare:
		return first.at == 0 && a.names(p) && (p.Kind == What || p.Kind == Who && n > 1)
	case a.names(p):
		return true
	case p.Kind == Who && n == 1 && first.at == from && (isPerson(tokens[from].folded) || last.Other) && !a.is(tokens[from], lexicon.Adj): // "wer ist weber", but not "who is young"
		return true
	case p.Kind == Ask, p.Kind == Who && first.at < 3: // but "wer oder was ist ein Tapir"
		return false
	case from < first.at && definite[tokens[from].folded]:
		return first.Name || last.Name
	}
	unsure := n == 1 && a.senses(tokens[last.at]) == 0 // the lexicon does not tell
	return (unsure || a.is(tokens[last.at], lexicon.Noun)) && last.POS != lexicon.Verb && !slices.ContainsFunc(p.Words[:n-1], possessive)
}

// determine tells whether nothing but an article, a title and words of talk stand before a name.
func determine(tokens []token) bool {
	return !slices.ContainsFunc(tokens, func(t token) bool {
		return !definite[t.folded] && !indefinite[t.folded] && !titles[t.folded] && !again[t.folded] && !fillers[t.folded]
	})
}

// names tells whether the words of a question are a name. One that is not in the lexicon may be taken for a compound (Lindemann), and a
// surname may be a common word.
func (a *Analyser) names(p *Plan) bool {
	first := &p.Words[0]
	if len(p.Words) > 1 && (isPerson(first.Folded) || p.Kind == Who && first.Name) {
		return true
	}
	return !slices.ContainsFunc(p.Words, func(w Word) bool { return !w.Proper && a.lex.Known(w.Lang, w.Folded) })
}

// asksClass tells whether the last word of a question is of a class that can be asked for: "who is the president", "what is Siemens'
// bank". But Caldmore Bank is a name, and "Lindemann" is no man.
func (p *Plan) asksClass(last *Word) bool {
	class := classes()[p.Lang][p.Lang.Stem(last.Folded)]
	if class == 0 && !last.Name {
		class = p.classOf(last.Folded)
	}
	named := p.Kind == What && class == WantOrganisation && len(p.Words) > 1 && !slices.ContainsFunc(p.Words, possessive)
	return class != 0 && !named
}

// mayName tells whether a question with "who" has nothing but a noun, which may be a surname: "wer ist Kolbe". The texts tell.
func (a *Analyser) mayName(p *Plan, w *wording, tokens []token) bool {
	from, to := w.asks(beings)
	return p.Kind == Who && len(p.Words) == 1 && to == from+1 && p.Words[0].at == from && p.Wants&WantPerson != 0 && a.is(tokens[from], lexicon.Noun)
}

// possessive tells whether an English word as typed is a genitive.
func possessive(w Word) bool {
	return strings.HasSuffix(w.Text, "'s") || strings.HasSuffix(w.Text, "’s")
}

// indefinite are the articles of one of a kind.
var indefinite = lang.Set("a an ein eine einen einem einer")

// definite are the articles of what is known already.
var definite = lang.Set("the der die das den dem this that dieser diese dieses")
