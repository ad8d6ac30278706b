package answer

import (
	"math"
	"slices"
	"strings"

	"quoth/internal/analysis"
	"quoth/internal/lang"
	"quoth/internal/query"
	"quoth/internal/text"
)

// candidate is a sentence that may answer.
type candidate struct {
	story    *Story
	sentence int
	m        *matched    // the sentence's in the story's
	in       *storyMatch // nil where only an answer span is looked for
	features [numFeatures]float64
	score    float64
	span     text.Span // the words that answer, in the story's text; empty if the whole sentence does
	spanGood float64   // how well the span suits the question, 0 to 1
	trusted            // what the confidence asks of it
}

// trusted is what the confidence asks of a result.
type trusted struct {
	bearing
	predicate float64 // share of the question's words that are no names in the sentence or the one before
	missing   float64 // like lost, but that a word which only may stand for another counts by its probability, and a full name once
	verb      float64 // how well the sentence matches the question's verb; 0 where it has none
	lost      float64 // the heaviest word that is in neither, nor in the headline or the first sentence, as a share of the question's weight
	unnamed   float64 // the heaviest name that is in none of them, as a share of the question's weight
	astray    float64 // share of what somebody's words are to be on that is nowhere near them
	elsewhere bool    // the question names a place of which other stories tell, and this one nothing
	density   float64 // share of the sentence's words that match, those that stand for others left out
	sumless   bool    // a sum of money, a measure or a number is asked for, and the sentence has none
}

// storyMatch is how a story matches a question as a whole.
type storyMatch struct {
	head    matched
	body    []matched // by sentence
	all     []float64 // the best of each group anywhere
	cover   float64
	bestOne float64   // the greatest cover of a single sentence
	rare    []float64 // of each group, how few of the sentences have it, 0 (all of them, or none) to 1
}

// contextFeatures fills in what can be told of a candidate without looking for names, dates and numbers.
func (q *Question) contextFeatures(c *candidate, sm *storyMatch) {
	q.coverFeatures(c, sm)
	s, i := c.story, c.sentence
	f := &c.features
	f[fNames] = q.nameCover(c.m.best)
	f[fNamesAbout] = q.nameCover(sm.all) - f[fNames]
	f[fPredicate] = q.share(c.m.best, isPredicate)
	about := 1.0
	if q.hasNames() {
		about = q.nameCover(sm.all)
	}
	f[fJoint] = f[fPredicate] * about
	if q.Plan.Whether {
		f[fWhether] = q.predicated(c.m.best)
	}
	if q.Plan.Outcome {
		f[fOutcome] = weigh(s.tellsOutcome(i), 1, 0)
	}
	f[fAimed] = q.share(c.m.best, func(w query.Word) bool { return w.Aim != query.NoAim })
	if g := q.Plan.Focus; g >= 0 {
		f[fFocus], f[fInstance] = c.m.best[g], float64(c.m.kinds>>g&1)
	}
	f[fProximity], f[fPairs] = q.proximity(s.Sentences[i].words, c.m.matches)
	f[fDensity] = max(c.m.dense, density(c.m, len(s.Sentences[i].words)))
	f[fFirst] = 1 / float64(1+i)
	f[fQuestion] = s.Sentences[i].asks
	if s.Sentences[i].Role == text.Heading {
		f[fHeading] = 1
	}
	f[fPronoun] = s.Sentences[i].refers * f[fPrevious]
}

// coverFeatures tells how much of the question the sentence matches, and how much more what is around it.
func (q *Question) coverFeatures(c *candidate, sm *storyMatch) {
	i, f, own := c.sentence, &c.features, c.m.cover
	best := append(q.room[:0], c.m.best...)
	f[fCover] = own
	if i > 0 {
		widest(best, sm.body[i-1].best, 1)
	}
	near := q.cover(best)
	f[fPrevious] = near - own
	if i+1 < len(sm.body) {
		widest(best, sm.body[i+1].best, 1)
	}
	if i > 1 {
		widest(best, sm.body[i-2].best, 1)
	}
	f[fAround] = q.cover(best) - near
	copy(best, c.m.best)
	widest(best, sm.head.best, 1)
	head := q.cover(best)
	f[fHeadline] = head - own
	widest(best, sm.body[0].best, 1)
	f[fLede] = q.cover(best) - head
	f[fArticle] = sm.cover - own
	f[fWhole] = sm.cover * sm.cover
	copy(best, c.m.best)
	q.makeSure(best, c.story.Lang)
	f[fTelling] = q.telling(sm, best)
	q.room = best
}

// telling is cover with every word weighed by how few sentences of the story have it: in a story about robots, "robot" tells
// no sentence from another.
func (q *Question) telling(sm *storyMatch, best []float64) float64 {
	sum, total := 0.0, 0.0
	for g, p := range best {
		w := q.weight[g] * sm.rare[g]
		sum += w * p
		total += w
	}
	if total == 0 {
		return 0
	}
	return sum / total
}

// makeSure makes the best of each group how surely it is matched in a story that is about the question. A word that is matched by a
// translation one in five as likely as the likeliest counts in full, since each may be right in its place; less so one that is matched by
// a synonym.
func (q *Question) makeSure(best []float64, story *lang.Language) {
	for g, p := range best {
		best[g] = min(1, weigh(q.Plan.Words[g].Lang == story, 2, 5)*p)
	}
}

// trust fills in what the confidence asks of a candidate.
func (q *Question) trust(c *candidate) {
	sure := func(best []float64) { q.makeSure(best, c.story.Lang) }
	own := slices.Clone(c.m.best)
	sure(own)
	c.verb = q.share(own, isVerb)
	near, all := q.context(c, sure)
	c.predicate = weigh(q.onlyNames(), 1, q.share(near, isPredicate))
	c.lost, c.unnamed = q.missing(all), q.unnamed(all, c.story.Lang)
	c.astray, c.elsewhere = q.astray(all), q.elsewhere(c.in)
	_, all = q.context(c, func(best []float64) { // what may stand for a word counts by its probability
		for g := range best {
			best[g] = min(1, 1.5*best[g])
		}
	})
	c.missing = q.missing(all)
}

// context returns how well a sentence and the one before it match the groups, and how well they do with the headline and the first
// sentence; each after change has seen it.
func (q *Question) context(c *candidate, change func(best []float64)) (near, all []float64) {
	of := func(m *matched) []float64 {
		best := slices.Clone(m.best)
		change(best)
		return best
	}
	near = of(c.m)
	if c.sentence > 0 {
		widest(near, of(&c.in.body[c.sentence-1]), 1)
	}
	spoken, published := c.features[fSpoken] > 0, q.published(c.story)
	for g, w := range q.Plan.Words {
		speaker := g < q.Plan.Speaker || q.Plan.Speaker == 0 && w.Name
		if spoken && speaker || published && w.Dated {
			near[g] = 1
		}
	}
	all = slices.Clone(near)
	if i := c.sentence - 2; q.Plan.Speaker > 0 && i >= 0 && c.story.Sentences[i].Paragraph == c.story.Sentences[c.sentence].Paragraph {
		widest(all, of(&c.in.body[i]), 1) // "The party wants a tax. Lund does not. „It is theft,“ she said."
	}
	widest(all, of(&c.in.head), 1)
	for i := range c.story.opening() {
		widest(all, of(&c.in.body[i]), 1)
	}
	if q.Plan.Whether || q.Plan.Wants&(query.WantThing|query.WantDeed|query.WantManner) != 0 {
		for g, w := range q.Plan.Words {
			if w.Name { // "A pensioner must pull down his tree house", who is named further down
				all[g] = max(all[g], namedLater*c.in.all[g])
			}
		}
	}
	return near, all
}

// namedLater is what a name counts that the story has elsewhere.
const namedLater = 0.75

// asks is 1 for a sentence that is a question.
func asks(sentence string) float64 {
	if strings.HasSuffix(strings.TrimRight(sentence, "\"“”»*_"), "?") {
		return 1
	}
	return 0
}

// elsewhere tells whether the question names a place of which the archive has something, and the story nothing: what is told happened
// somewhere else.
func (q *Question) elsewhere(sm *storyMatch) bool {
	for g := range q.Groups {
		if q.Plan.Words[g].Placed && len(q.Groups[g].Alts) > 0 && sm.all[g] == 0 {
			return true
		}
	}
	return false
}

// missing is the weight of the heaviest word that best lacks, as a share of the question's.
func (q *Question) missing(best []float64) float64 {
	most := 0.0
	for g := range best {
		most = max(most, q.weight[g]*(1-best[g]))
	}
	return most / (q.distinct + 1e-9)
}

// unnamed is the same of the names and of the words that the archive has nothing of. What the lexicon does not know either may be missing in
// a story of another language only because there is no translation.
func (q *Question) unnamed(best []float64, story *lang.Language) float64 {
	most := 0.0
	for g := range best {
		w, absent := &q.Plan.Words[g], len(q.Groups[g].Alts) == 0
		if w.Proper && !absent || absent && (!w.Name || w.Lang == story) {
			most = max(most, q.weight[g]*(1-best[g]))
		}
	}
	return most / (q.distinct + 1e-9)
}

func isVerb(w query.Word) bool { return w.POS == verb }

// predicated is how well the verb of a question is matched, or its last word that is no name where it has none.
func (q *Question) predicated(best []float64) float64 {
	if slices.ContainsFunc(q.Plan.Words, isVerb) {
		return q.share(best, isVerb)
	}
	for g, w := range slices.Backward(q.Plan.Words) {
		if isPredicate(w) {
			return best[g]
		}
	}
	return 0
}

// isPredicate tells whether a word is neither a name nor says little.
func isPredicate(w query.Word) bool { return !w.Name && !w.Light }

// nameCover is the weighted share of the question's names that are matched; 0 if it has none.
func (q *Question) nameCover(best []float64) float64 {
	return q.share(best, func(w query.Word) bool { return w.Name })
}

// hasNames tells whether one of the question's words is a name.
func (q *Question) hasNames() bool {
	return slices.ContainsFunc(q.Plan.Words, func(w query.Word) bool { return w.Name })
}

// onlyNames tells whether a question has nothing but names.
func (q *Question) onlyNames() bool { return !slices.ContainsFunc(q.Plan.Words, isPredicate) }

// share is the weighted share of some of the question's words that are matched; 0 if it has none.
func (q *Question) share(best []float64, is func(query.Word) bool) float64 {
	sum, total := 0.0, 0.0
	for g, w := range q.Plan.Words {
		if is(w) {
			sum += q.weight[g] * best[g]
			total += q.weight[g]
		}
	}
	if total == 0 {
		return 0
	}
	return sum / total
}

// proximity sums, over neighbouring matches of different words of the question, their weight by
// distance; pairs counts those that stand next to each other and are neighbours in the question too.
func (q *Question) proximity(words []analysis.Word, matches []match) (near, pairs float64) {
	for k := 1; k < len(matches); k++ {
		a, b := matches[k-1], matches[k]
		if a.group == b.group {
			continue
		}
		distance := float64(max(1, contentDistance(words, a.word, b.word)))
		weight := math.Min(a.p*q.weight[a.group], b.p*q.weight[b.group]) / (q.total + 1e-9)
		near += weight / distance
		if distance <= 2 && (b.group-a.group == 1 || a.group-b.group == 1) {
			pairs += weight
		}
	}
	return near, pairs
}

// contentDistance counts the words from a to b that say something.
func contentDistance(words []analysis.Word, a, b int) int {
	n := 0
	for i := a + 1; i <= b; i++ {
		if len(words[i].Terms) > 0 {
			n++
		}
	}
	return n
}

// density is the share of a sentence's n words that match.
func density(m *matched, n int) float64 {
	seen, last := 0, -1
	for _, x := range m.matches {
		if x.word != last {
			seen, last = seen+1, x.word
		}
	}
	return float64(seen) / float64(n)
}
