package answer

import "testing"

// Who asks why is told a reason, and of what they ask about: not that it happened, and not what it was itself the reason for.
func TestReason(t *testing.T) {
	b := newLibrary(t,
		report{"en", "2024-05-13", "Corran pier to close",
			"The pier of Corran will close on Friday, the council said. The Orchard party voted against it. The pier has lost money for six years because the ferry moved to Leith. Mayor Ada Whitlock sold her boat."},
		report{"de", "2024-05-14", "Trossin verliert die Gerberei",
			"Die Gerberei Trossin schließt im Herbst. Uwe Lenk kam zu spät zur Versammlung. Um die Löhne zu zahlen, verkauft der Betrieb seine Mühle. Der Verein der Gerber kündigte Proteste an, da niemand gefragt worden sei."},
		harbourNews[0])
	each(t, b.told, map[string]string{
		"!why has the pier of corran lost money":         "The pier has lost money for six years because the ferry moved to Leith.",
		"!why did the ferry move to leith":               "(nothing)",
		"!why did the orchard party vote against it":     "(nothing)",
		"!why did ada whitlock sell her boat":            "(nothing)",
		"!warum verkauft der betrieb die mühle":          "Um die Löhne zu zahlen, verkauft der Betrieb seine Mühle.",
		"!warum kündigte der verein der gerber proteste": "Der Verein der Gerber kündigte Proteste an, da niemand gefragt worden sei.",
		"!warum kam uwe lenk zu spät zur versammlung":    "(nothing)",
	})
}

// What somebody is accused of is why they were arrested; what an award is for is why it was given.
func TestReasonForArrestsAndAwards(t *testing.T) {
	b := newLibrary(t,
		report{"de", "2024-05-13", "Zirkusdirektor in Ravenau verhaftet",
			"Der Zirkusdirektor Milos Trautwein ist in Ravenau verhaftet worden. Die Ermittler werfen ihm Steuerhinterziehung vor. Sein Zirkus gastiert seit Mai in der Stadt."},
		report{"en", "2024-05-14", "Beekeeper of Lowick arrested",
			"A beekeeper was arrested in Lowick on Tuesday. Edwin Marl is accused of watering down his honey. He keeps 40 hives behind the church."},
		report{"de", "2024-05-15", "Preise des Gartenvereins Hohenried",
			"Der Gartenverein Hohenried hat am Sonntag seine Preise verliehen. Den Goldenen Spaten erhielt die Floristin Ute Brandl für die Rettung der alten Birnbäume. Gefeiert wurde bis Mitternacht."})
	each(t, b.told, map[string]string{
		"!warum wurde der zirkusdirektor verhaftet":   "Die Ermittler werfen ihm Steuerhinterziehung vor.",
		"!why was the circus director arrested":       "Die Ermittler werfen ihm Steuerhinterziehung vor.",
		"!why was the beekeeper of lowick arrested":   "Edwin Marl is accused of watering down his honey.",
		"!warum bekam ute brandl den goldenen spaten": "Den Goldenen Spaten erhielt die Floristin Ute Brandl für die Rettung der alten Birnbäume.",
	})
}
