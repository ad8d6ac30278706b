package main

import (
	"fmt"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"quoth/internal/discordtest"
)

// discord is a Discord with one server, in which a script speaks to the bot:
//
//	discord start            sets DISCORD_API, DISCORD_TOKEN, GUILD and MANAGER
//	discord ready            waits until the bot is connected
//	discord manager TEXT     says something as one who may manage messages, and prints the bot's reply
//	discord member TEXT      says something as anybody else
//	discord slash NAME TEXT  uses the slash command /NAME question:TEXT
//	discord reject           lets the token be wrong from now on
//	discord noread           forbids the bot to read messages
type discord struct {
	server          *discordtest.Server
	channel         *discordtest.Channel
	manager, member *discordtest.Member
}

// discordKey is that of the *discord among a script's values.
type discordKey struct{}

func newDiscord(env *testscript.Env) error {
	server, err := discordtest.Listen("127.0.0.1:0")
	if err != nil {
		return err
	}
	env.Defer(server.Close)
	guild := server.Guild("Newsroom")
	d := &discord{server: server, channel: guild.Channel("general")}
	d.manager, d.member = guild.Member("Anna", discordtest.ManageMessages), guild.Member("Ben")
	env.Values[discordKey{}] = d
	env.Setenv("DISCORD_API", server.URL())
	env.Setenv("GUILD", guild.ID())
	env.Setenv("MANAGER", d.manager.ID())
	return nil
}

// scriptTB lets package discordtest end a script.
type scriptTB struct{ ts *testscript.TestScript }

func (scriptTB) Helper()                     {}
func (t scriptTB) Fatalf(f string, a ...any) { t.ts.Fatalf(f, a...) }
func (t scriptTB) Cleanup(f func())          { t.ts.Defer(f) }

// discordCommand is the script command "discord".
func discordCommand(ts *testscript.TestScript, neg bool, args []string) {
	d := ts.Value(discordKey{}).(*discord)
	t := scriptTB{ts}
	if neg || len(args) == 0 {
		ts.Fatalf("usage: discord start|ready|manager|member|slash|reject|noread ...")
	}
	text := strings.Join(args[1:], " ")
	switch args[0] {
	case "start":
		ts.Setenv("DISCORD_TOKEN", d.server.Token())
	case "ready":
		d.server.WaitReady(t)
	case "manager":
		fmt.Fprintln(ts.Stdout(), d.server.Reply(t, d.manager.Say(d.channel, text)).Text())
	case "member":
		fmt.Fprintln(ts.Stdout(), d.server.Reply(t, d.member.Say(d.channel, text)).Text())
	case "slash":
		i := d.member.Slash(d.channel, args[1], map[string]any{"question": strings.Join(args[2:], " ")})
		fmt.Fprintln(ts.Stdout(), i.Wait(t).Text())
	case "reject":
		d.server.RejectToken()
	case "noread":
		d.server.AllowContentIntent(false)
	default:
		ts.Fatalf("discord cannot %s", args[0])
	}
}
