package answer

import (
	"testing"

	"quoth/internal/lang"
	"quoth/internal/names"
	"quoth/internal/when"
)

// A surname alone names the person whom the story names in full elsewhere, unless it is the noun that it looks like.
func TestSurnameAlone(t *testing.T) {
	b := newLibrary(t,
		report{"de", "2024-03-04", "Zoo", "Der Zoologe Ludger Prinz leitet den Tierpark Holm. Prinz züchtete elf Pinguine. Ein Prinz aus Belgien kaufte zwei Kamele."},
		report{"en", "2024-03-05", "Sea chart", "Walter Finch drew the chart of the Skerran Trench. Finch refused a knighthood. In Finch Street stands his statue."})
	each(t, b.best, map[string]string{
		"!wer züchtete pinguine":      "Prinz",
		"!who refused the knighthood": "Finch",
	})
	for body, want := range map[string]int{
		"Anna Koch kam. Koch sang.": 2, "Anna Koch kam. Der Koch sang.": 1, "Anna Koch kam. Dann sagte Koch Nein.": 2,
		"Anna Koch kam. Kochs Lied war laut.": 2,
	} {
		persons, p := 0, b.engine.Preparer
		s := p.Story(9, lang.Get("de"), when.Date{}, "", body)
		for i := range s.Sentences {
			for _, n := range p.names(s, i) {
				if n.Type == names.Person {
					persons++
				}
			}
		}
		if persons != want {
			t.Errorf("%s: %d persons, want %d", body, persons, want)
		}
	}
}
