package bot

import (
	"context"
	"time"

	"github.com/bwmarrin/discordgo"
)

// maxEnrolPause is the longest pause between two tries to register the slash commands.
const maxEnrolPause = time.Hour

// enrol registers the slash commands, in place of those that were registered before. It tries until it has or ctx is done.
func (s *Session) enrol(ctx context.Context, app string) {
	defer s.rescue(func(int) {})
	for wait := s.timing.retry; ctx.Err() == nil; wait = min(2*wait, maxEnrolPause) {
		_, err := s.rest().ApplicationCommandBulkOverwrite(app, "", slashCommands(s.desk.commands), discordgo.WithContext(ctx))
		if err == nil {
			return
		}
		if ctx.Err() == nil {
			s.log.Warn("the slash commands could not be registered", "err", sayREST(err), "retry", wait)
		}
		pause(ctx, wait)
	}
}

// maxSlashHelp is the length of a description that Discord takes.
const maxSlashHelp = 100

// slashCommands describes the commands to Discord, in English and in German. Discord hides those of managers from others; the bot
// checks the permission nevertheless.
func slashCommands(commands []Command) []*discordgo.ApplicationCommand {
	contexts := []discordgo.InteractionContextType{discordgo.InteractionContextGuild}
	installs := []discordgo.ApplicationIntegrationType{discordgo.ApplicationIntegrationGuildInstall}
	list := make([]*discordgo.ApplicationCommand, 0, len(commands))
	for i := range commands {
		c := &commands[i]
		a := &discordgo.ApplicationCommand{
			Type: discordgo.ChatApplicationCommand, Name: c.Name, Description: shorten(c.Help, maxSlashHelp),
			Contexts: &contexts, IntegrationTypes: &installs,
			NameLocalizations:        &map[discordgo.Locale]string{discordgo.German: c.Aliases[0]},
			DescriptionLocalizations: &map[discordgo.Locale]string{discordgo.German: shorten(c.HelpDE, maxSlashHelp)},
		}
		if c.Manager {
			p := int64(discordgo.PermissionManageMessages)
			a.DefaultMemberPermissions = &p
		}
		for _, o := range c.Options {
			a.Options = append(a.Options, slashOption(&o))
		}
		list = append(list, a)
	}
	return list
}

func slashOption(o *Option) *discordgo.ApplicationCommandOption {
	out := &discordgo.ApplicationCommandOption{
		Name: o.Name, Description: shorten(o.Help, maxSlashHelp), Required: o.Required,
		NameLocalizations:        map[discordgo.Locale]string{discordgo.German: o.NameDE},
		DescriptionLocalizations: map[discordgo.Locale]string{discordgo.German: shorten(o.HelpDE, maxSlashHelp)},
	}
	switch o.Kind {
	case NumberOption:
		least := 1.0
		out.Type, out.MinValue = discordgo.ApplicationCommandOptionInteger, &least
	case FileOption:
		out.Type = discordgo.ApplicationCommandOptionAttachment
	default:
		out.Type = discordgo.ApplicationCommandOptionString
	}
	return out
}
