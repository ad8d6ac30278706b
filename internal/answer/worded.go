package answer

import (
	"slices"

	"quoth/internal/lang"
	"quoth/internal/postings"
	"quoth/internal/text"
)

// compared is how many stories are looked through at most for the wording of a phrase.
const compared = 300

// worded returns the stories of the hits with those sentences that the question's operators allow, best first. Stories without any are
// left out. An error means that a story could not be read.
func (q *Question) worded(a *Archive, hits []postings.Hit) (list []Retrieved, err error) {
	stories, place := map[uint64]*Story{}, map[uint64]int{}
	for _, h := range hits {
		s, known := stories[h.Article]
		if !known && len(stories) < compared {
			var serr error
			if s, serr = a.Story(h.Article); serr != nil {
				err = serr
			}
			stories[h.Article] = s
		}
		if s == nil || h.Sentence == 0 || !q.phrased(s, h.Sentence-1) {
			continue
		}
		at, listed := place[h.Article]
		if !listed {
			if len(list) == read {
				continue
			}
			at = len(list)
			place[h.Article] = at
			list = append(list, Retrieved{Story: s, Score: float64(h.Score) / float64(hits[0].Score)})
		}
		list[at].Only = append(list[at].Only, h.Sentence-1)
	}
	for i := range list {
		slices.Sort(list[i].Only)
	}
	return list, err
}

// phrased tells whether a sentence that the index found has the stop words, too, of the phrases that are asked for, and no excluded
// phrase with stop words.
func (q *Question) phrased(s *Story, i int) bool {
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
