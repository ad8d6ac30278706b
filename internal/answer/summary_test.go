package answer

import (
	"slices"
	"testing"
)

// A summary tells what happened: no sentence of it is only quoted, or leans on one that is left out; and it is of the stories that are about
// what is asked, not of one that mentions it.
func TestASummaryTellsWhatHappened(t *testing.T) {
	b := newLibrary(t,
		report{"de", "2024-02-05", "Deich bei Torfhaven gebrochen",
			"Bei Torfhaven ist in der Nacht zum Montag ein Deich gebrochen. 340 Einwohner verbrachten die Nacht in einer Turnhalle. " +
				"Das teilte der Landkreis am Morgen mit. „So etwas habe ich am Deich noch nie gesehen“, sagte der Landwirt Enno Habben. " +
				"Das Wasser der Jümme steht in 60 Häusern. Der Bruch ist nach Angaben des Landkreises 25 Meter breit und soll bis Mittwoch geschlossen werden. " +
				"Das Land übernimmt die Kosten für den neuen Deich."},
		report{"de", "2024-03-01", "Chor aus Torfhaven singt in Emden",
			"Der Chor der Landfrauen aus Torfhaven singt am Samstag in Emden. Geprobt wird seit Januar. Die Einnahmen sind für den Deich bestimmt."})
	var got []string
	for _, f := range b.answered(t, "!summary deich torfhaven", SummaryLength).Findings {
		got = append(got, f.Text())
	}
	want := []string{
		"Bei Torfhaven ist in der Nacht zum Montag ein Deich gebrochen.",
		"340 Einwohner verbrachten die Nacht in einer Turnhalle.",
		"Das Wasser der Jümme steht in 60 Häusern.",
		"Der Bruch ist nach Angaben des Landkreises 25 Meter breit und soll bis Mittwoch geschlossen werden.",
		"Das Land übernimmt die Kosten für den neuen Deich.",
	}
	if !slices.Equal(got, want) {
		t.Errorf("told: %q", got)
	}
}

// A report that names a trainer on its way is not about trainers.
func TestSummaryOfWhatStoriesAreAbout(t *testing.T) {
	match := report{"en", "2014-11-02", "Round twelve of the league", "Halborough beat Penfield by two goals on Friday. The ground was sold out. It rained all evening. " +
		"The trainer of Seaton United praised his keeper. Seaton United drew at home. The trainer of Seaton United was booed."}
	b := newLibrary(t, report{"en", "2011-01-04", "Seaton United have a new trainer", "Seaton United have made Ida Falk their trainer. She signed for two years. Her predecessor had lost nine games."}, match)
	for _, f := range b.answered(t, "!summary seaton united trainer", SummaryLength).Findings {
		if f.Story.Headline == match.headline {
			t.Errorf("told %q", f.Text())
		}
	}
}
