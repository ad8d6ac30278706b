package answer

import (
	"cmp"
	"math"
	"slices"

	"quoth/internal/query"
	"quoth/internal/text"
)

// looked is how many candidates are looked at closely: for their names, dates, numbers and quotations.
const looked = 28

// Retrieved is a story that the index found.
type Retrieved struct {
	Story *Story
	Score float64 // the index's score of its best sentence, relative to the best of all: 0 to 1
	Only  []int   // the sentences that the question's operators allow, in order; nil for all
}

// allows tells whether the operators allow a sentence.
func (r *Retrieved) allows(i int) bool {
	if r.Only == nil {
		return true
	}
	_, ok := slices.BinarySearch(r.Only, i)
	return ok
}

// Result is one sentence that may answer, with its score.
type Result struct {
	Story    *Story
	Sentence int       // index in Story.Sentences
	Span     text.Span // in Story.Text, the words that answer; empty if the whole sentence does
	Score    float64
	features [numFeatures]float64
	cover    float64 // of the question by the sentence and what is around it
	trusted
}

// Text returns the sentence.
func (r *Result) Text() string {
	s := r.Story.Sentences[r.Sentence].Span
	return r.Story.Text[s.Start:s.End]
}

// Rank orders the sentences of the stories, best first, at most limit.
func (q *Question) Rank(p *Preparer, stories []Retrieved, limit int) []Result {
	list := q.candidates(stories)
	order(list)
	list = list[:min(len(list), looked)]
	for _, c := range list {
		q.standIn(p, c)
		q.fill(p, c)
		q.trust(c)
		c.features[fFailing] = weigh(q.fails(&c.trusted, &c.features), 1, 0)
		c.sum()
		c.score += q.voice(c)
	}
	order(list)
	results := make([]Result, 0, min(limit, len(list)))
	for _, c := range list[:min(limit, len(list))] {
		results = append(results, Result{
			Story: c.story, Sentence: c.sentence, Span: c.span, Score: c.score, features: c.features,
			cover: c.features[fCover] + c.features[fPrevious] + c.features[fAround], trusted: c.trusted,
		})
	}
	return results
}

// candidates scores every quotable sentence that matches the question or stands beside one that does.
func (q *Question) candidates(stories []Retrieved) []*candidate {
	var list []*candidate
	var room []candidate // some hundred are made, 32 at a time
	matches := make([]*storyMatch, len(stories))
	for i := range stories {
		matches[i] = q.matchStory(stories[i].Story)
	}
	turns := q.turns(stories, matches)
	for n, r := range stories {
		sm := matches[n]
		for i := range r.Story.Sentences {
			if !r.quotable(i) || !sm.touches(i) || q.asksBack() && r.replied(i) {
				continue
			}
			if q.Plan.Kind != query.Search && r.Only == nil && r.Story.onlyCredits(i) && q.share(sm.body[i].best, isVerb) == 0 {
				continue
			}
			if q.Plan.Kind == query.Search && sm.bestOne > 0 && len(sm.body[i].matches) == 0 {
				continue // a search shows the words, where the text has them
			}
			if len(room) == cap(room) {
				room = make([]candidate, 0, 32)
			}
			room = append(room, candidate{story: r.Story, sentence: i, m: q.reply(r.Story, sm, i), in: sm})
			c := &room[len(room)-1]
			q.contextFeatures(c, sm)
			c.features[fRetrieved], c.features[fOrder] = r.Score, turns[n]
			if turns[n] == 1 { // measured by the mean of itself and the best, as are the stories of a year
				c.features[fRetrieved] = math.Sqrt(r.Score)
			}
			q.particularFeatures(c)
			c.sum()
			list = append(list, c)
		}
	}
	return list
}

// quotable tells whether a sentence may be an answer: it is no caption, and more than a single word unless it replies to a question.
func (r *Retrieved) quotable(i int) bool {
	s := &r.Story.Sentences[i]
	return s.Role != text.Caption && (len(s.words) > 1 || r.Story.alone(i)) && r.allows(i)
}

// lede is how many sentences at the beginning of a story may answer where the headline alone matches.
const lede = 3

// touches tells whether a sentence or one next to it matches, or for the first ones the headline.
func (sm *storyMatch) touches(i int) bool {
	if i < lede && len(sm.head.matches) > 0 {
		return true
	}
	for k := max(0, i-2); k <= min(len(sm.body)-1, i+1); k++ {
		if len(sm.body[k].matches) > 0 {
			return true
		}
	}
	return false
}

// order sorts best first; ties go to the newer story, then to the earlier sentence.
func order(list []*candidate) {
	slices.SortFunc(list, func(a, b *candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(b.story.Number, a.story.Number), cmp.Compare(a.sentence, b.sentence))
	})
}

// Features returns the numbers from which the score is summed, named as FeatureNames names them.
func (r *Result) Features() []float64 { return append([]float64(nil), r.features[:]...) }

// FeatureNames returns the names of the features.
func FeatureNames() (list []string) {
	for i := range weights {
		list = append(list, weights[i].name)
	}
	for i := range particular {
		list = append(list, particular[i].name)
	}
	return list
}

// Weights returns the weights in use, in the order of FeatureNames.
func Weights() (list []float64) {
	for i := range weights {
		list = append(list, weights[i].weight)
	}
	for i := range particular {
		list = append(list, particular[i].weight)
	}
	return list
}
