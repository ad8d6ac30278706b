// Package ngram tells languages apart by the character n-grams of their words: a naive Bayes classifier over hashed
// n-grams of one to four letters (Cavnar and Trenkle 1994; hashing as in Weinberger et al. 2009).
//
// A model is Buckets rows of Classes bytes. A row belongs to the n-grams that hash to it; its byte for a class is the
// negative logarithm of their probability there, in units of 1/Scale, up to 255:
//
//	row 0: de en es fr ru sv no hu
//	row 1: ...
package ngram

import (
	"math"
	"unicode"
)

// The shape of a model. Changing it, or the hash, makes models already written worthless.
const (
	Buckets = 1 << 15
	Classes = 8
	Scale   = 18.0 // bytes a nat
	longest = 4    // runes of the longest n-gram, with the borders of the word
)

// A Model scores texts. Its length is Buckets*Classes. It is read only, and safe for concurrent use.
type Model []byte

// Train returns the model of samples, one text a class. It is deterministic.
func Train(samples [Classes]string) Model {
	m := make(Model, Buckets*Classes)
	for class, sample := range samples {
		counts := make([]float64, Buckets)
		total := 0.0
		Each(sample, func(bucket uint32) {
			counts[bucket]++
			total++
		})
		const smoothing = 0.1
		for bucket, n := range counts {
			p := (n + smoothing) / (total + smoothing*Buckets)
			m[bucket*Classes+class] = byte(min(255, math.Round(-math.Log(p)*Scale)))
		}
	}
	return m
}

// Scores returns the log likelihood of a text in each class, in nats, and the number of n-grams it is made of.
func (m Model) Scores(text string) (scores [Classes]float64, n int) {
	var sums [Classes]int
	Each(text, func(bucket uint32) {
		row := m[bucket*Classes : bucket*Classes+Classes]
		for class, v := range row {
			sums[class] += int(v)
		}
		n++
	})
	for class, sum := range sums {
		scores[class] = -float64(sum) / Scale
	}
	return scores, n
}

// Each calls f with the bucket of each n-gram of the text's words, in lower case, with a border before and after each word.
func Each(text string, f func(bucket uint32)) {
	const border = ' '
	var last [longest]rune // the latest runes, the newest first
	n := 0                 // of them that belong to this word, its border among them
	push := func(r rune) {
		copy(last[1:], last[:longest-1])
		last[0] = r
		n = min(n+1, longest)
		h := uint32(2166136261) // FNV-1a over the runes, the newest first
		for i, r := range last[:n] {
			h = (h ^ uint32(r)) * 16777619
			if i > 0 || r != border {
				f((h ^ h>>15) % Buckets)
			}
		}
	}
	inWord := false
	for _, r := range text {
		switch {
		case unicode.IsLetter(r):
			if !inWord {
				inWord, n = true, 0
				last[0], n = border, 1
			}
			push(unicode.ToLower(r))
		case inWord && !unicode.IsMark(r) && r != '\'' && r != '’':
			inWord = false
			push(border)
		}
	}
	if inWord {
		push(border)
	}
}
