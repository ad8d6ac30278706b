//go:build unix

package corpus

import (
	"context"
	"syscall"
	"testing"
	"time"
)

// TestAQuestionTakesLittleTime asks every question of the golden set and every hostile one, and looks at the processor time that
// one takes on average: about 1 ms, and 7 ms under the race detector. A busy machine does not add to it.
func TestAQuestionTakesLittleTime(t *testing.T) {
	const bound = 50 * time.Millisecond
	g := readGolden(t)
	c := g.corpus(t)
	var lines []string
	for i := range g.questions {
		lines = append(lines, g.questions[i].command)
	}
	for _, x := range hostile {
		lines = append(lines, x.line)
	}
	ask := func(line string) {
		_, _ = c.Ask(context.Background(), ParseQuestion(line)) // others test what comes of it
	}
	ask(lines[0]) // loads the language data
	before := processorTime(t)
	for _, line := range lines {
		ask(line)
	}
	if mean := (processorTime(t) - before) / time.Duration(len(lines)); mean > bound {
		t.Errorf("a question takes %v of processor time on average, more than %v", mean, bound)
	} else {
		t.Logf("%v a question", mean)
	}
}

// processorTime returns the processor time that the process has used.
func processorTime(t *testing.T) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
