package lang

import (
	_ "embed"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/internal/lang/ngram"
)

// model is written by the program in the folder train.
//
//go:embed data/detect.bin
var model []byte

func detector() ngram.Model { return ngram.Model(model) }

const (
	maxDetect = 4096 // bytes of a text that are looked at
	stopBonus = 3.0  // nats that a stop word speaks for the languages that have it
	softening = 0.12 // n-grams overlap, so that their evidence is not independent
)

// Detect tells the language of a text (its code) and how sure that is, from 0 to 1. Only the first 4096 bytes are looked
// at. It returns "", 0 for a text without letters. The text may be any of the eight languages; one in another
// gets the nearest of them.
func Detect(text string) (code string, confidence float64) {
	if len(text) > maxDetect {
		text = text[:maxDetect]
		for len(text) > maxDetect-utf8.UTFMax && !utf8.ValidString(text[len(text)-1:]) {
			text = text[:len(text)-1]
		}
	}
	scores, n := detector().Scores(text)
	if n == 0 {
		return "", 0
	}
	all := All()
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' }) {
		folded := Fold(word)
		for i, l := range all {
			if l.IsStop(folded) {
				scores[i] += stopBonus
			}
		}
	}
	best := 0
	for i, score := range scores {
		if score > scores[best] {
			best = i
		}
	}
	sum := 0.0
	for _, score := range scores {
		sum += math.Exp((score - scores[best]) * softening)
	}
	return codes[best], 1 / sum
}
