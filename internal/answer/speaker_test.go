package answer

import "testing"

func TestSpeaker(t *testing.T) {
	for _, c := range []struct{ name, lang, body, command, speaker, span string }{
		{"verb before the name", "de", "„Die Brücke ist sicher“, sagte Karl Huber am Montag.", "!said brücke", "Karl Huber", "Die Brücke ist sicher"},
		{"verb behind the name", "en", `Ellen Price said: "The bridge is safe."`, "!said bridge", "Ellen Price", "The bridge is safe."},
		{"so", "de", "Die Brücke sei sicher, so Karl Huber.", "!said brücke", "Karl Huber", "Die Brücke sei sicher"},
		{"name within the quotation", "en", `"Robert Finch built the bridge well," said Ellen Price.`, "!said bridge", "Ellen Price", "Robert Finch built the bridge well"},
		{"nothing but a quotation", "de", "Die Baurätin Vera Lund war außer sich. „Die Brücke hält keinen Winter mehr.“ Der Rat tagt am Montag.", "!said brücke winter", "Vera Lund", "Die Brücke hält keinen Winter mehr."},
		{"a pronoun without quotation marks", "en", "Engineer Ellen Price was furious. The bridge was never safe, she grumbled.", "!said bridge safe", "Ellen Price", "The bridge was never safe"},
		{"behind a colon", "de", "Der Baurat Karl Huber ist gelassen: Die Brücke habe hundert Winter überstanden.", "!said brücke winter", "Karl Huber", "Die Brücke habe hundert Winter überstanden"},
		{"two sentences of one quotation", "de", "„Die Brücke ist sicher. Wir haben den Beton der Brücke geprüft“, sagte Karl Huber.", "!said beton geprüft", "Karl Huber", "Wir haben den Beton der Brücke geprüft"},
		{"told behind it", "de", "Vera Lund kam zu spät. „Die Brücke hält keinen Winter mehr.“ Das sagte Karl Huber.", "!said brücke winter", "Karl Huber", "Die Brücke hält keinen Winter mehr."},
		{"opened before", "de", "„Die Brücke ist sicher. Wir haben den Beton geprüft“, sagte Karl Huber.", "!said brücke sicher", "Karl Huber", "Die Brücke ist sicher."},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := newLibrary(t, report{c.lang, "2019-02-01", "", c.body}).ask(t, c.command)
			if len(f) == 0 {
				t.Fatal("nothing found")
			}
			if f[0].Speaker != c.speaker || f[0].Answer() != c.span {
				t.Errorf("%q says %q, want %q: %q", f[0].Speaker, f[0].Answer(), c.speaker, c.span)
			}
		})
	}
}

// What somebody else says of her is not what she said.
func TestSaidByThePersonNamed(t *testing.T) {
	b := newLibrary(t,
		report{"de", "2019-02-01", "Streit im Ruderverein", "Vera Lund leitet den Ruderverein seit Mai. Der Kassenwart Ole Brandt sagte über Vera Lund: „Diese Frau hat uns alle belogen.“"},
		report{"de", "2019-02-04", "Ruderverein baut", "Vera Lund sagte am Montag: „Wir bauen ein neues Bootshaus.“"},
	)
	if got := b.best(t, "!said lund"); got != "Wir bauen ein neues Bootshaus." {
		t.Errorf("she said %q", got)
	}
}

// Who is asked for alone is quoted wherever they speak, and nobody else in their place.
func TestAllThatSomebodySaid(t *testing.T) {
	b := newLibrary(t,
		report{"de", "2024-03-04", "Streit um die Brücke", "Die Brücke über die Aller bleibt gesperrt. Landrätin Anna Quandt erzählte am Montag, drei Pfeiler seien gerissen. Der Verkehr staut sich bis zur Autobahn."},
		report{"de", "2024-03-05", "Brand im Kloster", "Im Kloster Sankt Veit hat es gebrannt. Verletzt wurde niemand. Nach Angaben der Äbtissin verbrannten 6.000 Bücher."},
		report{"en", "2024-03-06", "Ferry back in service", "The ferry to Overstrand is running again. Skipper Ed Tellwright promised that she would sail on time. His brother Tom was on board."})
	each(t, b.told, map[string]string{
		"!said quandt":      "Landrätin Anna Quandt erzählte am Montag, drei Pfeiler seien gerissen.",
		"!was sagte Quandt": "Landrätin Anna Quandt erzählte am Montag, drei Pfeiler seien gerissen.",
		"!sagte äbtissin":   "Nach Angaben der Äbtissin verbrannten 6.000 Bücher.",
		"!said tellwright":  "Skipper Ed Tellwright promised that she would sail on time.",
		"!said verkehr":     "(nothing)", "!said overstrand": "(nothing)", "!said köhler": "(nothing)",
	})
}

// A full name is nobody else of the same first or last name.
func TestSaidByNobodyElseOfTheName(t *testing.T) {
	b := newLibrary(t,
		report{"en", "2024-03-04", "Oil on the beach", "Oil has reached the beach of Overstrand. “We need towels,” said Delyth Morgan-Pugh, who runs the shelter. Gareth Ellison, the mayor, told Radio Coast that the owner would pay."},
		report{"en", "2024-03-05", "Escape", "Two men have escaped from the prison of Norwich. Gareth Pugh was serving nine years for arson."},
		report{"de", "2024-03-06", "Wahl in Laibach", "Der Arzt Matjaž Kovačič hat die Wahl gewonnen. Kovačič sagte: „Wir haben nur Anstand versprochen.“"})
	each(t, b.told, map[string]string{
		"!said gareth pugh": "(nothing)", "!said gareth ellison": "Gareth Ellison, the mayor, told Radio Coast that the owner would pay.",
		"!said morgan-pugh": "“We need towels,” said Delyth Morgan-Pugh, who runs the shelter.",
		"!said kovacic":     "Kovačič sagte: „Wir haben nur Anstand versprochen.“",
	})
}
