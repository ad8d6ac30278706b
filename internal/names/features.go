package names

// The model sees each token through a fixed number of features, hashes of what the token and its neighbours look like.
// A feature that says nothing (a prefix longer than the word) is 0.

const (
	// FeatureCount is the number of features of a token.
	FeatureCount = 63
)

// OfWord reports whether feature k of a token tells of its own spelling alone: not of its neighbours, nor of the gazetteer.
func OfWord(k int) bool {
	return k <= 1 || k == 9 || k >= 19 && k <= 28 || k >= 35 && k <= 42
}

// outside stands for the neighbours beyond a sentence's ends.
var outside = token{kind: punctuation, word: 0xa0761d6478bd642f, lower: 0xa0761d6478bd642f, shape: 0xe7037ed1}

const start = 1 << 60 // mixed into the shape of a sentence's first token

func at(tokens []token, i int) *token {
	if uint(i) < uint(len(tokens)) {
		return &tokens[i]
	}
	return &outside
}

// coarse unites classes that behave alike next to a name.
func coarse(c classes) uint64 {
	all := c & (given | surname | role | ending | site | particle)
	if c&(city|region|water|country) != 0 {
		all |= city
	}
	if c&(party|institution|company|media|club) != 0 {
		all |= party
	}
	if c&(people|adjective|month|noun) != 0 {
		all |= noun
	}
	return uint64(all)
}

// template sets the numbers of templates apart, by 1/golden ratio of a uint64.
const template = 0x9e3779b97f4a7c15

// fill computes the features of tokens[i], of each template in its turn: the models know them by their places.
func fill(f *[FeatureCount]uint64, tokens []token, i int, sentenceStart bool) {
	t := &tokens[i]
	a, b := at(tokens, i-1), at(tokens, i+1)
	aa, bb := at(tokens, i-2), at(tokens, i+2)
	shape := t.shape
	if i == 0 && sentenceStart {
		shape |= start
	}
	n, k := 0, uint64(0)
	put := func(values ...uint64) { // each with the number of its template
		for _, v := range values {
			k += template
			if v != 0 {
				v = (v ^ k) * 0xbf58476d1ce4e5b9
				v = (v ^ v>>32) * 0x94d049bb133111eb
			}
			f[n] = v
			n++
		}
	}
	put(t.word, t.lower, a.word, b.word, aa.lower, bb.lower, a.lower*3+t.lower, t.lower*3+b.lower, a.lower*3+b.lower*5)
	put(shape, a.shape*31+shape, shape*31+b.shape, a.shape*961+shape*31+b.shape)
	put(a.lower*3+shape, b.lower*3+shape, aa.lower*7+a.lower*3+shape, b.lower*7+bb.lower*3+shape, aa.lower*7+shape, bb.lower*7+shape)
	put(t.prefix[:]...)
	put(t.suffix[:]...)
	put(t.suffix[2]*3*shape, a.suffix[2], b.suffix[2], a.suffix[1]*3+shape, b.suffix[1]*3+shape, a.prefix[2], b.prefix[2])
	put(t.first, t.last)
	for _, g := range t.grams { // alike wherever they stand
		put(g)
		k -= template
	}
	k += template
	put(uint64(t.classes)+1, uint64(a.classes)+1, uint64(b.classes)+1)
	c, ca, cb := coarse(t.classes), coarse(a.classes)+1, coarse(b.classes)+1
	put(ca*0x10001+c<<24, cb*0x10001+c<<24)
	put((c+1)<<16^shape*31, ca<<16^shape*31, cb<<16^shape*31)
	put(ca<<16^shape*31^b.shape<<40, cb<<16^shape*31^a.shape<<40)
	put(coarse(aa.classes)<<16^shape, coarse(bb.classes)<<16^shape)
	put(t.lower^ca<<20, t.lower^cb<<20)
	put(t.quoted, t.quoted*31*shape)
	for g := t.classes; n < FeatureCount; g &= g - 1 { // single classes, as many as there is room for
		put(uint64(g & -g))
		k -= template
	}
}
