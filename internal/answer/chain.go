package answer

import "strings"

// chains finds the mentions of a story and what each of them stands for, so that whoever is spoken of in many sentences is known in each by
// all that any of them says: "Geschäftsführer Holger Vick ... Er ... Der 52-Jährige ... Der Geschäftsführer".
func (p *Preparer) chains(s *Story) []mention {
	s.chain.Do(func() {
		sexes := map[string]gender{} // by surname
		titles := map[string]int{}   // the latest mention of a name, by each noun before it
		s.starts = make([]int, len(s.Sentences)+1)
		for i := range s.Sentences {
			s.mentions = append(s.mentions, p.mentionsOf(s, i)...)
			s.starts[i+1] = len(s.mentions)
			for x := s.starts[i]; x < len(s.mentions); x++ {
				m := &s.mentions[x]
				if y, ok := titles[m.title]; ok {
					m.of, m.back = y, true
				} else if m.back {
					s.link(x)
				}
				if m.name.End > 0 {
					s.entitle(x, sexes, titles)
				}
			}
		}
	})
	return s.mentions
}

// entitle notes by which nouns and of what sex a mention of a name knows who is meant.
func (s *Story) entitle(x int, sexes map[string]gender, titles map[string]int) {
	m := &s.mentions[x]
	if m.kind == aPerson {
		m.gender = sexOf(sexes, s.Text[m.name.Start:m.name.End], m.gender)
	}
	for _, w := range s.Sentences[m.sentence].words[m.from:m.to] {
		if w.End <= m.name.Start && len(w.Terms) > 0 {
			titles[w.Folded] = x
		}
	}
}

// sexOf remembers the sex that a name tells by its surname, and tells it for the surname alone.
func sexOf(sexes map[string]gender, name string, told gender) gender {
	surname := name[strings.LastIndexByte(name, ' ')+1:]
	if known, ok := sexes[surname]; ok && told == masculine|feminine {
		return known
	}
	sexes[surname] = told
	return told
}

// link finds the mention that one stands for: of those before it the one that fits best.
func (s *Story) link(x int) {
	m := &s.mentions[x]
	best := 0
	for y := x - 1; y >= s.starts[max(0, m.sentence-reach)]; y-- {
		if fits := m.fits(&s.mentions[y]); fits > best {
			m.of, best = y, fits
		}
	}
	if m.of >= 0 {
		if m.agrees(s.mentions[m.of].agreement) {
			m.gender &= s.mentions[m.of].gender
		}
		m.kind &= s.mentions[m.of].kind
	}
}

// fits tells how well a mention may stand for an earlier one, 0 if it may not: the nearer the better, rather for a subject, and only if need be
// for what is not known to be a person or a body.
func (m *mention) fits(b *mention) int {
	switch {
	case m.kind == aPlace && b.kind != aPlace && !b.oblique: // "dort"
		return 0
	case !m.pronoun && b.kind != m.kind, !m.agrees(b.agreement) && (m.pronoun || m.kind != aBody): // "der Verband" may be "die Organisation"
		return 0
	}
	score := 2 + reach - (m.sentence - b.sentence)
	if b.subject {
		score++
	}
	if b.kind == anything {
		score -= 2
	}
	return score
}
