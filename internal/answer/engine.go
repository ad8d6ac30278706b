package answer

import (
	"cmp"
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

// The index is asked for so many sentences (retrieved), and so many of the stories they stand in are read (read).
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
	hits, best, err := e.hits(a, q, search)
	if q.Plan.Filter.BySentence() {
		list, serr := q.worded(a, hits, best)
		return list, cmp.Or(err, serr)
	}
	found := relative(hits, best)
	if dated := q.ofPeriod(search); dated != nil {
		more, derr := e.hitsOfPeriod(a, q, dated)
		found, err = append(found, more...), cmp.Or(err, derr)
		slices.SortStableFunc(found, func(a, b hit) int { return cmp.Compare(b.score, a.score) })
	}
	list, serr := stories(a, found)
	return list, cmp.Or(err, serr)
}

// hit is an article that the index has, and the score of its best sentence as a share of the best of all.
type hit struct {
	article uint64
	score   float64
}

// relative measures hits by the best score of all.
func relative(hits []postings.Hit, best float64) []hit {
	list := make([]hit, len(hits))
	for i, h := range hits {
		list[i] = hit{h.Article, float64(h.Score) / best}
	}
	return list
}

// stories reads the first articles of a list.
func stories(a *Archive, found []hit) (list []Retrieved, err error) {
	seen := map[uint64]bool{}
	for _, f := range found {
		if seen[f.article] || len(list) == read {
			continue
		}
		s, serr := a.Story(f.article)
		if serr != nil {
			err = serr
			continue
		}
		seen[f.article] = true
		list = append(list, Retrieved{Story: s, Score: f.score})
	}
	return list, err
}

// hits finds the sentences that match best, and the score by which theirs are measured: that of the best of all articles, also where few
// may answer, or what asks for something else would seem to be answered there.
func (e *Engine) hits(a *Archive, q *Question, search *postings.Query) (hits []postings.Hit, best float64, err error) {
	find := func(dead func(uint64) bool) ([]postings.Hit, error) {
		return newWording(e.Preparer.terms, a, &q.Plan.Filter).search(a.Segments, search, dead)
	}
	if hits, err = find(a.Dead); len(hits) > 0 {
		best = float64(hits[0].Score)
	}
	if len(a.Only) > 0 {
		hits, err = find(func(id uint64) bool { return !slices.Contains(a.Only, id) || a.Dead(id) })
	}
	return hits, best, err
}

// search returns the question as the index is asked it.
func (q *Question) search(langs []*lang.Language, params *postings.Params) *postings.Query {
	f := &q.Plan.Filter
	pq := &postings.Query{K: retrieved, Params: params, HeadlineOnly: f.Headline}
	if f.BySentence() { // each is allowed by itself
		pq.K = postings.MaxK
	}
	pq.Groups = q.groups(func(*query.Word) bool { return true })
	for _, p := range f.Phrases {
		if list := sequences(langs, p); inIndex(list) {
			pq.Phrases = append(pq.Phrases, list)
		}
	}
	for _, x := range f.Exclude {
		for _, terms := range sequences(langs, x) {
			if !slices.Contains(terms, "") { // any word would do for a stop word; wording looks at the text
				pq.Exclude = append(pq.Exclude, terms)
			}
		}
	}
	if f.Source != "" {
		pq.Keys = append(pq.Keys, analysis.SourceKey(strings.TrimPrefix(strings.ToLower(f.Source), "www.")))
	}
	if l := lang.Get(f.Lang); l != nil {
		pq.Lang = l.ID()
	}
	pq.After, pq.Before = firstDay(f.After), firstDay(f.Before)
	return pq
}

// groups returns what some of the question's words are looked for as, without those of which the archive has nothing.
func (q *Question) groups(wanted func(*query.Word) bool) (list []postings.Group) {
	for i := range q.Groups {
		if len(q.Groups[i].Alts) > 0 && wanted(&q.Plan.Words[i]) {
			list = append(list, q.Groups[i].Group)
		}
	}
	return list
}

// firstDay returns the first day that a date may mean as the index is asked for it, 0 for an unknown date. 1970-01-01 is 0 to the index, too,
// the day of articles whose day is not known; these pass neither a day nor the next as a border, which so means the same.
func firstDay(d when.Date) int32 {
	first, _ := d.Days()
	if first == 0 && !d.IsZero() {
		return 1
	}
	return first
}

// sequences returns a phrase as the index has it: for each language the terms of its words one after
// the other, empty for a stop word.
func sequences(langs []*lang.Language, phrase string) (list [][]string) {
	for _, l := range langs {
		var terms []string
		for _, w := range text.AppendWords(nil, phrase, 0, len(phrase)) {
			terms = append(terms, analysis.Exact(l, phrase[w.Start:w.End]))
		}
		list = append(list, terms)
	}
	return list
}

// inIndex tells whether a phrase has a word that the index has, in each of the languages.
func inIndex(list [][]string) bool {
	return !slices.ContainsFunc(list, func(terms []string) bool { return !slices.ContainsFunc(terms, func(t string) bool { return t != "" }) })
}

// Verdict is what an Engine answers.
type Verdict struct {
	Findings []Finding // best first, but those of a summary in reading order; none where none can be trusted
	Unsure   bool      // the best of them is as likely wrong as right
	Nearest  *Result   // where there are none, the result whose story is nearest to the question; nil if no story is near
}

// Answer finds the answers in stories.
func (e *Engine) Answer(a *Archive, q *Question, stories []Retrieved, limit int) Verdict {
	if q.Plan.Kind == query.Summary {
		results := q.Summary(stories, a.DF, a.sentences(), limit)
		if len(results) > 0 && results[0].cover >= summaryCover {
			return Verdict{Findings: q.Story(e.Preparer, results)}
		}
		return Verdict{Nearest: near(results)}
	}
	results := q.Rank(e.Preparer, stories, looked)
	searches := q.Plan.Kind == query.Search
	if searches || q.Trusted(results) {
		return Verdict{Findings: q.Findings(e.Preparer, worthwhile(q.theirs(results)), limit), Unsure: !searches && !q.sure(results)}
	}
	return Verdict{Nearest: near(results)}
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

// near returns the best result as the one to be named where nothing is told, nil if its story is not near.
func near(results []Result) *Result {
	if len(results) == 0 || results[0].cover < nearCover {
		return nil
	}
	return &results[0]
}
