package lang

import "strings"

// A Separated is a verb whose particle is a word of its own: "lehnte das Angebot ab", "turned the offer down".
type Separated struct {
	Verb     int    // index of the verb
	Particle int    // index of the particle
	Lemma    string // the infinitive, folded: "ablehnen", "turn down"
}

// separating is what a language knows of the verbs with a particle.
type separating struct {
	particles map[string]bool
	separable map[string]string // particle and verb, joined, to the lemma
	parting   map[string]bool   // the verbs without their particle
	clause    map[string]bool   // words that open a new clause
	apart     int               // how many words a particle may stand behind its verb
}

// loadPhrasal reads the English verbs with a particle, "verb: particle particle".
func loadPhrasal(verbs, clause []string, stem func(string) string) *separating {
	s := &separating{particles: map[string]bool{}, separable: map[string]string{}, parting: map[string]bool{}, clause: Set(clause...), apart: 5}
	for verb, particles := range pairs(verbs) {
		for particle := range strings.FieldsSeq(particles) {
			s.particles[particle] = true
			s.separable[particle+stem(verb)] = verb + " " + particle
			s.parting[stem(verb)] = true
		}
	}
	return s
}

// Separable returns the verbs with a particle in a sentence, given its folded words in order. An empty
// word may stand for punctuation, and helps to tell the particle at the end of a clause from a preposition. Only verbs of
// the table are found, German ones that stand apart and English ones. In other languages there are none.
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
	if l.separating == nil || !l.listed.may(word) {
		return false
	}
	return l.particles[word]
}

// Finite returns the infinitive, without a particle, of which a folded word may be a form apart from its particle: "lehnen" for
// "lehnte"; "" for any other word. Of an English one it returns the stem.
func (l *Language) Finite(word string) string {
	if l.separating == nil {
		return ""
	}
	if l.german == nil {
		if stem := l.Stem(word); l.parting[stem] {
			return stem
		}
		return ""
	}
	infinitive := l.german.simplex(word)
	if infinitive == "" { // it may have a prefix that does not part: "erkannte ... an"
		infinitive = l.german.withPrefix(word)
		if _, ok := l.separable[infinitive]; ok {
			return ""
		}
	}
	if !l.parting[infinitive] {
		return ""
	}
	return infinitive
}

// SeparableAt appends to dst what Separable finds of word j alone, a particle for which IsParticle holds, given the word after it or
// "", and what tells Finite of a word before it.
func (l *Language) SeparableAt(dst []Separated, j int, particle, next string, finite func(i int) string) []Separated {
	from := j - l.apart
	switch closes := l.clause[next] || next == ""; {
	case l.german != nil && !l.german.closes(particle, next):
		return dst
	case l.german == nil && !closes: // "turned down the offer"
		from = j - 1
	}
	for i := j - 1; i >= max(0, from); i-- {
		verb := finite(i)
		if verb == "" {
			continue
		}
		if lemma, ok := l.separable[particle+verb]; ok {
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
