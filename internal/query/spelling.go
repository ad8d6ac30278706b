package query

import (
	"unicode"
	"unicode/utf8"

	"quoth/internal/analysis"
	"quoth/internal/lang"
	"quoth/internal/lexicon"
)

// surelyMeant is how many letters a word must have to be read as another one of the dictionary: shorter ones have too many near them.
const surelyMeant = 6

// maxSpelt is how many words of a question are looked up so, which takes some milliseconds each.
const maxSpelt = 4

// spell reads words that neither the lexicon nor the corpus knows as the dictionary words for which they may be slips of the
// keyboard.
func (a *Analyser) spell(p *Plan, v Vocabulary) {
	tried := 0
	for i := range p.Words {
		w := &p.Words[i]
		if tried == maxSpelt || !a.misspelt(p, w, v) {
			continue
		}
		tried++
		for _, s := range a.lex.Near(w.Lang, w.Folded) {
			if a.says(w.Lang, s, v) {
				w.Folded, w.Name, w.Proper, w.Slip = s, false, false, true
				break
			}
		}
	}
}

// misspelt tells whether a word is one that nobody knows, and not likely a name.
func (a *Analyser) misspelt(p *Plan, w *Word, v Vocabulary) bool {
	first, _ := utf8.DecodeRuneInString(w.Text)
	english := w.Lang.Code() == "en"
	switch {
	case utf8.RuneCountInString(w.Folded) < surelyMeant, isName(w.Folded), unicode.IsUpper(first) && english:
		return false
	case p.Kind == Said, p.Kind == Who && len(p.Words) == 1: // a person is asked for
		return false
	}
	return !a.lex.Known(w.Lang, w.Folded) && !occurs(w.Folded, v)
}

// says tells whether the corpus has a word or a translation of it.
func (a *Analyser) says(l *lang.Language, folded string, v Vocabulary) bool {
	if occurs(folded, v) {
		return true
	}
	for _, other := range v.Langs() {
		for _, t := range a.lex.Translate(l, other, folded, lexicon.Any) {
			if len(t.Words) == 1 && v.DF(analysis.Term(other, t.Words[0])) > 0 {
				return true
			}
		}
	}
	return false
}

// occurs tells whether a word stands in the corpus, in any language.
func occurs(folded string, v Vocabulary) bool {
	for _, l := range v.Langs() {
		if term := analysis.Term(l, folded); v.DF(term)+v.DF(analysis.AsPart(term)) > 0 {
			return true
		}
	}
	return false
}

// near adds words of the corpus close to one that never occurs in it.
func (e *expansion) near() {
	if utf8.RuneCountInString(e.word.Folded) < 4 {
		return
	}
	for _, l := range e.v.Langs() {
		for _, term := range e.v.Near(l, l.Stem(e.word.Folded), 3) {
			e.add(term, e.w.Typo)
			e.show(l, term[1:])
		}
	}
}
