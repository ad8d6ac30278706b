package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns a word as the tables and stemmers of this package want it: in lower case and NFC, with ss for ß, a plain
// apostrophe for the typographic ones, without a possessive 's or ' at its end, and without soft hyphens, zero-width and
// directional marks. Umlauts and other diacritics stay. Invalid UTF-8 becomes U+FFFD. Fold(Fold(w)) is Fold(w).
// A word that is folded ASCII already is returned as it is, without allocation.
func Fold(word string) string {
	if isFoldedASCII(word) {
		return trimPossessive(word)
	}
	var room [maxWord]byte
	return string(AppendFold(room[:0], word))
}

// AppendFold appends Fold(word) to dst.
func AppendFold(dst []byte, word string) []byte {
	if folded, ok := foldLatin(dst, word); ok {
		return folded
	}
	return append(dst, foldAny(word)...)
}

// foldLatin is AppendFold for a word of ASCII and the letters of Latin-1, as nearly any word of a western language; ok tells
// whether it is one.
func foldLatin(dst []byte, word string) (folded []byte, ok bool) {
	folded = append(dst, word...) // no letter gets longer
	b := folded[len(dst):]
	for i := 0; i < len(b); i++ {
		switch c := b[i]; {
		case 'A' <= c && c <= 'Z':
			b[i] += 'a' - 'A'
		case c >= utf8.RuneSelf:
			if i++; c != 0xC3 || i == len(b) || b[i]&^0x3F != 0x80 {
				return nil, false
			}
			if c = b[i]; c == 0x9F { // ß
				b[i-1], b[i] = 's', 's'
			} else if c < 0x9F && c != 0x97 { // À to Þ but ×
				b[i] += 0x20
			}
		}
	}
	return folded[:len(dst)+len(trimPossessive(b))], true
}

// foldAny is Fold for any word.
func foldAny(word string) string {
	var b strings.Builder
	b.Grow(len(word) + 2)
	for _, r := range word {
		switch {
		case r < utf8.RuneSelf:
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
			b.WriteByte(byte(r))
		case r == 'ß' || r == 'ẞ':
			b.WriteString("ss")
		case isApostrophe(r):
			b.WriteByte('\'')
		case !IsInvisible(r):
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return trimPossessive(norm.NFC.String(b.String()))
}

// Plain returns the folded word without diacritics (ä to a, é to e, ø to o, æ to ae), for comparing names.
func Plain(word string) string {
	word = Fold(word)
	if isFoldedASCII(word) {
		return word
	}
	var b strings.Builder
	b.Grow(len(word))
	for _, r := range norm.NFD.String(word) {
		if s, ok := undecomposed[r]; ok {
			b.WriteString(s)
		} else if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
	}
	return trimPossessive(b.String())
}

// undecomposed are the letters that Unicode does not take apart into a letter and a mark.
var undecomposed = map[rune]string{
	'ø': "o", 'æ': "ae", 'œ': "oe", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ı': "i", 'ħ': "h", 'ŧ': "t", 'ŋ': "n",
}

// IsInvisible tells whether a rune is a soft hyphen or a zero-width or directional mark: nothing a reader sees, and
// nothing that ends a word.
func IsInvisible(r rune) bool {
	switch {
	case r == 0xAD || r == 0x034F || r == 0x061C || r == 0xFEFF:
		return true
	case 0x200B <= r && r <= 0x200F, 0x202A <= r && r <= 0x202E, 0x2060 <= r && r <= 0x2069, 0xFE00 <= r && r <= 0xFE0F:
		return true
	}
	return false
}

func isApostrophe(r rune) bool {
	return r == '’' || r == '‘' || r == 'ʼ' || r == '`' || r == '´' || r == '＇' || r == '‛'
}

func isFoldedASCII(word string) bool {
	for i := range len(word) {
		if c := word[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' || c == '`' {
			return false
		}
	}
	return true
}

func trimPossessive[T string | []byte](word T) T {
	for n := len(word); n > 2; n = len(word) {
		switch {
		case word[n-1] == 's' && word[n-2] == '\'':
			word = word[:n-2]
		case word[n-1] == '\'':
			word = word[:n-1]
		default:
			return word
		}
	}
	return word
}
