package bot

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"quoth/internal/discordtest"
)

// becomes waits until the reply to a message says something.
func (sc *scene) becomes(t *testing.T, m *discordtest.Message, words string) *discordtest.Message {
	t.Helper()
	return sc.general.Wait(t, discordtest.DefaultTimeout, func(reply *discordtest.Message) bool {
		return reply.Reference != nil && reply.Reference.MessageID == m.ID && strings.Contains(reply.Text(), words)
	})
}

// The answer to a question that is corrected is corrected, too; a message that was not for the bot and becomes a question is answered.
func TestEditedQuestion(t *testing.T) {
	sc := serve(t)
	m := sc.bert.Say(sc.general, question1)
	first := sc.becomes(t, m, answerWord)
	sc.bert.Edit(m, "!wann wird das Hallenbad eröffnet")
	if second := sc.becomes(t, m, "2028"); second.ID != first.ID || strings.Contains(second.Text(), answerWord) {
		t.Errorf("answered anew: %s", second.Text())
	}
	silent := sc.bert.Say(sc.general, "!woh declined the request")
	sc.bert.Edit(silent, question1)
	sc.becomes(t, silent, answerWord)
	sc.bert.Edit(silent, "never mind")
	sc.checkMentions(t)
}

// An edited command that is no question is not done again, an old question keeps its answer, and one version of which Discord tells twice is
// answered once.
func TestEditedWithoutAnswer(t *testing.T) {
	sc := serve(t)
	article := "!add 2025-01-01 A cat on Friday\nThe cat was seen by Ole Friis."
	added := sc.anna.Say(sc.general, article)
	sc.becomes(t, added, "Stored as article 10")
	sc.anna.Edit(added, article+" It was black.")
	m := sc.bert.Say(sc.general, question1)
	sc.becomes(t, m, answerWord)
	edited := sc.bert.Edit(m, question1+" on Monday")
	sc.becomes(t, m, "on Monday")
	raw, err := json.Marshal(edited)
	if err != nil {
		t.Fatal(err)
	}
	raw = []byte(strings.Replace(string(raw), `"id"`, fmt.Sprintf(`"guild_id":%q,"id"`, sc.guild.ID()), 1))
	sc.session.messageEdited(t.Context(), raw)
	sc.Advance(2 * maxEdit)
	sc.bert.Edit(m, "!wann wird das Hallenbad eröffnet")
	wants(t, sc.Reply(t, sc.bert.Say(sc.general, "!list")), "Articles: 10")
	if r := sc.Replies(m); len(r) != 1 || !strings.Contains(r[0].Text(), "on Monday") || len(sc.RequestsTo("PATCH", "/channels/*/messages/*")) != 1 {
		t.Errorf("edited: %v", r[0].Text())
	}
}

// A ledger forgets the oldest messages.
func TestLedger(t *testing.T) {
	var l ledger
	const more = 10
	for i := range maxLedger + more {
		id := fmt.Sprint(i)
		if l.see(id, "") || !l.see(id, "") || l.see(id, "later") {
			t.Fatalf("%s is not told from those before", id)
		}
		l.replied(id, "to "+id)
	}
	if len(l.entries) != maxLedger || l.replyTo(fmt.Sprint(more-1)) != "" || l.replyTo(fmt.Sprint(more)) != "to 10" {
		t.Errorf("%d entries", len(l.entries))
	}
	l.replied("0", "late")
	if l.replyTo("0") != "" {
		t.Error("a reply to what is forgotten is kept")
	}
}

// The nonces of a message's versions differ, and are of a length that Discord takes.
func TestNonce(t *testing.T) {
	m := message{ID: "15761044419735715841"}
	first := m.nonce()
	m.Edited = time.Date(2099, 1, 1, 0, 0, 0, 0, time.UTC)
	if second := m.nonce(); first == second || len(first) > 25 || len(second) > 25 {
		t.Errorf("%s and %s", first, second)
	}
}
