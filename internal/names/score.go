package names

import "math"

// score sets the score of each name to that of its least sure token.
func (m *model) score(names []Name, tokens []token, labels []uint8, scores [][Labels]int32) {
	next := 0
	for i := range tokens {
		for next < len(names) && names[next].End < tokens[i].end {
			next++
		}
		if next == len(names) {
			return
		}
		if tokens[i].start >= names[next].Start {
			p := m.local(labels, scores, i)
			if names[next].Score == 0 || p < names[next].Score {
				names[next].Score = p
			}
		}
	}
}

// local returns how probable the type of token i is by its own features, its neighbours left aside. Labels that differ in the
// place within the name only are no rivals.
func (m *model) local(labels []uint8, scores [][Labels]int32, i int) float32 {
	have, _ := split(int(labels[i]))
	mine := float64(scores[i][labels[i]]) * float64(m.scale)
	rest := 0.0
	for b, v := range scores[i] {
		if t, _ := split(b); t != have {
			rest += math.Exp(float64(v)*float64(m.scale) - mine)
		}
	}
	return float32(1 / (1 + rest))
}
