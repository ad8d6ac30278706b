package text

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/internal/lang"
)

// maxSentence is the length in bytes past which a sentence is cut at a clause or word border.
const maxSentence = 2000

// Sentences cuts s into sentences by the rules of a language (nil counts as English). The spans are in order, disjoint and on
// rune borders, and only white space stands between them. A closing quote belongs to the sentence it closes; a
// dateline ("Berlin (dpa) –") and the number of a list's entry belong to the sentence they open. s may hold invalid UTF-8.
func Sentences(s string, l *lang.Language) []Sentence {
	return slices.AppendSeq(make([]Sentence, 0, 8+len(s)/100), Each(s, l))
}

// Each gives the sentences that Sentences cuts s into, one after the other; a caller that stops early spares the rest.
func Each(s string, l *lang.Language) iter.Seq[Sentence] {
	if l == nil {
		l = lang.Get("en")
	}
	return func(yield func(Sentence) bool) {
		stretches := cutStretches(s)
		prose, listed := hasProse(s, stretches), false
		for _, st := range stretches {
			line := s[st.Start:st.End]
			role := roleOf(line, prose)
			if listed = role != Body && (listed || isPointer(line)); listed {
				role = Caption
			}
			if !st.each(s, l, role, yield) {
				return
			}
		}
	}
}

// each gives the sentences of a stretch, and tells whether more are wanted.
func (st *stretch) each(s string, l *lang.Language, role Role, yield func(Sentence) bool) bool {
	whole := role != Body
	if role == Heading && isRow(s[st.Start:st.End]) {
		role = Body
	}
	for start := st.Start; start < st.End; {
		end := st.End
		if !whole {
			end = nextBoundary(s, st.Span, start, l)
		}
		end = cutLong(s, start, end)
		sentence := Sentence{trim(s, Span{start, end}), st.paragraph, role}
		if role == Body && start > st.Start && isTail(s[sentence.Start:sentence.End]) {
			sentence.Role = Caption
		}
		if sentence.Start < sentence.End && !yield(sentence) {
			return false
		}
		start = end
	}
	return true
}

// cutLong returns end, or where the text from start to end is too long, a place to cut it: after a semicolon or comma, at a
// space, or at a rune border.
func cutLong(s string, start, end int) int {
	if end-start <= maxSentence {
		return end
	}
	t := s[start : start+maxSentence]
	for _, sep := range []string{"; ", ", ", " ", "\n"} {
		if i := strings.LastIndex(t, sep); i > maxSentence/2 {
			return start + i + len(sep)
		}
	}
	cut := start + maxSentence
	for back := 0; back < utf8.UTFMax && !utf8.RuneStart(s[cut]); back++ {
		cut--
	}
	return cut
}

// nextBoundary returns the end of the sentence that begins at start within a stretch.
func nextBoundary(s string, within Span, start int, l *lang.Language) int {
	limit := min(within.End, start+maxSentence) // what is longer is cut in any case
	for i := start; i < limit; {
		if !mayEnd[s[i]] {
			i++
			continue
		}
		m, ok := findMark(s[:within.End], i, limit)
		if !ok {
			i++
			continue
		}
		if m.next >= within.End {
			break
		}
		if (m.end < m.next || runsOn(s, start, &m, l)) && ends(s, within, start, m, l) {
			return m.end
		}
		i = m.end
	}
	return within.End
}

// mayEnd tells whether a byte begins a sign that ends sentences; 0xE2 begins the ellipsis.
var mayEnd = [256]bool{'.': true, '!': true, '?': true, 0xE2: true}

// A mark is a run of final punctuation with the closing quotes and brackets after it.
type mark struct {
	start int  // of the punctuation
	stop  int  // its end; the closers follow
	end   int  // of the closers
	next  int  // the first sign after white space
	dot   bool // one full stop alone
}

// findMark returns the mark at start. Punctuation from limit on is not looked at.
func findMark(s string, start, limit int) (m mark, ok bool) {
	m.start = start
	i := start
	for i < limit {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !isTerminal(r) {
			break
		}
		i += size
	}
	if i == start {
		return m, false
	}
	m.stop = i
	m.dot = i == start+1 && s[start] == '.'
	m.end = skipNotes(s, skip(s, i, isCloser))
	m.next = skip(s, m.end, unicode.IsSpace)
	if m.next > m.end && m.next < len(s) {
		r, size := utf8.DecodeRuneInString(s[m.next:])
		after := m.next + size
		switch {
		case r == '»' && (after == len(s) || isBreakAt(s, after)): // « Non. » has a space before the closing sign
			m.end = after
			m.next = skip(s, after, unicode.IsSpace)
		case isEmoji(r):
			m.end = skip(s, after, isEmoji)
			m.next = skip(s, m.end, unicode.IsSpace)
		}
	}
	return m, true
}

// skipNotes passes over the numbers of footnotes at i: "[1][12]".
func skipNotes(s string, i int) int {
	const digits = 3
	for i < len(s) && s[i] == '[' {
		end := i + 1
		for end < len(s) && end <= i+digits && '0' <= s[end] && s[end] <= '9' {
			end++
		}
		if end == i+1 || end == len(s) || s[end] != ']' {
			break
		}
		i = end + 1
	}
	return i
}

// isEmoji tells whether a rune is a pictograph, or joins or varies one.
func isEmoji(r rune) bool { return 0x1F000 <= r && r < 0x1FB00 || r == 0x200D || r == 0xFE0F }

func isBreakAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsSpace(r)
}

func skip(s string, i int, f func(rune) bool) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !f(r) || r == utf8.RuneError && size == 1 {
			break
		}
		i += size
	}
	return i
}

func isTerminal(r rune) bool { return r == '.' || r == '!' || r == '?' || r == '…' }

func isCloser(r rune) bool {
	switch r {
	case ')', ']', '}', '"', '\'', '“', '”', '’', '‘', '»', '«', '›', '‹', '¹', '²', '³': // the last three number footnotes
		return true
	}
	return false
}

func isOpener(r rune) bool {
	switch r {
	case '(', '[', '{', '"', '\'', '“', '”', '„', '‚', '‘', '’', '»', '«', '›', '‹', '¿', '¡':
		return true
	}
	return false
}
