package answer

import (
	"testing"

	"quoth/internal/query"
	"quoth/internal/when"
)

// TestWordingBeyondTheBound checks that no sentence of another wording is let pass where no more can be compared at once.
func TestWordingBeyondTheBound(t *testing.T) {
	b := newLibrary(t,
		report{lang: "en", headline: "Vote", body: "The pilot spoke before the vote. The vote was a vote on pilots."},
		report{lang: "en", headline: "Vote", body: "The keeper left after the vote. Nobody saw the vote coming."},
	)
	for line, want := range map[string]string{`!search "after the vote"`: "The keeper left after the vote.", `!search vote -"of the" -"the vote" -coming`: ""} {
		q := b.engine.Question(b.archive, query.ParseCommand(line), when.Date{Year: 2023})
		for _, left := range []int{compared, 0} {
			w := newWording(b.engine.Preparer.terms, b.archive, &q.Plan.Filter)
			w.left = left
			hits, err := w.search(b.archive.Segments, q.search(b.archive.Langs(), nil), nil)
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			for _, h := range hits {
				if h.Sentence > 0 {
					got += b.stories[h.Article-1].Sentence(h.Sentence)
				}
			}
			if got != want {
				t.Errorf("%s, comparing %d at once: found %q, want %q", line, left, got, want)
			}
		}
	}
}
