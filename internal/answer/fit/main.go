// Command fit fits the weights of package answer on development questions and prints them as its
// tables want them.
//
//	go run ./internal/answer/fit -eval DIR [MODE]
//
// DIR holds the collections news and xquad: articles and questions as JSON lines. With them goes a collection of this project's
// own, in the folder stories, invented stories with questions and summaries, and questions that no collection answers. The modes:
//
//	report   how the weights in use do (the default; with -misses, questions that go wrong)
//	rank     fit the features of a sentence (weights.go)
//	trust    fit the signals of the confidence and its threshold (confidence.go; with -misses, where it errs)
//	spans    how the words that answer are found (with -misses, where they are not)
//	choice   fit the features of the words that answer (spanweights.go)
//	search   fit the weights of alternatives and the parameters of the index, by coordinate search
//	topics   how the summaries do
//
// The model of rank is a conditional logit: the probability that a sentence answers is the softmax
// of the candidates' scores, and the weights maximise the likelihood of the sentences known to
// answer, with a Gaussian prior around the weights in use (McFadden 1974; as a ranker, Cao et al.,
// "Learning to Rank: From Pairwise Approach to Listwise Approach", ICML 2007). Every mode that fits
// prints what cross-validation over five parts of the questions gives.
package main

import (
	"embed"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"log"
	"os"
)

var (
	ridge     = flag.Float64("ridge", 0.0005, "rank: strength of the prior around the weights in use")
	spanPrior = flag.Float64("prior", 0.006, "choice: strength of the prior")
	misses    = flag.Int("misses", 0, "report, trust, spans: print so many questions that went wrong")
)

func main() {
	log.SetFlags(0)
	dir := flag.String("eval", "", "directory of the development sets")
	only := flag.String("only", "", "only the sets of this name")
	flag.Parse()
	if *dir == "" {
		log.Fatal("fit: -eval DIR is missing: the directory that holds news and xquad")
	}
	sets, err := loadAll(*dir, *only)
	if err == nil {
		err = run(flag.Arg(0), sets, *dir)
	}
	if err != nil {
		log.Fatal("fit: ", err)
	}
}

//go:embed stories
var own embed.FS

// loadAll loads the collections, the news first; only names one of them, "" all.
func loadAll(dir, only string) (sets []*set, err error) {
	given := os.DirFS(dir)
	for _, x := range []struct {
		files                       fs.FS
		folder, articles, questions string
		news                        bool
	}{
		{given, "news", "articles.jsonl", "questions.jsonl", true},
		{own, "stories", "articles.jsonl", "questions.jsonl", true},
		{given, "xquad", "articles.en.jsonl", "questions.en-en.jsonl", false},
		{given, "xquad", "articles.de.jsonl", "questions.de-de.jsonl", false},
		{given, "xquad", "articles.de.jsonl", "questions.en-de.jsonl", false},
		{given, "xquad", "articles.en.jsonl", "questions.de-en.jsonl", false},
	} {
		if only != "" && x.folder != only {
			continue
		}
		s := &set{name: x.folder + " " + x.questions, news: x.news, own: x.files == own}
		if err := s.load(x.files, x.folder+"/"+x.articles, x.folder+"/"+x.questions); err != nil {
			return nil, err
		}
		sets = append(sets, s)
	}
	if len(sets) == 0 {
		return nil, fmt.Errorf("there is no set %q; there are news, stories and xquad", only)
	}
	return sets, nil
}

func run(mode string, sets []*set, dir string) error {
	switch mode {
	case "trust":
		return fitTrust(sets, *misses)
	case "spans":
		return spanReport(sets, *misses)
	case "choice":
		return fitSpans(sets, *spanPrior)
	case "search":
		return search(sets)
	case "topics":
		return errors.Join(sets[0].topics(os.DirFS(dir), "news/topics.jsonl"), sets[1].topics(own, "stories/topics.jsonl"))
	case "", "report", "rank":
		lists, err := collect(sets, *misses)
		if err != nil {
			return err
		}
		report(sets, lists)
		if mode == "rank" {
			fitAll(sets, lists)
		}
		return nil
	}
	return fmt.Errorf("there is no mode %q; there are report, rank, trust, spans, choice, search and topics", mode)
}
