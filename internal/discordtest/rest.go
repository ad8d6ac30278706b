package discordtest

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// call is one API request while it is served.
type call struct {
	d       *Server
	r       *http.Request
	payload []byte   // JSON body, or the payload_json of a multipart one
	uploads []Upload // its files
	status  int      // of a success
}

// handler serves a call with Server.mu held and returns what to encode as JSON; nil
// is 204. An *apiError is answered as such.
type handler func(*call) (any, error)

// with makes the handler of what serves the thing that a path names, such as a guild; find finds it, or says why it cannot be had.
func with[T any](find func(*call) (T, error), serve func(*call, T) (any, error)) handler {
	return func(c *call) (any, error) {
		v, err := find(c)
		if err != nil {
			return nil, err
		}
		return serve(c, v)
	}
}

// channel finds the channel of a path, in which the bot needs permissions.
func channel(need Permission) func(*call) (*Channel, error) {
	return func(c *call) (*Channel, error) { return c.channel(need) }
}

// message finds the message of a path, in whose channel the bot needs permissions.
func message(need Permission) func(*call) (*Message, error) {
	return func(c *call) (*Message, error) { return c.message(need) }
}

// routes is the table of the API.
func (d *Server) routes() *http.ServeMux {
	mux := http.NewServeMux()
	handle := func(pattern string, h handler) {
		mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) { d.answer(w, r, h, true) })
	}
	open := func(pattern string, h handler) { // for whoever knows the token in the path
		mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) { d.answer(w, r, h, false) })
	}
	open("GET /gateway", getGateway)
	handle("GET /gateway/bot", getGatewayBot)
	handle("GET /applications/@me", getApplication)
	handle("GET /oauth2/applications/@me", getApplication)

	handle("GET /users/@me", getSelf)
	handle("GET /users/@me/guilds", getOwnGuilds)
	handle("DELETE /users/@me/guilds/{guild}", with((*call).guild, leaveGuild))
	handle("POST /users/@me/channels", createDM)
	handle("GET /users/{user}", getUser)

	handle("GET /guilds/{guild}", with((*call).guild, getGuild))
	handle("GET /guilds/{guild}/channels", with((*call).guild, getGuildChannels))
	handle("GET /guilds/{guild}/roles", with((*call).guild, getRoles))
	handle("GET /guilds/{guild}/roles/{role}", with((*call).guild, getRole))
	handle("GET /guilds/{guild}/members", with((*call).guild, getMembers))
	handle("GET /guilds/{guild}/members/search", with((*call).guild, searchMembers))
	handle("GET /guilds/{guild}/members/{user}", with((*call).guild, getMember))

	handle("GET /channels/{channel}", with(channel(0), getChannel))
	handle("POST /channels/{channel}/typing", with(channel(SendMessages), startTyping))
	handle("GET /channels/{channel}/messages", with(channel(0), listMessages))
	handle("POST /channels/{channel}/messages", with(channel(SendMessages), createMessage))
	handle("POST /channels/{channel}/messages/bulk-delete", with(channel(ManageMessages), bulkDelete))
	handle("GET /channels/{channel}/messages/{message}", with(message(ReadMessageHistory), getMessage))
	handle("PATCH /channels/{channel}/messages/{message}", with(message(0), editMessage))
	handle("DELETE /channels/{channel}/messages/{message}", with(message(0), deleteMessage))
	handle("GET /channels/{channel}/messages/{message}/reactions/{emoji}", with(message(ReadMessageHistory), getReactions))
	handle("PUT /channels/{channel}/messages/{message}/reactions/{emoji}/{user}", with(message(ReadMessageHistory), addReaction))
	handle("DELETE /channels/{channel}/messages/{message}/reactions/{emoji}/{user}", with(message(0), removeReaction))
	handle("DELETE /channels/{channel}/messages/{message}/reactions", with(message(ManageMessages), removeReactions))

	open("POST /interactions/{interaction}/{token}/callback", respond)
	open("POST /webhooks/{application}/{token}", with((*call).hook, createFollowup))
	open("GET /webhooks/{application}/{token}/messages/{message}", with((*call).response, getResponse))
	open("PATCH /webhooks/{application}/{token}/messages/{message}", with((*call).response, editResponse))
	open("DELETE /webhooks/{application}/{token}/messages/{message}", with((*call).response, deleteResponse))

	for _, scope := range []string{"/applications/{application}/commands", "/applications/{application}/guilds/{guild}/commands"} {
		handle("GET "+scope, with((*call).scope, listCommands))
		handle("POST "+scope, with((*call).scope, createCommand))
		handle("PUT "+scope, with((*call).scope, overwriteCommands))
		handle("GET "+scope+"/{command}", with((*call).named, getCommand))
		handle("PATCH "+scope+"/{command}", with((*call).named, editCommand))
		handle("DELETE "+scope+"/{command}", with((*call).named, deleteCommand))
	}
	return mux
}

// serveAPI takes the version off the path and finds the route.
func (d *Server) serveAPI(w http.ResponseWriter, r *http.Request) {
	version, _, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/api/"), "/")
	if version != "v9" && version != "v10" {
		writeError(w, errAPIVersion)
		return
	}
	http.StripPrefix("/api/"+version, http.HandlerFunc(d.route)).ServeHTTP(w, r)
}

func (d *Server) route(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxUpload))
	r.Body = io.NopCloser(bytes.NewReader(body))
	if d.strike(w, r, r.URL.Path, body) {
		return
	}
	if err != nil {
		writeError(w, errTooLarge)
		return
	}
	if _, pattern := d.api.Handler(r); pattern != "" {
		d.api.ServeHTTP(w, r)
		return
	}
	d.mu.Lock()
	d.logRequest(r, r.URL.Path, body, http.StatusNotFound)
	d.mu.Unlock()
	writeError(w, d.noRoute(r))
}

// noRoute is 405 if another method has the route.
func (d *Server) noRoute(r *http.Request) *apiError {
	for _, method := range []string{"GET", "POST", "PUT", "PATCH", "DELETE"} {
		other := r.Clone(r.Context())
		other.Method = method
		if _, pattern := d.api.Handler(other); pattern != "" {
			return &apiError{status: 405, text: "405: Method Not Allowed"}
		}
	}
	return errNotFound
}

// answer serves a call and writes what came of it.
func (d *Server) answer(w http.ResponseWriter, r *http.Request, h handler, needsToken bool) {
	c := &call{d: d, r: r, status: http.StatusOK}
	err := c.parse()
	result, wait, err := c.serve(w.Header(), h, needsToken, err)
	var failure *apiError
	switch {
	case wait > 0:
		tooMany(w, bucketKey(r), wait, false)
	case errors.As(err, &failure):
		writeError(w, failure)
	case result == nil:
		w.WriteHeader(http.StatusNoContent)
	default:
		writeJSON(w, c.status, result)
	}
}

// serve does the part of a call that needs the lock. The result is encoded already,
// as it may point into the state. A wait above 0 says that there were too many calls.
func (c *call) serve(header http.Header, h handler, needsToken bool, err error) (result any, wait time.Duration, _ error) {
	d := c.d
	d.mu.Lock()
	defer d.mu.Unlock()
	wait = d.meter(header, bucketKey(c.r))
	switch {
	case wait > 0:
		c.status = http.StatusTooManyRequests
	case needsToken && c.r.Header.Get("Authorization") != "Bot "+d.token:
		err = errUnauthorized
	case err == nil:
		result, err = h(c)
	}
	var failure *apiError
	switch {
	case errors.As(err, &failure):
		c.status, result = failure.status, nil
	case result != nil:
		result = encode(result)
	case wait == 0:
		c.status = http.StatusNoContent
	}
	d.logRequest(c.r, c.r.URL.Path, c.payload, c.status)
	return result, wait, err
}

func writeError(w http.ResponseWriter, e *apiError) { writeJSON(w, e.status, e.object()) }

// parse takes the body apart (API Reference, "Uploading Files").
func (c *call) parse() error {
	body, _ := io.ReadAll(c.r.Body) // in memory already
	kind, params, _ := mime.ParseMediaType(c.r.Header.Get("Content-Type"))
	if kind != "multipart/form-data" {
		c.payload = body
		return nil
	}
	form := multipart.NewReader(bytes.NewReader(body), params["boundary"])
	for {
		part, err := form.NextPart()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return errInvalidJSON
		}
		data, err := io.ReadAll(part)
		switch {
		case err != nil:
			return errInvalidJSON
		case part.FormName() == "payload_json":
			c.payload = data
		case part.FileName() != "":
			c.uploads = append(c.uploads, Upload{Name: part.FileName(), Type: part.Header.Get("Content-Type"), Data: data})
		}
	}
}

// decode reads the JSON body into v. A wrong type is told as Discord tells it.
func (c *call) decode(v any) error {
	err := json.Unmarshal(c.payload, v)
	var mismatch *json.UnmarshalTypeError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &mismatch) && mismatch.Field != "":
		return formError(mismatch.Field, "BASE_TYPE_BAD_TYPE", "Could not interpret %q as %s.", mismatch.Value, mismatch.Type)
	}
	return errInvalidJSON
}

// body reads and checks the body of a message.
func (c *call) body() (*messageBody, error) {
	b := &messageBody{uploads: c.uploads}
	if err := c.decode(b); err != nil {
		return nil, err
	}
	return b, b.check()
}

// id is a part of the path that must be a snowflake.
func (c *call) id(name string) (string, error) {
	v := c.r.PathValue(name)
	if _, err := strconv.ParseUint(v, 10, 64); err != nil {
		return "", formError(name+"_id", "NUMBER_TYPE_COERCE", "Value %q is not snowflake.", v)
	}
	return v, nil
}

// number is a query parameter within bounds.
func (c *call) number(name string, usual, least, most int) (int, error) {
	v := c.r.URL.Query().Get(name)
	if v == "" {
		return usual, nil
	}
	n, err := strconv.Atoi(v)
	if err != nil || n < least || n > most {
		return 0, formError(name, "NUMBER_TYPE_MAX", "int value should be between %d and %d.", least, most)
	}
	return n, nil
}
