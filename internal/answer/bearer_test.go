package answer

import "testing"

// Who is asked for by what they are is quoted by name and pronoun too, and nobody else in their place.
func TestSaidByWhoeverIsThat(t *testing.T) {
	b := newLibrary(t,
		report{"de", "2024-03-04", "Streit um die Brücke", "Die Brücke über die Aller bleibt gesperrt. Der Landrat, Jens Quandt, zeigte sich besorgt. „Drei Pfeiler sind gerissen“, sagte Quandt. " +
			"Brückenwärterin Mia Holt widersprach. „Gerissen ist nur die Farbe“, sagte sie."},
		report{"en", "2024-03-05", "Fire at the mill", "The mill at Overstrand has burned down. Fire chief Ed Tellwright blamed a heater. “It was forty years old,” he said. The miller, Ann Pugh, has lost her home. " +
			"“My cat woke me,” Ms Pugh said. Her neighbour Liz Crane, a niece of the mayor, called it a tragedy."},
		report{"de", "2024-03-06", "Trainer geht", "Der Handballverein Aller sucht einen Trainer. Sein bisheriger Trainer Tom Brink geht nach Kiel. „Ich brauche Seeluft“, sagte Brink."})
	for command, want := range map[string]string{
		"!sagte der landrat":            "„Drei Pfeiler sind gerissen“, sagte Quandt.",
		"was sagte die brückenwärterin": "„Gerissen ist nur die Farbe“, sagte sie.",
		"!said the miller":              "“My cat woke me,” Ms Pugh said.",
		"!sagte der feuerwehrchef":      "“It was forty years old,” he said.",
		"!sagte der trainer":            "„Ich brauche Seeluft“, sagte Brink.",
		"!sagte die trainerin":          "(nothing)",
		"!said the mayor":               "(nothing)",
	} {
		if got := b.told(t, command); got != want {
			t.Errorf("%s: %q, want %q", command, got, want)
		}
	}
}

// What somebody says may be told without their words, and of two with one surname each says their own.
func TestSaidWithoutTheirWords(t *testing.T) {
	b := newLibrary(t,
		report{"de", "2024-03-04", "Stellen gestrichen", "Das Walzwerk streicht 90 Stellen. Ministerin Eva Barkow nannte die Pläne bedauerlich. Stadtrat Udo Barkow, ihr Vetter, forderte ein Gespräch. Auch die Löhne würden gekürzt, sagte Betriebsrat Ole Garbe."},
		report{"en", "2024-03-05", "Pier to close", "The pier at Overstrand will close. Joan Pugh, who owns the kiosk, accused the council of neglect. Carl Pugh, a diver, told Mr Heath that the legs were sound. Mr Pugh said he would dive again."})
	for command, want := range map[string]string{
		"!sagte eva barkow":                 "Ministerin Eva Barkow nannte die Pläne bedauerlich.",
		"!sagte udo barkow":                 "Stadtrat Udo Barkow, ihr Vetter, forderte ein Gespräch.",
		"!sagte ida barkow":                 "(nothing)",
		"!sagte garbe":                      "Auch die Löhne würden gekürzt, sagte Betriebsrat Ole Garbe.",
		"!said joan pugh":                   "Joan Pugh, who owns the kiosk, accused the council of neglect.",
		"!sagte eva barkow über joan pugh":  "(nothing)",
		"was sagte udo barkow zum gespräch": "Stadtrat Udo Barkow, ihr Vetter, forderte ein Gespräch.",
	} {
		if got := b.told(t, command); got != want {
			t.Errorf("%s: %q, want %q", command, got, want)
		}
	}
}
