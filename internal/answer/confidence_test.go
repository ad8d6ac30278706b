package answer

import (
	"strings"
	"testing"

	"quoth/internal/query"
	"quoth/internal/when"
)

// verdict returns what a command is answered with.
func (b *library) verdict(t testing.TB, command string) Verdict {
	t.Helper()
	return b.answered(t, command, 1)
}

// answered returns what the engine answers a command with, at most limit sentences.
func (b *library) answered(t testing.TB, command string, limit int) Verdict {
	t.Helper()
	q := b.engine.Question(b.archive, query.ParseCommand(command), when.Date{Year: 2024, Month: 5, Day: 20})
	stories, err := b.engine.Retrieve(b.archive, q)
	if err != nil {
		t.Fatal(err)
	}
	return b.engine.Answer(b.archive, q, stories, limit)
}

// told returns the sentence that a command is answered with, "(nothing)" where none is trusted.
func (b *library) told(t testing.TB, command string) string {
	t.Helper()
	findings := b.verdict(t, command).Findings
	if len(findings) == 0 {
		return "(nothing)"
	}
	return findings[0].Text()
}

var harbourNews = []report{
	{"en", "2024-05-13", "A new ship for the northern islands",
		"The ferry Wavecrest was named in the harbour of Leith on Monday. The yard had built her in two years. A crowd of thousands cheered. " +
			"She can carry 300 passengers and 40 cars. The first voyage is planned for June."},
	{"en", "2024-05-14", "Council votes on the fish market", "The council will vote on the old fish market on Friday. Traders have asked for a new roof."},
}

// What a story is about stands in its first sentence, and need not be said again.
func TestNamedAtFirst(t *testing.T) {
	b := newLibrary(t, harbourNews...)
	each(t, b.told, map[string]string{
		"!how many cars on the wavecrest": "She can carry 300 passengers and 40 cars.",
		"!how many cars on the seagull":   "(nothing)",
	})
}

// An answer that may well be none is told as such; what was searched for is not.
func TestUnsure(t *testing.T) {
	b := newLibrary(t, harbourNews...)
	for command, want := range map[string]bool{"!what have traders asked for": false, "!who will vote for traders": true, "!search traders": false} {
		v := b.verdict(t, command)
		if len(v.Findings) != 1 || v.Findings[0].Text() != "Traders have asked for a new roof." || v.Unsure != want {
			t.Errorf("%s: unsure %v of %d answers, want %v", command, v.Unsure, len(v.Findings), want)
		}
	}
}

// Who speaks need not be named where the words stand.
func TestSpokenByWhomTheQuestionNames(t *testing.T) {
	b := newLibrary(t, report{"de", "2024-05-13", "Wechsel im Hafen", "Der Hafen von Brake bekommt eine neue Spitze. Leiterin wird die Juristin Petra Lindner. " +
		"Die Wahl am Montag war knapp. Sie kündigte an, den Streit über die Gebühren „ohne Geschrei“ zu führen."})
	if got, want := b.told(t, "was sagte petra lindner über die gebühren?"), "Sie kündigte an, den Streit über die Gebühren „ohne Geschrei“ zu führen."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// A number of another unit than the question asks for is none.
func TestUnitAskedFor(t *testing.T) {
	b := newLibrary(t, report{"en", "2024-05-13", "Hot springs under the ice", "Scientists have discovered hot springs beneath the Arctic ice. " +
		"The vents, named the Marlow Field, were found by a robot during a six-week voyage of the icebreaker Polar Crown. " +
		"Water gushes out of the sea floor there at 390 degrees Celsius."})
	if got, want := b.told(t, "!how hot is the water at the marlow field"), "Water gushes out of the sea floor there at 390 degrees Celsius."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// By whom something is done may be anybody, of whom no list tells.
func TestDoneBy(t *testing.T) {
	b := newLibrary(t, report{"en", "2024-05-13", "Leak closes the dam", "The leak was discovered by a cyclist."},
		report{"de", "2024-05-14", "Einbruch in der Mühle", "Bemerkt wurde der Einbruch am Morgen von einer Reinigungskraft."})
	for _, command := range []string{"!who discovered the leak", "!wer bemerkte den einbruch"} {
		q := b.engine.Question(b.archive, query.ParseCommand(command), when.Date{Year: 2024, Month: 5, Day: 20})
		stories, err := b.engine.Retrieve(b.archive, q)
		if err != nil {
			t.Fatal(err)
		}
		best := q.Rank(b.engine.Preparer, stories, 1)
		if len(best) == 0 || best[0].features[fLacking] > 0 {
			t.Errorf("%s: nobody is seen in %+v", command, best)
		}
	}
}

// A full name is one thing that a question is about: that both of its words are there does not make up for the deed that is not.
func TestRightPersonOtherDeed(t *testing.T) {
	b := newLibrary(t, append(harbourNews,
		report{"en", "2024-05-13", "Lowland Cup goes to the north",
			"Maren Okkels-Dray won the Lowland Cup on Sunday, beating the favourite Tilda Brewin-Hask by two seconds. The race was held in heavy rain."},
		report{"de", "2024-05-15", "Wechsel an der Spitze", "Die Juristin Petra Lindner war bereits im März als Leiterin des Hafens zurückgetreten."})...)
	for command, begins := range map[string]string{
		"!when did Maren Okkels-Dray win":    "Maren Okkels-Dray won",
		"!when did Petra Lindner resign":     "Die Juristin Petra Lindner",
		"!when did Tilda Brewin-Hask retire": "(nothing)",
		"!when did Petra Lindner marry":      "(nothing)",
	} {
		if got := b.told(t, command); !strings.HasPrefix(got, begins) {
			t.Errorf("%s: %q, want %q", command, got, begins)
		}
	}
}

// Of a name that no article has, none can tell; a first name that is left out of the story may be asked with the surname.
func TestUnheardOf(t *testing.T) {
	b := newLibrary(t, append(harbourNews, report{"en", "2024-05-13", "Storm Ottilie kills two people on the coast",
		"Storm Ottilie killed two people on the coast on Sunday. Eight people were injured. Captain Strandvik said that nobody had seen such waves."})...)
	for command, begins := range map[string]string{
		"!how many people died in storm Ottilie":                                 "Storm Ottilie killed two people",
		"!how many people died in storm Quirinius":                               "(nothing)",
		"!how many people on the coast were killed by storm Quirinius on Sunday": "(nothing)",
		"!when were people on the coast killed by storm Quirinius":               "(nothing)",
		"!what did Halvard Strandvik say":                                        "Captain Strandvik said",
		"!how many people were hurt by the Tempest":                              "Eight people were injured.",
	} {
		if got := b.told(t, command); !strings.HasPrefix(got, begins) {
			t.Errorf("%s: %q, want %q", command, got, begins)
		}
	}
}

// Who asks for a name or a sum is told nothing by a sentence that has none.
func TestWithoutANameOrSum(t *testing.T) {
	b := newLibrary(t,
		report{"en", "2024-05-10", "Dog rescued in Ostmere", "A dog was rescued from the cliff in Ostmere by a fisherman. It barked for hours."},
		report{"de", "2024-05-11", "Käfer im Keller gefunden",
			"In einem Keller in Tannhorst zählten Forscher 212 Käfer. Der Besitzer des Kellers heißt Jürgen Holm."},
		report{"de", "2024-05-12", "Steg wird saniert", "Der Steg am See wird saniert. Die Arbeiten am Steg kosten 40.000 Euro. Der Eintritt ins Strandbad ist kostenlos."},
		harbourNews[0])
	each(t, b.told, map[string]string{
		"wie heißt der hund aus ostmere":              "(nothing)",
		"what is the name of the dog from ostmere":    "(nothing)",
		"wie heißt der besitzer des kellers":          "Der Besitzer des Kellers heißt Jürgen Holm.",
		"!howmuch did the beetles in the cellar cost": "(nothing)",
		"!wieviel kosten die arbeiten am steg":        "Die Arbeiten am Steg kosten 40.000 Euro.",
		"!was kostet der eintritt ins strandbad":      "Der Eintritt ins Strandbad ist kostenlos.",
	})
}

// How many met a fate is not told by a sentence without a number, nor by those who met another.
func TestNumbersOfTheFateAskedFor(t *testing.T) {
	b := newLibrary(t, append(harbourNews, report{"de", "2024-05-15", "Unfall auf der Steige", "Ein Unfall auf der Steige bei Trossin hat den Verkehr lahmgelegt. Bei dem Unfall auf der Steige wurden zwölf Menschen verletzt."})...)
	each(t, b.told, map[string]string{
		"!how many were arrested after the accident on the steige": "(nothing)",
		"!wie viele verletzte beim unfall auf der steige":          "Bei dem Unfall auf der Steige wurden zwölf Menschen verletzt.",
		"!wie viele autos beim unfall auf der steige":              "(nothing)",
	})
}

// Whom the story names further down its first sentence may tell of by what they are.
func TestNamedLater(t *testing.T) {
	b := newLibrary(t,
		report{"de", "2014-05-12", "Baumhaus muss weg", "Ein Rentner aus Wermsdorf darf sein Baumhaus nicht behalten. Das Gericht wies die Klage ab. Im Ort ist man enttäuscht. " +
			"Horst Kühnel hatte es in eine Eiche gesetzt. Er verwendete Bretter eines Kuhstalls."},
		harbourNews[0])
	each(t, b.told, map[string]string{
		"darf kühnel das baumhaus behalten":     "Ein Rentner aus Wermsdorf darf sein Baumhaus nicht behalten.",
		"can kühnel keep his tree house":        "Ein Rentner aus Wermsdorf darf sein Baumhaus nicht behalten.",
		"darf kühnel das motorrad verschrotten": "(nothing)",
	})
}

// Somebody's name alone is no answer to what happened to him.
func TestNothingButTheName(t *testing.T) {
	b := newLibrary(t, append(harbourNews, report{"en", "2024-05-15", "Minister offers to go", "The minister of transport, Hugo Barrow, offered to resign in Leith on Tuesday."})...)
	each(t, b.told, map[string]string{
		"!which prize did hugo barrow win":      "(nothing)",
		"!where did hugo barrow study":          "(nothing)",
		"!when did hugo barrow offer to resign": "The minister of transport, Hugo Barrow, offered to resign in Leith on Tuesday.",
	})
}

// A sentence that lacks the number or reason asked for gives way to one that has it and is hardly worse.
func TestTheOneThatDoesNotFail(t *testing.T) {
	b := newLibrary(t,
		report{"en", "2024-05-10", "Kayakers rescued off Corran", "Three kayakers were rescued off Corran on Sunday. The injured kayakers were taken to hospital by helicopter. Both women, aged 31 and 44, had broken ribs."},
		report{"de", "2024-05-11", "Aquarium in Trossin wird teurer", "Das Aquarium in Trossin wird teurer als geplant. Die Kosten des Aquariums stiegen zuletzt im März. Schuld sei der weiche Boden, sagte der Bauleiter. Das Aquarium öffnet im Mai."})
	each(t, b.told, map[string]string{
		"!how old are the injured kayakers":       "Both women, aged 31 and 44, had broken ribs.",
		"!warum stiegen die kosten des aquariums": "Schuld sei der weiche Boden, sagte der Bauleiter.",
	})
}
