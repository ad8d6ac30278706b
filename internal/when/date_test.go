package when

import (
	"testing"
	"time"
)

func TestParse(t *testing.T) {
	for in, want := range map[string]string{
		"2018": "2018", "2018-08": "2018-08", "2018-08-06": "2018-08-06", " 2018-08-06 ": "2018-08-06", "20180806": "2018-08-06",
		"2018-08-06T10:20:30Z": "2018-08-06", "2018-08-06T10:20:30.123+02:00": "2018-08-06", "2018-08-06 10:20": "2018-08-06",
		"06.08.2018": "2018-08-06", "6.8.18": "2018-08-06", "06.08.2018, 10:20 Uhr": "2018-08-06", "08.2018": "2018-08",
		"08/06/2018": "2018-08-06", "25/12/2018": "2018-12-25", "2018/08/06": "2018-08-06",
		"6. August 2018": "2018-08-06", "August 6, 2018": "2018-08-06", "August 6th, 2018": "2018-08-06", "August 2018": "2018-08", "Aug. 2018": "2018-08",
		"Mon, 06 Aug 2018 10:20:30 +0200": "2018-08-06", "Mon, 06 Aug 2018 10:20:30 GMT": "2018-08-06", "Montag, 6. August 2018": "2018-08-06",
		"1er mars 2018": "2018-03-01", "le 6 août 2018": "2018-08-06", "6 de agosto de 2018": "2018-08-06", "6 августа 2018": "2018-08-06",
		"6 augusti 2018": "2018-08-06", "29. Februar 2016": "2016-02-29",
		"": "", "soon": "", "0": "", "0000": "", "2018-13": "", "2018-02-30": "", "29. Februar 2017": "", "6. August": "", "2018 Bank": "",
		"2018-08-06 Bank lehnt": "", "06.08.2018 Bank": "", "August": "", "10:20": "", "99999": "", "2018-08-06-07": "",
	} {
		d, err := Parse(in)
		if d.String() != want || (err == nil) != (want != "") {
			t.Errorf("Parse(%q) = %q, %v, want %q", in, d, err, want)
		}
	}
}

func TestDays(t *testing.T) {
	for in, want := range map[string][2]int32{"1970": {0, 364}, "1970-02": {31, 58}, "2000-01-01": {10957, 10957}, "1969-12-31": {-1, -1}} {
		d, err := Parse(in)
		if err != nil {
			t.Fatal(err)
		}
		if first, last := d.Days(); first != want[0] || last != want[1] {
			t.Errorf("%s: days %d to %d, want %v", in, first, last, want)
		}
	}
	if first, last := (Date{}).Days(); first != 0 || last != 0 || !(Date{}).IsZero() {
		t.Error("the unknown date has days")
	}
}

// Every day of two centuries goes to a number and back, and its string parses to itself.
func TestDaysRoundTrip(t *testing.T) {
	for day := int32(-40000); day < 40000; day += 13 {
		d := OfDay(day)
		if first, last := d.Days(); first != day || last != day {
			t.Fatalf("day %d: %v is %d to %d", day, d, first, last)
		}
		back, err := Parse(d.String())
		if err != nil || back != d {
			t.Fatalf("%v parses as %v, %v", d, back, err)
		}
		monday, sunday := week(d)
		if weekday := time.Date(monday.Year, monday.Month, monday.Day, 0, 0, 0, 0, time.UTC).Weekday(); weekday != time.Monday {
			t.Fatalf("the week of %v begins on a %v", d, weekday)
		}
		if dayNumber(sunday)-dayNumber(monday) != 6 || dayNumber(monday) > day || dayNumber(sunday) < day {
			t.Fatalf("the week of %v is %v to %v", d, monday, sunday)
		}
	}
}

func TestHolidays(t *testing.T) {
	for _, c := range []struct {
		n, year  int
		from, to string
	}{
		{7, 2018, "2018-04-01", "2018-04-01"}, {5, 2019, "2019-04-19", "2019-04-22"}, {9, 2018, "2018-05-20", "2018-05-21"},
		{7, 2000, "2000-04-23", "2000-04-23"}, {1, 2004, "2004-12-24", "2004-12-26"}, {16, 2018, "2018-11-22", "2018-11-22"},
		{16, 2015, "2015-11-26", "2015-11-26"}, {16, 1960, "1960-11-24", "1960-11-24"}, {6, 2018, "2018-03-30", "2018-03-30"},
	} {
		from, to := holidayIn(c.n, c.year)
		if from.String() != c.from || to.String() != c.to {
			t.Errorf("holiday %d in %d: %v to %v, want %s to %s", c.n, c.year, from, to, c.from, c.to)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("2018-08-06T10:00:00Z")
	f.Add("6. August 2018")
	f.Fuzz(func(t *testing.T, s string) {
		d, err := Parse(s)
		if err != nil {
			if d != (Date{}) {
				t.Fatalf("an error came with %v", d)
			}
			return
		}
		if back, err := Parse(d.String()); err != nil || back != d {
			t.Fatalf("Parse(%q) = %v, which parses as %v, %v", s, d, back, err)
		}
	})
}
