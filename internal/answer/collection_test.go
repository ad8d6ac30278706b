package answer

import (
	"testing"

	"quoth/internal/analysis"
	"quoth/internal/lang"
	"quoth/internal/lexicon"
	"quoth/internal/names"
	"quoth/internal/postings"
	"quoth/internal/query"
	"quoth/internal/when"
)

// report is a story of a test.
type report struct{ lang, date, headline, body string }

// library is a few articles, indexed, to be asked.
type library struct {
	engine  *Engine
	archive *Archive
	stories []*Story
}

func newLibrary(t testing.TB, articles ...report) *library {
	t.Helper()
	lex, err := lexicon.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	tagger, err := names.Load()
	if err != nil {
		t.Fatal(err)
	}
	b := &library{engine: NewEngine(NewPreparer(analysis.NewWords(), tagger), lex)}
	x := analysis.NewIndexer()
	seen := map[string]bool{}
	b.archive = &Archive{Dead: func(uint64) bool { return false }}
	for i, a := range articles {
		l := lang.Get(a.lang)
		if !seen[a.lang] {
			seen[a.lang] = true
			b.archive.Stored = append(b.archive.Stored, l)
		}
		date, _ := when.Parse(a.date)
		day, _ := date.Days()
		if _, err := x.Add(&analysis.Article{ID: uint64(i + 1), Day: day, Lang: l, Headline: a.headline, Text: a.body}); err != nil {
			t.Fatal(err)
		}
		b.stories = append(b.stories, b.engine.Preparer.Story(uint64(i+1), l, date, a.headline, a.body))
	}
	data, err := x.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	segment, err := postings.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	b.archive.Segments = []*postings.Segment{segment}
	b.archive.Story = func(id uint64) (*Story, error) { return b.stories[id-1], nil }
	b.archive.Sentence = func(id uint64, n int) (string, error) { return b.stories[id-1].Sentence(n), nil }
	return b
}

// ask returns the findings for a command, trusted or not, best first.
func (b *library) ask(t testing.TB, command string) []Finding {
	t.Helper()
	q := b.engine.Question(b.archive, query.ParseCommand(command), when.Date{Year: 2024, Month: 5, Day: 20})
	stories, err := b.engine.Retrieve(b.archive, q)
	if err != nil {
		t.Fatal(err)
	}
	return q.Findings(b.engine.Preparer, q.Rank(b.engine.Preparer, stories, looked), 10)
}

// each checks what commands are answered with.
func each(t testing.TB, answer func(testing.TB, string) string, want map[string]string) {
	t.Helper()
	for command, want := range want {
		if got := answer(t, command); got != want {
			t.Errorf("%s: %q, want %q", command, got, want)
		}
	}
}

// best returns the words that answer a command in the best sentence.
func (b *library) best(t testing.TB, command string) string {
	t.Helper()
	findings := b.ask(t, command)
	if len(findings) == 0 {
		return "(nothing)"
	}
	return findings[0].Answer()
}

// A page repeats its headline above the text: the reader has it already.
func TestRepeatedHeadline(t *testing.T) {
	b := newLibrary(t, report{"en", "2022-02-18", "Storm Greta rips roof off Dome arena", "STORM GRETA RIPS ROOF OFF DOME ARENA\n\nThe roof of the Dome arena was torn off at noon. Nobody was inside."},
		report{"en", "2022-02-19", "Trains stand still", "Trains stand still"})
	each(t, b.told, map[string]string{
		"!ask what happened to the roof of the dome arena": "The roof of the Dome arena was torn off at noon.",
		"!search trains": "Trains stand still",
	})
}
