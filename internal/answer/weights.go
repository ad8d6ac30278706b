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
	fSpoken
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
	fCover:        {"cover", 5.48, "cover of the sentence"},
	fCoverSquared: {"cover squared", -0.70, "most of the question in one sentence"},
	fPrevious:     {"previous", 3.27, "cover gained by the sentence before"},
	fAround:       {"around", 1.47, "cover gained by the next and the last but one"},
	fHeadline:     {"headline", 3.65, "cover gained by the headline"},
	fArticle:      {"article", -0.23, "cover gained by the whole article"},
	fNames:        {"names", 0.63, "share of the question's names in the sentence"},
	fNamesAbout:   {"names about", 1.47, "share of the question's names elsewhere in the article only"},
	fFocus:        {"focus", -0.04, "the class asked for is there"},
	fProximity:    {"proximity", 1.10, "matched words stand close together"},
	fPairs:        {"pairs", 0.44, "neighbours of the question are neighbours in the sentence"},
	fDensity:      {"density", 3.51, "share of the sentence's words that match"},
	fShort:        {"short", -0.26, "fewer than six words"},
	fFirst:        {"first", 0.92, "near the beginning of the article"},
	fQuestion:     {"question", -1.30, "the sentence asks itself"},
	fHeading:      {"heading", -0.55, "a heading inside the text"},
	fPronoun:      {"pronoun", 0.64, "begins with a pronoun, after a sentence that matches"},
	fRetrieved:    {"retrieved", 6.96, "score of the index, relative to the best"},
	fPerson:       {"person", 2.11, "names a person or an organisation that is not in the question"},
	fTime:         {"time", 0.85, "tells a date or time"},
	fPlace:        {"place", 2.97, "names a place"},
	fCount:        {"count", 3.35, "holds a fitting number"},
	fReason:       {"reason", 4.78, "gives a reason"},
	fManner:       {"manner", 0.72, "gives means or manner"},
	fQuote:        {"quote", 2.14, "quotes"},
	fThing:        {"thing", -0.45, "holds a noun phrase close to the matched words"},
	fLacking:      {"lacking", -1.41, "holds nothing of the kind that is wanted"},
	fPredicate:    {"predicate", -0.42, "share of the words that are no names in the sentence"},
	fJoint:        {"joint", 0.73, "predicate, with the names somewhere in the article"},
	fWhole:        {"whole", 5.06, "cover of the whole article, squared"},
	fTelling:      {"telling", 2.09, "cover, words weighed by how few sentences of the article have them"},
	fSpoken:       {"spoken", 1.44, "how well it quotes the person named, -1 if it quotes another"},
	fDated:        {"dated", 1.48, "tells of the date that the question names"},
}

// score is the weighted sum of a candidate's features.
func (c *candidate) sum() {
	c.score = 0
	for i := range c.features {
		c.score += weights[i].weight * c.features[i]
	}
}
