package answer

import (
	"math"
	"slices"

	"quoth/internal/query"
	"quoth/internal/when"
)

// The signals by which an answer is trusted, by number.
const (
	sBias = iota
	sSpan
	sLacking
	sMatched
	sPredicate
	sMissing
	sVerb
	sNothing
	sNone
	sDensity
	sMisdated
	numSignals
)

// trust is the logistic regression of whether the best result answers, fitted by internal/answer/fit
// on questions with the sentences that answer there and with them taken away.
var trust = [numSignals]struct {
	name   string
	weight float64
	says   string
}{
	sBias:      {"bias", -1.08, "1"},
	sSpan:      {"span", 0.94, "how well the span suits"},
	sLacking:   {"lacking", -0.49, "nothing of the kind that is wanted, unless that is a reason or a manner, which may be told in any words"},
	sPredicate: {"predicate", 0.53, "share of the words that are no names in the sentence or beside it"},
	sMissing:   {"missing", -0.84, "share of the heaviest word that is neither in the sentence nor beside it"},
	sVerb:      {"verb", 0.29, "the verb of the question is in the sentence or beside it; 1 where it has none"},
	sNothing:   {"nothing", -0.97, "a date, number or quotation is wanted, and there is none, or it is another speaker's"},
	sNone:      {"no predicate", -0.62, "of the words that are no names none is there"},
	sMisdated:  {"misdated", -2.23, "the question names a date of which neither the sentence nor the article is"},
	sDensity:   {"density", 4.53, "share of the sentence's words that match"},
	sMatched:   {"matched", 0.36, "logarithm of the number of words that are matched in the sentence or beside it"},
}

// threshold is the confidence below which an answer is withheld: that at which some nine of ten
// development questions with an answer get one. A higher one withholds more right answers than wrong.
const threshold = 0.55

// Signals returns the numbers from which the trust in the best of results is told.
func (q *Question) Signals(results []Result) []float64 {
	s := make([]float64, numSignals)
	s[sBias] = 1
	if len(results) == 0 {
		return s
	}
	best := &results[0]
	f := &best.features
	for _, i := range [...]int{fPerson, fTime, fPlace, fCount, fReason, fManner, fQuote, fThing} {
		s[sSpan] = max(s[sSpan], f[i])
	}
	s[sPredicate], s[sMissing] = best.predicate, best.missing
	s[sVerb] = best.verb
	if f[fDated] == 0 && !best.Story.Date.IsZero() && slices.ContainsFunc(q.Plan.Times, when.Mention.Resolved) {
		s[sMisdated] = 1
	}
	if f[fLacking] > 0 && q.Plan.Wants&(query.WantTime|query.WantCount|query.WantMoney|query.WantMeasure|query.WantQuote) != 0 {
		s[sNothing] = 1
	}
	if f[fSpoken] < 0 {
		s[sNothing] = 1
	}
	if best.predicate < 0.1 && q.has(isPredicate) {
		s[sNone] = 1
	}
	s[sDensity] = f[fDensity]
	if q.Plan.Wants&(query.WantManner|query.WantReason) == 0 {
		s[sLacking] = f[fLacking]
	}
	s[sMatched] = math.Log1p(best.words)
	return s
}

// Confidence is the probability that the best of results answers.
func (q *Question) Confidence(results []Result) float64 {
	if len(results) == 0 {
		return 0
	}
	sum := 0.0
	for i, x := range q.Signals(results) {
		sum += trust[i].weight * x
	}
	return 1 / (1 + math.Exp(-sum))
}

// Trusted tells whether the best of results is sure enough to be given as the answer.
func (q *Question) Trusted(results []Result) bool { return q.Confidence(results) >= threshold }

func (q *Question) hasNames() bool { return q.has(func(w query.Word) bool { return w.Name }) }

// has tells whether one of the question's words is such.
func (q *Question) has(is func(query.Word) bool) bool {
	for _, w := range q.Plan.Words {
		if is(w) {
			return true
		}
	}
	return false
}

// Trust returns the weights of the signals in use, in the order of SignalNames.
func Trust() []float64 {
	list := make([]float64, numSignals)
	for i := range trust {
		list[i] = trust[i].weight
	}
	return list
}

// SignalNames returns the names of the signals.
func SignalNames() []string {
	list := make([]string, numSignals)
	for i := range trust {
		list[i] = trust[i].name
	}
	return list
}
