package when

import (
	"strconv"
	"strings"
)

// class says what a word may be in a date. A word can be several things ("Morgen" is a time of day and a day).
type class uint64

const (
	month     class = 1 << iota // n: 1 to 12
	unsure                      // with month: also a name or a common word, so that it needs a preposition
	short                       // with month: an abbreviation, so that it needs a number beside it
	weekday                     // n: 1 (Monday) to 7
	unit                        // n: one of the unit constants
	plural                      // with unit: more than one of it
	last                        // vergangene, last
	next                        // kommende, next; n: 1 for the one after that
	this                        // diese, this
	same                        // selben, that, following: a day told by another event
	day                         // n: days from the article's date
	part                        // p: a part of the day
	edge                        // n: begin, middle, end
	season                      // n: 1 (spring) to 4 (winter)
	holiday                     // n: one of the holiday constants
	ordinal                     // n: 1 to 21
	decade                      // n: 20 to 90, neunziger, nineties
	prep                        // may stand before a date and belongs to its phrase
	article                     // der, the: may stand between preposition and date
	about                       // etwa, around
	since                       // with prep: from then on
	until                       // with prep: up to then
	before                      // with prep
	after                       // with prep
	at                          // with prep: um, at: a time of day may follow
	within                      // binnen, within
	between                     // with prep: opens a range with and/und
	to                          // bis, to, through: joins a range
	and                         // und, and
	ago                         // ago; German vor
	later                       // später, later
	earlier                     // zuvor, earlier
	oclock                      // Uhr, o'clock
	meridiem                    // am, pm
	zone                        // MESZ, GMT, Ortszeit
	yearWord                    // Jahr, year: may stand before a year's number
	of                          // of, des, de: joins the parts of a date
	counted                     // Menschen, Euro: what stands before it is a count
	countish                    // rund, mehr als: what follows is a count
	label                       // Artikel, Nummer, Flug: what follows is a number that counts nothing
	vague                       // einige, several
	half                        // halb, half
	quarter                     // Viertel: of an hour
	verb                        // was, saw: an English sentence may open with a year before it
	not                         // nicht, not
	era                         // BC, Chr
	night                       // Nacht, night: of the parts of a day the one between two days
	recurring                   // morgens, abends: only after a time of day
)

// Units of time, the n of class unit.
const (
	uMinute = iota + 1
	uHour
	uDay
	uWeek
	uWeekend
	uMonth
	uQuarter
	uHalf
	uYear
	uDecade
	uCentury
)

// Parts of a year or month, the n of class edge.
const (
	eBegin = iota + 1
	eMiddle
	eEnd
)

// Holidays, the n of class holiday.
const (
	hChristmas = iota + 1
	hChristmasEve
	hNewYearsEve
	hNewYear
	hEaster
	hGoodFriday
	hEasterSunday
	hEasterMonday
	hPentecost
	hWhitSunday
	hWhitMonday
	hAscension
	hRoseMonday
	hAshWednesday
	hMaundyThursday
	hThanksgiving
	hHalloween
	hChristmasDay
)

// entry is what is known of a word; the zero entry of a word that says nothing about time.
type entry struct {
	class class
	n     int
	p     int // hour at which a part of the day begins, plus one
	unit  int // with edge: of what, where the word says it (Jahresende)
}

// vocabulary is what is known of the words of a language.
type vocabulary struct {
	words map[string]entry
	// dotted ordinals: a day's number needs a dot behind it ("5. Mai")
	dotted bool
	// dayFirst: 5/12/2005 is the fifth of December
	dayFirst bool
	// nouns have capitals, months as well
	capitals bool
}

var classNames = map[string]class{
	"month": month, "unsure": unsure, "short": short, "weekday": weekday, "unit": unit, "plural": plural, "last": last,
	"next": next, "this": this, "same": same, "day": day, "part": part, "edge": edge, "season": season, "holiday": holiday,
	"ordinal": ordinal, "decade": decade, "prep": prep, "article": article, "about": about, "since": since, "until": until,
	"before": before, "after": after, "at": at, "within": within, "between": between, "to": to, "and": and, "ago": ago,
	"later": later, "earlier": earlier, "oclock": oclock, "meridiem": meridiem, "zone": zone, "year": yearWord, "of": of,
	"counted": counted, "countish": countish, "label": label, "vague": vague, "half": half, "quarter": quarter,
	"verb": verb, "not": not, "era": era, "night": night, "recurring": recurring,
}

// compile reads a table: on each line the classes joined by "+", perhaps "=" and their number, then the words. With ".." behind it the
// number rises from word to word, "-" standing for none: "weekday=1.. monday tuesday".
func compile(table string) map[string]entry {
	words := make(map[string]entry)
	for line := range strings.Lines(table) {
		fields := strings.Fields(line)
		if len(fields) < 2 {
			continue
		}
		names, number, _ := strings.Cut(fields[0], "=")
		number, rises := strings.CutSuffix(number, "..")
		n, _ := strconv.Atoi(number) // 0 where there is none
		for i, word := range fields[1:] {
			if i > 0 && rises {
				n++
			}
			if word != "-" {
				words[word] = words[word].with(names, n)
			}
		}
	}
	return words
}

// with returns an entry with classes joined by "+" and their number put to it.
func (e entry) with(names string, n int) entry {
	for name := range strings.SplitSeq(names, "+") {
		c := classNames[name]
		e.class |= c
		switch {
		case c == part:
			e.p = n + 1
		case c&(month|weekday|next|unit|day|edge|season|holiday|ordinal|decade) != 0:
			e.n = n
		}
	}
	return e
}

var vocabularies = map[string]*vocabulary{
	"de": {words: german(), dotted: true, dayFirst: true, capitals: true},
	"en": {words: compile(englishTable), capitals: true},
	"es": {words: compile(spanishTable), dayFirst: true},
	"fr": {words: compile(frenchTable), dayFirst: true},
	"ru": {words: compile(russianTable), dayFirst: true},
	"sv": {words: compile(swedishTable), dayFirst: true},
	"no": {words: compile(norwegianTable), dayFirst: true},
	"hu": {words: compile(hungarianTable), dayFirst: true},
}

// german adds the compounds to the table's words: Montagabend, Jahresende.
func german() map[string]entry {
	words := compile(germanTable)
	days := make(map[string]entry)
	for word, e := range words {
		if e.class&weekday != 0 {
			days[word] = e
		}
	}
	for _, name := range []string{"morgen", "früh", "vormittag", "mittag", "nachmittag", "abend", "nacht"} {
		for word, e := range days {
			e.p = words[name].p
			words[word+name] = e
		}
	}
	units := map[string]int{"jahres": uYear, "monats": uMonth, "wochen": uWeek, "jahrhundert": uCentury}
	edges := map[string]int{"anfang": eBegin, "beginn": eBegin, "mitte": eMiddle, "ende": eEnd, "wechsel": eEnd}
	for prefix, u := range units {
		for suffix, n := range edges {
			if prefix+suffix != "wochenende" {
				words[prefix+suffix] = entry{class: edge, n: n, unit: u}
			}
		}
	}
	return words
}
