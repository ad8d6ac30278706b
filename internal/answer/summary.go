package answer

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"quoth/internal/text"
)

// SummaryLength is the most sentences a summary has.
const SummaryLength = 5

// vector is a sentence as weights of its terms, of length 1. They stand in the order of the terms, so that sums come out the same each time.
type vector []component

type component struct {
	term   string
	weight float64
}

// summed is a sentence that may go into a summary.
type summed struct {
	story    int
	sentence int
	vector   vector
	score    float64
}

// summaryWeights say what counts for a sentence of a summary. Fitted on development topics.
var summaryWeights = struct {
	cover, central, lede, head, short, pronoun, question, redundant, story float64
}{cover: 0.7, central: 1.5, lede: 1.0, head: 0.6, short: 0.8, pronoun: 0.5, question: 0.8, redundant: 0.8, story: 0.65}

// Summary picks at most limit sentences of the stories that tell what the question is about: near
// to its words, central to the stories, early in them, and no two alike (maximal marginal
// relevance, Carbonell and Goldstein, SIGIR 1998). They come in reading order: by the story's date,
// the newest first where that is asked for, then as they stand.
func (q *Question) Summary(stories []Retrieved, df func(string) int, n, limit int) []Result {
	chosen, matches := q.about(stories)
	list := q.sentences(chosen, matches, df, n)
	picked := pick(list, limit)
	slices.SortStableFunc(picked, func(a, b summed) int {
		x, y := chosen[a.story].Story, chosen[b.story].Story
		xd, _ := x.Date.Days()
		yd, _ := y.Date.Days()
		if q.Plan.Latest {
			xd, yd = yd, xd
		}
		return cmp.Or(cmp.Compare(xd, yd), cmp.Compare(x.Number, y.Number), cmp.Compare(a.sentence, b.sentence))
	})
	var results []Result
	for _, s := range picked {
		results = append(results, Result{Story: chosen[s.story].Story, Sentence: s.sentence, Score: s.score, cover: q.seenCover(matches[s.story])})
	}
	return results
}

// seenCover is a story's cover of those words of the question that any story has.
func (q *Question) seenCover(sm *storyMatch) float64 {
	seen := 0.0
	for g := range q.Groups {
		if len(q.Groups[g].Alts) > 0 {
			seen += q.weight[g]
		}
	}
	if seen == 0 {
		return 0
	}
	return sm.cover * q.total / seen
}

// about keeps the stories that are about the question: those that match nearly as much of it as the best does.
func (q *Question) about(stories []Retrieved) ([]Retrieved, []*storyMatch) {
	var matches []*storyMatch
	best := 0.0
	worth := make([]float64, len(stories))
	for i, r := range stories {
		sm := q.matchStory(r.Story)
		matches = append(matches, sm)
		worth[i] = sm.cover * (0.4 + 0.3*sm.head.cover + 0.3*sm.bestOne) * (0.5 + 0.5*r.Score)
		best = max(best, worth[i])
	}
	var chosen []Retrieved
	var kept []*storyMatch
	for i, r := range stories {
		if worth[i] >= summaryWeights.story*best && len(chosen) < SummaryLength {
			chosen, kept = append(chosen, r), append(kept, matches[i])
		}
	}
	return chosen, kept
}

// sentences scores every body sentence of the stories.
func (q *Question) sentences(stories []Retrieved, matches []*storyMatch, df func(string) int, n int) []summed {
	var list []summed
	w := &summaryWeights
	for i, r := range stories {
		head := makeVector(&Sentence{words: r.Story.head}, df, n)
		body := 0
		for k := range r.Story.Sentences {
			s := &r.Story.Sentences[k]
			if s.Role != text.Body || len(s.words) < 4 || !r.allows(k) {
				continue
			}
			x := summed{story: i, sentence: k, vector: makeVector(s, df, n)}
			x.score = w.cover*matches[i].body[k].cover + w.lede/float64(1+body) + w.head*x.vector.dot(head)
			x.score -= w.short * max(0, 8-float64(len(s.words))) / 8
			x.score -= w.pronoun*s.refers + w.question*s.asks
			list = append(list, x)
			body++
		}
	}
	addCentral(list)
	return list
}

// addCentral adds to the scores how like the others each sentence is: the sum of its products with all of them, which is its product
// with their sum, itself left out.
func addCentral(list []summed) {
	all := map[string]float64{}
	for i := range list {
		for _, c := range list[i].vector {
			all[c.term] += c.weight
		}
	}
	for i := range list {
		x := &list[i]
		sum := -x.vector.dot(x.vector)
		for _, c := range x.vector {
			sum += c.weight * all[c.term]
		}
		x.score += summaryWeights.central * sum / math.Sqrt(float64(len(list)))
	}
}

// pick takes the best sentence, then again and again the best that is unlike those taken.
func pick(list []summed, limit int) []summed {
	var picked []summed
	for len(picked) < limit && len(list) > 0 {
		best, bestScore := -1, math.Inf(-1)
		for i := range list {
			alike := 0.0
			for k := range picked {
				alike = max(alike, list[i].vector.dot(picked[k].vector))
			}
			if alike > 0.6 {
				continue
			}
			if s := list[i].score - summaryWeights.redundant*alike; s > bestScore {
				best, bestScore = i, s
			}
		}
		if best < 0 {
			break
		}
		picked = append(picked, list[best])
		list = slices.Delete(list, best, best+1)
	}
	return picked
}

func makeVector(s *Sentence, df func(string) int, n int) vector {
	var terms []string
	for _, w := range s.words {
		if len(w.Terms) > 0 {
			terms = append(terms, w.Terms[0])
		}
	}
	slices.Sort(terms)
	var v vector
	norm := 0.0
	for tf := 0; len(terms) > 0; terms = terms[tf:] {
		t := terms[0]
		for tf = 1; tf < len(terms) && terms[tf] == t; tf++ {
		}
		x := (1 + math.Log(float64(tf))) * math.Log(1+float64(n)/float64(1+df(t)))
		v = append(v, component{t, x})
		norm += x * x
	}
	for i := range v {
		v[i].weight /= math.Sqrt(norm)
	}
	return v
}

func (v vector) dot(u vector) (sum float64) {
	for len(v) > 0 && len(u) > 0 {
		switch c := strings.Compare(v[0].term, u[0].term); {
		case c < 0:
			v = v[1:]
		case c > 0:
			u = u[1:]
		default:
			sum += v[0].weight * u[0].weight
			v, u = v[1:], u[1:]
		}
	}
	return sum
}
