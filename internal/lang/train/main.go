// Command train writes data/detect.bin, the model by which the package lang tells languages apart, from the texts in
// testdata and the stop words:
//
//	cd internal/lang && go run ./train
//
// The model depends on nothing else: the same texts give the same bytes.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"quoth/internal/lang"
	"quoth/internal/lang/ngram"
)

func main() {
	if err := run("train/testdata", "data/detect.bin"); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

// run reads a text for each language from the folder and writes the model to a file.
func run(folder, file string) error {
	model, err := train(folder)
	if err != nil {
		return err
	}
	return os.WriteFile(file, model, 0o644)
}

// train returns the model of the texts in a folder.
func train(folder string) (ngram.Model, error) {
	var samples [ngram.Classes]string
	for _, l := range lang.All() {
		b, err := os.ReadFile(filepath.Join(folder, l.Code()+".txt"))
		if err != nil {
			return nil, err
		}
		samples[l.ID()-1] = string(b) + "\n" + strings.Join(l.StopWords(), " ")
	}
	return ngram.Train(samples), nil
}
