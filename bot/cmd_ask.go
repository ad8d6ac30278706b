package bot

import (
	"context"
	"errors"
	"regexp"
	"strings"

	"quoth/corpus"
)

// questionCommands are the commands that ask the corpus, one for each kind of question.
func questionCommands() []Command {
	return []Command{
		ask(corpus.Who, "Who did it, or who somebody is", "Wer es war, oder wer jemand ist", "who declined", "wer hat abgelehnt"),
		ask(corpus.What, "What it is, or what happened", "Was es ist oder was geschah", "what did the council decide", "was beschloss der Gemeinderat"),
		ask(corpus.When, "When it was: a date or a time", "Wann es war: ein Datum oder eine Uhrzeit", "when does the bridge reopen", "wann öffnet die Brücke wieder"),
		ask(corpus.Where, "Where it was: a place", "Wo es war: ein Ort", "where was the ship built", "wo wurde das Schiff gebaut"),
		ask(corpus.Why, "Why it was: a reason", "Warum es war: ein Grund", "why was the line closed", "warum ist die Strecke gesperrt"),
		ask(corpus.How, "How it was done", "Wie es getan wurde", "how did they find the leak", "wie wurde das Leck gefunden"),
		ask(corpus.HowMany, "How many there are: a number", "Wie viele es sind: eine Zahl", "howmany people were evacuated", "wieviele Menschen wurden evakuiert"),
		ask(corpus.HowMuch, "How much it is: an amount, of money first", "Wie viel es ist: ein Betrag", "howmuch does it cost", "wieviel kostet die Fähre"),
		ask(corpus.Which, "Which one of a kind", "Welches von mehreren", "which bank", "welche Bank"),
		ask(corpus.Said, "What somebody said", "Was jemand gesagt hat", "said the mayor", "sagte die Bürgermeisterin"),
		ask(corpus.Ask, "Any question in your own words", "Eine Frage in eigenen Worten", "ask who pays for the bridge?", "frag wer bezahlt die Brücke?"),
		ask(corpus.Summary, "A story in at most five sentences", "Eine Geschichte in höchstens fünf Sätzen", "summary facebook banks", "zusammenfassung Facebook Banken"),
		ask(corpus.Search, `Sentences with these words; "a phrase", -without, after:2018, lang:de`,
			`Sätze mit diesen Wörtern; "eine Wendung", -ohne, nach:2018, sprache:de`, `search "glass bottles" after:2020`, `suche "gläserne Flaschen" nach:2020`),
	}
}

// ask makes the command of a kind of question.
func ask(kind corpus.Kind, help, helpDE, example, exampleDE string) Command {
	return Command{
		Name: kind.String(), Aliases: kind.Words()[1:], Args: "<question>", ArgsDE: "<Frage>",
		Help: help, HelpDE: helpDE, Example: example, ExampleDE: exampleDE,
		Options: []Option{{
			Name: "question", NameDE: "frage", Kind: TextOption, Required: true,
			Help: "The question, or the words that matter in it", HelpDE: "Die Frage oder die Wörter, auf die es ankommt",
		}},
		Run: func(ctx context.Context, c *corpus.Corpus, r *Request) (*Reply, error) {
			if code := thanks[bareWords(r.Text)]; code != "" && r.Word == "" {
				return &Reply{Notice: phrasesOf(code).welcome}, nil
			}
			first, more := firstQuestion(r.Text)
			if kind == corpus.Ask {
				first = withoutTalk(first)
			}
			r.Text = polite.ReplaceAllString(first, "")
			answer, err := r.ask(ctx, c)
			if err != nil {
				return nil, err
			}
			reply := &Reply{Question: asked(r), Answer: &answer}
			if more {
				reply.Notice = phrasesOf(speech(r)).oneQuestion
			}
			return reply, nil
		},
	}
}

// ask asks a corpus what the request asks. One that replies to an answer is likely to be about the same story.
func (r *Request) ask(ctx context.Context, c *corpus.Corpus) (corpus.Reply, error) {
	answer, err := c.AskWithin(ctx, r.question(), r.Within)
	if errors.Is(err, corpus.ErrEmptyQuestion) && r.Earlier != "" {
		r.followUp()
		answer, err = c.AskWithin(ctx, r.question(), r.Within)
	}
	if err == nil && !answer.Answered && len(r.Within) > 0 {
		return c.Ask(ctx, r.question())
	}
	return answer, err
}

// question returns what a request asks the corpus.
func (r *Request) question() corpus.Question {
	q := corpus.ParseQuestion(strings.TrimSpace(r.Word + " " + markup.ReplaceAllString(r.Text, " ")))
	q.Limit = limit(q.Kind, r.Limit)
	return q
}

// firstQuestion returns the text of a question up to a line with a further command, and whether there is one.
func firstQuestion(text string) (first string, more bool) {
	end := 0
	for line := range strings.Lines(text) {
		bare, told := strings.CutPrefix(strings.TrimSpace(line), "!")
		if word, _ := cutWord(bare); told && end > 0 && find(Commands(), word) != nil {
			return strings.TrimSpace(text[:end]), true
		}
		end += len(line)
	}
	return text, false
}

// markup is what stands in a message for members, roles, channels, commands, emoji and times: no article has such words.
var markup = regexp.MustCompile(`<(?:@[!&]?|#|a?:\w+:|/[^:>]*:|t:)-?\d+(?::\w)?>`)

// limit returns the most answers to show where a request names no number: enough to judge the first by, and few enough to be read.
func limit(kind corpus.Kind, wanted int) int {
	switch {
	case wanted > 0:
		return wanted
	case kind == corpus.Summary || kind == corpus.Search:
		return 5
	}
	return 3
}

// asked returns the question as it was typed, but for what stands in it for members and emoji. The command word is left away where the
// question begins with it, as it often does in the option of a slash command.
func asked(r *Request) string {
	text := strings.TrimSpace(markup.ReplaceAllString(r.Text, " "))
	first, _ := cutWord(text)
	all := questionCommands()
	if c := find(all, first); r.Word == "" || c != nil && c == find(all, r.Word) {
		return text
	}
	return r.Word + " " + text
}
