package amount

import (
	"math"
	"strings"

	"quoth/internal/lang"
)

// oldest is the greatest age that is told of a person in brackets or between commas, in years.
const oldest = 120

// age tells whether the amount of the tokens start to k says how old somebody or something is: "aged 88", "88-jährig", "88 years
// old", "im Alter von 88 Jahren", "Anna Kern (88)".
func (f *finder) age(a *Amount, start, k int) bool {
	if a.Unit != "" && !ages[a.Unit] {
		return false
	}
	before := start - 1
	for f.Word(before) == "of" || f.Word(before) == "von" || f.qualifies(before) { // "at the age of about 88"
		before--
	}
	switch f.Word(before) {
	case "aged", "age", "alter", "alters":
		return true
	}
	if a.Unit == "" {
		whole := a.Value == math.Trunc(a.Value) && a.To == 0 && a.Of == 0
		return whole && a.Value >= 1 && a.Value <= oldest && (f.apposed(start, k) || f.stated(start, k))
	}
	if f.Punct(k, "-–") && f.Glued(k) { // the unit of "88-year-old" stands behind the amount
		k += 2
	}
	if f.Punct(k, "-–") && f.Glued(k) {
		k++
	}
	return old[f.Word(k)] || strings.HasPrefix(f.Word(k-1), "jährig")
}

// old are the words behind an amount that make it an age.
var old = lang.Set("old alt alte alten alter altes altem")

// ages are the units in which an age is told.
var ages = lang.Set("year month week day")

// apposed tells whether a bare number stands behind a name or noun in brackets or between commas: "her grandson, 8,".
func (f *finder) apposed(start, k int) bool {
	if _, number := f.lang.Number(f.Word(start - 2)); number || !f.At(start-2).Upper && (!f.en || f.Word(start-2) == "") {
		return false
	}
	return f.Punct(start-1, "(") && f.Punct(k, "),") || f.Punct(start-1, ",") && f.Punct(k, ",")
}

// stated tells whether a bare number is all that somebody is said to be: "She is 28 and", "Er wurde 87.".
func (f *finder) stated(start, k int) bool {
	return being[f.Word(start-1)] && (f.Punct(k, ".,;") || closing[f.Word(k)])
}

// Words before a bare number that is an age, and behind it.
var (
	being   = lang.Set("is was turned turns ist sei war wurde wird")
	closing = lang.Set("and when but und als aber")
)
