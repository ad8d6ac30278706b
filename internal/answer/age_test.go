package answer

import "testing"

// A surname alone is nobody's of whom the story has no more than the first name.
func TestFirstNameOfAnother(t *testing.T) {
	b := newLibrary(t,
		report{"de", "2024-05-13", "Müller und Dichter Ewald Kranig gestorben",
			"Der Müller Ewald Kranig ist in Holm gestorben. Er wurde 92 Jahre alt. Seine Tochter Helga führt die Mühle weiter."},
		harbourNews[0])
	each(t, b.told, map[string]string{
		"!wie alt wurde ewald kranig": "Er wurde 92 Jahre alt.",
		"!wie alt ist helga kranig":   "(nothing)",
	})
}
