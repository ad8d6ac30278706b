package when

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Date is a calendar date that may be known only to its year or month: a zero Day or Month says
// that it is not known. It is comparable, and the zero value is the unknown date. Years run from 1 to 9999.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// IsZero reports whether nothing is known of the date.
func (d Date) IsZero() bool { return d == Date{} }

// String gives the date in ISO 8601 as precisely as it is known: "2018", "2018-08", "2018-08-06"; "" if unknown.
func (d Date) String() string {
	switch {
	case d.Year == 0:
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Days gives the first and the last day that the date may mean, in days since 1970-01-01.
// Both are 0 for an unknown date.
func (d Date) Days() (first, last int32) {
	if d.Year == 0 {
		return 0, 0
	}
	return dayNumber(d.First()), dayNumber(d.Last())
}

// First is the first day that the date may mean: 2018-08 gives 2018-08-01.
func (d Date) First() Date {
	if d.Year == 0 {
		return d
	}
	return Date{d.Year, max(d.Month, 1), max(d.Day, 1)}
}

// Last is the last day that the date may mean: 2018-02 gives 2018-02-28.
func (d Date) Last() Date {
	switch {
	case d.Year == 0 || d.Day != 0:
		return d
	case d.Month == 0:
		return Date{d.Year, time.December, 31}
	}
	return Date{d.Year, d.Month, daysIn(d.Year, d.Month)}
}

// OfTime is the day of t in t's own time zone.
func OfTime(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// OfDay is the date of a day counted from 1970-01-01, unknown beyond the years that a Date has.
func OfDay(day int32) Date {
	d := OfTime(time.Unix(int64(day)*86400, 0).UTC())
	if d.Year < 1 || d.Year > 9999 {
		return Date{}
	}
	return d
}

func dayNumber(d Date) int32 {
	return int32(time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

func daysIn(year int, month time.Month) int {
	return time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// valid reports whether the date exists in the calendar, its unknown parts aside. A day without a year is
// held against a leap year.
func (d Date) valid() bool {
	if d.Year < 0 || d.Year > 9999 || d.Month < 0 || d.Month > 12 || d.Day < 0 || d.Day > 0 && d.Month == 0 {
		return false
	}
	year := d.Year
	if year == 0 {
		year = 2000
	}
	return d.Day == 0 || d.Day <= daysIn(year, d.Month)
}

// Parse reads a date as people and machines write it: "2018", "2018-08", "2018-08-06", RFC 3339 and the like,
// "06.08.2018", "08/2018", "6. August 2018", "August 6, 2018", "Aug. 2018", with month names of every language
// that the package knows. The year is required, and nothing but the date may stand in s. Numbers with dots are
// read day first; numbers with slashes month first where that is possible.
func Parse(s string) (Date, error) {
	s = strings.TrimSpace(s)
	if len(s) <= maxDateLength {
		if d, ok := parseISO(s); ok {
			return d, nil
		}
		if d, ok := parseNumeric(s); ok {
			return d, nil
		}
		if d, ok := parseWords(s); ok {
			return d, nil
		}
	}
	return Date{}, fmt.Errorf("when: %q is not a date such as 2018-08-06", cut(s, 40))
}

// maxDateLength bounds what Parse looks at, in bytes.
const maxDateLength = 100

func cut(s string, n int) string {
	if len(s) > n {
		return strings.ToValidUTF8(s[:n], "") + "…"
	}
	return s
}

// parseISO reads 2018, 2018-08, 2018-08-06, 20180806 and any of the last two followed by a time.
func parseISO(s string) (Date, bool) {
	digits := func(from, to int) (int, bool) {
		if to > len(s) {
			return 0, false
		}
		n, err := strconv.ParseUint(s[from:to], 10, 16)
		return int(n), err == nil
	}
	year, ok := digits(0, 4)
	if !ok || year == 0 {
		return Date{}, false
	}
	if len(s) == 4 {
		return Date{Year: year}, true
	}
	if len(s) >= 8 && strings.Trim(s[:8], "0123456789") == "" && (len(s) == 8 || s[8] == 'T') {
		month, _ := digits(4, 6)
		day, _ := digits(6, 8)
		return full(year, month, day)
	}
	month, ok := digits(5, 7)
	if !ok || s[4] != '-' || month == 0 {
		return Date{}, false
	}
	if len(s) == 7 {
		return Date{Year: year, Month: time.Month(month)}, month <= 12
	}
	day, ok := digits(8, 10)
	if !ok || s[7] != '-' || !timeOnly(s[10:]) {
		return Date{}, false
	}
	return full(year, month, day)
}

// timeOnly reports whether what stands behind a date is nothing but a time of day and a zone.
func timeOnly(s string) bool {
	if s == "" {
		return true
	}
	if c := s[0]; c != 'T' && c != 't' && c != ' ' && c != '+' && c != 'Z' && c != ',' {
		return false
	}
	letters := 0
	for _, r := range s[1:] {
		switch {
		case r >= '0' && r <= '9' || r == ':' || r == '.' || r == '+' || r == '-' || r == ' ' || r == ',':
		case r|0x20 >= 'a' && r|0x20 <= 'z':
			letters++
		default:
			return false
		}
	}
	return letters <= 7 && (letters == 0 || len(s) >= 5) && (letters == 0 || strings.ContainsAny(s, ":Z"))
}

// full is a date known to the day, if it exists.
func full(year, month, day int) (Date, bool) {
	d := Date{year, time.Month(month), day}
	if year <= 0 || month <= 0 || month > 12 || day <= 0 || !d.valid() {
		return Date{}, false
	}
	return d, true
}

// parseNumeric reads 06.08.2018, 6.8.18, 08/06/2018, 2018/08/06, 08.2018.
func parseNumeric(s string) (Date, bool) {
	if i := strings.IndexAny(s, " \t,"); i > 0 {
		if !timeOnly(s[i:]) {
			return Date{}, false
		}
		s = s[:i]
	}
	sep := strings.IndexAny(s, "./-")
	if sep <= 0 {
		return Date{}, false
	}
	var n []int
	for part := range strings.SplitSeq(s, s[sep:sep+1]) {
		v, err := strconv.ParseUint(part, 10, 16)
		if err != nil || len(n) == 3 || len(part) > 4 {
			return Date{}, false
		}
		n = append(n, int(v))
	}
	switch {
	case len(n) == 2 && n[1] >= 1000 && n[0] >= 1 && n[0] <= 12:
		return Date{Year: n[1], Month: time.Month(n[0])}, true
	case len(n) != 3:
		return Date{}, false
	case n[0] >= 1000:
		return full(n[0], n[1], n[2])
	case s[sep] == '/' && n[0] <= 12:
		return full(century(n[2]), n[0], n[1])
	}
	return full(century(n[2]), n[1], n[0])
}

// century widens a year of two digits to the hundred years that end in 2049.
func century(year int) int {
	switch {
	case year < 50:
		return year + 2000
	case year < 100:
		return year + 1900
	}
	return year
}

// parseWords reads dates with a month's name: "6. August 2018", "Mon, 06 Aug 2018 10:00:00 GMT", "le 6 août 2018".
func parseWords(s string) (Date, bool) {
	var d Date
	for _, f := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' || r == '\t' || r == '\u00a0' || r == '-' }) {
		digits := strings.TrimRight(f, ".stndrheº")
		n, err := strconv.ParseUint(digits, 10, 16)
		switch month := monthByName(f); {
		case err == nil && len(digits) <= 2 && d.Day == 0:
			d.Day = int(n)
		case err == nil && (len(digits) == 4 || len(digits) == 2) && d.Year == 0:
			d.Year = century(int(n))
		case month != 0 && d.Month == 0:
			d.Month = month
		case strings.Contains(f, ":") || fillers[strings.Trim(strings.ToLower(f), ".")]:
		case d.Year != 0 && d.Day != 0 && len(f) <= 5: // a time zone
		default:
			return Date{}, false
		}
	}
	if d.Year == 0 || d.Month == 0 || !d.valid() {
		return Date{}, false
	}
	return d, true
}
