package answer

import (
	"fmt"
	"testing"

	"quoth/internal/lang"
)

func TestInflects(t *testing.T) {
	de, en := lang.Get("de"), lang.Get("en")
	for _, c := range []struct {
		lang          *lang.Language
		written, name string
		want          bool
	}{
		{de, "Federer", "federer", true}, {de, "Federers", "Federer", true}, {de, "Federer", "federers", true}, {en, "fed", "federer", false},
		{de, "", "Federer", false}, {de, "Merkelsche", "merkel", true},
		{en, "Brown", "browning", false}, {en, "Browning", "brown", false}, {en, "Browns", "Brown", true}, {en, "Brownings", "Browning", true},
		{en, "dredge", "dredging", true}, {en, "Park", "Parker", false}, {en, "park", "Parker", false},
		{de, "Berg", "Berger", false}, {de, "Bergen", "berger", false}, {de, "Bergers", "berger", true}, {de, "Kohl", "Köhler", false},
		{de, "Büsumer", "Büsum", true}, {de, "Büsum", "Büsumer", true}, {de, "Büsums", "büsumer", true}, {de, "Alter", "alt", true},
		{de, "Berlin", "Berlinern", true}, {en, "London", "Londoner", true}, {de, "lang", "länge", true},
	} {
		if got := inflects(c.lang, c.written, c.name); got != c.want {
			t.Errorf("%s: %q of %q: %v", c.lang, c.written, c.name, got)
		}
	}
}

// Stems conflate names: who asks for one is not answered with another, however often the other is told of.
func TestANameIsNoOtherOfItsStem(t *testing.T) {
	articles := []report{
		{"en", "2019-02-01", "New chair", "The council elected Paul Browning on Monday. Browning said: “The road will be built.”"},
		{"de", "2019-02-02", "Neuer Wirt", "Das Gasthaus hat ein gewisser Anton Berger gekauft. Berger sagte: „Wir öffnen im Mai.“"},
		{"de", "2019-02-03", "Rede in Mainz", "Helmut Kohl hat in Mainz gesprochen. Kohl sagte: „Der Rhein verbindet.“"},
		{"de", "2019-02-04", "Rede in Bonn", "Horst Köhler hat in Bonn gesprochen. Köhler sagte: „Die Preise sind fair.“"},
		{"en", "2019-02-05", "The organ", "Carole King opened the hall. King said: “It is out of tune.” The king said: “It was dear.”"},
	}
	for i := range 60 {
		articles = append(articles,
			report{"en", "2019-03-01", "Shop sold", fmt.Sprintf("Mary Brown sold shop number %d. Brown said: “I will retire.”", i)},
			report{"de", "2019-03-01", "Am Berg", fmt.Sprintf("Am Berg lag Schnee auf %d Metern. „Der Berg bleibt gesperrt“, sagte der Förster.", 1000+i)})
	}
	b := newLibrary(t, articles...)
	each(t, b.best, map[string]string{
		"!said Browning": "The road will be built.", "!said browning": "The road will be built.", "!said Brown": "I will retire.",
		"!sagte Berger": "Wir öffnen im Mai.", "!was sagte Berger": "Wir öffnen im Mai.",
		"!sagte Kohl": "Der Rhein verbindet.", "!sagte Köhler": "Die Preise sind fair.", "!said King": "It is out of tune.",
	})
}
