package bot

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"quoth/internal/discordtest"
)

// A reply that has no word to look for asks on: about the question that was answered, or about what somebody else wrote.
func TestFollowUp(t *testing.T) {
	sc := serve(t)
	reply := func(to *discordtest.Message, content string, words ...string) *discordtest.Message {
		t.Helper()
		r := sc.Reply(t, sc.bert.ReplyTo(to, content))
		wants(t, r, words...)
		return r
	}
	answer := sc.Reply(t, sc.bert.Say(sc.general, "!wer hat am Ziegelteich *gestimmt*_?"))
	then := reply(answer, "!wann", "Montagabend", "Lindenau")
	if title := then.Embeds[0].Title; title != `wann hat am Ziegelteich \*gestimmt\*\_?` {
		t.Errorf("title %q", title)
	}
	reply(then, sc.Mention()+" und warum war das?", "warum hat am Ziegelteich")
	reply(then, sc.Mention()+" where exactly?", "where hat am Ziegelteich")
	reply(then, "!wie viel kostet es", "23,5 Millionen Euro") // of the same story
	reply(answer, "!who declined the request", answerWord)    // of another
	reply(sc.bert.Say(sc.general, question1), "!when", "Monday")
	reply(sc.anna.Say(sc.general, "Who found that painting in the barn?"), sc.Mention(), "Lea Brandt")
	reply(sc.guild.BotMember("Feed").Say(sc.general, "Gemälde in einer Scheune gefunden"), sc.Mention()+" wer?", "Lea Brandt")
	reply(sc.anna.Post(sc.general, discordtest.Draft{Type: 7}), "!when", "no word to look for")
	wants(t, sc.Reply(t, sc.bert.Say(sc.general, "!when")), "no word to look for")

	gone := sc.anna.Say(sc.general, "Who found that painting in the barn?")
	sc.anna.Delete(gone)
	for id, want := range map[string]string{answer.ID: "wer hat am Ziegelteich *gestimmt*_?", gone.ID: ""} { // where the event does not bring it
		m, r := &message{}, &Request{}
		if err := json.Unmarshal(fmt.Appendf(nil, `{"channel_id":%q,"message_reference":{"message_id":%q}}`, sc.general.ID(), id), m); err != nil {
			t.Fatal(err)
		}
		if sc.session.follow(t.Context(), m, r); r.Earlier != want {
			t.Errorf("follows up %q, want %q", r.Earlier, want)
		}
	}

	plain := sc.guild.Channel("without embeds")
	plain.Deny(sc.guild.Bot(), discordtest.EmbedLinks)
	reply(sc.Reply(t, sc.bert.Say(plain, question1)), "!when", "Monday")
	for _, line := range []string{"!list", "!help"} {
		reply(sc.Reply(t, sc.bert.Say(plain, line)), "!when", "no word to look for")
	}
	sc.checkMentions(t)
}

// What a question is narrowed by holds also where it follows up another, whose own question word is no matter, and words cut off a long
// title are not looked for.
func TestFollowUpQuestion(t *testing.T) {
	for _, test := range []struct{ word, text, earlier, want string }{
		{"when", "", "!who declined", "when declined"}, {"", "and why was that?", "ask who declined", "why declined"},
		{"when", "after:2030 -google", "who declined after:2018", "when declined after:2018 after:2030 -google"},
		{"", "lang:de", "who declined", "who declined lang:de"}, {"how", "many?", "<@80351110224678912> who declined?", "how many declined?"},
	} {
		r := Request{Word: test.word, Text: test.text, Earlier: test.earlier}
		if r.followUp(); strings.TrimSpace(r.Word+" "+r.Text) != test.want {
			t.Errorf("%q after %q: %q, want %q", test.word+" "+test.text, test.earlier, r.Word+" "+r.Text, test.want)
		}
	}
	if title := fitTitle(strings.Repeat("word ", 100)); !strings.HasSuffix(title, " word…") {
		t.Errorf("cut to %q", title)
	}
}
