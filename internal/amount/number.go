package amount

import (
	"strconv"
	"strings"

	"quoth/internal/lang"
	"quoth/internal/text"
)

// quantity is a number as read: its value, and the multiplier that its last word brought ("million" in "2 million").
type quantity struct {
	value  float64
	scale  float64
	vague  bool
	figure bool // in figures without a multiplier
	whole  bool // of digits alone, without separators
	digits int
	one    bool // ein, one, a: an article as well
}

// quantity reads a number at token i, in figures or in words, with its multipliers. The end is 0 if there is none.
func (f *finder) quantity(i int) (quantity, int) {
	switch f.At(i).Kind {
	case text.Number:
		q, j := f.figures(i)
		if j == 0 {
			return q, 0
		}
		return f.multiply(q, j)
	case text.Word:
		return f.words(i)
	case text.Punct:
		if v, ok := fractions[f.At(i).Punct]; ok {
			return f.multiply(quantity{value: v}, i+1)
		}
	}
	return quantity{}, 0
}

var fractions = map[rune]float64{'½': 0.5, '¼': 0.25, '¾': 0.75, '⅓': 1.0 / 3, '⅔': 2.0 / 3}

// maxDigits are the most of an amount, its point included.
const maxDigits = 18

// figures reads 1.000,5 or 1,000.5 by language, 1'000, 10 000, 5½.
func (f *finder) figures(i int) (quantity, int) {
	group, point := ".", ","
	if f.en {
		group, point = ",", "."
	}
	digits := f.source(i)
	q := quantity{figure: true, whole: true, digits: len(digits)}
	j, groups := i+1, 0
	for len(f.source(i)) <= 3 && len(digits) <= maxDigits && f.grouped(i, j, group) {
		if f.At(j).Kind == text.Punct {
			j++
		}
		digits += f.source(j)
		j++
		groups++
		q.whole = false
	}
	if f.Punct(j, group+point) && f.Glued(j) && f.Glued(j+1) && f.At(j+1).Kind == text.Number {
		comma := f.Punct(j, point) || groups == 0 && f.Punct(j, ".") && len(f.source(j+1)) != 3
		if !comma || f.Punct(j+2, ".,:") && f.Glued(j+2) && f.Glued(j+3) && f.At(j+3).Kind == text.Number {
			return q, 0
		}
		digits += "." + f.source(j+1)
		j += 2
		q.whole = false
	}
	if len(digits) > maxDigits {
		return q, 0
	}
	value, err := strconv.ParseFloat(digits, 64)
	if err != nil {
		return q, 0
	}
	if v, ok := fractions[f.At(j).Punct]; ok && f.At(j).Kind == text.Punct && f.Glued(j) {
		value += v
		j++
	}
	q.value = value
	return q, j
}

// grouped reports whether a group of exactly three digits follows at j, behind a separator or a space, in the number that begins at i. Of two
// German numbers with a space between, few stand beside each other without being one; a number of a telephone begins with 0.
func (f *finder) grouped(i, j int, sep string) bool {
	three := func(k int) bool { return f.At(k).Kind == text.Number && len(f.source(k)) == 3 }
	if f.Punct(j, sep+"'’") && f.Glued(j) && f.Glued(j+1) {
		return three(j + 1)
	}
	if f.Glued(j) || !three(j) || f.en {
		return false
	}
	gap := f.Text[f.At(j-1).End:f.At(j).Start]
	return gap == "\u00a0" || gap == "\u202f" || gap == "\u2009" || gap == " " && (!f.de || f.source(i)[0] != '0')
}

// multipliers are those written short or behind figures; number words of the language come besides.
var multipliers = map[string]float64{"mio": 1e6, "mill": 1e6, "mrd": 1e9, "md": 1e9, "tsd": 1e3, "bn": 1e9, "mn": 1e6, "tn": 1e12,
	"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "tausend": 1e3, "hundred": 100, "dozen": 12, "dutzend": 12,
	"millones": 1e6, "millions": 1e6, "milliard": 1e9, "milliards": 1e9, "миллион": 1e6, "миллиона": 1e6, "миллионов": 1e6,
	"млн": 1e6, "млрд": 1e9, "миллиард": 1e9, "миллиарда": 1e9, "миллиардов": 1e9, "тысяч": 1e3, "тысячи": 1e3, "miljoner": 1e6,
	"miljarder": 1e9, "millioner": 1e6, "milliarder": 1e9, "millió": 1e6, "milliárd": 1e9, "mille": 1e3, "mil": 1e3,
	"millionen": 1e6, "milliarden": 1e9, "milliarde": 1e9, "billionen": 1e12}

// multiplier reads a multiplier at j: Millionen, Mrd., bn. The short m and k count only behind a currency's figures.
func (f *finder) multiplier(j int) (scale float64, end int) {
	w := f.Word(j)
	if w == "" {
		return 0, 0
	}
	scale, ok := multipliers[w]
	if f.de && w == "billion" {
		scale = 1e12
	}
	if !ok {
		if v, known := f.lang.Number(w); known && v >= 100 && (v == 100 || v == 1e3 || v >= 1e6) {
			scale, ok = v, true
		}
	}
	if !ok {
		return 0, 0
	}
	if len(w) <= 4 && f.Punct(j+1, ".") && f.Glued(j+1) {
		return scale, j + 2
	}
	return scale, j + 1
}

// multiply applies the multipliers behind a number.
func (f *finder) multiply(q quantity, j int) (quantity, int) {
	q.scale = 1
	for range 2 {
		if f.Glued(j) && len(f.Word(j)) > 2 {
			break
		}
		scale, k := f.multiplier(j)
		if k == 0 {
			break
		}
		q.value *= scale
		q.scale *= scale
		q.figure, q.whole = false, false
		j = k
	}
	return q, j
}

// vagueWords name no exact number.
var vagueWords = map[string]float64{"dutzende": 12, "dutzenden": 12, "hunderte": 100, "hunderten": 100, "tausende": 1e3, "tausenden": 1e3,
	"zehntausende": 1e4, "zehntausenden": 1e4, "hunderttausende": 1e5, "hunderttausenden": 1e5, "millionen": 1e6, "milliarden": 1e9,
	"dozens": 12, "hundreds": 100, "thousands": 1e3, "millions": 1e6, "billions": 1e9}

// numberWord gives the value of a word that is a number by itself.
func (f *finder) numberWord(w string) (float64, bool) {
	if w == "" {
		return 0, false
	}
	if f.de || f.en {
		if v, ok := vagueWords[w]; ok {
			return v, true
		}
		switch w {
		case "dutzend", "dozen":
			return 12, true
		case "hälfte":
			return 0.5, f.de
		case "anderthalb", "eineinhalb":
			return 1.5, f.de
		}
	}
	v, ok := f.lang.Number(w)
	return v, ok && !notNumbers[w]
}

// notNumbers are words that a table of number words may hold and that mostly mean something else.
var notNumbers = lang.Set("a an un une una uno en ett et egy")

// words reads a number in words: "zwölf Milliarden", "eine halbe Million", "two hundred and fifty", "hundreds of
// thousands", "zwei Drittel".
func (f *finder) words(i int) (quantity, int) {
	w := f.Word(i)
	if q, j := f.article(i); j > 0 {
		return q, j
	}
	if f.Glued(i) && f.At(i-1).Kind != text.Punct {
		return quantity{}, 0
	}
	if v, ok := vagueWords[w]; ok && (f.de || f.en) {
		return f.vague(v, i+1)
	}
	v, ok := f.numberWord(w)
	if !ok {
		return quantity{}, 0
	}
	q := quantity{value: v, one: v == 1}
	if w == "half" && !(f.Word(i+1) == "of" || f.Word(i+1) == "the") {
		return quantity{}, 0
	}
	q, j := f.compose(q, i+1)
	if q, k := f.share(q, j); k > 0 {
		return q, k
	}
	return q, j
}

// vague reads "hundreds of thousands", "Dutzende", "tens of thousands".
func (f *finder) vague(v float64, j int) (quantity, int) {
	q := quantity{value: v, scale: 1, vague: true}
	k := j
	if f.Word(k) == "of" || f.Word(k) == "von" {
		k++
	}
	if scale, ok := vagueWords[f.Word(k)]; ok {
		q.value *= scale
		j = k + 1
	}
	return q, j
}

// article reads "eine Million", "a hundred", "half a million", "eine halbe Million", "ein Drittel", "a third of".
func (f *finder) article(i int) (quantity, int) {
	factor, j := 1.0, i
	if f.Word(j) == "half" && (f.Word(j+1) == "a" || f.Word(j+1) == "an") {
		factor, j = 0.5, j+1
	}
	switch f.Word(j) {
	case "ein", "eine", "einer", "einem", "einen", "a", "an", "one":
	default:
		return quantity{}, 0
	}
	j++
	switch f.Word(j) {
	case "halbe", "halben", "half":
		factor, j = 0.5, j+1
	case "dreiviertel":
		factor, j = 0.75, j+1
	}
	if q, k := f.share(quantity{value: 1}, j); k > 0 && factor == 1 && (f.de || f.Word(k) == "of" || f.Word(i) == "one") {
		return q, k
	}
	if factor == 0.5 && f.Word(i) == "half" && units[f.Word(j)] != "" {
		return quantity{value: factor}, j // "half an hour"
	}
	scale, k := f.multiplier(j)
	if k == 0 || f.Word(i) == "half" && j == i {
		return quantity{}, 0
	}
	q, k := f.multiply(quantity{value: factor * scale}, k)
	q.scale = max(q.scale, scale)
	return q, k
}

// compose adds up the words of an English number, and applies multipliers: "two hundred and fifty thousand".
func (f *finder) compose(q quantity, j int) (quantity, int) {
	total, part := 0.0, q.value
	q.scale = 1
	for range 12 {
		k := j
		if f.Punct(k, "-") && f.Glued(k) && f.Glued(k+1) {
			k++
		}
		if f.en && f.Word(k) == "and" && part >= 100 {
			k++
		}
		v, ok := f.numberWord(f.Word(k))
		scale, l := f.multiplier(k)
		switch {
		case l > 0 && k == j:
			if part *= scale; scale >= 1000 {
				total, part, q.scale = total+part, 0, scale
			}
			j = l
		case ok && f.en && v < 100 && v >= 1 && smaller(part, v):
			part += v
			j = k + 1
		default:
			q.value = total + part
			q.one = q.one && q.value == 1
			return q, j
		}
	}
	q.value = total + part
	return q, j
}

// smaller reports whether v can be said behind part: one behind twenty, fifty behind two hundred.
func smaller(part, v float64) bool {
	if part == 0 {
		return true
	}
	if part >= 100 {
		return int64(part)%100 == 0
	}
	return part >= 20 && int64(part)%10 == 0 && v < 10
}

var shares = map[string]float64{"drittel": 3, "viertel": 4, "fünftel": 5, "sechstel": 6, "achtel": 8, "zehntel": 10,
	"third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5, "tenth": 10, "tenths": 10}

// share reads the denominator of "zwei Drittel", "two-thirds".
func (f *finder) share(q quantity, j int) (quantity, int) {
	if f.Punct(j, "-") && f.Glued(j) {
		j++
	}
	d, ok := shares[f.Word(j)]
	if !ok || q.value >= d || q.value < 1 || !f.de && q.value > 1 && !strings.HasSuffix(f.Word(j), "s") {
		return q, 0
	}
	q.value /= d
	q.one = false
	return q, j + 1
}
