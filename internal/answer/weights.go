package answer

import "quoth/internal/query"

// The features of a candidate, by number.
const (
	fCover = iota
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
	fDefinition
	fLacking
	fDated
	fPredicate
	fJoint
	fWhole
	fTelling
	fSpoken
	fInstance
	fTense
	fEarlier
	fLede
	fWhether
	fBaseless
	fAside
	fAimed
	fOutcome
	fMisdated
	fOrder
	fFailing
	numPlain
)

const numFeatures = numPlain + len(particular)

// weights is the ranking: what each feature says, and what it counts. A cover is the share of the
// question's weight (its words by rarity) that is matched, 0 to 1.
// The numbers are fitted by internal/answer/fit.
var weights = [numPlain]struct {
	name   string
	weight float64
	says   string
}{
	fCover:      {"cover", 4.93, "cover of the sentence"},
	fPrevious:   {"previous", 2.06, "cover gained by the sentence before"},
	fAround:     {"around", 0.86, "cover gained by the next and the last but one"},
	fHeadline:   {"headline", 5.43, "cover gained by the headline"},
	fArticle:    {"article", -0.13, "cover gained by the whole article"},
	fNames:      {"names", 0.66, "share of the question's names in the sentence"},
	fNamesAbout: {"names about", 1.27, "share of the question's names elsewhere in the article only"},
	fFocus:      {"focus", -0.08, "the class asked for is there"},
	fProximity:  {"proximity", 0.61, "matched words stand close together"},
	fPairs:      {"pairs", 0.70, "neighbours of the question are neighbours in the sentence"},
	fDensity:    {"density", 4.34, "share of the sentence's words that match"},
	fFirst:      {"first", 0.76, "near the beginning of the article"},
	fQuestion:   {"question", -1.87, "the sentence asks itself"},
	fHeading:    {"heading", -0.95, "a heading inside the text"},
	fPronoun:    {"pronoun", 0.80, "begins with a pronoun, after a sentence that matches"},
	fRetrieved:  {"retrieved", 7.17, "score of the index, relative to the best"},
	fPerson:     {"person", 2.50, "names a person or an organisation that is not in the question"},
	fTime:       {"time", 1.42, "tells a date or time"},
	fPlace:      {"place", 3.70, "names a place"},
	fCount:      {"count", 4.00, "holds a fitting number"},
	fReason:     {"reason", 3.74, "gives a reason"},
	fManner:     {"manner", 1.26, "gives means or manner"},
	fQuote:      {"quote", 4.29, "quotes"},
	fThing:      {"thing", 0.39, "holds a noun phrase close to the matched words"},
	fDefinition: {"definition", 4.00, "says who or what is asked about"},
	fLacking:    {"lacking", -0.92, "holds nothing of the kind that is wanted"},
	fPredicate:  {"predicate", 0.24, "share of the words that are no names in the sentence"},
	fJoint:      {"joint", 0.59, "predicate, with the names somewhere in the article"},
	fWhole:      {"whole", 3.81, "cover of the whole article, squared"},
	fTelling:    {"telling", 1.62, "cover, words weighed by how few sentences of the article have them"},
	fSpoken:     {"spoken", 1.36, "how well it quotes the person named, -1 if it quotes another"},
	fInstance:   {"instance", 0.82, "a thing of the class asked for is there"},
	fTense:      {"tense", 1.79, "tells a time after the article where what is to come is asked for; -1 if none of the tense asked for"},
	fEarlier:    {"earlier", 0.46, "a reason is wanted, and it tells what had happened before"},
	fLede:       {"lede", 1.94, "cover gained by the first sentence, beyond the headline"},
	fWhether:    {"whether", 2.00, "the verb of a question whether something is so is in the sentence"},
	fBaseless:   {"baseless", -0.5, "a reason is wanted, and no word leads to one, or only to what the question says itself"},
	fAside:      {"aside", -0.8, "share of the question's words that are no names which the sentence has not, or only in a reason that it gives for something else"},
	fAimed:      {"aimed", 2.2, "tells what somebody wants, or who follows somebody, where that is asked"},
	fOutcome:    {"outcome", 3, "tells what became of somebody or something, where that is asked"},
	fDated:      {"dated", 1.26, "tells of the date that the question names"},
	fMisdated:   {"misdated", -5, "neither it nor its article is of that date"},
	fFailing:    {"failing", -1, "lacks what no answer can be without, such as a number where one is asked for"},
	fOrder:      {"order", 4, "the newest or the oldest of several stories alike is asked for, and this is it"},
}

// particular are features that count more or less where something of a kind is wanted. Reasons, means and words of a speaker stand
// further down in a story, and what is behind an event seldom in its words.
var particular = [...]struct {
	feature int
	wants   query.Want
	name    string
	weight  float64
}{
	{fFirst, query.WantReason | query.WantManner | query.WantPerson | query.WantQuote, "late", -0.97},
	{fTelling, query.WantReason, "why telling", -1.38},
	{fHeadline, query.WantPerson, "who headline", -0.70},
	{fLede, query.WantPerson, "who lede", 0.54},
	{fPrevious, query.WantThing, "what previous", 1.38},
	{fAround, query.WantThing, "what around", 1.35},
	{fTelling, query.WantThing, "what telling", 0.93},
}

// particularFeatures fills in the features of that table from the others.
func (q *Question) particularFeatures(c *candidate) {
	for i, p := range particular {
		if q.Plan.Wants&p.wants != 0 {
			c.features[numPlain+i] = c.features[p.feature]
		}
	}
}

// sum makes the score: the weighted sum of a candidate's features.
func (c *candidate) sum() {
	c.score = 0
	for i := range weights {
		c.score += weights[i].weight * c.features[i]
	}
	for i := range particular {
		c.score += particular[i].weight * c.features[numPlain+i]
	}
}
