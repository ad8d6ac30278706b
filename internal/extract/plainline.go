package extract

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// fields are those of a line.
type fields struct{ id, title, text, date, lang, source, url, author string }

// named returns the field of a name as it is written to files, nil where there is none.
func (f *fields) named(name string) *string {
	switch name {
	case "id":
		return &f.id
	case "title":
		return &f.title
	case "text":
		return &f.text
	case "date":
		return &f.date
	case "lang":
		return &f.lang
	case "source":
		return &f.source
	case "url":
		return &f.url
	case "author":
		return &f.author
	}
	return nil
}

// mayBeNamed tells whether encoding/json, which disregards case, may take a name for that of a field.
func mayBeNamed(name string) bool {
	for _, field := range []string{"id", "title", "text", "date", "lang", "source", "url", "author"} {
		if strings.EqualFold(name, field) {
			return true
		}
	}
	return false
}

// lineScanner reads lines. Its zero value is ready for use.
type lineScanner struct {
	rest   []byte // of the line
	buffer []byte
}

// fields reads a line that is an object whose values are strings, as nearly all are, without building anything but these strings:
// a quarter of the work of encoding/json. The id may be a whole number. Where anything else stands in the line,
// or anything that is not JSON, it is not ok, and encoding/json has the word.
func (s *lineScanner) fields(line []byte) (f fields, ok bool) {
	s.rest = line
	if !utf8.Valid(line) || !s.next('{') {
		return f, false
	}
	if s.next('}') {
		return f, s.ended()
	}
	for {
		key, ok := s.text()
		if !ok || !s.next(':') || !s.value(&f, key) {
			return f, false
		}
		if !s.next(',') {
			return f, s.next('}') && s.ended()
		}
	}
}

// peek returns the next byte that is no space, 0 at the end.
func (s *lineScanner) peek() byte {
	for len(s.rest) > 0 {
		switch c := s.rest[0]; c {
		case ' ', '\t', '\r', '\n':
			s.rest = s.rest[1:]
		default:
			return c
		}
	}
	return 0
}

// next passes over c where that is what comes next.
func (s *lineScanner) next(c byte) bool {
	if s.peek() != c {
		return false
	}
	s.rest = s.rest[1:]
	return true
}

func (s *lineScanner) ended() bool { return s.peek() == 0 && len(s.rest) == 0 }

// value reads the value of a key.
func (s *lineScanner) value(f *fields, key string) bool {
	field := f.named(key)
	if field == nil && mayBeNamed(key) {
		return false
	}
	value, ok := "", false
	if key == "id" && s.peek() != '"' {
		value, ok = s.number()
	} else {
		value, ok = s.text()
	}
	if ok && field != nil {
		*field = value
	}
	return ok
}

// number reads a whole number that is written without a sign.
func (s *lineScanner) number() (string, bool) {
	n := 0
	for n < len(s.rest) && '0' <= s.rest[n] && s.rest[n] <= '9' {
		n++
	}
	if n == 0 || n == len(s.rest) || s.rest[0] == '0' && n > 1 || strings.IndexByte(" \t\r\n,}", s.rest[n]) < 0 {
		return "", false
	}
	value := string(s.rest[:n])
	s.rest = s.rest[n:]
	return value, true
}

// text reads a string in quotes.
func (s *lineScanner) text() (string, bool) {
	if !s.next('"') {
		return "", false
	}
	s.buffer = s.buffer[:0]
	for {
		n := plainBytes(s.rest)
		if n == len(s.rest) {
			return "", false
		}
		run, c := s.rest[:n], s.rest[n]
		s.rest = s.rest[n+1:]
		switch {
		case c == '"' && len(s.buffer) == 0:
			return string(run), true
		case c == '"':
			return string(append(s.buffer, run...)), true
		case c != '\\':
			return "", false // a control character
		}
		if s.buffer = append(s.buffer, run...); !s.escape() {
			return "", false
		}
	}
}

// plainBytes returns how many bytes stand for themselves before one that does not.
func plainBytes(b []byte) (n int) {
	for n < len(b) && b[n] >= ' ' && b[n] != '"' && b[n] != '\\' {
		n++
	}
	return n
}

// escape reads what follows a backslash.
func (s *lineScanner) escape() bool {
	if len(s.rest) == 0 {
		return false
	}
	c := s.rest[0]
	s.rest = s.rest[1:]
	switch c {
	case '"', '\\', '/':
	case 'n':
		c = '\n'
	case 't':
		c = '\t'
	case 'r':
		c = '\r'
	case 'b':
		c = '\b'
	case 'f':
		c = '\f'
	case 'u':
		return s.unicode()
	default:
		return false
	}
	s.buffer = append(s.buffer, c)
	return true
}

// unicode reads the figures of a \u, and the second one of a pair.
func (s *lineScanner) unicode() bool {
	r, ok := s.hex()
	if utf16.IsSurrogate(r) {
		if len(s.rest) < 2 || s.rest[0] != '\\' || s.rest[1] != 'u' {
			return false
		}
		s.rest = s.rest[2:]
		second, ok2 := s.hex()
		r, ok = utf16.DecodeRune(r, second), ok && ok2
		ok = ok && r != utf8.RuneError
	}
	s.buffer = utf8.AppendRune(s.buffer, r)
	return ok
}

func (s *lineScanner) hex() (r rune, ok bool) {
	if len(s.rest) < 4 {
		return 0, false
	}
	for _, c := range s.rest[:4] {
		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'a' <= c && c <= 'f':
			c -= 'a' - 10
		case 'A' <= c && c <= 'F':
			c -= 'A' - 10
		default:
			return 0, false
		}
		r = r<<4 | rune(c)
	}
	s.rest = s.rest[4:]
	return r, true
}
