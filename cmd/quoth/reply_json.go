package main

import (
	"encoding/json"
	"io"
)

// replyJSON is a reply as ask --json prints it.
type replyJSON struct {
	Command  string         `json:"command"`
	Kind     string         `json:"kind"`
	Answered bool           `json:"answered"`
	TookUS   int64          `json:"took_us"`
	Unsure   bool           `json:"unsure,omitempty"`
	Answers  []answerJSON   `json:"answers"`
	Searched []searchedJSON `json:"searched,omitempty"`
	Nearest  *sourceJSON    `json:"nearest,omitempty"` // where nothing was found
	Error    string         `json:"error,omitempty"`

	Incomplete bool `json:"incomplete,omitempty"` // parts of the index are being made anew
}

type sourceJSON struct {
	Article  uint64 `json:"article"`
	Ref      string `json:"ref"`
	Headline string `json:"headline"`
	Source   string `json:"source"`
	URL      string `json:"url"`
	Date     string `json:"date"`
	Lang     string `json:"lang"`
}

type answerJSON struct {
	Article   uint64       `json:"article"`
	Ref       string       `json:"ref"`
	Headline  string       `json:"headline"`
	Source    string       `json:"source"`
	URL       string       `json:"url"`
	Date      string       `json:"date"`
	Sentence  string       `json:"sentence"`
	Span      string       `json:"span"`
	SpanStart int          `json:"span_start"` // bytes from the beginning of the sentence
	Hedged    bool         `json:"hedged"`
	Lang      string       `json:"lang"`
	Score     float64      `json:"score"`
	Cue       string       `json:"cue,omitempty"`
	Speaker   string       `json:"speaker,omitempty"`
	Resolved  string       `json:"resolved,omitempty"`
	Conflicts bool         `json:"conflicts,omitempty"`
	Also      []sourceJSON `json:"also,omitempty"`
}

type searchedJSON struct {
	Word  string              `json:"word"`
	Read  string              `json:"read,omitempty"` // where it was taken for a slip of the keyboard
	Terms map[string][]string `json:"terms,omitempty"`
	Seen  bool                `json:"seen"`
}

func newReplyJSON(r *asked) *replyJSON {
	j := &replyJSON{
		Command: r.Command, Kind: r.Reply.Kind.String(), Answered: r.Reply.Answered, TookUS: r.Reply.Took.Microseconds(),
		Answers: []answerJSON{}, Error: r.Error, Incomplete: r.Reply.Incomplete, Unsure: r.Reply.Unsure,
	}
	for i := range r.Reply.Answers {
		a := &r.Reply.Answers[i]
		answer := answerJSON{
			Article: a.Article, Ref: a.Ref, Headline: a.Headline, Source: a.Source.Source, URL: a.URL, Date: a.Date, Lang: a.Lang,
			Sentence: a.Sentence, Span: a.Span, SpanStart: a.SpanStart, Hedged: a.Hedged, Score: a.Score,
			Cue: a.Cue, Speaker: a.Speaker, Resolved: a.Resolved, Conflicts: a.Conflicts,
		}
		for _, s := range a.Also {
			answer.Also = append(answer.Also, sourceJSON(s))
		}
		j.Answers = append(j.Answers, answer)
	}
	for _, s := range r.Reply.Searched {
		j.Searched = append(j.Searched, searchedJSON(s))
	}
	if r.Reply.Nearest != nil && !r.Reply.Answered {
		j.Nearest = (*sourceJSON)(r.Reply.Nearest)
	}
	return j
}

// writeJSON writes a reply as one line, characters such as < and & as they are.
func writeJSON(w io.Writer, r *asked) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(newReplyJSON(r))
}
