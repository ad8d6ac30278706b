package lang

import (
	"maps"
	"slices"
)

// A trie holds words with a value each. A walk along a text from one place finds all of them that begin there, where a map
// would have to be asked about every length.
type trie struct {
	nodes []trieNode // the root first; the children of a node stand together, in order of their bytes
}

type trieNode struct {
	children uint32 // where they begin
	count    uint16
	label    byte // the byte that leads here
	value    byte // of the word that ends here, 0 for none
}

// trieRoot is the node before any byte, and what step returns where there is no way on.
const trieRoot = 0

// newTrie returns a trie of words and their values, which are not 0.
func newTrie(values map[string]byte) *trie {
	words := slices.Sorted(maps.Keys(values))
	type span struct{ from, to, depth int } // of the words that go through a node
	t := &trie{nodes: make([]trieNode, 1, 4*len(words)+1)}
	spans := []span{{0, len(words), 0}}
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
			t.nodes[i].count++
			t.nodes = append(t.nodes, trieNode{label: label})
			spans = append(spans, span{s.from, to, s.depth + 1})
			s.from = to
		}
	}
	return t
}

// step returns the node that a byte leads to, trieRoot for none.
func (t *trie) step(node uint32, label byte) uint32 {
	n := &t.nodes[node]
	for i := n.children; i < n.children+uint32(n.count); i++ {
		if t.nodes[i].label >= label {
			if t.nodes[i].label == label {
				return i
			}
			break
		}
	}
	return trieRoot
}

// value returns the value of the word that ends at a node, 0 for none.
func (t *trie) value(node uint32) byte { return t.nodes[node].value }
