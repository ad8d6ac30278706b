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

// maxScan bounds how many terms near looks at.
const maxScan = 50_000

// Near returns up to n terms of a language that differ from a stem by one slip of the keyboard, or by two where it is long. Where none has
// its first letter, that is taken for the slip.
func (a *Archive) Near(l *lang.Language, stem string, n int) []string {
	letters := []rune(stem)
	if len(letters) < 4 || len(letters) > 40 {
		return nil
	}
	found := a.near(l, letters)
	if len(found) == 0 {
		for _, s := range otherFirst(letters) {
			term := string(rune(l.ID())) + s
			if df := a.DF(term); df > 0 {
				found[term] = df
			}
		}
	}
	return mostFrequent(found, n)
}

// near returns the DF of the terms with the first letter of a stem that are near to it.
func (a *Archive) near(l *lang.Language, stem []rune) map[string]int {
	slips := 1
	if len(stem) >= 8 {
		slips = 2
	}
	found := map[string]int{}
	scanned, size := 0, len(string(stem))
	for _, s := range a.Segments {
		for term, df := range s.Terms(string(rune(l.ID())) + string(stem[:1])) {
			if scanned++; scanned > maxScan {
				break
			}
			_, other := analysis.Split(term)
			if d := len(other) - size; d <= slips+1 && d >= -slips-1 && lang.Slips(stem, []rune(other), slips) <= slips {
				found[strings.Clone(term)] += df
			}
		}
	}
	return found
}

// otherFirst returns what a stem may be whose first letter was left out, is too many, is another or was typed as the second one.
func otherFirst(stem []rune) []string {
	rest := string(stem[1:])
	list := []string{rest, string(stem[1]) + string(stem[0]) + string(stem[2:])}
	for _, first := range "abcdefghijklmnopqrstuvwxyzäöüßéåøабвгдежзиклмнопрстуфхцчшщэюя" {
		list = append(list, string(first)+rest, string(first)+string(stem))
	}
	return list
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
