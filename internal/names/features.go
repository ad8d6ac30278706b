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

// fill computes the features of tokens[i].
func fill(f *[FeatureCount]uint64, tokens []token, i int, sentenceStart bool) {
	t := &tokens[i]
	a, b := at(tokens, i-1), at(tokens, i+1)
	aa, bb := at(tokens, i-2), at(tokens, i+2)
	shape := t.shape
	if i == 0 && sentenceStart {
		shape |= start
	}
	k := uint64(0)
	n := 0
	put := func(v uint64) { // one atom, with the number of its template
		k += 0x9e3779b97f4a7c15
		if v != 0 {
			v = (v ^ k) * 0xbf58476d1ce4e5b9
			v = (v ^ v>>32) * 0x94d049bb133111eb
		}
		f[n] = v
		n++
	}
	put(t.word)
	put(t.lower)
	put(a.word)
	put(b.word)
	put(aa.lower)
	put(bb.lower)
	put(a.lower*3 + t.lower)
	put(t.lower*3 + b.lower)
	put(a.lower*3 + b.lower*5)
	put(shape)
	put(a.shape*31 + shape)
	put(shape*31 + b.shape)
	put(a.shape*961 + shape*31 + b.shape)
	put(a.lower*3 + shape)
	put(b.lower*3 + shape)
	put(aa.lower*7 + a.lower*3 + shape)
	put(b.lower*7 + bb.lower*3 + shape)
	put(aa.lower*7 + shape)
	put(bb.lower*7 + shape)
	for _, p := range t.prefix {
		put(p)
	}
	for _, s := range t.suffix {
		put(s)
	}
	put(t.suffix[2] * 3 * shape)
	put(a.suffix[2])
	put(b.suffix[2])
	put(a.suffix[1]*3 + shape)
	put(b.suffix[1]*3 + shape)
	put(a.prefix[2])
	put(b.prefix[2])
	put(t.first)
	put(t.last)
	for _, g := range t.grams {
		put(g)
		k -= 0x9e3779b97f4a7c15
	}
	k += 0x9e3779b97f4a7c15
	c, ca, cb := uint64(t.classes), uint64(a.classes), uint64(b.classes)
	put(c + 1)
	put(ca + 1)
	put(cb + 1)
	c, ca, cb = coarse(t.classes), coarse(a.classes), coarse(b.classes)
	put((ca+1)*0x10001 + c<<24)
	put((cb+1)*0x10001 + c<<24)
	put((c+1)<<16 ^ shape*31)
	put((ca+1)<<16 ^ shape*31)
	put((cb+1)<<16 ^ shape*31)
	put((ca+1)<<16 ^ shape*31 ^ b.shape<<40)
	put((cb+1)<<16 ^ shape*31 ^ a.shape<<40)
	put(coarse(aa.classes)<<16 ^ shape)
	put(coarse(bb.classes)<<16 ^ shape)
	put(t.lower ^ (ca+1)<<20)
	put(t.lower ^ (cb+1)<<20)
	put(t.quoted)
	put(t.quoted * 31 * shape)
	for g := t.classes; n < FeatureCount; g &= g - 1 { // single classes, as many as there is room for
		put(uint64(g & -g))
		k -= 0x9e3779b97f4a7c15
	}
}
