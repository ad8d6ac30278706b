package when

import (
	"time"

	"quoth/internal/text"
)

// quantity reads an amount of time: "drei Tagen", "einer Woche", "40 Millionen Jahren", "fifteen working days",
// "several weeks" (some, without a number).
func (f *finder) quantity(i int) (n float64, some bool, u, end int) {
	for k := 0; k < 3 && f.is(i, about|countish|to) && !f.is(i+1, unit); k++ {
		i++
	}
	t := f.At(i)
	j := i + 1
	switch w := f.Word(i); {
	case t.Kind == text.Number && t.Value >= 0:
		n = float64(t.Value)
		if f.Punct(j, ".,") && f.Glued(j) && f.Glued(j+1) && f.At(j+1).Kind == text.Number {
			some, j = true, j+2
		}
	case t.Kind != text.Word:
		return 0, false, 0, 0
	case f.is(i, vague):
		some = true
	case w == "einem" || w == "einer" || w == "ein" || w == "eines" || w == "a" || w == "an" || w == "der" || w == "eine":
		n = 1
		if f.is(j, vague) || f.is(j, half) {
			some = true
			j++
		}
		if w == "der" && !some {
			return 0, false, 0, 0
		}
	case f.entry(i).class&^(ordinal|half|decade) != 0:
		return 0, false, 0, 0
	default:
		v, ok := f.lang.Number(w)
		if !ok {
			return 0, false, 0, 0
		}
		n = v
	}
	return f.quantityUnit(n, some, j)
}

// quantityUnit reads a multiplier, a describing word and the unit behind a number.
func (f *finder) quantityUnit(n float64, some bool, j int) (float64, bool, int, int) {
	if w := f.Word(j); w != "" && !f.is(j, unit) {
		if v, ok := f.lang.Number(w); ok && v >= 1000 {
			n *= v
			j++
		}
	}
	if w := f.Word(j); w == "of" || w == "working" || w == "business" || w == "full" || w == "vollen" || w == "ganzen" || w == "weiteren" || w == "calendar" {
		j++
	}
	if !f.is(j, unit) || f.Glued(j) && f.At(j-1).Kind != text.Number || f.Punct(j+1, dashes) && f.Glued(j+1) {
		return 0, false, 0, 0
	}
	return n, some, f.entry(j).n, j + 1
}

func (f *finder) quantityFollows(i int) bool {
	_, _, _, end := f.quantity(i)
	return end > 0
}

// counted reads "three days ago", "zwei Tage zuvor", "a week later".
func (f *finder) counted(i int) (item, int) {
	n, some, u, j := f.quantity(i)
	if j == 0 || f.is(i-1, label) {
		return item{}, 0
	}
	switch {
	case f.en && f.is(j, ago):
		if some {
			return untold(u), j + 1
		}
		return f.away(-n, u), j + 1
	case f.is(j, earlier|later) && (f.de || f.ends(j)):
		return untold(u), j + 1
	}
	return item{}, 0
}

// ends reports whether the word at i stands by itself, not before what it governs: "two days earlier" but not
// "two days earlier than", "three days after".
func (f *finder) ends(i int) bool {
	if f.is(i, before|after) {
		return f.At(i+1).Kind != text.Word && f.At(i+1).Kind != text.Number
	}
	return f.Word(i+1) != "than" && f.Word(i+1) != "as"
}

// withPreposition reads phrases of which the preposition is a part: "vor drei Tagen", "seit zehn Jahren", "in zwei
// Wochen", "within fifteen working days", "innerhalb eines Jahres", "in den vergangenen Jahren".
func (f *finder) withPreposition(i int) (item, int) {
	j := i + 1
	if f.is(i, within) && (f.Word(j) == "von" || f.Word(j) == "of" || f.Word(j) == "the" || f.Word(j) == "der") {
		j++
		if f.is(j, next|last) {
			j++
		}
	}
	n, some, u, end := f.quantity(j)
	if end == 0 {
		return item{}, 0
	}
	w := f.Word(i)
	switch {
	case f.is(i, within):
		return item{relative: true, counted: true, precision: Duration}, end
	case f.de && f.is(i, ago) || f.de && w == "seit":
		if w == "vor" && f.is(end, earlier|later) || some {
			return untold(u), end
		}
		return f.away(-n, u), end
	case w == "in" && (f.de || f.en):
		if f.Word(j) == "der" || some && f.en || f.en && n == 1 && (f.Word(j) == "a" || f.Word(j) == "an" || f.Word(j) == "one") {
			return item{}, 0
		}
		if some {
			return untold(u), end
		}
		return f.away(n, u), end
	}
	return item{}, 0
}

// edge reads "Anfang 2018", "Ende der 90er Jahre", "mid-August", "the end of the year", "Jahresende", "late Monday".
func (f *finder) edge(i int) (item, int) {
	e := f.entry(i)
	j := i + 1
	if e.unit != 0 {
		return f.edgeOfUnit(i)
	}
	if f.Punct(j, "-") && f.Glued(j) && f.Glued(j+1) {
		j++
	}
	joined := false
	for n := 0; n < 2 && f.is(j, of|article); n++ {
		joined = true
		j++
	}
	if f.en && !joined && (f.Word(i) == "end" || f.Word(i) == "beginning" || f.Word(i) == "start") && f.At(j).Kind != text.Number {
		return item{}, 0
	}
	it, end := f.insideEdge(j, joined)
	if end == 0 {
		return item{}, 0
	}
	return narrow(it, e.n), end
}

// insideEdge reads what has a beginning or an end. Joined tells that a word such as "of" stands before it.
func (f *finder) insideEdge(j int, joined bool) (item, int) {
	switch {
	case f.is(j, unit) && !f.is(j, plural) && joined && f.entry(j).n >= uWeek && f.entry(j).n != uDecade:
		if y := f.yearAt(j + 1); y != 0 && f.entry(j).n == uYear && f.alone(j+1, j+2) {
			return on(Date{Year: y}), j + 2
		}
		return f.relativeUnit(0, f.entry(j).n), j + 1
	case f.is(j, last|next|this):
		return f.modified(j)
	case f.At(j).Kind == text.Number:
		if it, end := f.decadeFigures(j); end > 0 {
			return it, end
		}
		if it, end := f.century(j); end > 0 {
			return it, end
		}
		if y := f.yearAt(j); y != 0 && !f.fraction(j+1) {
			return on(Date{Year: y}), j + 1
		}
	case f.is(j, month):
		return f.monthFirst(j, true)
	case f.is(j, decade):
		return f.decadeWord(j)
	case f.is(j, ordinal) && f.en:
		return f.ordinal(j)
	case f.en && f.is(j, weekday):
		return f.weekday(j, true)
	}
	return item{}, 0
}

// edgeOfUnit reads Jahresende, Monatsanfang, Jahrhundertwende with the year behind it or of the article.
func (f *finder) edgeOfUnit(i int) (item, int) {
	e := f.entry(i)
	if y := f.yearAt(i + 1); y != 0 && e.unit == uYear && f.alone(i+1, i+2) {
		return narrow(on(Date{Year: y}), e.n), i + 2
	}
	if !f.is(i-1, prep) {
		return item{}, 0
	}
	it := f.relativeUnit(0, e.unit)
	return narrow(it, e.n), i + 1
}

// season reads "Sommer 2018", "im Herbst", "the summer of 2018", "Frühjahr vergangenen Jahres".
func (f *finder) season(i int) (item, int) {
	if f.de && !f.At(i).Upper && !f.lenient {
		return item{}, 0
	}
	it := f.seasonItem(i)
	j := i + 1
	if f.is(j, of) || f.is(j, article) {
		j++
		if f.is(j, yearWord) {
			j++
		}
	}
	if y := f.yearAt(j); y != 0 {
		return seasonIn(it, y), j + 1
	}
	if offset, k := f.relativeYear(i + 1); k > 0 {
		it.relative = true
		if f.ref.Year != 0 {
			it = seasonIn(it, f.ref.Year+offset)
		}
		return it, k
	}
	w := f.Word(i - 1)
	if f.de && (w == "im" || w == "zum" || w == "seit" || w == "bis" || w == "dem" && f.is(i-2, prep)) || f.en && w == "the" && f.Word(i-2) == "in" && f.Word(i) != "fall" && f.Word(i+1) != "of" {
		return it, i + 1
	}
	return item{}, 0
}

// seasonItem is a season by its calendar months; winter begins in December and ends in the next year.
func (f *finder) seasonItem(i int) item {
	first := time.Month(f.entry(i).n * 3)
	it := item{from: Date{Month: first}, to: Date{Month: (first+1)%12 + 1}, precision: Season, noYear: true}
	if first == time.December {
		it.to.Year = 1
	}
	return it
}

// seasonIn is a season that begins in a year.
func seasonIn(it item, year int) item {
	it.noYear = false
	it.from.Year, it.to.Year = year, year+it.to.Year
	return it
}

// holiday reads Weihnachten 2018, zu Ostern, on Christmas Day, by Easter, New Year's Eve.
func (f *finder) holiday(i int) (item, int) {
	n, j := f.holidayAt(i)
	sure := f.Word(i) == "new" // is no other word, as Christmas can be
	if n == 0 || !sure && (!f.At(i).Upper && !f.lenient || f.Punct(i+1, dashes+quotes) && f.Glued(i+1)) {
		return item{}, 0
	}
	if y := f.yearAt(j); y != 0 {
		from, to := holidayIn(n, y)
		return item{from: from, to: to, precision: Day}, j + 1
	}
	w := f.Word(i - 1)
	if !sure && (!f.is(i-1, prep) || w == "von" || w == "für" || w == "of" || w == "for") {
		return item{}, 0
	}
	return f.nearestHoliday(n), j
}

// holidayAt reads the name of a holiday; its number is 0 if there is none.
func (f *finder) holidayAt(i int) (n, end int) {
	n, end = f.entry(i).n, i+1
	if !f.en {
		return n, end
	}
	if n == hNewYear {
		if f.Word(end) != "year" {
			return 0, 0
		}
		if end++; f.Punct(end, quotes) && f.Word(end+1) == "s" {
			end += 2
		}
		return map[string]int{"eve": hNewYearsEve, "day": hNewYear}[f.Word(end)], end + 1
	}
	switch w := f.Word(end); {
	case n == hChristmas && w == "eve":
		return hChristmasEve, end + 1
	case n == hChristmas && w == "day":
		return hChristmasDay, end + 1
	case w == "sunday" || w == "day":
		return n, end + 1
	}
	return n, end
}

// nearestHoliday is a holiday by its number in the year that brings it nearest to the article's date.
func (f *finder) nearestHoliday(n int) item {
	it := item{precision: Day, relative: true}
	if f.ref.Year == 0 {
		return it
	}
	best := int32(-1)
	today, _ := f.ref.Days()
	for year := f.ref.Year - 1; year <= f.ref.Year+1; year++ {
		from, to := holidayIn(n, year)
		distance := max(dayNumber(from)-today, today-dayNumber(from))
		if f.lenient && dayNumber(from) > today || f.ref.Month == 0 && year != f.ref.Year {
			continue
		}
		if best < 0 || distance < best {
			best, it.from, it.to = distance, from, to
		}
	}
	return it
}

// ordinal reads "ersten Quartal 2018", "zweite Halbjahr", "first half of 2018", "nineteenth century".
func (f *finder) ordinal(i int) (item, int) {
	n := f.entry(i).n
	j := i + 1
	u := f.entry(j).n
	if m, k := f.monthAt(j + 1); k > 0 && f.en && f.Word(j) == "of" {
		return f.withYear(Date{Month: m, Day: n}, k)
	}
	size := monthsIn[u]
	switch {
	case f.is(j, unit) && u == uCentury && f.en && n > 4:
		return centuryItem(n), j + 1
	case f.en && f.is(j, half):
		size = monthsIn[uHalf]
	case !f.is(j, unit) || u == uMonth:
		return item{}, 0
	}
	if size == 0 || n*size > 12 {
		return item{}, 0
	}
	year, end, explicit := f.ref.Year, j+1, false
	k := end
	if f.is(k, of) || f.is(k, article) {
		k++
	}
	if f.is(k, yearWord) && f.de {
		k++
	}
	if y := f.yearAt(k); y != 0 {
		year, end, explicit = y, k+1, true
	} else if offset, l := f.relativeYear(j + 1); l > 0 {
		end = l
		if year != 0 {
			year += offset
		}
	} else if f.en || !f.is(i-1, prep) {
		return item{}, 0
	}
	it := item{precision: Quarter, relative: !explicit}
	if year != 0 {
		it.from = Date{Year: year, Month: time.Month((n-1)*size + 1)}
		it.to = Date{Year: year, Month: time.Month(n * size)}
	}
	return it, end
}
