package answer

import (
	"slices"
	"strings"
	"unicode/utf8"

	"quoth/internal/analysis"
	"quoth/internal/lang"
	"quoth/internal/query"
	"quoth/internal/text"
)

// gap is what stands before a word, besides white space.
type gap uint8

const (
	comma   gap = 1 << iota
	stop        // semicolon, colon, dash, full stop, exclamation mark
	opening     // an opening quotation mark
	closing     // a closing one
	bracket     // ( or [
	unbracket
	hyphen // the word is joined to the one before
)

// broken are the gaps over which no phrase goes.
const broken = comma | stop | bracket | unbracket | opening | closing

// token is one word of a sentence, read.
type token struct {
	class   class
	before  gap
	clause  int     // number of the clause
	said    uint16  // how many words that say something stand before it
	asked   float32 // how well it stands for a word of the question that is no class asked for
	named   float32 // for a name of the question
	counted float32 // for the class asked for ("which bank")
	kind    bool    // it is a thing of that class
	action  float32 // for a verb or noun of the question that is no name and no class
}

// reading is a sentence read for one question.
type reading struct {
	q       *Question
	story   *Story
	words   []analysis.Word
	tokens  []token // one more than words: the last tells of the sentence's end
	matches []match
	inside  bool   // the sentence begins within a quotation
	voice   string // who speaks in an interview
	passive bool
	verbs   []clauseVerbs // of each clause
	action  int           // the last word that stands for a verb or noun of the question
	german  bool
	replies bool      // the class asked for stands in a question of the text, to which the sentence replies
	span    text.Span // of the sentence
}

// maxRead is how many words of a sentence are looked at for the words that answer.
const maxRead = 256

// read reads the sentence of a candidate.
func (q *Question) read(c *candidate) *reading {
	s := &c.story.Sentences[c.sentence]
	r := &reading{q: q, span: s.Span, story: c.story, words: s.words, matches: c.m.matches, german: c.story.Lang.Code() == "de"}
	end := s.End
	if len(r.words) > maxRead {
		r.words, end = r.words[:maxRead], r.words[maxRead].Start
		for len(r.matches) > 0 && r.matches[len(r.matches)-1].word >= maxRead {
			r.matches = r.matches[:len(r.matches)-1]
		}
	}
	r.inside = c.story.quoting(c.sentence)
	if q.Plan.Kind == query.Said {
		r.voice = c.story.label(c.sentence)
	}
	r.tokens = make([]token, len(r.words)+1)
	r.gaps(s.Start, end)
	r.classes()
	r.marks()
	r.clauses()
	if g := q.Plan.Focus; g >= 0 && c.m.best != nil {
		r.replies = c.m.best[g] > 0 && !slices.ContainsFunc(r.matches, func(m match) bool { return m.group == g })
	}
	return r
}

// gaps notes the punctuation.
func (r *reading) gaps(start, end int) {
	inside := r.inside
	for i := range r.tokens {
		to := end
		if i < len(r.words) {
			to = r.words[i].Start
		}
		between := r.story.Text[start:max(start, to)]
		if between != " " {
			r.tokens[i].before = punctuation(between, &inside)
			if between == ". " && i > 0 && r.abbreviated(i-1) {
				r.tokens[i].before = 0
			}
			if between == "-" || between == ":" && i > 0 && i < len(r.words) && r.score(i) {
				r.tokens[i].before = hyphen
			}
		}
		if i < len(r.words) {
			start = r.words[i].End
		}
	}
}

// score tells whether a colon joins the figures before and behind it: "5:4".
func (r *reading) score(i int) bool {
	a, b := r.story.Text[r.words[i-1].End-1], r.story.Text[r.words[i].Start]
	return a >= '0' && a <= '9' && b >= '0' && b <= '9'
}

// abbreviated tells whether the full stop behind word i belongs to it: "J. Doe", "Dr. Meier".
func (r *reading) abbreviated(i int) bool {
	w := &r.words[i]
	return w.End-w.Start <= 2 && capital(r.story.Text[w.Start:w.End]) || r.story.Lang.Abbreviation(w.Folded+".") == lang.LeadsOn
}

// punctuation reads what stands between two words; inside tells whether a quotation is open.
func punctuation(s string, inside *bool) (g gap) {
	for _, c := range s {
		switch c {
		case ',':
			g |= comma
		case ';', ':', '–', '—', '.', '!', '?', '\n', '…':
			g |= stop
		case '-':
			if strings.Contains(s, " ") {
				g |= stop
			}
		case '(', '[':
			g |= bracket
		case ')', ']':
			g |= unbracket
		case '„', '«', '“', '"', '”', '»', '‚', '‘':
			if *inside {
				g |= closing
			} else {
				g |= opening
			}
			*inside = !*inside
		}
	}
	return g
}

// classes guesses the parts of speech.
func (r *reading) classes() {
	g := grammarOf(r.story.Lang)
	said := uint16(0)
	for i := range r.words {
		t, w := &r.tokens[i], &r.words[i]
		t.said = said
		if len(w.Terms) > 0 {
			said++
		}
		surface := r.story.Text[w.Start:w.End]
		c, known := g[w.Folded]
		first, _ := utf8.DecodeRuneInString(surface)
		switch {
		case first >= '0' && first <= '9':
			t.class = numeral
		case known && (!capital(surface) || c != present && c != finite && c != perfect && c != gerund):
			t.class = c
		case r.german:
			t.class = germanClass(surface, w.Folded)
		default:
			t.class = englishClass(surface, w.Folded)
		}
		if (t.class == nominal || t.class == finite || t.class == modifier) && (len(w.Terms) == 0 || !capital(surface)) {
			if _, ok := r.story.Lang.Number(w.Folded); ok {
				t.class = numeral
			}
		}
	}
	r.tokens[len(r.words)].said = said
	for i := range r.words {
		r.settle(i)
	}
}

// settle decides from the neighbours what a word is that may be a verb or something else.
func (r *reading) settle(i int) {
	t := &r.tokens[i]
	before, after := adverb, adverb
	if i > 0 && r.tokens[i].before&broken == 0 {
		before = r.tokens[i-1].class
	}
	if i+1 < len(r.words) && r.tokens[i+1].before&broken == 0 {
		after = r.tokens[i+1].class
	}
	inside := before == article || before == possessive || before == modifier || before == numeral || r.tokens[i].before&hyphen != 0
	switch t.class {
	case present, gerund:
		switch {
		case inside, before == adposition && !r.infinitive(i):
			t.class = nominal
		case before == nominal && after == nominal && t.class == gerund:
			t.class = nominal
		default:
			t.class = finite
		}
	case perfect:
		t.class = finite
		if inside && (after == nominal || after == modifier) {
			t.class = modifier
		}
	case modifier: // German: no English word is taken for one yet
		folded := r.words[i].Folded
		verbal := strings.HasSuffix(folded, "en") || strings.HasSuffix(folded, "te")
		switch {
		case after != nominal && after != modifier && !(after == junction && inside), verbal && !inside && before != adposition && before != junction:
			t.class = finite
			if !verbal && !strings.HasSuffix(folded, "e") {
				t.class = adverb
			}
		}
	}
}

// infinitive tells whether the English word before i is the "to" of an infinitive.
func (r *reading) infinitive(i int) bool { return !r.german && r.words[i-1].Folded == "to" }

// marks notes which words stand for which words of the question.
func (r *reading) marks() {
	for _, m := range r.matches {
		t, p := &r.tokens[m.word], float32(m.p)
		w := &r.q.Plan.Words[m.group]
		switch {
		case m.group == r.q.Plan.Focus:
			if m.kind {
				t.kind = true
			} else {
				t.counted = max(t.counted, p)
			}
			continue
		case m.kind && w.Proper: // a town of the country that the question names
			t.kind = true
			continue
		case w.Name:
			t.named = max(t.named, p)
		case !w.Light:
			t.action = max(t.action, p)
		}
		t.asked = max(t.asked, p)
	}
}

// clauseVerbs are the first and the last verb of a clause, -1 if it has none, and whether one is of saying.
type clauseVerbs struct {
	first, last int
	reports     bool
}

// verb notes the verb at word i.
func (r *reading) verb(i, clause int) {
	for len(r.verbs) <= clause {
		r.verbs = append(r.verbs, clauseVerbs{first: -1, last: -1})
	}
	c := &r.verbs[clause]
	switch r.tokens[i].class {
	case finite:
		c.reports = c.reports || reporting[r.words[i].Folded]
	case auxiliary:
		r.passive = r.passive || passives[r.words[i].Folded]
	default:
		return
	}
	if c.first < 0 {
		c.first = i
	}
	c.last = i
}

// verbFollows tells whether a clause of its own begins with the conjunction at word i: a verb comes
// right after it, or after its subject where the clause before has one already.
func (r *reading) verbFollows(i, clause int) bool {
	done := clause < len(r.verbs) && r.verbs[clause].first >= 0
	for k := i + 1; k < len(r.words) && k < i+7 && r.tokens[k].before&broken == 0; k++ {
		switch r.tokens[k].class {
		case auxiliary:
			return k == i+1 || done
		case finite:
			return k == i+1 || done && !r.german
		case junction, opener:
			return false
		}
	}
	return false
}

// clauses numbers the clauses, and tells whether the sentence is in the passive voice.
func (r *reading) clauses() {
	n := 0
	r.verbs, r.action = make([]clauseVerbs, 0, 8), -1
	for i := range r.words {
		t := &r.tokens[i]
		switch {
		case i == 0:
		case t.before&(stop|bracket|unbracket) != 0:
			n++
		case t.before&comma != 0 && t.class != nominal && t.class != modifier && t.class != numeral:
			n++
		case t.class == opener && !r.german:
			n++
		case t.class == junction && r.verbFollows(i, n):
			n++
		}
		t.clause = n
		r.verb(i, n)
		if t.action > 0 {
			r.action = i
		}
	}
	r.tokens[len(r.words)].clause = n
}

// passives are the auxiliaries of the passive voice.
var passives = lang.Set("wurde wurden wird werden worden was were been being is are be")
