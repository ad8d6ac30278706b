package answer

import "quoth/internal/text"

// SpanOption is a part of a sentence that may be the words that answer, for fitting the weights.
type SpanOption struct {
	text.Span
	Features []float64 // named by SpanFeatureNames
}

// SpanOptions returns what may answer in the sentence of a result, and by which column of weights to choose among it.
func (q *Question) SpanOptions(p *Preparer, r *Result) (options []SpanOption, column int) {
	c := candidate{story: r.Story, sentence: r.Sentence, m: &q.matchStory(r.Story).body[r.Sentence]}
	x, col, _ := q.pieces(&c, p.facts(r.Story, r.Sentence))
	var v spanVector
	x.noteLists()
	for i := range x.list {
		x.describe(&x.list[i], &v)
		options = append(options, SpanOption{x.list[i].Span, append([]float64(nil), v[:]...)})
	}
	return options, int(col)
}

// SpanFeatureNames returns the names of the features by which spans are chosen.
func SpanFeatureNames() []string {
	list := make([]string, numSpanFeatures)
	for i := range spanWeights {
		list[i] = spanWeights[i].name
	}
	return list
}

// SpanColumns returns the names of the columns of weights.
func SpanColumns() []string {
	return []string{"who", "where", "thing", "class", "when", "count", "measure", "reason", "manner", "quote"}
}

// spanWeights is the choice of the words that answer: what each feature counts for each kind of
// question. The numbers are fitted by internal/answer/fit.
var spanWeights = [numSpanFeatures]struct {
	name   string
	weight [numColumns]float64
}{
	pNear:         {"near", [numColumns]float64{1.22, 0.96, 1.53, 1.22, 1.25, 1.15, 1.12, 0.98, 1.01, 1.02}},
	pNearAction:   {"near action", [numColumns]float64{0.84, 0.96, 1.24, 0.96, 0.85, 0.73, 0.81, 0.65, 0.72, 0.76}},
	pNearNamed:    {"near named", [numColumns]float64{0.77, 0.46, 0.57, 0.63, 0.70, 0.59, 0.56, 0.54, 0.53, 0.53}},
	pNearFocus:    {"near focus", [numColumns]float64{1.23, 1.18, 1.23, 1.54, 1.19, 1.35, 1.24, 1.18, 1.23, 1.23}},
	pAsked:        {"asked", [numColumns]float64{-2.77, -2.64, -3.07, -2.65, -2.60, -2.50, -2.50, -2.80, -2.53, -2.54}},
	pNamed:        {"named", [numColumns]float64{-0.70, -0.50, -0.93, -0.84, -0.90, -0.92, -0.89, -1.15, -0.83, -0.88}},
	pAskedHead:    {"asked head", [numColumns]float64{-0.37, -0.26, -0.24, 0.02, -0.28, -0.21, -0.22, -0.60, -0.28, -0.30}},
	pFocusIn:      {"focus in", [numColumns]float64{0.17, 0.19, 0.17, 0.36, 0.11, -0.09, 0.23, 0.12, 0.17, 0.17}},
	pFocusHead:    {"focus head", [numColumns]float64{0.21, 0.00, 0.21, 0.43, 0.18, 0.01, 0.29, 0.22, 0.21, 0.21}},
	pFocusOnly:    {"focus only", [numColumns]float64{-0.33, -0.43, -0.33, -0.46, -0.38, -0.24, -0.33, -0.33, -0.33, -0.33}},
	pFocusBefore:  {"focus before", [numColumns]float64{0.97, 0.97, 0.97, 1.20, 0.97, 0.98, 0.97, 0.97, 0.97, 0.97}},
	pFocusAfter:   {"focus after", [numColumns]float64{0.57, 0.62, 0.57, 0.62, 0.53, 0.82, 0.49, 0.55, 0.57, 0.57}},
	pSameClause:   {"same clause", [numColumns]float64{1.52, 1.52, 0.98, 1.24, 1.31, 1.21, 1.22, 0.95, 1.13, 1.06}},
	pBeforeAction: {"before action", [numColumns]float64{-0.06, -0.53, -0.29, -0.27, -0.26, -0.21, -0.50, -0.07, -0.32, -0.27}},
	pSubject:      {"subject", [numColumns]float64{-0.33, -0.59, -0.39, -0.39, -0.67, -0.39, -0.41, -0.63, -0.28, -0.51}},
	pObject:       {"object", [numColumns]float64{-0.42, -0.34, 0.18, -0.11, -0.06, -0.15, -0.13, -0.31, -0.17, -0.14}},
	pSubjectAsked: {"subject asked", [numColumns]float64{-0.15, -0.20, -0.20, -0.11, -0.21, -0.13, -0.15, -0.11, -0.12, -0.15}},
	pObjectAsked:  {"object asked", [numColumns]float64{0.02, 0.04, 0.14, -0.02, 0.15, -0.01, 0.06, -0.02, -0.09, 0.03}},
	pAfterVerb:    {"after verb", [numColumns]float64{0.36, 0.39, 0.52, 0.15, 0.13, 0.31, 0.20, -0.02, -0.07, 0.25}},
	pAgent:        {"agent", [numColumns]float64{1.13, 1.01, 0.65, 0.37, 0.79, 0.73, 0.76, 0.82, 0.68, 0.75}},
	pPatient:      {"patient", [numColumns]float64{0.19, 0.03, 0.52, 0.34, 0.17, 0.36, 0.27, 0.19, 0.41, 0.28}},
	pPrep:         {"prep", [numColumns]float64{-0.46, 0.30, 0.08, -0.30, -0.02, -0.10, -0.11, 0.07, 0.02, -0.07}},
	pPlacePrep:    {"place prep", [numColumns]float64{-0.47, 0.15, -0.35, -0.11, -0.12, -0.35, -0.29, -0.25, -0.25, -0.21}},
	pOf:           {"of", [numColumns]float64{-0.49, -0.36, -0.45, -0.35, -0.54, -0.40, -0.47, -0.54, -0.57, -0.44}},
	pOblique:      {"oblique", [numColumns]float64{-0.52, -0.46, -0.78, -0.34, -0.59, -0.45, -0.41, -0.27, -0.47, -0.45}},
	pFirst:        {"first", [numColumns]float64{0.66, 0.20, 0.44, 0.52, 0.30, 0.26, 0.34, -0.16, 0.38, 0.46}},
	pBracket:      {"bracket", [numColumns]float64{-0.36, -0.27, -0.23, -0.46, -0.02, -0.17, -0.41, -0.29, -0.28, -0.27}},
	pQuoted:       {"quoted", [numColumns]float64{0.96, 0.96, 1.20, 1.27, 1.03, 1.03, 1.03, 1.03, 1.04, 1.08}},
	pApposition:   {"apposition", [numColumns]float64{0.26, -0.13, 0.18, -0.14, 0.03, 0.04, 0.04, 0.33, 0.04, 0.03}},
	pPerson:       {"person", [numColumns]float64{0.82, 0.40, 0.10, 0.54, 0.37, 0.37, 0.37, 0.29, 0.33, 0.37}},
	pOrganisation: {"organisation", [numColumns]float64{0.10, 0.07, -0.07, 0.24, 0.06, 0.06, 0.06, 0.00, -0.01, 0.06}},
	pPlaceName:    {"place name", [numColumns]float64{-0.40, 0.06, -0.24, -0.40, -0.20, -0.20, -0.20, -0.22, -0.22, -0.20}},
	pOtherName:    {"other name", [numColumns]float64{-0.55, -0.42, -0.54, -0.53, -0.49, -0.49, -0.49, -0.49, -0.49, -0.49}},
	pRun:          {"run", [numColumns]float64{-0.51, -0.74, -0.63, -0.44, -0.53, -0.55, -0.52, -0.54, -0.62, -0.53}},
	pPhrase:       {"phrase", [numColumns]float64{-1.01, -0.56, -0.39, -0.95, -0.60, -0.61, -0.61, -0.40, -0.57, -0.61}},
	pLongOf:       {"long of", [numColumns]float64{-0.09, -0.06, -0.06, -0.27, -0.22, -0.71, -0.12, -0.07, -0.28, -0.22}},
	pLong:         {"long", [numColumns]float64{-0.52, -0.90, -0.43, -0.87, -0.55, -1.17, -0.02, -0.52, -0.41, -0.55}},
	pAdverbial:    {"adverbial", [numColumns]float64{-0.20, -0.46, -0.20, -0.20, -0.23, -0.10, -0.14, -0.34, -0.20, -0.20}},
	pClause:       {"clause", [numColumns]float64{0.25, -0.21, 0.25, 0.25, 0.25, 0.25, 0.25, 0.36, 0.22, 0.23}},
	pWords:        {"words", [numColumns]float64{0.33, 0.40, 0.56, 0.59, 0.30, -0.06, 0.86, 0.79, 0.30, 0.45}},
	pWordsMany:    {"words many", [numColumns]float64{-0.98, -0.93, -1.02, -1.05, -0.98, -0.98, -0.98, -0.99, -1.00, -1.04}},
	pCapital:      {"capital", [numColumns]float64{0.73, 0.58, 0.60, 0.56, 0.23, 0.38, 0.37, -0.09, 0.22, 0.32}},
	pNumeral:      {"numeral", [numColumns]float64{0.06, 0.03, 0.50, 0.22, 0.56, 0.23, 0.25, 0.06, 0.25, 0.19}},
	pDefinite:     {"definite", [numColumns]float64{-0.38, -0.15, -0.19, 0.00, -0.11, -0.21, -0.20, -0.03, -0.52, -0.19}},
	pIndefinite:   {"indefinite", [numColumns]float64{0.31, 0.15, -0.08, -0.08, 0.16, 0.19, 0.13, 0.28, 0.25, 0.15}},
	pCutBefore:    {"cut before", [numColumns]float64{-0.81, -0.92, -0.83, -0.64, -0.72, -0.72, -0.72, -0.73, -0.73, -0.72}},
	pCutAfter:     {"cut after", [numColumns]float64{-1.00, -1.09, -1.01, -1.17, -1.06, -1.05, -1.17, -1.08, -1.08, -1.06}},
	pTitled:       {"titled", [numColumns]float64{0.30, -0.11, -0.28, 0.15, 0.02, 0.02, 0.02, -0.04, -0.05, 0.02}},
	pGood:         {"good", [numColumns]float64{1.53, 1.46, 1.03, 1.06, 1.20, 1.08, 1.16, 1.31, 1.01, 1.17}},
	pCue:          {"cue", [numColumns]float64{-0.25, -0.49, -0.10, -0.77, -0.08, -0.09, -0.20, 0.32, 0.02, -0.25}},
	pExact:        {"exact", [numColumns]float64{0.21, 0.42, 0.21, 0.21, 0.29, 0.00, 0.29, 0.45, 0.05, 0.21}},
	pToEnd:        {"to end", [numColumns]float64{0.19, 0.22, 0.61, 0.50, 0.43, 0.33, 0.58, 0.48, 0.53, 0.24}},
	pEarly:        {"early", [numColumns]float64{-0.31, 0.17, 0.20, -0.35, -0.01, 0.25, 0.12, 0.34, 0.05, 0.03}},
	pSpecified:    {"specified", [numColumns]float64{0.64, 0.70, 1.18, 0.60, 0.77, 0.59, 0.67, 0.61, 0.79, 0.70}},
	pNamedHead:    {"named head", [numColumns]float64{0.54, 0.51, 0.39, 0.29, 0.32, 0.32, 0.32, 0.31, 0.37, 0.34}},
	pTimed:        {"timed", [numColumns]float64{-1.50, -1.52, -1.44, -1.50, -1.43, -1.43, -1.43, -1.55, -1.31, -1.45}},
	pInList:       {"in list", [numColumns]float64{-0.56, -0.70, -0.85, -0.72, -0.59, -0.65, -0.65, -0.65, -0.65, -0.65}},
	pReport:       {"report", [numColumns]float64{-0.83, -0.58, -0.51, -0.61, -0.76, -0.84, -0.73, -0.87, -0.68, -0.74}},
	pCutInside:    {"cut inside", [numColumns]float64{-0.82, -0.56, -0.98, -0.25, -0.70, -0.54, -0.95, -0.70, -0.72, -0.70}},
	pAfterAction:  {"after action", [numColumns]float64{-0.15, -0.09, 0.25, -0.04, 0.10, 0.21, -0.07, -0.10, -0.19, 0.00}},
	pThenAction:   {"then action", [numColumns]float64{0.50, 0.63, 0.82, 0.61, 0.54, 0.36, 0.61, 0.52, 0.58, 0.57}},
	pBounded:      {"bounded", [numColumns]float64{0.57, 0.58, 0.57, 0.57, 0.55, 0.68, 0.63, 0.57, 0.57, 0.57}},
	pHoldsName:    {"holds name", [numColumns]float64{0.63, 0.64, 0.12, -0.09, 0.46, 0.31, 0.70, 0.19, 0.46, 0.34}},
	pTwoWords:     {"two words", [numColumns]float64{0.84, 0.17, 0.19, 0.48, 0.28, -0.11, 0.49, 0.43, 0.18, 0.30}},
	pInstance:     {"instance", [numColumns]float64{1.06, 1.03, 1.06, 1.18, 1.06, 1.06, 1.07, 1.09, 1.06, 1.06}},
	pTense:        {"tense", [numColumns]float64{0.34, 0.27, 0.34, 0.34, 0.42, 0.34, 0.34, 0.34, 0.34, 0.34}},
	pHeads:        {"heads", [numColumns]float64{1.30, 0.82, 1.30, 1.30, 1.30, 1.30, 1.30, 1.30, 1.30, 1.30}},
	pHoldsAsked:   {"holds asked", [numColumns]float64{-0.50, -0.55, -0.50, -0.50, -0.50, -0.50, -0.50, -0.50, -0.50, -0.50}},
}
