package lang

import (
	"fmt"
	"testing"
)

func TestFilter(t *testing.T) {
	var words []string
	for i := range 5000 {
		words = append(words, fmt.Sprintf("wort%dende", i*i), fmt.Sprint(i))
	}
	f := newFilter(words)
	for _, word := range words {
		if !f.may(word) {
			t.Fatalf("%q is not among them", word)
		}
	}
	passed := 0
	for i := range 10000 {
		if f.may(fmt.Sprintf("anderes%d", i*i)) {
			passed++
		}
	}
	if passed > 2000 {
		t.Errorf("%d of 10000 other words pass", passed)
	}
	if newFilter(nil).may("wort") {
		t.Error("a word passes where there is none")
	}
}
