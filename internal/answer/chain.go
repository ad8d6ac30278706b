package answer

import "strings"

// reference is a noun phrase or pronoun of a story and what it stands for.
type reference struct {
	sentence int32
	from, to int32 // words
	of       int32 // index of the reference before that it stands for, -1 if it is the first
}

// wordsFrom is a reference that some words of a sentence make.
func wordsFrom(from, to int) reference { return reference{from: int32(from), to: int32(to)} }

// linked is how many bytes of a story are looked at for references: more than any report has.
const linked = 128 << 10

// chains finds the references of a story, so that whoever is spoken of in many sentences is known in each by all that any of them says:
// "Geschäftsführer Holger Vick ... Er ... Der 52-Jährige ... Der Geschäftsführer".
func (p *Preparer) chains(s *Story) []reference {
	s.chain.Do(func() {
		l := linker{story: s, sexes: map[string]gender{}, titles: map[string]int32{}, starts: make([]int32, len(s.Sentences)+1)}
		for i := range s.Sentences {
			if s.Sentences[i].Start < linked {
				l.mentions = append(l.mentions, p.mentionsOf(s, i)...)
			}
			l.starts[i+1] = int32(len(l.mentions))
			for x := l.starts[i]; x < l.starts[i+1]; x++ {
				l.chain(x)
			}
		}
		s.references, s.starts = make([]reference, len(l.mentions)), l.starts
		for x := range l.mentions {
			s.references[x] = l.mentions[x].reference
		}
	})
	return s.references
}

// linker links the mentions of a story.
type linker struct {
	story    *Story
	mentions []mention
	starts   []int32           // of each sentence, its first mention
	sexes    map[string]gender // by surname
	titles   map[string]int32  // the latest mention of a name, by each noun before it
}

// chain links a mention to what it stands for, and notes what names it tells.
func (l *linker) chain(x int32) {
	m := &l.mentions[x]
	if y, ok := l.titles[l.title(m)]; ok {
		m.of, m.back = y, true
	} else if m.back {
		l.link(x)
	}
	if m.name.End > 0 {
		l.entitle(x)
	}
}

// title returns the noun that a mention is with a definite article and no more, but for a name behind a comma: "the ferry"; "" if it is more.
func (l *linker) title(m *mention) string {
	if !m.titled {
		return ""
	}
	return l.story.Sentences[m.sentence].words[m.from+1].Folded
}

// entitle notes by which nouns and of what sex a mention of a name knows who is meant.
func (l *linker) entitle(x int32) {
	m, s := &l.mentions[x], l.story
	if m.kind == aPerson {
		m.gender = sexOf(l.sexes, s.Text[m.name.Start:m.name.End], m.gender)
	}
	for _, w := range s.Sentences[m.sentence].words[m.from:m.to] {
		if w.End <= m.name.Start && len(w.Terms) > 0 {
			l.titles[w.Folded] = x
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
func (l *linker) link(x int32) {
	m, best := &l.mentions[x], 0
	for y := x - 1; y >= l.starts[max(0, m.sentence-reach)]; y-- {
		if fits := m.fits(&l.mentions[y]); fits > best {
			m.of, best = y, fits
		}
	}
	if m.of >= 0 {
		of := &l.mentions[m.of]
		if m.agrees(of.agreement) {
			m.gender &= of.gender
		}
		m.kind &= of.kind
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
	score := 2 + reach - int(m.sentence-b.sentence)
	if b.subject {
		score++
	}
	if b.kind == anything {
		score -= 2
	}
	return score
}
