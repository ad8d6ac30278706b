package extract

import (
	"strings"
	"testing"
)

var plainLines = []string{
	`{}`, ` { } `, `{"text":"a"}`, `{"id":"a1","title":"T","text":"Ein Satz.\nNoch \"einer\".","date":"2018-08-06","lang":"de","source":"S","url":"u","author":"A"}`,
	`{"text":"\u00fcber \ud83d\ude00 \/ \\ \b\f\r\t"}`, "\t{ \"text\" : \"ä\" ,\r\n\"id\" : 17 }", `{"id":0,"text":"x","more":"y","text":"z"}`, `{"\u0069d":"a"}`,
}

var otherLines = []string{
	``, `[]`, `{`, `{"text"}`, `{"text":"a",}`, `{"text":"a"} x`, `{"text":"a"}{}`, `{"text":"a`, `{"text":"a\`, `{"text":"\x"}`, `{"text":"\u12"}`, `{"text":"\ud83d"}`,
	`{"text":"\ud83dx"}`, `{"text":"\ud83d\u0041"}`, "{\"text\":\"a\nb\"}", "{\"text\":\"\xff\"}", `{"Text":"a"}`, `{"ſource":"a"}`, `{"text":null}`, `{"text":1}`, `{"id":01}`, `{"id":-1}`,
	`{"id":1.5}`, `{"id":1e3}`, `{"id":1`, `{"date":2018}`, `{"more":{"a":1}}`, `{"more":1}`, `{"more":"a" "text":"b"}`, `{,}`, "{\"text\":\"a\"}\x00",
}

func TestPlainLine(t *testing.T) {
	for _, line := range plainLines {
		checkPlainLine(t, line, true)
	}
	for _, line := range otherLines {
		checkPlainLine(t, line, false)
	}
}

// checkPlainLine holds that a plain line is read as encoding/json reads it.
func checkPlainLine(t *testing.T, line string, plain bool) {
	t.Helper()
	if f, got := new(lineScanner).fields([]byte(line)); got != plain {
		t.Errorf("%q: plain is %v", line, got)
	} else if got {
		want, wantDate, wantErr := jsonLine([]byte(line))
		want.date = f.date // jsonLine has read it
		if date, err := textDate(f.date); f != want || date != wantDate || (err == nil) != (wantErr == nil) {
			t.Errorf("%q is %+v, %v, %v, not %+v, %v, %v", line, f, date, err, want, wantDate, wantErr)
		}
	}
}

func FuzzPlainLine(f *testing.F) {
	for _, line := range append(plainLines, otherLines...) {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		_, plain := new(lineScanner).fields([]byte(line))
		checkPlainLine(t, line, plain)
	})
}

// What no reader sees within a text stays in it, so that a quote is a part of the text as it came.
func TestZeroWidthSpacesStay(t *testing.T) {
	const body = "Die Fähre \u200bfährt wieder."
	for a, err := range Lines(strings.NewReader(`{"text":"`+body+`"}`), "f") {
		if err != nil || a.Text != body {
			t.Errorf("%q, %v", a.Text, err)
		}
	}
}
