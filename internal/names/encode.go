package names

import (
	"cmp"
	"encoding/binary"
	"math"
	"slices"
)

// Weighted is a feature with its weight for each label but "outside", for the training program.
type Weighted struct {
	Feature uint64
	Weights [rowBytes]float32
}

// Encode writes a model file with a table of 1<<bits features: the weightiest, as far as they find room.
// It sorts features.
func Encode(features []Weighted, transitions *[Labels][Labels]float32, bits int) []byte {
	norm := func(w *Weighted) (sum float32) {
		for _, x := range w.Weights {
			sum += x * x
		}
		return sum
	}
	slices.SortFunc(features, func(a, b Weighted) int {
		return cmp.Or(cmp.Compare(norm(&b), norm(&a)), cmp.Compare(a.Feature, b.Feature))
	})
	scale := float32(0)
	for i := range features {
		for _, x := range features[i].Weights {
			scale = max(scale, float32(math.Abs(float64(x)))/127)
		}
	}
	m := &model{bits: uint(bits)}
	size := 1 << bits
	out := append([]byte(modelVersion), byte(bits))
	out = binary.LittleEndian.AppendUint32(out, math.Float32bits(scale))
	for a := range Labels {
		for b := range Labels {
			steps := min(max(transitions[a][b]/scale, -32000), 32000)
			out = binary.LittleEndian.AppendUint16(out, uint16(int16(math.Round(float64(steps)))))
		}
	}
	table := make([]byte, size*(1+rowBytes))
	for i := range features {
		slot, fingerprint := m.place(features[i].Feature)
		if table[slot] != 0 {
			if slot ^= 1; table[slot] != 0 {
				continue
			}
		}
		table[slot] = fingerprint
		row := table[size+int(slot)*rowBytes:][:rowBytes]
		for k, x := range features[i].Weights {
			row[k] = byte(int(math.Round(float64(x/scale))) + 128)
		}
	}
	return append(out, table...)
}
