package discordtest

import (
	"encoding/json"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"
)

// Command is an application command as the bot registered it (Interactions,
// "Application Commands"). It must not be changed.
type Command struct {
	ID          string          `json:"id"`
	Guild       string          `json:"guild_id"` // empty for a global one
	Type        int             `json:"type"`     // 1 slash, 2 user, 3 message
	Name        string          `json:"name"`
	Description string          `json:"description"`
	Permissions *Permission     `json:"default_member_permissions"` // nil: everyone sees it
	Options     []CommandOption `json:"options"`

	raw object // as it was sent, with what is not known here
}

// CommandOption is a parameter of a command, or a subcommand.
type CommandOption struct {
	Type         int             `json:"type"`
	Name         string          `json:"name"`
	Description  string          `json:"description"`
	Required     bool            `json:"required"`
	Autocomplete bool            `json:"autocomplete"`
	MaxLength    int             `json:"max_length"`
	Choices      []Choice        `json:"choices"`
	Options      []CommandOption `json:"options"`
}

// Choice is a value offered for an option.
type Choice struct {
	Name  string `json:"name"`
	Value any    `json:"value"`
}

// Types of options.
const (
	optSubcommand  = 1
	optGroup       = 2
	optString      = 3
	optInteger     = 4
	optBoolean     = 5
	optUser        = 6
	optChannel     = 7
	optRole        = 8
	optMentionable = 9
	optNumber      = 10
	optAttachment  = 11
)

// Limits of commands ("Application Command Object"). Names are lower case where a
// letter has a case.
const (
	maxCommands     = 100
	maxOptions      = 25
	maxDescribed    = 100
	maxCommandChars = 8000
)

var commandName = regexp.MustCompile(`^[-_'\p{L}\p{N}\p{Devanagari}\p{Thai}]{1,32}$`)

// Commands are the commands registered for everyone and for a guild (nil: none), by name.
func (d *Server) Commands(g *Guild) []*Command {
	d.mu.Lock()
	defer d.mu.Unlock()
	list := slices.DeleteFunc(slices.Clone(d.commands), func(c *Command) bool {
		return c.Guild != "" && (g == nil || c.Guild != g.id)
	})
	slices.SortFunc(list, func(a, b *Command) int { return strings.Compare(a.Name, b.Name) })
	return list
}

// command finds what a member gets by typing a name: the guild's before the global one. d.mu is held.
func (d *Server) command(g *Guild, name string, kind int) *Command {
	var found *Command
	for _, c := range d.commands {
		if c.Name == name && c.Type == kind && (c.Guild == "" && found == nil || g != nil && c.Guild == g.id) {
			found = c
		}
	}
	return found
}

// check finds what Discord would refuse.
func (c *Command) check() error {
	var f formErrors
	if c.Type == 1 {
		checkName(&f, "name", c.Name)
		f.length("description", c.Description, 1, maxDescribed)
	} else {
		f.length("name", c.Name, 1, 32)
		if c.Description != "" {
			f.add("description", "APPLICATION_COMMAND_DESCRIPTION_INVALID", "Context menu commands cannot have description")
		}
	}
	checkOptions(&f, "options", c.Options)
	if n := chars(c.Options) + len([]rune(c.Name+c.Description)); n > maxCommandChars {
		f.add("options", "APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (%d)", maxCommandChars)
	}
	return f.err()
}

func checkName(f *formErrors, path, name string) {
	if !commandName.MatchString(name) || strings.ToLower(name) != name {
		f.add(path, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")
	}
}

func checkOptions(f *formErrors, path string, options []CommandOption) {
	if len(options) > maxOptions {
		f.tooLong(path, maxOptions)
	}
	optional := false
	var names []string
	for i, o := range options {
		here := at(path, i)
		checkName(f, here+".name", o.Name)
		f.length(here+".description", o.Description, 1, maxDescribed)
		if o.Type < optSubcommand || o.Type > optAttachment {
			f.add(here+".type", "BASE_TYPE_CHOICES", "Value must be one of {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}.")
		}
		if o.Required && optional {
			f.add(here, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options must be placed before non-required options")
		}
		optional = optional || !o.Required
		if slices.Contains(names, o.Name) {
			f.add(path, "APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATE", "Option name is a duplicate")
		}
		names = append(names, o.Name)
		checkChoices(f, here, o)
		checkOptions(f, here+".options", o.Options)
	}
}

func checkChoices(f *formErrors, path string, o CommandOption) {
	if len(o.Choices) > maxOptions {
		f.tooLong(path+".choices", maxOptions)
	}
	if len(o.Choices) > 0 && o.Autocomplete {
		f.add(path, "APPLICATION_COMMAND_OPTIONS_CHOICES_AND_AUTOCOMPLETE", "Choices and autocomplete are mutually exclusive")
	}
	for i, c := range o.Choices {
		f.length(at(path+".choices", i)+".name", c.Name, 1, 100)
	}
}

func chars(options []CommandOption) int {
	n := 0
	for _, o := range options {
		n += len([]rune(o.Name+o.Description)) + chars(o.Options)
		for _, c := range o.Choices {
			n += len([]rune(c.Name))
		}
	}
	return n
}

func (c *Command) object(d *Server) object {
	o := object{"default_member_permissions": nil, "nsfw": false, "dm_permission": true}
	maps.Copy(o, c.raw)
	o["id"], o["application_id"], o["version"], o["type"], o["description"] = c.ID, d.app, c.ID, c.Type, c.Description
	if c.Guild != "" {
		o["guild_id"] = c.Guild
	}
	return o
}

// scope reads whose commands a path is about.
func (c *call) scope() (guild string, err error) {
	if app, err := c.id("application"); err != nil {
		return "", err
	} else if app != c.d.app {
		return "", errNotYourApplication
	}
	if c.r.PathValue("guild") == "" {
		return "", nil
	}
	g, err := c.guild()
	if err != nil {
		return "", err
	}
	return g.id, nil
}

// register adds a command or replaces the one of the same name and type, which keeps its ID.
func (d *Server) register(guild string, raw json.RawMessage) (c *Command, made bool, err error) {
	c = &Command{Type: 1}
	if json.Unmarshal(raw, c) != nil || json.Unmarshal(raw, &c.raw) != nil {
		return nil, false, errInvalidJSON
	}
	c.Guild = guild
	if err := c.check(); err != nil {
		return nil, false, err
	}
	for i, old := range d.commands {
		if old.Guild == guild && old.Name == c.Name && old.Type == c.Type {
			c.ID = old.ID
			d.commands = slices.Clone(d.commands)
			d.commands[i] = c
			d.notify()
			return c, false, nil
		}
	}
	c.ID = d.newID()
	d.commands = append(slices.Clip(d.commands), c)
	d.notify()
	return c, true, nil
}

func listCommands(c *call, guild string) (any, error) {
	list := []object{}
	for _, cmd := range c.d.commands {
		if cmd.Guild == guild {
			list = append(list, cmd.object(c.d))
		}
	}
	return list, nil
}

func createCommand(c *call, guild string) (any, error) {
	cmd, made, err := c.d.register(guild, c.payload)
	if err != nil {
		return nil, err
	}
	if made {
		c.status = http.StatusCreated
	}
	return cmd.object(c.d), nil
}

// overwriteCommands replaces all commands of a scope at once, or none if one is refused.
func overwriteCommands(c *call, guild string) (any, error) {
	var list []json.RawMessage
	if err := c.decode(&list); err != nil {
		return nil, err
	}
	if len(list) > maxCommands {
		return nil, formError("commands", "APPLICATION_COMMANDS_MAX", "Maximum number of application commands reached (%d).", maxCommands)
	}
	before := c.d.commands
	kept, answer := []*Command{}, []object{}
	for _, raw := range list {
		cmd, _, err := c.d.register(guild, raw)
		if err == nil && slices.ContainsFunc(kept, func(k *Command) bool { return k.ID == cmd.ID }) {
			err = formError("name", "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique")
		}
		if err != nil {
			c.d.commands = before
			return nil, err
		}
		kept, answer = append(kept, cmd), append(answer, cmd.object(c.d))
	}
	c.d.commands = slices.DeleteFunc(slices.Clone(c.d.commands), func(old *Command) bool {
		return old.Guild == guild && !slices.Contains(kept, old)
	})
	c.d.notify()
	return answer, nil
}

// named finds the command of the path.
func (c *call) named() (int, error) {
	guild, err := c.scope()
	if err != nil {
		return 0, err
	}
	id, err := c.id("command")
	if err != nil {
		return 0, err
	}
	i := slices.IndexFunc(c.d.commands, func(cmd *Command) bool { return cmd.ID == id && cmd.Guild == guild })
	if i < 0 {
		return 0, errUnknownCommand
	}
	return i, nil
}

func getCommand(c *call, i int) (any, error) {
	return c.d.commands[i].object(c.d), nil
}

func editCommand(c *call, i int) (any, error) {
	old := c.d.commands[i]
	next := *old
	next.raw = maps.Clone(old.raw)
	if json.Unmarshal(c.payload, &next) != nil || json.Unmarshal(c.payload, &next.raw) != nil {
		return nil, errInvalidJSON
	}
	next.ID, next.Guild = old.ID, old.Guild
	if err := next.check(); err != nil {
		return nil, err
	}
	c.d.commands = slices.Clone(c.d.commands)
	c.d.commands[i] = &next
	return next.object(c.d), nil
}

func deleteCommand(c *call, i int) (any, error) {
	c.d.commands = slices.Delete(slices.Clone(c.d.commands), i, i+1)
	return nil, nil
}
