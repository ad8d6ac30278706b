package extract

import (
	"encoding/json"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"quoth/internal/when"
)

// Bounds on what is read of a page's metadata.
const (
	maxJSONLD      = 1 << 20 // bytes of one block
	maxJSONLDDepth = 8
)

// metadata gathers what a page says of itself; the first value of a kind is kept.
type metadata struct {
	ld        map[string]string // of JSON-LD: headline, date, source, author, lang
	meta      map[string]string // of meta elements by name, property or itemprop, in lower case
	title     string            // of the title element
	h1        string            // of the first h1 element, which counts where it is the only one
	h1Count   int
	canonical string
	lang      string // of the html element
	time      string // of the first time element that says when it was published
}

// readMetadata reads the page's head, its JSON-LD blocks, and the few elements of the body that tell a date or headline.
func readMetadata(doc *html.Node, base *url.URL) *metadata {
	m := &metadata{ld: map[string]string{}, meta: map[string]string{}}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Html:
			m.lang = attribute(n, "lang")
		case atom.Title:
			if m.title == "" && n.Namespace == "" {
				m.title = field(content(n))
			}
		case atom.H1:
			if m.h1Count++; m.h1Count == 1 {
				m.h1 = field(content(n))
			}
		case atom.Link:
			if m.canonical == "" && strings.EqualFold(attribute(n, "rel"), "canonical") {
				m.canonical = webURL(attribute(n, "href"), base)
			}
		case atom.Meta:
			m.readMeta(n)
		case atom.Time:
			m.readTime(n)
		case atom.Script:
			if strings.HasPrefix(strings.ToLower(strings.TrimSpace(attribute(n, "type"))), "application/ld+json") {
				m.readJSONLD(content(n))
			}
		}
	}
	return m
}

func (m *metadata) readMeta(n *html.Node) {
	value := strings.TrimSpace(attribute(n, "content"))
	for _, key := range []string{"property", "name", "itemprop"} {
		for name := range strings.FieldsSeq(strings.ToLower(attribute(n, key))) {
			if _, known := m.meta[name]; !known && value != "" && len(m.meta) < 1000 {
				m.meta[name] = value
			}
		}
	}
}

func (m *metadata) readTime(n *html.Node) {
	published := attribute(n, "itemprop") == "datePublished" || slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "pubdate" })
	for p := n.Parent; p != nil && !published && p.DataAtom != atom.Body; p = p.Parent {
		published = p.DataAtom == atom.Article || p.DataAtom == atom.Header
	}
	if value := attribute(n, "datetime"); m.time == "" && published && value != "" {
		m.time = value
	}
}

// readJSONLD takes the first article of a block; what cannot be parsed is passed over, as browsers do.
func (m *metadata) readJSONLD(block string) {
	if len(block) > maxJSONLD {
		return
	}
	block = strings.TrimSpace(block)
	block = strings.TrimSuffix(strings.TrimPrefix(block, "<!--"), "-->")
	var value any
	if json.Unmarshal([]byte(block), &value) == nil {
		m.walkJSONLD(value, 0)
	}
}

func (m *metadata) walkJSONLD(value any, depth int) {
	if depth > maxJSONLDDepth {
		return
	}
	switch v := value.(type) {
	case []any:
		for _, element := range v {
			m.walkJSONLD(element, depth+1)
		}
	case map[string]any:
		if isStory(v["@type"]) {
			m.keep("headline", first(v["headline"], v["name"]))
			m.keep("date", first(v["datePublished"], v["dateCreated"]))
			m.keep("source", nameOf(v["publisher"], 0))
			m.keep("author", nameOf(v["author"], 0))
			m.keep("lang", first(v["inLanguage"]))
		}
		m.walkJSONLD(v["@graph"], depth+1)
		m.walkJSONLD(v["mainEntity"], depth+1)
	}
}

func (m *metadata) keep(key, value string) {
	if value = field(html.UnescapeString(value)); value != "" && m.ld[key] == "" {
		m.ld[key] = value
	}
}

func isStory(kind any) bool {
	switch v := kind.(type) {
	case string:
		v = v[strings.LastIndexByte(v, '/')+1:]
		return strings.HasSuffix(v, "Article") || strings.HasSuffix(v, "Posting") || v == "Report"
	case []any:
		for _, k := range v {
			if s, ok := k.(string); ok && isStory(s) {
				return true
			}
		}
	}
	return false
}

// first gives the first value that is a text.
func first(values ...any) string {
	for _, v := range values {
		if s, ok := v.(string); ok && strings.TrimSpace(s) != "" {
			return s
		}
	}
	return ""
}

// nameOf gives the name of a person or organisation, or of several joined by commas.
func nameOf(value any, depth int) string {
	if depth > 3 {
		return ""
	}
	switch v := value.(type) {
	case string:
		if strings.HasPrefix(v, "http://") || strings.HasPrefix(v, "https://") {
			return ""
		}
		return v
	case map[string]any:
		return nameOf(v["name"], depth+1)
	case []any:
		var names []string
		for _, element := range v[:min(len(v), 10)] {
			if name := nameOf(element, depth+1); name != "" {
				names = append(names, name)
			}
		}
		return strings.Join(names, ", ")
	}
	return ""
}

// article fills the fields from the best source for each.
func (m *metadata) article(base *url.URL) Article {
	a := Article{
		Headline: pick(m.ld["headline"], m.meta["og:title"], m.meta["twitter:title"], m.meta["dc.title"]),
		Source:   pick(m.ld["source"], m.meta["og:site_name"], m.meta["dc.publisher"], m.meta["publisher"], m.meta["application-name"]),
		Author:   pick(m.ld["author"], m.meta["author"], m.meta["dc.creator"], m.meta["article:author"], m.meta["parsely-author"]),
		Lang:     pick(language(m.ld["lang"]), language(m.lang), language(m.meta["og:locale"]), language(m.meta["content-language"])),
		URL:      m.address(base),
	}
	if strings.HasPrefix(a.Author, "http") {
		a.Author = ""
	}
	if a.Headline == "" && m.h1Count == 1 {
		a.Headline = m.h1
	}
	if a.Headline == "" {
		a.Headline = m.title
	}
	a.Headline = withoutSite(a.Headline, a.Source)
	if a.Source == "" && a.URL != "" {
		if u, err := url.Parse(a.URL); err == nil {
			a.Source = strings.TrimPrefix(u.Hostname(), "www.")
		}
	}
	for _, value := range []string{m.ld["date"], m.meta["article:published_time"], m.meta["datepublished"], m.meta["date"], m.meta["dc.date"],
		m.meta["dc.date.issued"], m.meta["dcterms.created"], m.meta["parsely-pub-date"], m.meta["publish-date"], m.meta["pubdate"], m.meta["sailthru.date"], m.time} {
		if d, err := when.Parse(value); err == nil {
			a.Date = d
			break
		}
	}
	return a
}

// address is the canonical address where the page may claim it (the same host, www, m and amp aside), else the page's
// own: a page must not pass itself off as another publisher's.
func (m *metadata) address(base *url.URL) string {
	canonical := m.canonical
	if canonical == "" {
		canonical = webURL(m.meta["og:url"], base)
	}
	if base == nil {
		return canonical
	}
	if u, err := url.Parse(canonical); err == nil && canonical != "" && bareHost(u) == bareHost(base) {
		return canonical
	}
	return webURL(base.String(), nil)
}

func bareHost(u *url.URL) string {
	host := strings.ToLower(u.Hostname())
	for _, prefix := range []string{"www.", "m.", "amp.", "mobile."} {
		host = strings.TrimPrefix(host, prefix)
	}
	return host
}

// withoutSite cuts the publisher's name off a headline: "Story - The Paper", "Story | Zeitung".
func withoutSite(headline, source string) string {
	for _, sep := range []string{" | ", " - ", " – ", " — ", " :: "} {
		if i := strings.LastIndex(headline, sep); i > 0 && source != "" && strings.EqualFold(strings.TrimSpace(headline[i+len(sep):]), source) {
			return strings.TrimSpace(headline[:i])
		}
	}
	return headline
}

func pick(values ...string) string {
	for _, v := range values {
		if v = field(v); v != "" {
			return v
		}
	}
	return ""
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// content is the text below n as it stands.
func content(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode && b.Len() < maxJSONLD+1 {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}
