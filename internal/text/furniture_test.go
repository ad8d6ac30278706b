package text_test

import (
	"testing"

	"quoth/internal/lang"
	"quoth/internal/text"
)

// TestFurniture tells what a page sets around a story from lines of the story that begin alike.
func TestFurniture(t *testing.T) {
	for _, c := range []struct{ furniture, story string }{
		{"Stand: 12.03.2021, 14:05 Uhr", "Stand der Ermittlungen ist, dass der Mann allein war."},
		{"Published 3 March 2019 | Last updated 4 March 2019 at 16:40 GMT", "Updated 2019 figures show 12 deaths."},
		{"4 min read", "Read on 3 May, the verdict took an hour."},
		{"Wir verwenden Cookies. Mehr dazu in der Erklärung.", "Wir verwenden Kekse, sagt der Bäcker."},
		{"Sign up for our newsletter.", "Sign up to vote began on Monday in Wales."},
		{"Sign up here", "Sign up here, the sergeant told him."},
		{"Anmerkung der Redaktion: In einer früheren Version hieß es, der Preis sinke. Das war falsch.", "Anmerkungen der Anwohner nimmt die Stadt bis Mai an."},
		{"Correction: An earlier version misstated the weight. It is 210kg.", "Correction officers walked out of the prison on Friday."},
		{"(Reporting by Dana Whitlock; Editing by Pete Orme)", "Editing by hand takes three days."},
		{"© 2022 Morning Note Media", "Copyright law will be reformed next year."},
		{"[1] Falk, I. et al. (2023): Urban Trees.", "1. größere Gruben von mind. 12 Kubikmetern"},
		{"Anna Muster/dpa", "Die Strecke führt von Bremen nach Ulm/Neu-Ulm."},
		{"Kraniche auf einem Feld (Archivbild).", "Der Brief lag lange im Keller (Archiv Nord)."},
		{"picture alliance / Sven Gross", "Getty Images sued the firm on Monday."},
	} {
		const before, after = "The council met on Monday.\n\n", "\n\nIt will meet again."
		if got := text.Sentences(before+c.furniture+after, lang.Get("de")); len(got) != 3 || got[1].Role != text.Caption {
			t.Errorf("%s: %+v", c.furniture, got)
		}
		if got := text.Sentences(before+c.story+after, lang.Get("de")); len(got) != 3 || got[1].Role != text.Body {
			t.Errorf("%s: %+v", c.story, got)
		}
	}
}

// TestListOfStories passes over the headlines of other stories until the story goes on.
func TestListOfStories(t *testing.T) {
	const article = `Die Fähre brennt.

Mehr zum Thema:
Elbtunnel: Streit um die Maut
Sturm legt Fährverkehr lahm

Alle wurden gerettet.

Ausblick

Die Fähre fehlt noch lange.

Kommentare (3)
Impressum | Datenschutz`
	want := []string{
		"body Die Fähre brennt.", "caption Mehr zum Thema:", "caption Elbtunnel: Streit um die Maut", "caption Sturm legt Fährverkehr lahm",
		"body Alle wurden gerettet.", "heading Ausblick", "body Die Fähre fehlt noch lange.", "caption Kommentare (3)", "caption Impressum | Datenschutz",
	}
	checkCut(t, article, want, func(s text.Sentence) string { return s.Role.String() + " " + article[s.Start:s.End] })
}
