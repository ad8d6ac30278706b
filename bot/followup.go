package bot

import (
	"context"
	"regexp"
	"strconv"
	"strings"

	"quoth/corpus"
)

// followUp makes a whole question of one that has no word to look for, such as "!when" or "and why was that?": it takes the words of the
// question before it. What is asked is told by its own question word where it has one, else by that of the question before.
func (r *Request) followUp() {
	earlier := strings.TrimPrefix(strings.TrimSpace(markup.ReplaceAllString(r.Earlier, " ")), "!")
	narrower := strings.Join(operator.FindAllString(r.Text, -1), " ")
	word, detail := questionWord(r.Word + " " + r.Text)
	for word != "" && find(questionCommands(), firstWord(earlier)) != nil { // as in "ask who"
		_, earlier = cutWord(earlier)
	}
	r.Word, r.Text = word, oneLine(detail+" "+earlier+" "+narrower)
}

// operator is what a question is narrowed by, such as after:2018 or -google.
var operator = regexp.MustCompile(`(?:^|\s)(?:-|\pL+:)\S+`)

// questionWord returns the first word of a text that tells what is asked, and with "how" the word behind it, as in "how many".
func questionWord(text string) (word, detail string) {
	for text != "" {
		word, text = cutWord(text)
		c := find(questionCommands(), word)
		if c == nil || c.Name == corpus.Ask.String() {
			continue
		}
		word = plain(word)
		if c.Name == corpus.How.String() {
			detail = plain(firstWord(text))
		}
		return word, detail
	}
	return "", ""
}

func firstWord(text string) string {
	word, _ := cutWord(text)
	return word
}

// follow puts into a request the question that it may follow up: the one that the message replied to asks or, where that is the bot's
// own, answers.
func (s *Session) follow(ctx context.Context, m *message, r *Request) {
	to := s.referenced(ctx, m)
	switch {
	case to == nil:
		return
	case to.Author == nil || to.Author.ID != *s.self.Load():
		r.Earlier = to.original().Content
		return
	}
	answer := to.Content
	if len(to.Embeds) > 0 {
		answer = to.Embeds[0].Description
	}
	for _, number := range articleNumber.FindAllStringSubmatch(answer, -1) {
		if n, err := strconv.ParseUint(number[1], 10, 64); err == nil {
			r.Within = append(r.Within, n)
		}
	}
	title := ""
	if len(to.Embeds) > 0 {
		title = to.Embeds[0].Title
	} else if bold := plainTitle.FindStringSubmatch(to.Content); bold != nil && len(r.Within) > 0 { // else the heading of a list or the help
		title = bold[1]
	}
	r.Earlier = escapes.ReplaceAllString(title, "$1")
}

// What render shows: the question on top of an answer without an embed, what escapeMarkdown puts in, and the number of a source.
var (
	plainTitle    = regexp.MustCompile(`^\*\*(.+)\*\*\n`)
	escapes       = regexp.MustCompile(`\\(.)`)
	articleNumber = regexp.MustCompile(`\(#(\d+)\)`)
)
