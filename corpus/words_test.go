package corpus

import "testing"

// harbour is a story that is asked about in words other than its own.
var harbour = Article{
	Headline: "Nacht an der Mole",
	Text: "In Wismar lief am Sonntag ein Frachter auf eine Sandbank. Verletzt wurde niemand. " +
		"Den Preis der Stadt für Baukunst erhielt am selben Abend Ottilie Kranz. " +
		"Der neue Speicher hat 340 Quadratmeter.",
	Lang: "de",
}

func TestAMemberAsksInOtherWords(t *testing.T) {
	c := openHolding(t, network, decline, quarry, harbour)
	for _, x := range []struct{ name, line, want string }{
		{"a thing by its kind, across languages", "!where is the ship", "In Wismar lief am Sonntag ein Frachter auf eine Sandbank."},
		{"a compound for its parts", "!wer bekam den baukunstpreis", "Den Preis der Stadt für Baukunst erhielt am selben Abend Ottilie Kranz."},
		{"no price in square metres", "!wie viel kostet der speicher", ""},
	} {
		got := ""
		if r := ask(t, c, x.line); r.Answered {
			got = r.Answers[0].Sentence
		}
		if got != x.want {
			t.Errorf("%s: %s: %q, want %q", x.name, x.line, got, x.want)
		}
	}
}
