package answer

import "testing"

// An age may be all that is told of somebody, by a number alone.
func TestAgeAlone(t *testing.T) {
	b := newLibrary(t,
		report{"en", "2024-05-10", "Potter wins prize in Corran", "The Corran prize goes to the potter Agnes Wray. She has made bowls since 2010. Agnes Wray is 28 and lives in a barn. The jury counted 41 entries."},
		report{"de", "2024-05-11", "Leiter der Mühle geht", "In Trossin hört der Leiter der Mühle auf. Jens Thamm wird 70. Die Mühle hat 12 Räume."})
	each(t, b.told, map[string]string{
		"!how old is agnes wray":   "Agnes Wray is 28 and lives in a barn.",
		"!wie alt wird jens thamm": "Jens Thamm wird 70.",
	})
}
