package lang

import (
	"cmp"
	"embed"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// data holds a file a language, cut into sections by lines such as "[stop]", and the larger German tables.
// A # begins a comment.
//
//	[stop]          words
//	[abbreviation]  words, each with its final full stop, that are MayEnd; so, too, the next three
//	[leading]       LeadsOn
//	[name]          IfCapital
//	[numbering]     IfNumbered
//	[month]         names of months
//	[counting]      stop words before a cardinal number: "etwa", "nur"
//	[preposition]   words that may stand before a question word: "with whom"
//	[question]      kind: phrase, phrase
//	[number]        value: word word
//	[irregular]     lemma: form form
//	[phrasal]       verb: particle particle
//	[clause]        words that may stand behind the particle of a verb and its object
//
//go:embed data/*.txt
var data embed.FS

// sections maps a section's name to its lines, in order, without comments and empty lines.
type sections map[string][]string

// load reads a language's tables. They are compiled in, so that a mistake in them is a mistake of the program.
func load(code string, id byte) *Language {
	s := read(code + ".txt")
	l := &Language{
		code:          code,
		id:            id,
		stop:          Set(s["stop"]...),
		abbreviations: make(map[string]Abbreviation),
		months:        Set(s["month"]...),
		counting:      Set(s["counting"]...),
		prepositions:  Set(s["preposition"]...),
		questions:     make(map[string]string),
		numbers:       make(map[string]float64),
		stems:         make(map[string]string),
		stem:          stemmers[code],
	}
	for kind, phrases := range pairs(s["question"]) {
		for phrase := range strings.SplitSeq(phrases, ",") {
			l.questions[strings.TrimSpace(phrase)] = kind
		}
	}
	for value, words := range pairs(s["number"]) {
		l.addNumber(value, strings.Fields(words))
	}
	slices.SortFunc(l.tens, func(a, b string) int { return len(a) - len(b) })
	for kind, section := range [...]string{MayEnd: "abbreviation", LeadsOn: "leading", IfCapital: "name", IfNumbered: "numbering"} {
		for word := range Set(s[section]...) {
			l.abbreviations[word] = Abbreviation(kind)
		}
	}
	l.addForms(s)
	words := slices.Concat(keys(l.stop), keys(l.stems), keys(l.numbers))
	if l.separating != nil {
		words = append(words, keys(l.particles)...)
	}
	l.listed = newFilter(words)
	return l
}

// addForms adds the irregular forms, and the verbs with a particle.
func (l *Language) addForms(s map[string][]string) {
	stem := l.stem
	if l.code == "de" {
		l.german = loadGerman()
		l.german.addStems(l.stems)
		l.separating = &l.german.separating
		stem = l.german.stem
	}
	for lemma, forms := range pairs(s["irregular"]) {
		for form := range strings.FieldsSeq(forms) {
			l.stems[form] = cmp.Or(stem(lemma), lemma)
		}
	}
	if l.code == "en" {
		l.separating = loadPhrasal(s["phrasal"], s["clause"], func(verb string) string { return cmp.Or(l.stems[verb], l.stem(verb)) })
	}
}

func (l *Language) addNumber(value string, words []string) {
	v, err := strconv.ParseFloat(value, 64)
	if err != nil {
		panic(fmt.Sprintf("lang: number in data/%s.txt: %v", l.code, err))
	}
	for _, word := range words {
		l.numbers[word] = v
	}
	if 20 <= v && v <= 90 {
		l.tens = append(l.tens, words...)
	}
}

func keys[V any](m map[string]V) []string { return slices.Collect(maps.Keys(m)) }

func read(name string) sections {
	b, err := fs.ReadFile(data, "data/"+name)
	if err != nil {
		panic(err)
	}
	s := make(sections)
	section := ""
	for line := range strings.SplitSeq(string(b), "\n") {
		line, _, _ = strings.Cut(line, "#")
		line = strings.TrimSpace(line)
		switch {
		case line == "":
		case line[0] == '[':
			section = strings.Trim(line, "[]")
		default:
			s[section] = append(s[section], line)
		}
	}
	return s
}

// Set returns the words of lists, in which spaces part them.
func Set(lists ...string) map[string]bool {
	bytes := 0
	for _, list := range lists {
		bytes += len(list)
	}
	set := make(map[string]bool, bytes/8)
	for _, list := range lists {
		for word := range strings.FieldsSeq(list) {
			set[word] = true
		}
	}
	return set
}

// pairs yields the two sides of each "key: values" line.
func pairs(lines []string) func(yield func(string, string) bool) {
	return func(yield func(string, string) bool) {
		for _, line := range lines {
			key, values, ok := strings.Cut(line, ":")
			if !ok {
				panic("lang: no colon in line " + strconv.Quote(line))
			}
			if !yield(strings.TrimSpace(key), values) {
				return
			}
		}
	}
}
