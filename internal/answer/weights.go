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
	fTelling
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
	fCover:        {"cover", 5.83, "cover of the sentence"},
	fCoverSquared: {"cover squared", -1.42, "most of the question in one sentence"},
	fPrevious:     {"previous", 3.27, "cover gained by the sentence before"},
	fAround:       {"around", 1.55, "cover gained by the next and the last but one"},
	fHeadline:     {"headline", 3.86, "cover gained by the headline"},
	fArticle:      {"article", -1.34, "cover gained by the whole article"},
	fNames:        {"names", 1.44, "share of the question's names in the sentence"},
	fNamesAbout:   {"names about", 2.22, "share of the question's names elsewhere in the article only"},
	fFocus:        {"focus", -0.03, "the class asked for is there"},
	fProximity:    {"proximity", 0.87, "matched words stand close together"},
	fPairs:        {"pairs", 0.72, "neighbours of the question are neighbours in the sentence"},
	fDensity:      {"density", 3.60, "share of the sentence's words that match"},
	fShort:        {"short", -0.46, "fewer than six words"},
	fFirst:        {"first", 0.86, "near the beginning of the article"},
	fQuestion:     {"question", -1.26, "the sentence asks itself"},
	fHeading:      {"heading", -0.59, "a heading inside the text"},
	fPronoun:      {"pronoun", 0.75, "begins with a pronoun, after a sentence that matches"},
	fRetrieved:    {"retrieved", 7.19, "score of the index, relative to the best"},
	fPerson:       {"person", 1.60, "names a person or an organisation that is not in the question"},
	fTime:         {"time", 0.95, "tells a date or time"},
	fPlace:        {"place", 2.77, "names a place"},
	fCount:        {"count", 3.46, "holds a fitting number"},
	fReason:       {"reason", 4.26, "gives a reason"},
	fManner:       {"manner", 0.63, "gives means or manner"},
	fQuote:        {"quote", 2.11, "quotes"},
	fThing:        {"thing", -0.57, "holds a noun phrase close to the matched words"},
	fLacking:      {"lacking", -1.29, "holds nothing of the kind that is wanted"},
	fPredicate:    {"predicate", -0.09, "share of the words that are no names in the sentence"},
	fJoint:        {"joint", 0.59, "predicate, with the names somewhere in the article"},
	fWhole:        {"whole", 4.13, "cover of the whole article, squared"},
	fTelling:      {"telling", 1.42, "cover, words weighed by how few sentences of the article have them"},
	fDated:        {"dated", 1.56, "tells of the date that the question names"},
}

// score is the weighted sum of a candidate's features.
func (c *candidate) sum() {
	c.score = 0
	for i := range c.features {
		c.score += weights[i].weight * c.features[i]
	}
}
