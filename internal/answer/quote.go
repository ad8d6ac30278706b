package answer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/internal/analysis"
	"quoth/internal/lang"
	"quoth/internal/text"
)

// quotations adds what a speaker says: what stands between quotation marks, also one that goes on
// beyond the sentence or began before it, and indirect speech.
func (p *pool) quotations() {
	s := p.span
	body := p.story.Text[s.Start:s.End]
	open := -1
	if p.inside {
		open = 0
	}
	for i, r := range body {
		if !quotationMark(r) {
			continue
		}
		if open < 0 {
			open = i + utf8.RuneLen(r)
		} else {
			if i-open > 2 {
				p.quotation(s.Start+open, s.Start+i, min(1, 0.3+float64(i-open)/60))
			}
			open = -1
		}
	}
	if open >= 0 && len(body)-open > 10 {
		p.quotation(s.Start+open, s.End, 1)
	}
	p.indirect()
	if len(p.list) == 0 {
		x := p.within(s, isClause)
		if p.voice != "" {
			x.good = 0.7 // "Wendt: Nicht gut."
		} else if slices.ContainsFunc(p.words, func(w analysis.Word) bool { return sayings[w.Folded] }) {
			x.good = 0.3 // "nach Angaben der Polizei"
		} else if p.speechAct() {
			x.good = 0.15 // "lobte die Feuerwehr"
		}
		p.add(x)
	}
}

// sources stand beside who says what the rest of a sentence tells.
var sources = lang.Set("according laut")

// speechAct tells whether the sentence tells what somebody says without their words.
func (p *pool) speechAct() bool {
	for i := range p.words {
		if f := p.words[i].Folded; (speechActs[f] || participles[f] || sources[f]) && says(p.words, i) {
			return true
		}
	}
	return false
}

// farBack is how many bytes before a sentence are looked at for a quotation that it goes on with.
const farBack = 3000

// quoting tells whether a quotation is open where a sentence begins, by the marks before it in its paragraph.
func (s *Story) quoting(i int) bool {
	first := i
	for first > 0 && s.Sentences[first-1].Paragraph == s.Sentences[i].Paragraph && s.Sentences[i].Start-s.Sentences[first-1].Start < farBack {
		first--
	}
	return s.leftOpen(false, first, i) && !s.opens(i)
}

// leftOpen tells whether a quotation is open behind the sentences from one to before another, which are of one paragraph; open tells whether
// one is before them.
func (s *Story) leftOpen(open bool, from, to int) bool {
	for _, r := range s.Text[s.Sentences[from].Start:s.Sentences[to].Start] {
		if r >= 0x80 || r == '"' {
			switch {
			case r == '„':
				open = true
			case quotationMark(r):
				open = !open
			}
		}
	}
	return open
}

// opens tells whether the first quotation mark within a sentence opens a quotation: a space or nothing is before it, a letter behind.
func (s *Story) opens(i int) bool {
	body := s.Text[s.Sentences[i].Start:s.Sentences[i].End]
	before := ' '
	for at, r := range body {
		if quotationMark(r) {
			next, _ := utf8.DecodeRuneInString(body[at+utf8.RuneLen(r):])
			return r == '„' || (before == ' ' || before == '(') && (unicode.IsLetter(next) || unicode.IsDigit(next))
		}
		before = r
	}
	return false
}

// quotation adds a stretch of direct speech, without white space and a final comma.
func (p *pool) quotation(from, to int, good float64) {
	inner := p.story.Text[from:to]
	from += len(inner) - len(strings.TrimLeft(inner, " \n\t"))
	to -= len(inner) - len(strings.TrimRight(inner, " ,\n\t"))
	if from >= to {
		return
	}
	x := p.within(text.Span{Start: from, End: to}, isQuotation)
	x.good = good
	p.add(x)
}

// indirect adds clauses of indirect speech: after "dass" or "that", and what follows a verb of saying.
func (p *pool) indirect() {
	words, reported := p.words, false
	for i := range words {
		f := words[i].Folded
		switch {
		case f == "dass" || f == "that":
			p.clause(i, p.clauseEnd(i), 1, 0.5)
			p.clause(i, p.stretchEnd(i), 1, 0.5)
		case p.tokens[i].class == finite && reporting[f] && i+1 < len(words):
			reported = true
			from := p.saidFrom(i + 1)
			p.clause(from, p.stretchEnd(from), 0.5, 0.3)
		}
	}
	p.before()
	for start, i := 0, 1; i <= len(words); i++ {
		if i == len(words) || p.tokens[i].clause != p.tokens[start].clause {
			if p.subjunctive(start, i, reported) {
				p.clause(start, i, 0.7, 0.5)
			}
			start = i
		}
	}
}

// before adds what stands before the clause that says who says it: "Eltern müssten warten, sagte Huber", "The road is closed, police said".
func (p *pool) before() {
	const longest = 12 // words of that clause
	words := p.words
	last := len(words)
	for last > 0 && last > len(words)-longest && p.tokens[last-1].before&comma == 0 {
		last--
	}
	if last < 2 || p.tokens[last-1].before&comma == 0 {
		return
	}
	first := last - 1
	k := first - 1
	for k > 0 && p.tokens[k].before&comma == 0 {
		k--
	}
	if k > 0 && relatives[words[k].Folded] && p.hasVerb(k, first) {
		return // inserted: "Lund, who owns the land, accused the bank"
	}
	behind := !p.german && reporting[words[len(words)-1].Folded]                  // "the operator GridNorth said"
	inverted := reporting[words[first].Folded] && !p.hasVerb(first+1, len(words)) // not "Lund, who owns the land, said she lost it"
	if inverted && !p.direct(p.piece(0, first, isClause).Span) || behind {
		p.clause(0, first, 1, 0.5)
	}
}

// clause adds a clause of indirect speech, unless it has no verb or stands within direct speech.
func (p *pool) clause(from, to int, cue, good float64) {
	x := p.piece(from, to, isClause)
	if (p.hasVerb(from, to) || p.subjunctive(from, to, true)) && !p.direct(x.Span) {
		x.cue, x.good = cue, good
		p.add(x)
	}
}

// direct tells whether a span stands within a quotation of the pool.
func (p *pool) direct(s text.Span) bool {
	for i := range p.list {
		if p.list[i].form == isQuotation && covers(p.list[i].Span, s) {
			return true
		}
	}
	return false
}

// hasVerb tells whether one of the words from to to is a verb.
func (p *pool) hasVerb(from, to int) bool {
	for i := from; i < to; i++ {
		if c := p.tokens[i].class; c == finite || c == auxiliary {
			return true
		}
	}
	return false
}

// saidFrom returns where what is said begins behind a verb of saying: behind the comma, where only a time, a hearer or the speaker stands
// before it ("sagte am Montag, er gehe").
func (p *pool) saidFrom(i int) int {
	for k := i; k < len(p.words) && !p.hasVerb(k, k+1); k++ {
		if k > i && p.tokens[k].before&comma != 0 && p.subjunctive(k, p.clauseEnd(k), true) {
			return k
		}
	}
	return i
}

// subjunctive tells whether the words from to to hold a German Konjunktiv I, also one that may be another form where a verb of saying stands
// before them.
func (p *pool) subjunctive(from, to int, reported bool) bool {
	for i := from; p.german && i < to; i++ {
		if f := p.words[i].Folded; subjunctives[f] || reported && subjunctish[f] {
			return true
		}
	}
	return false
}

// quotesMost tells whether most words of a sentence stand in quotation marks.
func quotesMost(s *Story, i int) bool {
	sentence := &s.Sentences[i]
	if len(sentence.words) == 0 {
		return false
	}
	n := 0
	for _, quoted := range quotedWords(s.Text, sentence.words, s.quoting(i)) {
		if quoted {
			n++
		}
	}
	return 2*n > len(sentence.words)
}
