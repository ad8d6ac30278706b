package when

import (
	"quoth/internal/lang"
	"quoth/internal/text"
)

// weekday reads "Montag", "Montagabend", "Mittwoch, den 3. März 2010", "Montag vergangener Woche".
func (f *finder) weekday(i int, loose bool) (item, int) {
	if !f.At(i).Upper && !f.lenient || f.Punct(i+1, "-") && f.Glued(i+1) && f.At(i+2).Kind == text.Word && f.Glued(i+2) {
		return item{}, 0
	}
	if f.surname(i) {
		return item{}, 0
	}
	if w := f.Word(i - 1); !loose && f.is(i-1, until) || w == "für" || w == "ab" {
		return f.weekdayAt(i, next) // bis Mittwoch, by Friday: still to come
	}
	if f.lenient || f.is(i-1, since) {
		return f.weekdayAt(i, 0)
	}
	return f.weekdayAt(i, f.ahead(i))
}

// surname reports whether the words before a weekday make a name of it: "Otto Sonntag", "Robinson und Freitag",
// "Black Friday". In English a place may stand before a weekday ("in Boston Tuesday").
func (f *finder) surname(i int) bool {
	k := i - 1
	switch f.Word(i + 1) {
	case "times", "mirror", "telegraph", "express", "mail":
		return f.At(i+1).Upper && f.en // the Sunday Times
	}
	if w := f.Word(k - 1); f.Word(k) == "am" && (w == "bild" || w == "welt" || w == "zeitung") {
		return true
	}
	if f.is(k, and) {
		k--
		return f.At(k).Upper && !f.is(k, weekday|day|unit|part|month)
	}
	if f.en {
		switch f.Word(k) {
		case "black", "good", "super", "bloody", "cyber", "ash", "palm", "mr", "mrs", "ms":
			return true
		}
		return false
	}
	return k > 0 && f.At(k).Upper && !f.lenient && !f.is(k, weekday|prep|day|last|next|this)
}

// weekdayAt reads a weekday under a modifier (last, next or none) and the calendar's day behind it, if there is one.
func (f *finder) weekdayAt(i int, mod class) (item, int) {
	it, j := f.weekdayPart(i, mod)
	k := j
	if f.Punct(k, ",") {
		k++
	}
	if f.is(k, article) || f.is(k, prep) && f.Word(k) == "am" {
		k++
	}
	if d, l := f.calendarDay(k); l > 0 {
		if it.precision == DayPart {
			d.precision, d.clock = DayPart, it.clock
		}
		return d, l
	}
	return it, j
}

// calendarDay reads a day of the calendar, in words or in figures.
func (f *finder) calendarDay(i int) (item, int) {
	if f.At(i).Kind == text.Number {
		if it, j := f.figures(i); j > 0 && it.precision == Day {
			return it, j
		}
		return f.dayMonth(i)
	}
	if f.is(i, month) {
		if it, j := f.monthFirst(i, false); j > 0 && it.from.Day != 0 {
			return it, j
		}
	}
	return item{}, 0
}

// weekdayPart reads a weekday with the week it lies in, or with the part of the day behind it.
func (f *finder) weekdayPart(i int, mod class) (item, int) {
	e := f.entry(i)
	j := i + 1
	if f.is(j, last|next|this) && f.is(j+1, unit) && f.entry(j+1).n == uWeek || f.en && f.is(j, of) && f.is(j+1, last|next) && f.is(j+2, unit) {
		if f.is(j, of) {
			j++
		}
		it := item{relative: true, precision: Day}
		if monday, _ := week(shift(f.ref, f.offset(j), uWeek)); monday.Day != 0 {
			it.from = OfDay(dayNumber(monday) + int32(e.n) - 1)
			it.to = it.from
		}
		return it, j + 2
	}
	d := f.relativeWeekday(e.n, mod)
	it := item{from: d, to: d, relative: true, precision: Day}
	if e.p != 0 {
		it.precision, it.clock = DayPart, f.partClock(i)
		return it, j
	}
	return f.partBehind(it, j)
}

// partBehind adds "morning", "Abend", "früh" behind a day.
func (f *finder) partBehind(it item, j int) (item, int) {
	if !f.is(j, part) || f.is(j, recurring) {
		return it, j
	}
	it.precision, it.clock = DayPart, f.partClock(j)
	return it, j + 1
}

// partClock is the time at which the part of the day at token i begins.
func (f *finder) partClock(i int) Clock { return Clock(f.entry(i).p-1)*60 + 1 }

// relativeDay reads heute, gestern Abend, "the day before yesterday", tomorrow morning.
func (f *finder) relativeDay(i int) (item, int) {
	t := f.At(i)
	if f.is(i, part) && t.Upper && f.de && i > 0 && !f.Punct(i-1, "„“\"»«:.!?") {
		return item{}, 0 // der Morgen
	}
	if f.is(i, part) && f.is(i-1, prep) && f.de && f.Word(i-1) != "bis" && f.Word(i-1) != "für" && f.Word(i-1) != "ab" {
		return item{}, 0
	}
	if f.Punct(i+1, "-") && f.Glued(i+1) {
		return item{}, 0
	}
	d := f.day(f.entry(i).n)
	return f.partBehind(item{from: d, to: d, relative: true, precision: Day}, i+1)
}

// day is the day at a distance of n days from the article's, unknown where the latter is.
func (f *finder) day(n int) Date {
	if f.ref.Day == 0 {
		return Date{}
	}
	return shift(f.ref, n, uDay)
}

// part reads a part of the day where a preposition says that it is one: am Abend, gegen Mittag, in der Nacht zum
// Dienstag, in the morning, at noon.
func (f *finder) part(i int) (item, int) {
	if f.is(i, recurring) {
		return item{}, 0
	}
	it := item{relative: true, precision: DayPart, clock: f.partClock(i)}
	ok := false
	k := i - 1
	if dayAdjectives[f.Word(k)] {
		k--
	}
	switch {
	case f.de && !f.At(i).Upper && !f.lenient:
		return item{}, 0
	case f.de:
		w := f.Word(k)
		ok = beforeParts[w] || w == "nach" && f.entry(i).p == 24 || f.is(k, article) && (f.Word(k-1) == "in" || f.Word(k-1) == "während" || f.Word(k-1) == "für")
	case f.entry(i).p == 13 || f.entry(i).p == 24:
		ok = f.is(k, prep)
	case f.is(k, article):
		ok = f.Word(k-1) == "in" || f.Word(k-1) == "during" || f.Word(k-1) == "on" && f.is(i+1, of)
	default:
		ok = f.Word(k) == "at" && f.is(i, night)
	}
	if !ok {
		return item{}, 0
	}
	return f.dayOfPart(it, i+1)
}

// beforeParts are the German prepositions by which a word is a part of the day.
var beforeParts = lang.Set("am gegen zum bis vom seit zur um ab")

// dayOfPart adds the day behind a part of it: "des 5. Januar", "of January 5", "zum Dienstag", "auf den 6. Mai".
func (f *finder) dayOfPart(it item, j int) (item, int) {
	k := j
	switch w := f.Word(k); {
	case f.is(k, of), f.de && (w == "zum" || w == "auf" || w == "zu" || w == "vom" || w == "von"):
		k++
	default:
		return it, j
	}
	if f.is(k, article) {
		k++
	}
	if a, l := f.sharedRange(k); l > 0 && a.precision == Day {
		a.precision, a.clock = DayPart, it.clock
		return a, l
	}
	d, l := f.namedDay(k)
	if l == 0 {
		return it, j
	}
	if d.precision == Day {
		if m := f.separator(l, false); m > 0 {
			if e, end := f.namedDay(m); end > 0 && e.precision == Day {
				d, l = f.join(d, e), end
			}
		}
		d.precision, d.clock = DayPart, it.clock
	}
	return d, l
}

// namedDay reads a day of the calendar or a weekday.
func (f *finder) namedDay(i int) (item, int) {
	if f.is(i, weekday) {
		return f.weekday(i, true)
	}
	return f.calendarDay(i)
}

// modified reads what follows last, next, this and their German words: a unit, a weekday, a month, a season, a part.
func (f *finder) modified(i int) (item, int) {
	mod := f.entry(i).class & (last | next | this | same)
	j := i + 1
	if f.is(i, same) && mod&(last|next) == 0 || f.is(i-1, article) && f.en && mod&(last|next) != 0 {
		return f.told(i)
	}
	switch {
	case f.is(j, weekday) && (f.At(j).Upper || f.lenient):
		it, k := f.weekdayAt(j, mod)
		if n := f.offset(i); n > 1 && it.from.Day != 0 { // "übernächsten Sonntag"
			it.from, it.to = shift(it.from, 7*(n-1), uDay), shift(it.to, 7*(n-1), uDay)
		}
		return it, k
	case f.is(j, unit) && !f.is(j, plural):
		u := f.entry(j).n
		if u <= uDay || mod&same != 0 && mod&last == 0 || f.Word(j) == "half" {
			return f.told(i)
		}
		return f.relativeUnit(f.offset(i), u), j + 1
	case f.is(j, month):
		if m, k := f.monthAt(j); k > 0 && (f.At(j).Upper || f.lenient) {
			it := sided(on(Date{Month: m}), mod)
			if _, l := f.withYear(Date{Month: m}, k); l > k {
				return item{}, 0
			}
			return it, k
		}
	case f.is(j, season):
		return sided(f.seasonItem(j), mod), j + 1
	case f.is(j, holiday) && f.At(j).Upper:
		if n, k := f.holidayAt(j); n != 0 {
			return f.nearestHoliday(n), k
		}
	case f.is(j, part) && !f.is(j, recurring):
		return f.modifiedPart(mod, j)
	}
	return f.lastYears(i, mod)
}

// sided is an item without a year that lies on the side of the article's date that last or next says.
func sided(it item, mod class) item {
	it.lastOnly, it.nextOnly, it.relative = mod&last != 0, mod&next != 0, true
	return it
}

// modifiedPart reads "last night", "this morning", "vergangene Nacht".
func (f *finder) modifiedPart(mod class, j int) (item, int) {
	if mod&next != 0 || f.de && !f.At(j).Upper {
		return item{}, 0
	}
	d := f.day(f.offset(j - 1))
	return item{from: d, to: d, relative: true, precision: DayPart, clock: f.partClock(j)}, j + 1
}

// lastYears reads "den vergangenen drei Jahren", "the past two weeks": the stretch up to the article's date.
func (f *finder) lastYears(i int, mod class) (item, int) {
	n, some, u, j := f.quantity(i + 1)
	if j == 0 || some && f.en || mod&this != 0 {
		return item{}, 0
	}
	it := untold(u)
	if !some && n < 1000 && !f.coarser(u) && u >= uDay {
		sign := -1
		if mod&next != 0 {
			sign = 1
		}
		a, b := shift(f.ref, sign*int(n), u), f.ref
		if u == uYear {
			b = Date{Year: b.Year}
		}
		if sign > 0 {
			a, b = b, a
		}
		it.from, it.to = a, b
	}
	return it, j
}

// told reads days and years told by another event: "am folgenden Tag", "the next day", "that year".
func (f *finder) told(i int) (item, int) {
	u := f.entry(i + 1).n
	if !f.is(i+1, unit) || f.is(i+1, plural) || u < uDay || u > uYear {
		if f.is(i, last|next) {
			return f.lastYears(i, f.entry(i).class)
		}
		return item{}, 0
	}
	lastDay := f.is(i, last) && f.Word(i) != "previous" // "der letzte Tag" is no date
	if lastDay || f.is(i, this) || f.Word(i) == "previous" && !f.is(i-1, article) {
		return item{}, 0
	}
	return item{relative: true, precision: unitPrecision[u]}, i + 2
}

// unitPhrase reads the unit first: "Tag zuvor", "day before", "Jahr darauf".
func (f *finder) unitPhrase(i int) (item, int) {
	if n := map[string]int{"day before yesterday": -2, "day after tomorrow": 2}[f.Word(i)+" "+f.Word(i+1)+" "+f.Word(i+2)]; n != 0 {
		d := f.day(n)
		return item{from: d, to: d, relative: true, precision: Day, closed: true}, i + 3
	}
	if f.entry(i).n == uWeekend && !f.is(i, plural) {
		return f.weekend(i)
	}
	if f.is(i, plural) || !f.is(i-1, prep|article|this) {
		return item{}, 0
	}
	j := i + 1
	if !f.is(j, earlier|later) || f.is(j, before|prep) && f.At(j+1).Kind == text.Word && f.en {
		return item{}, 0
	}
	return item{relative: true, precision: unitPrecision[f.entry(i).n]}, j + 1
}

// weekend reads "am Wochenende", "over the weekend": the one just gone by in the first half of the week, else the one
// to come.
func (f *finder) weekend(i int) (item, int) {
	k := i - 1
	if f.is(k, article) {
		k--
	}
	if !f.is(k, prep) {
		return item{}, 0
	}
	n := 0
	if monday, _ := week(f.ref); monday.Day != 0 && dayNumber(f.ref)-dayNumber(monday) < 3 {
		n = -1
	}
	return f.relativeUnit(n, uWeekend), i + 1
}
