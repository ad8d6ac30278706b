package discordtest

import (
	"errors"
	"net/http"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
)

const sends = "/channels/*/messages"

func TestRateLimitIsWaitedOut(t *testing.T) {
	d, general, _ := newsroom(t)
	bot := client(t, d)
	d.RateLimit("POST", sends, 30*time.Millisecond, 2)
	if _, err := bot.ChannelMessageSend(general.ID(), "at last"); err != nil {
		t.Fatal(err)
	}
	seen := d.RequestsTo("POST", sends)
	if len(seen) != 3 || seen[0].Status != 429 || seen[1].Status != 429 || seen[2].Status != 200 {
		t.Fatalf("%+v", seen)
	}
	if wait := seen[2].At.Sub(seen[0].At); wait < 60*time.Millisecond {
		t.Errorf("the client came back after %v", wait)
	}
}

func TestRateLimitOnTheWire(t *testing.T) {
	d, general, _ := newsroom(t)
	bot := client(t, d)
	bot.ShouldRetryOnRateLimit = false
	for _, global := range []bool{false, true} {
		d.Inject(Fault{Status: 429, After: 1500 * time.Millisecond, Global: global})
		resp, err := http.Get(d.URL() + "/api/v9/gateway")
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		h := resp.Header
		if resp.StatusCode != 429 || h.Get("Retry-After") != "2" || (h.Get("X-RateLimit-Global") == "true") != global {
			t.Errorf("global %t: %d %v", global, resp.StatusCode, h)
		}
		if !global && (h.Get("X-RateLimit-Remaining") != "0" || h.Get("X-RateLimit-Reset-After") != "1.500" || h.Get("X-RateLimit-Bucket") == "") {
			t.Errorf("%v", h)
		}
	}
	d.LimitRate(2, time.Hour)
	var limit *discordgo.RateLimitError
	for i := range 3 {
		_, err := bot.RequestRaw("POST", discordgo.EndpointChannelMessages(general.ID()), "application/json", []byte(`{"content":"a"}`), string(rune('a'+i)), 0)
		if errors.As(err, &limit) != (i == 2) {
			t.Errorf("request %d: %v", i, err)
		}
	}
	if limit == nil || limit.RetryAfter < 59*time.Minute {
		t.Errorf("%v", limit)
	}
}

func TestServerErrors(t *testing.T) {
	d, general, _ := newsroom(t)
	bot := client(t, d)
	d.Fail("POST", sends, 500, 1)
	_, err := bot.ChannelMessageSend(general.ID(), "a")
	refused(t, err, 500, 0)
	d.Fail("POST", sends, 502, 2)
	if _, err := bot.ChannelMessageSend(general.ID(), "discordgo retries after 502"); err != nil {
		t.Error(err)
	}
	d.Fail("POST", sends, 503, -1)
	for range 3 {
		if _, err := bot.ChannelMessageSend(general.ID(), "a"); err == nil {
			t.Error("went through")
		}
	}
	d.Heal()
	if _, err := bot.ChannelMessageSend(general.ID(), "b"); err != nil {
		t.Error(err)
	}
	if n := len(d.Messages(general)); n != 2 {
		t.Errorf("%d messages", n)
	}
}

func TestCutAndLostRequests(t *testing.T) {
	d, general, _ := newsroom(t)
	bot := client(t, d)
	d.Inject(Fault{Method: "POST", Path: sends, Cut: true})
	if _, err := bot.ChannelMessageSend(general.ID(), "never arrives"); err == nil || len(d.Messages(general)) != 0 {
		t.Errorf("%v, %d messages", err, len(d.Messages(general)))
	}
	d.Inject(Fault{Method: "POST", Path: sends, Lose: true})
	if _, err := bot.ChannelMessageSend(general.ID(), "arrives unheard"); err == nil || len(d.Messages(general)) != 1 {
		t.Errorf("%v, %d messages", err, len(d.Messages(general)))
	}
}

func TestDelay(t *testing.T) {
	d, general, _ := newsroom(t)
	bot := client(t, d)
	d.Delay("POST", sends, 80*time.Millisecond, 1)
	start := time.Now()
	if _, err := bot.ChannelMessageSend(general.ID(), "slow"); err != nil || time.Since(start) < 80*time.Millisecond {
		t.Errorf("%v after %v", err, time.Since(start))
	}
}

func TestGatewayCannotBeReached(t *testing.T) {
	d, _, _ := newsroom(t)
	bot := client(t, d)
	d.Fail("GET", "/gateway", 500, 1)
	if bot.Open() == nil {
		t.Error("connected without an address")
	}
	d.Fail("GET", "/gateway/", 503, 1)
	if bot.Open() == nil {
		t.Error("connected to a gateway that is down")
	}
	connect(t, d, bot)
}

func TestDirectMessages(t *testing.T) {
	d, _, anna := newsroom(t)
	bot := client(t, d)
	dm, err := bot.UserChannelCreate(anna.ID())
	if err != nil || dm.ID != anna.DM().ID() {
		t.Fatalf("%v, %v", dm, err)
	}
	if _, err := bot.ChannelMessageSend(dm.ID, "hello"); err != nil || d.Messages(anna.DM())[0].Content != "hello" {
		t.Error(err)
	}
	anna.RefuseDMs()
	_, err = bot.ChannelMessageSend(dm.ID, "hello?")
	refused(t, err, 403, discordgo.ErrCodeCannotSendMessagesToThisUser)
}

func TestTokens(t *testing.T) {
	d, general, _ := newsroom(t)
	for _, token := range []string{"", d.Token(), "Bot wrong", "Bearer " + d.Token()} {
		bot := client2(t, d, token)
		_, err := bot.Channel(general.ID())
		var rest *discordgo.RESTError
		if !errors.As(err, &rest) || rest.Response.StatusCode != 401 {
			t.Errorf("token %q: %v", token, err)
		}
	}
}

// failing stands in for a test, to see that the waiting methods end it.
type failing struct{ failed chan string }

func (f failing) Helper()                        {}
func (f failing) Cleanup(func())                 {}
func (f failing) Fatalf(format string, _ ...any) { f.failed <- format; panic(f) }

func TestMisuseEndsTheTest(t *testing.T) {
	d, general, anna := newsroom(t)
	f := failing{make(chan string, 1)}
	d.t = f
	ends := func(name string, do func()) {
		defer func() {
			if recover() == nil || len(f.failed) == 0 {
				t.Errorf("%s: the test went on", name)
			} else {
				<-f.failed
			}
		}()
		do()
	}
	stranger := d.Guild("Elsewhere").Member("Cleo")
	mute := general.guild.Member("Mia")
	general.Deny(mute, SendMessages)
	none := func(*Message) bool { return false }
	ends("a stranger speaks", func() { stranger.Say(general, "a") })
	ends("one speaks who may not", func() { mute.Say(general, "a") })
	ends("a message too long", func() { anna.Say(general, string(make([]rune, 4001))) })
	ends("no answer", func() { general.Wait(f, 10*time.Millisecond, none) })
	ends("no such button", func() { anna.Press(anna.Say(general, "a"), "b") })
	ends("another's message", func() { mute.Edit(anna.Say(general, "a"), "b") })
	anna.Say(general, "and the lock is free")
}
