package bot

import (
	"context"
	"errors"
	"io"
	"maps"
	"math"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// How often and how long a request to Discord is tried. Discordgo tries 502 alone, at once, and sleeps for a rate limit as long as the
// server says, whatever the context of the request is; both are switched off in favour of this.
const (
	maxLimited  = 5                      // times that a request may run into a rate limit
	maxBroken   = 3                      // times that a request is tried again after a 5xx, or where it broke off
	firstBroken = 250 * time.Millisecond // before the first of those, doubled for each
	restTimeout = 20 * time.Second       // of a request with all of its tries
)

// errLimited is the error of a request whose rate limit lasts longer than it can wait.
var errLimited = errors.New("the rate limit did not end in time")

// retrying is a transport that keeps rate limits, and tries again after 5xx and where the connection broke. What Discord had carried out
// before that does no harm the second time: a message has a nonce (see once), a second answer to an interaction is refused, and
// everything else is as it was. Discordgo, whose own limiter knows of a limit by the headers of responses alone, never sees those headers.
type retrying struct {
	base   http.RoundTripper
	limits *limits
}

func newRetrying(base http.RoundTripper) retrying {
	return retrying{base: base, limits: &limits{routes: map[string]time.Time{}}}
}

// RoundTrip sends a request, several times if need be.
func (t retrying) RoundTrip(req *http.Request) (*http.Response, error) {
	for limited, broken := 0, 0; ; {
		if err := t.limits.wait(req); err != nil {
			return nil, err
		}
		resp, err := t.base.RoundTrip(req)
		again := false
		switch {
		case err == nil && resp.StatusCode == http.StatusTooManyRequests:
			limited++
			again = limited <= maxLimited && rewind(req)
		case (err != nil || resp.StatusCode >= 500) && broken < maxBroken:
			again = rewind(req) && sleep(req.Context(), firstBroken<<broken)
			broken++
		}
		switch {
		case err != nil && again:
			continue
		case err != nil:
			return nil, err
		}
		t.limits.note(req, resp)
		if !again {
			hideLimits(resp.Header)
			return resp, nil
		}
		_, _ = io.Copy(io.Discard, io.LimitReader(resp.Body, 64<<10))
		resp.Body.Close()
	}
}

// limits are the rate limits that are in force. It is safe for concurrent use.
type limits struct {
	mu     sync.Mutex
	routes map[string]time.Time // when the limit of a route ends; those that have no limit are not there
	all    time.Time            // when the limit of all routes ends
}

// wait waits until no limit forbids a request. It returns errLimited at once where that is longer than the request may take.
func (l *limits) wait(req *http.Request) error {
	for {
		wait := time.Until(l.end(req))
		switch {
		case wait <= 0:
			return nil
		case !sleep(req.Context(), wait):
			return errLimited
		}
	}
}

// end returns when the last of the limits ends that a request is under.
func (l *limits) end(req *http.Request) time.Time {
	l.mu.Lock()
	defer l.mu.Unlock()
	end := l.routes[route(req)]
	if !isCallback(req) && l.all.After(end) {
		return l.all
	}
	return end
}

// note takes in what a response says of limits. Those that are over are forgotten.
func (l *limits) note(req *http.Request, resp *http.Response) {
	limited := resp.StatusCode == http.StatusTooManyRequests
	if !limited && resp.Header.Get("X-RateLimit-Remaining") != "0" {
		return
	}
	now := time.Now()
	end := now.Add(limitWait(resp.Header))
	l.mu.Lock()
	defer l.mu.Unlock()
	maps.DeleteFunc(l.routes, func(_ string, end time.Time) bool { return end.Before(now) })
	if limited && resp.Header.Get("X-RateLimit-Global") != "" && !isCallback(req) {
		l.all = end
		return
	}
	l.routes[route(req)] = end
}

// route names what a rate limit counts by: the method and the path, in which only the channel, the server or the interaction counts.
func route(req *http.Request) string {
	parts := strings.Split(req.URL.Path, "/")
	ids := 0
	for i, part := range parts {
		if _, err := strconv.ParseUint(part, 10, 64); err != nil {
			continue
		}
		if ids++; ids > 1 {
			parts[i] = "*"
		}
	}
	return req.Method + " " + strings.Join(parts, "/")
}

// isCallback tells whether a request answers an interaction, for which the limit of all routes does not hold.
func isCallback(req *http.Request) bool { return strings.Contains(req.URL.Path, "/interactions/") }

// hideLimits takes the headers away by which discordgo would sleep before its next request.
func hideLimits(h http.Header) {
	for name := range h {
		if strings.HasPrefix(name, "X-Ratelimit-") || name == "Retry-After" {
			h.Del(name)
		}
	}
}

// limitWait returns how long a rate limit lasts, by the headers of a response.
func limitWait(h http.Header) time.Duration {
	s := h.Get("X-RateLimit-Reset-After")
	if s == "" || h.Get("X-RateLimit-Scope") == "shared" || h.Get("X-RateLimit-Global") != "" {
		s = h.Get("Retry-After")
	}
	seconds, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(seconds) || seconds < 0 {
		return time.Second
	}
	if seconds > 1e6 {
		seconds = 1e6
	}
	return time.Duration(seconds*float64(time.Second)) + 20*time.Millisecond
}

// rewind makes a request fit for being sent again.
func rewind(req *http.Request) bool {
	if req.Body == nil || req.Body == http.NoBody {
		return true
	}
	if req.GetBody == nil {
		return false
	}
	body, err := req.GetBody()
	req.Body = body
	return err == nil
}

// sleep waits. It returns false at once where ctx would be done before.
func sleep(ctx context.Context, d time.Duration) bool {
	if deadline, ok := ctx.Deadline(); ok && time.Until(deadline) < d {
		return false
	}
	select {
	case <-ctx.Done():
		return false
	case <-time.After(d):
		return true
	}
}
