package discordtest

import (
	"slices"
	"strings"
)

// This file serves the gateway's address, users, guilds, members, roles and channels.

func getGateway(c *call) (any, error) { return object{"url": c.d.gatewayURL()}, nil }

func getGatewayBot(c *call) (any, error) {
	return object{"url": c.d.gatewayURL(), "shards": 1, "session_start_limit": object{
		"total": 1000, "remaining": max(0, 1000-c.d.gateway.identifies), "reset_after": 86400000, "max_concurrency": 1}}, nil
}

func getApplication(c *call) (any, error) {
	o := c.d.application()
	o["name"], o["description"], o["bot"], o["bot_public"] = c.d.bot.GlobalName, "", c.d.bot, true
	o["bot_require_code_grant"], o["verify_key"], o["summary"] = false, strings.Repeat("0", 64), ""
	return o, nil
}

func getSelf(c *call) (any, error) { return c.d.bot, nil }

func getUser(c *call) (any, error) {
	id, err := c.id("user")
	if err != nil {
		return nil, err
	}
	if u := c.d.users[id]; u != nil {
		return u, nil
	}
	return nil, errUnknownUser
}

func getOwnGuilds(c *call) (any, error) {
	list := []object{}
	for _, g := range c.d.guilds {
		if g.present {
			list = append(list, object{"id": g.id, "name": g.name, "icon": nil, "owner": false,
				"permissions": g.bot.basePermissions(), "features": []string{}})
		}
	}
	return list, nil
}

// guild finds the guild of the path. One that the bot is not in is 50001.
func (c *call) guild() (*Guild, error) {
	id, err := c.id("guild")
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(c.d.guilds, func(g *Guild) bool { return g.id == id })
	switch {
	case i < 0:
		return nil, errUnknownGuild
	case !c.d.guilds[i].present:
		return nil, errMissingAccess
	}
	return c.d.guilds[i], nil
}

func leaveGuild(_ *call, g *Guild) (any, error) {
	g.leave()
	return nil, nil
}

func createDM(c *call) (any, error) {
	var body struct {
		Recipient string `json:"recipient_id"`
	}
	if err := c.decode(&body); err != nil {
		return nil, err
	}
	u := c.d.users[body.Recipient]
	if u == nil || u.ID == c.d.app {
		return nil, formError("recipient_id", "USER_INVALID", "Invalid Recipient(s)")
	}
	return c.d.dm(u).object(), nil
}

func getGuild(c *call, g *Guild) (any, error) {
	o := g.object()
	if c.r.URL.Query().Get("with_counts") == "true" {
		o["approximate_member_count"], o["approximate_presence_count"] = len(g.members), len(g.members)
	}
	return o, nil
}

func getGuildChannels(_ *call, g *Guild) (any, error) {
	list := []object{}
	for _, ch := range g.channels {
		if ch.parent == nil {
			list = append(list, ch.object())
		}
	}
	return list, nil
}

func getRoles(_ *call, g *Guild) (any, error) { return g.object()["roles"], nil }

func getRole(c *call, g *Guild) (any, error) {
	for _, r := range g.roles {
		if r.id == c.r.PathValue("role") {
			return r.object(), nil
		}
	}
	return nil, errUnknownRole
}

// getMembers needs the members intent (Resources, "Guild", "List Guild Members").
func getMembers(c *call, g *Guild) (any, error) {
	if !c.d.membersOK {
		return nil, errMissingAccess
	}
	limit, err := c.number("limit", 1, 1, 1000)
	if err != nil {
		return nil, err
	}
	after := c.r.URL.Query().Get("after")
	return g.list(limit, func(m *Member) bool { return older(after, m.user.ID) }), nil
}

func searchMembers(c *call, g *Guild) (any, error) {
	limit, err := c.number("limit", 1, 1, 1000)
	if err != nil {
		return nil, err
	}
	query := strings.ToLower(c.r.URL.Query().Get("query"))
	return g.list(limit, func(m *Member) bool {
		return strings.HasPrefix(strings.ToLower(m.user.Username), query) || strings.HasPrefix(strings.ToLower(m.nick), query)
	}), nil
}

// list is the members that keep wants, by ID.
func (g *Guild) list(limit int, keep func(*Member) bool) []object {
	members := slices.Clone(g.members)
	slices.SortFunc(members, func(a, b *Member) int { return byAge(a.user.ID, b.user.ID) })
	list := []object{}
	for _, m := range members {
		if keep(m) && len(list) < limit {
			list = append(list, m.object(true))
		}
	}
	return list
}

func getMember(c *call, g *Guild) (any, error) {
	id, err := c.id("user")
	if err != nil {
		return nil, err
	}
	switch m := g.memberOf(id); {
	case m != nil:
		return m.object(true), nil
	case c.d.users[id] == nil:
		return nil, errUnknownUser
	}
	return nil, errUnknownMember
}

// channel finds the channel of the path and sees that the bot may look into it
// (50001) and has the permissions needed besides (50013).
func (c *call) channel(need Permission) (*Channel, error) {
	id, err := c.id("channel")
	if err != nil {
		return nil, err
	}
	ch := c.d.channels[id]
	if ch == nil {
		return nil, errUnknownChannel
	}
	p := ch.botPermissions()
	switch {
	case !p.has(ViewChannel):
		return nil, errMissingAccess
	case !p.has(need):
		return nil, errMissingPermissions
	}
	return ch, nil
}

// botPermissions are what the bot may do in the channel.
func (c *Channel) botPermissions() Permission {
	if c.guild == nil {
		return c.permissionsOf(nil)
	}
	if !c.guild.present {
		return 0
	}
	return c.permissionsOf(c.guild.bot)
}

func getChannel(_ *call, ch *Channel) (any, error) { return ch.object(), nil }

func startTyping(*call, *Channel) (any, error) { return nil, nil }
