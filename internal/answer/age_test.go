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

// An age stands behind a name or a noun between commas, and is told in years. It is nobody's beside whom it stands in a genitive.
func TestAgeBetweenCommas(t *testing.T) {
	b := newLibrary(t,
		report{"en", "2024-05-13", "Wedding boat sinks off Holm",
			"A boat with a wedding party sank off Holm on Sunday. Among the injured were the bride's grandmother, 81, and a steward who had worked for nine hours. " +
				"The skipper, Magnus Thorsen, 52, was not on board. The skipper will be questioned next week."},
		report{"de", "2024-05-14", "Hebamme gibt auf", "Die Hebamme Silke Brodersen arbeitet seit 27 Jahren auf der Station in Holm. Ihre Kollegin Anke Voss hört nach drei Jahren auf."},
		harbourNews[0])
	each(t, b.spanTold, map[string]string{
		"!how old is the grandmother":                         "81",
		"!how old is the skipper":                             "52",
		"!wie alt ist magnus thorsen":                         "52",
		"!how old is the bride":                               "(nothing)",
		"!how old is the steward":                             "(nothing)",
		"!wie lange arbeitet silke brodersen auf der station": "seit 27 Jahren",
	})
}
