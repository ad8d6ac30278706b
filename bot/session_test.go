package bot

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"quoth/corpus"
	"quoth/internal/discordtest"
)

// logbook collects what is logged, for tests to look at.
type logbook struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *logbook) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *logbook) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// scene is a Discord with one server, in which the bot runs.
type scene struct {
	*discordtest.Server
	guild   *discordtest.Guild
	general *discordtest.Channel
	anna    *discordtest.Member // may manage messages
	bert    *discordtest.Member // may not
	session *Session
	log     *logbook
	ended   chan error
	stop    context.CancelFunc
}

// stage makes a scene with the samples stored; the bot does not run yet. The test goes on beside others, as most of it is waiting.
func stage(t *testing.T) *scene {
	t.Helper()
	t.Parallel()
	d := discordtest.New(t)
	api, err := ParseAPI(d.URL())
	if err != nil {
		t.Fatal(err)
	}
	sc := &scene{Server: d, log: &logbook{}, ended: make(chan error, 1)}
	sc.guild = d.Guild("Newsroom")
	sc.general = sc.guild.Channel("general")
	sc.anna = sc.guild.Member("Anna", discordtest.ManageMessages)
	sc.bert = sc.guild.Member("Bert")
	log := slog.New(slog.NewTextHandler(sc.log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	desk := newDesk(t)
	desk.log = log
	storeSamples(t, desk, sc.guild.ID())
	session, err := New(log, desk, d.Token(), api)
	if err != nil {
		t.Fatal(err)
	}
	session.timing.retry, session.timing.retryMax = 10*time.Millisecond, time.Second
	sc.session = session
	return sc
}

// start runs the bot until the test ends.
func (sc *scene) start(t *testing.T) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	sc.stop = cancel
	done := make(chan struct{})
	go func() {
		defer close(done)
		sc.ended <- sc.session.Run(ctx)
	}()
	t.Cleanup(func() {
		cancel()
		<-done
		for what, secret := range map[string]string{"token": sc.Token(), "question": "declined the request"} {
			if strings.Contains(sc.log.String(), secret) {
				t.Errorf("the %s stands in the log", what)
			}
		}
		if t.Failed() {
			t.Log(sc.log.String())
		}
	})
}

// serve makes a scene and starts the bot.
func serve(t *testing.T) *scene {
	t.Helper()
	sc := stage(t)
	sc.start(t)
	sc.WaitReady(t)
	waitLog(t, sc, "connected to Discord")
	return sc
}

func wants(t *testing.T, m *discordtest.Message, words ...string) {
	t.Helper()
	for _, w := range words {
		if !strings.Contains(m.Text(), w) {
			t.Errorf("%q is not in the reply:\n%s", w, m.Text())
		}
	}
}

// A member asks by command, by mention and by slash command; moderators add, list, remove and restore; others may not.
func TestConversation(t *testing.T) {
	sc := serve(t)
	wants(t, sc.Reply(t, sc.bert.Say(sc.general, "!who declined the request")), "Handelsbank Rhein", "declined the request", "2025-03-12", "The Northern Courier",
		"https://example.org/business/banks-asked-for-account-data")
	wants(t, sc.Reply(t, sc.bert.Say(sc.general, sc.Mention()+", wann wird das Hallenbad eröffnet?")), "Frühjahr 2028", "Lindenauer Anzeiger", "\nwann wird")
	wants(t, sc.Reply(t, sc.bert.Say(sc.general, "Wann wird das Hallenbad eröffnet, "+sc.Mention()+"?")), "Frühjahr 2028")
	wants(t, sc.Reply(t, sc.bert.Say(sc.general, "> They asked the banks.\n"+sc.Mention()+" who declined the request?")), "Handelsbank Rhein")
	wants(t, sc.Reply(t, sc.bert.Say(sc.general, sc.Mention())), "!who", "!search")
	wants(t, sc.bert.Slash(sc.general, "who", map[string]any{"question": "declined the request"}).Wait(t), "Handelsbank Rhein")
	title := sc.bert.Slash(sc.general, "who", map[string]any{"question": "Who declined the request? " + sc.anna.Mention()}).Wait(t).Embeds[0].Title
	if title != "Who declined the request?" {
		t.Errorf("title %q", title)
	}
	wants(t, sc.bert.Slash(sc.general, "help", nil).Wait(t), "!who")

	wants(t, sc.Reply(t, sc.bert.Say(sc.general, "!add Some text that is an article.")), "Manage Messages")
	wants(t, sc.bert.Slash(sc.general, "remove", map[string]any{"number": 1}).Wait(t), "Manage Messages")

	article := "date 2025-11-02 Lighthouse keeper retires\nThe lighthouse keeper Tomas Ekdahl retired on Sunday after 41 years. He wants to breed bees."
	wants(t, sc.Reply(t, sc.anna.Say(sc.general, "!add "+article)), "Stored as article 10", "Lighthouse keeper retires", "2025-11-02", "English", "Sentences: **2**")
	wants(t, sc.Reply(t, sc.anna.Say(sc.general, "!add "+article)), "Stored already, as article 10")
	wants(t, sc.Reply(t, sc.bert.Say(sc.general, "!who retired")), "Tomas Ekdahl")
	wants(t, sc.Reply(t, sc.anna.Say(sc.general, "!remove 10")), "in the bin")
	wants(t, sc.anna.Slash(sc.general, "list", map[string]any{"bin": "bin"}).Wait(t), "Lighthouse keeper")
	wants(t, sc.anna.Slash(sc.general, "restore", map[string]any{"number": 10}).Wait(t), "is back")
	wants(t, sc.Reply(t, sc.anna.Say(sc.general, "!remove 99")), "no article with that number")
	wants(t, sc.Reply(t, sc.bert.Say(sc.general, "!forget")), "Your ID is erased")
	wants(t, sc.Reply(t, sc.anna.Say(sc.general, "!forget "+sc.bert.Mention())), "The ID is erased")
	wants(t, sc.Reply(t, sc.bert.Say(sc.bert.DM(), "!who declined")), "in servers only")
	wants(t, sc.Reply(t, sc.bert.Say(sc.bert.DM(), "!hilfe")), "nur auf Servern")
	if p := sc.Pings(); len(p) > 0 {
		t.Errorf("pinged %v", p)
	}
	sc.checkMentions(t)
}

// checkMentions looks at everything that was sent, on the wire.
func (sc *scene) checkMentions(t *testing.T) {
	t.Helper()
	sent := 0
	for _, r := range sc.Requests() {
		if r.Method != "POST" && r.Method != "PATCH" || len(r.Body) == 0 {
			continue
		}
		type body struct {
			Allowed json.RawMessage   `json:"allowed_mentions"`
			Embeds  []json.RawMessage `json:"embeds"`
			Content string            `json:"content"`
		}
		var b struct {
			body
			Data *body `json:"data"`
		}
		if err := json.Unmarshal(r.Body, &b); err != nil {
			t.Errorf("%s %s: %v", r.Method, r.Path, err)
			continue
		}
		if b.Data != nil {
			b.body = *b.Data
		}
		if b.Content == "" && len(b.Embeds) == 0 {
			continue
		}
		sent++
		if string(b.Allowed) != `{"parse":[],"replied_user":false}` {
			t.Errorf("%s %s: allowed_mentions %s", r.Method, r.Path, b.Allowed)
		}
	}
	if sent == 0 {
		t.Error("nothing was sent")
	}
}

// Files come attached to the command, to the message replied to, or to the slash command; their text may be the message replied to itself,
// or what that one forwards. Pictures are passed over, and what was typed beside a file is its head.
func TestAddingFiles(t *testing.T) {
	sc := serve(t)
	photo := discordtest.Upload{Name: "photo.png", Data: []byte("PNG")}
	m := sc.anna.Post(sc.general, discordtest.Draft{Content: "!add 2025-11-02 Lighthouse keeper retires\nThe keeper Tomas Ekdahl retired on Sunday.", Files: []discordtest.Upload{photo}})
	wants(t, sc.Reply(t, m), "Stored as article 10", "Lighthouse keeper retires", "2025-11-02")
	wants(t, sc.Reply(t, sc.anna.Attach(sc.general, "!add date 2025-07-01 Bakery opens", "bakery.txt", []byte("The bakery in Hill Street opens at midnight, said Ana Pires."))),
		"Stored as article 11", "Bakery opens", "2025-07-01")
	wants(t, sc.Reply(t, sc.anna.Attach(sc.general, sc.Mention()+" add", "dog.txt", []byte("The dog of the town hall has no passport, said Rosa Alder."))), "Stored as article 12")
	lines := []byte(`{"title":"One","text":"The first bear of spring was seen at Tarn Lake."}` + "\n{broken\n" + `{"text":"The second bear was seen by Ole Friis."}` + "\n")
	wants(t, sc.Reply(t, sc.anna.Attach(sc.general, "!add", "bears.jsonl", lines)), "Articles stored: 2", "Could not be stored: 1", "line 2")

	post := sc.bert.Attach(sc.general, "The mill in Dorn burned down on Friday. The miller Jakob Senn was not hurt.", photo.Name, photo.Data)
	wants(t, sc.Reply(t, sc.anna.ReplyTo(post, "!add date 2025-09-05 Mill burns down")), "Stored as article 15", "Mill burns down", "2025-09-05", "Sentences: **2**")
	forward := sc.bert.Post(sc.guild.Channel("leads"), discordtest.Draft{Forward: post})
	wants(t, sc.Reply(t, sc.anna.ReplyTo(forward, "!remove 15")), "in the bin")
	wants(t, sc.Reply(t, sc.anna.ReplyTo(forward, "!add date 2025-09-05 Mill burns down")), "Stored as article 16", "Mill burns down", "Sentences: **2**")
	post = sc.bert.Attach(sc.general, "see file", "note.md", []byte("# Quiet day in Dorn\n\nNothing happened in Dorn, said the mayor Rosa Alder.\n"))
	wants(t, sc.Reply(t, sc.anna.ReplyTo(post, "!add")), "Quiet day in Dorn")

	upload := discordtest.Upload{Name: "story.txt", Data: []byte("The cat of the town hall has been given a passport, said Rosa Alder.")}
	named := sc.anna.Slash(sc.general, "add", map[string]any{"file": upload, "headline": "A cat's passport " + sc.bert.Mention(), "date": "2025-10-10"}).Wait(t)
	if wants(t, named, "A cat's passport", "2025-10-10"); digits.MatchString(named.Text()) {
		t.Errorf("a member's ID is stored: %s", named.Text())
	}
	wants(t, sc.anna.Slash(sc.general, "add", map[string]any{"text": "The dog of the town hall has not.", "link": "javascript:alert(1)"}).Wait(t), "web address")
	wants(t, sc.anna.Slash(sc.general, "add", map[string]any{"text": "The dog of the town hall has not.", "link": "<https://example.org/dog>"}).Wait(t), "Stored as article 19")
	wants(t, sc.Reply(t, sc.anna.Say(sc.general, "!add")), "no article here")
}

// The words of an article are hostile.
func TestHostileArticle(t *testing.T) {
	sc := serve(t)
	hostile := "Mayor Ruth Okafor banned @everyone and @here and " + sc.bert.Mention() + " from the **market**, [click](https://evil.example.org) <#1> <:a:1> `code` ||x||."
	err := sc.session.desk.dir.Use(sc.guild.ID(), func(c *corpus.Corpus) error {
		_, err := c.Add(t.Context(), corpus.Article{Headline: "@everyone " + sc.bert.Mention() + " [x](https://evil.example.org)", Text: hostile, Source: "@here"})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	m := sc.Reply(t, sc.bert.Say(sc.general, "!who banned everyone from the market @everyone "+sc.anna.Mention()))
	wants(t, m, "Okafor", `\@everyone`, `\*\*market\*\*`, `\[click\](https\://evil.example.org)`)
	sc.general.Deny(sc.guild.Everyone(), discordtest.EmbedLinks)
	m = sc.Reply(t, sc.bert.Say(sc.general, "!who banned everyone from the market "+sc.anna.Mention()))
	if wants(t, m, "Okafor"); len(m.Embeds) > 0 {
		t.Error("an embed where none may be")
	}
	if p := sc.Pings(); len(p) > 0 {
		t.Errorf("pinged %v", p)
	}
	sc.checkMentions(t)
}

func TestMarkup(t *testing.T) {
	for text, want := range map[string]string{
		"who paid <@81> for <#7>":           "who paid   for  ",
		"<@!81> <@&9> <:fish:12> <a:w_3:4>": "       ",
		"see </ask:12> at <t:1700000000:R>": "see   at  ",
		"a < b > c <@x> <81>":               "a < b > c <@x> <81>",
	} {
		if got := markup.ReplaceAllString(text, " "); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
