package bot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/url"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/bwmarrin/discordgo"

	"quoth/internal/fetch"
)

// ErrToken is returned by Run where Discord does not take the token.
var ErrToken = errors.New("the token is not accepted by Discord: copy it anew from the bot's page in the Developer Portal")

// Session is the bot in Discord.
type Session struct {
	log        *slog.Logger
	desk       *Desk
	token      string // with "Bot " before it
	http       *http.Client
	queue      *queue
	background *queue        // work that must not wait behind commands
	slots      chan struct{} // one for each command that is being worked on
	files      *fetch.Client

	self      atomic.Pointer[string] // the bot's user ID, nil before the first READY
	roles     sync.Map               // ID of a server to that of the bot's own role in it
	enrolling atomic.Bool            // the slash commands are registered, or will be
	ledger    ledger
	refused   moments // when a member of a channel was told that there is too much to do
	mute      moments // when Discord did not let the bot write in a channel
	timing    timing
}

// atOnce is how many commands are worked on at the same time. Those whose replies wait to be sent do not count.
const atOnce = 16

// timing are the times that a Session waits; tests shorten them.
type timing struct {
	open     time.Duration // for a connection, before it is taken to be stuck
	deferral time.Duration // from an interaction to "is thinking", which must reach Discord within 3 s, also when that is slow
	job      time.Duration // that one command may take
	delivery time.Duration // that sending its reply may take, in all forms
	drain    time.Duration // for commands under way when the bot is stopped
	retry    time.Duration // before the second try to connect; doubled up to retryMax
	retryMax time.Duration
	ack      time.Duration // without a heartbeat acknowledged, after which a connection is dead
}

// New returns a Session that answers from desk. The token is the bot's, with or without the word "Bot" before it; it is never logged.
// Api is the server that stands in for Discord, nil for Discord itself.
func New(log *slog.Logger, desk *Desk, token string, api *url.URL) (*Session, error) {
	token = strings.TrimSpace(token)
	if token = strings.TrimSpace(strings.TrimPrefix(token, "Bot ")); token == "" || token == "Bot" {
		return nil, errors.New("there is no token: set DISCORD_TOKEN, or name a file with it by --token-file")
	}
	if strings.ContainsFunc(token, func(r rune) bool { return r <= ' ' || r >= 0x7f }) {
		return nil, errors.New("the token has characters that no token has: copy it anew, without line breaks and quotes")
	}
	transport := http.DefaultTransport
	if api != nil {
		transport = redirect{api, transport}
	}
	return &Session{
		log: log, desk: desk, token: "Bot " + token, queue: newQueue(), background: newQueue(), slots: make(chan struct{}, atOnce), files: attachments(api),
		http: &http.Client{Timeout: restTimeout, Transport: newRetrying(transport)},
		timing: timing{
			open: 30 * time.Second, deferral: 500 * time.Millisecond, job: time.Minute, delivery: 30 * time.Second, drain: 15 * time.Second,
			retry: time.Second, retryMax: 2 * time.Minute, ack: 100 * time.Second,
		},
	}, nil
}

// userAgent is what the bot calls itself to Discord.
const userAgent = "DiscordBot (quoth)"

// rest returns a discordgo session for one request. Its limiter, which would keep a bucket for every interaction and hold it locked
// while a request is under way, is gone with it; see retrying for who keeps the limits.
func (s *Session) rest() *discordgo.Session {
	return &discordgo.Session{Token: s.token, LogLevel: -1, Client: s.http, UserAgent: userAgent, Ratelimiter: discordgo.NewRatelimiter()}
}

// client returns a discordgo session for the gateway. It is made anew when a session cannot be resumed.
func (s *Session) client() (*discordgo.Session, error) {
	dg, err := discordgo.New(s.token)
	if err != nil {
		return nil, err
	}
	dg.LogLevel = -1 // it would print to standard error, at its highest level also the token
	dg.SyncEvents = true
	dg.ShouldReconnectOnError = false // see Run
	dg.ShouldRetryOnRateLimit = false // see retrying
	dg.MaxRestRetries = 0
	dg.Client, dg.UserAgent = s.http, userAgent
	dg.State.TrackMembers, dg.State.TrackPresences, dg.State.TrackVoice, dg.State.TrackEmojis = false, false, false, false
	return dg, nil
}

// Run connects and answers until ctx is done, and then returns nil when what is under way is finished. A connection that breaks is
// resumed, or made anew. It returns an error where no try could succeed, which is ErrToken for a token that is not accepted.
// It must be called once.
func (s *Session) Run(ctx context.Context) error {
	ctx, stop := context.WithCancel(ctx)
	defer s.drain(stop)
	g := gateway{session: s, ctx: ctx, content: true}
	for wait := s.timing.retry; ; wait = min(2*wait, s.timing.retryMax) {
		err := g.connect()
		began := time.Now()
		if err == nil {
			s.log.Info("connected to Discord")
			g.stay()
		}
		switch {
		case ctx.Err() != nil:
			g.end()
			return nil
		case err == nil:
			s.log.Info("the connection to Discord was lost; connecting again")
		case closeCode(err) == closeDisallowedIntents && g.content:
			g.content = false
			s.log.Warn("Discord does not let this bot read messages: switch on MESSAGE CONTENT INTENT on the bot's page in the Developer Portal " +
				"and restart. Until then only slash commands and messages that mention the bot are answered")
			g.drop()
			continue
		default:
			if fatal := fatalError(err); fatal != nil {
				return fatal
			}
			s.log.Warn("no connection to Discord", "err", sayREST(err), "retry", wait)
		}
		g.judge(err)
		if err == nil && time.Since(began) > s.timing.retryMax {
			wait = s.timing.retry
		}
		pause(ctx, wait/2+rand.N(wait/2+1))
	}
}

// drain ends what goes on in the background, and waits for commands under way.
func (s *Session) drain(stop func()) {
	stop()
	end := time.Now().Add(s.timing.drain)
	done := s.queue.close(s.timing.drain)
	if !s.background.close(time.Until(end)) || !done {
		s.log.Warn("stopped while commands were still running")
	}
}

// pause waits, or until ctx is done.
func pause(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}

// do queues a command of an asker's in a channel. A panic in one is logged under a number and ends nothing else. The reply is told with a
// context of its own, so that a command that has used up its time can say so; a nil reply is not told. Do returns false, and drops the
// command, where there are too many.
func (s *Session) do(ctx context.Context, channel, asker string, lang func() string, run func(context.Context) *Reply, tell func(context.Context, *Reply)) bool {
	ctx = context.WithoutCancel(ctx) // what is under way when the bot is stopped is still answered
	deliver := func(r *Reply) {
		ctx, cancel := context.WithTimeout(ctx, s.timing.delivery)
		defer cancel()
		tell(ctx, r)
	}
	queued := s.queue.put(channel, asker, func() {
		defer s.rescue(func(number int) {
			lang := lang()
			deliver(&Reply{Lang: lang, Notice: fmt.Sprintf(phrasesOf(lang).broken, number), Failed: true})
		})
		if r := s.work(ctx, run); r != nil {
			deliver(r)
		}
	})
	if !queued {
		s.log.Warn("too much to do; a request was dropped", "channel", channel)
	}
	return queued
}

// refuse tells a member that there is too much to do.
func (s *Session) refuse(ctx context.Context, to target, lang string) {
	defer s.rescue(func(int) {})
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.timing.delivery)
	defer cancel()
	s.deliver(ctx, to, &Reply{Lang: lang, Notice: phrasesOf(lang).tooBusy, Failed: true})
}

// work runs a command when there is a slot for it.
func (s *Session) work(ctx context.Context, run func(context.Context) *Reply) *Reply {
	s.slots <- struct{}{}
	defer func() { <-s.slots }()
	ctx, cancel := context.WithTimeout(ctx, s.timing.job)
	defer cancel()
	return run(ctx)
}

// rescue is deferred where a panic must not end the bot.
func (s *Session) rescue(tell func(number int)) {
	p := recover()
	if p == nil {
		return
	}
	number := errorNumber()
	s.log.Error("panic", "number", number, "panic", fmt.Sprint(p), "stack", string(debug.Stack()))
	defer func() {
		if p := recover(); p != nil {
			s.log.Error("panic while telling of a panic", "panic", fmt.Sprint(p))
		}
	}()
	tell(number)
}
