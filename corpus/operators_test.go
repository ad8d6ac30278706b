package corpus

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"quoth/internal/when"
)

func TestOperatorsNarrowAQuestion(t *testing.T) {
	c := openTest(t)
	for _, a := range []Article{
		{Ref: "a", Headline: "Harbour pilot retires", Source: "Quay Street News", Lang: "en", Date: when.Date{Year: 2018, Month: 7, Day: 2},
			Text: "The harbour pilot Sam Brock retired on Monday. He guided nine thousand ships through the narrow channel."},
		{Ref: "b", Headline: "Channel to be dredged", Source: "The Sound", Lang: "en", Date: when.Date{Year: 2019, Month: 3, Day: 5},
			Text: "The narrow channel will be dredged in May. Every harbour pilot welcomed the plan, but oyster farmers did not."},
		{Ref: "c", Headline: "Lotsen streiken", Source: "Quay Street News", Lang: "de", Date: when.Date{Year: 2021},
			Text: "Die Lotsen im Hafen streiken seit Montag. Der Pilot eines Hubschraubers flog den Kapitän an Land."},
		{Ref: "d", Headline: "A pilot project", Lang: "en", URL: "https://WWW.Lagoon.Example/d",
			Text: "The council tests paper bins in a harbour café. A channel on television reported on the pilot."},
	} {
		mustAdd(t, c, a)
	}
	for _, x := range []struct {
		line string
		want string // the articles found, in order of their refs
	}{
		{"!search harbour", "abcd"},
		{`!search "harbour pilot"`, "ab"},
		{`!search "narrow channel"`, "ab"},
		{`!search "pilot harbour"`, ""},
		{"!search harbour -pilot lang:en", "d"},
		{"!search harbour -lotsen", "abd"},
		{`!search harbour lang:en -"harbour pilot"`, "d"},
		{`!search harbour source:"quay street news"`, "ac"},
		{"!search harbour source:quay lang:en", "a"},
		{"!search harbour source:lagoon.example", "d"},
		{"!search harbour source:www.lagoon.example", "d"},
		{"!suche hafen quelle:sound", "b"},
		{"!search harbour after:2019", "bc"},
		{"!search harbour before:2019", "a"},
		{"!search harbour after:2018-07-03 before:2020", "b"},
		{"!search harbour after:2018-07-02 before:2018-07-03", "a"},
		{"!search hafen after:2021", "c"},
		{"!search pilot lang:de", "c"},
		{"!search pilot lang:en", "abd"},
		{"!search pilot in:headline", "acd"},
		{"!search channel source:nobody", ""},
		{"!search channel lang:fr", ""},
	} {
		r := ask(t, c, x.line)
		found := quoted(&r)
		slices.Sort(found)
		if got := strings.Join(slices.Compact(found), ""); got != x.want {
			t.Errorf("%s: found %q, want %q", x.line, got, x.want)
		}
	}
}

func TestPhrasesAndExclusionsHoldForEverySentence(t *testing.T) {
	c := openTest(t)
	mustAdd(t, c, Article{Ref: "heath", Lang: "en", Source: "Fen Mail",
		Text: "The heath fire began on Sunday. Fire crews from Wicken fought the heath fire for two days. " +
			"The heath lost nine hectares to the fire. A second heath fire was put out by farmers."})
	for _, x := range []struct {
		line, must, mustNot string
		want                int
	}{
		{`!search "heath fire"`, "heath fire", "", 3},
		{`!search heath -farmers`, "heath", "farmers", 3},
		{`!search "heath fire" -wicken`, "heath fire", "Wicken", 2},
		{`!search fire -"heath fire"`, "The heath lost", "heath fire", 1},
		{`!summary fire -"heath fire"`, "The heath lost", "heath fire", 1},
		{`!summary fire -wicken`, "", "Wicken", 3},
		{`!search "the fire"`, "to the fire", "", 1},
		{`!search fire -"the fire"`, "", "to the fire", 3},
		{`!search "fire was"`, "fire was", "", 1},
		{`!search farmers -"fire the"`, "farmers", "", 1},
	} {
		r := ask(t, c, x.line)
		for _, a := range r.Answers {
			if !strings.Contains(a.Sentence, x.must) || x.mustNot != "" && strings.Contains(a.Sentence, x.mustNot) {
				t.Errorf("%s: found %q", x.line, a.Sentence)
			}
		}
		if len(r.Answers) != x.want {
			t.Errorf("%s: %d sentences, want %d", x.line, len(r.Answers), x.want)
		}
	}
}

// A phrase is looked for in each sentence of an article that has all its words, however many there are.
func TestAPhraseInALongTicker(t *testing.T) {
	c := openTicker(t, 2_000)
	for line, found := range map[string]bool{`!search "goal wicken"`: true, `!search "wicken goal"`: false, `!search goal -wicken`: false} {
		if r := ask(t, c, line); r.Answered != found {
			t.Errorf("%s: answered %v", line, r.Answered)
		}
	}
}

// openTicker returns a corpus of one article, of many lines alike.
func openTicker(t testing.TB, lines int) *Corpus {
	c := openTest(t)
	mustAdd(t, c, Article{Ref: "ticker", Lang: "en", Text: strings.Repeat("Goal Wicken.\n", lines)})
	return c
}

func BenchmarkPhraseInALongTicker(b *testing.B) {
	c := openTicker(b, 80_000)
	for _, line := range []string{`!search "goal wicken"`, `!search goal -wicken`} {
		b.Run(line, func(b *testing.B) {
			for b.Loop() {
				ask(b, c, line)
			}
		})
	}
}

func TestAWordOfTheHeadlineAloneFindsTheArticle(t *testing.T) {
	c := openHolding(t, decline, network, quarry)
	mustAdd(t, c, Article{Ref: "mill", Lang: "en", Source: "Fen Mail", Headline: "Council approves windmill",
		Text: "The decision fell on Monday after a debate of nine hours. Neighbours had asked for a delay."})
	for _, line := range []string{"!search windmill", "!search in:headline windmill", "!summary windmill"} {
		if r := ask(t, c, line); !slices.Equal(refs(&r), []string{"mill"}) {
			t.Errorf("%s: found %v", line, refs(&r))
		}
	}
}

func TestALinkLeadsToTheSentence(t *testing.T) {
	c := openHolding(t, decline, network, quarry)
	for _, x := range []struct{ line, want string }{
		{"!search nicht alle machen mit", "https://www.geldblatt.example/netz/plauderfeld-banken#:~:text="},
		{"!search rückgang heringe", "https://foerde-anzeiger.example/schlei#fang:~:text="},
		{"!search limestone quarry", ""},
	} {
		r := ask(t, c, x.line)
		if !r.Answered {
			t.Fatalf("%s: nothing found", x.line)
		}
		checkFragment(t, &r.Answers[0], x.want)
	}
	for _, x := range []struct{ sentence, want string }{
		{"Kurz.", "Kurz."},
		{"A well-known, \u201eodd\u201c 100 % & more", "A%20well%2Dknown%2C%20%E2%80%9Eodd%E2%80%9C%20100%20%25%20%26%20more"},
		{"one two three four five six seven eight nine ten eleven", "one%20two%20three%20four%20five,seven%20eight%20nine%20ten%20eleven"},
	} {
		if got := textFragment("https://a.example/", x.sentence); got != "https://a.example/#:~:text="+x.want {
			t.Errorf("%q leads to %s", x.sentence, got)
		}
	}
}

// checkFragment checks that an answer's link begins with prefix, and then names words of the sentence, in order.
func checkFragment(t *testing.T, a *Answer, prefix string) {
	t.Helper()
	fragment, ok := strings.CutPrefix(a.URL, prefix)
	if !ok || prefix == "" && fragment != "" {
		t.Errorf("%q has the link %s", a.Sentence, a.URL)
		return
	}
	rest := strings.Join(strings.Fields(a.Sentence), " ")
	for part := range strings.SplitSeq(fragment, ",") {
		words, err := url.PathUnescape(part)
		_, after, found := strings.Cut(rest, words)
		if err != nil || !found {
			t.Errorf("the link %s does not lead to %q", a.URL, a.Sentence)
		}
		rest = after
	}
}

// TestAPhraseWithStopWordsIsFoundAmongOthersLikeIt has many stories in which another word stands in the place of the stop word.
func TestAPhraseWithStopWordsIsFoundAmongOthersLikeIt(t *testing.T) {
	c := openTest(t)
	mustAdd(t, c, Article{Ref: "after", Lang: "en", Text: "The speaker of the island chamber resigned after the vote. Nobody had expected that so soon."})
	mustImport(t, c, series(0, 1999, func(n int) Article {
		return Article{Ref: fmt.Sprint("before-", n), Lang: "en", Text: fmt.Sprintf("Member %d spoke before the vote. The vote was a vote on votes.", n)}
	}))
	for _, line := range []string{`!search "after the vote"`, `!summary "after the vote"`} {
		if r := ask(t, c, line); len(r.Answers) != 1 || r.Answers[0].Ref != "after" {
			t.Errorf("%s: %+v", line, r.Answers)
		}
	}
	if r := ask(t, c, `!search "before the vote"`); !r.Answered {
		t.Error("nothing found of a phrase of many stories")
	}
}

// TestStopWordsOfPhrasesCount has phrases that only their stop words tell apart, in sentences and headlines.
func TestStopWordsOfPhrasesCount(t *testing.T) {
	c := openTest(t)
	mustAdd(t, c, Article{Ref: "to", Lang: "en", Headline: "Road to the mill", Text: "The Who played at the mill of Wicken. It was to be their last show."})
	mustAdd(t, c, Article{Ref: "from", Lang: "en", Headline: "Road from a mill", Text: "They who built the mill of Wicken sold it. It had to be sold soon."})
	mustAdd(t, c, Article{Ref: "zur", Lang: "de", Headline: "Straße zur Mühle", Text: "Die Mühle von Wicken war bis zur Straße zu sehen."})
	for line, want := range map[string]string{
		`in:headline "road to the mill"`: "to", `in:headline lang:en road -"to the"`: "from", `in:headline lang:en road -"to the mill"`: "from", `in:headline "straße zur mühle"`: "zur",
		`wicken "the who"`: "to", `wicken lang:en -"the who"`: "from", `wicken "bis zur"`: "zur", `wicken "..."`: "from to zur", `wicken lang:en -they`: "to",
	} {
		r := ask(t, c, "!search "+line)
		found := refs(&r)
		slices.Sort(found)
		if got := strings.Join(slices.Compact(found), " "); got != want {
			t.Errorf("%s: found %q, want %q", line, got, want)
		}
	}
}

// TestAPhraseMeansTheNameTyped has names that share their stems: a phrase asks for one of them, and leaving one out leaves the other.
func TestAPhraseMeansTheNameTyped(t *testing.T) {
	c := openTest(t)
	mustAdd(t, c, Article{Ref: "brown", Lang: "en", Text: "The council of Wicken elected Paul Brown. Mr Brown will chair it."})
	mustAdd(t, c, Article{Ref: "browning", Lang: "en", Text: "The parish of Wicken elected Paul Browning. Mr Browning will chair it."})
	mustAdd(t, c, Article{Ref: "berg", Lang: "de", Text: "Über Wicken liegt ein Berg. Auf dem Berg weiden Schafe."})
	mustAdd(t, c, Article{Ref: "berger", Lang: "de", Text: "In Wicken wohnt Anton Berger. Bergers Schafe weiden dort."})
	for line, want := range map[string]string{
		`"Paul Browning"`: "browning", `"Paul Brown"`: "brown browning", `wicken lang:en -Browning`: "brown", `wicken lang:de -Berger`: "berg",
		`"Anton Berger"`: "berger", `wicken lang:en -browning`: "",
	} {
		r := ask(t, c, "!search "+line)
		found := refs(&r)
		slices.Sort(found)
		if got := strings.Join(slices.Compact(found), " "); got != want {
			t.Errorf("%s: found %q, want %q", line, got, want)
		}
	}
}

// TestDatesBefore1970 has 1970-01-01 as a border, which is day 0 of the index.
func TestDatesBefore1970(t *testing.T) {
	c := openTest(t)
	for _, year := range []int{1969, 1971} {
		mustAdd(t, c, Article{Ref: fmt.Sprint(year), Lang: "en", Text: "The lighthouse was painted in white.", Date: when.Date{Year: year, Month: 3, Day: 5}})
	}
	for line, want := range map[string]string{
		"before:1970": "1969", "before:1970-01-01": "1969", "before:1970-01-02": "1969", "after:1970": "1971", "after:1970-01-01": "1971", "after:1969-03-06": "1971",
		"after:1969-03-05 before:1969-03-06": "1969",
	} {
		if r := ask(t, c, "!search lighthouse "+line); !slices.Equal(refs(&r), []string{want}) {
			t.Errorf("%s: found %v, want %s", line, refs(&r), want)
		}
	}
}

// TestAnOperatorThatMakesNoSenseIsNamed checks that nobody gets an answer to a question other than the one typed.
func TestAnOperatorThatMakesNoSenseIsNamed(t *testing.T) {
	c := openHolding(t, ferry(1))
	for _, line := range []string{"!search Hafen after:soon", "!wer verließ den Hafen sprache:klingonisch", "!search before:99999-99-99"} {
		_, err := c.Ask(context.Background(), ParseQuestion(line))
		if wrong, ok := errors.AsType[*OperatorError](err); !ok || !strings.Contains(line, wrong.Operator) {
			t.Errorf("%s: %v", line, err)
		}
	}
}
