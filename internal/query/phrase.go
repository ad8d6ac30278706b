package query

import (
	"quoth/internal/lang"
	"quoth/internal/lexicon"
)

// maxPhrase is the most words of a dictionary phrase that is looked for in a question.
const maxPhrase = 5

// phrase is a run of the question's words that the lexicon knows as one.
type phrase struct {
	from, to     int                   // tokens, half open
	translations []lexicon.Translation // or synonyms
}

// phrases finds the phrases of a question that the lexicon has for articles of a language: in the order of the
// dictionary ("forest fire"), and with the verb first as a question has it ("ging in den Ruhestand").
func (a *Analyser) phrases(p *Plan, to *lang.Language) (list []phrase) {
	look := func(words []string) ([]lexicon.Translation, int) { return a.lex.TranslatePhrase(p.Lang, to, words) }
	if to == p.Lang {
		look = func(words []string) ([]lexicon.Translation, int) { return a.lex.SynonymPhrase(to, words) }
	}
	for i := range p.tokens {
		rest := p.tokens[i:min(i+maxPhrase, len(p.tokens))]
		if t, n := look(rest); n > 1 {
			list = append(list, phrase{i, i + n, t})
			continue
		}
		for n := len(rest); n > 1; n-- {
			turned := append(append([]string(nil), rest[1:n]...), rest[0])
			if t, m := look(turned); m == n {
				list = append(list, phrase{i, i + n, t})
				break
			}
		}
	}
	return list
}

// inPhrases adds what stands for the phrases that a word is part of. A match counts for each of
// the phrase's words, since the text says them all at once.
func (e *expansion) inPhrases(l *lang.Language, list []phrase) {
	for _, p := range list {
		if e.word.at < p.from || e.word.at >= p.to || len(p.translations) == 0 {
			continue
		}
		scale := 1 / p.translations[0].P
		if l == e.word.Lang {
			scale = e.w.Synonym
		}
		for _, t := range p.translations {
			e.phrase(l, t, t.P*scale, e.w.Phrase)
		}
	}
}
