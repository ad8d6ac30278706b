package discordtest

import (
	"encoding/json"
	"slices"
	"strconv"
)

// Intents (Topics, "Gateway", "Gateway Intents").
const (
	intentGuilds           = 1 << 0
	intentGuildMembers     = 1 << 1
	intentPresences        = 1 << 8
	intentGuildMessages    = 1 << 9
	intentGuildReactions   = 1 << 10
	intentDirectMessages   = 1 << 12
	intentDirectReactions  = 1 << 13
	intentMessageContent   = 1 << 15
	intentAll              = 1<<17 - 1 | 1<<20 | 1<<21 | 1<<24 | 1<<25
	intentNone             = 0 // for events that every session gets
	maxSessionLog          = 10000
	gatewayHeartbeatMillis = 41250
)

// session is a gateway session: it outlives its connections, so that what was
// missed can be replayed (Topics, "Gateway", "Resuming").
type session struct {
	d        *Server
	id       string
	intents  int
	compress bool
	shard    [2]int
	seq      int
	log      []dispatch
	conn     *conn // nil while the client is away
}

// dispatch is an event as it was sent.
type dispatch struct {
	seq  int
	text []byte
}

// event is something that happens; each session sees its own picture of it.
type event struct {
	name    string
	intent  int      // that a session must have
	guild   *Guild   // nil for direct messages
	channel *Channel // that the bot must see; nil for events of the whole guild
	data    func(*session) any
}

// fixed is the data of an event that all sessions see alike. It is encoded at once,
// as the objects may change afterwards.
func fixed(v any) func(*session) any {
	raw := encode(v)
	return func(*session) any { return raw }
}

func encode(v any) json.RawMessage {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err) // all that is encoded here is made here
	}
	return b
}

// emit tells every session that may know, and everyone who waits. d.mu is held.
func (d *Server) emit(e event) {
	for _, s := range d.gateway.sessions {
		if s.wants(e) {
			s.dispatch(e.name, e.data(s))
		}
	}
	d.notify()
}

// wants applies intents, shards and permissions.
func (s *session) wants(e event) bool {
	if e.intent != intentNone && s.intents&e.intent == 0 {
		return false
	}
	if e.guild == nil {
		return s.shard[0] == 0
	}
	if !e.guild.present || !s.holds(e.guild) {
		return false
	}
	return e.channel == nil || e.channel.permissionsOf(e.guild.bot).has(ViewChannel)
}

// holds reports whether the guild belongs to the session's shard (Topics, "Gateway", "Sharding").
func (s *session) holds(g *Guild) bool {
	id, _ := strconv.ParseUint(g.id, 10, 64)
	return int(id>>22%uint64(s.shard[1])) == s.shard[0]
}

// dispatch numbers an event, keeps it for a replay, and sends it if the client is there.
func (s *session) dispatch(name string, data any) {
	s.seq++
	text := encode(object{"op": opDispatch, "s": s.seq, "t": name, "d": data})
	s.log = append(s.log, dispatch{s.seq, text})
	if len(s.log) > maxSessionLog {
		s.log = slices.Clone(s.log[len(s.log)/2:])
	}
	if s.conn != nil {
		s.conn.send(frame{data: text, compress: s.compress})
	}
}

// tell emits an event of the channel, for which a session needs one intent in a guild and another in direct messages. d.mu is held.
func (c *Channel) tell(name string, inGuild, direct int, data object) {
	e := event{name: name, intent: direct, guild: c.guild, channel: c}
	if c.guild != nil {
		e.intent, data["guild_id"] = inGuild, c.guild.id
	}
	e.data = fixed(data)
	c.d.emit(e)
}

// emitMessage announces a message, its contents left out where the intent is missing.
func (d *Server) emitMessage(name string, c *Channel, m *Message) {
	e := event{name: name, intent: intentGuildMessages, guild: c.guild, channel: c}
	if c.guild == nil {
		e.intent = intentDirectMessages
	}
	e.data = func(s *session) any { return d.messageEvent(c, m, s.intents&intentMessageContent != 0) }
	d.emit(e)
}

// messageEvent is a message with what only events carry: guild and member.
func (d *Server) messageEvent(c *Channel, m *Message, contents bool) any {
	shown := *d.withoutContents(c, m, contents)
	if c.guild == nil {
		return encode(shown)
	}
	shown.GuildID = c.guild.id
	event := struct {
		Message
		Member object `json:"member,omitempty"`
	}{Message: shown}
	if m.member != nil && m.WebhookID == "" {
		event.Member = m.member.object(false)
	}
	return encode(event)
}

// withoutContents empties content, embeds, attachments and components for an
// application without the intent, except in its own messages, in direct messages,
// and where it is mentioned (Topics, "Gateway", "Message Content Intent").
func (d *Server) withoutContents(c *Channel, m *Message, contents bool) *Message {
	shown := *m
	if m.Referenced != nil {
		shown.Referenced = d.withoutContents(c, m.Referenced, contents)
	}
	mentioned := slices.ContainsFunc(m.Mentions, func(u *User) bool { return u.ID == d.app })
	if contents || c.guild == nil || mentioned || m.Author.ID == d.app {
		return &shown
	}
	shown.Snapshots = nil
	shown.Content, shown.Embeds, shown.Attachments, shown.Components = "", []Embed{}, []Attachment{}, []Component{}
	return &shown
}
