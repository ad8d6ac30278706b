package answer

import (
	"slices"
	"strings"

	"quoth/internal/analysis"
	"quoth/internal/lang"
	"quoth/internal/lexicon"
	"quoth/internal/postings"
	"quoth/internal/query"
	"quoth/internal/text"
	"quoth/internal/when"
)

// retrieved is how many sentences the index is asked for, and read how many of their stories are read.
const (
	retrieved = 200
	read      = 20
)

// Engine answers questions. It is safe for concurrent use.
type Engine struct {
	Preparer *Preparer
	Weights  query.Weights   // of the alternatives of a word
	Params   postings.Params // of the index's score
	analyser *query.Analyser
}

// NewEngine returns an Engine.
func NewEngine(p *Preparer, lex *lexicon.Lexicon) *Engine {
	return &Engine{Preparer: p, Weights: query.DefaultWeights(), Params: postings.DefaultParams(), analyser: query.NewAnalyser(lex)}
}

// Question analyses a question for an archive. Today is the day it is asked on.
func (e *Engine) Question(a *Archive, c query.Command, today when.Date) *Question {
	plan := e.analyser.Analyse(c, today)
	groups := e.analyser.Expand(plan, a, &e.Weights)
	return NewQuestion(plan, groups, a.DF, a.sentences())
}

// Retrieve finds the stories in which the answer may stand, best first.
// An error means that a part of the index could not be read; the stories are those of the rest.
func (e *Engine) Retrieve(a *Archive, q *Question) ([]Retrieved, error) {
	search := q.search(a.Langs(), &e.Params)
	if len(search.Groups) == 0 { // the corpus has none of the words
		return nil, nil
	}
	hits, err := postings.Search(a.Segments, search, a.Dead)
	var list []Retrieved
	place := map[uint64]int{}
	for _, h := range hits {
		at, seen := place[h.Article]
		if !seen {
			if len(list) == read {
				continue
			}
			s, serr := a.Story(h.Article)
			if serr != nil {
				err = serr
				continue
			}
			at = len(list)
			place[h.Article] = at
			list = append(list, Retrieved{Story: s, Score: float64(h.Score) / float64(hits[0].Score)})
			if q.Plan.Filter.BySentence() {
				list[at].Only = []int{}
			}
		}
		if q.Plan.Filter.BySentence() && h.Sentence > 0 && q.worded(list[at].Story, h.Sentence-1) {
			list[at].Only = append(list[at].Only, h.Sentence-1)
		}
	}
	for i := range list {
		slices.Sort(list[i].Only)
	}
	return list, err
}

// search returns the question as the index is asked it.
func (q *Question) search(langs []*lang.Language, params *postings.Params) *postings.Query {
	f := &q.Plan.Filter
	pq := &postings.Query{K: retrieved, Params: params, HeadlineOnly: f.Headline}
	for _, g := range q.Groups {
		if len(g.Alts) > 0 {
			pq.Groups = append(pq.Groups, g.Group)
		}
	}
	for _, p := range f.Phrases {
		pq.Phrases = append(pq.Phrases, sequences(langs, p))
	}
	for _, x := range f.Exclude {
		for _, terms := range sequences(langs, x) {
			if !slices.Contains(terms, "") { // any word would do for a stop word; worded looks at the text
				pq.Exclude = append(pq.Exclude, terms)
			}
		}
	}
	if f.Source != "" {
		pq.Keys = append(pq.Keys, analysis.Key("source", strings.TrimPrefix(strings.ToLower(f.Source), "www.")))
	}
	if f.Lang != "" {
		pq.Lang = unknownLang
		if l := lang.Get(f.Lang); l != nil {
			pq.Lang = l.ID()
		}
	}
	pq.After, _ = f.After.Days()
	pq.Before, _ = f.Before.Days()
	return pq
}

// unknownLang is a language ID that no article has.
const unknownLang = 0xff

// sequences returns a phrase as the index has it: for each language the terms of its words one after
// the other, empty for a stop word.
func sequences(langs []*lang.Language, phrase string) (list [][]string) {
	for _, l := range langs {
		var terms []string
		some := false
		for _, w := range text.AppendWords(nil, phrase, 0, len(phrase)) {
			folded, term := lang.Fold(phrase[w.Start:w.End]), ""
			if !l.IsStop(folded) {
				term, some = analysis.Term(l, folded), true
			}
			terms = append(terms, term)
		}
		if some {
			list = append(list, terms)
		}
	}
	return list
}

// worded tells whether a sentence that the index found has the stop words, too, of the phrases that are asked for, and no excluded
// phrase with stop words.
func (q *Question) worded(s *Story, i int) bool {
	says := func(phrase string, otherwise bool) bool {
		terms := sequences([]*lang.Language{s.Lang}, phrase)
		if len(terms) == 0 || !slices.Contains(terms[0], "") {
			return otherwise
		}
		return s.Sentences[i].says(phrase, terms[0])
	}
	for _, p := range q.Plan.Filter.Phrases {
		if !says(p, true) {
			return false
		}
	}
	return !slices.ContainsFunc(q.Plan.Filter.Exclude, func(x string) bool { return says(x, false) })
}

// says tells whether the words of a phrase stand one after the other in the sentence: stop words as they are, others by their terms.
func (s *Sentence) says(phrase string, terms []string) bool {
	spans := text.AppendWords(nil, phrase, 0, len(phrase))
	for from := range max(len(s.words)-len(terms)+1, 0) {
		said := true
		for k, term := range terms {
			w := &s.words[from+k]
			if term == "" {
				said = said && w.Folded == lang.Fold(phrase[spans[k].Start:spans[k].End])
			} else {
				said = said && slices.Contains(w.Terms, term)
			}
		}
		if said {
			return true
		}
	}
	return false
}

// Answer finds the answers in stories. Where none can be trusted it returns none, and the result
// whose story is nearest to the question, nil if no story is near.
func (e *Engine) Answer(a *Archive, q *Question, stories []Retrieved, limit int) (findings []Finding, nearest *Result) {
	if q.Plan.Kind == query.Summary {
		results := q.Summary(e.Preparer, stories, a.DF, a.sentences(), limit)
		if len(results) > 0 && results[0].cover >= summaryCover {
			return q.Story(e.Preparer, results), nil
		}
		return nil, near(results)
	}
	results := q.Rank(e.Preparer, stories, looked)
	if q.Plan.Kind == query.Search || q.Trusted(results) {
		return q.Findings(e.Preparer, worthwhile(results), limit), nil
	}
	return nil, near(results)
}

// summaryCover and nearCover are the shares of a question that a story must match to be told, and to
// be named as near where nothing is told.
const (
	summaryCover = 0.5
	nearCover    = 0.3
)

// worthwhile cuts off the results that are far worse than the best.
func worthwhile(results []Result) []Result {
	const share = 0.6
	for i := range results {
		if i > 0 && results[i].Score < share*results[0].Score {
			return results[:i]
		}
	}
	return results
}

func near(results []Result) *Result {
	if len(results) == 0 || results[0].cover < nearCover {
		return nil
	}
	return &results[0]
}
