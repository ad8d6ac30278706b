package query

import (
	"slices"
	"strings"
	"sync"

	"quoth/internal/lang"
	"quoth/internal/lexicon"
	"quoth/internal/names"
)

// classify settles the kind and the wants of a question from its words and returns how many of the first ones only ask ("wie
// viele", "in which") and so are not looked for, and where the class asked for would begin.
func (p *Plan) classify(tokens []token) (start, class int) {
	folded := folds(tokens)
	switch p.Kind {
	case Ask:
		start = p.askKind(tokens, folded)
	case How:
		start = p.askHow(folded, 0)
	}
	class = start
	if p.Kind == Ask {
		class = p.askLate(tokens, folded)
	}
	if p.asksWords(folded, class) {
		p.Kind = Said
	}
	p.Wants = p.wants(folded, class)
	return start, class
}

// askKind finds the question word of a free question among its first four words; a preposition may
// come before it ("mit welchem Betriebssystem").
func (p *Plan) askKind(tokens []token, folded []string) int {
	for i := 0; i < len(folded) && i < 4 && (i == 0 || !tokens[i].comma); i++ {
		word, n := p.Lang.QuestionWord(folded[i:])
		if word == "" || i > 0 && (word == lang.Where || word == lang.When || word == lang.How) {
			continue
		}
		return i + n + p.askWith(word, folded, i+n)
	}
	return 0
}

// askWith settles the kind of a question with a question word, and returns how many of the words from token i on ask, too.
func (p *Plan) askWith(word string, folded []string, i int) int {
	for _, k := range Kinds() {
		if k.String() == word {
			p.Kind = k
		}
	}
	if p.Kind == How {
		return p.askHow(folded, i)
	}
	return 0
}

// askLate settles the kind of a question whose question word comes late ("the treaty was signed in which city", "the old ferry, when
// does it run again") and returns where the class asked for would begin; 0 where there is no question word.
func (p *Plan) askLate(tokens []token, folded []string) int {
	late := 0
	for i := range folded {
		word, n := p.Lang.QuestionWord(folded[i:])
		switch inserted := i > 0 && tokens[i].comma && opens[folded[0]]; { // a clause: "did the ferry, which sank, ..."
		case word == "" || inserted:
		case word == lang.Which || word == lang.What:
			p.askWith(word, folded, i+n)
			return i + n
		case tokens[i].comma:
			late = i + n + p.askWith(word, folded, i+n)
		}
	}
	return late
}

// askHow reads what follows "how" or "wie" and turns a question for a number into one.
func (p *Plan) askHow(folded []string, i int) int {
	if i >= len(folded) {
		return 0
	}
	switch folded[i] {
	case "come":
		p.Kind = Why
		return 1
	case "many", "viele", "vielen", "oft", "often", "häufig", "frequently":
		p.Kind = HowMany
		return 1
	case "much", "viel", "teuer", "expensive", "hoch":
		p.Kind = HowMuch
		return 1
	case "lautet", "lautete":
		p.Kind = What
		return 1
	}
	if heissen[folded[i]] {
		p.Kind = What
		return 1
	}
	if containsAny(folded[len(folded)-1:], naming...) {
		p.Kind = What
	}
	return 0
}

// heissen are the forms of the verb behind "wie" that ask for a name: "wie heißt die Trainerin".
var heissen = lang.Set("heisst heissen hiess hiessen")

// naming are the verbs that end a question for a name: "wie wird die Insel noch genannt".
var naming = []string{"genannt", "bezeichnet", "heissen", "called", "named", "nicknamed"}

// measures are the words after "how" that ask for a number with a unit.
var measures = lang.Set("long old far fast high tall deep big large heavy wide late soon cold hot strong " +
	"lange lang alt weit schnell gross tief schwer breit spät bald kalt heiss stark")

// sizes are those that may be of a sum as well.
var sizes = lang.Set("high big large gross")

// classes tell by the stem of the class asked for what can answer: "which company", "in welchen Jahren".
var classes = sync.OnceValue(func() map[*lang.Language]map[string]Want {
	m := map[*lang.Language]map[string]Want{}
	add := func(w Want, code, words string) {
		l := lang.Get(code)
		if m[l] == nil {
			m[l] = map[string]Want{}
		}
		for x := range strings.FieldsSeq(words) {
			m[l][l.Stem(lang.Fold(x))] = w
		}
	}
	add(WantTime, "en", "year month day date time hour century decade weekday")
	add(WantTime, "de", "Jahr Monat Tag Datum Uhrzeit Uhr Stunde Jahrhundert Jahrzehnt Wochentag Zeitpunkt")
	add(WantPlace, "en", "country nation nationality city town village capital state county province canton district suburb place location continent island river lake mountain coast region street airport harbour stadium")
	add(WantPlace, "de", "Land Staat Nation Nationalität Stadt Hauptstadt Dorf Ort Gemeinde Bundesstaat Bundesland Landkreis Provinz Kanton Bezirk Stadtteil Kontinent Insel Fluss See Berg Gebirge Küste "+
		"Gegend Region Straße Flughafen Hafen Stadion")
	add(WantOrganisation, "en", "company firm business bank organisation organization agency authority ministry party team club union association newspaper magazine broadcaster publisher airline university school "+
		"hospital court institute manufacturer maker operator supplier retailer band")
	add(WantOrganisation, "de", "Firma Unternehmen Konzern Bank Organisation Agentur Behörde Ministerium Partei Fraktion Mannschaft Verein Verband Gewerkschaft Zeitung Zeitschrift Sender Verlag Fluggesellschaft Reederei "+
		"Universität Schule Klinik Krankenhaus Gericht Institut Hersteller Betreiber Anbieter Händler Versicherung Band")
	add(WantPerson, "en", "person man woman president minister chancellor king queen prince pope bishop politician senator governor mayor candidate winner coach leader player athlete driver pilot actor actress singer musician "+
		"composer director painter artist author writer celebrity star journalist lawyer judge general scientist researcher expert witness suspect "+
		"ceo boss chief owner chairwoman spokesperson successor captain chairman founder inventor surgeon teacher doctor spokesman spokeswoman victim son daughter wife husband father mother brother sister")
	add(WantPerson, "de", "Person Mann Frau Präsident Präsidentin Minister Ministerin Kanzler Kanzlerin König Königin Prinz Papst Bischof Politiker Politikerin Senator Bürgermeister Kandidat Sieger Siegerin Gewinner "+
		"Trainer Chef Chefin Meister Spieler Spielerin Sportler Sportlerin Fahrer Pilot Schauspieler Schauspielerin Sänger Sängerin Musiker Komponist Regisseur Maler Künstler Künstlerin Autor Autorin Schriftsteller Promi Promis "+
		"Journalist Anwalt Richter General Wissenschaftler Forscher Forscherin Experte Zeuge Direktor Direktorin Trainerin Bürgermeisterin "+
		"Vorsitzender Vorsitzende Intendant Intendantin Inhaber Nachfolger Nachfolgerin "+
		"Anwältin Richterin Kapitän Kapitänin Arzt Ärztin Täter Opfer Sohn Tochter Ehefrau Ehemann Vater Mutter Bruder Schwester")
	add(WantCount, "en", "number")
	add(WantCount, "de", "Anzahl Zahl")
	add(WantMeasure, "en", "percentage percent share size length height weight distance speed temperature age")
	add(WantMeasure, "de", "Prozentsatz Prozent Anteil Größe Länge Höhe Gewicht Entfernung Geschwindigkeit Temperatur Alter")
	add(WantMoney, "en", "price cost amount sum")
	add(WantMoney, "de", "Preis Kosten Betrag Summe")
	add(WantReason, "en", "reason cause")
	add(WantReason, "de", "Grund Ursache Anlass")
	return m
})

// classOf returns what can answer where a word or, of a German compound, its last part is asked for.
func (p *Plan) classOf(folded string) Want {
	byStem := classes()[p.Lang]
	if w := byStem[p.Lang.Stem(folded)]; w != 0 {
		return w
	}
	if parts := lang.Compound(p.Lang, folded); len(parts) > 0 {
		return byStem[p.Lang.Stem(parts[len(parts)-1])]
	}
	return 0
}

// wants tells what can answer, from the kind and the first content word after the question word.
func (p *Plan) wants(folded []string, start int) Want {
	if asksScoreline(p.Kind, folded) {
		return WantScoreline
	}
	switch p.Kind {
	case Who:
		return WantPerson | WantOrganisation
	case When:
		return WantTime
	case Where:
		return WantPlace
	case Why:
		return WantReason
	case HowMany:
		if containsAny(folded[:min(3, len(folded))], "oft", "häufig", "often", "frequently") {
			return WantCount | WantFrequency
		}
		return WantCount
	case HowMuch:
		if p.pays(folded) {
			return WantMoney
		}
		return WantMoney | WantMeasure
	case Said:
		return WantQuote
	case Summary, Search:
		return WantSentence
	case How:
		switch {
		case start == len(folded) || !measures[folded[start]]:
			return WantManner
		case sizes[folded[start]]:
			return WantMoney | WantMeasure
		}
		return WantMeasure
	case What, Which:
		return p.wantsWhat(folded, start)
	}
	return p.class(folded, start)
}

// wantsWhat is wants for a question with "what" or "which".
func (p *Plan) wantsWhat(folded []string, start int) Want {
	class := p.class(folded, start)
	switch {
	case containsAny(folded, "kostet", "kostete", "cost", "costs", "kosten"):
		return WantMoney
	case p.Kind == What && asksDeed(folded, start) && (class == 0 || deeds[folded[start]] || happening[folded[start]]):
		return WantDeed
	case class != 0:
		return class
	case start > 0 && heissen[folded[start-1]] && p.class(folded, start+1) == WantPerson:
		return WantPerson
	}
	return WantThing
}

// asksDeed tells whether a question asks what happened, or what somebody does: "what will the club do", "was machte der Verein".
// Its verb stands behind word start.
func asksDeed(folded []string, start int) bool {
	if outcome(folded, start) {
		return true
	}
	for i := start; i < len(folded); i++ {
		if w := folded[i]; happening[w] || deeds[w] || (w == "do" || w == "done") && i > start {
			return true
		}
	}
	return false
}

// asksOutcome tells whether a question for a deed asks what befell somebody or something: "was passierte mit dem Wal", "what happened to it".
func asksOutcome(folded []string, start int) bool {
	return outcome(folded, start) || slices.ContainsFunc(folded[start:], func(w string) bool { return happening[w] }) &&
		containsAny(folded[start:], "to", "with", "mit")
}

// outcome tells whether a question asks what became of somebody or something: "was wurde aus dem Wal", "what became of it".
func outcome(folded []string, start int) bool {
	if start+1 >= len(folded) {
		return false
	}
	verb, next, last := folded[start], folded[start+1], folded[len(folded)-1]
	switch next {
	case "aus":
		return last == "geworden" || becoming[verb] && !lang.Participle(last) // "was wurde aus dem Museum gestohlen"
	case "of":
		return verb == "became" || verb == "becomes"
	}
	return verb == "has" && next == "become"
}

// deeds are the forms of "tun" and "machen".
var deeds = lang.Set("tun tut tat taten getan macht machte machten machen gemacht unternimmt unternahm unternehmen")

// class returns what the class word of a "which" or "what" question wants, if it has one right after
// the question word; adjectives may stand between.
func (p *Plan) class(folded []string, start int) Want {
	for i := start; i < len(folded) && i < start+3; i++ {
		if w := p.classOf(folded[i]); w != 0 {
			return w
		}
		if p.Kind == What && p.Lang.IsStop(folded[i]) {
			return p.measured(folded, i, start) // "what is the ...": a definition or a thing; "was fordern die Händler": not who does it
		}
	}
	return 0
}

// measured is what the class word behind the stop word at i wants where that is something measured: "was beträgt die Länge".
func (p *Plan) measured(folded []string, i, start int) Want {
	if i == start || i+1 == len(folded) {
		return 0
	}
	return p.classOf(folded[i+1]) & (WantMoney | WantMeasure | WantCount)
}

// pays tells whether a question is about a sum of money: by a word of paying, or a noun that is a sum or ends in one ("Preisgeld").
func (p *Plan) pays(folded []string) bool {
	for _, w := range folded {
		if sums[w] {
			return true
		}
		parts := lang.Compound(p.Lang, w)
		if len(parts) > 0 && sums[parts[len(parts)-1]] {
			return true
		}
	}
	return false
}

// sums are words of paying and nouns that are sums of money.
var sums = lang.Set("damage damages worth value cost costs pay pays paid price money ransom salary wage wages fee fine budget revenue profit debt debts loan bonus earn earns earned spend spent donate donated " +
	"schaden schäden wert kosten kostet kostete gekostet zahlen zahlt zahlte gezahlt bezahlen bezahlt bezahlte preis geld geldes gehalt lohn gebühr budget umsatz gewinn schulden kredit " +
	"verdienen verdient verdiente spenden spendete gespendet summe betrag etat euro dollar")

func containsAny(list []string, words ...string) bool {
	return slices.ContainsFunc(list, func(x string) bool { return slices.Contains(words, x) })
}

// focus finds the class asked for: the noun that follows "which", "how many", "what", adjectives left out. It stands among
// the words from token next on, right after the question phrase; a verb there ends them.
func (a *Analyser) focus(p *Plan, tokens []token, next int) {
	switch p.Kind {
	case Which, HowMany, HowMuch:
	case What:
		if p.Lang.Code() == "de" {
			return // "was" has no class
		}
	default:
		return
	}
	if p.Wants&WantFrequency != 0 {
		return
	}
	for i := range p.Words {
		w := &p.Words[i]
		if w.at < next {
			continue
		}
		for next < w.at && partitives[tokens[next].folded] {
			next++
		}
		if w.at != next || w.POS == lexicon.Verb {
			return
		}
		next++
		if a.attributive(tokens, w.at) {
			continue
		}
		p.Focus = i
		return
	}
}

// attributive tells whether the word at token i is an adjective before a noun: "which former minister", "which German states".
func (a *Analyser) attributive(tokens []token, i int) bool {
	switch t := tokens[i]; {
	case !a.is(t, lexicon.Adj):
		return false
	case !a.is(t, lexicon.Noun):
		return true
	default:
		return len(names.Related(t.folded)) > 0 && i+1 < len(tokens) && a.is(tokens[i+1], lexicon.Noun)
	}
}

// partitives may stand between a question phrase and the class asked for: "how many of the boats".
var partitives = lang.Set("of the der den dem die des von vom")
