package answer

import (
	"slices"
	"strings"

	"quoth/internal/analysis"
	"quoth/internal/lang"
	"quoth/internal/names"
	"quoth/internal/query"
	"quoth/internal/text"
)

// described tells by what part the words that name a speaker in the question say who a person of the story is: "Trainer Radek Kaminke" and
// "Alwin Gressmann, der Kämmerer," do of "der Trainer" and "der Kämmerer". Names beside ("the mayor of Saltmouth") may stand anywhere in
// the story.
func (q *Question) described(p *Preparer, c *candidate, person string) float64 {
	best := 0.0
	p.persons(c.story, func(i int, n text.Span) bool {
		if names.Equal(c.story.Text[n.Start:n.End], person) {
			best = max(best, q.describedAt(c, i, n)*q.likelySex(c.story, i, n, person))
		}
		return best < 1
	})
	return best
}

// likelySex tells how well the sex of a person goes with that of the German noun that the question asks with: a man is no "Trainerin", a woman
// seldom a "Trainer". English nouns and those for things tell nothing.
func (q *Question) likelySex(s *Story, i int, n text.Span, person string) float64 {
	const generic = 0.8
	sex := s.sex(i, n, person)
	for g := range q.askedSpeaker() {
		w := &q.Plan.Words[g]
		switch {
		case isWoman(w) && sex == names.Male:
			return 0
		case w.Role && w.Lang.Code() == "de" && !isWoman(w) && sex == names.Female:
			return generic
		}
	}
	return 1
}

// isWoman tells whether a word of the question says by itself that somebody is a woman.
func isWoman(w *query.Word) bool {
	return w.Role && (women[w.Folded] || w.Lang.Code() == "de" && strings.HasSuffix(w.Folded, "in") || strings.HasSuffix(w.Folded, "woman"))
}

// otherSex tells whether somebody is a man where a woman is asked for.
func otherSex(w *query.Word, person string) bool {
	return isWoman(w) && names.SexOf(person) == names.Male
}

// otherOfTheName tells whether the surname at a span is that of somebody else than who is asked for by first name and surname: the story
// has the full names of others only, or named another last, or a title tells that it is one of the other sex.
func (q *Question) otherOfTheName(p *Preparer, c *candidate, group int, surname text.Span) bool {
	first := q.beside(group, -1)
	if first == nil {
		return false
	}
	s, same, others, last := c.story, false, false, true
	p.persons(s, func(_ int, n text.Span) bool {
		name := s.Text[n.Start:n.End]
		if strings.Contains(name, " ") && names.Equal(s.Text[surname.Start:surname.End], name) {
			is := strings.Contains(lang.Plain(name), lang.Plain(first.Text))
			same, others = same || is, others || !is
			if n.Start <= surname.Start {
				last = is
			}
		}
		return true
	})
	sex := s.sex(c.sentence, surname, s.Text[surname.Start:surname.End])
	asked := names.SexOf(first.Text + " " + q.Plan.Words[group].Text)
	return others && !same || !last || sex != names.AnySex && asked != names.AnySex && sex != asked
}

// persons calls visit with each name of a person and its sentence, until it returns false; with no more than some hundreds of a long text.
func (p *Preparer) persons(s *Story, visit func(i int, n text.Span) bool) {
	left := 500
	for i := range s.Sentences {
		for _, n := range p.names(s, i) {
			if n.Type != names.Person {
				continue
			}
			if left--; left < 0 || !visit(i, n.Span) {
				return
			}
		}
	}
}

// mostly is the share of the words that name a speaker by which somebody is described at least: no captain of a rugby team is the captain of
// the trawler.
const mostly = 0.6

// describedAt is described for one mention of the person.
func (q *Question) describedAt(c *candidate, i int, n text.Span) float64 {
	const surely = 0.4 // of a translation
	from, to := c.story.apposition(i, n)
	found, all, role := 0.0, 0.0, false
	for g := range q.askedSpeaker() {
		w := &q.Plan.Words[g]
		all += q.weight[g]
		here := q.describes(c, i, g, from, to, n)
		switch {
		case here >= surely && !w.Name:
			role = true
			found += q.weight[g] * here
		case w.Name && c.in.all[g] >= surely:
			found += q.weight[g]
		case w.Role:
			return 0 // "deputy mayor" is no mayor
		}
	}
	if !role || found < mostly*all {
		return 0
	}
	return found / all
}

// describes tells how well the words of a sentence from one to before another, without the name at a span, match a word of the question.
func (q *Question) describes(c *candidate, i, g, from, to int, n text.Span) float64 {
	const several = 2
	words, here, last, count := c.story.Sentences[i].words, 0.0, -1, 0
	for _, m := range c.in.body[i].matches {
		if m.group != g || m.kind || m.word < from || m.word >= to || covers(n, words[m.word].Span) || !c.story.heads(i, m.word, from, n) {
			continue
		}
		here = max(here, m.p)
		if m.word != last {
			last, count = m.word, count+1
		}
	}
	if w := &q.Plan.Words[g]; here == 0 && w.Role && w.Lang == c.story.Lang && c.story.isKind(i, w.Folded, from, to) {
		here = compounded
	}
	if count >= several { // "fire chief" of "Feuerwehrchef"
		here = max(here, c.in.body[i].best[g])
	}
	return here
}

// compounded is how well "Museumsdirektorin" matches "Direktorin".
const compounded = 0.8

// isKind tells whether a German compound from one word of a sentence to before another ends in a role.
func (s *Story) isKind(i int, role string, from, to int) bool {
	return s.Lang.Code() == "de" && slices.ContainsFunc(s.Sentences[i].words[from:to], func(w analysis.Word) bool {
		return len(w.Folded) > len(role)+2 && strings.HasSuffix(w.Folded, role)
	})
}

// heads tells whether the word k of what stands about a name, from a word on, is what the person is, and not of whom: not the minister of
// "Pia Lund, eine Nichte der Ministerin" and "the minister's niece Pia Lund".
func (s *Story) heads(i, k, from int, name text.Span) bool {
	words := s.Sentences[i].words
	rest := s.Text[words[k].End:]
	if strings.HasPrefix(rest, "'s") || strings.HasPrefix(rest, "’s") || strings.HasSuffix(words[k].Folded, "'s") || strings.HasSuffix(words[k].Folded, "’s") {
		return false
	}
	if k == 0 || k == from || words[k-1].Start < name.End && words[k].Start >= name.End {
		return true
	}
	before := words[k-1].Folded
	if before == "the" && k > 1 {
		before = words[k-2].Folded
	}
	switch before {
	case "of", "for", "von", "vom", "des":
		return false
	case "der":
		return k-1 == from || words[k-2].End == name.End
	}
	return true
}

// askedSpeaker returns the words of the question that name whose words are asked for; where it cannot be told which, those that may be a role.
func (q *Question) askedSpeaker() func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for g := range q.Plan.Words {
			w := &q.Plan.Words[g]
			if g < q.Plan.Speaker || q.Plan.Speaker == 0 && w.Role {
				if !yield(g) {
					return
				}
			}
		}
	}
}

// apposition returns the words of a sentence, from one to before another, that may say who the person named at a span is: what stands right
// before the name from its article on, and between commas before or behind it.
func (s *Story) apposition(i int, n text.Span) (from, to int) {
	const most = 8 // words to each side
	words := s.Sentences[i].words
	from = s.at(i, n)
	to = from
	for to < len(words) && words[to].Start < n.End {
		to++
	}
	at, end := from, to
	for from > max(0, at-most) && s.leadsTo(i, from, at) {
		from--
	}
	if to == len(words) || !strings.HasPrefix(s.Text[n.End:], ", ") && !linking[words[to].Folded] {
		return from, end
	}
	for to < min(len(words), end+most) && !reporting[words[to].Folded] &&
		(to == end || strings.Trim(s.Text[words[to-1].End:words[to].Start], " -") == "") {
		to++
	}
	return from, to
}

// leadsTo tells whether the word before word k belongs to what leads up to a name at another: "the mayor of Saltmouth, Clive Pemberton".
func (s *Story) leadsTo(i, k, name int) bool {
	words := s.Sentences[i].words
	switch s.Text[words[k-1].End:words[k].Start] {
	case " ", "-", ". ":
	case ", ":
		if k != name {
			return false
		}
	default:
		return false
	}
	opens := func(j int) bool {
		class, known := grammarOf(s.Lang)[words[j].Folded]
		return known && (class == article || class == possessive)
	}
	if k < name && opens(k) && words[k].Folded != "der" && words[k].Folded != "des" && (k == 0 || words[k-1].Folded != "of") {
		return false // the article begins it
	}
	before := words[k-1].Folded
	return !reporting[before] && (!s.Lang.IsStop(before) || attaching[before] || opens(k-1))
}

// attaching words stand within what somebody is: "Chefin der Bank", "head of operations".
var attaching = lang.Set("of for at the von vom der des für im")

// linking verbs stand between a person and what they are.
var linking = lang.Set("is was became ist war wird wurde bleibt blieb")

// borneBy tells whether the story says of another person than the speaker that they are who is asked for.
func (q *Question) borneBy(p *Preparer, c *candidate, speaker string) bool {
	other := false
	p.persons(c.story, func(i int, n text.Span) bool {
		other = !names.Equal(c.story.Text[n.Start:n.End], speaker) && q.describedAt(c, i, n) > 0
		return !other
	})
	return other
}
