package discordtest

import (
	"maps"
	"slices"
	"time"
)

// User is an account as the API shows it.
type User struct {
	ID            string  `json:"id"`
	Username      string  `json:"username"`
	GlobalName    string  `json:"global_name"`
	Discriminator string  `json:"discriminator"`
	Avatar        *string `json:"avatar"`
	Bot           bool    `json:"bot,omitempty"`
}

// Guild is a Discord server. The bot is a member of it from the start, with what
// @everyone may do.
type Guild struct {
	d        *Server
	id, name string
	owner    *Member
	bot      *Member
	everyone *Role
	roles    []*Role
	members  []*Member
	channels []*Channel
	joined   time.Time
	present  bool // the bot is in it
}

// Role is a role of a guild.
type Role struct {
	guild       *Guild
	id, name    string
	permissions Permission
	mentionable bool
	managed     bool // an integration's own
}

// Channel is a text channel, a thread, or a direct message channel with the bot.
type Channel struct {
	d          *Server
	guild      *Guild // nil in a direct message channel
	parent     *Channel
	id, name   string
	recipient  *User // of a direct message channel
	overwrites []overwrite
	log        []string // IDs of its messages, ascending
	gone       bool
}

// Member is a user as a member of one guild.
type Member struct {
	d      *Server
	guild  *Guild
	user   *User
	nick   string
	roles  []*Role
	joined time.Time
}

// Guild makes a server with the bot and an owner in it, and tells the bot if it is connected.
func (d *Server) Guild(name string) *Guild {
	d.mu.Lock()
	defer d.mu.Unlock()
	g := &Guild{d: d, id: d.newID(), name: name, joined: d.now(), present: true}
	g.everyone = &Role{guild: g, id: g.id, name: "@everyone", permissions: everyonePermissions}
	g.roles = []*Role{g.everyone}
	g.owner = g.join(d.newUser("owner of "+name, false))
	g.bot = g.join(d.bot)
	d.guilds = append(d.guilds, g)
	d.emit(event{name: "GUILD_CREATE", intent: intentGuilds, guild: g, data: func(s *session) any { return g.createObject(s) }})
	return g
}

// newUser makes an account. d.mu is held.
func (d *Server) newUser(name string, bot bool) *User {
	u := &User{ID: d.newID(), Username: name, GlobalName: name, Discriminator: "0", Bot: bot}
	d.users[u.ID] = u
	return u
}

// join makes a user a member. d.mu is held.
func (g *Guild) join(u *User) *Member {
	m := &Member{d: g.d, guild: g, user: u, joined: g.d.now()}
	g.members = append(g.members, m)
	return m
}

// ID is the guild's snowflake.
func (g *Guild) ID() string { return g.id }

// Owner is the member who owns the guild and may do anything.
func (g *Guild) Owner() *Member { return g.owner }

// Bot is the bot under test as a member.
func (g *Guild) Bot() *Member { return g.bot }

// Everyone is the role @everyone.
func (g *Guild) Everyone() *Role { return g.everyone }

// Member makes a user and lets it join, with a role of its own that carries the
// permissions given, if any.
func (g *Guild) Member(name string, permissions ...Permission) *Member {
	g.d.mu.Lock()
	defer g.d.mu.Unlock()
	return g.admit(g.d.newUser(name, false), permissions)
}

// BotMember makes another bot and lets it join.
func (g *Guild) BotMember(name string, permissions ...Permission) *Member {
	g.d.mu.Lock()
	defer g.d.mu.Unlock()
	return g.admit(g.d.newUser(name, true), permissions)
}

// Join lets the user behind a member of another guild join this one too.
func (g *Guild) Join(other *Member, permissions ...Permission) *Member {
	g.d.mu.Lock()
	defer g.d.mu.Unlock()
	return g.admit(other.user, permissions)
}

func (g *Guild) admit(u *User, permissions []Permission) *Member {
	m := g.join(u)
	var p Permission
	for _, one := range permissions {
		p |= one
	}
	if p != 0 {
		m.roles = append(m.roles, g.addRole(u.Username, p, false))
	}
	g.d.emit(event{name: "GUILD_MEMBER_ADD", intent: intentGuildMembers, guild: g,
		data: fixed(m.object(true))})
	return m
}

// Role makes a role. A role that is mentionable can be pinged by anyone.
func (g *Guild) Role(name string, p Permission, mentionable bool) *Role {
	g.d.mu.Lock()
	defer g.d.mu.Unlock()
	return g.addRole(name, p, mentionable)
}

// BotRole makes the role of the bot's own that Discord gives a bot which was invited with permissions: it has the bot's name, and is
// mentioned like it.
func (g *Guild) BotRole() *Role {
	g.d.mu.Lock()
	r := g.addRole(g.bot.user.Username, 0, false)
	r.managed = true
	g.d.mu.Unlock()
	g.bot.Give(r)
	return r
}

func (g *Guild) addRole(name string, p Permission, mentionable bool) *Role {
	r := &Role{guild: g, id: g.d.newID(), name: name, permissions: p, mentionable: mentionable}
	g.roles = append(g.roles, r)
	g.d.emit(event{name: "GUILD_ROLE_CREATE", intent: intentGuilds, guild: g,
		data: fixed(object{"guild_id": g.id, "role": r.object()})})
	return r
}

// ID is the role's snowflake.
func (r *Role) ID() string { return r.id }

// Mention is how a message names the role: "<@&ID>".
func (r *Role) Mention() string { return "<@&" + r.id + ">" }

// Set replaces the role's permissions.
func (r *Role) Set(p Permission) {
	d := r.guild.d
	d.mu.Lock()
	defer d.mu.Unlock()
	r.permissions = p
	d.emit(event{name: "GUILD_ROLE_UPDATE", intent: intentGuilds, guild: r.guild,
		data: fixed(object{"guild_id": r.guild.id, "role": r.object()})})
}

// Channel makes a text channel.
func (g *Guild) Channel(name string) *Channel { return g.addChannel(name, nil) }

// Thread makes a public thread in the channel.
func (c *Channel) Thread(name string) *Channel { return c.guild.addChannel(name, c) }

func (g *Guild) addChannel(name string, parent *Channel) *Channel {
	g.d.mu.Lock()
	defer g.d.mu.Unlock()
	c := &Channel{d: g.d, guild: g, parent: parent, id: g.d.newID(), name: name}
	g.channels = append(g.channels, c)
	g.d.channels[c.id] = c
	event := event{name: "CHANNEL_CREATE", intent: intentGuilds, guild: g, channel: c, data: fixed(c.object())}
	if parent != nil {
		event.name = "THREAD_CREATE"
	}
	g.d.emit(event)
	return c
}

// Leave takes the bot out of the guild, as when it is kicked.
func (g *Guild) Leave() {
	g.d.mu.Lock()
	defer g.d.mu.Unlock()
	g.leave()
}

func (g *Guild) leave() {
	g.d.emit(event{name: "GUILD_DELETE", intent: intentGuilds, guild: g, data: fixed(object{"id": g.id})})
	g.present = false
	g.members = slices.DeleteFunc(g.members, func(m *Member) bool { return m == g.bot })
}

// ID is the channel's snowflake.
func (c *Channel) ID() string { return c.id }

// Mention is how a message names the channel: "<#ID>".
func (c *Channel) Mention() string { return "<#" + c.id + ">" }

// Allow adds an exception to the channel that grants permissions to a *Role or *Member.
func (c *Channel) Allow(to any, p Permission) { c.except(to, p, 0) }

// Deny adds an exception to the channel that takes permissions from a *Role or *Member.
func (c *Channel) Deny(to any, p Permission) { c.except(to, 0, p) }

func (c *Channel) except(to any, allow, deny Permission) {
	o := overwrite{Allow: allow, Deny: deny}
	switch to := to.(type) {
	case *Role:
		o.ID = to.id
	case *Member:
		o.ID, o.Kind = to.user.ID, 1
	default:
		c.d.misuse("an exception is for a *Role or *Member, not a %T", to)
	}
	c.d.mu.Lock()
	defer c.d.mu.Unlock()
	i := slices.IndexFunc(c.overwrites, func(old overwrite) bool { return old.ID == o.ID })
	list := slices.Clone(c.overwrites)
	if i < 0 {
		list = append(list, o)
	} else {
		list[i].Allow = list[i].Allow&^deny | allow
		list[i].Deny = list[i].Deny&^allow | deny
	}
	c.overwrites = list
	c.d.emit(event{name: "CHANNEL_UPDATE", intent: intentGuilds, guild: c.guild, data: fixed(c.object())})
}

// Delete removes the channel and its messages.
func (c *Channel) Delete() {
	c.d.mu.Lock()
	defer c.d.mu.Unlock()
	c.d.emit(event{name: "CHANNEL_DELETE", intent: intentGuilds, guild: c.guild, channel: c, data: fixed(c.object())})
	c.gone = true
	delete(c.d.channels, c.id)
	c.guild.channels = slices.DeleteFunc(c.guild.channels, func(o *Channel) bool { return o == c })
	maps.DeleteFunc(c.d.messages, func(_ string, m *Message) bool { return m.ChannelID == c.id })
}

// ID is the user's snowflake, the same in every guild.
func (m *Member) ID() string { return m.user.ID }

// Mention is how a message names the user: "<@ID>".
func (m *Member) Mention() string { return "<@" + m.user.ID + ">" }

// Give gives the member a role.
func (m *Member) Give(r *Role) {
	m.change(func() {
		if !m.hasRole(r.id) {
			m.roles = append(slices.Clone(m.roles), r)
		}
	})
}

// Take takes a role from the member.
func (m *Member) Take(r *Role) {
	m.change(func() {
		m.roles = slices.DeleteFunc(slices.Clone(m.roles), func(o *Role) bool { return o == r })
	})
}

// Strip takes all roles from the member; what @everyone may do remains.
func (m *Member) Strip() { m.change(func() { m.roles = nil }) }

func (m *Member) change(how func()) {
	m.d.mu.Lock()
	defer m.d.mu.Unlock()
	how()
	e := event{name: "GUILD_MEMBER_UPDATE", intent: intentGuildMembers, guild: m.guild, data: fixed(m.object(true))}
	if m == m.guild.bot {
		e.intent = intentGuilds // the bot is told of itself without the privileged intent
	}
	m.d.emit(e)
}

func (m *Member) hasRole(id string) bool {
	return slices.ContainsFunc(m.roles, func(r *Role) bool { return r.id == id })
}

// DM is the direct message channel between the member and the bot.
func (m *Member) DM() *Channel {
	m.d.mu.Lock()
	defer m.d.mu.Unlock()
	return m.d.dm(m.user)
}

// dm finds or makes a direct message channel. d.mu is held.
func (d *Server) dm(u *User) *Channel {
	for _, c := range d.channels {
		if c.recipient != nil && c.recipient.ID == u.ID {
			return c
		}
	}
	c := &Channel{d: d, id: d.newID(), recipient: u}
	d.channels[c.id] = c
	d.notify()
	return c
}

// memberOf finds a user's membership. d.mu is held.
func (g *Guild) memberOf(user string) *Member {
	for _, m := range g.members {
		if m.user.ID == user {
			return m
		}
	}
	return nil
}
