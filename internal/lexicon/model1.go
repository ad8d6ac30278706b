package lexicon

import "math"

// Translation probabilities of words, estimated from pairs of phrases by the
// first model of Brown, Della Pietra, Della Pietra and Mercer, "The
// Mathematics of Statistical Machine Translation", Computational Linguistics
// 19(2), 1993: every word of one side comes from some word of the other or
// from none, all alignments being equally likely. A dictionary as its own
// parallel text shows which of many translations are the everyday ones: they
// occur in more entries, alone and in phrases.

// emRounds is the number of rounds of expectation maximisation; the
// probabilities settle after a few.
const emRounds = 6

// A phrasePair is two sequences of stems by number, 0 standing for "no word".
type phrasePair struct {
	source, target []uint32
	weight         float32
}

// A model1 is t(target|source) by pair of stems that occur together.
type model1 struct {
	cells  map[uint64]uint32
	t      []float32
	source []uint32 // of each cell
}

func cellKey(source, target uint32) uint64 { return uint64(source)<<32 | uint64(target) }

// trainModel1 estimates t(target|source) for sources stems.
func trainModel1(pairs []phrasePair, sources int) *model1 {
	m := &model1{cells: make(map[uint64]uint32, 2*len(pairs))}
	// links are the cells of all pairs: for each pair, for each target, the
	// empty word's first and then the source's.
	var links []uint32
	for _, p := range pairs {
		for _, t := range p.target {
			links = append(links, m.cell(0, t))
			for _, s := range p.source {
				links = append(links, m.cell(s, t))
			}
		}
	}
	m.t = make([]float32, len(m.source))
	for i := range m.t {
		m.t[i] = 1
	}
	counts, totals := make([]float32, len(m.t)), make([]float32, sources)
	for range emRounds {
		m.round(pairs, links, counts, totals)
	}
	return m
}

func (m *model1) cell(s, t uint32) uint32 {
	k := cellKey(s, t)
	c, ok := m.cells[k]
	if !ok {
		c = uint32(len(m.source))
		m.cells[k] = c
		m.source = append(m.source, s)
	}
	return c
}

// round is one step: expected counts under the present t, then t from them.
func (m *model1) round(pairs []phrasePair, links []uint32, counts, totals []float32) {
	clear(counts)
	clear(totals)
	at := 0
	for _, p := range pairs {
		for range p.target {
			row := links[at : at+1+len(p.source)]
			at += len(row)
			var sum float32
			for _, c := range row {
				sum += m.t[c]
			}
			if sum == 0 {
				continue
			}
			for _, c := range row {
				e := p.weight * m.t[c] / sum
				counts[c] += e
				totals[m.source[c]] += e
			}
		}
	}
	for c := range m.t {
		if total := totals[m.source[c]]; total > 0 {
			m.t[c] = counts[c] / total
		}
	}
}

// score is the likelihood of a target phrase given the source phrase, by the
// geometric mean over its words so that phrases compete with single words,
// and halved for each further word.
func (m *model1) score(source, target []uint32) float32 {
	logSum := 0.0
	for _, t := range target {
		var sum float32
		for _, s := range source {
			if c, ok := m.cells[cellKey(s, t)]; ok {
				sum += m.t[c]
			}
		}
		p := float64(sum) / float64(len(source))
		logSum += math.Log(max(p, 1e-6))
	}
	n := float64(len(target))
	return float32(math.Exp(logSum/n) * math.Pow(0.5, n-1))
}
