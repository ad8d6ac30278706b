package main

import (
	"flag"
	"fmt"
	"math"
	"slices"

	"quoth/internal/answer"
)

// sample is one question as it was asked with or without the sentences that answer it.
type sample struct {
	signals    []float64
	right      bool // the best result answers
	answerable bool // the collection has an answer
	weight     float64
	set, part  int
	news       bool
	given      bool // as the set has it, not with sentences taken away
}

// wrong returns the results that do not answer: what there would be had the article left the answer out.
func (s *set) wrong(q *question, results []answer.Result) (list []answer.Result) {
	for i := range results {
		if !s.right(q, &results[i]) {
			list = append(list, results[i])
		}
	}
	return list
}

// samples takes every question twice: as it is, and with the sentences that answer it taken away.
func samples(sets []*set) ([]sample, error) {
	var list []sample
	for n, s := range sets {
		weight := 1 / float64(len(s.questions))
		if n > 0 {
			weight *= *others
		}
		for i := range s.questions {
			q := &s.questions[i]
			asked, results, err := s.ask(q, nil, 40)
			if err != nil {
				return nil, err
			}
			x := sample{signals: asked.Signals(results), answerable: q.Answerable, weight: weight, set: n, part: partOf(q.ID), news: n == 0, given: true}
			x.right = len(results) > 0 && s.right(q, &results[0])
			list = append(list, x)
			if !q.Answerable {
				list[len(list)-1].weight *= 3
				continue
			}
			if !x.right {
				continue
			}
			list = append(list, sample{signals: asked.Signals(s.wrong(q, results)), weight: weight * *negative, set: n, part: x.part, news: n == 0})
		}
	}
	return list, nil
}

// fitTrust fits the confidence and prints it with what each threshold gives.
func fitTrust(sets []*set) error {
	list, err := samples(sets)
	if err != nil {
		return err
	}
	const parts = 5
	p := make([]float64, len(list))
	for part := range parts {
		var train []sample
		for i := range list {
			if list[i].part != part {
				train = append(train, list[i])
			}
		}
		w := logistic(train)
		for i := range list {
			if list[i].part == part {
				p[i] = dot(w, list[i].signals)
			}
		}
	}
	fmt.Println("\ncross-validated confidence, news as given: threshold, answered, abstained, useful; abstained with sentences taken away")
	for _, want := range []float64{0.80, 0.85, 0.86, 0.88, 0.90, 0.95} {
		thresholdRow(list, p, want)
	}
	for i, v := range logistic(list) {
		fmt.Printf("%-10s %7.2f\n", answer.SignalNames()[i], v)
	}
	return nil
}

// thresholdRow prints what the threshold gives at which a share of the answerable questions is answered.
func thresholdRow(list []sample, p []float64, want float64) {
	var able []float64
	for i := range list {
		if list[i].news && list[i].given && list[i].answerable {
			able = append(able, p[i])
		}
	}
	slices.Sort(able)
	t := able[int((1-want)*float64(len(able)))]
	var un, unHeld, useful, all, taken, takenHeld float64
	for i := range list {
		if x := &list[i]; x.news {
			held := p[i] < t
			switch {
			case x.given && x.answerable:
				all++
				useful += float64(btoi(x.right && !held))
			case x.given:
				all, un = all+1, un+1
				unHeld += float64(btoi(held))
				useful += float64(btoi(held))
			default:
				taken++
				takenHeld += float64(btoi(held))
			}
		}
	}
	fmt.Printf("%.3f  %.3f  %.3f  %.3f  %.3f ", 1/(1+math.Exp(-t)), want, unHeld/un, useful/all, takenHeld/taken)
	for n := 1; n < 5; n++ { // the other sets: what is still right at rank one
		right, all := 0, 0
		for i := range list {
			if x := &list[i]; x.set == n && x.given {
				all++
				right += btoi(x.right && p[i] >= t)
			}
		}
		fmt.Printf("  %.3f", float64(right)/float64(max(1, all)))
	}
	fmt.Println()
}

// logistic fits a logistic regression by gradient ascent on standardised signals, with a Gaussian prior around the weights in
// use: a few dozen questions without an answer tell too little to begin anew.
func logistic(list []sample) []float64 {
	mean, deviation, total := moments(list)
	prior := answer.Trust()
	for k := range prior { // to the scale of the standardised signals
		if k > 0 {
			prior[0] += prior[k] * mean[k]
		}
		prior[k] *= deviation[k]
	}
	w := slices.Clone(prior)
	for range 3000 {
		g := make([]float64, len(w))
		for i := range list {
			x := &list[i]
			sum := 0.0
			for k, v := range x.signals {
				sum += w[k] * (v - mean[k]) / deviation[k]
			}
			d := -1 / (1 + math.Exp(-sum))
			if x.answerable {
				d++
			}
			for k, v := range x.signals {
				g[k] += d * x.weight / total * (v - mean[k]) / deviation[k]
			}
		}
		for k := range w {
			w[k] += 0.2 * (g[k] - 0.5*(w[k]-prior[k]))
		}
	}
	for k := range w { // back to the scale of the signals; the first is the constant 1
		w[k] /= deviation[k]
		if k > 0 {
			w[0] -= w[k] * mean[k]
		}
	}
	return w
}

// moments returns the weighted mean and standard deviation of each signal but the first, which is constant, and the sum of weights.
func moments(list []sample) (mean, deviation []float64, total float64) {
	n := len(list[0].signals)
	mean, deviation = make([]float64, n), make([]float64, n)
	for i := range list {
		total += list[i].weight
		for k := 1; k < n; k++ {
			mean[k] += list[i].weight * list[i].signals[k]
		}
	}
	for k := range mean {
		mean[k] /= total
	}
	for i := range list {
		for k, v := range list[i].signals {
			deviation[k] += list[i].weight / total * (v - mean[k]) * (v - mean[k])
		}
	}
	for k := range deviation {
		deviation[k] = math.Sqrt(deviation[k]) + 1e-6
	}
	deviation[0] = 1
	return mean, deviation, total
}

var (
	others   = flag.Float64("others", 0.5, "trust: what each set but the first counts when the confidence is fitted")
	negative = flag.Float64("negative", 0.3, "trust: what a question with its sentences taken away counts")
)
