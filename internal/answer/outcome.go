package answer

import (
	"cmp"
	"slices"
	"strings"

	"quoth/internal/amount"
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

// Findings makes answers of results: equal ones of several stories become one, and go before others about as good; values that
// contradict each other are marked, and each is told how it is to be taken.
func (q *Question) Findings(p *Preparer, results []Result, limit int) []Finding {
	var list []Finding
	for _, r := range results {
		if at := q.sameAnswer(p, list, &r); at >= 0 {
			list[at].add(r)
			continue
		}
		if len(list) < 2*limit {
			list = append(list, Finding{Result: r})
		}
	}
	slices.SortStableFunc(list, func(a, b Finding) int { return cmp.Compare(b.strength(), a.strength()) })
	list = list[:min(len(list), limit)]
	for i := range list {
		q.tell(p, &list[i])
	}
	q.markConflicts(p, list)
	return list
}

// strength is the score and what it gains where another story gives the same answer.
func (f *Finding) strength() float64 {
	const corroborated = 0.5
	if len(f.Also) > 0 {
		return f.Score + corroborated
	}
	return f.Score
}

// Story makes findings of a summary's results.
func (q *Question) Story(p *Preparer, results []Result) []Finding {
	var list []Finding
	for _, r := range results {
		list = append(list, Finding{Result: r})
		q.tell(p, &list[len(list)-1])
	}
	return list
}

// tell notes how an answer is to be taken.
func (q *Question) tell(p *Preparer, f *Finding) {
	s := f.Story
	f.Cue = s.hearsay(f.Sentence)
	if !p.isPerson(&f.Result) {
		f.Resolved, _ = p.refers(s, f.Sentence)
	}
	says := q.Plan.Kind == query.Said && (f.features[fQuote] > 0 || s.reportsAround(f.Sentence, text.Span{})) // what says nothing is by nobody
	if says || q.Plan.Kind == query.Who && quotesMost(s, f.Sentence) {
		quote := f.Span
		if q.Plan.Kind == query.Who {
			quote = text.Span{}
		}
		f.Speaker = p.speaker(s, f.Sentence, quote)
	}
}

// add notes that a result of another story gives the same answer.
func (f *Finding) add(r Result) {
	if slices.ContainsFunc(f.Also, func(a Result) bool { return a.Story == r.Story }) {
		return
	}
	at := len(f.Also)
	for at > 0 && newer(r.Story, f.Also[at-1].Story) {
		at--
	}
	f.Also = slices.Insert(f.Also, at, r)
}

func newer(a, b *Story) bool {
	x, _ := a.Date.Days()
	y, _ := b.Date.Days()
	return x > y || x == y && a.Number > b.Number
}

// sameAnswer returns the finding that a result of another story repeats: the same sentence, or the same
// name, date or number for a question about the same words. -1 if none.
func (q *Question) sameAnswer(p *Preparer, list []Finding, r *Result) int {
	for i := range list {
		f := &list[i]
		if f.Story == r.Story {
			continue
		}
		if f.Text() == r.Text() || q.sameSpan(p, &f.Result, r) {
			return i
		}
	}
	return -1
}

// sameSpan tells whether the spans of two results mean the same and their sentences match the question alike.
func (q *Question) sameSpan(p *Preparer, a, b *Result) bool {
	x, y := a.Answer(), b.Answer()
	if x == "" || y == "" || b.cover < 0.6*a.cover {
		return false
	}
	switch want := q.Plan.Wants; {
	case want&(query.WantPerson|query.WantOrganisation|query.WantPlace) != 0:
		return names.Equal(x, y)
	case want&query.WantTime != 0:
		af, al := p.days(a)
		bf, bl := p.days(b)
		return af != 0 && af == bf && al == bl || af == 0 && bf == 0 && strings.EqualFold(x, y)
	case want&(query.WantCount|query.WantMoney|query.WantMeasure) != 0:
		m, ok := p.amount(a)
		n, also := p.amount(b)
		return ok && also && m.Value == n.Value && m.To == n.To && m.Measured == n.Measured && (!m.Measured || m.Unit == n.Unit)
	}
	return strings.EqualFold(x, y)
}

// days returns the days that a result's span means; 0 where it is no time or cannot be told.
func (p *Preparer) days(r *Result) (first, last int32) {
	for _, t := range p.facts(r.Story, r.Sentence).times {
		if t.Start < r.Span.End && r.Span.Start < t.End && t.Resolved() {
			return t.Days()
		}
	}
	return 0, 0
}

// amount returns the amount that a result's span tells.
func (p *Preparer) amount(r *Result) (a amount.Amount, ok bool) {
	for _, a := range p.facts(r.Story, r.Sentence).amounts {
		if a.Number.Start < r.Span.End && r.Span.Start < a.Number.End {
			return a, true
		}
	}
	return a, false
}

// isPerson tells whether the words that answer are the name of a person, who would seem to be the one that a pronoun stands for.
func (p *Preparer) isPerson(r *Result) bool {
	return slices.ContainsFunc(p.names(r.Story, r.Sentence), func(n names.Name) bool {
		return n.Type == names.Person && r.Span.End > r.Span.Start && covers(n.Span, r.Span)
	})
}

// Answer returns the words of the sentence that answer; empty if the whole sentence does.
func (r *Result) Answer() string { return r.Story.Text[r.Span.Start:r.Span.End] }
