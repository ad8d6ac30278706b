// Command quoth answers questions about stored news stories with sentences of theirs, in Discord and in the terminal.
//
// Each file cmd_x.go is the subcommand x: its flags, and how its words go in and out. What a subcommand does to the data
// directory is an operation (operation.go), which the running bot does for it where there is one.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the process at once
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
