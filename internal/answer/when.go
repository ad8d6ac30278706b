package answer

import (
	"slices"
	"strings"

	"quoth/internal/lang"
	"quoth/internal/names"
	"quoth/internal/query"
	"quoth/internal/text"
	"quoth/internal/when"
)

// tense tells how well the times of a sentence agree with the tense of the question: 1 if one is after the article where what
// is to come is asked for, -1 if all are on the wrong side, 0 if that cannot be told.
func (p *pool) tense() float64 {
	best := 0.0
	for i, t := range p.facts.times {
		if f := p.agrees(t); i == 0 || f > best {
			best = f
		}
	}
	return best
}

// agrees tells how well one time agrees with the tense of the question, as tense does.
func (p *pool) agrees(t when.Mention) float64 {
	_, today := p.story.Date.Days()
	first, last := t.Days()
	switch tense := p.q.Plan.Tense; {
	case tense == query.AnyTime || today == 0 || first == 0 && last == 0:
		return 0
	case tense == query.Past:
		return weigh(first > today, -1, 0)
	}
	return weigh(first > today || last > today, 1, -1)
}

// times adds the dates and times of a sentence.
func (p *pool) times() {
	for i, t := range p.facts.times {
		x := p.time(t.Span, t)
		switch y, ok := p.yearIn(t.Span); {
		case ok && p.asksYear():
			x = p.time(y, t)
			x.good, x.exact = 1, exactness[when.Year]
			p.add(x)
		case !p.lasts(x.from):
			p.timeOf(i, x)
		}
	}
	if len(p.facts.times) == 0 {
		p.maybeTimes()
	}
}

// timeOf adds the i-th time, which is x as it stands: so, with the words that bound it ("nicht vor 2030"), and a date together with its
// time of day.
func (p *pool) timeOf(i int, x piece) {
	t := p.facts.times[i]
	bound, negated := p.negated(t.Phrase())
	if negated {
		x = p.time(bound, t)
	}
	switch {
	case t.Precision == when.Duration:
		x.good = 0.5
	case x.dateline: // tells when the story was written
		x.good = 0.4
	default:
		x.good = 1
	}
	p.add(x)
	if t.Bound != when.At && t.Prep.End > t.Prep.Start {
		y := p.time(bound, t)
		y.bounded = true
		p.add(y)
	}
	for k := i + 1; k < len(p.facts.times) && k < i+3; k++ {
		end := p.together(p.facts.times[k-1].End, p.facts.times[k])
		if end == 0 {
			break
		}
		y := p.time(text.Span{Start: t.Start, End: end}, t)
		y.form, y.good = isList, 1
		p.add(y)
	}
}

// lasts tells whether the time at word i only says that something is still so, where it is asked when it was: "bis heute", "still today".
func (p *pool) lasts(i int) bool {
	return p.q.Plan.Tense == query.Past && days[p.folded(i)] && (i > 0 && until[p.folded(i-1)] || until[p.folded(i+1)])
}

var (
	days  = lang.Set("heute today day")
	until = lang.Set("noch auch bis selbst immer still even this until till")
)

// asksYear tells whether the question asks for a year.
func (p *pool) asksYear() bool {
	return p.q.Plan.Focus >= 0 && years[p.q.Plan.Words[p.q.Plan.Focus].Folded]
}

var years = lang.Set("year jahr jahre")

// yearIn returns the year in figures at the end of a date that tells more than that: "1943" of "7. Januar 1943".
func (p *pool) yearIn(s text.Span) (text.Span, bool) {
	for i := range p.words {
		if w := &p.words[i]; s.Start < w.Start && w.End == s.End && p.tokens[i].class == numeral && len(w.Folded) == 4 {
			return w.Span, true
		}
	}
	return text.Span{}, false
}

// spans adds how long before or after something else it was: "nach vier Wochen", "three days later".
func (p *pool) spans() {
	for _, a := range p.facts.amounts {
		if !strings.Contains(durations, " "+a.Unit+" ") {
			continue
		}
		x := p.within(a.Span, isAdverbial)
		before, after := x.from > 0 && elapsed[p.folded(x.from-1)], elapsed[p.folded(x.to)]
		if before == after {
			continue
		}
		x = p.piece(x.from-int(weigh(before, 1, 0)), x.to+int(weigh(after, 1, 0)), isAdverbial)
		x.good, x.exact = 0.5, exactness[when.Duration]
		p.add(x)
	}
}

// elapsed are the words before or behind a duration by which it tells when something was.
var elapsed = lang.Set("nach after within binnen innerhalb later später zuvor earlier before danach afterwards vorher")

// maybeTimes adds what may tell a time where none was found: durations, phrases, and figures that may be years.
func (p *pool) maybeTimes() {
	if p.spans(); len(p.list) > 0 {
		return
	}
	p.adverbials(timePrepositions, 0)
	p.occasions()
	for _, c := range p.chunks {
		if x := p.piece(c.from, c.to, isPhrase); !p.someone(x.Span) {
			p.add(x)
		}
	}
	for i := range p.words {
		if w := &p.words[i]; p.tokens[i].class == numeral && len(w.Folded) == 4 && w.Folded >= "1000" && w.Folded < "2100" {
			x := p.piece(i, i+1, isTime)
			x.exact = exactness[when.Year]
			p.add(x)
		}
	}
}

// someone tells whether a part of a sentence is the name of a person or a place and no more, which tells no time.
func (p *pool) someone(s text.Span) bool {
	return slices.ContainsFunc(p.facts.names, func(n names.Name) bool {
		return (n.Type == names.Person || n.Type == names.Place) && covers(n.Span, s)
	})
}

// occasions adds the clauses that tell at what event, or on what condition: "when the dam has been repaired", "sobald der Rat zustimmt".
func (p *pool) occasions() {
	for i := range p.words {
		if !occasion[p.words[i].Folded] || p.tokens[i].class == adposition && p.phraseAt(i+1) {
			continue
		}
		x := p.piece(i, p.clauseEnd(i), isClause)
		if x.to > i+2 {
			x.good = 0.5
			p.add(x)
		}
	}
}

// phraseAt tells whether a noun phrase begins at word i.
func (p *pool) phraseAt(i int) bool {
	return slices.ContainsFunc(p.chunks, func(c phrase) bool { return c.start == i })
}

// occasion opens a clause that may tell when.
var occasion = lang.Set("wenn sobald nachdem bevor ehe als when once until after before")

func (p *pool) time(s text.Span, t when.Mention) piece {
	x := p.within(s, isTime)
	x.exact = exactness[t.Precision]
	if t.Relative {
		x.exact /= 2
	}
	x.cue = 1
	if t.Counted {
		x.cue = 0
	}
	x.tense = p.agrees(t)
	return x
}

// exactness of the precisions, 0 to 1.
var exactness = [...]float64{
	when.Year: 0.7, when.Month: 0.8, when.Day: 1, when.Time: 1, when.Decade: 0.5, when.Century: 0.5, when.Season: 0.6, when.Quarter: 0.6,
	when.Week: 0.6, when.DayPart: 0.8, when.Duration: 0.1,
}

// negated takes in a "nicht" before a span, and tells whether one is there or begins it.
func (p *pool) negated(s text.Span) (text.Span, bool) {
	for i := range p.words {
		w := &p.words[i]
		if w.Start != s.Start {
			continue
		}
		if negations[w.Folded] {
			return s, true
		}
		if i > 0 && negations[p.words[i-1].Folded] {
			s.Start = p.words[i-1].Start
			return s, true
		}
	}
	return s, false
}

var negations = lang.Set("nicht nie niemals kein keine keinen keiner not no never")

// together tells whether a date that ends and a time that comes next belong together, and if so where they end: behind the bracket in which
// the second may stand ("am Dienstag (14. August)"). It is 0 if they do not.
func (p *pool) together(end int, next when.Mention) int {
	s := p.story.Text
	if next.Start < end || next.Start-end > 16 {
		return 0
	}
	between, bracket := strings.CutSuffix(strings.TrimRight(s[end:next.Start], " "), "(")
	for _, w := range strings.FieldsFunc(between, func(r rune) bool { return r == ' ' || r == ',' }) {
		switch w {
		case "um", "at", "on", "am", "dem", "den", "der", "gegen", "in", "of", "im":
		default:
			return 0
		}
	}
	switch {
	case !bracket:
		return next.End
	case strings.HasPrefix(s[next.End:], ")"):
		return next.End + 1
	}
	return 0
}
