package query

import (
	"slices"
	"strings"

	"quoth/internal/lang"
)

// asksScoreline tells whether a question asks how a match ended: "wie ging Bremen gegen Mainz aus", "how did the final end", "what was the
// score".
func asksScoreline(kind Kind, folded []string) bool {
	has := func(set map[string]bool) bool {
		return slices.ContainsFunc(folded, func(w string) bool { return set[w] })
	}
	switch {
	case slices.ContainsFunc(folded, ofCourts):
		return false
	case kind == How:
		last := folded[max(0, len(folded)-1):] // "ging gegen Diebe vor", "go against thieves" ask for no score
		return has(contests) && (has(ending) || containsAny(last, "go") || containsAny(last, "aus") && containsAny(folded, "ging", "gingen"))
	case kind == What:
		return has(scores) && !containsAny(folded, "scored", "scoring") || has(results) && has(contests)
	}
	return false
}

// ofCourts tells whether a word is of what is also fought against somebody, but not played: "der Prozess gegen Lund".
func ofCourts(w string) bool {
	return slices.ContainsFunc(courts, func(end string) bool { return strings.HasSuffix(w, end) })
}

var courts = []string{"prozess", "verfahren", "klage", "trial", "case", "lawsuit", "abstimmung", "wahl", "vote", "election", "streik", "strike", "protest", "proteste"}

var (
	contests = lang.Set("against versus vs match game final semifinal derby playoff " +
		"gegen spiel partie finale endspiel halbfinale viertelfinale achtelfinale derby revierderby hinspiel rückspiel pokalspiel länderspiel heimspiel auswärtsspiel testspiel")
	ending = lang.Set("end ended finish finished play played do fare " +
		"enden ausgehen spielen endete endeten geendet ausgegangen ausging spielte spielten gespielt spielt stand")
	scores  = lang.Set("score scoreline endstand spielstand halbzeitstand")
	results = lang.Set("result ergebnis endergebnis resultat")
)
