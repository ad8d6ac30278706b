package lang

// A Separated is a separable verb whose particle stands apart from it: "lehnte das Angebot ab".
type Separated struct {
	Verb     int    // index of the finite verb
	Particle int    // index of the particle
	Lemma    string // the joined infinitive, folded: "ablehnen"
}

// maxApart is how many words a particle may stand behind its verb.
const maxApart = 30

// Separable returns the separable verbs that stand apart in a sentence, given its folded words in order. An empty
// word may stand for punctuation, and helps to tell the particle at the end of a clause from a preposition. Only verbs of
// the table are found. In languages other than German there are none.
func (l *Language) Separable(words []string) (found []Separated) {
	finite := func(i int) string { return l.Finite(words[i]) }
	for j, particle := range words {
		if !l.IsParticle(particle) {
			continue
		}
		next := ""
		if j+1 < len(words) {
			next = words[j+1]
		}
		found = l.SeparableAt(found, j, particle, next, finite)
	}
	return found
}

// IsParticle tells whether a folded word may be the particle of a separable verb.
func (l *Language) IsParticle(word string) bool {
	if l.german == nil || !l.listed.may(word) {
		return false
	}
	return l.german.particles[word]
}

// Finite returns the infinitive, without a particle, of which a folded word may be a form apart from its particle: "lehnen" for
// "lehnte"; "" for any other word.
func (l *Language) Finite(word string) string {
	if l.german == nil {
		return ""
	}
	infinitive := l.german.simplex(word)
	if infinitive == "" { // it may have a prefix that does not part: "erkannte ... an"
		infinitive = l.german.withPrefix(word)
		if _, ok := l.german.separable[infinitive]; ok {
			return ""
		}
	}
	if !l.german.parting[infinitive] {
		return ""
	}
	return infinitive
}

// SeparableAt appends to dst what Separable finds of word j alone, a particle for which IsParticle holds, given the word after it or
// "", and what tells Finite of a word before it.
func (l *Language) SeparableAt(dst []Separated, j int, particle, next string, finite func(i int) string) []Separated {
	if !l.german.closes(particle, next) {
		return dst
	}
	for i := j - 1; i >= max(0, j-maxApart); i-- {
		verb := finite(i)
		if verb == "" {
			continue
		}
		if lemma, ok := l.german.separable[particle+verb]; ok {
			return append(dst, Separated{Verb: i, Particle: j, Lemma: lemma})
		}
	}
	return dst
}

// closes tells whether a particle before the word next can close a clause. Most are prepositions, articles or adverbs too, and then close one
// only before its end, a word that opens another, or a finite verb ("Sie lehnte ab, sagte sie").
func (g *german) closes(particle, next string) bool {
	if next == "" {
		return true
	}
	switch particle {
	case "an", "auf", "aus", "bei", "durch", "ein", "mit", "nach", "über", "um", "unter", "vor", "zu", "ab", "davon", "dazu":
		switch next {
		case "der", "die", "das", "dem", "den", "deren", "dessen", "welche", "welcher", "welches", "welchem", "da", "wie", "wo":
			return false
		}
		return g.clause[next]
	}
	return true
}
