package main

import (
	"bytes"
	"os"
	"testing"
)

// TestModelIsFresh holds that the model in data is the one these texts and stop words give.
func TestModelIsFresh(t *testing.T) {
	want, err := train("testdata")
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../data/detect.bin")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("data/detect.bin is stale: run go run ./train in internal/lang")
	}
}
