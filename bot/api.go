package bot

import (
	"errors"
	"net/http"
	"net/url"
	"regexp"
	"strings"

	"quoth/internal/fetch"
)

// apiSuffix is the path of the REST API, which an address may carry and which is put in anyway.
var apiSuffix = regexp.MustCompile(`/api(/v\d+)?$`)

// ParseAPI reads the address of another server than Discord's: one that answers REST below address/api/v9, tells its gateway there, and
// keeps attachments. It returns an error for what is no http or https address.
func ParseAPI(address string) (*url.URL, error) {
	u, err := url.Parse(apiSuffix.ReplaceAllString(strings.TrimRight(strings.TrimSpace(address), "/"), ""))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return nil, errors.New("the address of the Discord API is no web address such as https://discord.com: " + printableAddress(address))
	}
	return u, nil
}

// printableAddress makes an address that the operator gave fit for an error, without a password that may be in it.
func printableAddress(s string) string {
	if strings.Contains(s, "@") {
		return "(not shown, as it holds an @)"
	}
	return brief(s)
}

// redirect is a transport that sends every request to another server than the one it is for. Discordgo has Discord's address in
// variables of its package; so none of its requests can go there with the token of another server.
type redirect struct {
	to   *url.URL
	base http.RoundTripper
}

// RoundTrip sends a request to the other server.
func (t redirect) RoundTrip(req *http.Request) (*http.Response, error) {
	req = req.Clone(req.Context())
	u := req.URL
	u.Path, u.RawPath = t.to.Path+u.Path, t.to.EscapedPath()+u.EscapedPath()
	u.Scheme, u.Host, req.Host = t.to.Scheme, t.to.Host, t.to.Host
	return t.base.RoundTrip(req)
}

// attachments returns what may fetch attachments: from Discord's own hosts, or from the other server that stands in for it.
func attachments(api *url.URL) *fetch.Client {
	opt := fetch.Options{Trusted: api, MaxBytes: maxFile}
	if api == nil {
		opt.Hosts = []string{"cdn.discordapp.com", "media.discordapp.net"}
	}
	return fetch.New(opt)
}
