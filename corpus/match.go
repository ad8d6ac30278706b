package corpus

import (
	"cmp"
	"context"
	"slices"

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

// Match returns the best limit sentences that have any of the words, in any inflection of the language, by the score of the index
// alone. It is what a search library does, without any understanding of a question. Stop words are not looked for.
func (c *Corpus) Match(ctx context.Context, code string, words []string, limit int) (found []Match, err error) {
	l := languageFor(code)
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
		hits, err := postings.Search(v.segments, q, v.st.dead)
		if err != nil {
			return err
		}
		found = make([]Match, len(hits))
		for _, i := range byArticle(hits) {
			if err := ctx.Err(); err != nil {
				return err
			}
			h := &hits[i]
			s, err := v.sentence(h.Article, h.Sentence)
			if err != nil {
				return err
			}
			found[i] = Match{Article: h.Article, Sentence: s, Score: h.Score}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return found, nil
}

// byArticle returns the indices of the hits, grouped by article: a third of the best hits share one, which is then decoded once.
func byArticle(hits []postings.Hit) []int {
	order := make([]int, len(hits))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Compare(hits[i].Article, hits[j].Article) })
	return order
}

// sentence returns the nth sentence of an article, 0 being the headline; "" where the article has fewer.
func (v *view) sentence(number uint64, n int) (string, error) {
	span, ok := v.span(number, n)
	if ok {
		p, err := v.beginning(number, span.End)
		switch {
		case err != nil:
			return "", lacking(err)
		case n == 0:
			return string(p.headline()), nil
		case span.End <= len(p.text):
			return string(p.text[span.Start:span.End]), nil
		}
	}
	s, err := v.cut(number, n)
	return s, lacking(err)
}

// span returns where the nth sentence of an article stands, by the table of its part. That may be behind the end of the text. For the
// headline it is empty.
func (v *view) span(number uint64, n int) (span text.Span, ok bool) {
	if n == 0 {
		return span, true
	}
	for i, part := range v.st.parts {
		if number < part.first || number > part.last {
			continue
		}
		if v.beside[i].sentences == nil {
			v.beside[i] = part.tables(v.tx)
		}
		if cuts, ok := v.beside[i].cutsOf(number); ok {
			return cutAt(cuts, n)
		}
	}
	return span, false
}

// cut is sentence for an article without an entry in a table of sentences: it splits the text.
func (v *view) cut(number uint64, n int) (string, error) {
	p, err := v.payload(number)
	if err != nil {
		return "", err
	}
	s := string(p.text)
	for cut := range text.Each(s, languageFor(string(p.lang()))) {
		if n--; n == 0 {
			return s[cut.Start:cut.End], nil
		}
	}
	return "", nil
}
