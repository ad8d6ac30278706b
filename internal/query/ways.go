package query

import (
	"cmp"
	"slices"
	"strings"

	"quoth/internal/lang"
)

const (
	on  = " on|about|of|from|with|regarding|in|at *"
	von = " von|vom|zu|zum|zur|über|aus|bei|beim|um|in|im|mit *"
)

// The ways to ask for a story, and for what is new in it.
var (
	stories = ways(
		"[what] about *", "[what] is? the story with|behind|about *", "summarize|summarise *", "sum up *", "give me a summary"+on, "tldr *",
		"tell me everything|more|something? about *", "explain *", "[what] do you know about *",
		"[which] articles|stories do you have"+on, "do you have anything|something|articles"+on, "is|are there a|an|any? article|articles|story|stories"+on,
		"[welche] artikel|berichte gibt es?"+von, "hast du? was|etwas|artikel"+von, "gibt|gibts es? was|etwas"+von, "gibt es? einen? artikel|berichte"+von,
		"[was] ist|is|war los"+von, "[was] ist|is|war mit * los?", "worum geht|gehts es?"+von, "fass|fasse * zusammen", "zusammenfassung"+von,
		"überblick"+von, "erzähl|erzähle mir? was?"+von, "erkläre|erklär mir? mal? *", "[was] weisst du über *",
	)
	news = ways(
		"[what] is? new|up|happening"+on, "[what] is? going on"+on, "[what] is? the? latest|news"+on,
		"the? latest|news|update|updates"+on, "any news|updates|update"+on,
		"is|are there any news|updates|update"+on, "is? there? anything new"+on,
		"[was] gibt|gibts es? neues"+von, "gibt|gibts es? schon? was|etwas neues"+von,
		"gibt|gibts es? neuigkeiten|news|neues"+von, "neues|neuigkeiten|aktuelles|news"+von,
	)
)

// asksStory settles a question for what a story tells: it is the story that is looked for, not the words around it.
func (a *Analyser) asksStory(p *Plan, w *wording, tokens []token) {
	if p.Kind != Ask && p.Kind != What && p.Kind != Which {
		return
	}
	from, to := w.asks(news)
	latest := to > 0
	if !latest {
		from, to = w.asks(stories)
	}
	if to == 0 {
		return
	}
	first, last := tokens[from], tokens[to-1]
	clause := first.stop && !determiners[first.folded] || happening[last.folded] || a.onlyVerb(last)
	if !clause { // "explain how ...", "was ist mit dem Wal passiert"
		p.Words = slices.DeleteFunc(p.Words, func(w Word) bool { return w.at < from || w.at >= to })
		p.Kind, p.Wants, p.Focus, p.Latest = Summary, WantSentence, -1, latest
	}
}

// way is one way to ask, written as its words: sets of them with bars between, one that may be missing with a question mark, the thing
// asked about as a star, and any word as a line. The first word may be in brackets: a command stands for it ("!who is ...").
type way struct {
	words [][]string // sets of words, nil for the thing asked about
	short bool       // without the word in brackets
}

func ways(list ...string) (all []way) {
	for _, s := range list {
		for _, words := range spellings(strings.Fields(s)) {
			all = append(all, way{words: words})
			if s[0] == '[' {
				all = append(all, way{words[1:], true})
			}
		}
	}
	return all
}

// spellings returns a way with and without the words that may be missing.
func spellings(fields []string) [][][]string {
	if len(fields) == 0 {
		return [][][]string{nil}
	}
	var all [][][]string
	first, optional := strings.CutSuffix(fields[0], "?")
	for _, rest := range spellings(fields[1:]) {
		var words []string
		if first != "*" {
			words = strings.Split(strings.Trim(first, "[]"), "|")
		}
		all = append(all, append([][]string{words}, rest...))
		if optional {
			all = append(all, rest)
		}
	}
	return all
}

// match returns where the thing stands in words that are asked in this way, to being 0 where they are not.
func (w way) match(words []string) (from, to int) {
	rest := words
	for k, any := range w.words {
		switch {
		case any == nil:
			from, to = len(words)-len(rest), len(words)-(len(w.words)-k-1)
			if to <= from {
				return 0, 0
			}
			rest = words[to:]
			continue
		case len(rest) == 0 || any[0] != "_" && !slices.Contains(any, rest[0]):
			return 0, 0
		}
		rest = rest[1:]
	}
	return from, to
}

// wording is how a question is put: its words without those of talk, and the token of each.
type wording struct {
	command Kind
	words   []string
	at      []int
}

func newWording(command Kind, tokens []token) *wording {
	w := &wording{command: command}
	for i, t := range tokens {
		if !fillers[t.folded] && !again[t.folded] {
			w.words, w.at = append(w.words, cmp.Or(contracted[t.folded], t.folded)), append(w.at, i)
		}
	}
	if len(w.words) > 2 && courtesy[w.words[0]] && addressed[w.words[1]] {
		w.words, w.at = w.words[2:], w.at[2:]
	}
	return w
}

// asks returns the tokens that the question asks to be told of in one of several ways, to being 0 where it asks in none of them. Without a
// command that stands for it, the first word may not be missing.
func (w *wording) asks(all []way) (from, to int) {
	for _, x := range all {
		if from, to := x.match(w.words); to > 0 && !(x.short && w.command == Ask) {
			return w.at[from], w.at[to-1] + 1
		}
	}
	return 0, 0
}

// contracted are question words with a verb. Behind an apostrophe it is folded away.
var contracted = map[string]string{"whos": "who", "whats": "what"}

// courtesy and addressed ask the bot for an answer politely: "can you tell me about ...".
var (
	courtesy  = lang.Set("can could will would kannst könntest könnt")
	addressed = lang.Set("you du ihr")
)

// again are words of talk that may be meant elsewhere.
var again = lang.Set("again anyway please denn eigentlich gleich nochmal nochmals noch mal bitte überhaupt genau")
