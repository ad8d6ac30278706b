package discordtest

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// AllowedMentions limits whom a message notifies (Resources, "Message",
// "Allowed Mentions Object").
type AllowedMentions struct {
	Parse       []string `json:"parse"`
	Roles       []string `json:"roles"`
	Users       []string `json:"users"`
	RepliedUser bool     `json:"replied_user"`
}

// Ping says whom one message of the bot notified, or would highlight.
type Ping struct {
	Message  *Message
	Users    []string // IDs, also the author of the message replied to
	Roles    []string // IDs
	Everyone bool     // @everyone or @here
	Edit     bool     // an edit: it highlights but does not notify
}

// String names those who were pinged.
func (p Ping) String() string {
	return fmt.Sprintf("message %s pings users %v, roles %v, everyone %t", p.Message.ID, p.Users, p.Roles, p.Everyone)
}

var mentionPattern = regexp.MustCompile(`<@(!|&)?(\d{1,20})>`)

// mentions finds who is named by the content of a message and by its being a
// reply, as far as allowed lets it. A nil allowed lets everything through. Embeds
// never mention anyone. A mention in a code block counts, which Discord's clients
// do not show as one: whoever sends hostile text must not rely on that.
func (c *Channel) mentions(m *Message, allowed *AllowedMentions, everyoneOK bool) Ping {
	p := Ping{Message: m}
	for _, match := range mentionPattern.FindAllStringSubmatch(m.Content, -1) {
		if match[1] == "&" {
			p.addRole(c, match[2], allowed, everyoneOK)
		} else if allowed.lets("users", match[2]) {
			p.addUser(c, match[2])
		}
	}
	named := strings.Contains(m.Content, "@everyone") || strings.Contains(m.Content, "@here")
	p.Everyone = named && everyoneOK && c.guild != nil && allowed.lets("everyone", "")
	if m.Referenced != nil && (allowed == nil || allowed.RepliedUser) {
		p.addUser(c, m.Referenced.Author.ID)
	}
	return p
}

func (p *Ping) addUser(c *Channel, id string) {
	if c.d.users[id] != nil && !slices.Contains(p.Users, id) {
		p.Users = append(p.Users, id)
	}
}

func (p *Ping) addRole(c *Channel, id string, allowed *AllowedMentions, everyoneOK bool) {
	if c.guild == nil || !allowed.lets("roles", id) || slices.Contains(p.Roles, id) {
		return
	}
	for _, r := range c.guild.roles {
		if r.id == id && (r.mentionable || everyoneOK) {
			p.Roles = append(p.Roles, id)
		}
	}
}

// lets reports whether a mention of this kind may go through.
func (a *AllowedMentions) lets(kind, id string) bool {
	if a == nil || slices.Contains(a.Parse, kind) {
		return true
	}
	switch kind {
	case "users":
		return slices.Contains(a.Users, id)
	case "roles":
		return slices.Contains(a.Roles, id)
	}
	return false
}

// mention fills in the fields of m that say whom it names, and returns them.
func (c *Channel) mention(m *Message, allowed *AllowedMentions) Ping {
	everyoneOK := c.permissionsOf(m.member).has(MentionEveryone)
	if m.interaction != nil && c.guild != nil { // a response has the rights of @everyone in any case
		everyoneOK = everyoneOK || c.guild.everyone.permissions.has(MentionEveryone)
	}
	p := c.mentions(m, allowed, everyoneOK)
	m.Mentions, m.MentionRoles, m.MentionEveryone = []*User{}, append([]string{}, p.Roles...), p.Everyone
	for _, id := range p.Users {
		m.Mentions = append(m.Mentions, c.d.users[id])
	}
	return p
}

// record keeps a ping of the bot's. A message that only one user sees pings no one else.
func (d *Server) record(p Ping) {
	if p.Everyone || len(p.Roles) > 0 || len(p.Users) > 0 {
		d.pings = append(d.pings, p)
	}
}

// Pings are all messages of the bot that notified someone, and edits that would
// highlight someone, oldest first. It is empty when nobody was pinged.
func (d *Server) Pings() []Ping {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.Clone(d.pings)
}
