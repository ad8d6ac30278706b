package lang

// A Separated is a separable verb whose particle stands apart from it: "lehnte das Angebot ab".
type Separated struct {
	Verb     int    // index of the finite verb
	Particle int    // index of the particle
	Lemma    string // the joined infinitive, folded: "ablehnen"
}

// maxApart is how many words a particle may stand behind its verb.
const maxApart = 30

// Separable appends to dst the separable verbs that stand apart in a sentence, given its folded words in order. An empty
// word may stand for punctuation, and helps to tell the particle at the end of a clause from a preposition. Only verbs of
// the table are found. In languages other than German there are none.
func (l *Language) Separable(dst []Separated, words []string) []Separated {
	for j, particle := range words {
		if l.IsParticle(particle) {
			dst = l.SeparableAt(dst, words, j)
		}
	}
	return dst
}

// IsParticle tells whether a folded word may be the particle of a separable verb.
func (l *Language) IsParticle(word string) bool {
	if l.german == nil {
		return false
	}
	_, ok := l.german.particles[word]
	return ok
}

// SeparableAt is Separable for the particle at j alone, for which IsParticle holds.
func (l *Language) SeparableAt(dst []Separated, words []string, j int) []Separated {
	g, particle := l.german, words[j]
	if !g.closes(words, j) {
		return dst
	}
	for i := j - 1; i >= max(0, j-maxApart); i-- {
		infinitive := g.simplex(words[i])
		if infinitive == "" {
			continue
		}
		if _, ok := g.separable[particle+infinitive]; ok {
			return append(dst, Separated{Verb: i, Particle: j, Lemma: particle + infinitive})
		}
	}
	return dst
}

// closes tells whether the particle at j can close a clause. Most are prepositions or articles too, and then close one
// only before its end, a word that opens another, or a finite verb ("Sie lehnte ab, sagte sie").
func (g *german) closes(words []string, j int) bool {
	if j+1 == len(words) || words[j+1] == "" {
		return true
	}
	next := words[j+1]
	switch words[j] {
	case "an", "auf", "aus", "bei", "durch", "ein", "mit", "nach", "über", "um", "unter", "vor", "zu", "ab":
		switch next {
		case "der", "die", "das", "dem", "den", "deren", "dessen", "welche", "welcher", "welches", "welchem", "da", "wie", "wo":
			return false
		}
		_, opens := g.clause[next]
		return opens
	}
	return true
}
