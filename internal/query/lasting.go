package query

import (
	"slices"

	"quoth/internal/lang"
)

// asksTime tells whether "how long" at token i asks for a time, and not how long a thing is: by an auxiliary behind it ("how long will the
// road be closed"), or by a verb of what takes time.
func asksTime(tokens []token, i int) bool {
	next, last := i+1, len(tokens)-1
	if next > last {
		return false
	}
	aux := tokens[next].folded
	return auxiliaries[aux] && !copulas[aux] && !extending[tokens[last].folded] ||
		slices.ContainsFunc(tokens, func(t token) bool { return lasting[t.folded] })
}

// copulas are those auxiliaries of a question that say what a thing is.
var copulas = lang.Set("ist sind war")

// extending are verbs of things that are long.
var extending = lang.Set("be sein stretch extend reach measure grow get messen reichen werden")

// lasting are verbs that take time, and what takes it.
var lasting = lang.Set("take takes took taken taking last lasts lasted lasting continue continues continued stay stays stayed wait waits waited waiting spend spends spent " +
	"remain remains remained serve serves served work works worked live lives lived survive survived " +
	"dauern dauert dauerte dauerten gedauert brauchen braucht brauchte bleiben bleibt blieb warten wartet wartete gewartet arbeiten arbeitet arbeitete leben lebt lebte run runs ran laufen läuft lief")
