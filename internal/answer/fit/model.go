package main

import (
	"fmt"
	"math"
	"slices"

	"quoth/internal/answer"
)

// list is the candidates of one question.
type list struct {
	set      int
	part     int // of the cross-validation
	style    string
	features [][]float64
	right    []bool
	any      bool // one of them is right
	fact     bool // a question for a name, date, place or number
	spanned  bool // the first candidate's span is an accepted answer
}

// collect asks every answerable question of the sets and keeps the candidates.
func collect(sets []*set, misses int) ([]list, error) {
	var lists []list
	for n, s := range sets {
		for i := range s.questions {
			q := &s.questions[i]
			if !q.Answerable {
				continue
			}
			_, results, err := s.ask(q, 40)
			if err != nil {
				return nil, err
			}
			l := list{set: n, part: partOf(q.ID), style: q.Style}
			for k := range results {
				ok := s.right(q, &results[k])
				l.features = append(l.features, results[k].Features())
				l.right = append(l.right, ok)
				l.any = l.any || ok
			}
			l.fact = facts[q.Kind]
			l.spanned = len(results) > 0 && s.accepted(q, &results[0])
			if misses > 0 && (len(l.right) == 0 || !l.right[0]) {
				misses--
				printMiss(q, results, l.right)
			}
			lists = append(lists, l)
		}
	}
	return lists, nil
}

func printMiss(q *question, results []answer.Result, right []bool) {
	fmt.Printf("\n%s  %s\n  gold %s\n", q.ID, q.Command, q.Gold[0].Sentence)
	for i := range results {
		if i == 0 || right[i] {
			fmt.Printf("  %3d %.2f %s\n", i+1, results[i].Score, results[i].Text())
			for f, name := range answer.FeatureNames() {
				if v := results[i].Features()[f]; v != 0 {
					fmt.Printf(" %s=%.2f", name, v)
				}
			}
			fmt.Println()
		}
	}
}

var facts = map[string]bool{"who": true, "when": true, "where": true, "which": true, "how_many": true, "how_much": true}

// rank returns the place of the first right candidate under weights w, 0 if there is none.
func (l *list) rank(w []float64) int {
	best := 0
	order := make([]int, len(l.features))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch x, y := dot(w, l.features[a]), dot(w, l.features[b]); {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return 0
	})
	for place, i := range order {
		if l.right[i] {
			best = place + 1
			break
		}
	}
	return best
}

func dot(a, b []float64) (sum float64) {
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}

// report prints P@1, MRR, R@5 and the share that is among the candidates at all, under the weights in use.
func report(sets []*set, lists []list) {
	w := answer.Weights()
	row := func(name string, keep func(*list) bool) {
		n, p1, r5, all, mrr := 0, 0, 0, 0, 0.0
		asked, spans := 0, 0
		for i := range lists {
			if l := &lists[i]; keep(l) {
				n++
				asked += btoi(l.fact)
				spans += btoi(l.fact && l.spanned)
				if r := l.rank(w); r > 0 {
					all++
					mrr += 1 / float64(r)
					p1 += btoi(r == 1)
					r5 += btoi(r <= 5)
				}
			}
		}
		if n > 0 {
			f := float64(n)
			fmt.Printf("%-34s n %4d  P@1 %.3f  MRR %.3f  R@5 %.3f  R@40 %.3f  span %.3f\n", name, n, float64(p1)/f, mrr/f, float64(r5)/f, float64(all)/f, float64(spans)/float64(max(1, asked)))
		}
	}
	for i, s := range sets {
		row(s.name, func(l *list) bool { return l.set == i })
		for _, style := range []string{"lexical", "paraphrase", "crosslingual"} {
			if s.news {
				row("  "+style, func(l *list) bool { return l.set == i && l.style == style })
			}
		}
	}
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// fitAll fits the weights by cross-validation, says what they reach on what they were not fitted on,
// and prints those fitted on everything.
func fitAll(sets []*set, lists []list) {
	const parts = 5
	hits, mrr := make([]int, len(sets)), make([]float64, len(sets))
	count := make([]int, len(sets))
	for part := range parts {
		var train []list
		for i := range lists {
			if lists[i].part != part {
				train = append(train, lists[i])
			}
		}
		w := fit(sets, train)
		for i := range lists {
			if lists[i].part == part {
				count[lists[i].set]++
				if r := lists[i].rank(w); r > 0 {
					hits[lists[i].set] += btoi(r == 1)
					mrr[lists[i].set] += 1 / float64(r)
				}
			}
		}
	}
	fmt.Println("\ncross-validated")
	for i, s := range sets {
		fmt.Printf("%-34s P@1 %.3f  MRR %.4f\n", s.name, float64(hits[i])/float64(count[i]), mrr[i]/float64(count[i]))
	}
	fmt.Println("\nweights fitted on all")
	for i, v := range fit(sets, lists) {
		fmt.Printf("%-14s %7.2f\n", answer.FeatureNames()[i], v)
	}
}

// fit maximises the likelihood by gradient ascent. Each set counts by the root of its size, so that the large do not drown the small; the
// stories half of that, as their questions are harder than those that members ask.
func fit(sets []*set, lists []list) []float64 {
	prior := answer.Weights()
	w := append([]float64(nil), prior...)
	size := make([]float64, len(sets))
	for i := range lists {
		size[lists[i].set]++
	}
	weight, total := make([]float64, len(sets)), 0.0 // of one question, and of all
	for i, s := range sets {
		w := math.Sqrt(size[i])
		if s.own {
			w *= 0.5
		}
		weight[i] = w / size[i]
		total += w
	}
	velocity := make([]float64, len(w))
	for step := range 400 {
		gradient := make([]float64, len(w))
		for i := range lists {
			l := &lists[i]
			if l.any {
				l.addGradient(gradient, w, weight[l.set]/total)
			}
		}
		rate := 4.0
		if step > 300 {
			rate = 1
		}
		for k := range w {
			gradient[k] -= *ridge * (w[k] - prior[k])
			velocity[k] = 0.9*velocity[k] + gradient[k]
			w[k] += rate * velocity[k] * 0.3
		}
	}
	return w
}

// addGradient adds the gradient of the log likelihood that one of the right candidates is chosen.
func (l *list) addGradient(g, w []float64, scale float64) {
	score := make([]float64, len(l.features))
	top := math.Inf(-1)
	for i, f := range l.features {
		score[i] = dot(w, f)
		top = max(top, score[i])
	}
	all, right := 0.0, 0.0
	for i := range score {
		score[i] = math.Exp(score[i] - top)
		all += score[i]
		if l.right[i] {
			right += score[i]
		}
	}
	for i, f := range l.features {
		d := -score[i] / all
		if l.right[i] {
			d += score[i] / right
		}
		for k := range g {
			g[k] += scale * d * f[k]
		}
	}
}
