package lexicon

import (
	"slices"
	"strings"
	"testing"

	"quoth/internal/lang"
)

// texts lists translations as text, best first.
func texts(ts []Translation) []string {
	out := make([]string, len(ts))
	for i, t := range ts {
		out[i] = strings.Join(t.Words, " ")
	}
	return out
}

// TestTranslate asks as a question would: any inflection, the part of speech
// known or not. want must be among the first n.
func TestTranslate(t *testing.T) {
	x, en, de := load(t)
	tests := []struct {
		from, to *lang.Language
		word     string
		pos      POS
		n        int
		want     []string
	}{
		{en, de, "declined", Verb, 7, []string{"ablehnen", "absagen", "absage erteilen", "verweigern"}},
		{en, de, "decline", Noun, 3, []string{"rückgang"}},
		{en, de, "died", Any, 4, []string{"sterben", "ums leben kommen"}},
		{en, de, "elections", Any, 2, []string{"wahl"}},
		{en, de, "elected", Any, 4, []string{"wählen"}},
		{en, de, "went", Any, 4, []string{"gehen"}},
		{en, de, "won", Any, 3, []string{"gewinnen"}},
		{en, de, "bought", Any, 3, []string{"kaufen"}},
		{en, de, "bank", Noun, 2, []string{"bank"}},
		{en, de, "injured", Any, 4, []string{"verletzen"}},
		{en, de, "police", Any, 1, []string{"polizei"}},
		{en, de, "earthquake", Any, 2, []string{"erdbeben"}},
		{en, de, "reason", Noun, 2, []string{"grund"}},
		{en, de, "company", Noun, 3, []string{"unternehmen", "firma"}},
		{en, de, "give up", Any, 3, []string{"aufgeben"}},
		{de, en, "absage", Any, 6, []string{"refusal", "cancellation", "rejection"}},
		{de, en, "abgelehnt", Any, 6, []string{"reject", "decline", "refuse"}},
		{de, en, "absage erteilen", Any, 4, []string{"decline"}},
		{de, en, "gestorben", Any, 3, []string{"die"}},
		{en, de, "referendum", Any, 4, []string{"bürgerentscheid"}},
		{en, de, "recaptured", Any, 3, []string{"wieder festnehmen", "fassen"}},
		{en, de, "university", Any, 1, []string{"universität"}},
		{en, de, "men", Any, 1, []string{"mann"}},
		{en, de, "prince", Any, 1, []string{"prinz"}},
		{en, de, "minorities", Any, 1, []string{"minderheit"}},
		{en, de, "succession", Any, 2, []string{"nachfolge"}},
		{en, de, "common", Any, 2, []string{"gemeinsam"}},
		{en, de, "violate", Any, 1, []string{"verletzen"}},
		{de, en, "länder", Any, 2, []string{"country"}},
		{de, en, "kam", Any, 1, []string{"come"}},
		{de, en, "gefangenen", Noun, 1, []string{"prisoner"}},
		{de, en, "museen", Any, 1, []string{"museum"}},
		{de, en, "druck", Any, 2, []string{"pressure"}},
		{de, en, "kurzer", Adj, 2, []string{"short"}},
		{de, en, "hohe", Adj, 2, []string{"high"}},
		{de, en, "junger", Adj, 2, []string{"young"}},
		{de, en, "schwefels", Any, 1, []string{"sulfur"}},
		{de, en, "pflaster", Noun, 3, []string{"patch"}},
		{de, en, "tätlichkeit", Any, 2, []string{"violent conduct"}},
		{de, en, "unfall", Any, 2, []string{"accident"}},
		{de, en, "gekauft", Verb, 3, []string{"buy"}},
		{de, en, "regierungen", Any, 2, []string{"government"}},
		{de, en, "gericht", Noun, 3, []string{"court"}},
		{de, en, "brand", Noun, 3, []string{"fire"}},
		{de, en, "ursache", Any, 3, []string{"cause"}},
	}
	for _, tt := range tests {
		t.Run(tt.word, func(t *testing.T) {
			got := texts(x.Translate(tt.from, tt.to, tt.word, tt.pos))
			first := got[:min(len(got), tt.n)]
			for _, w := range tt.want {
				if !slices.Contains(first, w) {
					t.Errorf("%q: first %d are %q, without %q (all: %q)", tt.word, tt.n, first, w, got)
				}
			}
		})
	}
}

func TestTranslateKeepsSensesApart(t *testing.T) {
	x, en, de := load(t)
	if got := texts(x.Translate(en, de, "declined", Verb)); slices.Contains(got, "rückgang") {
		t.Errorf("the verb finds the noun's translation: %q", got)
	}
	for word, other := range map[string]string{"universities": "universum", "quit": "ziemlich", "new": "nachricht", "custom": "zoll"} {
		for _, tr := range x.Translate(en, de, word, Any) {
			if slices.Equal(tr.Words, []string{other}) && tr.P > 0.1 {
				t.Errorf("words that share a stem are mixed: %s, %v", word, tr)
			}
		}
	}
	// A wrong guess of the part of speech still finds the word, at lower P.
	guess, any := x.Translate(en, de, "earthquake", Conj), x.Translate(en, de, "earthquake", Any)
	if len(guess) == 0 || guess[0].P >= any[0].P {
		t.Errorf("as a conjunction: %v, as anything: %v", guess, any)
	}
}

func TestTranslateUnknown(t *testing.T) {
	x, en, de := load(t)
	ru := lang.Get("ru")
	for _, ts := range [][]Translation{
		x.Translate(en, de, "", Any),
		x.Translate(en, de, "zzyzx", Any),
		x.Translate(en, de, strings.Repeat("a", 4000), Any),
		x.Translate(en, de, "a\xffb", Any),
		x.Translate(en, ru, "bank", Any),
		x.Translate(en, en, "bank", Any),
		x.Translate(nil, de, "bank", Any),
		x.Synonyms(ru, "банк", Any),
		x.Synonyms(nil, "bank", Any),
		x.Kinds(ru, "судно"),
		x.Kinds(nil, "ship"),
		x.Kinds(en, "zebra"),
		x.Kinds(en, ""),
		x.Kinds(en, "sh\xffip"),
		x.Kinds(en, strings.Repeat("ship ", 4000)),
	} {
		if len(ts) > 0 {
			t.Errorf("translations from nowhere: %v", ts)
		}
	}
	if x.Known(ru, "bank") || x.Known(nil, "bank") || x.Known(en, "zzyzx") {
		t.Error("an unknown word is known")
	}
}

func TestTranslatePhrase(t *testing.T) {
	x, en, de := load(t)
	tests := []struct {
		from, to *lang.Language
		words    string
		n        int
		want     string
	}{
		{en, de, "turned down the offer", 2, "ablehnen"},
		{en, de, "gave up hope", 2, "aufgeben"},
		{de, en, "ums leben gekommen sind", 3, "die"},
		{de, en, "erteilte eine absage", 0, ""}, // the order of words is not the phrase's
		{en, de, "turned", 0, ""},
		{en, de, "", 0, ""},
	}
	for _, tt := range tests {
		ts, n := x.TranslatePhrase(tt.from, tt.to, strings.Fields(tt.words))
		if n != tt.n || tt.want != "" && !slices.Contains(texts(ts), tt.want) {
			t.Errorf("%q: %d words, %q; want %d, %q", tt.words, n, texts(ts), tt.n, tt.want)
		}
	}
}

func TestSynonyms(t *testing.T) {
	x, en, de := load(t)
	tests := []struct {
		l    *lang.Language
		word string
		want []string
	}{
		{de, "absagte", []string{"absage erteilen", "ablehnen"}},
		{de, "zurückgetreten", []string{"rücktritt", "amt niederlegen"}},
		{de, "tote", []string{"todesopfer", "ums leben gekommen"}},
		{de, "gründe", []string{"ursache", "anlass"}},
		{en, "killed", []string{"murder", "die", "dead"}},
		{en, "resigned", []string{"step down", "quit"}},
		{en, "earthquakes", []string{"quake", "tremor"}},
		{en, "lambasted", []string{"criticize", "slam"}},
		{en, "jab", []string{"vaccination", "injection"}},
		{en, "redundant", []string{"laid off"}},
		{en, "cops", []string{"police officer", "policeman"}},
	}
	for _, tt := range tests {
		got := x.Synonyms(tt.l, tt.word, Any)
		for _, w := range tt.want {
			if !slices.Contains(texts(got), w) {
				t.Errorf("%q: %q, without %q", tt.word, texts(got), w)
			}
		}
	}
}

// TestSynonymsKeepWordsApart: the stemmer makes one of each pair; synonyms of
// the word that was asked for come first.
func TestSynonymsKeepWordsApart(t *testing.T) {
	x, en, _ := load(t)
	tests := []struct{ word, first, later string }{
		{"responsible", "blame", "reaction"},
		{"responses", "reaction", "blame"},
		{"executives", "manager", "death penalty"},
		{"executed", "put to death", "manager"},
		{"university", "college", "space"},
		{"authorities", "agency", "writer"},
		{"authors", "writer", "agency"},
		{"killed", "die", ""},
		{"stabbed", "knife attack", ""},
		{"found", "discover", ""},
	}
	for _, tt := range tests {
		got := texts(x.Synonyms(en, tt.word, Any))
		first, later := slices.Index(got, tt.first), slices.Index(got, tt.later)
		if first < 0 || later >= 0 && later < first {
			t.Errorf("%q: %q, not %q before %q", tt.word, got, tt.first, tt.later)
		}
	}
}

func TestSynonymPhrase(t *testing.T) {
	x, en, de := load(t)
	tests := []struct {
		l     *lang.Language
		words string
		n     int
		want  string
	}{
		{en, "stepped down in may", 2, "resign"},
		{en, "shutting down the plant", 2, "closure"},
		{en, "took the office", 3, "inauguration"},
		{en, "leave office", 2, "resign"},
		{en, "went down in the storm", 2, "sink"},
		{en, "took to the streets", 4, "protest"},
		{en, "lost his life", 3, "die"},
		{en, "the step down", 0, ""},
		{en, "step", 0, ""},
		{en, "step step step step step step step step", 0, ""},
		{en, "", 0, ""},
		{de, "ums leben gekommen sind", 3, "sterben"},
		{lang.Get("ru"), "step down", 0, ""},
		{nil, "step down", 0, ""},
	}
	for _, tt := range tests {
		ts, n := x.SynonymPhrase(tt.l, strings.Fields(tt.words))
		if n != tt.n || tt.want != "" && !slices.Contains(texts(ts), tt.want) {
			t.Errorf("%q: %d words, %q; want %d, %q", tt.words, n, texts(ts), tt.n, tt.want)
		}
	}
	if ts, n := Merge(nil, nil).SynonymPhrase(en, []string{"step", "down"}); n > 0 {
		t.Errorf("an empty lexicon has %v", ts)
	}
}

// TestProperties goes through the whole table: every translation is found back
// from the other side, and the probabilities are ones.
func TestProperties(t *testing.T) {
	x, en, de := load(t)
	langs := [directions][2]*lang.Language{toGerman: {en, de}, toEnglish: {de, en}}
	for d := range directions {
		from, to := langs[d][0], langs[d][1]
		for key, cs := range x.own[d].all() {
			word := cs[0].head
			checkTranslations(t, word, x.Translate(from, to, word, Any), 1)
			checkTranslations(t, word, x.Translate(from, to, word, cs[0].pos), 1)
			if !x.Known(from, word) {
				t.Errorf("%q is not known", word)
			}
			for _, c := range cs {
				back := x.own.lookup(1-d, phraseKey(to, strings.Fields(c.text)))
				if !slices.ContainsFunc(back, func(b candidate) bool { return phraseKey(from, strings.Fields(b.text)) == key }) {
					t.Errorf("%q leads to %q, but not back", word, c.text)
				}
			}
		}
	}
}

func TestSynonymsProperties(t *testing.T) {
	x, en, de := load(t)
	for d, l := range []*lang.Language{en, de} {
		for key, es := range x.groups.index[d].all() {
			word := x.groups.groups[d][es[0].group][0].text
			got := x.Synonyms(l, word, Any)
			checkTranslations(t, word, got, maxSynonyms)
			if len(got) > maxSynonyms {
				t.Errorf("%q has %d synonyms", word, len(got))
			}
			for _, s := range got {
				if s.P > 1 || phraseKey(l, s.Words) == phraseKey(l, splitWords(word)) {
					t.Errorf("%q (%s) has the synonym %v", word, key, s)
				}
			}
		}
	}
}

// checkTranslations checks order, bounds and words.
func checkTranslations(t *testing.T, word string, ts []Translation, limit float32) {
	t.Helper()
	var sum float32
	for i, tr := range ts {
		sum += tr.P
		if tr.P <= 0 || i > 0 && tr.P > ts[i-1].P {
			t.Errorf("%q: order of %v", word, ts)
		}
		if len(tr.Words) == 0 || slices.Contains(tr.Words, "") {
			t.Errorf("%q: empty words in %v", word, tr)
		}
		for _, w := range tr.Words {
			if lang.Fold(w) != w {
				t.Errorf("%q: %q is not folded", word, w)
			}
		}
	}
	if sum > limit+1e-4 {
		t.Errorf("%q: probabilities sum to %v", word, sum)
	}
}

func TestPOS(t *testing.T) {
	for p := range posCount {
		if got, ok := parsePOS(p.String()); !ok || got != p {
			t.Errorf("%v: %v %v", p, got, ok)
		}
	}
	if _, ok := parsePOS("verb"); ok || POS(200).String() != "?" {
		t.Error("an unknown part of speech is known")
	}
}
