package discordtest

import "strconv"

// Permission is a set of rights in a guild or channel (Topics, "Permissions").
type Permission uint64

// The permissions that are enforced here or that a bot may want to look at.
const (
	Administrator          Permission = 1 << 3
	ManageChannels         Permission = 1 << 4
	ManageGuild            Permission = 1 << 5
	AddReactions           Permission = 1 << 6
	ViewChannel            Permission = 1 << 10
	SendMessages           Permission = 1 << 11
	ManageMessages         Permission = 1 << 13
	EmbedLinks             Permission = 1 << 14
	AttachFiles            Permission = 1 << 15
	ReadMessageHistory     Permission = 1 << 16
	MentionEveryone        Permission = 1 << 17
	ManageRoles            Permission = 1 << 28
	UseApplicationCommands Permission = 1 << 31
	ManageThreads          Permission = 1 << 34
	SendMessagesInThreads  Permission = 1 << 38
)

// everyonePermissions are what @everyone has in a new guild, of those above.
const everyonePermissions = AddReactions | ViewChannel | SendMessages | EmbedLinks | AttachFiles |
	ReadMessageHistory | MentionEveryone | UseApplicationCommands | SendMessagesInThreads

const allPermissions = ^Permission(0) >> 14 // the 50 bits that Discord has given out

// String is the number in decimal, as permissions stand in JSON.
func (p Permission) String() string { return strconv.FormatUint(uint64(p), 10) }

// MarshalText makes JSON carry permissions as strings.
func (p Permission) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (p *Permission) UnmarshalText(b []byte) error {
	n, err := strconv.ParseUint(string(b), 10, 64)
	*p = Permission(n)
	return err
}

// has reports whether all of want are in p.
func (p Permission) has(want Permission) bool { return p&want == want }

// overwrite is a channel's exception for a role (kind 0) or member (kind 1).
type overwrite struct {
	ID    string     `json:"id"`
	Kind  int        `json:"type"`
	Allow Permission `json:"allow"`
	Deny  Permission `json:"deny"`
}

// basePermissions are a member's rights in the guild as a whole
// (Topics, "Permissions", "Permission Hierarchy").
func (m *Member) basePermissions() Permission {
	g := m.guild
	if g.owner == m {
		return allPermissions
	}
	p := g.everyone.permissions
	for _, r := range m.roles {
		p |= r.permissions
	}
	if p.has(Administrator) {
		return allPermissions
	}
	return p
}

// permissionsOf are a member's rights in a channel, by the algorithm of Topics,
// "Permissions", "Permission Overwrites", and its "Implicit Permissions". The lock is held.
func (c *Channel) permissionsOf(m *Member) Permission {
	if c.guild == nil {
		return allPermissions &^ Administrator
	}
	if m == nil || m.guild != c.guild {
		return 0
	}
	base := m.basePermissions()
	if base == allPermissions {
		return base
	}
	return implicit(c.applyOverwrites(m, base), c.parent != nil)
}

// applyOverwrites goes through the channel's exceptions: @everyone's first, then
// those of all roles together, then the member's own. A thread has its parent's.
func (c *Channel) applyOverwrites(m *Member, p Permission) Permission {
	owner := c
	if c.parent != nil {
		owner = c.parent
	}
	var roles, own overwrite
	for _, o := range owner.overwrites {
		switch {
		case o.ID == c.guild.id:
			p = p&^o.Deny | o.Allow
		case o.Kind == 1 && o.ID == m.user.ID:
			own = o
		case o.Kind == 0 && m.hasRole(o.ID):
			roles.Deny |= o.Deny
			roles.Allow |= o.Allow
		}
	}
	p = p&^roles.Deny | roles.Allow
	return p&^own.Deny | own.Allow
}

// implicit takes away what cannot be used without another permission.
func implicit(p Permission, thread bool) Permission {
	if !p.has(ViewChannel) {
		return 0
	}
	if thread {
		p &^= SendMessages
		if p.has(SendMessagesInThreads) {
			p |= SendMessages
		}
	}
	if !p.has(SendMessages) {
		p &^= MentionEveryone | EmbedLinks | AttachFiles
	}
	return p
}
