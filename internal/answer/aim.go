package answer

import (
	"slices"

	"quoth/internal/analysis"
	"quoth/internal/lang"
	"quoth/internal/query"
)

// Words of a sentence that may tell what somebody wants, or who follows somebody.
var aims = map[query.Aim]map[string]bool{
	query.Intention: lang.Set("want wants wanted plan plans planned intend intends intended demands demanded calls called would will hopes hoped aims proposed proposes urged urges asked vowed pledged promised promises expects expected " +
		"will wollen wolle wollte wollten möchte möchten fordert fordern forderte forderten verlangt verlangen verlangte verlangten plant planen plane plante planten beabsichtigt kündigte kündigten " +
		"versprach verspricht strebt strebte drängt drängte pocht pochte erwartet erwarten erwartete erwarteten"),
	query.Succession: lang.Set("successor successors succeed succeeds succeeded succeeding replace replaces replaced replacing replacement filled take takes took taken " +
		"nachfolge nachfolger nachfolgerin folgt folgte folgen nachfolgt übernimmt übernehmen übernahm übernommen rückt rückte beerbt beerbte ersetzt ersetzte ablöst"),
}

// successors are nouns that may do without whom they succeed: "Zum Nachfolger berief er Lund".
var successors = lang.Set("successor nachfolger nachfolgerin nachfolge")

// taking verbs tell who follows somebody with "over" behind them.
var taking = lang.Set("take takes took taken")

// aims lets such words match the word of the question that asks for them.
func (q *Question) aims(s *Story, sm *storyMatch) {
	for g := range q.Groups {
		if q.Plan.Words[g].Aim == query.NoAim {
			continue
		}
		for i := range sm.body {
			m := &sm.body[i]
			q.matchAim(s.Sentences[i].words, m, g)
			sm.all[g] = max(sm.all[g], m.best[g])
		}
	}
}

// matchAim notes the first word of a sentence that tells what word g of the question asks of somebody, unless the sentence has that as well.
func (q *Question) matchAim(words []analysis.Word, m *matched, g int) {
	cues := aims[q.Plan.Words[g].Aim]
	for k := range words {
		f := words[k].Folded
		if cues[f] && m.best[g] < standsIn && (!taking[f] || k+1 < len(words) && words[k+1].Folded == "over") {
			m.note(k, alt{group: g, p: standsIn}, len(q.Groups))
		}
	}
}

// asksSuccessor tells whether a question asks who follows somebody.
func (q *Question) asksSuccessor() bool {
	return slices.ContainsFunc(q.Plan.Words, func(w query.Word) bool { return w.Aim == query.Succession })
}

// succeeds tells whether a sentence that tells who follows somebody may tell it of whom the question names.
func (q *Question) succeeds(c *candidate) bool {
	return !q.asksSuccessor() || !q.hasNames() || q.nameCover(c.m.best) > 0 ||
		slices.ContainsFunc(c.story.Sentences[c.sentence].words, func(w analysis.Word) bool { return successors[w.Folded] })
}
