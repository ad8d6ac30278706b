package answer

import (
	"strings"

	"quoth/internal/analysis"
)

// hearsayCues are words and phrases by which a sentence reports a claim instead of stating it.
var hearsayCues = phrases(
	"angeblich", "mutmaßlich", "offenbar", "vermutlich", "laut", "zufolge", "gerüchte", "gerüchten", "gerüchteküche", "gerücht", "dem vernehmen nach",
	"nach angaben", "nach eigenen angaben", "heißt es", "hieß es", "soll angeblich", "wie es heißt", "den angaben nach", "nach informationen",
	"reportedly", "allegedly", "according to", "is said to", "are said to", "was said to", "were said to", "is believed to", "are believed to", "is reported to",
	"are reported to", "apparently", "purportedly", "supposedly", "rumoured", "rumored", "rumours", "rumors", "sources say", "is thought to", "are thought to",
)

// subjunctives are forms of the German Konjunktiv I that are no other form too: indirect speech.
var subjunctives = set("sei seien habe könne müsse wolle werde solle dürfe gebe gehe komme stehe bleibe wisse sehe nehme liege führe lasse handele bestehe " +
	"brauche mache tue sage halte finde bringe spreche trage gelte")

// stative verbs after "soll" tell of a claim, not of a plan ("soll zu den Banken gehören").
var stative = set("haben sein gehören geben wissen handeln liegen stammen betragen bestehen planen leben kennen besitzen worden")

func phrases(list ...string) map[string]bool {
	m := map[string]bool{}
	for _, p := range list {
		m[strings.ReplaceAll(p, "ß", "ss")] = true
	}
	return m
}

// hearsay returns the words by which a sentence shows that it reports a claim, as they stand in the
// text; empty if it does not.
func hearsay(body, code string, words []analysis.Word) string {
	for i := range words {
		phrase := ""
		for n := 0; n < 3 && i+n < len(words); n++ {
			if n > 0 {
				phrase += " "
			}
			phrase += words[i+n].Folded
			if hearsayCues[phrase] {
				return body[words[i].Start:words[i+n].End]
			}
		}
		if code == "de" && germanHearsay(words, i) {
			return body[words[i].Start:words[i].End]
		}
	}
	return ""
}

// germanHearsay tells whether word i is a Konjunktiv I, or "soll" with an infinitive of what was or is.
func germanHearsay(words []analysis.Word, i int) bool {
	w := words[i].Folded
	if subjunctives[w] {
		return i == 0 || words[i-1].Folded != "ich" && (i+1 == len(words) || words[i+1].Folded != "ich")
	}
	if w != "soll" && w != "sollen" {
		return false
	}
	for _, x := range words[i+1:] {
		if stative[x.Folded] {
			return true
		}
	}
	return false
}
