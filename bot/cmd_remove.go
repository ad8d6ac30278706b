package bot

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"quoth/corpus"
)

func removeCommand() Command {
	return Command{
		Name: "remove", Aliases: []string{"entfernen", "entferne", "lösche", "loesche"}, Args: "<number>", ArgsDE: "<Nummer>", Manager: true, Fits: isNumber,
		Help: "Put an article into the bin, where it is found no more", HelpDE: "Einen Artikel in den Papierkorb legen",
		Example: "remove 12", ExampleDE: "entfernen 12", Options: []Option{numberOption()},
		Run: changing((*corpus.Corpus).Remove, english.removed, german.removed),
	}
}

func restoreCommand() Command {
	return Command{
		Name: "restore", Aliases: []string{"wiederherstellen"}, Args: "<number>", ArgsDE: "<Nummer>", Manager: true, Fits: isNumber,
		Help: "Take an article out of the bin", HelpDE: "Einen Artikel aus dem Papierkorb holen",
		Example: "restore 12", ExampleDE: "wiederherstellen 12", Options: []Option{numberOption()},
		Run: changing((*corpus.Corpus).Restore, english.restored, german.restored),
	}
}

// changing makes the Run of a command that does something to the article that its text numbers, and says so.
func changing(
	change func(*corpus.Corpus, context.Context, uint64, string) error, said, saidDE string,
) func(context.Context, *corpus.Corpus, *Request) (*Reply, error) {
	return func(ctx context.Context, c *corpus.Corpus, r *Request) (*Reply, error) {
		a, err := namedArticle(c, r.Text)
		if err != nil {
			return nil, err
		}
		if err := change(c, ctx, a.Number, r.User); err != nil {
			return nil, err
		}
		p := phrasesOf(speech(r))
		return &Reply{Notice: fmt.Sprintf(p.in(said, saidDE), a.Number, p.title(a.Headline))}, nil
	}
}

func numberOption() Option {
	return Option{
		Name: "number", NameDE: "nummer", Kind: NumberOption, Required: true,
		Help: "The number of the article, as the list shows it", HelpDE: "Die Nummer des Artikels, wie die Liste sie zeigt",
	}
}

// number reads the number of an article, such as "12", "#12" or "article 12!"; 0 is none.
func number(text string) uint64 {
	words := strings.Fields(text)
	if len(words) == 2 && (plain(words[0]) == "article" || plain(words[0]) == "artikel") {
		words = words[1:]
	}
	if len(words) != 1 {
		return 0
	}
	n, err := strconv.ParseUint(strings.TrimPrefix(plain(words[0]), "#"), 10, 64)
	if err != nil {
		return 0
	}
	return n
}

func isNumber(text string) bool { return number(text) > 0 }

// namedArticle returns the article of a number.
func namedArticle(c *corpus.Corpus, text string) (corpus.Article, error) {
	n := number(text)
	if n == 0 {
		return corpus.Article{}, &misuse{
			"Give the number of an article, such as 12; !list shows them.",
			"Die Nummer eines Artikels fehlt, etwa 12; !liste zeigt sie.",
		}
	}
	return c.Get(n)
}
