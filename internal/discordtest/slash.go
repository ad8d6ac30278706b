package discordtest

import (
	"cmp"
	"slices"
	"strings"
)

// Slash uses a slash command in a channel, the way a client lets one: the command
// must be registered (it is waited for) and the options must be its own, of the right
// type, the required ones all there. Values are string, bool, int, float64, *Member,
// *Channel, *Role or Upload. A subcommand follows after a space: "lexicon import".
//
// The command's default permissions are not looked at, as a guild's administrators can
// give a command to anyone; see Sees.
func (m *Member) Slash(c *Channel, name string, options map[string]any) *Interaction {
	return m.use(c, name, options, "")
}

// Complete types into an option that completes itself, and asks the bot for choices.
func (m *Member) Complete(c *Channel, name, option, typed string) *Interaction {
	return m.use(c, name, map[string]any{option: typed}, option)
}

func (m *Member) use(c *Channel, name string, options map[string]any, focused string) *Interaction {
	path := strings.Fields(name)
	cmd := m.waitCommand(c, path[0], 1)
	m.d.mu.Lock()
	defer m.d.mu.Unlock()
	m.mustUse(c)
	f := filling{d: m.d, c: c, focused: focused, resolved: map[string]object{}}
	data := object{"id": cmd.ID, "name": cmd.Name, "type": 1}
	if cmd.Guild != "" {
		data["guild_id"] = cmd.Guild
	}
	data["options"] = f.options(name, path[1:], cmd.Options, options)
	if len(f.resolved) > 0 {
		data["resolved"] = f.resolved
	}
	i := &Interaction{kind: kindCommand, name: "/" + name}
	if focused != "" {
		i.kind = kindAutocomplete
	}
	m.d.interact(i, c, m.user, data)
	return i
}

// MessageCommand uses a command from the menu of a message.
func (m *Member) MessageCommand(msg *Message, name string) *Interaction {
	c := m.d.channelOf(msg)
	cmd := m.waitCommand(c, name, 3)
	m.d.mu.Lock()
	defer m.d.mu.Unlock()
	m.mustUse(c)
	i := &Interaction{kind: kindCommand, name: name}
	m.d.interact(i, c, m.user, object{"id": cmd.ID, "name": cmd.Name, "type": 3, "target_id": msg.ID,
		"resolved": object{"messages": object{msg.ID: m.d.messages[msg.ID]}}})
	return i
}

// Sees reports whether a client offers the command to the member by its default
// permissions.
func (m *Member) Sees(c *Channel, name string) bool {
	m.d.mu.Lock()
	defer m.d.mu.Unlock()
	cmd := m.d.command(c.guild, name, 1)
	return cmd != nil && (cmd.Permissions == nil || c.permissionsOf(m).has(*cmd.Permissions))
}

// waitCommand waits until the bot has registered a command.
func (m *Member) waitCommand(c *Channel, name string, kind int) *Command {
	var cmd *Command
	if !m.d.wait(DefaultTimeout, func() bool { cmd = m.d.command(c.guild, name, kind); return cmd != nil }) {
		m.d.misuse("the bot has not registered a command %q", name)
	}
	return cmd
}

func (m *Member) mustUse(c *Channel) {
	if c.guild != nil && !c.permissionsOf(m).has(ViewChannel|UseApplicationCommands) {
		m.d.misuse("%s may not use commands in %s", m.user.Username, c.name)
	}
}

// filling fills in a command's options.
type filling struct {
	d        *Server
	c        *Channel
	focused  string
	resolved map[string]object
}

func (f *filling) options(command string, path []string, known []CommandOption, given map[string]any) []object {
	if len(path) > 0 {
		for _, o := range known {
			if o.Name == path[0] && o.Type <= optGroup {
				return []object{{"name": o.Name, "type": o.Type, "options": f.options(command, path[1:], o.Options, given)}}
			}
		}
		f.d.misuse("/%s has no subcommand %q", command, path[0])
	}
	list, used := []object{}, 0
	for _, o := range known {
		v, ok := given[o.Name]
		switch {
		case ok:
			used++
			list = append(list, f.option(command, o, v))
		case o.Required && f.focused == "":
			f.d.misuse("/%s needs the option %q", command, o.Name)
		}
	}
	if used != len(given) {
		f.d.misuse("/%s has not all the options of %v", command, given)
	}
	return list
}

func (f *filling) option(command string, o CommandOption, v any) object {
	filled := object{"name": o.Name, "type": o.Type}
	if f.focused == o.Name {
		filled["focused"] = true
	}
	value, ok := f.value(o, v)
	if !ok {
		f.d.misuse("option %q of /%s does not take %v (%T)", o.Name, command, v, v)
	}
	filled["value"] = value
	return filled
}

const maxTyped = 6000 // characters in an option that has no limit of its own

// value turns what the script gives into what is sent.
func (f *filling) value(o CommandOption, v any) (any, bool) {
	switch v := v.(type) {
	case string:
		n := len([]rune(v))
		offered := len(o.Choices) == 0 || slices.ContainsFunc(o.Choices, func(c Choice) bool { return c.Value == v })
		return v, o.Type == optString && offered && n <= cmp.Or(o.MaxLength, maxTyped) && (n > 0 || f.focused != "")
	case bool:
		return v, o.Type == optBoolean
	case int:
		return v, o.Type == optInteger || o.Type == optNumber
	case float64:
		return v, o.Type == optNumber
	case *Member:
		f.resolve("users", v.user.ID, v.user)
		f.resolve("members", v.user.ID, v.object(false))
		return v.user.ID, o.Type == optUser || o.Type == optMentionable
	case *Role:
		f.resolve("roles", v.id, v.object())
		return v.id, o.Type == optRole || o.Type == optMentionable
	case *Channel:
		f.resolve("channels", v.id, v.object())
		return v.id, o.Type == optChannel
	case Upload:
		a := f.d.store(f.c, v)
		a.Ephemeral = true
		f.resolve("attachments", a.ID, a)
		return a.ID, o.Type == optAttachment
	}
	return nil, false
}

func (f *filling) resolve(kind, id string, v any) {
	if f.resolved[kind] == nil {
		f.resolved[kind] = object{}
	}
	f.resolved[kind][id] = v
}

// Press presses a button of a message by its custom ID.
func (m *Member) Press(msg *Message, customID string) *Interaction {
	return m.touch(msg, customID, nil)
}

// Select chooses values in a menu of a message by its custom ID.
func (m *Member) Select(msg *Message, customID string, values ...string) *Interaction {
	return m.touch(msg, customID, values)
}

func (m *Member) touch(msg *Message, customID string, values []string) *Interaction {
	m.d.mu.Lock()
	defer m.d.mu.Unlock()
	c, now := m.d.channels[msg.ChannelID], m.d.messages[msg.ID]
	if c == nil || now == nil || now.Button(customID) == nil || now.Button(customID).Disabled {
		m.d.misuse("the message has nothing to press with the ID %q", customID)
	}
	data := object{"custom_id": customID, "component_type": now.Button(customID).Type}
	if values != nil {
		data["values"] = values
	}
	i := &Interaction{kind: kindComponent, name: "button " + customID, source: now}
	m.d.interact(i, c, m.user, data)
	return i
}

// Submit fills in the form that the bot answered i with; values are by custom ID.
func (m *Member) Submit(i *Interaction, values map[string]string) *Interaction {
	m.d.mu.Lock()
	defer m.d.mu.Unlock()
	if i.modal == nil {
		m.d.misuse("%s was not answered with a form", i)
	}
	rows, used := []object{}, 0
	for _, row := range i.modal.Components {
		fields := []object{}
		walk(row.Components, func(c *Component) {
			v, ok := values[c.CustomID]
			if ok {
				used++
			} else if c.Required == nil || *c.Required {
				m.d.misuse("the form needs %q", c.CustomID)
			}
			fields = append(fields, object{"type": c.Type, "custom_id": c.CustomID, "value": v})
		})
		rows = append(rows, object{"type": row.Type, "components": fields})
	}
	if used != len(values) {
		m.d.misuse("the form has not all the fields of %v", values)
	}
	sent := &Interaction{kind: kindModal, name: "form " + i.modal.CustomID, source: i.source}
	m.d.interact(sent, i.channel, m.user, object{"custom_id": i.modal.CustomID, "components": rows})
	return sent
}
