package names

import (
	"strings"
	"sync"

	"quoth/internal/lang"
)

// Within returns the folded names of towns in the state or country that word names in German or English, "grimma" for "Saxony"; nil where
// none are known. Some are of several words. word need not be folded.
func Within(word string) []string {
	if len(word) > maxName {
		return nil
	}
	return within()[lang.Fold(word)]
}

// within reads the towns of each state and country, by its folded names.
var within = sync.OnceValue(func() map[string][]string {
	m := map[string][]string{}
	for line := range dataLines("within") {
		states, list, _ := strings.Cut(line, " | ")
		var towns []string
		for town := range strings.SplitSeq(list, ", ") {
			towns = append(towns, lang.Fold(town))
		}
		for state := range strings.FieldsSeq(states) {
			m[lang.Fold(state)] = towns
		}
	}
	return m
})
