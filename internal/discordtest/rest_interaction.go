package discordtest

import "slices"

// This file serves answers to interactions (Interactions, "Receiving and Responding").

// Types of callbacks.
const (
	answerMessage       = 4
	answerDeferred      = 5
	answerDeferUpdate   = 6
	answerUpdate        = 7
	answerChoices       = 8
	answerModal         = 9
	maxModalTitle       = 45
	maxModalComponents  = 5
	maxOfferedChoices   = 25
	maxChoiceNameLength = 100
)

// fitting lists the callbacks that fit each kind of interaction.
var fitting = map[int][]int{
	kindCommand:      {answerMessage, answerDeferred, answerModal},
	kindComponent:    {answerMessage, answerDeferred, answerDeferUpdate, answerUpdate, answerModal},
	kindAutocomplete: {answerChoices},
	kindModal:        {answerMessage, answerDeferred, answerDeferUpdate, answerUpdate},
}

// callback is the body of an answer.
type callback struct {
	Type int           `json:"type"`
	Data *callbackData `json:"data"`
}

type callbackData struct {
	messageBody
	CustomID string   `json:"custom_id"`
	Title    string   `json:"title"`
	Choices  []Choice `json:"choices"`
}

// respond is the first answer: once, and within three seconds.
func respond(c *call) (any, error) {
	id, err := c.id("interaction")
	if err != nil {
		return nil, err
	}
	i := c.d.interactions[id]
	switch {
	case i == nil || i.token != c.r.PathValue("token"):
		return nil, errUnknownInteraction
	case i.acknowledged:
		return nil, errAcknowledged
	case c.d.now().Sub(i.made) > answerWithin:
		return nil, errUnknownInteraction
	}
	var b callback
	if err := c.decode(&b); err != nil {
		return nil, err
	}
	if !slices.Contains(fitting[i.kind], b.Type) {
		return nil, formError("type", "BASE_TYPE_CHOICES", "Value must be one of %v.", fitting[i.kind])
	}
	if err := i.take(c, &b); err != nil {
		return nil, err
	}
	i.acknowledged = true
	c.d.notify()
	if c.r.URL.Query().Get("with_response") != "true" {
		return nil, nil
	}
	o := object{"interaction": object{"id": i.id, "type": i.kind, "response_message_id": i.original}}
	if m := c.d.messages[i.original]; m != nil {
		o["resource"] = object{"type": b.Type, "message": m}
	}
	return o, nil
}

// take does what a callback asks for.
func (i *Interaction) take(c *call, b *callback) error {
	if b.Data == nil {
		if b.Type != answerDeferred && b.Type != answerDeferUpdate {
			return formError("data", "BASE_TYPE_REQUIRED", "This field is required")
		}
		b.Data = &callbackData{}
	}
	body := &b.Data.messageBody
	body.uploads = c.uploads
	switch b.Type {
	case answerChoices:
		i.choices = b.Data.Choices
		return checkOffered(b.Data.Choices)
	case answerModal:
		i.modal = &Modal{CustomID: b.Data.CustomID, Title: b.Data.Title}
		if body.Components != nil {
			i.modal.Components = *body.Components
		}
		return i.modal.check()
	}
	if err := body.check(); err != nil {
		return err
	}
	return i.show(b.Type, body)
}

// show makes or changes the message that answers.
func (i *Interaction) show(kind int, body *messageBody) (err error) {
	switch kind {
	case answerDeferUpdate, answerUpdate:
		if i.source == nil {
			return formError("type", "BASE_TYPE_CHOICES", "Value must be one of (4, 5, 9).")
		}
		i.original, i.deferred = i.source.ID, kind == answerDeferUpdate
		if kind == answerUpdate {
			_, err = i.d.edit(i.channel, i.d.messages[i.original], body)
		}
		return err
	case answerDeferred:
		i.deferred = true
		body = &messageBody{Flags: body.Flags&flagEphemeral | flagLoading}
	}
	m, err := i.send(body)
	if err != nil {
		return err
	}
	i.original = m.ID
	return nil
}

// send makes a message of the bot's that belongs to the interaction.
func (i *Interaction) send(body *messageBody) (*Message, error) {
	m := i.d.newMessage(i.channel, i.d.bot)
	m.Type = typeSlash
	m.WebhookID, m.ApplicationID, m.interaction = i.d.app, i.d.app, i
	m.Metadata = i.metadata()
	if i.source != nil {
		m.Type = typeReply
		m.Reference = &Reference{MessageID: i.source.ID, ChannelID: i.channel.id}
	}
	i.d.fill(i.channel, m, body)
	if m.empty() && !m.Loading() {
		return nil, errEmptyMessage
	}
	p := i.channel.mention(m, body.AllowedMentions)
	if !m.Ephemeral() {
		i.d.record(p)
	}
	return i.d.post(i.channel, m), nil
}

func checkOffered(list []Choice) error {
	var f formErrors
	if len(list) > maxOfferedChoices {
		f.tooLong("data.choices", maxOfferedChoices)
	}
	for n, choice := range list {
		f.length(at("data.choices", n)+".name", choice.Name, 1, maxChoiceNameLength)
		if s, ok := choice.Value.(string); ok {
			f.length(at("data.choices", n)+".value", s, 1, maxChoiceNameLength)
		}
	}
	return f.err()
}

func (m *Modal) check() error {
	var f formErrors
	f.length("data.title", m.Title, 1, maxModalTitle)
	f.length("data.custom_id", m.CustomID, 1, maxCustomID)
	if n := len(m.Components); n < 1 || n > maxModalComponents {
		f.add("data.components", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and %d in length.", maxModalComponents)
	}
	return f.err()
}

// hook finds the interaction of a webhook path. Its token is good for fifteen minutes,
// and for nothing before the interaction is acknowledged.
func (c *call) hook() (*Interaction, error) {
	app, err := c.id("application")
	if err != nil {
		return nil, err
	}
	i := c.d.interactions[c.r.PathValue("token")]
	switch {
	case app != c.d.app:
		return nil, errUnknownWebhook
	case i == nil || i.token != c.r.PathValue("token") || c.d.now().Sub(i.made) > tokenLife:
		return nil, errWebhookToken
	case !i.acknowledged:
		return nil, errUnknownWebhook
	}
	return i, nil
}

// createFollowup sends a further message. Directly after a deferral it fills in the
// deferred one instead ("Create Followup Message").
func createFollowup(c *call, i *Interaction) (any, error) {
	b, err := c.body()
	if err != nil {
		return nil, err
	}
	if m := c.d.messages[i.original]; m != nil && m.Loading() {
		return c.d.edit(i.channel, m, b)
	}
	m, err := i.send(b)
	if err != nil {
		return nil, err
	}
	i.followups = append(slices.Clip(i.followups), m.ID)
	c.d.notify()
	return m, nil
}

// response finds the message of a webhook path: @original or an ID.
func (c *call) response() (*Message, error) {
	i, err := c.hook()
	if err != nil {
		return nil, err
	}
	id := c.r.PathValue("message")
	switch {
	case id == "@original":
		id = i.original
	case !slices.Contains(i.followups, id) && id != i.original:
		return nil, errUnknownMessage
	}
	m := c.d.messages[id]
	if m == nil {
		return nil, errUnknownMessage
	}
	return m, nil
}

func getResponse(_ *call, m *Message) (any, error) { return m, nil }

func editResponse(c *call, m *Message) (any, error) {
	b, err := c.body()
	if err != nil {
		return nil, err
	}
	return c.d.edit(c.d.channels[m.ChannelID], m, b)
}

func deleteResponse(c *call, m *Message) (any, error) {
	c.d.channels[m.ChannelID].remove(m)
	return nil, nil
}
