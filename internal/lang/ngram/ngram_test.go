package ngram_test

import (
	"bytes"
	"strings"
	"testing"

	"quoth/internal/lang/ngram"
)

// TestScores trains two classes that share no n-gram and asks for each.
func TestScores(t *testing.T) {
	model := ngram.Train([ngram.Classes]string{0: "der die das und nicht", 1: "the this that and not"})
	for class, s := range []string{"nicht und die", "This and that"} {
		scores, n := model.Scores(s)
		if n == 0 || scores[class] <= scores[1-class] || scores[class] > 0 {
			t.Errorf("%q: %v of %d n-grams", s, scores, n)
		}
	}
	if _, n := model.Scores("12, 13!"); n != 0 {
		t.Errorf("%d n-grams without a letter", n)
	}
}

func TestTrainIsDeterministic(t *testing.T) {
	samples := [ngram.Classes]string{0: "ein Text", 5: "en text", 7: "egy szöveg"}
	if !bytes.Equal(ngram.Train(samples), ngram.Train(samples)) {
		t.Error("the same samples give two models")
	}
}

// TestEach holds that case, what stands between words and apostrophes inside them do not matter.
func TestEach(t *testing.T) {
	buckets := func(s string) (all []uint32) {
		ngram.Each(s, func(bucket uint32) { all = append(all, bucket) })
		return all
	}
	want := len(buckets("die bank"))
	for _, s := range []string{"Die Bank", "die, bank!", " die 12 bank "} {
		if got := buckets(s); len(got) != want {
			t.Errorf("%q: %d n-grams, want %d", s, len(got), want)
		}
	}
	for _, bucket := range buckets(strings.Repeat("ä\xff", 1000)) {
		if bucket >= ngram.Buckets {
			t.Fatalf("bucket %d", bucket)
		}
	}
}
