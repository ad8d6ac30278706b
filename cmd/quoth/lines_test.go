package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"

	"quoth/corpus"
)

// readAll reads lines until the end, "too long" for those that are.
func readAll(t *testing.T, in io.Reader) (lines []string) {
	t.Helper()
	for r := newLineReader(in); ; {
		line, err := r.read()
		switch {
		case errors.Is(err, io.EOF):
			return lines
		case errors.Is(err, errLongLine):
			line = "too long"
		case err != nil:
			t.Fatal(err)
		}
		lines = append(lines, line)
	}
}

func TestLines(t *testing.T) {
	long := strings.Repeat("x", maxLine)
	for _, tt := range []struct{ in, want string }{
		{"", ""},
		{"a\nb\n", "a|b"},
		{"a\r\n\r\nb", "a||b"},
		{"\n\n", "|"},
		{"\ufeffa\n\ufeffb", "a|\ufeffb"},
		{"a\n" + long + "y\nb\n", "a|too long|b"},
		{long, long},
		{long + "y", "too long"},
	} {
		if got := strings.Join(readAll(t, strings.NewReader(tt.in)), "|"); got != tt.want {
			t.Errorf("%.20q gives %.40q, not %.40q", tt.in, got, tt.want)
		}
	}
}

// FuzzLines tells that no byte of a line is lost but its end and the mark before the first.
func FuzzLines(f *testing.F) {
	f.Add([]byte("a\n\r\nb"))
	f.Add([]byte("\xff\x00\n"))
	f.Add([]byte("\ufeff\n\ufeff"))
	f.Fuzz(func(t *testing.T, in []byte) {
		if len(in) > maxLine {
			return
		}
		var want []string
		for line := range bytes.Lines(in) {
			if len(want) == 0 {
				line = bytes.TrimPrefix(line, []byte("\ufeff"))
			}
			want = append(want, string(bytes.TrimRight(line, "\r\n")))
		}
		if got := readAll(t, bytes.NewReader(in)); strings.Join(got, "\n") != strings.Join(want, "\n") || len(got) != len(want) {
			t.Fatalf("%q gives %q, not %q", in, got, want)
		}
	})
}

// FuzzReplyJSON tells that a reply is one line, from which the sentence comes back as it stands in the article.
func FuzzReplyJSON(f *testing.F) {
	f.Add("„Nein“, sagte <b>sie</b> & ging.\u2028")
	f.Fuzz(func(t *testing.T, sentence string) {
		sentence = strings.ToValidUTF8(sentence, "\ufffd")
		r := asked{Command: sentence, Reply: corpus.Reply{Answered: true, Answers: []corpus.Answer{{Sentence: sentence, Span: sentence}}}}
		var out bytes.Buffer
		if err := writeJSON(&out, &r); err != nil {
			t.Fatal(err)
		}
		if n := bytes.Count(out.Bytes(), []byte("\n")); n != 1 || strings.ContainsAny(sentence, "<>&") && bytes.Contains(out.Bytes(), []byte(`\u003`)) && !strings.Contains(sentence, `\u003`) {
			t.Fatalf("%q", out.String())
		}
		var back replyJSON
		if err := json.Unmarshal(out.Bytes(), &back); err != nil || back.Answers[0].Sentence != sentence || back.Command != sentence {
			t.Fatalf("%q comes back as %q, %v", sentence, back.Answers[0].Sentence, err)
		}
	})
}

// TestInterrupted tells that a reader that waits can be interrupted, and that one that does not gives all there is.
func TestInterrupted(t *testing.T) {
	if all, err := io.ReadAll(interruptible(t.Context(), strings.NewReader("all"))); string(all) != "all" || err != nil {
		t.Fatal(all, err)
	}
	silent, _ := io.Pipe()
	ctx, cancel := context.WithCancel(t.Context())
	lines := newLineReader(interruptible(ctx, silent))
	cancel()
	if line, err := lines.read(); !errors.Is(err, context.Canceled) {
		t.Fatal(line, err)
	}
}
