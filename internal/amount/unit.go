package amount

import (
	"strings"

	"quoth/internal/lang"
	"quoth/internal/text"
)

// signs are currency signs and codes, which may stand before or behind the number.
var signs = map[string]string{"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₹": "INR", "usd": "USD", "eur": "EUR", "gbp": "GBP",
	"chf": "CHF", "jpy": "JPY", "sek": "SEK", "nok": "NOK", "dkk": "DKK", "rub": "RUB", "huf": "HUF", "us$": "USD", "sfr": "CHF", "rs": "INR"}

// currencies are the words behind the number.
var currencies = compileUnits(`
EUR euro euros euron евро euró
USD dollar dollars dólar dólares доллар доллара долларов dollár
CHF franken francs
GBP pfund pound pounds quid libras
JPY yen
RUB rubel rubles roubles ruble rublos рубль рубля рублей
CNY yuan renminbi
INR rupien rupees rupee
SEK kronor
NOK kroner
DKK kronen
HUF forint
DEM mark d-mark
TRY lira
PLN zloty złoty
MXN pesos peso
USD-cent cent cents
`)

// units are measures by their words and signs, canonical name first.
var units = compileUnits(`
% % prozent percent pct prozentpunkte prozentpunkten procent prosent процент процента процентов százalék
km km kilometer kilometern kilometers kilometre kilometres kilómetros kilomètres километров километра
m m meter metern meters metre metres metros mètres метров метра méter
cm cm zentimeter zentimetern centimeters centimetres
mm mm millimeter millimetern millimeters millimetres
mi mile miles meile meilen
ft feet foot ft fuss
in inch inches zoll
yd yards yard
nmi seemeile seemeilen
ly lichtjahr lichtjahre lichtjahren lightyear lightyears light-year light-years
kg kg kilo kilos kilogramm kilogram kilograms kilogrammes
g gramm gram grams
t tonne tonnen tonnes ton tons
lb lb lbs pfd
l liter litern liters litre litres
ha hektar hectare hectares
acre acre acres
m² quadratmeter quadratmetern m²
km² quadratkilometer quadratkilometern km²
m³ kubikmeter kubikmetern m³
km/h km/h stundenkilometer stundenkilometern kmh kph
mph mph
kn knoten knots
°C grad degrees °c celsius grader
°F fahrenheit
W watt watts
kW kw kilowatt kilowatts
MW mw megawatt megawatts
GW gw gigawatt gigawatts
kWh kwh kilowattstunden
V volt volts
MHz mhz megahertz
GHz ghz gigahertz
hPa hpa hektopascal
MB mb megabyte megabytes
GB gb gigabyte gigabytes
TB tb terabyte terabytes
hp ps hp
s sekunde sekunden seconds second
min minute minuten minutes
h stunde stunden hours hour
day tag tage tagen day days werktage werktagen arbeitstage arbeitstagen
week woche wochen week weeks
month monat monate monaten month months
year jahr jahre jahren year years años ans лет года år
decade jahrzehnt jahrzehnte jahrzehnten decade decades
century jahrhunderte jahrhunderten centuries
`)

func compileUnits(table string) map[string]string {
	m := make(map[string]string)
	for line := range strings.Lines(table) {
		fields := strings.Fields(line)
		for i := 1; i < len(fields); i++ {
			m[fields[i]] = fields[0]
		}
	}
	return m
}

// currencyBefore reads $, US$, EUR before a number at i. The end is the token of the number, 0 if there is none.
func (f *finder) currencyBefore(i int) (code string, next int) {
	if f.At(i).Kind == text.Word && f.Punct(i+1, "$") && f.Glued(i+1) && len(f.Word(i)) <= 3 {
		codes := map[string]string{"us": "USD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "nz": "NZD", "hk": "HKD", "r": "BRL", "s": "SGD"}
		if code = codes[f.Word(i)]; code != "" {
			return code, i + 2
		}
	}
	if f.At(i).Kind == text.Punct {
		if code = signs[string(f.At(i).Punct)]; code != "" {
			return code, i + 1
		}
		return "", 0
	}
	if code = signs[f.Word(i)]; code != "" && f.At(i+1).Kind == text.Number && !f.Glued(i+1) {
		return code, i + 1
	}
	return "", 0
}

// labels stand before numbers that name something.
var labels = lang.Set("artikel nummer nr paragraf paragraph absatz seite kapitel zimmer flug linie boeing airbus windows agenda platz rang " +
	"version kanal gruppe bus ziffer plz tel telefon article number no section page chapter room flight route resolution " +
	"channel highway interstate firefox apollo formel formula gleis halle klasse typ type model modell phase stufe level " +
	"episode folge season staffel bowl autobahn abs art vol figure table grade covid sauerstoff size")

// qualifiers may stand before an amount and say how exact it is.
var qualifiers = func() map[string]Bound {
	m := map[string]Bound{}
	for bound, words := range [...]string{
		Exactly: "als insgesamt gut bis zu nahezu nur than at up to only just exactly genau",
		AtLeast: "mindestens wenigstens mehr über least more over",
		AtMost:  "höchstens maximal weniger unter most fewer less under",
		About:   "knapp fast nearly almost etwa rund circa ca ungefähr about around approximately some roughly",
	} {
		for w := range strings.FieldsSeq(words) {
			m[w] = Bound(bound)
		}
	}
	return m
}()

// ordinal reports whether the figures before token j are an ordinal: "5." before a word, "5th".
func (f *finder) ordinal(j int) bool {
	if !f.Glued(j) {
		return false
	}
	switch f.Word(j) {
	case "st", "nd", "rd", "th", "er", "ers", "s", "e", "te", "ten", "ter", "ern", "º", "º.":
		return true
	}
	return !f.en && f.Punct(j, ".") && f.At(j+1).Kind == text.Word && !f.Glued(j+1)
}

// counts reports whether a number at tokens j up to k, with its currency from start, is an amount at all and not part
// of a name, an ordinal, a score, an address.
func (f *finder) counts(start, j, k int) bool {
	if f.At(j).Kind != text.Number {
		return !(f.Punct(k, "-") && f.Glued(k) && f.Word(j) == "acht") && !f.nameNumber(j, k)
	}
	if f.ordinal(k) || f.Glued(k) && f.At(k).Kind == text.Word && f.unitAt(k) == "" && f.scaleShort(k) == 0 {
		return false
	}
	if f.Glued(k) && f.Punct(k, ":/.,@_#&=+*") && f.Glued(k+1) && f.At(k+1).Kind == text.Number || f.Punct(k, ":") && f.Glued(k) && f.At(k+1).Kind == text.Number {
		return false
	}
	if f.Punct(start-1, "+=×*/^§#") || f.Glued(start) && f.Punct(start-1, ":") && f.Glued(start-1) {
		return false
	}
	if f.Glued(start) && (f.At(start-1).Kind != text.Punct || f.Punct(start-1, "@_#&=+*§\\") || f.Punct(start-1, "-–:./,") && f.Glued(start-1) && f.At(start-2).Kind != text.Punct) {
		return false
	}
	if f.Punct(k, "-–") && f.Glued(k) && f.Glued(k+1) && f.At(k+1).Kind == text.Number && len(f.source(k+1)) <= 2 && f.At(k).End-f.At(j).Start <= 5 {
		if b, _ := f.quantity(k + 1); len(f.source(j)) <= 2 && !(b.figure && f.less(j, k+1)) {
			return false // a score: 2-1
		}
	}
	return start != j || !f.labelled(j)
}

// less reports whether the figures at i are a smaller number than those at j, both of at most two digits.
func (f *finder) less(i, j int) bool {
	a, b := f.source(i), f.source(j)
	return len(a) < len(b) || len(a) == len(b) && a < b
}

// named reports whether a number in words is part of a name or a phrase: "Ground Zero", "Thirty Years' War",
// "high-five", "außer Acht".
func (f *finder) named(j, k int) bool {
	t := f.At(j)
	if t.Kind != text.Word {
		return false
	}
	if f.Punct(j-1, "-") && f.Glued(j) && f.Glued(j-1) || f.de && f.Word(j) == "acht" && t.Upper && f.Word(j-1) == "ausser" {
		return true
	}
	if !f.en || !t.Upper || j == 0 || f.At(j-1).Kind == text.Punct {
		return false
	}
	return f.At(j-1).Upper || f.At(k).Upper && f.At(k).Kind == text.Word
}

// labelled reports whether the word before j makes the number at j a name.
func (f *finder) labelled(j int) bool {
	k := j - 1
	if f.Punct(k, ".") && f.Glued(k) {
		k--
	}
	return labels[f.Word(k)] || f.Punct(k, "§#")
}

// nameNumber reports whether a number word is something else by its neighbours: "eins" in "Nummer eins", "one of".
func (f *finder) nameNumber(j, k int) bool {
	w := f.Word(j)
	if (w == "one" || w == "eins" || w == "ein" || w == "eine" || w == "einen" || w == "einem" || w == "einer") && k == j+1 {
		return w != "one" || f.Word(k) == "of" || !(f.unitAt(k) != "" || peopleWords[f.Word(k)])
	}
	return labels[f.Word(j-1)] || w == "null" && f.de && k == j+1 || w == "second" || w == "sekunde"
}

var peopleWords = lang.Set("person man woman child death vote case people men women children police staff dead personnel crew cattle sheep fish " +
	"aircraft species mice teeth feet others")

// scaleShort reads the m, k, bn glued to the figures of a currency: £2.5m.
func (f *finder) scaleShort(k int) float64 {
	switch f.Word(k) {
	case "m":
		return 1e6
	case "k":
		return 1e3
	case "bn", "b":
		return 1e9
	}
	return 0
}

// unitAt gives the canonical unit or currency that the word at k names, "" if none.
func (f *finder) unitAt(k int) string {
	w := f.Word(k)
	if u := currencies[w]; u != "" {
		return u
	}
	if u := units[w]; u != "" {
		return u
	}
	return signs[w]
}

// bare reports whether a number without unit or noun may stand as an amount: not a year or the number of a name.
func (f *finder) bare(j, k int, q quantity) bool {
	if q.one && !q.figure {
		return false
	}
	if f.At(j).Kind != text.Number {
		return true
	}
	if q.whole && q.digits == 4 && q.value >= 1000 && q.value < 2100 || q.digits > 1 && q.whole && strings.HasPrefix(f.source(j), "0") {
		return false
	}
	left := f.At(j - 1)
	if left.Kind == text.Word && left.Upper && q.figure && (q.digits <= 4 || !q.whole) && j > 1 && !f.qualifies(j-1) && !f.lang.IsStop(f.Word(j-1)) {
		return f.Punct(k, ",;.") && !f.en && left.End-left.Start > 12
	}
	return true
}

// measure reads the unit or the counted noun behind the number at k and gives the token behind it.
func (f *finder) measure(a *Amount, k int, q quantity) int {
	if f.Punct(k, "-–") && f.Glued(k) && f.Glued(k+1) && f.At(k+1).Kind == text.Word {
		return f.compound(a, k)
	}
	if f.At(k).Kind == text.Punct {
		return f.measureSign(a, k)
	}
	m := k
	if f.Word(m) == "of" && q.vague || f.Word(m) == "de" && !f.de && !f.en {
		m++
	} else if f.Word(m) == "d" && f.Punct(m+1, "'’") {
		m += 2
	}
	switch f.Word(m) {
	case "us", "schweizer", "australische", "australischen", "kanadische", "kanadischen", "american", "australian", "canadian", "swiss", "british", "britische", "britischen":
		m++
		if f.Punct(m, "-") {
			m++
		}
	}
	if f.Word(m) == "per" && f.Word(m+1) == "cent" {
		k = f.unit(a, m+1, "%")
		a.Money, a.Noun.Start = false, f.At(m).Start
		return k
	}
	if u := f.unitAt(m); u != "" && (m > k || !f.broken(k)) {
		return f.unit(a, m, u)
	}
	if a.Value < 1 && a.Value > 0 {
		return k // "zwei Drittel", "die Hälfte": what follows is the whole
	}
	return f.noun(a, k)
}

// measureSign reads %, €, °C behind the number.
func (f *finder) measureSign(a *Amount, k int) int {
	p := string(f.At(k).Punct)
	switch {
	case p == "%" || p == "‰":
		a.Unit, a.Measured = p, true
	case signs[p] != "":
		a.Unit, a.Money, a.Measured = signs[p], true, true
	case p == "°":
		a.Unit, a.Measured = "°", true
		if w := f.Word(k + 1); w == "c" || w == "f" {
			a.Unit = "°" + strings.ToUpper(w)
			a.Noun = text.Span{Start: f.At(k).Start, End: f.At(k + 1).End}
			return k + 2
		}
	default:
		return k
	}
	a.Noun = text.Span{Start: f.At(k).Start, End: f.At(k).End}
	return k + 1
}

// unit takes the unit's word at m, and what belongs to it: "Grad Celsius", "km/h", "working days".
func (f *finder) unit(a *Amount, m int, u string) int {
	a.Unit, a.Measured = u, true
	a.Money = currencies[f.Word(m)] != "" || signs[f.Word(m)] != ""
	if u == "DEM" && f.en {
		a.Money, a.Measured, a.Unit = false, false, "mark"
	}
	end := m + 1
	switch {
	case u == "°C" && (f.Word(end) == "celsius" || f.Word(end) == "fahrenheit"):
		if f.Word(end) == "fahrenheit" {
			a.Unit = "°F"
		}
		end++
	case u == "km" && f.Punct(end, "/") && f.Word(end+1) == "h":
		a.Unit = "km/h"
		end += 2
	case u == "USD-cent":
		a.Unit = "cent"
	case f.Word(m) == "square" || f.Word(m) == "cubic":
		end++
	}
	a.Noun = text.Span{Start: f.At(m).Start, End: f.At(end - 1).End}
	return end
}

// compound reads the noun that a hyphen joins to the number: "5-Zylinder-Motor", "37-jährige". The span stays with
// the number.
func (f *finder) compound(a *Amount, k int) int {
	if scale, m := f.multiplier(k + 1); m > 0 {
		return f.scaledCompound(a, m, scale)
	}
	w := f.Word(k + 1)
	a.Unit = w
	if u := f.unitAt(k + 1); u != "" {
		a.Unit, a.Measured, a.Money = u, true, currencies[w] != ""
	} else if strings.HasPrefix(w, "jährig") {
		a.Unit, a.Measured = "year", true
	}
	a.Noun = text.Span{Start: f.At(k + 1).Start, End: f.At(k + 1).End}
	return k
}

// scaledCompound reads the rest of "700-Milliarden-Dollar-Paket", m being the token behind the multiplier. The span
// ends with the currency or unit.
func (f *finder) scaledCompound(a *Amount, m int, scale float64) int {
	a.Value *= scale
	a.Number.End = f.At(m - 1).End
	for end := m; f.Punct(end, "-–") && f.Glued(end) && f.Glued(end+1) && f.At(end+1).Kind == text.Word; end += 2 {
		if u := f.unitAt(end + 1); u != "" && f.Word(end+1) != "us" {
			return f.unit(a, end+1, u)
		}
	}
	return m
}

// noun reads the noun that is counted: in German the next capitalised word behind adjectives, in English the next
// plural.
func (f *finder) noun(a *Amount, k int) int {
	for m := k; m < k+4; m++ {
		t, w := f.At(m), f.Word(m)
		if t.Kind != text.Word || f.broken(m) {
			return k
		}
		if m == k && a.Vague && (w == "von" || w == "of") {
			continue
		}
		if u := f.unitAt(m); u != "" && m > k {
			return f.unit(a, m, u)
		}
		switch {
		case f.de && t.Upper, !f.de && f.plural(m):
			m++
			for f.Punct(m, "-") && f.Glued(m) && f.Glued(m+1) && f.At(m+1).Kind == text.Word {
				m += 2 // EU-Staaten
			}
			a.Noun = text.Span{Start: t.Start, End: f.At(m - 1).End}
			a.Unit = lang.Fold(f.Text[t.Start:a.Noun.End])
			return m
		case f.de && !adjective(w), !f.de && f.lang.IsStop(w) && w != "other" && w != "more":
			return k
		}
	}
	return k
}

// adjective reports whether a German word in lower case may stand between a number and its noun.
func adjective(w string) bool {
	switch w {
	case "wurden", "waren", "haben", "hatten", "sollen", "können", "werden", "eine", "einen", "der", "die", "wurde", "unter", "über", "oder",
		"ihre", "seine", "einer", "alle", "sie", "wie", "ohne", "gegen", "zwischen", "neben", "bei", "hinter", "nahe", "beide", "konnten", "müssen", "wollen", "habe", "sei", "seien":
		return false
	case "mal", "weitere", "mehr":
		return true
	}
	return len(w) > 3 && (strings.HasSuffix(w, "e") || strings.HasSuffix(w, "en") || strings.HasSuffix(w, "er") && len(w) > 5)
}

// plural reports whether the word at m looks like a counted noun.
func (f *finder) plural(m int) bool {
	w := f.Word(m)
	if peopleWords[w] || f.en && (strings.HasSuffix(w, "children") || strings.HasSuffix(w, "women") || strings.HasSuffix(w, "people")) {
		return true
	}
	if !f.en {
		return len(w) > 3 && !f.lang.IsStop(w) && !f.At(m).Upper
	}
	return len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !f.lang.IsStop(w) &&
		!strings.ContainsAny(f.source(m), "'’")
}
