package bot

import (
	"context"
	"slices"
	"strings"

	"quoth/corpus"
	"quoth/internal/lang"
)

// Command is one thing that the bot can be told to do, in Discord and in the terminal alike.
type Command struct {
	Name      string   // English command word
	Aliases   []string // other words for it, the German one first, which there always is
	Args      string   // what may follow, for the help: "<question>"
	ArgsDE    string
	Help      string // one sentence, without a full stop
	HelpDE    string
	Example   string // a line after the mark "!"
	ExampleDE string
	Manager   bool                   // only for those who may manage messages
	Ranked    bool                   // for all, but does more for those who may manage messages
	Fits      func(text string) bool // whether these can be its arguments; nil where any text can
	Options   []Option               // how a slash command takes the arguments
	// Run carries the command out. A reply that comes with an error tells what was stored before it.
	Run func(ctx context.Context, c *corpus.Corpus, r *Request) (*Reply, error)
}

// Option is an argument of a slash command.
type Option struct {
	Name, NameDE string
	Help, HelpDE string
	Kind         OptionKind
	Required     bool
	Private      bool // where it is given, the reply is shown to the asker alone
}

// OptionKind says what an option holds.
type OptionKind uint8

// The kinds of option.
const (
	TextOption   OptionKind = iota + 1 // goes into Request.Text, or the field of its name
	NumberOption                       // a whole number from 1, goes into Request.Text
	FileOption                         // goes into Request.Files
)

// Commands returns every command, in the order in which the help shows them.
func Commands() []Command {
	return slices.Concat(questionCommands(), []Command{
		addCommand(),
		removeCommand(),
		restoreCommand(),
		listCommand(),
		helpCommand(),
		forgetCommand(),
	})
}

// Words returns the name and the aliases of a command.
func (c *Command) Words() []string { return append([]string{c.Name}, c.Aliases...) }

// IsQuestion tells whether a command asks the corpus.
func (c *Command) IsQuestion() bool {
	return slices.ContainsFunc(corpus.Kinds(), func(k corpus.Kind) bool { return k.String() == c.Name })
}

// Named returns the command that a line begins with, nil where it begins with none, and whether a "!" marks it as one.
func Named(line string) (c *Command, marked bool) {
	bare, marked := strings.CutPrefix(strings.TrimSpace(line), "!")
	word, _ := cutWord(bare)
	return find(Commands(), word), marked
}

// plain returns a word as commands are compared with it.
func plain(word string) string { return lang.Fold(strings.TrimRight(word, "?!.,:")) }

// find returns the command that a word names, nil if it names none.
func find(commands []Command, word string) *Command {
	word = plain(word)
	for i := range commands {
		if slices.Contains(commands[i].Words(), word) {
			return &commands[i]
		}
	}
	return nil
}

// cutWord splits a line at its first white space.
func cutWord(line string) (word, rest string) {
	line = strings.TrimSpace(line)
	if i := strings.IndexAny(line, " \t\n\r\u00a0"); i >= 0 {
		return line[:i], strings.TrimSpace(line[i:])
	}
	return line, ""
}

// parse finds the command of a line such as "!who declined", "list 2" or "wer hat abgesagt?". A line that begins with "!" and names no
// command has none (nil). Without the mark, a line whose first word names a command is still a free question where the rest does not fit
// that command, such as "list the banks that declined", and talk before a question is left away. "Who are you?" asks for help. Holds says
// that a file or a message to be stored came with the line.
func parse(commands []Command, line string, holds bool) (c *Command, word, text string) {
	line = withoutTalk(strings.TrimSpace(strings.ToValidUTF8(line, "\uFFFD")))
	bare, told := strings.CutPrefix(line, "!")
	if word = asides[bareWords(bare)]; word != "" {
		return find(commands, word), word, ""
	}
	word, text = cutWord(bare)
	if c = find(commands, word); told || c != nil && c.takes(text, holds) {
		return c, word, text
	}
	return find(commands, corpus.Ask.String()), "", line
}

// takes tells whether a text after the name of a command, without a mark before it, is meant for the command.
func (c *Command) takes(text string, holds bool) bool {
	return text == "" || c.Fits == nil || c.Fits(text) || holds && c.Name == addName
}
