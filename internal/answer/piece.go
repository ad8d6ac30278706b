package answer

import (
	"quoth/internal/lang"
	"quoth/internal/names"
	"quoth/internal/text"
)

// form says what a piece is.
type form uint8

const (
	isName   form = iota // tagged as one
	isRun                // words in capitals
	isPhrase             // a noun phrase
	isLong               // a noun phrase with an attribute
	isList               // several joined by commas and a conjunction
	isTitle              // stands in quotation marks
	isTime
	isAmount
	isClause
	isAdverbial // a preposition with its noun phrase
	isQuotation
)

// piece is a part of a sentence that may be the answer.
type piece struct {
	text.Span
	from, to int     // words of the sentence, half open
	outer    int     // first word of the noun phrase it stands in, with the article
	prep     int     // preposition before that, -1 if there is none
	good     float64 // how well it suits the kind of question by its own nature, 0 to 1; 0 for one that is not of the kind
	form     form
	typ      names.Type // of a name, or of the last name in it
	cue      float64    // how sure the word is that leads to it
	exact    float64    // of a time: how exactly it tells; of an amount: how well its unit suits
	tense    float64    // of a time: whether it agrees with the tense of the question, -1 to 1
	dateline bool       // stands in the dateline
	inList   bool       // a list of the pool holds it
	bounded  bool       // begins with the words that bound it: "seit 8 Uhr", "more than 40"
}

// maxPieces bounds the pieces of one sentence.
const maxPieces = 64

// pool collects the pieces of a sentence.
type pool struct {
	*reading
	facts   *facts
	chunks  []phrase
	list    []piece
	defines bool // the pieces tell who or what somebody or something is
}

// add adds a piece unless one of the same words is there.
func (p *pool) add(x piece) {
	if x.to <= x.from || x.End <= x.Start || len(p.list) == maxPieces {
		return
	}
	for i := range p.list {
		if p.list[i].Span == x.Span {
			p.list[i].good = max(p.list[i].good, x.good)
			return
		}
	}
	p.list = append(p.list, x)
}

// piece makes a piece of the words from to to, and of the rest of a word with hyphens where it is a phrase.
func (p *pool) piece(from, to int, f form) piece {
	if from < to && (isRun <= f && f <= isList || f == isAdverbial) {
		for from > 0 && p.tokens[from].before == hyphen {
			from--
		}
		for to < len(p.words) && p.tokens[to].before == hyphen {
			to++
		}
	}
	x := piece{from: from, to: to, outer: from, prep: -1, form: f}
	if from < to {
		x.Span = text.Span{Start: p.words[from].Start, End: p.words[to-1].End}
	}
	p.place(&x)
	return x
}

// noteLists notes which pieces stand in a list.
func (p *pool) noteLists() {
	for i := range p.list {
		l := &p.list[i]
		if l.form != isList {
			continue
		}
		for k := range p.list {
			if x := &p.list[k]; k != i && l.Start <= x.Start && x.End <= l.End && x.End-x.Start < l.End-l.Start {
				x.inList = true
			}
		}
	}
}

// within makes a piece of a byte span.
func (p *pool) within(s text.Span, f form) piece {
	x := piece{Span: s, from: len(p.words), prep: -1, form: f}
	for i := range p.words {
		if w := &p.words[i]; w.Start < s.End && s.Start < w.End {
			x.from, x.to = min(x.from, i), i+1
		}
	}
	p.place(&x)
	return x
}

// place finds the noun phrase in which a piece begins and the preposition before it.
func (p *pool) place(x *piece) {
	x.outer = x.from
	x.dateline = x.End <= p.story.dateline
	for _, c := range p.chunks {
		if c.start <= x.from && x.from < c.to {
			x.outer, x.prep = c.start, c.prep
			return
		}
	}
	for x.outer > 0 && p.tokens[x.outer].before&broken == 0 {
		switch p.tokens[x.outer-1].class {
		case article, possessive, modifier, numeral:
			x.outer--
			continue
		case adposition:
			x.prep = x.outer - 1
		}
		return
	}
}

// entities are the names, the runs of capitals, the titles and the noun phrases; good tells how well a type of name suits.
func (p *pool) entities(good *[5]float64, phraseGood float64) {
	for _, n := range p.facts.names {
		x := p.wholeName(p.within(n.Span, isName))
		if x.to > x.from && p.tokens[x.to-1].named >= 0.5 && p.tokens[x.to-1].counted == 0 && n.Type == names.Person {
			continue // the question named it itself
		}
		x.typ, x.good = n.Type, good[n.Type]
		p.add(x)
	}
	p.joinNames(good)
	p.runs()
	p.titles()
	for i := range p.chunks {
		c := &p.chunks[i]
		x := p.piece(c.from, c.to, isPhrase)
		x.good = phraseGood
		p.add(x)
		if p.german {
			p.shorter(c)
		}
		p.longer(i)
		p.lists(i, good)
	}
}

// wholeName takes into a name the initials before it and what is joined to it by hyphens.
func (p *pool) wholeName(x piece) piece {
	from, to := x.from, x.to
	for from > 0 && from < to && p.tokens[from].before == 0 && p.abbreviated(from-1) && p.capital(from-1) {
		from--
	}
	for to > from && to < len(p.words) && p.tokens[to].before == hyphen {
		to++
	}
	if from == x.from && to == x.to {
		return x
	}
	return p.piece(from, to, x.form)
}

// shorter adds the phrase up to its first noun: German nouns may meet without belonging together.
func (p *pool) shorter(c *phrase) {
	for k := c.from; k+1 < c.to; k++ {
		if p.tokens[k].class == nominal {
			if p.tokens[k+1].before != hyphen {
				p.add(p.piece(c.from, k+1, isPhrase))
				p.add(p.piece(k+1, c.to, isPhrase))
			}
			return
		}
	}
}

// longer adds a phrase with its attributes: at first genitives and "of", then others.
func (p *pool) longer(i int) {
	end := i
	for steps := 0; end+1 < len(p.chunks) && steps < 3; steps++ {
		kind := p.attribute(p.chunks[end], p.chunks[end+1])
		if kind == 0 {
			return
		}
		end++
		x := p.piece(p.chunks[i].from, p.chunks[end].to, isLong)
		x.cue = float64(kind)
		p.add(x)
	}
}

// lists adds phrases that commas and a conjunction join.
func (p *pool) lists(i int, good *[5]float64) {
	end := i
	for end+1 < len(p.chunks) {
		how := p.joined(p.chunks[end].to, p.chunks[end+1].from)
		if how == 0 || how == 1 && p.tokens[p.chunks[end].to-1].counted > 0 || p.timed(p.chunks[end]) != p.timed(p.chunks[end+1]) {
			return
		}
		end++
		if how == 2 {
			x := p.piece(p.chunks[i].from, p.chunks[end].to, isList)
			if first, last := p.named(p.chunks[i]), p.named(p.chunks[end]); first != 0 && last != 0 {
				x.typ, x.good = first, min(good[first], good[last])
			}
			p.add(x)
		}
	}
}

// timed tells whether a phrase is a time, which makes no list with what is none: "on Tuesday, and the army".
func (p *pool) timed(c phrase) bool {
	return overlapsTime(p.facts.times, text.Span{Start: p.words[c.from].Start, End: p.words[c.to-1].End})
}

// named returns the type of the last name in a phrase, 0 if there is none.
func (p *pool) named(c phrase) (typ names.Type) {
	from, to := p.words[c.from].Start, p.words[c.to-1].End
	for _, n := range p.facts.names {
		if n.Start < to && from < n.End {
			typ = n.Type
		}
	}
	return typ
}

// joinNames adds names that commas and a conjunction join ("Anna und Paul").
func (p *pool) joinNames(good *[5]float64) {
	n := len(p.list)
	for i := range n {
		x := p.list[i]
		for k := i + 1; k < n; k++ {
			how := p.joined(x.to, p.list[k].from)
			if how == 0 {
				break
			}
			x.to, x.End, x.typ, x.form = p.list[k].to, p.list[k].End, p.list[k].typ, isList
			x.good = max(x.good, good[x.typ])
			if how == 2 {
				p.add(x)
			}
		}
	}
}

// runs adds words in capitals that belong together, and a name with the noun before it or the words after it.
func (p *pool) runs() {
	w := p.words
	for i := 0; i < len(w); {
		if !p.capital(i) {
			i++
			continue
		}
		end := i + 1
		for end < len(w) {
			next := end
			for next < len(w) && next < end+2 && p.tokens[next].before&broken == 0 && links[w[next].Folded] {
				next++
			}
			if next >= len(w) || p.tokens[next].before&broken != 0 || !p.capital(next) || p.german && next > end && p.tokens[next].before != hyphen {
				break
			}
			end = next + 1
		}
		if i > 0 || end > 1 || end == len(w) || p.tokens[end].class != nominal || p.tokens[end].before&broken != 0 {
			p.add(p.piece(i, end, isRun))
		}
		if end-i > 2 && p.tokens[end-1].before&hyphen == 0 {
			p.add(p.piece(end-2, end, isRun))
		}
		i = end
	}
}

// links are words that stand within names.
var links = lang.Set("of the and de la du van von der al bin for")

// capital tells whether word i begins with a capital letter and may be a part of a name.
func (p *pool) capital(i int) bool {
	w := &p.words[i]
	return p.tokens[i].class == nominal && capital(p.story.Text[w.Start:w.End])
}

// titles adds what stands in quotation marks and is short.
func (p *pool) titles() {
	open := -1
	for i := range p.tokens {
		if open >= 0 && p.tokens[i].before&closing != 0 {
			if i-open <= 8 {
				p.add(p.piece(open, i, isTitle))
			}
			open = -1
		}
		if p.tokens[i].before&opening != 0 {
			open = i
		}
	}
}

// adverbials adds noun phrases with the preposition before them, for those the map knows.
func (p *pool) adverbials(cues map[string]float64, good float64) {
	for i := range p.chunks {
		c := &p.chunks[i]
		if c.prep < 0 || cues[p.words[c.prep].Folded] == 0 {
			continue
		}
		end := i
		for steps := 0; steps < 3; steps++ {
			x := p.piece(c.prep, p.chunks[end].to, isAdverbial)
			x.prep, x.outer = c.prep, c.start
			x.cue = cues[p.words[c.prep].Folded]
			if !overlapsTime(p.facts.times, x.Span) {
				x.good = good
			}
			p.add(x)
			if end+1 == len(p.chunks) || p.attribute(p.chunks[end], p.chunks[end+1]) == 0 {
				break
			}
			end++
		}
	}
}
