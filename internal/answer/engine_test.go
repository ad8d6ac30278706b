package answer_test

import (
	"strings"
	"testing"

	"quoth/internal/analysis"
	"quoth/internal/answer"
	"quoth/internal/lang"
	"quoth/internal/lexicon"
	"quoth/internal/names"
	"quoth/internal/postings"
	"quoth/internal/query"
	"quoth/internal/when"
)

// article is one of the stories of the tests.
type article struct{ code, date, headline, text string }

var articles = []article{
	{"de", "2023-04-12", "Fährbetrieb auf der Weser steht still",
		"Die Fährleute an der Weser haben am Mittwoch die Arbeit niedergelegt. Sie verlangen acht Prozent mehr Lohn.\n\n" +
			"Hafenmeisterin Grit Ohlsen lehnte die Forderung ab. „Dafür fehlt uns das Geld“, sagte Ohlsen in Brake.\n\n" +
			"Rund 1.200 Pendler mussten auf die Brücke ausweichen. Der Ausstand soll bis Freitag dauern."},
	{"de", "2023-05-02", "Waldbrand im Harz gelöscht",
		"Der Waldbrand bei Schierke ist gelöscht. 180 Feuerwehrleute waren drei Tage im Einsatz.\n\n" +
			"Auslöser war vermutlich eine weggeworfene Zigarette. Verletzt wurde niemand."},
	{"en", "2023-06-20", "Lighthouse keeper retires after forty years",
		"Moira Tait, the last keeper of the lighthouse on Fair Skerry, retired on Monday. She had tended the lamp since 1983.\n\n" +
			"The island council will turn the building into a museum. Tait said she would miss the storms most."},
}

// newsroom returns an engine and the archive of the articles.
func newsroom(t testing.TB) (*answer.Engine, *answer.Archive) {
	t.Helper()
	lex, err := lexicon.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	tagger, err := names.Load()
	if err != nil {
		t.Fatal(err)
	}
	e := answer.NewEngine(answer.NewPreparer(analysis.NewWords(), tagger), lex)
	x := analysis.NewIndexer()
	stories := map[uint64]*answer.Story{}
	for i, a := range articles {
		id, l := uint64(i+1), lang.Get(a.code)
		if _, err := x.Add(&analysis.Article{ID: id, Lang: l, Headline: a.headline, Text: a.text}); err != nil {
			t.Fatal(err)
		}
		date, err := when.Parse(a.date)
		if err != nil {
			t.Fatal(err)
		}
		stories[id] = e.Preparer.Story(id, l, date, a.headline, a.text)
	}
	data, err := x.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	segment, err := postings.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	return e, &answer.Archive{
		Segments: []*postings.Segment{segment},
		Dead:     func(uint64) bool { return false },
		Story:    func(id uint64) (*answer.Story, error) { return stories[id], nil },
		Sentence: func(id uint64, n int) (string, error) { return stories[id].Sentence(n), nil },
		Stored:   []*lang.Language{lang.Get("de"), lang.Get("en")},
	}
}

// ask asks a question typed as a member would.
func ask(t testing.TB, e *answer.Engine, a *answer.Archive, line string) answer.Verdict {
	t.Helper()
	q := e.Question(a, query.ParseCommand(line), when.Date{Year: 2023, Month: 7, Day: 1})
	stories, err := e.Retrieve(a, q)
	if err != nil {
		t.Fatal(err)
	}
	return e.Answer(a, q, stories, 5)
}

func TestAnswer(t *testing.T) {
	e, a := newsroom(t)
	for _, c := range []struct{ question, sentence string }{
		{"!who declined the demand", "Hafenmeisterin Grit Ohlsen lehnte"},
		{"!wer lehnte die forderung ab", "Hafenmeisterin Grit Ohlsen lehnte"},
		{"!wie viele feuerwehrleute waren im einsatz", "180 Feuerwehrleute"},
		{"!how many firefighters were deployed in the forest fire", "180 Feuerwehrleute"},
		{"!said ohlsen", "„Dafür fehlt uns das Geld“"},
		{"!wer ging in den ruhestand leuchtturm", "Moira Tait, the last keeper"},
		{"!when did the lighthouse keeper retire", "Moira Tait, the last keeper"},
		{"!who retired", "Moira Tait, the last keeper"},
		{"!who is the lighthouse keper", "Moira Tait"}, // a slip of the keyboard
		{"!ask museum -storms", "The island council will turn"},
		{"!search \"acht prozent\"", "Sie verlangen acht Prozent"},
	} {
		findings := ask(t, e, a, c.question).Findings
		if len(findings) == 0 {
			t.Errorf("%s: no answer, want %q", c.question, c.sentence)
			continue
		}
		for _, f := range findings {
			if !strings.Contains(f.Story.Text, f.Text()) {
				t.Errorf("%s: %q does not stand in the article", c.question, f.Text())
			}
			if !strings.Contains(f.Text(), f.Answer()) {
				t.Errorf("%s: %q does not stand in %q", c.question, f.Answer(), f.Text())
			}
		}
		if got := findings[0].Text(); !strings.Contains(got, c.sentence) {
			t.Errorf("%s: %q, want %q", c.question, got, c.sentence)
		}
	}
}

func TestNothingFound(t *testing.T) {
	e, a := newsroom(t)
	for _, question := range []string{"!who won the chess tournament in Oslo", "!wann wurde das opernhaus eröffnet", "!how much does the new stadium cost", "!said finanzminister",
		"!wie viele feuerwehrleute waren 2019 im einsatz", // the fire was in 2023
	} {
		if findings := ask(t, e, a, question).Findings; len(findings) > 0 {
			t.Errorf("%s: answered %q", question, findings[0].Text())
		}
	}
}

func TestSummary(t *testing.T) {
	e, a := newsroom(t)
	findings := ask(t, e, a, "!summary streik fähre weser").Findings
	if len(findings) == 0 || len(findings) > answer.SummaryLength {
		t.Fatalf("%d sentences", len(findings))
	}
	last := -1
	for _, f := range findings {
		if f.Story.Number != 1 || f.Sentence <= last {
			t.Errorf("sentence %d of story %d after sentence %d", f.Sentence, f.Story.Number, last)
		}
		last = f.Sentence
	}
	if !strings.HasPrefix(findings[0].Text(), "Die Fährleute an der Weser") {
		t.Errorf("begins with %q", findings[0].Text())
	}
}

// A summary takes time in proportion to the articles. Were each sentence held against each, that of a long one would not end in time.
func TestSummaryOfALongArticle(t *testing.T) {
	e, a := newsroom(t)
	body := strings.Repeat("The ferry left the pier late. Nobody on the island minded. ", 1<<20/60)
	long := e.Preparer.Story(9, lang.Get("en"), when.Date{}, "Ferry late", body)
	q := e.Question(a, query.ParseCommand("!summary ferry"), when.Date{Year: 2023, Month: 7, Day: 1})
	if got := q.Summary([]answer.Retrieved{{Story: long, Score: 1}}, a.DF, 100, 5); len(got) == 0 {
		t.Error("no sentences")
	}
}

func BenchmarkAnswer(b *testing.B) {
	e, a := newsroom(b)
	b.ReportAllocs()
	for b.Loop() {
		ask(b, e, a, "!how many firefighters were deployed in the forest fire")
	}
}
