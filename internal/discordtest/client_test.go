package discordtest

import (
	"context"
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
)

// pointEndpoints sets discordgo's endpoints, once: they are variables of its
// package, and tests run side by side. The host does not exist; each client dials
// its own server.
var pointEndpoints = sync.OnceFunc(func() {
	api := "http://discord.invalid/api/v" + discordgo.APIVersion + "/"
	discordgo.EndpointDiscord = "http://discord.invalid/"
	discordgo.EndpointAPI = api
	discordgo.EndpointGuilds = api + "guilds/"
	discordgo.EndpointChannels = api + "channels/"
	discordgo.EndpointUsers = api + "users/"
	discordgo.EndpointWebhooks = api + "webhooks/"
	discordgo.EndpointApplications = api + "applications"
	discordgo.EndpointOAuth2 = api + "oauth2/"
	discordgo.EndpointOAuth2Applications = api + "oauth2/applications"
	discordgo.EndpointGateway = api + "gateway"
	discordgo.EndpointGatewayBot = api + "gateway/bot"
})

// client is the real discordgo client, not yet connected, with all unprivileged
// intents and that of message contents.
func client(t *testing.T, d *Server) *discordgo.Session {
	t.Helper()
	pointEndpoints()
	s, err := discordgo.New("Bot " + d.Token())
	if err != nil {
		t.Fatal(err)
	}
	s.Client = &http.Client{Transport: &http.Transport{
		DisableKeepAlives: true,
		DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
			var dialer net.Dialer
			return dialer.DialContext(ctx, network, d.listener.Addr().String())
		},
	}, Timeout: 10 * time.Second}
	s.Identify.Intents = discordgo.IntentsAllWithoutPrivileged | discordgo.IntentMessageContent
	s.SyncEvents = true
	s.LogLevel = -1
	return s
}

// connect opens the client's gateway connection and closes it with the test.
func connect(t *testing.T, d *Server, s *discordgo.Session) {
	t.Helper()
	beats := d.Heartbeats()
	if err := s.Open(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { hangUp(d, s) })
	d.WaitReady(t)
	d.WaitHeartbeats(t, beats+1)
}

// hangUp closes the client's connection without waiting for the second that
// discordgo sleeps afterwards.
func hangUp(d *Server, s *discordgo.Session) {
	if !d.Connected() {
		s.Close()
		return
	}
	d.mu.Lock()
	open := len(d.gateway.conns)
	d.mu.Unlock()
	go s.Close()
	d.wait(DefaultTimeout, func() bool { return len(d.gateway.conns) < open })
}

// newsroom is a server with one guild, one channel and Anna, who may manage messages.
func newsroom(t *testing.T) (d *Server, general *Channel, anna *Member) {
	t.Parallel()
	d = New(t)
	guild := d.Guild("Newsroom")
	return d, guild.Channel("general"), guild.Member("Anna", ManageMessages)
}

// refused sees that err is Discord's answer with a status and code.
func refused(t *testing.T, err error, status, code int) {
	t.Helper()
	var rest *discordgo.RESTError
	switch {
	case !errors.As(err, &rest):
		t.Fatalf("want HTTP %d, code %d; got %v", status, code, err)
	case rest.Response.StatusCode != status || rest.Message == nil || rest.Message.Code != code:
		t.Fatalf("want HTTP %d, code %d; got %v", status, code, err)
	}
}

// refusedAt sees that err is 50035 with an error at a path such as "embeds.0.title".
func refusedAt(t *testing.T, err error, path, code string) {
	t.Helper()
	refused(t, err, 400, 50035)
	var body struct {
		Errors map[string]any `json:"errors"`
	}
	var rest *discordgo.RESTError
	errors.As(err, &rest)
	if err := json.Unmarshal(rest.ResponseBody, &body); err != nil {
		t.Fatal(err)
	}
	at := body.Errors
	for key := range strings.SplitSeq(path, ".") {
		at, _ = at[key].(map[string]any)
	}
	list, _ := at["_errors"].([]any)
	for _, e := range list {
		if e.(map[string]any)["code"] == code {
			return
		}
	}
	t.Fatalf("want %s at %s; got %s", code, path, rest.ResponseBody)
}

// echo lets the bot answer every message with "heard: " and its content.
func echo(s *discordgo.Session) {
	s.AddHandler(func(s *discordgo.Session, m *discordgo.MessageCreate) {
		if m.Author != nil && !m.Author.Bot {
			s.ChannelMessageSendComplex(m.ChannelID, &discordgo.MessageSend{
				Content:         "heard: " + m.Content,
				Reference:       m.Reference(),
				AllowedMentions: &discordgo.MessageAllowedMentions{},
			})
		}
	})
}

// inbox collects what the bot is told.
type inbox[T any] struct{ c chan T }

func listen[T any](s *discordgo.Session) *inbox[T] {
	in := &inbox[T]{make(chan T, 100)}
	s.AddHandler(func(_ *discordgo.Session, e T) { in.c <- e })
	return in
}

func (in *inbox[T]) next(t *testing.T) T {
	t.Helper()
	select {
	case e := <-in.c:
		return e
	case <-time.After(DefaultTimeout):
		t.Fatal("the bot was told nothing")
		panic("unreachable")
	}
}
