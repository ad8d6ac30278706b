package discordtest

import (
	"encoding/json"
	"slices"
)

// Message is a message as it stood at one moment; an edit makes a new one. It must
// not be changed (Resources, "Message").
type Message struct {
	ID              string       `json:"id"`
	ChannelID       string       `json:"channel_id"`
	GuildID         string       `json:"guild_id,omitempty"` // in events only; the API leaves it out
	Type            int          `json:"type"`
	Author          *User        `json:"author"`
	Content         string       `json:"content"`
	Timestamp       string       `json:"timestamp"`
	EditedTimestamp *string      `json:"edited_timestamp"`
	TTS             bool         `json:"tts"`
	MentionEveryone bool         `json:"mention_everyone"`
	Mentions        []*User      `json:"mentions"`
	MentionRoles    []string     `json:"mention_roles"`
	Attachments     []Attachment `json:"attachments"`
	Embeds          []Embed      `json:"embeds"`
	Components      []Component  `json:"components"`
	Reactions       []Reaction   `json:"reactions,omitempty"`
	Pinned          bool         `json:"pinned"`
	Flags           int          `json:"flags"`
	WebhookID       string       `json:"webhook_id,omitempty"`
	ApplicationID   string       `json:"application_id,omitempty"`
	Reference       *Reference   `json:"message_reference,omitempty"`
	Referenced      *Message     `json:"referenced_message,omitempty"`
	Snapshots       []Snapshot   `json:"message_snapshots,omitempty"`

	Nonce    any    `json:"nonce,omitempty"`
	Metadata object `json:"interaction_metadata,omitempty"`

	interaction *Interaction // that it answers
	member      *Member      // its author
}

// Types and flags of messages that matter here.
const (
	typeDefault     = 0
	typeReply       = 19
	typeSlash       = 20
	typeContextMenu = 23

	referenceForward = 1

	flagEphemeral    = 1 << 6
	flagLoading      = 1 << 7
	flagComponentsV2 = 1 << 15
)

// Ephemeral reports whether only the user of the interaction sees the message.
func (m *Message) Ephemeral() bool { return m.Flags&flagEphemeral != 0 }

// Loading reports whether the message is still "the bot is thinking".
func (m *Message) Loading() bool { return m.Flags&flagLoading != 0 }

// Text is all that a reader sees of the message in one string: content, embeds, buttons.
func (m *Message) Text() string {
	text := m.Content
	add := func(s string) {
		if s != "" {
			text += "\n" + s
		}
	}
	for _, e := range m.Embeds {
		for _, s := range e.texts() {
			add(s)
		}
	}
	walk(m.Components, func(c *Component) { add(c.Label); add(c.Content) })
	return text
}

// Snapshot is a message that another one forwards, as it stood then ("Message Snapshot Structure").
type Snapshot struct {
	Message Forwarded `json:"message"`
}

// Forwarded is what a snapshot shows of a message, which is neither author nor channel.
type Forwarded struct {
	Type        int          `json:"type"`
	Content     string       `json:"content"`
	Timestamp   string       `json:"timestamp"`
	Attachments []Attachment `json:"attachments"`
	Embeds      []Embed      `json:"embeds"`
}

// Reference says to which message one replies, or with type 1 which one is forwarded.
type Reference struct {
	Type            int    `json:"type"`
	MessageID       string `json:"message_id"`
	ChannelID       string `json:"channel_id,omitempty"`
	GuildID         string `json:"guild_id,omitempty"`
	FailIfNotExists *bool  `json:"fail_if_not_exists,omitempty"`
}

// Reaction counts one emoji below a message.
type Reaction struct {
	Count int            `json:"count"`
	Me    bool           `json:"me"`
	Emoji map[string]any `json:"emoji"`

	users []string
}

// Name is the emoji, for a custom one its name.
func (r Reaction) Name() string { s, _ := r.Emoji["name"].(string); return s }

// Embed is a block of formatted text in a message.
type Embed struct {
	Type        string       `json:"type,omitempty"`
	Title       string       `json:"title,omitempty"`
	Description string       `json:"description,omitempty"`
	URL         string       `json:"url,omitempty"`
	Timestamp   string       `json:"timestamp,omitempty"`
	Color       int          `json:"color,omitempty"`
	Footer      *EmbedFooter `json:"footer,omitempty"`
	Image       *EmbedMedia  `json:"image,omitempty"`
	Thumbnail   *EmbedMedia  `json:"thumbnail,omitempty"`
	Author      *EmbedAuthor `json:"author,omitempty"`
	Fields      []EmbedField `json:"fields,omitempty"`
}

// EmbedFooter is the small print of an embed.
type EmbedFooter struct {
	Text    string `json:"text"`
	IconURL string `json:"icon_url,omitempty"`
}

// EmbedMedia is a picture in an embed.
type EmbedMedia struct {
	URL string `json:"url"`
}

// EmbedAuthor is the line above an embed's title.
type EmbedAuthor struct {
	Name    string `json:"name"`
	URL     string `json:"url,omitempty"`
	IconURL string `json:"icon_url,omitempty"`
}

// EmbedField is a heading and a text in an embed.
type EmbedField struct {
	Name   string `json:"name"`
	Value  string `json:"value"`
	Inline bool   `json:"inline,omitempty"`
}

// texts are the parts of an embed that people read, in reading order.
func (e *Embed) texts() []string {
	var all []string
	if e.Author != nil {
		all = append(all, e.Author.Name)
	}
	all = append(all, e.Title, e.Description)
	for _, f := range e.Fields {
		all = append(all, f.Name, f.Value)
	}
	if e.Footer != nil {
		all = append(all, e.Footer.Text)
	}
	return all
}

// Component is a row, button, menu or text input, or anything newer, which is
// passed on as it came (Components, "Component Reference").
type Component struct {
	Type        int         `json:"type"`
	CustomID    string      `json:"custom_id,omitempty"`
	Label       string      `json:"label,omitempty"`
	Content     string      `json:"content,omitempty"`
	Style       int         `json:"style,omitempty"`
	URL         string      `json:"url,omitempty"`
	Value       string      `json:"value,omitempty"`
	Disabled    bool        `json:"disabled,omitempty"`
	Required    *bool       `json:"required,omitempty"`
	MaxLength   int         `json:"max_length,omitempty"`
	Placeholder string      `json:"placeholder,omitempty"`
	Components  []Component `json:"components,omitempty"`
	Options     []Option    `json:"options,omitempty"`

	raw json.RawMessage
}

// Option is a line of a menu.
type Option struct {
	Label       string `json:"label"`
	Value       string `json:"value"`
	Description string `json:"description,omitempty"`
}

// UnmarshalJSON keeps the original beside what is understood of it.
func (c *Component) UnmarshalJSON(b []byte) error {
	type plain Component
	if err := json.Unmarshal(b, (*plain)(c)); err != nil {
		return err
	}
	c.raw = slices.Clone(b)
	return nil
}

// MarshalJSON gives the original back.
func (c Component) MarshalJSON() ([]byte, error) {
	if c.raw != nil {
		return c.raw, nil
	}
	type plain Component
	return json.Marshal(plain(c))
}

// walk visits every component, outer ones first.
func walk(list []Component, visit func(*Component)) {
	for i := range list {
		visit(&list[i])
		walk(list[i].Components, visit)
	}
}

// Button finds a component that can be pressed by its custom ID; nil if there is none.
func (m *Message) Button(customID string) *Component {
	var found *Component
	walk(m.Components, func(c *Component) {
		if c.CustomID == customID && found == nil {
			found = c
		}
	})
	return found
}

// messageBody is what a client sends to create or edit a message. What is nil was
// not sent, or was null.
type messageBody struct {
	Content         *string          `json:"content"`
	Embeds          *[]Embed         `json:"embeds"`
	AllowedMentions *AllowedMentions `json:"allowed_mentions"`
	Reference       *Reference       `json:"message_reference"`
	Components      *[]Component     `json:"components"`
	Attachments     *[]attachmentRef `json:"attachments"`
	Flags           int              `json:"flags"`
	TTS             bool             `json:"tts"`
	Nonce           any              `json:"nonce"` // a text or a number
	EnforceNonce    bool             `json:"enforce_nonce"`

	uploads []Upload
}

// put stores a new version of a message. d.mu is held.
func (d *Server) put(m *Message) {
	d.messages[m.ID] = m
	d.notify()
}

// post adds a new message to its channel and tells the bot. d.mu is held.
func (d *Server) post(c *Channel, m *Message) *Message {
	d.put(m)
	if m.Ephemeral() {
		return m // only its reader's client hears of it
	}
	c.log = append(c.log, m.ID)
	d.emitMessage("MESSAGE_CREATE", c, m)
	return m
}

// fill puts a body's parts into m. A part not sent stays as it is.
func (d *Server) fill(c *Channel, m *Message, b *messageBody) {
	if b.Content != nil {
		m.Content = trim(*b.Content)
	}
	if b.Embeds != nil {
		m.Embeds = slices.Clone(*b.Embeds)
		for i := range m.Embeds {
			m.Embeds[i].Type = "rich"
		}
	}
	if b.Components != nil {
		m.Components = *b.Components
	}
	if b.Attachments != nil { // an edit keeps only the attachments it names
		m.Attachments = slices.DeleteFunc(slices.Clone(m.Attachments), func(a Attachment) bool {
			return !slices.ContainsFunc(*b.Attachments, func(r attachmentRef) bool { return string(r.ID) == a.ID })
		})
	}
	for _, u := range b.uploads {
		m.Attachments = append(slices.Clip(m.Attachments), d.store(c, u))
	}
	m.Flags |= b.Flags
	m.TTS = b.TTS
}

// newMessage is an empty message with no part of it null.
func (d *Server) newMessage(c *Channel, author *User) *Message {
	m := &Message{ID: d.newID(), ChannelID: c.id, Author: author, Timestamp: timestamp(d.now()),
		Mentions: []*User{}, MentionRoles: []string{}, Attachments: []Attachment{}, Embeds: []Embed{}, Components: []Component{}}
	if c.guild != nil {
		m.member = c.guild.memberOf(author.ID)
	}
	return m
}
