package answer

import (
	"testing"

	"quoth/internal/query"
	"quoth/internal/when"
)

// Who is asked for by what they are is quoted by name and pronoun too, and nobody else in their place.
func TestSaidByWhoeverIsThat(t *testing.T) {
	b := newLibrary(t,
		report{"de", "2024-03-04", "Streit um die Brücke", "Die Brücke über die Aller bleibt gesperrt. Der Landrat, Jens Quandt, zeigte sich besorgt. „Drei Pfeiler sind gerissen“, sagte Quandt. " +
			"Brückenwärterin Mia Holt widersprach. „Gerissen ist nur die Farbe“, sagte sie."},
		report{"en", "2024-03-05", "Fire at the mill", "The mill at Overstrand has burned down. Fire chief Ed Tellwright blamed a heater. “It was forty years old,” he said. The miller, Ann Pugh, has lost her home. " +
			"“My cat woke me,” Ms Pugh said. Her neighbour Liz Crane, a niece of the mayor, called it a tragedy."},
		report{"de", "2024-03-06", "Trainer geht", "Der Handballverein Aller sucht einen Trainer. Sein bisheriger Trainer Tom Brink geht nach Kiel. „Ich brauche Seeluft“, sagte Brink."})
	each(t, b.told, map[string]string{
		"!sagte der landrat":            "„Drei Pfeiler sind gerissen“, sagte Quandt.",
		"was sagte die brückenwärterin": "„Gerissen ist nur die Farbe“, sagte sie.",
		"!said the miller":              "“My cat woke me,” Ms Pugh said.",
		"!sagte der feuerwehrchef":      "“It was forty years old,” he said.",
		"!sagte der trainer":            "„Ich brauche Seeluft“, sagte Brink.",
		"!sagte die trainerin":          "(nothing)",
		"!said the mayor":               "(nothing)",
	})
}

// What somebody says may be told without their words, and of two with one surname each says their own.
func TestSaidWithoutTheirWords(t *testing.T) {
	b := newLibrary(t,
		report{"de", "2024-03-04", "Stellen gestrichen", "Das Walzwerk streicht 90 Stellen. Ministerin Eva Barkow nannte die Pläne bedauerlich. Stadtrat Udo Barkow, ihr Vetter, forderte ein Gespräch. Auch die Löhne würden gekürzt, sagte Betriebsrat Ole Garbe."},
		report{"en", "2024-03-05", "Pier to close", "The pier at Overstrand will close. Joan Pugh, who owns the kiosk, accused the council of neglect. Carl Pugh, a diver, told Mr Heath that the legs were sound. Mr Pugh said he would dive again. According to Jo Quill, a builder, the legs are rotten."},
		report{"en", "2024-03-06", "Ferry inquiry", "Captain Neil Barr gave evidence on the ferry. “I turned too late,” Captain Barr admitted. His first officer, Rhona Barr, told the hearing that the radar had failed."})
	each(t, b.told, map[string]string{
		"!sagte eva barkow":                 "Ministerin Eva Barkow nannte die Pläne bedauerlich.",
		"!sagte udo barkow":                 "Stadtrat Udo Barkow, ihr Vetter, forderte ein Gespräch.",
		"!sagte ida barkow":                 "(nothing)",
		"!sagte garbe":                      "Auch die Löhne würden gekürzt, sagte Betriebsrat Ole Garbe.",
		"!said joan pugh":                   "Joan Pugh, who owns the kiosk, accused the council of neglect.",
		"!said rhona barr":                  "His first officer, Rhona Barr, told the hearing that the radar had failed.",
		"!said neil barr":                   "“I turned too late,” Captain Barr admitted.",
		"!said quill":                       "According to Jo Quill, a builder, the legs are rotten.",
		"!sagte eva barkow über joan pugh":  "(nothing)",
		"was sagte udo barkow zum gespräch": "Stadtrat Udo Barkow, ihr Vetter, forderte ein Gespräch.",
	})
}

// Who asks who said something wants the speaker, not a noun of what is said.
func TestWhoSaidIt(t *testing.T) {
	b := newLibrary(t,
		report{"en", "2024-03-05", "Blackout", "The lights went out in Holm. Minister Carl Brandt wants a report. “Patients on ventilators cannot wait for excuses,” he said. Nurse Ida Falk said the hospital had candles."},
		report{"de", "2024-03-06", "Altes Kino", "Das Kino in Aller steht leer. Bürgermeisterin Eva Lohse will es abreißen. „Das Dach kostet uns jedes Jahr ein Vermögen“, sagte sie."})
	each(t, b.best, map[string]string{
		"who said patients on ventilators cannot wait": "he",
		"who said the hospital had candles":            "Ida Falk",
		"wer sagte das dach kostet ein vermögen":       "sie",
	})
}

// Where a role is asked for in one language, those who are called so in it come first; the office with "haben" tells what was said.
func TestSaidByTheOneInTheQuestionsLanguage(t *testing.T) {
	b := newLibrary(t,
		report{"en", "2024-03-05", "Trial", "The trial of the Holm gang has begun. Prosecutor Ada Flint argued that all four had planned the theft of the organ."},
		report{"de", "2024-03-06", "Urteil", "Das Gericht in Aller hat einen Dieb verurteilt. Staatsanwalt Max Grote hatte sechs Jahre Haft gefordert. Ein Bauer, Heinz Tolle, fand die Beute. „Ich hielt es für einen Zaun“, erzählte er."})
	each(t, b.told, map[string]string{
		"!sagte der staatsanwalt": "Staatsanwalt Max Grote hatte sechs Jahre Haft gefordert.",
		"!said the prosecutor":    "Prosecutor Ada Flint argued that all four had planned the theft of the organ.",
		"!sagte der bauer":        "„Ich hielt es für einen Zaun“, erzählte er.",
	})
}

// Who asks for one speaker is told nothing that others said, and no sentence that quotes nobody has a speaker.
func TestNothingThatOthersSaid(t *testing.T) {
	b := newLibrary(t, report{"en", "2024-03-05", "Mayor resigns", "Mayor Clive Garth has resigned. “I am sorry,” Mr Garth told reporters. His deputy, Ida Falk, will take over in May. “The safe was empty,” Ms Falk said."})
	q := b.engine.Question(b.archive, query.ParseCommand("!said garth"), when.Date{Year: 2024, Month: 5, Day: 20})
	stories, err := b.engine.Retrieve(b.archive, q)
	if err != nil {
		t.Fatal(err)
	}
	list := b.engine.Answer(b.archive, q, stories, 5).Findings
	if len(list) != 1 || list[0].Text() != "“I am sorry,” Mr Garth told reporters." || list[0].Speaker != "Clive Garth" {
		t.Errorf("%d findings, the first %q", len(list), list[0].Text())
	}
	for _, f := range b.ask(t, "!said garth") {
		if f.Text() == "His deputy, Ida Falk, will take over in May." && f.Speaker != "" {
			t.Errorf("%q is said by %s", f.Text(), f.Speaker)
		}
	}
}
