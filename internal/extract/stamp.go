package extract

import (
	"regexp"
	"strings"
	"unicode"

	"quoth/internal/when"
)

// stampLabel and clock are what a page sets around the date on which it was published.
var (
	stampLabel = regexp.MustCompile(`(?i)^(?:(?:zuletzt |last )?(?:aktualisiert|veröffentlicht|erstellt|updated|published|posted)(?: am| on|:)? )`)
	clock      = regexp.MustCompile(`(?i),?(?: um| at| -| –)? \d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: uhr| [a-z]{2,4})?$`)
)

// stamped reads the line that tells when a page was published: "14. Februar 2023, 6:30 Uhr | Aktualisiert: 17:12 Uhr", "Published 3 March 2019".
func (h *header) stamped(line string) bool {
	const longest = 100
	if len(line) > longest || !h.article.Date.IsZero() {
		return false
	}
	line, _, _ = strings.Cut(line, "|")
	line = clock.ReplaceAllString(stampLabel.ReplaceAllString(strings.TrimSpace(line), ""), "")
	d, err := when.Parse(line)
	if err != nil || d.Month == 0 || !unicode.IsDigit(rune(line[len(line)-1])) { // "6. August 2018 war ein guter Tag"
		return false
	}
	h.article.Date = d
	return true
}

// announced is what stands above the headline of a press release.
var announced = regexp.MustCompile(`(?i)^(?:presse(?:mitteilung|information|meldung)|medienmitteilung|(?:press|media|news) release|for immediate release|zur sofortigen veröffentlichung)` +
	`(?: (?:nr|no)\.? ?[\d/-]+)?:?$|^(?:nr|no)\.? ?\d[\d/-]*$`)
