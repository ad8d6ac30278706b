package extract

import (
	"regexp"
	"strings"
)

// Markdown reads an article from Markdown: as Text, with the marks taken off.
func Markdown(data []byte) (Article, error) {
	if err := admit(data); err != nil {
		return Article{}, err
	}
	a, err := plain(clean(decode(data)))
	if err != nil {
		return Article{}, err
	}
	var b strings.Builder
	for line := range strings.Lines(a.Text) {
		b.WriteString(unmark(strings.TrimRight(line, "\n")))
		b.WriteByte('\n')
	}
	a.Text, a.Headline = b.String(), unmark(a.Headline)
	return finish(a)
}

// unmark takes the marks off one line of Markdown: headings, quotes, bullets, emphasis, links, images, code.
func unmark(line string) string {
	trimmed := strings.TrimLeft(line, " \t")
	if strings.Trim(trimmed, "-*_=` ") == "" && len(trimmed) >= 3 {
		return "" // a rule, the underline of a heading, or the mark of a block of code
	}
	for strings.HasPrefix(trimmed, "> ") {
		trimmed = trimmed[2:]
	}
	if rest := strings.TrimLeft(trimmed, "#"); len(trimmed)-len(rest) <= 6 && strings.HasPrefix(rest, " ") {
		trimmed = strings.TrimRight(strings.TrimLeft(rest, " "), "# ")
	}
	for _, bullet := range []string{"- ", "* ", "+ ", "• "} {
		if rest, ok := strings.CutPrefix(trimmed, bullet); ok && !startsNumber(rest) {
			trimmed = rest
		}
	}
	for _, e := range emphases {
		if strings.Contains(trimmed, e.mark) {
			trimmed = e.pair.ReplaceAllString(trimmed, "$1$2")
		}
	}
	return unlink(trimmed)
}

// emphases are the marks around words, in pairs: "f**k" has none.
var emphases = []emphasis{newEmphasis("**"), newEmphasis("__"), newEmphasis("~~"), newEmphasis("||"), newEmphasis("``"), newEmphasis("`")}

type emphasis struct {
	mark string
	pair *regexp.Regexp
}

func newEmphasis(mark string) emphasis {
	quoted := regexp.QuoteMeta(mark)
	return emphasis{mark, regexp.MustCompile(`(^|[^\pL\pN])` + quoted + `(\S|\S.*?\S)` + quoted)}
}

// startsNumber tells whether a text begins with a digit, before which a dash or a plus may be its sign.
func startsNumber(s string) bool { return s != "" && '0' <= s[0] && s[0] <= '9' }

// unlink puts the words of a link in its place and drops images.
func unlink(line string) string {
	if !strings.Contains(line, "](") {
		return line
	}
	return link.ReplaceAllString(line, "$1")
}

// link is an image or a link, the words of the latter its group. Its address has a dot, a slash or a number sign: "[sic](no)" is none.
var link = regexp.MustCompile(`!\[[^\[\]]*\]\(` + address + `\)|\[([^\[\]]*)\]\(` + address + `\)`)

const address = `(?:[^()\s]|\([^()\s]*\))*[/.#](?:[^()\s]|\([^()\s]*\))*(?:\s[^()]*)?` // and its title
