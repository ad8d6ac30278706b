package lexicon

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/internal/lang"
)

// The Ding dictionary format, a line:
//
//	Absage {f}; Streichung {f} [econ.] | Absagen {pl} :: cancellation | cancellations
//
// "::" parts German from English, "|" parts senses or forms that correspond
// one to one, ";" parts synonyms. {f} {vt} {adj} are grammar, [econ.] a domain
// or register, (so) an explanation, <so> a cross reference, /SO/ an
// abbreviation, a/b two ways to put it.

// Bounds on one line, so that a hostile one costs little.
const (
	maxLineBytes = 64 << 10
	maxSynonymsA = 12 // synonyms of one part that are read
	maxDingWords = 8  // words of one synonym that are read
)

// A dingPair is one German phrase beside one English one.
type dingPair struct {
	german, english []string // folded words
	pos             POS
	weight          float32 // 1 for a plain entry, less for rare senses
}

// parseDing returns the pairs of one line; ok is false for a line that is not
// an entry. Comments (#) have no pairs and are ok.
func parseDing(line string) (pairs []dingPair, ok bool) {
	if strings.HasPrefix(line, "#") || strings.TrimSpace(line) == "" {
		return nil, true
	}
	if len(line) > maxLineBytes || !utf8.ValidString(line) {
		return nil, false
	}
	german, english, found := strings.Cut(line, "::")
	if !found {
		return nil, false
	}
	gs, es := strings.Split(german, "|"), strings.Split(english, "|")
	if len(gs) != len(es) {
		gs, es = gs[:1], es[:1]
	}
	first := Any
	for i := range gs {
		g, e := parseSide(gs[i], "de"), parseSide(es[i], "en")
		pos := sidePOS(g, e)
		if i == 0 {
			first = pos
		} else if pos == Any {
			pos = first
		}
		pairs = appendPairs(pairs, g, e, pos, i)
	}
	return pairs, true
}

// sidePOS is the part of speech that holds for a whole part: the last one
// tagged, for "ablehnen; absagen {vt}" tags both.
func sidePOS(german, english []dingTerm) POS {
	for _, g := range slices.Backward(german) {
		if g.pos != Any {
			return g.pos
		}
	}
	for _, t := range english {
		if t.pos != Any {
			return t.pos
		}
	}
	return Any
}

// appendPairs joins every synonym of one side with every one of the other.
// Later parts are mostly inflections and examples, so they count less.
func appendPairs(pairs []dingPair, german, english []dingTerm, pos POS, part int) []dingPair {
	n := max(len(german), len(english))
	for i, g := range german {
		for j, e := range english {
			p := g.pos
			if p == Any {
				p = pos
			}
			w := g.weight * e.weight * 2 / float32(1+n) / (1 + 0.1*float32(i+j))
			if part > 0 {
				w /= 2
			}
			pairs = append(pairs, dingPair{german: g.words, english: e.words, pos: p, weight: w})
		}
	}
	return pairs
}

// A dingTerm is one synonym of one side.
type dingTerm struct {
	words  []string
	pos    POS
	weight float32
}

// parseSide reads "Absage {f}; Streichung {f} [econ.]".
func parseSide(s, code string) []dingTerm {
	l := lang.Get(code)
	var terms []dingTerm
	for len(terms) < maxSynonymsA && s != "" {
		var one string
		one, s = cutTop(s)
		if t, ok := parseTerm(one, l); ok {
			terms = append(terms, t)
		}
	}
	return terms
}

// cutTop cuts s at the first semicolon outside of brackets.
func cutTop(s string) (before, after string) {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '(', '[', '{', '<':
			depth++
		case ')', ']', '}', '>':
			depth = max(depth-1, 0)
		case ';':
			if depth == 0 {
				return s[:i], s[i+1:]
			}
		}
	}
	return s, ""
}

// parseTerm reads one synonym: its words without what stands in brackets.
func parseTerm(s string, l *lang.Language) (dingTerm, bool) {
	t := dingTerm{weight: 1}
	var plain strings.Builder
	for s != "" {
		i := strings.IndexAny(s, "([{<")
		if i < 0 {
			plain.WriteString(s)
			break
		}
		plain.WriteString(s[:i])
		plain.WriteByte(' ')
		inside, rest, ok := bracketed(s[i:])
		if !ok {
			return t, false
		}
		switch s[i] {
		case '{':
			if p := dingPOS(inside); p != Any {
				t.pos = p
			}
		case '[':
			t.weight = min(t.weight, labelWeight(inside))
		}
		s = rest
	}
	text := strings.TrimSpace(plain.String())
	if infinitive, ok := strings.CutPrefix(text, "to "); ok && l.Code() == "en" {
		t.pos, text = Verb, infinitive
	}
	t.words = content(l.Code(), dingWords(text))
	if t.weight < 1 && len(t.words) > 2 { // "great crested flycatcher" is in no question
		return t, false
	}
	return t, len(t.words) > 0 && len(t.words) <= maxDingWords
}

// bracketed returns what stands between the bracket s begins with and its
// partner, and the rest.
func bracketed(s string) (inside, rest string, ok bool) {
	opening := s[0]
	closing := map[byte]byte{'(': ')', '[': ']', '{': '}', '<': '>'}[opening]
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case opening:
			depth++
		case closing:
			if depth--; depth == 0 {
				return s[1:i], s[i+1:], true
			}
		}
	}
	return "", "", false
}

// dingWords folds the words of a term. Of "a/b" the first is kept, an
// /ABBREVIATION/ and words with signs in them are left out.
func dingWords(text string) []string {
	var words []string
	for f := range strings.FieldsSeq(text) {
		if strings.HasPrefix(f, "/") || placeholders[strings.TrimSuffix(f, "’s")] {
			continue
		}
		f, _, _ = strings.Cut(f, "/")
		f = strings.TrimFunc(f, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if len(f) > maxWordBytes {
			return nil
		}
		for _, w := range splitWords(lang.Fold(f)) {
			if validEntry(w) {
				words = append(words, strings.Trim(w, ".'"))
			}
		}
	}
	return words
}

// placeholders stand for a person in "to lose one’s life".
var placeholders = lang.Set("one so. sb. sth. s.o.")

// dingPOS maps Ding's grammar tags.
func dingPOS(tag string) POS {
	tag, _, _ = strings.Cut(tag, ";")
	tag, _, _ = strings.Cut(tag, ",")
	switch strings.TrimSpace(tag) {
	case "f", "m", "n", "pl":
		return Noun
	case "v", "vt", "vi", "vr":
		return Verb
	case "adj":
		return Adj
	case "adv":
		return Adv
	case "prp":
		return Prep
	case "conj":
		return Conj
	case "num":
		return Num
	}
	return Any
}

// rareLabels mark registers and fields that news seldom has.
var rareLabels = lang.Set(`obs. veraltet archaic altertümlich dated veraltend rare selten poet. slang vulg. humor. pej. alt
	hist. ornith. bot. zool. chem. biochem. math. phys. min. geol. anat. textil. techn. mach. constr. electr. mus. phil.
	ling. print photo. cook. Schw. Bayr. Norddt. Süddt. Mitteldt. Austr. Aus. NZ Sc. tm`)

func labelWeight(label string) float32 {
	if rareLabels[strings.TrimSpace(label)] {
		return 0.35
	}
	return 1
}
