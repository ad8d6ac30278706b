package answer

import (
	"cmp"
	"hash/maphash"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"quoth/internal/amount"
	"quoth/internal/analysis"
	"quoth/internal/lang"
	"quoth/internal/names"
	"quoth/internal/text"
	"quoth/internal/when"
)

// Story is an article prepared for answering: cut into sentences and words, each word with its index
// terms. It is immutable but for facts found on demand, and safe for concurrent use.
type Story struct {
	Number     uint64
	Lang       *lang.Language
	Date       when.Date
	Headline   string
	Text       string
	Sentences  []Sentence      // of Text, in order
	head       []analysis.Word // of Headline
	places     []place         // of every term, by term, sentence and word
	tag        sync.Once       // finds names
	names      []names.Name    // of Text, in order
	persons    []string        // the different names of persons among them, at most maxPersons
	chain      sync.Once       // finds references
	references []reference     // in order
	starts     []int32         // of each sentence, its first reference
	dateline   int             // where it ends in Text, 0 if there is none
}

// place is where a term stands.
type place struct {
	term           uint64 // hashed
	sentence, word int32  // sentence -1 is the headline
}

// seed is that of the hashes of terms, which are compared instead of the terms themselves.
var seed = maphash.MakeSeed()

// Sentence is one sentence of a story.
type Sentence struct {
	text.Sentence
	words  []analysis.Word
	refers float64 // 1 if one of its first words refers to what was named before
	asks   float64 // 1 if it is a question
	facts  atomic.Pointer[facts]
}

// facts are what can answer a question in a sentence.
type facts struct {
	names   []names.Name
	times   []when.Mention
	amounts []amount.Amount
}

// Preparer prepares stories. It is safe for concurrent use.
type Preparer struct {
	terms  *analysis.Words
	tagger *names.Tagger
}

// NewPreparer returns a Preparer.
func NewPreparer(terms *analysis.Words, tagger *names.Tagger) *Preparer {
	return &Preparer{terms: terms, tagger: tagger}
}

// Story prepares an article.
func (p *Preparer) Story(number uint64, l *lang.Language, date when.Date, headline, body string) *Story {
	s := &Story{Number: number, Lang: l, Date: date, Headline: headline, Text: body, dateline: datelineEnd(body)}
	s.head = p.terms.Of(l, headline, text.Span{End: len(headline)})
	cut := text.Sentences(body, l)
	s.Sentences = make([]Sentence, len(cut))
	for i, c := range cut {
		x := &s.Sentences[i]
		x.Sentence, x.words = c, p.terms.Of(l, body, c.Span)
		if len(cut) > 1 && strings.EqualFold(body[c.Start:c.End], headline) {
			x.Role = text.Caption // the reader has it above the answer
		}
		x.refers, x.asks = pronounOpens(x.words), asks(body[c.Start:c.End])
	}
	s.place()
	return s
}

// place fills in s.places; captions are never matched.
func (s *Story) place() {
	add := func(sentence int, words []analysis.Word) {
		for i := range words {
			for _, t := range words[i].Terms {
				s.places = append(s.places, place{maphash.String(seed, t), int32(sentence), int32(i)})
			}
		}
	}
	add(-1, s.head)
	for i := range s.Sentences {
		if s.Sentences[i].Role != text.Caption {
			add(i, s.Sentences[i].words)
		}
	}
	slices.SortFunc(s.places, func(a, b place) int {
		return cmp.Or(cmp.Compare(a.term, b.term), cmp.Compare(a.sentence, b.sentence), cmp.Compare(a.word, b.word))
	})
}

// firstPlace returns the index of the first of some places whose term is not before one: by steps that double, as it is near in most cases.
func firstPlace(places []place, term uint64) int {
	end := 1
	for end < len(places) && places[end].term < term {
		end *= 2
	}
	from := end / 2
	i, _ := slices.BinarySearchFunc(places[from:min(end+1, len(places))], term, func(p place, t uint64) int { return cmp.Compare(p.term, t) })
	return from + i
}

// word returns the word at a place.
func (s *Story) word(at place) *analysis.Word {
	if at.sentence < 0 {
		return &s.head[at.word]
	}
	return &s.Sentences[at.sentence].words[at.word]
}

// written returns the word at a place as it is written.
func (s *Story) written(at place) string {
	w := s.word(at)
	if at.sentence < 0 {
		return s.Headline[w.Start:w.End]
	}
	return s.Text[w.Start:w.End]
}

// Sentence returns the nth sentence, 0 being the headline.
func (s *Story) Sentence(n int) string {
	if n == 0 {
		return s.Headline
	}
	span := s.Sentences[n-1].Span
	return s.Text[span.Start:span.End]
}

// facts returns what the i-th sentence holds that can answer, finding it on first use.
func (p *Preparer) facts(s *Story, i int) *facts {
	sentence := &s.Sentences[i]
	if f := sentence.facts.Load(); f != nil {
		return f
	}
	tokens := text.Tokenize(s.Text, sentence.Span)
	f := &facts{names: p.names(s, i), times: when.Find(s.Lang, tokens, s.Date)}
	for _, a := range amount.Find(f.times, s.Lang, tokens) {
		f.times = slices.DeleteFunc(f.times, func(t when.Mention) bool { // "in 2 hours", of "in 2 hours and 8 seconds"
			return t.Counted && t.Start <= a.Start && a.Start < t.End && t.End < a.Number.End
		})
		if !overlapsTime(f.times, a.Span) {
			f.amounts = append(f.amounts, a)
		}
	}
	sentence.facts.Store(f)
	return f
}

// names returns the names in the i-th sentence. The first call finds those of the whole story, so
// that a name is of one type throughout it.
func (p *Preparer) names(s *Story, i int) []names.Name {
	s.tag.Do(func() {
		if p.tagger == nil {
			return
		}
		var spans []text.Span
		for k := range s.Sentences {
			spans = spans[:0]
			for _, w := range s.Sentences[k].words {
				spans = append(spans, w.Span)
			}
			s.names = p.tagger.Tag(s.names, s.Lang, s.Text, spans)
		}
		names.Consistent(s.Text, s.names)
		s.surnames()
		s.persons = s.differentPersons()
	})
	sentence := s.Sentences[i].Span
	at := func(offset int) int {
		n, _ := slices.BinarySearchFunc(s.names, offset, func(x names.Name, o int) int { return cmp.Compare(x.Start, o) })
		return n
	}
	return s.names[at(sentence.Start):at(sentence.End)]
}

// maxPersons is how many names of persons a story is taken to have. A name may be compared with each of them for every candidate.
const maxPersons = 1000

// differentPersons returns the names of persons in the story, each once.
func (s *Story) differentPersons() (list []string) {
	seen := map[string]bool{}
	for _, n := range s.names {
		if name := s.Text[n.Start:n.End]; n.Type == names.Person && len(list) < maxPersons && !seen[name] {
			seen[name] = true
			list = append(list, name)
		}
	}
	return list
}

// hasPerson tells whether a name is that of a person in the story, whose names must have been found.
func (s *Story) hasPerson(name string) bool {
	return slices.ContainsFunc(s.persons, func(person string) bool { return names.Equal(person, name) })
}

func overlapsTime(times []when.Mention, s text.Span) bool {
	for _, t := range times {
		if phrase := t.Phrase(); phrase.Start < s.End && s.Start < phrase.End {
			return true
		}
	}
	return false
}

// datelineEnd returns where the words from which a text reports end ("Berlin (dpa), 5. Januar 2005 –"), 0 if it does not begin
// with any.
func datelineEnd(body string) int {
	const longest = 90
	head := body[:min(len(body), longest)]
	for i := range head {
		rest := head[i:]
		switch {
		case strings.HasPrefix(rest, " – "), strings.HasPrefix(rest, " — "), strings.HasPrefix(rest, " - "):
			return i
		case rest[0] == '\n':
			return 0
		case rest[0] == ' ' && len(rest) > 1 && rest[1] >= 'a' && rest[1] <= 'z': // a name of places and days has no such words
			return 0
		}
	}
	return 0
}

// opening is how many sentences a story opens with: one, and those of a word or two before it, such as the place of the report.
func (s *Story) opening() int {
	const place = 2
	n := 1
	for n < len(s.Sentences) && len(s.Sentences[n-1].words) <= place {
		n++
	}
	return n
}
