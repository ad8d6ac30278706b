package bot

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// page is a reply laid out for reading, free of any medium. Discord and the terminal show the same page.
type page struct {
	title  string // what was asked; not a quote, and may be cut
	blocks []block
	tone   tone
	more   string // format of the line that tells how many blocks did not fit
}

// tone is what colours a page.
type tone uint8

const (
	answered tone = iota
	unsure        // an answer that may well be wrong
	nothing       // no answer
	informed      // a notice
	failed        // what is wrong
)

// block is what is shown together.
type block struct {
	lines  []line
	lesser [][]line // in place of lines where those do not fit, the fullest first
	needed bool     // its last form fits, as room is kept for it
	whole  bool     // shown in one of its forms or not at all; else as many lines of the last form are shown as fit
}

// line is a paragraph of a block.
type line struct {
	runs   []run
	quoted bool // words of an article, shown as they stand
}

// run is a piece of a line.
type run struct {
	text string
	bold bool
	url  string // where the text leads; the text of a run with a link is never a quote
}

// unlinked returns lines without their links.
func unlinked(lines []line) []line {
	plain := make([]line, len(lines))
	for i, l := range lines {
		plain[i] = line{runs: slices.Clone(l.runs), quoted: l.quoted}
		for j := range l.runs {
			plain[i].runs[j].url = ""
		}
	}
	return plain
}

// say makes a line of the bot's own words.
func say(text string) line { return line{runs: []run{{text: text}}} }

// heading makes such a line to stand above others.
func heading(text string) line { return line{runs: []run{{text: text, bold: true}}} }

// show adds a block of lines.
func (pg *page) show(lines ...line) { pg.blocks = append(pg.blocks, block{lines: lines}) }

// layout lays a reply out.
func layout(r *Reply) page {
	p := phrasesOf(r.Lang)
	pg := page{title: oneLine(r.Question), more: p.more, tone: informed}
	if r.Failed {
		pg.tone = failed
	}
	if r.Notice != "" {
		pg.show(say(strings.ToValidUTF8(r.Notice, "\uFFFD")))
	}
	switch {
	case r.Answer != nil:
		layoutAnswer(&pg, p, r.Answer)
	case r.Stored != nil:
		layoutStored(&pg, p, r.Stored)
	case r.List != nil:
		layoutList(&pg, p, r.List)
	case r.Help != nil:
		layoutHelp(&pg, p, r.Help)
	}
	return pg
}

// layoutStored shows what was understood of an article, so that mistakes are seen at once.
func layoutStored(pg *page, p *phrases, s *Stored) {
	if s.Total+s.Known+s.Failed > 1 {
		pg.show(heading(fmt.Sprintf(p.storedMany, s.Total, s.Known)))
	}
	for _, r := range s.Receipts {
		format := p.stored
		if r.Known {
			format = p.known
		}
		field := func(name, value string) line {
			return line{runs: []run{{text: name + ": "}, {text: value, bold: true}}}
		}
		pg.show(
			heading(fmt.Sprintf(format, r.Number)),
			line{runs: []run{{text: p.headline + ": "}, {text: p.title(r.Headline), bold: true, url: safeLink(r.URL)}}},
			field(p.date, cmp.Or(r.Date.String(), p.undated)),
			field(p.publisher, cmp.Or(brief(r.Source), p.noPublisher)),
			field(p.language, p.languageName(r.Lang)),
			field(p.sentences, strconv.Itoa(r.Sentences)),
		)
	}
	if s.Kept > 0 {
		pg.show(say(p.kept))
	}
	if s.Failed > 0 {
		lines := []line{say(fmt.Sprintf(p.failedSome, s.Failed))}
		for _, bad := range s.Bad {
			lines = append(lines, say("– "+shorten(oneLine(bad), 200)))
		}
		pg.show(lines...)
	}
}

// layoutList shows a page of the stored articles.
func layoutList(pg *page, p *phrases, l *List) {
	format, empty := p.listed, p.emptyList
	if l.Removed {
		format, empty = p.bin, p.emptyBin
	}
	if l.Total == 0 {
		pg.show(say(empty))
		return
	}
	b := block{lines: []line{heading(fmt.Sprintf(format, l.Total, l.Page, l.Pages))}}
	for i := range l.Articles {
		a := &l.Articles[i]
		facts := []string{cmp.Or(a.Date.String(), p.undated), cmp.Or(brief(a.Source), p.noPublisher), p.languageName(a.Lang)}
		b.lines = append(b.lines, line{runs: []run{
			{text: strconv.FormatUint(a.Number, 10), bold: true}, {text: "  "},
			{text: p.title(a.Headline), url: safeLink(a.URL)}, {text: " – " + strings.Join(facts, ", ")},
		}})
	}
	b.lesser = [][]line{unlinked(b.lines)}
	pg.blocks = append(pg.blocks, b)
}

// layoutHelp explains commands: all of them a line each, a single one in full.
func layoutHelp(pg *page, p *phrases, commands []Command) {
	nameOf := func(c *Command) string { return p.in(c.Name, c.Aliases[0]) }
	usage := func(c *Command) line {
		return line{runs: []run{{text: "!" + nameOf(c) + " " + p.in(c.Args, c.ArgsDE), bold: true}, {text: " – " + p.in(c.Help, c.HelpDE)}}}
	}
	if len(commands) == 1 {
		c := &commands[0]
		others := slices.DeleteFunc(c.Words(), func(w string) bool { return w == nameOf(c) })
		lines := []line{usage(c), say(p.aliases + ": " + strings.Join(others, ", "))}
		for l := range strings.SplitSeq(p.example+": !"+p.in(c.Example, c.ExampleDE), "\n") {
			lines = append(lines, say(l))
		}
		if c.Manager {
			lines = append(lines, say(p.managersOnly))
		}
		pg.show(lines...)
		return
	}
	lines := []line{heading(p.commands)}
	for i := range commands {
		lines = append(lines, usage(&commands[i]))
	}
	pg.show(lines...)
}
