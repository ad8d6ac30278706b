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
	pNear:         {"near", [numColumns]float64{1.47, 1.30, 1.58, 1.38, 1.47, 1.37, 1.25, 1.28, 1.30, 1.21}},
	pNearAction:   {"near action", [numColumns]float64{0.80, 0.75, 0.97, 0.40, 0.64, 0.59, 0.63, 0.50, 0.56, 0.56}},
	pNearNamed:    {"near named", [numColumns]float64{0.51, 0.35, 0.45, 0.37, 0.50, 0.42, 0.36, 0.38, 0.46, 0.38}},
	pNearFocus:    {"near focus", [numColumns]float64{1.28, 1.29, 1.28, 1.68, 1.23, 1.32, 1.19, 1.28, 1.28, 1.28}},
	pAsked:        {"asked", [numColumns]float64{-2.72, -2.53, -3.12, -2.54, -2.60, -2.43, -2.52, -2.80, -2.60, -2.51}},
	pNamed:        {"named", [numColumns]float64{-0.74, -0.53, -0.92, -0.82, -0.84, -0.82, -0.81, -0.99, -0.80, -0.68}},
	pAskedHead:    {"asked head", [numColumns]float64{-0.23, -0.04, 0.11, -0.02, -0.15, -0.00, -0.20, -0.55, -0.22, -0.16}},
	pFocusIn:      {"focus in", [numColumns]float64{0.03, 0.17, 0.03, 0.18, -0.01, -0.25, 0.09, 0.03, 0.03, 0.03}},
	pFocusHead:    {"focus head", [numColumns]float64{0.00, 0.03, 0.00, 0.18, -0.01, -0.24, 0.06, 0.00, 0.00, 0.00}},
	pFocusOnly:    {"focus only", [numColumns]float64{-0.58, -0.54, -0.58, -0.79, -0.61, -0.52, -0.58, -0.58, -0.58, -0.58}},
	pFocusBefore:  {"focus before", [numColumns]float64{0.42, 0.34, 0.42, 0.59, 0.42, 0.42, 0.42, 0.42, 0.42, 0.42}},
	pFocusAfter:   {"focus after", [numColumns]float64{0.37, 0.34, 0.37, 0.23, 0.33, 0.76, 0.28, 0.37, 0.37, 0.37}},
	pSameClause:   {"same clause", [numColumns]float64{1.65, 1.58, 1.05, 1.38, 1.46, 1.39, 1.30, 1.15, 1.19, 1.19}},
	pBeforeAction: {"before action", [numColumns]float64{-0.08, -0.54, -0.29, 0.15, -0.35, -0.18, -0.24, -0.23, -0.18, -0.32}},
	pSubject:      {"subject", [numColumns]float64{-0.41, -0.95, -0.48, -0.52, -0.84, -0.60, -0.50, -0.69, -0.44, -0.60}},
	pObject:       {"object", [numColumns]float64{-0.62, -0.44, 0.10, -0.27, -0.26, -0.34, -0.26, -0.53, -0.45, -0.30}},
	pSubjectAsked: {"subject asked", [numColumns]float64{-0.02, -0.07, -0.03, 0.14, -0.07, 0.03, 0.01, 0.06, 0.03, 0.01}},
	pObjectAsked:  {"object asked", [numColumns]float64{0.08, 0.19, 0.22, -0.18, 0.18, -0.04, 0.08, 0.02, -0.03, 0.08}},
	pAfterVerb:    {"after verb", [numColumns]float64{0.51, 0.42, 0.48, 0.28, 0.16, 0.49, 0.26, -0.10, 0.09, 0.45}},
	pAgent:        {"agent", [numColumns]float64{0.80, 0.57, 0.26, -0.04, 0.46, 0.40, 0.39, 0.51, 0.33, 0.40}},
	pPatient:      {"patient", [numColumns]float64{0.23, 0.13, 0.54, 0.28, 0.16, 0.33, 0.29, 0.29, 0.44, 0.29}},
	pPrep:         {"prep", [numColumns]float64{-0.51, 0.23, -0.02, -0.37, 0.01, -0.04, -0.21, 0.03, -0.14, -0.11}},
	pPlacePrep:    {"place prep", [numColumns]float64{-0.43, 0.24, -0.31, -0.26, -0.18, -0.39, -0.34, -0.36, -0.47, -0.27}},
	pOf:           {"of", [numColumns]float64{-0.44, -0.10, -0.36, -0.40, -0.46, -0.21, -0.43, -0.44, -0.60, -0.37}},
	pOblique:      {"oblique", [numColumns]float64{-0.90, -0.62, -0.93, -0.70, -0.88, -0.74, -0.77, -0.69, -0.87, -0.77}},
	pFirst:        {"first", [numColumns]float64{0.78, 0.20, 0.65, 0.56, 0.35, 0.21, 0.39, -0.13, 0.56, 0.40}},
	pBracket:      {"bracket", [numColumns]float64{-0.31, -0.18, -0.24, -0.14, 0.08, -0.10, -0.31, -0.19, -0.12, -0.16}},
	pQuoted:       {"quoted", [numColumns]float64{0.77, 0.68, 1.11, 1.04, 0.83, 0.83, 0.83, 0.81, 0.89, 0.74}},
	pApposition:   {"apposition", [numColumns]float64{0.15, -0.08, -0.02, -0.12, 0.00, -0.04, -0.06, 0.10, 0.11, 0.02}},
	pPerson:       {"person", [numColumns]float64{0.99, 0.25, 0.53, 0.67, 0.58, 0.58, 0.58, 0.52, 0.61, 0.58}},
	pOrganisation: {"organisation", [numColumns]float64{0.14, -0.07, -0.19, 0.19, -0.00, -0.00, -0.00, -0.05, -0.07, -0.00}},
	pPlaceName:    {"place name", [numColumns]float64{-0.50, 0.27, -0.30, -0.24, -0.18, -0.18, -0.18, -0.20, -0.19, -0.18}},
	pOtherName:    {"other name", [numColumns]float64{-0.51, -0.45, -0.43, -0.53, -0.45, -0.45, -0.45, -0.45, -0.45, -0.45}},
	pRun:          {"run", [numColumns]float64{-0.64, -0.65, -0.73, -0.65, -0.69, -0.77, -0.73, -0.80, -0.77, -0.69}},
	pPhrase:       {"phrase", [numColumns]float64{-1.21, -0.70, -0.66, -1.21, -0.83, -0.84, -0.84, -0.73, -0.84, -0.84}},
	pLongOf:       {"long of", [numColumns]float64{-0.18, -0.37, -0.31, -0.39, -0.36, -0.79, -0.28, -0.22, -0.39, -0.36}},
	pLong:         {"long", [numColumns]float64{-0.53, -0.64, -0.55, -0.87, -0.56, -1.08, -0.15, -0.50, -0.31, -0.56}},
	pList:         {"list", [numColumns]float64{-0.30, -0.43, -0.29, -0.07, -0.31, -0.26, -0.26, -0.27, -0.20, -0.26}},
	pTitle:        {"title", [numColumns]float64{0.27, 0.28, 0.22, 0.52, 0.30, 0.30, 0.30, 0.28, 0.32, 0.30}},
	pAdverbial:    {"adverbial", [numColumns]float64{-0.26, -0.43, -0.26, -0.26, -0.30, -0.14, -0.19, -0.16, -0.42, -0.26}},
	pClause:       {"clause", [numColumns]float64{0.59, 0.59, 0.59, 0.59, 0.59, 0.59, 0.59, 0.60, 0.60, 0.71}},
	pWords:        {"words", [numColumns]float64{0.18, 0.00, 0.75, 0.61, 0.16, -0.23, 0.69, 0.66, -0.01, 0.36}},
	pWordsMany:    {"words many", [numColumns]float64{-1.16, -1.15, -1.20, -1.25, -1.14, -1.14, -1.14, -1.13, -1.17, -1.23}},
	pCapital:      {"capital", [numColumns]float64{0.88, 0.52, 0.58, 0.73, 0.33, 0.48, 0.48, 0.03, 0.37, 0.51}},
	pNumeral:      {"numeral", [numColumns]float64{0.16, 0.33, 0.65, 0.57, 0.87, 0.40, 0.49, 0.29, 0.47, 0.54}},
	pDefinite:     {"definite", [numColumns]float64{-0.39, -0.00, -0.13, -0.00, -0.11, -0.19, -0.16, -0.03, -0.47, -0.16}},
	pIndefinite:   {"indefinite", [numColumns]float64{0.23, 0.13, -0.28, -0.24, -0.10, -0.05, -0.05, -0.07, 0.08, -0.04}},
	pCutBefore:    {"cut before", [numColumns]float64{-0.97, -0.93, -0.85, -0.88, -0.86, -0.86, -0.86, -0.87, -0.87, -0.86}},
	pCutAfter:     {"cut after", [numColumns]float64{-0.94, -1.14, -0.89, -1.12, -1.01, -1.08, -1.12, -1.02, -1.05, -1.01}},
	pTitled:       {"titled", [numColumns]float64{0.46, 0.23, -0.04, 0.34, 0.20, 0.20, 0.20, 0.17, 0.09, 0.20}},
	pGood:         {"good", [numColumns]float64{1.29, 1.15, 0.76, 0.90, 0.97, 0.85, 0.89, 0.96, 0.61, 0.85}},
	pCue:          {"cue", [numColumns]float64{-0.48, -0.70, -0.42, -0.97, -0.24, -0.16, -0.46, 0.22, -0.27, -0.33}},
	pExact:        {"exact", [numColumns]float64{0.02, 0.02, 0.02, 0.02, 0.13, -0.29, 0.13, 0.29, -0.13, 0.02}},
	pToEnd:        {"to end", [numColumns]float64{0.05, 0.32, 0.59, 0.72, 0.43, 0.34, 0.49, 0.35, 0.59, 0.39}},
	pEarly:        {"early", [numColumns]float64{-0.40, 0.27, -0.10, -0.27, -0.01, 0.24, 0.18, 0.43, 0.02, 0.12}},
	pSpecified:    {"specified", [numColumns]float64{0.89, 0.71, 1.19, 0.75, 0.91, 0.74, 0.84, 0.68, 0.96, 0.83}},
	pNamedHead:    {"named head", [numColumns]float64{0.41, 0.33, 0.07, 0.28, 0.16, 0.19, 0.18, 0.16, 0.16, 0.21}},
	pTimed:        {"timed", [numColumns]float64{-1.24, -1.38, -1.31, -0.99, -1.13, -1.13, -1.13, -1.30, -0.95, -1.06}},
	pDimension:    {"dimension", [numColumns]float64{0.41, 0.41, 0.41, 0.41, 0.41, 0.38, 0.54, 0.41, 0.41, 0.41}},
	pInList:       {"in list", [numColumns]float64{-0.55, -0.68, -0.98, -0.65, -0.56, -0.66, -0.66, -0.69, -0.70, -0.66}},
	pReport:       {"report", [numColumns]float64{-0.65, -0.49, -0.20, -0.38, -0.54, -0.73, -0.49, -0.54, -0.43, -0.46}},
	pCutInside:    {"cut inside", [numColumns]float64{-0.95, -0.88, -0.86, -0.47, -0.77, -0.61, -1.00, -0.77, -0.80, -0.77}},
	pAfterAction:  {"after action", [numColumns]float64{-0.12, -0.14, 0.11, -0.05, 0.10, 0.18, -0.08, -0.06, -0.16, -0.02}},
	pThenAction:   {"then action", [numColumns]float64{0.43, 0.47, 0.84, 0.43, 0.40, 0.24, 0.53, 0.46, 0.43, 0.46}},
	pNamesake:     {"namesake", [numColumns]float64{-0.04, -0.07, -0.10, -0.39, -0.14, -0.14, -0.14, -0.14, -0.16, -0.14}},
	pBounded:      {"bounded", [numColumns]float64{0.40, 0.40, 0.40, 0.40, 0.32, 0.52, 0.47, 0.40, 0.40, 0.40}},
	pHoldsName:    {"holds name", [numColumns]float64{0.73, 0.78, 0.21, 0.40, 0.58, 0.50, 0.79, 0.55, 0.67, 0.69}},
	pTail:         {"tail", [numColumns]float64{-0.44, -0.49, -0.63, -0.64, -0.52, -0.52, -0.52, -0.53, -0.54, -0.52}},
	pTwoWords:     {"two words", [numColumns]float64{0.72, 0.55, 0.32, 0.49, 0.27, -0.16, 0.41, 0.52, 0.28, 0.35}},
	pQuotation:    {"quotation", [numColumns]float64{-0.48, -0.48, -0.48, -0.48, -0.48, -0.48, -0.48, -0.48, -0.48, -0.60}},
}
