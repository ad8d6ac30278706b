package query

import "quoth/internal/lang"

// penalties are what befalls those who are accused of something.
var penalties = lang.Set("arrested arrest detained charged jailed imprisoned sentenced convicted fined tried custody prosecuted indicted suspended investigated sued extradited deported banned " +
	"verhaftet verhaften verhaftete festgenommen festnehmen festnahme verhaftung angeklagt verurteilt verurteilen inhaftiert haft bestraft suspendiert verklagt ausgeliefert abgeschoben untersuchungshaft ermittelt ermitteln")

// accusations are the words by which a text tells what somebody is accused of.
var accusations = map[string][]string{
	"de": {"vorwerfen", "vorwurf", "beschuldigen", "verdacht", "verdächtigen", "anklage"},
	"en": {"accuse", "charge", "suspect", "allege", "suspicion"},
}

// accusationShare is what such a word counts for a penalty where it is asked why somebody met with it.
const accusationShare = 0.35

// asksOfPenalty notes the words of a question for why somebody was arrested, tried or punished.
func (p *Plan) asksOfPenalty() {
	for i := range p.Words {
		p.Words[i].Penalty = p.Wants == WantReason && penalties[p.Words[i].Folded]
	}
}

// accusations adds the words of an accusation.
func (e *expansion) accusations(l *lang.Language) {
	for _, w := range accusations[l.Code()] {
		e.form(l, w, accusationShare)
	}
}
