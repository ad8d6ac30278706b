package bot

import (
	"context"
	"io"
	"math"
	"net/http"
	"strconv"
	"time"
)

// How often and how long a request to Discord is tried. Discordgo tries 502 alone, at once, and waits for a rate limit as long and as
// often as the server says; both are switched off in favour of this.
const (
	maxLimited   = 5                      // times that a rate limit is waited for
	maxLimitWait = 10 * time.Second       // the longest of those waits
	maxBroken    = 3                      // times that a 5xx is tried again
	firstBroken  = 250 * time.Millisecond // before the first of those, doubled for each
	restTimeout  = 20 * time.Second       // of a request with all of its tries
)

// retrying is a transport that waits for rate limits and tries again after 5xx. A message that the server stored before it
// answered 5xx is then sent twice, which is the lesser evil. Requests that broke off without an answer are not repeated.
type retrying struct{ base http.RoundTripper }

// RoundTrip sends a request, several times if need be.
func (t retrying) RoundTrip(req *http.Request) (*http.Response, error) {
	for limited, broken := 0, 0; ; {
		resp, err := t.base.RoundTrip(req)
		if err != nil {
			return nil, err
		}
		var wait time.Duration
		switch {
		case resp.StatusCode == http.StatusTooManyRequests && limited < maxLimited:
			limited++
			wait = limitWait(resp.Header)
		case resp.StatusCode >= 500 && broken < maxBroken:
			wait = firstBroken << broken
			broken++
		default:
			return resp, nil
		}
		if wait > maxLimitWait || !rewind(req) || !sleep(req.Context(), wait) {
			return resp, nil
		}
		_, _ = io.Copy(io.Discard, io.LimitReader(resp.Body, 64<<10))
		resp.Body.Close()
	}
}

// limitWait returns how long a rate limit lasts, by the headers of a 429.
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
