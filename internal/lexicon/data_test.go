package lexicon

import (
	"fmt"
	"io/fs"
	"regexp"
	"strings"
	"testing"
)

// TestTables checks the files that people write.
func TestTables(t *testing.T) {
	entries, problems, err := readTables()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Error(p)
	}
	if len(entries) < 6000 {
		t.Errorf("only %d entries", len(entries))
	}
	english := regexp.MustCompile(`^[a-z0-9éèçñâêôïöüä'. ]+$`)
	german := regexp.MustCompile(`^[a-zäöü0-9éèàáçñâêôœ'. ]+$`)
	for _, e := range entries {
		if !english.MatchString(e.head) {
			t.Errorf("head %q", e.head)
		}
		targets := map[string]bool{}
		for _, g := range e.targets {
			if !german.MatchString(g) || len(strings.Fields(g)) > maxPhraseWords {
				t.Errorf("%s: translation %q", e.head, g)
			}
			if targets[g] {
				t.Errorf("%s %s: %q twice", e.head, e.pos, g)
			}
			targets[g] = true
		}
	}
}

// TestTablesHaveNoDoubles: two lines for one word would be merged without
// heed of their order. Words that differ in capitals (Turkey) are two.
func TestTablesHaveNoDoubles(t *testing.T) {
	names, err := fs.Glob(data, "data/table_*.txt")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]string{}
	for _, name := range names {
		err := eachLine(name, func(n int, line string) {
			head, _, _ := strings.Cut(line, "|")
			head = strings.Join(strings.Fields(head), " ")
			here := fmt.Sprintf("%s:%d", name, n)
			if there, ok := seen[head]; ok {
				t.Errorf("%s: %q is also in %s", here, head, there)
			}
			seen[head] = here
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestGroups(t *testing.T) {
	tests := []struct {
		d       direction
		code    string
		atLeast int
	}{{toEnglish, "de", 900}, {toGerman, "en", 700}}
	for _, tt := range tests {
		var s synonyms
		problems, err := s.read(tt.d, newStemCache(tt.code))
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range problems {
			t.Error(p)
		}
		if n := len(s.groups[tt.d]); n < tt.atLeast {
			t.Errorf("%s: only %d groups", tt.code, n)
		}
	}
}

func TestParseEntryErrors(t *testing.T) {
	for _, line := range []string{
		"decline v ablehnen", "decline | ablehnen", "decline verb | ablehnen", " v | ablehnen",
		"decline v | ablehnen,", "decline v |", "decline v | ab(lehnen)", "decline any | ablehnen", "",
	} {
		if e, err := parseEntry(line); err == nil {
			t.Errorf("%q is read as %+v", line, e)
		}
	}
}
