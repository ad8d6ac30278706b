// Package discordtest is a Discord on loopback for tests: the REST API and the
// gateway as they are on the wire, with servers, channels and members that a
// test can script.
//
// It holds a client to what Discord holds it to: lengths of messages and embeds,
// permissions, privileged intents, an interaction acknowledged once and within
// three seconds, rate limits. Who would have been notified by each message is
// recorded, so that a test can say "nobody was pinged".
//
// A story of its use, with any client that lets its endpoints be set:
//
//	d := discordtest.New(t)
//	guild := d.Guild("Newsroom")
//	general := guild.Channel("general")
//	anna := guild.Member("Anna", discordtest.ManageMessages)
//
//	startBot(t, d.URL(), d.Token()) // the code under test
//	d.WaitReady(t)
//
//	question := anna.Say(general, "!who declined")
//	answer := d.Reply(t, question)
//	if len(d.Pings()) > 0 { ... }
//
//	i := anna.Slash(general, "who", map[string]any{"question": "declined"})
//	answer = i.Wait(t)
//
//	d.RateLimit("POST", "/channels/*/messages", 50*time.Millisecond, 1)
//	d.CutGateway()
//	anna.Say(general, "!when") // said while the client is away: replayed when it resumes
//
// That a bot stays silent is shown without waiting: say something that it must
// answer after the message it must not answer, wait for that answer, and see
// that [Server.Replies] has none for the first.
//
// The behaviour follows Discord's developer documentation; the topic is named
// where a rule is written down. Where the documentation is silent the comment
// says so. Voice, stages, polls, stickers and OAuth2 are not there: such routes
// answer 404.
//
// All methods may be called from several goroutines. Methods that take a TB end
// the test when what they wait for does not come in time. Misuse of the script
// (a member speaks where she may not) ends the test given to New.
package discordtest
