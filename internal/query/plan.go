package query

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/internal/lang"
	"quoth/internal/lexicon"
	"quoth/internal/names"
	"quoth/internal/text"
	"quoth/internal/when"
)

// MaxWords is how many content words of a question are looked at; a longer question is cut.
const MaxWords = 24

// Want is a set of the kinds of thing that can answer a question.
type Want uint16

// What can answer. A question that wants nothing in particular has none set.
const (
	WantPerson Want = 1 << iota
	WantOrganisation
	WantPlace
	WantThing      // a noun phrase
	WantTime       // a date or a time of day
	WantCount      // a number of things
	WantMoney      // a sum
	WantMeasure    // a number with a unit or a percentage
	WantReason     // a clause
	WantManner     // a clause or a phrase of means
	WantQuote      // words of a speaker
	WantSentence   // the sentence itself
	WantDefinition // who or what somebody or something is: "who is Angela Merkel"; with WantPerson if a text has the word as a name
	WantFrequency  // how often something is, beside WantCount
	WantScoreline  // how a match ended: "2:1"
	WantDeed       // what somebody does or what happens: what a clause says from its verb on
)

// Plan is a question understood.
type Plan struct {
	Kind    Kind
	Lang    *lang.Language // of the question
	Words   []Word         // its content words in the order typed
	Focus   int            // index in Words of the class asked for ("which bank", "wie viele Tote"); -1 if none
	Wants   Want
	Tense   Tense          // of a question for a time
	Quoted  bool           // asks who says something: "who said the bridge is safe"
	Patient bool           // asks to whom something is done: "who was arrested"
	Outcome bool           // asks what happened to somebody or something, or became of it
	Whether bool           // asks whether something is so
	Lasting bool           // asks "how long" of a time
	Origin  bool           // asks where somebody or something comes from
	Holder  int            // index in Words of the post or part of whom a question asks who that is ("who is the mayor of Leith"); -1 if none
	Naming  bool           // asks what somebody or something is called
	Latest  bool           // the newest story is asked for first
	Order   Order          // which of several stories alike is asked for
	Speaker int            // how many of the first Words name whose words are asked for; 0 where it cannot be told
	Times   []when.Mention // dates that the question names
	Today   when.Date      // the day it is asked on, from which "last week" is told
	Filter  Filter
	tokens  []string // every word, folded
}

// Word is one content word of a question.
type Word struct {
	Text    string         // as typed
	Folded  string         // lang.Fold of it; the joined infinitive for a separable verb
	Lang    *lang.Language // in which it is read
	POS     lexicon.POS    // zero where it is not clear
	Name    bool           // a name, a number or an unknown word: means the same in every language
	Person  bool           // may be the name of a person, whether or not it is a Name: a word that has no more than its stem is another one
	Marked  bool           // typed with a capital letter, in a language and at a place where that marks a name
	Alien   bool           // of no language whose words are known
	Aim     Aim            // what it asks of somebody
	Death   bool           // says that somebody died, where it is asked how
	Penalty bool           // says that somebody was arrested, tried or punished, where it is asked why
	Proper  bool           // Name, or a place or body that the gazetteer knows
	Slip    bool           // Expand took it for a slip of the keyboard: Folded is what is meant
	Dated   bool           // a part of a date that the question names
	Placed  bool           // the name of a place, right behind a preposition: "in Leith", "aus Bremen"
	Role    bool           // a word for somebody by what they do or are: "mayor", "Feuerwehrchef"
	Light   bool           // says little: a date, or "old" of "how old"
	Alone   string         // of an English verb with a particle the verb, as it is typed: "turned"; Folded is "turn down"
	Other   bool           // Lang is not the question's: only German or only English has the word, which may be a name too
	at      int            // index in Plan.tokens
}

// Before tells whether a word stands right before another in the question.
func (w *Word) Before(next *Word) bool { return w.at+1 == next.at }

// Analyser analyses questions. It is safe for concurrent use.
type Analyser struct {
	lex *lexicon.Lexicon
}

// NewAnalyser returns an Analyser that knows the words of lex.
func NewAnalyser(lex *lexicon.Lexicon) *Analyser { return &Analyser{lex: lex} }

// token is one word of the question while it is analysed.
type token struct {
	text.Span
	folded string
	lang   *lang.Language
	stop   bool
	comma  bool // stands before it
	name   bool // of a person, place or organisation, and no word of the question's language

	phrasal string // of an English verb with a particle: "turn down"
}

// Analyse understands a question, asked on a day ("last week" is told from it).
// It never fails; a question without a content word gives a Plan without Words.
func (a *Analyser) Analyse(c Command, today when.Date) *Plan {
	rest, filter := ParseOperators(c.Text)
	p := &Plan{Kind: c.Kind, Filter: filter, Focus: -1, Today: today}
	tokens := tokens(rest)
	p.Lang = a.language(c, rest, tokens)
	if c.Kind == What && c.Lang == "de" && p.Lang.Code() == "en" { // "!was anyone hurt"
		p.Kind = Ask
	}
	start, class := p.classify(tokens)
	p.Times = when.Query(p.Lang, rest, today)
	for i := range tokens {
		a.read(p.Lang, &tokens[i])
	}
	p.Tense = a.tense(p, tokens, start)
	a.joinVerbs(p.Lang, tokens)
	hush(p.Kind, tokens)
	aimed, aim := findAim(p.Kind, tokens)
	w := newWording(c.Kind, tokens)
	p.Naming = asksName(w, tokens)
	a.definition(p, w, tokens)
	p.tokens = folds(tokens)
	a.words(p, rest, tokens, start)
	a.mainVerb(p, tokens, start)
	p.setAim(aimed, aim)
	p.Speaker, p.Holder = p.speaker(tokens), p.holder(w, tokens)
	a.focus(p, tokens, class)
	p.purpose(tokens, start, class)
	if aimed >= 0 || !a.wantsDefinition(p, w, tokens) {
		a.asksStory(p, w, tokens)
		p.Whether = a.asksWhether(p.Kind, c.Kind, tokens)
	}
	if p.Whether { // "did the mayor resign" asks for no person
		p.Wants = 0
	}
	return p
}

// purpose tells more of what a question is after, from its words; the question phrase ends before token start, and the class asked for may
// begin at token class.
func (p *Plan) purpose(tokens []token, start, class int) {
	p.Outcome = p.Wants == WantDeed && asksOutcome(p.tokens, start)
	p.Quoted = p.Kind == Who && asksSayer(tokens, start)
	p.Patient = p.Kind == Who && asksPatient(p.Lang, tokens, start)
	p.Lasting = p.Kind == How && asksTime(tokens, class)
	p.asksOfDeath(tokens)
	p.asksOfPenalty()
	p.lighten(class)
	p.order(tokens)
}

// words describes the content words from tokens[start] on.
func (a *Analyser) words(p *Plan, s string, tokens []token, start int) {
	for i := start; i < len(tokens) && len(p.Words) < MaxWords; i++ {
		if !tokens[i].stop {
			p.Words = append(p.Words, a.word(p, s, tokens, i))
		}
	}
}

// wantsDefinition tells whether a question asks for a definition and nothing else, and notes that it may.
func (a *Analyser) wantsDefinition(p *Plan, w *wording, tokens []token) bool {
	if p.Wants == WantDefinition || a.asksDefinition(p, w, tokens) {
		p.Wants, p.Focus = WantDefinition, -1
		return true
	}
	if a.mayName(p, w, tokens) {
		p.Wants |= WantDefinition
	}
	return false
}

// lighten makes words say little that only ask: "old" at token i where it is asked how old somebody is, since a text has no such word beside
// "Gareth Pugh, 61,", and the verbs of where somebody or something comes from and of how a match ended.
func (p *Plan) lighten(i int) {
	for k := range p.Words {
		w := &p.Words[k]
		comes := p.Kind == Where && coming[w.Folded]
		p.Origin = p.Origin || comes
		aged := w.at == i && p.Kind == How && (w.Folded == "old" || w.Folded == "alt")
		ended := p.Wants == WantScoreline && (ending[w.Folded] || scores[w.Folded] || results[w.Folded])
		w.Light = w.Light || comes || aged || ended
	}
}

// coming are the verbs of questions for where from.
var coming = lang.Set("come comes came kommt kommen kam kamen stammt stammen stammte stammten")

// asksWhether tells whether a question of a kind, typed with the command of another, asks whether something is so.
func (a *Analyser) asksWhether(kind, typed Kind, tokens []token) bool {
	return kind == Ask && len(tokens) > 0 && (typed == What || opens[strings.TrimSuffix(tokens[0].folded, "n't")] || a.onlyVerb(tokens[0]) || a.verbFirst(tokens))
}

// tokens cuts a question into words; words without a letter or digit are left out.
func tokens(s string) []token {
	var list []token
	for _, w := range text.AppendWords(nil, s, 0, len(s)) {
		folded := lang.Fold(s[w.Start:w.End])
		if folded == "" || len(folded) > 64 {
			continue
		}
		before := 0
		if len(list) > 0 {
			before = list[len(list)-1].End
		}
		list = append(list, token{Span: w, folded: folded, comma: strings.ContainsAny(s[before:w.Start], ",:–")})
		if len(list) == 4*MaxWords {
			break
		}
	}
	return list
}

// language tells the question's language: by its question word first, then by its words, then by its letters. Behind a command
// word there is no question word ("!when was it sold" has no German "was"); the command word decides between languages that the
// words leave equal, and no more, since some type English ones before German words.
func (a *Analyser) language(c Command, s string, tokens []token) *lang.Language {
	const typed = 0.5
	if de := lang.Get("de"); c.Kind == What && c.Lang == "de" && len(tokens) > 0 && a.is(token{folded: tokens[0].folded, lang: de}, lexicon.Verb) && !a.lex.Known(lang.Get("en"), tokens[0].folded) {
		return de // "!was versprach Ruth Palmer": no letters of a name make it English
	}
	best, bestVotes, most := lang.Get("en"), 0.0, 0.0
	for _, l := range lang.All() {
		votes := a.votes(c.Kind, l, tokens)
		most = max(most, votes)
		if l.Code() == c.Lang {
			votes += typed
		}
		if votes > bestVotes {
			best, bestVotes = l, votes
		}
	}
	if code, confidence := lang.Detect(s); confidence > sureOf(code, most) {
		return lang.Get(code)
	}
	return best
}

// sureOf is how sure the letters must be of a language where the words give another one most votes. Names look like words of any, and few
// ask in other languages than German and English.
func sureOf(code string, votes float64) float64 {
	switch {
	case (code == "de" || code == "en") && votes < 1:
		return 0.6
	case votes == 0:
		return 0.9
	}
	return 1
}

// votes tells how much the words of a question speak for a language.
func (a *Analyser) votes(kind Kind, l *lang.Language, tokens []token) (votes float64) {
	for i, t := range tokens {
		switch {
		case i == 0 && kind == Ask && asks(l, tokens):
			votes += 2
		case l.IsStop(t.folded):
			votes++
		case i > 0 && isPerson(tokens[i-1].folded) && isName(t.folded): // "nina hagen"
		case !isPerson(t.folded) && a.lex.Known(l, t.folded):
			votes += 0.7
		}
	}
	return votes
}

// asks tells whether the first words are a question phrase of a language.
func asks(l *lang.Language, tokens []token) bool {
	kind, _ := l.QuestionWord(folds(tokens))
	return kind != ""
}

func folds(tokens []token) []string {
	list := make([]string, len(tokens))
	for i, t := range tokens {
		list[i] = t.folded
	}
	return list
}

// read decides in which language a word is read and whether it is a stop word: the question's
// language, unless only the other of German and English knows the word ("said facebook sprecherin").
func (a *Analyser) read(question *lang.Language, t *token) {
	t.lang = question
	if question.IsStop(t.folded) {
		t.stop = true
		return
	}
	if a.lex.Known(question, t.folded) {
		return
	}
	if isName(t.folded) {
		t.name = true
		return
	}
	for _, code := range [...]string{"de", "en"} {
		if l := lang.Get(code); l != question && a.lex.Known(l, t.folded) {
			t.lang = l
			return
		}
	}
}

// word describes the content word at tokens[i].
func (a *Analyser) word(p *Plan, s string, tokens []token, i int) Word {
	t := tokens[i]
	w := Word{Text: s[t.Start:t.End], Folded: t.folded, Lang: t.lang, Other: t.lang != p.Lang, at: i}
	first, _ := utf8.DecodeRuneInString(w.Text)
	known := a.lex.Known(t.lang, t.folded)
	switch {
	case unicode.IsLower(first) && p.isPreterite(tokens, i):
		w.Folded, w.POS = t.lang.StrongPreterite(t.folded), lexicon.Verb
		return w
	case unicode.IsDigit(first), t.name, a.isSurname(tokens, i, unicode.IsLower(first)):
		w.Name = true
	case !known:
		w.Name = !a.knownCompound(t)
	case t.lang.Code() == "en" && unicode.IsUpper(first) && i > 0:
		w.Name = true
	}
	w.Alien = !known && !a.lex.Known(lang.Get("de"), t.folded) && !a.lex.Known(lang.Get("en"), t.folded)
	w.Person = isPerson(t.folded) || p.Kind == Said
	w.Role = p.classOf(t.folded) == WantPerson || isRole(t.folded)
	w.Marked = unicode.IsUpper(first) && p.Lang.Code() != "de" && (i > 0 || p.Kind != Ask)
	w.Proper = w.Name || len(names.Related(t.folded)) > 0 || isName(t.folded) && !isPerson(t.folded)
	if p.inTime(t) {
		w.Dated, w.Light = true, !unicode.IsDigit(first)
	}
	w.Placed = i > 0 && locating[tokens[i-1].folded] && (w.Alien && !isPerson(t.folded) || isPlace(t.folded)) && !w.Dated
	if known {
		w.POS = a.partOfSpeech(p, tokens, i)
	}
	if t.phrasal != "" {
		w.Folded, w.Alone, w.POS = t.phrasal, t.folded, lexicon.Verb
	}
	return w
}

// isPreterite tells whether a word that looks like a noun is a verb in the preterite: it stands right before an article, as in "wieviel bot
// der Sammler".
func (p *Plan) isPreterite(tokens []token, i int) bool {
	if p.Kind == Which || i+1 == len(tokens) || !articles[tokens[i+1].folded] {
		return false
	}
	l, folded := tokens[i].lang, tokens[i].folded
	verb := l.StrongPreterite(folded)
	return verb != "" && l.Stem(verb) != l.Stem(folded)
}

var articles = lang.Set("der die das den dem ein eine einen einem einer")

// knownCompound tells whether a word is made of known ones; "Barrett" is no compound.
func (a *Analyser) knownCompound(t token) bool {
	parts := lang.Compound(t.lang, t.folded)
	for _, part := range parts {
		if !a.lex.Known(t.lang, part) {
			return false
		}
	}
	return len(parts) > 0
}

// opens begin a question whether something is so.
var opens = lang.Set("is are was were am do does did has have had can could will would should must " +
	"ist sind war waren hat haben hatte hatten wird werden wurde wurden würde würden kann können konnte konnten soll sollen sollte muss müssen musste darf dürfen will wollen wollte stimmt gab gibt lebt bleibt bleiben fährt fahren läuft kommt geht")

// onlyVerb tells whether a German word is a verb and nothing else: "fährt die Fähre wieder".
func (a *Analyser) onlyVerb(t token) bool {
	return t.lang.Code() == "de" && a.is(t, lexicon.Verb) && !a.is(t, lexicon.Noun) && !a.is(t, lexicon.Adj)
}

// verbFirst tells whether a question begins with a German verb, which may be a noun elsewhere, and its subject: "half die Feuerwehr".
func (a *Analyser) verbFirst(tokens []token) bool {
	if len(tokens) < 3 || tokens[0].lang.Code() != "de" || !subjects[tokens[1].folded] {
		return false
	}
	verb := tokens[0]
	return a.is(verb, lexicon.Verb) && verbEnding(verb.folded) || verb.lang.StrongPreterite(verb.folded) != ""
}

// subjects are the first words of a subject that no noun has behind it: "Stand der Dinge", but not "stand das Rohr".
var subjects = lang.Set("die das ein eine er sie es man jemand niemand alle viele einige dort da sich noch")

func hasAuxiliary(tokens []token) bool {
	return slices.ContainsFunc(tokens, func(t token) bool { return auxiliaries[t.folded] })
}

// String gives the plan in a canonical form for tests and logs:
// "howmany de: tote/n* altersheim" — kind, language, words in order; "*" marks the class asked for,
// "/v" a part of speech, "=" a name, "~" a word that says little, "@en" another language than the question's.
func (p *Plan) String() string {
	var b strings.Builder
	b.WriteString(p.Kind.String() + " " + p.Lang.Code() + ":")
	for i, w := range p.Words {
		b.WriteString(" " + w.Folded)
		if w.POS != lexicon.Any {
			b.WriteString("/" + w.POS.String())
		}
		if w.Other {
			b.WriteString("@" + w.Lang.Code())
		}
		for _, mark := range []struct {
			is   bool
			sign string
		}{{w.Name, "="}, {w.Light, "~"}, {i == p.Focus, "*"}} {
			if mark.is {
				b.WriteString(mark.sign)
			}
		}
	}
	return b.String()
}
