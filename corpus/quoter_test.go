package corpus

import (
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
	mustImport(t, c, series(100, 419, layout))
	err := c.view(func(v *view) error {
		for a, err := range v.each(0) {
			if err != nil {
				return err
			}
			v.buffer = nil // which a whole record is decoded to
			outline, err := v.outline(a.Number)
			if err != nil {
				return err
			}
			if outline.Text = a.Text; *outline != *a || v.buffer != nil {
				t.Errorf("article %d: the outline is %+v, want %+v; %d bytes decoded", a.Number, *outline, *a, len(v.buffer))
			}
			for n := range 3 {
				v.buffer = nil
				if got, err := v.sentence(a.Number, n); err != nil || got != "" && v.buffer != nil {
					t.Errorf("article %d: sentence %d is quoted as %q, %v; %d bytes decoded", a.Number, n, got, err, len(v.buffer))
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	compareSentences(t, c)
}
