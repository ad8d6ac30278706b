// Package bot is Quoth in conversation: its commands, what they answer, and the Discord session that carries both.
//
// The commands know nothing of Discord. A Desk runs them over a directory of corpora, and the terminal shows the same replies:
//
//	desk := bot.NewDesk(log, dir)
//	reply := desk.Handle(ctx, "!who declined", bot.Request{Guild: "default", User: "operator", Manager: true})
//	fmt.Print(bot.Terminal(reply, bot.TerminalOptions{Width: 80}))
//
// In Discord a Session does so for every server that the bot is a member of:
//
//	session, err := bot.New(log, desk, token, nil)
//	err = session.Run(ctx)
//
// A new command is a file cmd_x.go, a line in Commands, and a transcript in testdata.
//
// What is quoted is shown as it stands in the article, or not at all: a sentence that does not fit is named and linked, never cut.
// Article text is hostile. Every character of it that Discord would read as markup is escaped, every link is one that the article's
// own address gave, and no message that is sent can notify anybody. The package stores nothing.
package bot
