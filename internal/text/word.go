package text

import (
	"unicode"
	"unicode/utf8"

	"quoth/internal/lang"
)

// The classes of a byte or rune in a word.
const (
	other     = iota
	letter    // begins or continues a word
	digit     // begins or continues a word
	joiner    // an apostrophe: part of a word between two letters
	separator // full stop or comma: part of a number between two digits
	extender  // a mark or invisible sign: part of a word after a letter or digit
	wide      // the first byte of a rune that is not ASCII
)

var classes = func() (t [256]uint8) {
	for c := range t {
		switch {
		case c >= utf8.RuneSelf:
			t[c] = wide
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z':
			t[c] = letter
		case '0' <= c && c <= '9':
			t[c] = digit
		}
	}
	t['\''] = joiner
	t['.'], t[','] = separator, separator
	return t
}()

// AppendWords appends the words of s[from:to] to dst, in order. A word is a run of letters and digits with their
// combining marks. Within it stand apostrophes between letters ("Merkel's", "l'État"), full stops and commas between
// digits ("3.000", "1,5", "10.39"), soft hyphens and zero-width marks; the dots of single letters belong to them ("U.S.",
// "z.B."). Hyphens part words: "Cambridge-Analytica" is two. Invalid UTF-8 is part of no word.
func AppendWords(dst []Span, s string, from, to int) []Span {
	s = s[:to]
	for i := from; i < to; {
		class := classes[s[i]]
		if class == other { // a space, between most words
			i++
			continue
		}
		if class == letter || class == wide {
			if end := plainEnd(s, i); end > i {
				dst = append(dst, Span{i, end})
				i = end
				continue
			}
		}
		class, size := classify(s, i)
		if class != letter && class != digit {
			i += size
			continue
		}
		end := wordEnd(s, i)
		dst = append(dst, Span{i, end})
		i = end
	}
	return dst
}

// plainEnd is wordEnd for most words: letters of ASCII and Latin-1, and behind them a sign that is in no word. It returns 0 for
// any other word, and start where none begins there.
func plainEnd(s string, start int) int {
	i := start
	for i < len(s) {
		switch c := s[i]; classes[c] {
		case letter:
			i++
			for i < len(s) && classes[s[i]] == letter {
				i++
			}
		case wide:
			if c != 0xC3 || i+1 == len(s) || s[i+1]&^0x3F != 0x80 || s[i+1] == 0x97 || s[i+1] == 0xB7 { // not À to ÿ but × and ÷
				return 0
			}
			i += 2
		case other:
			return i
		case separator:
			if i-start > 2 { // more than one letter: no initials
				return i
			}
			return 0
		default:
			return 0
		}
	}
	return len(s)
}

// wordEnd returns the end of the word that begins at start, without invisible signs after it.
func wordEnd(s string, start int) int {
	if end := initialsEnd(s, start); end > 0 {
		return end
	}
	last, size := classify(s, start)
	i := start + size
	end := i
	for i < len(s) {
		class, size := classify(s, i)
		switch class {
		case letter, digit:
			last = class
			i += size
			end = i
			continue
		case extender:
			i += size
			if !isInvisibleAt(s, i-size) {
				end = i
			}
			continue
		case joiner, separator:
			want := uint8(letter)
			if class == separator {
				want = digit
			}
			if last == want && i+size < len(s) {
				if next, _ := classify(s, i+size); next == want {
					i += size
					continue
				}
			}
		}
		break
	}
	return end
}

// initialsEnd returns the end of two to eight single letters that each have a full stop ("U.S."), else 0.
func initialsEnd(s string, start int) int {
	const most = 8 // letters
	n, i := 0, start
	for i < len(s) && n <= most {
		class, size := classify(s, i)
		if class != letter || i+size >= len(s) || s[i+size] != '.' {
			break
		}
		i += size + 1
		n++
	}
	if n < 2 || n > most {
		return 0
	}
	if i < len(s) { // "a.b.cde" is no row of initials
		if class, _ := classify(s, i); class == letter || class == digit {
			return 0
		}
	}
	return i
}

func isInvisibleAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return lang.IsInvisible(r)
}

// classify returns the class of the rune at s[i], and its size.
func classify(s string, i int) (class uint8, size int) {
	if class = classes[s[i]]; class != wide {
		return class, 1
	}
	r, size := utf8.DecodeRuneInString(s[i:])
	switch {
	case 0xC0 <= r && r < 0x250 && r != 0xD7 && r != 0xF7:
		return letter, size
	case r == utf8.RuneError:
		return other, size
	case r == '’' || r == 'ʼ':
		return joiner, size
	case '‐' <= r && r <= '‧': // dashes, quotes, the ellipsis
		return other, size
	case lang.IsInvisible(r) || unicode.IsMark(r):
		return extender, size
	case unicode.IsLetter(r):
		return letter, size
	case unicode.IsNumber(r):
		return digit, size
	}
	return other, size
}
