package answer

import "testing"

// Where something is may be told by a phrase around a place, by the way from another, or without any name; nobody is a place.
func TestPlacesToldInPhrases(t *testing.T) {
	b := newLibrary(t,
		report{"de", "2024-05-13", "Container für Holm", "Seit Dienstag leben in der Halle an der Birkenallee 94 Menschen. Deutsch lehrt die Lehrerin Antje Brodersen in einem Klassenzimmer der Schule. " +
			"Nördlich von Garding prüft das Land eine alte Kaserne. Der Tunnel der Einbrecher endete hinter einer Mauer an der Birkenallee."},
		report{"de", "2024-05-15", "Wirt tot", "Nach Angaben der Polizei Husum starb der Wirt Olaf Petersen."},
		report{"en", "2024-05-14", "Miners freed", "Two miners were freed from the mine of Los Pinos, 40 miles east of the town of Quillota."},
		harbourNews[0])
	each(t, b.spanTold, map[string]string{
		"!wo ist die halle":               "in der Halle an der Birkenallee",
		"!wo lehrt sie deutsch":           "in einem Klassenzimmer der Schule",
		"!wo liegt die alte kaserne":      "Nördlich von Garding",
		"!wo starb petersen":              "Husum",
		"!wo endete der tunnel":           "hinter einer Mauer an der Birkenallee",
		"!where is the mine of los pinos": "40 miles east of the town of Quillota",
	})
}

// By whom something is built, or against whom a game is, is not where.
func TestPartnersAreNoPlaces(t *testing.T) {
	b := newLibrary(t,
		report{"de", "2024-05-13", "Handball in Husum", "Dänemark gewann das Spiel gegen Norwegen in Husum mit 31:28."},
		report{"en", "2024-05-14", "New ferry", "The ferry Solveig was built in Gdansk by the yard Baltic Hull and cost 27 million euros."},
		harbourNews[0])
	each(t, b.spanTold, map[string]string{
		"!wo war das spiel gegen norwegen":   "Husum",
		"!where was the game against norway": "Husum",
		"!where was the Solveig built":       "Gdansk",
	})
}

// Where somebody comes from is told by "aus" and "from", wherever else they are.
func TestOrigins(t *testing.T) {
	b := newLibrary(t,
		report{"de", "2024-05-13", "Flut in Holm", "Die Flut wird in Holm von einem Gutachter aus Rendsburg untersucht. Seit Dienstag leben in der Halle am Markt 94 Flüchtlinge."},
		harbourNews[0])
	each(t, b.spanTold, map[string]string{
		"!woher kommt der gutachter":             "Rendsburg",
		"!where does the flood expert come from": "Rendsburg",
	})
}

// A story of a town is found by the state it lies in, and the town is where it was.
func TestTownsOfAState(t *testing.T) {
	b := newLibrary(t,
		report{"de", "2024-05-13", "Mulde steigt weiter", "Das Hochwasser der Mulde hat am Montag Teile von Grimma überflutet. Rund 2000 Bewohner mussten ihre Häuser verlassen."},
		report{"de", "2024-05-14", "Deiche halten", "In Passau sank das Hochwasser am Dienstag wieder. Die Deiche hielten."},
		harbourNews[0])
	each(t, b.told, map[string]string{
		"hochwasser sachsen":      "Das Hochwasser der Mulde hat am Montag Teile von Grimma überflutet.",
		"!where flood in bavaria": "In Passau sank das Hochwasser am Dienstag wieder.",
		"!wo hochwasser hessen":   "(nothing)",
	})
}
