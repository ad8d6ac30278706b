package when

import (
	"quoth/internal/lang"
	"quoth/internal/text"
)

// item is what a rule made of a stretch of tokens, before years are settled.
type item struct {
	from, to  Date
	clock     Clock
	clockTo   Clock
	precision Precision
	relative  bool
	noYear    bool // from and to lack a year that the article's date must give
	lastOnly  bool // with noYear: the last such month or season gone by ("last August")
	nextOnly  bool // with noYear: the next one
	closed    bool // a range with both its ends, which a preposition before it does not open
	counted   bool // told by a number of units
	resume    int  // token at which to go on, where more was read than belongs to the phrase; 0 right behind it
}

// on is an item for one date, known to the precision that the date has.
func on(d Date) item {
	p := Day
	switch {
	case d.Month == 0:
		p = Year
	case d.Day == 0:
		p = Month
	}
	return item{from: d, to: d, precision: p, noYear: d.Year == 0}
}

// all walks over the tokens and takes the longest mention at each place.
func (f *finder) all() []Mention {
	if !f.hot {
		return nil
	}
	var found []Mention
	for i := 0; i < len(f.List); {
		it, j := f.match(i)
		if j == 0 || !f.alone(i, j) {
			i++
			continue
		}
		found = append(found, f.mention(i, j, it))
		i = max(j, it.resume)
	}
	return found
}

// match reads a range or a point in time at token i. The second result is the token after it, 0 if there is none.
func (f *finder) match(i int) (item, int) {
	if f.unknown(i) && !f.startsQuantity(i) {
		return item{}, 0
	}
	if it, j := f.sharedRange(i); j > 0 {
		it.closed = true
		if it.precision == Time {
			return f.dateAfterClock(it, j)
		}
		return it, j
	}
	a, j := f.point(i, true)
	if j == 0 {
		return item{}, 0 // what is strict is loose as well
	}
	if k := f.separator(j, f.is(i-1, between)); k > 0 {
		if b, l := f.point(k, true); l > 0 && joinable(a, b) {
			return f.join(a, b), l
		}
	}
	return f.point(i, false)
}

// startsQuantity reports whether an unknown word at i may be a number word before a unit ("drei Tage", "acht Uhr").
func (f *finder) startsQuantity(i int) bool {
	return f.is(i+1, unit|oclock|meridiem|half) || f.is(i+2, unit) || f.is(i+3, unit) && f.is(i+1, vague)
}

// separator reads what joins the ends of a range: bis, to, a dash; und and "and" where allowed.
func (f *finder) separator(i int, conjunction bool) int {
	switch {
	case f.is(i, to):
		i++
		for f.is(i, article) || f.is(i, prep) && f.de && !f.is(i, since|before|after) {
			i++
		}
		return i
	case f.Punct(i, dashes) && f.Glued(i) == f.Glued(i+1):
		return i + 1
	case conjunction && f.is(i, and):
		if f.is(i+1, article) {
			i++
		}
		return i + 1
	case f.Punct(i, "/") && f.is(i-1, month) && f.At(i+1).Kind == text.Number: // 30. Juni/1. Juli
		return i + 1
	case f.de && f.Word(i) == "zum" && f.Punct(i-1, ".") && f.At(i+1).Kind == text.Number:
		return i + 1
	case f.de && f.Word(i) == "auf" && f.At(i+1).Digits() != 4:
		if f.is(i+1, article) {
			i++
		}
		return i + 1
	}
	return 0
}

// joinable reports whether two points are of a kind, so that one can begin and the other end a range.
func joinable(a, b item) bool {
	group := func(p Precision) int {
		switch p {
		case Year:
			return 1
		case Decade, Century:
			return 2
		case Month, Day, DayPart, Season, Quarter:
			return 3
		case Time:
			return 4
		}
		return 0
	}
	ga, gb := group(a.precision), group(b.precision)
	if ga == 1 && gb == 1 && a.from.Year > b.to.Year {
		return false
	}
	return ga == gb && ga != 0 || ga == 3 && gb == 1
}

// join makes a range of two points; what the first lacks it takes from the second.
func (f *finder) join(a, b item) item {
	it := b
	it.relative, it.closed = a.relative || b.relative, true
	it.from, it.clock = a.from, a.clock
	switch {
	case b.precision == Time:
		it.clockTo = b.clock
		if it.from.IsZero() {
			it.from = b.from
		}
	case a.noYear && !b.noYear && b.to.Year != 0:
		it.from.Year, it.to = b.to.Year, b.to
		if it.to.Month != 0 && it.from.Month > it.to.Month {
			it.from.Year--
		}
	case !a.noYear && b.noYear && a.from.Year != 0:
		it.to.Year, it.noYear = a.from.Year, false
		if it.from.Month > it.to.Month {
			it.to.Year++
		}
	}
	if a.relative && b.relative && it.to.Day != 0 && it.to.Year != 0 && dayNumber(it.to) < dayNumber(it.from.First()) {
		it.to = shift(it.to, 7, uDay) // from one weekday to another
	}
	return it
}

// point reads one date, one time of day, or both together.
func (f *finder) point(i int, loose bool) (item, int) {
	if it, j := f.date(i, loose); j > 0 {
		if it.precision == Day || it.precision == DayPart && !it.from.IsZero() {
			if c, k := f.clockAfter(j); k > 0 {
				if it.clock > 12*60 && c.clock <= 12*60 { // Montagabend um halb neun
					c.clock += 12 * 60
				}
				it.clock, it.clockTo, it.precision = c.clock, c.clockTo, Time
				return it, k
			}
		}
		return it, j
	}
	c, j := f.clock(i)
	if j == 0 {
		return item{}, 0
	}
	return f.dateAfterClock(c, j)
}

// dateAfterClock adds the date behind a time of day: "3 p.m. on Friday".
func (f *finder) dateAfterClock(c item, j int) (item, int) {
	k := j
	if f.Punct(k, ",") {
		k++
	}
	for n := 0; n < 2 && f.is(k, prep|article) && !f.is(k, since|until|before|after|between); n++ {
		k++
	}
	if d, l := f.date(k, false); l > 0 && d.precision == Day && !d.from.IsZero() {
		c.from, c.to, c.relative, c.noYear = d.from, d.to, d.relative, d.noYear
		return c, l
	}
	return c, j
}

// date reads one date at token i. With loose set, bare months and years need no preposition.
func (f *finder) date(i int, loose bool) (item, int) {
	t := f.At(i)
	var r reading
	switch {
	case t.Kind == text.Number:
		r.take(f.figures(i))
		r.take(f.dayMonth(i))
		r.take(f.century(i))
		r.take(f.decadeFigures(i))
		r.take(f.counted(i))
		r.take(f.year(i, loose))
		r.take(f.yearMonthDay(i))
	case f.Punct(i, quotes):
		r.take(f.decadeFigures(i))
	case f.unknown(i):
		r.take(f.counted(i))
	case t.Kind == text.Word:
		f.words(&r, i, loose)
	}
	return r.item, r.end
}

// reading keeps the longest of what the rules read at one token.
type reading struct {
	item item
	end  int
}

func (r *reading) take(it item, end int) {
	if end > r.end {
		r.item, r.end = it, end
	}
}

// words tries the rules that the classes of word i call for.
func (f *finder) words(r *reading, i int, loose bool) {
	c := f.entry(i).class
	if c&month != 0 {
		r.take(f.monthFirst(i, loose))
	}
	if c&weekday != 0 {
		r.take(f.weekday(i, loose))
	}
	if c&day != 0 {
		r.take(f.relativeDay(i))
	}
	if c&part != 0 {
		r.take(f.part(i))
	}
	if c&(last|next|this|same) != 0 {
		r.take(f.modified(i))
	}
	if c&edge != 0 {
		r.take(f.edge(i))
	}
	if c&season != 0 {
		r.take(f.season(i))
	}
	if c&holiday != 0 {
		r.take(f.holiday(i))
	}
	if c&ordinal != 0 {
		r.take(f.ordinal(i))
	}
	if c&decade != 0 {
		r.take(f.decadeWord(i))
	}
	if c&(ago|within|since|at|prep) != 0 {
		r.take(f.withPreposition(i))
	}
	if c&(article|vague|about|countish|half|not) != 0 {
		r.take(f.counted(i))
	}
	if c&unit != 0 {
		r.take(f.unitPhrase(i))
	}
}

// mention settles an item's year and adds the preposition before it.
func (f *finder) mention(i, j int, it item) Mention {
	f.settle(&it)
	if max(it.from.Year, it.to.Year) > 9999 || (it.from.Year == 0) != (it.to.Year == 0) { // beyond the years that a Date has
		it.from, it.to = Date{}, Date{}
	}
	if it.precision == DayPart && dayAdjectives[f.Word(i-1)] {
		i--
	}
	m := Mention{Span: text.Span{Start: f.At(i).Start, End: f.At(j - 1).End}, From: it.from, To: it.to, Clock: it.clock,
		ClockTo: it.clockTo, Precision: it.precision, Relative: it.relative, Counted: it.counted}
	first := f.prepositions(i)
	if first < i {
		m.Prep = text.Span{Start: f.At(first).Start, End: f.At(i - 1).End}
	} else {
		m.Prep = text.Span{Start: m.Start, End: m.Start}
	}
	if !it.closed {
		m.Bound = f.bound(first, j)
	}
	return m
}

// dayAdjectives belong to the phrase of a part of the day: am frühen Morgen.
var dayAdjectives = lang.Set("frühen späten early late")

// prepositions gives the first token of the prepositional words before i ("in the", "seit ca."), i if there are none.
func (f *finder) prepositions(i int) int {
	first := i
	for k := i - 1; k >= 0 && k >= i-5; k-- {
		switch {
		case f.is(k, prep|about) && f.At(k).Kind == text.Word:
			first = k
		case f.is(k, article|yearWord):
		case f.Punct(k, ".") && f.Glued(k) && f.is(k-1, about):
		case f.is(k, not) && f.is(k+1, before):
			return k
		default:
			return first
		}
	}
	return first
}

// bound reads the side on which the phrase lies from the words between first and the mention's end.
func (f *finder) bound(first, end int) Bound {
	b := At
	for k := first; k < end && k < first+5; k++ {
		if f.At(k).Kind != text.Word || f.is(k, month|weekday) {
			break
		}
		switch {
		case f.is(k, since):
			return Since
		case f.is(k, not):
			return Since
		case f.is(k, ago) && f.is(k, before) && f.quantityFollows(k+1):
			return At
		case f.is(k, before):
			return Before
		case f.is(k, after):
			return After
		case f.is(k, until):
			b = Until
		case f.is(k, about) && b == At:
			b = Around
		case f.is(k, prep):
		case f.is(k, article|yearWord):
		default:
			return b
		}
	}
	return b
}
