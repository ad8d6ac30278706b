// Command fit fits the ranking's weights on development questions and prints them as the table of
// weights.go wants them.
//
//	go run ./internal/answer/fit -eval DIR [-fit]
//
// DIR holds the collections news and xquad: articles and questions as JSON lines. Without -fit it
// prints how the weights in use do. The model is a conditional logit: the probability that a
// sentence answers is the softmax of the candidates' scores, and the weights maximise the
// likelihood of the sentences known to answer, with a Gaussian prior around the weights in use
// (McFadden 1974; as a ranker, Cao et al., "Learning to Rank: From Pairwise Approach to Listwise
// Approach", ICML 2007). Cross-validated over five parts of the questions.
package main

import (
	"flag"
	"fmt"
	"log"
	"path/filepath"
)

var ridge = flag.Float64("ridge", 0.002, "strength of the prior around the weights in use")

func main() {
	log.SetFlags(0)
	dir := flag.String("eval", "", "directory of the development sets")
	doFit := flag.Bool("fit", false, "fit the weights")
	doTrust := flag.Bool("trust", false, "fit the confidence")
	doTopics := flag.Bool("topics", false, "only print how the summaries of the first set do")
	doSearch := flag.Bool("search", false, "fit the weights of alternatives and the parameters of the index, by coordinate search")
	misses := flag.Int("misses", 0, "print so many questions that went wrong")
	only := flag.String("only", "", "only this set")
	flag.Parse()
	if *dir == "" {
		log.Fatal("fit: -eval DIR is missing: the directory that holds news and xquad")
	}
	var sets []*set
	for _, x := range [][3]string{
		{"news", "articles.jsonl", "questions.jsonl"},
		{"xquad", "articles.en.jsonl", "questions.en-en.jsonl"},
		{"xquad", "articles.de.jsonl", "questions.de-de.jsonl"},
		{"xquad", "articles.de.jsonl", "questions.en-de.jsonl"},
		{"xquad", "articles.en.jsonl", "questions.de-en.jsonl"},
	} {
		name := x[0] + " " + x[2]
		if *only != "" && name != *only && x[0] != *only {
			continue
		}
		s, err := load(filepath.Join(*dir, x[0]), name, x[1], x[2])
		if err != nil {
			log.Fatal(err)
		}
		sets = append(sets, s)
	}
	if *doTopics {
		if err := sets[0].topics(filepath.Join(*dir, "news")); err != nil {
			log.Fatal(err)
		}
		return
	}
	if *doSearch {
		if err := search(sets); err != nil {
			log.Fatal(err)
		}
		return
	}
	lists, err := collect(sets, *misses)
	if err != nil {
		log.Fatal(err)
	}
	report(sets, lists)
	if *doFit {
		fitAll(sets, lists)
	}
	if *doTrust {
		if err := fitTrust(sets); err != nil {
			log.Fatal(err)
		}
	}
	fmt.Println()
}
