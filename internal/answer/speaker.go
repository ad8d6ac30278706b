package answer

import (
	"strings"

	"quoth/internal/lang"
	"quoth/internal/names"
	"quoth/internal/text"
)

// reporting verbs go with a speaker.
var reporting = lang.Set("sagte sagt sagten sagen erklärte erklärt erklärten betonte betont teilte teilt kündigte äusserte äussert meinte meint berichtete berichtet berichteten warnte warnt forderte fordert kritisierte " +
	"bezeichnete behauptete behauptet fügte lobte bestätigte bestätigt schrieb schreibt zitiert zitierte so laut versicherte verkündete mahnte nannte räumte gab hob verwies begründete dementierte " +
	"meldete meldet antwortete fragte rief sprach verteidigte gestand beteuerte kommentierte prophezeite verlautete " +
	"said says say saying told tells stated states commented added adds announced explained explains claimed claims noted notes wrote writes warned warns argued argues insisted asked replied called described " +
	"according remarked declared tweeted emphasized stressed admitted recalled testified")

// speaker returns who says what a span quotes: the name that goes with a verb of saying in the
// sentence, or else in the one before or after in the same paragraph; empty if none is told.
func (p *Preparer) speaker(s *Story, i int, quote text.Span) string {
	for _, k := range [...]int{i, i - 1, i + 1, i - 2} {
		if k < 0 || k >= len(s.Sentences) || s.Sentences[k].Paragraph != s.Sentences[i].Paragraph {
			continue
		}
		if k != i {
			quote = text.Span{}
		}
		if name := p.namesSpeaker(s, k, quote); name != "" {
			return p.full(s, name, k)
		}
		if k == i && quote.End < s.Sentences[i].End && s.reportsAround(i, quote) {
			if name, _ := p.refers(s, i); name != "" {
				return name
			}
		}
	}
	return ""
}

// reportsAround tells whether a sentence has a verb of saying outside of the quotation.
func (s *Story) reportsAround(i int, quote text.Span) bool {
	for _, w := range s.Sentences[i].words {
		if reporting[w.Folded] && !covers(quote, w.Span) {
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
			if !reporting[words[k].Folded] || covers(quote, words[k].Span) {
				continue
			}
			d := s.apart(i, k, n.Span)
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
