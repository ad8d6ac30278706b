package when

import (
	"quoth/internal/lang"
	"quoth/internal/text"
)

// finder walks over the tokens of one span.
type finder struct {
	text.Tokens
	lang    *lang.Language
	vocab   *vocabulary
	ref     Date
	lenient bool
	de, en  bool
	entries []entry // of each token, what it may be in a date
	hot     bool    // some token is a number or speaks of time
}

// look looks up what each token may be in a date.
func (f *finder) look() {
	f.entries = make([]entry, len(f.List))
	for i, t := range f.List {
		if t.Folded != "" {
			f.entries[i] = f.vocab.words[t.Folded]
		}
		f.hot = f.hot || t.Kind == text.Number || f.entries[i].class&hotClasses != 0
	}
}

// hotClasses are those without which a sentence in words alone names no time.
const hotClasses = month | weekday | unit | day | part | season | holiday | decade | meridiem | oclock | edge | quarter | half

// entry gives what token i may be in a date.
func (f *finder) entry(i int) entry {
	if i < 0 || i >= len(f.entries) {
		return entry{}
	}
	return f.entries[i]
}

// is reports whether token i is a word of one of the classes.
func (f *finder) is(i int, c class) bool {
	return i >= 0 && i < len(f.entries) && f.entries[i].class&c != 0
}

// unknown reports whether token i is a word that means nothing in a date.
func (f *finder) unknown(i int) bool { return f.At(i).Kind == text.Word && f.entries[i].class == 0 }

// yearAt gives the number of four digits at token i, where it can be a year and counts nothing; 0 if there is none.
func (f *finder) yearAt(i int) int {
	t := f.At(i)
	if t.Digits() != 4 || t.Value < 1000 || t.Value >= 2200 || f.countedAfter(i+1) {
		return 0
	}
	return t.Value
}

// number reports whether token i is a number of at most n digits.
func (f *finder) number(i, digits int) bool {
	t := f.At(i)
	return t.Kind == text.Number && t.Digits() <= digits && t.Value >= 0
}

const (
	dashes  = "-–—‑"
	quotes  = "'’‘"
	clingy  = "/_@#&=+\\~^<>|*" // between letters or digits these make one word of them
	moneyed = "$€£¥%‰°"
)

// alone reports whether the tokens from i up to j stand by themselves: not part of a longer word, number or address.
func (f *finder) alone(i, j int) bool {
	t := f.At(i)
	if f.Glued(i) {
		left := f.At(i - 1)
		switch {
		case left.Kind != text.Punct:
			return false
		case f.Punct(i-1, moneyed+clingy+"§"):
			return false
		case f.Punct(i-1, ".,:"+dashes) && f.Glued(i-1) && f.At(i-2).Kind != text.Punct:
			return false
		}
	}
	if t.Kind == text.Number && f.Punct(i-1, "$€£¥§#") {
		return false
	}
	if !f.Glued(j) {
		return true
	}
	right := f.At(j)
	switch {
	case right.Kind != text.Punct:
		return false
	case f.Punct(j, moneyed+"_@#&=+\\~^<>|*"):
		return false
	case f.Punct(j, "/"+dashes+".,:") && f.Glued(j+1) && f.At(j+1).Kind != text.Punct:
		return f.Punct(j, ".,:—") && f.At(j+1).Kind == text.Word || f.suffix(j)
	}
	return true
}

// suffix reports whether a hyphen at i carries the ending of a Hungarian case ("6-án").
func (f *finder) suffix(i int) bool {
	t := f.At(i + 1)
	return f.lang.Code() == "hu" && f.Punct(i, "-") && t.Kind == text.Word && t.End-t.Start <= 5
}
