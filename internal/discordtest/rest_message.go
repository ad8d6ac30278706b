package discordtest

import (
	"slices"
	"strings"
	"time"
)

// This file serves messages and reactions (Resources, "Message").

// createMessage is POST /channels/{channel}/messages.
func createMessage(c *call, ch *Channel) (any, error) {
	b, err := c.body()
	if err != nil {
		return nil, err
	}
	if err := c.permitted(ch, b); err != nil {
		return nil, err
	}
	if m := ch.posted(b); m != nil {
		return m, nil
	}
	m := c.d.newMessage(ch, c.d.bot)
	m.Nonce = b.Nonce
	if m.Reference, m.Referenced, err = ch.reply(b.Reference); err != nil {
		return nil, err
	}
	if m.Referenced != nil {
		m.Type = typeReply
	}
	c.d.fill(ch, m, b)
	if m.empty() {
		return nil, errEmptyMessage
	}
	c.d.record(ch.mention(m, b.AllowedMentions))
	return c.d.post(ch, m), nil
}

// posted finds the message that the bot has posted with the same nonce, where it is not to be posted again ("Create Message",
// "enforce_nonce"). For how long Discord knows a nonce it does not say; it is as long as the message is there.
func (c *Channel) posted(b *messageBody) *Message {
	if !b.EnforceNonce || b.Nonce == nil {
		return nil
	}
	for _, id := range c.log {
		if m := c.d.messages[id]; m.Author.ID == c.d.app && m.Nonce == b.Nonce {
			return m
		}
	}
	return nil
}

// permitted sees that the bot may send what is in the body.
func (c *call) permitted(ch *Channel, b *messageBody) error {
	p := ch.botPermissions()
	switch {
	case ch.guild == nil && ch.gone:
		return errCannotSendToUser
	case b.Embeds != nil && len(*b.Embeds) > 0 && !p.has(EmbedLinks),
		len(b.uploads) > 0 && !p.has(AttachFiles):
		return errMissingPermissions
	case b.Reference != nil && b.Reference.MessageID != "" && !p.has(ReadMessageHistory):
		return errNoHistory
	}
	return nil
}

// reply finds the message replied to. If it is gone that is an error, or none if the
// client said so (Resources, "Message", "Message Reference Structure").
func (c *Channel) reply(ref *Reference) (*Reference, *Message, error) {
	if ref == nil || ref.MessageID == "" {
		return nil, nil, nil
	}
	m := c.d.messages[ref.MessageID]
	if m == nil || m.ChannelID != c.id || m.Ephemeral() {
		if ref.FailIfNotExists != nil && !*ref.FailIfNotExists {
			return nil, nil, nil
		}
		return nil, nil, formError("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message")
	}
	whole := &Reference{MessageID: m.ID, ChannelID: c.id}
	if c.guild != nil {
		whole.GuildID = c.guild.id
	}
	shown := *m
	shown.Referenced = nil // one level only
	return whole, &shown, nil
}

// message finds the message of the path in a channel that the bot may look into.
func (c *call) message(need Permission) (*Message, error) {
	ch, err := c.channel(need)
	if err != nil {
		return nil, err
	}
	id, err := c.id("message")
	if err != nil {
		return nil, err
	}
	m := c.d.messages[id]
	if m == nil || m.ChannelID != ch.id || m.Ephemeral() {
		return nil, errUnknownMessage
	}
	return m, nil
}

func getMessage(c *call, m *Message) (any, error) {
	ch := c.d.channels[m.ChannelID]
	return c.d.withoutContents(ch, m, c.d.contentOK), nil
}

// listMessages is newest first. Without the permission to read history it is empty.
func listMessages(c *call, ch *Channel) (any, error) {
	limit, err := c.number("limit", 50, 1, 100)
	if err != nil {
		return nil, err
	}
	list := []*Message{}
	if !ch.botPermissions().has(ReadMessageHistory) {
		return list, nil
	}
	for _, id := range ch.page(c.r.URL.Query().Get, limit) {
		list = append(list, c.d.withoutContents(ch, c.d.messages[id], c.d.contentOK))
	}
	return list, nil
}

// page is the IDs that a list with before, after or around shows, newest first.
func (c *Channel) page(query func(string) string, limit int) []string {
	from, to := max(0, len(c.log)-limit), len(c.log)
	find := func(id string) (at int, is bool) { return slices.BinarySearchFunc(c.log, id, byAge) }
	switch {
	case query("before") != "":
		to, _ = find(query("before"))
		from = max(0, to-limit)
	case query("after") != "":
		at, is := find(query("after"))
		if from = at; is {
			from++
		}
		to = min(to, from+limit)
	case query("around") != "":
		at, is := find(query("around"))
		if !is {
			at--
		}
		from = max(0, at-limit/2)
		to = min(to, from+limit)
	}
	ids := slices.Clone(c.log[from:to])
	slices.Reverse(ids)
	return ids
}

// editMessage changes one of the bot's own messages.
func editMessage(c *call, m *Message) (any, error) {
	ch := c.d.channels[m.ChannelID]
	if m.Author.ID != c.d.app {
		return nil, errNotYourMessage
	}
	b, err := c.body()
	if err != nil {
		return nil, err
	}
	b.Reference = nil
	if err := c.permitted(ch, b); err != nil {
		return nil, err
	}
	return c.d.edit(ch, m, b)
}

// edit makes the new version of a message of the bot's. The first one of a deferred
// response notifies those it mentions like a new message; others only highlight.
func (d *Server) edit(ch *Channel, m *Message, b *messageBody) (*Message, error) {
	next := *m
	b.Flags &^= flagEphemeral
	next.Flags &^= flagLoading
	d.fill(ch, &next, b)
	if next.empty() {
		return nil, errEmptyMessage
	}
	p := ch.mention(&next, b.AllowedMentions)
	p.Edit = !m.Loading()
	if p.Edit && m.Referenced != nil && b.AllowedMentions == nil && b.Content == nil {
		p.Users = nil // nothing that mentions was touched
	}
	d.record(p)
	now := timestamp(d.now())
	next.EditedTimestamp = &now
	d.put(&next)
	if !next.Ephemeral() {
		d.emitMessage("MESSAGE_UPDATE", ch, &next)
	}
	return &next, nil
}

func deleteMessage(c *call, m *Message) (any, error) {
	ch := c.d.channels[m.ChannelID]
	if m.Author.ID != c.d.app && (ch.guild == nil || !ch.botPermissions().has(ManageMessages)) {
		return nil, errMissingPermissions
	}
	ch.remove(m)
	return nil, nil
}

// remove deletes a message and tells of it.
func (c *Channel) remove(m *Message) {
	delete(c.d.messages, m.ID)
	c.log = slices.DeleteFunc(slices.Clone(c.log), func(id string) bool { return id == m.ID })
	if m.Ephemeral() {
		c.d.notify()
		return
	}
	c.tell("MESSAGE_DELETE", intentGuildMessages, intentDirectMessages, object{"id": m.ID, "channel_id": c.id})
}

func bulkDelete(c *call, ch *Channel) (any, error) {
	var body struct {
		Messages []string `json:"messages"`
	}
	if err := c.decode(&body); err != nil {
		return nil, err
	}
	if n := len(body.Messages); n < 2 || n > 100 {
		return nil, errBulkDeleteCount
	}
	var found []*Message
	for _, id := range body.Messages {
		m := c.d.messages[id]
		if m == nil || m.ChannelID != ch.id {
			continue
		}
		sent, _ := time.Parse(time.RFC3339, m.Timestamp)
		if c.d.now().Sub(sent) > 14*24*time.Hour {
			return nil, errTooOldToDelete
		}
		found = append(found, m)
	}
	for _, m := range found {
		ch.remove(m)
	}
	return nil, nil
}

// emoji is the emoji of the path: a character, or name:id of a custom one.
func (c *call) emoji() (object, error) {
	name, id, custom := strings.Cut(c.r.PathValue("emoji"), ":")
	switch {
	case custom:
		return object{"id": id, "name": name}, nil
	case name == "" || name[0] < 128 && !strings.ContainsRune(name, '\u20e3'): // keycaps begin with a digit
		return nil, errUnknownEmoji
	}
	return object{"id": nil, "name": name}, nil
}

func addReaction(c *call, m *Message) (any, error) {
	ch := c.d.channels[m.ChannelID]
	emoji, err := c.emoji()
	if err != nil {
		return nil, err
	}
	first := !slices.ContainsFunc(m.Reactions, func(r Reaction) bool { return r.Name() == emoji["name"] })
	if first && !ch.botPermissions().has(AddReactions) {
		return nil, errMissingPermissions
	}
	ch.react(m, emoji, c.d.bot, true)
	return nil, nil
}

func removeReaction(c *call, m *Message) (any, error) {
	ch := c.d.channels[m.ChannelID]
	emoji, err := c.emoji()
	if err != nil {
		return nil, err
	}
	user := c.d.bot
	if id := c.r.PathValue("user"); id != "@me" && id != user.ID {
		if user = c.d.users[id]; user == nil {
			return nil, errUnknownUser
		}
		if !ch.botPermissions().has(ManageMessages) {
			return nil, errMissingPermissions
		}
	}
	ch.react(m, emoji, user, false)
	return nil, nil
}

func removeReactions(c *call, m *Message) (any, error) {
	next := *m
	next.Reactions = nil
	c.d.put(&next)
	return nil, nil
}

func getReactions(c *call, m *Message) (any, error) {
	users := []*User{}
	for _, r := range m.Reactions {
		if name, _, _ := strings.Cut(c.r.PathValue("emoji"), ":"); r.Name() == name {
			for _, id := range r.users {
				users = append(users, c.d.users[id])
			}
		}
	}
	return users, nil
}

// react adds or takes away one user's reaction and tells of it.
func (c *Channel) react(m *Message, emoji object, u *User, add bool) {
	next := *m
	next.Reactions = slices.Clone(m.Reactions)
	i := slices.IndexFunc(next.Reactions, func(r Reaction) bool { return r.Name() == emoji["name"] })
	if i < 0 {
		if !add {
			return
		}
		next.Reactions, i = append(next.Reactions, Reaction{Emoji: emoji}), len(next.Reactions)
	}
	r := &next.Reactions[i]
	r.users = slices.DeleteFunc(slices.Clone(r.users), func(id string) bool { return id == u.ID })
	name := "MESSAGE_REACTION_REMOVE"
	if add {
		r.users, name = append(r.users, u.ID), "MESSAGE_REACTION_ADD"
	}
	r.Count, r.Me = len(r.users), slices.Contains(r.users, c.d.app)
	next.Reactions = slices.DeleteFunc(next.Reactions, func(r Reaction) bool { return r.Count == 0 })
	c.d.put(&next)
	data := object{"user_id": u.ID, "channel_id": c.id, "message_id": m.ID, "emoji": emoji, "message_author_id": m.Author.ID, "type": 0, "burst": false}
	if c.guild != nil && add {
		if by := c.guild.memberOf(u.ID); by != nil {
			data["member"] = by.object(true)
		}
	}
	c.tell(name, intentGuildReactions, intentDirectReactions, data)
}
