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

// An English verb is known with its particle, whose own words say something else: "turned down" is no turning.
func TestVerbsWithAParticle(t *testing.T) {
	b := newLibrary(t,
		report{"en", "2024-06-03", "Brewery stays in the family",
			"The brewery in Ostmere has belonged to one family since 1820. It turned down an offer from a Danish group on Monday. " +
				"The owner called the gala off. His niece will take over in July."},
		report{"de", "2024-06-04", "Werft in Tannhorst bleibt", "Die Werft in Tannhorst bleibt. Der Aufsichtsrat lehnte ein Angebot aus Norwegen ab. Die Werft wandte sich um Hilfe an das Land."},
		harbourNews[0])
	for command, begins := range map[string]string{
		"wann hat die brauerei das angebot ausgeschlagen": "It turned down an offer",
		"wer übernimmt die brauerei":                      "His niece will take over",
		"wer sagte die gala ab":                           "The owner called the gala off.",
		"who turned down the norwegian offer":             "Der Aufsichtsrat lehnte",
	} {
		if got := b.told(t, command); !strings.HasPrefix(got, begins) {
			t.Errorf("%s: %q, want %q", command, got, begins)
		}
	}
}

// A phrase of the dictionary may be parted: "kam ... ums Leben".
func TestPartedPhraseAcrossLanguages(t *testing.T) {
	b := newLibrary(t,
		report{"en", "2024-01-03", "Storm over Clare", "The storm reached Clare on Tuesday. An electrician was killed by a tree. Two sailors were hurt."},
		report{"de", "2024-01-04", "Flut in Brennthal", "In Brennthal brach der Damm. Zwei Menschen kamen ums Leben. Ein Kind wurde verletzt."},
		harbourNews[0])
	if got := b.told(t, "wer kam durch einen baum ums leben"); !strings.HasPrefix(got, "An electrician was killed") {
		t.Errorf("told %q", got)
	}
}
