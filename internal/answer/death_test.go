package answer

import (
	"strings"
	"testing"
)

// How somebody died is told by the cause, which need not say again that they did.
func TestHowSomebodyDied(t *testing.T) {
	b := newLibrary(t,
		report{"en", "2024-05-13", "Painter Halla Brekkan dies at 91",
			"The painter Halla Brekkan died on Friday in Vardholm. Her daughter said the cause was heart failure. She had painted the sea 3,000 times in 60 years."},
		report{"de", "2024-05-14", "Toter Elch am Bahndamm von Ostervik",
			"Am Bahndamm von Ostervik ist ein toter Elch gefunden worden. Das Tier wiegt etwa 400 Kilogramm. Todesursache war der Zusammenstoß mit einem Güterzug."},
		report{"de", "2024-05-15", "Torwart Eike Ramsauer tot", "Der Torwart Eike Ramsauer ist nach Auskunft seines Vereins gestorben. Die Ermittler glauben an einen Suizid."},
		harbourNews[0])
	for command, begins := range map[string]string{
		"!how did halla brekkan die":      "Her daughter said the cause",
		"woran starb halla brekkan?":      "Her daughter said the cause",
		"!how did the elk die":            "Todesursache war",
		"woran starb der elch?":           "Todesursache war",
		"what killed the elk at ostervik": "Todesursache war",
		"!why did eike ramsauer die":      "Die Ermittler glauben an einen Suizid",
		"woran starb eike ramsauer?":      "Die Ermittler glauben an einen Suizid",
	} {
		if got := b.told(t, command); !strings.HasPrefix(got, begins) {
			t.Errorf("%s: %q, want %q", command, got, begins)
		}
	}
}

// Bold type is for what may tell how or when: a name beside it, a weight and a date do not.
func TestNoBoldForWhatTellsNothing(t *testing.T) {
	b := newLibrary(t,
		report{"en", "2024-05-13", "Otter rescued from the lock at Brennock",
			"The otter was rescued by hand. The rescue of the otter pleased Ellis Marchmont. The otter of Brennock weighs 9 kilograms."},
		report{"de", "2024-05-14", "Ratswahl in Ostervik", "Tilda Kranich bleibt Bürgermeisterin von Ostervik. " +
			"Die Schwester des Verlierers, Magda Holk, zeigte sich nach der Ratswahl erleichtert."})
	for command, want := range map[string]map[string]bool{
		"!how was the otter rescued":                    {"by hand": true},
		"!how did Marchmont like the rescue":            {"Ellis Marchmont": false},
		"!wie reagierte die schwester auf die ratswahl": {"Magda Holk": false},
		"!since when has Tilda Kranich been mayor":      {"Ostervik": false, "Tilda Kranich": false},
		"!wann wird tilda kranich wieder bürgermeister": {"Ostervik": false, "Tilda Kranich": false},
	} {
		got := b.best(t, command)
		for span, right := range want {
			if (got == span) != right {
				t.Errorf("%s: %q", command, got)
			}
		}
	}
}

// Those among the victims have died, and how somebody was murdered is told by what it was done with.
func TestVictims(t *testing.T) {
	b := newLibrary(t,
		report{"de", "2024-05-13", "Ballon bei Ravenau abgestürzt",
			"Bei Ravenau ist am Samstag ein Ballon abgestürzt. Unter den Opfern ist der frühere Landrat Egon Wieprecht. Der Pilot Arne Solt überlebte."},
		report{"de", "2024-05-12", "Schüsse im Hafen von Ostervik", "Im Hafen von Ostervik ist am Sonntag geschossen worden. Zeugen berichteten von vier getöteten Fischern."},
		report{"de", "2024-05-14", "Urteil im Fall des Apothekers von Torfhaven",
			"Der Apotheker von Torfhaven wurde mit einem vergifteten Tee ermordet, stellte das Gericht fest. Der Prozess dauerte elf Tage."})
	each(t, b.told, map[string]string{
		"!who died in the balloon crash":                 "Unter den Opfern ist der frühere Landrat Egon Wieprecht.",
		"!how many fishermen were killed in ostervik":    "Zeugen berichteten von vier getöteten Fischern.",
		"wie wurde der apotheker von torfhaven ermordet": "Der Apotheker von Torfhaven wurde mit einem vergifteten Tee ermordet, stellte das Gericht fest.",
	})
}
