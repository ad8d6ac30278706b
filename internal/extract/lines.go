package extract

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"quoth/internal/when"
)

// Lines reads JSON lines, one article each, or a JSON array of such articles:
//
//	{"id":"a1","title":"...","text":"...","date":"2018-08-06","lang":"de","source":"...","url":"...","author":"..."}
//
// Only text is required. The id may be a string or a number; unknown fields are ignored, and so are blank lines. A byte order mark tells
// UTF-16 from UTF-8; a line that is not UTF-8 is Windows-1252. A line that cannot be read gives an *Error with its number and reason, and
// reading goes on; an error of r itself ends it, and so does what is not JSON in an array. The name is used in errors alone.
func Lines(r io.Reader, name string) iter.Seq2[Article, error] {
	return func(yield func(Article, error) bool) {
		in := bufio.NewReaderSize(transform.NewReader(r, unicode.BOMOverride(transform.Nop)), 64<<10)
		if beginsArray(in) {
			array(in, name, yield)
			return
		}
		var buffer []byte
		var scanner lineScanner
		for n := 1; ; n++ {
			if cap(buffer) > 1<<20 { // after a very long line
				buffer, scanner = nil, lineScanner{}
			}
			line, long, err := readLine(in, buffer[:0])
			buffer = line
			if err == io.EOF && len(line) == 0 && !long {
				return
			}
			if err != nil && err != io.EOF {
				yield(Article{}, &Error{Name: name, Line: n, Err: err})
				return
			}
			if line = bytes.TrimSpace(line); len(line) == 0 && !long {
				continue
			}
			a, err := lineArticle(line, long, &scanner)
			if err != nil {
				err = &Error{Name: name, Line: n, Err: err}
			} else {
				a.File, a.Line = name, n
			}
			if !yield(a, err) {
				return
			}
		}
	}
}

// lineArticle makes an article of a line, or says why there is none.
func lineArticle(line []byte, long bool, s *lineScanner) (Article, error) {
	if long {
		return Article{}, fmt.Errorf("%w: a line has %d MB at most", ErrTooLong, maxLine>>20)
	}
	return decodeLine(line, s)
}

// readLine appends what stands up to the next line feed to line, which is empty. A line over maxLine is passed over, and long told of
// it. The error is that of in, which ends it; io.EOF comes with what stood before the end.
func readLine(in *bufio.Reader, line []byte) (_ []byte, long bool, _ error) {
	for {
		part, err := in.ReadSlice('\n')
		if len(line)+len(part) > maxLine {
			long, line = true, nil
		}
		if !long {
			line = append(line, part...)
		}
		if err != bufio.ErrBufferFull {
			return line, long, err
		}
	}
}

// jsonArticle is a line as it is written.
type jsonArticle struct {
	ID     json.RawMessage `json:"id"`
	Title  string          `json:"title"`
	Text   string          `json:"text"`
	Date   json.RawMessage `json:"date"`
	Lang   string          `json:"lang"`
	Source string          `json:"source"`
	URL    string          `json:"url"`
	Author string          `json:"author"`
}

func decodeLine(line []byte, s *lineScanner) (Article, error) {
	var date when.Date
	var err error
	f, ok := s.fields(line)
	if !ok && !utf8.Valid(line) {
		line = []byte(decode(line))
		f, ok = s.fields(line)
	}
	if ok {
		date, err = textDate(f.date)
	} else {
		f, date, err = jsonLine(line)
	}
	if err != nil {
		return Article{}, err
	}
	a := Article{Ref: f.id, Headline: f.title, Text: f.text, Date: date, Lang: f.lang, Source: f.source, Author: f.author}
	if a.URL = webURL(f.url, nil); a.URL == "" && strings.TrimSpace(f.url) != "" {
		return Article{}, &FieldError{"url", printable(f.url)}
	}
	return finish(a)
}

// jsonLine reads any line.
func jsonLine(line []byte) (f fields, date when.Date, err error) {
	var j jsonArticle
	if string(bytes.TrimSpace(line)) == "null" { // which the decoder takes for an empty object
		return f, date, errors.New("it is null, not an object in braces")
	}
	if err := json.Unmarshal(line, &j); err != nil {
		return f, date, jsonReason(err)
	}
	id, err := jsonID(j.ID)
	if err != nil {
		return f, date, err
	}
	date, err = jsonDate(j.Date)
	return fields{id: id, title: j.Title, text: j.Text, lang: j.Lang, source: j.Source, url: j.URL, author: j.Author}, date, err
}

// jsonReason puts an error of the decoder in words.
func jsonReason(err error) error {
	var wrong *json.UnmarshalTypeError
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &wrong) && wrong.Field != "":
		return fmt.Errorf("the field %q is %s, not a %s", wrong.Field, kindOf(wrong.Value), wrong.Type)
	case errors.As(err, &wrong):
		return fmt.Errorf("it is %s, not an object in braces", kindOf(wrong.Value))
	case errors.As(err, &syntax) && syntax.Error() == "unexpected end of JSON input":
		return fmt.Errorf("%w: the object does not end there; each is to stand on one line", ErrJSON)
	case errors.As(err, &syntax):
		return fmt.Errorf("%w: %v, at byte %d", ErrJSON, err, syntax.Offset)
	}
	return fmt.Errorf("%w: %w", ErrJSON, err)
}

// kindOf gives what the decoder calls a value with its article.
func kindOf(value string) string {
	switch value {
	case "array", "object":
		return "an " + value
	case "bool":
		return "true or false"
	}
	return "a " + value
}

func jsonID(raw json.RawMessage) (string, error) {
	var text string
	var number json.Number
	switch {
	case len(raw) == 0 || string(raw) == "null":
		return "", nil
	case json.Unmarshal(raw, &text) == nil:
		return text, nil
	case json.Unmarshal(raw, &number) == nil:
		return number.String(), nil
	}
	return "", errors.New(`the field "id" is neither a string nor a number`)
}

// jsonDate reads a date as text, as a number such as 2018 or 20180806, or as Unix time in seconds or milliseconds.
func jsonDate(raw json.RawMessage) (when.Date, error) {
	var text string
	if len(raw) == 0 || string(raw) == "null" {
		return when.Date{}, nil
	}
	if json.Unmarshal(raw, &text) == nil {
		return textDate(text)
	}
	if d, err := when.Parse(string(raw)); err == nil {
		return d, nil
	}
	n, err := strconv.ParseInt(string(raw), 10, 64)
	if err != nil || n <= 9999 {
		return when.Date{}, errors.New(`the field "date" is neither a date such as "2018-08-06" nor a number`)
	}
	if n > 1e11 {
		n /= 1000
	}
	d := when.OfTime(time.Unix(n, 0).UTC())
	if d.Year > 9999 {
		return when.Date{}, errors.New(`the field "date" is beyond the year 9999`)
	}
	return d, nil
}

// textDate reads a date as text; "" stands for none.
func textDate(text string) (when.Date, error) {
	if strings.TrimSpace(text) == "" {
		return when.Date{}, nil
	}
	d, err := when.Parse(text)
	if err != nil {
		return when.Date{}, &FieldError{"date", printable(text)}
	}
	return d, nil
}
