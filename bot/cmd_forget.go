package bot

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"quoth/corpus"
)

func forgetCommand() Command {
	return Command{
		Name: "forget", Aliases: []string{"vergiss"}, Args: "[me | user]", ArgsDE: "[mich | Mitglied]",
		Ranked: true, Fits: func(text string) bool { return isOneself(text) || userID(text) != "" },
		Help:    "Erase your user ID on this server; the articles stay. Managers can name another user",
		HelpDE:  "Die eigene ID auf diesem Server löschen, die Artikel bleiben. Moderatoren können ein Mitglied nennen",
		Example: "forget me", ExampleDE: "vergiss mich",
		Options: []Option{{
			Name: "user", NameDE: "mitglied", Kind: TextOption, Help: "Another user's ID or mention, for managers", HelpDE: "ID oder Erwähnung eines anderen, für Moderatoren",
		}},
		Run: func(ctx context.Context, c *corpus.Corpus, r *Request) (*Reply, error) {
			user, err := whom(r)
			if err != nil {
				return nil, err
			}
			n, err := c.Forget(ctx, user)
			if err != nil {
				return nil, err
			}
			p := phrasesOf(speech(r))
			format := p.forgotten
			if user == r.User {
				format = p.forgottenOwn
			}
			return &Reply{Notice: fmt.Sprintf(format, n)}, nil
		},
	}
}

// whom returns the user to be forgotten: who asks, or whom a manager names.
func whom(r *Request) (string, error) {
	if isOneself(r.Text) {
		return r.User, nil
	}
	user := userID(r.Text)
	switch {
	case user == "":
		return "", &misuse{
			"Name one user by mention or by ID, such as 80351110224678912; without one, it is you.",
			"Ein Mitglied bitte mit Erwähnung oder ID nennen, etwa 80351110224678912; ohne Angabe bist du gemeint.",
		}
	case user != r.User && !r.Manager:
		return "", &misuse{
			"You can have your own ID erased only. Somebody who may manage messages can name another user.",
			"Es geht nur die eigene ID. Wer Nachrichten verwalten darf, kann auch ein anderes Mitglied nennen.",
		}
	}
	return user, nil
}

// isOneself tells whether a text names who asks.
func isOneself(text string) bool {
	return slices.Contains([]string{"", "me", "mich"}, strings.ToLower(strings.TrimSpace(text)))
}

// mention is a user's ID or mention. IDs are made of the time, and have had from 17 to 19 digits so far.
var mention = regexp.MustCompile(`^(?:<@!?(\d{15,20})>|(\d{15,20}))$`)

// userID returns the ID of the user that a text names, "" where it names none or more.
func userID(text string) string {
	m := mention.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		return ""
	}
	return m[1] + m[2]
}
