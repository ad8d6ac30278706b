package answer

import "testing"

func TestSpeaker(t *testing.T) {
	for _, c := range []struct{ name, lang, body, command, speaker, span string }{
		{"verb before the name", "de", "„Die Brücke ist sicher“, sagte Karl Huber am Montag.", "!said brücke", "Karl Huber", "Die Brücke ist sicher"},
		{"verb behind the name", "en", `Ellen Price said: "The bridge is safe."`, "!said bridge", "Ellen Price", "The bridge is safe."},
		{"so", "de", "Die Brücke sei sicher, so Karl Huber.", "!said brücke", "Karl Huber", "Die Brücke sei sicher"},
		{"name within the quotation", "en", `"Robert Finch built the bridge well," said Ellen Price.`, "!said bridge", "Ellen Price", "Robert Finch built the bridge well"},
		{"two sentences of one quotation", "de", "„Die Brücke ist sicher. Wir haben den Beton der Brücke geprüft“, sagte Karl Huber.", "!said beton geprüft", "Karl Huber", "Wir haben den Beton der Brücke geprüft"},
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
