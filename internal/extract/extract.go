// Package extract makes articles of bytes: HTML pages, plain text, Markdown, JSON lines, and directories and zip files
// of those. It dials nowhere and keeps no state; everything in it is safe for concurrent use.
//
//	a, err := extract.HTML(page, "https://example.org/story")
//	for a, err := range extract.Path("articles/") { ... }
//
// All input is taken to be hostile: sizes are bounded by the constants below, names inside of archives are shown in
// errors and never used as paths, and an error means that nothing came back with it.
package extract

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"quoth/internal/lang"
	"quoth/internal/when"
)

// Limits on what is read; beyond them there is an error, never a cut article.
const (
	maxLine       = 16 << 20 // bytes of one JSON line
	MaxDocument   = 8 << 20  // bytes of one HTML page, text or Markdown file
	maxZipFiles   = 200_000  // files in one zip file
	maxZipBytes   = 4 << 30  // bytes unpacked from one zip file
	maxZipRatio   = 200      // bytes unpacked for each byte of the zip file
	maxFieldBytes = 1000     // of headline, source and author; longer ones are cut
	maxURLBytes   = 2000
)

// Errors that tell why there is no article. Their text is fit for a reader.
var (
	ErrEmpty   = errors.New("there is no text in it")
	ErrTooLong = errors.New("it is too long")
	ErrJSON    = errors.New("it is not JSON")
	ErrFormat  = errors.New("its format is not known; .txt, .md, .html, .jsonl and .zip are")
	ErrNoFile  = errors.New("no file of a known format is in it; .txt, .md, .html, .jsonl and .zip are known")
)

// Article is what could be read of a news story. Text is valid UTF-8 and never empty, its paragraphs separated by a
// blank line where they came from HTML; every other field may be empty.
type Article struct {
	Ref      string // the importer's own identifier
	Named    bool   // Ref is none, but the name of the file, which files in other places may have, too
	Headline string
	Text     string
	URL      string // http or https
	Source   string // publisher
	Author   string
	Date     when.Date
	Lang     string // ISO 639-1 code of a language that package lang knows
	File     string // the file or stream that it was read from, as an Error names it; empty for bytes alone
	Line     int    // of File, from 1; 0 where the article is all of it
}

// Error says where in a file or stream an article could not be read, and why.
type Error struct {
	Name string // of the file; empty for a stream without a name
	Line int    // from 1; 0 where the whole file is meant, or
	Item int    // an article of a JSON array, from 1
	Err  error
}

// Error gives "articles.jsonl: line 3: there is no text in it".
func (e *Error) Error() string {
	var b strings.Builder
	if e.Name != "" {
		fmt.Fprintf(&b, "%s: ", printable(e.Name))
	}
	if e.Line > 0 {
		fmt.Fprintf(&b, "line %d: ", e.Line)
	}
	if e.Item > 0 {
		fmt.Fprintf(&b, "article %d: ", e.Item)
	}
	b.WriteString(e.Err.Error())
	return b.String()
}

// Unwrap gives the reason.
func (e *Error) Unwrap() error { return e.Err }

// FieldError says that a line such as "date: soon", or a field of that name in JSON, holds what cannot be read.
type FieldError struct {
	Field string // "date", "lang" or "url"
	Value string // as it was written, fit for a terminal
}

func (e *FieldError) Error() string {
	switch e.Field {
	case "date":
		return fmt.Sprintf("the date %q is not a date such as 2018-08-06", e.Value)
	case "lang":
		return fmt.Sprintf("the language %q is not known", e.Value)
	}
	return fmt.Sprintf("the link is not a web address: %q", e.Value)
}

// otherFormats are the first bytes of files that are often taken for text: PDF, office documents, RTF.
var otherFormats = []string{"%PDF-", "PK\x03\x04", "\xd0\xcf\x11\xe0", `{\rtf`}

// admit returns an error for bytes that cannot be a text or a page.
func admit(data []byte) error {
	if len(data) > MaxDocument {
		return ErrTooLong
	}
	if begins(data, otherFormats) {
		return ErrFormat
	}
	return nil
}

func begins(data []byte, marks []string) bool {
	return slices.ContainsFunc(marks, func(mark string) bool { return bytes.HasPrefix(data, []byte(mark)) })
}

// printable makes a name fit for a terminal.
func printable(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == utf8.RuneError {
			return '?'
		}
		return r
	}, name)
	if len(name) > 200 {
		return strings.ToValidUTF8(name[:200], "") + "…"
	}
	return name
}

// decode gives data as UTF-8: by its byte order mark, by itself where it is valid but for a few bytes, else by what a page says of
// itself, else as Windows-1252.
func decode(data []byte) string {
	if begins(data, orderMarks) {
		out, _, _ := transform.Bytes(unicode.BOMOverride(transform.Nop), data)
		return strings.ToValidUTF8(string(out), "\ufffd")
	}
	if utf8.Valid(data) && !bytes.Contains(data, []byte{0x1b}) { // an escape: ISO-2022-JP
		return string(data)
	}
	if isDamaged(data) {
		return strings.ToValidUTF8(string(data), "\ufffd")
	}
	encoding, name, _ := charset.DetermineEncoding(data[:min(len(data), 1024)], "")
	if name == "utf-8" { // as the page says, although it is not
		encoding = charmap.Windows1252
	}
	out, _, err := transform.Bytes(encoding.NewDecoder(), data)
	if err != nil {
		return strings.ToValidUTF8(string(data), "\ufffd")
	}
	return strings.ToValidUTF8(string(out), "\ufffd")
}

// orderMarks are the byte order marks of UTF-8 and UTF-16.
var orderMarks = []string{"\xef\xbb\xbf", "\xff\xfe", "\xfe\xff"}

// isDamaged tells UTF-8 in which a few bytes are wrong from other encodings, in which bytes hardly happen to be a character of UTF-8.
func isDamaged(data []byte) bool {
	wide, wrong := 0, 0
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && n == 1:
			wrong++
		case n > 1:
			wide++
		}
		data = data[n:]
	}
	return wide > wrong
}

// finish cleans the fields of an article and checks that it has a text.
func finish(a Article) (Article, error) {
	a.Text = strings.TrimSpace(clean(a.Text))
	if a.Text == "" || strings.Trim(a.Text, " \t\r\n\u00a0\u200b\ufffd") == "" {
		return Article{}, ErrEmpty
	}
	a.Ref, a.Headline, a.Source, a.Author = oneLine(a.Ref), field(a.Headline), field(a.Source), field(a.Author)
	a.Lang = language(a.Lang)
	return a, nil
}

// clean takes out what is no part of a text: control characters, soft hyphens and byte order marks. What else no reader sees,
// such as zero-width spaces, stays, so that a quote is a part of the text as it came.
func clean(s string) string {
	if isClean(s) {
		return s // as nearly all texts, at the price of a glance
	}
	return cleaned(s)
}

func cleaned(s string) string {
	s = strings.ToValidUTF8(s, "\ufffd")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r == '\u2028' || r == '\u2029' || r == '\u0085' || r == '\v' || r == '\f':
			return '\n'
		case r < ' ' || r >= 0x7f && r < 0xa0 || r == '\u00ad' || r == '\ufeff':
			return -1
		}
		return r
	}, strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n"))
}

// isClean tells whether cleaning would change nothing.
func isClean(s string) bool {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c < ' ' && c != '\n' && c != '\t' || c == 0x7f {
				return false
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if n == 1 || r < 0xa0 || r == '\u00ad' || r == '\u2028' || r == '\u2029' || r == '\ufeff' {
			return false
		}
		i += n
	}
	return true
}

// oneLine cleans a field that is never cut: two identifiers may begin alike.
func oneLine(s string) string { return strings.Join(strings.Fields(clean(s)), " ") }

// field makes one line of a short field and cuts it to its limit.
func field(s string) string {
	s = oneLine(s)
	if len(s) > maxFieldBytes {
		s = strings.ToValidUTF8(s[:maxFieldBytes-3], "") + "…"
	}
	return s
}

// language gives the code of a language as for lang.Named, "" if it is not known.
func language(name string) string {
	if l := lang.Named(name); l != nil {
		return l.Code()
	}
	return ""
}

// webURL gives s as an absolute http or https URL, resolved against base; "" if it is none.
func webURL(s string, base *url.URL) string {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > maxURLBytes || strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r == '<' || r == '>' || r == '"' || r == 0x7f }) {
		return ""
	}
	u, err := url.Parse(s)
	if err != nil {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil {
		return ""
	}
	u.Fragment = ""
	return u.String()
}
