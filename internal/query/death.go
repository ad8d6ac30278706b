package query

import "quoth/internal/lang"

// dying are the words of a question for how somebody died.
var dying = lang.Set("die dies died dying killed kill murdered murder perish perished death stirbt starb starben sterben gestorben tod umgekommen umkam getötet ermordet umgebracht leben")

// asksOfDeath notes the word of a question for how or of what somebody died: "how did he die", "woran starb sie", "wie kam er ums Leben", "why did she die". It
// is a question for a cause.
func (p *Plan) asksOfDeath(tokens []token) {
	if p.Wants&(WantManner|WantThing|WantReason) == 0 || p.Kind != How && p.Kind != Why && !asksWhereof(p.Kind, tokens) {
		return
	}
	for i := range p.Words {
		w := &p.Words[i]
		w.Death = dying[w.Folded] && !w.Name && (w.Folded != "leben" || containsAny(p.tokens, "ums"))
		if w.Death {
			p.Wants = WantReason
		}
	}
}

// asksWhereof tells whether a question for a thing asks for what made something happen: "woran", "wodurch", "what ... of", "what killed".
func asksWhereof(kind Kind, tokens []token) bool {
	if kind != What || len(tokens) == 0 {
		return false
	}
	first, last := tokens[0].folded, tokens[len(tokens)-1].folded
	return first == "woran" || first == "wodurch" || last == "of" || last == "from" || first == "what" && len(tokens) > 1 && tokens[1].folded == "killed" || first == "killed"
}

// causesOfDeath is the class of what people die of.
var causesOfDeath = map[string]string{"de": "todesursache", "en": "cause of death"}

// deathShare is what a cause of death counts for a word of dying, times the lexicon's own weight.
const deathShare = 0.6

// causes adds what somebody may have died of.
func (e *expansion) causes(l *lang.Language) {
	class := causesOfDeath[l.Code()]
	if class == "" {
		return
	}
	if l.Code() == "de" {
		e.form(l, class, deathShare)
	} else {
		e.form(l, "cause", deathShare)
	}
	for _, k := range e.a.lex.Kinds(l, class) {
		e.phrase(l, k, k.P*deathShare, 0)
	}
}
