package bot

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"quoth/internal/discordtest"
)

// A rate limit that lasts fails what is under it at once, again and again, and is in nobody else's way.
func TestLongRateLimit(t *testing.T) {
	sc := serve(t)
	const given = "the rate limit did not end in time"
	sc.Inject(discordtest.Fault{Method: "POST", Path: "/channels/*/messages", Status: 429, After: time.Hour})
	for i := range 3 {
		sc.bert.Say(sc.general, question1)
		for range 500 {
			if strings.Count(sc.log.String(), given) > i {
				break
			}
			time.Sleep(10 * time.Millisecond)
		}
	}
	if n := strings.Count(sc.log.String(), given); n != 3 {
		t.Errorf("given up %d times", n)
	}
	if n := len(sc.RequestsTo("POST", "/channels/"+sc.general.ID()+"/messages")); n != 1 {
		t.Errorf("asked %d times", n)
	}
	wants(t, sc.Reply(t, sc.bert.Say(sc.guild.Channel("elsewhere"), question1)), answerWord)
	wants(t, sc.bert.Slash(sc.general, "who", map[string]any{"question": "declined the request"}).Wait(t), answerWord)
	began := time.Now()
	sc.stop()
	if sc.wantEnd(t, nil); time.Since(began) > 5*time.Second {
		t.Errorf("stopped after %v", time.Since(began))
	}
}

// What Discord says is left of a limit is kept, so that it has nothing to refuse.
func TestShortRateLimit(t *testing.T) {
	sc := serve(t)
	sc.LimitRate(1, 150*time.Millisecond)
	for range 4 {
		wants(t, sc.Reply(t, sc.bert.Say(sc.general, question1)), answerWord)
	}
	for _, r := range sc.Requests() {
		if r.Status == http.StatusTooManyRequests {
			t.Errorf("refused: %s %s", r.Method, r.Path)
		}
	}
}

// limited is a server that says of its limits what a test tells it to.
type limited struct {
	client *http.Client
	url    string
	limits *limits
	next   atomic.Pointer[limiting] // is said once
}

type limiting struct {
	status int
	header map[string]string
}

func newLimited(t *testing.T) *limited {
	l := &limited{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if next := l.next.Swap(nil); next != nil {
			for name, value := range next.header {
				w.Header().Set(name, value)
			}
			w.WriteHeader(next.status)
		}
	}))
	t.Cleanup(server.Close)
	transport := newRetrying(http.DefaultTransport)
	l.client, l.url, l.limits = &http.Client{Transport: transport}, server.URL, transport.limits
	return l
}

// used answers the next request and says that it was the last before a limit.
func (l *limited) used(seconds string) {
	l.next.Store(&limiting{http.StatusOK, map[string]string{"X-RateLimit-Remaining": "0", "X-RateLimit-Reset-After": seconds}})
}

// refuse answers the next request with 429.
func (l *limited) refuse(seconds string, global bool) {
	header := map[string]string{"Retry-After": seconds}
	if global {
		header["X-RateLimit-Global"] = "true"
	}
	l.next.Store(&limiting{http.StatusTooManyRequests, header})
}

// took tells how long a request takes.
func (l *limited) took(ctx context.Context, t *testing.T, method, path string) (time.Duration, error) {
	t.Helper()
	req, err := http.NewRequestWithContext(ctx, method, l.url+path, strings.NewReader("{}"))
	if err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	resp, err := l.client.Do(req)
	if err == nil {
		_, _ = io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
		for name := range resp.Header {
			if strings.HasPrefix(strings.ToLower(name), "x-ratelimit") || name == "Retry-After" {
				t.Errorf("%s is shown", name)
			}
		}
	}
	return time.Since(began), err
}

// Limits hold for their route, or for all but the answers to interactions; waiting for one ends with the context.
func TestLimits(t *testing.T) {
	l := newLimited(t)
	const wait = 300 * time.Millisecond
	const messages, others, callback = "/channels/1/messages", "/channels/2/messages", "/interactions/1/token/callback"
	try := func(method, path string, waits bool) {
		t.Helper()
		if took, err := l.took(t.Context(), t, method, path); err != nil || (took >= wait) != waits {
			t.Errorf("%s %s took %v, %v", method, path, took, err)
		}
	}
	l.used("0.3")
	try("PATCH", messages+"/7", false)
	try("POST", messages, false)
	try("PATCH", "/channels/2/messages/7", false)
	try("PATCH", messages+"/8", true) // the same route

	l.refuse("0.3", true)
	try("POST", others, true)
	l.refuse("0.6", true)
	done := make(chan struct{})
	go func() {
		defer close(done)
		try("POST", others, true)
	}()
	time.Sleep(100 * time.Millisecond)
	try("POST", callback, false)
	try("POST", messages, true)
	<-done

	l.refuse("5", false)
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(50*time.Millisecond, cancel)
	if took, err := l.took(ctx, t, "POST", messages); err == nil || took > time.Second {
		t.Errorf("cancelled after %v, %v", took, err)
	}
	short, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	if took, err := l.took(short, t, "POST", messages); !errors.Is(err, errLimited) || took > 500*time.Millisecond {
		t.Errorf("given up after %v, %v", took, err)
	}
}

// Limits that are over are forgotten, so that interactions leave nothing behind.
func TestLimitsAreForgotten(t *testing.T) {
	l := newLimited(t)
	for i := range 30 {
		l.used("0.001")
		if _, err := l.took(t.Context(), t, "POST", "/interactions/1/token"+strings.Repeat("x", i)+"/callback"); err != nil {
			t.Fatal(err)
		}
		time.Sleep(25 * time.Millisecond)
	}
	if n := len(l.limits.routes); n > 2 {
		t.Errorf("%d routes are kept", n)
	}
}
