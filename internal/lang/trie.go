package lang

import (
	"maps"
	"math/bits"
	"slices"
)

// A trie holds words with a value each. A walk along a text from one place finds all of them that begin there, where a map
// would have to be asked about every length.
type trie struct {
	codes [256]uint8 // of the bytes that lead on, from 0; noCode for the others
	nodes []trieNode // the root first; the children of a node stand together, in order of their codes
}

type trieNode struct {
	ways     uint64 // the codes of the children, one a bit
	children uint32 // where they begin
	value    byte   // of the word that ends here, 0 for none
}

// trieRoot is the node before any byte, and what step returns where there is no way on.
const trieRoot = 0

// noCode is past the last bit of ways; words of more than 64 different bytes have no room in a trie.
const noCode = 64

// newTrie returns a trie of words and their values, which are not 0. It panics where they are of more than 64 different bytes.
func newTrie(values map[string]byte) *trie {
	words := slices.Sorted(maps.Keys(values))
	type span struct{ from, to, depth int } // of the words that go through a node
	t := &trie{codes: trieCodes(words), nodes: make([]trieNode, 1, 4*len(words)+1)}
	spans := make([]span, 1, cap(t.nodes))
	spans[0] = span{0, len(words), 0}
	for i := 0; i < len(spans); i++ {
		s := spans[i]
		if s.from < s.to && len(words[s.from]) == s.depth {
			t.nodes[i].value = values[words[s.from]]
			s.from++
		}
		t.nodes[i].children = uint32(len(t.nodes))
		for s.from < s.to {
			label, to := words[s.from][s.depth], s.from+1
			for to < s.to && words[to][s.depth] == label {
				to++
			}
			t.nodes[i].ways |= 1 << t.codes[label]
			t.nodes = append(t.nodes, trieNode{})
			spans = append(spans, span{s.from, to, s.depth + 1})
			s.from = to
		}
	}
	return t
}

// trieCodes numbers the bytes of words in their order.
func trieCodes(words []string) (codes [256]uint8) {
	var present [256]bool
	for _, word := range words {
		for i := range len(word) {
			present[word[i]] = true
		}
	}
	n := uint8(0)
	for c := range codes {
		codes[c] = noCode
		if present[c] {
			codes[c] = n
			n++
		}
	}
	if n > noCode {
		panic("lang: a trie of more than 64 different bytes")
	}
	return codes
}

// step returns the node that a byte leads to, trieRoot for none.
func (t *trie) step(node uint32, label byte) uint32 {
	n := &t.nodes[node]
	code := t.codes[label]
	if n.ways>>code&1 == 0 {
		return trieRoot
	}
	return n.children + uint32(bits.OnesCount64(n.ways&(1<<code-1)))
}

// value returns the value of the word that ends at a node, 0 for none.
func (t *trie) value(node uint32) byte { return t.nodes[node].value }
