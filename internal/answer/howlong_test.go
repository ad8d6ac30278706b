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
