package answer

import (
	"strings"

	"quoth/internal/analysis"
	"quoth/internal/names"
	"quoth/internal/text"
)

// reporting verbs go with a speaker.
var reporting = set("sagte sagt sagten erklärte erklärt betonte teilte kündigte äusserte meinte berichtete warnte forderte kritisierte bezeichnete behauptete fügte lobte bestätigte " +
	"schrieb schreibt zitiert zitierte so laut versicherte verkündete mahnte nannte räumte gab hob verwies begründete dementierte " +
	"said says say told stated states commented added announced explained claimed noted wrote writes warned argued insisted asked replied called described according remarked declared tweeted")

// personal pronouns stand for persons, corporate nouns for organisations.
var (
	personal  = set("er sie ihm ihn ihr he she him his her")
	corporate = set("konzern unternehmen firma bank verein partei gesellschaft hersteller betreiber behörde company firm group bank club party manufacturer operator agency")
)

// reach is how many sentences back a pronoun is followed.
const reach = 3

// speaker returns who is quoted in the sentence of a result: the name closest to a verb of saying,
// in the sentence itself or else in the one before or after; empty if none is.
func (p *Preparer) speaker(s *Story, i int) string {
	for _, k := range [...]int{i, i - 1, i + 1} {
		if k < 0 || k >= len(s.Sentences) {
			continue
		}
		if name := p.namesSpeaker(s, k); name != "" {
			return name
		}
	}
	return ""
}

func (p *Preparer) namesSpeaker(s *Story, i int) string {
	words := s.Sentences[i].words
	best, distance := "", 12
	for _, n := range p.facts(s, i).names {
		if n.Type != names.Person && n.Type != names.Organisation {
			continue
		}
		for k, w := range words {
			if !reporting[w.Folded] {
				continue
			}
			if d := apart(words, k, n.Span); d < distance {
				best, distance = s.Text[n.Start:n.End], d
			}
		}
	}
	return best
}

// apart counts the words between word k and a span.
func apart(words []analysis.Word, k int, span text.Span) int {
	d := 0
	if words[k].Start < span.Start {
		for k++; k < len(words) && words[k].Start < span.Start; k++ {
			d++
		}
		return d
	}
	for k--; k >= 0 && words[k].Start >= span.End; k-- {
		d++
	}
	return d
}

// refers returns the name that a pronoun or "the company" in a sentence stands for; empty if the
// sentence has no such word, or no name before it fits.
func (p *Preparer) refers(s *Story, i int) string {
	want := names.Type(0)
	words := s.Sentences[i].words
	for k, w := range words {
		switch {
		case k < 5 && personal[w.Folded]:
			want = names.Person
		case k < 6 && k > 0 && corporate[w.Folded] && definite[words[k-1].Folded]:
			want = names.Organisation
		}
		if want != 0 {
			break
		}
	}
	if want == 0 {
		return ""
	}
	for _, n := range p.facts(s, i).names {
		if n.Type == want && n.Start < s.Sentences[i].words[min(8, len(words)-1)].Start {
			return "" // named in the sentence itself
		}
	}
	for k := i - 1; k >= max(0, i-reach); k-- {
		for _, n := range p.facts(s, k).names {
			if n.Type == want {
				return p.full(s, s.Text[n.Start:n.End], k)
			}
		}
	}
	return ""
}

var definite = set("der die das dem den des the this dieser diese dieses dem")

// full returns the longest name of the story, up to a sentence, that a shorter one means.
func (p *Preparer) full(s *Story, name string, upTo int) string {
	best := name
	for k := 0; k <= upTo; k++ {
		for _, n := range p.facts(s, k).names {
			x := s.Text[n.Start:n.End]
			if len(x) > len(best) && len(x) < 60 && strings.Contains(x, name) && names.Equal(x, name) {
				best = x
			}
		}
	}
	return best
}
