package discordtest

import (
	"strings"
	"time"
)

// Interaction is one use of a command, button or form by a member, and what the bot
// made of it (Interactions, "Receiving and Responding").
type Interaction struct {
	d         *Server
	id, token string
	kind      int
	name      string // of the command
	channel   *Channel
	user      *User
	made      time.Time
	source    *Message // that holds the button

	acknowledged bool
	deferred     bool // by type 5 or 6
	original     string
	followups    []string
	modal        *Modal
	choices      []Choice
}

// Kinds of interactions.
const (
	kindCommand      = 2
	kindComponent    = 3
	kindAutocomplete = 4
	kindModal        = 5
)

// Life of an interaction ("Responding to an Interaction", "Followup Messages").
const (
	answerWithin = 3 * time.Second
	tokenLife    = 15 * time.Minute
)

// Modal is a form that the bot asked a user to fill in.
type Modal struct {
	CustomID   string      `json:"custom_id"`
	Title      string      `json:"title"`
	Components []Component `json:"components"`
}

// interact makes an interaction and hands it to the bot. d.mu is held.
func (d *Server) interact(i *Interaction, c *Channel, u *User, data object) {
	i.d, i.channel, i.user, i.made = d, c, u, d.now()
	i.id = d.newID()
	i.token = "interaction-" + i.id
	d.interactions[i.id], d.interactions[i.token] = i, i
	o := object{"id": i.id, "application_id": d.app, "type": i.kind, "token": i.token, "version": 1, "data": data,
		"channel_id": c.id, "channel": c.object(), "locale": "en-US", "entitlements": []any{}, "context": 1,
		"app_permissions": c.botPermissions(), "authorizing_integration_owners": object{}, "attachment_size_limit": maxUpload}
	if c.guild != nil {
		m := c.guild.memberOf(u.ID).object(true)
		m["permissions"] = c.permissionsOf(c.guild.memberOf(u.ID))
		o["member"], o["guild_id"], o["guild_locale"], o["context"] = m, c.guild.id, "en-US", 0
		o["guild"] = object{"id": c.guild.id, "locale": "en-US", "features": []string{}}
		o["authorizing_integration_owners"] = object{"0": c.guild.id}
	} else {
		o["user"] = u
	}
	if i.source != nil {
		o["message"] = i.source // whole: the bot wrote it
	}
	d.emit(event{name: "INTERACTION_CREATE", intent: intentNone, guild: c.guild, data: fixed(o)})
}

// ID is the interaction's snowflake.
func (i *Interaction) ID() string { return i.id }

// Token is the secret by which the interaction is answered.
func (i *Interaction) Token() string { return i.token }

// Acknowledged reports whether the bot has answered or deferred.
func (i *Interaction) Acknowledged() bool { return peek(i.d, &i.acknowledged) }

// Deferred reports whether the bot's first answer was "is thinking".
func (i *Interaction) Deferred() bool { return peek(i.d, &i.deferred) }

// Response is the bot's answer; nil if there is none yet or it is still thinking.
func (i *Interaction) Response() *Message {
	i.d.mu.Lock()
	defer i.d.mu.Unlock()
	return i.response()
}

func (i *Interaction) response() *Message {
	if m := i.d.messages[i.original]; m != nil && !m.Loading() {
		return m
	}
	return nil
}

// Followups are the bot's further messages, oldest first.
func (i *Interaction) Followups() []*Message {
	i.d.mu.Lock()
	defer i.d.mu.Unlock()
	var list []*Message
	for _, id := range i.followups {
		if m := i.d.messages[id]; m != nil {
			list = append(list, m)
		}
	}
	return list
}

// Modal is the form that the bot answered with; nil if it did not.
func (i *Interaction) Modal() *Modal { return peek(i.d, &i.modal) }

// Choices are what the bot offers to complete a word with.
func (i *Interaction) Choices() []Choice { return peek(i.d, &i.choices) }

// Wait waits for the bot's answer, past its thinking, and returns it.
func (i *Interaction) Wait(t TB) *Message {
	t.Helper()
	return i.WaitFor(t, DefaultTimeout, func(*Message) bool { return true })
}

// WaitFor waits until the bot's answer is, or has been edited into, what ok wants.
func (i *Interaction) WaitFor(t TB, timeout time.Duration, ok func(*Message) bool) *Message {
	t.Helper()
	var found *Message
	if !i.d.wait(timeout, func() bool { found = i.response(); return found != nil && ok(found) }) {
		t.Fatalf("discordtest: %s was not answered (acknowledged: %t, last: %s)", i, i.Acknowledged(), found.short())
	}
	return found
}

// WaitAcknowledged waits until the bot has answered or deferred.
func (i *Interaction) WaitAcknowledged(t TB) {
	t.Helper()
	if !i.d.wait(DefaultTimeout, func() bool { return i.acknowledged }) {
		t.Fatalf("discordtest: %s was not acknowledged", i)
	}
}

// String names the interaction in messages of tests.
func (i *Interaction) String() string {
	return strings.TrimSpace("interaction " + i.name)
}

// short is a message for the log of a test.
func (m *Message) short() string {
	if m == nil {
		return "none"
	}
	text := []rune(m.Text())
	return string(text[:min(len(text), 200)])
}

// metadata is what a message tells of the interaction it answers.
func (i *Interaction) metadata() object {
	return object{"id": i.id, "type": i.kind, "user": i.user, "name": i.name, "authorizing_integration_owners": object{}}
}
