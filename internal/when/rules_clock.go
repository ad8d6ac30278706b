package when

import "slices"

// clock reads a time of day: "11:52 Uhr", "7.12 Uhr Ortszeit (13:12 Uhr MESZ)", "acht Uhr", "halb neun",
// "3 p.m.", "3 o'clock", "15:30" after "um" or "at".
func (f *finder) clock(i int) (item, int) {
	c, j := f.clockFigures(i)
	if j == 0 {
		c, j = f.clockWords(i)
	}
	if j == 0 {
		return item{}, 0
	}
	it := item{clock: c, precision: Time}
	if c <= 12*60 && f.afternoon(j) {
		it.clock += 12 * 60
	}
	j = f.zoneAfter(j)
	if f.punct(j, "(") && f.number(j+1, 4) {
		if _, k := f.clockFigures(j + 1); k > 0 {
			if k = f.zoneAfter(k); f.punct(k, ")") {
				return it, k + 1
			}
		}
	}
	return it, j
}

// hourMinute reads 11:52, 11.52 or 11 as hours and minutes.
func (f *finder) hourMinute(i int) (c Clock, minutes bool, end int) {
	h := f.at(i)
	if h.kind != number || h.digits > 2 || h.value > 24 {
		return 0, false, 0
	}
	m := f.at(i + 2)
	if f.punct(i+1, ":.") && f.glued(i+1) && f.glued(i+2) && m.kind == number {
		if m.digits != 2 || m.value > 59 || h.value == 24 && m.value > 0 {
			return 0, false, 0
		}
		end = i + 3
		if f.punct(end, ":") && f.glued(end) && f.number(end+1, 2) && f.glued(end+1) { // seconds
			end += 2
		}
		return Clock(h.value%24*60 + m.value + 1), true, end
	}
	return Clock(h.value%24*60 + 1), false, i + 1
}

func (f *finder) clockFigures(i int) (Clock, int) {
	c, minutes, j := f.hourMinute(i)
	if j == 0 {
		return 0, 0
	}
	if pm, k := f.meridiem(j); k > 0 {
		return twelve(c, pm), k
	}
	if k := f.oclock(j); k > 0 {
		if m := f.at(k); f.de && !minutes && m.digits == 2 && m.value < 60 && !f.countedAfter(k+1) && f.alone(k, k+1) && f.at(k+1).kind != word {
			return c + Clock(m.value), k + 1
		}
		return c, k
	}
	if minutes && f.punct(i+1, ":") && !f.fraction(j) && (f.clockPreposition(i) || f.is(j, zone) || f.word(j) == "local" && f.word(j+1) == "time") {
		return c, j
	}
	return 0, 0
}

// oclock reads "Uhr" or "o'clock".
func (f *finder) oclock(i int) (end int) {
	switch {
	case f.de && f.is(i, oclock):
		return i + 1
	case f.en && f.word(i) == "o" && f.word(i+2) == "clock":
		return i + 3
	}
	return 0
}

// clockPreposition reports whether a preposition before i calls for a time of day.
func (f *finder) clockPreposition(i int) bool {
	for k := i - 1; k >= i-3; k-- {
		switch {
		case f.is(k, at) || f.en && f.is(k, until|since) || f.de && f.is(k, since):
			return true
		case !f.is(k, about|until):
			return false
		}
	}
	return false
}

// meridiem reads "pm", "p.m.", "a.m".
func (f *finder) meridiem(i int) (pm bool, end int) {
	if !f.en {
		return false, 0
	}
	if f.is(i, meridiem) {
		return f.word(i) == "pm", i + 1
	}
	w := f.word(i)
	if w != "a" && w != "p" || !f.punct(i+1, ".") || f.word(i+2) != "m" || !f.glued(i+2) {
		return false, 0
	}
	if f.punct(i+3, ".") && f.glued(i+3) {
		return w == "p", i + 4
	}
	return w == "p", i + 3
}

func twelve(c Clock, pm bool) Clock {
	hour, minute := (c-1)/60%12, (c-1)%60
	if pm {
		hour += 12
	}
	return hour*60 + minute + 1
}

// clockWords reads "acht Uhr", "three o'clock", "seven p.m." and the parts of an hour.
func (f *finder) clockWords(i int) (Clock, int) {
	if f.at(i).kind != word {
		return 0, 0
	}
	if h, ok := f.hourWord(i); ok {
		if k := f.oclock(i + 1); k > 0 {
			return Clock(h*60 + 1), k
		}
		if pm, k := f.meridiem(i + 1); k > 0 && f.word(i) != "a" && h > 0 {
			return twelve(Clock(h*60+1), pm), k
		}
		return 0, 0
	}
	if f.de && f.is(i, half|quarter) && f.is(i-1, at|since|until|before|after) {
		return f.partOfHour(i)
	}
	return 0, 0
}

// partOfHour reads "halb neun", "Viertel nach acht", "Viertel vor 8 Uhr".
func (f *finder) partOfHour(i int) (Clock, int) {
	minute, j := -30, i+1
	if f.is(i, quarter) {
		switch f.word(i + 1) {
		case "vor":
			minute = -15
		case "nach":
			minute = 15
		default:
			return 0, 0
		}
		j++
	}
	h, ok := f.hourWord(j)
	if t := f.at(j); !ok && t.kind == number && t.digits <= 2 && t.value >= 1 && t.value <= 24 {
		h, ok = t.value, true
	}
	if !ok || h == 0 {
		return 0, 0
	}
	j++
	if f.is(j, oclock) {
		j++
	}
	return Clock((h*60+minute)%1440 + 1), j
}

func (f *finder) hourWord(i int) (int, bool) {
	w := f.word(i)
	if w == "" || f.at(i).entry.class&(unit|month|weekday) != 0 {
		return 0, false
	}
	if w == "ein" && f.de {
		return 1, true
	}
	n, ok := f.lang.Number(w)
	if !ok || n < 0 || n > 24 || n != float64(int(n)) {
		return 0, false
	}
	return int(n) % 24, true
}

// afternoon reports whether what stands behind a time puts it into the second half of the day.
func (f *finder) afternoon(j int) bool {
	if f.en && f.word(j) == "in" && f.word(j+1) == "the" {
		j += 2
	}
	return f.is(j, part) && (f.en || f.is(j, recurring)) && f.at(j).entry.p > 12
}

// zoneAfter skips what belongs to a time behind it: "Ortszeit", "MESZ", "local time", "(UTC)", "abends", "am Abend".
func (f *finder) zoneAfter(j int) int {
	for range 3 {
		switch {
		case f.is(j, zone):
			j++
		case f.de && f.is(j, recurring):
			j++
		case f.word(j+1) == "time" && slices.Contains([]string{"local", "eastern", "pacific", "central"}, f.word(j)):
			j += 2
		case f.punct(j, "(") && f.is(j+1, zone) && f.punct(j+2, ")"):
			j += 3
		case f.en && f.word(j) == "in" && f.word(j+1) == "the" && f.is(j+2, part):
			j += 3
		default:
			return j
		}
	}
	return j
}

// clockAfter reads a time of day behind a date: "um 12:15 Uhr MESZ", "at 3 p.m.", "gegen Mittag".
func (f *finder) clockAfter(j int) (item, int) {
	if f.punct(j, ",") {
		j++
	}
	k := j
	for n := 0; n < 3 && f.is(k, at|about|since|until|before|after) && f.at(k).kind == word; n++ {
		k++
		if f.punct(k, ".") && f.is(k-1, about) {
			k++
		}
	}
	if it, end := f.sharedClock(k); end > 0 {
		return it, end
	}
	return f.clock(k)
}

// sharedClock reads two times of which the last carries the word: "8 bis 10 Uhr", "3 and 5 p.m.", "10:00-12:00 Uhr".
func (f *finder) sharedClock(i int) (item, int) {
	a, minutes, j := f.hourMinute(i)
	if j == 0 {
		return item{}, 0
	}
	if k := f.oclock(j); f.de && k > 0 {
		j = k
	}
	k := f.separator(j, f.is(i-1, between))
	if k == 0 || f.punct(k-1, dashes) && !f.glued(k-1) && !minutes {
		return item{}, 0
	}
	b, end := f.clockFigures(k)
	if end == 0 {
		return item{}, 0
	}
	if f.en && a < b && b-a > 12*60 { // 3 to 5 p.m.
		a += 12 * 60
	}
	return item{clock: a, clockTo: b, precision: Time}, f.zoneAfter(end)
}
