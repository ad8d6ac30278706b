package discordtest

import (
	"net/url"
	"slices"
	"strings"
	"time"
)

// Limits of a message (Resources, "Message", "Create Message" and "Embed Limits";
// Components, "Button").
const (
	maxContent     = 2000
	maxNitro       = 4000 // what a paying user may write
	maxNonce       = 25
	maxEmbeds      = 10
	maxEmbedSum    = 6000 // over all embeds of a message
	maxTitle       = 256
	maxDescription = 4096
	maxFields      = 25
	maxFieldName   = 256
	maxFieldValue  = 1024
	maxFooter      = 2048
	maxAuthor      = 256
	maxURL         = 2048
	maxRows        = 5
	maxButtons     = 5
	maxLabel       = 80
	maxCustomID    = 100
	maxUpload      = 10 << 20 // bytes a request, API Reference, "Uploading Files"
	maxUploads     = 10
)

// check finds everything that Discord would refuse in a body.
func (b *messageBody) check() error {
	var f formErrors
	if b.Content != nil {
		f.length("content", *b.Content, 0, maxContent)
	}
	if b.Embeds != nil {
		checkEmbeds(&f, *b.Embeds)
	}
	if b.Components != nil {
		checkComponents(&f, *b.Components, b.Flags&flagComponentsV2 != 0)
	}
	if b.Flags&flagComponentsV2 != 0 && (b.Content != nil && *b.Content != "" || b.Embeds != nil && len(*b.Embeds) > 0) {
		f.add("content", "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", "The 'content' field cannot be used when using MessageFlags.IS_COMPONENTS_V2")
	}
	if len(b.uploads) > maxUploads {
		f.tooLong("attachments", maxUploads)
	}
	if b.AllowedMentions != nil {
		b.AllowedMentions.check(&f)
	}
	switch nonce := b.Nonce.(type) {
	case nil, float64:
	case string:
		f.length("nonce", nonce, 0, maxNonce)
	default:
		f.add("nonce", "NONCE_TYPE", "nonce must be a string or an integer")
	}
	return f.err()
}

func checkEmbeds(f *formErrors, embeds []Embed) {
	if len(embeds) > maxEmbeds {
		f.tooLong("embeds", maxEmbeds)
	}
	sum := 0
	for i := range embeds {
		embeds[i].check(f, at("embeds", i))
		for _, s := range embeds[i].texts() {
			sum += len([]rune(trim(s)))
		}
	}
	if sum > maxEmbedSum {
		f.add("embeds", "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of %d", maxEmbedSum)
	}
}

func (e *Embed) check(f *formErrors, path string) {
	f.length(path+".title", e.Title, 0, maxTitle)
	f.length(path+".description", e.Description, 0, maxDescription)
	checkURL(f, path+".url", e.URL)
	if len(e.Fields) > maxFields {
		f.tooLong(path+".fields", maxFields)
	}
	for i, field := range e.Fields {
		f.length(at(path+".fields", i)+".name", field.Name, 1, maxFieldName)
		f.length(at(path+".fields", i)+".value", field.Value, 1, maxFieldValue)
	}
	if e.Footer != nil {
		f.length(path+".footer.text", e.Footer.Text, 0, maxFooter)
		checkURL(f, path+".footer.icon_url", e.Footer.IconURL)
	}
	if e.Author != nil {
		f.length(path+".author.name", e.Author.Name, 0, maxAuthor)
		checkURL(f, path+".author.url", e.Author.URL)
	}
	for name, media := range map[string]*EmbedMedia{"image": e.Image, "thumbnail": e.Thumbnail} {
		if media != nil {
			checkURL(f, path+"."+name+".url", media.URL)
		}
	}
	if e.Color < 0 || e.Color > 0xffffff {
		f.add(path+".color", "NUMBER_TYPE_MAX", "int value should be less than or equal to 16777215.")
	}
	if _, err := time.Parse(time.RFC3339, e.Timestamp); e.Timestamp != "" && err != nil {
		f.add(path+".timestamp", "DATE_TIME_TYPE_PARSE", "Could not parse %s. Should be ISO8601.", e.Timestamp)
	}
}

// checkURL allows http, https and, for pictures, attachments of the same message.
func checkURL(f *formErrors, path, raw string) {
	if raw == "" {
		return
	}
	u, err := url.Parse(raw)
	switch {
	case len(raw) > maxURL:
		f.tooLong(path, maxURL)
	case err != nil || !u.IsAbs() || strings.ContainsAny(raw, " \n\t"):
		f.add(path, "URL_TYPE_INVALID_URL", "Not a well formed URL.")
	case u.Scheme == "attachment" && (strings.HasSuffix(path, "image.url") || strings.HasSuffix(path, "thumbnail.url")):
	case u.Scheme != "http" && u.Scheme != "https":
		f.add(path, "URL_TYPE_INVALID_SCHEME", "Scheme %q must be one of ('http', 'https').", u.Scheme)
	case u.Host == "":
		f.add(path, "URL_TYPE_INVALID_URL", "Not a well formed URL.")
	}
}

// checkComponents holds rows and buttons to their limits; of newer layouts only the custom IDs.
func checkComponents(f *formErrors, list []Component, layout bool) {
	if !layout && len(list) > maxRows {
		f.tooLong("components", maxRows)
	}
	for i, row := range list {
		path := at("components", i)
		if !layout && row.Type != 1 {
			f.add(path+".type", "UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (1,).")
		}
		if row.Type != 1 {
			continue
		}
		if n := len(row.Components); n < 1 || n > maxButtons {
			f.add(path+".components", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and %d in length.", maxButtons)
		}
		for j := range row.Components {
			row.Components[j].check(f, at(path+".components", j))
		}
	}
	var seen []string
	walk(list, func(c *Component) {
		if c.CustomID != "" && slices.Contains(seen, c.CustomID) {
			f.add("components", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated")
		}
		seen = append(seen, c.CustomID)
	})
}

// check looks at a button or menu. Style 5 is a link, which has no custom ID.
func (c *Component) check(f *formErrors, path string) {
	link := c.Type == 2 && c.Style == 5
	switch {
	case link && c.URL == "":
		f.add(path+".url", "BASE_TYPE_REQUIRED", "A url is required")
	case link && c.CustomID != "", !link && c.URL != "":
		f.add(path, "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", "A custom id and url cannot both be specified")
	case !link && c.Style != 6:
		f.length(path+".custom_id", c.CustomID, 1, maxCustomID)
	}
	if link {
		checkURL(f, path+".url", c.URL)
	}
	if c.Type == 2 {
		f.length(path+".label", c.Label, 0, maxLabel)
	}
	if len(c.Options) > 25 {
		f.tooLong(path+".options", 25)
	}
}

func (a *AllowedMentions) check(f *formErrors) {
	for i, kind := range a.Parse {
		if kind != "users" && kind != "roles" && kind != "everyone" {
			f.add(at("allowed_mentions.parse", i), "BASE_TYPE_CHOICES", "Value must be one of ('users', 'everyone', 'roles').")
		}
	}
	exclusive := func(kind string, ids []string) {
		if len(ids) > 0 && slices.Contains(a.Parse, kind) {
			f.add("allowed_mentions", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", "parse:[%q] and %s: [ids...] are mutually exclusive.", kind, kind)
		}
		if len(ids) > 100 {
			f.tooLong("allowed_mentions."+kind, 100)
		}
	}
	exclusive("users", a.Users)
	exclusive("roles", a.Roles)
}

// empty reports whether a message would show nothing.
func (m *Message) empty() bool {
	if m.Content != "" || len(m.Attachments) > 0 || len(m.Components) > 0 {
		return false
	}
	return !slices.ContainsFunc(m.Embeds, func(e Embed) bool {
		return strings.Join(e.texts(), "") != "" || e.Image != nil || e.Thumbnail != nil
	})
}
