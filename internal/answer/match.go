package answer

import (
	"cmp"
	"hash/maphash"
	"math"
	"slices"

	"quoth/internal/query"
)

// Question is a plan with what its words are looked for as in one corpus. It is used by one goroutine at a time.
type Question struct {
	Plan     *query.Plan
	Groups   []query.Group // one for each of Plan.Words
	terms    []term        // by hash
	joints   []joint
	parts    int       // of all joints
	weight   []float64 // of each group: its weight times its idf
	total    float64   // sum of weight
	distinct float64   // the same, the parts of a full name counted once

	pieceRoom []piece   // reused from candidate to candidate
	room      []float64 // likewise
}

// term is an index term with the groups that it stands for.
type term struct {
	hash uint64
	alts []alt
}

// alt says that a term stands for a group with a probability.
type alt struct {
	group int
	p     float64
	kind  bool        // it is a thing of the kind that the group names
	name  *query.Word // the name of which the term is the stem; nil if it is none
}

// joint says that some parts stand for a group together.
type joint struct {
	group    int
	from, to int // parts, which follow the groups as groups of their own
	p        float64
	kind     bool
}

// NewQuestion prepares a question for matching. df tells in how many of n sentences a term occurs.
func NewQuestion(p *query.Plan, groups []query.Group, df func(term string) int, n int) *Question {
	q := &Question{Plan: p, Groups: groups, weight: make([]float64, len(groups))}
	place := map[string]int{}
	add := func(s string, a alt) {
		at, ok := place[s]
		if !ok {
			at = len(q.terms)
			place[s] = at
			q.terms = append(q.terms, term{hash: maphash.String(seed, s)})
		}
		q.terms[at].alts = append(q.terms[at].alts, a)
	}
	for g, group := range groups {
		merged := 0.0
		for _, a := range group.Alts {
			x := alt{group: g, p: float64(a.P), kind: group.Kinds[a.Term]}
			if w := &p.Words[g]; (w.Name || w.Person) && isStem(a.Term, w.Folded) {
				x.name, x.p = w, 1
			}
			add(a.Term, x)
			merged += float64(a.P) * float64(df(a.Term))
		}
		merged = min(merged, float64(n))
		idf := math.Log(1 + (float64(n)-merged+0.5)/(merged+0.5))
		q.weight[g] = float64(group.Weight) * idf
		q.total += q.weight[g]
		q.join(g, group.Joint, add)
	}
	q.distinct = q.distinctWeight()
	slices.SortFunc(q.terms, func(a, b term) int { return cmp.Compare(a.hash, b.hash) })
	return q
}

// distinctWeight is the sum of the weights where of the names next to each other only the heaviest counts: "Ellen Vance" is one thing to ask
// about, however rare both of its words are.
func (q *Question) distinctWeight() float64 {
	sum, run := 0.0, 0.0
	for g := range q.weight {
		if q.named(g) && q.beside(g, -1) != nil && q.named(g-1) {
			run = max(run, q.weight[g])
			continue
		}
		sum += run
		run = q.weight[g]
	}
	return sum + run
}

// named tells whether a word of the question is a name that the archive has.
func (q *Question) named(group int) bool {
	return q.Plan.Words[group].Name && len(q.Groups[group].Alts) > 0
}

// join notes what stands for a group together.
func (q *Question) join(group int, list []query.Joint, add func(string, alt)) {
	for _, j := range list {
		from := q.parts
		for _, terms := range j.Parts {
			for _, t := range terms {
				add(t, alt{group: len(q.Groups) + q.parts, p: 1})
			}
			q.parts++
		}
		q.joints = append(q.joints, joint{group, from, q.parts, float64(j.P), j.Kind})
	}
}

// match is one word of a sentence that stands for a word of the question.
type match struct {
	word  int // index in the sentence's words
	group int
	p     float64
	kind  bool // it is a thing of the kind that the group names
}

// matched is how a run of words matches the question.
type matched struct {
	matches []match   // by word
	best    []float64 // for each group the best p, 0 if it is missing
	cover   float64   // share of the question's weight that is matched, 0 to 1
	parts   []uint64  // parts of joints that are there, a bit each
	dense   float64   // of a reply, what it has of the density of the question of the text
	kinds   uint64    // groups of which a thing of their kind is there, a bit each
}

// has tells whether the parts from one to another are there.
func (m *matched) has(from, to int) bool {
	for i := from; i < to; i++ {
		if m.parts[i/64]>>(i%64)&1 == 0 {
			return false
		}
	}
	return true
}

// note notes that a word stands for a group, or for a part; the parts follow the groups.
func (m *matched) note(word int, a alt, groups int) {
	if part := a.group - groups; part >= 0 {
		m.parts[part/64] |= 1 << (part % 64)
		return
	}
	m.matches = append(m.matches, match{word, a.group, a.p, a.kind})
	m.best[a.group] = max(m.best[a.group], a.p)
	if a.kind {
		m.kinds |= 1 << a.group
	}
}

// newMatch makes room for how a story of n sentences matches.
func (q *Question) newMatch(n int) *storyMatch {
	groups, words := len(q.Groups), (q.parts+63)/64
	sm := &storyMatch{body: make([]matched, n), all: make([]float64, groups)}
	best, parts := make([]float64, groups*(n+1)), make([]uint64, words*(n+1))
	for i := range n + 1 {
		m := &sm.head
		if i < n {
			m = &sm.body[i]
		}
		m.best, m.parts = best[i*groups:][:groups:groups], parts[i*words:][:words:words]
	}
	return sm
}

// matchStory matches the headline and every sentence of a story.
func (q *Question) matchStory(s *Story) *storyMatch {
	sm := q.newMatch(len(s.Sentences))
	places := s.places
	for _, t := range q.terms { // both are in order
		places = places[firstPlace(places, t.hash):]
		for len(places) > 0 && places[0].term == t.hash {
			at := places[0]
			places = places[1:]
			m := &sm.head
			if at.sentence >= 0 {
				m = &sm.body[at.sentence]
			}
			for _, a := range t.alts {
				if a.name == nil || mayBe(s.Lang, s.written(at), a.name) {
					m.note(int(at.word), a, len(q.Groups))
				}
			}
		}
	}
	q.datePublished(s, sm)
	q.joinMatched(sm)
	q.spreadNames(sm)
	q.aims(s, sm)
	sm.head.cover = q.cover(sm.head.best)
	for i := range sm.body {
		m := &sm.body[i]
		slices.SortFunc(m.matches, func(a, b match) int {
			return cmp.Or(cmp.Compare(a.word, b.word), cmp.Compare(a.group, b.group), cmp.Compare(b.p, a.p))
		})
		m.cover = q.cover(m.best)
		sm.bestOne = max(sm.bestOne, m.cover)
	}
	sm.cover = q.cover(sm.all)
	sm.rare = q.rarity(sm)
	return sm
}

// rarity is the idf of each group among the sentences of the story, by its part of the greatest possible.
func (q *Question) rarity(sm *storyMatch) []float64 {
	rare := make([]float64, len(q.Groups))
	n := float64(len(sm.body))
	for g, best := range sm.all {
		df := 0.0
		for i := range sm.body {
			df += sm.body[i].best[g]
		}
		rare[g] = best * math.Log(1+(n-df+0.5)/(df+0.5)) / math.Log(2+2*n)
	}
	return rare
}

// joinMatched lets what stands for a group together count where all of it is there, and sums up what is anywhere.
func (q *Question) joinMatched(sm *storyMatch) {
	one := func(m *matched) {
		for _, j := range q.joints {
			if m.has(j.from, j.to) {
				m.best[j.group] = max(m.best[j.group], j.p)
				if j.kind {
					m.kinds |= 1 << j.group
				}
			}
		}
		widest(sm.all, m.best, 1)
	}
	one(&sm.head)
	for i := range sm.body {
		one(&sm.body[i])
	}
}

// spreadNames lets a surname alone stand for the full name that the question gives, where the
// story has that elsewhere: "Barbu" in a story of Elena Barbu, but for no Anca whose surname it does not give.
func (q *Question) spreadNames(sm *storyMatch) {
	const trust = 0.9
	for g := len(q.Groups) - 1; g > 0; g-- {
		last, first := q.Plan.Words[g], q.Plan.Words[g-1]
		if !last.Name || !first.Name || !first.Before(&last) || !sm.adjoin(g-1, g) {
			continue
		}
		for i := range sm.body {
			if best := sm.body[i].best; best[g] > 0 {
				best[g-1] = max(best[g-1], min(best[g], trust*sm.all[g-1]))
			}
		}
	}
}

// cover returns the share of the question's weight that best holds.
func (q *Question) cover(best []float64) float64 {
	if q.total == 0 {
		return 0
	}
	sum := 0.0
	for g, p := range best {
		sum += q.weight[g] * p
	}
	return sum / q.total
}

// widest raises a to the greater of a and f times b, group by group.
func widest(a, b []float64, f float64) {
	for g := range a {
		a[g] = max(a[g], f*b[g])
	}
}

// adjoin tells whether a sentence or the headline has a word for one group right before a word for another.
func (sm *storyMatch) adjoin(first, last int) bool {
	return sm.head.adjoin(first, last) || slices.ContainsFunc(sm.body, func(m matched) bool { return m.adjoin(first, last) })
}

func (m *matched) adjoin(first, last int) bool {
	for _, a := range m.matches {
		for _, b := range m.matches {
			if a.group == first && b.group == last && a.word+1 == b.word {
				return true
			}
		}
	}
	return false
}
