package discordtest

import (
	"encoding/json"
	"mime"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// Upload is a file for a message.
type Upload struct {
	Name string
	Type string // media type; found by the name if empty
	Data []byte
}

// Attachment is a file of a message. Its URL dies after a day (API Reference,
// "Signed Attachment CDN URLs").
type Attachment struct {
	ID          string `json:"id"`
	Filename    string `json:"filename"`
	Size        int    `json:"size"` // bytes
	URL         string `json:"url"`
	ProxyURL    string `json:"proxy_url"`
	ContentType string `json:"content_type,omitempty"`
	Ephemeral   bool   `json:"ephemeral,omitempty"`
}

// file is what the CDN holds.
type file struct {
	channel, name, contentType string
	data                       []byte
}

// attachmentRef names an attachment in a body: an ID to keep, or the index of an upload.
type attachmentRef struct {
	ID json.Number `json:"id"` // that clients send as a string, too
}

// store puts an upload into the CDN. d.mu is held.
func (d *Server) store(c *Channel, u Upload) Attachment {
	id := d.newID()
	f := &file{channel: c.id, name: cleanName(u.Name), contentType: u.Type, data: u.Data}
	if f.contentType == "" || f.contentType == "application/octet-stream" {
		f.contentType = contentType(f.name, u.Data)
	}
	d.files[id] = f
	link := d.URL() + "/attachments/" + c.id + "/" + id + "/" + url.PathEscape(f.name) +
		"?ex=" + strconv.FormatInt(d.now().Add(24*time.Hour).Unix(), 16) + "&is=" + strconv.FormatInt(d.now().Unix(), 16) + "&hm=" + id + "&"
	return Attachment{ID: id, Filename: f.name, Size: len(u.Data), URL: link, ProxyURL: link, ContentType: f.contentType}
}

// cleanName makes a file name as Discord does: letters, digits, dots and dashes.
func cleanName(name string) string {
	name = strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '_'
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '.', r == '-', r == '_':
			return r
		case r > 127:
			return r
		}
		return -1
	}, path.Base(name))
	if name == "" {
		return "file"
	}
	return name
}

// contentType is the media type by the name's ending, with a charset for text, as Discord gives it.
func contentType(name string, data []byte) string {
	types := map[string]string{".txt": "text/plain", ".md": "text/markdown", ".html": "text/html", ".json": "application/json", ".pdf": "application/pdf", ".zip": "application/zip", ".png": "image/png"}
	t := types[strings.ToLower(path.Ext(name))]
	if t == "" {
		t, _, _ = mime.ParseMediaType(mime.TypeByExtension(path.Ext(name)))
	}
	if strings.HasPrefix(t, "text/") && utf8.Valid(data) {
		t += "; charset=utf-8"
	}
	return t
}

// serveFile is the CDN: no token, but the link must not be older than a day.
func (d *Server) serveFile(w http.ResponseWriter, r *http.Request) {
	if d.strike(w, r, "/"+strings.TrimPrefix(r.URL.Path, "/"), nil) {
		return
	}
	parts := strings.Split(strings.TrimPrefix(r.URL.Path, "/attachments/"), "/")
	d.mu.Lock()
	var f *file
	if len(parts) == 3 {
		f = d.files[parts[1]]
	}
	expires, err := strconv.ParseInt(r.URL.Query().Get("ex"), 16, 64)
	ok := f != nil && f.channel == parts[0] && f.name == parts[2] && err == nil && d.now().Before(time.Unix(expires, 0))
	d.logRequest(r, r.URL.Path, nil, map[bool]int{true: 200, false: 404}[ok])
	d.mu.Unlock()
	if !ok {
		http.Error(w, "This content is no longer available.", http.StatusNotFound)
		return
	}
	if f.contentType != "" {
		w.Header().Set("Content-Type", f.contentType)
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(f.data)))
	w.Write(f.data)
}
