package answer

import (
	"math"

	"quoth/internal/query"
)

// The signals by which an answer is trusted, by number.
const (
	sBias = iota
	sSpan
	sThing
	sPredicate
	sMissing
	sUnnamed
	sVerb
	sDensity
	sMargin
	sNothing
	sTense
	sWhole
	sRetrieved
	sClause
	sDoubt
	sNameless
	sEcho
	sVacant
	sAnother
	sRetold
	sUnvoiced
	numSignals
)

// trust is the logistic regression of whether the best result answers, fitted by internal/answer/fit on questions with the sentences that
// answer there and with them taken away, and on questions that no collection answers.
var trust = [numSignals]struct {
	name   string
	weight float64
	says   string
}{
	sBias:      {"bias", -9.24, "1"},
	sSpan:      {"span", 1.85, "how well the span suits"},
	sThing:     {"thing", 1.55, "the same where a thing of no kind that can be told is wanted"},
	sPredicate: {"predicate", 0.50, "share of the words that are no names in the sentence or the one before"},
	sMissing:   {"missing", -3.90, "share of the heaviest word that is in neither, nor in the headline or the first sentence; a word that only may stand for it counts in part"},
	sUnnamed:   {"unnamed", -3.85, "share of the heaviest name that is in neither, nor in the headline or the first sentence, or of a word that the archive has nothing of"},
	sVerb:      {"verb", 0.45, "the verb of the question is in the sentence; 0 where it has none"},
	sDensity:   {"density", 6.47, "share of the sentence's words that match"},
	sMargin:    {"margin", 0.16, "score above the second result's"},
	sNothing:   {"nothing", -1.20, "a date, place or quotation is wanted, and there is none, or it is another speaker's"},
	sWhole:     {"whole", -0.60, "cover of the whole article; where it has much of the question, the sentence must have it too"},
	sRetrieved: {"retrieved", 7.74, "score of the index, relative to the best"},
	sClause:    {"clause", 0.89, "a reason, means or manner is wanted, which seldom is in the words of the question"},
	sDoubt:     {"doubt", -1.42, "it is asked whether something is so, and the verb is not in the sentence"},
	sTense:     {"tense", 1.33, "the time is after the article where what is to come is asked for, -1 if it is of the other tense"},
	sNameless:  {"nameless", -1.55, "a name is asked for, and the answer has none that the question has not"},
	sEcho:      {"echo", -0.81, "share of the answer that the question says itself, where it asks which one or for a name: \"a hymn\" for which hymn"},
	sVacant:    {"vacant", -1.35, "it is asked who has a post or part, and whom the answer names is not said to"},
	sAnother:   {"another", -1.85, "the age is that of somebody else than is asked about, or those counted came to another fate"},
	sRetold:    {"retold", -1.23, "cover of a sentence without a reason, where one is wanted: it tells again what is asked about"},
	sUnvoiced:  {"unvoiced", -0.75, "the words of somebody on something are wanted, and nothing tells who speaks"},
}

// threshold is the confidence below which an answer is withheld. Where the confidence is fitted on other questions than those asked, nine
// of ten news questions with an answer get one, and two of three without get none.
const threshold = 0.30

// certain is the confidence from which an answer is sure. Of the answers below it, one in two is right for the news questions and three in
// ten for those of the own stories; of the others seven in ten.
const certain = 0.5

// The answer to a question of many words may be less sure: they seldom meet by chance.
const (
	ease      = 0.2
	longWords = 5
)

// Ease returns how far below the threshold a question's answer may be.
func (q *Question) Ease() float64 { return weigh(len(q.Plan.Words) >= longWords, ease, 0) }

// Signals returns the numbers from which the trust in the best of results is told.
func (q *Question) Signals(results []Result) []float64 {
	s := make([]float64, numSignals)
	s[sBias] = 1
	if len(results) == 0 {
		return s
	}
	best := &results[0]
	f := &best.features
	for _, i := range [...]int{fPerson, fTime, fPlace, fCount, fReason, fManner, fQuote, fThing, fDefinition} {
		s[sSpan] = max(s[sSpan], f[i])
	}
	if q.Plan.Wants == 0 {
		s[sSpan] = 0.5 // nothing in particular is wanted
	}
	s[sPredicate], s[sMissing], s[sUnnamed], s[sVerb] = best.predicate, best.missing, best.unnamed, best.verb
	s[sWhole], s[sRetrieved] = f[fCover]+f[fArticle], f[fRetrieved]
	s[sThing], s[sDensity], s[sTense] = f[fThing], best.density, f[fTense]
	s[sClause] = weigh(q.Plan.Wants&(query.WantReason|query.WantManner) != 0, 1, 0)
	if q.Plan.Whether {
		s[sDoubt] = 1 - f[fWhether]
	}
	if len(results) > 1 {
		s[sMargin] = best.Score - results[1].Score
	}
	if f[fLacking] > 0 {
		s[sNothing] = weigh(q.Plan.Wants&(query.WantTime|query.WantQuote|query.WantDefinition|query.WantPlace) != 0, 1, 0)
	}
	if f[fSpoken] < 0 {
		s[sNothing] = 1
	}
	q.bearingSignals(best, s)
	return s
}

// bearingSignals fills in the signals of how the words that answer bear on the question.
func (q *Question) bearingSignals(best *Result, s []float64) {
	const things = query.WantPerson | query.WantOrganisation | query.WantPlace | query.WantThing
	plan, f := q.Plan, &best.features
	asksName := plan.Naming || plan.Holder >= 0
	if asksName {
		s[sNameless] = best.nameless
	}
	if asksName || plan.Kind == query.Which && plan.Wants&things != 0 {
		s[sEcho] = best.echo
	}
	s[sVacant], s[sAnother] = best.vacant, best.another
	if plan.Wants&query.WantReason != 0 && f[fReason] < givesReason {
		s[sRetold] = f[fCover]
	}
	if plan.Speaker > 0 && !q.onlySpeaker() {
		s[sUnvoiced] = best.unvoiced
	}
}

// givesReason is how good a reason is at least.
const givesReason = 0.4

// most is the share of a question that one word must have for nothing to be answered where the best result lacks it: who killed
// Kennedy is not answered by what flew from the Kennedy Space Center.
const most = 0.45

// Lacks tells whether the best of results lacks what the question is mostly about: neither it, nor the sentence before it, nor the
// headline, nor the first sentence has a word that makes up so much of the question.
func (q *Question) Lacks(results []Result) bool { return len(results) == 0 || results[0].lost >= most }

// unheardOf tells whether a question names somebody or something of which the archive has nothing: a word that no dictionary has,
// typed as a name, and not a part of a longer one of which the archive has the rest.
func (q *Question) unheardOf() bool {
	for g := range q.Groups {
		w := &q.Plan.Words[g]
		known := func(step int) bool { return q.beside(g, step) != nil && q.named(g+step) }
		if w.Name && w.Marked && w.Alien && len(q.Groups[g].Alts) == 0 && !known(-1) && !known(1) {
			return true
		}
	}
	return false
}

// Confidence is the probability that the best of results answers.
func (q *Question) Confidence(results []Result) float64 {
	if q.Lacks(results) || q.unheardOf() {
		return 0
	}
	sum := 0.0
	for i, x := range q.Signals(results) {
		sum += trust[i].weight * x
	}
	confidence := 1 / (1 + math.Exp(-sum))
	if results[0].features[fFailing] > 0 {
		return min(confidence, without)
	}
	switch spoken := results[0].features[fSpoken]; {
	case !q.onlySpeaker() && q.Plan.Speaker > 0 && (spoken < 0 || results[0].unnamed >= ofAnother || results[0].astray >= afield):
		return min(confidence, notTheirWords)
	case !q.onlySpeaker():
		return confidence
	case spoken > 0:
		return max(confidence, inTheirWords)
	case spoken < 0 || results[0].features[fQuote] < direct:
		return min(confidence, notTheirWords)
	}
	return min(confidence, nobodysWords)
}

// fails tells whether a result lacks what no answer can be without: a sum, number, reason or name where one is asked for, those who are
// counted, or the date or place that is named.
func (q *Question) fails(t *trusted, f *[numFeatures]float64) bool {
	return t.sumless || t.elsewhere || f[fBaseless] > 0 || f[fMisdated] > 0 ||
		q.Plan.Wants&query.WantCount != 0 && t.another > 0 ||
		q.Plan.Naming && q.Plan.Holder >= 0 && t.nameless > 0
}

// The confidence in a quotation where nothing but its speaker is asked for: at least, if that is who says it, and at most, if somebody
// else does or nobody, and if it is not clear who does.
const (
	inTheirWords  = 0.8
	notTheirWords = 0.2
	nobodysWords  = 0.45
)

// without is the confidence in a sentence that lacks what no answer can be without, at most.
const without = 0.05

// ofAnother is the share of a question for somebody's words that a name has of which there is nothing near them: they are on something else.
const ofAnother = 0.15

// afield is the same of all words for what they are to be on.
const afield = 0.9

// direct is how good direct speech is at least, of half a line or more.
const direct = 0.6

// Trusted tells whether the best of results is good enough to be given as the answer.
func (q *Question) Trusted(results []Result) bool { return q.Confidence(results) >= threshold-q.Ease() }

// sure tells whether the best of results is likely to answer.
func (q *Question) sure(results []Result) bool { return q.Confidence(results) >= certain-q.Ease() }

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
