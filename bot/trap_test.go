package bot

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"quoth/corpus"
	"quoth/internal/discordtest"
)

// question1 has one answer in the samples, answerWord stands in it.
const (
	question1  = "!who declined the request"
	answerWord = "Handelsbank Rhein"
)

// with adds a command of the test's own to a scene.
func (sc *scene) with(name string, run func(ctx context.Context, r *Request) (*Reply, error)) {
	sc.session.desk.commands = append(sc.session.desk.commands, Command{
		Name: name, Aliases: []string{name + "de"}, Help: "A command of this test", HelpDE: "Ein Befehl dieses Tests",
		Options: []Option{{Name: "text", NameDE: "text", Help: "Anything", HelpDE: "Irgendetwas", Kind: TextOption}},
		Run:     func(ctx context.Context, _ *corpus.Corpus, r *Request) (*Reply, error) { return run(ctx, r) },
	})
}

// slow adds the command "slow", which says something once release is closed, or the test has failed. Running is closed when it is first run.
func (sc *scene) slow(t *testing.T, says string) (release, running chan struct{}) {
	release, running = make(chan struct{}), make(chan struct{})
	first := sync.OnceFunc(func() { close(running) })
	sc.with("slow", func(context.Context, *Request) (*Reply, error) {
		first()
		select {
		case <-release:
		case <-t.Context().Done():
		}
		return &Reply{Notice: says}, nil
	})
	return release, running
}

// The bot speaks when it is spoken to, and never to bots, webhooks or itself.
func TestSilence(t *testing.T) {
	sc := serve(t)
	other := sc.guild.BotMember("Other")
	silent := []*discordtest.Message{
		sc.bert.Say(sc.general, "who declined the request?"),
		sc.bert.Say(sc.general, "!play some music"),
		sc.bert.Say(sc.general, "!"),
		sc.bert.Say(sc.general, "! who declined the request"),
		sc.bert.Say(sc.general, "I think !who declined is a fine question"),
		sc.bert.Say(sc.general, sc.anna.Mention()+" who declined?"),
		sc.bert.Say(sc.general, "> "+sc.Mention()+" who declined the request?\nThat is what I asked, too."),
		sc.bert.Say(sc.general, "You ask it by `"+sc.Mention()+" who declined` or\n```\n"+sc.Mention()+" who declined\n```"),
		other.Say(sc.general, question1),
		other.Say(sc.general, sc.Mention()+" who declined the request?"),
		sc.bert.Post(sc.general, discordtest.Draft{Content: question1, FromWebhook: true}),
		sc.bert.Post(sc.general, discordtest.Draft{Type: 7}),
	}
	last := sc.Reply(t, sc.bert.Say(sc.general, question1))
	silent = append(silent, sc.bert.ReplyTo(last, "thanks!")) // pings the bot without a word to it
	sc.Reply(t, sc.bert.Say(sc.general, question1))
	for _, m := range silent {
		if r := sc.Replies(m); len(r) > 0 {
			t.Errorf("%q was answered: %s", m.Content, r[0].Text())
		}
	}
}

// The role that Discord makes for a bot has its name, and is mentioned in its place.
func TestMentionOfOwnRole(t *testing.T) {
	sc := stage(t)
	role, other := sc.guild.BotRole(), sc.guild.Role("Quoth fans", 0, true)
	sc.start(t)
	sc.WaitReady(t)
	silent := sc.bert.Say(sc.general, other.Mention()+" who declined the request?")
	wants(t, sc.Reply(t, sc.bert.Say(sc.general, role.Mention()+" who declined the request?")), answerWord)
	if r := sc.Replies(silent); len(r) > 0 {
		t.Errorf("a mention of another role was answered: %s", r[0].Text())
	}
}

// Discordgo delivers messages empty, without an author, when it does not know one of their components.
func TestMessageWithUnknownComponent(t *testing.T) {
	sc := serve(t)
	strange := discordtest.Component{Type: 97, Content: "new"}
	m := sc.bert.Post(sc.general, discordtest.Draft{Content: question1, Components: []discordtest.Component{strange}})
	wants(t, sc.Reply(t, m), answerWord)
	other := sc.guild.BotMember("Other").Post(sc.general, discordtest.Draft{Content: "look", Components: []discordtest.Component{strange}})
	wants(t, sc.Reply(t, sc.bert.ReplyTo(other, question1)), answerWord)
}

func TestRateLimitsAndServerErrors(t *testing.T) {
	sc := serve(t)
	for _, fault := range []discordtest.Fault{
		{Status: 429, After: 50 * time.Millisecond, Times: 3},
		{Status: 429, After: 50 * time.Millisecond, Global: true},
		{Status: 500}, {Status: 502, Times: 2, Body: "<html>bad gateway</html>"},
	} {
		fault.Method, fault.Path = "POST", "/channels/*/messages"
		sc.Inject(fault)
		wants(t, sc.Reply(t, sc.bert.Say(sc.general, question1)), answerWord)
		fault.Path = "/interactions/*/*/callback"
		sc.Inject(fault)
		wants(t, sc.bert.Slash(sc.general, "who", map[string]any{"question": "declined the request"}).Wait(t), answerWord)
	}
	// One that lasts is given up, and is not in the way of the next.
	sc.Fail("POST", "/channels/*/messages", 503, 1+maxBroken)
	lost := sc.bert.Say(sc.general, question1)
	wants(t, sc.Reply(t, sc.bert.Say(sc.general, "!wann wird das Hallenbad eröffnet")), "2028")
	if r := sc.Replies(lost); len(r) > 0 {
		t.Error("the reply that was given up came nevertheless")
	}
}

// However the connection ends, what was said meanwhile is answered once the session is resumed.
func TestReconnect(t *testing.T) {
	sc := serve(t)
	for _, test := range []struct {
		name string
		end  func()
	}{
		{"cut", sc.CutGateway},
		{"cut in mid-frame", sc.CutMidFrame},
		{"reconnect", sc.Reconnect},
		{"unknown error", func() { sc.CloseGateway(4000, "unknown error") }},
		{"restart", func() { sc.CloseGateway(1012, "") }},
	} {
		test.end()
		m := sc.bert.Say(sc.general, question1)
		sc.WaitReady(t)
		wants(t, sc.Reply(t, m), answerWord)
	}
	if sc.Resumes() < 4 {
		t.Errorf("resumed %d times only", sc.Resumes())
	}
	// A session that is lost is replaced by a new one.
	before := sc.Identifies()
	sc.ForgetSessions()
	sc.CutGateway()
	sc.WaitIdentifies(t, before+1)
	sc.WaitReady(t)
	wants(t, sc.Reply(t, sc.bert.Say(sc.general, question1)), answerWord)
	for i, resumable := range []bool{false, true} { // discordgo identifies anew in both cases
		sc.InvalidateSession(resumable)
		sc.WaitIdentifies(t, before+2+i)
		sc.WaitReady(t)
		wants(t, sc.Reply(t, sc.bert.Say(sc.general, question1)), answerWord)
	}
}

// A connection without heartbeats acknowledged is given up.
func TestZombieConnection(t *testing.T) {
	sc := stage(t)
	sc.HeartbeatInterval(50 * time.Millisecond)
	sc.session.timing.ack = 600 * time.Millisecond
	sc.start(t)
	sc.WaitReady(t)
	sc.IgnoreHeartbeats(true)
	sc.WaitResumes(t, 1)
	sc.IgnoreHeartbeats(false)
	sc.WaitReady(t)
	wants(t, sc.Reply(t, sc.bert.Say(sc.general, question1)), answerWord)
}

func TestStuckOpen(t *testing.T) {
	sc := stage(t)
	sc.session.timing.open = 200 * time.Millisecond
	sc.StallGateway(discordtest.StallHello)
	sc.start(t)
	waitLog(t, sc, errStuck.Error())
	sc.StallGateway(discordtest.StallReady)
	sc.WaitIdentifies(t, 1)
	sc.StallGateway(discordtest.NoStall)
	sc.WaitReady(t)
	wants(t, sc.Reply(t, sc.bert.Say(sc.general, question1)), answerWord)
}

// waitLog waits until something is logged.
func waitLog(t *testing.T, sc *scene, words string) {
	t.Helper()
	for range 1000 {
		if strings.Contains(sc.log.String(), words) {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("%q was never logged", words)
}

func (sc *scene) wantEnd(t *testing.T, want error) {
	t.Helper()
	select {
	case err := <-sc.ended:
		if !errors.Is(err, want) {
			t.Errorf("ended with %v, want %v", err, want)
		}
	case <-time.After(discordtest.DefaultTimeout):
		t.Fatal("the bot did not end")
	}
}

// A wrong token ends the bot with a clear error, at the start and when it is reset later.
func TestWrongToken(t *testing.T) {
	t.Run("at the start", func(t *testing.T) {
		sc := stage(t)
		sc.RejectToken()
		sc.start(t)
		sc.wantEnd(t, ErrToken)
	})
	t.Run("later", func(t *testing.T) {
		sc := serve(t)
		sc.RejectToken()
		sc.wantEnd(t, ErrToken)
	})
	desk := newDesk(t)
	for _, token := range []string{"", "  ", "Bot ", "two\nlines"} {
		if s, err := New(desk.log, desk, token, nil); err == nil || s != nil {
			t.Errorf("token %q is accepted", token)
		}
	}
}

// Without the privileged intent the bot says so once, and goes on with mentions and slash commands.
func TestWithoutContentIntent(t *testing.T) {
	sc := stage(t)
	sc.AllowContentIntent(false)
	sc.start(t)
	sc.WaitReady(t)
	wants(t, sc.Reply(t, sc.bert.Say(sc.general, sc.Mention()+" who declined the request?")), answerWord)
	wants(t, sc.bert.Slash(sc.general, "who", map[string]any{"question": "declined the request"}).Wait(t), answerWord)
	sc.CutGateway()
	sc.WaitResumes(t, 1)
	sc.WaitReady(t)
	if n := strings.Count(sc.log.String(), "MESSAGE CONTENT INTENT"); n != 1 {
		t.Errorf("said %d times", n)
	}
}

// The intent can be taken away while the bot runs.
func TestContentIntentTakenAway(t *testing.T) {
	sc := serve(t)
	sc.AllowContentIntent(false)
	sc.ForgetSessions()
	sc.CloseGateway(4014, "disallowed intents")
	waitLog(t, sc, "MESSAGE CONTENT INTENT")
	sc.WaitReady(t)
	wants(t, sc.Reply(t, sc.bert.Say(sc.general, sc.Mention()+" who declined the request?")), answerWord)
}

// A slow command is deferred in time, and edited into its answer; so is one that waits behind it.
func TestDeferral(t *testing.T) {
	sc := stage(t)
	sc.session.timing.deferral = 50 * time.Millisecond
	release, _ := sc.slow(t, "done at last")
	sc.start(t)
	sc.WaitReady(t)
	first := sc.bert.Slash(sc.general, "slow", nil)
	second := sc.bert.Slash(sc.general, "who", map[string]any{"question": "declined the request"})
	private := sc.anna.Slash(sc.general, "list", map[string]any{"bin": "bin"})
	first.WaitAcknowledged(t)
	second.WaitAcknowledged(t)
	private.WaitAcknowledged(t)
	if !first.Deferred() || !second.Deferred() {
		t.Error("not deferred")
	}
	close(release)
	wants(t, first.Wait(t), "done at last")
	wants(t, second.Wait(t), answerWord)
	if m := private.Wait(t); !private.Deferred() || !m.Ephemeral() || second.Wait(t).Ephemeral() {
		t.Errorf("shown to all: %s", m.Text())
	}
	sc.checkMentions(t)
}

// A panic ends nothing; the member gets a number that stands in the log.
func TestPanic(t *testing.T) {
	sc := stage(t)
	sc.with("boom", func(context.Context, *Request) (*Reply, error) { panic("boom goes the command") })
	sc.with("fail", func(context.Context, *Request) (*Reply, error) { return nil, errors.New("disk on fire") })
	sc.with("void", func(context.Context, *Request) (*Reply, error) { return nil, nil })
	sc.start(t)
	sc.WaitReady(t)
	for _, name := range []string{"boom", "fail", "void"} {
		for _, m := range []*discordtest.Message{
			sc.Reply(t, sc.bert.Say(sc.general, "!"+name)), sc.bert.Slash(sc.general, name, nil).Wait(t),
		} {
			wants(t, m, "Sorry")
			number := digits.FindString(m.Text())
			if number == "" || !strings.Contains(sc.log.String(), "number="+number) {
				t.Errorf("%s: number %q is not in the log", name, number)
			}
		}
	}
	wants(t, sc.Reply(t, sc.bert.Say(sc.general, question1)), answerWord)
}

// In a channel answers come in the order of the questions; another channel does not wait.
func TestOrder(t *testing.T) {
	sc := stage(t)
	release, _ := sc.slow(t, "slow")
	sc.start(t)
	sc.WaitReady(t)
	var asked []*discordtest.Message
	asked = append(asked, sc.bert.Say(sc.general, "!slow"))
	for i := range 8 {
		asked = append(asked, sc.bert.Say(sc.general, fmt.Sprintf("!remove %d", i)))
	}
	elsewhere := sc.guild.Channel("elsewhere")
	wants(t, sc.Reply(t, sc.bert.Say(elsewhere, question1)), answerWord)
	close(release)
	for _, m := range asked {
		sc.Reply(t, m)
	}
	var order []string
	for _, m := range sc.Messages(sc.general) {
		if m.Reference != nil {
			order = append(order, m.Reference.MessageID)
		}
	}
	for i, m := range asked {
		if i >= len(order) || order[i] != m.ID {
			t.Fatalf("reply %d is not to message %d", i, i)
		}
	}
}

// The permission is looked at anew at every use, by role, channel and thread.
func TestPermissionAtEveryUse(t *testing.T) {
	sc := serve(t)
	role := sc.guild.Role("Editors", discordtest.ManageMessages, false)
	try := func(c *discordtest.Channel, want string) {
		t.Helper()
		wants(t, sc.Reply(t, sc.bert.Say(c, "!remove 99")), want)
		wants(t, sc.bert.Slash(c, "remove", map[string]any{"number": 99}).Wait(t), want)
	}
	const may, mayNot = "no article with that number", "Only members with the permission"
	try(sc.general, mayNot)
	sc.bert.Give(role)
	try(sc.general, may)
	role.Set(0)
	try(sc.general, mayNot)
	role.Set(discordtest.ManageMessages)
	try(sc.general, may)
	sc.general.Deny(role, discordtest.ManageMessages)
	try(sc.general, mayNot)
	try(sc.general.Thread("thread"), mayNot)
	sc.general.Allow(sc.bert, discordtest.ManageMessages)
	try(sc.general, may)
	sc.bert.Take(role)
	sc.general.Deny(sc.bert, discordtest.ManageMessages)
	try(sc.general, mayNot)
	wants(t, sc.Reply(t, sc.guild.Owner().Say(sc.general, "!remove 99")), may)
}

// What the gateway has not told is asked over REST, and taken for a no where that fails.
func TestPermissionByREST(t *testing.T) {
	sc := serve(t)
	ask := func(member *discordtest.Member, c *discordtest.Channel) bool {
		return sc.session.managerByREST(t.Context(), &message{GuildID: sc.guild.ID(), ChannelID: c.ID(), Author: &author{ID: member.ID()}})
	}
	thread := sc.general.Thread("thread")
	if !ask(sc.anna, sc.general) || !ask(sc.anna, thread) || !ask(sc.guild.Owner(), sc.general) {
		t.Error("a manager is none over REST")
	}
	if ask(sc.bert, sc.general) || ask(sc.bert, thread) {
		t.Error("a member is a manager over REST")
	}
	sc.general.Deny(sc.anna, discordtest.ManageMessages)
	if ask(sc.anna, thread) {
		t.Error("what a channel denies is granted in its thread")
	}
	sc.Fail("GET", "/guilds/*", http.StatusForbidden, 1)
	if ask(sc.guild.Owner(), sc.general) {
		t.Error("what cannot be found out is granted")
	}
}

// A message or a channel that is gone, a history that the bot may not read, a server that it leaves: nothing of that stops it.
func TestUndeliverable(t *testing.T) {
	sc := stage(t)
	release, _ := sc.slow(t, "slow but sure")
	sc.start(t)
	sc.WaitReady(t)
	gone := sc.bert.Say(sc.general, "!slow")
	sc.bert.Delete(gone)
	close(release)
	sc.general.Wait(t, discordtest.DefaultTimeout, func(m *discordtest.Message) bool { return strings.Contains(m.Text(), "slow but sure") })

	deleted := sc.guild.Channel("deleted")
	sc.bert.Say(deleted, question1)
	deleted.Delete()
	history := sc.guild.Channel("without history")
	history.Deny(sc.guild.Bot(), discordtest.ReadMessageHistory)
	wants(t, sc.Reply(t, sc.bert.Say(history, question1)), answerWord)

	other := sc.guild.Member("Carla")
	second := sc.Guild("Second")
	square := second.Channel("square")
	other = second.Join(other)
	wants(t, sc.Reply(t, other.Say(square, question1)), "No articles are stored here yet")
	second.Leave()
	waitLog(t, sc, "removed from a server")
	wants(t, sc.Reply(t, sc.bert.Say(sc.general, question1)), answerWord)
}

// What is under way when the bot is stopped is finished.
func TestOrderlyStop(t *testing.T) {
	sc := stage(t)
	release, running := make(chan struct{}), make(chan struct{})
	sc.with("slow", func(ctx context.Context, r *Request) (*Reply, error) {
		close(running)
		<-release
		return &Reply{Notice: "finished"}, ctx.Err()
	})
	sc.start(t)
	sc.WaitReady(t)
	m := sc.bert.Say(sc.general, "!slow")
	<-running
	sc.stop()
	close(release)
	sc.wantEnd(t, nil)
	wants(t, sc.Reply(t, m), "finished")
}

// The slash commands have names and descriptions in both languages, and hide those of managers.
func TestSlashCommands(t *testing.T) {
	sc := serve(t)
	sc.WaitRequests(t, 1, "PUT", "/applications/*/commands")
	if n := len(sc.Commands(sc.guild)); n != len(Commands()) {
		t.Errorf("%d registered, want %d", n, len(Commands()))
	}
	body := string(sc.RequestsTo("PUT", "/applications/*/commands")[0].Body)
	for _, only := range []string{`"integration_types":[0]`, `"contexts":[0]`} { // installed in servers, used in servers
		if n := strings.Count(body, only); n != len(Commands()) {
			t.Errorf("%s stands at %d commands", only, n)
		}
	}
	if sc.bert.Sees(sc.general, "add") || !sc.anna.Sees(sc.general, "add") || !sc.bert.Sees(sc.general, "who") {
		t.Error("shown to the wrong members")
	}
	for _, c := range slashCommands(Commands()) {
		for what, s := range map[string]string{
			"name": (*c.NameLocalizations)[discordgo.German], "description": (*c.DescriptionLocalizations)[discordgo.German],
		} {
			if s == "" || units(s) > maxSlashHelp || what == "name" && (units(s) > 32 || s != strings.ToLower(s) || strings.ContainsAny(s, " !")) {
				t.Errorf("%s: German %s %q", c.Name, what, s)
			}
		}
	}
}

var digits = regexp.MustCompile(`\d{5}`)
