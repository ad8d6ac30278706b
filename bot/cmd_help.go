package bot

import (
	"context"
	"strings"

	"quoth/corpus"
)

func helpCommand() Command {
	return Command{
		Name: "help", Aliases: []string{"hilfe"}, Args: "[command]", ArgsDE: "[Befehl]",
		Fits: func(text string) bool {
			return len(strings.Fields(text)) == 1 && find(Commands(), trimMark(text)) != nil
		},
		Help: "What the bot can do", HelpDE: "Was der Bot kann", Example: "help who", ExampleDE: "hilfe wer",
		Options: []Option{{
			Name: "command", NameDE: "befehl", Kind: TextOption, Help: "One command to be explained", HelpDE: "Ein Befehl, der erklärt werden soll",
		}},
		Run: func(_ context.Context, _ *corpus.Corpus, r *Request) (*Reply, error) {
			all := Commands()
			word, _ := cutWord(r.Text)
			if word == "" {
				return &Reply{Help: all}, nil
			}
			if c := find(all, trimMark(word)); c != nil {
				return &Reply{Help: []Command{*c}}, nil
			}
			return &Reply{Help: all, Notice: phrasesOf(speech(r)).unknownCommand(word)}, nil
		},
	}
}

// trimMark takes the mark of a command, or of a slash command, off a word.
func trimMark(word string) string { return strings.TrimLeft(word, "!/") }
