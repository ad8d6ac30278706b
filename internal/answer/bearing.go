package answer

import (
	"slices"
	"strings"

	"quoth/internal/lang"
	"quoth/internal/names"
	"quoth/internal/query"
)

// bearing is how the words that answer bear on the question, where it asks for a name, a number or who did something.
type bearing struct {
	nameless float64 // 1 where they have no name that the question has not
	echo     float64 // share of them that the question says itself
	vacant   float64 // 1 where the post or part that is asked for is not said to be that of whom they name
	another  float64 // 1 where they tell of somebody else than is asked about
	unvoiced float64 // 1 where they are somebody's, and nothing tells whose
}

// bears notes how the piece that was chosen bears on the question.
func (p *pool) bears(c *candidate, x *piece) {
	c.bearing = bearing{nameless: weigh(p.gives(x), 0, 1), echo: p.echo(x)}
	if p.q.Plan.Holder >= 0 {
		c.vacant = weigh(p.holds(c, x), 0, 1)
	}
	if !p.q.succeeds(c) {
		c.vacant = 1
	}
	switch {
	case p.dimension() == ages:
		c.another = weigh(p.ofAnother(x), 1, 0)
	case p.q.Plan.Wants&query.WantCount != 0:
		c.another = weigh(p.otherFate(died|hurt|seized|saved|missing), 1, 0)
	case p.q.Plan.Wants&query.WantPerson != 0 && p.q.Plan.Holder < 0: // who saves somebody may do it in many words
		c.another = weigh(p.otherFate(died|hurt|seized), 1, 0)
	}
}

// holds tells whether a name in a piece is said to be that of who has the post or part that the question asks for.
func (p *pool) holds(c *candidate, x *piece) bool {
	const likely = 0.3
	return slices.ContainsFunc(p.facts.names, func(n names.Name) bool {
		if n.Start >= x.End || n.End <= x.Start {
			return false
		}
		from, to := p.story.apposition(c.sentence, n.Span)
		return p.q.describes(c, c.sentence, p.q.Plan.Holder, from, to, n.Span) > likely
	})
}

// gives tells whether a piece has a name that is not the question's: one that was tagged, English words in capitals, or words in quotation
// marks. Who is asked for has none of a place.
func (p *pool) gives(x *piece) bool {
	for i := x.from; i < x.to; i++ {
		if !p.known(i) && (x.form == isTitle || !p.german && i > 0 && p.capital(i)) {
			return true
		}
	}
	return slices.ContainsFunc(p.facts.names, func(n names.Name) bool {
		if n.Start >= x.End || n.End <= x.Start || n.Type == names.Place && p.q.Plan.Wants&query.WantPerson != 0 {
			return false
		}
		for i := x.from; i < x.to; i++ {
			if covers(n.Span, p.words[i].Span) && !p.known(i) {
				return true
			}
		}
		return false
	})
}

// known tells whether the question has word i, or what it stands for.
func (p *pool) known(i int) bool {
	const surely = 0.4
	t := &p.tokens[i]
	return max(t.asked, t.counted, t.named) >= surely
}

// echo is the share of a piece's words that the question has.
func (p *pool) echo(x *piece) float64 {
	n, hit := 0.0, 0.0
	for i := x.from; i < x.to; i++ {
		if len(p.words[i].Terms) > 0 {
			n++
			hit += weigh(p.known(i), 1, 0)
		}
	}
	return hit / max(n, 1)
}

// ofAnother tells whether an age is that of somebody whom the question does not name: of what stands behind it ("a 26-year-old surfer",
// "das sieben Jahre alte Mädchen"), unless that is said of somebody ("the driver, a 44-year-old woman"), or of the name before it ("Moffat, 58,").
func (p *pool) ofAnother(x *piece) bool {
	behind, asked := p.nouns(x.to, 1)
	if asked {
		return false
	}
	from := x.outer
	for from > 0 && p.tokens[from].before&broken == 0 && p.tokens[from-1].class != nominal && p.tokens[from-1].class != junction {
		from-- // to the subject of "is 58 years old", or the beginning
	}
	before, asked := p.nouns(from-1, -1)
	person := p.person(from - 1)
	if n := p.nameAt(from - 1); person && n > 0 && p.tokens[n].before&broken == comma { // "the landlord, Keith Barlow, 58,"
		_, of := p.nouns(n-1, -1)
		asked = asked || of
	}
	apposed := x.to == x.from+1 && p.tokens[x.from].before&comma != 0 // "the bride's grandmother, 81,"
	return !asked && (behind || before && (person || apposed))
}

// nameAt returns the first word of the name that word i ends, i if it ends none.
func (p *pool) nameAt(i int) int {
	for _, n := range p.facts.names {
		if i >= 0 && n.End == p.words[i].End {
			return p.within(n.Span, isName).from
		}
	}
	return i
}

// possessor tells whether word i is an English genitive: "the bride's grandmother" is not the bride.
func (p *pool) possessor(i int) bool {
	w := p.story.Text[p.words[i].Start:p.words[i].End]
	return !p.german && (strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "’s"))
}

// nouns tells whether nouns stand at word i and on, in a direction, and whether the question has one of them.
func (p *pool) nouns(i, step int) (some, asked bool) {
	if step < 0 && i > 0 && p.tokens[i].class == finite && p.tokens[i].before&broken == 0 {
		i-- // "hat den Hund gefunden, einen acht Jahre alten Dackel"
	}
	for ; i >= 0 && i < len(p.words); i += step {
		if step > 0 && p.tokens[i].before&broken != 0 {
			break
		}
		switch class := p.tokens[i].class; {
		case aging[p.words[i].Folded], class == modifier, class == numeral:
		case class == nominal:
			some, asked = true, asked || p.known(i) && !p.possessor(i)
		default:
			return some, asked
		}
		if step < 0 && p.tokens[i].before&broken != 0 {
			break
		}
	}
	return some, asked
}

// person tells whether word i ends the name of a person.
func (p *pool) person(i int) bool {
	return i >= 0 && slices.ContainsFunc(p.facts.names, func(n names.Name) bool { return n.Type == names.Person && n.End == p.words[i].End })
}

// aging are the words of an age.
var aging = lang.Set("year years old month months week weeks day days jahr jahre jahren alt alte alten alter altes altem monate monaten wochen tage tagen")
