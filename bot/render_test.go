package bot

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"quoth/corpus"
)

func TestEscapeMarkdown(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"A plain sentence, with 3.5 percent - and a dash.", "A plain sentence, with 3.5 percent - and a dash."},
		{"**bold** _it_ ~~gone~~ ||hid|| `code`", `\*\*bold\*\* \_it\_ \~\~gone\~\~ \|\|hid\|\| \` + "`" + `code\` + "`"},
		{"@everyone <@12> <@&3> <#4> <:a:5> </who:6> <t:7>", `\@everyone \<\@12> \<\@&3> \<#4> \<\:a:5> \</who:6> \<t:7>`},
		{"[click](https://example.org)", `\[click\](https\://example.org)`},
		{"- item\n+ item\n1. item\n# head\n-# small\n> quote", "\\- item\n\\+ item\n1\\. item\n\\# head\n\\-\\# small\n\\> quote"},
		{"1.200 Menschen, 3. Platz", "1.200 Menschen, 3. Platz"}, {"  # head\n12.", "  \\# head\n12\\."},
		{`a\*b`, `a\\\*b`},
		{"Am 5. Januar um 14:30 Uhr", "Am 5. Januar um 14:30 Uhr"},
		{"Rated :100: and :fire: at 14:30:15: see a:b and c: d:", `Rated \:100: and \:fire: at 14:30:15: see a:b and c: d:`},
	} {
		if got := escapeMarkdown(test.in); got != test.want {
			t.Errorf("%q\ngot  %q\nwant %q", test.in, got, test.want)
		}
	}
}

func TestSafeURL(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"https://example.org/a#:~:text=b%20c", "https://example.org/a#:~:text=b%20c"},
		{"http://example.org/a(b)c", "http://example.org/a%28b%29c"},
		{"https://example.org/a b<@1>", "https://example.org/a%20b%3C%401%3E"},
		{"https://user:pass@example.org/", ""},
		{"javascript:alert(1)", ""}, {"data:text/html,x", ""}, {"//example.org/a", ""}, {"https:///a", ""}, {"", ""}, {"example.org", ""},
		{"https://example.org/" + strings.Repeat("a", maxURL), ""},
		{"https://example.org/a\nb", ""},
	} {
		if got := safeURL(test.in); got != test.want {
			t.Errorf("%q\ngot  %q\nwant %q", test.in, got, test.want)
		}
	}
}

// unescaped returns where text has a mention or a link that Discord would take for one, outside of links' own addresses; -1 for nowhere.
func unescaped(s string) int {
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\':
			i++
		case strings.HasPrefix(s[i:], "](http"): // not escaped, so that it is a link of the bot's
			i += strings.IndexByte(s[i:], ')')
		case s[i] == '@' || s[i] == '<' || s[i] == '`' || strings.HasPrefix(s[i:], "://"):
			return i
		}
	}
	return -1
}

// fits checks that a reply is within Discord's limits, valid and harmless.
func fits(t *testing.T, r *Reply) {
	t.Helper()
	out := render(r)
	e := out.embed
	for what, s := range map[string]string{"title": e.Title, "description": e.Description, "plain": out.plain} {
		if !utf8.ValidString(s) {
			t.Errorf("%s is not valid UTF-8: %q", what, s)
		}
		if i := unescaped(s); i >= 0 {
			t.Errorf("%s has something unescaped at %d: %q", what, i, s[i:min(len(s), i+60)])
		}
	}
	if units(e.Title) > maxTitle || units(e.Description) > maxDescription || units(out.plain) > maxContent || len(e.Fields) > 0 || e.Footer != nil {
		t.Errorf("too long: title %d, description %d, plain %d", units(e.Title), units(e.Description), units(out.plain))
	}
	if strings.TrimSpace(e.Title+e.Description) == "" || strings.TrimSpace(out.plain) == "" {
		t.Error("nothing is shown")
	}
	for _, width := range []int{0, 1, 40} {
		for _, color := range []bool{false, true} {
			shown := Terminal(r, TerminalOptions{Width: width, Color: color})
			if !utf8.ValidString(shown) || !strings.HasSuffix(shown, "\n") {
				t.Errorf("terminal: %q", shown)
			}
			for _, known := range []string{ansiBold, ansiDim, ansiReset} {
				shown = strings.ReplaceAll(shown, known, "")
			}
			if strings.ContainsFunc(shown, func(r rune) bool {
				return r != '\n' && (r < ' ' || r >= 0x7f && r < 0xa0 || unicode.Is(unicode.Bidi_Control, r))
			}) {
				t.Errorf("terminal shows a control: %q", shown)
			}
		}
	}
}

// unmark undoes what markdown does to a quote.
func unmark(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s):
			i++
			b.WriteByte(s[i])
		case strings.HasPrefix(s[i:], "**"):
			i++
		case strings.HasPrefix(s[i:], "\n> "):
			b.WriteByte('\n')
			i += 2
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// Whatever is answered, it keeps to the limits, pings nobody, and a quote that is shown is shown as it stands.
func FuzzRender(f *testing.F) {
	f.Add("who declined", "The bank *declined* @everyone.", "bank", "Headline [x](y)", "https://example.org/a_(b)", "soll", 4, uint8(3), true)
	f.Add("", "a\nb\r\n> c\n- d", "b\r\n> c", "", "javascript:x", "", 2, uint8(25), false)
	f.Add("@here", strings.Repeat("**", 3000), "**", "\x1b[31mred", "https://example.org/"+strings.Repeat("%20", 500), "\u202e", 0, uint8(1), true)
	f.Add("\xff", "\xff\xfe", "\xff", "\x00", ":", "<@1>", -5, uint8(40), false)
	f.Add("q", strings.Repeat("😀", 2100), "😀😀", strings.Repeat("ä", 300), "http://h/", "x", 0, uint8(9), true)
	f.Fuzz(func(t *testing.T, question, sentence, span, headline, url, cue string, start int, n uint8, flag bool) {
		source := corpus.Source{Article: uint64(n), Headline: headline, Source: cue, URL: url, Date: cue, Lang: "de"}
		a := corpus.Answer{
			Source: source, Sentence: sentence, Span: span, SpanStart: start, Hedged: flag, Cue: cue, Speaker: headline, Resolved: span,
			Conflicts: flag, Also: []corpus.Source{source, source, source, source, source, source},
		}
		answers := make([]corpus.Answer, n%32)
		for i := range answers {
			answers[i] = a
			answers[i].Article += uint64(i)
		}
		searched := make([]corpus.Searched, n)
		for i := range searched {
			searched[i] = corpus.Searched{Word: span, Terms: map[string][]string{"de": {sentence, span}, cue: {headline}}, Seen: flag}
		}
		lang := map[bool]string{true: "de", false: "en"}[flag]
		receipt := corpus.Receipt{Number: 7, Headline: headline, Source: cue, Lang: "de", Sentences: start}
		for _, r := range []*Reply{
			{Question: question, Answer: &corpus.Reply{Kind: corpus.Who, Answered: len(answers) > 0, Answers: answers, Nearest: &source}},
			{Question: question, Answer: &corpus.Reply{Kind: corpus.Summary, Answered: len(answers) > 0, Answers: answers, Took: time.Second}},
			{Question: question, Answer: &corpus.Reply{Searched: searched, Nearest: &source}},
			{Stored: &Stored{Receipts: []corpus.Receipt{receipt, receipt}, Total: 2, Failed: 9, Bad: []string{sentence, headline}}},
			{List: &List{Articles: []corpus.Article{{Number: 1, Headline: headline, URL: url, Source: cue}}, Page: 1, Pages: 1, Total: 1, Removed: flag}},
			{Notice: phrasesOf(lang).unknownCommand(sentence), Failed: flag},
			{Help: Commands(), Notice: sentence},
		} {
			r.Lang = lang
			fits(t, r)
		}
		if shown := (line{runs: quoteRuns(&corpus.Answer{Sentence: sentence, Span: span, SpanStart: start}), quoted: true}).markdown(); utf8.ValidString(sentence) {
			if got, want := unmark(strings.TrimPrefix(shown, "> ")), strings.Map(printable, sentence); got != want {
				t.Errorf("the quote is altered:\ngot  %q\nwant %q", got, want)
			}
		}
	})
}

// A mark that turns the direction of writing reverses nothing of what is said behind a quote.
func TestTurnedQuote(t *testing.T) {
	for _, mark := range []string{"\u202e", "\u2067"} {
		a := &corpus.Answer{Sentence: "The bank " + mark + "declined.", Resolved: "Rhein Bank"}
		if got, want := (line{runs: quoteRuns(a), quoted: true}).markdown(), "> The bank \uFFFDdeclined. \\[Rhein Bank\\]"; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// discordLink finds links as Discord's clients do: without regard to a backslash before a bracket within the words of one.
var discordLink = regexp.MustCompile(`\[((?:\[[^\]]*\]|[^\[\]])*)\]\(([^\s)]*)`)

// A headline cannot end the link that it stands in, and lead elsewhere.
func TestHeadlineInLink(t *testing.T) {
	const url = "https://example.org/story"
	for _, headline := range []string{"Bank says no](https://evil.example/?", "[Live", "no] says the bank", "[Update](https://evil.example)", "[a] [b]"} {
		shown := line{runs: []run{{text: headline, url: url}}}.markdown()
		if m := discordLink.FindStringSubmatch(shown); m == nil || m[0]+")" != shown || m[2] != url {
			t.Errorf("%q: %q links %q", headline, shown, m)
		}
	}
}

// Long links do not crowd out what they belong to: the articles of a list, a sentence that many articles have.
func TestLongLinks(t *testing.T) {
	source := func(n int) corpus.Source {
		return corpus.Source{Article: uint64(n), Headline: fmt.Sprintf("Headline %d of the day", n), Source: "Courier", URL: "https://example.org/" + strings.Repeat("a", 500)}
	}
	list := &List{Total: 10, Page: 1, Pages: 1}
	for n := range list.Total {
		s := source(n)
		list.Articles = append(list.Articles, corpus.Article{Number: s.Article, Headline: s.Headline, URL: s.URL})
	}
	answers := &corpus.Reply{Answered: true}
	for n := range 3 {
		also := []corpus.Source{source(11), source(12), source(13), source(14)}
		answers.Answers = append(answers.Answers, corpus.Answer{Source: source(n), Sentence: fmt.Sprintf("It rained on day %d.", n), Span: "rained", SpanStart: 3, Also: also})
	}
	summary := &corpus.Reply{Answered: true, Kind: corpus.Summary}
	for n := range 5 {
		summary.Answers = append(summary.Answers, corpus.Answer{Source: source(n), Sentence: strings.Repeat("It rained. ", 35)})
	}
	summed := render(&Reply{Answer: summary})
	for _, shown := range []string{summed.embed.Description, summed.plain} {
		if n := strings.Count(shown, "of the day"); n != 5 || !strings.Contains(shown, "It rained") {
			t.Errorf("%d of 5 sources are named: %s", n, shown)
		}
	}
	listed, answered := render(&Reply{List: list}), render(&Reply{Answer: answers})
	for _, shown := range []string{listed.embed.Description, listed.plain} {
		if n := strings.Count(shown, "of the day"); n != list.Total || strings.Contains(shown, "did not fit") {
			t.Errorf("%d of %d articles are listed: %s", n, list.Total, shown)
		}
	}
	for _, shown := range []string{answered.embed.Description, answered.plain} {
		if n := strings.Count(shown, "**rained**"); n != 6 || strings.Contains(shown, "not fit") {
			t.Errorf("%d of 3 answers are shown: %s", n/2, shown)
		}
	}
}

// A sentence that does not fit is named and linked, and not cut.
func TestSentenceThatDoesNotFit(t *testing.T) {
	long := "It began " + strings.Repeat("and went on ", 400) + "until it ended."
	r := &Reply{Lang: "en", Question: "who", Answer: &corpus.Reply{Kind: corpus.Who, Answered: true, Answers: []corpus.Answer{
		{Source: corpus.Source{Headline: "Long", URL: "https://example.org/long"}, Sentence: long},
		{Source: corpus.Source{Headline: "Short"}, Sentence: "It was short."},
	}}}
	got := render(r).embed.Description
	for _, want := range []string{"does not fit", "(https://example.org/long)", "> It was short."} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in %q", want, got)
		}
	}
	if strings.Contains(got, "went on") {
		t.Error("a part of the sentence is shown")
	}
}
