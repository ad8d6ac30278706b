package answer

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"quoth/internal/lang"
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

// summaryWeights say what counts for a sentence of a summary: its cover of the question, how like it is to the others, how early it stands,
// how like the headline it is, its length and whether it has a number; and against it, that it begins with a pronoun, asks, is quoted, or
// repeats another. Fitted on development topics.
var summaryWeights = struct {
	cover, central, lede, head, long, number, pronoun, question, quoted, redundant float64
}{cover: 0.5, central: 0.8, lede: 1.6, head: 0.6, long: 0.3, number: 0.2, pronoun: 0.5, question: 1, quoted: 1, redundant: 0.8}

// Summary picks at most limit sentences of the stories that tell what the question is about: near
// to its words, central to the stories, early in them, and no two alike (maximal marginal
// relevance, Carbonell and Goldstein, SIGIR 1998). They come in reading order: by the story's date,
// the newest first where that is asked for, then as they stand.
func (q *Question) Summary(stories []Retrieved, df func(string) int, n, limit int) []Result {
	chosen := q.about(stories)
	list := q.sentences(chosen, df, n)
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
		results = append(results, Result{Story: chosen[s.story].Story, Sentence: s.sentence, Score: s.score, cover: q.seenCover(&chosen[s.story])})
	}
	return results
}

// seenCover is a story's cover of those words of the question that any story has.
func (q *Question) seenCover(t *topical) float64 {
	seen := 0.0
	for g := range q.Groups {
		if len(q.Groups[g].Alts) > 0 {
			seen += q.weight[g]
		}
	}
	if seen == 0 {
		return 0
	}
	return t.match.cover * q.total / seen
}

// topical is a story that a summary may tell, and how far it is about the question.
type topical struct {
	Retrieved
	match      *storyMatch
	worth      float64
	introduced float64 // how much of the question the headline and the opening have
}

// nearly is the least worth of a story that is about a question, as a share of that of the story which is most about it.
const nearly = 0.55

// about returns the stories that are about the question, the best first: those of nearly as much worth as it, but none that only
// mentions it further down.
func (q *Question) about(stories []Retrieved) []topical {
	var list []topical
	for i := range stories {
		sm := q.matchStory(stories[i].Story)
		list = append(list, topical{Retrieved: stories[i], match: sm, worth: stories[i].worth(sm)})
	}
	slices.SortStableFunc(list, func(a, b topical) int { return cmp.Compare(b.worth, a.worth) })
	n := 0
	for n < len(list) && list[n].worth >= nearly*list[0].worth {
		n++
	}
	list = list[:n]
	most := 0.0
	for i := range list {
		list[i].introduced = q.introduced(&list[i])
		most = max(most, list[i].introduced)
	}
	list = slices.DeleteFunc(list, func(t topical) bool { return t.introduced < announced*most })
	return list[:min(len(list), SummaryLength)]
}

// announced is the least that the headline and the opening of a story have of a question, as a share of the most that one of its
// like has: a report of a match names the trainer too, but is not about him.
const announced = 0.3

// introduced tells how much of a question a story has in its headline and its opening.
func (q *Question) introduced(t *topical) float64 {
	best := slices.Clone(t.match.head.best)
	for i := range min(lede, len(t.match.body)) {
		widest(best, t.match.body[i].best, 1)
	}
	return q.cover(best)
}

// worth tells how far a story is about the question: by how much it matches of it anywhere, in the headline, in one sentence, and how often.
func (r *Retrieved) worth(sm *storyMatch) float64 {
	const many = 4 // sentences that match in full
	often := 0.0
	for i := range sm.body {
		often += sm.body[i].cover / many
	}
	return sm.cover * (0.2 + 0.15*sm.head.cover + 0.3*sm.bestOne + 0.6*min(1, often)) * (0.5 + 0.5*r.Score)
}

// sentences scores every body sentence of the stories.
func (q *Question) sentences(stories []topical, df func(string) int, n int) []summed {
	var list []summed
	for i := range stories {
		t := &stories[i]
		head := makeVector(&Sentence{words: t.Story.head}, df, n)
		body, open := 0, false
		for k := range t.Story.Sentences {
			s := &t.Story.Sentences[k]
			open = k > 0 && t.Story.Sentences[k-1].Paragraph == s.Paragraph && t.Story.leftOpen(open, k-1, k)
			if s.Role != text.Body || len(s.words) < 4 || !t.allows(k) {
				continue
			}
			x := summed{story: i, sentence: k, vector: makeVector(s, df, n)}
			x.score = summaryWeights.cover*t.match.body[k].cover + summaryWeights.lede/float64(1+body) + summaryWeights.head*x.vector.dot(head)
			x.score += t.Story.tells(k, open && !t.Story.opens(k))
			list = append(list, x)
			body++
		}
	}
	addCentral(list)
	return list
}

// tells is how much of a summary sentence k makes by its form: one that is long and has numbers tells more than one that asks, is quoted, or
// needs the one before. Inside tells whether it begins within a quotation.
func (s *Story) tells(k int, inside bool) float64 {
	w, x := &summaryWeights, &s.Sentences[k]
	const usual = 20 // words
	score := w.long*math.Log(float64(len(x.words))/usual) - w.pronoun*max(x.refers, s.pointsBack(k)) - w.question*x.asks
	if strings.ContainsAny(s.Text[x.Start:x.End], "0123456789") {
		score += w.number
	}
	quoted := 0.0
	for _, is := range quotedWords(s.Text, x.words, inside) {
		if is {
			quoted++
		}
	}
	return score - w.quoted*quoted/float64(len(x.words))
}

// pointsBack is 1 for a sentence that begins with what the one before told: "Das geht aus dem Bericht hervor", "This was denied".
func (s *Story) pointsBack(k int) float64 {
	words, g := s.Sentences[k].words, grammarOf(s.Lang)
	if len(words) < 3 || !demonstratives[words[0].Folded] {
		return 0
	}
	second := &words[1]
	class, known := g[second.Folded]
	switch third := g[words[2].Folded]; {
	case reporting[second.Folded], class == auxiliary:
		return 1
	case !known && s.Lang.Code() == "de" && !capital(s.Text[second.Start:second.End]):
		return weigh(third == article || third == adposition, 1, 0)
	}
	return 0
}

// onlyCredits tells whether a sentence tells only who told what stands before it: "Das meldete das Amtsblatt."
func (s *Story) onlyCredits(k int) bool {
	const most = 12 // words
	words := s.Sentences[k].words
	return len(words) > 2 && len(words) <= most && demonstratives[words[0].Folded] && (reporting[words[1].Folded] || speechActs[words[1].Folded])
}

var demonstratives = lang.Set("das dies this that")

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
