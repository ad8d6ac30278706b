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
	fCover:        {"cover", 4.04, "cover of the sentence"},
	fCoverSquared: {"cover squared", 0.59, "most of the question in one sentence"},
	fPrevious:     {"previous", 2.40, "cover gained by the sentence before"},
	fAround:       {"around", 0.84, "cover gained by the next and the last but one"},
	fHeadline:     {"headline", 4.71, "cover gained by the headline"},
	fArticle:      {"article", 0.34, "cover gained by the whole article"},
	fNames:        {"names", 0.63, "share of the question's names in the sentence"},
	fNamesAbout:   {"names about", 1.26, "share of the question's names elsewhere in the article only"},
	fFocus:        {"focus", -0.15, "the class asked for is there"},
	fProximity:    {"proximity", 0.58, "matched words stand close together"},
	fPairs:        {"pairs", 1.01, "neighbours of the question are neighbours in the sentence"},
	fDensity:      {"density", 4.36, "share of the sentence's words that match"},
	fShort:        {"short", 0.22, "fewer than six words"},
	fFirst:        {"first", 0.34, "near the beginning of the article"},
	fQuestion:     {"question", -1.96, "the sentence asks itself"},
	fHeading:      {"heading", -0.59, "a heading inside the text"},
	fPronoun:      {"pronoun", 0.82, "begins with a pronoun, after a sentence that matches"},
	fRetrieved:    {"retrieved", 7.30, "score of the index, relative to the best"},
	fPerson:       {"person", 2.46, "names a person or an organisation that is not in the question"},
	fTime:         {"time", 1.21, "tells a date or time"},
	fPlace:        {"place", 3.82, "names a place"},
	fCount:        {"count", 3.95, "holds a fitting number"},
	fReason:       {"reason", 3.91, "gives a reason"},
	fManner:       {"manner", 0.88, "gives means or manner"},
	fQuote:        {"quote", 3.82, "quotes"},
	fThing:        {"thing", 0.83, "holds a noun phrase close to the matched words"},
	fLacking:      {"lacking", -1.32, "holds nothing of the kind that is wanted"},
	fPredicate:    {"predicate", 0.20, "share of the words that are no names in the sentence"},
	fJoint:        {"joint", 0.78, "predicate, with the names somewhere in the article"},
	fWhole:        {"whole", 3.85, "cover of the whole article, squared"},
	fTelling:      {"telling", 1.59, "cover, words weighed by how few sentences of the article have them"},
	fSpoken:       {"spoken", 1.63, "how well it quotes the person named, -1 if it quotes another"},
	fInstance:     {"instance", 0.77, "a thing of the class asked for is there"},
	fTense:        {"tense", 1.99, "tells a time after the article where what is to come is asked for; -1 if none of the tense asked for"},
	fDated:        {"dated", 1.24, "tells of the date that the question names"},
}

// score is the weighted sum of a candidate's features.
func (c *candidate) sum() {
	c.score = 0
	for i := range c.features {
		c.score += weights[i].weight * c.features[i]
	}
}
