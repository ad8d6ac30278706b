package postings

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// seeded returns numbers that differ each time, and tells how to have them again.
func seeded(t *testing.T) *rand.Rand {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	return rand.New(rand.NewPCG(seed, 0))
}

// modelArticle is an article with its terms as texts.
type modelArticle struct {
	Article
	terms [][]modelTerm // a sentence
}

type modelTerm struct {
	text     string
	position int
}

// model is the index as a list of articles; its search is a full scan, written to be obviously right.
type model struct {
	articles []modelArticle
	dead     map[uint64]bool
}

// randomModel makes up n articles of a vocabulary in which few words are frequent, as in language, and sentences of less
// than the given number of words, but for a few.
func randomModel(rng *rand.Rand, n, words int) *model {
	m := &model{dead: map[uint64]bool{}}
	id := uint64(rng.IntN(1000))
	for range n {
		id += 1 + uint64(rng.IntN(3))
		a := modelArticle{Article: Article{ID: id, Lang: byte(1 + rng.IntN(2))}}
		if rng.IntN(5) > 0 {
			a.Day = int32(rng.IntN(400) - 100)
		}
		a.Keys = []string{fmt.Sprintf("\x00source:%d", rng.IntN(4))}
		paragraph := 0
		for i := range 1 + rng.IntN(1+words/4) {
			s := Sentence{Paragraph: paragraph, Headline: i == 0 && rng.IntN(2) == 0, Words: rng.IntN(words)}
			if rng.IntN(3) == 0 {
				paragraph++
			}
			if rng.IntN(200) == 0 && words >= 30 {
				s.Words = 200 + rng.IntN(200)
			}
			var terms []modelTerm
			for p := range s.Words {
				for range rng.IntN(3) {
					terms = append(terms, modelTerm{randomTerm(rng), p})
				}
			}
			a.Sentences = append(a.Sentences, s)
			a.terms = append(a.terms, terms)
		}
		m.articles = append(m.articles, a)
		if rng.IntN(20) == 0 {
			m.dead[id] = true
		}
	}
	return m
}

func randomTerm(rng *rand.Rand) string {
	n := int(math.Exp(rng.Float64() * 7))
	return fmt.Sprintf("term-of-the-language-%d", n)
}

// build puts articles into a segment.
func build(articles []modelArticle) []byte {
	b := NewBuilder(3)
	for i := range articles {
		a := &articles[i]
		c := a.Article
		c.Sentences = slices.Clone(a.Sentences)
		for j, terms := range a.terms {
			for _, t := range terms {
				c.Sentences[j].Terms = append(c.Sentences[j].Terms, Term{ID: b.Term(t.text), Position: int32(t.position)})
			}
		}
		if err := b.Add(&c); err != nil {
			panic(err)
		}
	}
	data, err := b.Bytes()
	if err != nil {
		panic(err)
	}
	return data
}

func mustOpen(data []byte) *Segment {
	s, err := Open(data)
	if err != nil {
		panic(err)
	}
	return s
}

// split cuts the model into segments at random places, of which some hold interleaved IDs.
func (m *model) split(rng *rand.Rand, n int) []*Segment {
	parts := make([][]modelArticle, n)
	interleave := rng.IntN(2) == 0
	for i, a := range m.articles {
		part := i * n / len(m.articles)
		if interleave && rng.IntN(10) == 0 {
			part = rng.IntN(n)
		}
		parts[part] = append(parts[part], a)
	}
	var segments []*Segment
	for _, p := range parts {
		segments = append(segments, mustOpen(build(p)))
	}
	return segments
}

func (m *model) isDead(id uint64) bool { return m.dead[id] }

func (a *modelArticle) words(i int) int { return min(a.Sentences[i].Words, 255) }

func (a *modelArticle) length() (n int) {
	for i := range a.Sentences {
		n += a.words(i)
	}
	return min(n, 65535)
}

// tf counts the positions of a term in a sentence.
func (a *modelArticle) tf(sentence int, term string) (n int) {
	at := map[int]bool{}
	for _, t := range a.terms[sentence] {
		if t.text == term {
			at[t.position] = true
		}
	}
	return len(at)
}

func (a *modelArticle) follows(sentence int, sequence []string) bool {
	words := a.Sentences[sentence].Words
	for start := range 1 + words {
		ok := len(sequence) > 0 && (start+len(sequence) <= words || words >= longLength)
		for k, term := range sequence {
			ok = ok && (term == "" || slices.Contains(a.terms[sentence], modelTerm{term, start + k}))
		}
		if ok {
			return true
		}
	}
	return false
}

func (a *modelArticle) passes(q *Query) bool {
	for _, key := range q.Keys {
		if !slices.Contains(a.Keys, key) {
			return false
		}
	}
	if (q.After != 0 || q.Before != 0) && a.Day == 0 || q.After != 0 && a.Day < q.After || q.Before != 0 && a.Day >= q.Before {
		return false
	}
	return q.Lang == 0 || a.Lang == q.Lang
}

func (a *modelArticle) sentencePasses(i int, q *Query) bool {
	if q.HeadlineOnly && !a.Sentences[i].Headline {
		return false
	}
	for _, phrase := range q.Phrases {
		if !slices.ContainsFunc(phrase, func(s []string) bool { return a.follows(i, s) }) {
			return false
		}
	}
	return !slices.ContainsFunc(q.Exclude, func(s []string) bool { return a.follows(i, s) })
}

// search is Search by definition.
func (m *model) search(q *Query) []Hit {
	weights := m.weights(q)
	sentences, words, articleWords := 0.0, 0.0, 0.0
	for i := range m.articles {
		a := &m.articles[i]
		for j := range a.Sentences {
			sentences++
			words += float64(a.words(j))
		}
		articleWords += float64(a.length())
	}
	average, articleAverage := max(words/sentences, 1), max(articleWords/float64(len(m.articles)), 1)
	var hits []Hit
	for i := range m.articles {
		if a := &m.articles[i]; a.passes(q) && !m.dead[a.ID] {
			hits = append(hits, m.searchArticle(a, q, weights, average, articleAverage)...)
		}
	}
	slices.SortFunc(hits, compareHits)
	return hits
}

// weights returns Weight*idf of each group.
func (m *model) weights(q *Query) []float64 {
	var weights []float64
	for _, g := range q.Groups {
		df, n := 0.0, 0.0
		for i := range m.articles {
			for j := range m.articles[i].Sentences {
				n++
				for _, alt := range g.Alts {
					if m.articles[i].tf(j, alt.Term) > 0 {
						df += float64(alt.P)
					}
				}
			}
		}
		n = max(n, df)
		weights = append(weights, float64(g.Weight)*math.Log(1+(n-df+0.5)/(df+0.5)))
	}
	return weights
}

func (m *model) searchArticle(a *modelArticle, q *Query, weights []float64, average, articleAverage float64) (hits []Hit) {
	p := DefaultParams()
	if q.Params != nil {
		p = *q.Params
	}
	n := len(a.Sentences)
	own := make([]float64, n)
	paragraph := map[int]float64{}
	article := 0.0
	for gi, g := range q.Groups {
		count := 0.0
		best := map[int]float64{}
		for i := range n {
			tf := 0.0
			for _, alt := range g.Alts {
				if f := a.tf(i, alt.Term); f > 0 {
					tf += float64(alt.P) * float64(f)
					count += float64(alt.P)
				}
			}
			if tf > 0 {
				k := float64(p.K1) * (1 - float64(p.B) + float64(p.B)*float64(a.words(i))/average)
				score := weights[gi] * tf * (float64(p.K1) + 1) / (tf + k)
				own[i] += score
				best[a.Sentences[i].Paragraph] = max(best[a.Sentences[i].Paragraph], score)
			}
		}
		for i, score := range best {
			paragraph[i] += score
		}
		if count > 0 {
			k := float64(p.ArticleK1) * (1 - float64(p.ArticleB) + float64(p.ArticleB)*float64(a.length())/articleAverage)
			article += weights[gi] * count * (float64(p.ArticleK1) + 1) / (count + k)
		}
	}
	for i := range n {
		if own[i] == 0 && len(q.Groups) > 0 || !a.sentencePasses(i, q) {
			continue
		}
		neighbour, headline := 0.0, 0.0
		if i > 0 {
			neighbour = own[i-1]
			if a.Sentences[0].Headline {
				headline = own[0]
			}
		}
		if i+1 < n {
			neighbour = max(neighbour, own[i+1])
		}
		score := own[i] + float64(p.Article)*article + float64(p.Paragraph)*paragraph[a.Sentences[i].Paragraph] +
			float64(p.Neighbour)*neighbour + float64(p.Headline)*headline
		hits = append(hits, Hit{Article: a.ID, Sentence: i, Score: float32(score)})
	}
	return hits
}

// randomQuery asks for words of the vocabulary, with operators now and then.
func (m *model) randomQuery(rng *rand.Rand) *Query {
	q := &Query{K: 1 + rng.IntN(40)}
	for range rng.IntN(5) {
		g := Group{Weight: 0.2 + rng.Float32()}
		for i := range 1 + rng.IntN(3) {
			g.Alts = append(g.Alts, Alt{Term: fmt.Sprintf("%s%.*s", randomTerm(rng), i/2, "x"), P: 1 / float32(1+rng.IntN(4))})
		}
		q.Groups = append(q.Groups, g)
	}
	maybe := func(f func()) {
		if rng.IntN(6) == 0 {
			f()
		}
	}
	maybe(func() { q.Keys = append(q.Keys, fmt.Sprintf("\x00source:%d", rng.IntN(5))) })
	maybe(func() { q.After = int32(rng.IntN(400) - 100) })
	maybe(func() { q.Before = int32(rng.IntN(400) - 100) })
	maybe(func() { q.Lang = byte(1 + rng.IntN(2)) })
	maybe(func() { q.HeadlineOnly = true })
	maybe(func() { q.Phrases = append(q.Phrases, [][]string{m.randomSequence(rng), {randomTerm(rng)}}) })
	maybe(func() { q.Phrases = append(q.Phrases, [][]string{m.randomSequence(rng), m.randomSequence(rng)}) })
	maybe(func() { q.Exclude = append(q.Exclude, []string{randomTerm(rng)}, m.randomSequence(rng)) })
	maybe(func() { q.Params = &Params{K1: 1, B: 0.7, ArticleK1: 0.5, ArticleB: 0.1, Article: 1, Headline: 2} })
	return q
}

// randomSequence returns two or three terms that stand side by side somewhere, usually.
func (m *model) randomSequence(rng *rand.Rand) (sequence []string) {
	a := m.articles[rng.IntN(len(m.articles))]
	terms := a.terms[rng.IntN(len(a.terms))]
	if len(terms) < 6 {
		return []string{randomTerm(rng)}
	}
	next := rng.IntN(len(terms) - 5)
	for position := terms[next].position; next < len(terms) && len(sequence) < 3; next++ {
		if terms[next].position == position {
			sequence = append(sequence, terms[next].text)
			position++
		}
	}
	switch rng.IntN(5) { // any word before, behind, between
	case 0:
		return append([]string{""}, sequence...)
	case 1:
		return append(sequence, "")
	case 2:
		if len(sequence) == 3 {
			sequence[1] = ""
		}
	}
	return sequence
}
