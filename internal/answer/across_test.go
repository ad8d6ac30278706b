package answer

import (
	"strings"
	"testing"
)

// A remedy and what is seen with the naked eye are found across the languages.
func TestTownAndHealthAcrossLanguages(t *testing.T) {
	b := newLibrary(t,
		report{"en", "2024-05-13", "Trial of a migraine patch",
			"A skin patch against migraine was tested in Brennock. The patch costs seven dollars. Side effects of the patch were rare."},
		report{"de", "2024-05-14", "Meteor über Tannhorst", "Über Tannhorst war am Abend ein Meteor zu sehen. Der Meteor war mit bloßem Auge zu erkennen."},
		harbourNews[0])
	for command, begins := range map[string]string{
		"was kostet das pflaster":                 "The patch costs seven dollars.",
		"welche nebenwirkungen hat das pflaster":  "Side effects of the patch",
		"was the meteor visible to the naked eye": "Der Meteor war mit bloßem Auge",
	} {
		if got := b.told(t, command); !strings.HasPrefix(got, begins) {
			t.Errorf("%s: %q, want %q", command, got, begins)
		}
	}
}
