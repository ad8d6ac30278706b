package answer

import (
	"unicode"
	"unicode/utf8"

	"quoth/internal/analysis"
	"quoth/internal/lang"
)

// phrase is a noun phrase: words from to to, half open.
type phrase struct {
	start int // with the article
	from  int // without it
	to    int
	prep  int // the preposition before it, -1 if there is none
}

// phrases finds the noun phrases of a sentence, disjoint and in order: an article, numbers, adjectives
// and nouns that nothing separates.
func (r *reading) phrases() []phrase {
	list := make([]phrase, 0, 12)
	for i := 0; i < len(r.words); {
		p, ok := r.phrase(i)
		if !ok {
			i++
			continue
		}
		list = append(list, p)
		i = p.to
	}
	return list
}

// phrase reads the noun phrase that begins at word i.
func (r *reading) phrase(i int) (phrase, bool) {
	p := phrase{start: i, from: i, prep: -1}
	if i > 0 && r.tokens[i].before&broken == 0 && r.tokens[i-1].class == adposition {
		p.prep = i - 1
	}
	j := i
	for j < len(r.words) && j < i+3 && (r.tokens[j].class == article || r.tokens[j].class == possessive) && (j == i || r.tokens[j].before&broken == 0) {
		j++
	}
	p.from = j
	for ; j < len(r.words); j++ {
		t := &r.tokens[j]
		if j > p.start && t.before&broken != 0 || !r.inPhrase(p.from, j) {
			break
		}
		if t.class == nominal {
			p.to = j + 1
		}
	}
	if p.to == 0 && j > p.from && r.tokens[j-1].class == numeral && p.from < j {
		p.to = j
	}
	return p, p.to > p.from
}

// inPhrase tells whether word j goes on a noun phrase that began at from.
func (r *reading) inPhrase(from, j int) bool {
	switch r.tokens[j].class {
	case numeral: // "an der Lornsenstraße 94 Flüchtlinge" are two
		return !r.german || j == from || r.tokens[j-1].class != nominal || j+1 == len(r.words) || r.tokens[j+1].class != nominal || r.tokens[j+1].before&broken != 0
	case nominal, modifier:
		return true
	case adverb: // "zwei sehr alte Bäume", but not at the phrase's end
		return j > from && j+1 < len(r.words) && r.tokens[j+1].class == modifier && r.tokens[j+1].before&broken == 0
	case junction: // "kleine und große Städte"
		return r.german && j > from && r.tokens[j-1].class == modifier && j+1 < len(r.words) && r.tokens[j+1].class == modifier
	}
	return r.tokens[j].before == hyphen && j > from
}

// attribute tells whether phrase b belongs to the phrase a before it: a genitive or "of" (1), another preposition (2); 0 if not.
func (r *reading) attribute(a, b phrase) int {
	if r.tokens[b.start].before&broken != 0 {
		return 0
	}
	if b.start == a.to && r.german && b.from > b.start && genitives[r.words[b.start].Folded] {
		return 1
	}
	if b.prep != a.to || r.tokens[b.prep].before&broken != 0 {
		return 0
	}
	switch r.words[b.prep].Folded {
	case "of", "von", "vom":
		return 1
	}
	return 2
}

// genitives are articles that lead on to whose.
var genitives = lang.Set("der des eines einer seines seiner ihres ihrer dieses dieser")

// joined tells whether only a comma (1) or a conjunction (2) stands between two spans of words; 0 if neither.
func (r *reading) joined(to, from int) int {
	for from > to && (r.tokens[from-1].class == article || r.tokens[from-1].class == possessive || r.tokens[from-1].class == adverb) && r.tokens[from].before&broken == 0 {
		from--
	}
	switch {
	case from == to && r.tokens[from].before&broken == comma:
		return 1
	case from == to+1 && r.tokens[to].class == junction && r.tokens[to].before&(stop|bracket|unbracket) == 0 && r.tokens[from].before&(broken&^opening) == 0:
		return 2
	}
	return 0
}

func capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

// pronounOpens is 1 if one of the first words of a sentence refers to what was named before.
func pronounOpens(words []analysis.Word) float64 {
	for _, w := range words[:min(len(words), 4)] {
		if pronouns[w.Folded] {
			return 1
		}
	}
	return 0
}
