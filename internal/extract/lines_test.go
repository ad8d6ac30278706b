package extract

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"golang.org/x/text/encoding/unicode"
)

func TestLines(t *testing.T) {
	long := `{"text":"` + strings.Repeat("x", maxLine) + `"}`
	in := "\xef\xbb\xbf" + strings.Join([]string{
		`{"id":7,"title":"One","text":"First text.","date":"2018-08","lang":"de-AT","source":"S","url":"https://example.org/1","extra":[1]}`,
		``,
		`{"text":"Only text."}`,
		`{"title":"no text"}`,
		`{"text":5}`,
		`[1,2]`,
		`{broken`,
		long,
		`{"text":"After the long one.","date":1533513600}`,
		`{"text":"x","date":"someday"}`,
		`{"id":{"a":1},"text":"x"}`,
		`{"text":"x",`,
		`{"id":"last","text":"No line feed.","date":null,"url":""}`,
	}, "\n")
	want := []string{
		"7 One 2018-08 de First text.",
		"    Only text.",
		"line 4: there is no text in it",
		`line 5: the field "text" is a number, not a string`,
		"line 6: it is an array, not an object in braces",
		"line 7: it is not JSON: invalid character 'b' looking for beginning of object key string, at byte 2",
		"line 8: it is too long: a line has 16 MB at most",
		"  2018-08-06  After the long one.",
		`line 10: the date "someday" is not a date such as 2018-08-06`,
		`line 11: the field "id" is neither a string nor a number`,
		"line 12: it is not JSON: the object does not end there; each is to stand on one line",
		"last    No line feed.",
	}
	var got []string
	for a, err := range Lines(strings.NewReader(in), "") {
		if err != nil {
			got = append(got, err.Error())
			continue
		}
		got = append(got, strings.Join([]string{a.Ref, a.Headline, a.Date.String(), a.Lang, a.Text}, " "))
	}
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Errorf("%d: got %.120q, want %q", i, at(got, i), at(want, i))
		}
	}
}

func at(s []string, i int) string {
	if i < len(s) {
		return s[i]
	}
	return "(nothing)"
}

// TestLinesEndWithTheirReader holds that an error of the reader ends the lines, whatever it wraps and wherever it comes.
func TestLinesEndWithTheirReader(t *testing.T) {
	fault := fmt.Errorf("the disk is gone: %w", ErrTooLong)
	for _, c := range []struct{ in, want string }{
		{"", "line 1: the disk is gone: it is too long"},
		{"{\"text\":\"One.\"}\n{\"text\":", "One.|line 2: the disk is gone: it is too long"},
		{"{\"text\":\"One.\"}\n" + strings.Repeat("x", maxLine+1), "One.|line 2: the disk is gone: it is too long"},
	} {
		if got := told(t, Lines(io.MultiReader(strings.NewReader(c.in), iotest.ErrReader(fault)), "")); got != c.want {
			t.Errorf("%.40q gives %s, want %s", c.in, got, c.want)
		}
	}
}

// A date in figures alone is one as people write it, else a time in seconds or milliseconds.
func TestDateAsNumber(t *testing.T) {
	for number, want := range map[string]string{
		"2018": "2018", "20180806": "2018-08-06", "1533513600": "2018-08-06", "1533513600123": "2018-08-06", "20181332": "1970-08-22",
		"7": "", "-2018": "", "2018.5": "", "1e9": "", "true": "", "999999999999999": "",
	} {
		for a, err := range Lines(strings.NewReader(`{"text":"It rained.","date":`+number+`}`), "") {
			if a.Date.String() != want || (err == nil) != (want != "") {
				t.Errorf("%s: %v, %v, want %q", number, a.Date, err, want)
			}
		}
	}
}

func TestLinesOfAnotherKind(t *testing.T) {
	for in, want := range map[string]string{
		` null `:                `it is null, not an object in braces`,
		`"a"`:                   `it is a string, not an object in braces`,
		`true`:                  `it is true or false, not an object in braces`,
		`{"text":{"a":"b"}}`:    `the field "text" is an object, not a string`,
		`{"text":[]}`:           `the field "text" is an array, not a string`,
		`{"title":1,"text":""}`: `the field "title" is a number, not a string`,
	} {
		for a, err := range Lines(strings.NewReader(in), "") {
			if err == nil || err.Error() != "line 1: "+want || a != (Article{}) {
				t.Errorf("%s gives %v, want %s", in, err, want)
			}
		}
	}
}

// TestArray reads a JSON array as other programs export it.
func TestArray(t *testing.T) {
	long := `"` + strings.Repeat("x", 2*maxLine)
	for in, want := range map[string][]string{
		"\xef\xbb\xbf \n[\n  {\n    \"id\": 1,\n    \"text\": \"The ferry\\nsails.\"\n  },\n  {\"text\":\"Last.\"}\n]\n": {"1 The ferry\nsails.", " Last."},
		`[]`:                                     nil,
		"[{\"text\":\"a\"}]\n[{\"text\":\"b\"}]": {" a", "it is not one JSON array: what stands behind it was not read"},
		`[{"text":"a"},7,{"text":"b"}]`:          {" a", "article 2: it is a number, not an object in braces", " b"},
		`[{"text":"a"},`:                         {" a", "it is not JSON: the array does not end"},
		`[{"text":"a"} {"text":"b"}]`:            {" a", "it is not JSON: expected comma after array element, at byte 14"},
		`[{"text":"a"},` + long:                  {" a", "it is too long: an article has 16 MB at most"},
	} {
		var got []string
		for a, err := range Lines(iotest.HalfReader(strings.NewReader(in)), "") {
			if err != nil {
				got = append(got, err.Error())
				continue
			}
			got = append(got, a.Ref+" "+a.Text)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%.80s gives %q, want %q", in, got, want)
		}
	}
}

// TestLinesInUTF16 holds that lines in UTF-16 give what they give in UTF-8, whatever pieces they come in.
func TestLinesInUTF16(t *testing.T) {
	const lines = "{\"text\":\"Die Fähre 😀 fährt.\"}\r\n\r\nbad\n{\"text\":\"Last.\"}"
	for _, order := range []unicode.Endianness{unicode.LittleEndian, unicode.BigEndian} {
		data, err := unicode.UTF16(order, unicode.UseBOM).NewEncoder().String(lines)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range []io.Reader{strings.NewReader(data), iotest.OneByteReader(strings.NewReader(data))} {
			var got []string
			for a, err := range Lines(r, "") {
				got = append(got, fmt.Sprint(a.Line, a.Text, err))
			}
			want := "1Die Fähre 😀 fährt.<nil>|0line 3: it is not JSON: invalid character 'b' looking for beginning of value, at byte 1|4Last.<nil>"
			if got := strings.Join(got, "|"); got != want {
				t.Errorf("%v: %s", order, got)
			}
		}
	}
}

func FuzzLines(f *testing.F) {
	f.Add([]byte("{\"text\":\"a\"}\n{\"text\":\"\\u0000\",\"id\":1e9}\n\n[]"))
	f.Add([]byte("\xff\xfe{\x00}\x00\n\x00\n"))
	f.Add([]byte("[{\"text\":\"a\"},{\"text\":\"b\"}]"))
	f.Fuzz(func(t *testing.T, data []byte) {
		n := 0
		for a, err := range Lines(bytes.NewReader(data), "f") {
			sound(t, a, err)
			n++
		}
		if n > bytes.Count(data, []byte("\n"))+bytes.Count(data, []byte(","))+2 { // of lines, or of an array
			t.Fatalf("%d results of %q", n, data)
		}
	})
}

// TestLongIdentifiers holds that articles whose identifiers begin alike stay apart.
func TestLongIdentifiers(t *testing.T) {
	var refs []string
	long := strings.Repeat("https://example.org/archive/", 50)
	for a, err := range Lines(strings.NewReader(`{"id":"`+long+`1","text":"One."}`+"\n"+`{"id":"`+long+`2","text":"Two."}`), "") {
		if err != nil {
			t.Fatal(err)
		}
		refs = append(refs, a.Ref)
	}
	if !slices.Equal(refs, []string{long + "1", long + "2"}) {
		t.Errorf("the identifiers are %.60q", refs)
	}
}
