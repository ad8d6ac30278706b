package fetch

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"testing"
	"time"
)

// site serves a few files and returns its address.
func site(t *testing.T) *url.URL {
	t.Helper()
	mux := http.NewServeMux()
	mux.HandleFunc("/small", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("hello")) })
	mux.HandleFunc("/large", func(w http.ResponseWriter, r *http.Request) { w.Write(bytes.Repeat([]byte("x"), 5000)) })
	mux.HandleFunc("/chunked", func(w http.ResponseWriter, r *http.Request) {
		for range 50 {
			w.Write(bytes.Repeat([]byte("x"), 100))
			w.(http.Flusher).Flush()
		}
	})
	mux.HandleFunc("/loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) })
	mux.HandleFunc("/once", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/small", http.StatusFound) })
	mux.HandleFunc("/away", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://127.0.0.1:1/small", http.StatusFound)
	})
	mux.HandleFunc("/never", func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	u, err := url.Parse(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func TestGet(t *testing.T) {
	trusted := site(t)
	host := trusted.Host
	c := New(Options{Hosts: []string{"cdn.example.org"}, Trusted: trusted, MaxBytes: 1000})
	data, err := c.Get(t.Context(), "http://"+host+"/small")
	if err != nil || string(data) != "hello" {
		t.Errorf("got %q, %v", data, err)
	}
	if data, err = c.Get(t.Context(), "http://"+host+"/once"); err != nil || string(data) != "hello" {
		t.Errorf("redirect: got %q, %v", data, err)
	}
	for _, test := range []struct {
		url  string
		want error
	}{
		{"http://" + host + "/large", ErrTooLong},
		{"http://" + host + "/chunked", ErrTooLong},
		{"http://" + host + "/missing", ErrStatus},
		{"http://" + host + "/loop", ErrRefused},
		{"http://" + host + "/away", ErrRefused},
		{"http://user:pass@" + host + "/small", ErrRefused},
		{"https://elsewhere.example.org/small", ErrRefused},
		{"http://cdn.example.org/small", ErrRefused},
		{"https://cdn.example.org:8443/small", ErrRefused},
		{"file:///etc/passwd", ErrRefused},
		{"ftp://" + host + "/small", ErrRefused},
		{"//" + host + "/small", ErrRefused},
		{"", ErrRefused},
		{"http://%zz", ErrRefused},
	} {
		if data, err := c.Get(t.Context(), test.url); !errors.Is(err, test.want) || data != nil {
			t.Errorf("%s: got %d bytes, %v; want %v", test.url, len(data), err, test.want)
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	if data, err := c.Get(ctx, "http://"+host+"/never"); err == nil || data != nil {
		t.Error("an answer that never comes was awaited")
	} else if strings.Contains(err.Error(), host+"/never") {
		t.Errorf("the error tells the URL: %v", err)
	}
}

// A host that is allowed by name, and whose name leads to the machine itself, is refused when it is dialled.
func TestAddressIsCheckedAfterTheName(t *testing.T) {
	c := New(Options{Hosts: []string{"localhost"}})
	if _, err := c.Get(t.Context(), "https://localhost/"); !errors.Is(err, ErrRefused) {
		t.Errorf("got %v, want ErrRefused", err)
	}
}

func TestPublic(t *testing.T) {
	for _, test := range []struct {
		address string
		want    bool
	}{
		{"162.159.130.233", true}, {"2606:4700::6810:1", true},
		{"127.0.0.1", false}, {"127.8.9.1", false}, {"::1", false}, {"::ffff:127.0.0.1", false}, {"::127.0.0.1", false},
		{"10.1.2.3", false}, {"172.16.0.1", false}, {"192.168.1.1", false}, {"169.254.169.254", false}, {"100.64.0.1", false},
		{"0.0.0.0", false}, {"::", false}, {"255.255.255.255", false}, {"224.0.0.1", false}, {"198.18.0.1", false}, {"240.0.0.1", false},
		{"fe80::1", false}, {"fc00::1", false}, {"ff02::1", false}, {"64:ff9b::7f00:1", false}, {"2002:7f00:1::", false},
		{"fec0::1", false}, {"::ffff:0:7f00:1", false}, {"100::1", false}, {"64:ff9b:1::7f00:1", false}, {"5f00::1", false}, {"3fff::1", false}, {"2001:db8::1", false},
	} {
		if got := isPublic(netip.MustParseAddr(test.address)); got != test.want {
			t.Errorf("%s: got %t", test.address, got)
		}
	}
	for _, network := range []string{"udp4", "unix", ""} {
		if public(network, "162.159.130.233:443", nil) == nil {
			t.Errorf("network %q is let through", network)
		}
	}
	if public("tcp4", "not an address", nil) == nil {
		t.Error("what is no address is let through")
	}
}
