package answer

import (
	"strings"
	"testing"
)

// Who asks whether something is so is answered by what denies it, in either language.
func TestAnsweredByTheOpposite(t *testing.T) {
	b := newLibrary(t,
		report{"en", "2024-05-13", "Verdict in the Corran harbour trial",
			"The harbour trial in Corran has ended after two years. The former pilot Aldous Fenn was acquitted on Monday. His brother paid a fine."},
		report{"de", "2024-05-14", "Streit um das Freibad Lüdersen",
			"Um das Freibad in Lüdersen gibt es Streit. Der Stadtrat hat den Umbau am Dienstag abgelehnt. Eine Radfahrerin blieb bei einem Sturz vor dem Rathaus unverletzt."},
		harbourNews[0])
	for command, begins := range map[string]string{
		"was aldous fenn convicted":                  "The former pilot Aldous Fenn was acquitted",
		"wurde aldous fenn verurteilt?":              "The former pilot Aldous Fenn was acquitted",
		"hat der stadtrat dem umbau zugestimmt?":     "Der Stadtrat hat den Umbau",
		"did the council approve the conversion":     "Der Stadtrat hat den Umbau",
		"was the cyclist in lüdersen hurt":           "Eine Radfahrerin blieb",
		"wurde die radfahrerin in lüdersen verletzt": "Eine Radfahrerin blieb",
	} {
		if got := b.told(t, command); !strings.HasPrefix(got, begins) {
			t.Errorf("%s: %q, want %q", command, got, begins)
		}
	}
}

// Whether somebody still has a post is answered by their going, and "gabs" asks as "gab es" does.
func TestStillInOffice(t *testing.T) {
	b := newLibrary(t,
		report{"en", "2024-05-13", "Row over a cabin in Marlisk",
			"The row over a cabin in Marlisk has cost a minister dear. Duncan Ferrow resigned on Thursday. The minister Duncan Ferrow had always denied that the cabin was his."},
		report{"de", "2024-05-14", "Brand im Sägewerk Tannhorst",
			"Im Sägewerk Tannhorst hat es in der Nacht gebrannt. Die Halle wurde zerstört. Bei dem Brand gab es zwei Tote."},
		harbourNews[0])
	for command, begins := range map[string]string{
		"is duncan ferrow still minister":        "Duncan Ferrow resigned",
		"ist duncan ferrow noch minister?":       "Duncan Ferrow resigned",
		"gabs tote beim brand in tannhorst":      "Bei dem Brand gab es zwei Tote.",
		"did anybody survive the tannhorst fire": "Bei dem Brand gab es zwei Tote.",
	} {
		if got := b.told(t, command); !strings.HasPrefix(got, begins) {
			t.Errorf("%s: %q, want %q", command, got, begins)
		}
	}
}
