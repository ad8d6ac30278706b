package bot

import (
	"os"
	"testing"

	"golang.org/x/tools/txtar"

	"quoth/corpus"
)

// shown are replies with everything that a reply can have.
func shown() map[string]*Reply {
	source := func(n uint64, headline, publisher, date string) corpus.Source {
		return corpus.Source{Article: n, Headline: headline, Source: publisher, Date: date, URL: "https://example.org/story#:~:text=It%20is%20so."}
	}
	return map[string]*Reply{
		"resolved, spoken, hedged, in other sources": {Lang: "en", Question: "who said it?", Answer: &corpus.Reply{Kind: corpus.Who, Answered: true, Answers: []corpus.Answer{{
			Source: source(1, "It_is_so [really]", "The *Post*", "2025-08"), Sentence: "She reportedly said: \"It is so.\"", Span: "She", Hedged: true, Cue: "reportedly",
			Speaker: "Ruth Okafor", Resolved: "Ruth Okafor",
			Also: []corpus.Source{source(2, "So it is", "Radio", "2025-09-01"), {Article: 3}},
		}}}},
		"unsure": {Lang: "en", Question: "who was it?", Answer: &corpus.Reply{Kind: corpus.Who, Answered: true, Unsure: true, Answers: []corpus.Answer{
			{Source: source(1, "Nobody knows", "Post", "2025-08"), Sentence: "Nobody saw him.", Span: "Nobody"},
		}}},
		"contradiction": {Lang: "de", Question: "wie viele waren es?", Answer: &corpus.Reply{Kind: corpus.HowMany, Answered: true, Answers: []corpus.Answer{
			{Source: source(1, "Viele", "Anzeiger", "2025-08-01"), Sentence: "Es waren 1.200 Menschen.", Span: "1.200 Menschen", SpanStart: 9, Conflicts: true},
			{Source: source(2, "Weniger", "Kurier", "2025-08-02"), Sentence: "Es waren 900.", Span: "900", SpanStart: 9, Conflicts: true, Hedged: true},
			{Source: corpus.Source{Article: 3}, Sentence: "Ein ganzer Satz als Antwort.", Resolved: "Lindenau"},
		}}},
		"summary": {Lang: "en", Question: "summary it", Answer: &corpus.Reply{Kind: corpus.Summary, Answered: true, Answers: []corpus.Answer{
			{Source: source(1, "One", "A", "2025"), Sentence: "It began."},
			{Source: source(2, "Two", "B", "2025"), Sentence: "It was said to end.", Hedged: true, Cue: "said to"},
			{Source: source(1, "One", "A", "2025"), Sentence: "It ended there.", Resolved: "Milport"},
		}}},
		"nothing": {Lang: "en", Question: "who yodelled", Answer: &corpus.Reply{Kind: corpus.Who, Incomplete: true, Searched: []corpus.Searched{
			{Word: "yodelled", Terms: map[string][]string{"en": {"yodel"}, "de": {"jodeln"}}},
			{Word: "Alps", Terms: map[string][]string{"en": {"alp"}, "de": {"alpen"}}, Seen: true},
		}, Nearest: &corpus.Source{Article: 4, Headline: "Snow in the Alps", Source: "Courier", Date: "2025-01-02"}}},
		"stored": {Lang: "en", Stored: &Stored{Receipts: []corpus.Receipt{{Number: 5, Lang: "en", Sentences: 3}, {Number: 6, Headline: "Old", Source: "X", Lang: "de", Known: true}},
			Total: 1, Known: 1, Failed: 2, Bad: []string{"line 3: there is no text in it"}}},
	}
}

// Every feature of a reply, as the terminal and Discord show it. The replies are made up, so that no change of ranking shows here.
func TestLayout(t *testing.T) {
	const file = "testdata/layout.golden"
	data, err := os.ReadFile(file)
	if err != nil && !*update {
		t.Fatal(err)
	}
	want := map[string]string{}
	for _, f := range txtar.Parse(data).Files {
		want[f.Name] = string(f.Data)
	}
	archive := &txtar.Archive{Comment: []byte("How replies look; rewritten by go test -update.\n\n")}
	replies := shown()
	for _, name := range []string{"resolved, spoken, hedged, in other sources", "unsure", "contradiction", "summary", "nothing", "stored"} {
		r := replies[name]
		out := render(r)
		for _, form := range []txtar.File{
			{Name: name + " (terminal)", Data: []byte(Terminal(r, TerminalOptions{Width: 72}))},
			{Name: name + " (discord)", Data: []byte(out.embed.Title + "\n" + out.embed.Description + "\n")},
		} {
			if got := string(form.Data); got != want[form.Name] && !*update {
				t.Errorf("%s\ngot:\n%s\nwant:\n%s", form.Name, got, want[form.Name])
			}
			archive.Files = append(archive.Files, form)
		}
		fits(t, r)
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
