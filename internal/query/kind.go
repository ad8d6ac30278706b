package query

import (
	"slices"
	"strings"
	"unicode"

	"quoth/internal/lang"
)

// Kind says what a question asks for. The values are append-only.
type Kind uint8

// The kinds of question; corpus describes them.
const (
	Ask Kind = iota + 1
	Who
	What
	When
	Where
	Why
	How
	HowMany
	HowMuch
	Which
	Said
	Summary
	Search
)

// commands are the command words of each kind, its name in each language first.
var commands = [...]struct {
	kind            Kind
	english, german []string
}{
	{Ask, []string{"ask"}, []string{"frag", "frage"}},
	{Who, []string{"who", "whom", "whose"}, []string{"wer", "wen", "wem", "wessen"}},
	{What, []string{"what"}, []string{"was"}},
	{When, []string{"when"}, []string{"wann"}},
	{Where, []string{"where"}, []string{"wo", "woher", "wohin"}},
	{Why, []string{"why"}, []string{"warum", "wieso", "weshalb"}},
	{How, []string{"how"}, []string{"wie"}},
	{HowMany, []string{"howmany"}, []string{"wieviele"}},
	{HowMuch, []string{"howmuch"}, []string{"wieviel"}},
	{Which, []string{"which"}, []string{"welche", "welcher", "welches", "welchen", "welchem"}},
	{Said, []string{"said"}, []string{"sagte"}},
	{Summary, []string{"summary"}, []string{"zusammenfassung"}},
	{Search, []string{"search"}, []string{"suche"}},
}

// String returns the kind's English command word.
func (k Kind) String() string {
	for _, c := range commands {
		if c.kind == k {
			return c.english[0]
		}
	}
	return "unknown"
}

// Kinds returns every kind in a fixed order.
func Kinds() []Kind {
	all := make([]Kind, len(commands))
	for i, c := range commands {
		all[i] = c.kind
	}
	return all
}

// Words returns the command words of a kind: its English name, the German words, the other English ones.
func (k Kind) Words() []string {
	for _, c := range commands {
		if c.kind == k {
			return slices.Concat(c.english[:1], c.german, c.english[1:])
		}
	}
	return nil
}

// Command is a command line taken apart.
type Command struct {
	Kind Kind
	Lang string // code of the language of the command word; empty if there is none
	Text string // what follows it
}

// ParseCommand splits a command line such as "!who declined" or "wer hat abgesagt?" into the kind
// its first word names and the rest. A first word that names no kind belongs to the question, which
// then is a free one (Ask).
func ParseCommand(line string) Command {
	line = strings.TrimSpace(strings.ToValidUTF8(line, ""))
	line = strings.TrimSpace(strings.TrimPrefix(line, "!"))
	first, rest := line, ""
	if i := strings.IndexFunc(line, unicode.IsSpace); i >= 0 {
		first, rest = line[:i], strings.TrimSpace(line[i:])
	}
	word := lang.Fold(strings.TrimRight(first, "?!.,:"))
	for _, c := range commands {
		if slices.Contains(c.english, word) {
			return Command{Kind: c.kind, Lang: "en", Text: rest}
		}
		if slices.Contains(c.german, word) {
			return Command{Kind: c.kind, Lang: "de", Text: rest}
		}
	}
	return Command{Kind: Ask, Text: line}
}
