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
	pNear:         {"near", [numColumns]float64{1.89, 1.66, 1.95, 1.74, 1.84, 1.73, 1.60, 1.62, 1.63, 1.67}},
	pNearAction:   {"near action", [numColumns]float64{0.76, 0.70, 0.92, 0.32, 0.58, 0.54, 0.57, 0.42, 0.49, 0.59}},
	pNearNamed:    {"near named", [numColumns]float64{0.42, 0.21, 0.34, 0.25, 0.41, 0.31, 0.22, 0.27, 0.32, 0.32}},
	pNearFocus:    {"near focus", [numColumns]float64{1.25, 1.27, 1.25, 1.62, 1.19, 1.30, 1.17, 1.25, 1.25, 1.25}},
	pAsked:        {"asked", [numColumns]float64{-2.82, -2.58, -3.29, -2.62, -2.67, -2.48, -2.59, -2.79, -2.72, -2.53}},
	pNamed:        {"named", [numColumns]float64{-0.70, -0.41, -0.84, -0.71, -0.80, -0.77, -0.77, -1.00, -0.79, -0.64}},
	pAskedHead:    {"asked head", [numColumns]float64{-0.12, 0.10, 0.24, 0.07, -0.02, 0.15, -0.07, -0.27, -0.03, -0.04}},
	pFocusIn:      {"focus in", [numColumns]float64{-0.07, 0.09, -0.07, 0.04, -0.12, -0.39, -0.01, -0.07, -0.07, -0.07}},
	pFocusHead:    {"focus head", [numColumns]float64{0.10, 0.13, 0.10, 0.32, 0.08, -0.18, 0.17, 0.10, 0.10, 0.10}},
	pFocusOnly:    {"focus only", [numColumns]float64{-0.68, -0.64, -0.68, -0.94, -0.72, -0.60, -0.68, -0.68, -0.68, -0.68}},
	pFocusBefore:  {"focus before", [numColumns]float64{0.38, 0.30, 0.38, 0.55, 0.38, 0.38, 0.38, 0.38, 0.38, 0.38}},
	pFocusAfter:   {"focus after", [numColumns]float64{0.29, 0.26, 0.29, 0.17, 0.23, 0.65, 0.19, 0.29, 0.29, 0.29}},
	pSameClause:   {"same clause", [numColumns]float64{1.48, 1.35, 1.00, 1.32, 1.35, 1.29, 1.21, 1.06, 1.11, 1.22}},
	pBeforeAction: {"before action", [numColumns]float64{-0.09, -0.47, -0.37, 0.11, -0.43, -0.20, -0.24, -0.27, -0.12, -0.27}},
	pSubject:      {"subject", [numColumns]float64{-0.18, -0.75, -0.45, -0.38, -0.66, -0.49, -0.33, -0.46, -0.28, -0.46}},
	pObject:       {"object", [numColumns]float64{-0.63, -0.29, 0.03, -0.35, -0.20, -0.33, -0.31, -0.53, -0.43, -0.39}},
	pSubjectAsked: {"subject asked", [numColumns]float64{0.03, -0.05, -0.01, 0.17, -0.05, 0.05, 0.04, 0.09, 0.08, 0.04}},
	pObjectAsked:  {"object asked", [numColumns]float64{0.10, 0.20, 0.22, -0.25, 0.16, -0.06, 0.06, 0.03, -0.07, 0.01}},
	pAfterVerb:    {"after verb", [numColumns]float64{0.47, 0.54, 0.47, 0.25, 0.27, 0.48, 0.30, -0.04, 0.22, 0.32}},
	pAgent:        {"agent", [numColumns]float64{0.88, 0.51, 0.27, 0.08, 0.50, 0.43, 0.42, 0.43, 0.41, 0.43}},
	pPatient:      {"patient", [numColumns]float64{0.27, 0.13, 0.52, 0.23, 0.17, 0.31, 0.30, 0.33, 0.50, 0.30}},
	pPrep:         {"prep", [numColumns]float64{-0.21, 0.59, -0.02, -0.45, 0.03, 0.02, -0.10, -0.01, -0.03, -0.01}},
	pPlacePrep:    {"place prep", [numColumns]float64{-0.54, 0.09, -0.34, -0.26, -0.34, -0.57, -0.48, -0.50, -0.58, -0.38}},
	pOf:           {"of", [numColumns]float64{-0.32, -0.09, -0.30, -0.30, -0.42, -0.17, -0.36, -0.42, -0.59, -0.32}},
	pOblique:      {"oblique", [numColumns]float64{-0.80, -0.55, -0.90, -0.70, -0.84, -0.69, -0.71, -0.61, -0.80, -0.71}},
	pFirst:        {"first", [numColumns]float64{0.72, 0.21, 0.67, 0.41, 0.34, 0.09, 0.34, 0.13, 0.25, 0.35}},
	pBracket:      {"bracket", [numColumns]float64{-0.32, -0.16, -0.25, -0.16, 0.13, -0.04, -0.31, -0.18, -0.07, -0.15}},
	pQuoted:       {"quoted", [numColumns]float64{0.86, 0.77, 1.22, 1.17, 0.93, 0.93, 0.93, 0.89, 1.02, 0.80}},
	pApposition:   {"apposition", [numColumns]float64{0.24, 0.01, 0.04, -0.10, 0.07, 0.00, -0.03, 0.42, 0.05, 0.01}},
	pPerson:       {"person", [numColumns]float64{1.01, 0.28, 0.58, 0.82, 0.64, 0.64, 0.64, 0.57, 0.71, 0.64}},
	pOrganisation: {"organisation", [numColumns]float64{0.34, 0.05, 0.02, 0.32, 0.14, 0.14, 0.14, 0.10, 0.04, 0.14}},
	pPlaceName:    {"place name", [numColumns]float64{-0.35, 0.39, -0.14, -0.09, -0.04, -0.04, -0.04, -0.06, -0.02, -0.04}},
	pOtherName:    {"other name", [numColumns]float64{-0.45, -0.39, -0.36, -0.46, -0.39, -0.39, -0.39, -0.39, -0.39, -0.39}},
	pRun:          {"run", [numColumns]float64{-0.45, -0.49, -0.55, -0.53, -0.54, -0.65, -0.61, -0.65, -0.57, -0.54}},
	pPhrase:       {"phrase", [numColumns]float64{-1.08, -0.53, -0.57, -1.10, -0.73, -0.73, -0.73, -0.62, -0.72, -0.73}},
	pLongOf:       {"long of", [numColumns]float64{-0.10, -0.23, -0.21, -0.21, -0.24, -0.72, -0.14, -0.12, -0.19, -0.24}},
	pLong:         {"long", [numColumns]float64{-0.66, -0.70, -0.66, -0.99, -0.67, -1.14, -0.31, -0.71, -0.43, -0.67}},
	pList:         {"list", [numColumns]float64{-0.24, -0.32, -0.18, 0.02, -0.26, -0.19, -0.19, -0.21, -0.19, -0.19}},
	pTitle:        {"title", [numColumns]float64{0.32, 0.35, 0.29, 0.59, 0.37, 0.37, 0.37, 0.33, 0.40, 0.37}},
	pAdverbial:    {"adverbial", [numColumns]float64{0.02, -0.26, 0.02, 0.02, -0.02, 0.09, 0.08, 0.26, -0.07, 0.02}},
	pClause:       {"clause", [numColumns]float64{-0.16, -0.16, -0.16, -0.16, -0.16, -0.16, -0.16, -0.17, -0.21, -0.16}},
	pWords:        {"words", [numColumns]float64{0.20, -0.10, 0.71, 0.57, 0.10, -0.31, 0.58, 0.67, -0.34, 0.42}},
	pWordsMany:    {"words many", [numColumns]float64{-1.30, -1.29, -1.34, -1.38, -1.29, -1.29, -1.29, -1.28, -1.43, -1.32}},
	pCapital:      {"capital", [numColumns]float64{0.86, 0.52, 0.56, 0.68, 0.28, 0.44, 0.43, -0.11, 0.28, 0.48}},
	pNumeral:      {"numeral", [numColumns]float64{0.23, 0.45, 0.70, 0.65, 0.95, 0.44, 0.57, 0.38, 0.55, 0.62}},
	pDefinite:     {"definite", [numColumns]float64{-0.37, -0.09, -0.15, -0.02, -0.13, -0.24, -0.20, -0.23, -0.46, -0.20}},
	pIndefinite:   {"indefinite", [numColumns]float64{0.22, 0.18, -0.32, -0.26, -0.11, -0.05, -0.06, -0.08, 0.13, -0.04}},
	pCutBefore:    {"cut before", [numColumns]float64{-1.02, -0.96, -0.92, -0.93, -0.91, -0.91, -0.91, -0.92, -0.91, -0.91}},
	pCutAfter:     {"cut after", [numColumns]float64{-0.89, -1.11, -0.92, -1.10, -1.00, -1.08, -1.09, -1.01, -1.06, -1.00}},
	pTitled:       {"titled", [numColumns]float64{0.38, 0.09, -0.04, 0.33, 0.15, 0.15, 0.15, 0.12, 0.03, 0.15}},
	pGood:         {"good", [numColumns]float64{1.29, 1.02, 0.75, 0.88, 0.93, 0.81, 0.89, 0.97, 0.64, 0.77}},
	pCue:          {"cue", [numColumns]float64{-0.41, -0.63, -0.31, -0.95, -0.16, -0.13, -0.37, 0.21, -0.02, -0.16}},
	pExact:        {"exact", [numColumns]float64{-0.17, -0.17, -0.17, -0.17, -0.07, -0.43, -0.03, 0.08, -0.42, -0.17}},
	pToEnd:        {"to end", [numColumns]float64{0.18, 0.34, 0.65, 0.77, 0.53, 0.38, 0.53, 0.42, 0.53, 0.43}},
	pEarly:        {"early", [numColumns]float64{-0.49, 0.11, -0.20, -0.35, -0.08, 0.27, 0.09, 0.22, 0.09, -0.02}},
	pSpecified:    {"specified", [numColumns]float64{0.87, 0.70, 1.20, 0.80, 0.92, 0.77, 0.83, 0.64, 0.92, 0.83}},
	pNamedHead:    {"named head", [numColumns]float64{0.30, 0.25, -0.09, 0.18, 0.04, 0.08, 0.07, 0.05, 0.07, 0.09}},
	pTimed:        {"timed", [numColumns]float64{-1.15, -1.28, -1.27, -0.90, -1.05, -1.05, -1.05, -1.18, -0.88, -0.97}},
	pDimension:    {"dimension", [numColumns]float64{0.39, 0.39, 0.39, 0.39, 0.39, 0.36, 0.52, 0.39, 0.39, 0.39}},
	pInList:       {"in list", [numColumns]float64{-0.51, -0.65, -0.98, -0.72, -0.55, -0.67, -0.67, -0.70, -0.72, -0.67}},
	pReport:       {"report", [numColumns]float64{-0.53, -0.43, -0.10, -0.31, -0.46, -0.73, -0.43, -0.46, -0.37, -0.48}},
	pCutInside:    {"cut inside", [numColumns]float64{-0.91, -0.86, -0.85, -0.39, -0.75, -0.58, -1.00, -0.74, -0.77, -0.74}},
	pAfterAction:  {"after action", [numColumns]float64{-0.08, -0.04, 0.14, -0.02, 0.19, 0.28, -0.01, 0.12, -0.02, 0.06}},
	pThenAction:   {"then action", [numColumns]float64{0.39, 0.43, 0.81, 0.39, 0.36, 0.19, 0.49, 0.41, 0.44, 0.42}},
	pNamesake:     {"namesake", [numColumns]float64{-0.78, -0.57, -0.78, -1.02, -0.74, -0.74, -0.74, -0.75, -0.75, -0.74}},
	pBounded:      {"bounded", [numColumns]float64{0.26, 0.26, 0.26, 0.26, 0.19, 0.34, 0.33, 0.26, 0.26, 0.26}},
	pHoldsName:    {"holds name", [numColumns]float64{0.75, 0.72, 0.26, 0.43, 0.58, 0.49, 0.75, 0.54, 0.65, 0.68}},
	pTail:         {"tail", [numColumns]float64{}},
	pTwoWords:     {"two words", [numColumns]float64{}},
}
