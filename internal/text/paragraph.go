package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A stretch is a piece of text that a sentence cannot leave: a line, or several that one sentence may run through.
type stretch struct {
	Span
	paragraph int
}

// cutStretches cuts s into stretches without white space around them.
func cutStretches(s string) []stretch {
	lines, blank := appendLines(make([]Span, 0, 1+strings.Count(s, "\n")), s)
	dst := make([]stretch, 0, len(lines))
	paragraph := 0
	for i := 0; i < len(lines); {
		if lines[i].Start == lines[i].End {
			i++
			continue
		}
		n := 1
		for i+n < len(lines) && lines[i+n].Start < lines[i+n].End {
			n++
		}
		block := lines[i : i+n]
		wrapped := hardWrapped(s, block)
		for j, line := range block {
			if j > 0 && joins(s, block[j-1], line, wrapped) {
				dst[len(dst)-1].End = line.End
				continue
			}
			if j > 0 && !blank && !wrapped {
				paragraph++
			}
			dst = append(dst, stretch{line, paragraph})
		}
		paragraph++
		i += n
	}
	return dst
}

// appendLines appends the lines of s without white space around them; blank tells whether one stands empty between others.
func appendLines(dst []Span, s string) (lines []Span, blank bool) {
	brk := byte('\n')
	if strings.IndexByte(s, brk) < 0 {
		brk = '\r'
	}
	empty := false
	for start := 0; start <= len(s); {
		end := strings.IndexByte(s[start:], brk)
		if end < 0 {
			end = len(s)
		} else {
			end += start
		}
		line := trim(s, Span{start, end})
		if line.Start == line.End {
			empty = len(dst) > 0
		} else if empty {
			blank, empty = true, false
		}
		dst = append(dst, line)
		start = end + 1
	}
	return dst, blank
}

// joins tells whether a sentence may run on from a line to the next.
func joins(s string, line, next Span, wrapped bool) bool {
	if endsSentence(s[line.Start:line.End]) && !wrapped || isBullet(s[next.Start:next.End]) {
		return false
	}
	if isCaption(s[line.Start:line.End]) || isCaption(s[next.Start:next.End]) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[next.Start:next.End])
	return wrapped || unicode.IsLower(r)
}

// hardWrapped tells whether a block's lines were broken for their width alone.
func hardWrapped(s string, block []Span) bool {
	if len(block) < 3 {
		return false
	}
	const widest, narrowest = 120, 30 // bytes
	low, high, open := widest, 0, 0
	for _, line := range block[:len(block)-1] {
		width := line.End - line.Start
		low, high = min(low, width), max(high, width)
		if !endsSentence(s[line.Start:line.End]) {
			open++
		}
		if isBullet(s[line.Start:line.End]) {
			return false
		}
	}
	last := block[len(block)-1]
	return high < widest && low > narrowest && low*10 >= high*7 && open*3 >= (len(block)-1)*2 && last.End-last.Start <= high+high/5 &&
		!isTable(s, block)
}

// isTable tells whether half of a block's lines or more are rows, and none goes on in lower case, as prose with dashes does.
func isTable(s string, block []Span) bool {
	rows := 0
	for _, line := range block {
		if r, _ := utf8.DecodeRuneInString(s[line.Start:line.End]); unicode.IsLower(r) {
			return false
		}
		if isRow(s[line.Start:line.End]) {
			rows++
		}
	}
	return rows*2 >= len(block)
}

// endsSentence tells whether a line's last sign, but for closing quotes and brackets, ends a sentence.
func endsSentence(line string) bool {
	if line == "" {
		return false
	}
	if c := line[len(line)-1]; 'A' <= c && c <= 'z' && c != ']' || c == '.' { // nearly all lines
		return c == '.'
	}
	for strings.HasSuffix(line, "]") { // the numbers of footnotes
		i := strings.LastIndexByte(line, '[')
		if i < 0 || skipNotes(line, i) < len(line) {
			break
		}
		line = line[:i]
	}
	line = strings.TrimRightFunc(line, func(r rune) bool { return isCloser(r) || unicode.IsSpace(r) })
	r, _ := utf8.DecodeLastRuneInString(line)
	return isTerminal(r)
}

// isBullet tells whether a line begins with the sign of a list's entry and a space: "- ", "• ", "1) ".
func isBullet(line string) bool {
	r, size := utf8.DecodeRuneInString(line)
	switch r {
	case '-', '*', '•', '·', '–', '—', '‣', '▪', '■', '●', '+', '>', '►', '→':
		return strings.HasPrefix(line[size:], " ") || strings.HasPrefix(line[size:], "\t")
	}
	n := 0
	for n < len(line) && '0' <= line[n] && line[n] <= '9' {
		n++
	}
	return 0 < n && n < 3 && n+1 < len(line) && line[n] == ')' && line[n+1] == ' '
}

// isPlain tells whether a byte is a sign of ASCII, and no white space.
func isPlain(c byte) bool { return ' ' < c && c < utf8.RuneSelf }

// trim returns the span without white space at its ends.
func trim(s string, span Span) Span {
	if span.Start < span.End && isPlain(s[span.Start]) && isPlain(s[span.End-1]) {
		return span
	}
	t := strings.TrimLeftFunc(s[span.Start:span.End], unicode.IsSpace)
	span.Start = span.End - len(t)
	span.End = span.Start + len(strings.TrimRightFunc(t, unicode.IsSpace))
	return span
}
