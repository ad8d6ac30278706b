package query

import (
	"quoth/internal/lang"
	"quoth/internal/lexicon"
)

// maxPhrase is the most words of a dictionary phrase that is looked for in a question.
const maxPhrase = 5

// phrase is a run of the question's words that the lexicon translates as one.
type phrase struct {
	from, to     int // tokens, half open
	translations []lexicon.Translation
}

// phrases finds the dictionary phrases of a question for a language: in the order of the dictionary
// ("forest fire"), and with the verb first as a question has it ("ging in den Ruhestand").
func (a *Analyser) phrases(p *Plan, to *lang.Language) (list []phrase) {
	for i := range p.tokens {
		rest := p.tokens[i:min(i+maxPhrase, len(p.tokens))]
		if t, n := a.lex.TranslatePhrase(p.Lang, to, rest); n > 1 {
			list = append(list, phrase{i, i + n, t})
			continue
		}
		for n := len(rest); n > 1; n-- {
			turned := append(append([]string(nil), rest[1:n]...), rest[0])
			if t, m := a.lex.TranslatePhrase(p.Lang, to, turned); m == n {
				list = append(list, phrase{i, i + n, t})
				break
			}
		}
	}
	return list
}

// inPhrases adds the translations of the phrases that a word is part of. A match counts for each of
// the phrase's words, since the text says them all at once.
func (e *expansion) inPhrases(l *lang.Language, list []phrase) {
	for _, p := range list {
		if e.word.at < p.from || e.word.at >= p.to || len(p.translations) == 0 {
			continue
		}
		best := p.translations[0].P
		for _, t := range p.translations {
			e.phrase(l, t, t.P/best)
		}
	}
}
