package bot

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
)

func TestParseAPI(t *testing.T) {
	for _, bad := range []string{"", "discord.com", "ftp://discord.com", "https://", "https://user:secret@example.org", "https://example.org/?q"} {
		if _, err := ParseAPI(bad); err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("%q: %v", bad, err)
		}
	}
	for _, good := range []string{"https://chat.example.org", "https://chat.example.org/", "https://chat.example.org/api", " https://chat.example.org/api/v10/"} {
		if u, err := ParseAPI(good); err != nil || u.String() != "https://chat.example.org" {
			t.Errorf("%q: %v, %v", good, u, err)
		}
	}
}

// All that a session asks of Discord goes to the other server, with every part of its address.
func TestRequestsToAnotherServer(t *testing.T) {
	var got []string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		got = append(got, r.Host+r.URL.String())
		_, _ = w.Write([]byte("{}"))
	}))
	defer server.Close()
	api, err := ParseAPI(server.URL + "/chat")
	if err != nil {
		t.Fatal(err)
	}
	s, err := New(newDesk(t).log, newDesk(t), "token", api)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = s.rest().GatewayBot()
	_, _ = s.rest().ChannelMessages("1", 7, "", "", "")
	_ = s.rest().MessageReactionAdd("1", "2", "a%2Fb")
	want := []string{"/chat/api/v9/gateway/bot", "/chat/api/v9/channels/1/messages?limit=7", "/chat/api/v9/channels/1/messages/2/reactions/a%2Fb/@me"}
	for i := range want {
		want[i] = api.Host + want[i]
	}
	if !slices.Equal(got, want) {
		t.Errorf("asked for %q, want %q", got, want)
	}
}
