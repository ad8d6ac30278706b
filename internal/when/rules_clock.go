package when

import (
	"slices"

	"quoth/internal/text"
)

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
	if f.Punct(j, "(") && f.number(j+1, 4) {
		if _, k := f.clockFigures(j + 1); k > 0 {
			if k = f.zoneAfter(k); f.Punct(k, ")") {
				return it, k + 1
			}
		}
	}
	return it, j
}

// hourMinute reads 11:52, 11.52 or 11 as hours and minutes.
func (f *finder) hourMinute(i int) (c Clock, minutes bool, end int) {
	h := f.At(i)
	if h.Kind != text.Number || h.Digits() > 2 || h.Value > 24 {
		return 0, false, 0
	}
	m := f.At(i + 2)
	if f.Punct(i+1, ":.") && f.Glued(i+1) && f.Glued(i+2) && m.Kind == text.Number {
		if m.Digits() != 2 || m.Value > 59 || h.Value == 24 && m.Value > 0 {
			return 0, false, 0
		}
		end = i + 3
		if f.Punct(end, ":") && f.Glued(end) && f.number(end+1, 2) && f.Glued(end+1) { // seconds
			end += 2
		}
		return Clock(h.Value%24*60 + m.Value + 1), true, end
	}
	return Clock(h.Value%24*60 + 1), false, i + 1
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
		if m := f.At(k); f.de && !minutes && m.Digits() == 2 && m.Value < 60 && !f.countedAfter(k+1) && f.alone(k, k+1) && f.At(k+1).Kind != text.Word {
			return c + Clock(m.Value), k + 1
		}
		return c, k
	}
	if minutes && f.Punct(i+1, ":") && !f.fraction(j) && (f.clockPreposition(i) || f.is(j, zone) || f.Word(j) == "local" && f.Word(j+1) == "time") {
		return c, j
	}
	return 0, 0
}

// oclock reads "Uhr" or "o'clock".
func (f *finder) oclock(i int) (end int) {
	switch {
	case f.de && f.is(i, oclock):
		return i + 1
	case f.en && f.Word(i) == "o" && f.Word(i+2) == "clock":
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
		return f.Word(i) == "pm", i + 1
	}
	w := f.Word(i)
	if w != "a" && w != "p" || !f.Punct(i+1, ".") || f.Word(i+2) != "m" || !f.Glued(i+2) {
		return false, 0
	}
	if f.Punct(i+3, ".") && f.Glued(i+3) {
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
	if f.At(i).Kind != text.Word {
		return 0, 0
	}
	if h, ok := f.hourWord(i); ok {
		if k := f.oclock(i + 1); k > 0 {
			return Clock(h*60 + 1), k
		}
		if pm, k := f.meridiem(i + 1); k > 0 && f.Word(i) != "a" && h > 0 {
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
		switch f.Word(i + 1) {
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
	if t := f.At(j); !ok && t.Kind == text.Number && t.Digits() <= 2 && t.Value >= 1 && t.Value <= 24 {
		h, ok = t.Value, true
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
	w := f.Word(i)
	if w == "" || f.entry(i).class&(unit|month|weekday) != 0 {
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
	if f.en && f.Word(j) == "in" && f.Word(j+1) == "the" {
		j += 2
	}
	return f.is(j, part) && (f.en || f.is(j, recurring)) && f.entry(j).p > 12
}

// zoneAfter skips what belongs to a time behind it: "Ortszeit", "MESZ", "local time", "(UTC)", "abends", "am Abend".
func (f *finder) zoneAfter(j int) int {
	for range 3 {
		switch {
		case f.is(j, zone):
			j++
		case f.de && f.is(j, recurring):
			j++
		case f.Word(j+1) == "time" && slices.Contains([]string{"local", "eastern", "pacific", "central"}, f.Word(j)):
			j += 2
		case f.Punct(j, "(") && f.is(j+1, zone) && f.Punct(j+2, ")"):
			j += 3
		case f.en && f.Word(j) == "in" && f.Word(j+1) == "the" && f.is(j+2, part):
			j += 3
		default:
			return j
		}
	}
	return j
}

// clockAfter reads a time of day behind a date: "um 12:15 Uhr MESZ", "at 3 p.m.", "gegen Mittag".
func (f *finder) clockAfter(j int) (item, int) {
	if f.Punct(j, ",") {
		j++
	}
	k := j
	for n := 0; n < 3 && f.is(k, at|about|since|until|before|after) && f.At(k).Kind == text.Word; n++ {
		k++
		if f.Punct(k, ".") && f.is(k-1, about) {
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
	if k == 0 || f.Punct(k-1, dashes) && !f.Glued(k-1) && !minutes {
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
