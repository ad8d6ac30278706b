package query

import "quoth/internal/lang"

// Order is which of several stories alike a question asks for.
type Order int8

// The orders; zero asks for none.
const (
	Newest Order = 1 + iota // "who won the latest race"
	Oldest                  // "who won the first race"
)

// order tells which of several stories a question asks for, and makes "latest" say little: seldom a text has it of anything. What is a part of
// a date ("last year") asks for none, nor does the verb of "how long did it last".
func (p *Plan) order(tokens []token) {
	for i, t := range tokens {
		o := orders[t.folded]
		if o == 0 || i+1 == len(tokens) && t.folded == "last" || p.inTime(t) {
			continue
		}
		p.Order = o
		for k := range p.Words {
			p.Words[k].Light = p.Words[k].Light || o == Newest && p.Words[k].at == i
		}
	}
}

// inTime tells whether a token is a part of a date that the question names.
func (p *Plan) inTime(t token) bool {
	for _, m := range p.Times {
		if m.Start <= t.Start && t.End <= m.End {
			return true
		}
	}
	return false
}

var orders = func() map[string]Order {
	m := map[string]Order{}
	for w := range lang.Set("latest newest current currently now last letzte letzten letzter letztes letztem neueste neuesten neuester neuestes neuestem " +
		"jüngste jüngsten jüngster jüngstes jüngstem aktuell aktuelle aktuellen aktueller aktuelles jetzt derzeit zuletzt") {
		m[w] = Newest
	}
	for w := range lang.Set("first erste ersten erster erstes erstem") {
		m[w] = Oldest
	}
	return m
}()
