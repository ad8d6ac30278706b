package bot

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"quoth/corpus"
)

// layoutAnswer shows what was found, or what was looked for.
func layoutAnswer(pg *page, p *phrases, r *corpus.Reply) {
	pg.tone = answered
	if lines := slips(p, r.Searched); len(lines) > 0 && r.Answered {
		pg.show(lines...)
	}
	if r.Unsure {
		pg.tone = unsure
		pg.show(say(p.unsure))
	}
	switch {
	case !r.Answered || len(r.Answers) == 0:
		pg.tone = nothing
		pg.show(unanswered(p, r)...)
	case r.Kind == corpus.Summary:
		layoutSummary(pg, p, r.Answers)
	default:
		if lines := disagreement(p, r.Answers); len(lines) > 2 {
			pg.show(lines...)
		}
		for i := range r.Answers {
			pg.blocks = append(pg.blocks, answerBlock(p, &r.Answers[i]))
		}
	}
}

// slips tells which words were not taken as they were typed: the asker is to see what is answered.
func slips(p *phrases, searched []corpus.Searched) (lines []line) {
	for _, s := range searched {
		if s.Read != "" {
			lines = append(lines, line{runs: []run{{text: brief(s.Word)}, {text: " – " + p.readAs + " "}, {text: brief(s.Read), bold: true}}})
		}
	}
	return lines
}

// answerBlock shows one answer: the words that answer, unless they are nearly all of the sentence, the sentence, and where it stands.
func answerBlock(p *phrases, a *corpus.Answer) block {
	var b block
	if span := oneLine(a.Span); span != "" && !fills(a) {
		b.lines = append(b.lines, line{runs: []run{{text: span, bold: true}}, quoted: true})
	}
	source := sourceLine(p, a)
	b.lines = append(b.lines, line{runs: quoteRuns(a), quoted: true}, source)
	bare := unlinked(b.lines)
	if len(a.Also) > 0 {
		also := []line{alsoLine(p, a.Also)}
		b.lesser = append(b.lesser, append(slices.Clone(b.lines), unlinked(also)...), b.lines)
		b.lines = append(slices.Clone(b.lines), also...)
	}
	too := fmt.Sprintf(p.tooLongQuote, utf8.RuneCountInString(a.Sentence))
	if safeLink(a.URL) != "" {
		too += "; " + p.readThere
	}
	b.lesser, b.whole = append(b.lesser, bare, []line{say(too + "."), source}), true
	return b
}

// fills tells whether the words that answer are so much of the sentence that showing them twice would help nobody.
func fills(a *corpus.Answer) bool { return 3*len(a.Span) > 2*len(a.Sentence) }

// quoteRuns splits a sentence at the words that answer; whom its pronoun stands for is told behind it.
func quoteRuns(a *corpus.Answer) []run {
	s := strings.ToValidUTF8(a.Sentence, "\uFFFD")
	from, to := a.SpanStart, a.SpanStart+len(a.Span)
	var runs []run
	switch {
	case a.Span == "" || from < 0 || to > len(s) || s[from:to] != a.Span || strings.TrimSpace(a.Span) == "":
		runs = []run{{text: s}}
	default:
		runs = []run{{text: s[:from]}, {text: s[from:to], bold: true}, {text: s[to:]}}
	}
	if a.Resolved != "" {
		runs = append(runs, run{text: " [" + brief(a.Resolved) + "]"})
	}
	return slices.DeleteFunc(runs, func(r run) bool { return r.text == "" })
}

// sourceLine names the article of an answer.
func sourceLine(p *phrases, a *corpus.Answer) line {
	l := line{runs: append([]run{{text: "— "}}, sourceRuns(p, &a.Source)...)}
	if a.Hedged {
		mark := p.reported
		if a.Cue != "" {
			mark += " (" + brief(a.Cue) + ")"
		}
		l.runs = append(l.runs, run{text: " · "}, run{text: mark, bold: true})
	}
	if a.Speaker != "" {
		l.runs = append(l.runs, run{text: " · " + p.by + " " + brief(a.Speaker)})
	}
	return l
}

// sourceRuns names an article: its headline, which leads to the sentence, its publisher, its date and its number.
func sourceRuns(p *phrases, s *corpus.Source) []run {
	return []run{
		{text: p.title(s.Headline), url: safeLink(s.URL)},
		{text: ", " + cmp.Or(brief(s.Source), p.noPublisher) + ", " + cmp.Or(brief(s.Date), p.undated) + " (#" + strconv.FormatUint(s.Article, 10) + ")"},
	}
}

// maxAlso is how many other sources of an answer are named.
const maxAlso = 4

// alsoLine names the other articles that give the same answer.
func alsoLine(p *phrases, also []corpus.Source) line {
	l := line{runs: []run{{text: p.also + " "}}}
	for i := range also[:min(len(also), maxAlso)] {
		if i > 0 {
			l.runs = append(l.runs, run{text: "; "})
		}
		l.runs = append(l.runs, sourceRuns(p, &also[i])...)
	}
	if n := len(also) - maxAlso; n > 0 {
		l.runs = append(l.runs, run{text: fmt.Sprintf("; +%d", n)})
	}
	return l
}

// disagreement sets the answers that contradict each other side by side, below a line of its own, each with its outlet and date.
func disagreement(p *phrases, answers []corpus.Answer) []line {
	lines := []line{say(p.disagree + ":")}
	for i := range answers {
		a := &answers[i]
		value := oneLine(a.Span)
		if !a.Conflicts || value == "" || units(value) > 200 {
			continue
		}
		outlet := cmp.Or(brief(a.Source.Source), p.title(a.Headline))
		lines = append(lines, line{runs: []run{
			{text: "• "}, {text: value, bold: true}, {text: " – " + outlet + ", " + cmp.Or(brief(a.Date), p.undated)},
		}})
	}
	return lines
}

// layoutSummary shows sentences in reading order, each with the number of its source.
func layoutSummary(pg *page, p *phrases, answers []corpus.Answer) {
	var sources []*corpus.Answer
	for i := range answers {
		a := &answers[i]
		n := slices.IndexFunc(sources, func(s *corpus.Answer) bool { return s.Article == a.Article })
		if n < 0 {
			n = len(sources)
			sources = append(sources, a)
		}
		b := answerBlock(p, a)
		mark := run{text: " [" + strconv.Itoa(n+1) + "]"}
		if a.Hedged {
			mark.text += " · " + p.reported
		}
		runs := quoteRuns(&corpus.Answer{Sentence: a.Sentence, Resolved: a.Resolved})
		b.lines, b.lesser = []line{{runs: append(runs, mark), quoted: true}}, b.lesser[len(b.lesser)-1:]
		pg.blocks = append(pg.blocks, b)
	}
	b := block{lines: []line{heading(p.sources)}}
	for i, a := range sources {
		b.lines = append(b.lines, line{runs: append([]run{{text: "[" + strconv.Itoa(i+1) + "] "}}, sourceRuns(p, &a.Source)...)})
	}
	b.lesser, b.needed = [][]line{unlinked(b.lines)}, true
	pg.blocks = append(pg.blocks, b)
}

// maxSearched is how many words of a question are told where nothing was found, maxTerms how many forms of one in a language.
const (
	maxSearched = 12
	maxTerms    = 6
)

// unanswered tells what was looked for, in which languages, and which words no article has.
func unanswered(p *phrases, r *corpus.Reply) []line {
	lines := []line{heading(p.nothing)}
	if r.Incomplete {
		lines = append(lines, say(p.incomplete))
	}
	for _, s := range r.Searched[:min(len(r.Searched), maxSearched)] {
		lines = append(lines, searchedLine(p, &s))
	}
	if r.Nearest != nil && r.Nearest.Headline != "" {
		lines = append(lines, line{runs: append([]run{{text: p.nearest + ": "}}, sourceRuns(p, r.Nearest)...)})
	}
	return lines
}

// searchedLine tells what was looked for in place of one word.
func searchedLine(p *phrases, s *corpus.Searched) line {
	l := line{runs: []run{{text: p.lookedFor + " "}, {text: brief(s.Word), bold: true}}}
	for i, code := range slices.Sorted(maps.Keys(s.Terms)) {
		sep := "; "
		if i == 0 {
			sep = " – "
		}
		terms := s.Terms[code]
		shown := brief(strings.Join(terms[:min(len(terms), maxTerms)], ", "))
		l.runs = append(l.runs, run{text: sep + p.languageName(code) + ": " + shown})
	}
	if !s.Seen {
		l.runs = append(l.runs, run{text: " – " + p.neverSeen})
	}
	return l
}
