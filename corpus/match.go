package corpus

import (
	"context"

	"quoth/internal/analysis"
	"quoth/internal/lang"
	"quoth/internal/postings"
	"quoth/internal/text"
)

// Match is a sentence that the index found.
type Match struct {
	Article  uint64
	Sentence string // of the article's text, or its headline
	Score    float32
}

// Match returns the best limit sentences that hold any of the words, in a language's inflections, by
// the score of the index alone: the first step of Ask, without any understanding of a question.
// Stop words are not looked for.
func (c *Corpus) Match(ctx context.Context, code string, words []string, limit int) (found []Match, err error) {
	l := lang.Get(code)
	if l == nil {
		l = lang.Get("en")
	}
	q := &postings.Query{K: limit}
	for _, w := range words {
		if folded := lang.Fold(w); !l.IsStop(folded) {
			q.Groups = append(q.Groups, postings.Group{Weight: 1, Alts: []postings.Alt{{Term: analysis.Term(l, folded), P: 1}}})
		}
	}
	if len(q.Groups) == 0 {
		return nil, nil
	}
	err = c.view(func(v *view) error {
		hits, err := postings.Search(v.segments(), q, v.dead)
		if err != nil {
			return err
		}
		found = make([]Match, 0, len(hits))
		for _, h := range hits {
			if err := ctx.Err(); err != nil {
				return err
			}
			a, err := v.article(h.Article)
			if err != nil {
				return err
			}
			found = append(found, Match{Article: h.Article, Sentence: sentenceOf(a, h.Sentence), Score: h.Score})
		}
		return nil
	})
	return found, err
}

// sentenceOf returns the sentence of an article that the index knows by a number: 0 is the headline.
func sentenceOf(a *Article, n int) string {
	if n == 0 {
		return a.Headline
	}
	for cut := range text.Each(a.Text, lang.Get(a.Lang)) {
		if n--; n == 0 {
			return a.Text[cut.Start:cut.End]
		}
	}
	return ""
}
