package corpus

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
)

// hostile are questions that nobody asks in good faith, with the error that each must give. What is too long for a word is not one.
var hostile = []struct {
	name, line string
	err        error
}{
	{"nothing", "", ErrEmptyQuestion},
	{"a command alone", "!who", ErrEmptyQuestion},
	{"marks", "!who ?!?! ... --- ((", ErrEmptyQuestion},
	{"stop words", "!what is the of and", ErrEmptyQuestion},
	{"German stop words", "!was ist das und der", ErrEmptyQuestion},
	{"words of talk", "!where exactly", ErrEmptyQuestion},
	{"a word of talk that is looked for", "!search exactly", nil},
	{"only NUL", "!search \x00\x00\x00", ErrEmptyQuestion},
	{"only invalid bytes", "!who \xff\xfe\xfd", ErrEmptyQuestion},
	{"right-to-left marks alone", "!who \u200f\u202e\u2066", ErrEmptyQuestion},
	{"equal letters", "!who " + strings.Repeat("a", 4000), ErrEmptyQuestion},
	{"equal German letters", "!wer " + strings.Repeat("ß", 2000), ErrEmptyQuestion},
	{"equal words", "!who " + strings.Repeat("ferry ", 700), nil},
	{"different words", "!search " + manyWords(700), nil},
	{"a compound without end", "!was " + strings.Repeat("bundesverkehrsminister", 180), ErrEmptyQuestion},
	{"combining marks", "!who a" + strings.Repeat("\u0301", 2000), ErrEmptyQuestion},
	{"invalid bytes in a word", "!who decl\xffined the ferry", nil},
	{"right-to-left marks in words", "!who \u202eyrref\u202c ferry\u200f", nil},
	{"an unclosed quotation", `!search "ferry`, nil},
	{"quotation marks", "!search " + strings.Repeat(`"`, 3999) + " ferry", nil},
	{"operators without a value", "!search source: after: lang: in:somewhere ferry", nil},
	{"exclusions", "!search ferry " + strings.Repeat("-x ", 1300), nil},
	{"phrases", "!search " + strings.Repeat(`"ferry quay" `, 300), nil},
	{"numbers", "!howmany " + strings.Repeat("9", 3000) + " injured", nil},
	{"digits and dots", "!when " + strings.Repeat("1.", 1900), ErrEmptyQuestion},
	{"emoji", "!who 🤷" + strings.Repeat("👩‍👩‍👧‍👦", 100) + " ferry", nil},
}

func manyWords(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "w%dx ", i*7919%1000)
	}
	return b.String()
}

func TestHostileQuestionsGetAnErrorOrAReply(t *testing.T) {
	g := readGolden(t)
	c := g.corpus(t)
	for _, x := range hostile {
		r, err := c.Ask(context.Background(), ParseQuestion(x.line))
		if !errors.Is(err, x.err) {
			t.Errorf("%s: %v, want %v", x.name, err, x.err)
		}
		if err == nil {
			g.checkPromises(t, x.line, &r, 5)
		} else if r.Answered || len(r.Answers) > 0 {
			t.Errorf("%s: answers came with the error %v", x.name, err)
		}
	}
}

// FuzzAsk asks anything: a question gets a reply that keeps the promises, or an error that the asker can do something about.
func FuzzAsk(f *testing.F) {
	g := readGolden(f)
	c := g.corpus(f)
	for i := range g.questions {
		f.Add(g.questions[i].command, 0)
	}
	for _, x := range hostile {
		f.Add(x.line, 3)
	}
	f.Add("!search after:soon ferry", 3)
	f.Fuzz(func(t *testing.T, line string, limit int) {
		q := ParseQuestion(line)
		q.Limit = limit
		r, err := c.Ask(context.Background(), q)
		if err == nil {
			g.checkPromises(t, line, &r, maxAnswers)
		} else if !isRequestError(err) || r.Answered {
			t.Errorf("%q: %v, answered %v", line, err, r.Answered)
		}
	})
}

// BenchmarkAskHostile asks each of the hostile questions.
func BenchmarkAskHostile(b *testing.B) {
	c := readGolden(b).corpus(b)
	for _, x := range hostile {
		b.Run(strings.ReplaceAll(x.name, " ", "-"), func(b *testing.B) {
			for b.Loop() {
				if _, err := c.Ask(context.Background(), ParseQuestion(x.line)); !errors.Is(err, x.err) {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkAsk asks the questions of the golden set in turn. It reports the time that the slowest took, at its best of three.
func BenchmarkAsk(b *testing.B) {
	g := readGolden(b)
	c := g.corpus(b)
	ask := func(line string) Reply {
		r, err := c.Ask(context.Background(), ParseQuestion(line))
		if err != nil {
			b.Fatal(err)
		}
		return r
	}
	slowest := 0.0
	for i := range g.questions {
		best := math.Inf(1)
		for range 3 {
			best = min(best, ask(g.questions[i].command).Took.Seconds())
		}
		slowest = max(slowest, best)
	}
	i := 0
	for b.Loop() {
		ask(g.questions[i%len(g.questions)].command)
		i++
	}
	b.ReportMetric(slowest*1e3, "slowest-ms")
}
