package amount

import (
	"strings"

	"quoth/internal/lang"
	"quoth/internal/text"
)

// rate takes the second unit of "miles per hour", "Liter pro Quadratmeter" and gives the token behind it.
func (f *finder) rate(a *Amount, k int) int {
	second := f.unitAt(k + 1)
	if !a.Measured || !f.each(k) || second == "" || f.broken(k) || f.broken(k+1) {
		return k
	}
	switch {
	case a.Money:
	case a.Unit == "mi" && second == "h":
		a.Unit = "mph"
	default:
		a.Unit += "/" + second
	}
	if a.Noun.Start > a.Number.Start { // no sign before the number
		a.Noun.End = f.At(k + 1).End
	}
	return k + 2
}

// each reports whether the word at k leads to the unit for which an amount is told.
func (f *finder) each(k int) bool {
	switch f.Word(k) {
	case "per":
		return true
	case "pro", "je":
		return f.de
	case "a", "an":
		return f.en
	}
	return false
}

// seconds is how long the units of time are that are told in parts.
var seconds = map[string]float64{"s": 1, "min": 60, "h": 3600, "day": 86400, "week": 7 * 86400, "month": 365.25 / 12 * 86400, "year": 365.25 * 86400}

// parts adds to an amount of time, whose number begins at j, the smaller ones behind it, at k, that are told with it, "2 hours 21 minutes
// and 8 seconds", and gives the token behind them. "Between two years and three months" are two.
func (f *finder) parts(a *Amount, j, k int) int {
	whole := seconds[a.Unit]
	if w := f.Word(j - 1); w == "zwischen" || w == "between" || a.To != 0 || a.Vague {
		return k
	}
	const most = 366 // of the smaller units make the greater: no one counts in months and hours
	for last := whole; last > 0; {
		m := k
		if f.Punct(m, ",") {
			m++
		}
		if w := f.Word(m); w == "und" || w == "and" {
			m++
		}
		n, end := f.quantity(m)
		size := seconds[f.unitAt(end)]
		if end == 0 || n.vague || size == 0 || size >= last || last > most*size || f.broken(m) || f.broken(end) {
			return k
		}
		a.Value += n.value * size / whole
		k, last = end+1, size
	}
	return k
}

// derived reads the German adjective of a number and a unit: "siebenjährig", "dreitägigen". Its Number is the whole word.
func (f *finder) derived(i int) (a Amount, ok bool) {
	w := f.Word(i)
	at := strings.LastIndex(w, "ig")
	if !f.de || at < 0 {
		return a, false
	}
	for end, unit := range derivedUnits {
		number, found := strings.CutSuffix(w[:at], end)
		value, known := f.numberWord(number)
		if !found || !known {
			continue
		}
		span := text.Span{Start: f.At(i).Start, End: f.At(i).End}
		a = Amount{Span: span, Number: span, Value: value, Unit: unit, Measured: true, Age: unit == "year"}
		f.qualify(&a, i)
		return a, true
	}
	return a, false
}

// derivedUnits are the units of adjectives, by their last part without "ig".
var derivedUnits = map[string]string{"jähr": "year", "monat": "month", "wöch": "week", "täg": "day", "stünd": "h", "minüt": "min", "prozent": "%"}

// magnitude takes the number of the tokens j to k for the strength of an earthquake: "der Stärke 6", "einer Stärke von 6", "magnitude 6.1",
// "7,2 auf der Richterskala".
func (f *finder) magnitude(a *Amount, j, k int) bool {
	before := j - 1
	for n := 0; n < 3 && (f.Word(before) == "von" || f.Word(before) == "of" || f.qualifies(before)); n++ {
		before--
	}
	scale := k
	for n := 0; n < 3 && (f.Word(scale) == "auf" || f.Word(scale) == "on" || f.Word(scale) == "der" || f.Word(scale) == "the"); n++ {
		scale++
	}
	if !strengths[f.Word(before)] && f.Word(scale) != "richterskala" && f.Word(scale) != "richter" {
		return false
	}
	a.Unit, a.Measured = "magnitude", true
	return true
}

var strengths = lang.Set("stärke magnitude")
