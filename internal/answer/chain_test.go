package answer

import (
	"strings"
	"testing"
)

// What the words of the last sentence stand for is told to its beginning: "Er" for "er", for "der Müller Jens Thamm".
func TestChains(t *testing.T) {
	for _, c := range []struct{ name, lang, body, want string }{
		{"he", "en", "Peter Hamilton founded the school. He sold it.", "He: Peter Hamilton; it: the school"},
		{"from one to the next", "de", "Der Müller Jens Thamm zog nach Wismar. Dort mahlte er Senf. Bald lieferte er bis Riga.", "er: er: Der Müller Jens Thamm"},
		{"an object", "de", "Jens Thamm floh. Die Wirtin fand ihn im Heu.", "ihn: Jens Thamm"},
		{"a place", "de", "Die Müllerin zog nach Wismar. Dort starb sie.", "Dort: Wismar; sie: Die Müllerin"},
		{"no place that nobody is at", "de", "Die Müllerin besuchte den Markt in Wismar. Der Wirt schlief. Dort brannte es.", "Dort: Wismar"},
		{"a body of another gender", "de", "Der Turnverband schweigt. Die Organisation zahlt nicht.", "Die Organisation: Der Turnverband"},
		{"a club is they", "en", "The club bought a bus. They are broke.", "They: The club"},
		{"the director of it", "en", "The director of the club, Ada Flint, resigned. She was ill.", "She: The director of the club, Ada Flint"},
		{"a thing by its gender", "de", "Der Turm stand neben einer Kapelle. Sie brannte ab.", "Sie: einer Kapelle"},
		{"the subject rather", "en", "The miller hated the priest. He fled.", "He: The miller"},
		{"persons rather than things", "de", "Thamm kaufte den Turm. Er ließ ihn abreißen.", "Er: Thamm; ihn: Er: Thamm"},
		{"several", "en", "Two farmers brought diggers. They worked all night.", "They: Two farmers"},
		{"a company", "en", "The operator, Lowland Ferries, is bankrupt. The company has fled.", "The company: The operator, Lowland Ferries"},
		{"a company by its noun", "en", "The operator, London, is bankrupt. It owes millions.", "It: The operator, London"},
		{"by a title far back", "de", "Die Fähre Olga Berg sank. Es war Nacht. Es regnete. Niemand schlief. Zwei Boote kamen. Die Fähre war leer.", "Die Fähre: Die Fähre Olga Berg"},
		{"by the title of another", "en", "The sculptor Ruth Palmer sued. The baker Peter Hamilton won. The sculptor was glad.", "The sculptor: The sculptor Ruth Palmer"},
		{"a compound", "de", "Der Betreiber Norlicht schweigt. Der Stromkonzern prüft das.", "Der Stromkonzern: Der Betreiber Norlicht"},
		{"by age", "de", "Die Müllerin Anna Krüger klagte. Die 48-Jährige verlor.", "Die 48-Jährige: Die Müllerin Anna Krüger"},
		{"by age in English", "en", "Ruth Palmer sued. The 48-year-old lost.", "The 48-year-old: Ruth Palmer"},
		{"owner", "en", "Ruth Palmer sued. Her brother paid.", "Her: Ruth Palmer"},
		{"nobody in a quotation", "de", "Anna Krüger klagte. „Er kam nie“, sagte sie.", "sie: Anna Krüger"},
		{"nothing", "en", "The train stopped. There was no driver. It rained for three days.", "It: The train"},
		{"no span of time", "en", "The vote took two weeks. They were cold.", ""},
		{"no noun with a name", "de", "Jens Thamm floh. Der Bäcker Udo Kohl blieb.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := newLibrary(t, report{c.lang, "2019-02-01", "", c.body})
			s := b.stories[0]
			list := b.engine.Preparer.chains(s)
			var got []string
			for x := s.starts[len(s.Sentences)-1]; int(x) < len(list); x++ {
				if list[x].of >= 0 {
					got = append(got, s.chainFrom(x))
				}
			}
			if g := strings.Join(got, "; "); g != c.want {
				t.Errorf("%q: %q, want %q", c.body, g, c.want)
			}
		})
	}
}

// chainFrom writes a reference and what it stands for.
func (s *Story) chainFrom(x int32) string {
	m := &s.references[x]
	words := s.Sentences[m.sentence].words
	text := s.Text[words[m.from].Start:words[m.to-1].End]
	if m.of >= 0 {
		text += ": " + s.chainFrom(m.of)
	}
	return text
}

// A sentence that does not name what is asked about answers where its words stand for that.
func TestAnswersThatNameNobody(t *testing.T) {
	b := newLibrary(t,
		report{"de", "2021-03-01", "Brauerei verkauft", "Die Brauerei Ostkamp in Lunde ist verkauft. Neuer Besitzer ist der Müller Jens Thamm. Er mahlt in der dritten Generation. Vor zehn Jahren brannte seine Mühle ab. " +
			"Damals zog er in einen Wohnwagen. Heute lebt er in einem Leuchtturm. Der Betrieb geht weiter."},
		report{"en", "2021-04-01", "Theatre to close", "The theatre in Corran will close. Its director, Maud Ferrier, has run it since 1990. She began as a prompter. In her office hangs a rope. She once climbed down on it during a fire. " +
			"The 71-year-old will move to Spain. Her deputy is looking for work."})
	each(t, b.told, map[string]string{
		"!wo lebt jens thamm heute":     "Heute lebt er in einem Leuchtturm.",
		"!where does jens thamm live":   "Heute lebt er in einem Leuchtturm.",
		"!where will maud ferrier move": "The 71-year-old will move to Spain.",
		"!wohin zieht maud ferrier":     "The 71-year-old will move to Spain.",
		"!how old is maud ferrier":      "The 71-year-old will move to Spain.",
		"!wann starb jens thamm":        "(nothing)",
	})
}
