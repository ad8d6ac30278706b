package discordtest

import (
	"bytes"
	"compress/zlib"
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/gorilla/websocket"
)

// Opcodes of the gateway (Topics, "Opcodes and Status Codes", "Gateway Opcodes").
const (
	opDispatch       = 0
	opHeartbeat      = 1
	opIdentify       = 2
	opPresence       = 3
	opVoiceState     = 4
	opResume         = 6
	opReconnect      = 7
	opRequestMembers = 8
	opInvalidSession = 9
	opHello          = 10
	opHeartbeatACK   = 11
)

const (
	compressFrom    = 256  // bytes; with payload compression small events stay plain
	maxPayload      = 4096 // bytes that a client may send at once
	sendsAllowed    = 120  // ... and how often in sendsWindow
	sendsWindow     = 60 * time.Second
	closeGrace      = 5 * time.Second // for the client to answer a close frame
	minPatience     = 2 * time.Second // with a client that does not beat, however short the interval
	gatewayDeadline = 30 * time.Second
)

// conn is one WebSocket connection. Its queue is guarded by Server.mu; a goroutine
// of its own writes, so that no one ever waits for a slow client.
type conn struct {
	d       *Server
	ws      *websocket.Conn
	session *session // nil before IDENTIFY or RESUME
	queue   []frame
	wake    chan struct{}
	written chan struct{} // closed when write has ended
	done    bool          // no more frames are taken
	sends   int
	since   time.Time // start of the window that sends counts in
}

// frame is what is to be written: a payload, a close frame, or the end.
type frame struct {
	data     []byte
	compress bool
	code     int // of a close frame
	reason   string
	cut      bool // end the connection without a close frame
	half     bool // ... in the middle of a frame
}

// serveGateway accepts a connection (Topics, "Gateway", "Connection Lifecycle").
func (d *Server) serveGateway(w http.ResponseWriter, r *http.Request) {
	if d.strike(w, r, r.URL.Path, nil) {
		return
	}
	upgrader := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
	ws, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return // Upgrade has answered
	}
	c := &conn{d: d, ws: ws, wake: make(chan struct{}, 1), written: make(chan struct{}), since: time.Now()}
	d.mu.Lock()
	if d.gateway.closed {
		d.mu.Unlock()
		ws.Close()
		return
	}
	d.gateway.conns[c] = true
	c.greet(r)
	d.notify()
	d.mu.Unlock()
	go c.write()
	c.read()
}

// greet sends HELLO, unless the client asks for what is not spoken here. d.mu is held.
func (c *conn) greet(r *http.Request) {
	q := r.URL.Query()
	switch {
	case c.d.gateway.stall == StallHello:
	case q.Get("v") != "9" && q.Get("v") != "10":
		c.close(4012, "Invalid API version")
	case q.Get("encoding") != "json" || q.Get("compress") != "":
		c.close(4002, "Error while decoding payload.") // etf and transport compression are not spoken
	default:
		c.sendOp(opHello, object{"heartbeat_interval": c.d.gateway.heartbeat.Milliseconds()})
	}
}

// send queues a frame. d.mu is held.
func (c *conn) send(f frame) {
	if c.done {
		return
	}
	c.done = f.code != 0 || f.cut
	c.queue = append(c.queue, f)
	select {
	case c.wake <- struct{}{}:
	default:
	}
}

func (c *conn) sendOp(op int, data any) {
	c.send(frame{data: encode(object{"op": op, "d": data, "s": nil, "t": nil})})
}

// close ends the connection with a close code; its session stays for a RESUME. d.mu is held.
func (c *conn) close(code int, reason string) {
	c.detach()
	c.send(frame{code: code, reason: reason})
}

// cut ends the connection without a word, also in place of what is queued. d.mu is held.
func (c *conn) cut() {
	c.detach()
	if !c.done { // else its end is queued
		c.queue = nil
	}
	c.send(frame{cut: true})
}

// detach lets the session wait for another connection. d.mu is held.
func (c *conn) detach() {
	if c.session != nil && c.session.conn == c {
		c.session.conn = nil
	}
}

// write sends what is queued until the connection ends.
func (c *conn) write() {
	defer close(c.written)
	for range c.wake {
		c.d.mu.Lock()
		queue := c.queue
		c.queue = nil
		c.d.mu.Unlock()
		for _, f := range queue {
			if !c.writeFrame(f) {
				return
			}
		}
	}
}

// writeFrame reports whether more may follow.
func (c *conn) writeFrame(f frame) bool {
	c.ws.SetWriteDeadline(time.Now().Add(gatewayDeadline))
	switch {
	case f.half:
		c.ws.NetConn().Write([]byte{0x81, 126, 0x10, 0x00, '{', '"', 'o', 'p', '"', ':'}) // 4096 bytes of text are announced
		c.drop()
		return false
	case f.cut:
		c.drop()
		return false
	case f.code != 0:
		c.ws.WriteMessage(websocket.CloseMessage, websocket.FormatCloseMessage(f.code, f.reason))
		c.ws.SetReadDeadline(time.Now().Add(closeGrace)) // read goes on until the client closes, or this
		return false
	}
	kind, data := websocket.TextMessage, f.data
	if f.compress && len(data) >= compressFrom {
		kind, data = websocket.BinaryMessage, deflate(data)
	}
	return c.ws.WriteMessage(kind, data) == nil
}

// drop ends the TCP connection with a reset, as a failing network does.
func (c *conn) drop() {
	if tcp, ok := c.ws.NetConn().(*net.TCPConn); ok {
		tcp.SetLinger(0)
	}
	c.ws.Close()
}

// deflate packs one payload by itself (Topics, "Gateway", "Payload Compression").
func deflate(data []byte) []byte {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	z.Write(data)
	z.Close()
	return b.Bytes()
}

// read takes what the client sends until the connection ends.
func (c *conn) read() {
	c.ws.SetReadLimit(1 << 20)
	var err error
	for err == nil {
		c.expect()
		var data []byte
		if _, data, err = c.ws.ReadMessage(); err == nil {
			c.d.mu.Lock()
			c.receive(data)
			c.d.notify()
			c.d.mu.Unlock()
		}
	}
	c.end(err)
	<-c.written
	c.ws.Close()
}

// expect gives the client two heartbeat intervals to send something.
func (c *conn) expect() {
	c.d.mu.Lock()
	defer c.d.mu.Unlock()
	if !c.done {
		c.ws.SetReadDeadline(time.Now().Add(max(2*c.d.gateway.heartbeat, minPatience)))
	}
}

// end takes the connection out of the state after an error of reading. A client that
// says goodbye with 1000 or 1001 gives its session up; one that has fallen silent
// is told so.
func (c *conn) end(err error) {
	c.d.mu.Lock()
	defer c.d.mu.Unlock()
	var timeout net.Error
	switch {
	case c.done:
	case errors.As(err, &timeout) && timeout.Timeout():
		c.close(4009, "Session timed out.")
	case c.session != nil && websocket.IsCloseError(err, websocket.CloseNormalClosure, websocket.CloseGoingAway):
		delete(c.d.gateway.sessions, c.session.id)
	}
	c.detach()
	delete(c.d.gateway.conns, c)
	c.done = true
	close(c.wake) // what is queued is still written
	c.d.notify()
}

// receive handles one payload of the client's. d.mu is held.
func (c *conn) receive(data []byte) {
	if c.done {
		return
	}
	var p struct {
		Op   *int            `json:"op"`
		Data json.RawMessage `json:"d"`
	}
	switch {
	case !c.allowSend():
		c.close(4008, "You are being rate limited.")
		return
	case len(data) > maxPayload, json.Unmarshal(data, &p) != nil, p.Op == nil:
		c.close(4002, "Error while decoding payload.")
		return
	}
	switch *p.Op {
	case opHeartbeat:
		c.heartbeat(p.Data)
	case opIdentify:
		c.identify(p.Data)
	case opResume:
		c.resume(p.Data)
	case opPresence, opVoiceState, opRequestMembers:
		if c.session == nil {
			c.close(4003, "Not authenticated.")
		} else if *p.Op == opRequestMembers {
			c.session.sendMembers(p.Data)
		}
	default:
		c.close(4001, "Unknown opcode.")
	}
}

// allowSend counts what the client sends (Topics, "Gateway", "Rate Limiting").
func (c *conn) allowSend() bool {
	if time.Since(c.since) > sendsWindow {
		c.since, c.sends = time.Now(), 0
	}
	c.sends++
	return c.sends <= sendsAllowed
}

func (c *conn) heartbeat(raw json.RawMessage) {
	c.d.gateway.beats++
	var seq *int
	if json.Unmarshal(raw, &seq) != nil {
		c.close(4002, "Error while decoding payload.")
		return
	}
	if !c.d.gateway.deaf {
		c.sendOp(opHeartbeatACK, nil)
	}
}

// bare is a token without the word before it.
func bare(token string) string { return strings.TrimPrefix(token, "Bot ") }
