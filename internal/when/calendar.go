package when

import (
	"strings"
	"time"
)

// monthSpellings lists, January first, how written dates have the months besides the names and short forms of the vocabularies.
var monthSpellings = [12]string{
	"ene янв",
	"febr fév fevrier фев февр",
	"märzes mär maerz мар márc",
	"aprils abr avr апр ápr",
	"máj",
	"junis июн jún",
	"julis juil июл júl",
	"augusts ago aout авг",
	"сен сент szept",
	"окт",
	"ноя",
	"dic decembre дек des",
}

// monthNames gives the months by their names in every language known.
var monthNames = buildMonths()

func buildMonths() map[string]time.Month {
	m := make(map[string]time.Month)
	for _, v := range vocabularies {
		for word, e := range v.words {
			if e.class&month != 0 {
				m[word] = time.Month(e.n)
			}
		}
	}
	for i, line := range monthSpellings {
		for word := range strings.FieldsSeq(line) {
			m[word] = time.Month(i + 1)
		}
	}
	return m
}

// monthByName gives the month that a word names in any language, 0 if none.
func monthByName(word string) time.Month {
	return monthNames[strings.ToLower(strings.Trim(word, "."))]
}

// weekdaySpellings lists the names of each weekday, Monday first, as they stand in written dates.
var weekdaySpellings = [7]string{
	"montag mo monday mon lunes lundi понедельник måndag mandag hétfő",
	"dienstag di tuesday tue tues martes mardi вторник tisdag tirsdag kedd",
	"mittwoch mi wednesday wed miércoles mercredi среда onsdag szerda",
	"donnerstag do thursday thu thur thurs jueves jeudi четверг torsdag csütörtök",
	"freitag fr friday fri viernes vendredi пятница fredag péntek",
	"samstag sonnabend sa saturday sat sábado samedi суббота lördag lørdag szombat",
	"sonntag so sunday sun domingo dimanche воскресенье söndag søndag vasárnap",
}

// weekdayNames gives 1 for Monday to 7 for Sunday.
var weekdayNames = buildWeekdays()

func buildWeekdays() map[string]int {
	m := make(map[string]int)
	for i, line := range weekdaySpellings {
		for word := range strings.FieldsSeq(line) {
			m[word] = i + 1
		}
	}
	return m
}
