package bot

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"quoth/internal/discordtest"
)

// A command that uses up its time tells so, in a channel and as the answer to an interaction.
func TestTimeIsUp(t *testing.T) {
	sc := stage(t)
	sc.session.timing.job = 100 * time.Millisecond
	sc.session.timing.deferral = 20 * time.Millisecond
	sc.with("slow", func(ctx context.Context, r *Request) (*Reply, error) {
		<-ctx.Done()
		return nil, ctx.Err()
	})
	sc.start(t)
	sc.WaitReady(t)
	wants(t, sc.Reply(t, sc.bert.Say(sc.general, "!slow")), "took too long")
	slow := sc.bert.Slash(sc.general, "slow", nil)
	if wants(t, slow.Wait(t), "took too long"); !slow.Deferred() {
		t.Error("not deferred")
	}
}

// Where the work itself panics after its time is up, outside of any command, the number is told nevertheless.
func TestPanicAfterTime(t *testing.T) {
	sc := stage(t)
	sc.session.timing.job = 10 * time.Millisecond
	told := make(chan error, 1)
	sc.session.do(t.Context(), "channel", "asker", func() string { return "de" }, func(ctx context.Context) *Reply {
		<-ctx.Done()
		panic("boom")
	}, func(ctx context.Context, r *Reply) {
		if r.Lang != "de" || !r.Failed || !strings.Contains(sc.log.String(), digits.FindString(r.Notice)) {
			t.Errorf("%+v", r)
		}
		told <- ctx.Err()
	})
	if err := <-told; err != nil {
		t.Error(err)
	}
}

// Interactions are not lost where Discord takes seconds to answer, also those that wait for the reply to another.
func TestSlowDiscord(t *testing.T) {
	sc := serve(t)
	sc.Reply(t, sc.bert.Say(sc.general, question1)) // what the first question waits for is loaded
	sc.Delay("POST", "/interactions/*/*/callback", 1700*time.Millisecond, -1)
	question := map[string]any{"question": "declined the request"}
	first, second := sc.bert.Slash(sc.general, "who", question), sc.bert.Slash(sc.general, "who", question)
	wants(t, first.Wait(t), answerWord)
	wants(t, second.Wait(t), answerWord)
}

// Where Discord has carried out a request, but its answer was lost, the reply is there, and there once.
func TestAnswerLost(t *testing.T) {
	sc := stage(t)
	sc.session.timing.deferral = 20 * time.Millisecond
	release, _ := sc.slow(t, "done at last")
	sc.start(t)
	sc.WaitReady(t)
	for _, fault := range []discordtest.Fault{{Lose: true}, {Cut: true, Times: 2}} {
		fault.Method, fault.Path = "POST", "/channels/*/messages"
		sc.Inject(fault)
		m := sc.bert.Say(sc.general, question1)
		wants(t, sc.Reply(t, m), answerWord)
		wants(t, sc.Reply(t, sc.bert.Say(sc.general, question1)), answerWord)
		if n := len(sc.Replies(m)); n != 1 {
			t.Errorf("%d replies", n)
		}
	}
	sc.Inject(discordtest.Fault{Method: "POST", Path: "/interactions/*/*/callback", Lose: true})
	i := sc.bert.Slash(sc.general, "slow", nil)
	i.WaitAcknowledged(t)
	close(release)
	wants(t, i.Wait(t), "done at last")
}

// The bin is for those who may remove and restore.
func TestBinIsForManagers(t *testing.T) {
	sc := serve(t)
	sc.Reply(t, sc.anna.Say(sc.general, "!remove 3"))
	const article, refusal = "Harbour bridge", "can see the bin"
	wants(t, sc.Reply(t, sc.anna.Say(sc.general, "!list bin")), article)
	own := sc.anna.Slash(sc.general, "list", map[string]any{"bin": "bin"}).Wait(t)
	if wants(t, own, article); !own.Ephemeral() {
		t.Error("a slash command shows the bin to all")
	}
	for _, m := range []*discordtest.Message{
		sc.Reply(t, sc.bert.Say(sc.general, "!list bin")), sc.Reply(t, sc.bert.Say(sc.general, sc.Mention()+" list bin")),
		sc.bert.Slash(sc.general, "list", map[string]any{"bin": "bin"}).Wait(t),
	} {
		if wants(t, m, refusal); strings.Contains(m.Text(), article) {
			t.Errorf("shown to a member: %s", m.Text())
		}
	}
	wants(t, sc.Reply(t, sc.bert.Say(sc.general, "!list")), "Articles: 8")
}

// Commands that could not be registered are tried again on the same connection.
func TestRegisterAgain(t *testing.T) {
	sc := stage(t)
	sc.Fail("PUT", "/applications/*/commands", 403, 3)
	sc.start(t)
	sc.WaitReady(t)
	sc.WaitRequests(t, 4, "PUT", "/applications/*/commands")
	if n := len(sc.Commands(sc.guild)); n != len(Commands()) || sc.Identifies() != 1 {
		t.Errorf("%d commands after %d connections", n, sc.Identifies())
	}
	if n := strings.Count(sc.log.String(), "could not be registered"); n != 3 {
		t.Errorf("said %d times", n)
	}
	sc.ForgetSessions()
	sc.CutGateway()
	sc.WaitIdentifies(t, 2)
	sc.WaitReady(t)
	wants(t, sc.Reply(t, sc.bert.Say(sc.general, question1)), answerWord)
	if n := len(sc.RequestsTo("PUT", "/applications/*/commands")); n != 4 {
		t.Errorf("registered by %d requests", n)
	}
}

// Trying ends with the bot, however that ends.
func TestRegisterUntilStopped(t *testing.T) {
	for _, test := range []struct {
		name string
		end  func(*scene)
		want error
	}{
		{"stopped", func(sc *scene) { sc.stop() }, nil},
		{"token rejected", func(sc *scene) { sc.RejectToken() }, ErrToken},
	} {
		t.Run(test.name, func(t *testing.T) {
			sc := stage(t)
			sc.Fail("PUT", "/applications/*/commands", 403, -1)
			sc.start(t)
			sc.WaitReady(t)
			sc.WaitRequests(t, 4, "PUT", "/applications/*/commands")
			test.end(sc)
			sc.wantEnd(t, test.want)
			if strings.Contains(sc.log.String(), "still running") || !sc.session.background.close(time.Second) {
				t.Error("still trying")
			}
		})
	}
}

// The first answer to an interaction waits by the age of the interaction, whatever the clocks say.
func TestPatience(t *testing.T) {
	s := &Session{timing: timing{deferral: 1500 * time.Millisecond}}
	const id = "1576104441973571584"
	made, err := discordgo.SnowflakeTimestamp(id)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		id        string
		age, want time.Duration
	}{
		{id, 0, s.timing.deferral}, {id, 400 * time.Millisecond, 1100 * time.Millisecond}, {id, 2 * time.Second, 0},
		{id, time.Hour, 0}, {id, -time.Hour, s.timing.deferral}, {"none", 0, s.timing.deferral},
	} {
		if got := s.patience(test.id, made.Add(test.age)); got != test.want {
			t.Errorf("%s of %v: waits %v, want %v", test.id, test.age, got, test.want)
		}
	}
}
