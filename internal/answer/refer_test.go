package answer

import (
	"testing"

	"quoth/internal/query"
	"quoth/internal/when"
)

func TestRefers(t *testing.T) {
	for _, c := range []struct{ name, lang, body, want string }{
		{"pronoun", "de", "Angela Krüger leitet das Museum seit 2010. Sie kündigte am Montag ihren Rücktritt an.", "Angela Krüger"},
		{"plural", "de", "Angela Krüger leitet das Museum seit 2010. Sie wurden am Montag eingeladen.", ""},
		{"plural of a full verb", "de", "Angela Krüger leitet das Museum seit 2010. Bald darauf standen sie vor der Tür.", ""},
		{"a thing perhaps", "de", "Vogts Übersetzung erschien 1910. Sie wurde oft gedruckt.", ""},
		{"two to choose from", "de", "Martin Kaiser traf am Montag Stefan Vogel. Er lobte das Gespräch.", ""},
		{"he", "en", "Peter Hamilton founded the school in 1990. He sold it ten years later.", "Peter Hamilton"},
		{"named itself", "en", "Peter Hamilton founded the school in 1990. Later he and Susan Clark sold it.", ""},
		{"company", "de", "Siemens baut in Dresden ein neues Werk. Der Konzern will dort 300 Menschen beschäftigen.", "Siemens"},
		{"company with a name", "de", "Siemens baut in Dresden ein neues Werk. Der Konzern Bosch will dort 300 Menschen beschäftigen.", ""},
		{"role", "de", "Der Komponist Georg Albrecht und Martin Kaiser reisten nach Wien. Der Komponist starb dort am Montag.", "Georg Albrecht"},
		{"another sex", "en", "Ruth Palmer founded the school in 1990. Peter Hamilton led it. She sold it ten years later.", "Ruth Palmer"},
		{"two of the sex, apart", "en", "Ruth Palmer won the race. Susan Clark dropped out. She will receive a cup.", ""},
		{"sex unknown beside another", "en", "Imke Vogt and Ruth Palmer met. He left early.", ""},
		{"title", "de", "Frau Vogt leitet das Museum. Er kündigte am Montag seinen Rücktritt an.", ""},
		{"noun for a woman", "de", "Die Sprecherin Vogt leitet das Museum. Er kündigte am Montag.", ""},
		{"kin", "de", "Der Dirigent starb am Montag, wie seine Tochter Clara Vogt mitteilte. Sie wurde 1937 in Wismar geboren.", ""},
		{"kin of another sex", "de", "Der Dirigent Peter Vogt starb am Montag. Das teilte seine Tochter Clara mit. Er wurde 1937 in Wismar geboren.", "Peter Vogt"},
		{"agent", "en", "The portrait was painted by Ruth Palmer. She was eighty then.", ""},
		{"attribute", "de", "Das Konzert mit Werken von Anna Krüger fiel aus. Sie war krank.", ""},
		{"inside a quotation", "de", "Berühmt machte ihn Martin Kaiser. „Er konnte stundenlang proben“, erinnert sich der Hornist.", ""},
		{"somebody between", "en", "Peter Hamilton founded the school. A judge closed it. He was tired of it.", ""},
		{"a role of another", "de", "Richter Stefan Vogel leitete den Prozess. Der Angeklagte schwieg.", ""},
		{"two companies", "de", "Siemens baut in Dresden. Bosch baut in Ulm. Der Konzern will dort 300 Menschen beschäftigen.", ""},
		{"reporter of a quotation", "de", "Die Imkerin Ruth Palmer führte durch den Garten. »Heute sind sie friedlich, ganz ohne Rauch«, sagte sie.", "Ruth Palmer"},
		{"reporter who quotes a name", "en", "Peter Hamilton left the court. \"I think of Martin Kaiser every day,\" he said.", "Peter Hamilton"},
		{"no reporter of the own name", "en", "Peter Hamilton left the court. \"They are gone,\" said Martin Kaiser, and he wept.", ""},
		{"no more than the sex", "de", "Martin Kaiser wohnt bei Anna Krüger. Der Mann antwortete mit einem Gedicht.", "Martin Kaiser"},
		{"no more than the age", "de", "Martin Kaiser bekam einen Brief. Der 58-Jährige antwortete mit einem Gedicht.", "Martin Kaiser"},
		{"a man of two", "en", "Peter Hamilton met Martin Kaiser. The man replied with a poem.", ""},
		{"nobody before", "de", "Der Zug stand still. Er fuhr erst am Abend weiter.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := newLibrary(t, report{c.lang, "2019-02-01", "", c.body})
			if got, _ := b.engine.Preparer.refers(b.stories[0], len(b.stories[0].Sentences)-1); got != c.want {
				t.Errorf("%q: %q, want %q", c.body, got, c.want)
			}
		})
	}
}

// A pronoun is a match of the name that it stands for, so that the sentence with it answers what is asked of somebody named before.
func TestPronounMatchesTheName(t *testing.T) {
	b := newLibrary(t,
		report{"de", "2021-03-01", "Markttag in Altdorf", "Auf dem Markt gab es am Samstag kaum Obst. Die Imkerin Ruth Palmer räumte ihren Stand vor der alten Kirche schon am Mittag ab. " +
			"„Ohne Bienen keine Kirschen“, sagte sie. Der Bürgermeister versprach Hilfe."},
		report{"en", "2021-04-01", "Boats of Dunmouth", "Henry Walsh, who built more than four hundred rowing boats in Dunmouth, has died. His yard, in which Henry Walsh taught both of his daughters in 1980, is for sale. " +
			"Henry Walsh once sold a boat to a king. In 1930 he came to the coast by train. He was born in a lighthouse."})
	for command, want := range map[string]string{
		"!said ruth palmer":               "„Ohne Bienen keine Kirschen“, sagte sie.",
		"!where was henry walsh born":     "He was born in a lighthouse.",
		"!wann wurde henry walsh geboren": "He was born in a lighthouse.",
	} {
		if f := b.ask(t, command); len(f) == 0 || f[0].Text() != want {
			t.Errorf("%s: %+v, want %q", command, f, want)
		}
	}
}

func TestEarlier(t *testing.T) {
	for _, c := range []struct {
		lang, body string
		want       bool
	}{
		{"de", "Der Kühlwagen war in der Nacht ausgefallen.", true},
		{"de", "Quer stehende Laster hatten den Räumfahrzeugen den Weg versperrt.", true},
		{"de", "Gewarnt hatte vor dem Eis nur der Hausmeister.", true},
		{"de", "Ein Kurzschluss habe die Pumpen beschädigt, sagte der Wirt.", true},
		{"de", "Das Boot hat am Montag angelegt.", false},
		{"de", "Die Insel war im Winter leer.", false},
		{"en", "The radar had been switched off for repair.", true},
		{"en", "Thieves had cut the cable.", true},
		{"en", "The ferry had a crew of seven.", false},
		{"en", "The ferry struck a rock.", false},
	} {
		b := newLibrary(t, report{c.lang, "2019-02-01", "", c.body})
		q := b.engine.Question(b.archive, query.Command{Kind: query.Why}, when.Date{Year: 2024})
		if got := q.read(&candidate{story: b.stories[0], m: new(matched)}).earlier(); got != c.want {
			t.Errorf("%q: %v", c.body, got)
		}
	}
}

// What a question is mostly about must be there: else something that only has to do with the rest would answer.
func TestNothingAboutIt(t *testing.T) {
	b := newLibrary(t,
		report{"en", "2019-02-01", "Shuttle in orbit", "The space shuttle Endeavour took off from the Kennedy Space Center in Florida on Monday. Seven astronauts are on board. Its crew will dock with the station on Wednesday."},
		report{"de", "2019-02-02", "Bäckerei gegründet", "Die Bäckerin Lena Moser hat am Freitag in Wismar eine Genossenschaft gegründet. Der erste Laden öffnet im Mai."})
	for command, want := range map[string]bool{
		"!who killed kennedy":                         false,
		"!who founded theranos":                       false,
		"!wer gründete in wismar eine genossenschaft": true,
		"!wer gründete 2019 eine genossenschaft":      true, // the article's date says so
		"!wer gründete 2017 eine genossenschaft":      false,
		"!where did the shuttle take off":             true,
	} {
		q := b.engine.Question(b.archive, query.ParseCommand(command), when.Date{Year: 2024})
		stories, err := b.engine.Retrieve(b.archive, q)
		if err != nil {
			t.Fatal(err)
		}
		results := q.Rank(b.engine.Preparer, stories, looked)
		if got := q.Trusted(results); got != want {
			t.Errorf("%s: %v (%.2f)", command, got, q.Confidence(results))
		}
	}
}
