// Package amount finds amounts in a sentence: numbers in figures and in words, with their unit, their currency or the
// noun that is counted ("zwölf Milliarden Franken", "200 Passagiere", "$50,000", "39 percent").
//
// The span of an Amount is what a reader would mark as the answer to "how many" or "how much". Dates, times of day,
// ordinals, scores, and numbers that name something ("Artikel 5", "Apollo 11") are not amounts. German and English
// are known in full; elsewhere figures, common units and currencies. Everything is a pure function, safe for
// concurrent use.
package amount

import (
	"quoth/internal/lang"
	"quoth/internal/text"
	"quoth/internal/when"
)

// Amount is a number with what it counts or measures.
type Amount struct {
	text.Span           // number and unit or noun: "zwölf Milliarden Franken", "350 der 400 Passagiere"
	Number    text.Span // the number itself: "zwölf Milliarden", "350", "30 to 35"; all of "two hours and 21 minutes"
	Noun      text.Span // the noun that is counted, or the unit's word; empty if none
	Qualifier text.Span // words directly before that qualify the number: "rund", "more than"; empty if none
	Value     float64   // in units of Unit; the lower end of a range
	To        float64   // upper end of a range ("30 to 35"), 0 if it is none
	Of        float64   // the whole of which the value is a part ("350 der 400"), 0 if none is named
	// Unit is the canonical unit ("%", "EUR", "USD", "km", "°C", "h", "year"), the folded noun that is counted
	// ("passagiere"), or "" where nothing is said.
	Unit     string
	Money    bool // Unit is a currency by its ISO 4217 code
	Measured bool // Unit is a canonical unit or currency, not a counted noun
	Vague    bool // no exact number is meant: "Dutzende", "hundreds of thousands"
	Age      bool // it says how old somebody or something is
	Bound    Bound
}

// Bound says what the qualifier makes of the number.
type Bound uint8

const (
	Exactly Bound = iota // also where nothing is said: "insgesamt 12"
	AtLeast              // "mehr als 12"
	AtMost               // "under 12"
	About                // "rund 12"
)

// Find gives the amounts in s[span.Start:span.End], in order and disjoint, beside the dates that when.Find gives for
// that span: numbers of these are none. Spans are byte offsets into s. A span outside of s is cut to it; a nil language
// finds nothing. It takes time linear in the span.
func Find(dates []when.Mention, l *lang.Language, s string, span text.Span) []Amount {
	if l == nil {
		return nil
	}
	span.Start, span.End = max(span.Start, 0), min(span.End, len(s))
	if span.Start >= span.End {
		return nil
	}
	f := &finder{s: s, lang: l, de: l.Code() == "de", en: l.Code() == "en"}
	f.scan(span)
	return f.all(dates)
}

// all reads an amount at each number that is not part of a date.
func (f *finder) all(dates []when.Mention) []Amount {
	var found []Amount
	for i := 0; i < len(f.tokens); {
		t := f.tokens[i]
		for len(dates) > 0 && (dates[0].End <= t.start || dates[0].Counted) {
			dates = dates[1:]
		}
		if len(dates) > 0 && t.start >= dates[0].Start {
			i++
			continue
		}
		a, j := f.amount(i)
		if j == 0 || len(dates) > 0 && a.Number.End > dates[0].Start {
			i = max(i+1, f.skip(i))
			continue
		}
		found = append(found, a)
		i = j
	}
	return found
}

// amount reads one amount at token i. The second result is the token behind it, 0 if there is none.
func (f *finder) amount(i int) (Amount, int) {
	start := i
	currency, j := f.currencyBefore(i)
	if j == 0 {
		j = i
	}
	n, k := f.quantity(j)
	if k == 0 || !f.counts(start, j, k) || currency == "" && f.named(j, k) {
		return Amount{}, 0
	}
	if scale := f.scaleShort(k); currency != "" && scale > 0 && f.glued(k) {
		n.value, n.scale = n.value*scale, scale
		k++
	}
	a := Amount{Value: n.value, Vague: n.vague}
	a.Number = text.Span{Start: f.tokens[j].start, End: f.tokens[k-1].end}
	k = f.extend(&a, j, k)
	if currency != "" {
		a.Unit, a.Money, a.Measured = currency, true, true
		a.Noun = text.Span{Start: f.tokens[start].start, End: f.tokens[j-1].end}
	} else if k = f.measure(&a, k, n); a.Unit == "" && !f.bare(j, k, n) {
		return Amount{}, 0
	}
	k = f.rate(&a, k)
	a.Start, a.End = f.tokens[start].start, f.tokens[k-1].end
	if m := f.parts(&a, j, k); m > k {
		a.End, k = f.tokens[m-1].end, m
		a.Number = a.Span
	}
	a.Age = f.age(&a, start, k)
	f.negate(&a, start)
	f.qualify(&a, start)
	return a, k
}

// extend reads the second number of a range ("30 to 35", "80-120") or of a part ("350 der 400").
func (f *finder) extend(a *Amount, j, k int) int {
	if m := f.rangeJoint(j, k); m > 0 {
		if b, l := f.quantity(m); l > 0 && !f.ordinal(l) {
			low := a.Value
			if b.scale > 1 && low < b.value/b.scale {
				low *= b.scale // 30 to 35 million
			}
			if low < b.value {
				a.Value, a.To = low, b.value
				a.Number.End = f.tokens[l-1].end
				return l
			}
		}
	}
	w := f.word(k)
	if f.de && (w == "der" || w == "von") || f.en && w == "of" || w == "out" && f.word(k+1) == "of" {
		m := k + 1
		for n := 0; n < 2 && (f.word(m) == "of" || f.word(m) == "the" || f.word(m) == "den" || f.word(m) == "insgesamt"); n++ {
			m++
		}
		if b, l := f.quantity(m); l > 0 && b.value > a.Value && !f.ordinal(l) && !f.glued(l) && !a.Vague {
			a.Of = b.value
			return l
		}
	}
	return k
}

// rangeJoint gives the token behind bis, to, or a dash between numbers, 0 if there is none. "und" and "and" join only
// after zwischen and between.
func (f *finder) rangeJoint(j, k int) int {
	switch w := f.word(k); {
	case f.punct(k, "-–—") && f.glued(k) == f.glued(k+1) && f.at(k+1).kind == number && f.at(j).kind == number:
		return k + 1
	case w == "bis" || w == "to":
		if f.word(k+1) == "zu" {
			return k + 2
		}
		return k + 1
	case w == "und" && f.word(j-1) == "zwischen", w == "and" && f.word(j-1) == "between":
		return k + 1
	}
	return 0
}

// negate takes a minus sign or the word into the amount: "minus 5 Grad", "-3,5 Prozent".
func (f *finder) negate(a *Amount, start int) {
	k := start - 1
	sign := f.punct(k, "-−–") && f.glued(start) && !f.glued(k) && a.Measured
	if f.word(k) == "minus" || sign {
		a.Value, a.Start, a.Number.Start = -a.Value, f.tokens[k].start, f.tokens[k].start
	}
}

// qualify adds the words before the amount that qualify it.
func (f *finder) qualify(a *Amount, start int) {
	first := start
	for k := start - 1; k >= 0 && k >= start-4 && f.qualifies(k); k-- {
		first = k
	}
	for first < start && (f.word(first) == "to" || f.word(first) == "at" && f.word(first+1) != "least" && f.word(first+1) != "most" || f.word(first) == "als" || f.word(first) == "than" || f.word(first) == "zu") {
		first++
	}
	a.Qualifier = text.Span{Start: a.Start, End: a.Start}
	if first < start {
		a.Qualifier = text.Span{Start: f.tokens[first].start, End: f.tokens[start-1].end}
	}
	for k := first; k < start && a.Bound == Exactly; k++ {
		a.Bound = qualifiers[f.word(k)]
	}
}

// qualifies reports whether the word at k may say how exact a number behind it is.
func (f *finder) qualifies(k int) bool {
	_, ok := qualifiers[f.word(k)]
	return ok
}

// skip gives the token behind a number that was refused, so that its parts are not read again.
func (f *finder) skip(i int) int {
	if f.at(i).kind != number {
		return i + 1
	}
	for i++; i < len(f.tokens) && f.glued(i) && (f.tokens[i].kind == number || f.punct(i, ".,:/-–'") && f.glued(i+1) && f.at(i+1).kind == number); {
		i++
	}
	return i
}
