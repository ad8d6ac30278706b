package answer

import (
	"quoth/internal/query"
	"quoth/internal/text"
)

// mention is a noun phrase or a pronoun of a story, with what it stands for (chain.go).
type mention struct {
	reference
	agreement
	subject bool      // no phrase without a preposition stands before it in its sentence
	oblique bool      // it stands behind a preposition
	pronoun bool      // or a possessive
	name    text.Span // that it has
	titled  bool      // it is a noun with a definite article and no more: "the ferry"
	back    bool      // it may stand for what was named before: a pronoun, or a noun such as "the company" without a name
}

// mentionsOf finds the mentions in a sentence, in order.
func (p *Preparer) mentionsOf(s *Story, i int) (list []mention) {
	r := plain.read(&candidate{story: s, sentence: i, m: new(matched)})
	quoted := quotedWords(s.Text, r.words, r.inside)
	chunks := r.phrases()
	subject := true // comes yet
	add := func(m mention, nominative bool) {
		m.sentence, m.of, m.subject, m.back = int32(i), -1, subject && nominative, m.back && !quoted[m.from]
		subject = subject && !nominative
		list = append(list, m)
	}
	for k := 0; k < len(r.words); k++ {
		whole := len(chunks) > 0 && chunks[0].start == k
		if a, ok := r.pronoun(k, whole); ok && !quoted[k] {
			add(mention{reference: wordsFrom(k, k+1), agreement: a, pronoun: true, back: true}, !whole)
		}
		if !whole {
			continue
		}
		c := chunks[0]
		chunks, k = chunks[1:], c.to-1
		if r.words[c.start].Start < s.dateline {
			continue
		}
		m := p.phraseMention(r, i, c, subject && c.prep < 0)
		if r.joined(c.start, c.start) == 1 && apposed(list, m) {
			continue
		}
		add(m, c.prep < 0)
	}
	return list
}

// apposed joins a name behind a comma to the last of some mentions, or to the person of whom that says more: "her driver, Idris Haji", "the director
// of the club, Ada Flint"; it tells whether it does.
func apposed(list []mention, name mention) bool {
	last := len(list) - 1
	if last < 0 || name.name.End == 0 || list[last].to != name.from {
		return false
	}
	if last > 0 && name.kind == aPerson && list[last].kind != aPerson && list[last-1].kind == aPerson {
		last--
	}
	m := &list[last]
	if m.pronoun || m.name.End > 0 || !m.agrees(name.agreement) && m.kind != aBody {
		return false
	}
	m.to, m.name, m.back = name.to, name.name, false
	if m.kind != aBody { // the noun tells better than the name
		m.gender &= name.gender
		m.kind &= name.kind
	}
	return true
}

// plain is a question that asks nothing.
var plain = &Question{Plan: &query.Plan{Focus: -1}}

// pronoun tells what the pronoun at word k may stand for; ok is false if it is none, or stands for nothing. determiner tells that a noun phrase
// begins with it.
func (r *reading) pronoun(k int, determiner bool) (a agreement, ok bool) {
	f, next, before := r.words[k].Folded, "", ""
	if k+1 < len(r.words) {
		next = r.words[k+1].Folded
	}
	if k > 0 {
		before = r.words[k-1].Folded
	}
	a, ok = englishPronouns[f]
	if r.german {
		a, ok = germanPronouns[f]
	}
	switch {
	case determiner && r.tokens[k].class != possessive, (f == "es" || f == "there") && expletive[next]:
		return a, false
	case f == "sie" && (several(f, next) || several(f, before)):
		a.gender = numerous
	case f == "sie":
		a.gender = feminine
	}
	return a, ok
}

// phraseMention returns the mention that a noun phrase is, of the subject or not.
func (p *Preparer) phraseMention(r *reading, i int, c phrase, subject bool) mention {
	s, last := r.story, c.to-1
	m := mention{reference: wordsFrom(c.start, c.to), oblique: c.prep >= 0, agreement: r.nounAgreement(i, c, subject)}
	for _, n := range p.names(s, i) {
		if n.Start >= r.words[c.from].Start && n.End <= r.words[last].End {
			m.name, m.agreement = n.Span, s.nameAgreement(i, n)
		}
	}
	switch head := r.words[last].Folded; {
	case m.name.End > 0:
	case r.tokens[last].class == numeral, spells[head]:
		m.agreement = agreement{}
	case s.tellsAge(i, last):
		m.back = true
	case c.start < c.from && definite[r.words[c.start].Folded] && !s.attributed(i, last):
		m.back = m.kind == aPerson || m.kind == aBody
		m.titled = c.to == c.start+2
	}
	return m
}
