package bot

import (
	"errors"
	"net"
	"net/url"
	"regexp"
	"strings"

	"github.com/bwmarrin/discordgo"

	"quoth/internal/fetch"
)

// apiSuffix is the path of the REST API, which an address may carry and which is put in anyway.
var apiSuffix = regexp.MustCompile(`/api(/v\d+)?$`)

// UseAPI lets every session talk to another server than Discord's: one that answers REST below address/api/v9, tells its gateway there,
// and keeps attachments below address/attachments. Discordgo has its endpoints in variables of its package, computed when the program
// starts; UseAPI sets them all, and has to be called before New. It returns an error for what is no http or https address.
func UseAPI(address string) error {
	base := apiSuffix.ReplaceAllString(strings.TrimRight(strings.TrimSpace(address), "/"), "")
	u, err := url.Parse(base)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return errors.New("the address of the Discord API is no web address such as https://discord.com: " + printableAddress(address))
	}
	base += "/"
	discordgo.EndpointStatus = base + "status/api/v2/"
	discordgo.EndpointSm = discordgo.EndpointStatus + "scheduled-maintenances/"
	discordgo.EndpointSmActive = discordgo.EndpointSm + "active.json"
	discordgo.EndpointSmUpcoming = discordgo.EndpointSm + "upcoming.json"

	discordgo.EndpointDiscord = base
	api := base + "api/v" + discordgo.APIVersion + "/"
	discordgo.EndpointAPI = api
	discordgo.EndpointGuilds = api + "guilds/"
	discordgo.EndpointChannels = api + "channels/"
	discordgo.EndpointUsers = api + "users/"
	discordgo.EndpointGateway = api + "gateway"
	discordgo.EndpointGatewayBot = discordgo.EndpointGateway + "/bot"
	discordgo.EndpointWebhooks = api + "webhooks/"
	discordgo.EndpointStickers = api + "stickers/"
	discordgo.EndpointStageInstances = api + "stage-instances"
	discordgo.EndpointSKUs = api + "skus"
	discordgo.EndpointVoice = api + "voice/"
	discordgo.EndpointVoiceRegions = discordgo.EndpointVoice + "regions"
	discordgo.EndpointNitroStickersPacks = api + "sticker-packs"
	discordgo.EndpointGuildCreate = api + "guilds"
	discordgo.EndpointApplications = api + "applications"
	discordgo.EndpointOAuth2 = api + "oauth2/"
	discordgo.EndpointOAuth2Applications = discordgo.EndpointOAuth2 + "applications"
	discordgo.EndpointOauth2 = discordgo.EndpointOAuth2
	discordgo.EndpointOauth2Applications = discordgo.EndpointOAuth2Applications

	discordgo.EndpointCDN = base
	discordgo.EndpointCDNAttachments = base + "attachments/"
	discordgo.EndpointCDNAvatars = base + "avatars/"
	discordgo.EndpointCDNIcons = base + "icons/"
	discordgo.EndpointCDNSplashes = base + "splashes/"
	discordgo.EndpointCDNChannelIcons = base + "channel-icons/"
	discordgo.EndpointCDNBanners = base + "banners/"
	discordgo.EndpointCDNGuilds = base + "guilds/"
	discordgo.EndpointCDNRoleIcons = base + "role-icons/"
	return nil
}

// printableAddress makes an address that the operator gave fit for an error, without a password that may be in it.
func printableAddress(s string) string {
	if strings.Contains(s, "@") {
		return "(not shown, as it holds an @)"
	}
	return brief(s)
}

// attachments returns what may fetch attachments: from Discord's own hosts, or from the server that UseAPI named.
func attachments() *fetch.Client {
	opt := fetch.Options{MaxBytes: maxFile}
	if u, err := url.Parse(discordgo.EndpointCDN); err == nil && u.Hostname() == "cdn.discordapp.com" {
		opt.Hosts = []string{"cdn.discordapp.com", "media.discordapp.net"}
	} else if err == nil {
		port := u.Port()
		if port == "" {
			port = map[string]string{"http": "80", "https": "443"}[u.Scheme]
		}
		opt.Trusted = []string{net.JoinHostPort(strings.ToLower(u.Hostname()), port)}
	}
	return fetch.New(opt)
}
