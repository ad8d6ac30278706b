package extract

import (
	"cmp"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/internal/when"
)

// Text reads an article from plain text as a person types or pastes it. At its top may stand, in any order,
//
//	date 2018-08 Headline          (also "2018-08-06 Headline", "6. August 2018 Headline")
//	headline: / title: / Überschrift: / Titel:
//	date: / Datum:      source: / publisher: / Quelle:      url: / link:
//	author: / Autor:    lang: / language: / Sprache:
//	Stand:              From:, Sent:, To:, Subject: / Von:, Gesendet:, An:, Betreff: of a mail
//
// and then the text. A line that is a link alone, there or at the end, is the address. Without a named headline the first line is taken
// for it where it is short and a blank line, one of those above or a much longer one follows. The bytes
// are UTF-8 or UTF-16 with a byte order mark, else Windows-1252. A date or address that cannot be read is an error.
func Text(data []byte) (Article, error) {
	if err := admit(data); err != nil {
		return Article{}, err
	}
	return plain(clean(decode(data)))
}

// header are the fields named at the top of a text.
type header struct {
	article Article
	lines   int // that it took, for errors
}

// fieldKeys names the fields by the words in front of the colon.
var fieldKeys = map[string]string{
	"headline": "headline", "title": "headline", "überschrift": "headline", "titel": "headline", "schlagzeile": "headline",
	"date": "date", "datum": "date", "published": "date", "source": "source", "publisher": "source", "quelle": "source",
	"url": "url", "link": "url", "author": "author", "autor": "author", "autorin": "author", "lang": "lang", "language": "lang", "sprache": "lang",
	"id": "ref", "ref": "ref", "text": "text",
	"stand": "seen", "gesendet": "seen", "sent": "seen", "betreff": "subject", "subject": "subject", // of a page, of a mail
	"von": "mail", "from": "mail", "an": "mail", "to": "mail", "cc": "mail",
}

// forwarded are the marks before the subject of a mail.
var forwarded = regexp.MustCompile(`(?i)^(?:(?:wg|aw|fwd?|re):\s*)+`)

func plain(s string) (Article, error) {
	var h header
	rest, err := h.read(joined(unquoted(unfenced(s))))
	if err != nil {
		return Article{}, err
	}
	a := h.article
	if a.Headline == "" {
		a.Headline, rest = leadingHeadline(rest)
	}
	if strings.TrimSpace(rest) == "" && a.Headline != "" && h.lines <= 1 {
		rest, a.Headline = a.Headline, "" // one line alone is a text
	}
	if a.URL == "" {
		rest, a.URL = trailingLink(rest)
	}
	if a.Headline == "" && a.Date.IsZero() {
		a.Headline, a.Date = headBelow(rest)
	}
	a.Text = rest
	return finish(a)
}

// read takes the header off the text, with rules such as "----- Forwarded message -----", and gives what remains.
func (h *header) read(s string) (string, error) {
	for h.lines < 40 {
		line, rest, more := strings.Cut(s, "\n")
		trimmed := strings.TrimSpace(line)
		switch key, value := namedLine(trimmed); {
		case trimmed == "", trimmed == "```", strings.HasPrefix(trimmed, "---") && strings.HasSuffix(trimmed, "---"):
			if trimmed == "" && h.lines > 0 {
				if !goesOn(rest) {
					return rest, nil
				}
				rest = strings.TrimLeft(rest, "\n \t") // of many blank lines each would look beyond all others
			}
		case key == "text":
			return value + "\n" + rest, nil
		case key != "":
			if err := h.set(key, value); err != nil {
				return "", err
			}
			h.lines++
		case announced.MatchString(trimmed), h.stamped(trimmed), h.article.Date.IsZero() && h.dated(trimmed), h.linked(trimmed), h.signed(trimmed), h.titled(trimmed, rest):
			h.lines++
		default:
			return s, nil
		}
		if !more {
			return "", nil
		}
		s = rest
	}
	return s, nil
}

// namedLine splits "Quelle: dpa"; the key is "" for any other line.
func namedLine(line string) (key, value string) {
	name, value, ok := strings.Cut(line, ":")
	if !ok || len(name) > 20 {
		return "", ""
	}
	key, value = fieldKeys[strings.ToLower(strings.Trim(name, " \t*#_"))], strings.Trim(value, " \t*")
	if (key == "mail" || key == "seen") && isSentence(value) {
		return "", "" // as "Stand: Die Bank zögert noch." is
	}
	return key, value
}

// goesOn tells whether the head goes on behind a blank line.
func goesOn(s string) bool {
	line, _, _ := strings.Cut(strings.TrimLeft(s, "\n \t"), "\n")
	line = strings.TrimSpace(line)
	key, _ := namedLine(line)
	return key != "" || byline.MatchString(line) || new(header).stamped(line)
}

func (h *header) set(key, value string) error {
	if value == "" {
		return nil
	}
	a := &h.article
	switch key {
	case "headline":
		a.Headline = value
	case "source":
		if !h.linked(value) {
			a.Source = value
		}
	case "subject":
		a.Headline = cmp.Or(a.Headline, forwarded.ReplaceAllString(value, ""))
	case "seen":
		if d, err := when.Parse(value); err == nil && a.Date.IsZero() {
			a.Date = d
		}
	case "author":
		a.Author = value
	case "lang":
		if a.Lang = language(value); a.Lang == "" {
			return &FieldError{key, printable(value)}
		}
	case "ref":
		a.Ref = value
	case "url":
		if a.URL = bareLink(value); a.URL == "" {
			return &FieldError{key, printable(value)}
		}
	case "date":
		return h.setDate(value)
	}
	return nil
}

// setDate reads what is named the date, behind which the headline may stand.
func (h *header) setDate(value string) error {
	a := &h.article
	if d, err := when.Parse(value); err == nil {
		a.Date = d
		return nil
	}
	var below header
	if !below.dated("date " + value) {
		return &FieldError{"date", printable(value)}
	}
	a.Date, a.Headline = below.article.Date, cmp.Or(a.Headline, below.article.Headline)
	return nil
}

// dated reads "date 2018-08 Headline", "2018-08-06 Headline" and "Friday, July 21, 2017". Without the word the date needs a month at least,
// and no word in small letters behind it, so that a sentence that begins with a year or a date stays one.
func (h *header) dated(line string) bool {
	if len(line) > 2*maxFieldBytes {
		return false
	}
	line = strings.TrimLeft(line, "# *")
	word, rest, _ := strings.Cut(line, " ")
	named := fieldKeys[strings.ToLower(strings.Trim(word, ":"))] == "date"
	if named {
		line = strings.TrimSpace(rest)
	} else if line == "" || !unicode.IsDigit(rune(line[0])) {
		d, err := when.Parse(line) // a date alone
		if err != nil || d.Month == 0 {
			return false
		}
		h.article.Date = d
		return true
	}
	end, date := 0, when.Date{}
	for i, space := 0, 0; i <= len(line) && space < 3; i++ {
		if i < len(line) && line[i] != ' ' {
			continue
		}
		space++
		if d, err := when.Parse(strings.TrimRight(line[:i], ":,;-–")); err == nil && (named || d.Month != 0) {
			end, date = i, d
		}
	}
	if end == 0 {
		return false
	}
	headline := strings.TrimRight(strings.TrimLeft(line[end:], " :,;-–—|*"), " *")
	if headline != "" && (h.article.Headline != "" || !named && isLower(headline)) {
		return false // a sentence that begins with a date
	}
	h.article.Date, h.article.Headline = date, cmp.Or(h.article.Headline, headline)
	return true
}

// isLower tells whether a text begins with a word in small letters.
func isLower(s string) bool {
	word, _, _ := strings.Cut(s, " ")
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLower(first) && word == strings.ToLower(word) // not "iPhone"
}

// linked reads a line that is a link alone.
func (h *header) linked(line string) bool {
	link := bareLink(line)
	if link == "" || h.article.URL != "" {
		return false
	}
	h.article.URL = link
	return true
}

// byline is a line such as "By Joanna Price" or "Von Hanna Ritz, Berlin".
var byline = regexp.MustCompile(`^(?:By|BY|by|Von|VON|von)((?: \p{Lu}[\p{L}.'’-]*){2,4})(?:, \p{Lu}[\p{L}-]*)?$`)

// signed reads the byline below a headline.
func (h *header) signed(line string) bool {
	m := byline.FindStringSubmatch(line)
	if m == nil || h.article.Headline == "" || h.article.Author != "" {
		return false
	}
	h.article.Author = strings.TrimSpace(m[1])
	return true
}

// titled takes a line for the headline where another of the header follows it.
func (h *header) titled(line, rest string) bool {
	if h.article.Headline != "" || len(line) > 200 || isSentence(line) {
		return false
	}
	line = strings.TrimPrefix(line, "# ")
	next, _, _ := strings.Cut(strings.TrimLeft(rest, "\n \t"), "\n")
	next = strings.TrimSpace(next)
	below := header{article: Article{Headline: line}}
	key, _ := namedLine(next)
	if key == "" && !below.stamped(next) && !below.dated(next) && !below.linked(next) && !below.signed(next) {
		return false
	}
	h.article.Headline = line
	return true
}

// headBelow finds a headline with its date below the menus of a page that was copied whole, which has no paragraph above them. The text
// keeps them.
func headBelow(s string) (headline string, date when.Date) {
	const paragraph = 120 // bytes of a line that is none of a menu
	for range 40 {
		line, rest, more := strings.Cut(s, "\n")
		var h header
		if line = strings.TrimSpace(line); len(line) > paragraph {
			break
		}
		if line != "" && h.titled(line, rest) {
			if _, err := h.read(rest); err == nil && !h.article.Date.IsZero() {
				return h.article.Headline, h.article.Date
			}
		}
		if s = rest; !more {
			break
		}
	}
	return "", when.Date{}
}

// bareLink gives the address of a text that is a link and nothing else, "" for any other.
func bareLink(s string) string { return webURL(strings.Trim(s, "<>"), nil) }

// trailingLink takes a link that stands alone in the last line off a text.
func trailingLink(s string) (rest, link string) {
	s = strings.TrimRight(s, "\n \t")
	end := strings.LastIndexByte(s, '\n')
	last := strings.TrimSpace(s[end+1:])
	if key, value := namedLine(last); key == "url" || key == "source" {
		last = value
	}
	if link = bareLink(last); link != "" {
		s = s[:max(end, 0)]
	}
	return s, link
}

// leadingHeadline takes a short first line that does not end like a sentence off the text: one before a blank line or a paragraph.
func leadingHeadline(s string) (headline, rest string) {
	s = strings.TrimLeft(s, "\n \t")
	line, after, more := strings.Cut(s, "\n")
	marked := strings.HasPrefix(line, "# ")
	line = strings.TrimSpace(strings.TrimPrefix(line, "# "))
	next, _, _ := strings.Cut(after, "\n")
	if !more || line == "" || len(line) > 200 || strings.TrimSpace(after) == "" {
		return "", s
	}
	if !marked && (isSentence(line) || strings.TrimSpace(next) != "" && !isAbove(line, next) || isInterview(line, after)) {
		return "", s
	}
	return line, after
}

// addressed is a question to somebody.
var addressed = regexp.MustCompile(`(?:^|[^\pL])(?:Sie|Ihr|Ihre[nmrs]?|Ihnen|Frau|Herr|[Yy]ou|[Yy]ours?|Mrs?|Ms)(?:[^\pL]|$)`)

// isInterview tells whether a text begins with the first of the questions that somebody is asked in it.
func isInterview(first, rest string) bool {
	const enough, longest = 2, 300 // further questions; bytes of one
	questions := 0
	for line := range strings.Lines(rest) {
		if line = strings.TrimSpace(line); len(line) <= longest && strings.HasSuffix(line, "?") {
			questions++
		}
	}
	return questions >= enough && strings.HasSuffix(first, "?") && addressed.MatchString(first)
}

// isSentence tells whether a line ends as a sentence or a part of one does, which may stand before closing marks.
func isSentence(line string) bool {
	line = strings.TrimRight(line, "\"“”»«'’‘)*_ ")
	return line != "" && strings.Contains(".:,;", line[len(line)-1:])
}

// isAbove tells a headline from the first line of a paragraph by the length of the line below, which was not broken where it ends.
func isAbove(line, next string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(line, "*_"))
	first, _ := utf8.DecodeRuneInString(next)
	open := unicode.IsLetter(last) || unicode.IsDigit(last) || strings.ContainsRune("\"“”»«'’", last)
	return open && !unicode.IsLower(first) && !unicode.IsDigit(first) && len(strings.Fields(line)) >= 3 && len(next) >= 2*len(line)
}

// unfenced takes off the marks of a block of code that is all of the text.
func unfenced(s string) string {
	if inner, ok := strings.CutPrefix(strings.TrimSpace(s), "```"); ok {
		return strings.TrimSuffix(inner, "```")
	}
	return s
}

// unquoted takes off the marks with which mails and messages quote: "> " at the start of lines.
func unquoted(s string) string {
	if !strings.HasPrefix(s, ">") && !strings.Contains(s, "\n>") {
		return s
	}
	var b strings.Builder
	for line := range strings.Lines(s) {
		for line[0] == '>' && (len(line) == 1 || strings.ContainsAny(line[1:2], "> \n")) {
			if line = strings.TrimPrefix(line[1:], " "); line == "" {
				break
			}
		}
		b.WriteString(line)
	}
	return b.String()
}

// broken is a word that is broken at the end of a line.
var broken = regexp.MustCompile(`\p{Ll}-\n *\p{Ll}+`)

// joined puts the words together that are broken at the ends of lines, where there are enough of them to show that the text was set
// in lines, as a copied PDF is: a hyphen at the end of a line can be the word's own.
func joined(s string) string {
	const enough = 3
	if strings.Count(s, "-\n") < enough || len(broken.FindAllStringIndex(s, enough)) < enough {
		return s
	}
	return broken.ReplaceAllStringFunc(s, func(word string) string {
		head, tail, _ := strings.Cut(word, "-\n")
		switch tail = strings.TrimLeft(tail, " "); tail {
		case "und", "oder", "bis", "sowie", "and", "or", "to": // as in "Wetter- und Klimadienst"
			return word
		}
		return head + tail
	})
}
