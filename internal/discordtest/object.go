package discordtest

import "time"

// This file has the JSON objects of guilds, channels, roles and members
// (Resources, "Guild" and "Channel"; Topics, "Permissions").

// object is the map that becomes a JSON object.
type object = map[string]any

func timestamp(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000000-07:00") }

// channelType is 0 (text), 1 (direct message) or 11 (public thread).
func (c *Channel) channelType() int {
	switch {
	case c.guild == nil:
		return 1
	case c.parent != nil:
		return 11
	}
	return 0
}

func (c *Channel) object() object {
	o := object{"id": c.id, "type": c.channelType(), "flags": 0, "last_message_id": nil}
	if n := len(c.log); n > 0 {
		o["last_message_id"] = c.log[n-1]
	}
	if c.guild == nil {
		o["recipients"] = []*User{c.recipient}
		return o
	}
	o["guild_id"], o["name"] = c.guild.id, c.name
	if c.parent != nil {
		o["parent_id"] = c.parent.id
		o["thread_metadata"] = object{"archived": false, "locked": false, "auto_archive_duration": 1440,
			"archive_timestamp": timestamp(c.guild.joined)}
		return o
	}
	o["position"], o["topic"], o["nsfw"] = 0, nil, false
	o["permission_overwrites"] = append([]overwrite{}, c.overwrites...)
	return o
}

func (r *Role) object() object {
	return object{"id": r.id, "name": r.name, "permissions": r.permissions, "mentionable": r.mentionable,
		"color": 0, "hoist": false, "managed": r.managed, "position": 0, "flags": 0}
}

func (m *Member) roleIDs() []string {
	ids := make([]string, len(m.roles))
	for i, r := range m.roles {
		ids[i] = r.id
	}
	return ids
}

// object is the member object; a message carries it without its user.
func (m *Member) object(withUser bool) object {
	o := object{"nick": nil, "roles": m.roleIDs(), "joined_at": timestamp(m.joined),
		"deaf": false, "mute": false, "flags": 0, "pending": false}
	if m.nick != "" {
		o["nick"] = m.nick
	}
	if withUser {
		o["user"], o["guild_id"] = m.user, m.guild.id
	}
	return o
}

// object is the guild as GET /guilds/{id} shows it.
func (g *Guild) object() object {
	roles := make([]object, len(g.roles))
	for i, r := range g.roles {
		roles[i] = r.object()
	}
	return object{"id": g.id, "name": g.name, "owner_id": g.owner.user.ID, "roles": roles,
		"emojis": []any{}, "stickers": []any{}, "features": []string{}, "preferred_locale": "en-US",
		"icon": nil, "verification_level": 0, "default_message_notifications": 0, "nsfw_level": 0,
		"explicit_content_filter": 0, "mfa_level": 0, "premium_tier": 0, "system_channel_flags": 0}
}

// createObject is the guild as GUILD_CREATE shows it: with the channels that the
// bot may see, and of the members only the bot unless it has the members intent
// (Gateway Events, "Guild Create").
func (g *Guild) createObject(s *session) object {
	o := g.object()
	channels, threads := []object{}, []object{}
	for _, c := range g.channels {
		switch {
		case !c.permissionsOf(g.bot).has(ViewChannel):
		case c.parent != nil:
			threads = append(threads, c.object())
		default:
			channels = append(channels, c.object())
		}
	}
	members := []object{}
	for _, m := range g.members {
		if m == g.bot || s.intents&intentGuildMembers != 0 {
			members = append(members, m.object(true))
		}
	}
	o["channels"], o["threads"], o["members"] = channels, threads, members
	o["joined_at"], o["large"], o["unavailable"], o["member_count"] = timestamp(g.joined), false, false, len(g.members)
	o["voice_states"], o["presences"], o["stage_instances"], o["guild_scheduled_events"] = []any{}, []any{}, []any{}, []any{}
	return o
}
