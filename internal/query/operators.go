package query

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/internal/lang"
	"quoth/internal/when"
)

// Filter is what the operators of a question ask for besides its words.
type Filter struct {
	Phrases  []string  // "cambridge analytica": the words must stand together in a sentence
	Exclude  []string  // -google, -"wall street": sentences with them are left out
	Source   string    // source:heise, the publisher
	Lang     string    // lang:de, ISO 639-1 code of the article's language
	After    when.Date // after:2018-07, published on the first day of it or later
	Before   when.Date // before:2019, published before the first day of it
	Headline bool      // in:headline, the words must stand in the headline
	Wrong    string    // the first operator that makes no sense: "after:soon", "-source:heise"
}

// BySentence tells whether an operator judges each sentence by itself, and not its article.
func (f *Filter) BySentence() bool { return len(f.Phrases)+len(f.Exclude) > 0 && !f.Headline }

// ParseOperators takes the operators out of a question's text and returns what is left of it.
// A word with a colon that is no operator (in:berlin) stays in the text.
// The words of a phrase stay in the text too: they are to be looked for as well as to be required.
func ParseOperators(text string) (rest string, f Filter) {
	var words []string
	for text = strings.TrimLeftFunc(text, unicode.IsSpace); text != ""; text = strings.TrimLeftFunc(text, unicode.IsSpace) {
		var token string
		token, text = nextToken(text)
		if joined, rest := apart(token, text); joined != "" {
			token, text = joined, rest
		}
		if !f.take(token) {
			words = append(words, token)
			continue
		}
		if p, ok := quoted(token); ok {
			words = append(words, p)
		}
	}
	return strings.Join(words, " "), f
}

// apart joins an operator that ends with its colon to the value behind a space ("after: 2018"), and returns what follows. It returns "" for
// any other token, and where the next one is no value.
func apart(token, text string) (joined, rest string) {
	if !strings.HasSuffix(token, ":") {
		return "", text
	}
	value, rest := nextToken(strings.TrimLeftFunc(text, unicode.IsSpace))
	var f Filter
	if joined = token + value; value == "" || !f.take(joined) || f.Wrong != "" {
		return "", text
	}
	return joined, rest
}

// nextToken cuts the first token off a text: up to the next space, or up to the closing quotation
// mark where a quotation begins in it.
func nextToken(s string) (token, rest string) {
	open := false
	for i, r := range s {
		switch {
		case isQuote(r):
			open = !open
		case unicode.IsSpace(r) && !open:
			return s[:i], s[i:]
		}
	}
	if open { // an unclosed quotation mark is no quotation
		if i := strings.IndexFunc(s, unicode.IsSpace); i >= 0 {
			return s[:i], s[i:]
		}
	}
	return s, ""
}

func isQuote(r rune) bool { return strings.ContainsRune("\"“”„«»", r) }

// quoted returns what stands between the quotation marks that enclose a token, parentheses and what ends a question aside.
func quoted(token string) (string, bool) {
	token = strings.TrimRight(strings.TrimLeft(token, "("), "?!.,;:)")
	first, _ := utf8.DecodeRuneInString(token)
	last, _ := utf8.DecodeLastRuneInString(token)
	inner := strings.TrimSpace(strings.TrimFunc(token, isQuote))
	return inner, isQuote(first) && isQuote(last) && inner != ""
}

// take reads one token as an operator and tells whether it was one.
func (f *Filter) take(token string) bool {
	if p, ok := quoted(token); ok {
		f.Phrases = append(f.Phrases, p)
		return true
	}
	if x, ok := strings.CutPrefix(token, "-"); ok {
		if x == "" || strings.HasPrefix(x, "-") {
			return false
		}
		if p, ok := quoted(x); ok {
			f.Exclude = append(f.Exclude, p)
		} else if new(Filter).take(x) { // an operator, which has no opposite
			f.Wrong = cmp.Or(f.Wrong, token)
		} else {
			f.Exclude = append(f.Exclude, x)
		}
		return true
	}
	name, value, _ := strings.Cut(strings.TrimRight(token, "?!,;"), ":") // "after:2018?" ends a question
	if value == "" {
		return false
	}
	if p, ok := quoted(value); ok {
		value = p
	}
	return f.set(strings.ToLower(name), value)
}

// set applies one named operator and tells whether it is one; German names stand beside the English ones.
func (f *Filter) set(name, value string) bool {
	ok := true
	switch name {
	case "source", "quelle":
		f.Source = value
	case "lang", "sprache":
		l := lang.Named(value)
		if ok = l != nil; ok {
			f.Lang = l.Code()
		}
	case "in":
		if v := strings.ToLower(value); v != "headline" && v != "title" && v != "überschrift" && v != "titel" {
			return false
		}
		f.Headline = true
	case "after", "since", "nach", "seit":
		ok = setDate(&f.After, value)
	case "before", "until", "vor", "bis":
		ok = setDate(&f.Before, value)
	default:
		return false
	}
	if !ok {
		f.Wrong = cmp.Or(f.Wrong, name+":"+value)
	}
	return true
}

func setDate(d *when.Date, value string) bool {
	v, err := when.Parse(value)
	if err != nil {
		return false
	}
	*d = v
	return true
}
