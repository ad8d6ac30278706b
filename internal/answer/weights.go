package answer

// The features of a candidate, by number.
const (
	fCover = iota
	fCoverSquared
	fPrevious
	fAround
	fHeadline
	fArticle
	fNames
	fNamesAbout
	fFocus
	fProximity
	fPairs
	fDensity
	fShort
	fFirst
	fQuestion
	fHeading
	fPronoun
	fRetrieved
	fPerson
	fTime
	fPlace
	fCount
	fReason
	fManner
	fQuote
	fThing
	fLacking
	fDated
	fPredicate
	fJoint
	fWhole
	numFeatures
)

// weights is the ranking: what each feature says, and what it counts. A cover is the share of the
// question's weight (its words by rarity) that is matched, 0 to 1.
// The numbers are fitted by internal/answer/fit.
var weights = [numFeatures]struct {
	name   string
	weight float64
	says   string
}{
	fCover:        {"cover", 6.59, "cover of the sentence"},
	fCoverSquared: {"cover squared", -1.88, "most of the question in one sentence"},
	fPrevious:     {"previous", 3.22, "cover gained by the sentence before"},
	fAround:       {"around", 1.42, "cover gained by the next and the last but one"},
	fHeadline:     {"headline", 4.37, "cover gained by the headline"},
	fArticle:      {"article", -2.63, "cover gained by the whole article"},
	fNames:        {"names", 1.84, "share of the question's names in the sentence"},
	fNamesAbout:   {"names about", 2.49, "share of the question's names elsewhere in the article only"},
	fFocus:        {"focus", -0.06, "the class asked for is there"},
	fProximity:    {"proximity", 0.95, "matched words stand close together"},
	fPairs:        {"pairs", 0.77, "neighbours of the question are neighbours in the sentence"},
	fDensity:      {"density", 3.69, "share of the sentence's words that match"},
	fShort:        {"short", -0.54, "fewer than six words"},
	fFirst:        {"first", 0.85, "near the beginning of the article"},
	fQuestion:     {"question", -1.14, "the sentence asks itself"},
	fHeading:      {"heading", -0.60, "a heading inside the text"},
	fPronoun:      {"pronoun", 0.78, "begins with a pronoun, after a sentence that matches"},
	fRetrieved:    {"retrieved", 6.30, "score of the index, relative to the best"},
	fPerson:       {"person", 1.57, "names a person or an organisation that is not in the question"},
	fTime:         {"time", 0.97, "tells a date or time"},
	fPlace:        {"place", 2.55, "names a place"},
	fCount:        {"count", 3.10, "holds a fitting number"},
	fReason:       {"reason", 3.97, "gives a reason"},
	fManner:       {"manner", 0.07, "gives means or manner"},
	fQuote:        {"quote", 2.08, "quotes"},
	fThing:        {"thing", -0.73, "holds a noun phrase close to the matched words"},
	fLacking:      {"lacking", -1.36, "holds nothing of the kind that is wanted"},
	fPredicate:    {"predicate", 0.15, "share of the words that are no names in the sentence"},
	fJoint:        {"joint", 0.43, "predicate, with the names somewhere in the article"},
	fWhole:        {"whole", 3.63, "cover of the whole article, squared"},
	fDated:        {"dated", 1.66, "tells of the date that the question names"},
}

// score is the weighted sum of a candidate's features.
func (c *candidate) sum() {
	c.score = 0
	for i := range c.features {
		c.score += weights[i].weight * c.features[i]
	}
}
