package bot

import (
	"context"
	"strings"

	"quoth/corpus"
)

// forgetName is the name of the command that anyone may use, and managers for others too.
const forgetName = "forget"

func forgetCommand() Command {
	return Command{
		Name: forgetName, Aliases: []string{"vergiss"}, Args: "[me | user]", ArgsDE: "[mich | Mitglied]",
		Help:    "Erase your user ID from everything that is stored here; the articles stay. Managers can name another user",
		HelpDE:  "Die eigene Nutzer-ID überall löschen, die Artikel bleiben. Moderatoren können ein Mitglied nennen",
		Example: "forget me",
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
			return &Reply{Notice: phrasesOf(speech(r)).forgotten(user == r.User, n)}, nil
		},
	}
}

// whom returns the user to be forgotten: who asks, or whom a manager names.
func whom(r *Request) (string, error) {
	name := strings.TrimSpace(r.Text)
	switch strings.ToLower(name) {
	case "", "me", "mich":
		return r.User, nil
	}
	name = strings.Trim(name, "<@!>")
	if name == r.User {
		return name, nil
	}
	if !r.Manager {
		return "", &misuse{
			"You can have your own ID erased only. Somebody who may manage messages can name another user.",
			"Es geht nur die eigene ID. Wer Nachrichten verwalten darf, kann auch ein anderes Mitglied nennen.",
		}
	}
	if name == "" || len(name) > 32 || strings.ContainsAny(name, " \t\r\n") {
		return "", &misuse{"Name one user by ID or mention, such as 80351110224678912.", "Ein Mitglied bitte mit ID oder Erwähnung nennen, etwa 80351110224678912."}
	}
	return name, nil
}
