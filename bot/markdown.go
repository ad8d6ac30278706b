package bot

import (
	"net/url"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf16"
)

// escapeMarkdown returns text so that Discord shows it as it stands: emphasis, headings, lists, quotes, code, links, spoilers,
// mentions, timestamps and custom emoji in it lose their meaning. Only backslashes are put in, so that what a reader sees is the text
// itself; and only where they are needed, because notifications show them.
func escapeMarkdown(s string) string {
	var b strings.Builder
	b.Grow(len(s) + len(s)/8)
	start, number := true, false // at the start of a line; in a number there
	for i, r := range s {
		switch r {
		case '\\', '*', '_', '~', '`', '|', '<', '[', ']', '@':
			b.WriteByte('\\')
		case '-', '+', '#', '>':
			if start {
				b.WriteByte('\\')
			}
		case '.':
			if rest := s[i+1:]; number && (rest == "" || rest[0] == ' ') { // of a list
				b.WriteByte('\\')
			}
		case ':':
			if strings.HasPrefix(s[i:], "://") || shortcode.MatchString(s[i:]) { // Discord makes a link of any bare address
				b.WriteByte('\\')
			}
		}
		b.WriteRune(r)
		number = '0' <= r && r <= '9' && (start || number)
		start = r == '\n' || start && (r == ' ' || r == '\t' || r == '-' || r == '#')
	}
	return b.String()
}

// shortcode is what Discord shows as an emoji, wherever it stands.
var shortcode = regexp.MustCompile(`^:(?:\w*[A-Za-z]\w*|[+-]1|100|1234):`)

// oneLine returns text that is shown beside quotes, such as a headline, without line breaks, controls and marks of writing direction.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return strings.Join(strings.Fields(s), " ")
}

// isTurn tells the marks of writing direction that turn all that follows in the line.
func isTurn(r rune) bool { return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 }

// brief returns a headline or the like as one line of at most 120 characters. It must not be used on a quote.
func brief(s string) string {
	return shorten(oneLine(s), 120)
}

// shorten cuts text to a number of UTF-16 units, behind a word if it can, with an ellipsis. It must not be used on a quote.
func shorten(s string, limit int) string {
	if units(s) <= limit {
		return s
	}
	n := 1 // the ellipsis
	for i, r := range s {
		if n += utf16.RuneLen(r); n > limit {
			if space := strings.LastIndexByte(s[:i], ' '); space > i/2 {
				i = space
			}
			return s[:i] + "…"
		}
	}
	return s
}

// units returns the length of text as Discord's clients count it at most, in UTF-16 units.
func units(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// maxURL is the length in bytes of the longest link that is shown.
const maxURL = 1000

// safeURL returns an http or https address in a form that can stand in a Markdown link and on a terminal, "" for anything else.
func safeURL(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil {
		return ""
	}
	var b strings.Builder
	for _, c := range []byte(u.String()) {
		switch {
		case c <= ' ' || c >= 0x7f || strings.IndexByte("()<>[]\\\"'`*|^{}@", c) >= 0:
			const hex = "0123456789ABCDEF"
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
		default:
			b.WriteByte(c)
		}
	}
	if b.Len() > maxURL {
		return ""
	}
	return b.String()
}

// safeLink is safeURL for an article's address with a text fragment, which is left away where the address is too long with it.
func safeLink(s string) string {
	if link := safeURL(s); link != "" {
		return link
	}
	address, _, _ := strings.Cut(s, "#")
	return safeURL(address)
}
