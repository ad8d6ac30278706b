package answer

import (
	"slices"
	"strings"

	"quoth/internal/lang"
	"quoth/internal/names"
	"quoth/internal/query"
)

// clausesAfter adds the clauses that begin with a cue, with it and without, and the noun phrases that follow it.
func (p *pool) clausesAfter(cues map[string]float64) {
	for i := range p.words {
		n, sure := p.cueAt(cues, i)
		if n == 0 {
			continue
		}
		found := p.phraseAfter(i, i+n, sure)
		if found && p.tokens[i].class == adposition && n == 1 {
			continue // a preposition has its noun, not a clause
		}
		near, far := p.clauseEnd(i+n), p.stretchEnd(i+n)
		for _, from := range [...]int{i, i + n} {
			for _, to := range [...]int{near, far} {
				x := p.piece(from, to, isClause)
				x.cue = sure
				x.exact = weigh(from == i, 1, 0)
				if from == i && to == near && to > i+n {
					x.good = sure
				}
				p.add(x)
			}
		}
	}
}

// cueAt returns how many words the cue at word i has, and how sure it is; 0 if none is there, or if it only names a source ("nach Angaben der
// Polizei") or the way to a place ("nach Rom"), or is another word of its spelling.
func (p *pool) cueAt(cues map[string]float64, i int) (n int, sure float64) {
	switch f := p.words[i].Folded; {
	case f == "nach" && (sayings[p.folded(i+1)] || p.placeAt(i+1)), opensOnly[f] && i > 0 && p.tokens[i].before&comma == 0:
		return 0, 0
	}
	return cueAt(cues, p.words, i)
}

// placeAt tells whether a noun phrase begins at word i that ends in the name of a place.
func (p *pool) placeAt(i int) bool {
	return slices.ContainsFunc(p.chunks, func(c phrase) bool { return c.start == i && p.named(c) == names.Place })
}

// opensOnly are cues that lead to a reason only behind a comma or at the beginning: elsewhere "damit" is "with that", and "um" a preposition.
var opensOnly = lang.Set("damit um")

// reasons adds what may tell why: clauses and phrases after a cue, phrases such as "aus Protest", and all other clauses.
func (p *pool) reasons() {
	p.clausesAfter(reasonCues)
	if p.q.asksOfPenalty() {
		p.clausesAfter(accusing)
	}
	n := len(p.list)
	p.adverbials(reasonPrepositions, 0)
	for i := n; i < len(p.list); i++ {
		x := &p.list[i]
		head := p.words[x.to-1].Folded
		if x.to > x.from+1 && (strings.HasSuffix(head, "gründen") || motives[head]) {
			x.exact, x.good = 1, 1
		}
	}
	if p.asksOfDeath() {
		if p.tellsOfKilling() {
			p.adverbials(mannerCues, 1)
		}
		p.adverbials(dyingOf, 1)
		p.list = slices.DeleteFunc(p.list, func(x piece) bool { return x.form == isAdverbial && consequences[p.words[x.to-1].Folded] })
	}
	p.entities(&[5]float64{}, 0)
	p.wholeClauses()
}

// asksOfDeath tells whether the question asks how or of what somebody died.
func (r *reading) asksOfDeath() bool {
	return slices.ContainsFunc(r.q.Plan.Words, func(w query.Word) bool { return w.Death })
}

// tellsOfKilling tells whether the question asks how somebody was killed and the sentence tells of that: what it was done with answers.
func (r *reading) tellsOfKilling() bool {
	return r.fateIn(0, len(r.words))&died != 0 && slices.ContainsFunc(r.q.Plan.Words, func(w query.Word) bool { return w.Death && killing[w.Folded] })
}

var killing = lang.Set("kill killed kills murdered getötet töten tötete umgebracht ermordet")

// dyingOf stand before what somebody dies of: "an den Folgen eines Sturzes", "of pneumonia".
var dyingOf = evenCues("an, of, from")

// consequences tell nothing without what they are of.
var consequences = lang.Set("folge folgen effects consequences complications")

// motives are nouns that after a preposition tell why.
var motives = lang.Set("protest angst furcht sorge rache wut liebe hass not eifersucht habgier mangel solidarität trauer verzweiflung reasons grounds fear anger revenge jealousy solidarity grief")

// manners adds what may tell how: no names, and no sums and dates, which nothing leads to.
func (p *pool) manners() {
	p.clausesAfter(mannerCues)
	p.entities(&[5]float64{}, 0)
	p.list = slices.DeleteFunc(p.list, func(x piece) bool {
		return x.good == 0 && (x.form == isName || x.form == isTitle || p.measures(x.Span) || overlapsTime(p.facts.times, x.Span))
	})
}

// clauseEnd returns the word after the clause in which word i stands.
func (p *pool) clauseEnd(i int) int {
	k := i + 1
	for k < len(p.words) && (p.tokens[k].before&(comma|stop|bracket|unbracket) == 0 || p.joined(k, k) == 1 && p.tokens[k].class == nominal) {
		k++
	}
	return min(k, len(p.words))
}

// stretchEnd returns the word after the stretch that ends with a full stop, semicolon or dash.
func (p *pool) stretchEnd(i int) int {
	k := i + 1
	for k < len(p.words) && p.tokens[k].before&stop == 0 {
		k++
	}
	return min(k, len(p.words))
}

// phraseAfter adds the noun phrase that begins at word i behind a cue, short and long, without and
// with the cue, and tells whether there is one.
func (p *pool) phraseAfter(cue, i int, sure float64) bool {
	for k := range p.chunks {
		if p.chunks[k].start != i {
			continue
		}
		for end := k; ; end++ {
			x := p.piece(p.chunks[k].start, p.chunks[end].to, isLong)
			x.cue = sure
			p.add(x)
			y := p.piece(cue, p.chunks[end].to, isAdverbial)
			y.cue, y.good = sure, sure
			p.add(y)
			if end+1 == len(p.chunks) || p.attribute(p.chunks[end], p.chunks[end+1]) == 0 {
				return true
			}
		}
	}
	return false
}

// wholeClauses adds each clause of the sentence.
func (p *pool) wholeClauses() {
	start := 0
	for i := 1; i <= len(p.words); i++ {
		if i == len(p.words) || p.tokens[i].clause != p.tokens[start].clause {
			for start < i-1 && p.tokens[start].class == junction {
				start++
			}
			p.add(p.piece(start, i, isClause))
			start = i
		}
	}
}

// predicates adds what each clause says from its verb on: "wurde 1910 freigesprochen".
func (p *pool) predicates() {
	for i := range p.verbs {
		first := p.verbs[i].first
		if first < 0 {
			continue
		}
		end := first + 1
		for end < len(p.words) && p.tokens[end].clause == i {
			end++
		}
		if reporting[p.words[first].Folded] && p.verbs[i].last > first { // "said the club would move"
			first++
		}
		if end > first+1 {
			x := p.piece(first, end, isClause)
			x.good = weigh(reporting[p.words[first].Folded], 0.4, 1) // who told it did something else
			p.add(x)
		}
	}
}

// complements adds the clauses behind a verb or noun of the question that stand for an object: "promised to walk the rest", "versprach, das
// Haus zu räumen", "said that he was last".
func (p *pool) complements() {
	const near = 2 // words that say something
	action := -1
	for i := range p.words {
		if action >= 0 && p.tokens[i].said-p.tokens[action].said <= near && p.complement(i) {
			from := i
			if complementisers[p.words[i].Folded] {
				from++
			}
			for _, start := range [...]int{i, from} {
				for _, end := range [...]int{p.clauseEnd(from), p.stretchEnd(from)} {
					x := p.piece(start, end, isClause)
					x.good = 0.6
					p.add(x)
				}
			}
		}
		if p.tokens[i].action > 0 {
			action = i
		}
	}
}

// complement tells whether a clause that may stand for an object begins at word i.
func (p *pool) complement(i int) bool {
	switch f := p.words[i].Folded; {
	case i+1 == len(p.words) || p.tokens[i].before&(stop|bracket|unbracket) != 0:
		return false
	case f == "to":
		return p.verbal(i + 1)
	case f == "that":
		return i > 0 && p.tokens[i-1].class == finite
	case complementisers[f]:
		return true
	}
	return p.german && p.tokens[i].before&comma != 0 && p.infinitiveClause(i)
}

// complementisers begin a clause that may stand for an object.
var complementisers = lang.Set("to that dass ob whether")

// infinitiveClause tells whether the German clause that begins at word i has an infinitive with "zu", and tells no purpose.
func (p *pool) infinitiveClause(i int) bool {
	if noObjects[p.words[i].Folded] {
		return false
	}
	for k, end := i, p.clauseEnd(i); k < end; k++ {
		f := p.words[k].Folded
		if f == "zu" || p.tokens[k].class == finite && strings.HasSuffix(f, "en") && len(f) > 6 && strings.Contains(f[2:], "zu") {
			return true
		}
	}
	return false
}

// noObjects begin an infinitive clause that is no object.
var noObjects = lang.Set("um ohne statt anstatt")

// verbal tells whether the English word at i may be an infinitive: no article, number or name.
func (p *pool) verbal(i int) bool {
	switch p.tokens[i].class {
	case finite, present, auxiliary:
		return true
	case nominal:
		return !p.capital(i)
	}
	return false
}

// reasonPrepositions begin a phrase that may tell why.
var reasonPrepositions = evenCues("aus, wegen, aufgrund, durch, infolge, dank, angesichts, für, for, from, over, due")

// anterior auxiliaries tell, with a participle, what had happened before; in German also those of reported speech.
var anterior = lang.Set("had hatte hatten hätte hätten war waren habe sei seien")

// earlier tells whether the sentence tells what had happened before. In the news that is mostly why something else happened.
func (r *reading) earlier() bool {
	for i := range r.words {
		if !anterior[r.words[i].Folded] {
			continue
		}
		for k := range r.words {
			near := r.german || k > i && k < i+4 // the German participle ends the clause or opens the sentence
			if near && r.tokens[k].clause == r.tokens[i].clause && r.participle(k) {
				return true
			}
		}
	}
	return false
}

// participle tells whether word i may be the participle of a verb.
func (r *reading) participle(i int) bool {
	t, w := &r.tokens[i], &r.words[i]
	if !r.german {
		return w.Folded == "been" || t.class == finite && !strings.HasSuffix(w.Folded, "ing")
	}
	return t.class != auxiliary && (i == 0 || !capital(r.story.Text[w.Start:w.End])) && lang.Participle(w.Folded)
}
