package when

import "time"

// dayFigure reads the number of a day: "5." where days are dotted, "5", "5th", "1er". The end is 0 if there is none.
func (f *finder) dayFigure(i int) (n, end int) {
	t := f.at(i)
	if t.kind != number || t.digits > 2 || t.value < 1 || t.value > 31 {
		return 0, 0
	}
	if !f.en && f.punct(i+1, ".º") && f.glued(i+1) {
		return t.value, i + 2
	}
	if f.glued(i+1) && f.at(i+1).kind == word {
		switch f.word(i + 1) {
		case "st", "nd", "rd", "th", "er":
			return t.value, i + 2
		}
		return 0, 0
	}
	return t.value, i + 1
}

// monthAt reads a month's name, with the dot of a short form.
func (f *finder) monthAt(i int) (m time.Month, end int) {
	if !f.is(i, month) || f.vocab.capitals && !f.lenient && !f.at(i).upper {
		return 0, 0
	}
	m = time.Month(f.at(i).entry.n)
	if f.is(i, short) && f.punct(i+1, ".") && f.glued(i+1) {
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
	if f.punct(i, ",") && f.en {
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
	if f.punct(i, quotes) && f.glued(i+1) && f.at(i+1).digits == 2 {
		return century(f.at(i + 1).value), i + 2
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
	if !f.is(i, last|next|this) || !f.is(i+1, unit) || f.at(i+1).entry.n != uYear || f.is(i+1, plural) {
		return 0, 0
	}
	return f.offset(i), i + 2
}

// offset gives -1, 0, 1 for last, this, next.
func (f *finder) offset(i int) int {
	switch {
	case f.is(i, last):
		return -1
	case f.is(i, next):
		return 1
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
	return f.punct(j, ".,:") && f.glued(j) && f.glued(j+1) && f.at(j+1).kind == number || f.glued(j) && f.punct(j, "%")
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
	if f.punct(i+1, quotes) && f.is(i, unsure) || f.lenient && f.is(i, unsure) && !f.is(i-1, prep|edge|last|next|this|of) {
		return false
	}
	if loose || !f.is(i, unsure) {
		return true
	}
	if f.is(i-1, edge|last|next|this) {
		return true
	}
	switch f.word(i - 1) {
	case "von", "für", "auf", "an", "zu", "in", "for", "as", "on", "at", "over", "about", "around", "um", "beim", "am", "during":
		return f.word(i-1) == "in" && f.en && !f.at(i+1).upper
	}
	return f.is(i-1, prep)
}

// figures reads dates in figures: 2005-05-12, 05.05.2005, 5.5., 12/05/2005.
func (f *finder) figures(i int) (item, int) {
	a := f.at(i)
	if !f.number(i, 4) || f.at(i+1).kind != punct || !f.glued(i+1) || !f.number(i+2, 4) {
		return item{}, 0
	}
	b, sep := f.at(i+2), f.at(i+1).punct
	complete := f.at(i+3).kind == punct && f.at(i+3).punct == sep && f.glued(i+3) && f.number(i+4, 4) && (f.glued(i+4) || sep == '.')
	c := f.at(i + 4)
	switch {
	case complete && sep == '-' && a.digits == 4 && b.digits == 2 && c.digits == 2:
		return f.exactly(a.value, b.value, c.value, i+5)
	case complete && sep == '.' && a.digits <= 2 && b.digits <= 2 && (c.digits == 4 && c.value >= 1000 || c.digits == 2 && f.glued(i+4) && f.is(i-1, prep|article|weekday)):
		return f.exactly(century(c.value), b.value, a.value, i+5)
	case complete && sep == '/' && a.digits <= 2 && b.digits <= 2 && c.digits == 4:
		if f.vocab.dayFirst || a.value > 12 {
			return f.exactly(c.value, b.value, a.value, i+5)
		}
		return f.exactly(c.value, a.value, b.value, i+5)
	case sep == '.' && !f.en && a.digits <= 2 && b.digits <= 2 && f.punct(i+3, ".") && f.glued(i+3) && !f.glued(i+4) && f.is(i-1, prep|article|weekday):
		if d := (Date{Month: time.Month(b.value), Day: a.value}); a.value > 0 && b.value > 0 && d.valid() {
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
	t := f.at(i)
	if t.digits != 4 || !f.punct(i+1, ".") || f.de || f.en {
		return item{}, 0
	}
	m, j := f.monthAt(i + 2)
	if j == 0 {
		return item{}, 0
	}
	if d, k := f.dayFigure(j); k > 0 {
		return f.exactly(t.value, int(m), d, k)
	}
	return on(Date{Year: t.value, Month: m}), j
}

// sharedRange reads ranges of which the first end is a mere number: "3. bis 5. Juli", "8 bis 10 Uhr", "1990-95",
// "the 10th and 11th centuries".
func (f *finder) sharedRange(i int) (item, int) {
	if f.at(i).kind != number {
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
	if k == 0 && f.punct(j, "/") {
		k = j + 1
	}
	d2, l := f.dayFigure(k)
	if k == 0 || l == 0 {
		return item{}, 0
	}
	if f.is(l, unit) && f.at(l).entry.n == uCentury && d2 > d {
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
	a := f.at(i)
	if a.digits != 4 || a.value < 1000 || a.value > 2099 || f.is(i-1, label|countish) && !f.is(i-1, until|prep) {
		return item{}, 0
	}
	b := f.at(i + 2)
	if !f.punct(i+1, "/"+dashes) || b.kind != number || !f.glued(i+1) || !f.glued(i+2) || f.countedAfter(i+3) || f.fraction(i+3) {
		return item{}, 0
	}
	year := b.value
	switch {
	case b.digits == 2 && a.value >= 1500:
		year += a.value / 100 * 100
		if year == a.value-99 { // 1999/00
			year += 100
		}
	case b.digits != 4:
		return item{}, 0
	}
	if year <= a.value || year > 2199 {
		return item{}, 0
	}
	if b.digits == 2 && f.punct(i+1, dashes) && b.value <= 12 && !f.punct(i-1, "(") && !f.is(i-1, prep|article) {
		return item{}, 0 // 2008-09 may be a month
	}
	return item{from: Date{Year: a.value}, to: Date{Year: year}, precision: Year}, i + 3
}
