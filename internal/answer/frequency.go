package answer

import (
	"strings"

	"quoth/internal/lang"
)

// frequencies adds what tells how often: "dreimal am Tag", "every ten minutes", "daily".
func (p *pool) frequencies() {
	for i := 0; i < len(p.words); i++ {
		n := p.frequency(i)
		if n == 0 {
			continue
		}
		x := p.piece(i, p.each(i+n), isAmount)
		x.good = 1
		p.add(x)
		i = x.to - 1
	}
}

// frequency returns how many words from word i on tell how often; 0 if they do not.
func (p *pool) frequency(i int) int {
	number := func(k int) bool { return k < len(p.words) && p.tokens[k].class == numeral }
	switch w := p.folded(i); {
	case regularly[w]:
		return 1
	case every[w] && number(i+1) && periods[p.folded(i+2)]:
		return 3
	case every[w] && periods[p.folded(i+1)]:
		return 2
	case number(i) && (p.folded(i+1) == "times" || p.folded(i+1) == "mal"):
		return 2
	case w == "once", w == "twice":
		return 1
	default:
		count, ok := strings.CutSuffix(w, "mal")
		if _, known := p.story.Lang.Number(count); ok && p.german && (known || count == "ein") {
			return 1
		}
	}
	return 0
}

// each returns the word behind the period that follows at word i, as in "three times a week"; i if none does.
func (p *pool) each(i int) int {
	if !per[p.folded(i)] {
		return i
	}
	k := i + 1
	if p.folded(k) == "der" || p.folded(k) == "the" {
		k++
	}
	if periods[p.folded(k)] {
		return k + 1
	}
	return i
}

// folded returns word i of the sentence, folded; empty behind its end.
func (p *pool) folded(i int) string {
	if i >= len(p.words) {
		return ""
	}
	return p.words[i].Folded
}

var (
	regularly = lang.Set("täglich stündlich wöchentlich monatlich jährlich vierteljährlich halbjährlich hourly daily nightly weekly monthly yearly annually quarterly")
	every     = lang.Set("alle jeder jede jedes jeden every each")
	per       = lang.Set("am im pro je in a an per each every")
	periods   = lang.Set("sekunden minuten stunde stunden tag tage nacht woche wochen monat monate jahr jahre morgen abend sommer winter seconds minutes hour hours day days night week weeks month months " +
		"year years morning evening summer winter montag dienstag mittwoch donnerstag freitag samstag sonntag monday tuesday wednesday thursday friday saturday sunday")
)
