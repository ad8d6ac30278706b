package main

import (
	"fmt"
)

// knob is one number that search turns.
type knob struct {
	name string
	of   func(*set) *float32
}

// knobs are the weights of alternatives and the parameters of the index.
var knobs = []knob{
	{"Synonym", func(s *set) *float32 { return &s.engine.Weights.Synonym }},
	{"Beyond", func(s *set) *float32 { return &s.engine.Weights.Beyond }},
	{"Part", func(s *set) *float32 { return &s.engine.Weights.Part }},
	{"Whole", func(s *set) *float32 { return &s.engine.Weights.Whole }},
	{"Cognate", func(s *set) *float32 { return &s.engine.Weights.Cognate }},
	{"Variant", func(s *set) *float32 { return &s.engine.Weights.Variant }},
	{"Related", func(s *set) *float32 { return &s.engine.Weights.Related }},
	{"Across", func(s *set) *float32 { return &s.engine.Weights.Across }},
	{"Typo", func(s *set) *float32 { return &s.engine.Weights.Typo }},
	{"Light", func(s *set) *float32 { return &s.engine.Weights.LightW }},
	{"Phrase", func(s *set) *float32 { return &s.engine.Weights.Phrase }},
	{"K1", func(s *set) *float32 { return &s.engine.Params.K1 }},
	{"B", func(s *set) *float32 { return &s.engine.Params.B }},
	{"ArticleK1", func(s *set) *float32 { return &s.engine.Params.ArticleK1 }},
	{"ArticleB", func(s *set) *float32 { return &s.engine.Params.ArticleB }},
	{"Article", func(s *set) *float32 { return &s.engine.Params.Article }},
	{"Paragraph", func(s *set) *float32 { return &s.engine.Params.Paragraph }},
	{"Neighbour", func(s *set) *float32 { return &s.engine.Params.Neighbour }},
	{"Headline", func(s *set) *float32 { return &s.engine.Params.Headline }},
}

// search turns one knob after the other up and down as long as that raises the mean reciprocal rank,
// once through all of them.
func search(sets []*set) error {
	best, err := quality(sets)
	if err != nil {
		return err
	}
	fmt.Printf("%-10s %.4f\n", "start", best)
	for _, k := range knobs {
		for _, factor := range []float32{1.5, 1 / 1.5} {
			for range 3 {
				old := *k.of(sets[0])
				k.set(sets, old*factor)
				got, err := quality(sets)
				if err != nil {
					return err
				}
				fmt.Printf("%-10s %.3f %.4f\n", k.name, old*factor, got)
				if got <= best+0.0003 {
					k.set(sets, old)
					break
				}
				best = got
			}
		}
	}
	for _, k := range knobs {
		fmt.Printf("%-10s %.3f\n", k.name, *k.of(sets[0]))
	}
	return nil
}

func (k knob) set(sets []*set, v float32) {
	for _, s := range sets {
		*k.of(s) = v
	}
}

// quality is the mean reciprocal rank over a part of the questions, the first set counting as much as the others together.
func quality(sets []*set) (float64, error) {
	sum := 0.0
	for n, s := range sets {
		every := 1
		if n > 0 {
			every = 5
		}
		mrr, count := 0.0, 0
		for i := 0; i < len(s.questions); i += every {
			q := &s.questions[i]
			if !q.Answerable {
				continue
			}
			_, results, err := s.ask(q, 10)
			if err != nil {
				return 0, err
			}
			count++
			for r := range results {
				if s.right(q, &results[r]) {
					mrr += 1 / float64(r+1)
					break
				}
			}
		}
		weight := 0.5
		if n > 0 {
			weight = 0.5 / float64(len(sets)-1)
		}
		sum += weight * mrr / float64(count)
	}
	return sum, nil
}
