// Command run starts a Discord on loopback and lets one talk to a bot from the terminal:
//
//	go run ./internal/discordtest/run
//
// It prints the address and the token to give to the bot. Then a line is a message of
// Anna, who may manage messages; "ben: hello" is one of Ben, who may not; "/who declined"
// uses a slash command with its first option, "/who question=declined for=x" with
// named ones. The end of the input ends it.
package main

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"sync"

	"quoth/internal/discordtest"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, in io.Reader, out io.Writer) error {
	out = &shared{w: out}
	flags := flag.NewFlagSet("run", flag.ContinueOnError)
	address := flags.String("listen", "127.0.0.1:0", "TCP address to listen at")
	if err := flags.Parse(args); err != nil {
		return err
	}
	d, err := discordtest.Listen(*address)
	if err != nil {
		return err
	}
	defer d.Close()
	guild := d.Guild("Newsroom")
	room := &room{d: d, general: guild.Channel("general"),
		anna: guild.Member("Anna", discordtest.ManageMessages), ben: guild.Member("Ben")}
	fmt.Fprintf(out, "Discord is at %s\nThe bot's token is %s\n", d.URL(), d.Token())
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	watched := make(chan struct{})
	go func() {
		defer close(watched)
		d.Watch(ctx, func(m *discordtest.Message) { show(out, m) })
	}()
	err = room.talk(ctx, in, out)
	stop()
	<-watched
	return err
}

// shared is a writer for several goroutines.
type shared struct {
	mu sync.Mutex
	w  io.Writer
}

func (s *shared) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.w.Write(b)
}

// show prints a message of the bot's, or of someone else's.
func show(out io.Writer, m *discordtest.Message) {
	if m.Loading() {
		return
	}
	text := strings.ReplaceAll(strings.TrimSpace(m.Text()), "\n", "\n  ")
	fmt.Fprintf(out, "%s: %s\n", m.Author.Username, text)
}

// room is where the conversation takes place.
type room struct {
	d         *discordtest.Server
	general   *discordtest.Channel
	anna, ben *discordtest.Member
}

// talk carries lines into the channel until they end.
func (r *room) talk(ctx context.Context, in io.Reader, out io.Writer) error {
	lines := make(chan string)
	scanner := bufio.NewScanner(in)
	go func() {
		defer close(lines)
		for scanner.Scan() {
			select {
			case lines <- scanner.Text():
			case <-ctx.Done():
				return
			}
		}
	}()
	for {
		select {
		case line, ok := <-lines:
			if !ok {
				return scanner.Err()
			}
			if err := r.say(strings.TrimSpace(line)); err != nil {
				fmt.Fprintln(out, err)
			}
		case <-ctx.Done():
			return nil
		}
	}
}

// say carries one line. What nobody could do on Discord is an error.
func (r *room) say(line string) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%v", p)
		}
	}()
	who := r.anna
	if rest, ok := strings.CutPrefix(line, "ben:"); ok {
		who, line = r.ben, strings.TrimSpace(rest)
	}
	switch name, slash := strings.CutPrefix(line, "/"); {
	case line == "":
	case slash:
		name, rest, _ := strings.Cut(name, " ")
		who.Slash(r.general, name, r.options(name, strings.TrimSpace(rest)))
	default:
		who.Say(r.general, line)
	}
	return nil
}

// options reads "name=value name=value", or the value of the command's first option.
func (r *room) options(command, text string) map[string]any {
	options := map[string]any{}
	if text == "" {
		return options
	}
	if strings.Contains(strings.Fields(text)[0], "=") {
		for field := range strings.FieldsSeq(text) {
			name, value, _ := strings.Cut(field, "=")
			options[name] = value
		}
		return options
	}
	for _, c := range r.d.Commands(nil) {
		if c.Name == command && len(c.Options) > 0 {
			options[c.Options[0].Name] = text
		}
	}
	return options
}
