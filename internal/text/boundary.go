package text

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/internal/lang"
)

// ends tells whether a mark that white space follows ends the sentence that began at start. The rules, in order:
// what goes on in lower case goes on; "(!)" and "[...]" are remarks; then a single full stop is judged by the word before it.
func ends(s string, within Span, start int, m mark, l *lang.Language) bool {
	first := skip(s[:within.End], m.next, func(r rune) bool { return isOpener(r) || r == '–' || r == '—' || r == '-' || unicode.IsSpace(r) })
	if first == within.End {
		return isAgencyTail(s[m.next:within.End])
	}
	r, _ := utf8.DecodeRuneInString(s[first:])
	if unicode.IsLower(r) {
		return isAgencyTail(s[m.next:within.End])
	}
	if strings.ContainsRune(",;:", r) || isRemark(s, start, m) || isAside(s, start, m) {
		return false
	}
	if !m.dot {
		return true
	}
	if start == within.Start && isDateline(s[start:m.start], l) {
		return false
	}
	word := wordBefore(s, start, m.start)
	if word == "" {
		return true
	}
	next := s[first:wordAfter(s[:within.End], first)]
	d := dot{s: s, start: start, line: within.Start, at: m.start, word: word, next: next, l: l}
	return d.ends()
}

// runsOn tells whether a sentence begins right behind a mark, where the space between them was lost: "sagte er.Der Rest". A quotation mark
// there opens what follows unless one is open before it. Names such as "Booking.Com" are left whole.
func runsOn(s string, start int, m *mark, l *lang.Language) bool {
	const short = 3                                                   // letters of what is behind the full stop in a name
	if c := s[m.next]; '0' <= c && c <= '9' || 'a' <= c && c <= 'z' { // nearly all: "10.30", "example.org"
		return false
	}
	if opensQuote(s[start:m.start], s[m.stop:m.end]) {
		m.end, m.next = m.stop, m.stop
	}
	last, _ := utf8.DecodeLastRuneInString(s[start:m.start])
	if !isWordRune(last) && !isCloser(last) || unicode.IsLetter(last) && utf8.RuneCountInString(wordBefore(s, start, m.start)) < 2 {
		return false
	}
	first := skip(s, m.next, isOpener)
	end := wordAfter(s, first)
	next := s[first:end]
	if s[m.next] == '[' || !isCapital(next) || len(next) <= short && !l.IsStop(lang.Fold(next)) || end == len(s) {
		return false
	}
	behind, _ := utf8.DecodeRuneInString(s[end:])
	return unicode.IsSpace(behind) || strings.ContainsRune(",'’-?!", behind)
}

// opensQuote tells whether a quotation mark opens a quotation, by what stands before it in the sentence.
func opensQuote(before, mark string) bool {
	switch mark {
	case `"`:
		return strings.Count(before, mark)%2 == 0
	case "“":
		return strings.Count(before, "„") <= strings.Count(before, mark)
	}
	return false
}

// isDateline tells whether what a full stop ends is a place with the agency or the date, from which a story is told: "Kiel (dpa)", "Bad Neudorf, 3. September 2019".
func isDateline(s string, l *lang.Language) bool {
	const longest = 60
	if len(s) > longest {
		return false
	}
	if open := strings.LastIndexByte(s, '('); open > 0 && s[len(s)-1] == ')' {
		return isAgencyTail(s[open:])
	}
	place, date, ok := strings.Cut(s, ", ")
	words := strings.Fields(date)
	if !ok || !isCapital(place) || len(words) < 2 || len(words[len(words)-1]) != len("2006") {
		return false
	}
	for _, word := range words {
		if word = strings.TrimRight(word, ".,"); !isNumber(word) && !l.IsMonth(lang.Fold(word)) {
			return false
		}
	}
	return true
}

// isRemark tells whether a mark stands alone in brackets.
func isRemark(s string, start int, m mark) bool {
	if m.end == m.stop || m.start == start {
		return false
	}
	open, close := s[m.start-1], s[m.stop]
	return open == '(' && close == ')' || open == '[' && close == ']'
}

// isAside tells whether a question or exclamation mark ends brackets that opened in mid-sentence: "die (letzten?) Kunden".
func isAside(s string, start int, m mark) bool {
	if m.dot || m.end == m.stop || s[m.stop] != ')' {
		return false
	}
	open := strings.LastIndexByte(s[max(start, m.start-200):m.start], '(')
	if open < 0 {
		return false
	}
	before := strings.TrimSpace(s[start : max(start, m.start-200)+open])
	return before != "" && !endsSentence(before)
}

// A dot is one full stop, the word before it and the word after it.
type dot struct {
	s           string
	start, line int // where the sentence and its stretch begin
	at          int // of the full stop
	word, next  string
	l           *lang.Language
}

func (d *dot) ends() bool {
	starter := d.nextStarts()
	abbreviation := d.l.Abbreviation(lang.Fold(d.word) + ".")
	switch runes := utf8.RuneCountInString(d.word); {
	case isNumber(d.word):
		return d.endsAfterNumber(starter)
	case runes == 1:
		return d.endsAfterLetter(starter, abbreviation)
	case isRoman(d.word):
		return starter || !d.ordinals() || !isCapital(d.previous())
	case abbreviation == lang.LeadsOn:
		return false
	case abbreviation == lang.IfNumbered:
		return !digitFirst(d.next) && !isRoman(d.next)
	case isAmount(d.word):
		return true
	case abbreviation == lang.MayEnd, abbreviation == lang.IfCapital && isCapital(d.word), strings.IndexByte(d.word, '.') > 0:
		return starter && !digitFirst(d.next)
	}
	return true
}

// nextStarts tells whether the next word is a function word with a capital letter, which seldom stands within a sentence.
func (d *dot) nextStarts() bool {
	return isCapital(d.next) && d.l.IsStop(lang.Fold(d.next))
}

// endsAfterLetter judges "J. R. R. Tolkien", "Plan B. Der", "as tall as I. Merkel".
func (d *dot) endsAfterLetter(starter bool, abbreviation lang.Abbreviation) bool {
	if !isCapital(d.word) {
		return starter || abbreviation == lang.NoAbbreviation
	}
	if utf8.RuneCountInString(d.previous()) == 1 { // "z. B. Die Zeit", "J. R. R. Tolkien"
		return !isCapital(d.next)
	}
	if digitFirst(d.next) {
		return abbreviation == lang.NoAbbreviation
	}
	if starter && d.at-len(d.word) > d.start {
		return true
	}
	if d.word == "I" && d.l.Code() == "en" {
		return !isCapital(d.previous()) && d.previous() != ""
	}
	return !isCapital(d.next)
}

// endsAfterNumber judges ordinals, in languages that write them with a full stop: "am 5. Januar", "der 2. Weltkrieg",
// "1. Der Bund zahlt" at the head of a line, against "Es waren 12. Danach ..." and years.
func (d *dot) endsAfterNumber(starter bool) bool {
	n, err := strconv.Atoi(d.word)
	head := d.at - len(d.word)
	if head == d.line && len(d.word) <= 2 {
		return false
	}
	if err != nil { // "3.000" or "1,5", against the date "24.12."
		day, month, ok := strings.Cut(d.word, ".")
		return starter || !ok || len(day) > 2 || len(month) > 2
	}
	if !d.ordinals() || n > 999 || !isCapital(d.next) {
		return true
	}
	next := lang.Fold(d.next)
	if d.l.IsMonth(next) {
		return n > 31
	}
	if ordinalNouns[next] {
		return false
	}
	return starter || !d.precedesOrdinal()
}

// precedesOrdinal tells whether the word before a number speaks for an ordinal: an article or preposition, or an
// inflected adjective ("ein volles 13. Monatsgehalt"), or that there is none.
func (d *dot) precedesOrdinal() bool {
	if d.at-len(d.word) == d.start {
		return true
	}
	word := d.previous()
	previous := lang.Fold(word)
	if d.l.IsStop(previous) {
		return !d.l.Counts(previous)
	}
	if word == "" || isCapital(word) || !unicode.IsLetter(rune(word[0])) {
		return false
	}
	for _, ending := range [...]string{"e", "en", "es", "er", "em"} {
		if strings.HasSuffix(previous, ending) {
			return true
		}
	}
	return false
}

// ordinalNouns commonly follow an ordinal without an article before it.
var ordinalNouns = lang.Set("bundesliga liga weltkrieg jahrhundert jahrhunderts jahrestag geburtstag platz runde halbzeit minute etage stock klasse quartal " +
	"auflage kapitel fc tag mal fsv spieltag bezirk todestag jahr armee division strafsenat zivilsenat etappe")

// ordinals tells whether the language writes ordinals with a full stop.
func (d *dot) ordinals() bool {
	switch d.l.Code() {
	case "de", "no", "hu":
		return true
	}
	return false
}

// previous returns the word before the word before the full stop, within the sentence.
func (d *dot) previous() string {
	end := d.at - len(d.word)
	trimmed := strings.TrimRightFunc(d.s[max(d.start, end-4):end], unicode.IsSpace)
	end = max(d.start, end-4) + len(trimmed)
	return wordBefore(d.s, d.start, end)
}

// wordBefore returns the letters, digits, and dots between them, that end at end and do not begin before start.
func wordBefore(s string, start, end int) string {
	const longest = 40 // a longer word is no abbreviation
	i := end
	for i > start && end-i < longest {
		r, size := utf8.DecodeLastRuneInString(s[start:i])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' && !unicode.IsMark(r) {
			break
		}
		i -= size
	}
	return strings.TrimLeft(s[i:end], ".")
}

// wordAfter returns the end of the word that begins at i.
func wordAfter(s string, i int) int {
	return skip(s[:min(len(s), i+60)], i, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) })
}

func isCapital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

func digitFirst(word string) bool { return word != "" && '0' <= word[0] && word[0] <= '9' }

func isNumber(word string) bool {
	return digitFirst(word) && strings.Trim(word, "0123456789.,") == ""
}

// isAmount tells whether a word is figures and the letters of a unit: "1.1m", "5.40am".
func isAmount(word string) bool {
	if !digitFirst(word) {
		return false
	}
	unit := strings.TrimLeft(word, "0123456789.,")
	return unit != "" && strings.IndexByte(unit, '.') < 0
}

// isRoman tells whether a word is a Roman numeral as rulers bear it, of two letters or more.
func isRoman(word string) bool { return len(word) > 1 && strings.Trim(word, "IVX") == "" }
