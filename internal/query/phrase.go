package query

import (
	"slices"

	"quoth/internal/lang"
	"quoth/internal/lexicon"
)

// maxPhrase is the most words of a dictionary phrase that is looked for in a question.
const maxPhrase = 5

// phrase is words of the question that the lexicon knows as one.
type phrase struct {
	tokens       []int
	translations []lexicon.Translation // or synonyms
}

// phrases finds the phrases of a question that the lexicon has for articles of a language: in the order of the
// dictionary ("forest fire"), with the verb first as a question has it ("ging in den Ruhestand"), and two words that
// others part ("gab bei der Bank sein Amt ab").
func (a *Analyser) phrases(p *Plan, to *lang.Language) (list []phrase) {
	look := func(words []string) ([]lexicon.Translation, int) { return a.lex.TranslatePhrase(p.Lang, to, words) }
	if to == p.Lang {
		look = func(words []string) ([]lexicon.Translation, int) { return a.lex.SynonymPhrase(to, words) }
	}
	for i := range p.tokens {
		rest := p.tokens[i:min(i+maxPhrase, len(p.tokens))]
		if t, n := look(rest); n > 1 {
			list = append(list, phrase{run(i, n), t})
			continue
		}
		for n := len(rest); n > 1; n-- {
			turned := slices.Concat(rest[1:n], rest[:1])
			if t, m := look(turned); m == n {
				list = append(list, phrase{run(i, n), t})
				break
			}
		}
	}
	for _, w := range p.Words {
		for _, o := range p.Words {
			if w.POS != lexicon.Noun && (o.at-w.at > 1 || w.at-o.at > 1) {
				parted := []string{o.Folded, w.Folded}
				if t, n := look(parted); n == 2 {
					list = append(list, phrase{[]int{o.at, w.at}, t})
				} else if o.at > 0 && p.tokens[o.at-1] != w.Folded {
					if t, n := look(slices.Insert(parted, 0, p.tokens[o.at-1])); n == 3 {
						list = append(list, phrase{[]int{o.at - 1, o.at, w.at}, t})
					}
				}
			}
		}
	}
	return list
}

// run returns the n tokens from i on.
func run(i, n int) (list []int) {
	for k := range n {
		list = append(list, i+k)
	}
	return list
}

// inPhrases adds what stands for the phrases that a word is part of. A match counts for each of
// the phrase's words, since the text says them all at once.
func (e *expansion) inPhrases(l *lang.Language, list []phrase) {
	for _, p := range list {
		if !slices.Contains(p.tokens, e.word.at) || len(p.translations) == 0 {
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
