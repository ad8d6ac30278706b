package answer

import "testing"

// spanTold returns the words that a command is answered with.
func (b *library) spanTold(t testing.TB, command string) string {
	t.Helper()
	findings := b.verdict(t, command).Findings
	if len(findings) == 0 {
		return "(nothing)"
	}
	return findings[0].Answer()
}

// What takes or lasts long is told in days or by its end, however many miles and percents stand nearby.
func TestHowLong(t *testing.T) {
	b := newLibrary(t,
		report{"en", "2024-05-13", "Tunnel under the Garle closed for repairs",
			"The tunnel under the river Garle is closed for repairs. Drivers face a detour of 31 miles. The work is to take eleven weeks. The tunnel is 2.4 miles long."},
		report{"de", "2024-05-14", "Ausstand in den Mühlen von Torfhaven",
			"In den Mühlen von Torfhaven steht seit Montag die Arbeit still. Der Ausstand soll bis Freitag um 18 Uhr dauern. Beim Ausstand geht es um sieben Prozent mehr Lohn."},
		harbourNews[0])
	each(t, b.spanTold, map[string]string{
		"!how long will the tunnel repairs take":          "eleven weeks",
		"!how long is the tunnel":                         "2.4 miles",
		"!wie lange soll der ausstand dauern":             "bis Freitag um 18 Uhr",
		"!how long will the strike at the mills last":     "bis Freitag um 18 Uhr",
		"!wie lange dauern die arbeiten am garle tunnel?": "eleven weeks",
	})
}

// How much something grew is told by a share of it, how strong a storm is by its speed, and a sentence with neither comes behind one with it.
func TestHowMuchItGrew(t *testing.T) {
	b := newLibrary(t,
		report{"de", "2024-05-13", "Mieten in Ravenau", "Die Mieten in Ravenau sind stark gestiegen. Sie lagen im Mai um 7,5 Prozent über denen des Vorjahres. Der Sturm im April erreichte 120 km/h."},
		harbourNews[0])
	each(t, b.spanTold, map[string]string{
		"!wie stark stiegen die mieten in ravenau": "7,5 Prozent",
		"!wie stark war der sturm in ravenau":      "120 km/h",
	})
}

// How a match ended is told by the score, not by when it began or by other figures.
func TestScoreline(t *testing.T) {
	b := newLibrary(t,
		report{"de", "2024-05-13", "Handball: Torfhaven schlägt Ravenau",
			"Die Handballer von Torfhaven haben Ravenau vor 900 Zuschauern mit 31:27 besiegt. Das Spiel begann um 19:30 Uhr. Zur Pause stand es 14:15."},
		report{"en", "2024-05-14", "Lowick beat Corran in the cup",
			"LOWICK, 14 May - Lowick beat Corran 2-1 in the county cup on Saturday. The match was delayed by fog. Lowick's keeper is 41."})
	each(t, b.spanTold, map[string]string{
		"!wie ging torfhaven gegen ravenau aus":        "31:27",
		"!how did torfhaven play against ravenau":      "31:27",
		"!how did the match lowick against corran end": "2-1",
		"!wie hat lowick gegen corran gespielt":        "2-1",
	})
}
