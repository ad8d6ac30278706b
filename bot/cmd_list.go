package bot

import (
	"context"
	"strconv"
	"strings"

	"quoth/corpus"
)

const (
	pageArticles = 10  // articles on a page of the list
	maxPage      = 999 // the last page that can be asked for
)

func listCommand() Command {
	return Command{
		Name: "list", Aliases: []string{"liste"}, Args: "[page] [bin]", ArgsDE: "[Seite] [Papierkorb]",
		Ranked: true, Fits: func(text string) bool { _, err := readList(text); return err == nil },
		Help:    "The stored articles, the newest first. Managers can see those in the bin",
		HelpDE:  "Die gespeicherten Artikel, die neuesten zuerst. Moderatoren sehen auch den Papierkorb",
		Example: "list 2", ExampleDE: "liste 2",
		Options: []Option{
			{Name: "page", NameDE: "seite", Kind: NumberOption, Help: "The page, from 1", HelpDE: "Die Seite, von 1 an"},
			{Name: "bin", NameDE: "papierkorb", Kind: TextOption, Private: true, Help: `"bin" for the removed articles, for managers`, HelpDE: `"Papierkorb" für die entfernten Artikel, für Moderatoren`},
		},
		Run: list,
	}
}

// readList reads which page is wanted, and of what.
func readList(text string) (*List, error) {
	l := &List{Page: 1}
	for word := range strings.FieldsSeq(text) {
		word = plain(word)
		n, err := strconv.Atoi(word)
		switch {
		case word == "page" || word == "seite":
		case word == "bin" || word == "removed" || word == "papierkorb" || word == "entfernte":
			l.Removed = true
		case err == nil && n >= 1:
			l.Page = min(n, maxPage)
		default:
			return nil, &misuse{
				"The list takes a page number and the word bin, such as !list 2 or !list bin.",
				"Die Liste kennt eine Seitenzahl und das Wort Papierkorb, etwa !liste 2 oder !liste Papierkorb.",
			}
		}
	}
	return l, nil
}

func list(_ context.Context, c *corpus.Corpus, r *Request) (*Reply, error) {
	l, err := readList(r.Text)
	switch {
	case err != nil:
		return nil, err
	case l.Removed && !r.Manager:
		return nil, &misuse{
			"Only members with the permission Manage Messages can see the bin.",
			"Den Papierkorb sehen nur Mitglieder mit der Berechtigung „Nachrichten verwalten“.",
		}
	}
	if l.Total = c.Len(); l.Removed {
		l.Total = c.Removed()
	}
	l.Pages = min((l.Total+pageArticles-1)/pageArticles, maxPage)
	l.Page = max(1, min(l.Page, l.Pages))
	articles, err := c.List(corpus.ListOptions{Limit: l.Page * pageArticles, Removed: l.Removed})
	if err != nil {
		return nil, err
	}
	l.Articles = articles[min(len(articles), (l.Page-1)*pageArticles):]
	return &Reply{List: l}, nil
}
