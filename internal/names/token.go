package names

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/internal/text"
)

// token is what the tagger labels: a word, words joined by hyphens ("EU-Kommission"), a possessive ending, or a
// punctuation mark between words. Its hashes are computed once and used by the features of it and its neighbours.
type token struct {
	start, end int
	kind       kind
	shape      uint64
	word       uint64 // hash of the spelling, digits made alike
	lower      uint64 // the same in lower case
	genitive   uint64 // word without its final s, 0 if it has none
	first      uint64 // hash of the first and last part of a hyphenated word in lower case, else 0
	last       uint64
	prefix     [4]uint64 // of 2 to 5 bytes in lower case, 0 if the word is shorter
	suffix     [5]uint64 // of 1 to 5 bytes
	grams      [6]uint64 // of the four bytes from the second, third, ... on
	quoted     uint64    // place and length of the quotation it stands in, 0 outside
	classes    classes   // of the gazetteer
}

type kind uint8

const (
	wordToken kind = iota
	possessive
	punctuation
)

const (
	maxParts = 8  // words joined by hyphens
	maxBytes = 64 // of a token that are looked at
)

// appendTokens appends the tokens of words, which lie in s.
func appendTokens(dst []token, s string, words []text.Span) []token {
	for i := 0; i < len(words); {
		start, end, n := words[i].Start, words[i].End, 1
		for i+n < len(words) && n < maxParts && joins(s[end:words[i+n].Start]) {
			end = words[i+n].End
			n++
		}
		i += n
		base := end - possessiveLen(s[start:end])
		if base <= start {
			base = end
		}
		dst = append(dst, token{start: start, end: base})
		dst[len(dst)-1].hash(s[start:base])
		if base < end {
			dst = append(dst, token{start: base, end: end, kind: possessive, word: possessiveHash, lower: possessiveHash})
		}
		if i < len(words) {
			dst = appendPunctuation(dst, s, end, words[i].Start)
		}
	}
	return dst
}

// longestTitle is how many tokens between quotation marks may be a title; more are speech.
const longestTitle = 8

// markQuotations sets where each token stands between quotation marks that are close enough to enclose a title.
func markQuotations(tokens []token) {
	quote := markHash('"')
	open := -1
	for i := range tokens {
		if tokens[i].kind != punctuation || tokens[i].word != quote {
			continue
		}
		n := i - open - 1
		if open < 0 || n == 0 || n > longestTitle {
			open = i
			continue
		}
		length := uint64(min(n, 3) + n/6)
		for k := open + 1; k < i; k++ {
			place := uint64(1)
			switch {
			case n == 1:
				place = 4
			case k == open+1:
				place = 2
			case k == i-1:
				place = 3
			}
			tokens[k].quoted = length<<3 | place
		}
		open = -1
	}
}

const possessiveHash = 0x9e3779b97f4a7c15

// joins reports whether a gap between two words makes one token of them.
func joins(gap string) bool { return gap == "-" || gap == "&" || gap == "\u2011" }

// possessiveLen returns the length of the English possessive ending of word, 0 if there is none.
func possessiveLen(word string) int {
	for _, ending := range [...]string{"'s", "’s", "ʼs", "'S", "’S"} {
		if strings.HasSuffix(word, ending) {
			return len(ending)
		}
	}
	return 0
}

// appendPunctuation appends the first and the last mark of the gap s[from:to] between two words. The full stop of an
// abbreviation is left out: it would hide the word from its neighbour.
func appendPunctuation(dst []token, s string, from, to int) []token {
	if s[from] == '.' {
		from++
	}
	n := 0
	for i := from; i < to; {
		r, size := utf8.DecodeRuneInString(s[i:to])
		if !unicode.IsSpace(r) {
			if n == 2 {
				n--
				dst = dst[:len(dst)-1]
			}
			h := markHash(r)
			dst = append(dst, token{start: i, end: i + size, kind: punctuation, word: h, lower: h, shape: h})
			n++
		}
		i += size
	}
	return dst
}

// markHash makes all quotation marks alike, and all dashes.
func markHash(r rune) uint64 {
	switch r {
	case '"', '„', '“', '”', '»', '«', '‚', '‘', '’', '\'', '`', '›', '‹', '´':
		r = '"'
	case '-', '–', '—', '−', '\u2011':
		r = '-'
	case ']', '}':
		r = ')'
	case '[', '{':
		r = '('
	}
	return step(step(hashSeed, byte(r)), byte(r>>8)) ^ 0x5bd1e995
}

const (
	hashSeed  = 0xcbf29ce484222325
	hashPrime = 0x100000001b3
)

// step is one round of FNV-1a.
func step(h uint64, c byte) uint64 { return (h ^ uint64(c)) * hashPrime }

// hash fills the token's hashes from its word.
func (t *token) hash(word string) {
	if len(word) > maxBytes {
		word = word[:maxBytes]
	}
	var buf [2 * maxBytes]byte
	low := appendLower(buf[:0], word)
	t.word = hashWord(word)
	if n := len(word) - 1; n > 2 && word[n] == 's' {
		t.genitive = hashWord(word[:n])
	}
	h := uint64(hashSeed)
	from := 0 // of the hyphenated part
	part := uint64(hashSeed)
	for i, c := range low {
		h = step(h, c)
		if i >= 1 && i < 5 {
			t.prefix[i-1] = h
		}
		if c == '-' && i > from {
			if t.first == 0 {
				t.first = part
			}
			part, from = hashSeed, i+1
		} else {
			part = step(part, c)
		}
	}
	t.lower = h
	if t.first != 0 {
		t.last = part
	}
	h = hashSeed
	for i := range min(5, len(low)) {
		h = step(h, low[len(low)-1-i])
		t.suffix[i] = h
	}
	for i := 0; i < len(t.grams) && i+5 <= len(low); i++ {
		h = hashSeed
		for _, c := range low[i+1 : i+5] {
			h = step(h, c)
		}
		t.grams[i] = h
	}
	t.shape = shapeOf(word)
}

// hashWord hashes a spelling with its capitals, digits made alike.
func hashWord(word string) uint64 {
	h := uint64(hashSeed)
	for i := range len(word) {
		c := word[i]
		if '0' <= c && c <= '9' {
			c = '0'
		}
		h = step(h, c)
	}
	return h
}

// appendLower appends word in lower case, digits made alike. Letters outside Latin-1 take the slow way.
func appendLower(dst []byte, word string) []byte {
	for i := 0; i < len(word); i++ {
		c := word[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case '0' <= c && c <= '9':
			c = '0'
		case c == 0xC3 && i+1 < len(word): // À to Þ
			dst = append(dst, c)
			i++
			if c = word[i]; 0x80 <= c && c < 0x9F {
				c += 0x20
			}
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRuneInString(word[i:])
			if r == utf8.RuneError {
				break
			}
			if len(dst)+utf8.UTFMax > cap(dst) {
				return dst
			}
			dst = utf8.AppendRune(dst, unicode.ToLower(r))
			i += size - 1
			continue
		}
		dst = append(dst, c)
	}
	return dst
}

// shapeOf returns the pattern of capitals, small letters, digits and marks in a word, runs made alike: "Xx" for
// "Merkel", "X" for one capital, "XX" for more, "Xx-Xx" for "Jean-Claude". It takes 3 bits a run, ten runs at most.
func shapeOf(word string) uint64 {
	shape, runs, previous := uint64(1), 0, uint64(0)
	for i := 0; i < len(word) && runs < 10; {
		c, size := classOf(word, i)
		i += size
		if c == previous {
			if c == upper {
				shape |= 7 // a second capital
			}
			continue
		}
		previous = c
		shape = shape<<3 | c
		runs++
	}
	return shape
}

// The classes of a shape.
const (
	lower = 1 + iota
	upper
	digit
	mark
	letter // without case
)

func classOf(s string, i int) (class uint64, size int) {
	c := s[i]
	switch {
	case 'a' <= c && c <= 'z':
		return lower, 1
	case 'A' <= c && c <= 'Z':
		return upper, 1
	case '0' <= c && c <= '9':
		return digit, 1
	case c < utf8.RuneSelf:
		return mark, 1
	}
	r, size := utf8.DecodeRuneInString(s[i:])
	switch {
	case unicode.IsLower(r):
		return lower, size
	case unicode.IsUpper(r):
		return upper, size
	case unicode.IsLetter(r):
		return letter, size
	}
	return mark, size
}
