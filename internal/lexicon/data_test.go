package lexicon

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

// TestTables checks the files that people write.
func TestTables(t *testing.T) {
	entries, err := readTables()
	if err != nil {
		t.Error(err)
	}
	if len(entries) < 25000 {
		t.Errorf("only %d entries", len(entries))
	}
	english := regexp.MustCompile(`^[a-z0-9éèçñâêôïöüä'. ]+$`)
	german := regexp.MustCompile(`^[a-zäöü0-9éèàáçñâêôœ'. ]+$`)
	for _, e := range entries {
		if !english.MatchString(e.head) {
			t.Errorf("head %q", e.head)
		}
		targets := map[string]bool{}
		for _, target := range e.targets {
			g := target.text
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
	seen := map[string]bool{}
	err := eachLine("table_*.txt", func(line string) error {
		head, _, _ := strings.Cut(line, "|")
		head = strings.Join(strings.Fields(head), " ")
		if seen[head] {
			return fmt.Errorf("%q twice", head)
		}
		seen[head] = true
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

func TestGroups(t *testing.T) {
	tests := []struct {
		d       direction
		code    string
		atLeast int
	}{{toEnglish, "de", 4500}, {toGerman, "en", 4500}}
	for _, tt := range tests {
		var s synonyms
		if err := s.read(tt.d, newStemCache(tt.code)); err != nil {
			t.Error(err)
		}
		if n := len(s.groups[tt.d]); n < tt.atLeast {
			t.Errorf("%s: only %d groups", tt.code, n)
		}
	}
}

// TestClasses checks the classes that people write: from 5 to 40 members each,
// none of them twice, no class twice.
func TestClasses(t *testing.T) {
	tests := []struct {
		d       direction
		code    string
		atLeast int
	}{{toEnglish, "de", 750}, {toGerman, "en", 1000}}
	for _, tt := range tests {
		var k kinds
		if err := k.read(tt.d, newStemCache(tt.code)); err != nil {
			t.Error(err)
		}
		if n := len(k[tt.d]); n < tt.atLeast {
			t.Errorf("%s: only %d classes", tt.code, n)
		}
		for _, classes := range k[tt.d] {
			for _, c := range classes {
				checkClass(t, c)
			}
		}
	}
}

func checkClass(t *testing.T, c class) {
	t.Helper()
	if n := len(c.members); n < 5 || n > maxKinds {
		t.Errorf("class %q has %d members", c.name, n)
	}
	seen := map[string]string{}
	for _, m := range c.members {
		if first, ok := seen[m.key]; ok {
			t.Errorf("class %q has both %q and %q", c.name, first, m.text)
		}
		seen[m.key] = m.text
	}
}

func TestClassErrors(t *testing.T) {
	for _, line := range []string{
		"ship", "ship tanker, ferry", ": tanker", "ship:", "ship: ,", "ship: tanker,, ferry", "ship: tank(er", "ship: tanker/verb",
		"ship: tanker, Tanker", "ship: tanker: ferry", "ship, Ship: tanker", ":", "",
	} {
		k := kinds{toGerman: map[string][]class{}}
		if err := k.add(toGerman, newStemCache("en"), line); err == nil {
			t.Errorf("%q is read as %+v", line, k[toGerman])
		}
	}
}

func TestParseEntryErrors(t *testing.T) {
	for _, line := range []string{
		"decline v ablehnen", "decline | ablehnen", "decline verb | ablehnen", " v | ablehnen",
		"decline v | ablehnen,", "decline v |", "decline v | ab(lehnen)", "decline v | ~", "decline v | ab~lehnen", "decline any | ablehnen", "",
	} {
		if e, err := parseEntry(line); err == nil {
			t.Errorf("%q is read as %+v", line, e)
		}
	}
}
