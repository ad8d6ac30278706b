// Package fetch gets the bytes behind a URL. It is the only code of ours that dials out; a Discord session dials by itself.
//
// A URL that somebody wrote into a message is hostile: it may lead into the network of the machine the bot runs on, never end, or
// redirect to somewhere else. A Client therefore asks only the hosts it was made for, looks at every address after the name was
// resolved, when it can change no more, and bounds time, size and redirects. Whatever is not known to be allowed is refused.
//
//	c := fetch.New(fetch.Options{Hosts: []string{"cdn.discordapp.com"}, MaxBytes: 25 << 20})
//	data, err := c.Get(ctx, url)
package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"syscall"
	"time"
)

// Errors that tell why nothing was fetched. They hold no part of the URL, which may carry a signature.
var (
	ErrRefused = errors.New("this address may not be fetched")
	ErrTooLong = errors.New("there is more than may be fetched")
	ErrStatus  = errors.New("the server did not give the file")
)

// maxRedirects is how often a server may send the client elsewhere.
const maxRedirects = 3

// Options are the settings of New.
type Options struct {
	Hosts    []string // host names, in lower case, that may be asked over https on port 443; public addresses only
	Trusted  *url.URL // a server that the operator named: over http too, and at any address, also loopback; may be nil
	MaxBytes int64    // of one answer
}

// timeout is how long one Get may take.
const timeout = 20 * time.Second

// Client fetches. It is safe for concurrent use.
type Client struct {
	opt     Options
	trusted string // "host:port"
	http    *http.Client
}

// New returns a Client. It uses no proxy, since behind one the address that is asked cannot be seen.
func New(opt Options) *Client {
	c := &Client{opt: opt}
	if opt.Trusted != nil {
		c.trusted = hostPort(opt.Trusted)
	}
	c.http = &http.Client{
		Timeout: timeout,
		Transport: &http.Transport{
			DialContext: c.dial, TLSHandshakeTimeout: 10 * time.Second, MaxIdleConnsPerHost: 2, IdleConnTimeout: time.Minute,
			ResponseHeaderTimeout: 15 * time.Second, MaxResponseHeaderBytes: 64 << 10, ForceAttemptHTTP2: true,
		},
		CheckRedirect: func(req *http.Request, via []*http.Request) error {
			if len(via) > maxRedirects || !c.allowed(req.URL) {
				return ErrRefused
			}
			return nil
		},
	}
	return c
}

// Get returns the bytes behind a URL. It returns ErrRefused, ErrTooLong, ErrStatus, or an error of the network or of ctx.
func (c *Client) Get(ctx context.Context, address string) ([]byte, error) {
	u, err := url.Parse(address)
	if err != nil || !c.allowed(u) {
		return nil, ErrRefused
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, ErrRefused
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, withoutURL(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%w: HTTP %d", ErrStatus, resp.StatusCode)
	}
	if resp.ContentLength > c.opt.MaxBytes {
		return nil, ErrTooLong
	}
	data, err := io.ReadAll(io.LimitReader(resp.Body, c.opt.MaxBytes+1))
	if err != nil {
		return nil, err
	}
	if int64(len(data)) > c.opt.MaxBytes {
		return nil, ErrTooLong
	}
	return data, nil
}

// withoutURL takes the URL out of an error of package http.
func withoutURL(err error) error {
	if e, ok := errors.AsType[*url.Error](err); ok {
		return e.Err
	}
	return err
}

// allowed tells whether a URL may be asked for at all.
func (c *Client) allowed(u *url.URL) bool {
	if u.User != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return false
	}
	at := hostPort(u)
	known := slices.ContainsFunc(c.opt.Hosts, func(host string) bool { return at == host+":443" })
	return at == c.trusted || known && u.Scheme == "https"
}

// hostPort returns what an http or https URL has a client dial.
func hostPort(u *url.URL) string {
	port := u.Port()
	if port == "" {
		port = map[string]string{"http": "80", "https": "443"}[u.Scheme]
	}
	return net.JoinHostPort(strings.ToLower(u.Hostname()), port)
}

// dial connects to an address; unless the operator named it, only to a public one.
func (c *Client) dial(ctx context.Context, network, address string) (net.Conn, error) {
	d := net.Dialer{Timeout: 10 * time.Second, Control: public}
	if strings.ToLower(address) == c.trusted {
		d.Control = nil
	}
	return d.DialContext(ctx, network, address)
}

// public is a dialer's control. It sees the address that is about to be connected to, after the name was resolved.
func public(network, address string, _ syscall.RawConn) error {
	if network != "tcp4" && network != "tcp6" {
		return ErrRefused
	}
	a, err := netip.ParseAddrPort(address)
	if err != nil || !isPublic(a.Addr()) {
		return ErrRefused
	}
	return nil
}

// global is where all public addresses of IPv6 are. What it lacks is local, reserved, or leads to addresses of IPv4 behind a translator.
var global = netip.MustParsePrefix("2000::/3")

// reserved are the ranges that are global unicast by their form and lead nowhere public (IANA special-purpose registries).
var reserved = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("192.0.2.0/24"), netip.MustParsePrefix("198.18.0.0/15"), netip.MustParsePrefix("198.51.100.0/24"),
	netip.MustParsePrefix("203.0.113.0/24"), netip.MustParsePrefix("240.0.0.0/4"), netip.MustParsePrefix("2001::/23"),
	netip.MustParsePrefix("2001:db8::/32"), netip.MustParsePrefix("2002::/16"), netip.MustParsePrefix("3fff::/20"),
}

func isPublic(a netip.Addr) bool {
	a = a.Unmap()
	if !a.IsGlobalUnicast() || a.IsPrivate() || a.Zone() != "" || a.Is6() && !global.Contains(a) {
		return false
	}
	return !slices.ContainsFunc(reserved, func(p netip.Prefix) bool { return p.Contains(a) })
}

// Dialer returns a function that connects for a client library. Each connection is given to opened first, so that it can be closed from
// outside when the library is stuck on it. It goes wherever it is told: only for addresses that the operator chose.
func Dialer(opened func(net.Conn)) func(ctx context.Context, network, address string) (net.Conn, error) {
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		d := net.Dialer{Timeout: 15 * time.Second}
		conn, err := d.DialContext(ctx, network, address)
		if err == nil {
			opened(conn)
		}
		return conn, err
	}
}
