package when

import (
	"fmt"
	"strings"

	"quoth/internal/lang"
	"quoth/internal/text"
)

// Precision says how much of the calendar a mention covers. Append-only: the values may be written to disk.
type Precision uint8

// The precisions, coarse and fine mixed as they came.
const (
	Unknown  Precision = iota
	Year               // 2018; Anfang 2018; the years from 1990 to 1995
	Month              // August 2018; the months from March to May
	Day                // 5. Januar 2005; Montag; gestern; Weihnachten
	Time               // with a time of day in hours and minutes
	Decade             // die 90er Jahre
	Century            // the 19th century
	Season             // Sommer 2018
	Quarter            // das dritte Quartal 2018, a half year as well
	Week               // vergangene Woche; am Wochenende
	DayPart            // Montagabend; at noon; in der Nacht zum Dienstag
	Duration           // within fifteen working days
)

var precisionNames = [...]string{"unknown", "year", "month", "day", "time", "decade", "century", "season", "quarter",
	"week", "daypart", "duration"}

// String gives the precision's name in lower case.
func (p Precision) String() string { return precisionNames[p] }

// Bound says on which side of the named time the phrase lies. Append-only.
type Bound uint8

// The bounds, by the preposition before the mention.
const (
	At     Bound = iota // am 5. Januar; also where there is no preposition
	Since               // seit, ab, since; "nicht vor 2013" as well
	Until               // bis, until, by
	Before              // vor, before
	After               // nach, after
	Around              // gegen, etwa, around
)

var boundNames = [...]string{"at", "since", "until", "before", "after", "around"}

// String gives the bound's name in lower case.
func (b Bound) String() string { return boundNames[b] }

// Clock is a time of day in minutes since midnight plus one; 0 is no time of day. It is the time as written, in
// whatever zone the text has in mind.
type Clock uint16

// String gives "11:52", or "" where there is none.
func (c Clock) String() string {
	if c == 0 {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", (c-1)/60, (c-1)%60)
}

// Mention is a date or time in a text.
type Mention struct {
	text.Span           // the phrase itself, without a preposition: "5. Januar 2005", "kommenden Mittwoch"
	Prep      text.Span // preposition (and article, "etwa", "Jahr") directly before it: "am", "in the", "seit ca."; empty, at Start, if none
	// From and To are the first and the last day meant, both included, and equal for one day; they are as imprecise as
	// the phrase (2018 to 2018). Both are zero where the text does not say ("zwei Tage zuvor", or "gestern" in an
	// article without a date); the Year alone is zero for a day of an unknown year.
	From, To  Date
	Clock     Clock // time of day, with Precision Time, and where it begins with DayPart
	ClockTo   Clock // end of a range of times
	Precision Precision
	Bound     Bound
	Counted   bool // told by an amount of time that the phrase holds ("three days ago", "binnen 24 Stunden")
	Relative  bool // told relative to the article's date or to another event ("gestern", "Montag", "zwei Tage zuvor")
}

// Phrase is the mention with its preposition: "am 5. Januar 2005".
func (m Mention) Phrase() text.Span { return text.Span{Start: m.Prep.Start, End: m.End} }

// Resolved reports whether it is known which days are meant.
func (m Mention) Resolved() bool { return m.From.Year != 0 }

// Days gives the first and last day meant, as days since 1970-01-01, with the Bound taken into account: "since 2010"
// has no last day and "bis 2020" no first; the open side is 0. Both are 0 for a mention that is not resolved.
func (m Mention) Days() (first, last int32) {
	if !m.Resolved() {
		return 0, 0
	}
	first, _ = m.From.Days()
	_, last = m.To.Days()
	switch m.Bound {
	case Since:
		return first, 0
	case Until:
		return 0, last
	case Before:
		return 0, first - 1
	case After:
		return last + 1, 0
	}
	return first, last
}

// String gives the value in a canonical form for tests and logs: "2005-01-05 day", "1990..1995 year",
// "2018-08-06 11:52 time", "? day relative".
func (m Mention) String() string {
	var b strings.Builder
	switch {
	case m.From.IsZero():
		b.WriteString("?")
	case m.From.Year == 0:
		fmt.Fprintf(&b, "?-%02d", m.From.Month)
		if m.From.Day > 0 {
			fmt.Fprintf(&b, "-%02d", m.From.Day)
		}
	default:
		b.WriteString(m.From.String())
	}
	if m.To != m.From {
		b.WriteString(".." + m.To.String())
	}
	if m.Clock != 0 && m.Precision == Time {
		b.WriteString(" " + m.Clock.String())
		if m.ClockTo != 0 {
			b.WriteString("-" + m.ClockTo.String())
		}
	}
	b.WriteString(" " + m.Precision.String())
	if m.Bound != At {
		b.WriteString(" " + m.Bound.String())
	}
	if m.Relative {
		b.WriteString(" relative")
	}
	return b.String()
}

// Find gives the dates and times in the tokens of a sentence, in order and disjoint, resolved against ref, the date of
// the article they stand in (zero if unknown). Their spans are byte offsets into the tokens' text. A nil language finds
// nothing. It takes time linear in the tokens.
func Find(l *lang.Language, tokens text.Tokens, ref Date) []Mention {
	return find(l, tokens, ref, false)
}

// Query gives the dates and times in a question typed by hand, resolved against the day on which it is asked. It is
// more lenient than Find: capitals do not matter, a number such as 2018 is a year wherever it stands, and a month
// without a year is the last one gone by.
func Query(l *lang.Language, question string, today Date) []Mention {
	return find(l, text.Tokenize(question, text.Span{End: len(question)}), today, true)
}

func find(l *lang.Language, tokens text.Tokens, ref Date, lenient bool) []Mention {
	if l == nil || vocabularies[l.Code()] == nil {
		return nil
	}
	f := &finder{Tokens: tokens, lang: l, vocab: vocabularies[l.Code()], ref: ref, lenient: lenient, de: l.Code() == "de", en: l.Code() == "en"}
	f.look()
	return f.all()
}
