package query

import (
	"strings"

	"quoth/internal/lang"
)

// asksPatient tells whether a question in the passive voice asks to whom something is done, and not who does it: "who was arrested", "wer
// wurde verhaftet". The question word ends before token start.
func asksPatient(l *lang.Language, tokens []token, start int) bool {
	if start+1 >= len(tokens) {
		return false
	}
	next, last := tokens[start+1].folded, tokens[len(tokens)-1].folded
	if l.Code() == "de" {
		return becoming[tokens[start].folded] && (lang.Participle(next) || lang.Participle(last)) || last == "worden"
	}
	return being[tokens[start].folded] && (len(next) > 4 && strings.HasSuffix(next, "ed") || strongParticiples[next])
}

// The auxiliaries of the passive voice.
var (
	becoming = lang.Set("wurde wurden wird werden")
	being    = lang.Set("is are was were got gets")
)

// strongParticiples are those without "ed" of what is done to people.
var strongParticiples = lang.Set("shot hit hurt held found caught taken seen chosen beaten bitten hung sent put given shown struck thrown hired freed " +
	"stuck swept left lost told taught fought bought brought paid sued sworn driven forgiven forbidden hidden stolen run overrun led set cut let torn")
