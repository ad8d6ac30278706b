package query

import (
	"quoth/internal/lang"
)

// onto begin what a question for somebody's words has them speak of: "what did the mayor say about the bridge", "was sagte er zur Brücke".
var onto = lang.Set("about on regarding concerning after before to when if whether that over during against for at in " +
	"in im über zu zum zur wegen nach vor gegen dass ob wenn als bei beim für")

// attaching stop words go on with a noun: "the mayor of Saltmouth", "der Chef der Bank".
var attaching = lang.Set("of the von vom der des den dem die das")

// speaker tells how many of the first words of a question for somebody's words name who that is; 0 where it cannot be told.
func (p *Plan) speaker(tokens []token) int {
	if p.Kind != Said || len(p.Words) == 0 {
		return 0
	}
	n := 0
	noun := p.Words[0].at > 0 && determiners[tokens[p.Words[0].at-1].folded] // "the fire chief", of which each word says who
	for n < len(p.Words) && (n == 0 || p.goesOn(tokens, n)) {
		n++
	}
	switch {
	case n < len(p.Words) && p.ontoBetween(tokens, n), noun:
		return n
	}
	for i := range p.Words[:n] {
		surname := i > 0 && isPerson(p.Words[i-1].Folded) && p.Words[i-1].Before(&p.Words[i]) // "anna field"
		if w := &p.Words[i]; !w.Name && !w.Role && !surname && len(p.Words) > 1 {             // "mayor budget"
			return 0
		}
	}
	return n
}

// goesOn tells whether word n of a question belongs with the one before: they are neighbours, or only an attaching word stands between.
func (p *Plan) goesOn(tokens []token, n int) bool {
	from, to := p.Words[n-1].at+1, p.Words[n].at
	for i := from; i < to; i++ {
		if !attaching[tokens[i].folded] || tokens[i].comma {
			return false
		}
	}
	return !tokens[to].comma
}

// ontoBetween tells whether what the question has somebody speak of begins between word n and the one before.
func (p *Plan) ontoBetween(tokens []token, n int) bool {
	for i := p.Words[n-1].at + 1; i < p.Words[n].at; i++ {
		if onto[tokens[i].folded] {
			return true
		}
	}
	return false
}

// sayers are the verbs of questions for who says something.
var sayers = lang.Set("said says say claimed claims promised promises warned warns argued argues thinks believes " +
	"sagte sagt gesagt behauptete behauptet meinte meint erklärte erklärt versprach verspricht warnte warnt gewarnt versprochen")

// asksSayer tells whether a question for a person asks who says something, by its verb: the first word, or the last behind "hat".
func asksSayer(tokens []token, start int) bool {
	if start >= len(tokens) {
		return false
	}
	first, last := tokens[start].folded, tokens[len(tokens)-1].folded
	return sayers[first] || first == "hat" && sayers[last]
}
