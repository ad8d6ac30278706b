package discordtest

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
)

// closed sees that err is a close of the gateway with a code.
func closed(t *testing.T, err error, code int) {
	t.Helper()
	if !websocket.IsCloseError(err, code) {
		t.Fatalf("want close %d, got %v", code, err)
	}
}

func TestRefusedIdentifies(t *testing.T) {
	d, _, _ := newsroom(t)
	tests := []struct {
		name   string
		change func(*discordgo.Session)
		code   int
	}{
		{"wrong token", func(s *discordgo.Session) { s.Identify.Token = "Bot wrong" }, 4004},
		{"members intent, not allowed", func(s *discordgo.Session) { s.Identify.Intents |= discordgo.IntentGuildMembers }, 4014},
		{"presence intent, not allowed", func(s *discordgo.Session) { s.Identify.Intents |= discordgo.IntentGuildPresences }, 4014},
		{"an intent that is none", func(s *discordgo.Session) { s.Identify.Intents |= 1 << 30 }, 4013},
		{"a shard that is none", func(s *discordgo.Session) { s.Identify.Shard = &[2]int{2, 2} }, 4010},
		{"longer than 4096 bytes", func(s *discordgo.Session) { s.Identify.Properties.Browser = strings.Repeat("x", 5000) }, 4002},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := client(t, d)
			test.change(s)
			closed(t, s.Open(), test.code)
		})
	}
}

func TestContentIntent(t *testing.T) {
	d, general, anna := newsroom(t)
	d.AllowContentIntent(false)
	bot := client(t, d)
	closed(t, bot.Open(), 4014)
	bot.Identify.Intents &^= discordgo.IntentMessageContent
	in := listen[*discordgo.MessageCreate](bot)
	connect(t, d, bot)

	plain := anna.Attach(general, "!who declined", "a.txt", []byte("a"))
	anna.Say(general, d.Mention()+" who declined")
	own, err := bot.ChannelMessageSend(general.ID(), "mine")
	if err != nil {
		t.Fatal(err)
	}
	anna.ReplyTo(d.Message(own.ID), "thanks")
	anna.Say(anna.DM(), "in private")

	for _, want := range []string{"", d.Mention() + " who declined", "mine", "thanks", "in private"} {
		if m := in.next(t); m.Content != want || len(m.Attachments) > 0 {
			t.Errorf("want %q, got %q and %d attachments", want, m.Content, len(m.Attachments))
		}
	}
	if m, err := bot.ChannelMessage(general.ID(), plain.ID); err != nil || m.Content != "" {
		t.Errorf("over REST: %q, %v", m.Content, err)
	}
	d.AllowContentIntent(true)
	if m, err := bot.ChannelMessage(general.ID(), plain.ID); err != nil || m.Content != plain.Content {
		t.Errorf("over REST with the intent: %q, %v", m.Content, err)
	}
}

func TestWhatTheBotIsTold(t *testing.T) {
	d, general, anna := newsroom(t)
	bot := client(t, d)
	created, updated, deleted := listen[*discordgo.MessageCreate](bot), listen[*discordgo.MessageUpdate](bot), listen[*discordgo.MessageDelete](bot)
	left := listen[*discordgo.GuildDelete](bot)
	connect(t, d, bot)

	m := anna.Say(general, "teh question")
	if e := created.next(t); e.GuildID != general.guild.ID() || e.Member == nil || len(e.Member.Roles) != 1 || e.Author.Username != "Anna" {
		t.Errorf("%+v", e.Message)
	}
	if p, err := bot.State.MessagePermissions(&discordgo.Message{Author: &discordgo.User{ID: anna.ID()}, ChannelID: general.ID(), Member: &discordgo.Member{
		Roles: []string{anna.roles[0].id}}}); err != nil || p&discordgo.PermissionManageMessages == 0 {
		t.Errorf("permissions by discordgo's cache: %b, %v", p, err)
	}
	anna.Edit(m, "the question")
	if e := updated.next(t); e.Content != "the question" || e.EditedTimestamp == nil {
		t.Errorf("%+v", e.Message)
	}
	anna.Delete(m)
	if e := deleted.next(t); e.ID != m.ID || e.GuildID != general.guild.ID() {
		t.Errorf("%+v", e.Message)
	}
	hidden := general.guild.Channel("hidden")
	hidden.Deny(general.guild.Bot(), ViewChannel)
	anna.Say(hidden, "not for the bot")
	anna.Say(general.Thread("a thread"), "in a thread")
	if e := created.next(t); e.Content != "in a thread" {
		t.Errorf("told of %q", e.Content)
	}
	general.guild.Leave()
	if e := left.next(t); e.ID != general.guild.ID() {
		t.Errorf("%+v", e)
	}
}

func TestIntentsNotAskedFor(t *testing.T) {
	d, general, anna := newsroom(t)
	bot := client(t, d)
	bot.Identify.Intents = discordgo.IntentGuilds | discordgo.IntentDirectMessages
	in := listen[*discordgo.MessageCreate](bot)
	connect(t, d, bot)
	anna.Say(general, "not asked for")
	anna.Say(anna.DM(), "asked for")
	if m := in.next(t); m.Content != "asked for" {
		t.Errorf("told of %q", m.Content)
	}
}

func TestMessagesThatTripClients(t *testing.T) {
	d, general, anna := newsroom(t)
	bot := client(t, d)
	in := listen[*discordgo.MessageCreate](bot)
	connect(t, d, bot)
	var unknown Component
	if err := json.Unmarshal([]byte(`{"type":99,"new":true}`), &unknown); err != nil {
		t.Fatal(err)
	}
	anna.Post(general, Draft{Content: "newer than the client", Components: []Component{unknown}})
	if m := in.next(t); m.Author != nil {
		t.Errorf("discordgo reads unknown components now: %+v", m.Message)
	}
	anna.Post(general, Draft{Content: "from a webhook", FromWebhook: true})
	if m := in.next(t); m.WebhookID == "" || m.Member != nil {
		t.Errorf("%+v", m.Message)
	}
	anna.Post(general, Draft{Type: 7})
	if m := in.next(t); m.Type != discordgo.MessageTypeGuildMemberJoin {
		t.Errorf("%+v", m.Message)
	}
	gone := anna.Say(general, "soon gone")
	anna.Delete(gone)
	in.next(t)
	anna.ReplyTo(gone, "to nothing")
	if m := in.next(t); m.MessageReference == nil || m.ReferencedMessage != nil {
		t.Errorf("%+v", m.Message)
	}
}

func TestBreaksOfTheConnection(t *testing.T) {
	breaks := []struct {
		name            string
		do              func(*Server)
		resumes, starts int // RESUME and IDENTIFY sent when the bot is back
	}{
		{"cut", (*Server).CutGateway, 1, 1},
		{"cut twice", func(d *Server) { d.eachConn(func(c *conn) { c.cut(); c.cut() }) }, 1, 1},
		{"cut in mid-frame", (*Server).CutMidFrame, 1, 1},
		{"close 4000", func(d *Server) { d.CloseGateway(4000, "Unknown error.") }, 1, 1},
		{"opcode 7", (*Server).Reconnect, 1, 1},
		{"session lost meanwhile", func(d *Server) { d.ForgetSessions(); d.CutGateway() }, 1, 2},
		{"opcode 9", func(d *Server) { d.InvalidateSession(false) }, 0, 2},
	}
	for _, test := range breaks {
		t.Run(test.name, func(t *testing.T) {
			d, general, anna := newsroom(t)
			bot := client(t, d)
			echo(bot)
			connect(t, d, bot)
			d.Reply(t, anna.Say(general, "before"))
			test.do(d)
			var meanwhile *Message
			if test.starts == 1 {
				meanwhile = anna.Say(general, "meanwhile")
			}
			d.WaitReady(t)
			if meanwhile != nil {
				d.Reply(t, meanwhile) // replayed
			}
			d.Reply(t, anna.Say(general, "after"))
			if d.Resumes() != test.resumes || d.Identifies() != test.starts {
				t.Errorf("%d resumes and %d identifies, want %d and %d", d.Resumes(), d.Identifies(), test.resumes, test.starts)
			}
			if n := len(d.RequestsTo("POST", "/channels/*/messages")); n != test.resumes+2 && test.starts == 1 {
				t.Errorf("%d messages sent", n)
			}
		})
	}
}

func TestResumeReplaysInOrder(t *testing.T) {
	d, general, anna := newsroom(t)
	bot := client(t, d)
	in := listen[*discordgo.MessageCreate](bot)
	connect(t, d, bot)
	for i := range 30 {
		if i == 10 {
			in.next(t) // some have surely arrived
			d.CutGateway()
		}
		anna.Say(general, fmt.Sprint(i))
	}
	d.WaitReady(t)
	for i := 1; i < 30; i++ {
		if m := in.next(t); m.Content != fmt.Sprint(i) {
			t.Fatalf("message %d is %q", i, m.Content)
		}
	}
}

func TestGoodbyeEndsTheSession(t *testing.T) {
	d, _, _ := newsroom(t)
	bot := client(t, d)
	connect(t, d, bot)
	bot.Close()
	if !d.wait(DefaultTimeout, func() bool { return len(d.gateway.sessions) == 0 }) {
		t.Error("the session outlived a close with 1000")
	}
}

func TestZombie(t *testing.T) {
	d, general, anna := newsroom(t)
	d.HeartbeatInterval(50 * time.Millisecond)
	bot := client(t, d)
	echo(bot)
	connect(t, d, bot)
	d.HeartbeatInterval(time.Second) // of the connection after this one, so that a busy machine does not end it too
	d.IgnoreHeartbeats(true)
	d.WaitIdentifies(t, 2) // discordgo says goodbye with 1000, which ends the session
	d.IgnoreHeartbeats(false)
	d.WaitReady(t)
	d.Reply(t, anna.Say(general, "alive?"))
}

func TestRejectedToken(t *testing.T) {
	d, general, _ := newsroom(t)
	bot := client(t, d)
	bot.ShouldReconnectOnError = false
	connect(t, d, bot)
	if _, err := bot.ChannelMessageSend(general.ID(), "a"); err != nil {
		t.Fatal(err)
	}
	d.RejectToken()
	_, err := bot.ChannelMessageSend(general.ID(), "a")
	refused(t, err, 401, 0)
	if d.Connected() {
		t.Error("still connected")
	}
	closed(t, client2(t, d, bot.Token).Open(), 4004)
	connect(t, d, client(t, d)) // with the new token
}

// client2 is a client with a token of its own.
func client2(t *testing.T, d *Server, token string) *discordgo.Session {
	s := client(t, d)
	s.Token, s.Identify.Token = token, token
	return s
}

func TestStuckOpen(t *testing.T) {
	d, _, _ := newsroom(t)
	for _, where := range []Stall{StallHello, StallReady} {
		d.StallGateway(where)
		bot := client(t, d)
		done := make(chan error, 1)
		go func() { done <- bot.Open() }()
		d.wait(DefaultTimeout, func() bool { return len(d.gateway.conns) == 1 })
		d.CutGateway()
		if err := <-done; err == nil {
			t.Errorf("stall %d: Open went through", where)
		}
		d.wait(DefaultTimeout, func() bool { return len(d.gateway.conns) == 0 })
	}
}

func TestPayloadCompression(t *testing.T) {
	d, _, _ := newsroom(t)
	for _, compress := range []bool{true, false} {
		ws, _, err := websocket.DefaultDialer.Dial(d.gatewayURL()+"/?v=9&encoding=json", nil)
		if err != nil {
			t.Fatal(err)
		}
		defer ws.Close()
		kind, hello, err := ws.ReadMessage()
		if err != nil || kind != websocket.TextMessage || !strings.Contains(string(hello), `"op":10`) {
			t.Fatalf("%d %s %v", kind, hello, err)
		}
		ws.WriteJSON(object{"op": opIdentify, "d": object{"token": d.Token(), "intents": 1, "compress": compress, "properties": object{}}})
		kind, _, err = ws.ReadMessage()
		if err != nil || (kind == websocket.BinaryMessage) != compress {
			t.Errorf("compress %t: READY came as kind %d, %v", compress, kind, err)
		}
	}
}

func TestMalformedGatewayTraffic(t *testing.T) {
	d, _, _ := newsroom(t)
	tests := []struct {
		query, send string
		code        int
	}{
		{"?v=9&encoding=json", `{`, 4002},
		{"?v=9&encoding=json", `{"op":99}`, 4001},
		{"?v=9&encoding=json", `{"op":3,"d":{}}`, 4003},
		{"?v=9&encoding=json", `{"op":6,"d":{"token":"wrong","session_id":"a","seq":1}}`, 4004},
		{"?v=6&encoding=json", ``, 4012},
		{"?v=9&encoding=etf", ``, 4002},
	}
	for _, test := range tests {
		ws, _, err := websocket.DefaultDialer.Dial(d.gatewayURL()+"/"+test.query, nil)
		if err != nil {
			t.Fatal(err)
		}
		if test.send != "" {
			if err := ws.WriteMessage(websocket.TextMessage, []byte(test.send)); err != nil {
				t.Fatal(err)
			}
		}
		for err == nil {
			_, _, err = ws.ReadMessage()
		}
		closed(t, err, test.code)
		ws.Close()
	}
}

func TestSilentClientIsDropped(t *testing.T) {
	d, _, _ := newsroom(t)
	d.HeartbeatInterval(50 * time.Millisecond)
	ws, _, err := websocket.DefaultDialer.Dial(d.gatewayURL()+"?v=10&encoding=json", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	for err == nil {
		_, _, err = ws.ReadMessage()
	}
	closed(t, err, 4009)
}

func TestTooManySends(t *testing.T) {
	d, _, _ := newsroom(t)
	bot := client(t, d)
	bot.ShouldReconnectOnError = false
	connect(t, d, bot)
	for range sendsAllowed {
		bot.UpdateGameStatus(0, "busy")
	}
	if !d.wait(DefaultTimeout, func() bool { return len(d.gateway.conns) == 0 }) {
		t.Error("still connected")
	}
}

func TestShards(t *testing.T) {
	d, _, _ := newsroom(t)
	guilds := d.guilds
	for range 7 {
		guilds = append(guilds, d.Guild("another"))
	}
	seen := map[string]int{}
	for shard := range 2 {
		bot := client(t, d)
		bot.ShardID, bot.ShardCount = shard, 2
		connect(t, d, bot)
		bot.State.RLock()
		for _, g := range bot.State.Guilds {
			seen[g.ID]++
		}
		bot.State.RUnlock()
	}
	for _, g := range guilds {
		if seen[g.ID()] != 1 {
			t.Errorf("guild %s was seen by %d shards", g.ID(), seen[g.ID()])
		}
	}
}

func TestMembersChunk(t *testing.T) {
	d, general, anna := newsroom(t)
	bot := client(t, d)
	in := listen[*discordgo.Event](bot)
	connect(t, d, bot)
	if err := bot.RequestGuildMembersList(general.guild.ID(), []string{anna.ID()}, 0, "n", false); err != nil {
		t.Fatal(err)
	}
	for {
		e := in.next(t)
		if chunk, ok := e.Struct.(*discordgo.GuildMembersChunk); ok {
			if len(chunk.Members) != 1 || chunk.Members[0].User.ID != anna.ID() {
				t.Errorf("%s", e.RawData)
			}
			return
		}
	}
}

func TestPrivilegedMembers(t *testing.T) {
	d, general, anna := newsroom(t)
	bot := client(t, d)
	_, err := bot.GuildMembers(general.guild.ID(), "", 10)
	refused(t, err, 403, discordgo.ErrCodeMissingAccess)
	d.AllowMembersIntent(true)
	list, err := bot.GuildMembers(general.guild.ID(), "", 10)
	if err != nil || len(list) != 3 {
		t.Errorf("%d members, %v", len(list), err)
	}
	m, err := bot.GuildMember(general.guild.ID(), anna.ID())
	if err != nil || m.User.Username != "Anna" || len(m.Roles) != 1 {
		t.Errorf("%+v, %v", m, err)
	}
	anna.Strip()
	if m, err = bot.GuildMember(general.guild.ID(), anna.ID()); err != nil || len(m.Roles) != 0 {
		t.Errorf("stripped, but %+v, %v", m, err)
	}
}
