package when

import (
	"time"

	"quoth/internal/text"
)

// dayFigure reads the number of a day: "5." where days are dotted, "5", "5th", "1er". The end is 0 if there is none.
func (f *finder) dayFigure(i int) (n, end int) {
	t := f.At(i)
	if t.Kind != text.Number || t.Digits() > 2 || t.Value < 1 || t.Value > 31 {
		return 0, 0
	}
	if !f.en && f.Punct(i+1, ".º") && f.Glued(i+1) {
		return t.Value, i + 2
	}
	if f.Glued(i+1) && f.At(i+1).Kind == text.Word {
		switch f.Word(i + 1) {
		case "st", "nd", "rd", "th", "er":
			return t.Value, i + 2
		}
		return 0, 0
	}
	return t.Value, i + 1
}

// monthAt reads a month's name, with the dot of a short form.
func (f *finder) monthAt(i int) (m time.Month, end int) {
	if !f.is(i, month) || f.vocab.capitals && !f.lenient && !f.At(i).Upper {
		return 0, 0
	}
	m = time.Month(f.entry(i).n)
	if f.is(i, short) && f.Punct(i+1, ".") && f.Glued(i+1) {
		return m, i + 2
	}
	return m, i + 1
}

// dayMonth reads "5. Januar 2005", "15 January", "5th of May, 2010", "5 de enero de 2018".
func (f *finder) dayMonth(i int) (item, int) {
	d, j := f.dayFigure(i)
	if j == 0 {
		return item{}, 0
	}
	if f.is(j, of) {
		j++
	}
	m, k := f.monthAt(j)
	if k == 0 {
		return item{}, 0
	}
	return f.withYear(Date{Month: m, Day: d}, k)
}

// withYear adds the year that follows at j, if there is one, to a date without.
func (f *finder) withYear(d Date, j int) (item, int) {
	it, end := on(d), j
	if y, k := f.yearAfter(j); k > 0 {
		d.Year = y
		it, end = on(d), k
	} else if offset, k := f.relativeYear(j); k > 0 {
		if f.ref.Year != 0 {
			d.Year = f.ref.Year + offset
		}
		it, end = on(d), k
		it.relative = true
		if f.en && offset == 0 { // "May 20 this year": the date alone is what a reader marks
			it.resume, end = end, j
		}
	}
	if !d.valid() {
		return item{}, 0
	}
	return it, end
}

// yearAfter reads a year after a month: "2018", ", 2018", "de 2018", "'05".
func (f *finder) yearAfter(i int) (year, end int) {
	if f.Punct(i, ",") && f.en {
		i++
	} else if f.is(i, of) {
		i++
		if f.is(i, yearWord) {
			i++
		}
	}
	if y := f.yearAt(i); y != 0 && f.alone(i, i+1) {
		if f.is(i+1, yearWord) && !f.de && !f.en {
			return y, i + 2
		}
		return y, i + 1
	}
	if f.Punct(i, quotes) && f.Glued(i+1) && f.At(i+1).Digits() == 2 {
		return century(f.At(i + 1).Value), i + 2
	}
	return 0, 0
}

// relativeYear reads "vergangenen Jahres", "last year", "of this year" after a month.
func (f *finder) relativeYear(i int) (offset, end int) {
	if f.is(i, of) && f.is(i+1, last|next|this|article) {
		i++
	}
	for f.is(i, article) && f.is(i+1, last|next|this) {
		i++
	}
	if !f.is(i, last|next|this) || !f.is(i+1, unit) || f.entry(i+1).n != uYear || f.is(i+1, plural) {
		return 0, 0
	}
	return f.offset(i), i + 2
}

// offset gives -1, 0, 1 for last, this, next, and 2 for the one after that.
func (f *finder) offset(i int) int {
	switch {
	case f.is(i, last):
		return -1
	case f.is(i, next):
		return 1 + f.entry(i).n
	}
	return 0
}

// monthFirst reads "January 15, 2006", "July 3-5", "Sept. 14", "August 2018", and a month alone where a preposition
// says that it is one.
func (f *finder) monthFirst(i int, loose bool) (item, int) {
	m, j := f.monthAt(i)
	if j == 0 {
		return item{}, 0
	}
	if d, k := f.dayFigure(j); k > 0 && !f.vocab.dotted && !f.countedAfter(k) && !f.fraction(k) {
		if it, l := f.dayRange(m, d, k); l > 0 {
			return it, l
		}
		if it, l := f.withYear(Date{Month: m, Day: d}, k); l > 0 && f.alone(j, k) {
			return it, l
		}
	}
	it, k := f.withYear(Date{Month: m}, j)
	if k > j || !f.is(i, short) && f.bareMonth(i, loose) {
		return it, k
	}
	return item{}, 0
}

// fraction reports whether the number before j goes on behind a point, comma or colon: "3.5", "5:1".
func (f *finder) fraction(j int) bool {
	return f.Punct(j, ".,:") && f.Glued(j) && f.Glued(j+1) && f.At(j+1).Kind == text.Number || f.Glued(j) && f.Punct(j, "%")
}

// dayRange reads the rest of "July 3-5, 2018" or "July 3 to 5", j being the token after the 3.
func (f *finder) dayRange(m time.Month, d, j int) (item, int) {
	k := f.separator(j, true)
	if k == 0 {
		return item{}, 0
	}
	d2, l := f.dayFigure(k)
	if d2 <= d || f.is(l, month|unit|oclock|meridiem) || f.countedAfter(l) || f.fraction(l) {
		return item{}, 0
	}
	it, end := f.withYear(Date{Month: m, Day: d2}, l)
	if end > 0 {
		it.from.Day = d
	}
	return it, end
}

// bareMonth reports whether a month that stands without day and year is one.
func (f *finder) bareMonth(i int, loose bool) bool {
	if f.Punct(i+1, quotes) && f.is(i, unsure) || f.lenient && f.is(i, unsure) && !f.is(i-1, prep|edge|last|next|this|of) {
		return false
	}
	if loose || !f.is(i, unsure) {
		return true
	}
	if f.is(i-1, edge|last|next|this) {
		return true
	}
	switch f.Word(i - 1) {
	case "von", "für", "auf", "an", "zu", "in", "for", "as", "on", "at", "over", "about", "around", "um", "beim", "am", "during":
		return f.Word(i-1) == "in" && f.en && !f.At(i+1).Upper
	}
	return f.is(i-1, prep)
}

// figures reads dates in figures: 2005-05-12, 05.05.2005, 5.5., 12/05/2005.
func (f *finder) figures(i int) (item, int) {
	a := f.At(i)
	if !f.number(i, 4) || f.At(i+1).Kind != text.Punct || !f.Glued(i+1) || !f.number(i+2, 4) {
		return item{}, 0
	}
	b, sep := f.At(i+2), f.At(i+1).Punct
	complete := f.At(i+3).Kind == text.Punct && f.At(i+3).Punct == sep && f.Glued(i+3) && f.number(i+4, 4) && (f.Glued(i+4) || sep == '.')
	c := f.At(i + 4)
	switch {
	case complete && sep == '-' && a.Digits() == 4 && b.Digits() == 2 && c.Digits() == 2:
		return f.exactly(a.Value, b.Value, c.Value, i+5)
	case complete && sep == '.' && a.Digits() <= 2 && b.Digits() <= 2 && (c.Digits() == 4 && c.Value >= 1000 || c.Digits() == 2 && f.Glued(i+4) && f.is(i-1, prep|article|weekday)):
		return f.exactly(century(c.Value), b.Value, a.Value, i+5)
	case complete && sep == '/' && a.Digits() <= 2 && b.Digits() <= 2 && c.Digits() == 4:
		if f.vocab.dayFirst || a.Value > 12 {
			return f.exactly(c.Value, b.Value, a.Value, i+5)
		}
		return f.exactly(c.Value, a.Value, b.Value, i+5)
	case sep == '.' && !f.en && a.Digits() <= 2 && b.Digits() <= 2 && f.Punct(i+3, ".") && f.Glued(i+3) && !f.Glued(i+4) && f.is(i-1, prep|article|weekday):
		if d := (Date{Month: time.Month(b.Value), Day: a.Value}); a.Value > 0 && b.Value > 0 && d.valid() {
			return on(d), i + 4
		}
	}
	return item{}, 0
}

func (f *finder) exactly(year, month, day, end int) (item, int) {
	d, ok := full(year, month, day)
	if !ok {
		return item{}, 0
	}
	return on(d), end
}

// yearMonthDay reads the Hungarian order: 2018. augusztus 6.
func (f *finder) yearMonthDay(i int) (item, int) {
	t := f.At(i)
	if t.Digits() != 4 || !f.Punct(i+1, ".") || f.de || f.en {
		return item{}, 0
	}
	m, j := f.monthAt(i + 2)
	if j == 0 {
		return item{}, 0
	}
	if d, k := f.dayFigure(j); k > 0 {
		return f.exactly(t.Value, int(m), d, k)
	}
	return on(Date{Year: t.Value, Month: m}), j
}

// sharedRange reads ranges of which the first end is a mere number: "3. bis 5. Juli", "8 bis 10 Uhr", "1990-95",
// "the 10th and 11th centuries".
func (f *finder) sharedRange(i int) (item, int) {
	if f.At(i).Kind != text.Number {
		return item{}, 0
	}
	if it, j := f.sharedYears(i); j > 0 {
		return it, j
	}
	if it, j := f.sharedClock(i); j > 0 {
		return it, j
	}
	d, j := f.dayFigure(i)
	if j == 0 {
		return item{}, 0
	}
	k := f.separator(j, true)
	if k == 0 && f.Punct(j, "/") {
		k = j + 1
	}
	d2, l := f.dayFigure(k)
	if k == 0 || l == 0 {
		return item{}, 0
	}
	if f.is(l, unit) && f.entry(l).n == uCentury && d2 > d {
		a, b := centuryItem(d), centuryItem(d2)
		a.to = b.to
		return a, l + 1
	}
	if f.is(l, of) {
		l++
	}
	m, end := f.monthAt(l)
	if end == 0 || d2 <= d {
		return item{}, 0
	}
	it, end := f.withYear(Date{Month: m, Day: d2}, end)
	if end > 0 {
		it.from.Day = d
	}
	return it, end
}

// sharedYears reads 2017/18, 1990-95, 1914–1918.
func (f *finder) sharedYears(i int) (item, int) {
	a := f.At(i)
	if a.Digits() != 4 || a.Value < 1000 || a.Value > 2099 || f.is(i-1, label|countish) && !f.is(i-1, until|prep) {
		return item{}, 0
	}
	b := f.At(i + 2)
	if !f.Punct(i+1, "/"+dashes) || b.Kind != text.Number || !f.Glued(i+1) || !f.Glued(i+2) || f.countedAfter(i+3) || f.fraction(i+3) {
		return item{}, 0
	}
	year := b.Value
	switch {
	case b.Digits() == 2 && a.Value >= 1500:
		year += a.Value / 100 * 100
		if year == a.Value-99 { // 1999/00
			year += 100
		}
	case b.Digits() != 4:
		return item{}, 0
	}
	if year <= a.Value || year > 2199 {
		return item{}, 0
	}
	if b.Digits() == 2 && f.Punct(i+1, dashes) && b.Value <= 12 && !f.Punct(i-1, "(") && !f.is(i-1, prep|article) {
		return item{}, 0 // 2008-09 may be a month
	}
	return item{from: Date{Year: a.Value}, to: Date{Year: year}, precision: Year}, i + 3
}
