package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"testing"

	"quoth/bot"
)

var update = flag.Bool("update", false, "rewrite scripts and README.md by what the program does")

const readme = "../../README.md"

// section returns where the text between two marks begins and ends.
func section(t *testing.T, text, from, to string) (start, end int) {
	t.Helper()
	start = strings.Index(text, from)
	if start < 0 {
		t.Fatalf("README.md has no %q", from)
	}
	start += len(from)
	length := strings.Index(text[start:], to)
	if length < 0 {
		t.Fatalf("README.md has no %q after %q", to, from)
	}
	return start, start + length
}

// hold compares a part of README.md with what it should be, or puts that there.
func hold(t *testing.T, from, to, want string) {
	t.Helper()
	data, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	start, end := section(t, text, from, to)
	if text[start:end] == want {
		return
	}
	if !*update {
		t.Fatalf("README.md says\n%s\nbut it is\n%s\n(go test ./cmd/quoth -run README -update rewrites it)", text[start:end], want)
	}
	if err := os.WriteFile(readme, []byte(text[:start]+want+text[end:]), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestREADMECommands tells that the table of commands is that of the bot.
func TestREADMECommands(t *testing.T) {
	var table strings.Builder
	table.WriteString(" -->\n| command | also | what it does |\n|---|---|---|\n")
	for _, c := range bot.Commands() {
		name := "`" + strings.TrimSpace(c.Name+" "+c.Args) + "`"
		help := c.Help
		if c.Manager {
			help += " (Manage Messages)"
		}
		fmt.Fprintf(&table, "| %s | %s | %s |\n", cell(name), cell("`"+strings.Join(c.Aliases, "` `")+"`"), cell(help))
	}
	hold(t, "-run README -update", "<!-- end -->", table.String())
}

func cell(s string) string { return strings.ReplaceAll(s, "|", `\|`) }

// TestREADMEExample tells that the first answer of the example is the one that chat gives.
func TestREADMEExample(t *testing.T) {
	const question = "!who declined"
	d, err := openDir(slog.New(slog.DiscardHandler), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	guild, _, err := chatCorpus(t.Context(), d, "", true)
	if err != nil {
		t.Fatal(err)
	}
	reply := bot.NewDesk(slog.New(slog.DiscardHandler), d).Handle(context.Background(), question, bot.Request{Guild: guild, User: bot.Operator, Manager: true})
	first, _, _ := strings.Cut(bot.Terminal(reply, bot.TerminalOptions{}), "\n\n")
	hold(t, "> "+question+"\n", "  ...\n```", first+"\n")
}

// TestREADMEJSON tells that the example of a reply in JSON has the fields that such a reply has, in their order.
func TestREADMEJSON(t *testing.T) {
	data, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	start, end := section(t, text, "`ask --json` prints\n\n", "\n\n")
	var j replyJSON
	d := json.NewDecoder(strings.NewReader(text[start:end]))
	d.DisallowUnknownFields()
	if err := d.Decode(&j); err != nil || len(j.Answers) != 1 || len(j.Searched) == 0 {
		t.Fatalf("%+v, %v", j, err)
	}
	var example bytes.Buffer
	again, err := json.Marshal(&j)
	if err := errors.Join(err, json.Compact(&example, []byte(text[start:end]))); err != nil || example.String() != string(again) {
		t.Errorf("README.md has %s, but it is %s, %v", example.String(), again, err)
	}
}

// TestREADMESubcommands tells that each subcommand is in the table, and nothing that is none.
func TestREADMESubcommands(t *testing.T) {
	data, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	start, end := section(t, text, "## Command line\n", "\n## ")
	table := text[start:end]
	known := map[string]bool{}
	for _, c := range (&app{}).root().Commands() {
		known[c.Name()] = true
		if !strings.Contains(table, "`quoth "+c.Name()) && c.Name() != "help" && c.Name() != "completion" {
			t.Errorf("README.md does not tell of quoth %s", c.Name())
		}
	}
	for _, part := range strings.Split(table, "`quoth ")[1:] {
		if name := strings.FieldsFunc(part, func(r rune) bool { return r == ' ' || r == '`' })[0]; !known[name] {
			t.Errorf("README.md tells of quoth %s, which there is not", name)
		}
	}
}
