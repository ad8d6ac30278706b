package bot

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// TerminalOptions say how a reply is shown on a terminal or in a file.
type TerminalOptions struct {
	Width int  // of a line in characters; 0 is 80, less than 20 is 20
	Color bool // bold and colour by ANSI escapes
}

// The ANSI escapes that are used.
const (
	ansiBold  = "\x1b[1m"
	ansiDim   = "\x1b[2m"
	ansiReset = "\x1b[0m"
)

// Terminal renders a reply for a terminal, with a line break at its end. Control characters of articles are shown as U+FFFD, so that
// they cannot steer the terminal.
func Terminal(r *Reply, opt TerminalOptions) string {
	if opt.Width == 0 {
		opt.Width = 80
	}
	opt.Width = max(opt.Width, 20)
	pg := layout(r)
	var b strings.Builder
	for i, blk := range pg.blocks {
		if i > 0 {
			b.WriteByte('\n')
		}
		for _, l := range blk.lines {
			l.terminal(&b, opt)
		}
	}
	return b.String()
}

// terminal writes a line, wrapped; a quote is indented behind a bar, and links stand on lines of their own below.
func (l line) terminal(b *strings.Builder, opt TerminalOptions) {
	prefix := "  "
	if l.quoted {
		prefix = "  | "
	}
	w := wrapper{b: b, prefix: prefix, width: opt.Width, column: 0, color: opt.Color}
	var links []string
	for _, r := range l.runs {
		w.write(visible(r.text), r.bold)
		if r.url != "" {
			links = append(links, r.url)
		}
	}
	w.end()
	for _, link := range links {
		b.WriteString("    ")
		if opt.Color {
			b.WriteString(ansiDim + link + ansiReset)
		} else {
			b.WriteString(link)
		}
		b.WriteByte('\n')
	}
}

// visible replaces what could steer a terminal or turn the direction of what follows.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r):
			return utf8.RuneError
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// wrapper breaks text at spaces.
type wrapper struct {
	b      *strings.Builder
	prefix string
	width  int
	column int // characters in this line, 0 before the prefix
	space  int // spaces owed before the next word
	color  bool
	word   []run
	length int // characters of word
}

// write adds text. Words may span several calls.
func (w *wrapper) write(s string, bold bool) {
	for s != "" {
		n := len(s) - len(strings.TrimLeft(s, " "))
		if n > 0 {
			w.flush()
			w.space += n
			s = s[n:]
			continue
		}
		end := strings.IndexByte(s, ' ')
		if end < 0 {
			end = len(s)
		}
		w.word = append(w.word, run{text: s[:end], bold: bold})
		w.length += utf8.RuneCountInString(s[:end])
		s = s[end:]
	}
}

// flush writes the word that is complete, on a new line where it does not fit.
func (w *wrapper) flush() {
	if len(w.word) == 0 {
		return
	}
	if w.column > 0 && w.column+w.space+w.length > w.width {
		w.b.WriteByte('\n')
		w.column, w.space = 0, 0
	}
	if w.column == 0 {
		w.b.WriteString(w.prefix)
		w.column = len(w.prefix)
	} else {
		w.b.WriteString(strings.Repeat(" ", w.space))
		w.column += w.space
	}
	for _, r := range w.word {
		if r.bold && w.color {
			w.b.WriteString(ansiBold + r.text + ansiReset)
		} else {
			w.b.WriteString(r.text)
		}
	}
	w.column += w.length
	w.word, w.length, w.space = w.word[:0], 0, 0
}

// end closes the line.
func (w *wrapper) end() {
	w.flush()
	w.b.WriteByte('\n')
}
