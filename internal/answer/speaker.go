package answer

import (
	"strings"

	"quoth/internal/analysis"
	"quoth/internal/lang"
	"quoth/internal/names"
	"quoth/internal/text"
)

// reporting verbs go with a speaker.
var reporting = lang.Set("sagte sagt sagten sagen erklärte erklärt erklärten betonte betont betonten teilte teilt teilten kündigte kündigt kündigten äusserte äussert äusserten meinte meint meinten berichtete berichtet berichteten " +
	"warnte warnt warnten forderte fordert forderten kritisierte kritisiert kritisierten bezeichnete bezeichnet bezeichneten behauptete behauptet behaupteten fügte fügt lobte lobt lobten bestätigte bestätigt bestätigten " +
	"schrieb schreibt schrieben zitiert zitierte so laut versicherte versichert versicherten verkündete verkündet verkündeten mahnte mahnt mahnten nannte nennt räumte räumt räumten gab gibt gaben hob hebt verwies verweist " +
	"begründete begründet begründeten dementierte dementiert dementierten meldete meldet meldeten antwortete antwortet fragte fragt rief ruft riefen sprach spricht verteidigte verteidigt gestand gesteht beteuerte beteuert beteuerten " +
	"kommentierte kommentiert prophezeite prophezeit verlautete erzählte erzählt erzählten versprach verspricht versprachen bedauerte bedauert bedauerten beklagte beklagt beklagten erwiderte erwidert entgegnete entgegnet bestritt bestreitet " +
	"bestritten wies weist wiesen urteilte urteilt verlangte verlangt verlangten scherzte schilderte schildert schilderten ergänzte ergänzt empfahl empfiehlt empfahlen schätzte schätzt schätzten vermutete vermutet drohte droht drohten " +
	"schwor schwört rechtfertigte erinnerte erinnert bekräftigte bekräftigt appellierte beschwerte entschuldigte freute " +
	"said says say saying told tells stated states commented comments added adds announced announces explained explains claimed claims noted notes wrote writes warned warns argued argues insisted insists asked asks replied replies " +
	"called calls described describes according remarked declared declares tweeted emphasized emphasised stressed stresses admitted admits recalled recalls testified testifies conceded concedes acknowledged acknowledges denied denies " +
	"promised promises pledged pledges vowed vows demanded demands urged urges predicted predicts complained complains joked lamented praised praises criticised criticized confirmed confirms apologised apologized blamed blames " +
	"suggested suggests estimated estimates cautioned concluded boasted thanked hoped")

// sayings are nouns that go with a speaker behind "nach" or "laut": "nach Angaben der Polizei".
var sayings = lang.Set("angaben angabe auskunft darstellung worten einschätzung ansicht aussage aussagen überzeugung mitteilung schilderung meinung")

// says tells whether word i of a sentence goes with a speaker.
func says(words []analysis.Word, i int) bool {
	f := words[i].Folded
	if !sayings[f] {
		return reporting[f]
	}
	const between = 2 // words: "nach eigenen Angaben", "nach den ersten Angaben"
	for k := max(0, i-1-between); k < i; k++ {
		if b := words[k].Folded; b == "nach" || b == "laut" {
			return true
		}
	}
	return false
}

// speaker returns who says what a span quotes: the name that goes with a verb of saying in the
// sentence, or else in the one before or after in the same paragraph; empty if none is told.
func (p *Preparer) speaker(s *Story, i int, quote text.Span) string {
	told := false // the sentence tells itself who speaks, if not by a name
	for _, k := range [...]int{i, i - 1, i + 1, i - 2} {
		if k < 0 || k >= len(s.Sentences) || s.Sentences[k].Paragraph != s.Sentences[i].Paragraph || k > i && told {
			continue
		}
		if k != i {
			quote = text.Span{}
		}
		if name := p.namesSpeaker(s, k, quote); name != "" {
			return p.full(s, name, k)
		}
		if k == i && quote.End < s.Sentences[i].End && s.reportsAround(i, quote) {
			told = true
			if name, _ := p.refers(s, i); name != "" {
				return name
			}
		}
	}
	return ""
}

// reportsAround tells whether a sentence has a verb of saying outside of the quotation.
func (s *Story) reportsAround(i int, quote text.Span) bool {
	words := s.Sentences[i].words
	for k := range words {
		if says(words, k) && !covers(quote, words[k].Span) {
			return true
		}
	}
	return false
}

// namesSpeaker returns the person or organisation nearest to a verb of saying, not within the quotation.
func (p *Preparer) namesSpeaker(s *Story, i int, quote text.Span) string {
	n, ok := p.speaking(s, i, quote)
	if !ok {
		n, ok = p.signed(s, i, quote)
	}
	if !ok {
		return ""
	}
	return s.Text[n.Start:n.End]
}

// farthest is how many words may stand between a speaker and the verb of saying.
const farthest = 8

func (p *Preparer) speaking(s *Story, i int, quote text.Span) (best text.Span, ok bool) {
	words := s.Sentences[i].words
	distance := farthest
	at := 0
	for _, n := range p.names(s, i) {
		for at < len(words) && words[at].End <= n.Start {
			at++
		}
		if n.Type != names.Person && n.Type != names.Organisation || covers(quote, n.Span) {
			continue
		}
		for k := max(0, at-farthest-2); k < min(len(words), at+farthest+6); k++ {
			if !says(words, k) || covers(quote, words[k].Span) || pronounSays(words, k) {
				continue
			}
			d := s.apart(i, k, n.Span)
			if sayings[words[k].Folded] && d > 2 {
				continue // "nach Angaben aus Kreisen wird Paul"
			}
			if n.Type == names.Organisation {
				d += 2
			}
			if s.oblique(i, n.Span) {
				d += 5
			}
			if d < distance {
				best, distance, ok = n.Span, d, true
			}
		}
	}
	return best, ok
}

// pronounSays tells whether a pronoun beside the verb of saying at word k stands for who says it: "sagte sie der Zeitung".
func pronounSays(words []analysis.Word, k int) bool {
	return k > 0 && subjects[words[k-1].Folded] || k+1 < len(words) && subjects[words[k+1].Folded]
}

var subjects = lang.Set("er sie he she")

// oblique tells whether a name is of whom or to whom something is said: "der Bruder von Anna sagte über Paul". What a source
// is named with ("laut", "according to") is not that.
func (s *Story) oblique(i int, name text.Span) bool {
	words := s.Sentences[i].words
	for k := 1; k < len(words) && words[k].Start <= name.Start; k++ {
		if words[k].Start == name.Start {
			before := words[k-1].Folded
			return grammarOf(s.Lang)[before] == adposition && before != "laut" && before != "nach" && !(before == "to" && k > 1 && words[k-2].Folded == "according")
		}
	}
	return false
}

// signed returns the name after a closing quotation mark and a dash: “...” – Name.
func (p *Preparer) signed(s *Story, i int, quote text.Span) (text.Span, bool) {
	for _, n := range p.names(s, i) {
		if n.Type == names.Person && quote.End > 0 && n.Start >= quote.End {
			if strings.Trim(s.Text[quote.End:n.Start], " \n\"“”»«.–—-") == "" {
				return n.Span, true
			}
		}
	}
	return text.Span{}, false
}

// apart counts the words between word k of a sentence and a span; a comma between counts as three.
func (s *Story) apart(i, k int, span text.Span) int {
	words := s.Sentences[i].words
	d := 0
	step := func(a, b int) {
		d++
		if strings.ContainsAny(s.Text[words[a].End:words[b].Start], ",;:") {
			d += 3
		}
	}
	if words[k].Start < span.Start {
		for j := k; j+1 < len(words) && words[j].End < span.Start; j++ {
			step(j, j+1)
		}
		return d - 1
	}
	for j := k; j > 0 && words[j].Start >= span.End; j-- {
		step(j-1, j)
	}
	return d - 1
}
