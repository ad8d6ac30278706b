package main

import (
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/internal/names"
)

// lexicalWord is a word alone with its label.
type lexicalWord struct {
	text  string
	label uint8
}

// lexicalWords returns words whose label is known without a context: the names of the gazetteer, and the nouns of
// the lexicon, which are none.
func lexicalWords(code, pattern string) ([]lexicalWord, error) {
	var all []lexicalWord
	seen := make(map[string]bool)
	add := func(w string, label int) {
		if !seen[w] && !strings.ContainsAny(w, " ") && len(w) > 2 {
			seen[w] = true
			all = append(all, lexicalWord{w, uint8(label)})
		}
	}
	for t := names.Person; t <= names.Place; t++ {
		for _, w := range entries(t) {
			if unicode.IsUpper(firstRune(w)) {
				add(w, names.Label(t, 0, 1))
			}
		}
	}
	if code == "de" {
		nouns, err := lexiconNouns(pattern)
		if err != nil {
			return nil, err
		}
		for _, w := range nouns {
			add(w, 0)
		}
	}
	return all, nil
}

// entries returns the gazetteer's names of a type.
func entries(t names.Type) (all []string) {
	for _, class := range gazetteerClasses[t] {
		all = append(all, names.Entries(class)...)
	}
	return all
}

var gazetteerClasses = [...][]string{
	names.Person:       {"given", "surname"},
	names.Organisation: {"party", "institution", "company", "media", "club"},
	names.Place:        {"city", "region", "water", "country"},
	names.Other:        {"work"},
}

// lexiconNouns returns the capitalised words on the German side of the lexicon's tables.
func lexiconNouns(pattern string) ([]string, error) {
	files, err := filepath.Glob(pattern)
	if err != nil {
		return nil, err
	}
	var all []string
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(string(data)) {
			_, german, ok := strings.Cut(line, "|")
			if !ok {
				german = line
			}
			if line[0] == '#' {
				continue
			}
			for w := range strings.SplitSeq(strings.TrimSpace(german), ",") {
				if w = strings.TrimSpace(w); w != "" && unicode.IsUpper(firstRune(w)) {
					all = append(all, w)
				}
			}
		}
	}
	return all, nil
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
