package bot

import (
	"context"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"
)

// message is what is read of a message. Discordgo's own type comes empty, without an author, where a message or the one it replies to
// has a component that discordgo does not know.
type message struct {
	ID          string       `json:"id"`
	ChannelID   string       `json:"channel_id"`
	GuildID     string       `json:"guild_id"`
	Type        int          `json:"type"`
	Content     string       `json:"content"`
	Edited      time.Time    `json:"edited_timestamp"` // zero where it was not
	WebhookID   string       `json:"webhook_id"`
	Author      *author      `json:"author"`
	Member      *membership  `json:"member"`
	Attachments []attachment `json:"attachments"`
	Embeds      []struct {
		Title       string `json:"title"`
		Description string `json:"description"`
	} `json:"embeds"`
	Reference *struct {
		Type      int    `json:"type"` // 0 for a reply
		MessageID string `json:"message_id"`
	} `json:"message_reference"`
	Referenced *message `json:"referenced_message"`
	Snapshots  []struct {
		Message *message `json:"message"`
	} `json:"message_snapshots"` // of the message that this one forwards
}

type author struct {
	ID     string `json:"id"`
	Bot    bool   `json:"bot"`
	System bool   `json:"system"`
}

type membership struct {
	Roles []string `json:"roles"`
}

type attachment struct {
	Filename string `json:"filename"`
	Size     int64  `json:"size"`
	URL      string `json:"url"`
}

// Types of messages that people write.
const (
	typeDefault = 0
	typeReply   = 19
)

// ready is told of every new session.
func (s *Session) ready(ctx context.Context, r *discordgo.Ready) {
	if r.User == nil || r.User.ID == "" {
		s.log.Error("the gateway did not say who the bot is; it cannot answer")
		return
	}
	id := r.User.ID
	s.self.Store(&id)
	s.log.Info("ready", "bot", id, "servers", len(r.Guilds))
	app := id
	if r.Application != nil && r.Application.ID != "" {
		app = r.Application.ID
	}
	if s.enrolling.CompareAndSwap(false, true) {
		s.background.put("slash commands", id, func() { s.enrol(ctx, app) })
	}
}

// noteRole keeps which role of a server is the bot's own: it has the bot's name, so that people mention it in the place of the bot.
func (s *Session) noteRole(g *discordgo.Guild) {
	self := s.self.Load()
	if self == nil || g == nil {
		return
	}
	for _, m := range g.Members {
		if m.User == nil || m.User.ID != *self {
			continue
		}
		for _, role := range g.Roles {
			if role.Managed && slices.Contains(m.Roles, role.ID) {
				s.roles.Store(g.ID, role.ID)
			}
		}
	}
}

// messageCreated queues a message that speaks to the bot. It runs in discordgo's reading goroutine, where the state of servers and roles
// stands still.
func (s *Session) messageCreated(ctx context.Context, dg *discordgo.Session, raw json.RawMessage) {
	m := s.receive(raw)
	if m == nil {
		return
	}
	line, manager := s.lineOf(m, m.Content), denied
	if line == "" && !m.isUploaded() || s.ledger.see(m.ID, "") {
		return
	}
	if m.GuildID != "" {
		manager = managerByState(dg.State, m)
	}
	switch {
	case line != "":
		s.respond(ctx, m, line, manager)
	case manager == granted:
		s.unfold(ctx, m)
	}
}

// maxEdit is how long after it was sent a message can become another question.
const maxEdit = 5 * time.Minute

// messageEdited answers a question whose author has corrected it, in the place of the answer that it had. Other commands are done once.
func (s *Session) messageEdited(ctx context.Context, raw json.RawMessage) {
	m := s.receive(raw)
	if m == nil || m.GuildID == "" || m.Edited.IsZero() {
		return
	}
	line := s.lineOf(m, m.Content)
	if line == "" {
		return
	}
	c, _, _ := parse(s.desk.commands, line, m.holds())
	sent, err := discordgo.SnowflakeTimestamp(m.ID)
	if err != nil || m.Edited.Sub(sent) > maxEdit || c == nil || !c.IsQuestion() {
		return
	}
	if !s.ledger.see(m.ID, m.Edited.String()) { // it is told of again when a link in it has been unfolded
		s.respond(ctx, m, line, denied)
	}
}

// receive reads a message. It returns nil for one that no person wrote, or where the bot may not answer.
func (s *Session) receive(raw json.RawMessage) *message {
	m := &message{}
	if err := json.Unmarshal(raw, m); err != nil {
		s.log.Debug("a message was not understood", "err", err)
		return nil
	}
	self := s.self.Load()
	if self == nil || m.Author == nil || m.Author.Bot || m.Author.System || m.Author.ID == *self || m.WebhookID != "" ||
		m.Type != typeDefault && m.Type != typeReply || s.mute.lately(m.ChannelID, mutePause) {
		return nil
	}
	return m
}

// lineOf returns what a message with some content says to the bot; "" is nothing. One that only mentions the bot asks what it is
// replying to, else for help.
func (s *Session) lineOf(m *message, content string) string {
	self := *s.self.Load()
	if role, ok := s.roles.Load(m.GuildID); ok {
		content = strings.ReplaceAll(content, "<@&"+role.(string)+">", "<@"+self+">")
	}
	line, told := spoken(s.desk.commands, content, self, m.GuildID == "")
	switch {
	case !told || line != "":
		return line
	case m.isReply():
		return "?"
	}
	return "!help"
}

// isUploaded tells whether a message is in the file as which Discord's clients offer to send what is too long for a message.
func (m *message) isUploaded() bool {
	return m.Content == "" && len(m.Attachments) == 1 && m.Attachments[0].Filename == "message.txt"
}

// unfold queues a moderator's message that was sent as a file. It is done where it adds an article, for which nothing else is as long.
func (s *Session) unfold(ctx context.Context, m *message) {
	file := s.file(m.Attachments[0])
	m.Attachments = nil
	lang := "en"
	s.do(ctx, m.ChannelID, m.Author.ID, func() string { return lang }, func(ctx context.Context) *Reply {
		data, err := read(ctx, file)
		if err != nil {
			return nil // it is logged, and may not have been for the bot
		}
		line := s.lineOf(m, string(data))
		c, word, _ := parse(s.desk.commands, line, m.holds())
		if c == nil || c.Name != addName {
			return nil
		}
		lang = speech(&Request{Word: word})
		return s.answer(ctx, m, line, granted)
	}, func(ctx context.Context, r *Reply) { s.deliver(ctx, target{message: m}, r) })
}

// respond queues what a message says to the bot.
func (s *Session) respond(ctx context.Context, m *message, line string, manager permission) {
	lang := func() string {
		_, word, text := parse(s.desk.commands, line, m.holds())
		return speech(&Request{Word: word, Text: text})
	}
	tell := func(ctx context.Context, r *Reply) {
		s.deliver(ctx, target{message: m, former: s.ledger.replyTo(m.ID)}, r)
	}
	run := func(context.Context) *Reply { return &Reply{Lang: lang(), Notice: phrasesOf(lang()).serversOnly} }
	if m.GuildID != "" {
		run = func(ctx context.Context) *Reply { return s.answer(ctx, m, line, manager) }
	}
	if !s.do(ctx, m.ChannelID, m.Author.ID, lang, run, tell) && !s.refused.lately(m.ChannelID, refusalPause) {
		s.refused.note(m.ChannelID)
		s.background.put(m.ChannelID, m.Author.ID, func() { s.refuse(ctx, target{message: m}, lang()) })
	}
}

// refusalPause is how long nobody else in a channel is told that there is too much to do: that takes room, too.
const refusalPause = time.Minute

// holds tells whether a message brings something besides its words: a file, or the message that it replies to.
func (m *message) holds() bool { return len(m.Attachments) > 0 || m.isReply() }

func (m *message) isReply() bool {
	return m.Reference != nil && m.Reference.Type == 0 && m.Reference.MessageID != ""
}

// spoken returns what a message says to the bot: a command after "!", or what stands around a mention. Anything else, also a command
// that is another bot's, is not told it. In direct messages every word is for the bot.
func spoken(commands []Command, content, self string, direct bool) (line string, told bool) {
	content = strings.TrimSpace(strings.ToValidUTF8(content, "\uFFFD"))
	if bare, told := strings.CutPrefix(content, "!"); told && bare == strings.TrimSpace(bare) {
		if word, _ := cutWord(bare); find(commands, word) != nil {
			return content, true
		}
	}
	said, mentioned := others.ReplaceAllString(content, ""), false
	for _, mention := range []string{"<@" + self + ">", "<@!" + self + ">"} {
		mentioned = mentioned || strings.Contains(said, mention)
		content = strings.ReplaceAll(content, mention, " ")
	}
	if !mentioned && !direct {
		return "", false
	}
	return strings.TrimLeft(strings.TrimSpace(content), " ,:"), true // "@Quoth, who declined?"
}

// others are the parts of a message that show what others said: quotes and code. A mention in them speaks to nobody.
var others = regexp.MustCompile("(?ms)```.*?```|`[^`\n]*`|^>>> .*|^> [^\n]*")

// answer runs what a message says to the bot.
func (s *Session) answer(ctx context.Context, m *message, line string, manager permission) *Reply {
	r := &Request{}
	return s.desk.answer(ctx, line, m.holds(), r, func(c *Command) error { return s.complete(ctx, m, manager, c, r) })
}

// complete puts into a request what a message says besides its words.
func (s *Session) complete(ctx context.Context, m *message, manager permission, c *Command, r *Request) error {
	r.Guild, r.User = m.GuildID, m.Author.ID
	if c.IsQuestion() && m.isReply() {
		s.follow(ctx, m, r)
	}
	if !c.Manager && !c.Ranked {
		return nil
	}
	r.Manager = manager == granted || manager == unknown && s.managerByREST(ctx, m)
	if !r.Manager || c.Name != addName {
		return nil
	}
	for _, a := range m.Attachments {
		r.Files = append(r.Files, s.file(a))
	}
	return s.repliedTo(ctx, m, r)
}

// repliedTo adds the message that a message replies to, or what that one forwards.
func (s *Session) repliedTo(ctx context.Context, m *message, r *Request) error {
	if !m.isReply() {
		return nil
	}
	to := s.referenced(ctx, m)
	if to == nil {
		return &misuse{english.replyUnreadable, german.replyUnreadable}
	}
	to = to.original()
	r.ReplyTo = to.Content
	if !slices.ContainsFunc(r.Files, readable) {
		for _, a := range to.Attachments {
			r.Files = append(r.Files, s.file(a))
		}
	}
	return nil
}

// original returns the message that a message forwards, else itself.
func (m *message) original() *message {
	if len(m.Snapshots) > 0 && m.Snapshots[0].Message != nil {
		return m.Snapshots[0].Message
	}
	return m
}

// referenced returns the message that a message replies to, which is fetched where the event did not bring it; nil where it cannot be read.
func (s *Session) referenced(ctx context.Context, m *message) *message {
	if m.Referenced != nil {
		return m.Referenced
	}
	to := &message{}
	body, err := s.rest().RequestWithBucketID("GET", discordgo.EndpointChannelMessage(m.ChannelID, m.Reference.MessageID), nil, "", discordgo.WithContext(ctx))
	if err == nil {
		err = json.Unmarshal(body, to)
	}
	if err != nil {
		s.log.Info("the message replied to cannot be read", "channel", m.ChannelID, "err", sayREST(err))
		return nil
	}
	return to
}

// file makes a File of an attachment, which is fetched when it is read.
func (s *Session) file(a attachment) File {
	return File{Name: a.Filename, Size: a.Size, Read: func(ctx context.Context) ([]byte, error) {
		data, err := s.files.Get(ctx, a.URL)
		if err != nil {
			s.log.Warn("an attachment could not be fetched", "name", brief(a.Filename), "err", err)
			return nil, &misuse{english.fileUnreadable, german.fileUnreadable}
		}
		return data, nil
	}}
}
