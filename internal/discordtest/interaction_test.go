package discordtest

import (
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
)

// asking is a bot with a few commands whose interactions arrive in the inbox.
func asking(t *testing.T, d *Server) (*discordgo.Session, *inbox[*discordgo.InteractionCreate]) {
	t.Helper()
	bot := client(t, d)
	in := listen[*discordgo.InteractionCreate](bot)
	connect(t, d, bot)
	manage := int64(discordgo.PermissionManageMessages)
	_, err := bot.ApplicationCommandBulkOverwrite(d.BotID(), "", []*discordgo.ApplicationCommand{
		{Name: "who", Description: "asks", Options: []*discordgo.ApplicationCommandOption{
			{Type: discordgo.ApplicationCommandOptionString, Name: "question", Description: "what to ask", Required: true, Autocomplete: true},
			{Type: discordgo.ApplicationCommandOptionUser, Name: "for", Description: "whom"},
		}},
		{Name: "add", Description: "stores", DefaultMemberPermissions: &manage, Options: []*discordgo.ApplicationCommandOption{
			{Type: discordgo.ApplicationCommandOptionAttachment, Name: "file", Description: "article"},
		}},
		{Name: "feed", Description: "feeds", Options: []*discordgo.ApplicationCommandOption{
			{Type: discordgo.ApplicationCommandOptionSubCommand, Name: "list", Description: "lists"},
		}},
		{Name: "Store article", Type: discordgo.MessageApplicationCommand},
	})
	if err != nil {
		t.Fatal(err)
	}
	return bot, in
}

func say(text string) *discordgo.InteractionResponse {
	return &discordgo.InteractionResponse{Type: discordgo.InteractionResponseChannelMessageWithSource,
		Data: &discordgo.InteractionResponseData{Content: text, AllowedMentions: &discordgo.MessageAllowedMentions{}}}
}

var thinking = &discordgo.InteractionResponse{Type: discordgo.InteractionResponseDeferredChannelMessageWithSource}

func ask(general *Channel, anna *Member) *Interaction {
	return anna.Slash(general, "who", map[string]any{"question": "declined"})
}

func TestSlashCommand(t *testing.T) {
	d, general, anna := newsroom(t)
	bot, in := asking(t, d)
	i := ask(general, anna)
	e := in.next(t)
	data := e.ApplicationCommandData()
	if data.Name != "who" || data.GetOption("question").StringValue() != "declined" || e.Member.User.ID != anna.ID() ||
		e.Member.Permissions&discordgo.PermissionManageMessages == 0 || e.GuildID != general.guild.ID() {
		t.Errorf("%+v", e.Interaction)
	}
	if i.Acknowledged() || i.Response() != nil {
		t.Error("answered before it was")
	}
	if err := bot.InteractionRespond(e.Interaction, say("The bank declined.")); err != nil {
		t.Fatal(err)
	}
	if m := i.Wait(t); m.Text() != "The bank declined." || m.Type != typeSlash || d.Messages(general)[0] != m {
		t.Errorf("%+v", m)
	}
	if len(d.Pings()) != 0 {
		t.Errorf("pings: %v", d.Pings())
	}
	refused(t, bot.InteractionRespond(e.Interaction, say("again")), 400, discordgo.ErrCodeInteractionHasAlreadyBeenAcknowledged)
}

func TestAnInteractionExpires(t *testing.T) {
	d, general, anna := newsroom(t)
	bot, in := asking(t, d)
	ask(general, anna)
	late := in.next(t).Interaction
	d.Advance(3*time.Second + time.Millisecond)
	refused(t, bot.InteractionRespond(late, say("late")), 404, discordgo.ErrCodeUnknownInteraction)

	i := ask(general, anna)
	deferred := in.next(t).Interaction
	_, err := bot.FollowupMessageCreate(deferred, true, &discordgo.WebhookParams{Content: "too early"})
	refused(t, err, 404, discordgo.ErrCodeUnknownWebhook)
	if err := bot.InteractionRespond(deferred, thinking); err != nil {
		t.Fatal(err)
	}
	if !i.Deferred() || i.Response() != nil || !d.Messages(general)[0].Loading() {
		t.Error("not deferred")
	}
	d.Advance(14 * time.Minute)
	text := "after a long thought"
	if _, err := bot.InteractionResponseEdit(deferred, &discordgo.WebhookEdit{Content: &text}); err != nil {
		t.Fatal(err)
	}
	if m := i.Wait(t); m.Content != text || m.Loading() {
		t.Errorf("%+v", m)
	}
	d.Advance(time.Minute)
	_, err = bot.InteractionResponseEdit(deferred, &discordgo.WebhookEdit{Content: &text})
	refused(t, err, 401, discordgo.ErrCodeInvalidWebhookTokenProvided)
}

func TestFollowups(t *testing.T) {
	d, general, anna := newsroom(t)
	bot, in := asking(t, d)
	i := ask(general, anna)
	e := in.next(t).Interaction
	if err := bot.InteractionRespond(e, thinking); err != nil {
		t.Fatal(err)
	}
	follow := func(text string) *discordgo.Message {
		m, err := bot.FollowupMessageCreate(e, true, &discordgo.WebhookParams{Content: text})
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	follow("first") // fills in the deferred response
	second := follow("second " + anna.Mention())
	if i.Wait(t).Content != "first" || len(i.Followups()) != 1 {
		t.Errorf("%v, %d follow-ups", i.Response(), len(i.Followups()))
	}
	if p := d.Pings(); len(p) != 1 || p[0].Message.ID != second.ID {
		t.Errorf("pings: %v", p)
	}
	got, err := bot.InteractionResponse(e)
	if err != nil || got.Content != "first" {
		t.Errorf("%v, %v", got, err)
	}
	if err := bot.FollowupMessageDelete(e, second.ID); err != nil || len(i.Followups()) != 0 {
		t.Errorf("%v, %d left", err, len(i.Followups()))
	}
	if err := bot.InteractionResponseDelete(e); err != nil || len(d.Messages(general)) != 0 {
		t.Errorf("%v", err)
	}
	_, err = bot.InteractionResponse(e)
	refused(t, err, 404, discordgo.ErrCodeUnknownMessage)
}

func TestEphemeralAnswers(t *testing.T) {
	d, general, anna := newsroom(t)
	bot, in := asking(t, d)
	i := ask(general, anna)
	e := in.next(t).Interaction
	secret := say("only for you, " + anna.Mention())
	secret.Data.Flags, secret.Data.AllowedMentions = discordgo.MessageFlagsEphemeral, nil
	if err := bot.InteractionRespond(e, secret); err != nil {
		t.Fatal(err)
	}
	m := i.Wait(t)
	if !m.Ephemeral() || len(d.Messages(general)) != 0 || len(d.Pings()) != 0 {
		t.Errorf("%+v", m)
	}
	_, err := bot.ChannelMessage(general.ID(), m.ID)
	refused(t, err, 404, discordgo.ErrCodeUnknownMessage)
}

func TestLimitsHoldForAnswersToo(t *testing.T) {
	d, general, anna := newsroom(t)
	bot, in := asking(t, d)
	i := ask(general, anna)
	e := in.next(t).Interaction
	refusedAt(t, bot.InteractionRespond(e, say(strings.Repeat("x", 2001))), "content", "BASE_TYPE_MAX_LENGTH")
	refused(t, bot.InteractionRespond(e, say("")), 400, discordgo.ErrCodeCannotSendEmptyMessage)
	refusedAt(t, bot.InteractionRespond(e, &discordgo.InteractionResponse{Type: discordgo.InteractionResponseUpdateMessage,
		Data: say("x").Data}), "type", "BASE_TYPE_CHOICES")
	if i.Acknowledged() {
		t.Error("a refused answer counts")
	}
	if err := bot.InteractionRespond(e, say("short")); err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("x", 2001)
	_, err := bot.InteractionResponseEdit(e, &discordgo.WebhookEdit{Content: &long})
	refusedAt(t, err, "content", "BASE_TYPE_MAX_LENGTH")
}

func TestButtons(t *testing.T) {
	d, general, anna := newsroom(t)
	bot, in := asking(t, d)
	i := ask(general, anna)
	page := func(text string) *discordgo.InteractionResponseData {
		return &discordgo.InteractionResponseData{Content: text, Components: []discordgo.MessageComponent{discordgo.ActionsRow{
			Components: []discordgo.MessageComponent{discordgo.Button{Label: "next", CustomID: "next"}}}}}
	}
	if err := bot.InteractionRespond(in.next(t).Interaction, &discordgo.InteractionResponse{
		Type: discordgo.InteractionResponseChannelMessageWithSource, Data: page("page 1")}); err != nil {
		t.Fatal(err)
	}
	press := anna.Press(i.Wait(t), "next")
	e := in.next(t)
	if e.MessageComponentData().CustomID != "next" || e.Message.Content != "page 1" {
		t.Errorf("%+v", e.Interaction)
	}
	if err := bot.InteractionRespond(e.Interaction, &discordgo.InteractionResponse{
		Type: discordgo.InteractionResponseUpdateMessage, Data: page("page 2")}); err != nil {
		t.Fatal(err)
	}
	if m := press.Wait(t); m.Content != "page 2" || m.ID != i.Response().ID || len(d.Messages(general)) != 1 {
		t.Errorf("%+v", m)
	}
}

func TestForms(t *testing.T) {
	d, general, anna := newsroom(t)
	bot, in := asking(t, d)
	i := anna.Slash(general, "add", nil)
	form := &discordgo.InteractionResponse{Type: discordgo.InteractionResponseModal, Data: &discordgo.InteractionResponseData{
		CustomID: "article", Title: strings.Repeat("x", 46), Components: []discordgo.MessageComponent{discordgo.ActionsRow{
			Components: []discordgo.MessageComponent{discordgo.TextInput{CustomID: "text", Label: "Text", Style: discordgo.TextInputParagraph, Required: true}}}}}}
	e := in.next(t).Interaction
	refusedAt(t, bot.InteractionRespond(e, form), "data.title", "BASE_TYPE_MAX_LENGTH")
	form.Data.Title = "A new article"
	if err := bot.InteractionRespond(e, form); err != nil {
		t.Fatal(err)
	}
	i.WaitAcknowledged(t)
	sent := anna.Submit(i, map[string]string{"text": "The bank declined."})
	e = in.next(t).Interaction
	row := e.ModalSubmitData().Components[0].(*discordgo.ActionsRow)
	if text := row.Components[0].(*discordgo.TextInput).Value; text != "The bank declined." {
		t.Errorf("%q", text)
	}
	if err := bot.InteractionRespond(e, say("stored")); err != nil {
		t.Fatal(err)
	}
	sent.Wait(t)
}

func TestOtherKindsOfUse(t *testing.T) {
	d, general, anna := newsroom(t)
	bot, in := asking(t, d)

	i := anna.Complete(general, "who", "question", "decl")
	e := in.next(t).Interaction
	if o := e.ApplicationCommandData().Options[0]; e.Type != discordgo.InteractionApplicationCommandAutocomplete || !o.Focused || o.StringValue() != "decl" {
		t.Errorf("%+v", e)
	}
	refusedAt(t, bot.InteractionRespond(e, say("no")), "type", "BASE_TYPE_CHOICES")
	if err := bot.InteractionRespond(e, &discordgo.InteractionResponse{Type: discordgo.InteractionApplicationCommandAutocompleteResult,
		Data: &discordgo.InteractionResponseData{Choices: []*discordgo.ApplicationCommandOptionChoice{{Name: "declined", Value: "declined"}}}}); err != nil {
		t.Fatal(err)
	}
	if i.WaitAcknowledged(t); len(i.Choices()) != 1 {
		t.Errorf("%v", i.Choices())
	}

	anna.Slash(general, "add", map[string]any{"file": Upload{Name: "a.txt", Data: []byte("text")}})
	add := in.next(t).ApplicationCommandData()
	if a := add.Resolved.Attachments[add.Options[0].Value.(string)]; a == nil || a.Size != 4 {
		t.Errorf("%+v", add.Resolved)
	}
	anna.Slash(general, "feed list", nil)
	if o := in.next(t).ApplicationCommandData().Options; len(o) != 1 || o[0].Name != "list" {
		t.Errorf("%+v", o)
	}
	article := anna.Say(general, "an article")
	anna.MessageCommand(article, "Store article")
	data := in.next(t).ApplicationCommandData()
	if m := data.Resolved.Messages[data.TargetID]; m == nil || m.Content != "an article" {
		t.Errorf("%+v", data)
	}
	anna.Slash(general, "who", map[string]any{"question": "a", "for": anna})
	if u := in.next(t).ApplicationCommandData().Resolved.Users[anna.ID()]; u == nil {
		t.Error("the user is not resolved")
	}
	anna.Slash(anna.DM(), "who", map[string]any{"question": "a"})
	if e := in.next(t); e.User == nil || e.Member != nil || e.GuildID != "" {
		t.Errorf("%+v", e.Interaction)
	}
}

func TestWhoSeesACommand(t *testing.T) {
	d, general, anna := newsroom(t)
	asking(t, d)
	ben := general.guild.Member("Ben")
	if !anna.Sees(general, "add") || ben.Sees(general, "add") || !ben.Sees(general, "who") {
		t.Error("default permissions of commands are not heeded")
	}
}

func TestRegisteringCommands(t *testing.T) {
	d, general, _ := newsroom(t)
	bot := client(t, d)
	option := func(name string, required bool) *discordgo.ApplicationCommandOption {
		return &discordgo.ApplicationCommandOption{Type: discordgo.ApplicationCommandOptionString, Name: name, Description: "x", Required: required}
	}
	tests := []struct {
		name       string
		command    discordgo.ApplicationCommand
		path, code string
	}{
		{"capital letters", discordgo.ApplicationCommand{Name: "Who", Description: "x"}, "name", "APPLICATION_COMMAND_INVALID_NAME"},
		{"spaces", discordgo.ApplicationCommand{Name: "who is", Description: "x"}, "name", "APPLICATION_COMMAND_INVALID_NAME"},
		{"no description", discordgo.ApplicationCommand{Name: "who"}, "description", "BASE_TYPE_REQUIRED"},
		{"description too long", discordgo.ApplicationCommand{Name: "who", Description: strings.Repeat("x", 101)}, "description", "BASE_TYPE_MAX_LENGTH"},
		{"required after optional", discordgo.ApplicationCommand{Name: "who", Description: "x", Options: []*discordgo.ApplicationCommandOption{option("a", false), option("b", true)}},
			"options.1", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID"},
		{"an option twice", discordgo.ApplicationCommand{Name: "who", Description: "x", Options: []*discordgo.ApplicationCommandOption{option("a", false), option("a", false)}},
			"options", "APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATE"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := bot.ApplicationCommandCreate(d.BotID(), "", &test.command)
			refusedAt(t, err, test.path, test.code)
		})
	}
	who, err := bot.ApplicationCommandCreate(d.BotID(), "", &discordgo.ApplicationCommand{Name: "who", Description: "asks"})
	if err != nil {
		t.Fatal(err)
	}
	list, err := bot.ApplicationCommandBulkOverwrite(d.BotID(), "", []*discordgo.ApplicationCommand{{Name: "who", Description: "asks who"}, {Name: "wann", Description: "fragt wann"}})
	if err != nil || len(list) != 2 || list[0].ID != who.ID {
		t.Fatalf("%v, %v", list, err)
	}
	if _, err := bot.ApplicationCommandCreate(d.BotID(), general.guild.ID(), &discordgo.ApplicationCommand{Name: "here", Description: "here"}); err != nil {
		t.Fatal(err)
	}
	if err := bot.ApplicationCommandDelete(d.BotID(), "", who.ID); err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, c := range d.Commands(general.guild) {
		names = append(names, c.Name)
	}
	if got := strings.Join(names, " "); got != "here wann" {
		t.Errorf("registered: %s", got)
	}
	refused(t, bot.ApplicationCommandDelete(d.BotID(), "", who.ID), 404, discordgo.ErrCodeUnknownApplicationCommand)
	_, err = bot.ApplicationCommands("1", "")
	refused(t, err, 403, discordgo.ErrCodeYouAreNotAuthorizedToPerformThisActionOnThisApplication)
}
