package bot

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"

	"quoth/internal/fetch"
)

// Close codes of the gateway that no new try gets past (Discord's documentation, "Gateway Close Event Codes").
const (
	closeWrongToken        = 4004
	closeInvalidShard      = 4010
	closeShardingRequired  = 4011
	closeInvalidVersion    = 4012
	closeInvalidIntents    = 4013
	closeDisallowedIntents = 4014
	closeForResume         = 4000 // ours, for a dead connection: with 1000 Discord would forget the session
)

var errStuck = errors.New("the gateway did not answer in time")

// gateway is the connection of a Session, or the tries to have one. Its methods are called by Run alone. Discordgo's own
// reconnecting is not used, because it tries again whatever the close code is, and hides it.
type gateway struct {
	session *Session
	ctx     context.Context // of Run, for as long as which a gateway lives
	content bool            // ask for the privileged message content intent

	dg      *discordgo.Session // keeps what a RESUME needs; nil for a new session
	lost    chan struct{}      // the connection of dg has ended
	settled *atomic.Bool       // READY or RESUMED has come
	line    *lifeline
	failed  int // tries in a row that ended before READY or RESUMED
}

// maxResumes is how many tries to resume a session may fail before a new one is begun.
const maxResumes = 3

// lifeline is the network connection under a WebSocket, by which a stuck one can be ended.
type lifeline struct {
	mu   sync.Mutex
	conn net.Conn
	dead bool
}

// set takes a new connection, and ends it at once after cut.
func (l *lifeline) set(c net.Conn) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.conn = c; l.dead {
		c.Close()
	}
}

// cut ends the connection and every later one.
func (l *lifeline) cut() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.dead = true
	if l.conn != nil {
		l.conn.Close()
	}
}

// prepare makes a discordgo session for a new Discord session.
func (g *gateway) prepare() error {
	s := g.session
	dg, err := s.client()
	if err != nil {
		return err
	}
	lost, settled, line := make(chan struct{}, 1), &atomic.Bool{}, &lifeline{}
	dg.Dialer = &websocket.Dialer{
		Proxy: http.ProxyFromEnvironment, HandshakeTimeout: 20 * time.Second, NetDialContext: fetch.Dialer(line.set),
	}
	dg.Identify.Intents = discordgo.IntentsGuilds | discordgo.IntentsGuildMessages | discordgo.IntentsDirectMessages
	if g.content {
		dg.Identify.Intents |= discordgo.IntentsMessageContent
	}
	s.listen(g.ctx, dg, lost, settled)
	g.dg, g.lost, g.settled, g.line = dg, lost, settled, line
	return nil
}

// listen tells a discordgo session what to do with events: lost is sent to when its connection ends, settled set by READY and RESUMED.
// The handlers run in discordgo's reading goroutine and only queue work.
func (s *Session) listen(ctx context.Context, dg *discordgo.Session, lost chan<- struct{}, settled *atomic.Bool) {
	dg.AddHandler(func(_ *discordgo.Session, _ *discordgo.Disconnect) {
		select {
		case lost <- struct{}{}:
		default:
		}
	})
	dg.AddHandler(func(_ *discordgo.Session, r *discordgo.Ready) {
		defer s.rescue(func(int) {})
		settled.Store(true)
		s.ready(ctx, r)
	})
	dg.AddHandler(func(_ *discordgo.Session, _ *discordgo.Resumed) { settled.Store(true) })
	dg.AddHandler(func(_ *discordgo.Session, g *discordgo.GuildCreate) {
		defer s.rescue(func(int) {})
		s.noteRole(g.Guild)
	})
	dg.AddHandler(func(_ *discordgo.Session, left *discordgo.GuildDelete) {
		if left.Guild != nil && !left.Unavailable {
			s.log.Info("the bot was removed from a server; its articles are kept", "guild", left.ID)
		}
	})
	dg.AddHandler(func(dg *discordgo.Session, e *discordgo.Event) {
		defer s.rescue(func(int) {})
		switch e.Type {
		case "MESSAGE_CREATE":
			s.messageCreated(ctx, dg, e.RawData)
		case "MESSAGE_UPDATE":
			s.messageEdited(ctx, e.RawData)
		}
	})
	dg.AddHandler(func(_ *discordgo.Session, i *discordgo.InteractionCreate) {
		defer s.rescue(func(int) {})
		s.interactionCreated(ctx, i.Interaction)
	})
}

// connect opens a connection: a resumed one where there is a session to resume, else a new one. What is stuck is cut off.
func (g *gateway) connect() error {
	if g.dg == nil {
		if err := g.prepare(); err != nil {
			return err
		}
	}
	g.settled.Store(false)
	select {
	case <-g.lost:
	default:
	}
	opened := make(chan error, 1)
	dg := g.dg
	go func() {
		defer func() {
			if p := recover(); p != nil {
				opened <- fmt.Errorf("the gateway's answer was not understood: %v", p)
			}
		}()
		opened <- dg.Open()
	}()
	stuck := time.NewTimer(g.session.timing.open)
	defer stuck.Stop()
	select {
	case err := <-opened:
		return err
	case <-stuck.C:
		g.line.cut()
		g.drop()
		return errStuck
	case <-g.ctx.Done():
		g.line.cut()
		g.drop()
		return g.ctx.Err()
	}
}

// stay waits until the connection is lost or the session ends. It ends a connection whose heartbeats are not acknowledged, which
// discordgo does only after five of them.
func (g *gateway) stay() {
	check := time.NewTicker(g.session.timing.ack / 4)
	defer check.Stop()
	for {
		select {
		case <-g.lost:
			return
		case <-g.ctx.Done():
			return
		case <-check.C:
			g.dg.RLock()
			last := g.dg.LastHeartbeatAck
			g.dg.RUnlock()
			if time.Since(last) > g.session.timing.ack {
				g.session.log.Warn("Discord does not answer heartbeats")
				_ = g.dg.CloseWithCode(closeForResume)
			}
		}
	}
}

// drop forgets the session, so that the next connection identifies anew.
func (g *gateway) drop() {
	g.dg = nil
	g.settled = &atomic.Bool{}
}

// judge decides, after a connection ended or could not be had (err), whether its session may be resumed. It may not where the gateway
// closed it before READY or RESUMED; a close code that discordgo did not show then comes with the next try.
func (g *gateway) judge(err error) {
	if g.settled.Load() {
		g.failed = 0
		return
	}
	if g.failed++; err == nil || closeCode(err) != 0 || g.failed >= maxResumes {
		g.failed = 0
		g.drop()
	}
}

// end closes the connection in order.
func (g *gateway) end() {
	if g.dg != nil {
		_ = g.dg.Close()
	}
}

// closeCode returns the code with which the gateway closed a connection, 0 where it did not.
func closeCode(err error) int {
	if e, ok := errors.AsType[*websocket.CloseError](err); ok {
		return e.Code
	}
	return 0
}

// fatalError returns what to tell where no new try can succeed, nil where one can.
func fatalError(err error) error {
	if rest, ok := errors.AsType[*discordgo.RESTError](err); ok && rest.Response != nil && rest.Response.StatusCode == http.StatusUnauthorized {
		return ErrToken
	}
	switch code := closeCode(err); code {
	case closeWrongToken:
		return ErrToken
	case closeShardingRequired, closeInvalidShard:
		return errors.New("the bot is in too many servers for one connection, which needs sharding")
	case closeDisallowedIntents, closeInvalidIntents:
		return fmt.Errorf("the intents of this bot are refused by Discord (close code %d): look at its page in the Developer Portal", code)
	case closeInvalidVersion:
		return errors.New("this version of the API is no longer spoken by Discord: update quoth")
	}
	return nil
}
