package main

import (
	"math"
	"math/rand/v2"
	"slices"

	"quoth/internal/names"
)

const (
	labels = names.Labels
	row    = labels - 1 // weights of a feature: label 0 has none
)

// example is a sentence as the field sees it.
type example struct {
	features []int32 // names.FeatureCount a token; -1 is absent
	gold     []uint8
	domain   int
	weight   float32
}

// field is a conditional random field with a common set of weights and one for each domain, which are added up (Daumé III
// 2007). It is trained by stochastic gradient descent with an L2 penalty, the weights kept as scale times values so
// that the penalty costs nothing (Bottou 2010), and with features dropped at random (Wager, Wang and Liang 2013).
type field struct {
	scale      float64
	common     []float32
	domains    [][]float32
	transition [labels][labels]float64
	allowed    [labels][labels]bool
	rng        *rand.Rand

	mean           [][]float32
	means          int
	meanTransition [labels][labels]float64

	emission, gradient, forward, backward [][labels]float64
	active                                []int32
}

// The weights of a label are the sum of its own, of weights common to the labels of its type and of weights common to all
// names: with little data, what tells a name, or a type, should not be learnt anew for each place in a name. As all that
// counts is their sum, they are not kept apart; a step down the gradient moves all three, the common ones so many times
// as far.
const (
	ofType = .4
	ofAny  = .2
	places = 4
)

// hiddenWords is the share of words that are hidden, so that the field learns to guess at unknown ones.
const hiddenWords = .1

// spelt are the features that know a word again: itself, its beginning, the long endings, pairs with the neighbours.
var spelt = [names.FeatureCount]bool{0: true, 1: true, 6: true, 7: true, 21: true, 22: true, 26: true, 27: true, 55: true, 56: true}

func newField(features, domains int) *field {
	f := &field{scale: 1, common: make([]float32, features*row), rng: rand.New(rand.NewPCG(1, 2))}
	for range domains {
		f.domains = append(f.domains, make([]float32, features*row))
	}
	for a := range labels {
		for b := range labels {
			f.allowed[a][b] = names.MayFollow(a, b)
		}
	}
	return f
}

type options struct {
	epochs       int     // passes over the examples
	lambda, rate float64 // the L2 penalty and the first step width
	dropout      float64 // share of features dropped
}

// weights returns all sets of weights but the transitions.
func (f *field) weights() [][]float32 {
	return append(slices.Clip(f.domains), f.common)
}

// train learns from the examples. The weights are the mean of those after each epoch of the later half, which is less noisy
// than the last.
func (f *field) train(examples []example, o options) {
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	lambda := o.lambda / float64(len(examples))
	step := 0.0
	for epoch := range o.epochs {
		f.rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			rate := o.rate / (1 + o.rate*lambda*step)
			f.scale *= 1 - rate*lambda
			f.learn(&examples[i], rate, o)
			step++
		}
		f.rescale()
		if 2*epoch >= o.epochs {
			f.addToMean()
		}
	}
	f.takeMean()
}

func (f *field) rescale() {
	for _, ws := range f.weights() {
		for i := range ws {
			ws[i] *= float32(f.scale)
		}
	}
	f.scale = 1
}

// addToMean adds the weights to the sum of those before.
func (f *field) addToMean() {
	if f.mean == nil {
		f.mean = make([][]float32, 1+len(f.domains))
	}
	for d, ws := range f.weights() {
		if f.mean[d] == nil {
			f.mean[d] = make([]float32, len(ws))
		}
		for i, w := range ws {
			f.mean[d][i] += w
		}
	}
	f.means++
	for a := range labels {
		for b := range labels {
			f.meanTransition[a][b] += f.transition[a][b]
		}
	}
}

func (f *field) takeMean() {
	for d, ws := range f.weights() {
		for i := range ws {
			ws[i] = f.mean[d][i] / float32(f.means)
		}
	}
	for a := range labels {
		for b := range labels {
			f.transition[a][b] = f.meanTransition[a][b] / float64(f.means)
		}
	}
}

// learn takes one step down the gradient of one sentence.
func (f *field) learn(x *example, rate float64, o options) {
	n := len(x.gold)
	if n == 0 {
		return
	}
	for len(f.emission) < n {
		f.emission = append(f.emission, [labels]float64{})
		f.gradient = append(f.gradient, [labels]float64{})
		f.forward = append(f.forward, [labels]float64{})
		f.backward = append(f.backward, [labels]float64{})
	}
	f.active = f.active[:0]
	hidden := false
	for i, id := range x.features {
		k := i % names.FeatureCount
		if k == 0 {
			hidden = f.rng.Float64() < hiddenWords
		}
		if id >= 0 && (f.rng.Float64() < o.dropout || hidden && spelt[k]) {
			id = -1
		}
		f.active = append(f.active, id)
	}
	for t := range n {
		f.emit(t, f.domains[x.domain], f.scale/(1-o.dropout))
	}
	rate *= float64(x.weight)
	f.sums(n, x.gold, rate)
	for t := range n {
		f.move(t, f.domains[x.domain], rate/f.scale/(1-o.dropout))
	}
}

// emit sets the scores of token t.
func (f *field) emit(t int, own []float32, factor float64) {
	var sum [row]float32
	for _, id := range f.active[t*names.FeatureCount : (t+1)*names.FeatureCount] {
		if id < 0 {
			continue
		}
		c, d := f.common[int(id)*row:][:row], own[int(id)*row:][:row]
		for k := range sum {
			sum[k] += c[k] + d[k]
		}
	}
	f.emission[t][0] = 0
	for k, v := range sum {
		f.emission[t][k+1] = float64(v) * factor
	}
}

// move moves the weights of token t's features along the gradient.
func (f *field) move(t int, own []float32, factor float64) {
	var step [row]float32
	all := 0.0
	for k := 0; k < row; k += places {
		kind := 0.0
		for _, g := range f.gradient[t][k+1 : k+1+places] {
			kind += g
		}
		all += kind
		for p := range places {
			step[k+p] = float32(factor * (f.gradient[t][k+1+p] + ofType*kind))
		}
	}
	for k := range step {
		step[k] += float32(factor * ofAny * all)
	}
	for _, id := range f.active[t*names.FeatureCount : (t+1)*names.FeatureCount] {
		if id < 0 {
			continue
		}
		c, d := f.common[int(id)*row:][:row], own[int(id)*row:][:row]
		for k, v := range step {
			c[k] += v
			d[k] += v
		}
	}
}

// sums runs the forward-backward algorithm, sets the gradient of the emissions (gold minus expected), and
// takes a step with the transitions.
func (f *field) sums(n int, gold []uint8, rate float64) {
	var weight, step [labels][labels]float64
	for a := range labels {
		for b := range labels {
			if f.allowed[a][b] {
				weight[a][b] = math.Exp(f.transition[a][b])
			}
		}
	}
	f.forwards(n, &weight)
	next := [labels]float64{} // the backward sums of the token after t, with its emission
	for a := range labels {
		f.backward[n-1][a] = weight[a][0]
	}
	for t := n - 1; t >= 0; t-- {
		if t < n-1 {
			for a := range labels {
				sum := 0.0
				for b := range labels {
					sum += weight[a][b] * next[b]
				}
				f.backward[t][a] = sum
			}
			normalise(&f.backward[t])
		}
		for a := range labels {
			f.gradient[t][a] = f.forward[t][a] * f.backward[t][a]
		}
		normalise(&f.gradient[t])
		for a := range labels {
			f.gradient[t][a] = -f.gradient[t][a]
			next[a] = f.emission[t][a] * f.backward[t][a]
		}
		f.gradient[t][gold[t]]++
		before, from := [labels]float64{0: 1}, uint8(0)
		if t > 0 {
			before, from = f.forward[t-1], gold[t-1]
		}
		subtractPairs(&step, &before, &weight, &next)
		step[from][gold[t]]++
	}
	for a := range labels {
		for b := range labels {
			if f.allowed[a][b] {
				f.transition[a][b] += rate * step[a][b]
			}
		}
	}
}

// forwards turns the emissions into factors and sets the forward sums, each token's normalised.
func (f *field) forwards(n int, weight *[labels][labels]float64) {
	previous := [labels]float64{0: 1}
	for t := range n {
		top := 0.0
		for _, v := range f.emission[t] {
			top = max(top, v)
		}
		for b, v := range f.emission[t] {
			f.emission[t][b] = math.Exp(v - top)
			sum := 0.0
			for a := range labels {
				sum += previous[a] * weight[a][b]
			}
			f.forward[t][b] = sum * f.emission[t][b]
		}
		normalise(&f.forward[t])
		previous = f.forward[t]
	}
}

// subtractPairs takes the expected pairs of labels of two neighbouring tokens from step.
func subtractPairs(step *[labels][labels]float64, before *[labels]float64, weight *[labels][labels]float64, next *[labels]float64) {
	total := 0.0
	for a := range labels {
		for b := range labels {
			total += before[a] * weight[a][b] * next[b]
		}
	}
	for a := range labels {
		for b := range labels {
			step[a][b] -= before[a] * weight[a][b] * next[b] / total
		}
	}
}

func normalise(v *[labels]float64) {
	sum := 0.0
	for _, x := range v {
		sum += x
	}
	for i := range v {
		v[i] /= sum
	}
}
