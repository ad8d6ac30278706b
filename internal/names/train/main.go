// Train makes the models of the name tagger from annotated corpora and measures them. From the root of the repository:
//
//	go run ./internal/names/train -data DIR          train, write internal/names/model/*.bin, measure
//	go run ./internal/names/train -data DIR -eval    measure the models in the repository
//
// DIR holds the corpora as files NAME.bio: one token, a tab and its tag (O, or B- or I- with PER, LOC, ORG or MISC) a line, a
// blank line after each sentence. The package comment of internal/names names them and their licences. The same data give
// the same models. Nouns of the lexicon serve as examples of words that are no names.
//
// The measure is F1 over exact names with their types. GermEval's derived and partial names (deutsche, Merkel-Regierung) are
// no names in these files and none here. Universal NER has no type MISC, so that names found with it do not count there.
package main

import (
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"

	"quoth/internal/lang"
	"quoth/internal/names"
	"quoth/internal/text"
)

// source is a corpus to learn from. Corpora of one domain share the weights that the other domains do not.
type source struct {
	file   string
	domain int
	weight float32 // of its sentences
	copies bool    // with copies that have other names
}

// recipe says what a language's model is made from.
type recipe struct {
	lang    string
	sources []source
	mix     []float32 // how much of each domain's weights the model takes; the last domain is that of words alone
	bonus   float32   // added to the weight of a name's beginning, for recall
	tests   []string
}

var recipes = []recipe{
	{
		lang: "de",
		sources: []source{
			{"ge_dev", 0, 1, true}, {"un_de_pud", 1, 1, true}, {"mo_train", 2, .25, false}, {"mo_dev", 2, .25, false},
			{"mo_test", 2, .25, false}, {"wg_en", 3, .3, true}, {"un_en_ewt_dev", 4, .2, false}, {"un_sv_train", 5, .2, false},
		},
		mix:   []float32{1, .25, 0, 0, 0, 0, 0},
		bonus: 2,
		tests: []string{"ge_test"},
	},
	{
		// Not German PUD: its sentences are those of the English test.
		lang: "en",
		sources: []source{
			{"wg_en", 0, 1, true}, {"un_en_ewt_dev", 1, 1, true}, {"ge_dev", 2, .5, true}, {"mo_train", 3, .2, false},
			{"un_sv_train", 4, .3, false},
		},
		mix:   []float32{.5, .5, 0, 0, 0, 0},
		bonus: .9,
		tests: []string{"un_en_pud", "un_en_ewt_test"},
	},
}

// settings are the program's flags.
type settings struct {
	data, out, nouns, lang string
	eval                   bool
	bits                   int
	options
}

const (
	leastCount    = 2  // occurrences of a feature
	lexicalWeight = .5 // of words alone
	copiesWeight  = .5 // of sentences with other names
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(args []string, out io.Writer) error {
	var s settings
	flags := flag.NewFlagSet("train", flag.ContinueOnError)
	flags.StringVar(&s.data, "data", "../shared/ner", "`directory` of the annotated corpora")
	flags.StringVar(&s.out, "out", "internal/names/model", "`directory` of the models")
	flags.StringVar(&s.nouns, "nouns", "internal/lexicon/data/*.txt", "`pattern` of the lexicon's tables")
	flags.StringVar(&s.lang, "lang", "", "train this `language` alone")
	flags.BoolVar(&s.eval, "eval", false, "measure the models in the program, train none")
	flags.IntVar(&s.bits, "bits", 17, "log2 of the features of a model")
	flags.IntVar(&s.epochs, "epochs", 14, "passes over the data")
	flags.Float64Var(&s.lambda, "lambda", 1, "L2 penalty")
	flags.Float64Var(&s.rate, "rate", .06, "first step width")
	flags.Float64Var(&s.dropout, "dropout", .3, "share of features dropped at random")
	if err := flags.Parse(args); err != nil {
		return err
	}
	for i := range recipes {
		if s.lang != "" && s.lang != recipes[i].lang {
			continue
		}
		if err := recipes[i].run(&s, out); err != nil {
			return err
		}
	}
	return nil
}

func (r *recipe) run(s *settings, out io.Writer) error {
	if s.eval {
		tagger, err := names.Load()
		if err != nil {
			return err
		}
		return r.measure(s, out, tagger)
	}
	data, err := r.train(s, out)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(s.out, r.lang+".bin"), data, 0o644); err != nil {
		return err
	}
	tagger, err := names.New(map[string][]byte{"en": data, r.lang: data})
	if err != nil {
		return err
	}
	return r.measure(s, out, tagger)
}

func (r *recipe) measure(s *settings, out io.Writer, tagger *names.Tagger) error {
	for _, test := range r.tests {
		corpus, err := readCorpus(s.data, test)
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "%-16s %v\n", test, evaluate(tagger, lang.Get(r.lang), corpus))
	}
	return nil
}

// train returns the recipe's model file.
func (r *recipe) train(s *settings, out io.Writer) ([]byte, error) {
	c := &collection{counts: make(map[uint64]int32)}
	rng := rand.New(rand.NewPCG(3, 4))
	for _, src := range r.sources {
		corpus, err := readCorpus(s.data, src.file)
		if err != nil {
			return nil, err
		}
		if src.copies {
			corpus = append(corpus, exchange(corpus, rng, copiesWeight)...)
		}
		for i := range corpus {
			c.addSentence(&corpus[i], src)
		}
	}
	words, err := lexicalWords(r.lang, s.nouns)
	if err != nil {
		return nil, err
	}
	for _, w := range words {
		c.addWord(w, len(r.mix)-1)
	}
	hashes := c.number()
	fmt.Fprintf(out, "%s: %d sentences and words, %d features\n", r.lang, len(c.examples), len(hashes))
	f := newField(len(hashes), len(r.mix))
	f.train(c.examples, s.options)
	return f.encode(hashes, r, s.bits), nil
}

// collection gathers examples, their features at first as hashes.
type collection struct {
	examples []example
	hashes   [][]uint64
	counts   map[uint64]int32
}

func (c *collection) addSentence(s *sentence, src source) {
	tokens, features := names.Features(s.text, text.AppendWords(nil, s.text, 0, len(s.text)), true)
	for _, h := range features {
		c.counts[h]++
	}
	c.hashes = append(c.hashes, features)
	c.examples = append(c.examples, example{gold: s.labels(tokens), domain: src.domain, weight: src.weight * s.weight})
}

// addWord adds a word alone: an example without the features of a context. Its own spelling is a feature however rare.
func (c *collection) addWord(w lexicalWord, domain int) {
	_, features := names.Features(w.text, text.AppendWords(nil, w.text, 0, len(w.text)), false)
	if len(features) != names.FeatureCount {
		return
	}
	for k := range features {
		if !names.OfWord(k) {
			features[k] = 0
		}
		c.counts[features[k]]++
	}
	c.counts[features[0]]++
	c.hashes = append(c.hashes, features)
	c.examples = append(c.examples, example{gold: []uint8{w.label}, domain: domain, weight: lexicalWeight})
}

// number gives the examples' features numbers, and returns the features by number. Rare ones are left out.
func (c *collection) number() (all []uint64) {
	numbers := make(map[uint64]int32)
	for i, hashes := range c.hashes {
		ids := make([]int32, len(hashes))
		for k, h := range hashes {
			ids[k] = -1
			if h == 0 || c.counts[h] < leastCount {
				continue
			}
			n, ok := numbers[h]
			if !ok {
				n = int32(len(all))
				numbers[h] = n
				all = append(all, h)
			}
			ids[k] = n
		}
		c.examples[i].features = ids
		c.hashes[i] = nil
	}
	return all
}

// encode returns the model file for the recipe's mixture of domains.
func (f *field) encode(hashes []uint64, r *recipe, bits int) []byte {
	weighted := make([]names.Weighted, len(hashes))
	for i, h := range hashes {
		w := &weighted[i]
		w.Feature = h
		for k := range w.Weights {
			w.Weights[k] = f.common[i*row+k]
			for d, share := range r.mix {
				w.Weights[k] += share * f.domains[d][i*row+k]
			}
		}
	}
	var transitions [labels][labels]float32
	for a := range labels {
		for b := range labels {
			transitions[a][b] = float32(f.transition[a][b])
			if b != 0 && names.MayFollow(0, b) {
				transitions[a][b] += r.bonus
			}
		}
	}
	return names.Encode(weighted, &transitions, bits)
}
