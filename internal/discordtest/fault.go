package discordtest

import (
	"encoding/json"
	"fmt"
	"hash/crc32"
	"math"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Fault is something that goes wrong with requests, so that a test can see the
// client cope. The fields that are zero do nothing.
type Fault struct {
	Method string        // such as "POST"; any if empty
	Path   string        // below the API's version: "/channels/*/messages", a star for one part; "/attachments/*/*/*" and "/gateway/" too. Any if empty
	Times  int           // how many requests it hits; 0 is once, below 0 for ever
	Delay  time.Duration // before anything else is done
	Status int           // HTTP status to answer with; 429 is a rate limit, 5xx comes without JSON from 502 up
	Body   string        // to answer with in place of the usual one, such as a proxy's HTML
	After  time.Duration // of a 429: Retry-After
	Global bool          // of a 429: for all routes
	Cut    bool          // end the connection without an answer
	Lose   bool          // carry the request out, then end the connection without an answer
}

// Inject adds a fault. Of several that match a request the oldest hits.
func (d *Server) Inject(f Fault) {
	if f.Times == 0 {
		f.Times = 1
	}
	d.update(func() { d.faults = append(d.faults, &f) })
}

// Fail lets the next requests fail with an HTTP status, times 0 meaning once.
func (d *Server) Fail(method, path string, status, times int) {
	d.Inject(Fault{Method: method, Path: path, Status: status, Times: times, After: 50 * time.Millisecond})
}

// RateLimit lets the next requests run into the rate limit of their route.
func (d *Server) RateLimit(method, path string, after time.Duration, times int) {
	d.Inject(Fault{Method: method, Path: path, Status: http.StatusTooManyRequests, After: after, Times: times})
}

// Delay lets the next requests wait before they are served.
func (d *Server) Delay(method, path string, by time.Duration, times int) {
	d.Inject(Fault{Method: method, Path: path, Delay: by, Times: times})
}

// Heal takes away all faults.
func (d *Server) Heal() { d.update(func() { d.faults = nil }) }

// Request is a request to REST or CDN.
type Request struct {
	Method, Path string // Path is below the API's version, without a query
	Body         []byte // JSON; of a multipart body its payload_json
	Status       int    // of the answer; 0 if there was none
	At           time.Time
}

// Requests are all requests up to now, in order of their answers.
func (d *Server) Requests() []Request {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.Clone(d.requests)
}

// RequestsTo are the requests of a method to paths of a pattern as in Fault.
func (d *Server) RequestsTo(method, pattern string) []Request {
	return slices.DeleteFunc(d.Requests(), func(r Request) bool { return r.Method != method || !matches(pattern, r.Path) })
}

// WaitRequests waits until n such requests have been answered.
func (d *Server) WaitRequests(t TB, n int, method, pattern string) {
	t.Helper()
	seen := 0
	ok := d.wait(DefaultTimeout, func() bool {
		seen = 0
		for _, r := range d.requests {
			if r.Method == method && matches(pattern, r.Path) {
				seen++
			}
		}
		return seen >= n
	})
	if !ok {
		t.Fatalf("discordtest: %d requests %s %s, not %d", seen, method, pattern, n)
	}
}

func (d *Server) logRequest(r *http.Request, path string, body []byte, status int) {
	d.requests = append(d.requests, Request{Method: r.Method, Path: path, Body: body, Status: status, At: time.Now()})
	d.notify()
}

func matches(pattern, p string) bool {
	ok, err := path.Match(pattern, p)
	return pattern == "" || ok && err == nil
}

// fault finds what goes wrong with a request; nil if nothing does. d.mu is held.
func (d *Server) fault(method, path string) *Fault {
	for i, f := range d.faults {
		if f.Method != "" && f.Method != method || !matches(f.Path, path) {
			continue
		}
		if f.Times > 0 {
			if f.Times--; f.Times == 0 {
				d.faults = slices.Delete(d.faults, i, i+1)
			}
		}
		copied := *f
		return &copied
	}
	return nil
}

// strike lets a fault hit a request and reports whether that was its answer.
func (d *Server) strike(w http.ResponseWriter, r *http.Request, path string, body []byte) bool {
	d.mu.Lock()
	f := d.fault(r.Method, path)
	d.mu.Unlock()
	if f == nil {
		return false
	}
	if f.Delay > 0 {
		select {
		case <-time.After(f.Delay):
		case <-r.Context().Done():
		}
	}
	if f.Status == 0 && !f.Cut && !f.Lose {
		return false
	}
	if f.Lose {
		d.api.ServeHTTP(discard{http.Header{}}, r)
	}
	d.mu.Lock()
	d.logRequest(r, path, body, f.Status)
	d.mu.Unlock()
	switch {
	case f.Cut || f.Lose:
		panic(http.ErrAbortHandler) // net/http then ends the connection
	case f.Status == http.StatusTooManyRequests && f.Body == "":
		tooMany(w, r.Method+path, f.After, f.Global)
	default:
		f.answer(w)
	}
	return true
}

// discard is where the answer of a request goes that is lost on the way.
type discard struct{ header http.Header }

func (d discard) Header() http.Header         { return d.header }
func (d discard) Write(b []byte) (int, error) { return len(b), nil }
func (d discard) WriteHeader(int)             {}

// answer is what the proxy in front of Discord says in its place.
func (f *Fault) answer(w http.ResponseWriter) {
	switch {
	case f.Body != "":
		w.WriteHeader(f.Status)
		fmt.Fprint(w, f.Body)
	case f.Status >= http.StatusBadGateway:
		http.Error(w, "upstream connect error or disconnect/reset before headers", f.Status)
	default:
		writeJSON(w, f.Status, object{"message": strconv.Itoa(f.Status) + ": " + http.StatusText(f.Status), "code": 0})
	}
}

// bucket counts requests where LimitRate is on.
type bucket struct {
	used  int
	reset time.Time
}

// LimitRate allows this many requests a window to each route of each channel, guild
// or webhook, and answers those above with 429, as Discord does all the time. 0 is no
// limit, which it is at first.
func (d *Server) LimitRate(requests int, window time.Duration) {
	d.update(func() {
		d.limit, d.window = requests, window
		clear(d.buckets)
	})
}

// meter counts a request and sets the headers that tell of it (Topics, "Rate
// Limits"). It reports how long to wait if there were too many. d.mu is held.
func (d *Server) meter(h http.Header, key string) (wait time.Duration) {
	limit, window := d.limit, d.window
	if limit == 0 {
		limit, window = 1000, time.Second
	}
	b := d.buckets[key]
	if b == nil || time.Now().After(b.reset) {
		b = &bucket{reset: time.Now().Add(window)}
		d.buckets[key] = b
	}
	if b.used >= limit && d.limit > 0 {
		return time.Until(b.reset)
	}
	b.used++
	rateHeaders(h, key, limit, max(0, limit-b.used), time.Until(b.reset))
	return 0
}

func rateHeaders(h http.Header, key string, limit, remaining int, after time.Duration) {
	h.Set("X-RateLimit-Limit", strconv.Itoa(limit))
	h.Set("X-RateLimit-Remaining", strconv.Itoa(remaining))
	h.Set("X-RateLimit-Reset", seconds(time.Duration(time.Now().Add(after).UnixNano())))
	h.Set("X-RateLimit-Reset-After", seconds(after))
	h.Set("X-RateLimit-Bucket", fmt.Sprintf("%x", crc32.ChecksumIEEE([]byte(key))))
}

func seconds(d time.Duration) string { return strconv.FormatFloat(d.Seconds(), 'f', 3, 64) }

// tooMany answers 429.
func tooMany(w http.ResponseWriter, key string, after time.Duration, global bool) {
	h := w.Header()
	h.Set("Retry-After", strconv.Itoa(int(math.Ceil(after.Seconds()))))
	if global {
		h.Set("X-RateLimit-Global", "true")
		h.Set("X-RateLimit-Scope", "global")
	} else {
		h.Set("X-RateLimit-Scope", "user")
		rateHeaders(h, key, 5, 0, after)
	}
	writeJSON(w, http.StatusTooManyRequests, object{"message": "You are being rate limited.", "retry_after": after.Seconds(), "global": global})
}

func writeJSON(w http.ResponseWriter, status int, v any) {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Content-Length", strconv.Itoa(len(b)))
	w.WriteHeader(status)
	w.Write(b)
}

// bucketKey is what a rate limit counts by: the route with its major parameter.
func bucketKey(r *http.Request) string {
	major := r.PathValue("channel") + r.PathValue("guild") + r.PathValue("token")
	return strings.TrimSpace(r.Pattern + " " + major)
}
