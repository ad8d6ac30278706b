package discordtest

import (
	"cmp"
	"crypto/rand"
	"fmt"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// TB is the part of *testing.T that is used here; the package is thereby free of
// the testing package and can also be run as a program.
type TB interface {
	Helper()
	Fatalf(format string, args ...any)
	Cleanup(func())
}

// DefaultTimeout is how long the waiting methods without a duration of their own
// wait. It is only spent when something is wrong.
const DefaultTimeout = 30 * time.Second

// Server is one Discord with one application (the bot under test), in memory,
// listening on a loopback port. Use New or Listen.
type Server struct {
	t        TB // may be nil
	listener net.Listener
	http     *http.Server
	api      *http.ServeMux

	mu      sync.Mutex
	changed chan struct{} // closed and replaced after every change of state
	skew    time.Duration // by how much Advance has moved the clock
	lastID  uint64

	token     string
	app       string // application ID, also the bot's user ID
	bot       *User
	contentOK bool // the application has the message content intent
	membersOK bool // ... the server members intent

	guilds       []*Guild
	channels     map[string]*Channel
	users        map[string]*User
	messages     map[string]*Message
	files        map[string]*file // by attachment ID
	commands     []*Command       // in order of registration, global and guild
	interactions map[string]*Interaction

	requests []Request
	faults   []*Fault
	buckets  map[string]*bucket
	limit    int           // requests a window in each bucket; 0: no limit
	window   time.Duration // of limit
	pings    []Ping

	gateway gatewayState
}

// New starts a Discord on a free loopback port and stops it when the test ends.
func New(t TB) *Server {
	t.Helper()
	d, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatalf("discordtest: %v", err)
	}
	d.t = t
	t.Cleanup(d.Close)
	return d
}

// Listen starts a Discord at a TCP address such as "127.0.0.1:8080". Misuse of
// its script panics, as there is no test to end.
func Listen(address string) (*Server, error) {
	l, err := net.Listen("tcp", address)
	if err != nil {
		return nil, err
	}
	d := &Server{
		listener:     l,
		changed:      make(chan struct{}),
		token:        "test-token." + rand.Text(), // no client of another server gets in
		contentOK:    true,
		channels:     map[string]*Channel{},
		users:        map[string]*User{},
		messages:     map[string]*Message{},
		files:        map[string]*file{},
		interactions: map[string]*Interaction{},
		buckets:      map[string]*bucket{},
	}
	d.gateway.init()
	d.app = d.newID()
	d.bot = &User{ID: d.app, Username: "quoth", GlobalName: "Quoth", Discriminator: "0", Bot: true}
	d.users[d.bot.ID] = d.bot
	d.api = d.routes()
	mux := http.NewServeMux()
	mux.HandleFunc("/api/", d.serveAPI)
	mux.HandleFunc("/gateway", d.serveGateway)
	mux.HandleFunc("/gateway/", d.serveGateway)
	mux.HandleFunc("/attachments/", d.serveFile)
	d.http = &http.Server{Handler: mux, ReadHeaderTimeout: time.Minute}
	go d.http.Serve(l)
	return d, nil
}

// URL is the base of REST and CDN without a final slash, "http://127.0.0.1:40000":
// the API is below URL()+"/api/v9" (and v10), files are below URL()+"/attachments".
func (d *Server) URL() string { return "http://" + d.listener.Addr().String() }

// Token is the bot's token, without the word "Bot" before it.
func (d *Server) Token() string { return peek(d, &d.token) }

// BotID is the ID of the bot's user and of its application.
func (d *Server) BotID() string { return d.app }

// Mention is how a message names the bot: "<@ID>".
func (d *Server) Mention() string { return "<@" + d.app + ">" }

// Close stops the server and cuts every connection. It may be called twice.
func (d *Server) Close() {
	d.mu.Lock()
	d.gateway.closed = true
	for c := range d.gateway.conns {
		c.cut()
		c.ws.Close() // also one that waits for its client's close frame
	}
	d.mu.Unlock()
	d.http.Close()
}

// Advance moves the server's clock, by which interactions expire (three seconds
// unanswered, fifteen minutes in all) and attachment links die (a day). Timers of
// the gateway and of rate limits stay with the real clock.
func (d *Server) Advance(by time.Duration) {
	d.update(func() { d.skew += by })
}

// RejectToken makes the bot's token worthless, as when its owner resets it:
// requests get 401, gateway connections are closed with 4004, and so is every IDENTIFY.
// Token returns the new one afterwards.
func (d *Server) RejectToken() {
	d.update(func() {
		d.token += "-reset"
		for c := range d.gateway.conns {
			c.close(4004, "Authentication failed.")
		}
		d.gateway.sessions = map[string]*session{}
	})
}

// AllowContentIntent says whether the application may have the privileged message
// content intent; it may at first. Without it IDENTIFY asking for the intent is closed
// with 4014, and contents are left out over REST too.
func (d *Server) AllowContentIntent(ok bool) { d.update(func() { d.contentOK = ok }) }

// AllowMembersIntent is the same for the server members intent; it may not at first.
func (d *Server) AllowMembersIntent(ok bool) { d.update(func() { d.membersOK = ok }) }

// peek reads a part of the state under the lock.
func peek[T any](d *Server, part *T) T {
	d.mu.Lock()
	defer d.mu.Unlock()
	return *part
}

// update runs change under the lock and wakes everyone who waits.
func (d *Server) update(change func()) {
	d.mu.Lock()
	defer d.mu.Unlock()
	change()
	d.notify()
}

// notify wakes everyone who waits for a change. d.mu is held.
func (d *Server) notify() {
	close(d.changed)
	d.changed = make(chan struct{})
}

// wait blocks until done returns true, and reports whether it did in time. done is
// called with d.mu held.
func (d *Server) wait(timeout time.Duration, done func() bool) bool {
	timer := time.NewTimer(timeout)
	defer timer.Stop()
	for {
		d.mu.Lock()
		ok, changed := done(), d.changed
		d.mu.Unlock()
		if ok {
			return true
		}
		select {
		case <-changed:
		case <-timer.C:
			return false
		}
	}
}

// misuse ends the test: the script asks for what no user of Discord could do. It does
// not return, so that a lock must be one that is given up by a deferred call.
func (d *Server) misuse(format string, args ...any) {
	if d.t != nil {
		d.t.Helper()
		d.t.Fatalf("discordtest: "+format, args...)
	}
	panic(fmt.Sprintf("discordtest: "+format, args...))
}

// now is the server's time.
func (d *Server) now() time.Time { return time.Now().Add(d.skew) }

// discordEpoch is the first millisecond of 2015, from which snowflakes count
// (API Reference, "Snowflakes").
const discordEpoch = 1420070400000

// newID makes a snowflake greater than all before it.
func (d *Server) newID() string {
	id := uint64(d.now().UnixMilli()-discordEpoch) << 22
	d.lastID = max(id, d.lastID+1)
	return strconv.FormatUint(d.lastID, 10)
}

// byAge compares snowflakes, the older one first.
func byAge(a, b string) int { return cmp.Or(len(a)-len(b), strings.Compare(a, b)) }

// older reports whether snowflake a was made before b.
func older(a, b string) bool { return byAge(a, b) < 0 }
