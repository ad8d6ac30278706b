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
	fCover:        {"cover", 6.44, "cover of the sentence"},
	fCoverSquared: {"cover squared", -1.44, "most of the question in one sentence"},
	fPrevious:     {"previous", 3.04, "cover gained by the sentence before"},
	fAround:       {"around", 1.33, "cover gained by the next and the last but one"},
	fHeadline:     {"headline", 4.28, "cover gained by the headline"},
	fArticle:      {"article", -2.39, "cover gained by the whole article"},
	fNames:        {"names", 1.99, "share of the question's names in the sentence"},
	fNamesAbout:   {"names about", 2.65, "share of the question's names elsewhere in the article only"},
	fFocus:        {"focus", -0.15, "the class asked for is there"},
	fProximity:    {"proximity", 1.03, "matched words stand close together"},
	fPairs:        {"pairs", 0.68, "neighbours of the question are neighbours in the sentence"},
	fDensity:      {"density", 3.47, "share of the sentence's words that match"},
	fShort:        {"short", -0.61, "fewer than six words"},
	fFirst:        {"first", 0.82, "near the beginning of the article"},
	fQuestion:     {"question", -1.24, "the sentence asks itself"},
	fHeading:      {"heading", -0.62, "a heading inside the text"},
	fPronoun:      {"pronoun", 0.79, "begins with a pronoun, after a sentence that matches"},
	fRetrieved:    {"retrieved", 6.58, "score of the index, relative to the best"},
	fPerson:       {"person", 1.55, "names a person or an organisation that is not in the question"},
	fTime:         {"time", 0.93, "tells a date or time"},
	fPlace:        {"place", 2.27, "names a place"},
	fCount:        {"count", 3.08, "holds a fitting number"},
	fReason:       {"reason", 4.00, "gives a reason"},
	fManner:       {"manner", 0.06, "gives means or manner"},
	fQuote:        {"quote", 2.21, "quotes"},
	fThing:        {"thing", -0.67, "holds a noun phrase close to the matched words"},
	fLacking:      {"lacking", -1.38, "holds nothing of the kind that is wanted"},
	fPredicate:    {"predicate", -0.05, "share of the words that are no names in the sentence"},
	fJoint:        {"joint", 0.49, "predicate, with the names somewhere in the article"},
	fWhole:        {"whole", 3.37, "cover of the whole article, squared"},
	fDated:        {"dated", 1.67, "tells of the date that the question names"},
}

// score is the weighted sum of a candidate's features.
func (c *candidate) sum() {
	c.score = 0
	for i := range c.features {
		c.score += weights[i].weight * c.features[i]
	}
}
