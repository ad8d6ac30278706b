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
	fInstance
	fTense
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
	fCover:        {"cover", 4.26, "cover of the sentence"},
	fCoverSquared: {"cover squared", 0.36, "most of the question in one sentence"},
	fPrevious:     {"previous", 2.40, "cover gained by the sentence before"},
	fAround:       {"around", 0.86, "cover gained by the next and the last but one"},
	fHeadline:     {"headline", 4.71, "cover gained by the headline"},
	fArticle:      {"article", 0.21, "cover gained by the whole article"},
	fNames:        {"names", 0.69, "share of the question's names in the sentence"},
	fNamesAbout:   {"names about", 1.28, "share of the question's names elsewhere in the article only"},
	fFocus:        {"focus", -0.10, "the class asked for is there"},
	fProximity:    {"proximity", 0.48, "matched words stand close together"},
	fPairs:        {"pairs", 1.00, "neighbours of the question are neighbours in the sentence"},
	fDensity:      {"density", 4.32, "share of the sentence's words that match"},
	fShort:        {"short", 0.29, "fewer than six words"},
	fFirst:        {"first", 0.35, "near the beginning of the article"},
	fQuestion:     {"question", -2.03, "the sentence asks itself"},
	fHeading:      {"heading", -0.58, "a heading inside the text"},
	fPronoun:      {"pronoun", 0.83, "begins with a pronoun, after a sentence that matches"},
	fRetrieved:    {"retrieved", 7.16, "score of the index, relative to the best"},
	fPerson:       {"person", 2.51, "names a person or an organisation that is not in the question"},
	fTime:         {"time", 1.40, "tells a date or time"},
	fPlace:        {"place", 3.82, "names a place"},
	fCount:        {"count", 4.16, "holds a fitting number"},
	fReason:       {"reason", 3.75, "gives a reason"},
	fManner:       {"manner", 1.09, "gives means or manner"},
	fQuote:        {"quote", 4.54, "quotes"},
	fThing:        {"thing", 0.59, "holds a noun phrase close to the matched words"},
	fLacking:      {"lacking", -0.99, "holds nothing of the kind that is wanted"},
	fPredicate:    {"predicate", 0.32, "share of the words that are no names in the sentence"},
	fJoint:        {"joint", 0.74, "predicate, with the names somewhere in the article"},
	fWhole:        {"whole", 3.92, "cover of the whole article, squared"},
	fTelling:      {"telling", 1.56, "cover, words weighed by how few sentences of the article have them"},
	fSpoken:       {"spoken", 1.60, "how well it quotes the person named, -1 if it quotes another"},
	fInstance:     {"instance", 0.73, "a thing of the class asked for is there"},
	fTense:        {"tense", 2.13, "tells a time after the article where what is to come is asked for; -1 if none of the tense asked for"},
	fDated:        {"dated", 1.23, "tells of the date that the question names"},
}

// score is the weighted sum of a candidate's features.
func (c *candidate) sum() {
	c.score = 0
	for i := range c.features {
		c.score += weights[i].weight * c.features[i]
	}
}
