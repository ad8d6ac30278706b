package main

import (
	"flag"
	"fmt"
	"io/fs"
	"math"
	"slices"
	"strings"

	"quoth/internal/answer"
)

// sample is one question as it was asked with or without the sentences that answer it.
type sample struct {
	signals    []float64
	right      bool // the best result answers
	answerable bool // the collection has an answer
	weight     float64
	set, part  int
	given      bool    // as the set has it, not with sentences taken away
	elsewhere  bool    // one of the questions that no collection answers
	lacks      bool    // withheld whatever the signals say
	ease       float64 // how far below the threshold it may be
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

// samples takes every question twice: as it is, and with the sentences that answer it taken away. Collections of news are asked the
// questions, too, that none of them answers.
func samples(sets []*set, misses int) ([]sample, error) {
	var strange []question
	if err := readElsewhere(own, "stories/elsewhere.txt", &strange); err != nil {
		return nil, err
	}
	var list []sample
	for n, s := range sets {
		weight := 1 / float64(len(s.questions))
		if !s.news {
			weight *= *others
		}
		for i := range s.questions {
			q := &s.questions[i]
			asked, results, err := s.ask(q, 40)
			if err != nil {
				return nil, err
			}
			x := sample{signals: asked.Signals(results), answerable: q.Answerable, weight: weight, set: n, part: partOf(q.ID), given: true, lacks: asked.Lacks(results), ease: asked.Ease()}
			x.right = len(results) > 0 && s.right(q, &results[0])
			list = append(list, x)
			if misses > 0 && asked.Trusted(results) != q.Answerable && x.right == q.Answerable {
				misses--
				printTrust(q, asked, results)
			}
			if !q.Answerable {
				list[len(list)-1].weight *= 3
				continue
			}
			if !x.right {
				continue
			}
			list = append(list, sample{signals: asked.Signals(s.wrong(q, results)), ease: asked.Ease(), weight: weight * *negative, set: n, part: x.part})
		}
		if !s.news {
			continue
		}
		unanswered, err := s.strangers(strange, n)
		if err != nil {
			return nil, err
		}
		list = append(list, unanswered...)
	}
	return list, nil
}

// strangers asks the n-th set the questions that no collection answers.
func (s *set) strangers(strange []question, n int) (list []sample, err error) {
	for i := range strange {
		q := &strange[i]
		asked, results, err := s.ask(q, 40)
		if err != nil {
			return nil, err
		}
		list = append(list, sample{
			signals: asked.Signals(results), weight: *elsewhere / float64(len(strange)), set: n, part: partOf(q.Command), elsewhere: true, lacks: asked.Lacks(results), ease: asked.Ease(),
		})
	}
	return list, nil
}

// readElsewhere reads lines of a language, a kind and a question.
func readElsewhere(files fs.FS, path string, list *[]question) error {
	data, err := fs.ReadFile(files, path)
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(data)) {
		if f := strings.Split(strings.TrimSpace(line), " | "); len(f) == 3 && line[0] != '#' {
			*list = append(*list, question{Lang: f[0], Kind: f[1], Command: "!" + f[2]})
		}
	}
	return nil
}

// printTrust prints a right answer that is withheld, or an answer to what has none.
func printTrust(q *question, asked *answer.Question, results []answer.Result) {
	fmt.Printf("\n%s  %s  %.3f\n", q.ID, q.Command, asked.Confidence(results))
	if len(results) > 0 {
		fmt.Printf("  %s\n  [%s]\n", results[0].Text(), results[0].Answer())
	}
	for i, v := range asked.Signals(results) {
		fmt.Printf(" %s=%.2f", answer.SignalNames()[i], v)
	}
	fmt.Println()
}

// fitTrust fits the confidence and prints it with what each threshold gives.
func fitTrust(sets []*set, misses int) error {
	list, err := samples(sets, misses)
	if err != nil {
		return err
	}
	const parts = 5
	p := make([]float64, len(list))
	for part := range parts {
		var train []sample
		for i := range list {
			if list[i].part != part && !list[i].lacks {
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
	fmt.Println("\ncross-validated: threshold; of the news answered, withheld, useful, withheld with sentences taken away, and of questions that none answers; of the others right at rank one")
	for threshold := 0.30; threshold < 0.60; threshold += 0.03 {
		thresholdRow(sets, list, p, threshold)
	}
	list = slices.DeleteFunc(list, func(x sample) bool { return x.lacks })
	for i, v := range logistic(list) {
		fmt.Printf("%-10s %7.2f\n", answer.SignalNames()[i], v)
	}
	return nil
}

// thresholdRow prints what a threshold gives in each set.
func thresholdRow(sets []*set, list []sample, p []float64, threshold float64) {
	fmt.Printf("%.2f", threshold)
	for n, s := range sets {
		var answered, withheld, taken, right, strange share
		for i := range list {
			x := &list[i]
			if x.set != n {
				continue
			}
			held := 1/(1+math.Exp(-p[i])) < threshold-x.ease || x.lacks
			switch {
			case x.elsewhere:
				strange.add(held)
			case x.given && x.answerable:
				answered.add(!held)
				right.add(x.right && !held)
			case x.given:
				withheld.add(held)
			default:
				taken.add(held)
			}
		}
		if s.news {
			useful := share{right.of + withheld.of, right.all + withheld.all}
			fmt.Printf("   %s %s %s %s %s", answered, withheld, useful, taken, strange)
		} else {
			fmt.Printf("   %s", right)
		}
	}
	fmt.Println()
}

// share is a part of a number.
type share struct{ of, all int }

func (s *share) add(in bool) {
	s.of += btoi(in)
	s.all++
}

func (s share) String() string { return fmt.Sprintf("%.3f", float64(s.of)/float64(max(1, s.all))) }

// logistic fits a logistic regression by gradient ascent on standardised signals, with a Gaussian prior around the weights in
// use, as some two hundred questions without an answer tell little of what is rare.
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
			w[k] += 0.2 * (g[k] - *trustPrior*(w[k]-prior[k]))
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
	others     = flag.Float64("others", 0.3, "trust: what each set that is no news counts when the confidence is fitted")
	trustPrior = flag.Float64("trustprior", 0.02, "trust: strength of the prior around the weights in use")
	elsewhere  = flag.Float64("elsewhere", 0.5, "trust: what the questions that no collection answers count in each of the news")
	negative   = flag.Float64("negative", 0.3, "trust: what a question with its sentences taken away counts")
)
