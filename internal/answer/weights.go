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
	fVerb
	fFocus
	fProximity
	fPairs
	fDensity
	fShort
	fLong
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
	fTyped
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
	fCover:        {"cover", 5.39, "cover of the sentence"},
	fCoverSquared: {"cover squared", 0.57, "most of the question in one sentence"},
	fWeight:       {"weight", 0.52, "logarithm of the matched weight itself"},
	fPrevious:     {"previous", 3.03, "cover gained by the sentence before"},
	fAround:       {"around", 1.22, "cover gained by the next and the last but one"},
	fHeadline:     {"headline", 4.44, "cover gained by the headline"},
	fArticle:      {"article", -0.56, "cover gained by the whole article"},
	fNames:        {"names", 1.99, "share of the question's names in the sentence"},
	fNamesAbout:   {"names about", 2.67, "share of the question's names elsewhere in the article only"},
	fTopWord:      {"top word", -0.14, "the rarest word of the question is there"},
	fVerb:         {"verb", -0.34, "the verb of the question is there"},
	fFocus:        {"focus", -0.10, "the class asked for is there"},
	fProximity:    {"proximity", 0.99, "matched words stand close together"},
	fPairs:        {"pairs", 0.34, "neighbours of the question are neighbours in the sentence"},
	fDensity:      {"density", 3.13, "share of the sentence's words that match"},
	fShort:        {"short", -0.84, "fewer than six words"},
	fLong:         {"long", -0.02, "more than 25 words"},
	fFirst:        {"first", 0.81, "near the beginning of the article"},
	fQuestion:     {"question", -1.45, "the sentence asks itself"},
	fHeading:      {"heading", -0.91, "a heading inside the text"},
	fPronoun:      {"pronoun", 0.73, "begins with a pronoun, after a sentence that matches"},
	fRetrieved:    {"retrieved", 6.16, "score of the index, relative to the best"},
	fPerson:       {"person", 0.79, "names a person or an organisation that is not in the question"},
	fTime:         {"time", 0.93, "tells a date or time"},
	fPlace:        {"place", 1.70, "names a place"},
	fCount:        {"count", 1.89, "holds a fitting number"},
	fReason:       {"reason", 3.21, "gives a reason"},
	fManner:       {"manner", 0.07, "gives means or manner"},
	fQuote:        {"quote", 2.42, "quotes"},
	fThing:        {"thing", -0.81, "holds a noun phrase close to the matched words"},
	fLacking:      {"lacking", -1.35, "holds nothing of the kind that is wanted"},
	fPredicate:    {"predicate", -0.11, "share of the words that are no names in the sentence"},
	fJoint:        {"joint", 0.71, "predicate, with the names somewhere in the article"},
	fTyped:        {"typed", 0.03, "what is wanted is there, with the predicate"},
	fWhole:        {"whole", 2.01, "cover of the whole article, squared"},
	fDated:        {"dated", 1.58, "tells of the date that the question names"},
}

// score is the weighted sum of a candidate's features.
func (c *candidate) sum() {
	c.score = 0
	for i := range c.features {
		c.score += weights[i].weight * c.features[i]
	}
}
