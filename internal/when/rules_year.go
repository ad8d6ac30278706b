package when

import (
	"strings"
	"time"

	"quoth/internal/text"
)

// countedAfter reports whether token i makes a count of the number before it: a percent or currency sign, a unit, or
// a noun that is usually counted.
func (f *finder) countedAfter(i int) bool {
	return f.Punct(i, moneyed) || f.is(i, counted) || !f.suffix(i) && f.Punct(i, dashes) && f.Glued(i) && f.Glued(i+1) && f.At(i+1).Kind == text.Word
}

// year reads a number of four digits as a year where the words around it allow no other reading.
func (f *finder) year(i int, loose bool) (item, int) {
	t := f.At(i)
	if it, j := f.ancient(i); j > 0 {
		return it, j
	}
	if t.Digits() == 3 && t.Value >= 100 && f.is(i-1, yearWord) && f.is(i-2, prep|article) && f.alone(i, i+1) && !f.countedAfter(i+1) {
		return on(Date{Year: t.Value}), i + 1
	}
	if f.numberBeside(i) {
		return item{}, 0
	}
	if t.Digits() != 4 || t.Value < 1000 || t.Value > 2099 || f.countedAfter(i+1) || f.fraction(i+1) || f.is(i-1, label) && !f.is(i-1, prep|article) {
		return item{}, 0
	}
	if f.Punct(i-1, ".") && f.Glued(i-1) && f.is(i-2, label) {
		return item{}, 0
	}
	var ok bool
	switch {
	case f.is(i-1, yearWord) || f.is(i+1, yearWord) && !f.de && !f.en:
		ok = true
	case f.lenient:
		ok = t.Value >= 1900 && !f.is(i-1, countish)
	case f.de:
		ok = f.germanYear(i, loose)
	case f.en:
		ok = f.englishYear(i, loose)
	default:
		ok = f.is(i-1, prep|of) && !f.is(i-1, countish) && t.Value >= 1500 || loose && t.Value >= 1800
	}
	if !ok {
		return item{}, 0
	}
	if f.is(i+1, yearWord) && !f.de && !f.en {
		return on(Date{Year: t.Value}), i + 2
	}
	return on(Date{Year: t.Value}), i + 1
}

// numberBeside reports whether the number at i belongs to others beside it: a telephone number, "2000 bis 2500
// Besucher".
func (f *finder) numberBeside(i int) bool {
	if f.At(i+1).Kind == text.Number || f.At(i-1).Kind == text.Number && !f.is(i-2, month) {
		return true
	}
	w := f.Word(i + 1)
	joined := f.is(i+1, and|to) || w == "oder" || w == "or" || f.Punct(i+1, dashes)
	return joined && f.At(i+2).Kind == text.Number && f.countedAfter(i+3)
}

// ancient reads a year with its era: 44 BC, 79 n. Chr. Those before Christ, which Date cannot hold, stay unresolved.
func (f *finder) ancient(i int) (item, int) {
	if f.is(i+1, era) {
		return item{precision: Year}, i + 2
	}
	side, end := f.Word(i+1), i+2
	if f.Punct(end, ".") {
		end++
	}
	if side != "v" && side != "n" || !f.is(end, era) {
		return item{}, 0
	}
	if end++; f.Punct(end, ".") && f.Glued(end) {
		end++
	}
	if side == "n" && f.number(i, 4) {
		return on(Date{Year: f.At(i).Value}), end
	}
	return item{precision: Year}, end
}

// germanYear judges a bare number of four digits by the German words beside it.
func (f *finder) germanYear(i int, loose bool) bool {
	n := f.At(i).Value
	right := f.At(i + 1)
	trigger := f.is(i-1, since|until|before|after|between|at) || f.is(i-1, edge|season|holiday) ||
		f.Word(i-1) == "von" || f.Word(i-1) == "vom"
	if w := f.Word(i - 1); (w == "von" || w == "vom") && (n < 1900 && !loose || f.Word(i+1) == "auf" || f.Word(i+1) == "um") {
		return false
	}
	if f.is(i-1, countish) && !f.is(i-1, until|since) || f.is(i-1, until) && f.is(i-2, countish) && !f.is(i-2, prep) {
		return false
	}
	switch f.Word(i - 1) {
	case "zu", "für", "auf", "an", "zum", "zur", "im", "der", "die", "das":
		if f.Word(i-1) == "zu" && f.is(i-2, until) || n < 1900 || n%50 == 0 {
			return false
		}
	}
	if f.Punct(i-1, "(") || f.is(i-1, month) || f.Punct(i-1, dashes) && loose {
		return n >= 1500 && !(right.Upper && n%50 == 0)
	}
	recent := n >= 1900 && n <= 2039
	switch {
	case right.Upper:
		if f.is(i-1, since) {
			return n >= 1500
		}
		return recent && n%50 != 0 && !countedNoun(f.Word(i+1))
	case !trigger && inflected(f.Word(i+1)) && f.At(i+2).Upper:
		return recent && n%50 != 0 && !countedNoun(f.Word(i+2))
	case trigger || loose && (recent || f.is(i-1, and|to)):
		return n >= 1200
	case n < 1500:
		return false
	case n%100 == 0:
		return recent && !inflected(f.Word(i+1)) && f.Word(i-1) != "in"
	}
	return true
}

// inflected reports whether a German word in lower case looks like an adjective before a noun.
func inflected(w string) bool {
	switch w {
	case "eine", "einen", "einer", "die", "der", "ihre", "ihren", "seine", "seinen", "wurde", "wurden", "hatte", "hatten",
		"konnte", "konnten", "sollte", "sollten", "wollte", "wollten", "musste", "mussten", "unter", "über", "hinter", "oder", "aber", "keine", "keinen", "alle", "diese", "diesen":
		return false
	}
	return strings.HasSuffix(w, "e") || strings.HasSuffix(w, "en") || strings.HasSuffix(w, "er")
}

// countedNoun reports whether a German noun looks like the plural of what is counted.
func countedNoun(w string) bool {
	for _, ending := range []string{"innen", "leute", "schaften", "ungen", "heiten", "keiten", "linge", "ionen", "anten", "enten", "isten"} {
		if strings.HasSuffix(w, ending) {
			return true
		}
	}
	return false
}

// englishYear judges a bare number of four digits by the English words beside it.
func (f *finder) englishYear(i int, loose bool) bool {
	n := f.At(i).Value
	left, right := f.Word(i-1), f.At(i+1)
	noun := !right.Upper && strings.HasSuffix(f.Word(i+1), "s") && !f.is(i+1, verb) && f.Word(i+1) != "as"
	recent := n >= 1900 && n <= 2039
	if f.is(i-1, countish) {
		return false
	}
	if loose && left == "to" {
		return n >= 1200 && !noun
	}
	switch left {
	case "in", "since", "during", "early", "late", "mid", "summer", "spring", "autumn", "fall", "winter", "circa", "from", "until", "till", "by", "before", "after", "between", "and":
		if left == "and" && !loose && !f.yearBefore(i-2) {
			return false
		}
		if noun {
			return recent && n%100 != 0 && (left == "in" || left == "since")
		}
		return n >= 1300 || (left == "in" || left == "since") && right.Kind != text.Word
	case "of", "the", "a", "its", "their", "his", "for", "around", "about", "to", "through", "our":
		return recent && !noun && (n%100 != 0 || right.Kind != text.Word || left == "the" && right.Upper)
	}
	switch {
	case f.Punct(i-1, "("):
		return n >= 1500 && (f.Punct(i+1, ")") || f.Punct(i+1, dashes+",;"))
	case f.is(i-1, month|holiday) || loose && (f.Punct(i-1, dashes) || f.is(i-1, to)):
		return true
	case i == 0 || f.Punct(i-1, `"“‘`):
		return recent && f.is(i+1, verb)
	}
	return loose && recent && f.Punct(i+1, dashes) && f.number(i+2, 4)
}

// yearBefore reports whether token i is a number that reads as a year: "in 2005 and 2006".
func (f *finder) yearBefore(i int) bool {
	return f.At(i).Digits() == 4 && f.At(i).Value >= 1500 && f.At(i).Value < 2100 && (f.is(i-1, prep|month) || f.Punct(i-1, ","))
}

func decadeItem(year int) item {
	return item{from: Date{Year: year}, to: Date{Year: year + 9}, precision: Decade}
}

// decadeFigures reads "1990er Jahre", "90er-Jahren", "in den 1990ern", "the 1990s", "the '90s".
func (f *finder) decadeFigures(i int) (item, int) {
	quoted := f.Punct(i, quotes)
	k := i
	if quoted {
		k++
	}
	t := f.At(k)
	if f.en && t.Digits() == 4 && f.Punct(k+1, quotes) && f.Glued(k+1) && f.Glued(k+2) && f.Word(k+2) == "s" && t.Value%10 == 0 && (f.Word(i-1) == "the" || f.is(i-1, edge)) {
		return decadeItem(t.Value), k + 3 // the 1930's
	}
	if t.Kind != text.Number || t.Digits() != 4 && t.Digits() != 2 || t.Value%10 != 0 || !f.Glued(k+1) || quoted && !f.Glued(k) {
		return item{}, 0
	}
	year := t.Value
	if t.Digits() == 2 {
		if year += 1900; t.Value < 20 {
			year += 100
		}
	}
	if year < 1000 || year > 2090 {
		return item{}, 0
	}
	switch suffix := f.Word(k + 1); {
	case f.de && (suffix == "er" || suffix == "ern"):
		j := k + 2
		if f.Punct(j, "-") && f.is(j+1, yearWord) {
			j++
		}
		if f.is(j, yearWord) && (f.At(j).Upper || f.lenient) {
			return decadeItem(year), j + 1
		}
		if suffix == "ern" || t.Digits() == 4 && f.is(i-1, article|edge) && f.At(j).Kind != text.Word {
			return decadeItem(year), k + 2
		}
	case f.en && suffix == "s":
		if t.Digits() == 4 || quoted || f.Word(i-1) == "the" || f.is(i-1, edge) {
			return decadeItem(year), k + 2
		}
	}
	return item{}, 0
}

// decadeWord reads "neunziger Jahre", "the nineties".
func (f *finder) decadeWord(i int) (item, int) {
	year := 1900 + f.entry(i).n
	switch {
	case f.de:
		j := i + 1
		if f.Punct(j, "-") {
			j++
		}
		if f.is(j, yearWord) {
			return decadeItem(year), j + 1
		}
	case f.Word(i-1) == "the" || f.is(i-1, edge):
		return decadeItem(year), i + 1
	}
	return item{}, 0
}

// century reads "19. Jahrhundert", "19th century".
func (f *finder) century(i int) (item, int) {
	n, j := f.dayFigure(i)
	if j <= i+1 || n > 21 || !f.is(j, unit) || f.entry(j).n != uCentury {
		return item{}, 0
	}
	if f.Word(j+1) == "v" && f.is(j+3, era) || f.is(j+1, era) {
		return item{precision: Century}, j + 1
	}
	return centuryItem(n), j + 1
}

func centuryItem(n int) item {
	return item{from: Date{Year: max(1, (n-1)*100)}, to: Date{Year: n*100 - 1}, precision: Century}
}

// narrow cuts an item to its beginning, middle or end.
func narrow(it item, part int) item {
	third := func(from, length int) (int, int) {
		a, b := length*2/5, length*7/10
		switch part {
		case eBegin:
			return from, from + a - 1
		case eMiddle:
			return from + a, from + b - 1
		}
		return from + b, from + length - 1
	}
	switch it.precision {
	case Decade, Century:
		if it.from.Year != 0 {
			it.from.Year, it.to.Year = third(it.from.Year, it.to.Year-it.from.Year+1)
		}
	case Year:
		if it.from == it.to && it.from.Year != 0 {
			first := map[int]time.Month{eBegin: 1, eMiddle: 5, eEnd: 9}[part]
			it.from.Month, it.to.Month = first, first+3
		}
	case Month:
		if it.from == it.to && it.from.Month != 0 {
			end := daysIn(max(it.from.Year, 1), it.from.Month)
			it.from.Day = map[int]int{eBegin: 1, eMiddle: 11, eEnd: 21}[part]
			it.to.Day = map[int]int{eBegin: 10, eMiddle: 20, eEnd: end}[part]
		}
	}
	return it
}
