package query

import (
	"strings"
	"unicode/utf8"

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

// commands are the command words of each kind, the English name first.
var commands = [...]struct {
	kind  Kind
	words []string
}{
	{Ask, []string{"ask", "frag", "frage"}},
	{Who, []string{"who", "wer", "whom", "wen", "wem", "whose", "wessen"}},
	{What, []string{"what", "was"}},
	{When, []string{"when", "wann"}},
	{Where, []string{"where", "wo", "woher", "wohin"}},
	{Why, []string{"why", "warum", "wieso", "weshalb"}},
	{How, []string{"how", "wie"}},
	{HowMany, []string{"howmany", "wieviele"}},
	{HowMuch, []string{"howmuch", "wieviel"}},
	{Which, []string{"which", "welche", "welcher", "welches", "welchen", "welchem"}},
	{Said, []string{"said", "sagte"}},
	{Summary, []string{"summary", "zusammenfassung"}},
	{Search, []string{"search", "suche"}},
}

// String returns the kind's English command word.
func (k Kind) String() string {
	for _, c := range commands {
		if c.kind == k {
			return c.words[0]
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

// Words returns the command words of a kind, the English name first.
func (k Kind) Words() []string {
	for _, c := range commands {
		if c.kind == k {
			return append([]string(nil), c.words...)
		}
	}
	return nil
}

// ParseCommand splits a command line such as "!who declined" or "wer hat abgesagt?" into the kind
// its first word names and the rest. A first word that names no kind belongs to the question, which
// then is a free one (Ask).
func ParseCommand(line string) (Kind, string) {
	line = strings.TrimSpace(strings.ToValidUTF8(line, ""))
	line = strings.TrimSpace(strings.TrimPrefix(line, "!"))
	first, rest := line, ""
	if i := strings.IndexFunc(line, isSpace); i >= 0 {
		_, n := utf8.DecodeRuneInString(line[i:])
		first, rest = line[:i], strings.TrimSpace(line[i+n:])
	}
	word := lang.Fold(strings.TrimRight(first, "?!.,:"))
	for _, c := range commands {
		for _, w := range c.words {
			if w == word {
				return c.kind, rest
			}
		}
	}
	return Ask, line
}

func isSpace(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\u00a0' }
