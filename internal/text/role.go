package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/internal/lang"
)

const (
	maxHeading = 90  // bytes of a heading
	maxCaption = 300 // bytes of a caption or credit line
)

// hasProse tells whether some stretch ends as a sentence does; without one, short lines are not headings but all there is.
func hasProse(s string, stretches []stretch) bool {
	return slices.ContainsFunc(stretches, func(st stretch) bool { return endsSentence(s[st.Start:st.End]) })
}

// roleOf tells what a whole stretch is.
func roleOf(line string, prose bool) Role {
	if isCaption(line) {
		return Caption
	}
	if prose && isHeading(line) {
		return Heading
	}
	return Body
}

func isHeading(line string) bool {
	if len(line) > maxHeading || isBullet(line) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(line)
	if isTerminal(last) || isCloser(last) && endsSentence(line) || last == ',' || last == ';' {
		return false
	}
	if entry, ok := strings.CutPrefix(strings.TrimLeft(line, figures), ". "); ok { // of a list: "1. larger pits"
		line = entry
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(line, isOpener))
	return !unicode.IsLower(first)
}

// isRow tells whether a line says something as a row of a table or an entry of a list does, though it is no sentence: "Nordau | 2",
// "Nordau – Südau 2:1", "2027: Baubeginn".
func isRow(line string) bool {
	if isMenu(line) {
		return false
	}
	for _, sep := range [...]string{"\t", "|", " - ", " – ", " — "} {
		if strings.Contains(line, sep) {
			return true
		}
	}
	return strings.Contains(line, ": ") && strings.ContainsAny(line, figures)
}

const figures = "0123456789"

// isMenu tells whether a line is the menu of a page that was pasted whole: three words or more, a bar between each and the next.
func isMenu(line string) bool {
	links := strings.Split(line, "|")
	return len(links) > 2 && !strings.ContainsAny(line, figures) &&
		!slices.ContainsFunc(links, func(link string) bool { return len(strings.Fields(link)) > 1 })
}

// isCaption tells whether a line is a photo credit, a caption with one, an agency's name, a reading tip, or holds no
// letter and no digit.
func isCaption(line string) bool {
	if len(line) > maxCaption {
		return false
	}
	if isCredit(line) || isAgencyTail(line) || !strings.ContainsFunc(line, isWordRune) || isNotice(line) || isStamp(line) {
		return true
	}
	return endsInCredit(line)
}

// maxCredit is the length in bytes of the longest credit at the end of a caption.
const maxCredit = 80

// endsInCredit tells whether a line has a credit at its end: "The town hall. Photo: Jane Doe".
func endsInCredit(line string) bool {
	if isArchived(line) || len(line) <= maxCredit && isByAgency(line) {
		return true
	}
	from := max(0, len(line)-maxCredit)
	tail := line[from:]
	if !mayHoldCredit(tail) {
		return false
	}
	for _, credit := range credits {
		if !strings.Contains(tail, credit) { // LastIndex takes ten times as long
			continue
		}
		i := strings.LastIndex(tail, credit)
		if from+i == 0 || !isBoundaryBefore(line, from+i) {
			continue
		}
		name := strings.TrimRight(tail[i+len(credit):], ". )")
		if !strings.Contains(name, ". ") {
			return true
		}
	}
	return false
}

// isByAgency tells whether a line ends in a slash and an agency: "Anna Muster/dpa".
func isByAgency(line string) bool {
	i := strings.LastIndexByte(line, '/')
	return i > 0 && agencies[strings.ToLower(strings.TrimSpace(line[i+1:]))]
}

// isArchived tells whether a line ends in "(Archivbild)" or the like.
func isArchived(line string) bool {
	line = strings.TrimSuffix(line, ".")
	return strings.HasSuffix(line, ")") && archived[strings.ToLower(line[strings.LastIndexByte(line, '(')+1:len(line)-1])]
}

// archived stand in brackets at the end of a caption.
var archived = lang.Set("archiv archivbild archivfoto symbolbild symbolfoto")

// credits open the credit at the end of a caption.
var credits = []string{"©", "(c) ", "Foto: ", "Fotos: ", "Bild: ", "Photo: ", "Photograph: ", "Picture: ", "Image: ", "Credit: ", "Foto/", "/Getty Images", "/ Shutterstock", "Archivfoto: ", "Photo by ", "Grafik: "}

// inCredit holds a byte of each of the credits, one that is rare in other text; 0xC2 begins the ©.
var inCredit = [256]bool{0xC2: true, '(': true, ':': true, '/': true, 'P': true}

// mayHoldCredit tells whether a credit may stand in a line's tail: most lines are dismissed at a glance.
func mayHoldCredit(tail string) bool {
	i := 0
	for i < len(tail) && !inCredit[tail[i]] {
		i++
	}
	tail = tail[i:]
	return strings.IndexByte(tail, ':') >= 0 || strings.IndexByte(tail, '/') >= 0 || strings.Contains(tail, "©") ||
		strings.Contains(tail, "(c) ") || strings.Contains(tail, "Photo by ")
}

func isBoundaryBefore(line string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(line[:i])
	return !unicode.IsLetter(r)
}

// isTail tells whether a sentence at the end of a line is a credit or an agency's name.
func isTail(s string) bool { return isCredit(s) || isAgencyTail(s) }

// creditWords open a credit line, before a colon.
var creditWords = map[string]struct{}{
	"foto": {}, "fotos": {}, "photo": {}, "photos": {}, "photograph": {}, "bild": {}, "bilder": {}, "bildquelle": {}, "bildnachweis": {}, "bildrechte": {}, "image": {},
	"images": {}, "picture": {}, "credit": {}, "credits": {}, "quelle": {}, "quellen": {}, "source": {}, "sources": {}, "symbolbild": {}, "symbolfoto": {}, "archivbild": {},
	"archivfoto": {}, "grafik": {}, "video": {}, "titelbild": {}, "beitragsbild": {}, "image credit": {}, "photo credit": {}, "file photo": {}, "aufmacherbild": {},
	"lesen sie auch": {}, "lesen sie dazu": {}, "mehr zum thema": {}, "read more": {}, "related": {}, "see also": {}, "siehe auch": {}, "read also": {}, "anzeige": {},
}

// maxCreditWord is the length in bytes of the longest of them, and more.
const maxCreditWord = 20

// isCredit tells whether a line begins as a credit does: "© ...", "Foto: ...", "(Photo by ...", or is such a word alone.
func isCredit(line string) bool {
	if len(line) > maxCaption {
		return false
	}
	line = strings.TrimLeft(line, "([ ")
	if strings.HasPrefix(line, "©") || strings.HasPrefix(line, "Photo by ") || strings.HasPrefix(line, "c) ") {
		return true
	}
	word, _, ok := strings.Cut(line[:min(len(line), maxCreditWord+1)], ":")
	if !ok {
		return false
	}
	_, ok = creditWords[strings.ToLower(word)]
	return ok
}

// agencies are the news agencies that sign an article with their name alone.
var agencies = lang.Set("dpa afp ap reuters rtr sid epd kna apa sda ddp dapd ots dpa-infocom upi bloomberg efe tass ansa xinhua tt ntb mti dts anzeige " +
	"advertisement lsw lby dj")

// isAgencyTail tells whether all of a text's last words are agencies' names or signs of a writer: "(dpa/afp)", "dpa", "(Reuters)".
func isAgencyTail(s string) bool {
	const longest = 40
	if len(s) > longest {
		return false
	}
	n := 0
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return !isWordRune(r) && r != '-' }) {
		if !agencies[strings.ToLower(word)] && (n == 0 || len(word) > 4 || isTitle(word)) {
			return false
		}
		n++
	}
	return n > 0
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// isTitle tells whether a word has one capital, at its beginning.
func isTitle(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r) && word[size:] != "" && strings.ToLower(word[size:]) == word[size:]
}
