package bot

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"
)

// exchange is one use of a slash command and what became of it. Discord wants a first answer within three seconds, also when the
// command waits behind others in its channel; so "is thinking" is sent by a timer.
type exchange struct {
	session *Session
	i       *discordgo.Interaction
	private bool // the answer is shown to the member alone
	timer   *time.Timer

	mu       sync.Mutex
	deferred bool
	answered bool
}

// interactionCreated queues a slash command.
func (s *Session) interactionCreated(ctx context.Context, i *discordgo.Interaction) {
	if i == nil || i.Type != discordgo.InteractionApplicationCommand {
		return
	}
	data, ok := i.Data.(discordgo.ApplicationCommandInteractionData)
	if !ok {
		return
	}
	if self := s.self.Load(); i.AppID == "" && self != nil {
		i.AppID = *self
	}
	e := &exchange{session: s, i: i, private: isPrivate(find(s.desk.commands, data.Name), &data)}
	e.timer = time.AfterFunc(s.patience(i.ID, time.Now()), e.think)
	asker := askerOf(i)
	queued := s.do(ctx, i.ChannelID, asker, func() string { return localeOf(i) }, func(ctx context.Context) *Reply { return s.command(ctx, i, &data) }, e.reply)
	if !queued {
		e.timer.Stop()
		s.background.put(i.ID, asker, func() { s.refuse(ctx, target{interaction: i, private: true}, localeOf(i)) })
	}
}

// patience is how long the first answer to an interaction may wait. Discord's clock began with the interaction, which can have come late,
// after a connection was lost.
func (s *Session) patience(id string, now time.Time) time.Duration {
	made, err := discordgo.SnowflakeTimestamp(id)
	if err != nil {
		return s.timing.deferral
	}
	return s.timing.deferral - min(max(0, now.Sub(made)), s.timing.deferral)
}

// think answers that the bot is thinking, unless it has answered.
func (e *exchange) think() {
	defer e.session.rescue(func(int) {})
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.answered {
		return
	}
	thinking := &discordgo.InteractionResponse{Type: discordgo.InteractionResponseDeferredChannelMessageWithSource}
	if e.private {
		thinking.Data = &discordgo.InteractionResponseData{Flags: discordgo.MessageFlagsEphemeral}
	}
	err := e.session.rest().InteractionRespond(e.i, thinking)
	if err != nil && restCode(err) != codeAcknowledged {
		e.session.log.Warn("an interaction could not be deferred", "interaction", e.i.ID, "err", sayREST(err))
		return
	}
	e.deferred = true
}

// reply answers, or edits "is thinking" into the answer.
func (e *exchange) reply(ctx context.Context, r *Reply) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.timer.Stop()
	if e.answered {
		return
	}
	e.answered = true
	e.session.deliver(ctx, target{interaction: e.i, edit: e.deferred, private: e.private}, r)
}

// isPrivate tells whether a slash command is given with an option that makes its reply private.
func isPrivate(c *Command, data *discordgo.ApplicationCommandInteractionData) bool {
	return c != nil && slices.ContainsFunc(c.Options, func(o Option) bool { return o.Private && data.GetOption(o.Name) != nil })
}

// command runs a slash command.
func (s *Session) command(ctx context.Context, i *discordgo.Interaction, data *discordgo.ApplicationCommandInteractionData) *Reply {
	lang := localeOf(i)
	c := find(s.desk.commands, data.Name)
	switch {
	case c == nil:
		return &Reply{Lang: lang, Notice: phrasesOf(lang).unknownCommand(data.Name), Failed: true}
	case i.GuildID == "" || i.Member == nil || i.Member.User == nil:
		return &Reply{Lang: lang, Notice: phrasesOf(lang).serversOnly}
	}
	r := &Request{
		Guild: i.GuildID, User: i.Member.User.ID, Lang: lang,
		Word:    phrasesOf(lang).in(c.Name, c.Aliases[0]), // as the command is called in the member's client
		Manager: i.Member.Permissions&discordgo.PermissionManageMessages != 0,
	}
	s.fill(r, c, data)
	return s.desk.run(ctx, c, r)
}

// fill puts the options of a slash command into a request.
func (s *Session) fill(r *Request, c *Command, data *discordgo.ApplicationCommandInteractionData) {
	fields := map[string]*string{
		"headline": &r.Fields.Headline, "date": &r.Fields.Date, "publisher": &r.Fields.Publisher, "link": &r.Fields.Link,
	}
	var words []string
	for _, o := range data.Options {
		switch value := o.Value.(type) {
		case float64:
			words = append(words, strconv.FormatInt(int64(value), 10))
		case string:
			value = strings.ToValidUTF8(value, "\uFFFD")
			switch field := fields[o.Name]; {
			case o.Type == discordgo.ApplicationCommandOptionAttachment:
				if data.Resolved != nil && data.Resolved.Attachments[value] != nil {
					a := data.Resolved.Attachments[value]
					r.Files = append(r.Files, s.file(attachment{a.Filename, int64(a.Size), a.URL}))
				}
			case field != nil && c.Name == addName:
				*field = value
			default:
				words = append(words, value)
			}
		}
	}
	r.Text = strings.Join(words, " ")
}

// askerOf returns the ID of the user who gave a slash command, in a server or a direct message; "" where Discord does not say.
func askerOf(i *discordgo.Interaction) string {
	switch {
	case i.Member != nil && i.Member.User != nil:
		return i.Member.User.ID
	case i.User != nil:
		return i.User.ID
	}
	return ""
}

// localeOf returns the language of the member's client.
func localeOf(i *discordgo.Interaction) string {
	if strings.HasPrefix(string(i.Locale), "de") {
		return "de"
	}
	return "en"
}
