package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"time"

	"github.com/bwmarrin/discordgo"
)

// target is where a reply goes.
type target struct {
	message *message // to be replied to, or
	former  string   // the ID of the reply that it has already, which is to become this one
	bare    bool     // without a reference to the message

	interaction *discordgo.Interaction // to be answered
	edit        bool                   // the interaction was answered with "is thinking", which is to become the reply
	private     bool                   // the answer to the interaction is shown to the member alone
}

// quiet is what every message that is sent says of mentions: nobody is notified, whatever the text holds, not even the one replied to.
func quiet() *discordgo.MessageAllowedMentions {
	return &discordgo.MessageAllowedMentions{Parse: []discordgo.AllowedMentionType{}}
}

// send is the one function by which messages leave. Either content or embed is set. It returns the ID of a message that replies to another.
func (s *Session) send(ctx context.Context, to target, content string, embed *discordgo.MessageEmbed) (id string, err error) {
	embeds := []*discordgo.MessageEmbed{}
	if embed != nil {
		embeds = append(embeds, embed)
	}
	with := discordgo.WithContext(ctx)
	switch {
	case to.former != "":
		_, err := s.rest().ChannelMessageEditComplex(&discordgo.MessageEdit{
			Channel: to.message.ChannelID, ID: to.former, Content: &content, Embeds: &embeds, AllowedMentions: quiet(), Flags: flags(content),
		}, with)
		return to.former, err
	case to.message != nil:
		return s.post(to, &discordgo.MessageSend{Content: content, Embeds: embeds, AllowedMentions: quiet(), Flags: flags(content)}, with)
	case to.edit:
		_, err := s.rest().InteractionResponseEdit(to.interaction, &discordgo.WebhookEdit{
			Content: &content, Embeds: &embeds, AllowedMentions: quiet(),
		}, with)
		return "", err
	}
	form := flags(content)
	if to.private {
		form |= discordgo.MessageFlagsEphemeral
	}
	return "", s.rest().InteractionRespond(to.interaction, &discordgo.InteractionResponse{
		Type: discordgo.InteractionResponseChannelMessageWithSource,
		Data: &discordgo.InteractionResponseData{Content: content, Embeds: embeds, AllowedMentions: quiet(), Flags: form},
	}, with)
}

// post sends a message in reply to another, and returns its ID.
func (s *Session) post(to target, out *discordgo.MessageSend, with discordgo.RequestOption) (id string, err error) {
	m := to.message
	if !to.bare {
		exists := false
		out.Reference = &discordgo.MessageReference{MessageID: m.ID, ChannelID: m.ChannelID, GuildID: m.GuildID, FailIfNotExists: &exists}
	}
	body, err := s.rest().RequestWithBucketID("POST", discordgo.EndpointChannelMessages(m.ChannelID), once{out, m.nonce(), true}, "", with)
	if err != nil {
		return "", err
	}
	var posted struct {
		ID string `json:"id"`
	}
	err = json.Unmarshal(body, &posted)
	return posted.ID, err
}

// once is a message that Discord posts no second time when it is sent again with the same nonce, such as where its answer was lost.
type once struct {
	*discordgo.MessageSend
	Nonce   string `json:"nonce"`
	Enforce bool   `json:"enforce_nonce"`
}

// nonce returns what tells the reply to this version of a message from all others.
func (m *message) nonce() string {
	if m.Edited.IsZero() {
		return m.ID
	}
	const enough = 12 // of the last figures of an ID; a nonce has 25 characters at most
	return m.ID[max(0, len(m.ID)-enough):] + strconv.FormatInt(m.Edited.UnixMilli(), 10)
}

// flags keeps links in plain text from unfolding.
func flags(content string) discordgo.MessageFlags {
	if content == "" {
		return 0
	}
	return discordgo.MessageFlagsSuppressEmbeds
}

// Discord's error codes that there is an answer to.
const (
	codeAcknowledged = 40060  // the interaction has been answered or deferred
	codeEmpty        = 50006  // nothing is left of the message
	codeNoPermission = 50013  // may not embed, or may not write
	codeBadForm      = 50035  // such as a reference to a message that cannot be replied to
	codeNoHistory    = 160002 // may not reply without reading the history
	codeUnknown      = 10008  // the message is gone
	codeNoAccess     = 50001  // may not see the channel
)

// mutePause is for how long a channel in which the bot may not write is not listened to. Discord bars an address from which too many
// requests come that it has to refuse, which members could bring about together.
const mutePause = 10 * time.Second

// maxDeliveries is in how many forms a reply is tried.
const maxDeliveries = 3

// deliver sends a reply in the best form that is accepted: as an embed, without one where the bot may not embed, without a reference
// where that message is gone, and as an edit where the interaction has an answer. What cannot be delivered is logged.
func (s *Session) deliver(ctx context.Context, to target, r *Reply) {
	out := render(r)
	content, embed := "", out.embed
	for range maxDeliveries {
		id, err := s.send(ctx, to, content, embed)
		code := restCode(err)
		switch {
		case err == nil:
			if to.message != nil && r.Question != "" {
				s.ledger.replied(to.message.ID, id)
			}
			return
		case code == codeAcknowledged && !to.edit: // by "is thinking", or by this reply, of which the answer to the bot was lost
			to.edit = true
		case (code == codeNoPermission || code == codeEmpty) && embed != nil:
			content, embed = out.plain, nil
		case (code == codeNoHistory || code == codeUnknown || code == codeBadForm) && to.message != nil && to.former == "" && !to.bare:
			to.bare = true
		default:
			if to.message != nil && (code == codeNoPermission || code == codeNoAccess) {
				s.mute.note(to.message.ChannelID)
			}
			s.log.Warn("a reply could not be sent", "to", to.String(), "err", sayREST(err))
			return
		}
	}
	s.log.Warn("a reply could not be sent in any form", "to", to.String())
}

// String names a target in the log.
func (t target) String() string {
	if t.message != nil {
		return "channel " + t.message.ChannelID
	}
	return "interaction " + t.interaction.ID
}

// restCode returns Discord's code of an error, 0 where it has none.
func restCode(err error) int {
	if e, ok := errors.AsType[*discordgo.RESTError](err); ok && e.Message != nil {
		return e.Message.Code
	}
	return 0
}

// sayREST describes an error of a request without its URL, which can hold the token of an interaction, and without its headers.
func sayREST(err error) string {
	var rest *discordgo.RESTError
	var limited *discordgo.RateLimitError
	var transport *url.Error
	switch {
	case errors.As(err, &limited), errors.Is(err, errLimited):
		return errLimited.Error()
	case errors.As(err, &rest) && rest.Message != nil:
		return fmt.Sprintf("HTTP %s: %s (%d)", rest.Response.Status, brief(rest.Message.Message), rest.Message.Code)
	case errors.As(err, &rest):
		return "HTTP " + rest.Response.Status
	case errors.As(err, &transport):
		return transport.Op + ": " + transport.Err.Error()
	}
	return brief(err.Error())
}
