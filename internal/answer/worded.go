package answer

import (
	"cmp"
	"slices"

	"quoth/internal/analysis"
	"quoth/internal/lang"
	"quoth/internal/postings"
	"quoth/internal/query"
	"quoth/internal/text"
)

// compared is how many sentences are compared with the wording of a phrase, at some 4 us each, before only the best of all others are.
const compared = 50_000

// wording tells of sentences whether they have the stop words, too, of the phrases that are asked for, and no excluded phrase with stop
// words: the index has the other words alone.
type wording struct {
	words   *analysis.Words
	archive *Archive
	langs   map[*lang.Language]*spoken
	left    int             // how many sentences may still be compared at once
	later   map[uint64]byte // the languages of articles with others
	err     error           // of the first sentence that cannot be read
}

// spoken are the phrases that have to be compared with sentences of a language.
type spoken struct{ asked, excluded [][]spokenWord }

// spokenWord is a word of a phrase: a stop word has no term.
type spokenWord struct{ folded, term string }

// newWording returns nil where the index alone can tell.
func newWording(words *analysis.Words, a *Archive, f *query.Filter) *wording {
	w := &wording{words: words, archive: a, langs: map[*lang.Language]*spoken{}, left: compared, later: map[uint64]byte{}}
	needed := false
	for _, l := range a.Langs() {
		s := &spoken{}
		for _, p := range f.Phrases {
			if terms := sequences([]*lang.Language{l}, p)[0]; slices.Contains(terms, "") || !inIndex(sequences(a.Langs(), p)) {
				s.asked = append(s.asked, spokenWords(p, terms))
			}
		}
		for _, x := range f.Exclude {
			if terms := sequences([]*lang.Language{l}, x)[0]; slices.Contains(terms, "") {
				s.excluded = append(s.excluded, spokenWords(x, terms))
			}
		}
		w.langs[l] = s
		needed = needed || len(s.asked)+len(s.excluded) > 0
	}
	if !needed {
		return nil
	}
	return w
}

// spokenWords returns the words of a phrase, given their terms.
func spokenWords(phrase string, terms []string) (list []spokenWord) {
	for i, w := range text.AppendWords(nil, phrase, 0, len(phrase)) {
		list = append(list, spokenWord{lang.Fold(phrase[w.Start:w.End]), terms[i]})
	}
	return list
}

// search is postings.Search for what the wording allows; w may be nil.
func (w *wording) search(segments []*postings.Segment, pq *postings.Query, dead func(uint64) bool) ([]postings.Hit, error) {
	if w == nil {
		return postings.Search(segments, pq, dead)
	}
	pq.Wanted = func(article uint64, language byte, n int) bool {
		if w.left--; w.left < 0 {
			w.later[article] = language
			return true
		}
		return w.allows(article, language, n)
	}
	hits, err := postings.Search(segments, pq, dead)
	hits = slices.DeleteFunc(hits, func(h postings.Hit) bool {
		language, later := w.later[h.Article]
		return later && !w.allows(h.Article, language, h.Sentence)
	})
	return hits, cmp.Or(err, w.err)
}

// allows compares a sentence with the phrases.
func (w *wording) allows(article uint64, language byte, n int) bool {
	l := lang.ByID(language)
	s := w.langs[l]
	if s == nil || len(s.asked)+len(s.excluded) == 0 {
		return true
	}
	sentence, err := w.archive.Sentence(article, n)
	if err != nil {
		w.err = cmp.Or(w.err, err)
		return false
	}
	words := w.words.Of(l, sentence, text.Span{End: len(sentence)})
	said := func(phrase []spokenWord) bool { return holds(words, phrase) }
	return !slices.ContainsFunc(s.asked, func(p []spokenWord) bool { return !said(p) }) && !slices.ContainsFunc(s.excluded, said)
}

// holds tells whether the words of a phrase stand one after the other in a sentence: stop words as they are, others by their terms.
func holds(words []analysis.Word, phrase []spokenWord) bool {
	for from := range max(len(words)-len(phrase)+1, 0) {
		said := true
		for k, p := range phrase {
			w := &words[from+k]
			said = said && (p.term == "" && w.Folded == p.folded || p.term != "" && slices.Contains(w.Terms, p.term))
		}
		if said {
			return true
		}
	}
	return false
}

// worded returns the stories of the hits with those sentences that were found, as the question's operators allow no others, best first.
// Best is the score by which theirs are measured. An error means that a story could not be read.
func (q *Question) worded(a *Archive, hits []postings.Hit, best float64) (list []Retrieved, err error) {
	place := map[uint64]int{} // in list, -1 for a story that is not
	for _, h := range hits {
		if h.Sentence == 0 {
			continue
		}
		at, known := place[h.Article]
		if !known {
			at = -1
			if len(list) < read {
				s, serr := a.Story(h.Article)
				if serr != nil {
					err = serr
				} else {
					at = len(list)
					list = append(list, Retrieved{Story: s, Score: float64(h.Score) / best})
				}
			}
			place[h.Article] = at
		}
		if at >= 0 {
			list[at].Only = append(list[at].Only, h.Sentence-1)
		}
	}
	for i := range list {
		slices.Sort(list[i].Only)
	}
	return list, err
}
