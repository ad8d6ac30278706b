package names

import (
	"iter"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"quoth/internal/lang"
)

// dataLines yields the lines of an embedded data file but for comments and blank ones.
func dataLines(file string) iter.Seq[string] {
	return func(yield func(string) bool) {
		data, err := dataFiles.ReadFile("data/" + file + ".txt")
		if err != nil {
			panic(err) // the file is embedded: it is there or the program does not build
		}
		for line := range strings.Lines(string(data)) {
			line = strings.TrimSpace(line)
			if line != "" && line[0] != '#' && !yield(line) {
				return
			}
		}
	}
}

// group is one thing of the gazetteer with all its names: languages, acronym and long form.
type group struct {
	class classes
	names []string
}

// theGroups returns the groups of the data files, and the countries.
var theGroups = sync.OnceValue(func() []group {
	var all []group
	for _, file := range []string{"places", "organisations"} {
		var c classes
		for line := range dataLines(file) {
			if heading, ok := strings.CutPrefix(line, "@"); ok {
				c = classNames[heading]
				continue
			}
			for entry := range strings.SplitSeq(line, ",") {
				if g := (group{class: c}); strings.TrimSpace(entry) != "" {
					for name := range strings.SplitSeq(entry, "=") {
						g.names = append(g.names, strings.TrimSpace(name))
					}
					all = append(all, g)
				}
			}
		}
	}
	for _, code := range theRegions() {
		all = append(all, group{country, countryNames(code)})
	}
	return all
})

var theNamers = sync.OnceValue(func() []display.Namer {
	var namers []display.Namer
	for _, code := range cldrLanguages {
		namers = append(namers, display.Regions(language.MustParse(code)))
	}
	return namers
})

// theRegions are the countries of the world by their ISO codes.
var theRegions = sync.OnceValue(func() []language.Region {
	var all []language.Region
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			r, err := language.ParseRegion(string([]rune{a, b}))
			if err == nil && r.IsCountry() && r.Canonicalize() == r && r.String() == string([]rune{a, b}) {
				all = append(all, r)
			}
		}
	}
	return all
})

// nation is a country or region, its adjectives (German stem or English word, lower case) and its people.
type nation struct {
	names      []string
	adjectives []string
	people     []string
}

var theNations = sync.OnceValue(func() []nation {
	var all []nation
	for line := range dataLines("nations") {
		fields := strings.Split(line, "|")
		n := nation{names: nationNames(strings.TrimSpace(fields[0]))}
		n.adjectives = words(fields[1])
		n.people = words(fields[2])
		for _, w := range words(fields[3]) {
			n.adjectives = append(n.adjectives, strings.ToLower(w))
			n.people = append(n.people, w)
		}
		all = append(all, n)
	}
	return all
})

func nationNames(field string) []string {
	if len(field) != 2 {
		return words(field)
	}
	r, err := language.ParseRegion(field)
	if err != nil {
		return nil
	}
	names := countryNames(r)
	for _, g := range theGroups() { // "USA", "Britain"
		known := func(name string) bool { return slices.Contains(names, name) }
		if g.class == region && slices.ContainsFunc(g.names[:min(len(g.names), 2)], known) {
			names = append(names, g.names...)
		}
	}
	return names
}

// words splits a field at white space; "_" stands for a space within a word.
func words(field string) []string {
	all := strings.Fields(field)
	for i, w := range all {
		all[i] = strings.ReplaceAll(w, "_", " ")
	}
	return all
}

// fold returns a name as names are compared: without capitals, diacritics, hyphens and dots.
func fold(name string) string {
	name = lang.Plain(name)
	if !strings.ContainsAny(name, "-.,'’‑–/&\"") {
		return strings.Join(strings.Fields(name), " ")
	}
	name = strings.Map(func(r rune) rune {
		switch r {
		case '.', ',', '\'', '’', '"':
			return -1
		case '-', '‑', '–', '/':
			return ' '
		}
		return r
	}, name)
	return strings.Join(strings.Fields(name), " ")
}
