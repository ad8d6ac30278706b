// Package amount finds amounts in a sentence: numbers in figures and in words, with their unit, their currency or the
// noun that is counted ("zwölf Milliarden Franken", "200 Passagiere", "$50,000", "39 percent").
//
// The span of an Amount is what a reader would mark as the answer to "how many" or "how much". Dates, times of day,
// ordinals, scores, and numbers that name something ("Artikel 5", "Apollo 11") are not amounts. German and English
// are known in full; elsewhere figures, common units and currencies. Everything is a pure function, safe for
// concurrent use.
package amount

import (
	"strings"

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

// Find gives the amounts in the tokens of a sentence, in order and disjoint, beside the dates that when.Find gives for
// them: numbers of these are none. Their spans are byte offsets into the tokens' text. A nil language finds nothing. It
// takes time linear in the tokens.
func Find(dates []when.Mention, l *lang.Language, tokens text.Tokens) []Amount {
	if l == nil {
		return nil
	}
	f := &finder{Tokens: tokens, lang: l, de: l.Code() == "de", en: l.Code() == "en"}
	return f.all(dates)
}

// finder walks over the tokens of one sentence.
type finder struct {
	text.Tokens
	lang   *lang.Language
	de, en bool
}

// source gives the text of token i.
func (f *finder) source(i int) string {
	t := f.At(i)
	return f.Text[t.Start:t.End]
}

// broken reports whether a line break stands before token i.
func (f *finder) broken(i int) bool {
	return i > 0 && i < len(f.List) && strings.ContainsAny(f.Text[f.List[i-1].End:f.List[i].Start], "\n\r")
}

// all reads an amount at each number that is not part of a date.
func (f *finder) all(dates []when.Mention) []Amount {
	var found []Amount
	for i := 0; i < len(f.List); {
		t := f.List[i]
		for len(dates) > 0 && (dates[0].End <= t.Start || dates[0].Counted) {
			dates = dates[1:]
		}
		if len(dates) > 0 && t.Start >= dates[0].Start {
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
	if a, ok := f.derived(i); ok {
		return a, i + 1
	}
	start := i
	currency, j := f.currencyBefore(i)
	if j == 0 {
		j = i
	}
	n, k := f.quantity(j)
	if k == 0 || !f.counts(start, j, k) || currency == "" && f.named(j, k) {
		return Amount{}, 0
	}
	if scale := f.scaleShort(k); currency != "" && scale > 0 && f.Glued(k) {
		n.value, n.scale = n.value*scale, scale
		k++
	}
	a := Amount{Value: n.value, Vague: n.vague}
	a.Number = text.Span{Start: f.List[j].Start, End: f.List[k-1].End}
	k = f.extend(&a, j, k)
	if currency != "" {
		a.Unit, a.Money, a.Measured = currency, true, true
		a.Noun = text.Span{Start: f.List[start].Start, End: f.List[j-1].End}
	} else if k = f.measure(&a, k, n); a.Unit == "" && !f.magnitude(&a, j, k) && !f.bare(j, k, n) {
		return Amount{}, 0
	}
	k = f.rate(&a, k)
	a.Start, a.End = f.List[start].Start, f.List[k-1].End
	if m := f.parts(&a, j, k); m > k {
		a.End, k = f.List[m-1].End, m
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
				a.Number.End = f.List[l-1].End
				return l
			}
		}
	}
	w := f.Word(k)
	if f.de && (w == "der" || w == "von") || f.en && w == "of" || w == "out" && f.Word(k+1) == "of" {
		m := k + 1
		for n := 0; n < 3 && (ofAll[f.Word(m)] || f.de && adjective(f.Word(m))); n++ {
			m++
		}
		if b, l := f.quantity(m); l > 0 && b.value > a.Value && !f.ordinal(l) && !f.Glued(l) && !a.Vague {
			a.Of = b.value
			return l
		}
	}
	return k
}

// ofAll may stand before the whole of which a number is a part: "13 der noch 50 Wächter".
var ofAll = lang.Set("of the den insgesamt noch rund etwa remaining some about")

// rangeJoint gives the token behind bis, to, or a dash between numbers, 0 if there is none. "und" and "and" join only
// after zwischen and between.
func (f *finder) rangeJoint(j, k int) int {
	switch w := f.Word(k); {
	case f.Punct(k, "-–—") && f.Glued(k) == f.Glued(k+1) && f.At(k+1).Kind == text.Number && f.At(j).Kind == text.Number:
		return k + 1
	case w == "bis" || w == "to":
		if f.Word(k+1) == "zu" {
			return k + 2
		}
		return k + 1
	case w == "und" && f.Word(j-1) == "zwischen", w == "and" && f.Word(j-1) == "between":
		return k + 1
	}
	return 0
}

// negate takes a minus sign or the word into the amount: "minus 5 Grad", "-3,5 Prozent".
func (f *finder) negate(a *Amount, start int) {
	k := start - 1
	sign := f.Punct(k, "-−–") && f.Glued(start) && !f.Glued(k) && a.Measured
	if f.Word(k) == "minus" || sign {
		a.Value, a.Start, a.Number.Start = -a.Value, f.List[k].Start, f.List[k].Start
	}
}

// qualify adds the words before the amount that qualify it.
func (f *finder) qualify(a *Amount, start int) {
	first := start
	for k := start - 1; k >= 0 && k >= start-4 && f.qualifies(k); k-- {
		first = k
	}
	for first < start && (f.Word(first) == "to" || f.Word(first) == "at" && f.Word(first+1) != "least" && f.Word(first+1) != "most" || f.Word(first) == "als" || f.Word(first) == "than" || f.Word(first) == "zu") {
		first++
	}
	a.Qualifier = text.Span{Start: a.Start, End: a.Start}
	if first < start {
		a.Qualifier = text.Span{Start: f.List[first].Start, End: f.List[start-1].End}
	}
	for k := first; k < start && a.Bound == Exactly; k++ {
		a.Bound = qualifiers[f.Word(k)]
	}
}

// qualifies reports whether the word at k may say how exact a number behind it is.
func (f *finder) qualifies(k int) bool {
	_, ok := qualifiers[f.Word(k)]
	return ok
}

// skip gives the token behind a number that was refused, so that its parts are not read again.
func (f *finder) skip(i int) int {
	if f.At(i).Kind != text.Number {
		return i + 1
	}
	for i++; i < len(f.List) && f.Glued(i) && (f.List[i].Kind == text.Number || f.Punct(i, ".,:/-–'") && f.Glued(i+1) && f.At(i+1).Kind == text.Number); {
		i++
	}
	return i
}
