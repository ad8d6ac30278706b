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
