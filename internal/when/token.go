package when

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/internal/lang"
	"quoth/internal/text"
)

// A token is a run of letters, a run of digits, or one other character. White space separates and is not kept.
type token struct {
	start, end int
	kind       kind
	punct      rune // of kind punct
	glued      bool // nothing stands between it and the token before
	upper      bool // a word that begins with a capital
	digits     int  // of a number
	value      int  // of a number; -1 beyond nine digits
	entry      entry
}

type kind uint8

const (
	none kind = iota // beyond the ends of the text
	word
	number
	punct
)

// longestWord bounds the words that are looked up, in bytes.
const longestWord = 40

// finder walks over the tokens of one span.
type finder struct {
	s       string
	lang    *lang.Language
	vocab   *vocabulary
	ref     Date
	lenient bool
	de, en  bool
	tokens  []token
	folded  []string // of the words, each made when it is first asked for
	hot     bool     // some token is a number or speaks of time
}

// scan cuts the span into tokens.
func (f *finder) scan(span text.Span) {
	f.tokens = make([]token, 0, (span.End-span.Start)/5+4)
	last := -1
	for i := span.Start; i < span.End; {
		r, size := utf8.DecodeRuneInString(f.s[i:span.End])
		if unicode.IsSpace(r) {
			i += size
			continue
		}
		t := token{start: i, glued: i == last}
		switch {
		case r >= '0' && r <= '9':
			f.scanNumber(&t, span.End)
		case unicode.IsLetter(r):
			f.scanWord(&t, r, span.End)
		default:
			t.kind, t.punct, t.end = punct, r, i+size
		}
		f.tokens = append(f.tokens, t)
		last, i = t.end, t.end
	}
}

func (f *finder) scanNumber(t *token, end int) {
	i := t.start
	for ; i < end && f.s[i] >= '0' && f.s[i] <= '9'; i++ {
		if t.digits++; t.digits <= 9 {
			t.value = t.value*10 + int(f.s[i]-'0')
		} else {
			t.value = -1
		}
	}
	t.kind, t.end, f.hot = number, i, true
}

func (f *finder) scanWord(t *token, first rune, end int) {
	i := t.start
	for i < end {
		r, size := utf8.DecodeRuneInString(f.s[i:end])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			break
		}
		i += size
	}
	t.kind, t.end, t.upper = word, i, unicode.IsUpper(first)
	if i-t.start <= longestWord {
		t.entry = f.vocab.words[lang.Fold(f.s[t.start:i])]
		f.hot = f.hot || t.entry.class&hotClasses != 0
	}
}

// hotClasses are those without which a sentence in words alone names no time.
const hotClasses = month | weekday | unit | day | part | season | holiday | decade | meridiem | oclock | edge | quarter | half

// at gives token i, the zero token beyond the ends.
func (f *finder) at(i int) token {
	if i < 0 || i >= len(f.tokens) {
		return token{}
	}
	return f.tokens[i]
}

// is reports whether token i is a word of one of the classes.
func (f *finder) is(i int, c class) bool {
	return i >= 0 && i < len(f.tokens) && f.tokens[i].entry.class&c != 0
}

// punct reports whether token i is one of the characters.
func (f *finder) punct(i int, chars string) bool {
	return i >= 0 && i < len(f.tokens) && f.tokens[i].kind == punct && strings.ContainsRune(chars, f.tokens[i].punct)
}

// glued reports whether token i follows the one before it without a gap.
func (f *finder) glued(i int) bool { return i > 0 && i < len(f.tokens) && f.tokens[i].glued }

// word gives the folded text of token i, "" if it is not a word.
func (f *finder) word(i int) string {
	if i < 0 || i >= len(f.tokens) || f.tokens[i].kind != word {
		return ""
	}
	if f.folded == nil {
		f.folded = make([]string, len(f.tokens))
	}
	if t := &f.tokens[i]; f.folded[i] == "" && t.end-t.start <= longestWord {
		f.folded[i] = lang.Fold(f.s[t.start:t.end])
	}
	return f.folded[i]
}

// yearAt gives the number of four digits at token i, where it can be a year and counts nothing; 0 if there is none.
func (f *finder) yearAt(i int) int {
	t := f.at(i)
	if t.digits != 4 || t.value < 1000 || t.value >= 2200 || f.countedAfter(i+1) {
		return 0
	}
	return t.value
}

// number reports whether token i is a number of at most n digits.
func (f *finder) number(i, digits int) bool {
	t := f.at(i)
	return t.kind == number && t.digits <= digits && t.value >= 0
}

const (
	dashes  = "-–—‑"
	quotes  = "'’‘"
	clingy  = "/_@#&=+\\~^<>|*" // between letters or digits these make one word of them
	moneyed = "$€£¥%‰°"
)

// alone reports whether the tokens from i up to j stand by themselves: not part of a longer word, number or address.
func (f *finder) alone(i, j int) bool {
	t := f.at(i)
	if f.glued(i) {
		left := f.at(i - 1)
		switch {
		case left.kind != punct:
			return false
		case f.punct(i-1, moneyed+clingy+"§"):
			return false
		case f.punct(i-1, ".,:"+dashes) && f.glued(i-1) && f.at(i-2).kind != punct:
			return false
		}
	}
	if t.kind == number && f.punct(i-1, "$€£¥§#") {
		return false
	}
	if !f.glued(j) {
		return true
	}
	right := f.at(j)
	switch {
	case right.kind != punct:
		return false
	case f.punct(j, moneyed+"_@#&=+\\~^<>|*"):
		return false
	case f.punct(j, "/"+dashes+".,:") && f.glued(j+1) && f.at(j+1).kind != punct:
		return f.punct(j, ".,:—") && f.at(j+1).kind == word || f.suffix(j)
	}
	return true
}

// suffix reports whether a hyphen at i carries the ending of a Hungarian case ("6-án").
func (f *finder) suffix(i int) bool {
	t := f.at(i + 1)
	return f.lang.Code() == "hu" && f.punct(i, "-") && t.kind == word && t.end-t.start <= 5
}
