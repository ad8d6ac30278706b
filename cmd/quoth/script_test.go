package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"quoth": main})
}

// TestScripts runs the scripts of testdata, each with a data directory and a home of its own. They tell how the command line is used,
// and hold it to that.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("XDG_DATA_HOME", filepath.Join(env.WorkDir, "data"))
			env.Setenv("STATE_DIRECTORY", "")
			env.Setenv("DISCORD_TOKEN", "")
			env.Setenv("GORACE", "atexit_sleep_ms=0") // else each process of a race test lingers for a second
			return newDiscord(env)
		},
		Condition: func(name string) (bool, error) {
			if name == "root" { // whom permissions do not hold up
				return os.Getuid() == 0, nil
			}
			return false, fmt.Errorf("unknown condition %q", name)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"bytes":     writeBytes,
			"cut":       cutFile,
			"discord":   discordCommand,
			"status":    exitStatus,
			"linecount": countLines,
		},
	})
}

// writeBytes is the script command "bytes FILE COUNT TEXT": it writes a text many times over, with Go's escapes in it, which a script
// cannot hold.
func writeBytes(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: bytes FILE COUNT TEXT")
	}
	ts.Check(writeRepeated(ts.MkAbs(args[0]), args[1], args[2]))
}

func writeRepeated(name, count, quoted string) error {
	n, err := strconv.Atoi(count)
	if err != nil {
		return err
	}
	text, err := strconv.Unquote(`"` + strings.ReplaceAll(quoted, `"`, `\"`) + `"`)
	if err != nil {
		return err
	}
	return os.WriteFile(name, []byte(strings.Repeat(text, n)), 0o600)
}

// countLines is the script command "linecount FILE N": the file has N lines.
func countLines(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: linecount FILE N")
	}
	if n := strings.Count(ts.ReadFile(args[0]), "\n"); strconv.Itoa(n) != args[1] {
		ts.Fatalf("%s has %d lines, not %s", args[0], n, args[1])
	}
}

// cutFile is the script command "cut FROM TO": TO becomes the first half of FROM.
func cutFile(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: cut FROM TO")
	}
	whole, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), whole[:len(whole)/2], 0o600))
}

// exitStatus is the script command "status N ARGS...": quoth with these arguments exits with that status.
func exitStatus(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: status N ARGS...")
	}
	status := 0
	var exit *exec.ExitError
	if err := ts.Exec("quoth", args[1:]...); errors.As(err, &exit) {
		status = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if strconv.Itoa(status) != args[0] {
		ts.Fatalf("quoth %s exits with %d, not %s", strings.Join(args[1:], " "), status, args[0])
	}
}
