package answer

import (
	"testing"

	"quoth/internal/lang"
	"quoth/internal/when"
)

func TestHearsay(t *testing.T) {
	for _, c := range []struct{ lang, sentence, want string }{
		{"de", "Der Bürgermeister soll das Geld für sein Haus verwendet haben.", "soll"},
		{"de", "Ein Mann, der die Polizei gerufen haben soll, wird gesucht.", "soll"},
		{"de", "Bei dem Unglück sollen vier Menschen ums Leben gekommen sein.", "sollen"},
		{"de", "Die Firma soll einem Oligarchen gehören.", "soll"},
		{"de", "Die Brücke soll im nächsten Jahr gebaut werden.", ""},
		{"de", "Schüler sollen mehr lesen.", ""},
		{"de", "Die Regierung soll den Vertrag prüfen, den sie geschlossen hat.", ""},
		{"de", "Das neue Stadion soll im Mai fertig sein.", ""},
		{"de", "Der Minister erklärte, er habe davon nichts gewusst.", "habe"},
		{"de", "Man könne sich das nicht vorstellen, sagte sie.", "könne"},
		{"de", "Ich habe davon nichts gewusst.", ""},
		{"de", "„Davon habe ich nichts gewusst“, sagte er.", ""},
		{"de", "Die Insel brauche eine zweite Fähre, sagte die Wirtin.", "brauche"},
		{"de", "Auf eine Abfindung verzichte der Trainer.", "verzichte"},
		{"de", "Frage: Wie lange fährt die Fähre noch?", ""},
		{"de", "Ich lerne gern und spiele jeden Tag auf der Orgel.", ""},
		{"de", "Es sei denn, das Gericht entscheidet anders.", ""},
		{"de", "Wie dem auch sei, der Zug fährt.", ""},
		{"de", "Laut Polizei wurde niemand verletzt.", "Laut"},
		{"de", "Laut einem Bericht der Zeitung wurde niemand verletzt.", "Laut"},
		{"de", "Laut ersten Ermittlungen brannte zuerst das Dach.", "Laut"},
		{"de", "Der Knall war laut und weithin zu hören.", ""},
		{"de", "Die Zuschauer riefen laut.", ""},
		{"de", "Laut Gesetz darf das Amt nur einmal verliehen werden.", ""},
		{"de", "Angeblich wurde das Bild schon verkauft.", "Angeblich"},
		{"de", "Medienberichten zufolge wurde das Bild schon verkauft.", "Medienberichten"},
		{"de", "Nach eigenen Angaben hat der Verein 300 Mitglieder.", "Nach eigenen Angaben"},
		{"de", "Wie der Sender berichtet, wurde das Bild schon verkauft.", "berichtet"},
		{"de", "Der Sender berichtet täglich.", ""},
		{"de", "Der Zug fuhr um acht Uhr ab.", ""},
		{"en", "The painting was reportedly sold last week.", "reportedly"},
		{"en", "According to police, nobody was hurt.", "According to"},
		{"en", "Everything went according to plan.", ""},
		{"en", "The group is said to have ten members.", "said"},
		{"en", "The pilots are still believed to be alive.", "believed"},
		{"en", "He said nothing to the press.", ""},
		{"en", "The mayor opened the new library on Friday.", ""},
		{"en", "The flood claimed the lives of nine people.", ""},
	} {
		l := lang.Get(c.lang)
		s := newLibrary(t, report{c.lang, "", "", c.sentence}).engine.Preparer.Story(1, l, when.Date{}, "", c.sentence)
		if got := s.hearsay(0); got != c.want {
			t.Errorf("%q: cue %q, want %q", c.sentence, got, c.want)
		}
	}
}
