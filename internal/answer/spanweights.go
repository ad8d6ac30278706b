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
	pNear:         {"near", [numColumns]float64{1.85, 1.62, 1.93, 1.70, 1.80, 1.69, 1.55, 1.54, 1.59, 1.56}},
	pNearAction:   {"near action", [numColumns]float64{0.75, 0.68, 0.92, 0.30, 0.56, 0.51, 0.54, 0.37, 0.46, 0.49}},
	pNearNamed:    {"near named", [numColumns]float64{0.44, 0.23, 0.36, 0.27, 0.43, 0.33, 0.25, 0.27, 0.36, 0.34}},
	pNearFocus:    {"near focus", [numColumns]float64{1.26, 1.27, 1.26, 1.62, 1.20, 1.32, 1.18, 1.26, 1.26, 1.26}},
	pAsked:        {"asked", [numColumns]float64{-2.83, -2.59, -3.29, -2.62, -2.67, -2.49, -2.60, -2.82, -2.70, -2.58}},
	pNamed:        {"named", [numColumns]float64{-0.67, -0.39, -0.83, -0.69, -0.77, -0.74, -0.74, -0.98, -0.69, -0.60}},
	pAskedHead:    {"asked head", [numColumns]float64{-0.12, 0.10, 0.25, 0.08, -0.01, 0.15, -0.07, -0.28, -0.04, -0.02}},
	pFocusIn:      {"focus in", [numColumns]float64{-0.07, 0.09, -0.07, 0.05, -0.11, -0.38, -0.00, -0.07, -0.07, -0.07}},
	pFocusHead:    {"focus head", [numColumns]float64{0.11, 0.14, 0.11, 0.33, 0.09, -0.16, 0.17, 0.11, 0.11, 0.11}},
	pFocusOnly:    {"focus only", [numColumns]float64{-0.69, -0.64, -0.69, -0.94, -0.72, -0.61, -0.69, -0.69, -0.69, -0.69}},
	pFocusBefore:  {"focus before", [numColumns]float64{0.38, 0.30, 0.38, 0.55, 0.38, 0.38, 0.38, 0.38, 0.38, 0.38}},
	pFocusAfter:   {"focus after", [numColumns]float64{0.29, 0.26, 0.29, 0.17, 0.24, 0.66, 0.20, 0.29, 0.29, 0.29}},
	pSameClause:   {"same clause", [numColumns]float64{1.48, 1.35, 1.00, 1.33, 1.34, 1.30, 1.21, 1.09, 1.11, 1.16}},
	pBeforeAction: {"before action", [numColumns]float64{-0.08, -0.46, -0.36, 0.12, -0.44, -0.20, -0.25, -0.28, -0.17, -0.25}},
	pSubject:      {"subject", [numColumns]float64{-0.17, -0.75, -0.44, -0.37, -0.66, -0.49, -0.34, -0.56, -0.32, -0.47}},
	pObject:       {"object", [numColumns]float64{-0.60, -0.26, 0.04, -0.33, -0.19, -0.27, -0.25, -0.48, -0.28, -0.31}},
	pSubjectAsked: {"subject asked", [numColumns]float64{0.01, -0.06, -0.02, 0.16, -0.07, 0.04, 0.02, 0.07, 0.04, 0.02}},
	pObjectAsked:  {"object asked", [numColumns]float64{0.09, 0.19, 0.22, -0.26, 0.16, -0.07, 0.06, 0.02, -0.06, -0.00}},
	pAfterVerb:    {"after verb", [numColumns]float64{0.45, 0.51, 0.46, 0.23, 0.19, 0.48, 0.27, -0.09, 0.09, 0.39}},
	pAgent:        {"agent", [numColumns]float64{0.89, 0.51, 0.27, 0.09, 0.51, 0.43, 0.43, 0.44, 0.43, 0.43}},
	pPatient:      {"patient", [numColumns]float64{0.26, 0.12, 0.52, 0.23, 0.16, 0.30, 0.28, 0.26, 0.48, 0.28}},
	pPrep:         {"prep", [numColumns]float64{-0.20, 0.61, -0.02, -0.44, 0.07, 0.04, -0.10, 0.13, -0.06, 0.01}},
	pPlacePrep:    {"place prep", [numColumns]float64{-0.53, 0.14, -0.34, -0.26, -0.28, -0.54, -0.46, -0.45, -0.55, -0.35}},
	pOf:           {"of", [numColumns]float64{-0.32, -0.10, -0.30, -0.30, -0.43, -0.17, -0.36, -0.43, -0.60, -0.32}},
	pOblique:      {"oblique", [numColumns]float64{-0.81, -0.57, -0.90, -0.71, -0.87, -0.69, -0.73, -0.63, -0.83, -0.73}},
	pFirst:        {"first", [numColumns]float64{0.68, 0.16, 0.65, 0.39, 0.30, 0.05, 0.28, 0.04, 0.18, 0.19}},
	pBracket:      {"bracket", [numColumns]float64{-0.33, -0.17, -0.26, -0.17, 0.12, -0.06, -0.32, -0.19, -0.09, -0.16}},
	pQuoted:       {"quoted", [numColumns]float64{0.87, 0.78, 1.22, 1.18, 0.94, 0.94, 0.94, 0.91, 1.03, 0.83}},
	pApposition:   {"apposition", [numColumns]float64{0.24, 0.00, 0.04, -0.11, 0.06, -0.00, -0.03, 0.37, -0.01, 0.09}},
	pPerson:       {"person", [numColumns]float64{1.03, 0.28, 0.59, 0.83, 0.64, 0.64, 0.64, 0.57, 0.71, 0.64}},
	pOrganisation: {"organisation", [numColumns]float64{0.35, 0.05, 0.03, 0.34, 0.15, 0.15, 0.15, 0.11, 0.05, 0.15}},
	pPlaceName:    {"place name", [numColumns]float64{-0.35, 0.39, -0.14, -0.09, -0.04, -0.04, -0.04, -0.06, -0.02, -0.04}},
	pOtherName:    {"other name", [numColumns]float64{-0.45, -0.39, -0.36, -0.45, -0.39, -0.39, -0.39, -0.39, -0.39, -0.39}},
	pRun:          {"run", [numColumns]float64{-0.45, -0.49, -0.55, -0.52, -0.53, -0.64, -0.59, -0.61, -0.55, -0.53}},
	pPhrase:       {"phrase", [numColumns]float64{-1.08, -0.55, -0.57, -1.09, -0.76, -0.72, -0.72, -0.59, -0.67, -0.72}},
	pLongOf:       {"long of", [numColumns]float64{-0.14, -0.28, -0.26, -0.25, -0.27, -0.77, -0.18, -0.12, -0.25, -0.27}},
	pLong:         {"long", [numColumns]float64{-0.58, -0.64, -0.58, -0.90, -0.58, -1.11, -0.26, -0.58, -0.22, -0.58}},
	pList:         {"list", [numColumns]float64{-0.26, -0.35, -0.19, 0.01, -0.28, -0.21, -0.21, -0.24, -0.24, -0.21}},
	pTitle:        {"title", [numColumns]float64{0.31, 0.34, 0.28, 0.58, 0.35, 0.35, 0.35, 0.32, 0.38, 0.35}},
	pAdverbial:    {"adverbial", [numColumns]float64{-0.26, -0.45, -0.26, -0.26, -0.25, -0.13, -0.17, -0.20, -0.41, -0.26}},
	pClause:       {"clause", [numColumns]float64{-0.11, -0.11, -0.11, -0.11, -0.11, -0.11, -0.11, -0.03, -0.23, -0.11}},
	pWords:        {"words", [numColumns]float64{0.21, -0.08, 0.71, 0.58, 0.09, -0.29, 0.60, 0.72, -0.27, 0.41}},
	pWordsMany:    {"words many", [numColumns]float64{-1.12, -1.12, -1.18, -1.21, -1.11, -1.11, -1.11, -1.13, -1.20, -1.10}},
	pCapital:      {"capital", [numColumns]float64{0.87, 0.48, 0.56, 0.68, 0.25, 0.44, 0.43, -0.10, 0.29, 0.51}},
	pNumeral:      {"numeral", [numColumns]float64{0.23, 0.45, 0.70, 0.64, 0.94, 0.44, 0.57, 0.44, 0.57, 0.61}},
	pDefinite:     {"definite", [numColumns]float64{-0.37, -0.09, -0.15, -0.02, -0.14, -0.24, -0.20, -0.19, -0.50, -0.21}},
	pIndefinite:   {"indefinite", [numColumns]float64{0.21, 0.16, -0.32, -0.26, -0.12, -0.06, -0.07, -0.09, 0.11, -0.05}},
	pCutBefore:    {"cut before", [numColumns]float64{-1.02, -0.96, -0.92, -0.92, -0.90, -0.90, -0.90, -0.91, -0.91, -0.90}},
	pCutAfter:     {"cut after", [numColumns]float64{-0.88, -1.11, -0.92, -1.10, -1.00, -1.08, -1.08, -1.01, -1.05, -1.00}},
	pTitled:       {"titled", [numColumns]float64{0.39, 0.09, -0.04, 0.33, 0.15, 0.15, 0.15, 0.12, 0.04, 0.15}},
	pGood:         {"good", [numColumns]float64{1.26, 1.00, 0.73, 0.86, 0.94, 0.74, 0.82, 0.80, 0.62, 0.71}},
	pCue:          {"cue", [numColumns]float64{-0.45, -0.63, -0.35, -0.99, -0.19, -0.15, -0.40, 0.12, -0.12, -0.16}},
	pExact:        {"exact", [numColumns]float64{0.06, 0.06, 0.06, 0.06, 0.15, -0.25, 0.18, 0.29, -0.02, 0.06}},
	pToEnd:        {"to end", [numColumns]float64{0.19, 0.34, 0.65, 0.77, 0.54, 0.39, 0.55, 0.42, 0.56, 0.52}},
	pEarly:        {"early", [numColumns]float64{-0.49, 0.10, -0.20, -0.35, -0.08, 0.25, 0.09, 0.23, 0.11, 0.02}},
	pSpecified:    {"specified", [numColumns]float64{0.89, 0.71, 1.22, 0.81, 0.94, 0.79, 0.86, 0.72, 0.93, 0.85}},
	pNamedHead:    {"named head", [numColumns]float64{0.28, 0.24, -0.10, 0.16, 0.03, 0.07, 0.05, 0.04, 0.04, 0.09}},
	pTimed:        {"timed", [numColumns]float64{-1.13, -1.25, -1.25, -0.88, -1.03, -1.03, -1.03, -1.11, -0.85, -0.96}},
	pDimension:    {"dimension", [numColumns]float64{0.36, 0.36, 0.36, 0.36, 0.36, 0.33, 0.48, 0.36, 0.36, 0.36}},
	pInList:       {"in list", [numColumns]float64{-0.52, -0.67, -0.99, -0.73, -0.57, -0.68, -0.68, -0.72, -0.77, -0.68}},
	pReport:       {"report", [numColumns]float64{-0.63, -0.53, -0.19, -0.40, -0.56, -0.81, -0.53, -0.56, -0.48, -0.67}},
	pCutInside:    {"cut inside", [numColumns]float64{-0.91, -0.86, -0.85, -0.39, -0.74, -0.58, -0.99, -0.74, -0.77, -0.74}},
	pAfterAction:  {"after action", [numColumns]float64{-0.07, -0.03, 0.15, -0.01, 0.21, 0.30, 0.00, 0.13, 0.01, 0.07}},
	pThenAction:   {"then action", [numColumns]float64{0.39, 0.43, 0.81, 0.39, 0.36, 0.18, 0.48, 0.40, 0.41, 0.42}},
	pNamesake:     {"namesake", [numColumns]float64{-0.78, -0.57, -0.78, -1.02, -0.74, -0.74, -0.74, -0.75, -0.76, -0.74}},
	pBounded:      {"bounded", [numColumns]float64{0.31, 0.31, 0.31, 0.31, 0.19, 0.43, 0.39, 0.31, 0.31, 0.31}},
	pHoldsName:    {"holds name", [numColumns]float64{0.74, 0.71, 0.25, 0.42, 0.57, 0.47, 0.73, 0.54, 0.69, 0.58}},
	pTail:         {"tail", [numColumns]float64{-0.24, -0.35, -0.53, -0.54, -0.40, -0.40, -0.40, -0.42, -0.42, -0.40}},
	pTwoWords:     {"two words", [numColumns]float64{0.69, 0.54, 0.33, 0.49, 0.16, -0.18, 0.34, 0.49, 0.23, 0.32}},
}
