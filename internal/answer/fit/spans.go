package main

import (
	"fmt"
	"math"
	"strings"

	"quoth/internal/answer"
)

// spanCase is a question with a sentence that is known to answer it.
type spanCase struct {
	set     int
	q       *question
	asked   *answer.Question
	result  *answer.Result
	accepts []string // of the article
}

// spanCases asks every answerable question and keeps the best right candidate of each.
func spanCases(sets []*set) ([]spanCase, error) {
	var cases []spanCase
	for n, s := range sets {
		for i := range s.questions {
			q := &s.questions[i]
			if !q.Answerable {
				continue
			}
			asked, results, err := s.ask(q, 40)
			if err != nil {
				return nil, err
			}
			for k := range results {
				if s.right(q, &results[k]) {
					cases = append(cases, spanCase{n, q, asked, &results[k], s.accepts(q, &results[k])})
					break
				}
			}
		}
	}
	return cases, nil
}

// accepts returns the accepted answers of the article that a result is of.
func (s *set) accepts(q *question, r *answer.Result) (list []string) {
	for _, g := range q.Gold {
		if g.Article == s.stories[r.Story.Number-1].ID {
			list = append(list, g.Answers...)
		}
	}
	return list
}

func accepted(span string, accepts []string) bool {
	span = unarticled(span)
	for _, a := range accepts {
		if span != "" && span == unarticled(a) {
			return true
		}
	}
	return false
}

// spanKinds are the columns of the report.
var spanKinds = []string{"facts", "all", "who", "when", "where", "which", "how_many", "how_much", "what", "why", "how", "said", "ask"}

// spanReport prints, by set and kind of question, how often the words marked in a sentence that answers
// are an accepted answer, and up to misses of those that are not.
func spanReport(sets []*set, misses int) error {
	cases, err := spanCases(sets)
	if err != nil {
		return err
	}
	rows := make([]map[string]*spanTally, len(sets))
	for i := range cases {
		c := &cases[i]
		ok := accepted(c.result.Answer(), c.accepts)
		if rows[c.set] == nil {
			rows[c.set] = map[string]*spanTally{}
		}
		c.count(rows[c.set], ok)
		if !ok && misses > 0 {
			misses--
			fmt.Printf("\n%s  %s\n  %s\n  got  %q\n  want %q\n", c.q.ID, c.q.Command, c.result.Text(), c.result.Answer(), strings.Join(c.accepts, " | "))
		}
	}
	fmt.Printf("%-34s", "span exact in a right sentence")
	for _, k := range spanKinds {
		fmt.Printf(" %9s", k)
	}
	for n, s := range sets {
		fmt.Printf("\n%-34s", s.name)
		for _, k := range spanKinds {
			t := rows[n][k]
			if t == nil {
				t = &spanTally{}
			}
			fmt.Printf(" %4d %.2f", t.n, float64(t.hits)/float64(max(1, t.n)))
		}
	}
	fmt.Println()
	return nil
}

// count enters a case into the tallies of its set.
func (c *spanCase) count(row map[string]*spanTally, ok bool) {
	keys := []string{"all", c.q.Kind}
	if facts[c.q.Kind] {
		keys = append(keys, "facts")
	}
	for _, k := range keys {
		if row[k] == nil {
			row[k] = &spanTally{}
		}
		row[k].add(&spanList{}, ok)
	}
}

// spanList is the pieces of one right sentence, with which of them is an accepted answer.
type spanList struct {
	set, part, column int
	fact              bool
	options           []answer.SpanOption
	right             []bool
	exact, any        bool
}

func spanLists(sets []*set, cases []spanCase) []spanList {
	var lists []spanList
	for i := range cases {
		c := &cases[i]
		l := spanList{set: c.set, fact: facts[c.q.Kind], part: partOf(c.q.ID)}
		l.options, l.column = c.asked.SpanOptions(sets[c.set].engine.Preparer, c.result)
		best, at := 0.0, []int(nil)
		l.right = make([]bool, len(l.options))
		for k, o := range l.options {
			span := c.result.Story.Text[o.Start:o.End]
			l.right[k] = accepted(span, c.accepts)
			l.exact = l.exact || l.right[k]
			switch f := f1(span, c.accepts); {
			case f > best:
				best, at = f, []int{k}
			case f == best:
				at = append(at, k)
			}
		}
		l.any = l.exact
		if !l.exact && best >= 0.5 {
			l.any = true
			for _, k := range at {
				l.right[k] = true
			}
		}
		lists = append(lists, l)
	}
	return lists
}

// partOf puts a question, in whatever language, into one of five parts.
func partOf(id string) int {
	base, _, _ := strings.Cut(id, "-")
	sum := 0
	for _, b := range []byte(base) {
		sum = sum*31 + int(b)
	}
	return (sum%5 + 5) % 5
}

// f1 is the overlap of a span's words with the best of the accepted answers.
func f1(span string, accepts []string) float64 {
	best := 0.0
	s := strings.Fields(unarticled(span))
	for _, a := range accepts {
		t := strings.Fields(unarticled(a))
		count := map[string]int{}
		for _, w := range s {
			count[w]++
		}
		common := 0
		for _, w := range t {
			if count[w] > 0 {
				count[w]--
				common++
			}
		}
		if common > 0 {
			p, r := float64(common)/float64(len(s)), float64(common)/float64(len(t))
			best = max(best, 2*p*r/(p+r))
		}
	}
	return best
}

// spanModel is the weights of the spans: what all columns share, and what each has besides.
type spanModel struct {
	shared []float64
	own    [][]float64
}

func newSpanModel() *spanModel {
	features, columns := len(answer.SpanFeatureNames()), len(answer.SpanColumns())
	m := &spanModel{shared: make([]float64, features)}
	for range columns {
		m.own = append(m.own, make([]float64, features))
	}
	return m
}

func (m *spanModel) score(col int, f []float64) (sum float64) {
	own := m.own[col]
	for i, x := range f {
		if x != 0 {
			sum += x * (m.shared[i] + own[i])
		}
	}
	return sum
}

// finds tells whether the option that the model puts first is an accepted answer.
func (m *spanModel) finds(l *spanList) bool {
	best, top := -1, 0.0
	for k := range l.options {
		if s := m.score(l.column, l.options[k].Features); best < 0 || s > top {
			best, top = k, s
		}
	}
	return l.exact && best >= 0 && l.right[best]
}

// spanScales returns what a question of each set counts: a set by the root of its size, and the first,
// the news, twice that: they are what the product is for, and the others are one text four times.
func spanScales(lists []spanList) map[int]float64 {
	scale := map[int]float64{}
	for i := range lists {
		if lists[i].any {
			scale[lists[i].set]++
		}
	}
	total := 0.0
	for _, n := range scale {
		total += math.Sqrt(n)
	}
	for set, n := range scale {
		scale[set] = float64(1+btoi(set == 0)) / (math.Sqrt(n) * total)
	}
	return scale
}

// fitSpanModel maximises the likelihood of the accepted answers with a Gaussian prior that is four
// times as wide for what the columns share (Daumé, "Frustratingly Easy Domain Adaptation", ACL 2007), by
// AdaGrad.
func fitSpanModel(lists []spanList, prior float64) *spanModel {
	m, squares, scale := newSpanModel(), newSpanModel(), spanScales(lists)
	for range 120 {
		g := newSpanModel()
		for i := range lists {
			if l := &lists[i]; l.any {
				m.addGradient(g, l, scale[l.set])
			}
		}
		step(m.shared, g.shared, squares.shared, prior/4)
		for c := range m.own {
			step(m.own[c], g.own[c], squares.own[c], prior)
		}
	}
	return m
}

func step(w, g, squares []float64, prior float64) {
	for i := range w {
		d := g[i] - prior*w[i]
		squares[i] += d * d
		if squares[i] > 0 {
			w[i] += 0.3 * d / math.Sqrt(squares[i])
		}
	}
}

func (m *spanModel) addGradient(g *spanModel, l *spanList, scale float64) {
	score := make([]float64, len(l.options))
	top := math.Inf(-1)
	for k := range l.options {
		score[k] = m.score(l.column, l.options[k].Features)
		top = max(top, score[k])
	}
	all, right := 0.0, 0.0
	for k := range score {
		score[k] = math.Exp(score[k] - top)
		all += score[k]
		if l.right[k] {
			right += score[k]
		}
	}
	for k := range l.options {
		d := -score[k] / all
		if l.right[k] {
			d += score[k] / right
		}
		for i, x := range l.options[k].Features {
			if x != 0 {
				g.shared[i] += scale * d * x
				g.own[l.column][i] += scale * d * x
			}
		}
	}
}

// spanTally counts the lists of a set: all, those that hold an accepted answer, and those where it is put first.
type spanTally struct{ n, possible, hits int }

func (t *spanTally) add(l *spanList, hit bool) {
	t.n++
	t.possible += btoi(l.exact)
	t.hits += btoi(hit)
}

func (t *spanTally) String() string {
	n := float64(max(1, t.n))
	return fmt.Sprintf("%4d exact %.3f of possible %.3f", t.n, float64(t.hits)/n, float64(t.possible)/n)
}

// fitSpans fits the weights by which spans are chosen: cross-validated first, where all directions of
// one question stand in the same part, then on everything, printed as spanweights.go wants them.
func fitSpans(sets []*set, prior float64) error {
	cases, err := spanCases(sets)
	if err != nil {
		return err
	}
	lists := spanLists(sets, cases)
	all, fact := make([]spanTally, len(sets)), make([]spanTally, len(sets))
	for part := range 5 {
		var train []spanList
		for i := range lists {
			if lists[i].part != part {
				train = append(train, lists[i])
			}
		}
		m := fitSpanModel(train, prior)
		for i := range lists {
			if l := &lists[i]; l.part == part {
				hit := m.finds(l)
				all[l.set].add(l, hit)
				if l.fact {
					fact[l.set].add(l, hit)
				}
			}
		}
	}
	for i := range sets {
		fmt.Printf("%-30s all %s   facts %s\n", sets[i].name, &all[i], &fact[i])
	}
	printSpanWeights(fitSpanModel(lists, prior))
	return nil
}

func printSpanWeights(m *spanModel) {
	fmt.Printf("%-16s %s\n", "", strings.Join(answer.SpanColumns(), "  "))
	for f, name := range answer.SpanFeatureNames() {
		fmt.Printf("%-16s", name)
		for c := range m.own {
			fmt.Printf(" %6.2f,", m.shared[f]+m.own[c][f])
		}
		fmt.Println()
	}
}
