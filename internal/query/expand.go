package query

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/internal/analysis"
	"quoth/internal/lang"
	"quoth/internal/lexicon"
	"quoth/internal/names"
	"quoth/internal/postings"
)

// Vocabulary is what Expand must know of a corpus.
type Vocabulary interface {
	// DF returns in how many sentences a term occurs, roughly.
	DF(term string) int
	// Near returns up to n terms of the language that differ from a stem by a slip of the keyboard.
	Near(l *lang.Language, stem string, n int) []string
	// Langs returns the languages of the stored articles.
	Langs() []*lang.Language
}

// Weights of the ways in which a term can stand for a word, relative to the word's own stem.
// Fitted on development questions by internal/answer/fit.
type Weights struct {
	Synonym  float32 // times the lexicon's own weight of the synonym
	Beyond   float32 // the same for a synonym of a translation
	Part     float32 // the word as a part of a German compound in the text
	Whole    float32 // a part of the asked compound alone in the text
	Cognate  float32 // a spelling that the other language would give the word
	Variant  float32 // another spelling of a name
	Related  float32 // a country's inhabitants for the country
	Within   float32 // a town for the state or country it lies in
	Across   float32 // a word of the question, unchanged, in an article of another language
	Stem     float32 // the stem of a name that the corpus has as it is written
	Typo     float32 // a word of the corpus close to one that never occurs
	LightW   float32 // weight of a word that says little
	Phrase   float32 // a word of a translation of several words
	Joint    float32 // all parts of the asked compound
	Kind     float32 // times the lexicon's own weight, a thing of the class that is asked for
	MinShare float32 // alternatives with less probability than this are left out
}

// DefaultWeights returns the fitted weights.
func DefaultWeights() Weights {
	return Weights{
		Synonym: 0.9, Beyond: 0.7, Part: 0.65, Whole: 0.55, Cognate: 0.5, Variant: 0.9, Related: 0.75, Within: 0.5, Across: 0.75, Stem: 0.3, Typo: 0.5,
		LightW: 0.3, Phrase: 0.27, Joint: 0.9, Kind: 0.3, MinShare: 0.08,
	}
}

// maxAlts bounds the alternatives of one word.
const maxAlts = 96

// maxJoint bounds what may stand for one word together.
const maxJoint = 24

// Group is one word of the question with everything it is looked for as.
type Group struct {
	postings.Group
	Joint []Joint             // what stands for the word together
	Kinds map[string]bool     // terms of Alts that are things of the kind that the word names
	Shown map[string][]string // what is looked for, by language, for the asker to read
}

// Joint is a phrase or the parts of a compound: a sentence that holds all of them says the word, though
// each by itself says little of it ("Absage erteilt" for declined, "Nobelpreis für Literatur" for Literaturnobelpreis).
type Joint struct {
	Parts [][]string // for each part the terms it may stand as
	P     float32
	Kind  bool // it is a thing of the kind that the word names
}

// Expand turns each of a plan's words into a group of terms for a corpus, and puts in the plan what is meant in the place of slips of the
// keyboard. A word for which the corpus has nothing at all gives a group without alternatives.
func (a *Analyser) Expand(p *Plan, v Vocabulary, w *Weights) []Group {
	a.spell(p, v)
	groups := make([]Group, 0, len(p.Words))
	phrases := map[*lang.Language][]phrase{}
	for _, l := range v.Langs() {
		phrases[l] = a.phrases(p, l)
	}
	for i := range p.Words {
		e := expansion{a: a, v: v, w: w, word: &p.Words[i], terms: map[string]int{}, share: 1}
		e.group = Group{Shown: map[string][]string{}}
		e.group.Weight = 1
		if e.word.Light {
			e.group.Weight = w.LightW
		}
		for _, l := range v.Langs() {
			e.inLanguage(l)
			e.otherwise(l)
			e.alone(l)
			if p.Whether {
				e.opposed(p, l)
			}
			if e.word.Death {
				e.causes(l)
			}
			if e.word.Penalty {
				e.accusations(l)
			}
			e.inPhrases(l, phrases[l])
		}
		if len(e.group.Alts) == 0 {
			e.near()
		}
		groups = append(groups, e.group)
	}
	return groups
}

// expansion collects the alternatives of one word.
type expansion struct {
	a     *Analyser
	v     Vocabulary
	w     *Weights
	word  *Word
	group Group
	terms map[string]int // term to its place in group.Alts
	share float32        // of all that is added
}

// add puts a term into the group if the corpus has it, or raises its probability.
func (e *expansion) add(term string, p float32) {
	p *= e.share
	if p < e.w.MinShare {
		return
	}
	if i, ok := e.terms[term]; ok {
		e.group.Alts[i].P = max(e.group.Alts[i].P, min(p, 1))
		return
	}
	if len(e.group.Alts) >= maxAlts || e.v.DF(term) == 0 {
		return
	}
	e.terms[term] = len(e.group.Alts)
	e.group.Alts = append(e.group.Alts, postings.Alt{Term: term, P: min(p, 1)})
}

// form adds a folded word of a language: as itself, and as a part of compounds.
func (e *expansion) form(l *lang.Language, folded string, p float32) {
	if p < e.w.MinShare {
		return
	}
	term := analysis.Term(l, folded)
	e.add(term, p)
	if l.Code() == "de" && len(folded) > 3 {
		e.add(analysis.AsPart(term), p*e.w.Part)
	}
}

// stem returns how well the stem of the word stands for it in a language. That of a name may be another name's: where the corpus has the
// name as it is written, that goes first.
func (e *expansion) stem(l *lang.Language) float32 {
	w := e.word
	written := analysis.NameTerm(w.Folded)
	if !w.Name && !w.Person || e.v.DF(written) == 0 {
		return 1
	}
	e.add(written, 1)
	first, _ := utf8.DecodeRuneInString(w.Text)
	if !lang.IsApart(l, w.Folded, l.Stem(w.Folded)) || !w.Name && unicode.IsLower(first) { // "jobs" is seldom Jobs
		return 1
	}
	return e.w.Stem
}

// shown is how many words the asker is told of for each word and language.
const shown = 3

// show records what is looked for in a language, for the asker.
func (e *expansion) show(l *lang.Language, s string) {
	if e.share < 1 {
		return
	}
	if list := e.group.Shown[l.Code()]; len(list) < shown && !slices.Contains(list, s) {
		e.group.Shown[l.Code()] = append(list, s)
	}
}

// inLanguage adds what the word is looked for as in articles of one language.
func (e *expansion) inLanguage(l *lang.Language) {
	w := e.word
	if w.Lang == l || w.Name || w.Other {
		e.show(l, w.Folded)
		e.form(l, w.Folded, e.stem(l))
	} else {
		e.form(l, w.Folded, e.w.Across)
	}
	if term, ok := analysis.ValueTerm(w.Lang, w.Folded); ok && l != w.Lang { // "the seventh century" for "7. Jahrhundert"
		e.add(term, e.w.Variant)
	}
	switch {
	case w.Lang == l:
		e.compound(l, w.Folded)
		e.synonyms(l, w.Folded, w.POS, e.w.Synonym)
		e.kinds(l, w.Folded)
	case w.Name:
		e.cognates(l)
	default:
		e.translations(l)
	}
	e.spellings(l)
}

// otherwise adds what a word stands for that is a form of another verb than the stemmer takes it for.
func (e *expansion) otherwise(l *lang.Language) {
	lemma, ok := readings[e.word.Folded]
	if !ok || e.word.Lang.Code() != "de" {
		return
	}
	own, other := e.word, *e.word
	other.Folded = lemma
	e.word = &other
	e.inLanguage(l)
	e.word = own
}

// alone adds a verb without its particle, which a text may leave out or put another way: "pulled out of the water".
func (e *expansion) alone(l *lang.Language) {
	if e.word.Alone == "" {
		return
	}
	own, other := e.word, *e.word
	other.Folded = other.Alone
	e.word, e.share = &other, aloneShare
	e.inLanguage(l)
	e.word, e.share = own, 1
}

// aloneShare is what a verb without its particle has of the weight of both.
const aloneShare = 0.35

// readings are the German forms of two verbs, with the one that a question means as often: "wem gehört", of "gehören" and not of "hören".
var readings = map[string]string{"gehört": "gehören", "gehörte": "gehören", "gehörten": "gehören", "gestanden": "gestehen"}

// compound adds the parts of an asked compound ("Bankdaten" finds "Daten der Bank", weakly).
func (e *expansion) compound(l *lang.Language, folded string) {
	for _, part := range lang.Compound(l, folded) {
		e.form(l, part, e.w.Whole)
	}
	e.joinCompound(l, folded, 1)
}

// joinCompound lets the parts of a compound stand for it where they are together.
func (e *expansion) joinCompound(l *lang.Language, folded string, p float32) {
	const likely = 0.3
	if p < likely || len(e.group.Joint) >= maxJoint {
		return
	}
	var parts [][]string
	for _, part := range lang.Compound(l, folded) {
		parts = append(parts, forms(l, part))
	}
	e.join(parts, p*e.w.Joint)
}

// synonyms adds words of the same language that may stand for a word.
func (e *expansion) synonyms(l *lang.Language, folded string, pos lexicon.POS, weight float32) {
	list := e.a.lex.Synonyms(l, folded, pos)
	if l != e.word.Lang {
		list = list[:min(len(list), maxBeyond)]
	}
	for _, s := range list {
		e.phrase(l, s, s.P*weight, e.w.Phrase/2)
	}
}

// translations adds the word in another language; where the lexicon has none, the word as it is, which both may have ("Norovirus"),
// and the spelling that language would give it.
func (e *expansion) translations(l *lang.Language) {
	list := e.a.lex.Translate(e.word.Lang, l, e.word.Folded, e.word.POS)
	if len(list) == 0 {
		e.form(l, e.word.Folded, 1)
		e.cognates(l)
		e.translatedParts(l, true)
		return
	}
	best, alts := list[0].P, len(e.group.Alts)
	for _, t := range list {
		e.show(l, strings.Join(t.Words, " "))
		e.phrase(l, t, t.P/best, e.w.Phrase)
		if share := t.P / best; share >= beyond && len(t.Words) == 1 {
			e.synonyms(l, t.Words[0], t.POS, share*e.w.Beyond)
		}
	}
	e.translatedParts(l, len(e.group.Alts) == alts) // where the corpus has none of the translations, one part alone may do
	e.kinds(l, strings.Join(list[0].Words, " "))
}

// maxBeyond bounds the synonyms of a translation.
const maxBeyond = 12

// beyond is how likely a translation must be, relative to the likeliest, for its synonyms to be looked for too.
const beyond = 0.3

// kinds adds the things of a class: a ship may be called a freighter.
func (e *expansion) kinds(l *lang.Language, class string) {
	if e.word.POS == lexicon.Verb {
		return
	}
	joint := len(e.group.Joint)
	for _, k := range e.a.lex.Kinds(l, class) {
		e.phrase(l, k, k.P*e.w.Kind, 0)
		if len(k.Words) == 1 {
			for _, t := range forms(l, k.Words[0]) {
				e.kind(t)
			}
		}
	}
	for i := range e.group.Joint[joint:] {
		e.group.Joint[joint+i].Kind = true
	}
}

// kind notes that a term is a thing of the kind that the word names.
func (e *expansion) kind(term string) {
	if i, ok := e.terms[term]; ok && e.group.Alts[i].P < 1 {
		if e.group.Kinds == nil {
			e.group.Kinds = map[string]bool{}
		}
		e.group.Kinds[term] = true
	}
}

// translatedParts adds the translations of the parts of a compound where they stand together, and of each if it may stand alone.
func (e *expansion) translatedParts(l *lang.Language, alone bool) {
	var joint [][]string
	for _, part := range lang.Compound(e.word.Lang, e.word.Folded) {
		var terms []string
		for _, t := range e.a.lex.Translate(e.word.Lang, l, part, lexicon.Any) {
			if alone {
				e.phrase(l, t, t.P*e.w.Whole, e.w.Phrase)
			}
			if len(t.Words) == 1 {
				terms = append(terms, forms(l, t.Words[0])...)
			}
		}
		joint = append(joint, terms)
	}
	e.join(joint, e.w.Joint)
}

// phrase adds a translation or synonym of one or more words. The words of a phrase count together, and each by itself at a
// share alone of the whole. So do the parts of a compound: of "Wasserfahrzeug" for "ship", "Wasser" says nothing.
func (e *expansion) phrase(l *lang.Language, t lexicon.Translation, p, alone float32) {
	if p < e.w.MinShare {
		return
	}
	content := slices.DeleteFunc(joined(l, t.Words), l.IsStop)
	if len(content) < 2 && slices.ContainsFunc(t.Words, func(w string) bool { return negations[w] }) {
		return // "nicht annehmen" for "decline": what is left says the opposite
	}
	if len(content) == 1 {
		if len(t.Words) == 1 || !lightVerbs[content[0]] {
			e.form(l, content[0], p)
			e.joinCompound(l, content[0], p)
		}
		return
	}
	var parts [][]string
	for _, w := range content {
		e.form(l, w, p*alone)
		parts = append(parts, forms(l, w))
	}
	e.join(parts, p)
}

// joined returns the words of a phrase, a verb and its particle as one.
func joined(l *lang.Language, words []string) []string {
	words = slices.Clone(words)
	for _, s := range l.Separable(words) {
		words[s.Verb], words[s.Particle] = s.Lemma, ""
	}
	return slices.DeleteFunc(words, func(w string) bool { return w == "" })
}

// lightVerbs say little without the noun or particle they stand with.
var lightVerbs = lang.Set("sagen machen tun geben nehmen stehen stellen setzen bringen kommen gehen lassen halten legen treten ziehen fallen finden haben sein werden " +
	"make take get give go come put set do have say be keep hold let bring turn run")

// negations are stop words without which a phrase says the opposite.
var negations = lang.Set("nicht kein keine keinen keinem keiner nie niemals ohne not no never without")

// join adds what stands for the word together.
func (e *expansion) join(parts [][]string, p float32) {
	if len(parts) < 2 || len(e.group.Joint) >= maxJoint {
		return
	}
	for _, terms := range parts {
		if !slices.ContainsFunc(terms, func(t string) bool { return e.v.DF(t) > 0 }) {
			return
		}
	}
	e.group.Joint = append(e.group.Joint, Joint{Parts: parts, P: min(p*e.share, 1)})
}

// forms are the terms of a word of a language: itself, and as a part of compounds.
func forms(l *lang.Language, folded string) []string {
	term := analysis.Term(l, folded)
	if l.Code() == "de" && len(folded) > 3 {
		return []string{term, analysis.AsPart(term)}
	}
	return []string{term}
}

// cognates adds spellings that another language would give the word.
func (e *expansion) cognates(l *lang.Language) {
	for _, c := range lexicon.Cognate(e.word.Lang, l, e.word.Folded) {
		e.form(l, c, e.w.Cognate)
	}
}

// spellings adds other spellings of a name, and the inhabitants and towns of a country.
func (e *expansion) spellings(l *lang.Language) {
	for _, v := range names.Variants(e.word.Folded) {
		e.spelling(l, v, e.w.Variant)
	}
	if l != e.word.Lang {
		for _, v := range names.Abroad(e.word.Folded) {
			e.spelling(l, v, e.w.Variant)
		}
	}
	for _, r := range names.Related(e.word.Folded) {
		e.spelling(l, r, e.w.Related)
	}
	for _, town := range names.Within(e.word.Folded) {
		e.spelling(l, town, e.w.Within)
		e.kind(analysis.Term(l, town))
	}
}

// spelling adds a folded name of one or more words, which stand for it together: "Europäische Union" for "EU".
func (e *expansion) spelling(l *lang.Language, name string, p float32) {
	words := strings.Fields(name)
	if len(words) == 1 {
		e.form(l, name, p)
		return
	}
	var parts [][]string
	for _, w := range words {
		if !l.IsStop(w) {
			parts = append(parts, forms(l, w))
		}
	}
	e.join(parts, p*e.w.Joint)
}
