package discordtest

import (
	"slices"
	"time"
)

// Draft is a message that a member is about to send, for what Say cannot express.
type Draft struct {
	Content     string
	Files       []Upload
	Embeds      []Embed
	Components  []Component // also of types that no client knows yet
	ReplyTo     *Message
	Forward     *Message
	ReplyPings  bool // the author replied to is mentioned
	Type        int  // 0 is a usual message; others are system messages, such as 7, "joined"
	FromWebhook bool // sent by a webhook of the member's name
}

// Say sends a message to a channel, as people do.
func (m *Member) Say(c *Channel, content string) *Message {
	return m.Post(c, Draft{Content: content})
}

// ReplyTo sends a reply that mentions the author replied to, as Discord's clients do
// unless told otherwise.
func (m *Member) ReplyTo(to *Message, content string) *Message {
	return m.Post(m.d.channelOf(to), Draft{Content: content, ReplyTo: to, ReplyPings: true})
}

// Attach sends a message with a file.
func (m *Member) Attach(c *Channel, content, name string, data []byte) *Message {
	return m.Post(c, Draft{Content: content, Files: []Upload{{Name: name, Data: data}}})
}

// Post sends any message. The member must be allowed to, else the test ends.
func (m *Member) Post(c *Channel, draft Draft) *Message {
	m.d.mu.Lock()
	defer m.d.mu.Unlock()
	m.mustSpeak(c)
	if n := len([]rune(draft.Content)); n > maxNitro {
		m.d.misuse("a message of %d characters cannot be sent", n)
	}
	msg := m.d.newMessage(c, m.user)
	msg.Type = draft.Type
	if draft.FromWebhook {
		hook := *m.user
		hook.ID, hook.Bot = m.d.newID(), true
		msg.Author, msg.WebhookID, msg.member = &hook, hook.ID, nil
	}
	body := &messageBody{Content: &draft.Content, Embeds: &draft.Embeds, Components: &draft.Components, uploads: draft.Files}
	allowed := &AllowedMentions{Parse: []string{"users", "roles", "everyone"}, RepliedUser: draft.ReplyPings}
	if draft.ReplyTo != nil {
		msg.Type = typeReply
		msg.Reference, msg.Referenced, _ = c.reply(&Reference{MessageID: draft.ReplyTo.ID})
		if msg.Reference == nil { // deleted in the meantime
			msg.Reference = &Reference{MessageID: draft.ReplyTo.ID, ChannelID: c.id}
		}
	}
	if f := draft.Forward; f != nil {
		msg.Reference = &Reference{Type: referenceForward, MessageID: f.ID, ChannelID: f.ChannelID}
		msg.Snapshots = []Snapshot{{Forwarded{f.Type, f.Content, f.Timestamp, f.Attachments, f.Embeds}}}
	}
	m.d.fill(c, msg, body)
	c.mention(msg, allowed)
	return m.d.post(c, msg)
}

func (m *Member) mustSpeak(c *Channel) {
	switch {
	case c.gone:
		m.d.misuse("channel %s is gone", c.name)
	case c.guild == nil && c.recipient != m.user:
		m.d.misuse("%s has no part in this direct message channel", m.user.Username)
	case c.guild != nil && c.guild != m.guild:
		m.d.misuse("%s is not in guild %s as this member", m.user.Username, c.guild.name)
	case c.guild != nil && !c.permissionsOf(m).has(ViewChannel|SendMessages):
		m.d.misuse("%s may not speak in %s", m.user.Username, c.name)
	}
}

// Edit changes the content of a message of the member's.
func (m *Member) Edit(msg *Message, content string) *Message {
	m.d.mu.Lock()
	defer m.d.mu.Unlock()
	old := m.d.messages[msg.ID]
	if old == nil || old.Author.ID != m.user.ID {
		m.d.misuse("%s cannot edit that message", m.user.Username)
	}
	c := m.d.channels[msg.ChannelID]
	next := *old
	next.Content = trim(content)
	now := timestamp(m.d.now())
	next.EditedTimestamp = &now
	c.mention(&next, nil)
	m.d.put(&next)
	m.d.emitMessage("MESSAGE_UPDATE", c, &next)
	return &next
}

// Delete deletes a message, the member's own or, with the permission, another's.
func (m *Member) Delete(msg *Message) {
	m.d.mu.Lock()
	defer m.d.mu.Unlock()
	old, c := m.d.messages[msg.ID], m.d.channels[msg.ChannelID]
	if old == nil || c == nil || old.Author.ID != m.user.ID && !c.permissionsOf(m).has(ManageMessages) {
		m.d.misuse("%s cannot delete that message", m.user.Username)
	}
	c.remove(old)
}

// React adds the member's reaction with an emoji such as "👍".
func (m *Member) React(msg *Message, emoji string) { m.setReaction(msg, emoji, true) }

// Unreact takes it away.
func (m *Member) Unreact(msg *Message, emoji string) { m.setReaction(msg, emoji, false) }

func (m *Member) setReaction(msg *Message, emoji string, add bool) {
	m.d.mu.Lock()
	defer m.d.mu.Unlock()
	old, c := m.d.messages[msg.ID], m.d.channels[msg.ChannelID]
	if old == nil || c == nil {
		m.d.misuse("that message is gone")
	}
	c.react(old, object{"id": nil, "name": emoji}, m.user, add)
}

// RefuseDMs lets the bot's direct messages to the member fail with 50007.
func (m *Member) RefuseDMs() {
	c := m.DM()
	m.d.update(func() { c.gone = true })
}

func (d *Server) channelOf(m *Message) *Channel {
	d.mu.Lock()
	defer d.mu.Unlock()
	c := d.channels[m.ChannelID]
	if c == nil {
		d.misuse("the channel of that message is gone")
	}
	return c
}

// Messages are the messages of a channel as they stand, oldest first, without
// ephemeral ones.
func (d *Server) Messages(c *Channel) []*Message {
	d.mu.Lock()
	defer d.mu.Unlock()
	list := make([]*Message, len(c.log))
	for i, id := range c.log {
		list[i] = d.messages[id]
	}
	return list
}

// Message is a message as it stands now; nil if it has been deleted.
func (d *Server) Message(id string) *Message {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.messages[id]
}

// Replies are the bot's messages in the channel that reply to msg, oldest first.
func (d *Server) Replies(msg *Message) []*Message {
	return slices.DeleteFunc(d.Messages(d.channelOf(msg)), func(m *Message) bool {
		return m.Author.ID != d.app || m.Reference == nil || m.Reference.MessageID != msg.ID
	})
}

// Reply waits for the bot's answer to a message: its first later message in the
// channel that replies to msg, or to none.
func (d *Server) Reply(t TB, msg *Message) *Message {
	t.Helper()
	return d.channelOf(msg).Wait(t, DefaultTimeout, func(m *Message) bool {
		return older(msg.ID, m.ID) && (m.Reference == nil || m.Reference.MessageID == msg.ID)
	})
}

// Wait waits for a message of the bot's that ok accepts, among those already there
// and those to come, as they stand after edits. Messages still loading are passed over.
func (c *Channel) Wait(t TB, timeout time.Duration, ok func(*Message) bool) *Message {
	t.Helper()
	var found *Message
	done := c.d.wait(timeout, func() bool {
		for _, id := range c.log {
			if m := c.d.messages[id]; m.Author.ID == c.d.app && !m.Loading() && ok(m) {
				found = m
				return true
			}
		}
		return false
	})
	if !done {
		t.Fatalf("discordtest: no such message of the bot in %q; it has said there: %s", c.name, c.d.said(c))
	}
	return found
}

// WaitReaction waits until the bot has reacted to a message with an emoji.
func (d *Server) WaitReaction(t TB, msg *Message, emoji string) {
	t.Helper()
	ok := d.wait(DefaultTimeout, func() bool {
		m := d.messages[msg.ID]
		return m != nil && slices.ContainsFunc(m.Reactions, func(r Reaction) bool { return r.Me && r.Name() == emoji })
	})
	if !ok {
		t.Fatalf("discordtest: no reaction %s of the bot", emoji)
	}
}

// said is the bot's messages in a channel for the log of a test.
func (d *Server) said(c *Channel) string {
	text := ""
	for _, m := range d.Messages(c) {
		if m.Author.ID == d.app {
			text += "\n  " + m.short()
		}
	}
	return text
}
