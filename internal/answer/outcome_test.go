package answer

import "testing"

func TestSameAnswerOnce(t *testing.T) {
	b := newLibrary(t,
		report{"de", "2019-02-01", "Museum", "Den Entwurf für das Museum lieferte die Architektin Helga Brandt aus Kiel."},
		report{"de", "2019-03-01", "Museum", "Den Entwurf für das neue Museum lieferte Helga Brandt."},
		report{"en", "2019-01-01", "Museum", "Helga Brandt delivered the design for the museum."},
	)
	f := b.ask(t, "!wer lieferte den entwurf für das museum")
	if len(f) == 0 || f[0].Answer() != "Helga Brandt" {
		t.Fatalf("got %v", f)
	}
	for k := 1; k < len(f[0].Also); k++ {
		if newer(f[0].Also[k].Story, f[0].Also[k-1].Story) {
			t.Error("an older story is told before a newer one")
		}
	}
	if len(f) != 1 || len(f[0].Also) != 2 {
		t.Errorf("%d answers, the first in %d other stories; want one answer of three stories", len(f), len(f[0].Also))
	}
}

// Of answers about as good the one that two stories give goes first.
func TestCorroboratedAnswersGoFirst(t *testing.T) {
	alone := report{"de", "2019-02-01", "Bäder", "Das Angebot lehnte Ruth Kessler am Montag ab."}
	twice := report{"de", "2019-03-01", "Banken", "Das Angebot lehnte auch Jens Olthoff am Montag ab."}
	again := report{"de", "2019-03-02", "Banken", "Jens Olthoff hat das Angebot seines Nachbarn am Montag nach langem Hin und Her abgelehnt."}
	first := func(articles ...report) string {
		return newLibrary(t, articles...).best(t, "!wer lehnte das angebot ab")
	}
	if got := first(alone, twice); got != "Ruth Kessler" {
		t.Errorf("first %q", got)
	}
	if got := first(alone, twice, again); got != "Jens Olthoff" {
		t.Errorf("with a second story that tells it first %q", got)
	}
}

func TestConflicts(t *testing.T) {
	for _, c := range []struct {
		name, first, second, date string
		want                      bool
	}{
		{"two numbers", "Bei der Explosion in Bremen wurden 12 Menschen verletzt.", "Bei der Explosion in Bremen wurden 15 Menschen verletzt.", "2019-02-02", true},
		{"one number in words", "Bei der Explosion in Bremen wurden 12 Menschen verletzt.", "Bei der Explosion in Bremen wurden zwölf Menschen verletzt.", "2019-02-02", false},
		{"a lower bound", "Bei der Explosion in Bremen wurden mindestens 12 Menschen verletzt.", "Bei der Explosion in Bremen wurden 15 Menschen verletzt.", "2019-02-02", false},
		{"another year", "Bei der Explosion in Bremen wurden 12 Menschen verletzt.", "Bei der Explosion in Bremen wurden 15 Menschen verletzt.", "2023-02-02", false},
		{"another place", "Bei der Explosion in Bremen wurden 12 Menschen verletzt.", "Bei der Explosion in Kassel wurden 15 Menschen verletzt.", "2019-02-02", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := newLibrary(t, report{"de", "2019-02-01", "", c.first}, report{"de", c.date, "", c.second})
			got := false
			for _, f := range b.ask(t, "!wie viele menschen wurden bei der explosion in bremen verletzt") {
				got = got || f.Conflicts
			}
			if got != c.want {
				t.Errorf("conflict %v, want %v", got, c.want)
			}
		})
	}
}
