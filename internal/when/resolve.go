package when

import "time"

// shift moves a date by n units. A date that is less precise than the unit is moved as its first day and cut to the
// unit's precision.
func shift(d Date, n int, u int) Date {
	if d.Year == 0 {
		return Date{}
	}
	first := d.First()
	var moved Date
	switch u {
	case uDay, uWeekend:
		moved = OfDay(dayNumber(first) + int32(n))
	case uWeek:
		moved = OfDay(dayNumber(first) + int32(7*n))
	case uMonth, uQuarter, uHalf:
		months := first.Year*12 + int(first.Month) - 1 + n*monthsIn[u]
		moved = Date{Year: months / 12, Month: time.Month(months%12 + 1)}
	case uYear:
		moved = Date{Year: first.Year + n}
	case uDecade:
		moved = Date{Year: first.Year + 10*n}
	case uCentury:
		moved = Date{Year: first.Year + 100*n}
	default:
		moved = first
	}
	if moved.Year < 1 || moved.Year > 9999 {
		return Date{}
	}
	return moved
}

// monthsIn are the months of a unit of them.
var monthsIn = map[int]int{uMonth: 1, uQuarter: 3, uHalf: 6}

// away is the item of a quantity of time before or after the article's date, as exact as such phrases are meant:
// "vor drei Tagen" is a day, "three weeks ago" a week, "vor zehn Jahren" a year.
func (f *finder) away(n float64, u int) item {
	it := untold(u)
	if n > 9000 || n < -9000 || n != float64(int(n)) || f.coarser(u) {
		return it
	}
	switch u {
	case uMinute, uHour:
		return it
	case uWeek:
		d := shift(f.ref, int(n), u)
		it.from, it.to = week(d)
	default:
		d := shift(f.ref, int(n), u)
		it.from, it.to = d, d
	}
	return it
}

// untold is the item of a quantity of time of which the text does not say from when it counts, or how much it is.
func untold(u int) item { return item{relative: true, counted: true, precision: unitPrecision[u]} }

// coarser reports whether the article's date is less exact than the unit asks for.
func (f *finder) coarser(u int) bool {
	switch u {
	case uYear, uDecade, uCentury:
		return f.ref.Year == 0
	case uMonth, uQuarter, uHalf:
		return f.ref.Month == 0
	}
	return f.ref.Day == 0
}

// unitPrecision is the precision of a phrase that counts in units.
var unitPrecision = [...]Precision{
	uMinute: Time, uHour: Time, uDay: Day, uWeek: Week, uWeekend: Week, uMonth: Month, uQuarter: Quarter, uHalf: Quarter, uYear: Year,
	uDecade: Decade, uCentury: Century,
}

// week gives Monday and Sunday of the week that d lies in.
func week(d Date) (monday, sunday Date) {
	if d.Day == 0 {
		return Date{}, Date{}
	}
	first := dayNumber(d)
	first -= sinceMonday(first)
	return OfDay(first), OfDay(first + 6)
}

// sinceMonday gives the days from the last Monday to a day; 1970-01-01 was a Thursday.
func sinceMonday(day int32) int32 { return (day%7 + 7 + 3) % 7 }

// relativeUnit is the unit of time at a distance of n from the one that the article lies in: last week is -1.
func (f *finder) relativeUnit(n int, u int) item {
	it := item{relative: true, precision: unitPrecision[u]}
	if f.coarser(u) {
		return it
	}
	switch u {
	case uWeek:
		it.from, it.to = week(shift(f.ref, n, uWeek))
	case uWeekend:
		_, sunday := week(shift(f.ref, n, uWeek))
		it.from, it.to = shift(sunday, -1, uDay), sunday
	case uQuarter, uHalf:
		size := monthsIn[u]
		start := Date{Year: f.ref.Year, Month: time.Month((int(f.ref.Month)-1)/size*size + 1)}
		it.from = shift(start, n, u)
		it.to = shift(it.from, size-1, uMonth)
	case uDecade:
		it = decadeItem((f.ref.Year/10 + n) * 10)
		it.relative = true
	case uCentury:
		it = centuryItem(f.ref.Year/100 + n + 1)
		it.relative = true
	default:
		it.from = shift(f.ref, n, u)
		it.to = it.from
	}
	return it
}

// relativeWeekday is the weekday (1 Monday) nearest before the article's day, that day included; with last before that
// day, with next after it.
func (f *finder) relativeWeekday(weekday int, mod class) Date {
	if f.ref.Day == 0 {
		return Date{}
	}
	today := dayNumber(f.ref)
	of := int32(weekday)
	back := (sinceMonday(today) + 1 - of + 7) % 7 // days since that weekday
	switch {
	case mod&next != 0:
		return OfDay(today - back + 7)
	case mod&last != 0 && back == 0:
		back = 7
	}
	return OfDay(today - back)
}

// settle gives a year to an item that has none: the one that brings it nearest to the article's date, or on the side
// of it that the words ask for. A question asks for the past.
func (f *finder) settle(it *item) {
	if !it.noYear {
		return
	}
	it.relative = it.relative || it.lastOnly || it.nextOnly
	if f.ref.Year == 0 {
		it.from.Year, it.to.Year = 0, 0
		return
	}
	span := it.to.Year - it.from.Year // 1 where a range crosses the new year
	from, to := it.from, it.to
	best := int32(-1)
	for year := f.ref.Year - 1; year <= f.ref.Year+1; year++ {
		from.Year, to.Year = year, year+span
		if f.ref.Month == 0 && year != f.ref.Year || !to.valid() || !from.valid() {
			continue
		}
		if distance := f.distance(from, to, it); distance >= 0 && (best < 0 || distance < best) {
			best, it.from, it.to = distance, from, to
		}
	}
}

// distance says how many days lie between a candidate and the article's date, -1 if it lies on the wrong side.
func (f *finder) distance(from, to Date, it *item) int32 {
	first, _ := from.Days()
	_, end := to.Days()
	today, latest := f.ref.Days()
	switch {
	case (it.lastOnly || f.lenient && !it.nextOnly) && first > latest:
		return -1
	case it.lastOnly && f.ref.Day != 0 && end >= today:
		return -1
	case it.nextOnly && end <= today:
		return -1
	case first > latest:
		return 2 * (first - latest) // news looks back more often than ahead
	case end < today:
		return today - end
	}
	return 0
}

// easter gives Easter Sunday of a year (the anonymous Gregorian algorithm, Nature 13, 1876).
func easter(year int) Date {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return Date{Year: year, Month: time.Month(n / 31), Day: n%31 + 1}
}

// fixedHolidays begin and end on a day of the calendar.
var fixedHolidays = map[int]struct{ from, to Date }{
	hChristmas:    {Date{Month: time.December, Day: 24}, Date{Month: time.December, Day: 26}},
	hChristmasEve: {Date{Month: time.December, Day: 24}, Date{Month: time.December, Day: 24}},
	hChristmasDay: {Date{Month: time.December, Day: 25}, Date{Month: time.December, Day: 25}},
	hNewYearsEve:  {Date{Month: time.December, Day: 31}, Date{Month: time.December, Day: 31}},
	hNewYear:      {Date{Month: time.January, Day: 1}, Date{Month: time.January, Day: 1}},
	hHalloween:    {Date{Month: time.October, Day: 31}, Date{Month: time.October, Day: 31}},
}

// easterHolidays begin and end so many days after Easter Sunday.
var easterHolidays = map[int][2]int32{
	hEaster: {-2, 1}, hGoodFriday: {-2, -2}, hEasterSunday: {0, 0}, hEasterMonday: {1, 1}, hPentecost: {49, 50}, hWhitSunday: {49, 49},
	hWhitMonday: {50, 50}, hAscension: {39, 39}, hRoseMonday: {-48, -48}, hAshWednesday: {-46, -46}, hMaundyThursday: {-3, -3},
}

// holidayIn gives the first and last day of a holiday in a year.
func holidayIn(holiday, year int) (from, to Date) {
	if d, ok := fixedHolidays[holiday]; ok {
		d.from.Year, d.to.Year = year, year
		return d.from, d.to
	}
	if after, ok := easterHolidays[holiday]; ok {
		sunday := dayNumber(easter(year))
		return OfDay(sunday + after[0]), OfDay(sunday + after[1])
	}
	first := Date{year, time.November, 1} // Thanksgiving: the fourth Thursday
	gap := (3 - sinceMonday(dayNumber(first)) + 7) % 7
	d := Date{year, time.November, 1 + int(gap) + 21}
	return d, d
}
