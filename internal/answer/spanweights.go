package answer

import "quoth/internal/text"

// SpanOption is a part of a sentence that may be the words that answer, for fitting the weights.
type SpanOption struct {
	text.Span
	Features []float64 // named by SpanFeatureNames
}

// SpanOptions returns what may answer in the sentence of a result, and by which column of weights to choose among it.
func (q *Question) SpanOptions(p *Preparer, r *Result) (options []SpanOption, column int) {
	c := candidate{story: r.Story, sentence: r.Sentence, m: q.matchStory(r.Story).body[r.Sentence]}
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

// SpanWeights returns the weights in use by feature and column.
func SpanWeights() [][]float64 {
	list := make([][]float64, numSpanFeatures)
	for i := range spanWeights {
		list[i] = append([]float64(nil), spanWeights[i].weight[:]...)
	}
	return list
}

// spanWeights is the choice of the words that answer: what each feature counts for each kind of
// question. The numbers are fitted by internal/answer/fit.
var spanWeights = [numSpanFeatures]struct {
	name   string
	weight [numColumns]float64
}{
	pNear:         {"near", [numColumns]float64{1.76, 1.56, 1.86, 1.60, 1.72, 1.60, 1.48, 1.47, 1.51, 1.47}},
	pNearAction:   {"near action", [numColumns]float64{0.82, 0.79, 1.00, 0.39, 0.64, 0.59, 0.63, 0.47, 0.57, 0.56}},
	pNearNamed:    {"near named", [numColumns]float64{0.47, 0.26, 0.41, 0.30, 0.47, 0.37, 0.29, 0.32, 0.37, 0.37}},
	pNearFocus:    {"near focus", [numColumns]float64{1.27, 1.28, 1.27, 1.64, 1.21, 1.32, 1.19, 1.27, 1.27, 1.27}},
	pAsked:        {"asked", [numColumns]float64{-2.82, -2.58, -3.29, -2.63, -2.67, -2.48, -2.59, -2.84, -2.69, -2.58}},
	pNamed:        {"named", [numColumns]float64{-0.72, -0.46, -0.90, -0.76, -0.83, -0.80, -0.80, -0.99, -0.77, -0.69}},
	pAskedHead:    {"asked head", [numColumns]float64{-0.18, 0.04, 0.22, 0.07, -0.07, 0.09, -0.13, -0.43, -0.16, -0.09}},
	pFocusIn:      {"focus in", [numColumns]float64{-0.05, 0.10, -0.05, 0.06, -0.10, -0.36, 0.01, -0.05, -0.05, -0.05}},
	pFocusHead:    {"focus head", [numColumns]float64{0.14, 0.17, 0.14, 0.36, 0.12, -0.13, 0.21, 0.14, 0.14, 0.14}},
	pFocusOnly:    {"focus only", [numColumns]float64{-0.71, -0.66, -0.71, -0.97, -0.74, -0.63, -0.71, -0.71, -0.71, -0.71}},
	pFocusBefore:  {"focus before", [numColumns]float64{0.39, 0.31, 0.39, 0.57, 0.39, 0.39, 0.39, 0.39, 0.39, 0.39}},
	pFocusAfter:   {"focus after", [numColumns]float64{0.31, 0.27, 0.31, 0.18, 0.25, 0.68, 0.21, 0.31, 0.31, 0.31}},
	pSameClause:   {"same clause", [numColumns]float64{1.57, 1.53, 0.98, 1.37, 1.43, 1.36, 1.27, 1.14, 1.15, 1.21}},
	pBeforeAction: {"before action", [numColumns]float64{-0.10, -0.52, -0.38, 0.12, -0.44, -0.22, -0.26, -0.26, -0.24, -0.27}},
	pSubject:      {"subject", [numColumns]float64{-0.22, -0.78, -0.46, -0.43, -0.72, -0.51, -0.37, -0.54, -0.33, -0.48}},
	pObject:       {"object", [numColumns]float64{-0.59, -0.25, 0.05, -0.30, -0.17, -0.28, -0.26, -0.45, -0.45, -0.32}},
	pSubjectAsked: {"subject asked", [numColumns]float64{-0.05, -0.10, -0.06, 0.12, -0.11, -0.00, -0.02, 0.03, 0.00, -0.02}},
	pObjectAsked:  {"object asked", [numColumns]float64{0.07, 0.17, 0.19, -0.28, 0.15, -0.09, 0.04, -0.00, -0.08, -0.02}},
	pAfterVerb:    {"after verb", [numColumns]float64{0.44, 0.49, 0.46, 0.25, 0.19, 0.48, 0.26, -0.07, 0.06, 0.32}},
	pAgent:        {"agent", [numColumns]float64{0.85, 0.48, 0.24, 0.06, 0.46, 0.39, 0.39, 0.41, 0.34, 0.39}},
	pPatient:      {"patient", [numColumns]float64{0.26, 0.11, 0.51, 0.22, 0.12, 0.29, 0.27, 0.28, 0.43, 0.27}},
	pPrep:         {"prep", [numColumns]float64{-0.21, 0.57, -0.03, -0.46, 0.05, 0.02, -0.13, 0.16, -0.13, -0.01}},
	pPlacePrep:    {"place prep", [numColumns]float64{-0.53, 0.12, -0.34, -0.26, -0.28, -0.55, -0.47, -0.41, -0.59, -0.36}},
	pOf:           {"of", [numColumns]float64{-0.31, -0.08, -0.29, -0.27, -0.42, -0.14, -0.33, -0.38, -0.54, -0.30}},
	pOblique:      {"oblique", [numColumns]float64{-0.81, -0.58, -0.88, -0.70, -0.86, -0.69, -0.73, -0.63, -0.86, -0.73}},
	pFirst:        {"first", [numColumns]float64{0.76, 0.26, 0.69, 0.43, 0.38, 0.14, 0.39, 0.02, 0.60, 0.31}},
	pBracket:      {"bracket", [numColumns]float64{-0.33, -0.18, -0.27, -0.17, 0.12, -0.07, -0.31, -0.19, -0.12, -0.16}},
	pQuoted:       {"quoted", [numColumns]float64{1.01, 0.95, 1.30, 1.28, 1.08, 1.08, 1.08, 1.05, 1.13, 1.09}},
	pApposition:   {"apposition", [numColumns]float64{0.25, 0.01, 0.04, -0.10, 0.06, 0.01, -0.02, 0.15, 0.20, 0.10}},
	pPerson:       {"person", [numColumns]float64{0.90, 0.14, 0.46, 0.68, 0.52, 0.52, 0.52, 0.45, 0.56, 0.52}},
	pOrganisation: {"organisation", [numColumns]float64{0.26, -0.01, -0.10, 0.23, 0.07, 0.07, 0.07, 0.02, -0.02, 0.07}},
	pPlaceName:    {"place name", [numColumns]float64{-0.51, 0.23, -0.29, -0.23, -0.19, -0.19, -0.19, -0.21, -0.21, -0.19}},
	pOtherName:    {"other name", [numColumns]float64{-0.53, -0.46, -0.44, -0.53, -0.46, -0.46, -0.46, -0.46, -0.46, -0.46}},
	pRun:          {"run", [numColumns]float64{-0.60, -0.64, -0.69, -0.67, -0.69, -0.79, -0.74, -0.79, -0.78, -0.69}},
	pPhrase:       {"phrase", [numColumns]float64{-1.18, -0.65, -0.66, -1.21, -0.85, -0.82, -0.82, -0.69, -0.82, -0.82}},
	pLongOf:       {"long of", [numColumns]float64{-0.21, -0.35, -0.33, -0.32, -0.35, -0.83, -0.24, -0.18, -0.40, -0.35}},
	pLong:         {"long", [numColumns]float64{-0.57, -0.64, -0.57, -0.91, -0.58, -1.10, -0.27, -0.53, -0.29, -0.58}},
	pList:         {"list", [numColumns]float64{-0.32, -0.40, -0.29, -0.05, -0.31, -0.24, -0.24, -0.26, -0.16, -0.24}},
	pTitle:        {"title", [numColumns]float64{0.14, 0.17, 0.07, 0.40, 0.18, 0.18, 0.18, 0.16, 0.20, 0.18}},
	pAdverbial:    {"adverbial", [numColumns]float64{-0.29, -0.47, -0.29, -0.29, -0.29, -0.17, -0.21, -0.23, -0.48, -0.29}},
	pClause:       {"clause", [numColumns]float64{0.56, 0.56, 0.56, 0.56, 0.56, 0.56, 0.56, 0.59, 0.58, 0.66}},
	pWords:        {"words", [numColumns]float64{0.18, -0.10, 0.69, 0.56, 0.09, -0.30, 0.60, 0.53, -0.07, 0.38}},
	pWordsMany:    {"words many", [numColumns]float64{-1.16, -1.15, -1.21, -1.26, -1.14, -1.14, -1.14, -1.20, -1.17, -1.12}},
	pCapital:      {"capital", [numColumns]float64{0.94, 0.54, 0.60, 0.74, 0.31, 0.52, 0.51, 0.13, 0.41, 0.58}},
	pNumeral:      {"numeral", [numColumns]float64{0.22, 0.43, 0.67, 0.63, 0.92, 0.42, 0.55, 0.40, 0.51, 0.57}},
	pDefinite:     {"definite", [numColumns]float64{-0.36, -0.12, -0.13, -0.03, -0.12, -0.23, -0.20, -0.14, -0.52, -0.20}},
	pIndefinite:   {"indefinite", [numColumns]float64{0.20, 0.14, -0.33, -0.28, -0.14, -0.08, -0.09, -0.10, 0.03, -0.07}},
	pCutBefore:    {"cut before", [numColumns]float64{-1.00, -0.96, -0.92, -0.92, -0.90, -0.90, -0.90, -0.91, -0.92, -0.90}},
	pCutAfter:     {"cut after", [numColumns]float64{-0.90, -1.12, -0.94, -1.11, -1.01, -1.09, -1.10, -1.02, -1.05, -1.01}},
	pTitled:       {"titled", [numColumns]float64{0.36, 0.06, -0.07, 0.31, 0.12, 0.12, 0.12, 0.09, -0.01, 0.12}},
	pGood:         {"good", [numColumns]float64{1.23, 1.01, 0.70, 0.83, 0.94, 0.75, 0.82, 0.97, 0.50, 0.79}},
	pCue:          {"cue", [numColumns]float64{-0.49, -0.67, -0.39, -1.05, -0.25, -0.20, -0.46, 0.14, -0.25, -0.33}},
	pExact:        {"exact", [numColumns]float64{0.08, 0.08, 0.08, 0.08, 0.17, -0.24, 0.19, 0.42, -0.10, 0.08}},
	pToEnd:        {"to end", [numColumns]float64{0.23, 0.45, 0.66, 0.78, 0.56, 0.44, 0.60, 0.47, 0.72, 0.57}},
	pEarly:        {"early", [numColumns]float64{-0.49, 0.14, -0.19, -0.37, -0.09, 0.23, 0.07, 0.26, -0.05, -0.01}},
	pSpecified:    {"specified", [numColumns]float64{0.92, 0.73, 1.23, 0.83, 0.96, 0.81, 0.88, 0.72, 1.02, 0.88}},
	pNamedHead:    {"named head", [numColumns]float64{0.41, 0.36, 0.04, 0.32, 0.15, 0.19, 0.18, 0.17, 0.17, 0.21}},
	pTimed:        {"timed", [numColumns]float64{-1.13, -1.25, -1.26, -0.87, -1.03, -1.03, -1.03, -1.13, -0.82, -0.97}},
	pDimension:    {"dimension", [numColumns]float64{0.36, 0.36, 0.36, 0.36, 0.36, 0.33, 0.48, 0.36, 0.36, 0.36}},
	pInList:       {"in list", [numColumns]float64{-0.53, -0.65, -0.98, -0.71, -0.55, -0.66, -0.66, -0.69, -0.71, -0.66}},
	pReport:       {"report", [numColumns]float64{-0.60, -0.50, -0.18, -0.37, -0.52, -0.78, -0.50, -0.53, -0.44, -0.62}},
	pCutInside:    {"cut inside", [numColumns]float64{-0.91, -0.87, -0.84, -0.39, -0.75, -0.59, -1.00, -0.75, -0.78, -0.74}},
	pAfterAction:  {"after action", [numColumns]float64{-0.14, -0.08, 0.10, -0.07, 0.13, 0.22, -0.08, -0.05, -0.18, -0.02}},
	pThenAction:   {"then action", [numColumns]float64{0.39, 0.45, 0.81, 0.41, 0.35, 0.17, 0.48, 0.40, 0.36, 0.41}},
	pNamesake:     {"namesake", [numColumns]float64{-0.83, -0.63, -0.83, -1.08, -0.80, -0.80, -0.80, -0.80, -0.81, -0.80}},
	pBounded:      {"bounded", [numColumns]float64{0.32, 0.32, 0.32, 0.32, 0.20, 0.44, 0.40, 0.32, 0.32, 0.32}},
	pHoldsName:    {"holds name", [numColumns]float64{0.73, 0.71, 0.24, 0.41, 0.55, 0.46, 0.72, 0.54, 0.67, 0.55}},
	pTail:         {"tail", [numColumns]float64{-0.24, -0.35, -0.53, -0.55, -0.40, -0.40, -0.40, -0.42, -0.43, -0.40}},
	pTwoWords:     {"two words", [numColumns]float64{0.70, 0.58, 0.34, 0.51, 0.20, -0.15, 0.36, 0.55, 0.26, 0.35}},
	pQuotation:    {"quotation", [numColumns]float64{-0.38, -0.38, -0.38, -0.38, -0.38, -0.38, -0.38, -0.38, -0.38, -0.48}},
}
