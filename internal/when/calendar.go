package when

import (
	"strings"
	"time"
)

// monthSpellings lists the names of each month and their usual short forms, January first, in every language known.
// Inflected forms stand where the language has them. Words shared by languages ("april") stand once.
var monthSpellings = [12]string{
	"januar jänner januars january jan enero ene janvier janv январь января янв januari január jan. januárban",
	"februar feber februars february feb febr febrero février févr fév fevrier февраль февраля фев февр februari február",
	"märz märzes march mar mär mrz maerz marzo mars март марта мар március márc",
	"april aprils apr abril abr avril avr апрель апреля апр április ápr",
	"mai may mayo мая май maj május máj",
	"juni junis june jun junio jun. juin июнь июня июн június jún",
	"juli julis july jul julio juillet juil июль июля июл július júl",
	"august augusts aug agosto ago août aout август августа авг augusti augusztus",
	"september septembers sept sep septiembre setiembre septembre сентябрь сентября сен сент szeptember szept",
	"oktober oktobers october oct okt octubre octobre октябрь октября окт október",
	"november novembers nov noviembre novembre ноябрь ноября ноя",
	"dezember dezembers december dec dez diciembre dic décembre déc decembre декабрь декабря дек desember des december",
}

var monthNames = buildMonths()

func buildMonths() map[string]time.Month {
	m := make(map[string]time.Month)
	for i, line := range monthSpellings {
		for word := range strings.FieldsSeq(line) {
			m[strings.Trim(word, ".")] = time.Month(i + 1)
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
