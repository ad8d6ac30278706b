package answer

import (
	"strings"
	"unicode/utf8"

	"quoth/internal/lang"
)

// class is the part of speech of a word as far as it is needed to find phrases. It is a guess.
type class uint8

const (
	nominal    class = iota // a noun; in English any content word that is not known as something else
	article                 // articles and other determiners
	possessive              // sein, their
	adposition              // prepositions
	junction                // und, or
	opener                  // opens a subordinate clause: dass, which
	pronoun
	auxiliary
	finite   // a verb, or what may be one: forms of the past, in German any form
	present  // an English form that is a verb or a noun: "plans", "attack"
	gerund   // English -ing
	perfect  // English -ed: past or participle
	modifier // an adjective in German
	adverb
	numeral
)

// grammar gives the class of the words of one language that are known by themselves.
type grammar map[string]class

func (g grammar) add(c class, words string) grammar {
	for _, w := range strings.Fields(words) {
		if _, ok := g[w]; !ok {
			g[w] = c
		}
	}
	return g
}

var germanGrammar = grammar{}.
	add(article, "der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines dieser diese dieses diesen diesem jener jene jenes jenen jenem "+
		"jeder jede jedes jeden jedem alle allen aller einige einigen einiger mehrere mehreren mehrerer manche manchen viele vielen vieler wenige wenigen beide beiden beider "+
		"andere anderen anderer anderes sämtliche solche solchen etliche etlichen").
	add(possessive, "sein seine seinen seinem seiner seines ihr ihre ihren ihrem ihrer ihres unser unsere unseren unserem unserer mein meine meinen meinem meiner dessen deren").
	add(adposition, "in im ins an am ans auf aufs aus bei beim bis durch durchs für fürs gegen hinter mit nach neben ohne seit über unter vom von vor während wegen zum zur zu zwischen um "+
		"ab binnen dank entlang gegenüber gemäss innerhalb ausserhalb oberhalb unterhalb laut mittels samt statt anstatt trotz angesichts anhand anlässlich aufgrund bezüglich hinsichtlich "+
		"infolge mithilfe seitens zufolge zugunsten per pro via nahe als wie namens je").
	add(junction, "und oder sowie beziehungsweise bzw aber denn sondern weder sowohl").
	add(opener, "dass ob weil da wenn falls obwohl damit nachdem bevor ehe sobald solange indem sofern soweit wobei wo wer was wann warum wodurch wofür womit welche welcher welches welchen welchem sodass").
	add(pronoun, "er sie es ihn ihm ihnen wir uns ich mich mir man sich jemand niemand etwas nichts selbst dies alles").
	add(auxiliary, "bin ist sind war waren wäre wären sei seien sein gewesen habe hat haben hatte hatten hätte hätten gehabt werde wird werden wurde wurden würde würden worden geworden "+
		"kann können konnte konnten könnte könnten muss müssen musste mussten müsste müssten soll sollen sollte sollten will wollen wollte wollten darf dürfen durfte durften dürfte dürften "+
		"mag mögen mochte möchte möchten lassen lässt liess liessen").
	add(adverb, "nicht auch nur noch schon so sehr wieder immer nie einmal dann dort hier nun jetzt bereits erst etwa fast ganz gar genau gerade ja nein kaum lediglich mehr meist möglicherweise wohl "+
		"vielleicht eben ebenfalls zudem ausserdem ferner dabei dadurch dafür dagegen daran darauf daraus darin darüber davon dazu danach davor zuvor zunächst zuletzt zumindest mindestens "+
		"insgesamt rund circa ca bisher bislang inzwischen weiterhin weiter bald oft eher sogar allein heraus hinaus allerdings jedoch dennoch deshalb daher darum also offenbar angeblich "+
		"heute gestern morgen damals später früher gemeinsam wo darunter worden zudem indes derzeit zurzeit teils teilweise erneut zusammen rein zuerst ums seither daraufhin").
	add(finite, "kam kamen ging gingen gab gaben nahm nahmen fand fanden stand standen lag lagen sah sahen hielt hielten blieb blieben gewann gewannen verlor verloren trat traten schlug schlugen "+
		"bekam bekamen erhielt erhielten begann begannen trug trugen zog zogen fiel fielen starb starben sprach sprachen schrieb schrieben rief riefen lief liefen fuhr fuhren flog flogen "+
		"schoss schossen brach brachen stieg stiegen sank sanken hiess hiessen liess wies wiesen schloss schlossen traf trafen warf warfen verschwand verschwanden entstand entstanden "+
		"gehen kommen geben nehmen finden stehen liegen sehen halten bleiben gewinnen bekommen sagen machen führen leben zeigen gehören bringen spielen sprechen ziehen tragen sterben")

var englishGrammar = grammar{}.
	add(article, "the a an this these those some any no every each all both several many few more most other another such what half").
	add(possessive, "its his their her our my your whose").
	add(adposition, "of in on at by for with about against between into through during before after above below to from over under upon within without toward towards among amongst across along "+
		"around behind beneath beside besides beyond despite except inside outside near onto per via than since until till like unlike throughout amid up down out off as including").
	add(junction, "and or nor but").
	add(opener, "that which who whom when where why how because while whereas although though unless whether if so").
	add(pronoun, "he she it they him them we us i me you himself herself itself themselves who someone somebody something anyone nobody nothing everyone there one").
	add(auxiliary, "am is are was were be been being has have had having do does did will would shall should can could may might must cannot ought").
	add(adverb, "not only too very just also even still already again ever never always often sometimes then here now once much rather quite almost perhaps maybe thus hence therefore moreover "+
		"meanwhile otherwise instead indeed else further together away back soon later earlier ago today yesterday tomorrow however especially particularly approximately about nearly first well far yet").
	addVerbs(englishVerbs)

// addVerbs adds the forms of English verbs: a regular verb by its base, an irregular one as base/past/participle.
func (g grammar) addVerbs(list string) grammar {
	for _, v := range strings.Fields(list) {
		forms := strings.Split(v, "/")
		base := forms[0]
		for _, f := range forms[1:] {
			g.add(finite, f)
		}
		g.add(present, base)
		g.add(present, sForm(base))
		stem := strings.TrimSuffix(base, "e")
		g.add(gerund, stem+"ing "+stem+stem[len(stem)-1:]+"ing")
		if len(forms) == 1 {
			past := stem + "ed"
			if n := len(base) - 1; base[n] == 'y' && !strings.ContainsRune("aeiou", rune(base[n-1])) {
				past = base[:n] + "ied"
			}
			g.add(perfect, past+" "+stem+stem[len(stem)-1:]+"ed")
		}
	}
	return g
}

// sForm is the third person of an English verb.
func sForm(base string) string {
	n := len(base) - 1
	switch {
	case strings.HasSuffix(base, "s") || strings.HasSuffix(base, "sh") || strings.HasSuffix(base, "ch") || base[n] == 'x' || base[n] == 'z' || base[n] == 'o':
		return base + "es"
	case base[n] == 'y' && !strings.ContainsRune("aeiou", rune(base[n-1])):
		return base[:n] + "ies"
	}
	return base + "s"
}

// grammarOf returns the grammar of a language, nil for those of which only names, dates and numbers are told.
func grammarOf(l *lang.Language) grammar {
	switch l.Code() {
	case "de":
		return germanGrammar
	case "en":
		return englishGrammar
	}
	return nil
}

// germanClass guesses the class of a German word that the grammar does not list.
func germanClass(s, folded string) class {
	switch {
	case capital(s):
		return nominal
	case adjective(folded):
		return modifier
	}
	if last, _ := utf8.DecodeLastRuneInString(folded); last == 't' || last == 'n' {
		return finite
	}
	return adverb
}

// adjective tells whether a lower-case German word ends as an adjective before a noun does; so do
// many verbs.
func adjective(folded string) bool {
	for _, end := range [...]string{"e", "en", "er", "es", "em"} {
		if strings.HasSuffix(folded, end) && len(folded) > len(end)+2 {
			return true
		}
	}
	return false
}

// englishClass guesses the class of an English word that the grammar does not list.
func englishClass(s, folded string) class {
	switch {
	case capital(s):
		return nominal
	case strings.HasSuffix(folded, "ed") && len(folded) > 4:
		return perfect
	case strings.HasSuffix(folded, "ly") && len(folded) > 4:
		return adverb
	}
	return nominal
}
