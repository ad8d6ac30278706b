package bot

import (
	"context"

	"github.com/bwmarrin/discordgo"
)

// permission says whether a member may manage messages, as far as it is known.
type permission uint8

const (
	unknown permission = iota
	denied
	granted
)

// managerByState tells whether the author of a message may manage messages in its channel, by what the gateway has told of the server.
// The author's roles are those that came with the message, so that they are of this moment. It must be called where no event
// changes the state meanwhile.
func managerByState(state *discordgo.State, m *message) permission {
	channel, err := state.Channel(m.ChannelID)
	if err != nil || m.Member == nil {
		return unknown
	}
	id := channel.ID
	if channel.IsThread() {
		id = channel.ParentID // a thread has the permissions of its channel
	}
	p, err := state.MessagePermissions(&discordgo.Message{
		ChannelID: id, Author: &discordgo.User{ID: m.Author.ID}, Member: &discordgo.Member{Roles: m.Member.Roles},
	})
	switch {
	case err != nil:
		return unknown
	case p&discordgo.PermissionManageMessages != 0:
		return granted
	}
	return denied
}

// managerByREST asks Discord what managerByState could not tell. Where Discord does not say, the member may not.
func (s *Session) managerByREST(ctx context.Context, m *message) bool {
	with := discordgo.WithContext(ctx)
	guild, err := s.rest().Guild(m.GuildID, with)
	state := discordgo.NewState()
	if err == nil {
		err = state.GuildAdd(guild)
	}
	if err == nil && m.Member == nil {
		var member *discordgo.Member
		if member, err = s.rest().GuildMember(m.GuildID, m.Author.ID, with); err == nil {
			m.Member = &membership{Roles: member.Roles}
		}
	}
	for id := m.ChannelID; err == nil && id != ""; {
		var channel *discordgo.Channel
		if channel, err = s.rest().Channel(id, with); err != nil {
			break
		}
		channel.GuildID = m.GuildID
		err = state.ChannelAdd(channel)
		if id = ""; channel.IsThread() {
			id = channel.ParentID
		}
	}
	if err != nil {
		s.log.Warn("a member's permissions could not be found out; they are taken to have none", "channel", m.ChannelID, "err", sayREST(err))
		return false
	}
	return managerByState(state, m) == granted
}
