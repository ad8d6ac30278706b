package bot

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/bwmarrin/discordgo"
)

// Discord's limits, in UTF-16 units, the greatest count that any client makes.
const (
	maxTitle       = 256
	maxDescription = 4096
	maxContent     = 2000
)

// colours of the bar beside an embed, by tone.
var colours = [...]int{answered: 0x2E7D5B, unsure: 0xB8860B, nothing: 0x8A8A8A, informed: 0x3B6EA5, failed: 0xB3432F}

// rendering is a reply as Discord is sent it.
type rendering struct {
	embed *discordgo.MessageEmbed
	plain string // the same without an embed, for where the bot may not embed; shorter
}

// render renders a reply within Discord's limits.
func render(r *Reply) rendering {
	pg := layout(r)
	title := fitTitle(pg.title)
	out := rendering{embed: &discordgo.MessageEmbed{
		Title: title, Description: pg.markdown(maxDescription), Color: colours[pg.tone],
	}}
	if title != "" {
		title = "**" + title + "**\n"
	}
	out.plain = title + pg.markdown(maxContent-units(title))
	return out
}

// fitTitle escapes a question and cuts it, if need be, to the length of a title.
func fitTitle(question string) string {
	for limit := maxTitle; ; limit -= limit / 4 {
		if title := escapeMarkdown(shorten(question, limit)); units(title) <= maxTitle {
			return title
		}
	}
}

// markdown renders the blocks in at most limit UTF-16 units. What does not fit is shown in a lesser form, or is counted in a last line.
func (pg *page) markdown(limit int) string {
	const reserve = 60 // for the last line and the line breaks
	var b strings.Builder
	used, omitted, kept := 0, 0, 0
	for _, blk := range pg.blocks {
		kept += blk.room()
	}
	put := func(s, separator string) bool {
		if b.Len() > 0 {
			s = separator + s
		}
		if used+units(s) > limit-reserve-kept {
			return false
		}
		b.WriteString(s)
		used += units(s)
		return true
	}
	for _, blk := range pg.blocks {
		kept -= blk.room()
		forms := append([][]line{blk.lines}, blk.lesser...)
		switch {
		case slices.ContainsFunc(forms, func(form []line) bool { return put(joinLines(form), "\n\n") }):
		case blk.whole:
			omitted++
		default: // a list, of which as many lines are shown as fit
			separator := "\n\n"
			for _, l := range forms[len(forms)-1] {
				if !put(l.markdown(), separator) {
					omitted++
				}
				separator = "\n"
			}
		}
	}
	if omitted > 0 {
		b.WriteString("\n\n" + escapeMarkdown("… "+fmt.Sprintf(pg.more, omitted)))
	}
	return b.String()
}

// room is what has to be kept free for a block while those before it are shown.
func (b *block) room() int {
	if !b.needed {
		return 0
	}
	return units("\n\n" + joinLines(b.lesser[len(b.lesser)-1]))
}

func joinLines(lines []line) string {
	var b strings.Builder
	for i := range lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(lines[i].markdown())
	}
	return b.String()
}

// markdown renders a line. Quoted lines stand behind a bar; a line break within a quote stays one.
func (l line) markdown() string {
	var b strings.Builder
	if l.quoted {
		b.WriteString("> ")
	}
	for _, r := range l.runs {
		text := strings.Map(printable, strings.ToValidUTF8(r.text, "\uFFFD"))
		switch {
		case r.url != "":
			b.WriteString("[" + escapeMarkdown(unbracketed.Replace(oneLine(text))) + "](" + r.url + ")")
		case l.quoted:
			for i, part := range strings.Split(text, "\n") {
				if i > 0 {
					b.WriteString("\n> ")
				}
				b.WriteString(mark(part, r.bold))
			}
		default:
			b.WriteString(mark(strings.ReplaceAll(text, "\n", " "), r.bold))
		}
	}
	return b.String()
}

// unbracketed makes the words of a link fit for one. Discord looks for their end by the brackets in them, backslash or not: a headline
// could end its link and lead elsewhere.
var unbracketed = strings.NewReplacer("[", "(", "]", ")")

// printable shows as U+FFFD what would turn the rest of a line around, and all controls but those that break lines.
func printable(r rune) rune {
	switch {
	case r == '\t':
		return ' '
	case unicode.IsControl(r) && r != '\n', isTurn(r):
		return '\uFFFD'
	}
	return r
}

// mark escapes text, and makes it bold without the white space around it, which Discord would not take.
func mark(s string, bold bool) string {
	core := strings.TrimSpace(s)
	if !bold || core == "" {
		return escapeMarkdown(s)
	}
	from := strings.Index(s, core)
	return s[:from] + "**" + escapeMarkdown(core) + "**" + s[from+len(core):]
}
