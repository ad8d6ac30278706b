package answer

import (
	"slices"
	"strings"
	"unicode"

	"quoth/internal/amount"
	"quoth/internal/analysis"
	"quoth/internal/lang"
	"quoth/internal/query"
	"quoth/internal/text"
	"quoth/internal/when"
)

// amounts adds the numbers of a sentence: alone, with what they count or measure, and with the words
// that qualify them.
func (p *pool) amounts() {
	dims := p.dimension()
	for i := range p.facts.amounts {
		p.amount(p.facts.amounts[i:], dims)
	}
	if strings.Contains(dims, durations) {
		p.borders()
	}
	p.figures()
	p.quantities()
	p.single()
}

// single adds the one who met the fate that is asked for: "ein Mensch kam ums Leben".
func (p *pool) single() {
	asked := p.askedFate()
	if asked == 0 || p.q.Plan.Wants&query.WantCount == 0 {
		return
	}
	for _, c := range p.chunks {
		x := p.piece(c.start, c.to, isPhrase)
		if head := p.words[c.to-1].Folded; one[p.words[c.start].Folded] && (somebody[head] || roles[head]) && p.fateOf(&x)&asked != 0 {
			x.good, x.cue = 1, 1
			p.add(x)
		}
	}
}

var (
	one      = lang.Set("a an one ein eine einen einem einer")
	somebody = lang.Set("person human man woman boy girl child passenger driver passerby mensch menschen frau mann kind junge jungen mädchen toter toten verletzter verletzten passagier fahrer fahrerin")
)

// amount adds the first of some amounts, where one of the units dims is asked for.
func (p *pool) amount(list []amount.Amount, dims string) {
	a, unit := &list[0], " "+list[0].Unit+" "
	x, whole := p.within(figure(p.story.Text, a), isAmount), p.within(a.Span, isAmount)
	counts := p.counts(&whole) && (a.Unit != "%" || dims == percent) || p.replies && a.Unit == ""
	switch {
	case !counts && dims == "" && p.q.Plan.Kind == query.HowMuch && strings.Contains(durations, unit): // "how long" asks for a time
		return
	case dims == strengths && !strings.Contains(dims, unit): // no number of houses tells how strong an earthquake is
		return
	case dims == ages && !a.Age && !strings.Contains(calendar, unit): // nobody is eight hours old
		return
	}
	p.weighAmount(&x, a, counts, dims)
	if !p.weighFate(&x, &whole) {
		return
	}
	if p.isTotal(&whole, list) {
		x.good *= 0.3
	}
	whole.good, whole.exact, whole.cue = x.good, x.exact, x.cue
	if whole.Span != x.Span {
		whole.form = isLong
	}
	if !a.Measured || p.q.Plan.Wants&(query.WantMeasure|query.WantMoney) == 0 { // of a measure no number without its unit
		p.add(x)
	}
	p.add(whole)
	if a.Qualifier.End > a.Qualifier.Start {
		y := p.within(text.Span{Start: a.Qualifier.Start, End: a.End}, isAdverbial)
		y.exact, y.cue, y.bounded = x.exact, x.cue, true
		p.add(y)
	}
}

// isTotal tells whether the first of some amounts, which piece x has, is the whole of which one behind it is a part: 60 of "von 60
// Zunftmeistern kamen 22".
func (p *pool) isTotal(x *piece, list []amount.Amount) bool {
	if x.prep < 0 || !partitive[p.words[x.prep].Folded] || x.prep > 0 && p.tokens[x.prep].before&broken == 0 {
		return false
	}
	return slices.ContainsFunc(list[1:], func(a amount.Amount) bool { return !a.Measured && a.Value < list[0].Value })
}

var partitive = lang.Set("von of")

// borders adds the times until or since which something is, which tell how long: "bis Dienstag um 22 Uhr", "seit 27 Jahren", "within a week".
func (p *pool) borders() {
	for _, t := range p.facts.times {
		bounds := (t.Bound == when.Until || t.Bound == when.Since) && (t.Counted || t.Prep.End > t.Prep.Start)
		if bounds || t.Precision == when.Duration {
			x := p.time(t.Phrase(), t)
			x.bounded, x.good = true, 0.7
			p.add(x)
		}
	}
}

// weighAmount tells how well an amount suits, which counts the class asked for or not, where one of the units dims is asked for.
func (p *pool) weighAmount(x *piece, a *amount.Amount, counts bool, dims string) {
	want, fits := p.q.Plan.Wants, suitsUnit(a, dims)
	switch {
	case a.Money:
		x.good = weigh(want&query.WantMoney != 0, 1, 0.2)
	case want&query.WantMeasure != 0:
		x.good = weigh(a.Measured || counts || dims != "" && fits == 1, 0.9, 0.4)
	case want&query.WantMoney != 0: // a rise in pay may be told in percent, no price is told in metres or passengers
		x.good = weigh(a.Unit == "" || a.Unit == "%", 0.4, 0)
	case counts:
		x.good = 1
	default: // what is measured is no number of things
		x.good = weigh(a.Measured, 0.15, 0.5)
	}
	x.good *= fits
	x.exact, x.cue = weigh(a.Measured || a.Age, 1, 0), weigh(counts, 1, 0)
	if a.Vague {
		x.good *= 0.5
		x.cue = -0.5
	}
}

// weighFate weighs a number by what became of those it counts, where the question asks how many met a fate: two of "two people died, six
// survived". It tells whether the number may answer.
func (p *pool) weighFate(x, whole *piece) bool {
	asked := p.askedFate()
	if asked == 0 || p.q.Plan.Wants&query.WantCount == 0 {
		return true
	}
	whoever := true
	if focus := p.q.Plan.Focus; focus >= 0 {
		class := p.q.Plan.Words[focus].Folded
		whoever = anybody[class] || befell(class) != 0
	}
	told := p.fateOf(whole)
	switch {
	case told == 0:
		x.good *= 0.5
	case told&asked != 0 && whoever:
		x.good, x.cue = 1, 1
	}
	return told == 0 || told&asked != 0
}

// anybody are the classes of whom a fate meets that tell nothing but that.
var anybody = lang.Set("people persons lives victims men menschen personen leute opfer leben")

// suitsUnit tells how far a number suits where some units are asked for: little where it is of another, such as hours where it is "how
// far", and most of it for years that are no age. A part of a whole is a percentage.
func suitsUnit(a *amount.Amount, units string) float64 {
	part := a.Of > a.Value || a.Value < 1 && !a.Measured
	switch {
	case units == "", units == ages && a.Age, a.Unit != "" && strings.Contains(units, " "+a.Unit+" "), part && strings.Contains(units, percent):
		return 1
	case units == ages && strings.Contains(calendar, " "+a.Unit+" "):
		return 0.6
	case a.Measured:
		return 0.2
	}
	return 0.5
}

// figure returns the number of an amount with the sign of its unit: "£5", "8%".
func figure(s string, a *amount.Amount) text.Span {
	if strings.ContainsFunc(s[a.Noun.Start:a.Noun.End], unicode.IsLetter) {
		return a.Number
	}
	x := a.Number
	if a.Noun.Start < a.Noun.End {
		x.Start, x.End = min(x.Start, a.Noun.Start), max(x.End, a.Noun.End)
	}
	return x
}

// figures adds the figures that are no amounts, such as scores, where no time has them.
func (p *pool) figures() {
	for i := 0; i < len(p.words); i++ {
		if p.tokens[i].class != numeral || overlapsTime(p.facts.times, p.words[i].Span) {
			continue
		}
		end := i + 1
		for end < len(p.words) && p.tokens[end].class == numeral && p.words[end].Start-p.words[end-1].End <= 3 {
			end++
		}
		x := p.piece(i, end, isRun)
		if !p.overlaps(x.Span) && !slices.ContainsFunc(p.facts.amounts, func(a amount.Amount) bool { return covers(a.Span, x.Span) }) {
			x.good = 0.2
			p.add(x)
		}
		i = end - 1
	}
}

// quantities adds what tells roughly how many or how much without a number: "half of them", "das Zehnfache".
func (p *pool) quantities() {
	for i := range p.words {
		folded := p.words[i].Folded
		if !quantities[folded] && !strings.HasSuffix(folded, "fache") && !strings.HasSuffix(folded, "fachen") && !strings.HasSuffix(folded, "drittel") {
			continue
		}
		if x := p.piece(i, i+1, isRun); !p.overlaps(x.Span) {
			x.good = 0.2
			p.add(x)
		}
	}
}

// quantities tell how many or how much.
var quantities = lang.Set("half third quarter dozens hundreds thousands millions twice double " +
	"hälfte halben halbe dutzende hunderte tausende millionen doppelte doppelten")

// lacksNumber tells whether nothing but a sum, a measure or a number is wanted, and a sentence without one does not tell it in words either.
func (p *pool) lacksNumber() bool {
	const numbers = query.WantMoney | query.WantMeasure | query.WantCount
	want := p.q.Plan.Wants
	has := func(set map[string]bool) bool {
		return slices.ContainsFunc(p.words, func(w analysis.Word) bool { return set[w.Folded] })
	}
	return want != 0 && want&^numbers == 0 &&
		!(want&query.WantMoney != 0 && has(forNothing)) && !(want&query.WantCount != 0 && has(uncounted))
}

// uncounted tell how many there are without a number.
var uncounted = lang.Set("no none nobody nothing neither both several many few kein keine keiner keinen keines keinem niemand niemanden nichts beide mehrere viele wenige einige zahlreiche")

// forNothing tell that nothing is to be paid.
var forNothing = lang.Set("free nothing gratis frei freie freien freier kostenlos kostenlose kostenlosen kostenfrei umsonst nichts verzichtet verzichte verzichtete waived")

func (p *pool) overlaps(s text.Span) bool {
	for i := range p.list {
		if p.list[i].Start < s.End && s.Start < p.list[i].End {
			return true
		}
	}
	return false
}

func weigh(cond bool, yes, no float64) float64 {
	if cond {
		return yes
	}
	return no
}

// counts tells whether a number counts the class asked for: a word of it or one of the next two is of the class.
func (p *pool) counts(x *piece) bool {
	for i := x.from; i < min(x.to+2, len(p.words)); i++ {
		if p.tokens[i].counted > 0 {
			return true
		}
	}
	return false
}

// dimension returns the units that the question's measure word asks for, with spaces around each; empty if it has none.
func (r *reading) dimension() string {
	_, d := r.q.dimension()
	return d
}

// dimension returns the word of the question that asks for a measure, and the units it asks for; -1 if it has none.
func (q *Question) dimension() (group int, units string) {
	for g, w := range q.Plan.Words {
		d := dimensions[w.Folded]
		if d == "" || d != percent && q.Plan.Wants&query.WantCount != 0 { // "how many old trees"
			continue
		}
		switch {
		case d == lengths+durations && q.Plan.Lasting:
			d = durations
		case d == strengths && q.changes():
			d = percent
		}
		return g, d
	}
	return -1, ""
}

// changes tells whether a question asks how much something grew or shrank: "wie stark stiegen die Mieten".
func (q *Question) changes() bool {
	return slices.ContainsFunc(q.Plan.Words, func(w query.Word) bool { return changing[w.Folded] })
}

// changing are verbs and nouns of what grows or shrinks.
var changing = lang.Set("rise rises rose risen grow grows grew grown increase increases increased fall falls fell fallen drop drops dropped decline declines declined decrease decreased shrink shrank " +
	"steigen steigt stieg stiegen gestiegen ansteigen angestiegen wachsen wächst wuchs wuchsen gewachsen sinken sinkt sank sanken gesunken fallen fällt fiel fielen gefallen " +
	"zunehmen zugenommen abnehmen abgenommen zurückgehen zurückgegangen schrumpfen schrumpft schrumpfte schrumpften geschrumpft erhöhen erhöht erhöhte erhöhten verteuern verteuert verteuerte einbrechen eingebrochen")

const (
	lengths   = " km m cm mm mi ft in yd "
	durations = " year month week day h min s decade century "
	calendar  = " year month week day decade century "
	ages      = " age "
	masses    = " kg g t lb "
	speeds    = " km/h mph "
	degrees   = " °C °F "
	percent   = " % "
	strengths = " magnitude km/h mph "
)

// dimensions are the units that answer "how long", "wie schwer" and the like.
var dimensions = map[string]string{
	"tall": lengths, "high": lengths + "% ", "deep": lengths, "wide": lengths, "far": lengths, "tief": lengths, "breit": lengths, "weit": lengths, "entfernt": lengths,
	"length": lengths, "länge": lengths, "height": lengths, "höhe": lengths, "distance": lengths, "entfernung": lengths, "lang": lengths + durations, "long": lengths + durations,
	"lange": durations, "old": ages, "alt": ages, "age": ages, "alter": ages, "time": durations, "zeit": durations, "dauert": durations, "dauerte": durations, "duration": durations, "dauer": durations,
	"heavy": masses, "schwer": masses, "weigh": masses, "weight": masses, "gewicht": masses, "fast": speeds, "schnell": speeds,
	"strong": strengths, "stark": strengths, "stärke": strengths, "magnitude": strengths, "strength": strengths,
	"hot": degrees, "cold": degrees, "heiss": degrees, "kalt": degrees, "temperature": degrees, "temperatur": degrees,
	"percent": percent, "percentage": percent, "prozent": percent, "prozentsatz": percent, "anteil": percent, "share": percent, "marktanteil": percent,
}
