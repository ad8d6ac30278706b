package answer

import (
	"math"

	"quoth/internal/amount"
	"quoth/internal/query"
)

// sameEvent is how many days may lie between two stories that tell of one event.
const sameEvent = 30

// markConflicts marks findings of different stories that give different numbers for the same fact.
func (q *Question) markConflicts(p *Preparer, list []Finding) {
	if q.Plan.Wants&(query.WantCount|query.WantMoney|query.WantMeasure) == 0 {
		return
	}
	for i := range list {
		for k := range list[:i] {
			if q.contradict(p, &list[k], &list[i]) {
				list[k].Conflicts, list[i].Conflicts = true, true
			}
		}
	}
}

// contradict tells whether two findings give different numbers for one fact: their stories are of
// about the same time and have the names of the question, both sentences match most of it, and what
// is counted or measured is the same.
func (q *Question) contradict(p *Preparer, a, b *Finding) bool {
	if a.Story == b.Story || apartInTime(a.Story, b.Story) > sameEvent {
		return false
	}
	for _, r := range [...]*Finding{a, b} {
		f := &r.features
		if f[fCover]+f[fPrevious] < 0.6 || q.hasNames() && f[fNames]+f[fNamesAbout] < 0.9 {
			return false
		}
	}
	if lesser, greater := a.features[fCover], b.features[fCover]; math.Min(lesser, greater) < 0.75*math.Max(lesser, greater) {
		return false
	}
	m, ok := p.amount(&a.Result)
	n, also := p.amount(&b.Result)
	return ok && also && q.sameThing(a, b, &m, &n) && !agree(&m, &n)
}

// apartInTime is the number of days between two stories; 0 where one has no date.
func apartInTime(a, b *Story) int32 {
	x, _ := a.Date.Days()
	y, _ := b.Date.Days()
	if x == 0 || y == 0 {
		return 0
	}
	return max(x-y, y-x)
}

// sameThing tells whether two amounts count or measure the same: by their unit, or because both count
// what the question names.
func (q *Question) sameThing(a, b *Finding, m, n *amount.Amount) bool {
	if m.Money != n.Money || m.Measured != n.Measured || m.Vague || n.Vague {
		return false
	}
	if m.Measured {
		return m.Unit == n.Unit
	}
	if m.Unit != "" && a.Story.Lang == b.Story.Lang && a.Story.Lang.Stem(m.Unit) == b.Story.Lang.Stem(n.Unit) {
		return true
	}
	return a.features[fFocus] > 0 && b.features[fFocus] > 0
}

// agree tells whether two amounts may both be true: the same number, one within the other's range or
// bounds ("at least 12", and 15), or one an approximation of the other ("about 200", and 198).
func agree(m, n *amount.Amount) bool {
	return m.Value == n.Value || inRange(m, n.Value) || inRange(n, m.Value) || allows(m, n.Value) || allows(n, m.Value)
}

// inRange tells whether a value lies in the range of an amount ("30 to 35").
func inRange(m *amount.Amount, value float64) bool { return m.Value <= value && value <= m.To }

// allows tells whether the words before a number leave room for a value.
func allows(m *amount.Amount, value float64) bool {
	switch m.Bound {
	case amount.AtLeast:
		return value >= m.Value
	case amount.AtMost:
		return value <= m.Value
	case amount.About:
		return math.Abs(value-m.Value) <= 0.1*m.Value
	}
	return false
}
