package answer

import (
	"strings"

	"quoth/internal/analysis"
	"quoth/internal/names"
	"quoth/internal/query"
	"quoth/internal/text"
)

// Finding is one answer with all that is to be told of it.
type Finding struct {
	Result
	Cue       string   // the words by which the sentence reports a claim; empty if it states
	Speaker   string   // of a quotation
	Resolved  string   // whom a pronoun in the sentence stands for
	Also      []Result // the same answer in other stories, the newest first
	Conflicts bool     // another finding gives another value for the same fact
}

// Findings makes answers of results: equal ones of several stories become one, values that
// contradict each other are marked, and each is told how it is to be taken.
func (q *Question) Findings(p *Preparer, results []Result, limit int) []Finding {
	var list []Finding
	for _, r := range results {
		if at := q.sameAnswer(list, &r); at >= 0 {
			list[at].add(r)
			continue
		}
		if len(list) < limit {
			list = append(list, q.finding(p, r))
		}
	}
	q.markConflicts(list)
	return list
}

// Story makes findings of a summary's results.
func (q *Question) Story(p *Preparer, results []Result) []Finding {
	var list []Finding
	for _, r := range results {
		list = append(list, q.finding(p, r))
	}
	return list
}

func (q *Question) finding(p *Preparer, r Result) Finding {
	s := r.Story
	f := Finding{Result: r, Cue: hearsay(s.Text, s.Lang.Code(), s.Sentences[r.Sentence].words)}
	f.Resolved = p.refers(s, r.Sentence)
	if q.Plan.Kind == query.Said {
		f.Speaker = p.speaker(s, r.Sentence)
	}
	return f
}

// add notes that a result gives the same answer.
func (f *Finding) add(r Result) {
	for i := range f.Also {
		if f.Also[i].Story == r.Story {
			return
		}
	}
	if r.Story == f.Result.Story {
		return
	}
	at := len(f.Also)
	for at > 0 && newer(r.Story, f.Also[at-1].Story) {
		at--
	}
	f.Also = append(f.Also[:at], append([]Result{r}, f.Also[at:]...)...)
}

func newer(a, b *Story) bool {
	x, _ := a.Date.Days()
	y, _ := b.Date.Days()
	return x > y || x == y && a.Number > b.Number
}

// sameAnswer returns the finding that a result of another story repeats: the same sentence, or the same
// name, date or number for a question about the same words. -1 if none.
func (q *Question) sameAnswer(list []Finding, r *Result) int {
	for i := range list {
		f := &list[i]
		if f.Story == r.Story {
			continue
		}
		if f.Text() == r.Text() || q.sameSpan(&f.Result, r) {
			return i
		}
	}
	return -1
}

// sameSpan tells whether the spans of two results mean the same and their sentences match the question alike.
func (q *Question) sameSpan(a, b *Result) bool {
	x, y := a.Answer(), b.Answer()
	if x == "" || y == "" || b.features[fCover] < 0.8*a.features[fCover] {
		return false
	}
	if q.Plan.Wants&(query.WantPerson|query.WantOrganisation|query.WantPlace) != 0 {
		return names.Equal(x, y)
	}
	return strings.EqualFold(x, y)
}

// Answer returns the words of the sentence that answer; empty if the whole sentence does.
func (r *Result) Answer() string { return r.Story.Text[r.Span.Start:r.Span.End] }

// markConflicts marks findings of different stories that give different numbers for the same question
// and match it about as well.
func (q *Question) markConflicts(list []Finding) {
	if q.Plan.Wants&(query.WantCount|query.WantMoney|query.WantMeasure) == 0 {
		return
	}
	for i := range list {
		for k := range list[:i] {
			a, b := &list[k], &list[i]
			if a.Story != b.Story && a.value() != "" && b.value() != "" && a.value() != b.value() &&
				a.features[fCover] >= 0.6 && b.features[fCover] >= 0.9*a.features[fCover] && b.features[fFocus] > 0 {
				a.Conflicts, b.Conflicts = true, true
			}
		}
	}
}

// value is the number of a result's span in one form, empty if it has none.
func (r *Result) value() string {
	s := &r.Story.Sentences[r.Sentence]
	for _, w := range s.words {
		if w.Start < r.Span.End && r.Span.Start < w.End {
			for _, t := range w.Terms {
				if analysis.IsNumber(t) {
					return t
				}
			}
		}
	}
	return ""
}

// Sentence returns the i-th sentence's place in the text.
func (s *Story) Sentence(i int) text.Span { return s.Sentences[i].Span }
