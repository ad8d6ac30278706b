package discordtest

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
)

func TestQuestionAndAnswer(t *testing.T) {
	d, general, anna := newsroom(t)
	bot := client(t, d)
	echo(bot)
	connect(t, d, bot)
	question := anna.Say(general, "!who declined")
	answer := d.Reply(t, question)
	if answer.Content != "heard: !who declined" || answer.Referenced.ID != question.ID {
		t.Errorf("answer: %+v", answer)
	}
	if pings := d.Pings(); len(pings) > 0 {
		t.Errorf("somebody was pinged: %v", pings)
	}
}

func TestSilenceIsShownByTheNextAnswer(t *testing.T) {
	d, general, anna := newsroom(t)
	other := general.guild.BotMember("Other bot")
	bot := client(t, d)
	echo(bot)
	connect(t, d, bot)
	ignored := other.Say(general, "I am a bot too")
	d.Reply(t, anna.Say(general, "hello"))
	if replies := d.Replies(ignored); len(replies) > 0 {
		t.Errorf("the bot answered a bot: %v", replies[0].Text())
	}
}

func TestLimitsOfMessages(t *testing.T) {
	d, general, _ := newsroom(t)
	bot := client(t, d)
	long := func(n int) string { return strings.Repeat("ö", n) }
	embed := func(e discordgo.MessageEmbed) *discordgo.MessageSend {
		return &discordgo.MessageSend{Embeds: []*discordgo.MessageEmbed{&e}}
	}
	fields := func(n int, name, value string) []*discordgo.MessageEmbedField {
		return slices.Repeat([]*discordgo.MessageEmbedField{{Name: name, Value: value}}, n)
	}
	row := func(buttons ...discordgo.MessageComponent) *discordgo.MessageSend {
		return &discordgo.MessageSend{Content: "x", Components: []discordgo.MessageComponent{discordgo.ActionsRow{Components: buttons}}}
	}
	button := discordgo.Button{Label: "more", CustomID: "more"}
	tests := []struct {
		name       string
		send       *discordgo.MessageSend
		path, code string // empty: it is let through
	}{
		{"content at its limit", &discordgo.MessageSend{Content: long(2000)}, "", ""},
		{"white space around is not counted", &discordgo.MessageSend{Content: "  " + long(2000) + "\n"}, "", ""},
		{"content too long", &discordgo.MessageSend{Content: long(2001)}, "content", "BASE_TYPE_MAX_LENGTH"},
		{"title at its limit", embed(discordgo.MessageEmbed{Title: long(256)}), "", ""},
		{"title too long", embed(discordgo.MessageEmbed{Title: long(257)}), "embeds.0.title", "BASE_TYPE_MAX_LENGTH"},
		{"description at its limit", embed(discordgo.MessageEmbed{Description: long(4096)}), "", ""},
		{"description too long", embed(discordgo.MessageEmbed{Description: long(4097)}), "embeds.0.description", "BASE_TYPE_MAX_LENGTH"},
		{"25 fields", embed(discordgo.MessageEmbed{Fields: fields(25, "a", "b")}), "", ""},
		{"26 fields", embed(discordgo.MessageEmbed{Fields: fields(26, "a", "b")}), "embeds.0.fields", "BASE_TYPE_MAX_LENGTH"},
		{"field name too long", embed(discordgo.MessageEmbed{Fields: fields(1, long(257), "b")}), "embeds.0.fields.0.name", "BASE_TYPE_MAX_LENGTH"},
		{"field value too long", embed(discordgo.MessageEmbed{Fields: fields(1, "a", long(1025))}), "embeds.0.fields.0.value", "BASE_TYPE_MAX_LENGTH"},
		{"field value missing", embed(discordgo.MessageEmbed{Fields: fields(1, "a", " ")}), "embeds.0.fields.0.value", "BASE_TYPE_REQUIRED"},
		{"footer too long", embed(discordgo.MessageEmbed{Title: "a", Footer: &discordgo.MessageEmbedFooter{Text: long(2049)}}), "embeds.0.footer.text", "BASE_TYPE_MAX_LENGTH"},
		{"author too long", embed(discordgo.MessageEmbed{Title: "a", Author: &discordgo.MessageEmbedAuthor{Name: long(257)}}), "embeds.0.author.name", "BASE_TYPE_MAX_LENGTH"},
		{"6000 in all", embed(discordgo.MessageEmbed{Description: long(4096), Fields: fields(2, "n", long(951))}), "", ""},
		{"6001 in all", embed(discordgo.MessageEmbed{Title: "x", Description: long(4096), Fields: fields(2, "n", long(951))}), "embeds", "MAX_EMBED_SIZE_EXCEEDED"},
		{"ten embeds", &discordgo.MessageSend{Embeds: slices.Repeat([]*discordgo.MessageEmbed{{Title: "a"}}, 10)}, "", ""},
		{"eleven embeds", &discordgo.MessageSend{Embeds: slices.Repeat([]*discordgo.MessageEmbed{{Title: "a"}}, 11)}, "embeds", "BASE_TYPE_MAX_LENGTH"},
		{"a link that is none", embed(discordgo.MessageEmbed{Title: "a", URL: "example.org"}), "embeds.0.url", "URL_TYPE_INVALID_URL"},
		{"a link of another scheme", embed(discordgo.MessageEmbed{Title: "a", URL: "javascript:alert(1)"}), "embeds.0.url", "URL_TYPE_INVALID_SCHEME"},
		{"a time that is none", embed(discordgo.MessageEmbed{Title: "a", Timestamp: "yesterday"}), "embeds.0.timestamp", "DATE_TIME_TYPE_PARSE"},
		{"a button", row(button), "", ""},
		{"two buttons of one ID", row(button, button), "components", "COMPONENT_CUSTOM_ID_DUPLICATED"},
		{"label too long", row(discordgo.Button{Label: long(81), CustomID: "a"}), "components.0.components.0.label", "BASE_TYPE_MAX_LENGTH"},
		{"custom ID too long", row(discordgo.Button{Label: "a", CustomID: long(101)}), "components.0.components.0.custom_id", "BASE_TYPE_MAX_LENGTH"},
		{"link button without a link", row(discordgo.Button{Label: "a", Style: discordgo.LinkButton}), "components.0.components.0.url", "BASE_TYPE_REQUIRED"},
		{"mentions both listed and parsed", &discordgo.MessageSend{Content: "a", AllowedMentions: &discordgo.MessageAllowedMentions{
			Parse: []discordgo.AllowedMentionType{"users"}, Users: []string{"1"}}}, "allowed_mentions", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE"},
		{"reply to a message that is not there", &discordgo.MessageSend{Content: "a", Reference: &discordgo.MessageReference{MessageID: "1"}},
			"message_reference", "REPLIES_UNKNOWN_MESSAGE"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := bot.ChannelMessageSendComplex(general.ID(), test.send)
			if test.code != "" {
				refusedAt(t, err, test.path, test.code)
			} else if err != nil {
				t.Error(err)
			}
		})
	}
}

func TestNonce(t *testing.T) {
	d, general, _ := newsroom(t)
	bot := client(t, d)
	send := func(nonce any, enforce bool) {
		body := map[string]any{"content": "once", "nonce": nonce, "enforce_nonce": enforce}
		_, err := bot.RequestWithBucketID("POST", discordgo.EndpointChannelMessages(general.ID()), body, "")
		if tooLong := nonce == strings.Repeat("1", maxNonce+1); (err != nil) != tooLong {
			t.Errorf("nonce %v: %v", nonce, err)
		}
	}
	for _, nonce := range []any{"7", 7, "8"} {
		send(nonce, true)
		send(nonce, true)
	}
	if n := len(d.Messages(general)); n != 3 {
		t.Errorf("%d messages with three nonces", n)
	}
	send("8", false)
	send(strings.Repeat("1", maxNonce+1), true)
	if n := len(d.Messages(general)); n != 4 {
		t.Errorf("%d messages, the last with a nonce that may be used again", n)
	}
}

func TestEmptyMessages(t *testing.T) {
	d, general, _ := newsroom(t)
	bot := client(t, d)
	for _, send := range []*discordgo.MessageSend{
		{Content: " \n"},
		{Embeds: []*discordgo.MessageEmbed{{}}},
	} {
		_, err := bot.ChannelMessageSendComplex(general.ID(), send)
		refused(t, err, 400, discordgo.ErrCodeCannotSendEmptyMessage)
	}
	m, err := bot.ChannelMessageSend(general.ID(), "something")
	if err != nil {
		t.Fatal(err)
	}
	_, err = bot.ChannelMessageEdit(general.ID(), m.ID, "")
	refused(t, err, 400, discordgo.ErrCodeCannotSendEmptyMessage)
}

func TestWhoIsPinged(t *testing.T) {
	d, general, anna := newsroom(t)
	bot := client(t, d)
	guild := general.guild
	ben := guild.Member("Ben")
	open, closed := guild.Role("open", 0, true), guild.Role("closed", 0, false)
	question := anna.Say(general, "!who")
	text := fmt.Sprintf("@everyone %s <@!%s> %s %s", anna.Mention(), ben.ID(), open.Mention(), closed.Mention())
	ids := func(s ...string) []string { return s }
	allow := func(a discordgo.MessageAllowedMentions) *discordgo.MessageAllowedMentions { return &a }
	tests := []struct {
		name     string
		bot      Permission // what the bot has of MentionEveryone
		allowed  *discordgo.MessageAllowedMentions
		users    []string
		roles    []string
		everyone bool
	}{
		{"nothing said: all", MentionEveryone, nil, ids(anna.ID(), ben.ID()), ids(open.ID(), closed.ID()), true},
		{"without the permission", 0, nil, ids(anna.ID(), ben.ID()), ids(open.ID()), false},
		{"empty: nobody", MentionEveryone, allow(discordgo.MessageAllowedMentions{}), nil, nil, false},
		{"users parsed", MentionEveryone, allow(discordgo.MessageAllowedMentions{Parse: []discordgo.AllowedMentionType{"users"}}), ids(anna.ID(), ben.ID()), nil, false},
		{"one user", MentionEveryone, allow(discordgo.MessageAllowedMentions{Users: ids(ben.ID())}), ids(ben.ID()), nil, false},
		{"one role", MentionEveryone, allow(discordgo.MessageAllowedMentions{Roles: ids(closed.ID())}), nil, ids(closed.ID()), false},
		{"the one replied to", MentionEveryone, allow(discordgo.MessageAllowedMentions{RepliedUser: true}), ids(anna.ID()), nil, false},
		{"everyone", MentionEveryone, allow(discordgo.MessageAllowedMentions{Parse: []discordgo.AllowedMentionType{"everyone"}}), nil, nil, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			guild.Everyone().Set(everyonePermissions&^MentionEveryone | test.bot)
			before := len(d.Pings())
			_, err := bot.ChannelMessageSendComplex(general.ID(), &discordgo.MessageSend{
				Content: text, AllowedMentions: test.allowed,
				Embeds:    []*discordgo.MessageEmbed{{Description: text}}, // pings nobody in any case
				Reference: &discordgo.MessageReference{MessageID: question.ID},
			})
			if err != nil {
				t.Fatal(err)
			}
			var got Ping
			if pings := d.Pings()[before:]; len(pings) > 0 {
				got = pings[0]
			}
			if !slices.Equal(got.Users, test.users) || !slices.Equal(got.Roles, test.roles) || got.Everyone != test.everyone {
				t.Errorf("%+v", got)
			}
		})
	}
}

func TestAnEditHighlights(t *testing.T) {
	d, general, anna := newsroom(t)
	bot := client(t, d)
	m, err := bot.ChannelMessageSend(general.ID(), "wait")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := bot.ChannelMessageEdit(general.ID(), m.ID, anna.Mention()); err != nil {
		t.Fatal(err)
	}
	if p := d.Pings(); len(p) != 1 || !p[0].Edit || !slices.Equal(p[0].Users, []string{anna.ID()}) {
		t.Errorf("%v", p)
	}
}

func TestPermissionsInChannels(t *testing.T) {
	d, general, anna := newsroom(t)
	bot := client(t, d)
	question := anna.Say(general, "!who")
	self := general.guild.Bot()
	send := func(m discordgo.MessageSend) func() error {
		return func() error { _, err := bot.ChannelMessageSendComplex(general.ID(), &m); return err }
	}
	tests := []struct {
		name   string
		denied Permission
		do     func() error
		status int
		code   int
	}{
		{"see", ViewChannel, send(discordgo.MessageSend{Content: "a"}), 403, discordgo.ErrCodeMissingAccess},
		{"see over REST", ViewChannel, func() error { _, err := bot.Channel(general.ID()); return err }, 403, discordgo.ErrCodeMissingAccess},
		{"send", SendMessages, send(discordgo.MessageSend{Content: "a"}), 403, discordgo.ErrCodeMissingPermissions},
		{"type", SendMessages, func() error { return bot.ChannelTyping(general.ID()) }, 403, discordgo.ErrCodeMissingPermissions},
		{"embed", EmbedLinks, send(discordgo.MessageSend{Embeds: []*discordgo.MessageEmbed{{Title: "a"}}}), 403, discordgo.ErrCodeMissingPermissions},
		{"attach", AttachFiles, send(discordgo.MessageSend{Files: []*discordgo.File{{Name: "a.txt", Reader: strings.NewReader("a")}}}), 403, discordgo.ErrCodeMissingPermissions},
		{"reply", ReadMessageHistory, send(discordgo.MessageSend{Content: "a", Reference: &discordgo.MessageReference{MessageID: question.ID}}), 400, discordgo.ErrCodeCannotReplyWithoutPermissionToReadMessageHistory},
		{"read back", ReadMessageHistory, func() error { _, err := bot.ChannelMessage(general.ID(), question.ID); return err }, 403, discordgo.ErrCodeMissingPermissions},
		{"react", AddReactions, func() error { return bot.MessageReactionAdd(general.ID(), question.ID, "👍") }, 403, discordgo.ErrCodeMissingPermissions},
		{"delete what others wrote", ManageMessages, func() error { return bot.ChannelMessageDelete(general.ID(), question.ID) }, 403, discordgo.ErrCodeMissingPermissions},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			general.Deny(self, test.denied)
			refused(t, test.do(), test.status, test.code)
			general.Allow(self, test.denied)
			if err := test.do(); err != nil {
				t.Errorf("allowed, but %v", err)
			}
		})
	}
}

func TestRolesAndExceptions(t *testing.T) {
	d, general, anna := newsroom(t)
	guild := general.guild
	press := guild.Role("press", 0, false)
	permissions := func(m *Member) Permission {
		d.mu.Lock()
		defer d.mu.Unlock()
		return general.permissionsOf(m)
	}
	general.Deny(guild.Everyone(), SendMessages)
	if p := permissions(anna); p.has(SendMessages) || p.has(EmbedLinks) || !p.has(ManageMessages) {
		t.Errorf("denied to everyone: %b", p)
	}
	general.Allow(press, SendMessages)
	anna.Give(press)
	if !permissions(anna).has(SendMessages) {
		t.Error("allowed to a role, but denied")
	}
	general.Deny(anna, SendMessages)
	if permissions(anna).has(SendMessages) {
		t.Error("denied to the member, but allowed")
	}
	press.Set(Administrator)
	if !permissions(anna).has(SendMessages | ManageGuild) {
		t.Error("an administrator may do anything")
	}
	anna.Take(press)
	general.Deny(guild.Everyone(), ViewChannel)
	if p := permissions(anna); p != 0 {
		t.Errorf("who does not see the channel can do nothing in it: %b", p)
	}
	if p := permissions(guild.Owner()); p != allPermissions {
		t.Errorf("the owner may do anything: %b", p)
	}
}

func TestUnknownThings(t *testing.T) {
	d, general, anna := newsroom(t)
	bot := client(t, d)
	gone := d.Guild("Gone")
	gone.Leave()
	deleted := anna.Say(general, "never mind")
	anna.Delete(deleted)
	tests := []struct {
		name         string
		do           func() error
		status, code int
	}{
		{"channel", func() error { _, err := bot.ChannelMessageSend("1", "a"); return err }, 404, discordgo.ErrCodeUnknownChannel},
		{"guild", func() error { _, err := bot.Guild("1"); return err }, 404, discordgo.ErrCodeUnknownGuild},
		{"guild left", func() error { _, err := bot.Guild(gone.ID()); return err }, 403, discordgo.ErrCodeMissingAccess},
		{"member", func() error { _, err := bot.GuildMember(general.guild.ID(), "1"); return err }, 404, discordgo.ErrCodeUnknownUser},
		{"message", func() error { _, err := bot.ChannelMessage(general.ID(), deleted.ID); return err }, 404, discordgo.ErrCodeUnknownMessage},
		{"message to edit", func() error { _, err := bot.ChannelMessageEdit(general.ID(), deleted.ID, "a"); return err }, 404, discordgo.ErrCodeUnknownMessage},
		{"message of another", func() error {
			_, err := bot.ChannelMessageEdit(general.ID(), anna.Say(general, "mine").ID, "a")
			return err
		}, 403, discordgo.ErrCodeCannotEditFromAnotherUser},
		{"not a snowflake", func() error { _, err := bot.Channel("general"); return err }, 400, discordgo.ErrCodeInvalidFormBody},
		{"route", func() error { _, err := bot.Request("GET", discordgo.EndpointAPI+"nothing", nil); return err }, 404, 0},
		{"method", func() error { _, err := bot.Request("DELETE", discordgo.EndpointGateway, nil); return err }, 405, 0},
		{"JSON", func() error {
			_, err := bot.RequestRaw("POST", discordgo.EndpointChannelMessages(general.ID()), "application/json", []byte("{"), "", 0)
			return err
		}, 400, discordgo.ErrCodeTheRequestBodyContainsInvalidJSON},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { refused(t, test.do(), test.status, test.code) })
	}
}

func TestAttachmentsBothWays(t *testing.T) {
	d, general, anna := newsroom(t)
	bot := client(t, d)
	in := listen[*discordgo.MessageCreate](bot)
	connect(t, d, bot)
	story := []byte("Die Bank hat abgesagt.\n")
	anna.Attach(general, "!add", "die meldung.txt", story)
	a := in.next(t).Attachments[0]
	if a.Filename != "die_meldung.txt" || a.Size != len(story) || a.ContentType != "text/plain; charset=utf-8" {
		t.Errorf("%+v", a)
	}
	fetch := func(url string) (int, []byte) {
		resp, err := http.Get(url)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		body, _ := io.ReadAll(resp.Body)
		return resp.StatusCode, body
	}
	if status, body := fetch(a.URL); status != 200 || !bytes.Equal(body, story) {
		t.Errorf("%d: %q", status, body)
	}
	if status, _ := fetch(strings.Split(a.URL, "?")[0]); status != 404 {
		t.Errorf("without its signature the link gives %d", status)
	}
	d.Advance(25 * time.Hour)
	if status, _ := fetch(a.URL); status != 404 {
		t.Errorf("after a day the link gives %d", status)
	}
	send := func(size int) error {
		_, err := bot.ChannelFileSendWithMessage(general.ID(), "here", "big.txt", bytes.NewReader(make([]byte, size)))
		return err
	}
	if err := send(1 << 20); err != nil {
		t.Error(err)
	}
	if m := d.Messages(general)[1]; m.Content != "here" || m.Attachments[0].Size != 1<<20 {
		t.Errorf("%+v", m)
	}
	refused(t, send(maxUpload), 413, discordgo.ErrCodeRequestEntityTooLarge)
}

func TestHistory(t *testing.T) {
	d, general, anna := newsroom(t)
	bot := client(t, d)
	var all []string
	for i := range 7 {
		all = append(all, anna.Say(general, fmt.Sprint(i)).ID)
	}
	tests := []struct {
		limit                 int
		before, after, around string
		want                  string
	}{
		{0, "", "", "", "6543210"},
		{2, "", "", "", "65"},
		{2, all[3], "", "", "21"},
		{2, "", all[3], "", "54"},
		{3, "", "", all[3], "432"},
	}
	for _, test := range tests {
		list, err := bot.ChannelMessages(general.ID(), test.limit, test.before, test.after, test.around)
		got := ""
		for _, m := range list {
			got += m.Content
		}
		if err != nil || got != test.want {
			t.Errorf("%+v: %q, %v", test, got, err)
		}
	}
	if _, err := bot.ChannelMessages(general.ID(), 101, "", "", ""); err == nil {
		t.Error("a limit of 101 was let through")
	}
	refused(t, bot.ChannelMessagesBulkDelete(general.ID(), all[:3]), 403, discordgo.ErrCodeMissingPermissions)
	general.Allow(general.guild.Bot(), ManageMessages)
	if err := bot.ChannelMessagesBulkDelete(general.ID(), all[:3]); err != nil || len(d.Messages(general)) != 4 {
		t.Errorf("%v, %d left", err, len(d.Messages(general)))
	}
}

func TestReactions(t *testing.T) {
	d, general, anna := newsroom(t)
	bot := client(t, d)
	in := listen[*discordgo.MessageReactionAdd](bot)
	connect(t, d, bot)
	m := anna.Say(general, "!who")
	anna.React(m, "👍")
	if e := in.next(t); e.UserID != anna.ID() || e.Emoji.Name != "👍" || e.MessageID != m.ID {
		t.Errorf("%+v", e.MessageReaction)
	}
	if err := bot.MessageReactionAdd(general.ID(), m.ID, "👍"); err != nil {
		t.Fatal(err)
	}
	d.WaitReaction(t, m, "👍")
	if r := d.Message(m.ID).Reactions; len(r) != 1 || r[0].Count != 2 {
		t.Errorf("%+v", r)
	}
	if err := bot.MessageReactionRemove(general.ID(), m.ID, "👍", "@me"); err != nil {
		t.Fatal(err)
	}
	anna.Unreact(m, "👍")
	if r := d.Message(m.ID).Reactions; len(r) != 0 {
		t.Errorf("%+v", r)
	}
	refused(t, bot.MessageReactionAdd(general.ID(), m.ID, "thumbsup"), 400, discordgo.ErrCodeUnknownEmoji)
}
