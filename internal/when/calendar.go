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

// fillers may stand in a written date and say nothing: the weekdays, and the words between its parts.
var fillers = buildFillers()

func buildFillers() map[string]bool {
	m := make(map[string]bool)
	for word := range strings.FieldsSeq(`of the de del le den der am on at um uhr г года
		montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
		monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
		lunes martes miércoles jueves viernes sábado domingo lundi mardi mercredi jeudi vendredi samedi dimanche
		понедельник вторник среда четверг пятница суббота воскресенье måndag tisdag onsdag torsdag fredag lördag söndag
		mandag tirsdag lørdag søndag hétfő kedd szerda csütörtök péntek szombat vasárnap`) {
		m[word] = true
	}
	return m
}
