package answer

import (
	"strings"

	"quoth/internal/analysis"
	"quoth/internal/lang"
	"quoth/internal/postings"
)

// Archive is the stored articles as they stand at one moment. It is used by one question only.
type Archive struct {
	Segments []*postings.Segment
	Dead     func(id uint64) bool
	Only     []uint64 // the articles that may answer; all where it is empty
	Story    func(id uint64) (*Story, error)
	Sentence func(id uint64, n int) (string, error) // the nth sentence of a story, 0 being its headline
	Stored   []*lang.Language                       // languages of the articles
	df       map[string]int
}

// DF returns in how many sentences a term occurs.
func (a *Archive) DF(term string) int {
	if n, ok := a.df[term]; ok {
		return n
	}
	n := 0
	for _, s := range a.Segments {
		n += s.DF(term)
	}
	if a.df == nil {
		a.df = map[string]int{}
	}
	a.df[term] = n
	return n
}

// Langs returns the languages of the articles.
func (a *Archive) Langs() []*lang.Language { return a.Stored }

// sentences returns the number of sentences stored.
func (a *Archive) sentences() (n int) {
	for _, s := range a.Segments {
		n += s.Sentences()
	}
	return n
}

// maxScan bounds how many terms Near looks at.
const maxScan = 50_000

// Near returns up to n terms of a language that differ from a stem by one slip of the keyboard, or by
// two where it is long. The first letter has to be right.
func (a *Archive) Near(l *lang.Language, stem string, n int) []string {
	first := []rune(stem)
	if len(first) < 4 || len(first) > 40 {
		return nil
	}
	slips := 1
	if len(first) >= 8 {
		slips = 2
	}
	found := map[string]int{}
	scanned := 0
	for _, s := range a.Segments {
		for term, df := range s.Terms(string(rune(l.ID())) + string(first[:1])) {
			if scanned++; scanned > maxScan {
				break
			}
			_, other := analysis.Split(term)
			if d := len(other) - len(stem); d <= slips+1 && d >= -slips-1 && lang.Slips(first, []rune(other), slips) <= slips {
				found[strings.Clone(term)] += df
			}
		}
	}
	return mostFrequent(found, n)
}

func mostFrequent(found map[string]int, n int) []string {
	var list []string
	for len(list) < n && len(found) > 0 {
		best := ""
		for t, df := range found {
			if best == "" || df > found[best] || df == found[best] && t < best {
				best = t
			}
		}
		list = append(list, best)
		delete(found, best)
	}
	return list
}
