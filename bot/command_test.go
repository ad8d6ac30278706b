package bot

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

// Without the mark a word that names a command is taken as such only where the rest fits it.
func TestParse(t *testing.T) {
	const question = "ask"
	for _, test := range []struct {
		line  string
		holds bool // a file or a message replied to comes with it
		want  string
	}{
		{"!list the banks that declined", false, "list"}, {"list the banks that declined", false, question},
		{"list", false, "list"}, {"liste 2 Papierkorb", false, "list"}, {"list bin", false, "list"}, {"List of the banks?", false, question},
		{"liste die Banken auf, die abgelehnt haben", false, question},
		{"help", false, "help"}, {"Hilfe wer", false, "help"}, {"help !add", false, "help"}, {"help for flood victims: who paid?", false, question}, {"help wanted", false, question},
		{"remove 12", false, "remove"}, {"entferne #12", false, "remove"}, {"remove the mayor, who wants that?", false, question}, {"restore 0", false, question},
		{"forget me", false, "forget"}, {"vergiss <@80351110224678912>", false, "forget"}, {"forget 80351110224678912", false, "forget"}, {"forget Bert", false, question},
		{"forget 2018", false, question},
		{"add up the costs of the bridge", false, question}, {"add it all up: who paid. And who did not?", false, question},
		{"add The tram hit a cow on Monday, the mayor Ann Lee said. It was unhurt.", false, "add"}, {"add date 2018-08 Tram hits cow", false, "add"},
		{"add date 2025-01-01 Bridge", true, "add"}, {"add", true, "add"},
		{"add date 2025-01-01 Bridge closed\nThe bridge was closed.", false, "add"}, {"!add It is so.", false, "add"},
		{"who declined?", false, "who"}, {"search for the missing boy - who leads it?", false, "search"}, {"the banks", false, question},
		{"Who are you?", false, "help"}, {"!was kannst du", false, "help"}, {"Hallo, Quoth!", false, "help"}, {"who are you going to call", false, "who"},
		{"Welche Artikel hast du?", false, "list"}, {"danke!", false, question}, {"Hi 👋 <:wave:12>", false, "help"}, {"Hello Kitty", false, question},
		{"Hey , who declined?", false, "who"}, {"Hi, Quoth! What can you do?", false, "help"}, {"hallo wer hat abgelehnt", false, "who"}, {"Guten Tag! list 2", false, "list"},
		{"Kannst du mir sagen, wer das Gemälde gefunden hat?", false, "who"}, {"Sorry, do you know when the bridge reopens", false, "when"},
		{"Thank You for Smoking", false, question}, {"danke, Quoth", false, question}, {"!frobnicate", false, ""},
	} {
		c, word, text := parse(Commands(), test.line, test.holds)
		name := ""
		if c != nil {
			name = c.Name
		}
		if name != test.want || name == question && (word != "" || text != test.line) {
			t.Errorf("%q: %s with word %q, text %q, want %s", test.line, name, word, text, test.want)
		}
	}
}

// A line may be a whole file.
func TestParseLongLine(t *testing.T) {
	for _, line := range []string{strings.Repeat("so, ", 1<<18), "add " + strings.Repeat("ok. ", 1<<18), strings.Repeat("danke ", 1<<18)} {
		if c, _, _ := parse(Commands(), line, false); c == nil {
			t.Errorf("%.20q has no command", line)
		}
	}
}

// Every description is shown whole by Discord, but that of add, which is shortened.
func TestSlashHelpFits(t *testing.T) {
	for _, c := range Commands() {
		for _, help := range []string{c.Help, c.HelpDE} {
			if n := utf8.RuneCountInString(help); n > maxSlashHelp && c.Name != addName {
				t.Errorf("%s has %d characters: %s", c.Name, n, strings.TrimSpace(help))
			}
		}
	}
}

// Whatever is said to the bot is taken apart without a panic: a command is one of those there are, and its words are in the line.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"!who declined", "wer?", "!", "! who", "!WER: x", "<@1> hi", "!add\ndate 2018", "\u00a0!\u00a0who", "!was\u200bwar", "\xff!who"} {
		f.Add(s)
	}
	commands := Commands()
	f.Fuzz(func(t *testing.T, s string) {
		if line, _ := spoken(commands, s, "1", false); !utf8.ValidString(line) {
			t.Errorf("%q: spoken %q", s, line)
		}
		c, word, text := parse(commands, s, false)
		if c != nil && word != "" && find(commands, word) != c {
			t.Errorf("%q: %q is not %s", s, word, c.Name)
		}
		if clean := strings.ToValidUTF8(s, "\uFFFD"); asides[bareWords(clean)] == "" && !strings.Contains(clean, word) || !strings.Contains(clean, text) {
			t.Errorf("%q: word %q, text %q", s, word, text)
		}
		if l := speech(&Request{Word: word, Text: text}); l != "de" && l != "en" {
			t.Errorf("%q: speaks %q", s, l)
		}
	})
}

func TestSpeech(t *testing.T) {
	for _, test := range []struct{ line, locale, want string }{
		{"!who declined", "", "en"}, {"!wer hat abgelehnt", "", "de"}, {"!wer declined", "", "de"},
		{"!who hat das Angebot abgelehnt", "", "de"}, {"!wer has declined the offer", "", "en"},
		{"Wer hat abgelehnt?", "", "de"}, {"who declined the offer?", "", "en"}, {"Zuckerberg", "de", "de"}, {"Zuckerberg", "", "en"},
		{"!search Zuckerberg", "", "en"}, {"!suche Zuckerberg", "", "de"}, {"!list", "", "en"}, {"!liste", "", "de"}, {"!größe", "", "en"},
		{"!wann heiratete Prinz Harry", "", "de"}, {"!wer?", "", "de"}, {"!Hilfe!", "", "de"}, {"hilfe", "", "de"}, {"!who?", "", "en"},
	} {
		_, word, text := parse(Commands(), test.line, false)
		if got := speech(&Request{Word: word, Text: text, Lang: test.locale}); got != test.want {
			t.Errorf("%q: got %s, want %s", test.line, got, test.want)
		}
	}
}

// No phrase is missing in either language, and no word names two commands.
func TestPhrasesAndWords(t *testing.T) {
	for _, p := range []*phrases{&english, &german} {
		v := reflect.ValueOf(*p)
		for i := range v.NumField() {
			if v.Field(i).IsZero() {
				t.Errorf("%s is missing (German: %t)", v.Type().Field(i).Name, p == &german)
			}
		}
	}
	seen := map[string]string{}
	for _, c := range Commands() {
		if c.Help == "" || c.HelpDE == "" || c.Example == "" || c.ExampleDE == "" || len(c.Aliases) == 0 || c.Run == nil {
			t.Errorf("%s is incomplete", c.Name)
		}
		for _, w := range c.Words() {
			if seen[w] != "" {
				t.Errorf("%q names %s and %s", w, seen[w], c.Name)
			}
			seen[w] = c.Name
		}
	}
}
