package main

import (
	"fmt"
	"io/fs"
	"slices"

	"quoth/internal/answer"
	"quoth/internal/query"
	"quoth/internal/when"
)

// topic is one line of a topics file: a summary asked for, and the facts that it should tell.
type topic struct {
	ID, Command string
	Articles    []string
	Nuggets     []struct {
		Fact, Weight string
		Sentences    []gold
	}
}

// topics asks for the summaries and prints the share of vital and of all facts told, and of sentences that tell one.
func (s *set) topics(files fs.FS, path string) error {
	var list []topic
	if err := readLines(files, path, &list); err != nil {
		return err
	}
	byID := s.texts()
	var vital, vitalAll, told, all, good, sentences int
	for i := range list {
		t := &list[i]
		a := s.archive()
		q := s.engine.Question(a, query.ParseCommand(t.Command), when.Date{Year: 2024, Month: 1, Day: 1})
		stories, err := s.engine.Retrieve(a, q)
		if err != nil {
			return err
		}
		findings := s.engine.Answer(a, q, stories, answer.SummaryLength).Findings
		telling := make([]bool, len(findings))
		before := vital
		for _, n := range t.Nuggets {
			for k := range n.Sentences {
				n.Sentences[k].resolve(byID)
			}
			hit := s.hits(t.Articles, n.Sentences, findings, telling)
			all++
			told += btoi(hit)
			if n.Weight == "vital" {
				vitalAll++
				vital += btoi(hit)
			}
		}
		for _, ok := range telling {
			sentences++
			good += btoi(ok)
		}
		fmt.Printf("%s %-40s vital %d", t.ID, t.Command, vital-before)
		for k := range findings {
			fmt.Printf(" %s:%d:%v", s.stories[findings[k].Story.Number-1].ID, findings[k].Sentence, telling[k])
		}
		fmt.Println(" of", t.Articles)
	}
	fmt.Printf("topics vital %.3f all %.3f precision %.3f\n", float64(vital)/float64(vitalAll), float64(told)/float64(all), float64(good)/float64(max(1, sentences)))
	return nil
}

// hits tells whether a finding of one of the articles tells a fact, given the sentences that do, and marks those that do in telling.
func (s *set) hits(articles []string, fact []gold, findings []answer.Finding, telling []bool) (hit bool) {
	for k := range findings {
		if slices.Contains(articles, s.stories[findings[k].Story.Number-1].ID) && s.tells(fact, findings[k].Text()) {
			hit, telling[k] = true, true
		}
	}
	return hit
}

func (s *set) tells(list []gold, text string) bool {
	for _, g := range list {
		if same(text, g.Sentence) {
			return true
		}
	}
	return false
}
