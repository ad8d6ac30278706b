package answer

import (
	"regexp"

	"quoth/internal/lang"
	"quoth/internal/text"
)

// scoreline is how a match ended, as papers print it: "2:1", "2 : 1", "3–0".
var scoreline = regexp.MustCompile(`\b[0-9]{1,3} ?[:–-] ?[0-9]{1,3}\b`)

// scorelines adds how a match ended: in figures, or by a word for who won it.
func (p *pool) scorelines() {
	body := p.story.Text[p.span.Start:p.span.End]
	for _, at := range scoreline.FindAllStringIndex(body, -1) {
		x := p.within(text.Span{Start: p.span.Start + at[0], End: p.span.Start + at[1]}, isAmount)
		if overlapsTime(p.facts.times, x.Span) {
			continue
		}
		x.good, x.exact = 1, 1
		p.add(x)
	}
	if len(p.list) > 0 {
		return
	}
	for i := range p.words {
		if wins[p.words[i].Folded] {
			x := p.piece(i, p.clauseEnd(i), isClause)
			x.good = 0.5
			p.add(x)
		}
	}
}

// wins are words for who won or lost a match.
var wins = lang.Set("won win wins beat beats defeated lost draw drew victory defeat " +
	"gewann gewannen gewonnen siegte siegten gesiegt besiegte besiegten bezwang schlug verlor verloren unterlag unterlagen unentschieden remis sieg niederlage")
