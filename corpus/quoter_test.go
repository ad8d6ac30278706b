package corpus

import (
	"context"
	"strings"
	"testing"
)

// TestQuotingNeedsNoWholeRecord checks that every sentence, and the outline of an article, can be read from the beginning of its record, with
// and without a dictionary, behind a headline of any length.
func TestQuotingNeedsNoWholeRecord(t *testing.T) {
	c := openTest(t)
	for n := range 4 {
		a := layout(n)
		a.Headline += strings.Repeat(" und noch eine", 90*n)
		mustAdd(t, c, a)
	}
	if _, err := c.Import(context.Background(), func(yield func(Article, error) bool) {
		for n := 100; n < 420 && yield(layout(n), nil); n++ {
		}
	}, nil); err != nil {
		t.Fatal(err)
	}
	err := c.view(func(v *view) error {
		for a, err := range v.each(0) {
			if err != nil {
				return err
			}
			outline, err := v.outline(a.Number)
			if err != nil {
				return err
			}
			if outline.Text = a.Text; *outline != *a {
				t.Errorf("article %d: the outline is %+v, want %+v", a.Number, *outline, *a)
			}
			for n := range 3 {
				sentence, err := v.cut(a.Number, n)
				if err != nil {
					return err
				}
				if sentence == "" {
					break
				}
				if got, ok, err := v.quote(a.Number, n); err != nil || !ok || got != sentence {
					t.Errorf("article %d: sentence %d is quoted as %q, %v, %v, want %q", a.Number, n, got, ok, err, sentence)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}
