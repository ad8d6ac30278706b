package answer

import (
	"quoth/internal/analysis"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/internal/text"
)

// cuePieces are the clauses that begin with a cue: up to the next comma, semicolon or the sentence's end.
func (c *candidate) cuePieces(cues map[string]float64) []piece {
	words := c.story.Sentences[c.sentence].words
	var list []piece
	for i := range words {
		phrase, good := "", 0.0
		for n := 0; n < 3 && i+n < len(words); n++ {
			if n > 0 {
				phrase += " "
			}
			phrase += words[i+n].Folded
			good = max(good, cues[phrase])
		}
		if good == 0 {
			continue
		}
		to := c.clauseEnd(i)
		if to > i+1 {
			list = append(list, piece{Span: text.Span{Start: words[i].Start, End: words[to-1].End}, from: i, to: to, good: good})
		}
	}
	return list
}

// clauseEnd returns the word after the clause in which word i stands.
func (c *candidate) clauseEnd(i int) int {
	words := c.story.Sentences[c.sentence].words
	for k := i + 1; k < len(words); k++ {
		between := c.story.Text[words[k-1].End:words[k].Start]
		if strings.ContainsAny(between, ",;:–—()") && k > i+2 {
			return k
		}
	}
	return len(words)
}

// nounPhrases finds runs of words that look like noun phrases: in German adjectives and capitalised
// words, elsewhere words that are no stop words.
func (c *candidate) nounPhrases() []piece {
	words := c.story.Sentences[c.sentence].words
	german := c.story.Lang.Code() == "de"
	var list []piece
	for i := 0; i < len(words); {
		j, nouns, end := i, 0, i
		for j < len(words) && c.inPhrase(words, i, j) {
			if !german || capital(c.story.Text[words[j].Start:words[j].End]) {
				nouns, end = nouns+1, j+1
			}
			j++
		}
		if nouns > 0 {
			list = append(list, piece{Span: text.Span{Start: words[i].Start, End: words[end-1].End}, from: i, to: end})
		}
		i = max(j, i+1)
	}
	return list
}

// inPhrase tells whether word j goes on the phrase that begins at word i.
func (c *candidate) inPhrase(words []analysis.Word, i, j int) bool {
	if len(words[j].Terms) == 0 {
		return false
	}
	if j > i && strings.ContainsAny(c.story.Text[words[j-1].End:words[j].Start], ",;:.!?()–—\"„“”«»\n") {
		return false
	}
	if c.story.Lang.Code() != "de" {
		return true
	}
	return capital(c.story.Text[words[j].Start:words[j].End]) || adjective(words[j].Folded)
}

// adjective tells whether a lower-case German word is inflected as an adjective before a noun is.
func adjective(folded string) bool {
	for _, end := range [...]string{"e", "en", "er", "es", "em"} {
		if strings.HasSuffix(folded, end) && len(folded) > len(end)+2 {
			return true
		}
	}
	return false
}

func capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

// join makes one piece of names that a conjunction or a comma joins ("Rihanna und Pink").
func (c *candidate) join(pieces []piece) []piece {
	words := c.story.Sentences[c.sentence].words
	var list []piece
	for _, x := range pieces {
		if n := len(list); n > 0 {
			last := &list[n-1]
			between := strings.TrimSpace(c.story.Text[last.End:max(last.End, x.Start)])
			switch strings.ToLower(strings.Trim(between, ", ")) {
			case "und", "and", "oder", "or", "sowie", "&":
				if x.from-last.to <= 1 && x.to <= len(words) {
					last.End, last.to, last.good = x.End, x.to, max(last.good, x.good)
					continue
				}
			}
		}
		list = append(list, x)
	}
	return list
}

// quotePieces are what stands between quotation marks; a sentence that is all quotation, of several
// that one speaker says, is one as a whole.
func (c *candidate) quotePieces() []piece {
	s := c.story.Sentences[c.sentence].Span
	body := c.story.Text[s.Start:s.End]
	var list []piece
	open := -1
	for i, r := range body {
		switch r {
		case '„', '«', '“', '"', '”', '»':
			if open < 0 {
				open = i + utf8.RuneLen(r)
			} else if i-open > 2 {
				list = append(list, c.piece(text.Span{Start: s.Start + open, End: s.Start + i}, min(1, 0.3+float64(i-open)/60)))
				open = -1
			}
		}
	}
	if open >= 0 && len(body)-open > 10 {
		list = append(list, c.piece(text.Span{Start: s.Start + open, End: s.End}, 1))
	}
	return list
}

// pronounOpens is 1 if one of the first words of a sentence refers to what was named before.
func pronounOpens(s *Story, i int) float64 {
	words := s.Sentences[i].words
	for k := 0; k < len(words) && k < 4; k++ {
		if pronouns[words[k].Folded] {
			return 1
		}
	}
	return 0
}
