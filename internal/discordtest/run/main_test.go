package main

import (
	"bytes"
	"strings"
	"testing"
)

func TestTalk(t *testing.T) {
	var out bytes.Buffer
	in := strings.NewReader("!who declined\nben: hello\n" + strings.Repeat("x", 4001) + "\n")
	if err := run(t.Context(), nil, in, &out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Discord is at http://127.0.0.1:", "The bot's token is ", "cannot be sent"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in:\n%s", want, out.String())
		}
	}
}
