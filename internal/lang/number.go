package lang

import "strings"

// Number returns the value of a folded number word: "zwölf", "twenty-one", "zweiundzwanzig", "dreihundert". A multiplier
// has its value ("million" 1e6), and so is for the caller to join with what stands before it. Figures are not number words.
func (l *Language) Number(word string) (value float64, ok bool) {
	if l.listed.may(word) {
		value, ok = l.numbers[word]
	}
	if ok || len(word) > maxWord {
		return value, ok
	}
	switch l.code {
	case "de":
		if !strings.Contains(word, "nd") && !strings.HasPrefix(word, "ein") { // no "und", "hundert" or "tausend", as nearly all words
			return 0, false
		}
		return l.germanNumber(word)
	case "en", "sv", "no", "hu":
		return l.tensAndUnit(word)
	}
	return 0, false
}

// germanNumber takes a number word apart at "tausend", "hundert", "und", in that order.
func (l *Language) germanNumber(word string) (float64, bool) {
	switch word {
	case "ein", "eine", "einen":
		return 1, true
	case "":
		return 0, false
	}
	if v, ok := l.numbers[word]; ok {
		return v, true
	}
	for _, unit := range [...]struct {
		word  string
		value float64
	}{{"tausend", 1000}, {"hundert", 100}} {
		head, tail, found := strings.Cut(word, unit.word)
		if !found {
			continue
		}
		factor, ok := l.germanNumber(head)
		if head == "" {
			factor, ok = 1, true
		}
		rest, ok2 := l.germanNumber(strings.TrimPrefix(tail, "und"))
		if tail == "" {
			rest, ok2 = 0, true
		}
		return factor*unit.value + rest, ok && ok2 && rest < unit.value
	}
	head, tail, found := strings.Cut(word, "und")
	if !found {
		return 0, false
	}
	ones, ok := l.germanNumber(head)
	tens, ok2 := l.numbers[tail]
	return ones + tens, ok && ok2 && ones < 10 && tens >= 20 && tens <= 90
}

// tensAndUnit takes a number word apart into tens and ones: "twenty-one", "tjugofem".
func (l *Language) tensAndUnit(word string) (float64, bool) {
	for _, tens := range l.tens {
		if len(word) <= len(tens) || word[0] != tens[0] {
			continue
		}
		rest, ok := strings.CutPrefix(word, tens)
		if !ok {
			continue
		}
		if ones, ok := l.numbers[strings.TrimPrefix(rest, "-")]; ok && 1 <= ones && ones <= 9 {
			return l.numbers[tens] + ones, true
		}
	}
	return 0, false
}

// Ordinal returns the number of a folded ordinal in words from the third on: "twentieth", "zwanzigsten", "twenty-first". The first two
// are left out, which mostly count nothing ("for a second", "erst"). Languages other than German and English have none.
func (l *Language) Ordinal(word string) (number int, ok bool) {
	if len(word) > maxWord {
		return 0, false
	}
	switch l.code {
	case "de":
		number = l.germanOrdinal(word)
	case "en":
		number = l.englishOrdinal(word)
	}
	return number, number > 0
}

// Ordinals that are not made of their number.
var (
	englishOrdinals = map[string]int{"third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}
	germanOrdinals  = map[string]int{"dritt": 3, "siebt": 7, "siebent": 7, "acht": 8}
)

// small are the ordinals of which the tens of a longer one are followed: "twenty-first".
var small = map[string]int{"first": 1, "second": 2}

func (l *Language) englishOrdinal(word string) int {
	if i := strings.LastIndexByte(word, '-'); i > 0 { // "twenty-first"
		tens, ones := l.numbers[word[:i]], l.englishOrdinal(word[i+1:])
		ones = max(ones, small[word[i+1:]])
		if tens >= 20 && tens <= 90 && 1 <= ones && ones <= 9 {
			return int(tens) + ones
		}
		return 0
	}
	if n := englishOrdinals[word]; n > 0 {
		return n
	}
	stem, ok := strings.CutSuffix(word, "th")
	if !ok {
		return 0
	}
	if tens, ok := strings.CutSuffix(stem, "ie"); ok {
		stem = tens + "y"
	}
	return int(l.numbers[stem])
}

func (l *Language) germanOrdinal(word string) int {
	for _, ending := range [...]string{"e", "en", "er", "es", "em"} {
		stem, ok := strings.CutSuffix(word, ending)
		if !ok || !strings.HasSuffix(stem, "t") {
			continue
		}
		if n := germanOrdinals[stem]; n > 0 {
			return n
		}
		if ones, ok := strings.CutSuffix(stem, "st"); ok {
			if n, ok := l.Number(ones); ok && n >= 20 {
				return int(n)
			}
		}
		if n, ok := l.numbers[strings.TrimSuffix(stem, "t")]; ok && 4 <= n && n <= 19 {
			return int(n)
		}
	}
	return 0
}
