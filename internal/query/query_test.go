package query_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"quoth/internal/lexicon"
	"quoth/internal/query"
	"quoth/internal/when"
)

func analyser(t testing.TB) *query.Analyser {
	t.Helper()
	lex, err := lexicon.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return query.NewAnalyser(lex)
}

var today = when.Date{Year: 2024, Month: 5, Day: 6}

func TestParseCommand(t *testing.T) {
	for _, c := range []struct{ line, kind, lang, rest string }{
		{"!who declined", "who", "en", "declined"},
		{"who declined", "who", "en", "declined"},
		{"  !WER   hat abgesagt? ", "who", "de", "hat abgesagt?"},
		{"!wieviele boote", "howmany", "de", "boote"},
		{"!zusammenfassung hafen streik", "summary", "de", "hafen streik"},
		{"!suche \"neue brücke\" -stau", "search", "de", "\"neue brücke\" -stau"},
		{"streik am hafen", "ask", "", "streik am hafen"},
		{"!who", "who", "en", ""},
		{"", "ask", "", ""},
		{"!", "ask", "", ""},
		{"what?", "what", "en", ""},
		{"!who\u00a0left", "who", "en", "left"},
		{"!who \xff\xfeleft", "who", "en", "left"},
	} {
		got := query.ParseCommand(c.line)
		if got.Kind.String() != c.kind || got.Text != c.rest || got.Lang != c.lang {
			t.Errorf("%q: %v %q in %q, want %s %q in %q", c.line, got.Kind, got.Text, got.Lang, c.kind, c.rest, c.lang)
		}
	}
}

func TestParseOperators(t *testing.T) {
	rest, f := query.ParseOperators(`bridge "new harbour" -ferry -"old town" source:"Nordblatt" after:2023-07 before:2024 lang:DE in:headline`)
	if want := "bridge new harbour"; rest != want {
		t.Errorf("left %q, want %q", rest, want)
	}
	if len(f.Phrases) != 1 || f.Phrases[0] != "new harbour" {
		t.Errorf("phrases %q", f.Phrases)
	}
	if strings.Join(f.Exclude, "|") != "ferry|old town" {
		t.Errorf("excluded %q", f.Exclude)
	}
	if f.Source != "Nordblatt" || f.Lang != "de" || !f.Headline || f.After.String() != "2023-07" || f.Before.String() != "2024" {
		t.Errorf("got %+v", f)
	}
	if _, f := query.ParseOperators("brücke sprache:Deutsch, nach:2018?"); f.Lang != "de" || f.After.String() != "2018" || f.Wrong != "" {
		t.Errorf("got %+v", f)
	}
	if rest, f := query.ParseOperators(`pier after: 2018 source: "Das Blatt" lang: en since: yesterday in: berlin, before:`); rest != "pier since: yesterday in: berlin, before:" ||
		f.After.String() != "2018" || f.Source != "Das Blatt" || f.Lang != "en" || f.Wrong != "" {
		t.Errorf("left %q, got %+v", rest, f)
	}
	for _, token := range []string{`"new harbour"?`, `"new harbour".`, `("new harbour")`, `„new harbour“,`, `»new harbour«!`} {
		if rest, f := query.ParseOperators("bridge " + token + " pier"); rest != "bridge new harbour pier" || !slices.Equal(f.Phrases, []string{"new harbour"}) {
			t.Errorf("%s: left %q, phrases %q", token, rest, f.Phrases)
		}
		if _, f := query.ParseOperators("bridge -" + token); !slices.Equal(f.Exclude, []string{"new harbour"}) {
			t.Errorf("-%s: excluded %q", token, f.Exclude)
		}
	}
	for line, wrong := range map[string]string{
		"ferry after:soon lang:klingon": "after:soon", "Fähre sprache:klingonisch vor:bald": "sprache:klingonisch", "bis:99999-99-99 pier": "bis:99999-99-99",
		"ferry nach:2020 lang:fr": "", "ferry -source:nordblatt -in:headline": "-source:nordblatt", "fähre -quelle:\"Das Blatt\"": "-quelle:\"Das Blatt\"", "ferry -10:30": "",
	} {
		if rest, f := query.ParseOperators(line); f.Wrong != wrong || strings.Contains(rest, ":") {
			t.Errorf("%q: %q, left %q", line, f.Wrong, rest)
		}
	}
	for _, plain := range []string{`say "never`, "say „never", "never” said", "-", "--", "a - b", "--pier", "10:30", "in:between", `""`} {
		if rest, f := query.ParseOperators(plain); !reflect.DeepEqual(f, query.Filter{}) || rest != plain {
			t.Errorf("%q is read as an operator: %q %+v", plain, rest, f)
		}
	}
}

func TestToWhomItIsDone(t *testing.T) {
	a := analyser(t)
	for line, want := range map[string]bool{
		"!who was arrested": true, "!ask who was shot in leeds": true, "!wer wurde wegen des brandes verhaftet": true, "!wer ist entlassen worden": true,
		"!who arrested the mayor": false, "!who was the mayor": false, "!wer wurde bürgermeister": false, "!when was he arrested": false, "!who was": false,
	} {
		if p := a.Analyse(query.ParseCommand(line), today); p.Patient != want {
			t.Errorf("%s: %v", line, p.Patient)
		}
	}
}

func TestAnalyse(t *testing.T) {
	a := analyser(t)
	for _, c := range []struct{ line, want string }{
		{"!who declined", "who en: declined/v"},
		{"!wer hat gekündigt", "who de: gekündigt/v"},
		{"!wie viele boote sanken", "howmany de: boote/n* sanken/v"},
		{"!how many boats sank", "howmany en: boats* sank/v"},
		{"!wann lehnte die bank das angebot ab", "when de: ablehnen/v bank angebot"},
		{"wer hat den streik beendet?", "who de: streik beendet/v"},
		{"!ask in which city does the ferry land", "which en: city* ferry/n land/v"},
		{"mit welchem schiff kamen sie?", "which de: schiff* kamen/v"},
		{"!wie heißt der neue hafen", "what de: neue hafen"},
		{"!said hafenmeisterin streik", "said de: hafenmeisterin streik"},
		{"wie viele der boote sanken?", "howmany de: boote/n* sanken/v"},
		{"how many zorbs were sold?", "howmany en: zorbs=* sold/v"},
		{"welche neue brücke wurde gesperrt?", "which de: neue brücke* gesperrt/v"},
		{"!ask wie alt ist der leuchtturm?", "how de: alt~ leuchtturm"},
		{"!ask how long did the strike last?", "how en: long strike/n last/v"},
		{"wie wird die insel noch genannt?", "what de: insel genannt/v"},
		{"wie soll die neue fähre heißen?", "what de: neue fähre heissen/v"},
		{"how is the island also called?", "what en: island called/v"},
		{"how was the boat named solveig damaged?", "how en: boat named/v solveig= damaged/v"},
		{"was kostete der leuchtturm?", "what de: kostete leuchtturm"},
		{"the old ferry, when does it run again?", "when en: old ferry run"},
		{"die Brücke: wie viele Boote sanken da", "howmany de: brücke boote/n* sanken/v"},
		{"die alte Fähre, wer bezahlt die?", "who de: alte fähre bezahlt/v"},
		{"did the ferry, which sank, have lights", "ask en: ferry/n sank/v lights/v"},
		{"has the captain, who left, come back", "ask en: captain/n left come back/v"},
		{"wieviel bot der sammler für den knochen", "howmuch de: bieten/v sammler knochen"},
		{"!wer stahl die bilder", "who de: stehlen/v bilder"},
		{"welcher bot der stadt antwortet", "which de: bot* stadt antwortet/v"},
		{"!how come the ferry sank", "why en: ferry/n sank/v"},
		{"the treaty on fishing was signed in which city?", "which en: treaty fishing signed/v city*"},
		{"!when was nina hagen born", "when en: nina= hagen= born"},
		{"!when was gerda born", "when en: gerda= born"},
		{"wie ging ravenau gegen torfhaven aus", "how de: ausgehen/v~ ravenau= torfhaven="},
		{"wie ging die polizei gegen diebe vor", "how de: vorgehen/v polizei diebe"},
		{"how did the trial against lund end", "how en: trial lund= end/v"},
		{"!when was gerda holm born", "when en: gerda= holm= born"},
		{"!who hat gekündigt", "who de: gekündigt/v"},
		{"!wann brexit", "when de: brexit"},
		{"!when brexit", "when en: brexit"},
		{"!who won the regatta", "who en: won/v regatta"},
		{"!who sued the harbour", "who en: sued/v harbour/n"},
		{"!ask was kostete der leuchtturm", "what de: kostete leuchtturm"},
		{"what did mr braun say about the ferry", "said en: braun= ferry/n"},
		{"!when did mrs lowe leave", "when en: lowe leave/v"},
		{"!who is mr", "who en: mr="},
		{"gab es verletzte auf der fähre?", "ask de: verletzte fähre/n"},
		{"hat es auf der fähre verletzte gegeben?", "ask de: fähre/n verletzte"},
		{"!wann gab die bank das geld", "when de: gab/v bank geld"},
		{"!wer hat den hafen eigentlich wirklich verkauft", "who de: hafen verkauft/v"},
		{"!how many boats actually sank", "howmany en: boats* sank/v"},
		{"!wie viel gab die bank dazu", "howmuch de: gab/v bank"}, // "dazugeben" is no word of the lexicon
		{"what did harmsdorf say about the strike?", "said en: harmsdorf= strike/n"},
		{"!was sagte die bürgermeisterin", "said de: bürgermeisterin"},
		{"what happened after the mayor said no?", "what en: mayor said/v"},
		{"was geschah, nachdem der bürgermeister nein gesagt hatte?", "what de: bürgermeister gesagt/v"},
		{"what law is he said to have broken?", "what en: law* said/v broken/v"},
		{"ist das gemälde echt?", "ask de: gemälde echt"},
		{"!what mayor said", "said en: mayor"},
		{"what does the mayor think of the strike?", "said en: mayor strike/n"},
		{"was hält die bürgermeisterin von dem streik", "said de: bürgermeisterin streik"},
		{"was hielt die bürger davon ab", "what de: abhalten/v bürger/n"},
		{"what is the view of the city", "what en: view/n city"},
		{"was macht der IS in mossul", "what de: is mossul="},
		{"was hält den zug an", "what de: anhalten/v zug"},
		{"what year did the mayor say the bridge opens", "what en: year* mayor say bridge/n opens/v"},
		{"what is the mayor said to have sold", "what en: mayor said/v sold/v"},
		{"will the district pay the ransom", "ask en: district pay/v ransom/n"},
		{"!what did the city offer the traders", "what en: city offer/v traders"},
		{"!was legte die frau auf das grab", "what de: legte/v frau grab"},
		{"!was versprach ruth palmer", "what de: versprach/v ruth= palmer="},
		{"which german islands lost power?", "which en: german islands* lost/v power"},
	} {
		if got := a.Analyse(query.ParseCommand(c.line), today).String(); got != c.want {
			t.Errorf("%q: %s, want %s", c.line, got, c.want)
		}
	}
}

func TestTense(t *testing.T) {
	a := analyser(t)
	for _, c := range []struct {
		line string
		want query.Tense
	}{
		{"!when did the ferry sail", query.Past},
		{"!when will the ferry sail", query.Coming},
		{"when does the fair end?", query.Coming},
		{"!wann legte die fähre ab", query.Past},
		{"!wann flog der ballon los", query.Past},
		{"!wann verbot die stadt das feuerwerk", query.Past},
		{"!wann ist der kapitän gestorben", query.Past},
		{"!wann ist die eröffnung", query.Coming},
		{"!wann tritt sie ihr amt an", query.Coming},
		{"wann starten die ballons?", query.Coming},
		{"!wann weihnachtsmarkt", query.AnyTime},
		{"!who will sail", query.AnyTime},
	} {
		if got := a.Analyse(query.ParseCommand(c.line), today).Tense; got != c.want {
			t.Errorf("%q: %d, want %d", c.line, got, c.want)
		}
	}
}

// The class asked for tells what can answer, in the plural and as the end of a compound too.
func TestWantsByClass(t *testing.T) {
	a := analyser(t)
	for line, want := range map[string]query.Want{
		"!which countries signed":           query.WantPlace,
		"!welche kantone waren dafür":       query.WantPlace,
		"!welches verwaltungsgericht":       query.WantOrganisation,
		"!which former ministers resigned":  query.WantPerson,
		"!welche schauspielerinnen spielen": query.WantPerson,
		"!in welchen jahren":                query.WantTime,
		"!which ship sank":                  query.WantThing,
		"!wie hoch ist der sachschaden":     query.WantMoney,
		"!how much is the ship worth":       query.WantMoney,
		"!was fordern die händler":          query.WantThing, // not which of them
		"!what stopped the mayor":           query.WantThing,
		"!was wurde aus dem wal":            query.WantDeed,
		"!what became of the whale":         query.WantDeed,
		"!was wurde aus der kirche geholt":  query.WantThing,
	} {
		if got := a.Analyse(query.ParseCommand(line), today).Wants; got != want {
			t.Errorf("%q: %b, want %b", line, got, want)
		}
	}
}

// Who is Angela Merkel asks for no person.
func TestWantsDefinition(t *testing.T) {
	a := analyser(t)
	for line, want := range map[string]bool{
		"!who is angela merkel": true, "!wer ist Angela Merkel": true, "!wer war helmut kohl": true, "who was Putin?": true, "!who is mark zuckerberg": true,
		"!what is spacex": true, "was ist Opel?": true, "!was ist der papst": false, "!what is a tapir": true, "!who's maren tillmann": true,
		"whats quaylog": true, "!who maren tillmann": true, "wer war nochmal Maren Tillmann": true, "wer oder was ist Nordkai": true, "wer ist Lindemann": true,
		"tell me about Maren Tillmann": true, "was sind Tapire": true, "!was ist das Veltmann-Verfahren": true, "what is the Veltmann procedure": true,
		"was versteht man unter Inflation": true, "what is meant by inflation": true, "what does EACC stand for": true, "!wofür steht EACC": true,
		"was ist Nordkai für ein Laden": true, "was für eine Firma ist Quaylog": true, "what kind of company is Quaylog": true, "explain inflation": true,
		"what is Maren Tillmann's job": true, "was macht Maren Tillmann beruflich": true, "was macht Quaylog": true, "what does Quaylog do?": true, "was macht der Bürgermeister": false,
		"what does the mayor do": false, "was macht Quaylog mit dem Geld": false, "welchen Beruf hat Maren Tillmann": true,
		"!who is the president": false, "!wer ist der bundeskanzler": false, "!wer ist online": false, "!who was sent to prison": false, "!who declined": false,
		"!wer ist neuer trainer": false, "!who is siemens ceo": false, "!who was angela merkel in prison with": false, "!who is": false, "!who": false,
		"!what is the verdict": false, "was ist die Ursache": false, "!was ist passiert": false, "!what is cheaper": false, "what is IKEA's plan": false,
		"was wurde aus Opel": false, "!was ist neu in Kiel": false, "tell me about the strike": false, "wie heißt der Blog von Opel": false,
		"what's new": false, "!what is missing": false, "!what was found": false, "!what is for sale": false, "was bedeutet der Streik": false,
		"what does the merger mean": false, "was bedeutet Fusion": true, "explain the strike": false, "!wer ist weber": true, "!who is the baker": false,
		"!who is baker": true, "!who is young": false, "!wer ist meister": false, "!who is dr probert": true, "!what is magnet fishing": true,
		"!wer is Maren Tillmann": true, "whats a tapir": true, "was ist der IS": true, "was ist der Windpark Quaylog": true,
		"explain this": false, "was heißt das": false, "wofür steht die Farbe": false,
		"what is the meaning of the verdict": false, "was ist morgen": false, "tell me more about Maren Tillmann": true, "what is Caldmore Bank": true, "what is Caldmore's bank": false, "was ist Norovirus": true,
		"!what happened to martin holloway": false, "!wer ist schuldig": false,
	} {
		if got := a.Analyse(query.ParseCommand(line), today).Wants == query.WantDefinition; got != want {
			t.Errorf("%q: %v", line, got)
		}
	}
}

// What a story tells, and what is new, is asked for in many words, of which only its own are looked for.
func TestAsksStory(t *testing.T) {
	a := analyser(t)
	for line, want := range map[string]string{
		"latest on quaylog": "summary en: quaylog=", "!what is new in Kiel": "summary en: kiel=", "what's going on with Quaylog?": "summary en: quaylog=",
		"any news about the strike": "summary en: strike/n", "tldr Quaylog": "summary en: quaylog=", "tell me about the strike": "summary en: strike/n",
		"gibt es was neues zu quaylog": "summary de: quaylog=", "Gibts schon was Neues zum Streik?": "summary de: streik", "was gibt's neues über den Streik": "summary de: streik",
		"do you have anything on Quaylog?": "summary en: quaylog=", "which articles do you have about the strike": "summary en: strike/n",
		"was ist los in Kiel": "summary de: kiel", "worum geht es bei dem Streik": "summary de: streik", "was ist mit Quaylog los": "summary de: quaylog=",
		"explain the strike": "summary en: strike/n", "erkläre mir die Fusion": "summary de: fusion", "explain how the thieves got in": "",
		"can you tell me about the strike": "summary en: strike/n", "anything new on Quaylog": "summary en: quaylog=", "tell me everything about the strike": "summary en: strike/n",
		"whats going on with Quaylog": "summary en: quaylog=", "erzähl von dem Streik": "summary de: streik",
		"gibts was über den Streik": "summary de: streik", "was is los in Kiel": "summary de: kiel", "was ist mit dem Wal passiert": "",
		"was ist mit der Fähre kollidiert": "",
		"what is the reason":               "", "who is new coach of Kiel": "", "!search news about quaylog": "", "what happened in Kiel": "",
	} {
		p := a.Analyse(query.ParseCommand(line), today)
		if got := p.String(); p.Kind == query.Summary && got != want || p.Kind != query.Summary && want != "" {
			t.Errorf("%s: %s, want %s", line, got, want)
		}
	}
}

// A question that begins with its verb asks whether something is so. "Was" may be the German question word, or the English verb.
func TestAsksWhether(t *testing.T) {
	a := analyser(t)
	for line, want := range map[string]bool{
		"did the minister resign": true, "!was anyone hurt in the fire": true, "!was hat der minister gesagt": false, "ist der Minister zurückgetreten?": true,
		"is there a story about the strike": false, "didn't the minister resign": true, "würde er wieder antreten": true, "fährt die Fähre wieder": true, "half die feuerwehr": true, "stand das rohr im plan": true, "stand der ermittlungen": false, "who resigned": false, "Minister Rücktritt": false, "wurde jemand verletzt": true, "!who is guilty": false,
	} {
		p := a.Analyse(query.ParseCommand(line), today)
		if p.Whether != want || want && p.Wants != 0 { // nor for the minister
			t.Errorf("%s: %v, wants %v", line, p.Whether, p.Wants)
		}
	}
}

// A German command with a word that German knows is no French question, however French the name looks.
func TestTheCommandTellsTheLanguage(t *testing.T) {
	for line, want := range map[string]string{
		"!was sagte Quandt": "said de: quandt=", "!was sagte Beauchamp": "said de: beauchamp=", "!what did Beauchamp say": "said en: beauchamp=",
	} {
		if got := analyser(t).Analyse(query.ParseCommand(line), today).String(); got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}
