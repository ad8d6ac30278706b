// Package names finds the names of persons, organisations, places and other things in a sentence, and tells which names mean
// the same.
//
// Load reads the embedded models once; Tag then finds the names of a sentence, and Consistent makes their types agree over an
// article. Equal and Variants compare and respell names, Related leads from a country to its people and back; they
// need no Tagger.
//
// Tagging is a linear-chain conditional random field over hashed features of words, their neighbours and a gazetteer. The
// gazetteer is the text files in data, written for this project, and the names of countries in the Unicode CLDR by way of
// golang.org/x/text. The models in model are made by
//
//	go run ./internal/names/train
//
// from these annotated corpora, which are not part of the repository:
//
//	ge_dev                        GermEval 2014, development part (Benikova et al. 2014)  CC BY 4.0
//	mo_train, mo_dev, mo_test     MobIE, German mobility news (Hennig et al. 2021)        CC BY 4.0
//	un_de_pud, un_en_ewt_dev,     Universal NER (Mayhew et al. 2024) over German PUD,     CC BY-SA 4.0
//	un_sv_train                   English EWT, Swedish Talbanken
//	wg_en                         Wikigold (Balasuriya et al. 2009)                       CC BY 4.0
//
// They hold weights of hashed features, no text. GermEval's test part, English PUD and the test part of English EWT are
// kept for measuring; German PUD, whose sentences are those of English PUD, serves the German model alone. Types are
// evidence, not truth: of the names found some seven in ten have the right limits and type.
package names

import (
	"embed"
	"fmt"
	"sync"

	"quoth/internal/lang"
	"quoth/internal/text"
)

// Type is what a name names. The values are written to disk: append only.
type Type uint8

const (
	// Person is a human being, real or not.
	Person Type = 1 + iota
	// Organisation is a company, party, authority, club, newspaper or band.
	Organisation
	// Place is a country, city, river, building, street or planet.
	Place
	// Other is any other proper name: works, products, events, wars.
	Other
)

// String returns "person", "organisation", "place" or "other".
func (t Type) String() string {
	switch t {
	case Person:
		return "person"
	case Organisation:
		return "organisation"
	case Place:
		return "place"
	case Other:
		return "other"
	}
	return "unknown"
}

// Name is one name in a text.
type Name struct {
	text.Span
	Type Type
	// Score is how sure the tagger is of the name and its type, above 0 and at most 1. Scores are not calibrated.
	Score float32
}

// Tagger finds names. It is immutable and safe for concurrent use.
type Tagger struct {
	models    map[string]*model
	gazetteer *gazetteer
	pool      sync.Pool // of *scratch
}

//go:embed model/*.bin
var modelFiles embed.FS

// Load reads the embedded models, German and English. It takes some milliseconds: call it once.
func Load() (*Tagger, error) {
	models := make(map[string][]byte)
	for _, code := range []string{"de", "en"} {
		data, err := modelFiles.ReadFile("model/" + code + ".bin")
		if err != nil {
			return nil, err
		}
		models[code] = data
	}
	return New(models)
}

// New returns a tagger with the given model files by language; "en" serves all languages that have none.
func New(models map[string][]byte) (*Tagger, error) {
	t := &Tagger{models: make(map[string]*model), gazetteer: theGazetteer()}
	for code, data := range models {
		m, err := readModel(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", code, err)
		}
		t.models[code] = m
	}
	if t.models["en"] == nil {
		return nil, fmt.Errorf("names: no English model")
	}
	t.pool.New = func() any { return new(scratch) }
	return t, nil
}

// scratch is what one call of Tag needs.
type scratch struct {
	tokens []token
	scores [][Labels]int32
	back   [][Labels]uint8
	labels []uint8
}

// maxWords are looked at together; longer sentences are cut.
const maxWords = 1000

// Tag appends to dst the names of one sentence of s, in order and disjoint, and returns the extended slice. words are the
// words of the sentence as text.AppendWords finds them. A name begins where a word does and ends where a word does, or
// before its possessive 's.
func (t *Tagger) Tag(dst []Name, l *lang.Language, s string, words []text.Span) []Name {
	m := t.models["en"]
	if l != nil && t.models[l.Code()] != nil {
		m = t.models[l.Code()]
	}
	buf := t.pool.Get().(*scratch)
	for start := true; len(words) > 0; start = false {
		n := min(len(words), maxWords)
		dst = t.tag(dst, m, s, words[:n], start, buf)
		words = words[n:]
	}
	t.pool.Put(buf)
	return dst
}

func (t *Tagger) tag(dst []Name, m *model, s string, words []text.Span, sentenceStart bool, buf *scratch) []Name {
	buf.tokens = appendTokens(buf.tokens[:0], s, words)
	n := len(buf.tokens)
	if cap(buf.scores) < n {
		buf.scores = make([][Labels]int32, 2*n)
		buf.back = make([][Labels]uint8, 2*n)
		buf.labels = make([]uint8, 2*n)
	}
	scores, labels := buf.scores[:n], buf.labels[:n]
	t.gazetteer.mark(buf.tokens)
	markQuotations(buf.tokens)
	var features [FeatureCount]uint64
	for i := range buf.tokens {
		fill(&features, buf.tokens, i, sentenceStart)
		m.emit(&scores[i], &features)
	}
	m.decode(labels, scores, buf.back[:n])
	from := len(dst)
	dst = appendNames(dst, buf.tokens, labels)
	if len(dst) > from {
		m.score(dst[from:], buf.tokens, labels, scores)
	}
	return dst
}

// appendNames turns labels into names. Marks at the ends are left out.
func appendNames(dst []Name, tokens []token, labels []uint8) []Name {
	for i := 0; i < len(labels); {
		kind, _ := split(int(labels[i]))
		end := i + 1
		if kind != 0 {
			for end < len(labels) && goesOn(labels[end-1]) {
				end++
			}
			if name, ok := trimmed(tokens[i:end]); ok {
				name.Type = kind
				dst = append(dst, name)
			}
		}
		i = end
	}
	return dst
}

// goesOn reports whether the next token belongs to the same name.
func goesOn(label uint8) bool {
	_, place := split(int(label))
	return place == first || place == middle
}

func trimmed(tokens []token) (name Name, ok bool) {
	for len(tokens) > 0 && tokens[0].kind != wordToken {
		tokens = tokens[1:]
	}
	for len(tokens) > 0 && tokens[len(tokens)-1].kind != wordToken {
		tokens = tokens[:len(tokens)-1]
	}
	if len(tokens) == 0 {
		return Name{}, false
	}
	return Name{Span: text.Span{Start: tokens[0].start, End: tokens[len(tokens)-1].end}}, true
}

// Features returns the tokens of a sentence and their features, FeatureCount a token, for the training program. SentenceStart tells
// that words[0] begins a sentence, so that its capital says little.
func Features(s string, words []text.Span, sentenceStart bool) (tokens []text.Span, features []uint64) {
	all := appendTokens(nil, s, words)
	theGazetteer().mark(all)
	markQuotations(all)
	var f [FeatureCount]uint64
	for i, t := range all {
		tokens = append(tokens, text.Span{Start: t.start, End: t.end})
		fill(&f, all, i, sentenceStart)
		features = append(features, f[:]...)
	}
	return tokens, features
}

// Entries returns the gazetteer's names of one class: "given", "surname", "city", "region", "water", "party",
// "institution", "company", "media", "club" or "work"; for the training program.
func Entries(class string) []string { return theGazetteer().entries[classNames[class]] }
