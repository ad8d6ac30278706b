package answer

import (
	"slices"
	"strings"

	"quoth/internal/lang"
	"quoth/internal/names"
	"quoth/internal/query"
	"quoth/internal/text"
)

// spoken tells whether a sentence quotes the person whose words the question asks for: if so how well it quotes, -1 if it quotes
// somebody else, 0 where it is not clear who speaks, or who is asked for.
func (q *Question) spoken(p *Preparer, c *candidate) float64 {
	if q.says(p, c) {
		return c.spanGood
	}
	speaker := p.speaker(c.story, c.sentence, c.span)
	if speaker == "" {
		return 0
	}
	if part := q.described(p, c, speaker); part > 0 {
		return c.spanGood * part
	}
	asked := 0.0
	for i := range q.Plan.Words {
		w := &q.Plan.Words[i]
		switch {
		case w.Role && !p.person(c.story, w.Text):
			asked = weigh(otherSex(w, speaker) || q.borneBy(p, c, speaker), -1, asked)
		case !q.speaks(i):
		case q.names(i, speaker):
			return c.spanGood
		case p.person(c.story, w.Text):
			asked = -1
		}
	}
	return asked
}

// names tells whether a name of the question is that of a speaker, with the names beside it in the question: "gareth pugh" is neither
// Delyth Pugh nor Gareth Ellison.
func (q *Question) names(group int, speaker string) bool {
	word, plain := &q.Plan.Words[group], lang.Plain(speaker)
	lacks := func(w *query.Word) bool { return w != nil && !strings.Contains(plain, lang.Plain(w.Text)) }
	first, _, several := strings.Cut(plain, " ")
	switch {
	case lacks(q.beside(group, -1)):
		return false
	case several && first == lang.Plain(word.Text) && lacks(q.beside(group, 1)):
		return false
	}
	return names.Equal(word.Text, speaker)
}

// beside returns the name right before (-1) or behind (1) a word of the question, nil if there is none.
func (q *Question) beside(group, step int) *query.Word {
	words, at := q.Plan.Words, group+step
	if at < 0 || at >= len(words) || !words[at].Name || !words[min(group, at)].Before(&words[max(group, at)]) {
		return nil
	}
	return &words[at]
}

// speaks tells whether a word of a question for a quotation is its speaker: a name, what somebody is, or all that is asked with.
func (q *Question) speaks(group int) bool {
	w := &q.Plan.Words[group]
	switch {
	case len(q.Plan.Words) == 1:
		return true
	case q.Plan.Speaker == 0:
		return w.Name
	case group >= q.Plan.Speaker: // "what did Lund say about Marsh"
		return false
	}
	return w.Role || w.Name && !q.ofRole(group)
}

// ofOthers tells whether a word of the question is what somebody is, of something that other stories have and this one does not: a captain is
// not the captain of the trawler.
func (q *Question) ofOthers(c *candidate, group int) bool {
	for g := range q.askedSpeaker() {
		if q.Plan.Words[group].Role && c.in.all[g] == 0 && len(q.Groups[g].Alts) > 0 {
			return true
		}
	}
	return false
}

// ofRole tells whether a name of the question only tells more of what somebody is: "the mayor of Saltmouth".
func (q *Question) ofRole(group int) bool {
	for group > 0 && q.Plan.Words[group-1].Before(&q.Plan.Words[group]) {
		group--
	}
	return slices.ContainsFunc(q.Plan.Words[:group], func(w query.Word) bool { return w.Role })
}

// onlySpeaker tells whether a question asks what somebody said, on whatever subject.
func (q *Question) onlySpeaker() bool {
	return q.Plan.Kind == query.Said && (len(q.Plan.Words) == 1 || q.Plan.Speaker == len(q.Plan.Words))
}

// voice is what the score of a sentence gains where nothing is asked for but who speaks: those of whom it is not clear who says them come
// behind all that are theirs, and before those of others. "Der Bauer" is first of all one whom a German story calls so.
func (q *Question) voice(c *candidate) float64 {
	const ahead, abroad = 6, 2.5
	switch spoken := c.features[fSpoken]; {
	case !q.onlySpeaker():
		return 0
	case spoken > 0 && c.story.Lang != q.Plan.Lang && slices.ContainsFunc(q.Plan.Words, func(w query.Word) bool { return w.Role }):
		return ahead*(1+spoken)/2 - abroad
	case spoken > 0:
		return ahead * (1 + spoken) / 2
	default:
		return ahead * spoken
	}
}

// theirs leaves out what others say, or of which it is not clear who says it, where nothing is asked for but who speaks and the best is theirs.
func (q *Question) theirs(results []Result) []Result {
	if !q.onlySpeaker() || len(results) == 0 || results[0].features[fSpoken] <= 0 {
		return results
	}
	return slices.DeleteFunc(results, func(r Result) bool { return r.features[fSpoken] <= 0 })
}

// says tells whether who is asked for goes with a verb of saying, outside of what is said, or with "nach Angaben".
func (q *Question) says(p *Preparer, c *candidate) bool {
	const most = 32     // matches of a sentence
	const farthest = 30 // words from one to the verb, what is inserted included
	const surely = 0.7  // "Bündnis" may be the NATO
	words := c.story.Sentences[c.sentence].words
	told := c.span == c.story.Sentences[c.sentence].Span // the whole sentence tells what is said
	outside := func(i int) bool { return told || !covers(c.span, words[i].Span) }
	for _, m := range c.m.matches[:min(len(c.m.matches), most)] {
		if m.p < surely || !q.speaks(m.group) || q.beside(m.group, 1) != nil || q.ofOthers(c, m.group) { // the last word is the surname
			continue
		}
		if from := c.story.nameFrom(c.sentence, m.word); from < m.word && !q.names(m.group, c.story.Text[words[from].Start:words[m.word].End]) {
			continue
		}
		if q.otherOfTheName(p, c, m.group, words[m.word].Span) {
			continue
		}
		for k := max(0, m.word-farthest); k < min(len(words), m.word+farthest); k++ {
			if says(words, k) && (outside(m.word) && outside(k) || sayings[words[k].Folded]) && c.story.voices(c.sentence, m.word, k) {
				return true
			}
		}
	}
	return false
}

// person tells whether a name is that of a person in a story.
func (p *Preparer) person(s *Story, name string) bool {
	p.names(s, 0) // finds those of the whole story
	return s.hasPerson(name)
}

// voices tells whether the name at word n of a sentence is that of who says what the verb or noun of saying at word k goes with.
func (s *Story) voices(i, n, k int) bool {
	const most = 3 // words between them
	words := s.Sentences[i].words
	if n == k || s.between(i, min(n, k), max(n, k)) > most {
		return false
	}
	if sayings[words[k].Folded] {
		return n > k
	}
	if end := words[n].End; s.owns(text.Span{End: end}) || strings.HasSuffix(s.Text[:end], "s") && s.owns(text.Span{End: end - 1}) {
		return false
	}
	if n > k && addressing[words[k].Folded] && k > 0 && !strings.ContainsAny(s.Text[words[k-1].End:words[k].Start], ",“”»«\"") {
		return false // "she told Brown"
	}
	if first := s.capitals(i, n); first > 0 && s.Lang.Code() == "de" && objects[words[first-1].Folded] {
		return false // "dankte dem Bäcker und sprach von Mut"
	}
	return !s.oblique(i, words[s.capitals(i, n)].Span)
}

// objects are the German articles and possessives of nouns that are no subject.
var objects = lang.Set("dem den des einem einen eines seinem seinen seines ihrem ihren ihres unserem unseren diesem diesen keinem keinen")

// capitals returns the first of the words in capitals that end with word n: a name with titles before it.
func (s *Story) capitals(i, n int) int {
	words := s.Sentences[i].words
	for n > 0 && s.Text[words[n-1].End:words[n].Start] == " " && capital(s.Text[words[n-1].Start:words[n-1].End]) {
		n--
	}
	return n
}

// nameFrom returns the first word of the name that ends with word n, as far as hyphens join it and a first name stands before it.
func (s *Story) nameFrom(i, n int) int {
	words := s.Sentences[i].words
	for n > 0 && s.Text[words[n-1].End:words[n].Start] == "-" {
		n--
	}
	if n > 0 && s.Text[words[n-1].End:words[n].Start] == " " {
		if kind, known := names.Known(words[n-1].Folded); known && kind == names.Person {
			n--
		}
	}
	return n
}

// addressing verbs have whom they are said to or of as their object.
var addressing = lang.Set("told tells asked asks urged urges warned warns criticised criticized praised praises blamed blames called calls thanked described describes denied denies " +
	"accused accuses welcomed welcomes defended defends dismissed dismisses condemned condemns hailed hails advised advises threatened threatens " +
	"dankte dankt dankten warf wirft warfen forderte fordert riet rät empfahl empfiehlt gratulierte gratuliert würdigte würdigt begrüsste begrüsst widersprach widerspricht drohte droht verurteilte verurteilt " +
	"lobte lobt kritisierte kritisiert nannte nennt bezeichnete bezeichnet warnte warnt fragte fragt zitierte zitiert erinnerte erinnert verteidigte verteidigt")

// between counts the words between two of a sentence, without what stands between commas, dashes or brackets.
func (s *Story) between(i, from, to int) (n int) {
	words := s.Sentences[i].words
	last := -1 // n at the last one that is not closed yet
	for k := from; k < to; k++ {
		if strings.ContainsAny(s.Text[words[k].End:words[k+1].Start], ",–()") {
			if last >= 0 {
				n, last = last, -1
			} else {
				last = n
			}
		}
		n++
	}
	return n - 1
}

// astray is the share of the words for what somebody's words are to be on that best lacks; 0 where a question names no such thing.
func (q *Question) astray(best []float64) float64 {
	found, all := 0.0, 0.0
	for g := range q.Groups {
		if q.Plan.Speaker > 0 && g >= q.Plan.Speaker && !q.Plan.Words[g].Light {
			found += q.weight[g] * best[g]
			all += q.weight[g]
		}
	}
	if all == 0 {
		return 0
	}
	return 1 - found/all
}
