package answer

import (
	"strings"
	"testing"
)

// fair is a story with what was and what is to come.
var fair = report{"de", "2019-06-14", "Hafenfest eröffnet", "Brunshafen (Nordblatt), 14. Juni 2019 – Mit einem Umzug hat am Donnerstag das Brunshafener Hafenfest begonnen. " +
	"Das Hafenfest endete im Jahr 2018 wegen eines Unwetters vorzeitig. Das Hafenfest endet am 23. Juni mit einem Feuerwerk."}

func TestQuestionsForWhatIsToCome(t *testing.T) {
	b := newLibrary(t, fair)
	each(t, b.best, map[string]string{
		"!wann endet das hafenfest":                "23. Juni",
		"!when will the harbour festival end":      "23. Juni",
		"!wann endete das hafenfest":               "2018",
		"!wann begann das hafenfest in brunshafen": "Donnerstag",
		"!when did the harbour festival end":       "2018",
	})
}

func TestDatelineEnd(t *testing.T) {
	for body, want := range map[string]string{
		"Kiel (dpa) – Ein Schiff":                       "Kiel (dpa)",
		"Kiel (Deutschland), 5. Januar 2005 – Ein Boot": "Kiel (Deutschland), 5. Januar 2005",
		"LEITH, May 3, 2011 — A boat":                   "LEITH, May 3, 2011",
		"Der Rat hat heute – nach langem Streit":        "",
		"Ein Boot\nKiel – Hamburg":                      "",
		"":                                              "",
		"–":                                             "",
	} {
		if got := body[:datelineEnd(body)]; got != want {
			t.Errorf("%q: %q, want %q", body, got, want)
		}
	}
}

// What is asked for is a thing of the class, not the class.
func TestThingsOfTheClassAskedFor(t *testing.T) {
	b := newLibrary(t, report{"en", "2019-02-01", "Boy found after avalanche", "A helicopter had searched the slope with a camera. In the end a Border Collie found the boy. " +
		"A neighbour found his cap."})
	f := b.ask(t, "!which dog found the boy")
	if len(f) == 0 || f[0].Sentence != 1 || f[0].features[fInstance] != 1 || !strings.Contains(f[0].Answer(), "Border Collie") {
		t.Errorf("got %+v", f)
	}
}

// Who asks of "last summer" may have the words from an article of years ago.
func TestDatesInTheWordsOfTheArticle(t *testing.T) {
	b := newLibrary(t, report{"de", "2019-02-01", "", "Im vergangenen Sommer war die Ernte schlecht, weil es im Juni zu viel geregnet hatte. Am Montag kamen die Bauern in Ulm zusammen."})
	for command, want := range map[string]float64{
		"!why was the harvest bad last summer":                 0.5,
		"!why was the harvest bad last winter":                 0,
		"!warum war die ernte im vergangenen sommer schlecht":  0.5,
		"!warum war die ernte im kommenden sommer schlecht":    0,
		"!wo kamen die bauern am montag zusammen":              0.5,
		"!wo kamen die bauern am dienstag zusammen":            0,
		"!wo kamen die bauern im februar zusammen":             0,
		"!warum war die ernte im sommer 2018 schlecht":         1,
		"!warum war die ernte im sommer 2017 schlecht in juni": 0,
	} {
		if f := b.ask(t, command); len(f) > 0 && f[0].features[fDated] != want || len(f) == 0 && want > 0 {
			t.Errorf("%s: %+v, want %v", command, f, want)
		}
	}
}

// What is still so today was at another time.
func TestStillTodayTellsNoTime(t *testing.T) {
	b := newLibrary(t,
		report{"de", "2024-05-13", "Leuchtturm wird Museum", "Der Sturm, der den Leuchtturm von Grauwiek beschädigte, ist den Leuten auch heute noch im Gedächtnis. 1962 beschädigte ein Sturm den Turm."},
		report{"en", "2024-05-14", "Mill to be a museum", "The fire that destroyed the mill of Tarnby is talked of to this day. The mill was destroyed in 1911."},
		harbourNews[0])
	each(t, b.spanTold, map[string]string{
		"!wann beschädigte der sturm den leuchtturm von grauwiek": "1962",
		"!when was the mill of tarnby destroyed":                  "1911",
	})
}
