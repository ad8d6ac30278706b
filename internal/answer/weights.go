package answer

// The features of a candidate, by number.
const (
	fCover = iota
	fCoverSquared
	fWeight
	fPrevious
	fAround
	fHeadline
	fArticle
	fNames
	fNamesAbout
	fTopWord
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
	fCover:        {"cover", 6.32, "cover of the sentence"},
	fCoverSquared: {"cover squared", -1.15, "most of the question in one sentence"},
	fWeight:       {"weight", 0.12, "logarithm of the matched weight itself"},
	fPrevious:     {"previous", 3.04, "cover gained by the sentence before"},
	fAround:       {"around", 1.33, "cover gained by the next and the last but one"},
	fHeadline:     {"headline", 4.29, "cover gained by the headline"},
	fArticle:      {"article", -2.05, "cover gained by the whole article"},
	fNames:        {"names", 1.99, "share of the question's names in the sentence"},
	fNamesAbout:   {"names about", 2.65, "share of the question's names elsewhere in the article only"},
	fTopWord:      {"top word", -0.15, "the rarest word of the question is there"},
	fFocus:        {"focus", -0.16, "the class asked for is there"},
	fProximity:    {"proximity", 1.05, "matched words stand close together"},
	fPairs:        {"pairs", 0.66, "neighbours of the question are neighbours in the sentence"},
	fDensity:      {"density", 3.44, "share of the sentence's words that match"},
	fShort:        {"short", -0.67, "fewer than six words"},
	fFirst:        {"first", 0.82, "near the beginning of the article"},
	fQuestion:     {"question", -1.29, "the sentence asks itself"},
	fHeading:      {"heading", -0.66, "a heading inside the text"},
	fPronoun:      {"pronoun", 0.78, "begins with a pronoun, after a sentence that matches"},
	fRetrieved:    {"retrieved", 6.47, "score of the index, relative to the best"},
	fPerson:       {"person", 1.54, "names a person or an organisation that is not in the question"},
	fTime:         {"time", 0.92, "tells a date or time"},
	fPlace:        {"place", 2.21, "names a place"},
	fCount:        {"count", 2.95, "holds a fitting number"},
	fReason:       {"reason", 3.90, "gives a reason"},
	fManner:       {"manner", -0.01, "gives means or manner"},
	fQuote:        {"quote", 2.41, "quotes"},
	fThing:        {"thing", -0.71, "holds a noun phrase close to the matched words"},
	fLacking:      {"lacking", -1.36, "holds nothing of the kind that is wanted"},
	fPredicate:    {"predicate", -0.05, "share of the words that are no names in the sentence"},
	fJoint:        {"joint", 0.50, "predicate, with the names somewhere in the article"},
	fWhole:        {"whole", 3.07, "cover of the whole article, squared"},
	fDated:        {"dated", 1.67, "tells of the date that the question names"},
}

// score is the weighted sum of a candidate's features.
func (c *candidate) sum() {
	c.score = 0
	for i := range c.features {
		c.score += weights[i].weight * c.features[i]
	}
}
