package query_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"quoth/internal/analysis"
	"quoth/internal/lang"
	"quoth/internal/postings"
	"quoth/internal/query"
)

// vocabulary is a corpus that has some terms.
type vocabulary map[string]int

func (v vocabulary) DF(term string) int { return v[term] }
func (v vocabulary) Langs() []*lang.Language {
	return []*lang.Language{lang.Get("de"), lang.Get("en")}
}
func (v vocabulary) Near(*lang.Language, string, int) []string { return nil }

// all has every term.
type all struct{ vocabulary }

func (all) DF(string) int { return 1 }

func TestExpandAcrossLanguages(t *testing.T) {
	a := analyser(t)
	w := query.DefaultWeights()
	groups := a.Expand(a.Analyse(query.Command{Kind: query.Who, Text: "declined"}, today), all{}, &w)
	if len(groups) != 1 {
		t.Fatalf("%d groups", len(groups))
	}
	terms := map[string]float32{}
	for _, alt := range groups[0].Alts {
		terms[alt.Term] = alt.P
		if alt.P <= 0 || alt.P > 1 {
			t.Errorf("%q has probability %v", alt.Term, alt.P)
		}
	}
	de, en := string(rune(lang.Get("de").ID())), string(rune(lang.Get("en").ID()))
	for _, want := range []string{en + lang.Get("en").Stem("declined"), de + lang.Get("de").Stem("ablehnen"), de + lang.Get("de").Stem("absage")} {
		if terms[want] == 0 {
			t.Errorf("not looked for: %q", want)
		}
	}
	if p := terms[de+lang.Get("de").Stem("rückgang")]; p > 0 {
		t.Errorf("a verb finds the noun Rückgang with %v", p)
	}
}

// What is counted, and who has a name of his own abroad, is looked for as the other language writes it.
func TestExpandWritesNumbersAndRulersAsAbroad(t *testing.T) {
	a := analyser(t)
	w := query.DefaultWeights()
	de, en := lang.Get("de"), lang.Get("en")
	for _, x := range []struct{ line, term string }{
		{"which mills stood in the thirteenth century", analysis.Term(de, "13")},
		{"welche mühlen standen im dreizehnten jahrhundert", analysis.Term(en, "13th")},
		{"wie viele mühlen hatte heinrich", analysis.Term(en, "henry")},
		{"how many illyrian mills stood there", analysis.Term(de, "illyrisch")},
	} {
		found := false
		for _, g := range a.Expand(a.Analyse(query.ParseCommand(x.line), today), all{}, &w) {
			found = found || slices.ContainsFunc(g.Alts, func(alt postings.Alt) bool { return alt.Term == x.term })
		}
		if !found {
			t.Errorf("%s: %q is not looked for", x.line, x.term)
		}
	}
}

// A phrase or compound that stands for a word is looked for as a whole: what its parts mean by themselves is no sign of it.
func TestExpandLooksForNoPartOfAPhrase(t *testing.T) {
	a := analyser(t)
	w := query.DefaultWeights()
	de := lang.Get("de")
	for _, x := range []struct{ line, part string }{
		{"!who declined", "sagen"},       // of "Nein sagen"
		{"!where is the ship", "wasser"}, // of "Wasserfahrzeug"
	} {
		for _, g := range a.Expand(a.Analyse(query.ParseCommand(x.line), today), all{}, &w) {
			for _, alt := range g.Alts {
				if alt.Term[1:] == de.Stem(x.part) {
					t.Errorf("%s: %q is looked for with %v", x.line, x.part, alt.P)
				}
			}
		}
	}
}

// What no dictionary has may be the same in the other language.
func TestExpandTakesUntranslatedWordsAsTheyAre(t *testing.T) {
	a := analyser(t)
	w := query.DefaultWeights()
	de := lang.Get("de")
	for _, x := range []struct {
		word string
		sure bool
	}{{"norovirus", true}, {"flood", false}} {
		groups := a.Expand(a.Analyse(query.ParseCommand("!summary "+x.word+" in the school"), today), all{}, &w)
		i := slices.IndexFunc(groups[0].Alts, func(alt postings.Alt) bool { return alt.Term == analysis.Term(de, x.word) })
		if i < 0 || (groups[0].Alts[i].P == 1) != x.sure {
			t.Errorf("%s is looked for in German as %+v", x.word, groups[0].Alts)
		}
	}
}

func TestExpandKnowsSynonymsOfTranslations(t *testing.T) {
	a := analyser(t)
	w := query.DefaultWeights()
	w.Beyond = 0
	direct := a.Expand(a.Analyse(query.Command{Kind: query.Who, Text: "resigned"}, today), all{}, &w)
	w = query.DefaultWeights()
	beyond := a.Expand(a.Analyse(query.Command{Kind: query.Who, Text: "resigned"}, today), all{}, &w)
	if d, b := len(direct[0].Alts), len(beyond[0].Alts); b <= d {
		t.Errorf("%d alternatives with synonyms of translations, %d without", b, d)
	}
}

// Two words of a set phrase may stand apart.
func TestExpandFindsPhrasesThatArePartedByOthers(t *testing.T) {
	a := analyser(t)
	w := query.DefaultWeights()
	de := lang.Get("de")
	plan := a.Analyse(query.Command{Kind: query.Who, Text: "legte in der werft sein amt nieder"}, today)
	for i, g := range a.Expand(plan, all{}, &w) {
		if plan.Words[i].Folded != "amt" {
			continue
		}
		for _, alt := range g.Alts {
			if alt.Term == string(rune(de.ID()))+de.Stem("rücktritt") {
				return
			}
		}
		t.Errorf("for %q nobody looks for Rücktritt: %+v", plan, g.Alts)
	}
}

// Of "nicht annehmen" for decline, "annehmen" alone would be the opposite.
func TestExpandLeavesOutWhatIsLeftOfANegation(t *testing.T) {
	a := analyser(t)
	w := query.DefaultWeights()
	for _, g := range a.Expand(a.Analyse(query.Command{Kind: query.Who, Text: "declined"}, today), all{}, &w) {
		for _, alt := range g.Alts {
			if de := lang.Get("de"); alt.Term == string(rune(de.ID()))+de.Stem("annehmen") {
				t.Errorf("declined finds annehmen with %v", alt.P)
			}
		}
	}
}

// The lexicon may have a rare word for a compound where the stories have the plain ones.
func TestExpandTranslatesThePartsOfACompound(t *testing.T) {
	a, w := analyser(t), query.DefaultWeights()
	en := lang.Get("en")
	mayor := string(rune(en.ID())) + en.Stem("mayor")
	corpus := vocabulary{mayor: 3}
	for _, g := range a.Expand(a.Analyse(query.ParseCommand("!wer übernimmt das bürgermeisteramt"), today), corpus, &w) {
		for _, alt := range g.Alts {
			if alt.Term == mayor {
				return
			}
		}
	}
	t.Error("bürgermeisteramt does not find the mayor")
}

// "Wem gehört" asks who owns, and nothing of hearing.
func TestExpandReadsFormsOfTwoVerbs(t *testing.T) {
	a, w := analyser(t), query.DefaultWeights()
	en := lang.Get("en")
	for line, lemma := range map[string]string{"!wem gehört der hafen": "belong", "hat der kapitän gestanden?": "confess"} {
		found := false
		for _, g := range a.Expand(a.Analyse(query.ParseCommand(line), today), all{}, &w) {
			for _, alt := range g.Alts {
				found = found || alt.Term == string(rune(en.ID()))+en.Stem(lemma)
			}
		}
		if !found {
			t.Errorf("%s: nobody looks for %s", line, lemma)
		}
	}
}

// The long form of an acronym has several words, which stand for it together.
func TestExpandFindsTheLongFormOfAnAcronym(t *testing.T) {
	a, w := analyser(t), query.DefaultWeights()
	en := lang.Get("en")
	corpus := vocabulary{analysis.Term(en, "european"): 1, analysis.Term(en, "union"): 1}
	for _, g := range a.Expand(a.Analyse(query.ParseCommand("!wer leitet die EU"), today), corpus, &w) {
		for _, j := range g.Joint {
			if slices.Contains(j.Parts[0], analysis.Term(en, "european")) && slices.Contains(j.Parts[1], analysis.Term(en, "union")) {
				return
			}
		}
	}
	t.Error("EU does not find the European Union")
}

// Where the corpus has a name as it is written, what only has its stem is another name, as likely as not. Small letters may mean the word.
func TestExpandLooksForNamesAsTheyAreWritten(t *testing.T) {
	a, w := analyser(t), query.DefaultWeights()
	stem, written := analysis.Term(lang.Get("en"), "jobs"), analysis.NameTerm("jobs")
	p := func(command string, corpus vocabulary) (stemP, writtenP float32) {
		for _, g := range a.Expand(a.Analyse(query.ParseCommand(command), today), corpus, &w) {
			for _, alt := range g.Alts {
				switch alt.Term {
				case stem:
					stemP = alt.P
				case written:
					writtenP = alt.P
				}
			}
		}
		return stemP, writtenP
	}
	both, one := vocabulary{stem: 5, written: 2}, vocabulary{stem: 5}
	if s, n := p("!who is Jobs", both); s != w.Stem || n != 1 {
		t.Errorf("Jobs: the stem %v, the name %v", s, n)
	}
	if s, n := p("!who lost jobs", both); s != 1 || n != 1 {
		t.Errorf("jobs: the stem %v, the name %v", s, n)
	}
	if s, n := p("!who is Jobs", one); s != 1 || n != 0 {
		t.Errorf("where no Jobs is: the stem %v, the name %v", s, n)
	}
}

func TestExpandLeavesOutWhatIsNotThere(t *testing.T) {
	a := analyser(t)
	w := query.DefaultWeights()
	for _, g := range a.Expand(a.Analyse(query.Command{Kind: query.What, Text: "harbour strike"}, today), vocabulary{}, &w) {
		if len(g.Alts) > 0 {
			t.Errorf("an empty corpus has %v", g.Alts)
		}
	}
}

// What nobody knows may be a slip of the keyboard, but a person may be anybody.
func TestExpandReadsSlips(t *testing.T) {
	a, w := analyser(t), query.DefaultWeights()
	de, en := lang.Get("de"), lang.Get("en")
	corpus := vocabulary{}
	for _, word := range []string{"seilbahn", "regierung", "kapitän", "rücktritt", "frachter"} {
		corpus[analysis.Term(de, lang.Fold(word))] = 1
	}
	corpus[analysis.Term(en, "government")] = 1
	for line, want := range map[string]string{
		"!wann öffnet die seilban":              "when de: öffnet/v seilbahn",
		"!was plant die regirung":               "what de: plant/v regierung",
		"!wer ist kapitain der frachters":       "who de: kapitän frachters",
		"!why did the goverment step down":      "why en: goverment step down/v",
		"!who is responsible for the freihgter": "who en: responsible freighter", // which German articles call Frachter
		"!who is tranter":                       "who en: tranter=",
		"!said regirung":                        "said de: regirung=",
		"!wo liegt kaputino":                    "where de: liegt/v kaputino=",
	} {
		p := a.Analyse(query.ParseCommand(line), today)
		a.Expand(p, corpus, &w)
		if p.String() != want {
			t.Errorf("%s: %q, want %q", line, p, want)
		}
	}
}

func FuzzAnalyse(f *testing.F) {
	for _, s := range []string{"!who declined", "wie viele boote sanken im august 2023?", "\"a b\" -c source:d", strings.Repeat("a", 4000), "\xff\xfe", "\u202ewer\u200bhat", "!!!"} {
		f.Add(s)
	}
	a := analyser(f)
	w := query.DefaultWeights()
	f.Fuzz(func(t *testing.T, line string) {
		p := a.Analyse(query.ParseCommand(line), today)
		if len(p.Words) > query.MaxWords || p.Focus >= len(p.Words) || p.Lang == nil {
			t.Errorf("%q: %v", line, p)
		}
		for _, word := range p.Words {
			if word.Folded == "" || word.Lang == nil || !utf8.ValidString(word.Text) {
				t.Errorf("%q has the word %+v", line, word)
			}
		}
		groups := a.Expand(p, all{}, &w)
		if len(groups) != len(p.Words) {
			t.Errorf("%q: %d groups for %d words", line, len(groups), len(p.Words))
		}
		for _, g := range groups {
			if len(g.Alts) > 96 {
				t.Errorf("%q: group %+v", line, g)
			}
		}
	})
}

// A form that the stemmer parts from its verb is translated like the verb.
func TestExpandTranslatesEveryForm(t *testing.T) {
	a := analyser(t)
	w := query.DefaultWeights()
	want := analysis.Term(lang.Get("de"), "verklagen")
	for _, x := range []string{"sued", "sues", "sue", "suing"} {
		groups := a.Expand(a.Analyse(query.Command{Kind: query.Who, Text: x}, today), all{}, &w)
		if !slices.ContainsFunc(groups[0].Alts, func(alt postings.Alt) bool { return alt.Term == want }) {
			t.Errorf("%s is not looked for as verklagen", x)
		}
	}
}
