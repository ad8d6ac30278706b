package corpus

import (
	"net/url"
	"strings"
)

// fragmentWords is how many words at each end of a long sentence a text fragment names.
const fragmentWords = 5

// textFragment returns an article's URL with a text fragment that leads a browser to a sentence
// (WICG, "Text Fragments": #:~:text=start,end); "" where there is no URL.
func textFragment(article, sentence string) string {
	if article == "" {
		return ""
	}
	words := strings.Fields(sentence)
	directive := ""
	if len(words) <= 2*fragmentWords {
		directive = fragmentEscape(strings.Join(words, " "))
	} else {
		directive = fragmentEscape(strings.Join(words[:fragmentWords], " ")) + "," +
			fragmentEscape(strings.Join(words[len(words)-fragmentWords:], " "))
	}
	if strings.Contains(article, "#") {
		return article + ":~:text=" + directive
	}
	return article + "#:~:text=" + directive
}

// fragmentEscape escapes what a text directive may not hold as it is: besides what a query may not,
// the dash, which marks a prefix or suffix there.
func fragmentEscape(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(url.QueryEscape(s), "+", "%20"), "-", "%2D")
}
