package answer

import (
	"fmt"
	"strings"
	"testing"
)

// In an interview the reply answers, however short it is, and not the question that has the words.
func TestTheReplyAnswers(t *testing.T) {
	b := newLibrary(t,
		report{"en", "2021-03-01", "A boatbuilder retires", "Henry Walsh builds rowing boats in Dunmouth. We met him in his yard.\n\n**Who rents the boats?**\nMostly schools. A club takes three.\n\nWhy do you stop now?"},
		report{"de", "2021-04-01", "Die Glasbläserin von Altdorf", "Petra Vogt bläst Glas in Altdorf. Wir sprachen mit ihr.\n\nWelches Land kauft die meisten Vasen?\nSüdkorea. Dort gibt es 40 Läden.\n\nWas planen Sie?\nEine Ausstellung."},
		report{"en", "2021-05-01", "Toll road talks", "\"Why should the fishers of Oxmoor pay a toll?\" Mayor Gale asked the council. The room fell silent.\n\n" +
			"Has the engineer Karl Braun left the causeway project? Yes. He goes home to Bergen."})
	for command, want := range map[string]string{
		"!who rents the boats":                  "Mostly schools.",
		"!welches land kauft die meisten vasen": "Südkorea.",
		"!ask why does the boatbuilder stop":    "Why do you stop now?", // nothing replies
		`!search "rents the boats"`:             "**Who rents the boats?**",
		"!who left the causeway project":        "Has the engineer Karl Braun left the causeway project?", // not "Yes."
		"!said oxmoor toll":                     "\"Why should the fishers of Oxmoor pay a toll?\"",
	} {
		if f := b.ask(t, command); len(f) == 0 || f[0].Text() != want {
			t.Errorf("%s: %+v, want %q", command, f, want)
		}
	}
}

// A number alone counts what the question before it asks for.
func TestNumberAloneReplies(t *testing.T) {
	b := newLibrary(t, report{"en", "2021-06-01", "The goats of Hilary Dunn", "Hilary Dunn keeps goats above Dunmouth. We met her at the gate.\n\nHow many goats do you have now?\nEleven. They eat everything.\n\n" +
		"What comes next?\nThen I want to take forty goats to the island of my aunt."})
	if f := b.ask(t, "!howmany goats does hilary dunn have"); len(f) == 0 || f[0].Answer() != "Eleven" {
		t.Errorf("%+v", f)
	}
}

// In a printed interview the name before the colon says whose words they are, to the end of the paragraph.
func TestTheNameBeforeTheColonSpeaks(t *testing.T) {
	b := newLibrary(t, report{"de", "2020-05-09", "Im Garten der Imkerin", "Die Imkerin Rosa Wendt hält 120 Völker im Spreewald.\n\nNZ: Frau Wendt, wie geht es Ihren Bienen?\n\n" +
		"Wendt: Nicht gut. Im Winter sind 38 Völker gestorben.\n\nNZ: Freuen Sie Bienen auf Schuldächern?\n\nWendt: Nein. Wer dort Stöcke aufstellt, nimmt den Hummeln das Futter weg."},
		report{"de", "2020-05-10", "Kurz gemeldet", "Norrby: Fischer haben den Hafen gesperrt. Der Rat: Uneins über die Hummeln im Park."})
	each(t, b.told, map[string]string{
		"!was sagte Wendt über Hummeln":        "Wer dort Stöcke aufstellt, nimmt den Hummeln das Futter weg.",
		"!what did Wendt say about the winter": "Im Winter sind 38 Völker gestorben.",
	})
	if f := b.ask(t, "!said wendt hummeln"); len(f) == 0 || f[0].Speaker != "Rosa Wendt" {
		t.Errorf("%+v", f)
	}
}

// Who speaks in a long record is told from few names and from many, and where each has an age.
func TestALongRecord(t *testing.T) {
	for name, record := range longRecords(2_000) {
		b := newLibrary(t, report{"en", "2021-07-02", "The tunnel", record})
		if f := b.ask(t, "!said Smith tunnel"); len(f) == 0 {
			t.Errorf("%s: no answers", name)
		}
	}
}

// longRecords are records of so many lines.
func longRecords(lines int) map[string]string {
	var few, many strings.Builder
	for i := range lines {
		few.WriteString("Smith: Tunnel?\nTunnel: Smith!\n")
		fmt.Fprintf(&many, "Karl Smith%c%c%c: The tunnel!\n", 'a'+i%26, 'a'+i/26%26, 'a'+i/676%26)
	}
	return map[string]string{
		"few": few.String(), "many": many.String(), "aged": strings.Repeat("Karl Smith, 45, left the tunnel. Smith (45) said so. ", lines/2),
	}
}

// BenchmarkLongRecord asks of records of a megabyte, not yet read.
func BenchmarkLongRecord(b *testing.B) {
	for name, record := range longRecords(35_000) {
		b.Run(name, func(b *testing.B) {
			for range b.N {
				b.StopTimer()
				l := newLibrary(b, report{"en", "2021-07-02", "The tunnel", record})
				b.StartTimer()
				l.ask(b, "!said Smith tunnel")
			}
		})
	}
}

// A place that opens a story in a sentence of its own replies to nothing.
func TestPlaceAloneAnswersNothing(t *testing.T) {
	b := newLibrary(t, report{"de", "2021-07-01", "Grauwiek nach der Flut", "Grauwiek. Am Montag stieg das Wasser über die Deiche. Rund 2000 Bewohner mussten fort."},
		harbourNews[0])
	each(t, b.told, map[string]string{
		"!when can residents return to grauwiek":       "(nothing)",
		"!wo übernachten die leute aus grauwiek":       "(nothing)",
		"!wie viele bewohner mussten in grauwiek fort": "Rund 2000 Bewohner mussten fort.",
	})
}
