package names

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// A model is a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over the labels "outside" and,
// for each type, the first, a middle, the last and the only token of a name. A model file is
//
//	"QNM1"            4 bytes, the version of this format and of the features
//	bits              1 byte: the table has 1<<bits slots
//	scale             float32: what one step of a weight is worth
//	transitions       Labels x Labels int16, in steps
//	fingerprints      1<<bits bytes: 0 for an empty slot
//	weights           1<<bits rows of 16 bytes, one a label but "outside", each a weight in steps + 128
//
// all little endian. A feature's row is in one of two neighbouring slots, told by its fingerprint. Rows are added up as they
// stand, eight labels at once, in the 16-bit lanes of four words.

const (
	modelVersion = "QNM1"
	perType      = 4
	// Labels is the number of labels; label 0 is outside of all names.
	Labels   = 1 + 4*perType
	rowBytes = Labels - 1
	maxBits  = 18
)

// The places of a token in its name.
const (
	first = iota
	middle
	last
	only
)

// Label returns the label of the k-th of n tokens of a name.
func Label(t Type, k, n int) int {
	place := middle
	switch {
	case n == 1:
		place = only
	case k == 0:
		place = first
	case k == n-1:
		place = last
	}
	return 1 + (int(t)-1)*perType + place
}

// split is the inverse of Label.
func split(label int) (t Type, place int) {
	if label == 0 {
		return 0, only
	}
	return Type((label-1)/perType + 1), (label - 1) % perType
}

// MayFollow reports whether label b may stand after label a. A sentence begins and ends as if beside label 0.
func MayFollow(a, b int) bool {
	ta, pa := split(a)
	tb, pb := split(b)
	if pa == first || pa == middle {
		return ta == tb && (pb == middle || pb == last)
	}
	return pb == first || pb == only
}

type model struct {
	bits         uint
	scale        float32
	transition   [Labels][Labels]int32
	predecessors [Labels][]uint8
	fingerprints []byte
	rows         []byte
}

var errModel = errors.New("names: not a model of this version")

func readModel(data []byte) (*model, error) {
	head := len(modelVersion) + 1 + 4 + 2*Labels*Labels
	if len(data) < head || string(data[:4]) != modelVersion || data[4] > maxBits {
		return nil, errModel
	}
	m := &model{bits: uint(data[4]), scale: math.Float32frombits(binary.LittleEndian.Uint32(data[5:]))}
	size := 1 << m.bits
	if len(data) != head+size*(1+rowBytes) {
		return nil, fmt.Errorf("%w: %d bytes", errModel, len(data))
	}
	for a := range Labels {
		for b := range Labels {
			m.transition[a][b] = int32(int16(binary.LittleEndian.Uint16(data[9+2*(a*Labels+b):])))
			if MayFollow(a, b) {
				m.predecessors[b] = append(m.predecessors[b], uint8(a))
			}
		}
	}
	m.fingerprints = data[head : head+size]
	m.rows = data[head+size:]
	return m, nil
}

// place returns the slot and the fingerprint of a feature; its row is there or in the neighbouring slot.
func (m *model) place(feature uint64) (slot uint64, fingerprint byte) {
	return feature >> (64 - m.bits), byte(feature&0xffff*255>>16) + 1
}

const evenLanes = 0x00ff00ff00ff00ff

// emit sets scores to the sum of the features' weights, in steps.
func (m *model) emit(scores *[Labels]int32, features *[FeatureCount]uint64) {
	var even0, odd0, even1, odd1 uint64
	n := int32(0)
	for _, f := range features {
		if f == 0 {
			continue
		}
		slot, fingerprint := m.place(f)
		if m.fingerprints[slot] != fingerprint {
			slot ^= 1
			if m.fingerprints[slot] != fingerprint {
				continue
			}
		}
		row := m.rows[slot*rowBytes : slot*rowBytes+rowBytes]
		x, y := binary.LittleEndian.Uint64(row), binary.LittleEndian.Uint64(row[8:])
		even0 += x & evenLanes
		odd0 += x >> 8 & evenLanes
		even1 += y & evenLanes
		odd1 += y >> 8 & evenLanes
		n++
	}
	for k := range 4 {
		scores[1+2*k] = int32(even0>>(16*k)&0xffff) - 128*n
		scores[2+2*k] = int32(odd0>>(16*k)&0xffff) - 128*n
		scores[9+2*k] = int32(even1>>(16*k)&0xffff) - 128*n
		scores[10+2*k] = int32(odd1>>(16*k)&0xffff) - 128*n
	}
}

const never = math.MinInt32 / 4

// decode finds the best labels by Viterbi's algorithm. scores are those of each token; labels gets one for each.
func (m *model) decode(labels []uint8, scores [][Labels]int32, back [][Labels]uint8) {
	if len(scores) == 0 {
		return
	}
	best := [Labels]int32{}
	for b := range best {
		best[b] = never
		if MayFollow(0, b) {
			best[b] = m.transition[0][b] + scores[0][b]
		}
	}
	for i := 1; i < len(scores); i++ {
		var next [Labels]int32
		for b := range next {
			from, top := uint8(0), int32(2*never)
			for _, a := range m.predecessors[b] {
				if v := best[a] + m.transition[a][b]; v > top {
					from, top = a, v
				}
			}
			next[b] = top + scores[i][b]
			back[i][b] = from
		}
		best = next
	}
	end := 0
	for a := range best {
		if MayFollow(a, 0) && (!MayFollow(end, 0) || best[a]+m.transition[a][0] > best[end]+m.transition[end][0]) {
			end = a
		}
	}
	for i := len(scores) - 1; i >= 0; i-- {
		labels[i] = uint8(end)
		end = int(back[i][end])
	}
}
