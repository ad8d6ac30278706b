package answer

import (
	"testing"

	"quoth/internal/query"
	"quoth/internal/when"
)

// What a story calls by its name in one place and by its noun alone in another is the same thing; the last sentence may mean it.
func TestNounAloneMatchesTheName(t *testing.T) {
	for _, c := range []struct {
		lang, command, body string
		want                bool
	}{
		{"en", "!who built the harlow bridge", "The Harlow Bridge is closed. The bridge was built by Simon Pryce.", true},
		{"de", "!wer baute die harlow bridge", "Die Harlow-Brücke ist gesperrt. Die Brücke hatte Simon Pryce gebaut.", true},
		{"de", "!wer gründete die fabrik lorenzen", "In der Fabrik Lorenzen brannte es. Die Fabrik hatte Emil Raabe gegründet.", true},
		{"en", "!who built the harlow bridge", "The Harlow Bridge is closed. A bridge was built by Simon Pryce.", false},
		{"en", "!who built the harlow bridge", "Harlow is proud of its bridge. The bridge was built by Simon Pryce.", false},
		{"en", "!who built the harlow bridge", "The Harlow Bridge is closed. The mill was built by Simon Pryce.", false},
		{"en", "!who saw the tom cruise film", "Tom Cruise left. The Cruise film was seen by Simon Pryce.", false},
	} {
		b := newLibrary(t, report{c.lang, "2019-02-01", "", c.body})
		q := b.engine.Question(b.archive, query.ParseCommand(c.command), when.Date{Year: 2024})
		last := &q.matchStory(b.stories[0]).body[len(b.stories[0].Sentences)-1]
		if got := q.nameCover(last.best) >= standsIn; got != c.want {
			t.Errorf("%s of %q: %v", c.command, c.body, got)
		}
	}
}
