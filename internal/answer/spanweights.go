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
	pNear:         {"near", [numColumns]float64{1.36, 1.20, 1.74, 1.36, 1.41, 1.30, 1.29, 1.08, 1.20, 1.18}},
	pNearAction:   {"near action", [numColumns]float64{0.88, 0.95, 1.37, 0.98, 0.92, 0.77, 0.90, 0.67, 0.80, 0.83}},
	pNearNamed:    {"near named", [numColumns]float64{0.70, 0.45, 0.45, 0.60, 0.62, 0.51, 0.48, 0.42, 0.47, 0.45}},
	pNearFocus:    {"near focus", [numColumns]float64{1.17, 1.12, 1.17, 1.47, 1.13, 1.30, 1.17, 1.14, 1.17, 1.17}},
	pAsked:        {"asked", [numColumns]float64{-2.79, -2.74, -3.16, -2.72, -2.66, -2.58, -2.55, -2.88, -2.60, -2.60}},
	pNamed:        {"named", [numColumns]float64{-0.64, -0.77, -0.91, -0.70, -0.84, -0.86, -0.83, -1.12, -0.76, -0.82}},
	pAskedHead:    {"asked head", [numColumns]float64{-0.19, -0.15, -0.10, 0.14, -0.17, -0.14, -0.10, -0.52, -0.16, -0.19}},
	pFocusIn:      {"focus in", [numColumns]float64{-0.02, 0.11, -0.02, 0.13, -0.07, -0.28, 0.02, -0.06, -0.02, -0.02}},
	pFocusHead:    {"focus head", [numColumns]float64{0.26, 0.29, 0.26, 0.52, 0.23, 0.02, 0.31, 0.27, 0.26, 0.26}},
	pFocusOnly:    {"focus only", [numColumns]float64{-0.43, -0.43, -0.43, -0.59, -0.48, -0.34, -0.44, -0.44, -0.43, -0.43}},
	pFocusBefore:  {"focus before", [numColumns]float64{0.96, 0.97, 0.96, 1.19, 0.96, 0.97, 0.96, 0.96, 0.96, 0.96}},
	pFocusAfter:   {"focus after", [numColumns]float64{0.39, 0.37, 0.39, 0.36, 0.36, 0.67, 0.33, 0.37, 0.39, 0.39}},
	pSameClause:   {"same clause", [numColumns]float64{1.50, 1.57, 0.99, 1.21, 1.29, 1.21, 1.23, 0.98, 1.21, 1.05}},
	pBeforeAction: {"before action", [numColumns]float64{-0.02, -0.58, -0.18, -0.34, -0.24, -0.23, -0.43, -0.04, -0.24, -0.18}},
	pSubject:      {"subject", [numColumns]float64{-0.30, -0.73, -0.40, -0.33, -0.68, -0.48, -0.41, -0.65, -0.31, -0.52}},
	pObject:       {"object", [numColumns]float64{-0.46, -0.36, 0.19, -0.04, -0.05, -0.13, -0.17, -0.31, -0.12, -0.11}},
	pSubjectAsked: {"subject asked", [numColumns]float64{-0.21, -0.28, -0.25, -0.17, -0.27, -0.19, -0.21, -0.15, -0.18, -0.21}},
	pObjectAsked:  {"object asked", [numColumns]float64{-0.01, 0.05, 0.11, -0.10, 0.13, -0.06, 0.02, -0.05, -0.13, -0.01}},
	pAfterVerb:    {"after verb", [numColumns]float64{0.43, 0.34, 0.52, 0.11, 0.13, 0.35, 0.13, -0.07, -0.09, 0.26}},
	pAgent:        {"agent", [numColumns]float64{1.04, 0.94, 0.60, 0.37, 0.73, 0.67, 0.72, 0.79, 0.57, 0.69}},
	pPatient:      {"patient", [numColumns]float64{0.33, 0.19, 0.57, 0.43, 0.25, 0.38, 0.34, 0.29, 0.49, 0.35}},
	pPrep:         {"prep", [numColumns]float64{-0.48, 0.15, 0.04, -0.29, 0.00, -0.05, -0.08, 0.05, 0.09, -0.06}},
	pPlacePrep:    {"place prep", [numColumns]float64{-0.38, 0.24, -0.30, -0.14, -0.12, -0.36, -0.25, -0.28, -0.20, -0.19}},
	pOf:           {"of", [numColumns]float64{-0.50, -0.30, -0.35, -0.36, -0.55, -0.38, -0.44, -0.52, -0.60, -0.43}},
	pOblique:      {"oblique", [numColumns]float64{-0.59, -0.43, -0.85, -0.33, -0.66, -0.50, -0.47, -0.39, -0.59, -0.52}},
	pFirst:        {"first", [numColumns]float64{0.74, 0.29, 0.45, 0.42, 0.32, 0.23, 0.36, -0.07, 0.46, 0.48}},
	pBracket:      {"bracket", [numColumns]float64{-0.37, -0.26, -0.21, -0.47, 0.01, -0.15, -0.41, -0.28, -0.27, -0.26}},
	pQuoted:       {"quoted", [numColumns]float64{0.98, 0.99, 1.22, 1.31, 1.07, 1.07, 1.07, 1.06, 1.07, 1.13}},
	pApposition:   {"apposition", [numColumns]float64{0.31, -0.10, 0.28, -0.22, -0.00, 0.02, 0.03, 0.22, 0.02, 0.01}},
	pPerson:       {"person", [numColumns]float64{0.89, 0.18, 0.19, 0.61, 0.42, 0.42, 0.42, 0.37, 0.36, 0.42}},
	pOrganisation: {"organisation", [numColumns]float64{0.11, 0.15, -0.08, 0.21, 0.07, 0.07, 0.07, 0.01, -0.02, 0.07}},
	pPlaceName:    {"place name", [numColumns]float64{-0.39, 0.18, -0.24, -0.42, -0.21, -0.21, -0.21, -0.22, -0.22, -0.21}},
	pOtherName:    {"other name", [numColumns]float64{-0.54, -0.45, -0.52, -0.53, -0.48, -0.48, -0.48, -0.48, -0.48, -0.48}},
	pRun:          {"run", [numColumns]float64{-0.54, -0.49, -0.60, -0.36, -0.48, -0.49, -0.46, -0.52, -0.53, -0.48}},
	pPhrase:       {"phrase", [numColumns]float64{-0.97, -0.60, -0.42, -0.93, -0.61, -0.62, -0.62, -0.42, -0.58, -0.62}},
	pLongOf:       {"long of", [numColumns]float64{-0.07, -0.03, -0.05, -0.26, -0.15, -0.57, -0.07, 0.03, -0.24, -0.15}},
	pLong:         {"long", [numColumns]float64{-0.59, -0.64, -0.48, -0.97, -0.60, -1.20, -0.14, -0.58, -0.44, -0.60}},
	pList:         {"list", [numColumns]float64{-0.16, -0.16, 0.05, -0.25, -0.14, -0.11, -0.11, -0.14, -0.04, -0.11}},
	pTitle:        {"title", [numColumns]float64{0.06, 0.10, -0.02, 0.39, 0.12, 0.12, 0.12, 0.11, 0.11, 0.12}},
	pAdverbial:    {"adverbial", [numColumns]float64{-0.35, -0.48, -0.35, -0.35, -0.37, -0.27, -0.26, -0.48, -0.32, -0.35}},
	pClause:       {"clause", [numColumns]float64{0.24, 0.24, 0.24, 0.24, 0.24, 0.24, 0.24, 0.36, 0.21, 0.21}},
	pWords:        {"words", [numColumns]float64{0.32, 0.36, 0.55, 0.65, 0.27, -0.11, 0.84, 0.80, 0.19, 0.43}},
	pWordsMany:    {"words many", [numColumns]float64{-0.94, -0.95, -0.99, -1.01, -0.94, -0.94, -0.94, -0.99, -0.96, -1.00}},
	pCapital:      {"capital", [numColumns]float64{0.73, 0.40, 0.55, 0.48, 0.23, 0.28, 0.33, -0.21, 0.14, 0.25}},
	pNumeral:      {"numeral", [numColumns]float64{0.11, 0.03, 0.53, 0.21, 0.65, 0.26, 0.28, 0.11, 0.31, 0.23}},
	pDefinite:     {"definite", [numColumns]float64{-0.43, -0.25, -0.20, 0.06, -0.15, -0.25, -0.23, -0.05, -0.57, -0.22}},
	pIndefinite:   {"indefinite", [numColumns]float64{0.17, 0.12, -0.15, -0.18, 0.02, 0.07, -0.01, 0.06, 0.07, 0.02}},
	pCutBefore:    {"cut before", [numColumns]float64{-0.81, -0.75, -0.82, -0.63, -0.71, -0.71, -0.71, -0.72, -0.72, -0.71}},
	pCutAfter:     {"cut after", [numColumns]float64{-0.98, -1.15, -0.98, -1.11, -1.04, -1.02, -1.19, -1.05, -1.06, -1.04}},
	pTitled:       {"titled", [numColumns]float64{0.47, 0.18, -0.21, 0.26, 0.13, 0.13, 0.13, 0.09, 0.04, 0.13}},
	pGood:         {"good", [numColumns]float64{1.57, 1.46, 1.02, 1.10, 1.23, 1.14, 1.13, 1.28, 1.03, 1.18}},
	pCue:          {"cue", [numColumns]float64{-0.29, -0.57, -0.10, -0.86, -0.10, -0.14, -0.27, 0.25, 0.01, -0.30}},
	pExact:        {"exact", [numColumns]float64{0.29, 0.29, 0.29, 0.29, 0.37, 0.06, 0.36, 0.61, 0.12, 0.29}},
	pToEnd:        {"to end", [numColumns]float64{0.18, 0.40, 0.62, 0.49, 0.45, 0.29, 0.53, 0.51, 0.58, 0.24}},
	pEarly:        {"early", [numColumns]float64{-0.31, 0.14, 0.19, -0.39, -0.04, 0.21, 0.07, 0.31, 0.01, 0.01}},
	pSpecified:    {"specified", [numColumns]float64{0.68, 0.68, 1.18, 0.70, 0.84, 0.71, 0.77, 0.68, 0.85, 0.77}},
	pNamedHead:    {"named head", [numColumns]float64{0.42, 0.16, 0.28, 0.18, 0.20, 0.20, 0.20, 0.19, 0.26, 0.23}},
	pTimed:        {"timed", [numColumns]float64{-1.57, -1.65, -1.50, -1.54, -1.46, -1.46, -1.46, -1.55, -1.33, -1.48}},
	pDimension:    {"dimension", [numColumns]float64{0.27, 0.27, 0.27, 0.27, 0.27, 0.23, 0.39, 0.27, 0.27, 0.27}},
	pInList:       {"in list", [numColumns]float64{-0.62, -0.71, -0.85, -0.76, -0.63, -0.68, -0.68, -0.69, -0.68, -0.68}},
	pReport:       {"report", [numColumns]float64{-0.74, -0.65, -0.33, -0.50, -0.67, -0.75, -0.61, -0.68, -0.57, -0.63}},
	pCutInside:    {"cut inside", [numColumns]float64{-0.83, -0.72, -0.94, -0.23, -0.69, -0.54, -0.96, -0.68, -0.70, -0.68}},
	pAfterAction:  {"after action", [numColumns]float64{-0.19, -0.13, 0.27, -0.15, 0.08, 0.10, -0.10, -0.13, -0.21, -0.03}},
	pThenAction:   {"then action", [numColumns]float64{0.60, 0.78, 0.87, 0.75, 0.60, 0.48, 0.67, 0.58, 0.66, 0.65}},
	pNamesake:     {"namesake", [numColumns]float64{0.31, 0.29, 0.27, -0.00, 0.20, 0.20, 0.20, 0.20, 0.20, 0.20}},
	pBounded:      {"bounded", [numColumns]float64{0.48, 0.48, 0.48, 0.48, 0.44, 0.56, 0.57, 0.48, 0.48, 0.48}},
	pHoldsName:    {"holds name", [numColumns]float64{0.57, 0.62, 0.17, -0.18, 0.45, 0.28, 0.66, 0.19, 0.46, 0.30}},
	pTail:         {"tail", [numColumns]float64{-0.48, -0.52, -0.66, -0.61, -0.54, -0.54, -0.54, -0.56, -0.56, -0.54}},
	pTwoWords:     {"two words", [numColumns]float64{0.83, 0.30, 0.20, 0.38, 0.21, -0.14, 0.41, 0.48, 0.11, 0.28}},
	pQuotation:    {"quotation", [numColumns]float64{0.12, 0.12, 0.12, 0.12, 0.12, 0.12, 0.12, 0.12, 0.12, 0.15}},
	pInstance:     {"instance", [numColumns]float64{1.09, 1.22, 1.09, 1.21, 1.09, 1.09, 1.09, 1.12, 1.09, 1.09}},
	pTense:        {"tense", [numColumns]float64{0.33, 0.33, 0.33, 0.33, 0.41, 0.33, 0.33, 0.33, 0.33, 0.33}},
	pDateline:     {"dateline", [numColumns]float64{-0.35, -0.35, -0.34, -0.34, -0.39, -0.34, -0.34, -0.34, -0.34, -0.34}},
}
