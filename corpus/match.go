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
			s, err := v.sentence(h.Article, h.Sentence)
			if err != nil {
				return err
			}
			found = append(found, Match{Article: h.Article, Sentence: s, Score: h.Score})
		}
		return nil
	})
	return found, err
}

// sentence returns the sentence of an article that the index knows by a number: 0 is the headline. It returns ErrNotFound where
// there is no such article, and an empty sentence where it has fewer.
func (v *view) sentence(number uint64, n int) (string, error) {
	p, err := v.payload(number)
	if err != nil {
		return "", err
	}
	if n == 0 {
		return string(p.headline()), nil
	}
	for i, part := range v.st.parts {
		if number < part.first || number > part.last {
			continue
		}
		if v.sentences[i] == nil {
			v.sentences[i] = part.tables(v.tx).sentences
		}
		if cuts, ok := v.sentences[i].find(number, part.first); ok {
			if span, ok := cutAt(cuts, n, len(p.text)); ok {
				return string(p.text[span.Start:span.End]), nil
			}
		}
	}
	s := string(p.text)
	for cut := range text.Each(s, lang.Get(string(p.lang()))) {
		if n--; n == 0 {
			return s[cut.Start:cut.End], nil
		}
	}
	return "", nil
}
