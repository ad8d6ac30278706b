package extract

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxElements bounds the work that readability may make of a page; larger pages are read by the plain walk alone.
const maxElements = 50_000

// minReadable is the least text, in bytes, for which readability's choice is trusted over the plain walk.
const minReadable = 200

// HTML reads the article of a web page, whose address may be empty. Headline, date, publisher, author, language and
// canonical address come from JSON-LD, OpenGraph and other meta elements. The text is that which readability finds;
// headings stay as lines of their own, and captions, scripts, forms and navigation are dropped.
func HTML(data []byte, pageURL string) (Article, error) {
	if err := admit(data); err != nil {
		return Article{}, err
	}
	page := decode(data)
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return Article{}, fmt.Errorf("the page cannot be read: %w", err)
	}
	base, _ := url.Parse(webURL(pageURL, nil))
	if base != nil && base.Host == "" {
		base = nil
	}
	meta := readMetadata(doc, base)
	prune(doc, 0)
	a := meta.article(base)
	a.Text = mainText(doc, base)
	a.Text = withoutRepeatedHeadline(a.Text, a.Headline)
	return finish(a)
}

// mainText is the text of the page's story, in blocks with blank lines between them.
func mainText(doc *html.Node, base *url.URL) string {
	walked := blocks(storyNode(doc))
	if node := readable(doc, base); node != nil {
		if text := blocks(node); len(text) >= minReadable || len(text) >= len(walked)/2 {
			return text
		}
	}
	return walked
}

// readable gives the node that readability chooses, nil if it finds none. The library walks hostile pages with code
// that is not ours: should it panic, the plain walk stands in.
func readable(doc *html.Node, base *url.URL) (node *html.Node) {
	defer func() {
		if recover() != nil {
			node = nil
		}
	}()
	parser := readability.NewParser()
	parser.MaxElemsToParse = maxElements
	parser.DisableJSONLD = true // read before, see metadata.go
	parser.CharThresholds = minReadable
	article, err := parser.ParseDocument(doc, base)
	if err != nil {
		return nil
	}
	return article.Node
}

// storyNode is the only article element, else main, else body.
func storyNode(doc *html.Node) *html.Node {
	var articles, mains, body []*html.Node
	for n := range doc.Descendants() {
		switch n.DataAtom {
		case atom.Article:
			articles = append(articles, n)
		case atom.Main:
			mains = append(mains, n)
		case atom.Body:
			body = append(body, n)
		}
	}
	switch {
	case len(articles) == 1:
		return articles[0]
	case len(mains) > 0:
		return mains[0]
	case len(body) > 0:
		return body[0]
	}
	return doc
}

// dropped are elements without a sentence of the story.
var dropped = map[atom.Atom]bool{atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Iframe: true,
	atom.Object: true, atom.Embed: true, atom.Svg: true, atom.Math: true, atom.Canvas: true, atom.Video: true, atom.Audio: true,
	atom.Form: true, atom.Button: true, atom.Select: true, atom.Textarea: true, atom.Input: true, atom.Nav: true, atom.Footer: true,
	atom.Aside: true, atom.Figcaption: true, atom.Dialog: true, atom.Menu: true}

// captionClasses are parts of class names that mark a caption or a photo credit.
var captionClasses = []string{"caption", "bildunterschrift", "bildnachweis", "photo-credit", "image-credit", "img-credit", "photocredit",
	"copyright", "image-source", "bildquelle"}

// prune takes out captions, scripts, forms and the like. The parser bounds the depth of a page (512 open elements),
// but not that of foreign content, so the depth is bounded here as well.
func prune(n *html.Node, depth int) {
	for child := n.FirstChild; child != nil; {
		following := child.NextSibling
		if child.Type == html.CommentNode || child.Type == html.ElementNode && (unwanted(child) || depth > 600) {
			n.RemoveChild(child)
		} else {
			prune(child, depth+1)
		}
		child = following
	}
}

func unwanted(n *html.Node) bool {
	if dropped[n.DataAtom] {
		return true
	}
	if n.DataAtom == atom.Html || n.DataAtom == atom.Body || n.DataAtom == atom.Article || n.DataAtom == atom.Main {
		return false
	}
	return slices.ContainsFunc(n.Attr, func(attr html.Attribute) bool {
		switch attr.Key {
		case "class", "id":
			class := strings.ToLower(attr.Val)
			return len(class) < 200 && slices.ContainsFunc(captionClasses, func(mark string) bool {
				return strings.Contains(class, mark) && !strings.Contains(class, "no-"+mark)
			})
		case "hidden":
			return true
		case "aria-hidden":
			return attr.Val == "true" && n.DataAtom != atom.Div && n.DataAtom != atom.Section
		case "style":
			return strings.Contains(strings.ReplaceAll(attr.Val, " ", ""), "display:none")
		}
		return false
	})
}

// inline are the elements that do not end a line.
var inline = map[atom.Atom]bool{atom.A: true, atom.Abbr: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Big: true, atom.Cite: true,
	atom.Code: true, atom.Data: true, atom.Del: true, atom.Dfn: true, atom.Em: true, atom.Font: true, atom.I: true, atom.Ins: true,
	atom.Kbd: true, atom.Label: true, atom.Mark: true, atom.Q: true, atom.S: true, atom.Samp: true, atom.Small: true, atom.Span: true,
	atom.Strike: true, atom.Strong: true, atom.Sub: true, atom.Sup: true, atom.Time: true, atom.Tt: true, atom.U: true, atom.Var: true,
	atom.Wbr: true, atom.Img: true, atom.Picture: true, atom.Source: true, atom.Acronym: true}

// writer gathers the text of a tree in blocks.
type writer struct {
	out   strings.Builder
	block strings.Builder
}

// blocks gives the text below n: white space folded as a browser does, blocks separated by blank lines.
func blocks(n *html.Node) string {
	var w writer
	w.walk(n)
	w.end()
	return w.out.String()
}

func (w *writer) walk(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		w.block.WriteString(n.Data)
		return
	case n.Type == html.ElementNode && dropped[n.DataAtom] || n.DataAtom == atom.Head:
		return
	case n.DataAtom == atom.Br:
		if n.NextSibling != nil && n.NextSibling.DataAtom == atom.Br {
			w.end()
		} else {
			w.block.WriteByte('\x00') // a line break, kept apart from white space
		}
		return
	}
	isBlock := n.Type == html.ElementNode && !inline[n.DataAtom]
	if isBlock {
		w.end()
	}
	for child := range n.ChildNodes() {
		w.walk(child)
	}
	if isBlock {
		w.end()
	}
}

// end closes the block that is open.
func (w *writer) end() {
	if w.block.Len() == 0 {
		return
	}
	var lines []string
	for line := range strings.SplitSeq(w.block.String(), "\x00") {
		line = strings.Join(strings.FieldsFunc(line, func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f' }), " ")
		if strings.ContainsFunc(line, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			lines = append(lines, line)
		}
	}
	w.block.Reset()
	if len(lines) == 0 {
		return
	}
	if w.out.Len() > 0 {
		w.out.WriteString("\n\n")
	}
	w.out.WriteString(strings.Join(lines, "\n"))
}

// withoutRepeatedHeadline drops a first block that says the headline again.
func withoutRepeatedHeadline(text, headline string) string {
	first, rest, more := strings.Cut(text, "\n\n")
	if more && headline != "" && strings.EqualFold(strings.Join(strings.Fields(first), " "), headline) {
		return rest
	}
	return text
}
