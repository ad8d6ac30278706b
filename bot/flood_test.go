package bot

import (
	"strings"
	"testing"
	"time"

	"quoth/internal/discordtest"
)

// A flood is dropped beyond its member's share of the channel. The member is told so once, a slash command at once and to the member alone,
// and the others take their turns in between.
func TestFlood(t *testing.T) {
	sc := stage(t)
	release, running := sc.slow(t, "slow")
	sc.start(t)
	sc.WaitReady(t)
	asked := []*discordtest.Message{sc.bert.Say(sc.general, "!slow")}
	<-running // it waits no more, so that the others fill the queue
	for range queueShare + 10 {
		asked = append(asked, sc.bert.Say(sc.general, "!slow"))
	}
	sc.general.Wait(t, discordtest.DefaultTimeout, func(m *discordtest.Message) bool { return strings.Contains(m.Text(), "too much to do") })
	refused := sc.bert.Slash(sc.general, "who", map[string]any{"question": "declined"}).Wait(t)
	if wants(t, refused, "in a moment"); !refused.Ephemeral() {
		t.Error("shown to all")
	}
	question := sc.anna.Say(sc.general, question1)
	wants(t, sc.Reply(t, sc.anna.Say(sc.guild.Channel("elsewhere"), question1)), answerWord)
	close(release)
	wants(t, sc.Reply(t, question), answerWord)
	last := sc.Reply(t, asked[queueShare-1])
	if answer := sc.Reply(t, question); !earlier(answer, last) {
		t.Error("who floods is answered first")
	}
	told, slow := 0, 0
	for _, m := range sc.Messages(sc.general) {
		told += strings.Count(m.Text(), "too much to do")
		slow += strings.Count(m.Text(), "slow") - strings.Count(m.Text(), "!slow")
	}
	if told != 1 || slow < queueShare || slow > queueShare+1 {
		t.Errorf("told %d times, %d answers", told, slow)
	}
	sc.checkMentions(t)
}

// earlier tells whether a message was sent before another.
func earlier(a, b *discordtest.Message) bool {
	return len(a.ID) < len(b.ID) || len(a.ID) == len(b.ID) && a.ID < b.ID
}

// Commands whose replies wait to be sent, such as for a rate limit, are in no other channel's way.
func TestWaitingRepliesLeaveRoom(t *testing.T) {
	sc := serve(t)
	sc.Reply(t, sc.bert.Say(sc.general, question1)) // what the first question waits for is loaded
	var slow *discordtest.Channel
	for range atOnce + 2 {
		slow = sc.guild.Channel("slow")
		sc.Delay("POST", "/channels/"+slow.ID()+"/messages", 4*time.Second, 1)
		sc.bert.Say(slow, question1)
	}
	wants(t, sc.Reply(t, sc.bert.Say(sc.general, question1)), answerWord)
	if len(sc.Messages(slow)) > 1 {
		t.Error("waited for the others")
	}
}

// In a channel where the bot may not write, members cannot have it send what Discord must refuse, again and again.
func TestMuteChannel(t *testing.T) {
	sc := serve(t)
	mute := sc.guild.Channel("mute")
	mute.Deny(sc.guild.Bot(), discordtest.SendMessages)
	sc.bert.Say(mute, question1)
	waitLog(t, sc, "a reply could not be sent")
	for range 20 {
		sc.bert.Say(mute, question1)
	}
	wants(t, sc.Reply(t, sc.bert.Say(sc.general, question1)), answerWord)
	if n := len(sc.RequestsTo("POST", "/channels/"+mute.ID()+"/messages")); n > 2 {
		t.Errorf("tried %d times", n)
	}
}
