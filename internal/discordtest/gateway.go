package discordtest

import (
	"encoding/json"
	"slices"
	"strings"
	"time"
)

// gatewayState is guarded by Server.mu.
type gatewayState struct {
	conns      map[*conn]bool
	sessions   map[string]*session
	heartbeat  time.Duration
	stall      Stall
	deaf       bool // heartbeats are not acknowledged
	closed     bool
	identifies int
	resumes    int
	beats      int
}

func (g *gatewayState) init() {
	g.conns, g.sessions = map[*conn]bool{}, map[string]*session{}
	g.heartbeat = gatewayHeartbeatMillis * time.Millisecond
}

// Stall says where the gateway keeps a new connection waiting for ever.
type Stall int

// The places where a connection can get stuck.
const (
	NoStall    Stall = iota
	StallHello       // the connection is accepted, nothing is said
	StallReady       // IDENTIFY and RESUME are not answered
)

// StallGateway lets connections made from now on get stuck.
func (d *Server) StallGateway(where Stall) { d.update(func() { d.gateway.stall = where }) }

// HeartbeatInterval sets the interval that HELLO asks for; 41.25 s at first.
func (d *Server) HeartbeatInterval(every time.Duration) {
	d.update(func() { d.gateway.heartbeat = every })
}

// IgnoreHeartbeats leaves heartbeats unacknowledged, so that the connection is a
// zombie: open, and useless. The client has to find out.
func (d *Server) IgnoreHeartbeats(on bool) { d.update(func() { d.gateway.deaf = on }) }

// CutGateway ends all gateway connections without a close frame. Sessions stay for a RESUME.
func (d *Server) CutGateway() { d.eachConn((*conn).cut) }

// CutMidFrame ends all gateway connections in the middle of a frame.
func (d *Server) CutMidFrame() {
	d.eachConn(func(c *conn) {
		c.detach()
		c.send(frame{cut: true, half: true})
	})
}

// CloseGateway closes all gateway connections with a close code, such as 4000
// ("Unknown error", one may resume), 4009 (session timed out).
func (d *Server) CloseGateway(code int, reason string) {
	d.eachConn(func(c *conn) { c.close(code, reason) })
}

// Reconnect tells all clients to connect anew and resume (opcode 7). What happens
// from now on waits for that.
func (d *Server) Reconnect() {
	d.eachConn(func(c *conn) {
		c.sendOp(opReconnect, nil)
		c.detach()
	})
}

// InvalidateSession tells all clients that their session is invalid (opcode 9): they may
// resume it, or it is forgotten and they must identify anew, on the same connection or another.
func (d *Server) InvalidateSession(resumable bool) {
	d.eachConn(func(c *conn) {
		if c.session == nil {
			return
		}
		c.sendOp(opInvalidSession, resumable)
		c.detach()
		if !resumable {
			delete(d.gateway.sessions, c.session.id)
		}
		c.session = nil
	})
}

// ForgetSessions loses all sessions without telling anyone: a RESUME gets opcode 9.
func (d *Server) ForgetSessions() {
	d.update(func() { d.gateway.sessions = map[string]*session{} })
}

func (d *Server) eachConn(do func(*conn)) {
	d.update(func() {
		for c := range d.gateway.conns {
			do(c)
		}
	})
}

// WaitReady waits until the bot is connected with a session and has been sent
// READY or RESUMED. After a cut it waits for the bot to come back.
func (d *Server) WaitReady(t TB) {
	t.Helper()
	if !d.wait(DefaultTimeout, d.gateway.connected) {
		t.Fatalf("discordtest: no client has connected to the gateway")
	}
}

// Connected reports whether a client has a session and a connection.
func (d *Server) Connected() bool { return d.wait(0, d.gateway.connected) }

func (g *gatewayState) connected() bool {
	for _, s := range g.sessions {
		if s.conn != nil {
			return true
		}
	}
	return false
}

// Identifies is how often a client has sent IDENTIFY, accepted or not.
func (d *Server) Identifies() int { return peek(d, &d.gateway.identifies) }

// Resumes is how often a client has sent RESUME, accepted or not.
func (d *Server) Resumes() int { return peek(d, &d.gateway.resumes) }

// WaitIdentifies waits until IDENTIFY has been sent n times since the start.
func (d *Server) WaitIdentifies(t TB, n int) {
	t.Helper()
	d.waitCount(t, "IDENTIFY", &d.gateway.identifies, n)
}

// WaitResumes waits until RESUME has been sent n times since the start.
func (d *Server) WaitResumes(t TB, n int) {
	t.Helper()
	d.waitCount(t, "RESUME", &d.gateway.resumes, n)
}

// Heartbeats is how many heartbeats clients have sent.
func (d *Server) Heartbeats() int { return peek(d, &d.gateway.beats) }

// WaitHeartbeats waits until clients have sent n heartbeats since the start. discordgo
// sends its first at once, in a goroutine of its own; if the connection is cut just
// then, both that goroutine and the one that reads close and reconnect, and the later
// one gives up the session of the earlier. A test that counts resumes waits for the
// first heartbeat before it cuts.
func (d *Server) WaitHeartbeats(t TB, n int) {
	t.Helper()
	d.waitCount(t, "a heartbeat", &d.gateway.beats, n)
}

// waitCount waits until what clients send has been counted n times.
func (d *Server) waitCount(t TB, what string, count *int, n int) {
	t.Helper()
	if !d.wait(DefaultTimeout, func() bool { return *count >= n }) {
		t.Fatalf("discordtest: %s was sent %d times, not %d", what, peek(d, count), n)
	}
}

// identify starts a session (Gateway Events, "Identify").
func (c *conn) identify(raw json.RawMessage) {
	d := c.d
	d.gateway.identifies++
	var id struct {
		Token    string  `json:"token"`
		Compress bool    `json:"compress"`
		Intents  *int    `json:"intents"`
		Shard    *[2]int `json:"shard"`
	}
	if json.Unmarshal(raw, &id) != nil {
		c.close(4002, "Error while decoding payload.")
		return
	}
	shard := [2]int{0, 1}
	if id.Shard != nil {
		shard = *id.Shard
	}
	switch {
	case c.session != nil:
		c.close(4005, "Already authenticated.")
	case bare(id.Token) != d.token:
		c.close(4004, "Authentication failed.")
	case shard[0] < 0 || shard[0] >= shard[1]:
		c.close(4010, "Invalid shard.")
	case id.Intents == nil || *id.Intents&^intentAll != 0:
		c.close(4013, "Invalid intent(s).")
	case d.disallowed(*id.Intents):
		c.close(4014, "Disallowed intent(s).")
	case d.gateway.stall == StallReady:
	default:
		s := &session{d: d, id: "session-" + d.newID(), intents: *id.Intents, compress: id.Compress, shard: shard, conn: c}
		c.session = s
		d.gateway.sessions[s.id] = s
		s.ready()
	}
}

// disallowed reports whether an intent is asked for that the application may not have.
func (d *Server) disallowed(intents int) bool {
	return intents&intentMessageContent != 0 && !d.contentOK ||
		intents&intentGuildMembers != 0 && !d.membersOK ||
		intents&intentPresences != 0
}

// ready sends READY and then each guild (Gateway Events, "Ready").
func (s *session) ready() {
	d := s.d
	guilds := []object{}
	for _, g := range d.guilds {
		if g.present && s.holds(g) {
			guilds = append(guilds, object{"id": g.id, "unavailable": true})
		}
	}
	s.dispatch("READY", object{"v": 9, "user": d.bot, "guilds": guilds, "session_id": s.id, "shard": s.shard,
		"resume_gateway_url": d.gatewayURL(), "private_channels": []any{}, "application": d.application()})
	for _, g := range d.guilds {
		if g.present && s.holds(g) && s.intents&intentGuilds != 0 {
			s.dispatch("GUILD_CREATE", g.createObject(s))
		}
	}
}

func (d *Server) gatewayURL() string { return strings.Replace(d.URL(), "http", "ws", 1) + "/gateway" }

// application is the part of the application object that READY has. Its flags tell
// which privileged intents are allowed (Resources, "Application", "Application Flags").
func (d *Server) application() object {
	flags := 0
	for bit, ok := range map[int]bool{15: d.membersOK, 19: d.contentOK} {
		if ok {
			flags |= 1 << bit
		}
	}
	return object{"id": d.app, "flags": flags}
}

// resume takes a session up again and replays what was missed (Gateway Events, "Resume").
func (c *conn) resume(raw json.RawMessage) {
	d := c.d
	d.gateway.resumes++
	var r struct {
		Token   string `json:"token"`
		Session string `json:"session_id"`
		Seq     int    `json:"seq"`
	}
	if json.Unmarshal(raw, &r) != nil {
		c.close(4002, "Error while decoding payload.")
		return
	}
	s := d.gateway.sessions[r.Session]
	switch {
	case c.session != nil:
		c.close(4005, "Already authenticated.")
	case bare(r.Token) != d.token:
		c.close(4004, "Authentication failed.")
	case d.gateway.stall == StallReady:
	case s == nil || len(s.log) > 0 && r.Seq < s.log[0].seq-1:
		c.sendOp(opInvalidSession, false)
	case r.Seq > s.seq:
		c.close(4007, "Invalid seq.")
	default:
		s.replay(c, r.Seq)
	}
}

func (s *session) replay(c *conn, after int) {
	if s.conn != nil {
		s.conn.cut()
	}
	c.session, s.conn = s, c
	for _, e := range s.log {
		if e.seq > after {
			c.send(frame{data: e.text, compress: s.compress})
		}
	}
	s.dispatch("RESUMED", object{})
}

// sendMembers answers opcode 8 in one chunk (Gateway Events, "Request Guild Members").
func (s *session) sendMembers(raw json.RawMessage) {
	var q struct {
		Guild oneOf    `json:"guild_id"`
		Query *string  `json:"query"`
		Users []string `json:"user_ids"`
		Nonce string   `json:"nonce"`
	}
	if json.Unmarshal(raw, &q) != nil {
		s.conn.close(4002, "Error while decoding payload.")
		return
	}
	members := []object{}
	for _, g := range s.d.guilds {
		for _, m := range g.members {
			named := q.Query != nil && *q.Query != "" && strings.HasPrefix(m.user.Username, *q.Query)
			all := q.Query != nil && *q.Query == "" && s.intents&intentGuildMembers != 0
			if g.id == string(q.Guild) && (named || all || slices.Contains(q.Users, m.user.ID)) {
				members = append(members, m.object(true))
			}
		}
	}
	s.dispatch("GUILD_MEMBERS_CHUNK", object{"guild_id": q.Guild, "members": members, "chunk_index": 0, "chunk_count": 1, "nonce": q.Nonce})
}

// oneOf is a string or a list of one, as clients used to send it.
type oneOf string

func (o *oneOf) UnmarshalJSON(b []byte) error {
	var list [1]string
	err := json.Unmarshal(b, &list)
	if err != nil {
		err = json.Unmarshal(b, &list[0])
	}
	*o = oneOf(list[0])
	return err
}
